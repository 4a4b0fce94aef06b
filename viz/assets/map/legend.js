// The legend: what this view shows and nothing else, each by two codes.
function drawLegend() {
  const { days, network: ofView } = state.view; // what is shown is that of all days, so that the map keeps its height
  const shownNodes = new Set((days ? ofView.nodes : marks).map((mark) => mark.group.replace("+gap", "")));
  const drawn = ofView.edges.filter((edge) => !edge.quiet && (days || !edgeHidden(edge)));
  const shownRoles = new Set(drawn.map((edge) => edge.role));
  const items = [];
  for (const [look, style] of Object.entries(data.looks)) {
    if (!shownNodes.has(look)) continue;
    const shape = svg("path", { d: data.shapes[style.shape] ?? data.shapes.dot, fill: style.colour, stroke: ink.dark ? "#F0F2F4" : "#1A1A1A" });
    items.push(item(svg("svg", { width: 18, height: 18, "aria-hidden": "true" }, shape), style.text));
  }
  if (marks.some((mark) => mark.gap) || days?.some((day) => day.gaps.length)) {
    const outline = svg("path", { d: data.shapes.dot, fill: ink.page, stroke: ink.gap, "stroke-width": 2.5, "stroke-dasharray": "4 3" });
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
