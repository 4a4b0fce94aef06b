// The same content as tables, for screen readers, for copying, and for whoever prefers them.
const FIRST = 500;
let tablesWait = false; // while the tables are still to be drawn
/** Browsers may find no idle moment until the reader moves again: then it is done all the same. */
const whenIdle = (work) => (window.requestIdleCallback ? requestIdleCallback(work, { timeout: 300 }) : setTimeout(work, 50));

/** The map is seen first, and can be used: the tables follow when the browser has nothing else to do. */
function tablesLater() {
  if (tablesWait) return;
  tablesWait = true;
  const afterMap = () => requestAnimationFrame(() => whenIdle(() => tablesWait && drawTables()));
  if (late()) afterMap();
  else whenLate(afterMap);
}

function toTables() {
  if (tablesWait) drawTables();
  byId("tables").scrollIntoView();
  byId("tables").focus({ preventScroll: true });
}

function drawTables() {
  if (!late()) return;
  tablesWait = false;
  byId("tables").replaceChildren(...(state.view.tables ?? late().tables[state.view.id]).flatMap((table, place) => drawTable(table, place)));
  byId("tables").setAttribute("aria-label", word("table"));
}

function drawTable(table, place) {
  const body = element("tbody");
  const head = element("thead", {}, element("tr", {}, ...table.headings.map((heading, at) => element("th", { scope: "col", className: figureClass(table, at), text: say(heading) }))));
  const whole = element("table", { "data-view": state.view.id }, element("caption", { text: say(table.caption) }), head, body);
  const rows = rowsOf(table);
  const add = (from, end) => body.append(...rows.slice(from, end).map(({ row, about }) => drawRow(row, about, table)));
  add(0, FIRST);
  if (!rows.length) whole.append(element("tfoot", {}, element("tr", {}, element("td", { colspan: table.headings.length, text: word("no_results") }))));
  const take = takeTable(table);
  if (table.figures?.length) take.append(figuresButton(whole));
  const scroll = element("div", { className: "scroll", tabindex: 0, role: "region", "aria-label": `${say(table.caption)} ${place ? place + 1 : ""}`.trim() }, whole);
  if (rows.length <= FIRST) return [take, scroll];
  const more = element("button", { type: "button", className: "plain", text: word("more_rows", { n: number(rows.length) }), onclick: () => (add(FIRST), more.remove()) });
  return [take, scroll, more];
}

/** The rows of a table, without those about what is not shown now. */
function rowsOf(table) {
  const all = table.rows.map((row, at) => ({ row, about: table.things[at] }));
  return shownThings ? all.filter(({ about }) => !data.things[about] || shownThings.has(about)) : all;
}

/** Columns of measures that need an explanation are seen by whoever asks for figures. */
const figureClass = (table, at) => (table.figures?.includes(at) ? "figure" : "");

function figuresButton(whole) {
  const button = element("button", { type: "button", className: "plain", text: word("figures"), "aria-pressed": "false" });
  button.addEventListener("click", () => button.setAttribute("aria-pressed", String(whole.classList.toggle("figures"))));
  return button;
}

function drawRow(row, about, table) {
  const cells = row.map((cell, at) => element("td", { className: figureClass(table, at), text: typeof cell === "number" ? number(cell) : say(cell) }));
  const linked = cells[table.link ?? 0];
  if (data.things[about]) {
    const button = element("button", { type: "button", className: "to", text: linked.textContent, onclick: () => (choose(about, { panel: true }), byId("stage").scrollIntoView({ block: "nearest" }), byId("details").focus()) });
    linked.replaceChildren(button);
  }
  return element("tr", {}, ...cells);
}
