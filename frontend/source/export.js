// Files the browser can save by itself: the shown rows, and the timeline as a picture.
import { drawAbove, drawBeneath } from "./layers.js";
import { legendOf } from "./colors.js";
import { BLANK } from "./data.js";
import { iso } from "./format.js";

/** What a spreadsheet takes for the begin of a formula, as `toolkit/exporting.py` lists it. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** A cell no spreadsheet runs as a formula, quoted where the format asks for it. */
export function csvCell(value) {
  let text = value == null ? "" : String(value);
  if (typeof value === "string" && FORMULA.test(text)) text = `'${text}`;
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function csvOf(study, order) {
  const time = (t) => (t == null || Number.isNaN(t) ? "" : new Date(t).toISOString().slice(0, 19));
  const columns = {
    statement_id: (i) => study.rows.id[i],
    said: (i) => iso(study.begin[i], study.grain[i]),
    said_begin: (i) => time(study.begin[i]),
    said_finish: (i) => (study.dated[i] ? time(study.finish[i]) : ""),
    said_grain: (i) => study.grain[i],
    said_basis: (i) => study.basis[i],
    speaker: (i) => study.text.speaker[i],
    role: (i) => study.text.role[i],
    affiliation: (i) => study.text.affiliation[i],
    form: (i) => study.forms.names[study.forms.codes[i]],
    cue_class: (i) => study.cueClasses.names[study.cueClasses.codes[i]],
    cue_lemma: (i) => study.text.cue_lemma[i],
    negated: (i) => Boolean(study.rows.negated[i]),
    content: (i) => study.content(i),
    outlet: (i) => study.article(i).outlet,
    title: (i) => study.article(i).title,
    published: (i) => iso(study.article(i).published, study.article(i).published_grain),
    url: (i) => study.article(i).url,
    article_id: (i) => study.article(i).id,
    rule: (i) => study.text.rule[i],
  };
  const lines = [Object.keys(columns).join(",")];
  for (const i of order) lines.push(Object.values(columns).map((column) => csvCell(column(i))).join(","));
  return `\ufeff${lines.join("\r\n")}\r\n`;
}

function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

export function saveCsv(state, order) {
  save(new Blob([csvOf(state.study, order)], { type: "text/csv;charset=utf-8" }), "statements.csv");
}

/** The timeline as it stands: names, lanes, bars, points and rings, at twice the screen's size. */
export async function pictureOf({ timeline: view, state }) {
  const scale = 2;
  const canvas = document.createElement("canvas");
  const font = "12px system-ui, sans-serif";
  const measuring = canvas.getContext("2d");
  measuring.font = font;
  const list = entries(measuring, view);
  const head = 58 + LINE * (list.at(-1)?.line ?? 0);
  canvas.width = (view.gutterWidth + view.width + 16) * scale;
  canvas.height = (view.height + head) * scale;
  const context = canvas.getContext("2d");
  context.scale(scale, scale);
  context.fillStyle = view.theme.paper;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = view.theme.ink;
  context.font = "600 14px system-ui, sans-serif";
  context.fillText(`${state.study.title} · ${state.shown.toLocaleString("en-GB")} of ${state.study.n.toLocaleString("en-GB")} statements`, 12, 22);
  context.font = font;
  legend(context, view, list);
  names(context, view, state, head);
  context.translate(view.gutterWidth, head);
  drawBeneath(context, view);
  const points = new Image();
  points.src = await view.image(scale);
  await points.decode();
  context.drawImage(points, 0, 0, view.width, view.height);
  drawAbove(context, view);
  if (view.strip) {
    context.fillStyle = view.theme.muted;
    context.font = "11px system-ui, sans-serif";
    context.fillText("no date", view.width - view.strip + 8, 12);
  }
  return new Promise((resolve) => { canvas.toBlob(resolve, "image/png"); });
}

const LINE = 20;

/** What the colours and the marks stand for, in as many lines as it takes. */
function entries(context, view) {
  const colors = legendOf(view.coloring).map(({ label, color }) => ({ name: label, color }));
  const forms = view.study.forms.names.map((name) => ({ name, form: name }));
  const struck = view.study.denial.includes(1) ? [{ name: "denied or not said", struck: true }] : [];
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
    let text = name || BLANK.speakers;
    while (text.length > 4 && context.measureText(text).width > view.gutterWidth - 62) text = `${text.slice(0, -2)}…`;
    context.fillText(text, 12, head + y);
    context.textAlign = "right";
    context.fillStyle = view.theme.muted;
    context.fillText(counts[speaker].toLocaleString("en-GB"), view.gutterWidth - 10, head + y);
  });
  context.textAlign = "left";
  context.textBaseline = "alphabetic";
}

export async function savePng(panel) {
  save(await pictureOf(panel), "timeline.png");
}
