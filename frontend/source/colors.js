// Okabe and Ito's colours: told apart with any colour vision. Grey is for what has no colour of its own.
const OUTLETS = ["#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00"];
export const OTHER = "#8b929c";
const CUES = { denial: "#D55E00", claim: "#E69F00", announcement: "#0072B2", criticism: "#CC79A7", demand: "#009E73", belief: "#56B4E9" };

/** Names, colours and codes of the current colouring. */
export function coloring(study, by) {
  const category = by === "outlet" ? study.outlets : study.cueClasses;
  const spare = by === "outlet" ? OUTLETS : [];
  let next = 0;
  const colors = category.names.map((name) => {
    if (by === "cue_class") return CUES[name] ?? OTHER;
    return name === "" ? OTHER : (spare[next++] ?? OTHER);
  });
  return { key: by === "outlet" ? "outlets" : "cue_classes", category, colors };
}
