// The two homes of the explorer: `render` for anywidget in a live notebook, `mountPage` for a shared page.
import { mountPanel } from "./panel.js";
import { printable } from "./paper.js";

const id = (panel) => (panel.state.selected < 0 ? null : panel.study.rows.id[panel.state.selected]);

/** Without a height of its own the panel fits the window beside JupyterLab's own bars, so that nobody scrolls in two ways. */
const FITTING = "clamp(520px, 100vh - 130px, 760px)";

/** Ties a panel to the traits of a widget; what Python sets is shown, what the reader does is told to Python. */
function link(model, panel) {
  const { state, study } = panel;
  const pull = {
    selected: () => state.select(study.index.get(model.get("selected")) ?? -1, { from: "model" }),
    filters: () => state.replaceFilters(structuredClone(model.get("filters") ?? {}), { from: "model" }),
    color: () => state.setColor(model.get("color"), { from: "model" }),
  };
  const push = () => {
    if (model.get("selected") !== id(panel)) model.set("selected", id(panel));
    if (JSON.stringify(model.get("filters")) !== JSON.stringify(state.filters)) model.set("filters", structuredClone(state.filters));
    if (model.get("color") !== state.color) model.set("color", state.color);
    model.save_changes();
  };
  for (const name of Object.keys(pull)) {
    pull[name]();
    model.on(`change:${name}`, pull[name]);
  }
  state.listen((change) => { if (change.from !== "model") push(); });
  return () => { for (const name of Object.keys(pull)) model.off(`change:${name}`, pull[name]); };
}

async function render({ model, el }) {
  const home = document.createElement("div");
  const height = model.get("height");
  home.style.height = height ? `${height}px` : FITTING;
  el.append(home);
  const correct = (entry) => model.send({ kind: "correct", entry });
  let panel = null;
  let unlink = () => {};
  let shows = 0;
  /** The study as it now is; after a correction, with the same article open at the same place. */
  const show = async () => {
    const mine = ++shows;
    const view = model.get("payload");
    const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength).slice();
    const place = panel?.reader.place;
    const fresh = await mountPanel(home, bytes, correct);
    unlink();
    panel?.destroy();
    panel = fresh;
    if (mine !== shows) return;
    unlink = link(model, panel);
    if (place) panel.reader.place = place;
  };
  await show();
  const told = (message) => { if (message?.kind === "refused") panel.reader.say(message.words); };
  model.on("change:payload", show);
  model.on("msg:custom", told);
  return () => { model.off("change:payload", show); model.off("msg:custom", told); unlink(); panel.destroy(); };
}

/** The explorer in a page of its own: `payload` is the compressed study in base64. */
export async function mountPage(element, payload) {
  const bytes = Uint8Array.from(atob(payload), (c) => c.charCodeAt(0));
  const panel = await mountPanel(element, bytes);
  printable(panel);
  return panel;
}

export default { render };
