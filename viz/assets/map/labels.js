// Labels beside marks, and boxes with headings: what vis-network does not draw.
const { FACE, LABEL, HEADING, NOTE, LINE, HEADING_LINE, NOTE_LINE, ROW, PAD, GAP, BESIDE, RADIUS, ROUND, REACH, HALO, HIGH } = data.measures;
const labelBoxes = new Map();
const brush = document.createElement("canvas").getContext("2d");
const isolated = (text) => (/[\u0590-\u08ff\u202a-\u202e\u2066-\u2069]/.test(text) ? `\u2068${text}\u2069` : text);

/** The rectangles that labels take, which text decides; in the units of the picture. */
function measureLabels() {
  labelBoxes.clear();
  for (const mark of marks) {
    const lines = say(mark.words).split("\n");
    if (!lines[0]) continue;
    brush.font = `${mark.bold ? "bold " : ""}${LABEL}px ${FACE}`;
    const width = Math.max(...lines.map((line) => brush.measureText(line).width));
    const height = lines.length * LINE;
    const left = mark.side === "left" ? mark.x - BESIDE - width : mark.side === "on" ? mark.x - width / 2 : mark.x + BESIDE;
    labelBoxes.set(mark.id, { left, right: left + width, top: mark.y - height / 2, bottom: mark.y + height / 2, lines });
  }
}

function labelAt({ x, y }) {
  for (const [id, box] of labelBoxes) if (x >= box.left && x <= box.right && y >= box.top && y <= box.bottom) return id;
  return undefined;
}

function drawBoxes(context) {
  context.textBaseline = "middle";
  context.textAlign = "left";
  for (const box of today.boxes) {
    if (box.gone) continue;
    const style = data.frames[box.look];
    drawFrame(context, box, style);
    let y = box.y + box.text;
    const write = (text, font, step, fill, x = box.x + PAD) => {
      context.font = font;
      context.fillStyle = fill;
      for (const line of say(text).split("\n").filter(Boolean)) {
        context.fillText(isolated(line), x, y + step / 2);
        y += step;
      }
    };
    context.globalAlpha = lit && marks.some((mark) => !lit.has(mark.id)) ? 0.55 : 1;
    write(box.heading, `bold ${HEADING}px ${FACE}`, HEADING_LINE, box.look === "gap" ? ink.gap : ink.ink);
    write(box.note, `${NOTE}px ${FACE}`, NOTE_LINE, ink.soft);
    for (const head of box.heads ?? []) {
      y = head.y - (linesOf([say(head.words)]) * LINE) / 2;
      write(head.words, `bold ${LABEL}px ${FACE}`, LINE, ink.ink, head.x - RADIUS);
    }
    context.globalAlpha = 1;
  }
}

function drawFrame(context, box, style) {
  context.beginPath();
  if (style.fill) {
    context.roundRect(box.x, box.y, box.width, box.height, ROUND);
    context.fillStyle = style.fill[ink.dark ? 1 : 0];
    context.fill();
  } else if (style.edge) {
    context.moveTo(box.x, box.y);
    context.lineTo(box.x + box.width, box.y);
  } else return;
  context.setLineDash(style.dash);
  context.lineWidth = style.width;
  context.strokeStyle = style.edge[ink.dark ? 1 : 0];
  context.stroke();
  context.setLineDash([]);
}

/** All of them, or those within the window. */
function drawLabels(context, all = false) {
  const from = network.DOMtoCanvas({ x: 0, y: 0 });
  const to = network.DOMtoCanvas({ x: byId("map").clientWidth, y: byId("map").clientHeight });
  context.textBaseline = "middle";
  context.textAlign = "left";
  context.lineJoin = "round";
  context.lineWidth = HALO;
  context.strokeStyle = ink.page;
  for (const mark of marks) {
    const box = labelBoxes.get(mark.id);
    if (!box || (all !== true && (box.right < from.x || box.left > to.x || box.bottom < from.y || box.top > to.y))) continue;
    const chosen = state.node && (mark.id === state.node || stands(mark, state.node));
    context.font = `${mark.bold ? "bold " : ""}${LABEL}px ${FACE}`;
    context.globalAlpha = lit && !lit.has(mark.id) ? 0.3 : 1;
    context.fillStyle = (mark.side === "on" && data.legend[mark.group]?.ink) || ink.ink;
    const halo = mark.side !== "on" && (!lit || lit.has(mark.id));
    box.lines.forEach((line, place) => {
      const y = box.top + LINE * (place + 0.5);
      if (halo) context.strokeText(isolated(line), box.left, y);
      context.fillText(isolated(line), box.left, y);
    });
    drawLetter(context, mark);
    context.globalAlpha = 1;
    if (chosen) ring(context, mark, box, mark.id === current);
    else if (mark.fresh) frameFresh(context, mark, box);
  }
}

/** Around what is selected; thicker where the keyboard stands. */
function ring(context, mark, box, standing) {
  const left = Math.min(mark.x - 15, box.left - 5);
  const right = Math.max(mark.x + 15, box.right + 5);
  const top = Math.min(mark.y - 14, box.top - 1);
  const bottom = Math.max(mark.y + 14, box.bottom + 1);
  context.save();
  context.beginPath();
  context.roundRect(left, top, right - left, bottom - top, 6);
  context.lineWidth = standing ? 3 : 2;
  context.strokeStyle = ink.accent;
  context.stroke();
  context.restore();
}
