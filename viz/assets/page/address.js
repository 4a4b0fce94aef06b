// The address holds all that is shown, so that a link or a reload returns to it: each part of the page has its own.
const parts = [];

/** A part of the address: `get` gives its text, empty where there is none; `set` keeps it, or "", in the state. */
function addressed(name, get, set) {
  parts.push({ name, get, set });
}

function address() {
  const shown = parts.map(({ name, get }) => [name, get()]).filter(([, text]) => text);
  const hash = "#" + shown.map(([name, text]) => `${name}=${encodeURIComponent(text).replace(/%3A/g, ":")}`).join("&");
  // with all of the address: within a frame of a notebook a hash by itself is taken for one of the notebook's own
  if (hash !== location.hash) history.replaceState(null, "", location.href.split("#")[0] + hash);
}

/** What the address says goes into the state, and then it is drawn. */
function fromAddress() {
  const asked = new URLSearchParams(location.hash.slice(1) || data.page.start);
  for (const { name, set } of parts) set(asked.get(name) ?? "");
  openView(state.view.id, state.part);
  choose(state.node, { panel: Boolean(state.node) && !state.step });
}
