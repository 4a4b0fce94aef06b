// Colour the marks of issues by a field: its values with the most issues have a colour and a letter, the rest are "other".
const NONE = "?none"; // no value; more than one; one that has no colour of its own
const SEVERAL = "?several";
const OTHERS = "?others";
const BY = "by/"; // before a value in the id of its entry in the legend
const LETTERS = "abcdefghij";
const GREYS = { [SEVERAL]: ["#4D4D4D", "#FFFFFF", "+"], [OTHERS]: ["#B8B8B8", "#1A1A1A", "…"] };
state.colour = ""; // the id of a field
let coloursOf = null; // of the field that is shown: value -> [fill, ink, letter]

const onDay = (claim, day) => !day || (claim[7] <= day && (!claim[8] || claim[8] > day));
const ofClaims = (kind) => (id) => [...new Set(claimsOf(id).filter((claim) => onDay(claim, dayOf(state.view))).map((claim) => otherEnd(claim, id)).filter((other) => isOf(other, kind)))];
const spanOf = (id) => (thing(id).from || thing(id).to ? [`${thing(id).from ?? ""}/${thing(id).to ?? ""}`] : []);

/** The fields by id: their words, the values of an issue, and what a value is called. */
const FIELDS = new Map([
  ...data.fields.map(({ id, text, values, of, dated }) => [id, { text, dated, order: Object.keys(values), valuesOf: (issue) => of[issue] ?? [], name: (value, lang) => textIn(values[value], lang) }]),
  ...["domain", "group"].map((kind) => [kind, { text: data.kinds[kind][0], valuesOf: ofClaims(kind), name: (value) => shortName(value) }]),
  ["period", { text: data.words.period_field, valuesOf: spanOf, name: (value, lang) => period(...value.split("/"), lang) }],
]);
const issues = Object.keys(data.things).filter((id) => isOf(id, "issue"));
const isFilled = (field) => issues.some((id) => field.valuesOf(id).length);
/** The field that marks are coloured by: who owns what is known of one day only. */
const fieldShown = () => (state.colour && !(FIELDS.get(state.colour).dated && state.view.days) ? FIELDS.get(state.colour) : null);

/** Which values have a colour: those with the most issues of the page, in all views and under all filters the same. */
function findColours() {
  const field = FIELDS.get(state.colour);
  coloursOf = new Map();
  if (!field) return;
  const counts = new Map();
  const before = state.view;
  state.view = { id: "" }; // of the day of the page
  for (const id of issues) for (const value of thing(id).other ? [] : field.valuesOf(id)) counts.set(value, (counts.get(value) ?? 0) + 1);
  state.view = before;
  const byName = (a, b) => (field.order ? field.order.indexOf(a) - field.order.indexOf(b) : field.name(a, "nl").localeCompare(field.name(b, "nl"), "nl", { numeric: true }));
  const most = [...counts].sort(([a, one], [b, other]) => other - one || byName(a, b)).slice(0, data.palette.length);
  most.map(([value]) => value).sort(byName).forEach((value, at) => coloursOf.set(value, [...data.palette[at], LETTERS[at]]));
}

/** What an issue is coloured as: a value, or one of the three that are none. */
function valueShown(id) {
  const values = fieldShown().valuesOf(id);
  if (values.length !== 1) return values.length ? SEVERAL : NONE;
  return coloursOf.has(values[0]) ? values[0] : OTHERS;
}

const isColoured = (node) => Boolean(fieldShown()) && lookOf(node) === "issue" && Boolean(node.thing);
const fillOf = (value) => coloursOf.get(value) ?? GREYS[value] ?? [ink.page, ink.ink, ""];
const colourOf = (node) => (isColoured(node) ? { color: both(fillOf(valueShown(node.thing))[0], node.gap ? ink.gap : ink.edge) } : {});

function drawLetter(context, mark) {
  if (!isColoured(mark)) return;
  const [, fill, letter] = fillOf(valueShown(mark.thing));
  context.font = `bold 12px ${FACE}`;
  context.fillStyle = fill;
  context.textAlign = "center";
  context.fillText(letter, mark.x, mark.y);
  context.textAlign = "left";
}

const colourName = (value, lang) => (coloursOf.has(value) ? fieldShown().name(value, lang) : word(`value_${value.slice(1)}`, {}, lang));
const valuesInOrder = () => [...coloursOf.keys(), SEVERAL, OTHERS, NONE];
/** Of each value that marks are coloured as, how many issues, with those that marks hold together. */
function valuesDrawn() {
  const drawn = new Set(marks.filter(isColoured).map((mark) => valueShown(mark.thing)));
  const here = [...new Set(marks.flatMap((mark) => (mark.thing ? [mark.thing] : holdsLeft(mark))))].filter((id) => isOf(id, "issue")).map(valueShown);
  return valuesInOrder().filter((value) => drawn.has(value)).map((value) => ({ value, count: here.filter((each) => each === value).length }));
}

/** The entries of the legend in place of the one of issues: the field, and what each colour is of. */
function colourEntries(off) {
  if (!fieldShown()) return [];
  const counts = new Map(valuesDrawn().map(({ value, count }) => [value, count]));
  const shown = valuesInOrder().filter((value) => counts.has(value) || off.has(BY + value));
  const entry = (value) => ({ id: BY + value, off: off.has(BY + value), text: LANGS.map((lang) => `${colourName(value, lang)}${counts.has(value) ? ` (${number(counts.get(value))})` : ""}`), sample: colourSample(value), wide: 18 });
  const heading = { id: "", text: LANGS.map((lang) => word("coloured_by", { field: textIn(fieldShown().text, lang) }, lang)), sample: svg("g", {}), wide: 0 };
  return shown.length ? [heading, ...shown.map(entry)] : [];
}

function colourSample(value) {
  const [fill, of, letter] = fillOf(value);
  const words = svg("text", { x: 9, y: 13, "text-anchor": "middle", "font-family": FACE, "font-size": 12, "font-weight": "bold", fill: of }, letter);
  return svg("g", {}, svg("path", { d: data.legend.issue.shape, fill, stroke: ink.edge }), words);
}

/** The choice of a field, where issues have marks. */
function drawColours() {
  const fields = [...FIELDS].filter(([, field]) => isFilled(field) && !(field.dated && state.view.days));
  byId("colour").hidden = !fields.length || !state.view.network.nodes.some((node) => node.thing && lookOf(node) === "issue");
  byId("colour").setAttribute("aria-label", word("colour"));
  byId("colour").replaceChildren(...[["", { text: data.words.one_colour }], ...fields].map(([id, { text }]) => element("option", { value: id, text: word("colour_is", { value: say(text) }) })));
  byId("colour").value = fieldShown() ? state.colour : "";
}

function setColour(id) {
  state.colour = FIELDS.has(id) && isFilled(FIELDS.get(id)) ? id : "";
  state.hide = new Set([...state.hide].filter((entry) => !entry.startsWith(BY)));
  findColours();
}

byId("colour").addEventListener("change", () => {
  const { node, panel } = state;
  setColour(byId("colour").value);
  openView(state.view.id);
  choose(node, { panel });
  speak(fieldShown() ? word("coloured_by", { field: say(fieldShown().text) }) : word("one_colour"));
});
