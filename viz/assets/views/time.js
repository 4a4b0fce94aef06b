// The slider over the days on which anything changes: what is there that day, and what changed.
let nodeOf = new Map(); // the nodes of today by id
let today = null; // what the view shows: its nodes, edges, boxes and near pairs, those of its day where it has days
const FRESH = "rgba(66, 146, 198, 0.5)"; // behind lines that are new that day, seen on light and dark

/** The place of the day that is shown: the last one not after the day asked for, else not after the page's own. */
function placeOfDay({ days }) {
  const asked = state.day || data.page.asOf || data.page.madeOn || "9999";
  return Math.max(days.findLastIndex((each) => each.day <= asked), 0);
}

const dayOf = (view) => (view.days ? view.days[placeOfDay(view)].day : "");

function ofDay(view) {
  const { nodes: ofNodes, edges: ofEdges } = view.network;
  if (!view.days) return { nodes: ofNodes, edges: ofEdges, boxes: view.boxes, near: view.near };
  const place = placeOfDay(view);
  const day = view.days[place];
  const before = view.days[Math.max(place - 1, 0)];
  const [gaps, had, joined] = [new Set(day.gaps), new Set(before.marks), new Set(before.lines)];
  const shown = day.marks.map((at) => {
    const node = { ...ofNodes[at], fresh: !had.has(at) };
    if (day.names[at]) node.words = day.names[at];
    if (day.held[at]) node.holds = day.held[at].map((which) => ofNodes[at].holds[which]);
    return gaps.has(at) ? { ...node, group: `${node.group}+gap`, gap: true } : node;
  });
  const ids = new Set(shown.map((node) => node.id));
  return {
    nodes: shown,
    edges: day.lines.map((at) => (joined.has(at) ? ofEdges[at] : { ...ofEdges[at], background: { enabled: true, color: FRESH, size: ofEdges[at].width + 8 } })),
    boxes: day.boxes.map((at) => view.boxes[at]),
    near: view.near.filter((pair) => pair.every((id) => ids.has(id))),
  };
}

/** The same map on another day: nothing moves, what is not there is gone. */
function showDay(place) {
  const { days } = state.view;
  state.day = days[Math.min(Math.max(place, 0), days.length - 1)].day;
  findToday();
  redraw();
  measureLabels();
  light();
  drawSlider();
  drawColophon();
  address();
}

function findToday() {
  today = ofDay(state.view);
  findGone();
  if (shownThings || gone.size) today = narrowed(today);
  nodeOf = new Map(today.nodes.map((node) => [node.id, node]));
  marks = today.nodes.filter((node) => node.group !== "port" && !hidden(node));
}

function ofOtherDay(day) {
  const view = data.views.find((each) => each.days);
  if (view && /^\d{4}-\d\d-\d\d$/.test(day)) Object.assign(state, { view, day });
}

/** The view of all days, on this one. */
function openDay(day) {
  state.day = day;
  openView(data.views.find((view) => view.days).id);
  choose(state.node);
  speak(byId("which_day").textContent);
}

/** A dashed frame around what is new that day. */
function frameFresh(context, mark, box) {
  context.setLineDash([6, 4]);
  ring(context, mark, box, false);
  context.setLineDash([]);
}

const slider = element("input", { type: "range", id: "day", min: 0, step: 1, oninput: () => showDay(Number(slider.value)) });
const earlier = element("button", { type: "button", id: "earlier", "data-symbol": "‹", onclick: () => showDay(placeOfDay(state.view) - 1) });
const later = element("button", { type: "button", id: "later", "data-symbol": "›", onclick: () => showDay(placeOfDay(state.view) + 1) });
const whichDay = element("output", { for: "day", id: "which_day" });
const changed = element("div", { id: "changes", role: "region", tabindex: 0, "aria-live": "polite" });
const dayLabel = element("label", { for: "day" });
byId("time").append(element("div", { className: "slider" }, dayLabel, earlier, slider, later, whichDay), changed);

/** The slider as it stands, its day in words and what changed; only where the view has days. */
function drawSlider() {
  const { days } = state.view;
  byId("time").hidden = !days;
  if (!days) return;
  const place = placeOfDay(state.view);
  const text = say(days[place].text);
  dayLabel.textContent = word("day");
  slider.max = days.length - 1;
  slider.value = place;
  slider.setAttribute("aria-valuetext", text);
  for (const [button, end] of [[earlier, 0], [later, days.length - 1]]) {
    symbol(button, word(button.id));
    button.setAttribute("aria-disabled", String(place === end));
  }
  whichDay.textContent = text;
  changed.setAttribute("aria-label", word("changes"));
  changed.replaceChildren(...days[place].changes.map((sentence) => element("p", { text: say(sentence) })));
  changed.scrollTop = 0;
}
