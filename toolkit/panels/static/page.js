const read = (id) => document.getElementById(id).textContent.trim();
const unpack = (text) => new Response(
  new Blob([Uint8Array.from(atob(text), (c) => c.charCodeAt(0))]).stream().pipeThrough(new DecompressionStream("gzip")),
).text();
const home = document.getElementById("explorer");
try {
  const source = await unpack(read("module"));
  const { mountPage } = await import(URL.createObjectURL(new Blob([source], { type: "text/javascript" })));
  home.panel = await mountPage(home, read("payload"));
  home.removeAttribute("aria-busy");
} catch (error) {
  home.textContent = typeof DecompressionStream === "undefined"
    ? "This browser cannot unpack the timeline; it needs one of 2023 or later."
    : `The timeline could not be shown: ${error.message}`;
}
