// What the whole page shares: its words, its state, and its parts by id.
const { words: WORDS, lock: LOCK, formats: FORMATS } = JSON.parse(document.getElementById("words").textContent);
const state = { lang: document.documentElement.lang, datasets: [], outcomes: [], tab: "files", answer: null };

const byId = (id) => document.getElementById(id);

/** A text in the reader's language, with what belongs between its braces. */
function say(id, values = {}) {
  return WORDS[id][state.lang].replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));
}

/** Show one sentence above everything, or none. */
function tell(text) {
  byId("message").textContent = text;
  byId("message").hidden = !text;
}
