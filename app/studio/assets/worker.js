// The engine: Python in a worker, from the parts that the page hands over; it has no way to fetch anything else.
"use strict";
let call;

async function unpacked(text) {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

async function start(parts, lock) {
  const report = (share) => postMessage({ share });
  const files = {};
  let done = 0;
  for (const name of Object.keys(parts)) {
    files[name] = await unpacked(parts[name]);
    report((done += 10));
  }
  const types = { wasm: "application/wasm", zip: "application/zip", mjs: "text/javascript" };
  const blob = (name) => new Blob([files[name]], { type: types[name.split(".").pop()] });
  self.fetch = async (address) => {
    const name = String(address.url || address).split("/").pop();
    if (!files[name]) throw new Error(`Not in this file: ${name}`);
    return new Response(blob(name), { headers: { "content-type": types[name.split(".").pop()] } });
  };
  const api = await import(URL.createObjectURL(blob("pyodide.mjs")));
  const asm = await import(URL.createObjectURL(blob("pyodide.asm.mjs")));
  report(60);
  const place = "https://nowhere.invalid/"; // fetch, above, takes only the name behind it
  const python = await api.loadPyodide({
    indexURL: place, packageBaseUrl: place, lockFileContents: lock, createPyodideModule: asm.default,
  });
  report(75);
  const site = python.runPython("import site; site.getsitepackages()[0]");
  python.unpackArchive(files["site.zip"], "zip", { extractDir: site });
  report(85);
  call = python.runPython(`
from opgavenkaart.studio.calls import call
from opgavenkaart.studio.workbench import Workbench
bench = Workbench("/work")
lambda name, given, content=None: call(bench, name, given, content and content.to_bytes())
`);
  report(100);
}

onmessage = async ({ data }) => {
  try {
    if (data.parts) {
      await start(data.parts, data.lock);
      postMessage({ ready: true });
      return;
    }
    const found = data.content ? call(data.name, data.given, data.content) : call(data.name, data.given);
    const [answer, file] = found.toJs();
    found.destroy();
    postMessage({ id: data.id, answer, file });
  } catch (error) {
    postMessage({ id: data.id, broken: String(error.message || error).slice(-600) });
  }
};
