// The beginning: the page is there at once, the engine follows, and the work of last time with it.
async function begin() {
  speak();
  if (typeof WebAssembly === "undefined") {
    byId("engine").hidden = true;
    tell(say("no_wasm"));
    return;
  }
  try {
    await startEngine((share) => {
      byId("bar").value = share;
      byId("engine_state").textContent = say("starting");
    });
  } catch (error) {
    byId("engine").hidden = true;
    tell(say("broken", { why: error.message }));
    return;
  }
  byId("engine").hidden = true;
  let sentence = "";
  try {
    sentence = await keptWork();
  } catch (error) {
    sentence = error.message;
  }
  tell(sentence);
  byId("tabs").hidden = byId("work").hidden = false;
  document.documentElement.dataset.ready = "yes";
  show(state.datasets.length ? "map" : "files");
}

addEventListener("DOMContentLoaded", begin);
