// What a notebook runs at once: it unpacks the face, which is large, when the panel is shown.
const faces = {};

async function unpack(view) {
  const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  const url = URL.createObjectURL(new Blob([await new Response(stream).arrayBuffer()], { type: "text/javascript" }));
  try {
    return await import(url);
  } finally {
    URL.revokeObjectURL(url);
  }
}

async function render({ model, el }) {
  try {
    const face = await (faces.loaded ??= unpack(model.get("face")));
    return await face.default.render({ model, el });
  } catch (error) {
    el.textContent = typeof DecompressionStream === "undefined"
      ? "This browser cannot unpack the timeline; it needs one of 2023 or later."
      : `The timeline could not be shown: ${error.message}`;
  }
}

export default { render };
