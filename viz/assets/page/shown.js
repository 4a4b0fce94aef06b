// What is shown now, as data: each box, mark, line and title as a statement that can be held against the answers.
const textsOf = (elements) => [...elements].map((each) => each.textContent);

function tablesShown() {
  if (tablesWait) drawTables();
  const all = [...byId("tables").querySelectorAll("table")];
  return all.map((each) => ({ caption: each.caption.textContent, headings: textsOf(each.tHead.rows[0].cells), rows: [...each.tBodies[0].rows].map((row) => textsOf(row.cells)) }));
}

function shown() {
  const drawn = today.nodes.filter((node) => node.group !== "port" && !hidden(node));
  const ends = (id) => {
    const node = nodeOf.get(id);
    return node.thing ? [node.thing] : holdsLeft(node);
  };
  return {
    view: state.view.id,
    about: state.about,
    node: state.panel ? state.node : "",
    overlaps: state.panel ? overlapsShown() : [],
    ends: [state.from, state.to],
    steps: stepsShown(),
    part: state.part,
    grouped: state.view.grouped ?? "",
    lang: state.lang,
    narrowed: isNarrowed(),
    chosen: Object.fromEntries([...state.narrow].map(([facet, values]) => [facet, [...values]])),
    day: dayOf(state.view),
    days: (state.view.days ?? []).map(({ day, text }) => ({ day, text: say(text) })),
    changes: [...byId("changes").children].map((each) => each.textContent),
    how: byId("how").textContent,
    legend: legendEntries().filter(({ off }) => !off).map(({ id, text }) => ({ id, text: say(text) })),
    tables: tablesShown(),
    hidden: hiddenHere(),
    title: byId("title").textContent,
    colours: fieldShown() && { field: state.colour, counts: Object.fromEntries(valuesDrawn().map(({ value, count }) => [value, count])) },
    sources: sourcesOf(state.view),
    rows: data.views.filter((view) => view.id === state.view.id).flatMap((view) => groupedView(view).network.nodes).map((node) => node.id).filter((id) => /^(row|column)\//.test(id)),
    things: shownThings && [...shownThings],
    marks: drawn.map((node) => ({ id: node.id, thing: node.thing ?? "", holds: holdsLeft(node), words: labelBoxes.get(node.id)?.lines.join(" ") ?? "", gap: Boolean(node.gap), bold: Boolean(node.bold), opens: node.opens ?? "", look: lookOf(node), value: isColoured(node) ? valueShown(node.thing) : "" })),
    lines: edges.get({ filter: (edge) => !edge.hidden }).map((edge) => ({ from: ends(edge.from), to: ends(edge.to), role: edge.role })),
    boxes: today.boxes.filter((box) => !box.gone).map((box) => ({ look: box.look, counts: shownOf(box.counts ?? []), length: box.unit ? box.width / box.unit : null, opens: box.opens ?? "", heading: say(box.heading).replaceAll("\n", " "), note: say(box.note).replaceAll("\n", " "), marks: drawn.filter((node) => inside(box, node)).map((node) => node.id), heads: (box.heads ?? []).map((node) => node.thing) })),
  };
}
