// Where things stand in the timeline: times along it, lanes down it, and which statement lies under a point of it.
import { DAY } from "./axis.js";

/** Pixels: beneath the lanes for the axis, above them for the head of the strip, and above the first lane for points
 * that stand at its upper edge. */
export const AXIS = 36;
export const HEADROOM = 18;
export const AIR = 6;
/** Room beside the first and the last undated statement, for the ring around a chosen one. */
export const EDGE = 6;

/** What the timeline knows of places; `state`, `study`, `width`, `strip`, `lanes`, `top` and the like are set by it. */
export class Geometry {
  get timeWidth() {
    return this.strip >= this.width ? 0 : this.width - (this.strip ? this.strip + 10 : 0);
  }

  get bottom() {
    return this.height - AXIS;
  }

  /** The height that the lanes have together. */
  get laneArea() {
    return this.bottom - HEADROOM;
  }

  get markerSize() {
    const n = this.study.n;
    return n > 20000 ? 5 : n > 3000 ? 7 : n > 150 ? 9 : 11;
  }

  get window() {
    const [from, to] = this.state.window;
    const [low, high] = this.study.span;
    const window = [from ?? low, to ?? high];
    return window[1] > window[0] ? window : [window[0], window[0] + DAY];
  }

  /** The window as places of the axis. */
  get range() {
    return this.window.map((time) => this.study.axis.place(time));
  }

  /** The lanes in sight, as the axis down the timeline counts them. */
  get laneRange() {
    const visible = this.laneArea / this.rowHeight;
    return [this.top + visible - 0.5, this.top - 0.5 - AIR / this.rowHeight];
  }

  /** Kept between filters, because every point asks for it. */
  scale() {
    const [from, to] = this.range;
    this.from = from;
    this.perPlace = this.timeWidth / (to - from);
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

  timeOf(x) {
    return this.study.axis.time(this.from + x / this.perPlace);
  }

  yPx(i) {
    return HEADROOM + (this.y[i] - this.top + 0.5) * this.rowHeight;
  }

  laneY(lane) {
    return HEADROOM + (lane - this.top + 0.5) * this.rowHeight;
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

  /** Whether a statement is drawn as part of a band instead of a point. */
  isDense(i) {
    return this.dense[this.study.speakers.codes[i] * 2 + this.study.dated[i]] === 1;
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
}
