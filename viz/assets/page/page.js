// The page as a whole: its views, words, address and buttons.
function viewOf(id) {
  const made = { __proto__: null, about: () => aboutView(subject()), path: pathView }[id]; // for as many things as there are
  return made && Object.keys(data.things).length ? made() : openedPart(groupedView(data.views.find((view) => view.id === id) ?? data.views[0]));
}

function openView(id, part = "") {
  state.part = part;
  state.view = { id }; // what claims it has depends on the view that opens, not on the one that was open
  state.about = id === "about" ? subject() : "";
  if (id === "path") findEnds();
  findThings(); // what is around a thing is made of what a filter leaves
  state.view = viewOf(id);
  findThings(); // and days have things of their own
  current = "";
  clearView();
  notUnderstood = [];
  write(); // first: the words decide how much room is left for the map
  drawView();
  fit(false);
}

/** Select a thing, or a mark that gathers several: its surroundings stay, the rest fades. */
function choose(id, { panel = state.panel, mark = "" } = {}) {
  state.node = id;
  state.panel = panel && Boolean(id);
  current = mark || marksOf(id)[0]?.id || "";
  light();
  showDetails();
  if (state.view.id === "about" && id === state.about) fit(false);
  else if (lit) show(lit);
  address();
  if (!id) return;
  const many = nodes.get(id)?.holds;
  const name = many ? nameOf(nodes.get(id)) : thing(id).name;
  speak(word("selected", { name, kind: many ? word("holds", { n: number(many.length) }) : say(thing(id).kind), n: countAround(), within: stepsShown() > 1 ? word(`within_${stepsShown()}`) : word("joined") }));
}

function reset() {
  choose("", { panel: false });
  fit();
}

function writeTitle() {
  byId("title").textContent = titleOf(state.lang);
  document.title = `${titleOf(state.lang)} – ${data.page.title || word("name")}`;
}

function writeHow() {
  back.textContent = word("back");
  byId("how").replaceChildren(...(state.part ? [back, " "] : []), [howOf(), say(state.view.tip)].filter(Boolean).join(" "));
}

/** What there is to know of the view, of the browser, and of the address that was opened. */
function writeMessage() {
  const unknown = notUnderstood.length ? word("not_understood", { parts: notUnderstood.join(", ") }) : "";
  byId("message").textContent = [unknown, say(state.view.message), canUnpack ? "" : word("old_browser")].filter(Boolean).join(" ");
  byId("message").hidden = !byId("message").textContent;
}

/** Every word of the page, in its language. */
function write() {
  document.documentElement.lang = state.lang;
  byId("brand").textContent = [word("name"), data.page.title].filter(Boolean).join(" · ");
  byId("brand").title = byId("brand").textContent; // of more than three lines the rest is cut
  writeTitle();
  writeHow();
  writeMessage();
  for (const id of ["language", "to_narrow", "to_take", "to_table"]) byId(id).textContent = word(id);
  byId("language").setAttribute("aria-label", word("language_label"));
  byId("language").lang = state.lang === "nl" ? "en" : "nl";
  for (const id of ["theme", "zoom_in", "zoom_out", "fit", "close"]) symbol(byId(id), word(id));
  byId("search").placeholder = word("search");
  byId("search").setAttribute("aria-label", word("search_label"));
  byId("results").setAttribute("aria-label", word("search_label"));
  for (const id of ["narrow", "take"]) byId(id).setAttribute("aria-label", word(`to_${id}`));
  byId("views").setAttribute("aria-label", word("views"));
  byId("panel").setAttribute("aria-label", word("details"));
  byId("stage").setAttribute("aria-label", word("map"));
  byId("map").setAttribute("aria-label", word("map_keys"));
  document.querySelector(".skip").textContent = word("skip");
  drawTabs();
  drawChips();
  drawFacets();
  drawTake();
  drawLegend();
  drawColophon();
  writeStory();
  drawSlider();
  drawSteps();
  drawEnds();
  drawColours();
  drawGroupings();
  layOut();
  tablesLater();
}

function symbol(button, text) {
  button.textContent = button.dataset.symbol;
  button.title = text;
  button.setAttribute("aria-label", text);
}

/** The documents behind what is open; of a filter, those that say anything of what it leaves. */
function sourcesOf(view) {
  const { sources } = view.days ? view.days[placeOfDay(view)] : view;
  return shownThings ? sources.filter((id) => citing(`document:${id}`).some((claim) => shownThings.has(claim[1]) || shownThings.has(claim[2]))) : sources;
}

function drawColophon() {
  const { days, timeless } = data.page.footer;
  const sources = sourcesOf(state.view);
  const line = element("p", {}, `${word("sources")}: `);
  sources.forEach((id, place) => line.append(place ? "; " : "", to(`document:${id}`)));
  byId("colophon").replaceChildren(...(sources.length ? [line] : []), element("p", { text: say(state.view.days ? timeless : days) }));
}

/** The map gets what the header and the legend leave of the window. */
function layOut() {
  fitTabs();
  const around = byId("story").offsetHeight + document.querySelector("header").offsetHeight + document.querySelector(".below").offsetHeight + (byId("message").hidden ? 0 : byId("message").offsetHeight + 6);
  const high = innerWidth < SMALL ? innerHeight * 0.6 : innerHeight - around - 1;
  byId("stage").style.setProperty("--stage", `${Math.max(high, 300)}px`);
  if (!network) return;
  const { clientWidth, clientHeight } = byId("map");
  network.setSize(`${clientWidth}px`, `${clientHeight}px`);
  network.redraw();
}

/** The same in the colours of another theme. */
function repaint() {
  readInk();
  network.setOptions(themed(state.view.network.options));
  edges.update(edges.get().map(plainEdge));
  nodes.update(today.nodes.filter(isColoured).map((node) => ({ id: node.id, ...colourOf(node) })));
  light();
  drawLegend();
}

function switchLanguage() {
  state.lang = state.lang === "nl" ? "en" : "nl";
  measureLabels();
  write();
  choose(state.node, { mark: current });
}

function switchTheme() {
  document.documentElement.dataset.theme = isDark() ? "light" : "dark";
  repaint();
}

byId("language").addEventListener("click", switchLanguage);
byId("theme").addEventListener("click", switchTheme);
byId("to_table").addEventListener("click", toTables);
document.querySelector(".skip").addEventListener("click", (event) => (event.preventDefault(), toTables()));
byId("zoom_in").addEventListener("click", () => zoom(1.25));
byId("zoom_out").addEventListener("click", () => zoom(0.8));
byId("fit").addEventListener("click", () => fit());
byId("close").addEventListener("click", () => (choose(state.node, { panel: false, mark: current }), byId("map").focus({ preventScroll: true })));
byId("map").addEventListener("keydown", mapKey);
byId("search").addEventListener("input", search);
byId("search").addEventListener("keydown", searchKey);
byId("search").addEventListener("blur", closeSearch);
addEventListener("keydown", pageKey);
addEventListener("resize", () => (layOut(), fit(false)));
addEventListener("hashchange", fromAddress);
addEventListener("beforeprint", beforePrint);
prefersDark.addEventListener("change", repaint);
addressed("view", () => state.view.id, (id) => (state.view = { id }), (id) => id === state.view.id);
addressed("group", () => state.group, (group) => (state.group = isGrouping(group) ? group : ""), isGrouping);
addressed("part", () => state.part, (part) => (state.part = part), (part) => part === state.part);
addressed("about", () => (state.view.id === "about" ? state.about : ""), (id) => (state.about = data.things[id] ? id : ""), (id) => id in data.things);
for (const end of ["from", "to"]) addressed(end, () => (state.view.id === "path" ? state[end] : ""), (id) => (state[end] = data.things[id] ? id : ""), (id) => id in data.things);
addressed("node", () => (data.things[state.node] ? state.node : ""), (id) => (state.node = data.things[id] ? id : ""), (id) => id in data.things);
addressed("far", () => (state.far > 1 ? String(state.far) : ""), (far) => (state.far = ["2", "3"].includes(far) ? Number(far) : 1)); // before what is around is made
addressed("day", () => dayOf(state.view), (day) => (state.day = day));
addressed("narrow", narrowText, narrowFrom, (text) => splitValues(text).every((part) => choiceOf(part).length));
addressed("colour", () => state.colour, setColour, (id) => id === state.colour);
addressed("hide", hideText, hideFrom, (text) => splitValues(text).every(isEntry));
addressed("on", () => "", ofOtherDay); // a filter once: now the view of all days on that day
addressed("lang", () => state.lang, (lang) => (state.lang = ["nl", "en"].includes(lang) ? lang : state.lang));
addressed("picture", () => "", (asked) => asked && addEventListener("load", () => document.body.replaceChildren(element("pre", { id: "picture", text: asVector().text }))));
addressed("step", () => (state.step ? String(state.step) : ""), readStep);
readInk();
fromAddress();
window.opgavenkaart = { state, shown, late, stepsOf, title: () => titleOf(state.lang), labels: () => [...labelBoxes].map(([id, box]) => ({ id, ...box })), lines: () => edges.get({ filter: (edge) => !edge.hidden }) };
