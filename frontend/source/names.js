// The names at the left of the timeline: whose lane it is, how many statements it shows, and a click for that speaker alone.
import { BLANK } from "./data.js";
import { h } from "./dom.js";
import { HEADROOM } from "./geometry.js";
import { count, plural } from "./format.js";

export class Names {
  constructor(view) {
    this.view = view;
    this.element = h("div", { class: "gutter" });
  }

  /** How wide the longest of the first names is. */
  get longest() {
    return 62 + 6.7 * Math.max(...this.view.study.speakers.names.slice(0, 60).map((name) => (name || BLANK.speakers).length), 6);
  }

  /** The names of the lanes in sight. */
  draw() {
    const { view } = this;
    const counts = view.state.counts(view.study.speakers);
    const { order } = view.lanes;
    const first = Math.max(0, Math.floor(view.top));
    const last = Math.min(order.length - 1, Math.ceil(view.top + view.laneArea / view.rowHeight));
    const names = [];
    for (let lane = first; lane <= last; lane++) {
      const y = view.laneY(lane);
      if (y <= view.bottom - 4 && y >= HEADROOM - 4) names.push(this.#name(order[lane], y, counts));
    }
    this.element.replaceChildren(...names);
  }

  #name(speaker, y, counts) {
    const { study, state, gutterWidth } = this.view;
    const only = state.filters.speakers;
    const name = study.speakers.names[speaker];
    return h("button", {
      class: `lane${counts[speaker] ? "" : " none"}${name ? "" : " unknown"}`,
      type: "button", tabindex: "-1",
      style: { top: `${y - 14}px`, width: `${gutterWidth}px` },
      title: `${name || "Nobody is named"}: ${count(counts[speaker])} of ${plural(study.speakers.totals[speaker], "statement")}. Click for only this speaker.`,
      "aria-pressed": only?.length === 1 && only[0] === name ? "true" : "false",
      onclick: () => state.only("speakers", name),
    }, h("bdi", { class: "name" }, name || BLANK.speakers), h("span", { class: "count" }, count(counts[speaker])));
  }
}
