// The panel on paper: what was chosen in words, the timeline as one picture, and the statements in rows, none cut off.
import { BLANK } from "./data.js";
import { h } from "./dom.js";
import { count, plural } from "./format.js";
import { drawPicture } from "./picture.js";
import { LIGHT } from "./theme.js";

const LANES = 24;
const ROWS = 500;
const NAMED = 5;
const LISTS = { speakers: "speaker", outlets: "outlet", forms: "form", cue_classes: "cue class" };

/** Lays the panel out for paper whenever its page is printed. */
export function printable(panel) {
  const sheet = h("div", { class: "sheet" });
  panel.element.append(sheet);
  window.addEventListener("beforeprint", () => {
    sheet.replaceChildren(...layOut(panel));
    panel.element.classList.add("printing");
  });
  window.addEventListener("afterprint", () => {
    panel.element.classList.remove("printing");
    sheet.replaceChildren();
  });
}

function layOut({ state, study, timeline, table }) {
  const lanes = (timeline.lanes?.order.length ?? 0) - LANES;
  const rows = table.order.length - ROWS;
  const view = study.n && timeline.lanes ? timeline.onPaper(LIGHT, LANES) : null;
  return [
    h("p", {}, `Found in the articles by a program, and not checked by hand unless said so. Shown: ${count(state.shown)} of ${plural(study.n, "statement")}${chosen(state.filters)}.`),
    view && drawPicture(view),
    lanes > 0 && h("p", {}, `${plural(lanes, "more speaker")} with fewer statements: in the table only.`),
    table.order.length ? h("table", {}, h("thead", {}, h("tr", {}, ["Said", "Who", "Words", "Form", "Where"].map((name) => h("th", {}, name)))),
      h("tbody", {}, Array.from(table.order.slice(0, ROWS), (i) => row(study, i)))) : null,
    rows > 0 && h("p", {}, `${plural(rows, "more statement")}: the page itself has them all, and so has the file that its button CSV saves.`),
  ].filter(Boolean);
}

function row(study, i) {
  const { outlet, title, id } = study.article(i);
  const denied = study.denied(i); // before the words, which would read like the opposite without it
  const cells = [study.dated[i] ? study.said(i) : "no date", study.speaker(i), `${denied && `(${denied}) `}${study.content(i)}`, study.forms.names[study.forms.codes[i]],
    [outlet, title || id].filter(Boolean).join(": ")];
  return h("tr", {}, cells.map((words) => h("td", { dir: "auto" }, words)));
}

/** The filters in words. */
function chosen(filters) {
  const parts = Object.entries(LISTS).filter(([key]) => filters[key]).map(([key, word]) => {
    const names = filters[key].map((name) => name || BLANK[key]);
    return `${word} ${names.length > NAMED ? `one of ${count(names.length)}` : names.join(" or ") || "none"}`;
  });
  if (filters.text) parts.push(`words “${filters.text}”`);
  if (filters.begin) parts.push(`from ${filters.begin}`);
  if (filters.finish) parts.push(`before ${filters.finish}`);
  if (filters.undated === false) parts.push("none without a date");
  return parts.length ? ` (${parts.join("; ")})` : "";
}
