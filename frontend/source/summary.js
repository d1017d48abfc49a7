// What the timeline shows, in words, for those who hear it instead of seeing it.
import { BLANK } from "./data.js";
import { count, plural } from "./format.js";

const NAMED = 3;

/** How many statements are shown, by whom, from when to when, and what of them has no date. */
export function summarise({ study, state }) {
  if (!state.shown) return `None of ${plural(study.n, "statement")} is shown.`;
  const counts = state.counts(study.speakers);
  const speakers = [...counts.keys()].filter((speaker) => counts[speaker]).sort((a, b) => counts[b] - counts[a] || a - b);
  const named = speakers.filter((speaker) => study.speakers.names[speaker]);
  const most = named.slice(0, NAMED).map((speaker) => `${study.speakers.names[speaker]} ${count(counts[speaker])}`);
  const [first, last] = study.endsOf(state.mask);
  const undated = state.undated();
  const edges = first < 0 ? [] : [...new Set([study.said(first), study.said(last)])];
  return [
    `${count(state.shown)} of ${plural(study.n, "statement")} shown, by ${plural(named.length, "named speaker")}`,
    ...(edges.length ? [`dated ${edges.join(" to ")}`] : []),
    ...(named.length > 1 ? [`most by ${most.join(", ")}`] : []),
    ...(named.length < speakers.length ? [`${count(counts[study.speakers.place.get("")])} by ${BLANK.speakers}`] : []),
    ...(undated ? [`${count(undated)} without a date`] : []),
  ].join("; ") + ".";
}
