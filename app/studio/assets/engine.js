// The engine from the page's side: it starts once, and answers one call after the other.
const SLOW_AFTER = 20_000; // milliseconds after which the page says why it may be slow
const waiting = new Map();
let engine;
let calls = 0;

/** Start Python in a worker, from the parts of this page; `shown` gets how far it is, 0 to 100. */
function startEngine(shown) {
  return new Promise((resolve, reject) => {
    const code = new Blob([byId("worker").textContent], { type: "text/javascript" });
    engine = new Worker(URL.createObjectURL(code));
    const slow = setTimeout(() => tell(say("slow")), SLOW_AFTER);
    engine.onerror = (event) => reject(new Error(event.message));
    engine.onmessage = ({ data }) => {
      if (data.share) shown(data.share);
      else if (data.ready) {
        clearTimeout(slow);
        resolve();
      } else if (data.id === undefined) reject(new Error(data.broken));
      else answered(data);
    };
    const parts = {};
    for (const part of document.querySelectorAll("script[data-part]")) {
      parts[part.dataset.part] = part.textContent;
      part.remove(); // the worker has it from here on
    }
    engine.postMessage({ parts, lock: LOCK });
  });
}

function answered({ id, answer, file, broken }) {
  const { resolve, reject } = waiting.get(id);
  waiting.delete(id);
  if (!waiting.size) document.body.removeAttribute("aria-busy");
  if (broken) return reject(new Error(broken));
  const found = JSON.parse(answer);
  if (found && found.error) return reject(new Error(found.error[state.lang]));
  resolve(file === undefined || file === null ? found : file);
}

/** What a function of the workbench gives: plain values, or a file as bytes; rejects with a sentence. */
function call(name, given = {}, content = undefined) {
  return new Promise((resolve, reject) => {
    const id = ++calls;
    waiting.set(id, { resolve, reject });
    document.body.setAttribute("aria-busy", "true");
    engine.postMessage({ id, name, given: JSON.stringify(given), content });
  });
}

/** Do something that may fail: what failed is said above everything. */
async function attempt(work) {
  tell(say("busy"));
  try {
    const done = await work();
    tell(typeof done === "string" ? done : "");
  } catch (error) {
    tell(error.message);
  }
}
