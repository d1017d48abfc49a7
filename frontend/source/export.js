// Files the browser can save by itself: the shown rows, and the timeline as a picture.
import { drawAbove, drawBeneath } from "./layers.js";
import { iso } from "./format.js";

const FORMULA = /^[=+\-@\t\r]/;

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
  const head = 58;
  const canvas = document.createElement("canvas");
  canvas.width = (view.gutterWidth + view.width + 16) * scale;
  canvas.height = (view.height + head) * scale;
  const context = canvas.getContext("2d");
  context.scale(scale, scale);
  context.fillStyle = view.theme.paper;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = view.theme.ink;
  context.font = "600 14px system-ui, sans-serif";
  context.fillText(`${state.study.title} · ${state.shown.toLocaleString("en-GB")} of ${state.study.n.toLocaleString("en-GB")} statements`, 12, 22);
  legend(context, view);
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

/** The colours and their names, as many as there is room for. */
function legend(context, view) {
  const { category, colors } = view.coloring;
  context.font = "12px system-ui, sans-serif";
  let x = 12;
  category.names.forEach((name, c) => {
    const width = 16 + context.measureText(name || "unknown").width + 16;
    if (x + width > view.gutterWidth + view.width) return;
    context.fillStyle = colors[c];
    context.fillRect(x, 36, 10, 10);
    context.fillStyle = view.theme.muted;
    context.fillText(name || "unknown", x + 16, 45);
    x += width;
  });
}

function names(context, view, state, head) {
  const counts = state.counts(view.study.speakers);
  context.font = "12px system-ui, sans-serif";
  context.textBaseline = "middle";
  view.study.speakers.names.forEach((name, lane) => {
    const y = view.laneY(lane);
    if (y < 4 || y > view.bottom - 4) return;
    context.fillStyle = counts[lane] ? view.theme.ink : view.theme.muted;
    context.textAlign = "left";
    let text = name || "speaker unknown";
    while (text.length > 4 && context.measureText(text).width > view.gutterWidth - 62) text = `${text.slice(0, -2)}…`;
    context.fillText(text, 12, head + y);
    context.textAlign = "right";
    context.fillStyle = view.theme.muted;
    context.fillText(counts[lane].toLocaleString("en-GB"), view.gutterWidth - 10, head + y);
  });
  context.textAlign = "left";
  context.textBaseline = "alphabetic";
}

export async function savePng(panel) {
  save(await pictureOf(panel), "timeline.png");
}
