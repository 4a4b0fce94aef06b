// Elements, made one way: texts are only ever texts.

/** An element with properties and children; a child that is a string becomes text, what is missing is left out. */
function make(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (key in made && key !== "list") made[key] = value;
    else made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
}

const button = (text, onclick, more = {}) => make("button", { type: "button", onclick, ...more }, text);

/** A table that scrolls within its box, which the keyboard reaches. */
function table(caption, headings, rows) {
  const head = make("tr", {}, ...headings.map((text) => make("th", { scope: "col" }, text)));
  const whole = make("table", { "aria-label": caption }, make("thead", {}, head), make("tbody", {}, ...rows));
  return make("div", { className: "table", tabIndex: 0, role: "region", "aria-label": caption }, whole);
}

/** Hand a file to the browser to be saved. */
function save(content, name) {
  const types = { html: "text/html", json: "application/json", csv: "text/csv" };
  const type = types[name.split(".").pop()] || "application/octet-stream";
  const link = make("a", { href: URL.createObjectURL(new Blob([content], { type })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  return say("saved", { name });
}

/** A button that has a file made, and saves it. */
function saving(text, name, work) {
  return button(text, () => attempt(async () => save(await work(), name)));
}

/** Choose files with the computer's own dialogue. */
function choosing(text, accept, then, many = true) {
  const input = make("input", { type: "file", multiple: many, accept, hidden: true });
  input.addEventListener("change", () => {
    const chosen = [...input.files];
    input.value = ""; // so that the same file can be chosen again
    then(chosen);
  });
  return [button(text, () => input.click()), input];
}
