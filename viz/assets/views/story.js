// The story: steps with a title and a sentence, each a view with something lit; by keys, buttons or a clicker.
const steps = data.story;
state.step = 0; // 0: not in the story

const startStory = () => (toStep(1), byId("next").focus({ preventScroll: true }));

/** Show a step, counted from 1: the whole of its view, so that nothing is cut, and in it what it is about with its surroundings. */
function toStep(number) {
  const { title, text, view, thing: about, asOf } = steps[number - 1];
  state.step = number;
  state.day = asOf;
  state.group = "";
  state.about = about;
  openView(view);
  choose(data.things[about] ? about : "", { panel: false });
  speak(`${word("story_step", { n: number, of: steps.length })}. ${say(title)}. ${say(text)}`);
}

const turn = (by) => steps[state.step - 1 + by] && toStep(state.step + by);

function stopStory() {
  darken(false);
  if (document.fullscreenElement) document.exitFullscreen();
  state.step = 0;
  openView(state.view.id);
  choose(state.node, { panel: false });
  byId("start_story").focus({ preventScroll: true });
}

/** Nothing to see for a while, so that all look at the speaker. */
function darken(on) {
  document.documentElement.toggleAttribute("data-dark", on);
  if (on) speak(word("darkened"));
}
const isDarkened = () => document.documentElement.hasAttribute("data-dark");

function fullScreen() {
  const change = document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();
  change.catch(() => {}); // where the browser does not allow it the story goes on as it is
}

/** Clickers send PageDown, PageUp and B or a full stop. */
const STORY_KEYS = {
  ArrowRight: () => turn(1), PageDown: () => turn(1), " ": () => turn(1),
  ArrowLeft: () => turn(-1), PageUp: () => turn(-1),
  Home: () => toStep(1), End: () => toStep(steps.length),
  b: () => darken(true), B: () => darken(true), ".": () => darken(true),
  Escape: () => (document.fullscreenElement ? document.exitFullscreen() : stopStory()),
};

/** Before the map's own keys; but what has the focus keeps the keys that it needs itself. */
function storyKey(event) {
  if (!state.step || event.ctrlKey || event.metaKey || event.altKey) return;
  const own = event.key === " " ? event.target.closest?.("button, a") : event.key === "Escape" && state.panel;
  if (!isDarkened() && (own || !(event.key in STORY_KEYS))) return;
  event.preventDefault();
  event.stopPropagation();
  if (isDarkened()) darken(false);
  else STORY_KEYS[event.key]();
}

/** The words of the step, or the button that starts the story. */
function writeStory() {
  const shownStep = steps[state.step - 1];
  byId("start_story").textContent = word("story");
  byId("start_story").hidden = !steps.length;
  byId("story").hidden = !shownStep;
  byId("story").setAttribute("aria-label", word("story"));
  document.documentElement.toggleAttribute("data-story", Boolean(shownStep));
  if (!shownStep) return;
  byId("counter").textContent = `${state.step} / ${steps.length}`;
  byId("step_title").textContent = say(shownStep.title);
  byId("step_text").textContent = say(shownStep.text);
  byId("step_day").textContent = otherDay(shownStep);
  for (const id of ["previous", "next", "full", "stop"]) symbol(byId(id), word(id === "full" && document.fullscreenElement ? "window" : id));
  byId("previous").setAttribute("aria-disabled", String(state.step === 1));
  byId("next").setAttribute("aria-disabled", String(state.step === steps.length));
  byId("full").hidden = !document.fullscreenEnabled;
  byId("map").setAttribute("aria-label", word("story_keys"));
}

/** A step of another day than the map shows says so. */
function otherDay({ asOf, day }) {
  if (!asOf || state.view.days || asOf === data.page.asOf) return "";
  const shown = say(data.page.period);
  return word("step_day", { day: say(day), shown: shown.charAt(0).toLowerCase() + shown.slice(1) });
}

/** A link with no more than a step shows that step; beside a view or a thing, these are what is shown. */
function readStep(text) {
  const asked = new URLSearchParams(location.hash.slice(1));
  const number = !location.hash && data.page.story ? 1 : Number(text);
  const shownStep = steps[number - 1];
  state.step = shownStep ? number : 0;
  if (!shownStep || asked.has("view")) return;
  state.about = shownStep.thing;
  state.group = "";
  state.view = { id: shownStep.view };
  state.node = data.things[shownStep.thing] ? shownStep.thing : "";
}

byId("start_story").addEventListener("click", startStory);
byId("previous").addEventListener("click", () => turn(-1));
byId("next").addEventListener("click", () => turn(1));
byId("full").addEventListener("click", fullScreen);
byId("stop").addEventListener("click", stopStory);
document.addEventListener("fullscreenchange", writeStory);
document.addEventListener("pointerdown", () => darken(false));
addEventListener("keydown", storyKey, true);
