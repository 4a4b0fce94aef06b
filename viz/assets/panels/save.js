// Take along: the view as a picture or a drawing, tables as CSV or for a spreadsheet, details as text.
const FORMULA = /^[=+\-@\t\r]/; // what a spreadsheet program might run
const FORMULA_WITHIN = /([,;\t\r\n]["' ]*)([=+@-])/g; // the same where it takes another sign to divide cells
const NUMBER = /^[+-]?\d+([.,]\d+)?(e[+-]?\d+)?$/;

function save(name, blob) {
  const link = element("a", { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

const fileName = (ending) => `${plain(`${data.page.title || word("name")} ${say(state.view.tab)}`).replace(/[^a-z0-9]+/g, "-")}.${ending}`;

function takeSvg() {
  save(fileName("svg"), new Blob([asVector().text], { type: "image/svg+xml" }));
}

/** At twice the size, so that it is sharp on a large screen. */
async function takePng() {
  const { text, width, height } = asVector();
  const picture = new Image();
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await picture.decode();
  const sheet = document.createElement("canvas");
  sheet.width = 2 * width;
  sheet.height = 2 * height;
  sheet.getContext("2d").drawImage(picture, 0, 0, sheet.width, sheet.height);
  sheet.toBlob((blob) => save(fileName("png"), blob), "image/png");
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = element("textarea", { className: "unseen" });
    field.value = text;
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    if (!done) return speak(word("not_copied"));
  }
  speak(word("copied"));
}

const harmless = (text) => (FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text);
const cellText = (cell) => harmless(typeof cell === "number" ? number(cell, "") : say(cell));
const linesOfTable = (table) => [table.headings, ...rowsOf(table).map(({ row }) => row)].map((row) => row.map(cellText));

/** As spreadsheets of this language read it, and with nothing that they would run. */
function csvOf(table) {
  const mark = state.lang === "nl" ? ";" : ",";
  const quoted = (cell) => {
    const text = cell.replace(FORMULA_WITHIN, "$1'$2");
    return /["\r\n;,]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return `\ufeff${linesOfTable(table).map((line) => line.map(quoted).join(mark)).join("\r\n")}\r\n`;
}

const pasteable = (table) => linesOfTable(table).map((line) => line.map((text) => text.replace(/\s+/g, " ")).join("\t")).join("\n");

function takeTable(table) {
  return element("div", { className: "take" }, element("button", { type: "button", className: "plain", text: word("take_csv"), onclick: () => save(fileName("csv"), new Blob([csvOf(table)], { type: "text/csv" })) }), element("button", { type: "button", className: "plain", text: word("take_copy"), onclick: () => copy(pasteable(table)) }));
}

/** The details as they read, with every source, and without the buttons. */
function detailsText() {
  const buttons = byId("details").querySelectorAll(".plain");
  const closed = byId("details").querySelectorAll("details:not([open])");
  buttons.forEach((button) => (button.hidden = true));
  closed.forEach((row) => (row.open = true));
  const text = byId("details").innerText.replace(/\n{3,}/g, "\n\n").trim();
  buttons.forEach((button) => (button.hidden = false));
  closed.forEach((row) => (row.open = false));
  return text;
}

function drawTake() {
  byId("to_take").setAttribute("aria-expanded", String(!byId("take").hidden));
  const ways = { take_png: takePng, take_svg: takeSvg, print: () => print(), take_link: () => copy(location.href) };
  const buttons = Object.entries(ways).map(([name, work]) => element("button", { type: "button", className: "plain", "data-take": name, text: word(name), onclick: () => (toggleTake(false), work()) }));
  byId("take").replaceChildren(...buttons);
}

function toggleTake(open = byId("take").hidden) {
  byId("take").hidden = !open;
  drawTake();
  if (open) byId("take").firstElementChild.focus();
  else byId("to_take").focus();
}

byId("to_take").addEventListener("click", () => toggleTake());
byId("take").addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  event.stopPropagation();
  toggleTake(false);
});
