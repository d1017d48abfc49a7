// The timeline as one picture, for a file or for paper: what the legend means, names, lanes, bars, points, rings, dates.
import { legendOf } from "./colors.js";
import { BLANK, STRUCK } from "./data.js";
import { h } from "./dom.js";
import { count, plural } from "./format.js";
import { drawAbove, drawBeneath, drawPoints } from "./layers.js";
import { summarise } from "./summary.js";

const SCALE = 2;
const FONT = "12px system-ui, sans-serif";

/** A canvas with the timeline as the view has it, at twice the screen's size. */
export function drawPicture(view) {
  const { state } = view;
  const canvas = h("canvas", { role: "img", "aria-label": `Timeline, a lane for each speaker. ${summarise(view)}` });
  const measuring = canvas.getContext("2d");
  measuring.font = FONT;
  const list = entries(measuring, view);
  const head = 58 + LINE * (list.at(-1)?.line ?? 0);
  canvas.width = (view.gutterWidth + view.width + 16) * SCALE;
  canvas.height = (view.height + head) * SCALE;
  const context = canvas.getContext("2d");
  context.scale(SCALE, SCALE);
  context.fillStyle = view.theme.paper;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = view.theme.ink;
  context.font = "600 14px system-ui, sans-serif";
  const shown = ` · ${count(state.shown)} of ${plural(state.study.n, "statement")}`;
  const room = view.gutterWidth + view.width - 8 - context.measureText(shown).width;
  context.fillText(cut(context, state.study.title, room) + shown, 12, 22);
  context.font = FONT;
  legend(context, view, list);
  names(context, view, state, head);
  context.translate(view.gutterWidth, head);
  drawBeneath(context, view);
  dates(context, view);
  drawPoints(context, view);
  drawAbove(context, view);
  if (view.strip) {
    context.fillStyle = view.theme.muted;
    context.font = "11px system-ui, sans-serif";
    context.textAlign = "left";
    context.fillText("no date", view.width - view.strip + 8, 12);
  }
  return canvas;
}

/** A line for each date of the axis, and the date beneath it. */
function dates(context, view) {
  if (view.timeWidth <= 0) return;
  context.textAlign = "center";
  for (const { place, text } of view.study.axis.ticks(...view.window, view.timeWidth)) {
    const x = view.xAt(place);
    context.fillStyle = view.theme.line;
    context.fillRect(Math.round(x), 12, 1, view.bottom - 12);
    context.fillStyle = view.theme.muted;
    text.split("<br>").forEach((words, k) => context.fillText(words, x, view.bottom + 15 + 14 * k));
  }
}

const LINE = 20;
const NAME = 260;

/** The words, as many of them as have room in so many pixels. */
function cut(context, words, room) {
  let text = words;
  while (text.length > 4 && context.measureText(text).width > room) text = `${text.slice(0, -2)}…`;
  return text;
}

/** What the colours and the marks stand for, in as many lines as it takes. */
function entries(context, view) {
  const colors = legendOf(view.coloring).map(({ label, color }) => ({ name: cut(context, label, NAME), color }));
  const forms = view.study.forms.names.map((name) => ({ name, form: name }));
  const struck = view.study.denial.includes(1) ? [{ name: STRUCK, struck: true }] : [];
  let [x, line] = [12, 0];
  return [...colors, ...forms, ...struck].map((entry) => {
    const width = 16 + context.measureText(entry.name).width + 16;
    if (x > 12 && x + width > view.gutterWidth + view.width) [x, line] = [12, line + 1];
    const placed = { ...entry, x, line };
    x += width;
    return placed;
  });
}

function legend(context, view, list) {
  for (const { name, color, form, struck, x, line } of list) {
    const y = 41 + line * LINE;
    context.fillStyle = color ?? view.theme.ink;
    context.strokeStyle = view.theme.ink;
    context.lineWidth = 1.6;
    context.beginPath();
    if (color) context.fillRect(x, y - 5, 10, 10);
    else if (form === "mixed") [[x + 5, y - 6], [x + 11, y], [x + 5, y + 6], [x - 1, y]].forEach(([a, b], k) => (k ? context.lineTo(a, b) : context.moveTo(a, b)));
    else if (struck) [[x, y + 5], [x + 10, y - 5]].forEach(([a, b], k) => (k ? context.lineTo(a, b) : context.moveTo(a, b)));
    else context.arc(x + 5, y, 4.2, 0, 2 * Math.PI);
    if (form && form !== "indirect") context.fill();
    else if (!color) context.stroke();
    context.fillStyle = view.theme.muted;
    context.fillText(name, x + 16, y + 4);
  }
}

function names(context, view, state, head) {
  const counts = state.counts(view.study.speakers);
  context.font = "12px system-ui, sans-serif";
  context.textBaseline = "middle";
  view.lanes.order.forEach((speaker, lane) => {
    const name = view.study.speakers.names[speaker];
    const y = view.laneY(lane);
    if (y < 4 || y > view.bottom - 4) return;
    context.fillStyle = counts[speaker] ? view.theme.ink : view.theme.muted;
    context.textAlign = "left";
    context.fillText(cut(context, name || BLANK.speakers, view.gutterWidth - 62), 12, head + y);
    context.textAlign = "right";
    context.fillStyle = view.theme.muted;
    context.fillText(count(counts[speaker]), view.gutterWidth - 10, head + y);
  });
  context.textAlign = "left";
  context.textBaseline = "alphabetic";
}
