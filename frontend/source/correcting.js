// What a reader in a live notebook can put right: when an article was published, what a stretch of its text is, who speaks.
// Each gives one entry for the study's log of corrections; Python applies it and sends the study anew.
import { h } from "./dom.js";
import { count, iso } from "./format.js";

const DATE = /^(\d{4}(-\d\d(-\d\d(T\d\d:\d\d)?)?)?)?$/;

/** A button that opens a small form in the place of itself; Escape closes it again. */
function disclosed(label, name, form) {
  const button = h("button", { type: "button", class: "mend", title: name, onclick: () => open(true) }, label);
  const box = h("span", { class: "mend-box" }, button);
  const open = (on) => {
    box.replaceChildren(on ? form(() => open(false)) : button);
    (on ? box.querySelector("input") : button).focus();
  };
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || button.isConnected) return;
    event.stopPropagation();
    event.preventDefault();
    open(false);
  });
  return box;
}

const later = (close) => h("button", { type: "button", class: "mend", onclick: close }, "Cancel");

/** Asks for the date of publication, as exact as it is known. */
export function publishedForm(article, correct) {
  const known = iso(article.published, article.published_grain ?? "day");
  return disclosed(known ? "change the date" : "set the date", "Set the date of publication; the article’s relative dates follow", (close) => {
    const field = h("input", { type: "text", class: "mend-date", value: known, placeholder: "2021-05-10", "aria-label": "Date of publication: year, year-month or year-month-day; empty for unknown", spellcheck: "false" });
    const hint = h("span", { class: "mend-hint", hidden: true }, "Write 2021-05-10, 2021-05 or 2021, or nothing for unknown.");
    const send = (event) => {
      event.preventDefault();
      const published = field.value.trim().replace(" ", "T");
      const right = DATE.test(published);
      hint.hidden = right;
      field.setAttribute("aria-invalid", String(!right));
      if (right) correct({ action: "set_published", article_id: article.id, published });
    };
    return h("form", { class: "mend-form", onsubmit: send }, field, h("button", { class: "mend" }, "Set"), later(close), hint);
  });
}

/** Asks who speaks, in one statement or in all of the same speaker. */
export function speakerForm(study, i, correct) {
  return disclosed("wrong speaker?", "Say who speaks here", (close) => {
    const old = study.text.speaker[i];
    const field = h("input", { type: "text", value: old, list: "speakers", "aria-label": "Speaker", spellcheck: "false" });
    const names = h("datalist", { id: "speakers" }, ...study.speakers.names.filter(Boolean).map((name) => h("option", { value: name })));
    const send = (entry) => {
      const into = field.value.trim();
      field.setAttribute("aria-invalid", String(!into));
      if (into && into !== old) correct({ ...entry, into });
    };
    const one = () => send({ action: "split_speaker", statement_ids: [study.rows.id[i]] });
    const all = () => send({ action: "merge_speakers", speakers: [old] });
    const many = old ? study.speakers.totals[study.speakers.place.get(old)] : 0;
    return h("form", { class: "mend-form", onsubmit: (event) => { event.preventDefault(); one(); } }, field, names,
      h("button", { class: "mend" }, "This statement"),
      many > 1 ? h("button", { type: "button", class: "mend", onclick: all }, `All ${count(many)} of this speaker`) : null, later(close));
  });
}

/** What a segment is taken for and why, and the choice of another kind. */
export function segmentForm([, , kind, reason, id], kinds, correct) {
  const choice = h("select", { "aria-label": `This part is taken for ${kind}; choose what it is`, onchange: () => correct({ action: "set_segment", segment_id: id, kind: choice.value }) },
    ...kinds.map((each) => h("option", { value: each, selected: each === kind }, each)));
  return h("span", { class: "mend-segment" }, choice, h("span", { title: reason || null }, (reason || "").replace(/ \(\d(\.\d+)?\)$/, "")));
}
