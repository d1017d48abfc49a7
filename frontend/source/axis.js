// The axis of time. Long stretches in which nothing was said are folded away, so that one statement of 1965 does not
// press a story of 2022 into a line; and where nearly all was said in a short time, that time has most of the width.
// Every fold is drawn; within a stretch time runs evenly.
const MINUTE = 60000;
export const DAY = 1440 * MINUTE;
const YEAR = 365.25 * DAY;
const FOLD = 0.025;
const FLOOR = 0.045;
const CORE = { share: 0.9, fewest: 40, length: 0.25, days: 60, beside: 0.25, density: 0.15 };
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
/** A story of so many days that is told by the clock is cut by the clock too. */
const SHORT = 3;
const STEPS = [
  ...[1, 5, 10, 30].map((n) => ({ unit: "minute", n, length: n * MINUTE })),
  ...[1, 3, 6, 12].map((n) => ({ unit: "hour", n, length: n * 60 * MINUTE })),
  ...[1, 2, 5, 10].map((n) => ({ unit: "day", n, length: n * DAY })),
  ...[1, 2, 3, 6].map((n) => ({ unit: "month", n, length: n * 30.44 * DAY })),
  ...[1, 2, 5, 10, 20, 50, 100].map((n) => ({ unit: "year", n, length: n * YEAR })),
];

export class TimeAxis {
  /** `begin` and `finish` hold the statements' intervals, NaN where undated; `clocked` whether any is known to the hour. */
  constructor(begin, finish, clocked = true) {
    this.stretches = weigh(find(begin, finish));
    this.steps = clocked ? STEPS : STEPS.filter(({ length }) => length >= DAY);
    this.low = this.stretches[0].from;
    this.high = this.stretches.at(-1).to;
    this.unit = clocked && this.high - this.low < SHORT * DAY ? 5 * MINUTE : DAY; // what a window of time is rounded to
    this.knots = this.stretches.flatMap(({ from, to, a, b }) => [[from, a], [to, b]]);
  }

  /** Where a time lies between 0 and 1; beyond the ends the scale goes on. */
  place(time) {
    return interpolate(this.knots, time, 0, 1);
  }

  time(place) {
    return interpolate(this.knots, place, 1, 0);
  }

  /** The folds, as pairs of places. */
  get folds() {
    return this.stretches.slice(1).map(({ a }, k) => [this.stretches[k].b, a]);
  }

  /** Ticks of a window as { place, text }, none nearer to the next than a label is wide; the fullest stretches first. */
  ticks(from, to, width) {
    const left = this.place(from);
    const scale = width / (this.place(to) - left);
    const found = this.stretches.flatMap(({ from: low, to: high, n }) => {
      const [start, end] = [Math.max(from, low), Math.min(to, high)];
      if (end <= start) return [];
      const ticks = stretchTicks(start, end, (this.place(end) - this.place(start)) * scale, this.steps);
      return ticks.map((tick, k) => ({ ...tick, weight: k === ticks.length >> 1 ? n : 0 }));
    });
    const kept = [];
    for (const { time, text } of found.sort((p, q) => q.weight - p.weight || p.time - q.time)) {
      const x = (this.place(time) - left) * scale;
      if (x >= 14 && x <= width - 14 && kept.every((other) => Math.abs(other.x - x) >= 62)) kept.push({ x, place: this.place(time), text });
    }
    return kept.sort((p, q) => p.x - q.x);
  }
}

function interpolate(knots, value, from, to) {
  let k = 1;
  while (k < knots.length - 1 && knots[k][from] < value) k++;
  const [p, q] = [knots[k - 1], knots[k]];
  return p[to] + ((value - p[from]) / (q[from] - p[from])) * (q[to] - p[to]);
}

/** Stretches of time with statements in them, parted where a gap outweighs what is left of the time. */
function find(begin, finish) {
  const middles = Array.from(begin, (t, i) => (t + finish[i]) / 2);
  const rows = [...middles.keys()].filter((i) => !Number.isNaN(middles[i])).sort((i, j) => middles[i] - middles[j]);
  if (!rows.length) return [{ from: Date.UTC(2000, 0, 1), to: Date.UTC(2001, 0, 1), n: 0 }];
  const gaps = rows.slice(1).map((i, k) => ({ k: k + 1, size: middles[i] - middles[rows[k]] })).sort((a, b) => b.size - a.size);
  let active = middles[rows.at(-1)] - middles[rows[0]];
  const cuts = [];
  for (const { k, size } of gaps.slice(0, 8)) {
    if (size < 20 * DAY || size < 0.75 * (active - size)) break;
    cuts.push(k);
    active -= size;
  }
  cuts.sort((a, b) => a - b);
  const groups = [0, ...cuts].map((k, c) => rows.slice(k, cuts[c] ?? rows.length)).flatMap((group) => parted(group, middles));
  return apart(groups.map((group, c) => stretch(group, { begin, finish, middles,
    before: c ? middles[groups[c - 1].at(-1)] : -Infinity, after: c + 1 < groups.length ? middles[groups[c + 1][0]] : Infinity })));
}

/** A group in which nearly all was said within a small part of its time becomes three: before, then, and after. */
function parted(group, middles) {
  const many = Math.ceil(group.length * CORE.share);
  const all = middles[group.at(-1)] - middles[group[0]];
  if (group.length < CORE.fewest || all < CORE.days * DAY) return [group];
  let first = 0;
  const length = (k) => middles[group[k + many - 1]] - middles[group[k]];
  for (let k = 1; k + many <= group.length; k++) if (length(k) < length(first)) first = k;
  if (length(first) > all * CORE.length) return [group];
  // as long as much was said just before and just after it, that belongs to it
  const [from, to] = [middles[group[first]], middles[group[first + many - 1]]];
  const beside = Math.max((to - from) * CORE.beside, DAY);
  const fewest = (many * beside * CORE.density) / Math.max(to - from, DAY);
  let last = first + many - 1;
  const within = (k, edge) => Math.abs(middles[group[k]] - edge) <= beside;
  const early = group.slice(0, first).filter((_, k) => within(k, from)).length;
  const late = group.slice(last + 1).filter((_, k) => within(last + 1 + k, to)).length;
  if (early >= fewest) first -= early;
  if (late >= fewest) last += late;
  while (first > 0 && middles[group[first - 1]] === middles[group[first]]) first--;
  while (last < group.length - 1 && middles[group[last + 1]] === middles[group[last]]) last++;
  return [group.slice(0, first), group.slice(first, last + 1), group.slice(last + 1)].filter((part) => part.length);
}

/** Neighbours whose air or intervals overlap meet at the edge of the fuller one, within what lies between them. */
function apart(stretches) {
  for (let k = 1; k < stretches.length; k++) {
    const [one, two] = [stretches[k - 1], stretches[k]];
    if (one.to <= two.from) continue;
    const edge = Math.min(two.first, Math.max(one.last, one.n > two.n ? one.to : two.from));
    one.to = two.from = edge;
  }
  return stretches;
}

/** One stretch: its statements' intervals as far as they do not dwarf it, and a little air. */
function stretch(group, { begin, finish, middles, before, after }) {
  let from = middles[group[0]];
  let to = middles[group.at(-1)];
  const length = to - from;
  for (const i of group) {
    if (length > 0 && finish[i] - begin[i] > Math.max(length * 0.5, 40 * DAY)) continue;
    from = Math.min(from, begin[i]);
    to = Math.max(to, finish[i]);
  }
  const air = Math.max((to - from) * 0.03, to - from < DAY ? 5 * MINUTE : DAY / 4);
  return { from: Math.max(from - air, from - (from - before) * 0.4), to: Math.min(to + air, to + (after - to) * 0.4), n: group.length,
    first: middles[group[0]], last: middles[group.at(-1)] };
}

/** A stretch is as wide as the root of how much was said in it: a decade with one statement stays narrow. */
function weigh(stretches) {
  const roots = stretches.reduce((sum, { n }) => sum + Math.sqrt(n), 0) || 1;
  const shares = stretches.map(({ n }) => Math.max(FLOOR, Math.sqrt(n) / roots));
  const scale = (1 - FOLD * (stretches.length - 1)) / shares.reduce((sum, share) => sum + share, 0);
  let at = 0;
  return stretches.map((each, k) => {
    const a = at;
    const b = a + shares[k] * scale;
    at = b + FOLD;
    return { ...each, a, b };
  });
}

function stretchTicks(from, to, width, steps) {
  const step = steps.find(({ length }) => (length / (to - from)) * width >= 84) ?? steps.at(-1);
  const ticks = [];
  for (let time = floorTo(from, step); time <= to; time = next(time, step)) {
    if (time >= from) ticks.push({ time, text: label(time, step.unit) });
  }
  if (ticks.length) return ticks;
  return [{ time: (from + to) / 2, text: label((from + to) / 2, grainOf(to - from)) }];
}

function grainOf(length) {
  return length > 300 * DAY ? "year" : length > 27 * DAY ? "month" : "day";
}

function floorTo(time, { unit, n, length }) {
  const date = new Date(time);
  const year = date.getUTCFullYear();
  if (unit === "year") return Date.UTC(Math.floor(year / n) * n, 0, 1);
  if (unit === "month") return Date.UTC(year, Math.floor(date.getUTCMonth() / n) * n, 1);
  if (unit === "day") return Date.UTC(year, date.getUTCMonth(), n === 1 ? date.getUTCDate() : Math.floor((date.getUTCDate() - 1) / n) * n + 1);
  return Math.floor(time / length) * length;
}

function next(time, { unit, n, length }) {
  const date = new Date(time);
  const year = date.getUTCFullYear();
  if (unit === "year") return Date.UTC(year + n, 0, 1);
  if (unit === "month") return Date.UTC(year, date.getUTCMonth() + n, 1);
  if (length < DAY) return time + length;
  const day = Date.UTC(year, date.getUTCMonth(), date.getUTCDate() + n);
  const nextMonth = Date.UTC(year, date.getUTCMonth() + 1, 1);
  return n > 1 && day + (n * DAY) / 2 > nextMonth ? nextMonth : day;
}

function label(time, unit) {
  const date = new Date(time);
  const day = `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`;
  if (unit === "year") return String(date.getUTCFullYear());
  if (unit === "month") return `${MONTHS[date.getUTCMonth()]}<br>${date.getUTCFullYear()}`;
  if (unit === "day") return `${day}<br>${date.getUTCFullYear()}`;
  return `${date.toISOString().slice(11, 16)}<br>${day}`;
}
