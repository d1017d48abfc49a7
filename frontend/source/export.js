// Files the browser can save by itself: the shown rows, and the timeline as a picture.
import { iso } from "./format.js";
import { drawPicture } from "./picture.js";

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

/** The timeline as it is seen. */
export function savePng(panel) {
  drawPicture(panel.timeline).toBlob((blob) => save(blob, "timeline.png"), "image/png");
}
