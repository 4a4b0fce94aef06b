// All by keyboard: arrows go to the nearest mark that way, Enter opens, Escape goes back a step.
const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** The nearest mark in a direction; those straight ahead count as nearer than those aside. */
function nearest(from, [dx, dy]) {
  let best = null;
  for (const mark of marks) {
    const ahead = (mark.x - from.x) * dx + (mark.y - from.y) * dy;
    const aside = Math.abs((mark.x - from.x) * dy) + Math.abs((mark.y - from.y) * dx);
    if (ahead <= 1 || mark.id === from.id) continue;
    const far = ahead + 3 * aside;
    if (!best || far < best.far) best = { mark, far };
  }
  return best?.mark;
}

function step(way) {
  const from = marks.find((mark) => mark.id === current) ?? marksOf(state.node)[0];
  const next = from ? nearest(from, way) : marks[0];
  if (next) choose(next.thing || next.id, { mark: next.id, panel: state.panel });
}

function mapKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key in WAYS) step(WAYS[event.key]);
  else if (event.key === "Enter" && nodeOf.get(current)?.opens) openPart(nodeOf.get(current).opens);
  else if (event.key === "Enter" && state.node) (choose(state.node, { panel: true, mark: current }), byId("details").focus());
  else if (event.key === "+" || event.key === "=") zoom(1.25);
  else if (event.key === "-") zoom(0.8);
  else if (event.key === "0") fit();
  else return;
  event.preventDefault();
}

function pageKey(event) {
  const typing = event.target instanceof HTMLInputElement;
  if ((event.key === "/" && !typing) || (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey))) {
    event.preventDefault();
    byId("search").focus();
    byId("search").select();
  } else if (event.key === "Escape" && !typing) {
    if (state.panel) (choose(state.node, { panel: false, mark: current }), byId("map").focus({ preventScroll: true }));
    else if (state.part && !state.node) closePart();
    else reset();
  }
}
