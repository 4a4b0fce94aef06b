// The drawing: one network, its boxes, what is selected and what fades.
let network = null;
let nodes = null;
let edges = null;
let marks = []; // nodes with a shape, in the order of the data
let ink = {}; // colours of the theme, read once a change
const PORT = /^port[^/]*\//; // before the id of the mark that lines to a port are of
const FADED = 0.1;
const EDGE = 16; // free around what is shown, in pixels
const CLEAR = "rgba(0,0,0,0)"; // of what has no shape
const SMALL = 700; // a map narrower than this is read part by part

function readInk() {
  ink = { page: colour("page"), ink: colour("ink"), soft: colour("soft"), line: colour("line"), gap: colour("gap"), accent: colour("accent"), dark: isDark(), edge: isDark() ? "#F0F2F4" : "#1A1A1A" };
}

const stands = (node, id) => node.thing === id || (node.holds?.includes(id) ?? false);
const marksOf = (id) => (id ? marks.filter((mark) => mark.id === id || stands(mark, id)) : []);

function themed(options) {
  const groups = {};
  for (const [look, style] of Object.entries(options.groups)) {
    if (typeof style !== "object" || style.color.background === CLEAR) groups[look] = style;
    else if (look.endsWith("+gap")) groups[look] = { ...style, color: both(ink.page, ink.gap) };
    else groups[look] = { ...style, color: both(style.color.background, ink.edge) };
  }
  return { ...options, groups };
}

/** A colour for vis-network that does not change when it selects or hovers. */
function both(background, border) {
  const same = { background, border };
  return { ...same, highlight: same, hover: same };
}

const edgeColour = (edge) => data.legend[edge.role][ink.dark ? "dark" : "light"];
const FAINT = 0.22; // of a line behind what it has nothing to do with
const opacityOf = (edge) => (edge.faint ? FAINT : edge.width > 3 ? 1 : 0.75);
const plainEdge = (edge) => ({ ...edge, color: { color: edgeColour(edge), highlight: edgeColour(edge), opacity: opacityOf(edge) } });

function clearView() {
  if (network) network.destroy();
  network = nodes = edges = null;
  lit = null;
  findToday();
}

const drawnNodes = () => (gone.size || fieldShown() ? today.nodes.map((node) => ({ ...node, ...colourOf(node), hidden: hidden(node) })) : today.nodes);
const drawnEdges = () => today.edges.filter((edge) => !edge.quiet).map((edge) => ({ ...plainEdge(edge), hidden: edgeHidden(edge) }));

/** Lines that only a selection shows are given to vis-network then, not now: it takes its time for each. */
function drawView() {
  const { options } = state.view.network;
  nodes = new vis.DataSet(drawnNodes());
  edges = new vis.DataSet(drawnEdges());
  network = new vis.Network(byId("map"), { nodes, edges }, { ...themed(options), autoResize: false });
  window.network = network;
  buttEnds(network.renderer);
  network.on("beforeDrawing", drawBoxes);
  network.on("afterDrawing", drawLabels);
  network.on("click", clicked);
  network.on("doubleClick", () => data.things[state.node] && openAbout(state.node));
  quietCanvas();
  measureLabels();
}

/** What is shown today, in place of what was. */
function redraw() {
  nodes.clear();
  edges.clear();
  nodes.add(drawnNodes());
  edges.add(drawnEdges());
}

/** vis-network leaves the round ends of dashed lines to the marks that it draws next: their dashes would close. */
function buttEnds(renderer) {
  const draw = renderer._drawEdges;
  renderer._drawEdges = (context, ...rest) => {
    draw.call(renderer, context, ...rest);
    context.lineCap = "butt";
  };
}

/** The canvas says nothing of itself: the map around it has the name and the keys. */
function quietCanvas() {
  const frame = byId("map").firstElementChild;
  frame.removeAttribute("tabindex");
  network.canvas.frame.canvas.setAttribute("aria-hidden", "true");
}

function clicked(event) {
  byId("map").focus({ preventScroll: true });
  const { DOM: at, canvas: place } = event.pointer;
  const edge = edges.get(network.getEdgeAt(at) ?? null);
  const node = nodes.get(network.getNodeAt(at) ?? labelAt(place) ?? edge?.opens?.[0] ?? edge?.from ?? null);
  const part = node?.opens ?? (node ? "" : barAt(place));
  if (part) openPart(part);
  else if (node?.thing || node?.holds) choose(node.thing || node.id, { panel: true, mark: node.id });
  else reset();
}

// ── What is selected ──────────────────────────────────────────────────────────────────────────────────────
let lit = null; // ids of nodes that do not fade; null: nothing is selected
let current = ""; // the mark at which the keyboard stands

/** What is joined with a thing on the map, in as many steps as are chosen, and the lines between. */
function neighbours(id) {
  const own = new Set(today.nodes.filter((node) => node.id === id || stands(node, id)).map((node) => node.id));
  const between = new Set();
  let around = withJoined(own, own, between);
  if (state.view.id === "about" && id === state.about) return { own, around: new Set(nodeOf.keys()), between };
  for (let steps = 1; steps < stepsShown(); steps += 1) {
    const things = new Set([...around].map((each) => nodeOf.get(each)).filter((node) => node.thing && !hidden(node)).map((node) => node.thing));
    const from = new Set(today.nodes.filter((node) => things.has(node.thing)).map((node) => node.id)); // of several together nobody knows which
    around = withJoined(around, from, between);
  }
  return { own, around, between };
}

/** Marks, and all that one line or one box joins some of them with. */
function withJoined(found, from, between) {
  const around = new Set(found);
  for (const edge of today.edges) {
    if ((from.has(edge.from) || from.has(edge.to) || edge.opens?.some((id) => from.has(id))) && !edgeHidden(edge)) {
      between.add(edge.id);
      around.add(edge.from).add(edge.to);
    }
  }
  for (const [one, other] of today.near) {
    if (from.has(one)) around.add(other);
    if (from.has(other)) around.add(one);
  }
  for (const port of [...around].map((each) => nodeOf.get(each)).filter((node) => node?.group === "port")) {
    const target = nodeOf.get(port.id.replace(PORT, ""));
    if (target) around.add(target.id);
  }
  return around;
}

/** Let what is not around the selection fade; the lines around it get their words. */
function light() {
  if (!state.node && !lit) return;
  const { own, around, between } = state.node ? neighbours(state.node) : { own: new Set(), around: null, between: null };
  lit = around && own.size ? around : null;
  const shaped = today.nodes.filter((node) => node.group !== "port"); // those that a filter hides too: it may be lifted
  nodes.update(shaped.map((mark) => ({ id: mark.id, opacity: !lit || lit.has(mark.id) ? 1 : FADED })));
  const shown = today.edges.filter((edge) => !edge.quiet || (lit && between.has(edge.id)));
  const ids = new Set(shown.map((edge) => edge.id));
  edges.remove(edges.getIds({ filter: (edge) => edge.quiet && !ids.has(edge.id) }));
  edges.update(
    shown.map((edge) => {
      const on = lit && between.has(edge.id);
      return {
        ...edge,
        hidden: edgeHidden(edge),
        color: { color: edgeColour(edge), highlight: edgeColour(edge), opacity: !lit ? opacityOf(edge) : on ? 1 : FADED },
        label: on && !state.view.unlabelled && between.size < 16 ? say(wordsOn(edge)) : undefined,
        font: { color: ink.ink, size: NOTE, strokeWidth: HALO, strokeColor: ink.page, face: FACE, align: "horizontal" },
      };
    }),
  );
}

const countAround = () => {
  if (!lit) return 0;
  const things = new Set([...lit].map((id) => nodes.get(id).thing).filter((id) => id && id !== state.node));
  return things.size;
};

// ── Where it is looked at ─────────────────────────────────────────────────────────────────────────────────
/** The extent of boxes, marks and labels, which vis-network's own fit does not know. */
function extent(ids) {
  const area = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  const grow = (left, top, right, bottom) => {
    area.left = Math.min(area.left, left);
    area.top = Math.min(area.top, top);
    area.right = Math.max(area.right, right);
    area.bottom = Math.max(area.bottom, bottom);
  };
  for (const mark of marks) {
    if (ids && !ids.has(mark.id)) continue;
    grow(mark.x - REACH, mark.y - REACH, mark.x + REACH, mark.y + REACH);
    const box = labelBoxes.get(mark.id);
    if (box) grow(box.left, box.top, box.right, box.bottom);
  }
  if (!ids) for (const box of (state.view.days ? state.view : today).boxes) if (!box.gone) grow(box.x, box.y, box.x + box.width, box.y + box.height);
  return area.left === Infinity ? { left: 0, top: 0, right: 1, bottom: 1 } : area;
}

function room() {
  const { clientWidth: width, clientHeight: height } = byId("map");
  const panel = byId("panel");
  if (!state.panel) return { width, height, right: 0, below: 0 };
  const right = panel.offsetWidth < width ? panel.offsetWidth : 0;
  const below = right ? 0 : panel.offsetHeight;
  return { width: width - right, height: Math.max(height - below, 80), right, below };
}

/** Look at an area, in the middle of what is free; where it cannot be read as a whole, at its top left corner. */
function look(area, { most, animate, least = 0 }) {
  const { width, height, right, below } = room();
  const [wide, high] = [area.right - area.left, area.bottom - area.top];
  const scale = Math.max(Math.min((width - 2 * EDGE) / wide, (height - 2 * EDGE) / high, most), least);
  const [showsX, showsY] = [Math.min(wide, (width - 2 * EDGE) / scale), Math.min(high, (height - 2 * EDGE) / scale)];
  const x = area.left + showsX / 2 + right / 2 / scale;
  const y = area.top + showsY / 2 + below / 2 / scale;
  if (animate && !calm.matches) network.moveTo({ position: { x, y }, scale, animation: { duration: 180, easingFunction: "easeOutQuad" } });
  else moveAtOnce({ x, y }, scale);
}

/** Moved and drawn in this frame: vis-network by itself would draw in the next. */
function moveAtOnce(position, scale) {
  network.body.emitter.emit("_blockRedraw");
  network.moveTo({ position, scale });
  network.body.emitter.emit("_allowRedraw");
  network.redraw();
}

function fit(animate = true) {
  look(extent(null), { most: 1.5, animate, least: byId("map").clientWidth < SMALL ? 0.6 : 0 });
}

/** Bring the selection into what the panel leaves free, and leave the map alone where it already is. */
function show(ids) {
  const area = extent(ids);
  const { width, height } = room();
  const from = network.canvasToDOM({ x: area.left, y: area.top });
  const to = network.canvasToDOM({ x: area.right, y: area.bottom });
  if (from.x >= 0 && from.y >= 0 && to.x <= width && to.y <= height) return;
  look(area, { most: Math.max(network.getScale(), 1), animate: true, least: width < SMALL ? 0.6 : 0 });
}

function zoom(factor) {
  const animation = calm.matches ? false : { duration: 120, easingFunction: "easeOutQuad" };
  network.moveTo({ scale: Math.min(Math.max(network.getScale() * factor, 0.02), 6), animation });
}
