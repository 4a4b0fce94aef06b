// What is known of the selected thing: facts, what the view says of it, and every claim with its source.
const claimsByEnd = {}; // made when first asked for

/** What a claim says, read from either end: some roles have words of their own. */
const wordsOf = (claim) => data.relations[claim[11]] ?? data.relations[claim[0]];

/** The claims about a thing. Those of other days than the page's own too in the view through time, and of what is only there on other days. */
function claimsOf(id) {
  const when = state.view.days || thing(id).other ? "ever" : "now";
  claimsByEnd[when] ??= (when === "ever" ? [...data.claims, ...data.others] : data.claims).reduce((ends, claim) => {
    for (const end of new Set([claim[1], claim[2]])) ends.has(end) ? ends.get(end).push(claim) : ends.set(end, [claim]);
    return ends;
  }, new Map());
  return claimsByEnd[when].get(id) ?? [];
}
const MOST = 100;
const CITES = "CITES"; // how what rests on a source is joined with it

const isDocument = (id) => id.startsWith("document:");
/** The claims that rest on a source, and the things that it describes. */
const citing = (id) => (state.view.days ? [...data.claims, ...data.others] : data.claims).filter((claim) => `document:${claim[4]}` === id);
const describedBy = (id) => Object.keys(data.things).filter((other) => `document:${thing(other).source?.[0]}` === id && (state.view.days || !thing(other).other));
const byRelation = (claims) => claims.reduce((groups, claim) => groups.set(claim[0], [...(groups.get(claim[0]) ?? []), claim]), new Map());

function showDetails() {
  const panel = byId("panel");
  panel.hidden = !state.panel;
  if (!state.panel) return;
  if (!late()) whenLate(showDetails);
  const mark = nodes.get(state.node);
  const content = data.things[state.node] ? ofThing(state.node) : mark?.holds ? ofMany(mark) : [element("p", { text: word("nothing_selected") })];
  if (state.node) content.push(element("p", {}, element("button", { type: "button", className: "plain", text: word("copy_text"), onclick: () => copy(detailsText()) })));
  byId("details").replaceChildren(...content);
  panel.scrollTop = 0;
}

/** A button that selects a thing. */
const to = (id) => element("button", { type: "button", className: "to", text: thing(id).name || id, onclick: () => choose(id, { panel: true }) });

/** What a mark that gathers several is called. */
const nameOf = (mark) => say(mark.name ?? mark.words).replaceAll("\n", " ");

function ofMany(mark) {
  const rows = mark.holds.slice(0, MOST).map((id) => element("li", {}, to(id)));
  const more = mark.holds.length - MOST;
  const rest = more > 0 ? [element("p", { text: word("and_more", { n: number(more) }) })] : [];
  const sentences = (state.view.sentences[mark.id] ?? []).map((text) => element("p", { text: say(text) }));
  const above = sentences.length ? [element("div", { className: "says" }, ...sentences)] : [];
  const heading = above.length ? nameOf(mark) : word("holds", { n: number(mark.holds.length) });
  return [element("h2", { text: heading }), ...above, element("ul", {}, ...rows), ...rest];
}

function ofThing(id) {
  const it = thing(id);
  const content = [element("h2", { text: it.name }), element("p", { className: "kind", text: say(it.kind) })];
  if (!marksOf(id).length) content.push(element("p", { className: "kind", text: word("not_here") }));
  if (state.about !== id) content.push(element("p", {}, element("button", { type: "button", className: "plain", text: word("to_middle"), onclick: () => openAbout(id) })));
  const overlap = overlapPart(id);
  if (state.view.id === "overlap") content.push(...overlap);
  content.push(facts(it));
  if (it.source) content.push(evidence(...it.source, "", "", ""));
  for (const view of data.views) {
    const sentences = (view.sentences[id] ?? []).slice(0, MOST).map((text) => element("p", { text: say(text) }));
    if (sentences.length) content.push(element("h3", { text: ofPage(say(view.tab)) }), element("div", { className: "says" }, ...sentences));
  }
  return [...content, ...(state.view.id === "overlap" ? [] : overlap), ...oddsOf(id), ...(isDocument(id) ? restGroups(id) : claimGroups(id))];
}

/** A heading over what answers say of the day of the page, with that day where the view shows other days too. */
const ofPage = (heading) => (state.view.days ? `${heading} (${say(data.page.period)})` : heading);

/** Claims that contradict each other, side by side. */
function oddsOf(id) {
  const found = data.odds[id] ?? [];
  if (!found.length) return [];
  const shown = found.slice(0, MOST).flatMap(([reason, says]) => [element("p", { text: say(reason) }), element("ul", { className: "odds" }, ...says.map((text) => element("li", { text: say(text) })))]);
  return [element("h3", { text: word("odds") }), ...shown];
}

function facts(it) {
  const list = element("dl");
  const shown = (value) => (isLink(value) ? element("dd", {}, link(value, value)) : element("dd", { text: value }));
  const add = (name, value) => value && list.append(element("dt", { text: name }), shown(value));
  add(word("abbreviation"), it.abbreviation);
  add(word("former"), it.also?.join(" · "));
  add(word("period"), period(it.from, it.to));
  for (const [name, value] of it.facts ?? []) add(say(name), say(value));
  add(word((it.datasets ?? []).length > 1 ? "datasets" : "dataset"), it.datasets?.join(", "));
  return list;
}

/** "2020-10" as "oktober 2020". */
function spelledOut(date, lang) {
  const [year, month, day] = date.split("-");
  return [day && Number(day), month && word("months", {}, lang).split(" ")[month - 1], year].filter(Boolean).join(" ");
}

function period(from, end, lang = state.lang) {
  const [day, last] = [from, end].map((date) => date && spelledOut(date, lang));
  if (from && end) return word("from_to", { day, end: last }, lang);
  return from ? word("from", { day }, lang) : end ? word("to", { day: last }, lang) : "";
}
const periodInBoth = (from, end) => LANGS.map((lang) => period(from, end, lang));

/** What rests on a source: the claims that cite it, by relation, and the things that it describes. */
function restGroups(id) {
  const parts = [...byRelation(citing(id))].map(([relation, claims]) => [data.relations[relation][0], claims.map((claim) => claimRow(claim, claim[1], claim[2]))]);
  const described = describedBy(id).map((other) => element("li", {}, to(other), evidence("", ...thing(other).source.slice(1), "", "", "")));
  if (described.length) parts.push([data.words.described, described]);
  if (!parts.length) return [element("p", { className: "kind", text: word("nothing_rests") })];
  return parts.flatMap(([words, rows]) => [element("h3", { text: capital(say(words)) }), element("ul", {}, ...rows.slice(0, MOST), ...moreRows(rows.length))]);
}

const moreRows = (count) => (count > MOST ? [element("li", { text: word("and_more", { n: number(count - MOST) }) })] : []);

/** The claims about a thing, grouped by relation and direction. */
function claimGroups(id) {
  const groups = new Map();
  for (const claim of claimsOf(id)) {
    const away = claim[1] === id;
    const words = wordsOf(claim);
    const key = `${words[0]} ${away}`;
    if (!groups.has(key)) groups.set(key, { words: words[away ? 0 : 1], away, claims: [] });
    groups.get(key).claims.push(claim);
  }
  if (!groups.size) return [element("p", { className: "kind", text: word("no_claims") })];
  return [...groups.values()].flatMap(({ words, away, claims }) => {
    const sorted = [...claims].sort((a, b) => shortName(a[away ? 2 : 1]).localeCompare(shortName(b[away ? 2 : 1]), "nl", { numeric: true }));
    const rows = sorted.slice(0, MOST).map((claim) => claimRow(claim, claim[away ? 2 : 1]));
    return [element("h3", { text: capital(say(words)) }), element("ul", {}, ...rows, ...moreRows(sorted.length))];
  });
}

/** A claim with its evidence; of one under its source, both ends and no source. */
function claimRow([, , , role, source, locator, quote, from, end, dataset, extra], other, under) {
  const row = element("li", {}, to(other), ...(under ? [" → ", to(under)] : []));
  if (say(role)) row.append(` (${say(role)})`);
  for (const text of extra) row.append(element("p", { className: "evidence", text: say(text) }));
  row.append(evidence(under ? null : source, locator, quote, from, end, dataset));
  return row;
}

function evidence(source, locator, quote, from, end, dataset) {
  const line = element("p", { className: "evidence" });
  if (source === null) line.append(locator);
  else if (source) {
    line.append(`${word("source")}: `, to(`document:${source}`));
    if (locator) line.append(`, ${locator}`);
    const url = data.things[`document:${source}`]?.facts?.map(([, value]) => value).find((value) => isLink(value));
    if (url) line.append(" ", link(url));
  } else line.append(word("no_source"));
  if (quote) line.append(element("br"), element("q", { text: quote }));
  const rest = [period(from, end), dataset && `${word("dataset")}: ${dataset}`].filter(Boolean).join(" · ");
  if (rest) line.append(element("br"), rest);
  return line;
}

const isLink = (value) => typeof value === "string" && /^https?:\/\/[^\s]+$/i.test(value);
const link = (url, text = word("open_source")) => element("a", { href: url, target: "_blank", rel: "noopener noreferrer", text });
