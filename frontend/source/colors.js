// Which colour stands for which name; `toolkit/figures/colors.py` tells why these, and a test keeps both alike.
import { BLANK } from "./data.js";

const PALETTE = ["#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00",
  "#991177", "#AA0000", "#8877FF", "#006644", "#5511EE", "#88BB77"];
const OTHER = "#6E7278";
const CUES = { denial: "#D55E00", claim: "#E69F00", announcement: "#0072B2", criticism: "#CC79A7", demand: "#009E73", belief: "#56B4E9",
  question: "#8877FF", admission: "#AA0000", promise: "#006644", praise: "#88BB77", threat: "#991177", agreement: "#5511EE",
  intention: "#CCAAAA" };

/** Names, colours and codes of the current colouring. */
export function coloring(study, by) {
  const key = by === "outlet" ? "outlets" : "cue_classes";
  const category = by === "outlet" ? study.outlets : study.cueClasses;
  let next = 0;
  const colors = category.names.map((name) => {
    if (by === "cue_class") return CUES[name] ?? OTHER;
    return name === "" ? OTHER : (PALETTE[next++] ?? OTHER);
  });
  return { key, category, colors };
}

/** What a legend lists: { label, name, color, places }, where the places are those of the names in their category. What
 * has no colour of its own is one entry, without a name, unless it stands alone or is what all others differ from. */
export function legendOf({ key, category, colors }) {
  const entry = (c) => ({ label: category.names[c] || BLANK[key], name: category.names[c], color: colors[c], places: [c] });
  const grey = colors.flatMap((color, c) => (color === OTHER && category.names[c] !== "neutral" ? [c] : []));
  const own = category.names.map((_, c) => c).filter((c) => grey.length < 2 || !grey.includes(c)).map(entry);
  return grey.length < 2 ? own : [...own, { label: `${grey.length} others`, name: null, color: OTHER, places: grey }];
}
