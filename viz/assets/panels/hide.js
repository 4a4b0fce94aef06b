// Hide by the legend: an entry that is clicked takes what it explains out of every view, until it is clicked again.
/** Where more is, must be seen: what is there is counted; and a box goes with what is in it. */
const isNotHidden = (id) => id === "gathered" || id.startsWith("box/");
state.hide = new Set(); // ids of entries of the legend

const lookOf = (node) => node.group.replace("+gap", "").replace(/^(count\/\w+)\/\d$/, "$1"); // of counts, however dark
const gapIsHidden = (id) => state.hide.has("gap") && !state.view.days && isGap(id);
/** Whether the legend hides a thing, wherever it is counted; on days, who owns it differs by day, and only marks know. */
const legendHides = (id) => state.hide.has(thing(id).look) || gapIsHidden(id) || (!state.view.days && colourIsHidden(id));
const legendHidesMark = (node) => state.hide.has(lookOf(node)) || (Boolean(node.gap) && state.hide.has("gap")) || (isColoured(node) && colourIsHidden(node.thing));
const colourIsHidden = (id) => isOf(id, "issue") && Boolean(fieldShown()) && state.hide.has(BY + valueShown(id));

/** The marks that the legend hides, with the ends of lines at their side. */
function hideMarks() {
  for (const node of today.nodes) if (legendHidesMark(node)) gone.add(node.id);
  for (const { id, group } of today.nodes) if (group === "port" && gone.has(id.replace(PORT, ""))) gone.add(id);
}

/** Of what is hidden, what this view would have: ids of entries, in the order of the legend. */
function hiddenHere() {
  if (!state.hide.size) return [];
  const { nodes, edges } = state.view.network;
  const things = new Set(nodes.flatMap((node) => (node.thing ? [node.thing] : (node.holds ?? []))));
  const had = new Set([...edges.map((edge) => edge.role), ...nodes.map(lookOf), ...[...things].map((id) => thing(id).look)]);
  if (state.view.days?.some((day) => day.gaps.length) || nodes.some((node) => node.gap) || [...things].some(gapIsHidden)) had.add("gap");
  const coloured = fieldShown() ? new Set([...things].filter(colourIsHidden).map(valueShown)) : new Set();
  return [...Object.keys(data.legend).filter((id) => state.hide.has(id) && had.has(id)), ...valuesInOrder().filter((value) => coloured.has(value)).map((value) => BY + value)];
}

const entryName = (id, lang = state.lang) => (id.startsWith(BY) ? colourName(id.slice(BY.length), lang) : textIn(data.legend[id].text, lang));

/** What is hidden, in words behind a title: "; verborgen: ministerie, trekker". */
function hiddenWords(lang) {
  const names = hiddenHere().map((id) => entryName(id, lang));
  return names.length ? word("hidden_title", { names: names.join(", ") }, lang) : "";
}

function toggleHidden(id) {
  if (!state.hide.delete(id)) state.hide.add(id);
  renarrow(word(state.hide.has(id) ? "now_hidden" : "now_shown", { name: entryName(id) }));
}

const hideText = () => joinValues([...state.hide]);
const isEntry = (id) => (id.startsWith(BY) ? Boolean(state.colour) && valuesInOrder().includes(id.slice(BY.length)) : data.legend[id] && !isNotHidden(id));
const hideFrom = (text) => (state.hide = new Set(splitValues(text).filter(isEntry)));
