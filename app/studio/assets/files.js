// Files that are handed in, and the data sets that came of them.
const SAVED = ".opgavenkaart";

function filesTab() {
  const title = isBeginning() ? [] : [make("h1", {}, say("files"))];
  return [...title, dropZone(), ...state.outcomes.map(outcome), ...loadedSets()];
}

function dropZone() {
  const zone = make("div", { id: "drop" }, make("h2", {}, say("drop")), make("p", {}, say("drop_what")));
  const empty = saving(say("empty"), say("blank_name"), () => call("template", { lang: state.lang }));
  const filled = saving(say("filled"), say("example_name"), () =>
    call("template", { lang: state.lang, example: true }));
  const example = button(say("example"), () => handled(() => call("example", { lang: state.lang })));
  zone.append(make("div", { className: "row" }, ...choosing(say("choose"), "", handIn), example, empty, filled));
  return zone;
}

/** Take files in, one after the other; saved work replaces what is here. */
function handIn(given) {
  return handled(async () => {
    const names = [];
    let opened = null;
    for (const file of given) {
      const content = new Uint8Array(await file.arrayBuffer());
      if (file.name.endsWith(SAVED)) opened = { files: [], ...(await call("open", {}, content)) };
      else names.push(await call("put", { name: file.name }, content));
    }
    return names.length ? call("load", { names, lang: state.lang }) : opened;
  });
}

/** Do what changes the work: show what came of it, and keep it. */
function handled(work) {
  return attempt(async () => {
    const done = await work();
    if (!done) return "";
    state.datasets = done.datasets;
    state.outcomes = done.files || [];
    state.drawn = null;
    state.answer = null;
    state.things = null;
    show("files");
    return keepWork();
  });
}

function loadedSets() {
  if (!state.datasets.length) return [make("p", { className: "soft" }, say("nothing"))];
  const rows = state.datasets.map((of) => {
    const out = button(say("remove"), () => handled(() => call("unload", { dataset: of.name, lang: state.lang })), {
      ariaLabel: say("remove_which", { name: of.name }),
    });
    const number = (count) => make("td", { className: "number" }, String(count));
    const name = make("th", { scope: "row" }, of.name);
    return make("tr", {}, name, number(of.nodes), number(of.claims), make("td", {}, of.origin), make("td", {}, out));
  });
  const headings = ["dataset", "things", "claims", "origin", "remove"].map((id) => say(id));
  return [make("h2", {}, say("datasets")), table(say("datasets"), headings, rows)];
}

function outcome(of) {
  const title = say(of.loaded ? "loaded" : "not_loaded", { file: of.file });
  const summary = of.summary ? make("p", { className: "summary" }, of.summary.trimEnd()) : null;
  const parts = [make("h2", {}, title), summary, ...problemParts(of), ...mappingParts(of)];
  return make("section", { className: "outcome" }, ...parts.filter(Boolean));
}

/** A file that is not ours can be read by a mapping: proposed, read, and loaded with. */
function mappingParts(of) {
  if (!of.problems.some((problem) => problem.code === "nothing_to_load")) return [];
  const place = make("div", {});
  const ask = button(say("suggest"), () => attempt(async () => {
    const found = await call("suggest", { name: of.file, lang: state.lang });
    if (!found.mapping) return found.problems.map((problem) => problem.line).join(" ");
    const text = make("textarea", { value: found.mapping, spellcheck: false });
    const label = make("label", {}, say("mapping", { file: of.file }), text);
    const load = button(say("load_with"), () =>
      handled(() => call("load", { names: [of.file], lang: state.lang, mappings: { [of.file]: text.value } })));
    place.replaceChildren(make("p", {}, say("mapping_how")), label, make("p", {}, load));
    text.focus();
    return "";
  }));
  return [make("p", {}, ask), place];
}
