// The map in a frame: the same page that the command line writes.

function mapTab() {
  const day = make("input", { type: "text", value: state.day || "", size: 12, placeholder: say("day_how") });
  const label = make("label", {}, say("day"), day);
  const draw = make("form", { onsubmit: (event) => {
    event.preventDefault();
    state.day = day.value.trim();
    drawMap();
  } }, label, make("button", { type: "submit" }, say("draw")));
  if (state.drawn) draw.append(saving(say("save_map"), say("map_name"), async () => state.drawn.html));
  const frame = state.drawn
    ? make("iframe", { title: say("map_title"), src: state.drawn.address })
    : make("p", { className: "soft" }, say("nothing"));
  if (!state.drawn && state.datasets.length) drawMap();
  return [make("h1", { className: "unseen" }, say("map")), draw, frame];
}

function drawMap() {
  return attempt(async () => {
    const html = await call("draw", { lang: state.lang, as_of: state.day || "" });
    if (state.drawn) URL.revokeObjectURL(state.drawn.address);
    state.drawn = { html, address: URL.createObjectURL(new Blob([html], { type: "text/html" })) };
    if (state.tab === "map") show("map");
    return "";
  });
}
