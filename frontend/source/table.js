// The table: only the rows in sight exist, so a hundred thousand scroll as lightly as ten.
import { BLANK } from "./data.js";
import { framed, h } from "./dom.js";
import { said } from "./format.js";

const ROW = 32;
export const CUE_CLASS = "What the reporting verb does: neutral (said), claim (insisted), denial, promise …";
const COLUMNS = [
  { key: "said", label: "Said", sort: (s, i) => (s.dated[i] ? s.begin[i] : Infinity) },
  { key: "speaker", label: "Speaker", sort: (s, i) => s.text.speaker[i].toLowerCase() || "\uffff" },
  { key: "statement", label: "Statement", sort: (s, i) => s.content(i).toLowerCase() },
  { key: "form", label: "Form", sort: (s, i) => s.forms.codes[i] },
  { key: "cue", label: "Cue class", about: CUE_CLASS, sort: (s, i) => s.cueClasses.names[s.cueClasses.codes[i]] },
  { key: "outlet", label: "Outlet", sort: (s, i) => (s.article(i).outlet ?? "\uffff").toLowerCase() },
];

export class Table {
  constructor(state, colorOf) {
    this.state = state;
    this.study = state.study;
    this.colorOf = colorOf;
    this.sorting = { key: "said", down: false };
    this.heads = COLUMNS.map(({ key, label, about = null }) => h("div", { class: `cell c-${key}`, role: "columnheader" },
      h("button", { type: "button", title: about, onclick: () => this.#sortBy(key) }, label)));
    this.rowsBox = h("div", { class: "rows", role: "presentation" });
    this.body = h("div", { class: "table-body", tabindex: "0", role: "rowgroup", "aria-label": "Statements: up and down choose a row", onscroll: () => this.draw(), onkeydown: (event) => this.#key(event) }, this.rowsBox);
    this.element = h("div", { class: "table", role: "grid", "aria-label": "Statements" },
      h("div", { class: "table-top", role: "rowgroup" }, h("div", { class: "table-head", role: "row" }, this.heads)), this.body, h("div", { class: "table-ring", role: "presentation" }));
    this.draw = framed(() => this.#draw());
    new ResizeObserver(() => this.draw()).observe(this.body);
    this.refresh();
  }

  #sortBy(key) {
    this.sorting = { key, down: this.sorting.key === key ? !this.sorting.down : false };
    this.sorted = null;
    this.refresh();
  }

  /** Sorting all rows is done once for a column; a filter only picks from it. */
  refresh() {
    if (!this.sorted) {
      const { sort } = COLUMNS.find(({ key }) => key === this.sorting.key);
      const keys = Array.from({ length: this.study.n }, (_, i) => sort(this.study, i));
      const way = this.sorting.down ? -1 : 1;
      this.sorted = Int32Array.from(keys.keys()).sort((a, b) => (keys[a] < keys[b] ? -way : keys[a] > keys[b] ? way : a - b));
      COLUMNS.forEach(({ key }, c) => this.heads[c].setAttribute("aria-sort", key !== this.sorting.key ? "none" : this.sorting.down ? "descending" : "ascending"));
    }
    this.order = this.sorted.filter((i) => this.state.mask[i]);
    this.rowsBox.style.height = `${Math.max(1, this.order.length) * ROW}px`;
    this.element.setAttribute("aria-rowcount", this.order.length + 1);
    this.#draw();
  }

  #draw() {
    const first = Math.max(0, Math.floor(this.body.scrollTop / ROW) - 4);
    const last = Math.min(this.order.length, Math.ceil((this.body.scrollTop + this.body.clientHeight) / ROW) + 4);
    const rows = [];
    for (let k = first; k < last; k++) rows.push(this.#row(this.order[k], k));
    if (!this.order.length) rows.push(h("div", { class: "no-rows", role: "row" }, h("div", { role: "gridcell" }, this.study.n ? "No statement passes these filters: Reset, above, brings all back." : "There are no statements.")));
    this.rowsBox.replaceChildren(...rows);
  }

  #row(i, k) {
    const { study } = this;
    const chosen = i === this.state.selected;
    const outlet = study.article(i).outlet;
    const form = study.forms.names[study.forms.codes[i]];
    const cue = study.cueClasses.names[study.cueClasses.codes[i]];
    const cell = (key, ...inside) => h("div", { class: `cell c-${key}`, role: "gridcell" }, ...inside);
    return h("div", {
      class: `row${chosen ? " chosen" : ""}${k % 2 ? " odd" : ""}`, role: "row", id: `row-${i}`, "aria-selected": String(chosen), "aria-rowindex": k + 2,
      style: { top: `${k * ROW}px` }, onclick: () => this.state.select(i),
    },
    cell("said", study.dated[i] ? h("span", { title: study.said(i) }, said(study.begin[i], study.grain[i], study.axis.unit)) : h("span", { class: "faint" }, "no date")),
    cell("speaker", h("bdi", { class: study.text.speaker[i] ? "" : "faint", title: study.speaker(i) }, study.speaker(i))),
    cell("statement", study.denial[i] ? h("span", { class: "strike", role: "img", "aria-label": study.denied(i) }) : null, h("bdi", { title: study.content(i) }, study.content(i))),
    cell("form", h("span", { class: `glyph ${form}`, style: { "--c": this.colorOf(i) } }), form),
    cell("cue", ...this.#cue(i, cue || "–")),
    cell("outlet", h("bdi", { title: outlet || BLANK.outlets }, outlet || "–")));
  }

  /** The class, and the stroke of the timeline where the statement is denied or negated. */
  #cue(i, cue) {
    if (!this.study.denial[i]) return [cue];
    const negated = Boolean(this.study.rows.negated[i]);
    return [h("span", { class: "strike" }), h("span", { class: "denial", title: negated ? `${this.study.denied(i)}: somebody did not say or accept this` : cue }, negated ? this.study.denied(i) : cue)];
  }

  #key(event) {
    const page = Math.max(1, Math.floor(this.body.clientHeight / ROW) - 1);
    const moves = { ArrowUp: -1, ArrowDown: 1, PageUp: -page, PageDown: page, Home: -Infinity, End: Infinity };
    if (!(event.key in moves) || !this.order.length) return;
    event.preventDefault();
    const now = this.order.indexOf(this.state.selected);
    const next = now < 0 && Number.isFinite(moves[event.key]) ? 0 : Math.max(0, Math.min(this.order.length - 1, now + moves[event.key]));
    this.state.select(this.order[next]);
  }

  /** Scroll the chosen row into sight. */
  reveal() {
    const k = this.order.indexOf(this.state.selected);
    if (k >= 0) {
      const [top, bottom] = [k * ROW, (k + 1) * ROW];
      if (top < this.body.scrollTop || bottom > this.body.scrollTop + this.body.clientHeight) this.body.scrollTop = top - this.body.clientHeight / 2 + ROW;
    }
    this.#draw();
  }
}
