// Steps of a walk through the page, each as a reader's click or key does it, and what can be seen after it.
(() => {
  const at = (selector) => document.querySelector(selector);
  const click = (selector) => at(selector)?.click();
  const press = (key, target = at("#map")) => target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  const state = () => opgavenkaart.state;
  const openFilter = () => at("#narrow").hidden && click("#to_narrow");
  const pick = (list, number) => list[number % list.length];

  const steps = {
    fit: () => click("#fit"),
    zoom: (way) => click(way),
    view: (id) => click(`#views [data-view=${id}]`),
    filter: (choice) => (openFilter(), click(`#narrow [data-choice="${choice}"]`)),
    day: (day) => {
      openFilter();
      if (!at("#day_on")) return;
      at("#day_on").value = day;
      at("#day_on").dispatchEvent(new Event("change"));
    },
    closeFilter: () => at("#narrow").hidden || click("#to_narrow"),
    legend: (number) => {
      const entries = [...document.querySelectorAll("#legend [data-entry]")];
      if (entries.length) pick(entries, number).click();
    },
    choice: (words) => {
      const [name, value] = words.split(" ");
      const list = at(`#${name}`);
      if (!list.checkVisibility()) return;
      if (![...list.options].some((option) => option.value === value)) return;
      list.value = value;
      list.dispatchEvent(new Event("change"));
    },
    removeChip: () => click("#chips .chip"),
    showAll: () => click("#chips .plain"),
    mark: (number) => {
      const marks = opgavenkaart.labels();
      if (!marks.length) return;
      const { id } = pick(marks, number);
      const canvas = network.getPosition(id);
      network.body.emitter.emit("click", { pointer: { canvas, DOM: network.canvasToDOM(canvas) } });
    },
    doubleClick: () => network.body.emitter.emit("doubleClick", {}),
    middle: () => at("#panel").hidden || click("#details > p > .plain"),
    inDetails: (number) => {
      const buttons = [...document.querySelectorAll("#details .to")];
      if (!at("#panel").hidden && buttons.length) pick(buttons, number).click();
    },
    inTable: (number) => {
      const buttons = [...document.querySelectorAll("#tables .to")];
      if (buttons.length) pick(buttons, number).click();
    },
    close: () => at("#panel").hidden || click("#close"),
    search: (name) => {
      at("#search").focus();
      at("#search").value = name;
      at("#search").dispatchEvent(new Event("input"));
      press("Enter", at("#search"));
    },
    key: (key) => press(key),
    language: () => click("#language"),
    theme: () => click("#theme"),
    story: (button) => at(button).hidden || (button !== "#start_story" && at("#story").hidden) || click(button),
    onDay: (number) => {
      if (at("#time").hidden) return;
      at("#day").value = number % (Number(at("#day").max) + 1);
      at("#day").dispatchEvent(new Event("input"));
    },
    dayBefore: () => at("#time").hidden || click("#earlier"),
    save: () => (click("#to_take"), click("[data-take=take_svg]")),
    address: (hash) =>
      new Promise((done) => {
        if (location.hash === hash) return done();
        addEventListener("hashchange", () => done(), { once: true });
        location.hash = hash;
      }),
  };

  /** The ids of the nodes that the view has, those of its day where it has days. */
  function ofView({ network: { nodes }, days }) {
    const ids = nodes.map((node) => node.id);
    return days ? days[Number(at("#day").value)].marks.map((place) => ids[place]) : ids;
  }

  window.walk = {
    async step(name, argument) {
      await steps[name](argument);
      const { view } = state();
      return { view: view.id, tab: at("#views [aria-current]").dataset.view, ofView: ofView(view).sort(), drawn: network.body.data.nodes.getIds().sort(), title: opgavenkaart.title(), heading: at("#title").textContent, address: location.hash };
    },
    /** What an address has to bring back. Marks that stand for several are in no address. */
    seen() {
      const { view, node, about, lang, step } = state();
      const drawn = network.body.data.nodes.get();
      const kept = new URLSearchParams(location.hash.slice(1)).get("node") ?? "";
      return {
        view: view.id, heading: at("#title").textContent, node: kept, about, lang, step,
        chips: at("#chips").textContent, legend: at("#legend").textContent,
        off: [...document.querySelectorAll("#legend [aria-pressed=false]")].map((entry) => entry.dataset.entry),
        shown: drawn.filter((each) => !each.hidden).map((each) => each.id).sort(),
        lines: opgavenkaart.lines().filter((edge) => !edge.quiet).map((edge) => `${edge.from} ${edge.to} ${edge.role}`).sort(),
        faded: node === kept ? drawn.filter((each) => each.opacity < 1 && !each.hidden).map((each) => each.id).sort() : null,
      };
    },
  };
})();
