// What lies beneath and above the points of the timeline.
import { AIR, HEADROOM } from "./geometry.js";
import { spread } from "./lanes.js";

const COARSE = new Set(["week", "month", "season", "quarter", "half", "year", "decade", "century"]);

export function drawBeneath(context, view) {
  const { theme, width, strip, bottom } = view;
  context.save();
  context.beginPath();
  context.rect(0, 0, width, bottom);
  context.clip();
  lanes(context, view);
  if (strip) {
    context.fillStyle = theme.strip;
    context.fillRect(width - strip, 0, strip, bottom);
  }
  context.save();
  withinLanes(context, view, width);
  bands(context, view);
  context.restore();
  context.beginPath();
  context.rect(0, 0, view.timeWidth, bottom);
  context.clip();
  folds(context, view);
  withinLanes(context, view, view.timeWidth);
  bars(context, view);
  context.restore();
}

/** What belongs to statements ends where plotly cuts their points off: nothing of a lane scrolled away is left above. */
function withinLanes(context, view, width) {
  context.beginPath();
  context.rect(0, HEADROOM - AIR, width, view.bottom - HEADROOM + AIR);
  context.clip();
}

function lanes(context, view) {
  const { theme, width, rowHeight } = view;
  for (let lane = 0; lane < view.lanes.order.length; lane++) {
    const y = view.laneY(lane);
    if (y < -rowHeight || y > view.bottom + rowHeight) continue;
    context.fillStyle = lane % 2 ? theme.lane : "transparent";
    context.fillRect(0, y - rowHeight / 2, width, rowHeight);
    context.fillStyle = theme.line;
    context.fillRect(0, Math.round(y), width, 1);
  }
}

/** Where the axis leaves out a time in which nothing was said, or changes its scale, the paper is folded. */
function folds(context, view) {
  for (const [a, b] of view.study.axis.folds) {
    const [left, right] = [view.xAt(a), view.xAt(b)];
    if (right < 0 || left > view.timeWidth) continue;
    context.fillStyle = view.theme.paper;
    context.fillRect(left, 0, right - left, view.bottom);
    context.strokeStyle = view.theme.fold;
    context.lineWidth = 1;
    for (const x of [left, right]) {
      context.beginPath();
      for (let y = 0, k = 0; y <= view.bottom + 6; y += 6, k++) context.lineTo(x + (k % 2 ? 2 : -2), y);
      context.stroke();
    }
  }
}

/** A statement dated only to a month or a year is a bar as wide as that, paler the wider it is. */
function bars(context, view) {
  const { study, state, coloring } = view;
  const size = view.markerSize;
  const crowd = state.shown > 3000 ? 0.4 : state.shown > 600 ? 0.7 : 1; // many bars beside each other are a wall
  for (let i = 0; i < study.n; i++) {
    if (!state.mask[i] || !study.dated[i] || view.isDense(i)) continue;
    const left = view.xAt(study.place.begin[i]);
    const right = view.xAt(study.place.finish[i]);
    if (right - left < size * 1.6 || right < 0 || left > view.timeWidth) continue;
    const y = view.yPx(i);
    if (y < 0 || y > view.bottom) continue;
    context.globalAlpha = opacity(right - left, study.grain[i]) * crowd * (view.theme.name === "dark" ? 1.6 : 1);
    context.fillStyle = coloring.colors[coloring.category.codes[i]];
    context.fillRect(left, y - 1.5, right - left, 3);
  }
  context.globalAlpha = 1;
}

function opacity(width, grain) {
  const pale = COARSE.has(grain) ? 0.6 : 1;
  return pale * (width < 60 ? 0.6 : width < 200 ? 0.42 : 0.28);
}

/** Lanes with too many points to tell apart: how many in each stretch of time, stacked by colour. A year's statement
 * is spread over the year, so that none piles up in the middle of it. */
function bands(context, view) {
  const { study, state, coloring, dense, rowHeight } = view;
  if (!dense.some(Boolean)) return;
  const step = 4;
  const columns = Math.ceil(view.width / step);
  const palette = [...new Set(coloring.colors)];
  const place = coloring.colors.map((color) => palette.indexOf(color));
  const totals = new Map();
  for (let i = 0; i < study.n; i++) {
    const lane = view.laneOf(i);
    if (!state.mask[i] || !view.isDense(i) || lane < 0) continue;
    if (!totals.has(lane)) totals.set(lane, new Float64Array(columns * palette.length));
    const cells = totals.get(lane);
    const color = place[coloring.category.codes[i]];
    const left = study.dated[i] ? view.xAt(study.place.begin[i]) : view.x(i);
    const right = study.dated[i] ? Math.min(view.timeWidth, view.xAt(study.place.finish[i])) : left;
    spread(left, right, step, columns, (c, share) => { cells[c * palette.length + color] += share; });
  }
  for (const [lane, cells] of totals) band(context, cells, { y: view.laneY(lane), columns, palette, step, height: rowHeight * 0.8 });
}

function band(context, cells, { y, columns, palette, step, height }) {
  const sums = new Float64Array(columns);
  cells.forEach((share, cell) => { sums[Math.floor(cell / palette.length)] += share; });
  const most = Math.max(1, ...sums);
  for (let c = 0; c < columns; c++) {
    let at = y - (sums[c] / most) * (height / 2);
    for (let p = 0; p < palette.length; p++) {
      const size = (cells[c * palette.length + p] / most) * height;
      if (!size) continue;
      context.fillStyle = palette[p];
      context.fillRect(c * step, at, step - 0.5, size);
      at += size;
    }
  }
}

export function drawAbove(context, view) {
  const { state, theme, study } = view;
  context.save();
  withinLanes(context, view, view.width);
  if (view.lit) lightUp(context, view);
  denials(context, view);
  if (view.pointing.hover >= 0) ring(context, view, view.pointing.hover, theme.muted, 1.5);
  if (state.selected >= 0 && state.mask[state.selected]) {
    if (study.dated[state.selected]) extent(context, view, state.selected);
    ring(context, view, state.selected, theme.ink, 2.5);
  }
  const { drag } = view.pointing;
  if (drag?.moved) {
    const [a, b] = [Math.min(drag.from, drag.to), Math.max(drag.from, drag.to)];
    context.fillStyle = theme.accentPale;
    context.fillRect(a, 0, b - a, view.bottom);
    context.fillStyle = theme.accent;
    context.fillRect(a, 0, 1.5, view.bottom);
    context.fillRect(b - 1.5, 0, 1.5, view.bottom);
  }
  context.restore();
}

/** The points of what the reader rests on in the legend, whole and above the others, which fade. */
function lightUp(context, view) {
  const { study, state, theme, coloring, lit: { codes, on } } = view;
  const rows = [];
  for (let i = 0; i < study.n; i++) {
    if (on[codes[i]] && state.mask[i] && !view.isDense(i) && view.laneOf(i) >= 0 && !(study.dated[i] && view.x(i) > view.timeWidth)) rows.push(i);
  }
  if (!rows.length) return;
  if (!view.dense.some(Boolean)) { // a band has no points to light
    context.globalAlpha = 0.8;
    context.fillStyle = theme.paper;
    context.fillRect(0, 0, view.width, view.bottom);
    context.globalAlpha = 1;
  }
  for (const i of rows) mark(context, view, i, coloring.colors[coloring.category.codes[i]]);
}

/** All points by themselves, for a picture: those with a date within the axis, the others in their strip. */
export function drawPoints(context, view) {
  for (const { dated, rows } of view.groups) {
    context.save();
    withinLanes(context, view, dated ? view.timeWidth : view.width);
    for (const i of rows) if (view.state.mask[i]) mark(context, view, i, view.coloring.colors[view.coloring.category.codes[i]]);
    context.restore();
  }
}

/** One point as plotly draws it: filled for direct, hollow for indirect, a diamond for mixed. */
function mark(context, view, i, color) {
  const form = view.study.forms.names[view.study.forms.codes[i]];
  const open = form === "indirect";
  const [x, y, half] = [view.x(i), view.yPx(i), view.markerSize / 2];
  context.beginPath();
  if (form === "mixed") {
    for (const [a, b] of [[0, -1], [1, 0], [0, 1], [-1, 0]]) context.lineTo(x + a * (half + 2), y + b * (half + 2));
    context.closePath();
  } else {
    context.arc(x, y, half, 0, 2 * Math.PI);
  }
  context.fillStyle = open ? view.theme.paper : color;
  context.fill();
  context.strokeStyle = open ? color : view.theme.paper;
  context.lineWidth = open ? Math.max(1.5, view.markerSize / 5) : 1;
  context.stroke();
}

/** A denial is struck through, whatever colours stand for: where statements contradict, the eye finds it. */
function denials(context, view) {
  const { study, state, theme } = view;
  const small = view.markerSize < 9;
  const reach = view.markerSize / 2 + (small ? 0 : 1);
  for (let pass = small ? 1 : 0; pass < 2; pass++) {
    context.strokeStyle = pass ? theme.ink : theme.paper;
    context.lineWidth = pass ? (small ? 1 : 1.6) : 3.4;
    context.lineCap = "round";
    context.beginPath();
    for (let i = 0; i < study.n; i++) {
      if (!study.denial[i] || !state.mask[i] || view.isDense(i)) continue;
      if (view.lit && !view.lit.on[view.lit.codes[i]]) continue; // faded with its point
      const [x, y] = [view.x(i), view.yPx(i)];
      if (x < -9 || x > view.width + 9 || y < -9 || y > view.bottom + 9) continue;
      if (study.dated[i] && x > view.timeWidth) continue;
      context.moveTo(x - reach, y + reach);
      context.lineTo(x + reach, y - reach);
    }
    context.stroke();
  }
}

function ring(context, view, i, color, width) {
  const [x, y] = [view.x(i), view.yPx(i)];
  if (view.study.dated[i] && (x < 0 || x > view.timeWidth)) return;
  for (const [style, line] of [[view.theme.paper, width + 3], [color, width]]) {
    context.strokeStyle = style;
    context.lineWidth = line;
    context.beginPath();
    context.arc(x, y, view.markerSize / 2 + 5, 0, 2 * Math.PI);
    context.stroke();
  }
}

/** The whole interval of the chosen statement, so that its grain can be seen. */
function extent(context, view, i) {
  const left = Math.max(0, view.xOf(view.study.begin[i]));
  const right = Math.min(view.timeWidth, view.xOf(view.study.finish[i]));
  if (right - left < view.markerSize * 1.6) return;
  const y = view.yPx(i);
  context.strokeStyle = view.theme.ink;
  context.lineWidth = 1.5;
  context.beginPath();
  context.moveTo(left, y - 5); context.lineTo(left, y + 5);
  context.moveTo(left, y); context.lineTo(right, y);
  context.moveTo(right, y - 5); context.lineTo(right, y + 5);
  context.stroke();
}
