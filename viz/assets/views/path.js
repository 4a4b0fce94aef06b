// The view of the shortest chains between two things, found in the page's own links by the rules of `ask path`.
const MOST_CHAINS = 5;
const ONLY_ENDS = "aspect"; // all groups are compared on the same aspects: that connects nobody
const ROOMY = { end: 200, box: 190, way: 140 };
const TIGHT = { end: 170, box: 150, way: 100 }; // where chains have more than MOST_ROOMY steps
const MOST_ROOMY = 4;
const BETWEEN_ROWS = 26;
state.from = state.to = "";

/** How claims are to be doubted: whether no source is given, and whether it is not as stated but of a successor. */
const doubtOf = (claim) => [claim[4] ? 0 : 1, claim[12] ? 1 : 0];

/** Numbers and texts one after another, as Python compares tuples. */
function inOrder(one, other) {
  const at = one.findIndex((value, place) => value !== other[place]);
  return at < 0 ? 0 : one[at] < other[at] ? -1 : 1;
}

/** The claims that join each thing with others, either way. */
function tiesOf(from, to) {
  const ties = new Map();
  const add = (one, other, claim) => {
    if (!ties.has(one)) ties.set(one, new Map());
    ties.get(one).set(other, [...(ties.get(one).get(other) ?? []), claim]);
  };
  const hides = (id) => isOf(id, ONLY_ENDS) && id !== from && id !== to;
  for (const claim of data.claims) {
    const [, one, other] = claim;
    if (one === other || hides(one) || hides(other)) continue;
    add(one, other, claim);
    add(other, one, claim);
  }
  return ties;
}

/** All that the shortest chains pass, by the number of steps from the start; nothing where there is no chain. */
function levelsBetween(ties, from, to) {
  const near = (level) => new Set([...level].flatMap((id) => [...(ties.get(id)?.keys() ?? [])]));
  const seen = new Set([from]);
  const levels = [new Set([from])];
  while (levels.at(-1).size && !levels.at(-1).has(to)) {
    levels.push(new Set([...near(levels.at(-1))].filter((id) => !seen.has(id))));
    for (const id of levels.at(-1)) seen.add(id);
  }
  if (!levels.at(-1).size) return [];
  levels[levels.length - 1] = new Set([to]);
  for (let at = levels.length - 1; at > 0; at -= 1) {
    const before = near(levels[at]);
    levels[at - 1] = new Set([...levels[at - 1]].filter((id) => before.has(id)));
  }
  return levels;
}

/** The best chains, each a list of ids: with the fewest steps in doubt, then by the names along them. */
function chainsOf(ties, from, to) {
  const order = ({ doubt, ids }) => [...doubt, ...ids.map((id) => thing(id).rank ?? 0)];
  let rest = new Map([[to, [{ doubt: [0, 0], ids: [to] }]]]);
  for (const level of levelsBetween(ties, from, to).slice(0, -1).reverse()) {
    const longer = (one) =>
      [...rest].flatMap(([other, chains]) => {
        const claims = ties.get(one).get(other);
        if (!claims) return [];
        const [unsourced, derived] = claims.map(doubtOf).sort(inOrder)[0];
        return chains.map(({ doubt, ids }) => ({ doubt: [doubt[0] + unsourced, doubt[1] + derived], ids: [one, ...ids] }));
      });
    rest = new Map([...level].map((one) => [one, longer(one).sort((a, b) => inOrder(order(a), order(b))).slice(0, MOST_CHAINS)]));
  }
  return (rest.get(from) ?? []).map((chain) => chain.ids).filter((ids) => ids.length > 1);
}

/** The steps of each chain: both ends, and the claims that join them, the best supported first. */
function stepsOf(from, to) {
  const relations = Object.keys(data.relations);
  const ties = tiesOf(from, to);
  const ranked = (one, claims) => {
    const order = (claim) => [...doubtOf(claim), relations.indexOf(claim[0]), claim[1] === one ? 0 : 1, claim[11], ...claim.slice(4, 9)];
    return [...claims].sort((a, b) => inOrder(order(a), order(b)));
  };
  return chainsOf(ties, from, to).map((ids) => ids.slice(1).map((other, at) => ({ one: ids[at], other, claims: ranked(ids[at], ties.get(ids[at]).get(other)) })));
}

const isThere = (id) => Boolean(data.things[id]) && !thing(id).other;

/** Both ends as chosen, else what has the most claims, and the first issue that it is not. */
function findEnds() {
  if (!isThere(state.from)) state.from = subject();
  if (isThere(state.to)) return;
  const others = Object.keys(data.things).filter((id) => id !== state.from && isThere(id));
  state.to = others.find((id) => isOf(id, "issue")) ?? others[0] ?? state.from;
}

function pathView() {
  const { from, to } = state;
  const chains = from === to ? [] : stepsOf(from, to);
  const along = [...new Set([from, to, ...chains.flat().flatMap(({ one, other }) => [one, other])])];
  const view = { id: "path", tab: data.words.path, title: LANGS.map((lang) => titleOfPath(chains, lang)), how: data.words.path_how, tip: data.words.about_tip, message: "", count: null, boxes: [], near: [], sentences: {}, unlabelled: true, counted: { nouns: data.nouns.thing, things: along.map((id) => [id]) }, tables: [tableOfPath(chains)] };
  view.sources = [...new Set(chains.flat().flatMap(({ claims }) => claims.map((claim) => claim[4])))].filter(Boolean).sort();
  const drawn = { nodes: [], edges: [] };
  placeChains(view, drawn, chains);
  view.network = { ...drawn, options: { ...data.options, groups: { useDefaultGroups: false, ...groupsOf(drawn.nodes) } } };
  return view;
}

/** Both ends at the sides, as high as all, and between them each chain on a row of its own. */
function placeChains(view, drawn, chains) {
  const most = Math.max(1, ...chains.map((chain) => chain.length));
  const form = most > MOST_ROOMY ? TIGHT : ROOMY;
  const wide = 2 * form.end + most * form.way + (most - 1) * form.box;
  let y = 0;
  const rows = (chains.length ? chains : [[]]).map((chain) => {
    const boxes = chain.slice(1).map(({ one }, at) => boxOf(one, form.end + form.way + at * (form.box + form.way), form.box, false));
    const ways = chain.map((step) => LANGS.map((lang) => wrapped(textIn(wayOf(step), lang), `${LABEL}px ${FACE}`, form.way - 2 * EDGE, 3)));
    const high = Math.max(...boxes.map((box) => box.height), ...ways.map((words) => 2 * linesOf(words) * LINE + ROW), 0);
    const row = { chain, boxes, ways, middle: y + high / 2 };
    y += high + BETWEEN_ROWS;
    return row;
  });
  const ends = [boxOf(state.from, 0, form.end, true), boxOf(state.to, wide - form.end, form.end, true)];
  const high = Math.max(y - BETWEEN_ROWS, ...ends.map((box) => box.height));
  const lower = (high - (y - BETWEEN_ROWS)) / 2;
  ends.forEach((box, at) => placeBox(view, drawn, { ...box, height: high }, 0, `end${at}`));
  rows.forEach((row, number) => placeChain(view, drawn, row, number, { lower, wide, form }));
}

function boxOf(id, x, width, bold) {
  const words = LANGS.map(() => wrapped(shortName(id), `${bold ? "bold " : ""}${LABEL}px ${FACE}`, width - 2 * PAD - RADIUS - BESIDE, 4));
  return { id, x, width, bold, words, height: linesOf(words) * LINE + 2 * PAD };
}

function placeBox(view, drawn, { id, x, width, height, words, bold }, y, mark) {
  view.boxes.push({ x, y, width, height, text: PAD, look: "plain", heading: "", note: "" });
  drawn.nodes.push({ id: mark, x: x + PAD + RADIUS, y: y + height / 2, group: groupOf(id), gap: isGap(id), words, thing: id, bold });
}

/** A row: its boxes, and from box to box a line with what joins the two above it. */
function placeChain(view, drawn, { chain, boxes, ways, middle }, number, { lower, wide, form }) {
  const y = middle + lower;
  boxes.forEach((box, at) => placeBox(view, drawn, box, y - box.height / 2, `${number}/${at}`));
  const lefts = [0, ...boxes.map((box) => box.x), wide - form.end];
  chain.forEach(({ one, other, claims: [best] }, at) => {
    const start = lefts[at] + (at ? form.box : form.end);
    const marks = [at ? `${number}/${at - 1}` : "end0", at + 1 < chain.length ? `${number}/${at}` : "end1"];
    const ports = [[`portout${number}/${marks[0]}`, start, one], [`portin${number}/${marks[1]}`, lefts[at + 1], other]];
    for (const [id, x, of] of ports) drawn.nodes.push({ id, x, y, group: "port", thing: of });
    const { width, dash } = data.legend[best[11]];
    drawn.edges.push({ id: drawn.edges.length, from: ports[0][0], to: ports[1][0], role: best[11], width, words: "", ...(dash.length ? { dashes: dash } : {}) });
    drawn.nodes.push({ id: `way${number}.${at}`, x: start + form.way / 2, y: y - (linesOf(ways[at]) * LINE) / 2 - 4, group: "number", words: ways[at], side: "on", holds: [one, other] });
    for (const mark of marks) view.near.push([`way${number}.${at}`, mark]);
  });
}

/** What joins the two, read from where the chain comes. */
const wayOf = ({ one, claims: [best] }) => wordsOf(best)[best[1] === one ? 0 : 1];

const withArticle = (name, lang) => (name.startsWith("Ministerie ") ? `${lang === "nl" ? "het" : "the"} ${name}` : name);

/** The conclusion, as `ask path` has it. */
function titleOfPath(chains, lang) {
  if (state.from === state.to) return word("path_same", {}, lang);
  if (!chains.length) return word("path_nothing", {}, lang);
  const [first] = chains;
  const [start, ...via] = first.map(({ one }) => withArticle(thing(one).name, lang));
  const listed = via.length > 1 ? `${via.slice(0, -1).join(", ")} ${word("and", {}, lang)} ${via.at(-1)}` : via[0];
  return word(first.length === 1 ? "path_direct" : chains.length === 1 ? "path_chain" : "path_chains", { start: /^(het|Ministerie) /.test(thing(state.from).name) ? capital(start) : start, end: withArticle(thing(state.to).name, lang), steps: first.length, chains: chains.length, via: listed }, lang);
}

function tableOfPath(chains) {
  const rows = chains.flatMap((chain, number) => chain.map((step, at) => {
    const [best] = step.claims;
    return { of: step.one, cells: [number + 1, at + 1, thing(step.one).name, wayOf(step), thing(step.other).name, best[3], best[4] && thing(`document:${best[4]}`).name, best[5], best[6]] };
  }));
  return { caption: bothWords("path_table", {}), headings: data.pathHeadings, rows: rows.map((row) => row.cells), things: rows.map((row) => row.of), figures: [] };
}

// ── Both ends are chosen by name ──────────────────────────────────────────────────────────────────────────
const called = (id) => `${thing(id).name.slice(0, 120)}${thing(id).abbreviation ? ` (${thing(id).abbreviation})` : ""} – ${say(thing(id).kind)}`;
const endFields = ["from", "to"].map((end) => {
  const list = element("datalist", { id: `things_${end}` });
  const field = element("input", { type: "text", id: `end_${end}`, list: list.id, autocomplete: "off", spellcheck: "false" });
  const label = element("label", { for: field.id });
  field.addEventListener("input", () => list.replaceChildren(...matching(field.value).map(({ id }) => element("option", { value: called(id) }))));
  field.addEventListener("change", () => setEnd(end, field.value));
  byId("ends").append(label, field, list);
  return { end, field, label };
});

function setEnd(end, text) {
  const exact = Object.keys(data.things).find((id) => isThere(id) && called(id) === text);
  const id = exact ?? matching(text)[0]?.id;
  if (!id) return (drawEnds(), speak(word("no_results")));
  state[end] = id;
  openView("path");
  choose("", { panel: false });
  speak(titleOf(state.lang));
}

/** The fields with what is chosen; only in this view. */
function drawEnds() {
  byId("ends").hidden = state.view.id !== "path";
  for (const { end, field, label } of endFields) {
    label.textContent = word(`path_${end}`);
    if (state.view.id === "path") field.value = called(state[end]);
  }
}
