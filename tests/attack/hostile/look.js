// What a reader can see of a page, and what no text of a table may have put there.
(() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const NOT_TEXT = new Set(["SCRIPT", "STYLE"]);
  const READ_ALOUD = ["title", "alt", "aria-label", "placeholder", "value"];
  const ADDRESSES = ["href", "src", "action", "formaction", "xlink:href", "data", "srcdoc", "background"];
  const HARMLESS = /^(https?:\/\/|#|blob:|data:image\/(svg\+xml|png)[;,])/;
  const press = (target, key) => target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
  const frame = () => new Promise((done) => setTimeout(done, 0));

  function seen() {
    const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) if (!NOT_TEXT.has(walker.currentNode.parentElement.tagName)) texts.push(walker.currentNode.data);
    const marks = opgavenkaart.labels().map(({ lines }) => lines.join(" "));
    const aloud = all("*").flatMap((each) => READ_ALOUD.map((name) => each.getAttribute(name) ?? ""));
    return [texts.join(""), ...marks, ...aloud.filter(Boolean)];
  }

  const leaves = (value) => (typeof value === "string" ? [value] : value && typeof value === "object" ? Object.values(value).flatMap(leaves) : []);

  /** Elements, handlers and addresses that a text made. */
  function made() {
    const names = all("*").map((each) => each.tagName.toLowerCase());
    const tags = Object.fromEntries([...new Set(names)].map((name) => [name, names.filter((each) => each === name).length]));
    const attributes = all("*").flatMap((each) => [...each.attributes]);
    const run = attributes.filter(({ name }) => /^on/i.test(name)).map(({ name, value }) => `${name}=${value}`);
    const lead = attributes.filter(({ name, value }) => ADDRESSES.includes(name) && value && !HARMLESS.test(value));
    const elsewhere = all("a[href]").filter((each) => !["#", "https://example.org/"].some((start) => each.getAttribute("href").startsWith(start)));
    const polluted = [...Object.keys(Object.prototype), ...("canary_ran" in window ? ["canary_ran"] : [])];
    return { tags, run: [...run, ...polluted, ...lead.map(({ name, value }) => `${name}=${value}`), ...elsewhere.map((each) => each.href)] };
  }

  /** What pressing buttons would download or copy: a text each. */
  async function taken(buttons) {
    const texts = [];
    const { createObjectURL } = URL, { click } = HTMLAnchorElement.prototype, { writeText } = Clipboard.prototype;
    HTMLAnchorElement.prototype.click = () => {};
    URL.createObjectURL = (blob) => (texts.push(blob.text()), "");
    Clipboard.prototype.writeText = async (text) => void texts.push(text);
    for (const button of buttons) button.click(), await frame();
    const found = await Promise.all(texts);
    Object.assign(URL, { createObjectURL });
    HTMLAnchorElement.prototype.click = click;
    Clipboard.prototype.writeText = writeText;
    return found;
  }

  const drawing = () => (document.querySelector("#take").hidden && document.querySelector("#to_take").click(), taken(all("[data-take=take_svg]")));

  const mark = (id) => {
    const canvas = network.getPosition(id);
    network.body.emitter.emit("click", { pointer: { canvas, DOM: network.canvasToDOM(canvas) } });
  };

  const number = ({ id }) => Number(/⟦(\d+)⟧/.exec(id)?.[1] ?? 0);

  window.look = {
    /** One view: its texts, after some of its marks were clicked, its tables as CSV and text, and its drawing. */
    async view(id, clicks) {
      document.querySelector(`#views [data-view=${id}]`)?.click();
      opgavenkaart.shown(); // which draws the tables
      const texts = [...seen(), ...leaves(opgavenkaart.shown())];
      for (const { id: node } of opgavenkaart.labels().sort((one, other) => number(one) - number(other)).slice(0, clicks)) {
        mark(node);
        await frame();
        texts.push(document.querySelector("#details").textContent);
      }
      const found = made();
      const csv = await taken(all("#tables .take button:first-child"));
      const pasted = await taken(all("#tables .take button:last-child"));
      return { texts, ...found, csv, pasted, drawings: await drawing() };
    },
    /** The panels: search for a text, filter, story, story step by step. */
    async panels(words) {
      const texts = [], search = document.querySelector("#search");
      for (const word of words) {
        search.focus();
        search.value = word;
        search.dispatchEvent(new Event("input"));
        texts.push(document.querySelector("#results").textContent);
        press(search, "Enter");
        await frame();
        texts.push(...seen());
      }
      document.querySelector("#to_narrow").click();
      for (const choice of all("#narrow [data-choice]").slice(0, 4)) choice.click(), await frame(), texts.push(...seen());
      document.querySelector("#chips .plain")?.click();
      for (const list of all(".choices select")) {
        for (const option of [...list.options]) (list.value = option.value), list.dispatchEvent(new Event("change")), await frame();
        texts.push(...seen());
      }
      document.querySelector("#start_story").click();
      for (let step = 0; step < 5 && !document.querySelector("#story").hidden; step++) {
        await frame();
        texts.push(...seen());
        document.querySelector("#next").click();
      }
      if (!document.querySelector("#story").hidden) document.querySelector("#stop").click();
      return { texts, ...made(), csv: [], pasted: [], drawings: [] };
    },
    views: () => [...all("#views [data-view]").map((each) => each.dataset.view)],
  };
})();
