// The legend: what this view shows and nothing else, each by two codes; its entries come in order with the data.
function legendEntries() {
  const { days, network: ofView } = state.view; // what is shown is that of all days, so that the map keeps its height
  const shown = new Set((days ? ofView.nodes : marks).map(lookOf));
  for (const edge of ofView.edges) if (!edge.quiet && (days || !edgeHidden(edge))) shown.add(edge.role);
  if (marks.some((mark) => mark.gap) || days?.some((day) => day.gaps.length)) shown.add("gap");
  for (const { look, gone } of days ? state.view.boxes : today.boxes) if (!gone) shown.add(`box/${look}`);
  const off = new Set(hiddenHere());
  if (fieldShown()) shown.delete("issue"); // they are explained by what they are coloured by
  const entryOf = ([id, entry]) => (shown.has(id) || off.has(id) ? [{ ...entry, id, off: off.has(id), sample: sample(id, entry), wide: entry.shape || entry.box ? 18 : 40 }] : []);
  return Object.entries(data.legend).flatMap((each) => [...(each[0] === "issue" ? colourEntries(off) : []), ...entryOf(each)]);
}

function sample(id, { shape, colour, light, dark, dash, width, box }) {
  if (box) return boxSample(data.frames[box]);
  if (!shape) return svg("line", { x1: 0, y1: 9, x2: 40, y2: 9, stroke: ink.dark ? dark : light, "stroke-width": width, "stroke-dasharray": dash.join(" ") });
  if (id === "gap") return svg("path", { d: shape, fill: ink.page, stroke: ink.gap, "stroke-width": 2.5, "stroke-dasharray": "4 3" });
  return svg("path", { d: shape, fill: colour, stroke: ink.edge });
}

function boxSample({ fill, edge, dash, width }) {
  const theme = Number(ink.dark);
  return svg("rect", { x: 1.5, y: 2.5, width: 15, height: 13, rx: 2, fill: fill[theme], stroke: edge[theme], "stroke-width": width, "stroke-dasharray": dash.join(" ") });
}

/** Entries are buttons that hide what they explain, and show it again. */
function drawLegend() {
  const had = document.activeElement?.dataset?.entry;
  const item = ({ id, text, sample, wide, off }) => {
    const parts = [svg("svg", { width: wide, height: 18, "aria-hidden": "true" }, sample), element("span", { text: say(text) })];
    if (!id || isNotHidden(id)) return element("span", { className: "entry" }, ...parts);
    return element("button", { type: "button", className: "entry", "data-entry": id, "aria-pressed": String(!off), title: word(off ? "show_entry" : "hide_entry"), onclick: () => toggleHidden(id) }, ...parts);
  };
  byId("legend").setAttribute("aria-label", word("legend"));
  byId("legend").replaceChildren(...legendEntries().map(item));
  if (had) byId("legend").querySelector(`[data-entry="${CSS.escape(had)}"]`)?.focus();
}
