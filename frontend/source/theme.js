// Light or dark: as JupyterLab says where it says so, else as the system prefers.
export const LIGHT = { name: "light", paper: "#ffffff", lane: "#f6f8fa", line: "#e4e8ec", fold: "#b4bcc6", strip: "rgba(110,118,129,0.07)", ink: "#16191d", muted: "#57606a", accent: "#1f5fbf", accentPale: "rgba(31,95,191,0.12)", bar: "#8fa3b8", barPale: "#dfe5eb" };
const DARK = { name: "dark", paper: "#16191e", lane: "#1b1f25", line: "#2b3138", fold: "#4b5560", strip: "rgba(150,160,172,0.09)", ink: "#f1f4f7", muted: "#a2adb8", accent: "#7eb0ff", accentPale: "rgba(126,176,255,0.16)", bar: "#7d8fa3", barPale: "#2c333b" };

function isDark() {
  const said = document.body.dataset.jpThemeLight;
  if (said) return said === "false";
  return window.matchMedia("(prefers-color-scheme: dark)").matches;
}

/** The theme now, and a call whenever it changes; `stop` ends that. */
export function watchTheme(changed) {
  const media = window.matchMedia("(prefers-color-scheme: dark)");
  const tell = () => changed(isDark() ? DARK : LIGHT);
  const observer = new MutationObserver(tell);
  observer.observe(document.body, { attributes: true, attributeFilter: ["data-jp-theme-light"] });
  media.addEventListener("change", tell);
  return { now: isDark() ? DARK : LIGHT, stop: () => { observer.disconnect(); media.removeEventListener("change", tell); } };
}
