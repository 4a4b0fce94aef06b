// What a filter leaves of a view: its numbers, its title and its places, as if it had been made of nothing else.
const shownOf = (things) => (shownThings ? things.filter((id) => !data.things[id] || shownThings.has(id)) : things);
const inside = (box, { x, y }) => x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
const marksIn = (box, nodes) => nodes.filter((node) => node.group !== "port" && inside(box, node));

/** What a mark gathers, or stands for, without what is there only because of things that are gone. */
const needed = (node, place) => !node.needs || shownOf(node.needs[place]).length > 0;
const holdsLeft = (node) => (node.holds ?? []).filter((id, place) => shownOf([id]).length && needed(node, place));

/** Words with the number of all that they count, with the number of those that are left; the 2 of "LT2" is a name, as
 * is a number before the last one. */
const NUMBERS = /(?<![\p{L}\d])(\d[\d.,\u00a0]*\d|\d)/gu;
const recounted = (words, all, left) =>
  inBoth(words).map((text) => {
    const last = [...text.matchAll(NUMBERS)].findLast(([digits]) => Number(digits.replace(/\D/g, "")) === all);
    return last && all !== left ? text.slice(0, last.index) + number(left) + text.slice(last.index + last[0].length) : text;
  });
const onSquare = (count) => (count < 1000 ? String(count) : `${Math.floor(count / 1000)}k`);

/** A mark that gathers several is called by those that are left: the last of them by its own name. A comparison stays,
 * a number on a square stays a number, and a score, which has no name, counts nothing. */
function wordsLeft(node) {
  const { group, words = "", holds = [], counts = [], side, name, thing } = node;
  if (!holds.length) return recounted(words, counts.length, shownOf(counts).length);
  if (group === "aspect" || (side === "on" && !name)) return words;
  const left = holdsLeft(node);
  if (side === "on" && inBoth(words)[0] === onSquare(holds.length)) return onSquare(left.length);
  return left.length === 1 && !thing && side !== "on" ? shortName(left[0]) : recounted(words, holds.length, left.length);
}

/** A note with the number and the noun of what is left: "1 opgave" where it was "3 opgaven". */
const renoted = (note, { nouns, things }) => {
  const left = things.filter((of) => shownOf(of).length === of.length).length;
  return LANGS.map((lang, at) => {
    const [[all, some], [now, then]] = [things.length, left].map((count) => counted(count, nouns, lang).split(/ (.*)/));
    return inBoth(note)[at].replace(new RegExp(`(?<![\\d.,])${all.replace(".", "\\.")}(\\s)${some.replace(" ", "\\s")}`), `${now}$1${then}`);
  });
};

/** Of how many things each is that a heading counts, that is how many of these are left: "Aan 3 tafels, hier 1 (6)". */
function withEach({ heading, counts, each }) {
  const here = each.filter((things, at) => shownOf([counts[at]]).length);
  const left = here.map((things) => shownOf(things).length);
  if (here.every((things, at) => things.length === left[at])) return heading;
  const [least, most] = [Math.min(...left), Math.max(...left)];
  return LANGS.map((lang, at) => inBoth(heading)[at].replace(/(?=\u00a0\([^(]*$)/, word("each_here", { n: least === most ? most : `${least}–${most}` }, lang)));
}

/** The words of a line that counts what the mark holds that it opens, or leads to, with the number of what is left. */
function wordsOn({ words, opens, to }) {
  const { holds = [] } = nodeOf.get(opens?.[0] ?? to);
  const nouns = holds.length && data.kinds[holds[0].slice(0, holds[0].indexOf(":"))];
  if (!nouns) return words;
  return LANGS.map((lang, at) => (inBoth(words)[at] === counted(holds.length, nouns, lang) ? counted(shownOf(holds).length, nouns, lang) : inBoth(words)[at]));
}

/** Of rows that end with "en nog 4" and of which no other is left: "4 opgaven". */
function alone(node, nodes) {
  const [list, left] = [node.id.slice(0, node.id.lastIndexOf("/") + 1), holdsLeft(node)];
  const kinds = new Set(left.map((id) => id.slice(0, id.indexOf(":"))));
  const others = list && nodes.some((other) => other !== node && other.id.startsWith(list) && !other.heads && stays(other));
  if (others || kinds.size !== 1) return node.words;
  return LANGS.map((lang, at) => (inBoth(node.words)[at] === word("and_more_here", { n: number(left.length) }, lang) ? counted(left.length, data.kinds[[...kinds][0]], lang) : inBoth(node.words)[at]));
}

/** Several together of which one is left are drawn as that one. */
function lone(node, boxes) {
  const [only, ...others] = holdsLeft(node);
  if (node.thing || !/^gathered/.test(node.group) || !only || others.length || state.view.days) return node;
  const group = thing(only).look + (node.gap ? "+gap" : "");
  const { holds, name, needs, ...rest } = node;
  const { x, width } = boxes.find((box) => box.look !== "rule" && inside(box, node)) ?? { x: node.x, width: 300 };
  const words = inBoth(node.words).map((text) => wrapped(text, `${LABEL}px ${FACE}`, x + width - node.x - BESIDE - PAD, 1));
  return { ...rest, words, group, thing: only, ...themed({ groups: { group: data.groups[group] } }).groups.group };
}

const nameLeft = (node) => node.name && { name: recounted(node.name, node.holds.length, holdsLeft(node).length) };

/** Of a head whose mark the legend hides the words are left. */
const isWords = (node) => Boolean(node.heads) && legendHidesMark(node);
const stays = (node) => !hidden(node) || isWords(node);

/** The view as the filter leaves it: a box goes with all that is in it, and the others close up over what is gone. */
function narrowed(view) {
  const nodes = view.nodes.map((node) => ({ ...node, words: wordsLeft(node), ...(node.holds?.length && nameLeft(node)) }));
  for (const node of nodes) if (node.holds?.length && !node.thing) node.words = alone(node, nodes);
  nodes.forEach((node, at) => (nodes[at] = lone(node, view.boxes)));
  const within = new Map(view.boxes.map((box) => [{ ...box }, marksIn(box, nodes)]));
  for (const [box, inIt] of within) {
    box.heads = inIt.filter(isWords);
    if (box.counts) box.heading = recounted(box.heading, box.counts.length, shownOf(box.counts).length);
    if (box.each) box.heading = withEach(box);
    if (state.view.id === "documents") box.note = ""; // it counts what all of the document states
    box.note = (box.noted ?? []).reduce(renoted, box.note);
    box.gone = goesWith(box) || (inIt.length > 0 && inIt.every(hidden));
  }
  for (const box of within.keys()) if (box.unit) shorten(box, [...within.keys()]);
  const boxes = [...within.keys()];
  if (state.view.flow) closeUp(nodes, within);
  else for (const [box, inIt] of within) if (box.look === "shared" && !box.gone) box.height -= closeRows(inIt);
  return { ...view, nodes, boxes };
}

/** A bar is as long as those that are left are many; what stands after it in its row moves up. */
function shorten(bar, boxes) {
  const length = state.hide.has(bar.look.replace("bar", "count")) ? 0 : shownOf(bar.counts).length * bar.unit;
  for (const after of boxes) if (after.unit && after.y === bar.y && after.x > bar.x) after.x -= bar.width - length;
  bar.width = length;
  bar.gone = !length;
}

/** `within` has the marks of each box. */
function closeUp(nodes, within) {
  const before = new Map(nodes.map((node) => [node.id, node.y]));
  const columns = new Map();
  for (const box of within.keys()) if (box.look !== "bare") columns.set(box.x, [...(columns.get(box.x) ?? []), box]);
  for (const column of columns.values()) {
    let saved = 0;
    column.sort((a, b) => a.y - b.y).forEach((box, place) => {
      const inIt = within.get(box);
      const rest = box.gone ? [] : inIt.filter(stays);
      const full = box.height + (place + 1 < column.length ? column[place + 1].y - box.y - box.height : 0);
      const lower = rest.length ? closeRows(inIt) : full;
      inIt.forEach((node) => (node.y -= saved));
      box.y -= saved;
      if (rest.length) box.height -= lower;
      saved += lower;
    });
  }
  const boxed = new Set([...within.values()].flat());
  if (nodes.every((node) => boxed.has(node))) closeColumns(columns, within);
  const after = new Map(nodes.map((node) => [node.id, node.y]));
  for (const port of nodes.filter((node) => node.group === "port" && PORT.test(node.id))) {
    const id = port.id.replace(PORT, "");
    port.y += (after.get(id) ?? 0) - (before.get(id) ?? 0);
  }
}

/** Where all stands in boxes, columns move left over those with nothing left. */
function closeColumns(columns, within) {
  let saved = 0;
  const [first, second] = [...columns.keys()].sort((a, b) => a - b);
  for (const [, column] of [...columns].sort(([a], [b]) => a - b)) {
    for (const box of column) {
      box.x -= saved;
      for (const node of within.get(box)) node.x -= saved;
    }
    if (column.every((box) => box.gone)) saved += second - first;
  }
}

/** Marks below each other move up where one above them is gone; by how much the lowest of all does. */
function closeRows(within) {
  const rows = new Map();
  for (const node of within) rows.set(node.x, [...(rows.get(node.x) ?? []), node]);
  const high = (node) => linesOf(inBoth(node.words)) * LINE + ROW;
  const lowest = (list) => Math.max(...list.map((node) => node.y + high(node) / 2));
  const before = lowest(within);
  for (const column of rows.values()) {
    let saved = 0;
    for (const node of column.sort((a, b) => a.y - b.y)) {
      node.y -= saved;
      if (!stays(node)) saved += high(node);
    }
  }
  return before - lowest(within.filter(stays));
}

/** What of a view a filter does not change, or how numbers of it are to be read. */
function howFiltered() {
  const parts = [`filtered_${state.view.id}`, ...(today.boxes.some((box) => box.look === "needed" && !box.gone) ? ["filtered_needed"] : [])];
  return shownThings ? parts.filter((name) => name in data.words).map((name) => word(name)) : [];
}

/** How to read the view; and of which day it is, where that is not plain. */
const howOf = () => [state.view.days ? "" : say(data.page.whichDays), say(state.view.how), ...howFiltered()].filter(Boolean).join(" ");

/** The conclusion; of a filter, of how much of what the view counts it leaves, or that it holds without the filter. */
function titleOf(lang) {
  const { title, counted } = state.view;
  const ends = hiddenWords(lang);
  const [all, left] = counted ? [counted.things.length, counted.things.filter((things) => shownOf(things).length === things.length).length] : [0, 0];
  if (middle()) return [filterWords(lang), textIn(title, lang)].filter(Boolean).join("; ") + ends;
  if (!counted && isNarrowed()) return word("without_filter", { filter: filterWords(lang), title: textIn(title, lang) }, lang) + ends;
  if (!counted || (!isNarrowed() && left === all)) return textIn(title, lang) + ends;
  const count = word("left_of", { n: number(left), all: number(all), what: textIn(counted.nouns[all === 1 ? 0 : 1], lang) }, lang);
  const part = state.part ? textIn(state.view.name, lang) : "";
  return [part, filterWords(lang), count].filter(Boolean).join(": ") + ends;
}

/** What is chosen, in words: "Werkgroep LT2; Soort ministerie of planbureau". */
const filterWords = (lang) => [...state.narrow].filter(([, values]) => values.size).map(([facet, values]) => `${word(`by_${facet}`, {}, lang)} ${[...values].map((value) => valueName(facet, value, lang)).join(` ${word("or", {}, lang)} `)}`).join("; ");
