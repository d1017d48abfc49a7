// What plotly draws of the timeline: the points and the axis of time.
import * as Plotly from "./plotly.js";
import { h } from "./dom.js";
import { AIR, AXIS, EDGE, HEADROOM } from "./geometry.js";

const CONFIG = { staticPlot: true, displayModeBar: false, displaylogo: false, showSendToCloud: false, responsive: false };
/** Hollow points lie beneath, filled ones on top. */
const ORDER = ["indirect", "mixed", "direct"];

export class Chart {
  /** `redrawn` is called where plotly lost its WebGL and all has to be drawn anew. */
  constructor(view, redrawn) {
    this.view = view;
    this.redrawn = redrawn;
    this.gl = hasWebGL();
    this.element = h("div", { class: "plot" });
  }

  /** All of it anew. */
  draw() {
    this.groups = groupsOf(this.view);
    // plotly draws the time axis only where some trace lies on it, and all points may be in bands
    const anchor = { type: "scatter", mode: "markers", x: [0], y: [-9], hoverinfo: "skip" };
    const traces = [...this.groups.map((group) => this.#trace(group)), anchor];
    this.ready = Plotly.react(this.element, traces, this.#layout(), CONFIG);
    this.drawnMask = null;
    this.#watchContext();
  }

  /** Only the traces whose selection changed, in one go with what changed in the layout. */
  update(layout = {}) {
    const changed = [];
    const selections = [];
    const before = this.drawnMask;
    const { mask } = this.view.state;
    this.groups.forEach(({ rows }, t) => {
      if (before && rows.every((i) => before[i] === mask[i])) return;
      changed.push(t);
      selections.push(this.#chosen(rows));
    });
    this.drawnMask = mask;
    if (changed.length) this.ready = Plotly.update(this.element, { selectedpoints: selections }, layout, changed);
    else if (Object.keys(layout).length) this.ready = Plotly.relayout(this.element, layout);
  }

  /** After a new window of time: the axis moves. */
  move() {
    const { tickvals, ticktext } = this.#ticks();
    this.update({ "xaxis.range": this.view.range, "xaxis.tickvals": tickvals, "xaxis.ticktext": ticktext });
  }

  /** After scrolling: other lanes are in sight. */
  scroll() {
    this.ready = Plotly.relayout(this.element, { "yaxis.range": this.view.laneRange });
  }

  destroy() {
    Plotly.purge(this.element);
  }

  /** A browser keeps some sixteen WebGL contexts; a panel that loses its own goes on as SVG. */
  #watchContext() {
    if (this.watched || !this.gl) return;
    this.watched = true;
    this.element.on("plotly_webglcontextlost", () => {
      this.gl = false;
      Plotly.purge(this.element);
      this.redrawn();
    });
  }

  #trace({ color, form, dated, rows }) {
    const { study, theme, markerSize: size, y, u } = this.view;
    const open = form === "indirect";
    return {
      type: this.gl ? "scattergl" : "scatter",
      mode: "markers",
      hoverinfo: "skip",
      x: Float64Array.from(rows, (i) => (dated ? study.place.middle[i] : u[i])),
      y: Float64Array.from(rows, (i) => y[i]),
      xaxis: dated ? "x" : "x2",
      selectedpoints: this.#chosen(rows),
      unselected: { marker: { opacity: 0, size: 0 } }, // no size: nothing to paint
      selected: { marker: { opacity: 1 } },
      marker: {
        color: open ? theme.paper : color,
        opacity: 1,
        size: form === "mixed" ? size + 2 : size,
        symbol: form === "mixed" ? "diamond" : "circle",
        line: { color: open ? color : theme.paper, width: open ? Math.max(1.5, size / 5) : 1 },
      },
    };
  }

  /** The rows of a trace that pass the filter, as plotly's selection; null when all do. */
  #chosen(rows) {
    const { mask } = this.view.state;
    const chosen = [];
    for (let k = 0; k < rows.length; k++) if (mask[rows[k]]) chosen.push(k);
    return chosen.length === rows.length ? null : chosen;
  }

  #ticks() {
    const { study, window, timeWidth } = this.view;
    const ticks = study.axis.ticks(...window, timeWidth);
    return { tickvals: ticks.map(({ place }) => place), ticktext: ticks.map(({ text }) => text) };
  }

  #layout() {
    const { view } = this;
    const right = view.timeWidth / view.width;
    const air = EDGE / Math.max(1, view.strip - 2 * EDGE);
    const axis = { showgrid: false, zeroline: false, fixedrange: true };
    return {
      width: view.width,
      height: view.height,
      margin: { l: 0, r: 0, t: HEADROOM - AIR, b: AXIS, pad: 0 },
      paper_bgcolor: "rgba(0,0,0,0)",
      plot_bgcolor: "rgba(0,0,0,0)",
      showlegend: false,
      hovermode: false,
      dragmode: false,
      font: { family: "system-ui, sans-serif", size: 12, color: view.theme.muted },
      xaxis: { ...axis, domain: [0, Math.max(0.001, right)], range: view.range, visible: right > 0,
        showgrid: true, gridcolor: view.theme.line, tickmode: "array", ...this.#ticks() },
      xaxis2: { ...axis, domain: [Math.min(0.999, 1 - view.strip / view.width), 1], range: [-air, 1 + air], visible: false },
      yaxis: { ...axis, range: view.laneRange, visible: false, anchor: "free" },
    };
  }
}

/** One trace for each colour, form and side; its marker is the same throughout, which is what WebGL draws fastest. */
function groupsOf(view) {
  const groups = new Map();
  const { study, coloring: { category: { codes }, colors } } = view;
  for (let i = 0; i < study.n; i++) {
    if (view.isDense(i) || view.laneOf(i) < 0) continue;
    const form = study.forms.names[study.forms.codes[i]];
    const color = colors[codes[i]];
    const key = `${color} ${form} ${study.dated[i]}`;
    if (!groups.has(key)) groups.set(key, { color, form, dated: study.dated[i] === 1, rows: [] });
    groups.get(key).rows.push(i);
  }
  return [...groups.values()].sort((a, b) => ORDER.indexOf(a.form) - ORDER.indexOf(b.form));
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
