// Narrow what is shown: of each facet some values, together; what does not meet them all is not drawn, and has no row.
const FACETS = ["kind", "role", "group", "domain", "source"];
const CHOICES = 60; // of a facet; the rest can be found by name
state.narrow = new Map(); // facet -> the values chosen
let shownThings = null; // what meets all; null: nothing is narrowed
let gone = new Set(); // the ids of marks that the filter hides

const chosen = (facet) => (state.narrow.get(facet)?.size ? state.narrow.get(facet) : null);
const isNarrowed = () => FACETS.some(chosen);
const otherEnd = (claim, id) => claim[claim[1] === id ? 2 : 1];
const isOf = (id, kind) => id.startsWith(`${kind}:`);

/** Whether a claim has what was chosen, of each facet but one: a role in a group is that role in that group. */
function claimMeets(claim, id, but = "") {
  const of = (facet, ...values) => facet === but || !chosen(facet) || values.some((value) => chosen(facet).has(value));
  return of("role", claim[11]) && of("source", claim[4]) && of("group", id, otherEnd(claim, id));
}

/** The values that a thing has of a facet, by claims that meet what was chosen of the others. */
function valuesOf(id, facet) {
  if (facet === "kind") return new Set([thing(id).look]);
  const claims = facet === "domain" ? claimsOf(id) : claimsOf(id).filter((claim) => claimMeets(claim, id, facet));
  if (facet === "role") return new Set(claims.map((claim) => claim[11]));
  if (facet === "source") return new Set([thing(id).source?.[0], ...claims.map((claim) => claim[4])].filter(Boolean));
  return new Set([id, ...claims.map((claim) => otherEnd(claim, id))].filter((other) => isOf(other, facet)));
}

/** Whether a thing has what was chosen, of each facet but one. */
function meets(id, but = "") {
  if (thing(id).other && !state.view.days) return false;
  return FACETS.every((facet) => facet === but || !chosen(facet) || [...valuesOf(id, facet)].some((value) => chosen(facet).has(value)));
}

const hidden = (node) => gone.has(node.id);

function edgeHidden(edge) {
  if (state.hide.has(edge.role)) return true;
  const [from, to] = [nodeOf.get(edge.from), nodeOf.get(edge.to)];
  if (hidden(from) || hidden(to)) return true;
  if (!isNarrowed() || !from.thing || !to.thing || edge.role.startsWith("derived/")) return false;
  const between = claimsOf(from.thing).filter((claim) => claim[1] === to.thing || claim[2] === to.thing);
  return between.length > 0 && !between.some((claim) => claimMeets(claim, from.thing));
}

/** What meets all that is chosen: known before anything of the view is drawn. */
function findThings() {
  const all = Object.keys(data.things);
  const left = all.filter((id) => meets(id) && !legendHides(id));
  shownThings = isNarrowed() || all.some(legendHides) ? new Set(left) : null;
}

/** Whether what is chosen names things of this kind, and not this one. */
function ruledOut(id) {
  const [kind, key] = [id.slice(0, id.indexOf(":")), id.slice(id.indexOf(":") + 1)];
  const looks = [...(chosen("kind") ?? [])].filter((look) => look.split("/")[0] === kind);
  if (looks.length && !looks.includes(thing(id).look)) return true;
  if (kind === "document") return Boolean(chosen("source")) && !chosen("source").has(key);
  return Boolean(chosen(kind)) && ![...valuesOf(id, kind)].some((value) => chosen(kind).has(value));
}
/** Whether it goes with what it stands with: where that is one thing that is ruled out, or no two of several are left. */
function goesWith({ with: things = [] }) {
  const left = things.filter((id) => !ruledOut(id)).length;
  return left < things.length && left < 2;
}

const middle = () => (state.view.id === "about" ? state.about : "");

/** The marks that a filter or the legend hides: of a thing that does not meet it, and of several of which none does. */
function findGone() {
  gone = new Set();
  const meetsNot = (id) => Boolean(data.things[id]) && shownThings && !shownThings.has(id) && id !== middle();
  for (const node of today.nodes) if (node.thing ? meetsNot(node.thing) || !needed(node, 0) : node.holds?.length && !holdsLeft(node).length) gone.add(node.id);
  for (const node of today.nodes) if (goesWith(node)) gone.add(node.id);
  if (gone.size) for (const head of today.nodes.filter((node) => node.heads)) headGoes(head);
  hideMarks();
}

/** The head of a box, or of what belongs to it elsewhere, stays with that; one that only repeats what stands elsewhere too goes with it. */
function headGoes(head) {
  if (goesWith(head)) return;
  const box = today.boxes.find((each) => each.look !== "bare" && inside(each, head));
  let within = box ? marksIn(box, today.nodes).filter((node) => !node.heads) : [];
  if (!within.length) {
    const near = new Set(today.near.filter((pair) => pair.includes(head.id)).flat());
    within = today.nodes.filter((node) => near.has(node.id) && !node.heads);
  }
  if (within.some((node) => !gone.has(node.id))) gone.delete(head.id);
  else if (within.length && head.id !== head.thing && !head.with) gone.add(head.id);
}

/** After a change of what is chosen. */
function applyNarrow() {
  findThings();
  if (middle()) return redrawAbout();
  findToday();
  measureLabels();
  redraw();
  drawLegend();
  drawChips();
}

function narrow(facet, value, on) {
  const values = state.narrow.get(facet) ?? new Set();
  if (on) values.add(value);
  else values.delete(value);
  state.narrow.set(facet, values);
  renarrow();
}

/** What is shown changed; `sentence` says how. */
function renarrow(sentence = "") {
  applyNarrow();
  writeTitle();
  writeHow();
  if (state.node && shownThings && !shownThings.has(state.node)) choose("", { panel: false });
  else light();
  drawFacets();
  drawColophon();
  layOut();
  fit(false);
  tablesLater();
  address();
  speak(sentence || narrowedWords());
}

function narrowedWords() {
  return isNarrowed() ? word("narrowed", { n: number(shownThings.size), all: number(Object.keys(data.things).length) }) : word("all_shown");
}

function widen() {
  state.narrow.clear();
  renarrow();
}

const valueName = (facet, value, lang = state.lang) => {
  if (facet === "kind" || facet === "role") return textIn(data.legend[value].text, lang);
  return facet === "source" ? thing(`document:${value}`).name : shortName(value);
};

/** What is chosen, as buttons that take it away again. */
function drawChips() {
  const chip = (text, remove) => element("button", { type: "button", className: "chip", "aria-label": word("remove", { name: text }), onclick: remove }, element("span", { text }), element("span", { text: "×", "aria-hidden": "true" }));
  const chips = [...state.narrow].flatMap(([facet, values]) => [...values].map((value) => chip(`${word(`by_${facet}`)}: ${valueName(facet, value).slice(0, 60)}`, () => narrow(facet, value, false))));
  if (chips.length) chips.push(element("button", { type: "button", className: "plain", text: word("widen"), onclick: widen }));
  byId("chips").replaceChildren(...chips);
  byId("chips").hidden = !chips.length;
}

/** The choices of each facet, with how many things each would leave beside what else is chosen. */
function drawFacets() {
  byId("to_narrow").setAttribute("aria-expanded", String(!byId("narrow").hidden));
  if (byId("narrow").hidden) return;
  const had = document.activeElement?.dataset?.choice;
  const parts = FACETS.map(facetPart).filter(Boolean);
  if (data.views.some((view) => view.days)) parts.push(dayPart());
  byId("narrow").replaceChildren(...parts);
  if (had) byId("narrow").querySelector(`[data-choice="${CSS.escape(had)}"]`)?.focus();
}

/** Another day is no filter: names, owners and gaps are then others. The view of all days shows that day. */
function dayPart() {
  const day = element("input", { type: "date", id: "day_on", value: dayOf(state.view), "data-choice": "day" });
  day.addEventListener("change", () => openDay(day.value));
  return element("fieldset", {}, element("legend", { text: word("by_day") }), element("label", { for: "day_on", text: word("day_on") }), day);
}

function facetPart(facet) {
  const counts = new Map();
  for (const id of Object.keys(data.things)) if (meets(id, facet)) for (const value of valuesOf(id, facet)) counts.set(value, (counts.get(value) ?? 0) + 1);
  for (const value of state.narrow.get(facet) ?? []) counts.set(value, counts.get(value) ?? 0);
  if (counts.size < 2 && !state.narrow.get(facet)?.size) return null;
  const named = [...counts].map(([value, count]) => ({ value, count, name: valueName(facet, value) }));
  named.sort((a, b) => (facet === "group" ? 0 : b.count - a.count) || a.name.localeCompare(b.name, "nl", { numeric: true }));
  const choices = named.slice(0, CHOICES).map(({ value, count, name }) => {
    const box = element("input", { type: "checkbox", "data-choice": `${facet}:${value}` });
    box.checked = state.narrow.get(facet)?.has(value) ?? false;
    box.addEventListener("change", () => narrow(facet, value, box.checked));
    return element("label", {}, box, element("span", { text: name.slice(0, 90) }), element("span", { className: "many", text: number(count) }));
  });
  return element("fieldset", {}, element("legend", { text: word(`by_${facet}`) }), ...choices);
}

function toggleNarrow(open = byId("narrow").hidden) {
  byId("narrow").hidden = !open;
  drawFacets();
  (open ? byId("narrow").querySelector("input") : byId("to_narrow")).focus();
}

const narrowText = () => joinValues([...state.narrow].flatMap(([facet, values]) => [...values].map((value) => `${facet}~${value}`)));

/** A choice of the address, [facet, value]; none where the page does not know it. */
function choiceOf(part) {
  const [facet, value] = [part.slice(0, part.indexOf("~")), part.slice(part.indexOf("~") + 1)];
  const known = { kind: data.legend[value]?.shape, role: data.legend[value]?.dash, group: data.things[value], domain: data.things[value], source: data.things[`document:${value}`] };
  return FACETS.includes(facet) && known[facet] ? [[facet, value]] : [];
}

function narrowFrom(text) {
  state.narrow = new Map();
  for (const [facet, value] of splitValues(text).flatMap(choiceOf)) state.narrow.set(facet, (state.narrow.get(facet) ?? new Set()).add(value));
}

byId("to_narrow").addEventListener("click", () => toggleNarrow());
byId("narrow").addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  event.stopPropagation();
  toggleNarrow(false);
});
