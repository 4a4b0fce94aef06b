// What stands packed in the page, as zlib does it and in base64: it is far too large to be written out.
const canUnpack = "DecompressionStream" in window; // Edge and Chrome since 80, Firefox since 113, Safari since 16.4

function unpacked(id) {
  const packed = atob(document.getElementById(id).textContent);
  const bytes = new Uint8Array(packed.length);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = packed.charCodeAt(at);
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate")));
}

/** Of a large map all data are packed: the page begins once they are there. */
async function afterUnpacking(begin) {
  const large = document.getElementById("large");
  if (!canUnpack) {
    Object.assign(document.getElementById("message"), { textContent: large.dataset.old, hidden: false });
    return;
  }
  document.getElementById("data").textContent = await unpacked("large").text();
  begin();
}
