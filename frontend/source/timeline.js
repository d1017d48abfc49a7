// The timeline: plotly draws the points and the time axis; canvases beneath and above draw what would be slow as
// traces (bars as wide as the grain, density bands) or what follows the pointer (rings, the dragged window).
import * as Plotly from "./plotly.js";
import { DAY } from "./axis.js";
import { coloring } from "./colors.js";
import { BLANK } from "./data.js";
import { canvasContext, framed, h } from "./dom.js";
import { count, plural } from "./format.js";
import { arrangeLanes, denseLanes, placeStatements } from "./lanes.js";
import { drawAbove, drawBeneath } from "./layers.js";
import { Pointing } from "./pointing.js";

const AXIS = 36;
/** Pixels that names take at most, and what a timeline has on paper at least. */
const NAMES = 210;
const PAPER = 900;
const LANE = 32;
/** Room above the first lane, for the points that stand at its upper edge. */
const AIR = 6;
/** Room beside the first and the last undated statement, for the ring around a chosen one. */
const EDGE = 6;
const CONFIG = { staticPlot: true, displayModeBar: false, displaylogo: false, showSendToCloud: false, responsive: false };
export const HEADROOM = 18;

export class Timeline {
  constructor(state, theme) {
    this.state = state;
    this.study = state.study;
    this.theme = theme;
    this.top = 0;
    this.gl = hasWebGL();
    this.#make();
    this.redraw = framed(() => this.#drawLayers());
    this.scrolled = framed(() => this.#pan());
  }

  #make() {
    this.gutter = h("div", { class: "gutter" });
    this.plot = h("div", { class: "plot" });
    this.beneath = h("canvas", { class: "layer", "aria-hidden": "true" });
    this.above = h("canvas", { class: "layer", "aria-hidden": "true" });
    this.stage = h("div", { class: "stage", tabindex: "0", role: "application",
      "aria-roledescription": "timeline",
      "aria-label": "Timeline of statements, a lane for each speaker. Left and right arrows move along a lane, up and down change the lane, Escape clears the choice." },
      this.beneath, this.plot, this.above);
    this.undatedHead = h("div", { class: "strip-head" });
    this.stick = h("div", { class: "stick" }, this.gutter, this.stage, this.undatedHead);
    this.spacer = h("div", { class: "spacer" }, this.stick);
    this.element = h("div", { class: "timeline" }, this.spacer);
    this.element.addEventListener("scroll", () => this.scrolled());
    this.pointing = new Pointing(this);
  }

  // ---- geometry -------------------------------------------------------------------------------------------------

  resize() {
    const box = this.element.getBoundingClientRect();
    if (box.width < 50 || box.height < 50) return;
    const most = Math.max(118, Math.min(NAMES, Math.round(box.width * 0.28)));
    this.gutterWidth = Math.min(most, Math.max(140, this.#longestName()));
    this.width = Math.max(120, Math.floor(box.width - this.gutterWidth - (this.element.offsetWidth - this.element.clientWidth) - 1));
    this.height = Math.floor(this.element.clientHeight);
    this.laneArea = this.height - AXIS - HEADROOM;
    this.strip = this.#stripWidth();
    this.#setLanes(this.#arranged() ?? this.lanes);
    Object.assign(this.stick.style, { height: `${this.height}px` });
    Object.assign(this.stage.style, { left: `${this.gutterWidth}px`, width: `${this.width}px`, height: `${this.height}px` });
    this.#place();
    this.rebuild();
  }

  /** The lanes as the filters want them; null where they stand so already. The window of time changes none, and what
   * is left by a click on a lane stays among its neighbours. */
  #arranged() {
    const { state, study, lanes } = this;
    const counts = state.counts(study.speakers, state.base);
    const alone = state.filters.speakers?.length === 1 && lanes?.order.some((speaker) => counts[speaker]);
    if (alone) return null;
    const next = arrangeLanes(study, counts, this.laneArea / LANE);
    return lanes && next.order.length === lanes.order.length && next.order.every((speaker, lane) => speaker === lanes.order[lane]) ? null : next;
  }

  #setLanes(lanes) {
    this.lanes = lanes;
    const many = Math.max(1, lanes.order.length);
    this.rowHeight = Math.min(92, Math.max(LANE, this.laneArea / many));
    this.spacer.style.height = `${Math.max(this.height, many * this.rowHeight + AXIS + HEADROOM)}px`;
  }

  #longestName() {
    return 62 + 6.7 * Math.max(...this.study.speakers.names.slice(0, 60).map((name) => (name || BLANK.speakers).length), 6);
  }

  #place() {
    Object.assign(this, placeStatements(this.study, { rank: this.lanes.rank, width: this.timeWidth, strip: this.strip, marker: this.markerSize }));
  }

  #stripWidth() {
    const undated = this.study.n - this.study.datedCount;
    if (!undated || this.state.filters.undated === false) return 0;
    if (!this.study.datedCount) return this.width;
    return Math.min(this.width * 0.3, Math.max(76, Math.min(200, 40 + 8 * Math.sqrt(undated))));
  }

  get timeWidth() {
    return this.strip >= this.width ? 0 : this.width - (this.strip ? this.strip + 10 : 0);
  }

  get window() {
    const [from, to] = this.state.window;
    const [low, high] = this.study.span;
    const window = [from ?? low, to ?? high];
    return window[1] > window[0] ? window : [window[0], window[0] + DAY];
  }

  x(i) {
    if (!this.study.dated[i]) return this.width - this.strip + EDGE + this.u[i] * (this.strip - 2 * EDGE);
    return this.xAt(this.study.place.middle[i]);
  }

  /** Where a place of the axis is in the picture, and where a time. */
  xAt(place) {
    return (place - this.from) * this.perPlace;
  }

  xOf(time) {
    return this.xAt(this.study.axis.place(time));
  }

  /** Kept between filters, because every point asks for it. */
  #scale() {
    const [from, to] = this.#range();
    this.from = from;
    this.perPlace = this.timeWidth / (to - from);
  }

  timeOf(x) {
    return this.study.axis.time(this.from + x / this.perPlace);
  }

  #range() {
    return this.window.map((time) => this.study.axis.place(time));
  }

  #ticks() {
    const ticks = this.study.axis.ticks(...this.window, this.timeWidth);
    return { tickvals: ticks.map(({ place }) => place), ticktext: ticks.map(({ text }) => text) };
  }

  /** The lane at a height of the picture, and whose it is. */
  laneAt(y) {
    return Math.floor((y - HEADROOM) / this.rowHeight + this.top);
  }

  speakerAt(y) {
    return this.lanes.order[this.laneAt(y)] ?? -1;
  }

  laneOf(i) {
    return this.lanes.rank[this.study.speakers.codes[i]];
  }

  yPx(i) {
    return HEADROOM + (this.y[i] - this.top + 0.5) * this.rowHeight;
  }

  laneY(lane) {
    return HEADROOM + (lane - this.top + 0.5) * this.rowHeight;
  }

  /** Whether a statement is drawn as part of a band instead of a point. */
  isDense(i) {
    return this.dense[this.study.speakers.codes[i] * 2 + this.study.dated[i]] === 1;
  }

  get bottom() {
    return this.height - AXIS;
  }

  get markerSize() {
    const n = this.study.n;
    return n > 20000 ? 5 : n > 3000 ? 7 : n > 150 ? 9 : 11;
  }

  // ---- plotly ---------------------------------------------------------------------------------------------------

  rebuild() {
    this.#scale();
    this.dense = denseLanes(this.study, this.window, this.timeWidth);
    this.coloring = coloring(this.study, this.state.color, this.theme);
    this.#group();
    // plotly draws the time axis only where some trace lies on it, and all points may be in bands
    const anchor = { type: "scatter", mode: "markers", x: [0], y: [-9], hoverinfo: "skip" };
    const traces = [...this.groups.map((group) => this.#trace(group)), anchor];
    this.ready = Plotly.react(this.plot, traces, this.#layout(), CONFIG);
    this.drawnMask = null;
    this.#watchContext();
    this.#labels();
    this.#drawLayers();
  }

  /** A browser keeps some sixteen WebGL contexts; a panel that loses its own goes on as SVG. */
  #watchContext() {
    if (this.watched || !this.gl) return;
    this.watched = true;
    this.plot.on("plotly_webglcontextlost", () => {
      this.gl = false;
      Plotly.purge(this.plot);
      this.rebuild();
    });
  }

  /** One trace for each colour, form and side; its marker is the same throughout, which is what WebGL draws fastest. */
  #group() {
    const groups = new Map();
    const { codes } = this.coloring.category;
    for (let i = 0; i < this.study.n; i++) {
      if (this.isDense(i) || this.laneOf(i) < 0) continue;
      const form = this.study.forms.names[this.study.forms.codes[i]];
      const color = this.coloring.colors[codes[i]];
      const key = `${color} ${form} ${this.study.dated[i]}`;
      if (!groups.has(key)) groups.set(key, { color, form, dated: this.study.dated[i] === 1, rows: [] });
      groups.get(key).rows.push(i);
    }
    const order = ["indirect", "mixed", "direct"];
    this.groups = [...groups.values()].sort((a, b) => order.indexOf(a.form) - order.indexOf(b.form));
  }

  #trace({ color, form, dated, rows }) {
    const open = form === "indirect";
    const size = this.markerSize;
    return {
      type: this.gl ? "scattergl" : "scatter",
      mode: "markers",
      hoverinfo: "skip",
      x: Float64Array.from(rows, (i) => (dated ? this.study.place.middle[i] : this.u[i])),
      y: Float64Array.from(rows, (i) => this.y[i]),
      xaxis: dated ? "x" : "x2",
      selectedpoints: this.#chosen(rows),
      unselected: { marker: { opacity: 0, size: 0 } }, // no size: nothing to paint
      selected: { marker: { opacity: 1 } },
      marker: {
        color: open ? this.theme.paper : color,
        opacity: 1,
        size: form === "mixed" ? size + 2 : size,
        symbol: form === "mixed" ? "diamond" : "circle",
        line: { color: open ? color : this.theme.paper, width: open ? Math.max(1.5, size / 5) : 1 },
      },
    };
  }

  /** The rows of a trace that pass the filter, as plotly's selection; null when all do. */
  #chosen(rows) {
    const { mask } = this.state;
    const chosen = [];
    for (let k = 0; k < rows.length; k++) if (mask[rows[k]]) chosen.push(k);
    return chosen.length === rows.length ? null : chosen;
  }

  #layout() {
    const right = this.timeWidth / this.width;
    const axis = { showgrid: false, zeroline: false, fixedrange: true };
    return {
      width: this.width,
      height: this.height,
      margin: { l: 0, r: 0, t: HEADROOM - AIR, b: AXIS, pad: 0 },
      paper_bgcolor: "rgba(0,0,0,0)",
      plot_bgcolor: "rgba(0,0,0,0)",
      showlegend: false,
      hovermode: false,
      dragmode: false,
      font: { family: "system-ui, sans-serif", size: 12, color: this.theme.muted },
      xaxis: { ...axis, domain: [0, Math.max(0.001, right)], range: this.#range(), visible: right > 0,
        showgrid: true, gridcolor: this.theme.line, tickmode: "array", ...this.#ticks() },
      xaxis2: { ...axis, domain: [Math.min(0.999, 1 - this.strip / this.width), 1], range: this.#stripRange(), visible: false },
      yaxis: { ...axis, range: this.#yRange(), visible: false, anchor: "free" },
    };
  }

  #stripRange() {
    const air = EDGE / Math.max(1, this.strip - 2 * EDGE);
    return [-air, 1 + air];
  }

  #yRange() {
    const visible = (this.height - AXIS - HEADROOM) / this.rowHeight;
    return [this.top + visible - 0.5, this.top - 0.5 - AIR / this.rowHeight];
  }

  /** After a filter: the lanes, or else what is drawn in them. */
  refresh() {
    if (!this.#rearrange()) this.#update();
  }

  /** Only the traces whose selection changed, in one go with what changed in the layout. */
  #update(layout = {}) {
    const changed = [];
    const selections = [];
    const before = this.drawnMask;
    const { mask } = this.state;
    this.groups.forEach(({ rows }, t) => {
      if (before && rows.every((i) => before[i] === mask[i])) return;
      changed.push(t);
      selections.push(this.#chosen(rows));
    });
    this.drawnMask = mask;
    if (changed.length) this.ready = Plotly.update(this.plot, { selectedpoints: selections }, layout, changed);
    else if (Object.keys(layout).length) this.ready = Plotly.relayout(this.plot, layout);
    this.#labels();
    this.#drawLayers();
  }

  /** After a filter that leaves few lanes, or brings the others back: everything stands elsewhere. */
  #rearrange() {
    const lanes = this.rowHeight ? this.#arranged() : null;
    if (!lanes) return false;
    this.#setLanes(lanes);
    this.element.scrollTop = 0;
    this.top = 0;
    this.#place();
    this.rebuild();
    return true;
  }

  /** After a new window of time: the axis moves; lanes may change between points and band. */
  rewindow() {
    const strip = this.#stripWidth();
    if (strip !== this.strip) {
      this.strip = strip;
      this.#place();
      if (!this.#rearrange()) this.rebuild();
      return;
    }
    if (this.#rearrange()) return;
    this.#scale();
    const dense = denseLanes(this.study, this.window, this.timeWidth);
    if (dense.some((d, lane) => d !== this.dense[lane])) return this.rebuild();
    const { tickvals, ticktext } = this.#ticks();
    this.#update({ "xaxis.range": this.#range(), "xaxis.tickvals": tickvals, "xaxis.ticktext": ticktext });
  }

  #pan() {
    const top = this.element.scrollTop / this.rowHeight;
    if (top === this.top) return;
    this.top = top;
    this.pointing.hide();
    this.ready = Plotly.relayout(this.plot, { "yaxis.range": this.#yRange() });
    this.#labels();
    this.#drawLayers();
  }

  // ---- labels and layers ----------------------------------------------------------------------------------------

  #labels() {
    const counts = this.state.counts(this.study.speakers);
    const only = this.state.filters.speakers;
    const { order } = this.lanes;
    const first = Math.max(0, Math.floor(this.top));
    const last = Math.min(order.length - 1, Math.ceil(this.top + this.laneArea / this.rowHeight));
    const labels = [];
    for (let lane = first; lane <= last; lane++) {
      const speaker = order[lane];
      const name = this.study.speakers.names[speaker];
      const y = this.laneY(lane);
      if (y > this.bottom - 4 || y < HEADROOM - 4) continue;
      labels.push(h("button", {
        class: `lane${counts[speaker] ? "" : " none"}${name ? "" : " unknown"}`,
        type: "button", tabindex: "-1",
        style: { top: `${y - 14}px`, width: `${this.gutterWidth}px` },
        title: `${name || "Nobody is named"}: ${count(counts[speaker])} of ${plural(this.study.speakers.totals[speaker], "statement")}. Click for only this speaker.`,
        "aria-pressed": only?.length === 1 && only[0] === name ? "true" : "false",
        onclick: () => this.state.only("speakers", name),
      }, h("bdi", { class: "name" }, name || BLANK.speakers), h("span", { class: "count" }, count(counts[speaker]))));
    }
    this.gutter.replaceChildren(...labels);
    this.undatedHead.hidden = !this.strip;
    if (this.strip) {
      this.undatedHead.textContent = this.strip < 150 ? "no date" : "said on an unknown date";
      Object.assign(this.undatedHead.style, { left: `${this.gutterWidth + this.width - this.strip}px`, width: `${this.strip}px` });
    }
  }

  #drawLayers() {
    drawBeneath(canvasContext(this.beneath, this.width, this.height), this);
    drawAbove(canvasContext(this.above, this.width, this.height), this);
  }

  /** Show the points of some names of a category alone, as long as the reader rests on them in the legend. */
  light(category = null, places = []) {
    if (!category && !this.lit) return;
    this.lit = category && { codes: category.codes, on: Uint8Array.from(category.names, (_, c) => (places.includes(c) ? 1 : 0)) };
    this.redraw();
  }

  /** The shown statement nearest to a point of the stage, within reach; -1 for none. */
  nearest(x, y, reach = 12) {
    let best = -1;
    let distance = reach * reach;
    const { study, state: { mask } } = this;
    const lane = this.laneAt(y);
    for (let i = 0; i < study.n; i++) {
      if (!mask[i] || Math.abs(this.laneOf(i) - lane) > 1 || this.isDense(i)) continue;
      const place = this.x(i);
      if (study.dated[i] && (place < 0 || place > this.timeWidth)) continue;
      const dx = place - x;
      const dy = this.yPx(i) - y;
      const d = dx * dx + dy * dy;
      if (d <= distance) [best, distance] = [i, d];
    }
    return best;
  }

  /** Scroll the lane of a statement into sight. */
  reveal(i) {
    if (i < 0 || !this.rowHeight || this.laneOf(i) < 0) return;
    const lane = this.laneOf(i);
    const y = this.laneY(lane);
    if (y >= HEADROOM + this.rowHeight / 2 - 1 && y < this.bottom - this.rowHeight / 2 + 1) return;
    this.element.scrollTop = Math.max(0, (lane + 0.5) * this.rowHeight - this.laneArea / 2);
  }

  /** The same timeline for paper: light, no higher than its first `most` lanes, nothing of it scrolled away, and wide
   * also where the screen is not. */
  onPaper(theme, most) {
    const order = this.lanes.order.slice(0, most);
    const gutterWidth = Math.max(this.gutterWidth, NAMES);
    const width = Math.max(this.width, PAPER - gutterWidth);
    const strip = this.strip >= this.width ? width : this.strip;
    return Object.assign(Object.create(this), {
      gutterWidth, width, strip, perPlace: this.timeWidth ? (this.perPlace * (this.timeWidth + width - this.width)) / this.timeWidth : 0,
      theme, coloring: coloring(this.study, this.state.color, theme), lit: null, pointing: { hover: -1, drag: null },
      lanes: { order, rank: this.lanes.rank }, top: 0, rowHeight: LANE, height: order.length * LANE + AXIS + HEADROOM,
    });
  }

  destroy() {
    this.redraw.cancel();
    this.scrolled.cancel();
    Plotly.purge(this.plot);
  }
}

function hasWebGL() {
  try {
    const context = document.createElement("canvas").getContext("webgl");
    context?.getExtension("WEBGL_lose_context")?.loseContext();
    return Boolean(context);
  } catch {
    return false;
  }
}
