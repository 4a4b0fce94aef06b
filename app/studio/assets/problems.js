// Problems beside the sheet: the rows as they stand, each cell marked, and below it what is the matter.

function problemParts(of) {
  if (!of.problems.length) return [];
  const count = (severity) => of.problems.filter((problem) => problem.severity === severity).length;
  const counts = [["errors", count("error")], ["warnings", count("warning")]].filter(([, n]) => n);
  const line = counts.map(([id, n]) => say(id, { n })).join(", ");
  const all = of.problems.map((problem) => make("li", {}, `${say(problem.severity)} ${problem.line}`));
  const list = make("details", { open: !of.sheets.length }, make("summary", {}, say("all_problems", { n: all.length })));
  list.append(make("ul", {}, ...all));
  return [make("p", {}, `${line}. ${say("mend")}`), ...of.sheets.flatMap(sheetParts), list];
}

function sheetParts(sheet) {
  const name = sheet.sheet || sheet.file;
  const width = Math.max(sheet.headings.length, ...sheet.rows.map((row) => row.cells.length));
  const headings = [say("row"), ...Array.from({ length: width }, (_, at) => sheet.headings[at] || "")];
  const rows = sheet.rows.flatMap((row) => markedRow(row, width));
  const more = sheet.more ? make("p", { className: "soft" }, say("more_rows", { n: sheet.more })) : null;
  return [make("h3", {}, name), table(name, headings, rows), more].filter(Boolean);
}

function markedRow({ row, cells, marks }, width) {
  const marked = new Set(marks.map((mark) => mark.column));
  const cell = (at) => make("td", { className: marked.has(at) ? "marked" : "" }, cells[at] || "");
  const texts = marks.map((mark) =>
    make("p", {}, `${say(mark.severity)} ${mark.name ? `${mark.name}: ` : ""}${mark.text}`));
  const number = make("th", { scope: "row", className: "number" }, String(row));
  return [
    make("tr", {}, number, ...Array.from({ length: width }, (_, at) => cell(at))),
    make("tr", { className: "says" }, make("td", { colSpan: width + 1 }, ...texts)),
  ];
}
