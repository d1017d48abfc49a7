// The explorer: its parts, put together in a shadow root, all listening to one state.
import { Brush } from "./brush.js";
import { coloring } from "./colors.js";
import { unpack } from "./data.js";
import { h } from "./dom.js";
import { count, plural } from "./format.js";
import { Reader } from "./reader.js";
import { State } from "./state.js";
import styles from "./style.css";
import { Table } from "./table.js";
import { watchTheme } from "./theme.js";
import { Timeline } from "./timeline.js";
import { Toolbar } from "./toolbar.js";

/** Below the first width the parts stand beneath each other, from the second on beside each other; what lies between is
 * for the page's own scroll bar, which comes and goes with the height. */
const NARROW = [760, 780];

/** Mounts the explorer on an element; `bytes` is the compressed payload, `correct` what takes a reader's corrections. */
export async function mountPanel(element, bytes, correct = null) {
  const study = await unpack(bytes);
  const root = element.shadowRoot ?? element.attachShadow({ mode: "open" });
  return new Panel(root, study, correct);
}

export class Panel {
  constructor(root, study, correct) {
    this.study = study;
    this.host = root.host;
    this.state = new State(study);
    this.watch = watchTheme((theme) => this.#retheme(theme));
    this.timeline = new Timeline(this.state, this.watch.now);
    this.brush = new Brush(this.state, this.watch.now);
    const colorOf = (i, by) => this.#colorOf(i, by);
    this.table = new Table(this.state, colorOf);
    this.reader = new Reader(this.state, colorOf, correct);
    this.toolbar = new Toolbar(this.state, this);
    this.empty = h("div", { class: "empty", hidden: study.n > 0 }, h("strong", {}, "No statements were found."), h("span", {}, whyNone(study)));
    this.element = h("div", { class: "explorer", "data-theme": this.watch.now.name, role: "region", "aria-label": "Statement explorer" },
      this.toolbar.element,
      h("div", { class: "main" },
        h("div", { class: "left" }, h("div", { class: "chart" }, this.timeline.element, this.brush.element, this.timeline.pointing.tip, this.empty), this.table.element),
        this.reader.element));
    this.spoken = h("div", { class: "visually-hidden", role: "status" });
    this.element.append(this.spoken);
    root.replaceChildren(h("style", {}, styles), this.element);
    this.element.panel = this; // for tests, and for those who look
    this.state.listen((change) => this.#changed(change));
    this.#listenKeys();
    this.sizes = new ResizeObserver(() => this.#resize());
    this.#arrange();
    for (const each of [this.element, this.timeline.element]) this.sizes.observe(each);
    this.reader.show();
    this.#resize();
  }

  #colorOf(i, by = this.state.color) {
    this.colors ??= {};
    this.colors[by] ??= coloring(this.study, by, this.timeline.theme);
    const { category, colors } = this.colors[by];
    return colors[category.codes[i]];
  }

  #changed(change) {
    if (change.filters) {
      const undatedOrWindow = this.timeline.windowKey !== this.#windowKey();
      this.timeline.windowKey = this.#windowKey();
      if (undatedOrWindow) this.timeline.rewindow();
      else this.timeline.refresh();
      this.brush.draw();
      this.table.refresh();
      this.toolbar.refresh();
      this.reader.recolor();
      this.#revealShown();
    }
    if (change.color) {
      this.timeline.rebuild();
      this.table.refresh();
      this.toolbar.refresh();
      this.reader.recolor();
    }
    if (change.selected) {
      this.reader.show({ scroll: change.scroll });
      this.table.reveal();
      this.timeline.reveal(this.state.selected);
      this.timeline.redraw();
      this.spoken.textContent = this.#inWords(this.state.selected);
    }
  }

  /** The chosen statement for those who hear the panel instead of seeing it. */
  #inWords(i) {
    const { study } = this;
    if (i < 0) return "No statement chosen";
    return `${study.speaker(i)}, ${study.said(i)}, ${study.forms.names[study.forms.codes[i]]}: ${study.content(i)}`;
  }

  /** When a filter leaves only lanes out of sight, scroll to the first of them. */
  #revealShown() {
    if (!this.state.filters.speakers || !this.state.shown) return;
    let first = -1;
    for (let i = 0; i < this.study.n; i++) {
      if (this.state.mask[i] && (first < 0 || this.study.speakers.codes[i] < this.study.speakers.codes[first])) first = i;
    }
    this.timeline.reveal(first);
  }

  #windowKey() {
    const { begin, finish, undated } = this.state.filters;
    return `${begin} ${finish} ${undated}`;
  }

  #arrange() {
    const width = this.element.clientWidth;
    if (width) this.host.toggleAttribute("narrow", width < NARROW[this.host.hasAttribute("narrow") ? 1 : 0]);
  }

  #resize() {
    this.#arrange();
    const { element } = this.timeline;
    const size = `${element.clientWidth}x${element.clientHeight}`;
    if (size === this.size || !element.clientWidth) return;
    this.size = size;
    this.timeline.windowKey = this.#windowKey();
    this.timeline.resize();
    this.brush.resize(this.timeline.gutterWidth, this.timeline.timeWidth);
    this.table.draw();
  }

  #retheme(theme) {
    this.element.dataset.theme = theme.name;
    this.timeline.theme = theme;
    this.brush.theme = theme;
    this.colors = null;
    this.timeline.rebuild();
    this.brush.draw();
    this.table.refresh();
    this.toolbar.refresh();
    this.reader.recolor();
  }

  #listenKeys() {
    this.element.addEventListener("keydown", (event) => {
      const typing = event.target.matches("input, select");
      if (event.key === "/" && !typing) {
        event.preventDefault();
        this.toolbar.search.focus();
      } else if (event.key === "Escape") {
        this.#escape(event, typing);
      }
    });
    // The notebook around must not take a typed "a" for its own shortcut.
    for (const kind of ["keydown", "keyup", "keypress"]) this.element.addEventListener(kind, (event) => event.stopPropagation());
    this.element.addEventListener("pointerdown", (event) => {
      for (const menu of this.toolbar.menus) if (!menu.element.contains(event.target)) menu.close();
    });
  }

  #escape(event, typing) {
    event.preventDefault();
    if (this.toolbar.closeMenus()) return;
    if (typing && event.target === this.toolbar.search) {
      this.toolbar.search.value = "";
      this.state.setFilters({ text: null });
      this.timeline.stage.focus();
      return;
    }
    this.state.select(-1);
  }

  destroy() {
    this.sizes.disconnect();
    this.watch.stop();
    this.timeline.destroy();
  }
}

/** Why nothing was found, and what can be done about it. */
function whyNone({ raw, articles }) {
  if (!articles.length) return "There are no articles in this study: load some, and look at the loading report.";
  if (raw.foreign) return `${plural(raw.foreign, "article")} not in English: statements are looked for in English only. Open ${raw.foreign === 1 ? "it" : "them"} from the list of articles.`;
  if (raw.problems) return "Some articles could not be analysed: study.provenance[\"problems\"] says which and why.";
  const many = articles.length === 1 ? "The article holds" : `The ${count(articles.length)} articles hold`;
  return `${many} nobody’s reported words that the program knows. Open ${articles.length === 1 ? "it" : "one"} from the list of articles to see whether its text was read in full.`;
}
