// Pointer and keys over the timeline: the card beside a point, choosing, dragging a window of time, arrow keys.
import { BLANK } from "./data.js";
import { h } from "./dom.js";
import { isoEdge, plural } from "./format.js";

export class Pointing {
  constructor(view) {
    this.view = view;
    this.hover = -1;
    this.drag = null;
    this.tip = h("div", { class: "tip", hidden: true });
    const { stage } = view;
    stage.addEventListener("pointermove", (event) => this.#move(event));
    stage.addEventListener("pointerdown", (event) => this.#down(event));
    stage.addEventListener("pointerup", (event) => this.#up(event));
    stage.addEventListener("pointercancel", () => { this.drag = null; view.redraw(); });
    stage.addEventListener("pointerleave", () => this.hide());
    stage.addEventListener("dblclick", () => view.state.setFilters({ begin: null, finish: null }));
    stage.addEventListener("keydown", (event) => this.#key(event));
  }

  #at(event) {
    const box = this.view.stage.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  }

  #move(event) {
    const { view, drag } = this;
    const [x, y] = this.#at(event);
    if (drag) {
      drag.moved ||= Math.abs(x - drag.from) > 5;
      drag.to = Math.max(0, Math.min(view.timeWidth, x));
    }
    if (drag?.moved) this.hide();
    else this.#point(view.nearest(x, y), x, y);
    view.redraw();
  }

  #down(event) {
    if (event.button) return;
    const [x] = this.#at(event);
    if (event.pointerType !== "mouse" || x >= this.view.timeWidth) return;
    this.view.stage.setPointerCapture(event.pointerId);
    this.drag = { from: x, to: x, moved: false };
  }

  #up(event) {
    const [x, y] = this.#at(event);
    const { drag } = this;
    this.drag = null;
    if (drag?.moved) this.#zoom(Math.min(drag.from, drag.to), Math.max(drag.from, drag.to));
    else if (!event.button) this.#click(x, y, event.pointerType === "mouse" ? 12 : 24);
    this.view.redraw();
  }

  #click(x, y, reach) {
    const { view } = this;
    const i = view.nearest(x, y, reach);
    if (i < 0 && this.#onBand(x, y)) this.#zoom(x - view.timeWidth / 16, x + view.timeWidth / 16);
    else view.state.select(i);
  }

  #onBand(x, y) {
    return x < this.view.timeWidth && this.view.dense[this.view.speakerAt(y) * 2 + 1] === 1;
  }

  #zoom(left, right) {
    const { view } = this;
    const [from, to] = [view.timeOf(Math.max(0, left)), view.timeOf(Math.min(view.timeWidth, right))];
    const { unit } = view.study.axis;
    if (to - from < unit / 24) return;
    const begin = Math.floor(from / unit) * unit;
    view.state.setFilters({ begin: isoEdge(begin, unit), finish: isoEdge(Math.max(begin + unit, Math.ceil(to / unit) * unit), unit) });
  }

  #point(i, x, y) {
    this.hover = i;
    this.view.stage.style.cursor = i >= 0 ? "pointer" : "";
    if (i >= 0) this.#show(this.#card(i), x, y);
    else if (this.#onBand(x, y)) this.#show([h("div", { class: "tip-where" }, `${this.#bandWords(y)}: too many for points here; click to come nearer`)], x, y);
    else this.tip.hidden = true;
  }

  #bandWords(y) {
    const { study, state } = this.view;
    const speaker = this.view.speakerAt(y);
    return `${study.speakers.names[speaker] || BLANK.speakers}, ${plural(state.counts(study.speakers)[speaker], "statement")}`;
  }

  #card(i) {
    const { study } = this.view;
    const text = study.content(i);
    const facts = [study.article(i).outlet || BLANK.outlets, study.said(i),
      study.forms.names[study.forms.codes[i]], study.cueClasses.names[study.cueClasses.codes[i]], study.rows.negated[i] ? "negated" : ""];
    const others = this.#beside(i);
    return [
      h("div", { class: "tip-who" }, h("bdi", {}, study.speaker(i)), study.text.role[i] && h("span", { class: "tip-role" }, study.text.role[i])),
      h("div", { class: "tip-what", dir: "auto" }, text.length > 240 ? `${text.slice(0, 239)}…` : text),
      h("div", { class: "tip-where" }, facts.filter(Boolean).join(" · ")),
      others ? h("div", { class: "tip-where" }, `${plural(others, "more statement")} of this speaker here: the arrow keys go through them`) : "",
    ];
  }

  /** How many more shown points of the lane touch this one: some may lie beneath it. */
  #beside(i) {
    const { view } = this;
    const [x, y] = [view.x(i), view.yPx(i)];
    const reach = view.markerSize * 0.7;
    let many = 0;
    for (let j = 0; j < view.study.n; j++) {
      if (j !== i && view.state.mask[j] && view.study.speakers.codes[j] === view.study.speakers.codes[i] && Math.abs(view.x(j) - x) < reach && Math.abs(view.yPx(j) - y) < reach) many++;
    }
    return many;
  }

  #show(words, x, y) {
    this.tip.replaceChildren(...words);
    this.tip.hidden = false;
    const left = this.view.gutterWidth + x;
    const box = this.view.element.parentElement.getBoundingClientRect();
    const own = this.tip.getBoundingClientRect();
    this.tip.style.left = `${Math.max(4, Math.min(left + 14, box.width - own.width - 8))}px`;
    this.tip.style.top = `${y + own.height + 24 > box.height ? Math.max(4, y - own.height - 14) : y + 16}px`;
  }

  hide() {
    this.tip.hidden = true;
    this.hover = -1;
    this.view.redraw();
  }

  #key(event) {
    const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    if (!steps[event.key]) return;
    event.preventDefault();
    const next = this.#step(...steps[event.key]);
    if (next != null) this.view.state.select(next);
  }

  /** The next shown statement along the lane, or the nearest in the next lane that has one. */
  #step(along, across) {
    const { study, state } = this.view;
    const shown = Array.from({ length: study.n }, (_, i) => i).filter((i) => state.mask[i]);
    if (!shown.length) return null;
    const lane = (i) => study.speakers.codes[i];
    const place = (i) => this.view.x(i);
    const now = state.selected;
    if (now < 0) return shown.reduce((a, b) => (lane(b) - lane(a) || place(b) - place(a)) < 0 ? b : a);
    if (along) {
      const row = shown.filter((i) => lane(i) === lane(now)).sort((a, b) => place(a) - place(b) || a - b);
      return row[row.indexOf(now) + along] ?? now;
    }
    const lanes = shown.map(lane).filter((each) => (each - lane(now)) * across > 0);
    if (!lanes.length) return null;
    const next = lanes.reduce((a, b) => (across > 0 ? Math.min(a, b) : Math.max(a, b)));
    const away = (i) => Math.abs(place(i) - place(now));
    return shown.filter((i) => lane(i) === next).reduce((a, b) => (away(b) < away(a) ? b : a));
  }
}
