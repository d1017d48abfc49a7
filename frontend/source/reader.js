// The article with everything that was found in it, marked by offsets; never by searching for words.
import { h } from "./dom.js";
import { count, interval } from "./format.js";

const LONG = 240;

/** What the marks in an article mean; shown until one is open. */
function marks() {
  const mark = (kind, words) => h("li", {}, h("span", { class: kind }, words));
  return h("ul", { class: "guide" }, mark("statement", "somebody’s words or thoughts"), mark("date", "a date, or words for one"),
    mark("quantity", "a number and what it counts"), mark("segment furniture", "page furniture, no part of the article"));
}

function keys() {
  const key = (name, words) => h("li", {}, h("kbd", {}, name), words);
  return h("ul", { class: "guide keys" }, key("← →", "along a lane"), key("↑ ↓", "to the next lane or row"), key("/", "search"),
    key("Esc", "clear the choice"), key("drag", "in the timeline: a window of time; double-click: all of it"));
}

export class Reader {
  constructor(state, colorOf) {
    this.state = state;
    this.study = state.study;
    this.colorOf = colorOf;
    this.article = -1;
    this.head = h("div", { class: "reader-head" });
    this.body = h("div", { class: "reader-text" });
    this.element = h("section", { class: "reader", tabindex: "0", "aria-label": "Article" }, this.head, this.body);
    this.body.addEventListener("click", (event) => this.#click(event));
    this.body.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && event.target.dataset.statement) this.#click(event);
    });
  }

  show({ scroll = true } = {}) {
    const i = this.state.selected;
    if (i < 0) return this.#rest();
    const article = this.study.rows.article[i];
    if (article !== this.article) this.#fill(article);
    this.#mark(i);
    this.#head(i);
    if (scroll) this.#scroll();
  }

  #rest() {
    for (const piece of this.body.querySelectorAll(".chosen")) piece.classList.remove("chosen");
    for (const piece of this.body.querySelectorAll(".its-speaker, .its-cue")) piece.classList.remove("its-speaker", "its-cue");
    if (this.article >= 0) return this.#head(-1);
    this.head.replaceChildren(h("div", { class: "reader-hint" },
      h("strong", {}, this.study.n ? "Choose a statement" : "Nothing to read yet"),
      this.study.n ? "in the timeline or the table to read it in its article." : ""));
    this.body.replaceChildren(...(this.study.n ? [marks(), keys()] : []));
  }

  #head(i) {
    const { study } = this;
    const article = study.articles[this.article];
    const facts = [
      article.published != null ? `published ${interval(article.published, null, article.published_grain ?? "day")}` : "publication date unknown",
      article.captured != null ? `captured ${interval(article.captured, null, "minute")}` : null,
      article.byline ? `by ${article.byline}` : null,
    ].filter(Boolean);
    const safe = /^https?:\/\//i.test(article.url ?? "");
    this.head.replaceChildren(...[
      h("div", { class: "reader-outlet" },
        h("span", { class: "dot", style: { background: this.colorOf(study.ofArticle[this.article][0] ?? 0, "outlet") } }),
        h("bdi", {}, article.outlet || "Outlet unknown"),
        this.#steps(i)),
      h("h3", { dir: "auto" }, article.title || article.id),
      h("div", { class: "reader-facts" }, facts.join(" · "),
        safe ? h("a", { href: article.url, target: "_blank", rel: "noopener noreferrer" }, "source") : null),
      i >= 0 ? this.#card(i) : null,
    ].filter(Boolean));
  }

  #steps(i) {
    const order = this.study.ofArticle[this.article];
    const now = order.indexOf(i);
    const step = (by, label, sign) => h("button", { type: "button", class: "step", "aria-label": label, title: label,
      disabled: !order[now + by] && order[now + by] !== 0, onclick: () => this.state.select(order[now + by]) }, sign);
    return h("span", { class: "steps" }, step(-1, "Previous statement of this article", "‹"),
      h("span", {}, now < 0 ? `${count(order.length)} statements` : `${now + 1} of ${order.length}`),
      step(1, "Next statement of this article", "›"));
  }

  #card(i) {
    const { study } = this;
    const form = study.forms.names[study.forms.codes[i]];
    const said = study.dated[i] ? interval(study.begin[i], study.finish[i], study.grain[i]) : "on an unknown date";
    const basis = study.basis[i] === "publication" ? " (date of publication)" : "";
    const about = [study.text.role[i], study.text.affiliation[i]].filter(Boolean).join(", ");
    return h("div", { class: "card" },
      h("div", {}, h("span", { class: `glyph ${form}`, style: { "--c": this.colorOf(i) } }), h("bdi", { class: "card-who" }, study.speaker(i)),
        about ? h("bdi", { class: "card-about" }, about) : null),
      h("div", { class: "card-facts" }, [`${form}, ${said}${basis}`, study.cueClasses.names[study.cueClasses.codes[i]],
        study.rows.negated[i] ? "negated" : "", study.text.relayed_by[i] ? `by way of ${study.text.relayed_by[i]}` : ""].filter(Boolean).join(" · ")),
      this.state.mask[i] ? null : h("div", { class: "card-note" }, "The filters hide this statement."));
  }

  /** Cut the text at every edge of every span; each piece knows all that covers it. */
  #fill(a) {
    this.article = a;
    const { study } = this;
    const article = study.articles[a];
    const spans = [
      ...study.ofArticle[a].flatMap((i) => study.rows.spans[i].map(([start, end]) => ({ start, end, kind: "statement", i }))),
      ...article.dates.map(([start, end, label]) => ({ start, end, kind: "date", label })),
      ...article.quantities.map(([start, end, label]) => ({ start, end, kind: "quantity", label })),
    ];
    this.pieces = [];
    const segments = article.segments.length ? article.segments : [[0, article.text.length, "body"]];
    this.body.replaceChildren(...segments.map((segment) => this.#segment(article.text, segment, spans)));
    this.body.scrollTop = 0;
    this.element.scrollTop = 0;
  }

  #segment(text, [start, end, kind], spans) {
    const inside = spans.filter((span) => span.start < end && span.end > start);
    const edges = new Set([start, end]);
    for (const span of inside) for (const edge of [span.start, span.end]) if (edge > start && edge < end) edges.add(edge);
    for (const edge of this.#evidence(start, end)) edges.add(edge);
    const cuts = [...edges].sort((a, b) => a - b);
    const block = h("span", { class: `segment ${kind}`, title: kind === "furniture" ? "page furniture: not part of the article" : null });
    for (let k = 0; k + 1 < cuts.length; k++) block.append(this.#piece(text, cuts[k], cuts[k + 1], inside));
    if (kind !== "furniture" || end - start < LONG || inside.length) return block;
    return h("details", { class: "fold" }, h("summary", {}, `page furniture, ${count(end - start)} characters`), block);
  }

  /** Edges of speakers' mentions and cues, so that the chosen statement can show them. */
  #evidence(start, end) {
    const { rows } = this.study;
    return this.study.ofArticle[this.article].flatMap((i) => [...(rows.speaker_span[i] ?? []), ...(rows.cue_span[i] ?? [])])
      .filter((edge) => edge > start && edge < end);
  }

  #piece(text, start, end, spans) {
    const over = spans.filter((span) => span.start <= start && span.end >= end);
    const words = text.slice(start, end);
    const statements = over.filter((span) => span.kind === "statement").sort((a, b) => (a.end - a.start) - (b.end - b.start));
    const label = over.find((span) => span.label)?.label;
    const piece = h("span", {
      class: [...new Set(over.map((span) => span.kind))].join(" ") || null,
      title: label ?? null,
      "data-statement": statements.length ? statements[0].i : null,
    }, words);
    this.pieces.push({ start, end, piece, statements: statements.map((span) => span.i) });
    return piece;
  }

  #mark(chosen) {
    const { rows } = this.study;
    const within = (span, { start, end }) => span && start >= span[0] && end <= span[1];
    for (const each of this.pieces) {
      each.piece.classList.toggle("chosen", each.statements.includes(chosen));
      each.piece.classList.toggle("its-speaker", Boolean(within(rows.speaker_span[chosen], each)));
      each.piece.classList.toggle("its-cue", Boolean(within(rows.cue_span[chosen], each)));
    }
  }

  #scroll() {
    const first = this.body.querySelector(".chosen");
    if (!first) return;
    const fold = first.closest("details");
    if (fold) fold.open = true;
    const box = this.element.getBoundingClientRect();
    const head = this.head.getBoundingClientRect().height;
    const at = first.getBoundingClientRect();
    if (at.top > box.top + head + 8 && at.bottom < box.bottom - 24) return;
    this.element.scrollTop += at.top - box.top - head - (box.height - head) * 0.3;
  }

  #click(event) {
    const piece = event.target.closest("[data-statement]");
    if (piece && !window.getSelection()?.toString()) this.state.select(Number(piece.dataset.statement), { scroll: false });
  }

  recolor() {
    if (this.article >= 0) this.#head(this.state.selected);
  }
}
