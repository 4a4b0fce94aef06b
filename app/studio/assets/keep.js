// Work is kept in the browser until somebody forgets it, and saved as one file.
const STORE = "work";

function database() {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open("opgavenkaart-studio", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
}

async function inStore(mode, work) {
  const opened = await database();
  try {
    return await new Promise((resolve, reject) => {
      const asked = work(opened.transaction(STORE, mode).objectStore(STORE));
      asked.transaction.oncomplete = () => resolve(asked.result);
      asked.transaction.onerror = asked.transaction.onabort = () => reject(asked.transaction.error);
    });
  } finally {
    opened.close();
  }
}

/** Keep the work as it is now; a sentence where the browser cannot. */
async function keepWork() {
  try {
    const content = state.datasets.length ? await call("save") : null;
    await inStore("readwrite", (store) => (content ? store.put(content, STORE) : store.delete(STORE)));
    return "";
  } catch {
    return say("not_kept");
  }
}

/** Go on with the work of last time, if there is any. */
async function keptWork() {
  let content;
  try {
    content = await inStore("readonly", (store) => store.get(STORE));
  } catch {
    return say("not_kept");
  }
  if (!content) return "";
  state.datasets = (await call("open", {}, content)).datasets;
  return say("kept");
}

function keepTab() {
  const work = saving(say("save_work"), say("work_name"), () => call("save"));
  const books = state.datasets.map(({ name }) =>
    saving(say("export_workbook", { name }), `${name}.xlsx`, () =>
      call("export", { format: "xlsx", dataset: name, lang: state.lang })));
  const others = FORMATS.map(([format, ending]) =>
    saving(format, `opgavenkaart${ending}`, () => call("export", { format, lang: state.lang })));
  const match = saving(say("match"), say("match_name"), () => call("match", { lang: state.lang }));
  const place = make("div", {});
  const compare = choosing(say("compare"), "", ([file]) => compareWith(file, place), false);
  const forget = button(say("forget"), () => {
    if (confirm(say("forget_sure"))) forgetAll();
  });
  const soft = (id) => make("p", { className: "soft" }, say(id));
  return [
    make("h1", {}, say("keep")),
    make("p", {}, work), soft("save_work_how"),
    make("h2", {}, say("export")), make("div", { className: "row" }, ...books, ...others),
    make("h2", {}, say("compare")), make("p", {}, ...compare), soft("compare_how"), place,
    make("p", {}, match), soft("match_how"),
    make("p", {}, forget), soft("forget_how"),
  ];
}

function compareWith(file, place) {
  return attempt(async () => {
    const name = await call("put", { name: file.name }, new Uint8Array(await file.arrayBuffer()));
    const found = await call("diff", { name, question: "", lang: state.lang });
    place.replaceChildren(...answerParts({ ...found, question: "", options: {}, lang: state.lang }).slice(0, -1));
    return "";
  });
}

function forgetAll() {
  return attempt(async () => {
    await call("forget");
    Object.assign(state, { datasets: [], outcomes: [], answer: null, drawn: null, things: null });
    await keepWork();
    show("files");
    return say("forgotten");
  });
}
