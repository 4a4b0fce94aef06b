// With whom a party overlaps, in its details: each other party opens the reasons and what the two share.

/** By the other party what the two share: through what, why that counts, and the things; who shares most comes first. */
function overlapsOf(id) {
  const found = new Map();
  for (const { through, things, pairs } of late()?.overlaps ?? [])
    for (const [one, other, reason, places] of pairs) {
      if (one !== id && other !== id) continue;
      const party = one === id ? other : one;
      found.set(party, [...(found.get(party) ?? []), { nouns: data.kinds[through], reason, shared: places.map((place) => things[place]) }]);
    }
  return found;
}

function overlapPart(id) {
  const rows = [...overlapsOf(id)].map(([party, ways]) => {
    const much = ways.map(({ nouns, shared }) => counted(shared.length, nouns, state.lang)).join(", ");
    const content = ways.flatMap(({ reason, shared }) => [element("p", { text: say(reason) }), element("ul", {}, ...shared.map((each) => element("li", {}, to(each))))]);
    return element("details", { "data-party": party }, element("summary", { text: `${shortName(party)}: ${much}` }), element("p", {}, to(party)), ...content);
  });
  if (!rows.length) return [];
  return [element("h3", { text: ofPage(word("overlaps_with")) }), element("p", { className: "kind", text: word(isOf(id, "organisation") ? "overlaps_how_organisation" : "overlaps_how") }), ...rows];
}

/** What the panel says of these, as data. */
const overlapsShown = () => [...byId("details").querySelectorAll("details")].map((row) => ({ party: row.dataset.party, words: row.firstElementChild.textContent, reasons: textsOf(row.querySelectorAll("p")).slice(1), shared: textsOf(row.querySelectorAll("li")) }));
