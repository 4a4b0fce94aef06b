// The address holds all that is shown, so that a link or a reload returns to it: each part of the page has its own.
const parts = [];

/**
 * A part of the address: `get` gives its text, empty where there is none; `set` keeps it, or "", in the state; `knows`
 * says whether a text can be meant for this page.
 */
function addressed(name, get, set, knows = () => true) {
  parts.push({ name, get, set, knows });
}

/** Several values as one text, which they are found back in, whatever signs they have. */
const joinValues = (values) => values.map((value) => value.replace(/[%|]/g, encodeURIComponent)).join("|");
const splitValues = (text) => text.split("|").filter(Boolean).map((value) => value.replaceAll("%7C", "|").replaceAll("%25", "%"));
let notUnderstood = []; // parts of the address that was opened

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
  notUnderstood = [...asked].filter(([name, text]) => text && !parts.find((each) => each.name === name)?.knows(text)).map((each) => each.join("="));
  if (notUnderstood.length) (writeMessage(), layOut(), fit(false));
}
