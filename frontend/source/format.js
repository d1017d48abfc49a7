// How dates and counts are written. Times are UTC throughout.
import { DAY } from "./axis.js";

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

export const count = (n) => n.toLocaleString("en-GB");
export const plural = (n, word) => `${count(n)} ${word}${n === 1 ? "" : "s"}`;

const day = (d) => `${d.getUTCDate()} ${MONTHS[d.getUTCMonth()].slice(0, 3)} ${d.getUTCFullYear()}`;
const clock = (d) => `${String(d.getUTCHours()).padStart(2, "0")}:${String(d.getUTCMinutes()).padStart(2, "0")}`;

const ordinal = (n) => `${n}${n % 100 > 10 && n % 100 < 14 ? "th" : (["th", "st", "nd", "rd"][n % 10] ?? "th")}`;

/** A part of a day by its first hour: "this morning" is no six o'clock. */
function partOfDay(from) {
  const hour = from.getUTCHours();
  return hour < 12 ? "morning" : hour < 17 ? "afternoon" : "evening or night";
}

/** An interval in words, no more exact than its grain. */
export function interval(begin, finish, grain) {
  if (begin == null || Number.isNaN(begin)) return "on an unknown date";
  const from = new Date(begin);
  const year = from.getUTCFullYear();
  if (grain === "year") return String(year);
  if (grain === "decade") return year % 10 ? `${year} – ${new Date((finish ?? begin + DAY) - 1).getUTCFullYear()}` : `${year}s`;
  if (grain === "century") return `${ordinal(Math.floor(year / 100) + 1)} century`;
  if (grain === "month") return `${MONTHS[from.getUTCMonth()]} ${year}`;
  if (grain === "quarter") return `Q${Math.floor(from.getUTCMonth() / 3) + 1} ${year}`;
  if (grain === "half") return `${from.getUTCMonth() < 6 ? "first" : "second"} half of ${year}`;
  if (grain === "day") return day(from);
  if (grain === "part_of_day") return `${day(from)}, ${partOfDay(from)}`;
  if (["hour", "minute", "second"].includes(grain)) return `${day(from)}, ${clock(from)} UTC`;
  const last = new Date(Math.max(begin, (finish ?? begin + DAY) - 1));
  return day(last) === day(from) ? day(from) : `${day(from)} – ${day(last)}`;
}

/** A short ISO form for the table: 2021, 2021-05, 2021-05-10. */
export function iso(begin, grain) {
  if (begin == null || Number.isNaN(begin)) return "";
  const text = new Date(begin).toISOString();
  if (["year", "decade", "century"].includes(grain)) return text.slice(0, 4);
  if (["month", "quarter", "half", "season"].includes(grain)) return text.slice(0, 7);
  if (["hour", "minute", "second", "part_of_day"].includes(grain)) return text.slice(0, 16).replace("T", " ");
  return text.slice(0, 10);
}

/** The same, where there is room for few words: a week and a season begin on a day or in a month, and are longer. */
export function said(begin, grain, unit = DAY) {
  if (unit < DAY && ["hour", "minute", "second"].includes(grain)) return `${clock(new Date(begin))}, ${day(new Date(begin)).slice(0, -5)}`;
  const text = iso(begin, grain).slice(0, 10);
  if (grain === "decade") return text.endsWith("0") ? `${text}s` : `from ${text}`;
  if (grain === "century") return interval(begin, null, grain).replace("century", "cent.");
  return ["year", "month", "day", "part_of_day", "hour", "minute", "second", ""].includes(grain ?? "") ? text : `from ${text}`;
}

/** An edge of a window of time that is rounded to a unit: a day, or minutes of one. */
export const isoEdge = (ms, unit) => new Date(ms).toISOString().slice(0, unit < DAY ? 16 : 10);

/** Lower case without accents, so that a search for "Zelenskyy" or "Muller" finds what it means. */
export const fold = (text) => text.normalize("NFD").replace(/\p{M}+/gu, "").toLowerCase();
