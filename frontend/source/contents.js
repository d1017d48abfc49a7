// What the reader shows while no article is open: all articles, to be opened, and how to read and to move.
import { h } from "./dom.js";
import { count, fold, plural } from "./format.js";

const LISTED = 200;
const MANY = 8;

/** The headline of an article; where nobody knows it, the article's name, and that. */
export const headline = ({ title, id }) => title || `${id} (headline unknown)`;

/** Every article, to be opened; a field finds one by its title or outlet. Tab comes to one of them, arrows go on. */
export function listArticles({ articles, ofArticle }, open) {
  const items = h("ul", { class: "articles", onkeydown: (event) => walk(event, items) });
  const folded = articles.map((article) => fold(`${article.title ?? ""} ${article.outlet ?? ""} ${article.id}`));
  const item = (a, first) => h("li", {}, h("button", { type: "button", tabindex: first ? "0" : "-1", onclick: () => open(a) },
    h("bdi", { class: "articles-title" }, headline(articles[a])),
    h("span", { class: "count" }, [articles[a].outlet, plural(ofArticle[a].length, "statement")].filter(Boolean).join(" · "))));
  const fill = (wanted) => {
    const found = folded.flatMap((words, a) => (words.includes(wanted) ? [a] : []));
    const more = found.length > LISTED ? `${count(found.length - LISTED)} more: type to find them` : found.length ? "" : "No article has these words in its title or outlet.";
    items.replaceChildren(...found.slice(0, LISTED).map((a) => item(a, a === found[0])), more && h("li", { class: "more" }, more));
  };
  fill("");
  const find = articles.length > MANY ? h("input", { type: "search", placeholder: "Find an article", "aria-label": "Find an article by title or outlet", oninput: (event) => fill(fold(event.target.value.trim())) }) : null;
  return h("div", { class: "articles-box" }, find, items);
}

function walk(event, items) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const buttons = [...items.querySelectorAll("button")];
  const now = buttons.indexOf(event.target);
  const next = buttons[Math.max(0, Math.min(buttons.length - 1, now + step))];
  event.target.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
}

/** What the marks in an article mean, and what the keys do. */
export function guide() {
  const mark = (kind, words) => h("li", {}, h("span", { class: kind }, words));
  const key = (name, words) => h("li", {}, h("kbd", {}, name), words);
  return h("div", {}, h("ul", { class: "guide" }, mark("statement", "somebody’s words or thoughts"), mark("date", "a date, or words for one"),
    mark("quantity", "a number and what it counts"), mark("segment furniture", "page furniture, no part of the article")),
  h("ul", { class: "guide keys" }, key("← →", "along a lane"), key("↑ ↓", "to the next lane, name, row or article"), key("/", "search"),
    key("Esc", "clear the choice"), key("drag", "in the timeline: a window of time; double-click: all of it")));
}
