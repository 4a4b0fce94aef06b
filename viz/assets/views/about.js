// The view about one thing: it in the middle, and around it by relation all that its claims join it with.
const ROOM = { way: 130, middle: 290 };
const FEW = { width: 300, columns: 1, lines: true }; // a line to each thing
const MANY = { width: 500, columns: 2, lines: false }; // a line to each box, where things stand in two columns
const FEWER = [60, 40, 30, 24, 20, 17, 14, 12, 10, 9, 8, 7, 6, 5, 4, 3]; // rows of a block: as many as can be read
const ENOUGH = 0.78; // of the full size of labels
let gapThings = null; // marks that other views draw as gaps are gaps here too

/** What a thing is joined with: blocks of one relation read one way, each thing once with all its roles. */
function blocksAbout(id) {
  if (isDocument(id)) return blocksResting(id);
  const blocks = new Map();
  const add = (key, heading, side, other, role, look, as = "") => {
    if (other === id) return;
    if (!blocks.has(key)) blocks.set(key, { heading, side, entries: new Map(), look });
    const { entries } = blocks.get(key);
    const had = entries.get(other) ?? { roles: [], as: [] };
    entries.set(other, { roles: [...had.roles, role], as: as ? [...had.as, as] : had.as, with: [] });
  };
  for (const claim of claimsOf(id)) {
    const away = claim[1] === id;
    const other = claim[away ? 2 : 1];
    const kind = other.slice(0, other.indexOf(":"));
    const words = wordsOf(claim)[away ? 0 : 1];
    add(`${words} ${away} ${kind}`, words, kind, other, claim[11], "plain", claim[3]);
  }
  for (const [owner, issue, role] of data.derived) {
    if (owner === id) add("owns", data.words.derived_owner_of, "issue", issue, role, "derived");
    else if (issue === id) add("owned", data.words.derived_owner, "organisation", owner, role, "derived");
  }
  return [...[...blocks.values()].sort((a, b) => (a.side !== "organisation") - (b.side !== "organisation")), ...blocksFar(id)];
}

/** What rests on a source: by relation the things of the end that has the most, each with those of the other end. */
function blocksResting(id) {
  const blocks = [...byRelation(citing(id))].map(([relation, claims]) => {
    const end = new Set(claims.map((claim) => claim[1])).size >= new Set(claims.map((claim) => claim[2])).size ? 1 : 2;
    const entries = new Map();
    for (const claim of claims) {
      const joined = entries.get(claim[end])?.with ?? new Set();
      entries.set(claim[end], { roles: [CITES], with: joined.add(shortName(claim[3 - end])) });
    }
    return { heading: data.relations[relation][end - 1], entries, look: "plain" };
  });
  const described = describedBy(id).map((thing) => [thing, { roles: [CITES], with: [] }]);
  if (described.length) blocks.push({ heading: data.words.described, entries: new Map(described), look: "plain" });
  return blocks;
}

/** Blocks left and right, parted where the two sides are most alike in height; organisations come first. */
function partedIn(blocks) {
  const heights = blocks.map((block) => block.height + GAP);
  const total = heights.reduce((sum, height) => sum + height, 0);
  let [best, left] = [0, 0];
  let least = total;
  heights.forEach((height, at) => {
    left += height;
    if (Math.max(left, total - left) < least) [least, best] = [Math.max(left, total - left), at + 1];
  });
  return [blocks.slice(0, best || blocks.length), best ? blocks.slice(best) : []];
}

function measured(block, most, { width, columns }) {
  const room = (width - 2 * PAD) / columns - 2 * RADIUS - BESIDE;
  const names = [...block.entries].sort(([a], [b]) => shortName(a).localeCompare(shortName(b), "nl", { numeric: true }));
  const shown = block.steps || names.length <= most + 1 ? names : names.slice(0, most - 1);
  const rows = block.steps ? rowsFar(names, most, room) : shown.map(([thing, entry]) => rowOf(thing, entry, room));
  const rest = names.slice(shown.length).map(([thing]) => thing);
  if (rest.length) rows.push({ holds: rest, roles: [], words: bothWords("and_more_here", { n: rest.length }), height: LINE + ROW });
  const heading = inBoth(block.heading).map((text) => wrapped(capital(text), `bold ${HEADING}px ${FACE}`, width - 2 * PAD, 2));
  const top = PAD + HEADING_LINE * linesOf(heading) + 4;
  let high = 0;
  for (let at = 0; at < rows.length; at += columns) {
    const line = rows.slice(at, at + columns);
    const height = Math.max(...line.map((row) => row.height));
    line.forEach((row, column) => Object.assign(row, { column, y: high + height / 2 }));
    high += height;
  }
  return { ...block, heading, rows, top, height: top + high + PAD - 3 };
}

function rowOf(thing, entry, room) {
  const roles = [...new Set(entry.roles)];
  const joined = [...entry.with].sort((a, b) => a.localeCompare(b, "nl")).join(", ");
  const words = LANGS.map((lang) => {
    if (entry.via) return wrapped(`${shortName(thing)}, ${viaWords(entry.via, lang)}`, `${LABEL}px ${FACE}`, room, 2);
    const held = [...new Set((entry.as ?? []).map((role) => textIn(role, lang)))]; // where the heading does not say it
    return wrapped(shortName(thing) + (joined && `: ${joined}`) + (held.length ? ` (${held.join(", ")})` : ""), `${LABEL}px ${FACE}`, room, 2);
  });
  return { thing, roles, words, height: linesOf(words) * LINE + ROW };
}

function aboutView(id) {
  const blocks = blocksAbout(id).map(leftOf).filter((block) => block.entries.size);
  const [sides, form] = fitted(blocks);
  const high = Math.max(...sides.map(heightOf), 120);
  const view = { id: "about", tab: data.words.about, title: titleAbout(id, blocks), how: howAbout(id, blocks), tip: data.words.about_tip, message: thing(id).other ? data.words.other_days : "", count: null, boxes: [], near: [], sentences: {}, unlabelled: true, sources: sourcesAbout(id), tables: [tableAbout(id)] };
  const drawn = { nodes: [], edges: [] };
  placeMiddle(view, drawn, id, high, form);
  sides.forEach((side, right) => placeSide(view, drawn, id, side, right, high, form));
  if (!isDocument(id)) drawn.edges.push(...edgesAmong(drawn, id));
  view.network = { ...drawn, options: { ...data.options, groups: { useDefaultGroups: false, ...groupsOf(drawn.nodes) } } };
  return view;
}

/** A block with what a filter leaves of it. */
const leftOf = (block) => ({ ...block, entries: new Map([...block.entries].filter(([thing]) => shownOf([thing]).length)) });

/** Made anew of what a filter leaves. */
function redrawAbout() {
  state.view = viewOf("about");
  clearView();
  drawView();
  drawLegend();
  drawChips();
}

/** What says so: of a source itself, where anything rests on it. */
function sourcesAbout(id) {
  const derived = data.derived.filter(([owner, issue]) => owner === id || issue === id).flatMap((each) => each[4]);
  return [...new Set([...(isDocument(id) ? citing(id) : claimsOf(id)).map((claim) => claim[4]), ...derived])].filter(Boolean).sort();
}

/** Each thing in a row with a line of its own; where they are too many for that in columns, and then only some. */
function fitted(blocks) {
  const low = (sides) => Math.max(...sides.map(heightOf)) <= HIGH / ENOUGH;
  const simple = partedIn(blocks.map((block) => measured(block, Infinity, FEW)));
  if (low(simple)) return [simple, FEW];
  let sides;
  for (const most of FEWER) {
    sides = partedIn(blocks.map((block) => measured(block, most, MANY)));
    if (low(sides)) break;
  }
  return [sides, MANY];
}

const heightOf = (side) => side.reduce((sum, block) => sum + block.height + GAP, -GAP);

function placeMiddle(view, drawn, id, high, { width }) {
  const x = width + ROOM.way;
  const words = LANGS.map(() => wrapped(thing(id).name, `bold ${LABEL}px ${FACE}`, ROOM.middle - 2 * PAD - 2 * RADIUS - BESIDE, 4));
  const height = linesOf(words) * LINE + 2 * PAD;
  view.boxes.push({ x, y: (high - height) / 2, width: ROOM.middle, height, text: PAD, look: "plain", heading: "", note: "" });
  drawn.nodes.push({ id, x: x + PAD + RADIUS, y: high / 2, group: groupOf(id), words, thing: id, bold: true });
  for (const [side, at] of [["left", x], ["right", x + ROOM.middle]]) drawn.nodes.push({ id: `port/${side}`, x: at, y: high / 2, group: "port", thing: id });
}

function placeSide(view, drawn, id, side, right, high, { width, columns, lines }) {
  const x = right ? width + 2 * ROOM.way + ROOM.middle : 0;
  let y = (high - heightOf(side)) / 2;
  for (const block of side) {
    view.boxes.push({ x, y, width, height: block.height, text: PAD, look: block.look, heading: block.heading, note: "", counts: block.counts });
    const inwards = right || !lines ? x + PAD + RADIUS : x + width - PAD - RADIUS;
    for (const row of block.rows) {
      const mark = `${x}/${view.boxes.length}/${drawn.nodes.length}`;
      const place = { x: inwards + (row.column * (width - 2 * PAD)) / columns, y: y + block.top + row.y };
      const node = { id: mark, ...place, group: row.thing ? groupOf(row.thing) : "gathered", words: row.words, side: right || !lines ? "right" : "left" };
      drawn.nodes.push(row.thing ? { ...node, thing: row.thing } : { ...node, holds: row.holds });
      if (block.steps) continue; // no source joins it with what is in the middle
      if (lines && row.thing) drawn.edges.push(edgeTo(drawn.edges.length, mark, right, row));
      else view.near.push([id, mark]);
    }
    if (!lines && !block.steps) drawn.edges.push(edgeToBox(drawn, right, { x: right ? x : x + width, y: y + block.height / 2 }, block));
    y += block.height + GAP;
  }
}

/** One line to a box: in the role that most of what is in it has. */
function edgeToBox(drawn, right, place, { entries }) {
  const counts = new Map();
  for (const role of [...entries.values()].flatMap((entry) => entry.roles)) counts.set(role, (counts.get(role) ?? 0) + 1);
  const [[role]] = [...counts].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
  const port = { id: `port/${drawn.nodes.length}`, ...place, group: "port", holds: [...entries.keys()] };
  drawn.nodes.push(port);
  return edgeTo(drawn.edges.length, port.id, right, { roles: [role], words: "" });
}

function edgeTo(number, mark, right, { roles }) {
  const role = roles.sort((a, b) => Object.keys(data.legend).indexOf(a) - Object.keys(data.legend).indexOf(b))[0];
  const { width, dash, text } = data.legend[role];
  return { id: number, from: `port/${right ? "right" : "left"}`, to: mark, role, width, words: text, ...(dash.length ? { dashes: dash } : {}) };
}

/** What joins those around it with each other: drawn when one of them is selected. */
function edgesAmong(drawn, id) {
  const markOf = new Map(drawn.nodes.filter((node) => node.thing && node.thing !== id).map((node) => [node.thing, node.id]));
  const pairs = new Map();
  for (const [, from, to, , , , , , , , , role] of data.claims) {
    const [one, other] = [markOf.get(from), markOf.get(to)];
    if (one && other && one !== other && !pairs.has(`${one} ${other}`)) pairs.set(`${one} ${other}`, { from: one, to: other, role });
  }
  const many = drawn.edges.length;
  return [...pairs.values()].map(({ from, to, role }, at) => ({ id: many + at, from, to, role, width: data.legend[role].width, words: data.legend[role].text, quiet: true, hidden: true }));
}

const groupOf = (id) => thing(id).look + (isGap(id) ? "+gap" : "");

function isGap(id) {
  gapThings ??= new Set(data.views.flatMap((view) => view.network.nodes.filter((node) => node.gap).flatMap((node) => node.thing ?? node.holds)));
  return gapThings.has(id);
}

function groupsOf(shown) {
  return Object.fromEntries([...new Set(shown.map((node) => node.group))].map((group) => [group, data.groups[group]]));
}

const isDerived = (block) => block.look === "derived";
function howAbout(id, blocks) {
  if (isDocument(id)) return data.words.source_how;
  return data.words[blocks.some(isDerived) ? "about_how_derived" : "about_how"];
}

/** The conclusion: how much sources join it with, by kind; what is derived is no link. Of a filter, only what it leaves. */
function titleAbout(id, blocks) {
  const around = [...new Set(blocks.filter((block) => !isDerived(block) && !block.steps).flatMap((block) => [...block.entries.keys()]))];
  const far = farFrom(id).map(([steps, ring]) => [steps, shownOf([...ring.keys()]).length]).filter(([, size]) => size);
  return LANGS.map((lang) => {
    if (isDocument(id)) return titleResting(id, lang);
    const list = listOfKinds(around, lang);
    const unowned = isOf(id, "issue") && list && !claimsOf(id).some((claim) => claim[11] === "RESPONSIBLE_FOR/accountable");
    const farther = far.map(([steps, size]) => word("farther", { away: stepsAway(steps, lang).toLowerCase(), n: number(size, lang === "nl" ? "." : ",") }, lang)).join("");
    const nothing = shownThings ? "about_nothing_left" : "about_nothing";
    return word(list ? "about_title" : nothing, { name: shortName(id), list }, lang) + farther + (unowned ? word("no_stated_owner", {}, lang) : "");
  });
}

/** How much rests on a source: links of which both ends are left, and descriptions. */
function titleResting(id, lang) {
  const links = citing(id).filter((claim) => shownOf([claim[1], claim[2]]).length === 2);
  const counts = [[links.length, data.nouns.tie], [shownOf(describedBy(id)).length, data.nouns.description]];
  const parts = counts.filter(([count]) => count).map(([count, nouns]) => counted(count, nouns, lang));
  const nothing = shownThings ? "source_nothing_left" : "source_nothing";
  return word(parts.length ? "source_title" : nothing, { name: shortName(id), list: parts.join(` ${word("and", {}, lang)} `) }, lang);
}

const counted = (count, nouns, lang) => `${number(count, lang === "nl" ? "." : ",")} ${textIn(nouns[count === 1 ? 0 : 1], lang)}`;

/** How many of each kind these things are: "1 werkgroep en 2 domeinen". */
function listOfKinds(things, lang) {
  const counts = Object.entries(data.kinds).map(([kind, nouns]) => [things.filter((id) => isOf(id, kind)).length, nouns]);
  const parts = counts.filter(([count]) => count).map(([count, nouns]) => counted(count, nouns, lang));
  return parts.length > 1 ? `${parts.slice(0, -1).join(", ")} ${word("and", {}, lang)} ${parts.at(-1)}` : (parts[0] ?? "");
}

function tableResting(id) {
  const claims = citing(id).map((claim) => ({ of: claim[1], cells: [thing(claim[1]).name, wordsOf(claim)[0], thing(claim[2]).name, claim[3], periodInBoth(claim[7], claim[8]), claim[5], claim[6]] }));
  const described = describedBy(id).map((of) => ({ of, cells: [thing(of).name, data.words.described, "", "", "", ...thing(of).source.slice(1)] }));
  const rows = [...claims, ...described];
  return { caption: bothWords("source_table", { name: thing(id).name }), headings: data.sourceHeadings, rows: rows.map((row) => row.cells), things: rows.map((row) => row.of) };
}

function tableAbout(id) {
  if (isDocument(id)) return tableResting(id);
  const rows = claimsOf(id).map((claim) => {
    const away = claim[1] === id;
    const other = claim[away ? 2 : 1];
    const { name, kind } = thing(other);
    const source = claim[4] && thing(`document:${claim[4]}`).name;
    return { other, cells: [wordsOf(claim)[away ? 0 : 1], name, claim[3], kind, periodInBoth(claim[7], claim[8]), source, claim[5], claim[6]] };
  });
  for (const [owner, issue, role, reason] of data.derived) {
    if (owner !== id && issue !== id) continue;
    const other = owner === id ? issue : owner;
    rows.push({ other, cells: [data.words[owner === id ? "derived_owner_of" : "derived_owner"], thing(other).name, data.legend[role].text, thing(other).kind, "", "", "", reason] });
  }
  for (const [steps, ring] of farFrom(id))
    for (const [other, via] of ring) rows.push({ other, cells: [bothWords(`away_${steps}`), thing(other).name, "", thing(other).kind, "", "", "", LANGS.map((lang) => viaWords(via, lang, Infinity))] });
  return { caption: bothWords("about_table", { name: thing(id).name }), headings: data.aboutHeadings, link: 1, rows: rows.map((row) => row.cells), things: rows.map((row) => row.other) };
}

/** The thing in the middle: as asked for, else what is selected, else what has the most claims. */
function subject() {
  if (data.things[state.about]) return state.about;
  if (data.things[state.node]) return state.node;
  const counts = new Map();
  for (const claim of data.claims) for (const end of [claim[1], claim[2]]) counts.set(end, (counts.get(end) ?? 0) + 1);
  return [...counts].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))[0]?.[0] ?? Object.keys(data.things)[0];
}

function openAbout(id) {
  state.about = id;
  openView("about");
  choose(id, { panel: state.panel });
  speak(titleOf(state.lang));
}
