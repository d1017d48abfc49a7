// The controls above the timeline. The legend is the filter: a chip shows a colour or a form and switches it.
import { coloring, legendOf } from "./colors.js";
import { BLANK, STRUCK, STRUCK_MEANS } from "./data.js";
import { h } from "./dom.js";
import { count, fold, plural } from "./format.js";
import { saveCsv, savePng } from "./export.js";
import { CUE_CLASS } from "./table.js";

export class Toolbar {
  constructor(state, panel) {
    this.state = state;
    this.study = state.study;
    this.panel = panel;
    this.search = h("input", { type: "search", placeholder: "Search", "aria-label": "Search statements (press / to come here)", title: "Press / to come here", spellcheck: "false",
      oninput: () => this.#searched() });
    this.menus = [
      new Menu(state, "speakers", "Speakers", this.study.speakers),
      new Menu(state, "outlets", "Outlets", this.study.outlets),
      new Menu(state, "cue_classes", "Cue classes", this.study.cueClasses, CUE_CLASS),
    ];
    this.coloring = h("div", { class: "segmented", role: "group", "aria-label": "Colour by" }, h("span", {}, "Colour"),
      ...[["outlet", "outlet"], ["cue_class", "cue class"]].map(([by, label]) => h("button", { type: "button", "data-by": by, title: by === "cue_class" ? CUE_CLASS : null, onclick: () => state.setColor(by) }, label)));
    this.total = h("output", { class: "total", "aria-live": "polite" });
    this.reset = h("button", { type: "button", class: "tool", onclick: () => this.#reset() }, "Reset");
    const none = !this.study.n;
    const tools = h("div", { class: "tools" }, this.total, this.reset,
      h("button", { type: "button", class: "tool", disabled: none, title: "Save the shown statements as a CSV file", onclick: () => saveCsv(state, this.panel.table.order) }, "CSV"),
      h("button", { type: "button", class: "tool", disabled: none, title: "Save the timeline as a picture", onclick: () => savePng(panel) }, "PNG"));
    this.legend = h("div", { class: "chips", role: "group", "aria-label": "Legend and filter" });
    this.element = h("div", { class: "toolbar" },
      h("div", { class: "bar" }, h("div", { class: "search" }, this.search), ...this.menus.map((menu) => menu.element), this.coloring, tools),
      this.legend);
    this.refresh();
  }

  #searched() {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.state.setFilters({ text: this.search.value.trim() || null }), 120);
  }

  #reset() {
    this.search.value = "";
    this.state.replaceFilters({});
  }

  /** Everything that shows the state, drawn from it anew. */
  refresh() {
    const { state, study } = this;
    this.total.replaceChildren(h("b", {}, count(state.shown)), ` of ${plural(study.n, "statement")}`);
    this.reset.disabled = !Object.keys(state.filters).length;
    if (this.search.getRootNode().activeElement !== this.search) this.search.value = state.filters.text ?? "";
    for (const button of this.coloring.querySelectorAll("button")) button.setAttribute("aria-pressed", String(button.dataset.by === state.color));
    for (const menu of this.menus) menu.refresh();
    this.#chips();
  }

  #chips() {
    const { state, study } = this;
    const colored = coloring(study, state.color, this.panel.timeline.theme);
    const focused = this.legend.getRootNode().activeElement?.dataset?.chip;
    const counts = state.counts(colored.category);
    const chips = legendOf(colored).map((entry) => this.#colorChip(colored, entry, counts));
    const formCounts = state.counts(study.forms);
    const forms = study.forms.names.map((name, f) => this.#lighting(study.forms, [f], this.#chip("forms", name, name, formCounts[f], h("span", { class: `glyph ${name}`, style: { "--c": "currentColor" } }))));
    const others = [];
    if (study.denial.includes(1)) others.push(h("span", { class: "key", title: STRUCK_MEANS }, h("span", { class: "strike" }), STRUCK));
    if (study.axis.folds.length) others.push(h("span", { class: "key", title: "Long times in which nothing or little was said are folded away or pressed together" }, h("span", { class: "fold-key" }), "time folded"));
    const undated = study.n - study.datedCount;
    const here = state.undated(state.base);
    if (undated && study.datedCount) others.push(h("button", { type: "button", class: "chip", "data-chip": "undated", "aria-label": `no date, ${plural(here, "statement")}`, "aria-pressed": String(state.filters.undated !== false),
      title: "Statements whose date is not known", onclick: () => state.setFilters({ undated: state.filters.undated === false ? null : false }) }, "no date ", h("span", { class: "count" }, count(here))));
    this.legend.hidden = !study.n;
    this.panel.timeline.light(); // the chips that lit it are gone
    this.legend.replaceChildren(...chips, h("span", { class: "gap" }), ...forms, ...others);
    if (focused) this.legend.querySelector(`[data-chip="${CSS.escape(focused)}"]`)?.focus();
  }

  /** One colour of the legend; the names that share the grey are chosen in their menu. */
  #colorChip({ key, category }, { label, name, color, places }, counts) {
    const mark = h("span", { class: "dot", style: { background: color } });
    const n = places.reduce((sum, c) => sum + counts[c], 0);
    if (name !== null) return this.#lighting(category, places, this.#chip(key, name, label, n, mark));
    const menu = this.menus.find((each) => each.key === key);
    const names = places.map((c) => category.names[c] || BLANK[key]);
    return this.#lighting(category, places, h("button", { type: "button", class: "chip", "data-chip": `${key}:others`, "aria-label": `${label}, ${plural(n, "statement")}`, "aria-haspopup": "true", onclick: () => menu.open(),
      title: `In grey: ${names.slice(0, 12).join(", ")}${names.length > 12 ? " …" : ""}. Click to choose among them.` }, mark, label, " ", h("span", { class: "count" }, count(n))));
  }

  /** The chip, which shows its points alone as long as the pointer or the keyboard rests on it. */
  #lighting(category, places, chip) {
    const light = () => this.panel.timeline.light(category, places);
    const rest = () => this.panel.timeline.light();
    for (const [kind, act] of [["pointerenter", light], ["pointerleave", rest], ["blur", rest]]) chip.addEventListener(kind, act);
    chip.addEventListener("focus", () => { if (chip.matches(":focus-visible")) light(); });
    return chip;
  }

  #chip(key, name, label, n, mark) {
    const on = this.state.allowed(key);
    return h("button", { type: "button", class: "chip", "data-chip": `${key}:${name}`, "aria-label": `${label}, ${plural(n, "statement")}`, "aria-pressed": String(!on || on.has(name)),
      title: `Click to hide or show; double-click for only “${label}”`,
      onclick: (event) => { if (event.detail < 2) this.state.toggle(key, name); },
      ondblclick: () => this.state.only(key, name) }, mark, h("bdi", {}, label), " ", h("span", { class: "count" }, count(n)));
  }

  closeMenus() {
    return this.menus.map((menu) => menu.close()).some(Boolean);
  }
}

/** A button that opens a list of names to tick. */
class Menu {
  constructor(state, key, title, category, about = null) {
    Object.assign(this, { state, key, title, category, blank: BLANK[key] });
    this.button = h("button", { type: "button", class: "menu-button", title: about, "aria-haspopup": "true", "aria-expanded": "false", onclick: () => (this.box.hidden ? this.open() : this.close()) });
    this.find = h("input", { type: "search", placeholder: `Find in ${title.toLowerCase()}`, "aria-label": `Find in ${title.toLowerCase()}`, hidden: category.names.length <= 8, oninput: () => this.#list() });
    this.items = h("div", { class: "menu-items" });
    this.box = h("div", { class: "menu-box", hidden: true, role: "group", "aria-label": title }, this.find,
      h("div", { class: "menu-tools" },
        h("button", { type: "button", onclick: () => state.setFilters({ [key]: null }) }, "All"),
        h("button", { type: "button", onclick: () => state.setFilters({ [key]: [] }) }, "None")), this.items);
    this.element = h("div", { class: "menu" }, this.button, this.box);
    this.element.addEventListener("focusout", ({ relatedTarget }) => { if (relatedTarget && !this.element.contains(relatedTarget)) this.close(); });
  }

  open() {
    this.box.hidden = false;
    this.button.setAttribute("aria-expanded", "true");
    this.#list();
    (this.find.hidden ? this.items.querySelector("input") : this.find)?.focus();
  }

  close() {
    if (this.box.hidden) return false;
    const inside = this.box.contains(this.box.getRootNode().activeElement);
    this.box.hidden = true;
    this.button.setAttribute("aria-expanded", "false");
    if (inside) this.button.focus();
    return true;
  }

  refresh() {
    const on = this.state.filters[this.key];
    const n = this.category.names.length;
    const many = on ? `${on.length} of ${n}` : count(n);
    this.button.replaceChildren(this.title, " ", h("span", { class: "count" }, many));
    this.button.setAttribute("aria-label", `${this.title}, ${many}`);
    this.button.classList.toggle("active", Boolean(on));
    if (!this.box.hidden) this.#list();
  }

  #list() {
    const on = this.state.allowed(this.key);
    const counts = this.state.counts(this.category);
    const wanted = fold(this.find.value);
    const now = this.items.getRootNode().activeElement;
    const focused = this.items.contains(now) ? now.value : null;
    const names = this.category.names.map((name, c) => [name, c]).filter(([name]) => fold(name || this.blank).includes(wanted));
    this.items.replaceChildren(...names.slice(0, 300).map(([name, c]) => h("div", { class: "menu-item" },
      h("label", {}, this.#box(name, !on || on.has(name)), h("bdi", {}, name || this.blank), h("span", { class: "count" }, count(counts[c]))),
      h("button", { type: "button", class: "only", onclick: () => this.state.only(this.key, name) }, "only"))),
    names.length > 300 ? h("div", { class: "more" }, `${count(names.length - 300)} more: type to find them`) : "");
    if (focused != null) [...this.items.querySelectorAll("input")].find((box) => box.value === focused)?.focus();
  }

  #box(name, checked) {
    const box = h("input", { type: "checkbox", value: name, onchange: () => this.state.toggle(this.key, name) });
    box.checked = checked;
    return box;
  }
}
