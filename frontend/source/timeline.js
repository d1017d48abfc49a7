// The timeline: plotly draws the points and the time axis; canvases beneath and above draw what would be slow as
// traces (bars as wide as the grain, density bands) or what follows the pointer (rings, the dragged window).
import { Chart } from "./chart.js";
import { coloring } from "./colors.js";
import { canvasContext, framed, h } from "./dom.js";
import { AXIS, Geometry, HEADROOM } from "./geometry.js";
import { arrangeLanes, denseLanes, placeStatements } from "./lanes.js";
import { drawAbove, drawBeneath } from "./layers.js";
import { Names } from "./names.js";
import { Pointing } from "./pointing.js";
import { summarise } from "./summary.js";

/** Pixels that names take at most, and the height of a lane at least. */
const NAMES = 210;
const LANE = 32;
/** Pixels that the timeline has on paper at least. */
const PAPER = 900;

export class Timeline extends Geometry {
  constructor(state, theme) {
    super();
    this.state = state;
    this.study = state.study;
    this.theme = theme;
    this.top = 0;
    this.chart = new Chart(this, () => this.rebuild());
    this.names = new Names(this);
    this.#make();
    this.redraw = framed(() => this.#drawLayers());
    this.scrolled = framed(() => this.#pan());
  }

  #make() {
    this.beneath = h("canvas", { class: "layer", "aria-hidden": "true" });
    this.above = h("canvas", { class: "layer", "aria-hidden": "true" });
    this.about = h("div", { class: "visually-hidden", id: "about-timeline" });
    this.stage = h("div", { class: "stage", tabindex: "0", role: "application", "aria-describedby": "about-timeline",
      "aria-roledescription": "timeline",
      "aria-label": "Timeline of statements, a lane for each speaker. Left and right arrows move along a lane, up and down change the lane, Escape clears the choice." },
      this.beneath, this.chart.element, this.above);
    this.undatedHead = h("div", { class: "strip-head" });
    this.stick = h("div", { class: "stick" }, this.names.element, this.stage, this.undatedHead, this.about);
    this.spacer = h("div", { class: "spacer" }, this.stick);
    this.element = h("div", { class: "timeline" }, this.spacer);
    this.element.addEventListener("scroll", () => this.scrolled());
    this.pointing = new Pointing(this);
  }

  /** The points that plotly draws, by colour, form and side. */
  get groups() {
    return this.chart.groups;
  }

  /** When plotly has drawn what was asked last. */
  get ready() {
    return this.chart.ready;
  }

  // ---- size and lanes -------------------------------------------------------------------------------------------

  resize() {
    const box = this.element.getBoundingClientRect();
    if (box.width < 50 || box.height < 50) return;
    const most = Math.max(118, Math.min(NAMES, Math.round(box.width * 0.28)));
    this.gutterWidth = Math.min(most, Math.max(140, this.names.longest));
    this.width = Math.max(120, Math.floor(box.width - this.gutterWidth - (this.element.offsetWidth - this.element.clientWidth) - 1));
    this.height = Math.floor(this.element.clientHeight);
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

  #place() {
    Object.assign(this, placeStatements(this.study, { rank: this.lanes.rank, width: this.timeWidth, strip: this.strip, marker: this.markerSize }));
  }

  #stripWidth() {
    const undated = this.study.n - this.study.datedCount;
    if (!undated || this.state.filters.undated === false) return 0;
    if (!this.study.datedCount) return this.width;
    return Math.min(this.width * 0.3, Math.max(76, Math.min(200, 40 + 8 * Math.sqrt(undated))));
  }

  // ---- after a change -------------------------------------------------------------------------------------------

  rebuild() {
    this.scale();
    this.dense = denseLanes(this.study, this.window, this.timeWidth);
    this.coloring = coloring(this.study, this.state.color, this.theme);
    this.chart.draw();
    this.#drawAround();
  }

  /** After a filter: the lanes, or else what is drawn in them. */
  refresh() {
    if (this.#rearrange()) return;
    this.chart.update();
    this.#drawAround();
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
    this.scale();
    const dense = denseLanes(this.study, this.window, this.timeWidth);
    if (dense.some((d, lane) => d !== this.dense[lane])) return this.rebuild();
    this.chart.move();
    this.#drawAround();
  }

  #pan() {
    const top = this.element.scrollTop / this.rowHeight;
    if (top === this.top) return;
    this.top = top;
    this.pointing.hide();
    this.chart.scroll();
    this.#drawAround();
  }

  /** Scroll the lane of a statement into sight. */
  reveal(i) {
    if (i >= 0 && this.rowHeight && this.laneOf(i) >= 0) this.#bringIntoSight(this.laneOf(i));
  }

  /** Scroll a lane into sight, and have it drawn there. */
  showLane(lane) {
    if (this.#bringIntoSight(lane)) this.#pan();
  }

  /** Scrolls to a lane that is not wholly seen, and says whether it did. */
  #bringIntoSight(lane) {
    const y = this.laneY(lane);
    if (y >= HEADROOM + this.rowHeight / 2 - 1 && y < this.bottom - this.rowHeight / 2 + 1) return false;
    this.element.scrollTop = Math.max(0, (lane + 0.5) * this.rowHeight - this.laneArea / 2);
    return true;
  }

  /** Show the points of some names of a category alone, as long as the reader rests on them in the legend. */
  light(category = null, places = []) {
    if (!category && !this.lit) return;
    this.lit = category && { codes: category.codes, on: Uint8Array.from(category.names, (_, c) => (places.includes(c) ? 1 : 0)) };
    this.redraw();
  }

  // ---- around the points ----------------------------------------------------------------------------------------

  #drawAround() {
    this.names.draw();
    this.about.textContent = summarise(this);
    this.undatedHead.hidden = !this.strip;
    if (this.strip) {
      this.undatedHead.textContent = this.strip < 150 ? "no date" : "said on an unknown date";
      Object.assign(this.undatedHead.style, { left: `${this.gutterWidth + this.width - this.strip}px`, width: `${this.strip}px` });
    }
    this.#drawLayers();
  }

  #drawLayers() {
    drawBeneath(canvasContext(this.beneath, this.width, this.height), this);
    drawAbove(canvasContext(this.above, this.width, this.height), this);
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
    this.chart.destroy();
  }
}
