// Where a statement stands: its lane, its place within the lane, and its place in the strip of undated ones.
const DENSE = 4000;
const DENSE_PER_PIXEL = 3;

/** Lanes are speakers in order of count; statements of one moment fan out from the lane's middle so that none hides. */
export function placeStatements(study, { width, strip, marker }) {
  const y = new Float64Array(study.n);
  const u = new Float64Array(study.n);
  const lane = study.speakers.codes;
  const bin = 10 / Math.max(width, 200);
  const seen = new Map();
  const rank = new Int32Array(study.n);
  const key = (i) => lane[i] * 100003 + (study.dated[i] ? Math.floor(study.place.middle[i] / bin) : -1);
  for (let i = 0; i < study.n; i++) {
    const k = key(i);
    rank[i] = seen.get(k) ?? 0;
    seen.set(k, rank[i] + 1);
  }
  for (let i = 0; i < study.n; i++) {
    const many = seen.get(key(i));
    if (study.dated[i]) y[i] = lane[i] + fan(rank[i], many);
    else [u[i], y[i]] = grid(rank[i], many, lane[i], Math.max(3, Math.floor(strip / (marker + 4))));
  }
  return { y, u };
}

/** 0, +1, -1, +2, -2 ... steps from the middle, closer together where there are many. */
function fan(rank, many) {
  const step = Math.min(0.17, 0.74 / Math.max(1, many - 1));
  const start = many % 2 === 0 ? step / 2 : 0;
  const size = Math.ceil(rank / 2) * step;
  return many % 2 === 0 ? (rank % 2 ? -1 : 1) * (Math.floor(rank / 2) * step + start) : (rank % 2 ? size : -size);
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
