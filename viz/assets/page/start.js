// What every part needs: the data, the words, the state, and how an element is made. Text is only ever text.
document.documentElement.dataset.ready = "";
const data = JSON.parse(document.getElementById("data").textContent);
for (const map of [data.things, data.legend]) Object.setPrototypeOf(map, null); // an address may ask for "constructor"
const byId = (id) => document.getElementById(id);
const state = { view: null, lang: data.lang, node: "", part: "", about: "", panel: false, day: "" };
const LANGS = ["nl", "en"];

/** What stands packed at the end of the page, such as tables and texts, comes after the map; null: it is not there yet. */
let lateData = null;
const late = () => lateData;
const whenLate = (work) => document.addEventListener("late", work, { once: true });

async function unpackLate() {
  lateData = await unpacked("late").json();
  document.dispatchEvent(new Event("late"));
}
if (canUnpack && document.readyState === "loading") document.addEventListener("DOMContentLoaded", unpackLate);
else if (canUnpack) unpackLate(); // the data of a large map were packed too, and the page has been read

/** A text of the data in a language: a string, [Dutch, English], or [its number] among those at the end of the page. */
const textIn = (text, lang) => (!Array.isArray(text) ? (text ?? "") : text.length > 1 ? text[LANGS.indexOf(lang)] : textIn(late()?.texts[text[0]], lang));
const say = (text) => textIn(text, state.lang);
const inBoth = (text) => LANGS.map((lang) => textIn(text, lang));

/** A text of the page's own catalogue, with {name} filled in. */
const word = (name, facts = {}, lang = state.lang) =>
  textIn(data.words[name], lang).replace(/\{(\w+)\}/g, (whole, key) => (key in facts ? String(facts[key]) : whole));
const bothWords = (name, facts) => LANGS.map((lang) => word(name, facts, lang));

/** An element with a class, text and children. */
function element(tag, { text, className, ...rest } = {}, ...children) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  for (const [name, value] of Object.entries(rest)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

function svg(tag, attributes, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

const thing = (id) => data.things[id] ?? { name: id.slice(id.indexOf(":") + 1), kind: "" };
const shortName = (id) => thing(id).abbreviation || thing(id).name;
/** A number as the language of the page writes it: 1.850,5 in Dutch, 1,850.5 in English. Intl takes 70 ms to wake up. */
function number(value, thousands = state.lang === "nl" ? "." : ",") {
  const [whole, ...part] = String(value).split(".");
  return [whole.replace(/\B(?=(\d{3})+$)/g, thousands), ...part].join(state.lang === "nl" ? "," : ".");
}

function speak(sentence) {
  byId("spoken").textContent = sentence;
}

const prefersDark = matchMedia("(prefers-color-scheme: dark)");
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const isDark = () => (document.documentElement.dataset.theme ?? (prefersDark.matches ? "dark" : "light")) === "dark";
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
