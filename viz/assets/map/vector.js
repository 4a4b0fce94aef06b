// The view as vector SVG: drawn by what draws the map, with its title, legend and sources, and text that stays text.
const SHEET = { edge: 24, title: 28, how: 16, note: 14, least: 1200 };

/** A canvas context that writes SVG. The library parses fonts by a style attribute, which the page's policy forbids. */
class Vector extends vis.Context {
  __applyText(text, x, y, action) {
    const [, bold, size] = /^(bold )?([\d.]+)px/.exec(this.font) ?? [];
    const middle = this.textBaseline === "middle" ? Number(size) * 0.35 : 0; // not every program knows baselines
    const anchor = { center: "middle", right: "end" }[this.textAlign] ?? "start";
    const made = this.__createElement("text", { "font-family": FACE, "font-size": size, "font-weight": bold ? "bold" : "normal", "text-anchor": anchor, x, y: y + middle }, true);
    made.append(text);
    const parent = this.__closestGroupOrSvg();
    this.__currentElement = made;
    this.__applyTransformation(made);
    this.__applyStyleToCurrentElement(action);
    parent.append(made);
  }
  /** Without a group of its own, after which the library no longer knows the path that it is drawing. */
  save() {
    this.__styleStack.push(this.__getStyleState());
  }
  restore() {
    const state_ = this.__styleStack.pop();
    if (state_) this.__applyStyleState(state_);
  }
  measureText(text) {
    brush.font = this.font;
    return brush.measureText(text);
  }
}

function mapAsVector(area) {
  const context = new Vector({ width: area.right - area.left, height: area.bottom - area.top, document });
  context.translate(-area.left, -area.top);
  context.beginPath();
  drawBoxes(context);
  network.renderer._drawEdges(context);
  network.renderer._drawNodes(context, true);
  drawLabels(context, true);
  return context.getSvg();
}

/** Text in lines that fit, from a height; the height below them. */
function writeLines(into, text, { y, size, bold = false, fill, width }) {
  const lines = wrapped(text, `${bold ? "bold " : ""}${size}px ${FACE}`, width - 2 * SHEET.edge, 6, 2000).split("\n").filter(Boolean);
  lines.forEach((line, place) => into.append(svg("text", { x: SHEET.edge, y: y + size * (1 + 1.25 * place), "font-family": FACE, "font-size": size, "font-weight": bold ? "bold" : "normal", fill }, line)));
  return y + size * 1.25 * lines.length;
}

function legendAsVector(into, y, width) {
  let [x, top] = [SHEET.edge, y];
  brush.font = `${SHEET.note}px ${FACE}`;
  for (const { text, onPaper = text, sample, wide } of legendEntries().filter(({ off }) => !off)) {
    const needs = wide + 8 + brush.measureText(say(onPaper)).width;
    if (x > SHEET.edge && x + needs > width - SHEET.edge) [x, top] = [SHEET.edge, top + 24];
    into.append(svg("g", { transform: `translate(${x} ${top})` }, sample));
    into.append(svg("text", { x: x + wide + 6, y: top + 14, "font-family": FACE, "font-size": SHEET.note, fill: ink.ink }, say(onPaper)));
    x += needs + 22;
  }
  return top + 26;
}

const NOT_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** The whole view as a piece of SVG text, in the light colours, whatever the page has now. */
function asVector() {
  return inLight(() => {
    const area = extent(null);
    for (const side of ["left", "top"]) area[side] -= SHEET.edge;
    for (const side of ["right", "bottom"]) area[side] += SHEET.edge;
    const width = Math.max(area.right - area.left, SHEET.least);
    const whole = svg("svg", { xmlns: "http://www.w3.org/2000/svg", width, role: "img" });
    whole.append(svg("title", {}, titleOf(state.lang)), svg("rect", { width: "100%", height: "100%", fill: "#ffffff" }));
    let y = writeLines(whole, titleOf(state.lang), { y: 16, size: SHEET.title, bold: true, fill: ink.ink, width });
    y = writeLines(whole, howOf(), { y: y + 4, size: SHEET.how, fill: ink.soft, width });
    if (state.view.days) y = writeLines(whole, word("as_of", { day: byId("which_day").textContent }), { y: y + 4, size: SHEET.how, bold: true, fill: ink.ink, width });
    const map = mapAsVector(area);
    const place = svg("g", { transform: `translate(${(width - (area.right - area.left)) / 2} ${y + 8})` });
    place.append(...map.children);
    whole.append(place);
    y = legendAsVector(whole, y + 8 + area.bottom - area.top + 4, width);
    for (const line of byId("colophon").children) y = writeLines(whole, line.textContent, { y: y + 2, size: SHEET.note, fill: ink.soft, width });
    const height = Math.ceil(y + 14);
    whole.setAttribute("height", height);
    whole.setAttribute("viewBox", `0 0 ${width} ${height}`);
    return { text: new XMLSerializer().serializeToString(whole).replace(NOT_XML, "\ufffd"), width, height };
  });
}

/** Do something while the page is light: what goes on paper or into a slide is. */
function inLight(work) {
  const before = document.documentElement.dataset.theme;
  const dark = isDark();
  if (dark) (document.documentElement.dataset.theme = "light", repaint(), network.redraw());
  const result = work();
  if (!dark) return result;
  if (before) document.documentElement.dataset.theme = before;
  else delete document.documentElement.dataset.theme;
  repaint();
  return result;
}
