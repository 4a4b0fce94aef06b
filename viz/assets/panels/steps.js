// How far around a thing is shown: one, two or three steps from link to link.
const MOST_STEPS = 3;
const MOST_VIA = 2; // names of those in between, behind the name of what is farther
state.far = 1;

/** Where lines are links: in other views what is lit is beside each other, not linked. */
const hasSteps = () => (state.view.id === "about" ? !isDocument(state.about) : ["whole", "time", "coherence"].includes(state.view.id));
const stepsShown = () => (hasSteps() ? state.far : 1);
const stepsAway = (steps, lang = state.lang) => word(`away_${steps}`, {}, lang);

/** What sources join a thing with in more than one step: of each number of steps the things, each with those in between. */
function farFrom(id) {
  const seen = new Set([id]);
  const rings = [];
  let from = [id];
  for (let steps = 1; steps <= state.far; steps += 1) {
    const ring = new Map();
    for (const between of from)
      for (const other of claimsOf(between).map((claim) => otherEnd(claim, between)))
        if (!seen.has(other)) ring.set(other, (ring.get(other) ?? new Set()).add(between));
    from = [...ring.keys()];
    for (const other of from) seen.add(other);
    if (steps > 1 && ring.size) rings.push([steps, ring]);
  }
  return rings;
}

/** They as blocks of the view about, one of each number of steps. */
function blocksFar(id) {
  return farFrom(id).map(([steps, ring]) => {
    const entries = new Map([...ring].map(([other, via]) => [other, { roles: [], with: [], via }]));
    const heading = LANGS.map((lang) => `${stepsAway(steps, lang)}\u00a0(${number(entries.size, lang === "nl" ? "." : ",")})`);
    return { heading, entries, look: "rule", steps, counts: [...entries.keys()] };
  });
}

/** The rows of such a block, kind by kind: those of which there are too many stand together. */
function rowsFar(names, most, room) {
  return Object.entries(data.kinds).flatMap(([kind, nouns]) => {
    const of = names.filter(([other]) => isOf(other, kind));
    if (of.length <= Math.max(most, 1)) return of.map(([other, entry]) => rowOf(other, entry, room));
    return [{ holds: of.map(([other]) => other), roles: [], words: LANGS.map((lang) => counted(of.length, nouns, lang)), height: LINE + ROW }];
  });
}

/** Through what something is reached: "via LT1, LT2 en nog 3". */
function viaWords(via, lang, most = MOST_VIA) {
  const names = [...via].map(shortName).sort((a, b) => a.localeCompare(b, "nl", { numeric: true }));
  const more = names.length > most ? ` ${word("and_more_here", { n: names.length - most }, lang)}` : "";
  return `via ${names.slice(0, most).join(", ")}${more}`;
}

/** The choice of how many, where it means anything. */
function drawSteps() {
  byId("far").hidden = !hasSteps();
  byId("far").setAttribute("aria-label", word("far"));
  byId("far").replaceChildren(...Array.from({ length: MOST_STEPS }, (_, at) => element("option", { value: at + 1, text: word(`far_${at + 1}`) })));
  byId("far").value = state.far;
}

function setSteps(steps) {
  state.far = steps;
  const { node } = state;
  if (state.view.id === "about") openView("about");
  choose(node, { mark: current });
}

byId("far").addEventListener("change", () => setSteps(Number(byId("far").value)));
