// The names at the left of the timeline: whose lane it is, how many statements it shows, and a click for that speaker
// alone. Tab comes to one of them, up and down go on to the others, in sight or not.
import { BLANK } from "./data.js";
import { h } from "./dom.js";
import { HEADROOM } from "./geometry.js";
import { count, plural } from "./format.js";

export class Names {
  constructor(view) {
    this.view = view;
    this.at = 0; // the lane that Tab comes to
    this.element = h("div", { class: "gutter", role: "toolbar", "aria-orientation": "vertical",
      "aria-label": "Speakers: up and down go through them, Enter shows one alone", onkeydown: (event) => this.#key(event) });
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
    const lanes = [];
    for (let lane = first; lane <= last; lane++) {
      const y = view.laneY(lane);
      if (y <= view.bottom - 4 && y >= HEADROOM - 4) lanes.push(lane);
    }
    const held = this.element.contains(this.element.getRootNode().activeElement);
    this.at = Math.max(lanes[0] ?? 0, Math.min(lanes.at(-1) ?? 0, this.at));
    this.element.replaceChildren(...lanes.map((lane) => this.#name(lane, order[lane], counts)));
    if (held) this.element.children[lanes.indexOf(this.at)]?.focus({ preventScroll: true });
  }

  #key(event) {
    const last = this.view.lanes.order.length - 1;
    const to = { ArrowUp: this.at - 1, ArrowDown: this.at + 1, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    this.at = Math.max(0, Math.min(last, to));
    this.view.showLane(this.at);
    this.draw();
  }

  #name(lane, speaker, counts) {
    const { study, state, gutterWidth } = this.view;
    const only = state.filters.speakers;
    const name = study.speakers.names[speaker];
    return h("button", {
      class: `lane${counts[speaker] ? "" : " none"}${name ? "" : " unknown"}`,
      type: "button", tabindex: lane === this.at ? "0" : "-1", onfocus: () => { this.at = lane; },
      style: { top: `${this.view.laneY(lane) - 14}px`, width: `${gutterWidth}px` },
      title: `${name || "Nobody is named"}: ${count(counts[speaker])} of ${plural(study.speakers.totals[speaker], "statement")}. Click for only this speaker.`,
      "aria-pressed": only?.length === 1 && only[0] === name ? "true" : "false",
      "aria-label": `${name || BLANK.speakers}, ${plural(counts[speaker], "statement")}`,
      onclick: () => state.only("speakers", name),
    }, h("bdi", { class: "name" }, name || BLANK.speakers), h("span", { class: "count" }, count(counts[speaker])));
  }
}
