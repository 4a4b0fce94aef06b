// Words in the room that they have: the browser itself measures them.
const linesOf = (words) => Math.max(...words.map((text) => text.split("\n").length));
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** Words in at most so many lines that fit the room, broken at spaces; "…" where they do not. */
function wrapped(text, font, room, most, longest = 300) {
  brush.font = font;
  const lines = [""];
  for (const part of text.slice(0, longest).split(/\s+/)) {
    const longer = lines.at(-1) ? `${lines.at(-1)} ${part}` : part;
    if (!lines.at(-1) || lines.length === most || brush.measureText(longer).width <= room) lines[lines.length - 1] = longer;
    else lines.push(part);
  }
  return lines.map((line) => cut(line, room)).join("\n");
}

function cut(line, room) {
  if (brush.measureText(line).width <= room) return line;
  let end = line.length;
  while (end > 1 && brush.measureText(`${line.slice(0, end)}…`).width > room) end -= 1;
  return `${line.slice(0, end).trimEnd()}…`;
}
