// The payload, unpacked: columns of the statements as arrays, and what the drawing derives from them once.
import { TimeAxis } from "./axis.js";
import { fold, interval } from "./format.js";

const FORMS = ["direct", "indirect", "mixed"];
const UNKNOWN = "";
/** What the legend says of the stroke through a point, and what it means. */
export const STRUCK = "denied or negated";
export const STRUCK_MEANS = "Struck through: denials, and what is negated: somebody did not say or accept it";
/** What stands where a name is not known. */
export const BLANK = { speakers: "speaker unknown", outlets: "outlet unknown", cue_classes: "no cue" };
const CLOCKED = new Set(["part_of_day", "hour", "minute", "second"]);

export async function unpack(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Study(JSON.parse(await new Response(stream).text()));
}

/** One column of repeated texts: its values by frequency, and for each row the place of its value. */
class Category {
  constructor(values, order = []) {
    const counts = new Map(order.filter((name) => values.includes(name)).map((name) => [name, 0]));
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
    this.names = order.length ? [...counts.keys()] : [...counts.keys()].sort((a, b) => (a === UNKNOWN) - (b === UNKNOWN) || counts.get(b) - counts.get(a) || a.localeCompare(b));
    this.totals = this.names.map((name) => counts.get(name));
    this.place = new Map(this.names.map((name, i) => [name, i]));
    this.codes = Int32Array.from(values, (value) => this.place.get(value));
  }
}

export class Study {
  constructor(raw) {
    const rows = raw.statements;
    this.raw = raw;
    this.title = raw.title;
    this.articles = raw.articles;
    this.rows = rows;
    this.n = rows.id.length;
    this.index = new Map(rows.id.map((id, i) => [id, i]));
    const words = (name) => rows[name].map((value) => (value == null ? UNKNOWN : raw.words[value]));
    this.text = Object.fromEntries(["speaker", "role", "affiliation", "cue_lemma", "relayed_by", "rule"].map((name) => [name, words(name)]));
    this.speakers = new Category(this.text.speaker);
    this.outlets = new Category(rows.article.map((a) => raw.articles[a].outlet ?? UNKNOWN));
    this.forms = new Category(words("form"), FORMS);
    this.cueClasses = new Category(words("cue_class"));
    this.grain = words("said_grain");
    this.basis = words("said_basis");
    this.begin = Float64Array.from(rows.said_begin, (t) => t ?? NaN);
    this.finish = Float64Array.from(rows.said_finish, (t, i) => t ?? rows.said_begin[i] ?? NaN);
    this.dated = Uint8Array.from(this.begin, (t) => (Number.isNaN(t) ? 0 : 1));
    this.datedCount = this.dated.reduce((sum, d) => sum + d, 0);
    this.middle = Float64Array.from(this.begin, (t, i) => (t + this.finish[i]) / 2);
    this.denial = Uint8Array.from(this.cueClasses.codes, (c, i) => (this.cueClasses.names[c] === "denial" || rows.negated[i] ? 1 : 0));
    this.axis = new TimeAxis(this.begin, this.finish, this.grain.some((grain) => CLOCKED.has(grain)));
    this.ends = this.endsOf(this.dated);
    this.span = [this.axis.low, this.axis.high];
    const place = (t) => this.axis.place(t);
    this.place = { begin: this.begin.map(place), middle: this.middle.map(place), finish: this.finish.map(place) };
    this.ofArticle = this.articles.map(() => []);
    rows.article.forEach((a, i) => this.ofArticle[a].push(i));
  }

  /** The first and the last dated statement of those that a mask lets through, -1 where there is none. */
  endsOf(mask) {
    let [first, last] = [-1, -1];
    for (let i = 0; i < this.n; i++) {
      if (!mask[i] || !this.dated[i]) continue;
      if (first < 0 || this.begin[i] < this.begin[first]) first = i;
      if (last < 0 || this.finish[i] > this.finish[last]) last = i;
    }
    return [first, last];
  }

  content(i) {
    const text = this.articles[this.rows.article[i]].text;
    return this.rows.spans[i].map(([a, b]) => text.slice(a, b)).join(" … ");
  }

  speaker(i) {
    return this.text.speaker[i] || BLANK.speakers;
  }

  /** When a statement was said, in words. */
  said(i) {
    return interval(this.begin[i], this.finish[i], this.grain[i]);
  }

  /** That a statement is a denial, or that its cue is negated: "denied", "negated", "negated claim"; else nothing.
   * `toolkit/figures/negation.py` says it alike. */
  denied(i) {
    if (!this.denial[i]) return "";
    const cue = this.cueClasses.names[this.cueClasses.codes[i]];
    return !this.rows.negated[i] ? "denied" : !cue || cue === "neutral" ? "negated" : `negated ${cue}`;
  }

  article(i) {
    return this.articles[this.rows.article[i]];
  }

  /** What a text search looks at, folded; made on the first search. */
  get haystack() {
    this.folded ??= this.rows.id.map((_, i) =>
      fold([this.content(i), this.text.speaker[i], this.text.role[i], this.text.affiliation[i]].join(" \n ")));
    return this.folded;
  }
}
