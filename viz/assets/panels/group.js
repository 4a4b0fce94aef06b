// Group the issues of the whole by another field: each way is a picture of its own, which comes packed with the page.
state.group = ""; // the id of a field; "" for how the view opens

const groupingsOf = (view) => view?.groupings ?? [];
const isGrouping = (id) => data.views.some((view) => groupingsOf(view).some(([known]) => known === id));

/** The view as its issues are grouped now. */
function groupedView(view) {
  if (!state.group || !groupingsOf(view).length) return view;
  if (!late()) whenLate(fromAddress);
  return { ...view, ...late()?.groupings[state.group] };
}

/** The choice of a field, where there is one; a part of an overview is grouped by owner. */
function drawGroupings() {
  const choices = state.part ? [] : groupingsOf(data.views.find((view) => view.id === state.view.id));
  byId("group").hidden = !choices.length || !canUnpack;
  byId("group").setAttribute("aria-label", word("group"));
  byId("group").replaceChildren(...choices.map(([id, text]) => element("option", { value: id, text: word("group_is", { value: say(text) }) })));
  byId("group").value = state.group;
}

/** What stands together in one grouping does not in another: a mark of several is no longer chosen. */
byId("group").addEventListener("change", () => {
  const { node, panel } = state;
  state.group = byId("group").value;
  openView(state.view.id);
  choose(data.things[node] ? node : "", { panel });
  speak(byId("group").selectedOptions[0].textContent);
});
