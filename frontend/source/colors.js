// Which colour stands for which name; `toolkit/figures/colors.py` tells why these, and a test measures them and keeps both alike.
import { BLANK } from "./data.js";

/** Twelve for names, then that of intentions, then the grey of what has no colour of its own. */
const LIGHT = ["#0A669C", "#D6770F", "#398C73", "#C077A4", "#0D97DD", "#B7550F",
  "#8B036B", "#A90000", "#475CFD", "#0F5137", "#4406EE", "#719A60", "#8D6551", "#646B74"];
const DARK = ["#0171C9", "#E7A002", "#0A9E73", "#C8739D", "#5EB7EC", "#DC6201",
  "#B92D98", "#C13A23", "#A6B7C8", "#187952", "#8183FF", "#8ED081", "#CFABAA", "#6E7277"];
const NAMES = 12;
/** The cue classes in the order of the colours; what is merely said, neutral, is grey. */
const CUES = ["announcement", "claim", "demand", "criticism", "belief", "denial",
  "threat", "admission", "question", "promise", "agreement", "praise", "intention"];

/** Names, colours and codes of the current colouring, on light or dark paper. */
export function coloring(study, by, theme) {
  const palette = theme.name === "dark" ? DARK : LIGHT;
  const other = palette.at(-1);
  const key = by === "outlet" ? "outlets" : "cue_classes";
  const category = by === "outlet" ? study.outlets : study.cueClasses;
  let next = 0;
  const colors = category.names.map((name) => {
    if (by === "cue_class") return palette[CUES.indexOf(name)] ?? other;
    return name === "" || next >= NAMES ? other : palette[next++];
  });
  return { key, category, colors, other };
}

/** What a legend lists: { label, name, color, places }, where the places are those of the names in their category. What
 * has no colour of its own is one entry, without a name, unless it stands alone or is what all others differ from. */
export function legendOf({ key, category, colors, other }) {
  const entry = (c) => ({ label: category.names[c] || BLANK[key], name: category.names[c], color: colors[c], places: [c] });
  const grey = colors.flatMap((color, c) => (color === other && category.names[c] !== "neutral" ? [c] : []));
  const own = category.names.map((_, c) => c).filter((c) => grey.length < 2 || !grey.includes(c)).map(entry);
  return grey.length < 2 ? own : [...own, { label: `${grey.length} others, in grey`, name: null, color: other, places: grey }];
}
