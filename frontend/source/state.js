// What the reader of the panel has chosen: one filter, one chosen statement, one way to colour. All parts listen here.
import { fold } from "./format.js";

const LISTS = { speakers: "speakers", outlets: "outlets", forms: "forms", cue_classes: "cueClasses" };

export class State {
  constructor(study) {
    this.study = study;
    this.filters = {};
    this.selected = -1;
    this.color = "outlet";
    this.listeners = [];
    this.order = null;
    this.#filter();
  }

  listen(listener) {
    this.listeners.push(listener);
  }

  #tell(change) {
    for (const listener of this.listeners) listener(change);
  }

  /** Replace some filters; an empty value takes the filter away. */
  setFilters(change, { from = "face" } = {}) {
    const next = { ...this.filters, ...change };
    for (const [key, value] of Object.entries(next)) if (value == null || value === "" || value === true) delete next[key];
    this.replaceFilters(next, { from });
  }

  replaceFilters(next, { from = "face" } = {}) {
    if (JSON.stringify(next) === JSON.stringify(this.filters)) return;
    this.filters = { ...next };
    this.#filter();
    this.#tell({ filters: true, from });
  }

  select(i, { from = "face", scroll = true } = {}) {
    const next = i >= 0 && i < this.study.n ? i : -1;
    if (next === this.selected) return;
    this.selected = next;
    this.#tell({ selected: true, from, scroll });
  }

  setColor(color, { from = "face" } = {}) {
    if (color === this.color) return;
    this.color = color;
    this.#tell({ color: true, from });
  }

  /** The names that pass one list filter; null when it is off. */
  allowed(key) {
    return this.filters[key] ? new Set(this.filters[key]) : null;
  }

  toggle(key, name) {
    const names = this.study[LISTS[key]].names;
    const on = this.allowed(key) ?? new Set(names);
    if (on.has(name)) on.delete(name);
    else on.add(name);
    this.setFilters({ [key]: on.size === names.length ? null : names.filter((each) => on.has(each)) });
  }

  /** Only this name; once more: all again. */
  only(key, name) {
    const on = this.filters[key];
    this.setFilters({ [key]: on?.length === 1 && on[0] === name ? null : [name] });
  }

  #readWindow() {
    const edge = (value) => (value ? Date.parse(/T/.test(value) ? (/(Z|[+-]\d\d:?\d\d)$/.test(value) ? value : `${value}Z`) : `${value}T00:00Z`) : null);
    this.window = [edge(this.filters.begin), edge(this.filters.finish)];
  }

  #filter() {
    const { study } = this;
    const lists = Object.entries(LISTS).filter(([key]) => this.filters[key]).map(([key, name]) => {
      const on = new Set(this.filters[key]);
      return [study[name].codes, Uint8Array.from(study[name].names, (each) => (on.has(each) ? 1 : 0))];
    });
    const needles = this.filters.text ? fold(this.filters.text).split(/\s+/).filter(Boolean) : [];
    const haystack = needles.length ? study.haystack : null;
    this.#readWindow();
    const [from, to] = this.window;
    const undated = this.filters.undated !== false;
    this.mask = new Uint8Array(study.n);
    this.base = new Uint8Array(study.n);
    this.shown = 0;
    for (let i = 0; i < study.n; i++) {
      let passes = true;
      for (let l = 0; l < lists.length && passes; l++) passes = lists[l][1][lists[l][0][i]] === 1;
      if (!passes) continue;
      if (haystack && !needles.every((needle) => haystack[i].includes(needle))) continue;
      this.base[i] = 1;
      const inside = study.dated[i] ? (from == null || study.finish[i] > from) && (to == null || study.begin[i] < to) : undated;
      if (!inside) continue;
      this.mask[i] = 1;
      this.shown++;
    }
  }

  /** How many shown statements each value of a category has; with another mask, how many of those. */
  counts(category, mask = this.mask) {
    const totals = new Int32Array(category.names.length);
    for (let i = 0; i < this.study.n; i++) if (mask[i]) totals[category.codes[i]]++;
    return totals;
  }

  /** How many shown statements have no date; with another mask, how many of those. */
  undated(mask = this.mask) {
    return mask.reduce((sum, passes, i) => sum + (passes && !this.study.dated[i] ? 1 : 0), 0);
  }
}
