// A part of an overview: its numbers and bars open the map of what they count, and a button leads back.
const back = element("button", { type: "button", id: "back", className: "plain", onclick: () => closePart() });

/** The parts of an overview; grouped otherwise it has others. */
const partsOf = (view) => view.parts ?? late()?.parts[view.id] ?? {};
const partCalled = (view, name) => (Object.hasOwn(partsOf(view), name) ? partsOf(view)[name] : undefined);

/** The part of the view that is open, as a view of its own; the view where none is. */
function openedPart(view) {
  if (!state.part) return view;
  if (!late()) whenLate(fromAddress);
  const part = partCalled(view, state.part);
  if (late() && !part) state.part = "";
  if (!part) return view;
  const counted = new Set(part.counted.things.flat());
  const tables = late().tables[view.id].map((table) => partOfTable(table, counted));
  const network = { nodes: part.nodes, edges: [], options: { ...data.options, groups: { useDefaultGroups: false, ...groupsOf(part.nodes) } } };
  return { ...view, ...part, message: "", flow: true, network, tables };
}

/** The rows about what the part counts. */
function partOfTable(table, counted) {
  const kept = table.things.map((thing, place) => place).filter((place) => counted.has(table.things[place]));
  return { ...table, rows: kept.map((place) => table.rows[place]), things: kept.map((place) => table.things[place]) };
}

/** The way back of the browser leads to the overview too. */
function openPart(part) {
  if (part && !partCalled(state.view, part)) return;
  history.pushState(null, "", location.href);
  openView(state.view.id, part);
  choose("");
  speak(titleOf(state.lang));
}

function closePart() {
  openPart("");
  byId("map").focus({ preventScroll: true });
}

/** What a click at a place opens, where no mark is: a bar does. */
const barAt = ({ x, y }) => today.boxes.find((box) => box.opens && !box.gone && inside(box, { x, y }))?.opens;
