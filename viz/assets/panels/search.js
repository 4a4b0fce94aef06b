// Find by name, abbreviation, id or former name, without case or accents.
const MOST_FOUND = 40;
const plain = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").replace(/&/g, "en").toLowerCase();
let index = null;
let found = [];
let at = -1;

function makeIndex() {
  index = Object.entries(data.things).map(([id, it]) => {
    const names = [it.abbreviation ?? "", it.name.slice(0, 300), ...(it.also ?? []), id.slice(id.indexOf(":") + 1)].map(plain);
    return { id, names, sort: plain(shortName(id).slice(0, 300)) };
  });
}

/** 0 an abbreviation or name itself, 1 its start, 2 the start of a word in it, 3 anywhere; -1 not. */
function rank(names, query) {
  if (names.includes(query)) return 0;
  if (names.some((name) => name.startsWith(query))) return 1;
  if (names.some((name) => name.includes(` ${query}`) || name.includes(`-${query}`))) return 2;
  return names.some((name) => name.includes(query)) ? 3 : -1;
}

/** What is called so, the best first. */
function matching(text) {
  if (!index) makeIndex();
  const query = plain(text.trim());
  if (!query) return [];
  return index
    .map((entry) => ({ ...entry, rank: rank(entry.names, query) }))
    .filter((entry) => entry.rank >= 0 && (!thing(entry.id).other || state.view.days))
    .sort((a, b) => a.rank - b.rank || (a.sort < b.sort ? -1 : 1))
    .slice(0, MOST_FOUND);
}

function search() {
  const query = plain(byId("search").value.trim());
  found = matching(query);
  const kinds = [...new Set(found.map((entry) => say(thing(entry.id).kind)))];
  found = kinds.flatMap((kind) => found.filter((entry) => say(thing(entry.id).kind) === kind));
  at = found.length ? 0 : -1;
  drawResults(query);
}

function drawResults(query) {
  const list = byId("results");
  list.replaceChildren();
  let kind = null;
  found.forEach((entry, place) => {
    const it = thing(entry.id);
    if (say(it.kind) !== kind) list.append(element("li", { className: "kind", role: "presentation", text: (kind = say(it.kind)) }));
    const also = it.abbreviation ? element("small", { text: ` ${it.name.slice(0, 120)}` }) : "";
    list.append(
      element("li", { role: "option", id: `result${place}`, "aria-selected": String(place === at), onmousedown: (event) => (event.preventDefault(), open(place)) }, element("span", { text: shortName(entry.id).slice(0, 120) }), also),
    );
  });
  if (query && !found.length) list.append(element("li", { className: "kind", role: "presentation", text: word("no_results") }));
  list.hidden = !query;
  byId("search").setAttribute("aria-expanded", String(Boolean(query)));
  mark();
  if (query) speak(found.length ? word("results", { n: found.length }) : word("no_results"));
}

function mark() {
  const input = byId("search");
  if (at < 0) input.removeAttribute("aria-activedescendant");
  else input.setAttribute("aria-activedescendant", `result${at}`);
  for (const option of byId("results").querySelectorAll("[role=option]")) option.setAttribute("aria-selected", String(option.id === `result${at}`));
  byId(`result${at}`)?.scrollIntoView({ block: "nearest" });
}

function open(place) {
  const { id } = found[place];
  closeSearch();
  byId("map").focus({ preventScroll: true });
  if (marksOf(id).length) choose(id, { panel: true });
  else (state.panel = true, openAbout(id));
}

function closeSearch() {
  byId("search").value = "";
  found = [];
  byId("results").hidden = true;
  byId("search").setAttribute("aria-expanded", "false");
  byId("search").removeAttribute("aria-activedescendant");
}

function searchKey(event) {
  if (event.key === "Escape") (closeSearch(), byId("map").focus({ preventScroll: true }));
  else if (event.key === "Enter" && at >= 0) open(at);
  else if (["ArrowDown", "ArrowUp"].includes(event.key) && found.length) at = (at + (event.key === "ArrowDown" ? 1 : found.length - 1)) % found.length;
  else return;
  event.preventDefault();
  event.stopPropagation();
  if (found.length) mark();
}
