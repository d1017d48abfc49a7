// The histogram beneath the timeline: how many statements when, and the window of time in its two handles.
import { DAY } from "./axis.js";
import { canvasContext, framed, h } from "./dom.js";
import { interval, isoEdge } from "./format.js";
import { spread } from "./lanes.js";

const HEIGHT = 54;

export class Brush {
  constructor(state, theme) {
    this.state = state;
    this.study = state.study;
    this.theme = theme;
    this.canvas = h("canvas", { "aria-hidden": "true" });
    this.frame = h("div", { class: "brush-window" });
    this.handles = ["begin", "finish"].map((side) => h("div", {
      class: "brush-handle", role: "slider", tabindex: "0", "aria-label": side === "begin" ? "From" : "Until",
      onkeydown: (event) => this.#key(event, side),
    }));
    this.track = h("div", { class: "brush-track" }, this.canvas, this.frame, ...this.handles);
    this.label = h("div", { class: "brush-label" });
    this.element = h("div", { class: "brush" }, this.label, this.track);
    this.draw = framed(() => this.#draw());
    this.track.addEventListener("pointerdown", (event) => this.#start(event));
    this.track.addEventListener("pointermove", (event) => this.#move(event));
    this.track.addEventListener("pointerup", () => { this.drag = null; });
    this.track.addEventListener("pointercancel", () => { this.drag = null; });
    this.track.addEventListener("dblclick", () => this.state.setFilters({ begin: null, finish: null }));
  }

  resize(gutter, width) {
    this.element.hidden = !this.study.datedCount || width <= 0;
    this.label.style.width = `${gutter}px`;
    this.width = Math.max(40, width);
    this.track.style.width = `${this.width}px`;
    this.#draw();
  }

  get window() {
    const [from, to] = this.state.window;
    return [from ?? this.study.span[0], to ?? this.study.span[1]];
  }

  #x(time) {
    return Math.max(0, Math.min(this.width, this.study.axis.place(time) * this.width));
  }

  #draw() {
    if (this.element.hidden) return;
    const context = canvasContext(this.canvas, this.width, HEIGHT);
    const columns = Math.max(8, Math.floor(this.width / 6));
    const all = this.#bins(columns, null);
    const shown = this.#bins(columns, this.state.base);
    const most = Math.max(1, ...all);
    const step = this.width / columns;
    for (const [bins, color] of [[all, this.theme.barPale], [shown, this.theme.bar]]) {
      context.fillStyle = color;
      bins.forEach((n, c) => {
        const size = n ? Math.max(1, Math.sqrt(n / most) * (HEIGHT - 8)) : 0;
        context.fillRect(c * step + 0.5, HEIGHT - size, Math.max(1, step - 1), size);
      });
    }
    this.#handles();
  }

  #bins(columns, mask) {
    const bins = new Float64Array(columns);
    const { begin, finish } = this.study.place;
    for (let i = 0; i < this.study.n; i++) {
      if (!this.study.dated[i] || (mask && !mask[i])) continue;
      spread(begin[i] * columns, finish[i] * columns, 1, columns, (c, share) => { bins[c] += share; });
    }
    return bins;
  }

  #handles() {
    const [from, to] = this.window;
    const [a, b] = [this.#x(from), this.#x(to)];
    const whole = !this.state.filters.begin && !this.state.filters.finish;
    this.frame.style.left = `${a}px`;
    this.frame.style.width = `${Math.max(2, b - a)}px`;
    this.frame.classList.toggle("whole", whole);
    [a, b].forEach((x, k) => {
      const time = [from, to][k];
      this.handles[k].style.left = `${x}px`;
      this.handles[k].setAttribute("aria-valuemin", this.study.span[0]);
      this.handles[k].setAttribute("aria-valuemax", this.study.span[1]);
      this.handles[k].setAttribute("aria-valuenow", time);
      this.handles[k].setAttribute("aria-valuetext", isoEdge(time, this.study.axis.unit));
    });
    this.label.classList.toggle("whole", whole);
    const [first, last] = this.#edges(from, to);
    this.label.replaceChildren(h("span", {}, first), first === last ? "" : h("span", {}, `– ${last}`));
  }

  /** Both edges in words: of the window its days, otherwise when the first and the last statement was said. */
  #edges(from, to) {
    const { study } = this;
    const [first, last] = study.ends.map((i) => study.said(i));
    const clocked = study.axis.unit < DAY;
    const said = (time) => interval(time, null, clocked ? "minute" : "day");
    return [this.state.filters.begin ? said(from) : first, this.state.filters.finish ? said(clocked ? to : to - 1) : last];
  }

  #time(event) {
    const box = this.track.getBoundingClientRect();
    return this.study.axis.time((event.clientX - box.left) / this.width);
  }

  #start(event) {
    if (event.button) return;
    const time = this.#time(event);
    const [from, to] = this.window;
    const near = (edge) => Math.abs(this.#x(edge) - this.#x(time)) < (event.pointerType === "mouse" ? 9 : 22);
    const whole = !this.state.filters.begin && !this.state.filters.finish;
    const kind = near(from) ? "begin" : near(to) ? "finish" : !whole && time > from && time < to ? "slide" : "new";
    this.drag = { kind, time, from, to };
    this.track.setPointerCapture(event.pointerId);
  }

  #move(event) {
    if (!this.drag) return;
    const time = this.#time(event);
    const { kind, from, to, time: start } = this.drag;
    if (kind === "begin") this.#set(Math.min(time, to - this.study.axis.unit), to);
    else if (kind === "finish") this.#set(from, Math.max(time, from + this.study.axis.unit));
    else if (kind === "slide") this.#set(from + time - start, to + time - start);
    else if (Math.abs(this.#x(time) - this.#x(start)) > 4) this.#set(Math.min(start, time), Math.max(start, time));
  }

  #set(from, to) {
    const [low, high] = this.study.span;
    const length = to - from;
    if (this.drag?.kind === "slide") from = Math.max(low, Math.min(high - length, from));
    if (this.drag?.kind === "slide") to = from + length;
    const { unit } = this.study.axis;
    const [begin, finish] = [Math.floor(from / unit) * unit, Math.ceil(to / unit) * unit];
    this.state.setFilters({ begin: begin <= low ? null : isoEdge(begin, unit), finish: finish >= high ? null : isoEdge(Math.max(begin + unit, finish), unit) });
  }

  #key(event, side) {
    const steps = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10 };
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    const [from, to] = this.window;
    const { axis } = this.study;
    const { unit } = axis;
    const moved = (time) => {
      const there = axis.time(axis.place(time) + step / 100);
      return Math.abs(there - time) < unit ? time + Math.sign(step) * unit : there;
    };
    if (side === "begin") this.#set(Math.min(moved(from), to - unit), to);
    else this.#set(from, Math.max(moved(to), from + unit));
  }
}
