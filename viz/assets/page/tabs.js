// The views as tabs on one line; those that do not fit stand in a menu, but never the one that is open.
const BETWEEN_TABS = 4;
let tabs = []; // all of them, in their order
const viewBar = byId("views");
const moreViews = byId("more_views");
const otherViews = byId("other_views");
const isMenuOpen = () => !otherViews.hidden;

function drawTabs() {
  const made = Object.keys(data.things).length ? ["about", "path"].map((id) => ({ id, tab: data.words[id], count: null })) : [];
  const had = viewBar.contains(document.activeElement) && document.activeElement.dataset.view;
  tabs.forEach((tab) => tab.remove());
  tabs = [...data.views, ...made].map((view) => {
    const tab = element("button", { type: "button", "data-view": view.id, onclick: () => (openView(view.id), choose(state.node), speak(titleOf(state.lang))) }, say(view.tab));
    if (view.count !== null) tab.append(element("span", { className: "count", text: number(view.count) }));
    if (view.id === state.view.id) tab.setAttribute("aria-current", "page");
    return tab;
  });
  moreViews.replaceChildren(word("more"), element("span", { text: " ▾", "aria-hidden": "true" }));
  moreViews.setAttribute("aria-label", word("more_views"));
  openMenu(false);
  fitTabs();
  if (had) openTab().focus();
}

const openTab = () => tabs.find((tab) => tab.dataset.view === state.view.id);

/** As many as there is room for beside the menu; without room, as within the story, all wait in the line. */
function fitTabs() {
  const had = tabs.find((tab) => tab === document.activeElement);
  moreViews.hidden = false;
  moreViews.before(...tabs);
  const widthOf = (each) => each.offsetWidth + BETWEEN_TABS;
  const widths = tabs.map(widthOf);
  const room = viewBar.clientWidth + BETWEEN_TABS;
  moreViews.hidden = !room || widths.reduce((sum, width) => sum + width, 0) <= room;
  if (!moreViews.hidden) {
    let left = room - widthOf(moreViews) - widthOf(openTab());
    const rest = tabs.filter((tab, at) => tab !== openTab() && (left -= widths[at]) < 0);
    otherViews.replaceChildren(...rest);
  }
  if (moreViews.hidden) openMenu(false);
  if (had && viewBar.contains(had)) (had.offsetWidth ? had : moreViews).focus();
}

function openMenu(open) {
  otherViews.hidden = !open;
  moreViews.setAttribute("aria-expanded", String(open));
}

/** Down opens it, up and down walk through it, Escape closes it. */
function menuKey(event) {
  const items = [...otherViews.children];
  const at = items.indexOf(document.activeElement);
  const places = { ArrowDown: (at + 1) % items.length, ArrowUp: (at < 1 ? items.length : at) - 1, Home: 0, End: items.length - 1 };
  if (event.key === "Escape" && isMenuOpen()) (openMenu(false), moreViews.focus());
  else if (event.key in places && (at >= 0 || (event.target === moreViews && event.key.startsWith("Arrow")))) (openMenu(true), items[places[event.key]].focus());
  else return;
  event.preventDefault();
  event.stopPropagation();
}

moreViews.addEventListener("click", () => openMenu(!isMenuOpen()));
viewBar.addEventListener("keydown", menuKey);
viewBar.addEventListener("focusout", ({ relatedTarget }) => relatedTarget && !viewBar.contains(relatedTarget) && openMenu(false));
addEventListener("pointerdown", ({ target }) => viewBar.contains(target) || openMenu(false));
