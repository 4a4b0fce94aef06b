// The parts of the studio, one at a time, and the buttons that all of them have above them.
const TABS = { files: filesTab, map: mapTab, questions: questionsTab, keep: keepTab };

/** Show a part of the studio, as it is now. */
function show(id) {
  state.tab = id;
  byId("start").hidden = !isBeginning();
  byId("work").replaceChildren(...TABS[id]());
  byId("tabs").replaceChildren(...Object.keys(TABS).map((tab) =>
    button(say(tab), () => {
      show(tab);
      byId("tabs").querySelector("[aria-current]").focus();
    }, tab === id ? { "aria-current": "page" } : {})));
}

/** Whether there is nothing yet: then the page says what it is. */
const isBeginning = () => state.tab === "files" && !state.datasets.length && !state.outcomes.length;

/** All words of the page in the reader's language. */
function speak() {
  document.documentElement.lang = state.lang;
  document.title = say("name");
  for (const of of document.querySelectorAll("[data-words]")) of.textContent = say(of.dataset.words);
  byId("language").textContent = say("to_other");
  byId("language").setAttribute("aria-label", say("other"));
  byId("tabs").setAttribute("aria-label", say("parts"));
  byId("theme").setAttribute("aria-label", say("theme"));
}

byId("language").addEventListener("click", () => {
  Object.assign(state, { lang: state.lang === "nl" ? "en" : "nl", questions: null, things: null, answer: null, drawn: null });
  speak();
  if (!byId("work").hidden) show(state.tab);
});

byId("theme").addEventListener("click", () => {
  const dark = document.documentElement.dataset.theme
    ? document.documentElement.dataset.theme === "dark"
    : matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset.theme = dark ? "light" : "dark";
});

// Files may be dropped anywhere: a browser would else leave the page for the file.
addEventListener("dragover", (event) => {
  event.preventDefault();
  byId("drop")?.classList.add("over");
});
addEventListener("dragleave", () => byId("drop")?.classList.remove("over"));
addEventListener("drop", (event) => {
  event.preventDefault();
  byId("drop")?.classList.remove("over");
  if (!byId("work").hidden && event.dataTransfer.files.length) handIn([...event.dataTransfer.files]);
});
