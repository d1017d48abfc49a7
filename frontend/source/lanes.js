// Where a statement stands: its lane, its place within the lane, and its place in the strip of undated ones.
const DENSE = 4000;
const DENSE_PER_PIXEL = 3;

/** Heights within a lane, as parts of it: the first three keep points apart, the others let them overlap by half. */
const SLOTS = [0, 0.27, -0.27, 0.135, -0.135, 0.4, -0.4];

/** The speakers who have a lane, by count, and for each speaker the place of the lane, -1 for none. Where a filter leaves
 * few of more lanes than can be seen at once, the empty ones make room. */
export function arrangeLanes(study, counts, fitting) {
  const all = Int32Array.from(counts.keys());
  const some = all.filter((speaker) => counts[speaker]);
  const order = all.length > fitting && some.length && some.length < all.length / 2 ? some : all;
  const rank = new Int32Array(all.length).fill(-1);
  order.forEach((speaker, lane) => { rank[speaker] = lane; });
  return { order, rank };
}

/** Lanes are speakers in order of count; statements of one moment stand above each other, as far as there is room. */
export function placeStatements(study, { rank, width, strip, marker }) {
  const y = new Float64Array(study.n);
  const u = new Float64Array(study.n);
  const lane = study.speakers.codes.map((speaker) => rank[speaker]);
  const order = Int32Array.from(y.keys()).sort((i, j) => lane[i] - lane[j] || study.dated[j] - study.dated[i] || study.place.middle[i] - study.place.middle[j] || i - j);
  let taken = [];
  let now = -1;
  const undated = study.speakers.names.map(() => []);
  for (const i of order) {
    if (lane[i] < 0) continue;
    if (!study.dated[i]) {
      undated[lane[i]].push(i);
      continue;
    }
    if (lane[i] !== now) [now, taken] = [lane[i], SLOTS.map(() => -Infinity)];
    const x = study.place.middle[i] * width;
    const slot = freeSlot(taken, x - marker - 1);
    taken[slot] = x;
    y[i] = lane[i] + SLOTS[slot];
  }
  const fitting = Math.max(3, Math.floor(strip / (marker + 4)));
  for (const rows of undated) rows.sort((i, j) => i - j).forEach((i, rank) => { [u[i], y[i]] = grid(rank, rows.length, lane[i], fitting); });
  return { y, u };
}

/** The first slot whose last point is far enough away; where there is none, the one used longest ago. */
function freeSlot(taken, limit) {
  let oldest = 0;
  for (let slot = 0; slot < taken.length; slot++) {
    if (taken[slot] <= limit) return slot;
    if (taken[slot] < taken[oldest]) oldest = slot;
  }
  return oldest;
}

/** Undated statements have no place in time: they fill columns from the left in order of reading. */
function grid(rank, many, lane, fitting) {
  const rows = Math.min(5, Math.ceil(many / fitting));
  const columns = Math.max(fitting, Math.ceil(many / rows));
  const column = Math.floor(rank / rows);
  const row = rank % rows;
  return [(column + 0.5) / columns, lane + (rows === 1 ? 0 : (row / (rows - 1) - 0.5) * Math.min(0.66, 0.22 * rows))];
}

/** The share of each column that a stretch from `left` to `right` covers; the shares of a stretch add up to one. */
export function spread(left, right, step, columns, add) {
  const first = Math.floor(left / step);
  const last = Math.max(first, Math.ceil(right / step) - 1);
  const share = 1 / (last - first + 1);
  for (let c = Math.max(0, first); c <= Math.min(columns - 1, last); c++) add(c, share);
}

/** For each lane whether its undated (even places) and its dated statements (odd ones) are too many for markers. */
export function denseLanes(study, [from, to], width) {
  const counts = new Int32Array(study.speakers.names.length * 2);
  for (let i = 0; i < study.n; i++) {
    if (!study.dated[i] || (study.middle[i] >= from && study.middle[i] <= to)) counts[study.speakers.codes[i] * 2 + study.dated[i]]++;
  }
  const most = Math.min(DENSE, Math.max(400, width * DENSE_PER_PIXEL));
  return Uint8Array.from(counts, (n, place) => (n > (place % 2 ? most : DENSE) ? 1 : 0));
}
