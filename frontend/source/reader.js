// The article with everything that was found in it, marked by offsets; never by searching for words.
import { publishedForm, segmentForm, speakerForm } from "./correcting.js";
import { guide, headline, listArticles } from "./contents.js";
import { h } from "./dom.js";
import { count, interval, plural } from "./format.js";

const LONG = 240;

export class Reader {
  /** `correct` takes an entry for the log of corrections; without it, as on a shared page, nothing can be changed. */
  constructor(state, colorOf, correct = null) {
    this.state = state;
    this.study = state.study;
    this.colorOf = colorOf;
    this.correct = correct && ((entry) => { this.say("Working …"); correct(entry); });
    this.correcting = false;
    this.article = -1;
    this.head = h("div", { class: "reader-head" });
    this.body = h("div", { class: "reader-text" });
    this.note = h("div", { class: "reader-note", role: "status", hidden: true });
    this.element = h("section", { class: "reader", tabindex: "0", "aria-label": "Article" }, this.head, this.body);
    this.body.addEventListener("click", (event) => this.#click(event));
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
    const { articles, n, datedCount } = this.study;
    this.head.replaceChildren(h("div", { class: "reader-hint" },
      h("strong", {}, n ? "Choose a statement" : articles.length ? "Choose an article" : "Nothing to read yet"),
      n ? "in the timeline or the table to read it in its article, or open an article below." : articles.length ? "to read it, and to see which parts of it were left out as page furniture." : "",
      n && !datedCount ? h("span", {}, `No statement has a date, because nobody knows when ${articles.length === 1 ? "the article was" : "these articles were"} published.${this.correct ? " Open one and set its date: “on Monday” becomes a day." : ""}`) : ""));
    this.body.replaceChildren(...(articles.length ? [listArticles(this.study, (a) => this.open(a)), guide()] : []));
  }

  /** Open an article without choosing a statement of it. */
  open(a) {
    if (this.state.selected >= 0) this.state.select(-1);
    this.#fill(a);
    this.#head(-1);
  }

  /** Back to the list of articles. */
  close() {
    this.article = -1;
    if (this.state.selected >= 0) this.state.select(-1);
    else this.#rest();
    this.element.scrollTop = 0;
    this.element.focus();
  }

  /** A word on a correction: that it is under way, or why it was refused. */
  say(words) {
    this.note.textContent = words;
    this.note.hidden = !words;
  }

  /** What is open and how far it is scrolled, to be had again when the study comes anew. */
  get place() {
    return { article: this.study.articles[this.article]?.id, top: this.element.scrollTop, correcting: this.correcting };
  }

  set place({ article, top, correcting }) {
    const a = this.study.articles.findIndex((each) => each.id === article);
    if (a < 0) return;
    this.correcting = correcting;
    this.#fill(a);
    if (this.state.selected >= 0) this.#mark(this.state.selected);
    this.#head(this.state.selected);
    this.element.scrollTop = top;
  }

  #correctSegments() {
    this.place = { ...this.place, correcting: !this.correcting };
    this.head.querySelector(".mend-mode")?.focus();
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
      h("h2", { dir: "auto", title: (article.title ?? "").length > 90 ? article.title : null }, headline(article)),
      h("div", { class: "reader-facts" }, facts.join(" · "),
        safe ? h("a", { href: article.url, target: "_blank", rel: "noopener noreferrer" }, "source") : null,
        this.correct ? h("button", { type: "button", class: "mend mend-mode", "aria-pressed": String(this.correcting), title: "Show what each part of the text is taken for (title, body, page furniture …), and change it", onclick: () => this.#correctSegments() }, "correct the parts") : null,
        this.correct ? publishedForm(article, this.correct) : null),
      this.correct && !article.title ? h("div", { class: "reader-facts reader-untitled" }, "No line of the text is surely the headline. If there is one, “correct the parts” and choose “title” for it.") : null,
      this.note,
      i >= 0 ? this.#card(i) : null,
    ].filter(Boolean));
  }

  #steps(i) {
    const order = this.study.ofArticle[this.article];
    const now = order.indexOf(i);
    const step = (by, label, sign) => h("button", { type: "button", class: "step", "aria-label": label, title: label,
      disabled: !order[now + by] && order[now + by] !== 0, onclick: () => this.state.select(order[now + by]) }, sign);
    return h("span", { class: "steps" },
      h("button", { type: "button", class: "step", "aria-label": "All articles", title: "All articles", onclick: () => this.close() }, "☰"), step(-1, "Previous statement of this article", "‹"),
      h("span", {}, now < 0 ? plural(order.length, "statement") : `${now + 1} of ${order.length}`),
      step(1, "Next statement of this article", "›"));
  }

  #card(i) {
    const { study } = this;
    const form = study.forms.names[study.forms.codes[i]];
    const basis = study.basis[i] === "publication" ? " (date of publication)" : "";
    const about = [study.text.role[i], study.text.affiliation[i]].filter(Boolean).join(", ");
    return h("div", { class: "card" },
      h("div", {}, h("span", { class: `glyph ${form}`, style: { "--c": this.colorOf(i) } }), h("bdi", { class: "card-who" }, study.speaker(i)),
        about ? h("bdi", { class: "card-about" }, about) : null,
        this.correct ? speakerForm(study, i, this.correct) : null),
      h("div", { class: "card-facts" }, [`${form}, ${study.said(i)}${basis}`, study.cueClasses.names[study.cueClasses.codes[i]],
        study.rows.negated[i] ? "negated" : "", study.text.relayed_by[i] ? `by way of ${study.text.relayed_by[i]}` : ""].filter(Boolean).join(" · ")),
      this.#readings(i),
      this.state.mask[i] ? null : h("div", { class: "card-note" }, "The filters hide this statement."));
  }

  /** The dates and numbers in the chosen words as they were read, for those who cannot rest a pointer on them. */
  #readings(i) {
    const { study } = this;
    const { text, dates, quantities } = study.article(i);
    const within = ([start, end]) => study.rows.spans[i].some(([a, b]) => start >= a && end <= b);
    const here = [dates.filter(within), quantities.filter(within)];
    const found = here.flat().sort((p, q) => p[0] - q[0]);
    if (!found.length) return null;
    const many = here.map((rows, k) => rows.length && plural(rows.length, k ? "number" : "date")).filter(Boolean).join(", ");
    return h("details", { class: "card-facts" }, h("summary", {}, `${many} as read`),
      found.map(([start, end, label]) => h("div", { dir: "auto" }, `“${text.slice(start, end)}”: ${label}`)));
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

  #segment(text, segment, spans) {
    const [start, end, kind, reason] = segment;
    const inside = spans.filter((span) => span.start < end && span.end > start);
    const edges = new Set([start, end]);
    for (const span of inside) for (const edge of [span.start, span.end]) if (edge > start && edge < end) edges.add(edge);
    for (const edge of this.#evidence(start, end)) edges.add(edge);
    const cuts = [...edges].sort((a, b) => a - b);
    const block = h("span", { class: `segment ${kind}`, title: kind === "furniture" ? `page furniture, no part of the article${reason ? `: ${reason}` : ""}` : null });
    if (this.correcting && segment.length > 3) block.append(segmentForm(segment, this.study.raw.kinds, this.correct));
    for (let k = 0; k + 1 < cuts.length; k++) block.append(this.#piece(text, cuts[k], cuts[k + 1], inside));
    if (kind !== "furniture" || end - start < LONG || inside.length || this.correcting) return block;
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
    const bottom = Math.min(box.bottom, this.element.parentElement.getBoundingClientRect().bottom); // as far as it can be seen
    const head = this.head.getBoundingClientRect().height;
    const at = first.getBoundingClientRect();
    if (at.top > box.top + head + 8 && at.bottom < bottom - 24) return;
    this.element.scrollTop += at.top - box.top - head - Math.max(10, (bottom - box.top - head) * 0.3);
  }

  #click(event) {
    const piece = event.target.closest("[data-statement]");
    if (piece && !window.getSelection()?.toString()) this.state.select(Number(piece.dataset.statement), { scroll: false });
  }

  recolor() {
    if (this.article >= 0) this.#head(this.state.selected);
  }
}
