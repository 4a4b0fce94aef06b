// The legend: what this view shows and nothing else, each by two codes.
const SHAPES = {
  dot: () => svg("circle", { cx: 9, cy: 9, r: 6.5 }),
  square: () => svg("rect", { x: 3, y: 3, width: 12, height: 12 }),
  diamond: () => svg("path", { d: "M9 1.5 16.5 9 9 16.5 1.5 9Z" }),
  triangle: () => svg("path", { d: "M9 2 16.5 15.5H1.5Z" }),
  triangleDown: () => svg("path", { d: "M9 16 1.5 2.5H16.5Z" }),
  hexagon: () => svg("path", { d: "M5 2.2H13L17 9 13 15.8H5L1 9Z" }),
  star: () => svg("path", { d: "M9 1 11.2 6.7 17.2 7 12.5 10.8 14.1 16.7 9 13.4 3.9 16.7 5.5 10.8.8 7 6.8 6.7Z" }),
};

function drawLegend() {
  const shownNodes = new Set(state.view.network.nodes.map((mark) => mark.group.replace("+gap", "")));
  const shownRoles = new Set(state.view.network.edges.filter((edge) => !edge.quiet).map((edge) => edge.role));
  const items = [];
  for (const [look, style] of Object.entries(data.looks)) {
    if (!shownNodes.has(look)) continue;
    const shape = (SHAPES[style.shape] ?? SHAPES.dot)();
    shape.setAttribute("fill", style.colour);
    shape.setAttribute("stroke", ink.dark ? "#F0F2F4" : "#1A1A1A");
    items.push(item(svg("svg", { width: 18, height: 18, "aria-hidden": "true" }, shape), style.text));
  }
  if (marks.some((mark) => mark.gap) || state.view.days?.some((day) => day.gaps.length)) {
    const outline = svg("circle", { cx: 9, cy: 9, r: 6.5, fill: ink.page, stroke: ink.gap, "stroke-width": 2.5, "stroke-dasharray": "4 3" });
    items.push(item(svg("svg", { width: 18, height: 18, "aria-hidden": "true" }, outline), data.words.gap));
  }
  for (const [role, style] of Object.entries(data.roles)) {
    if (!shownRoles.has(role)) continue;
    const line = svg("line", { x1: 0, y1: 9, x2: 40, y2: 9, stroke: ink.dark ? style.dark : style.light, "stroke-width": style.width, "stroke-dasharray": style.dash.join(" ") });
    items.push(item(svg("svg", { width: 40, height: 18, "aria-hidden": "true" }, line), style.text));
  }
  byId("legend").replaceChildren(...items);
}

const item = (picture, text) => element("span", {}, picture, element("span", { text: say(text) }));
