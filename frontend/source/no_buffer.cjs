// plotly's pool of typed arrays asks for node's Buffer, which no browser has and the timeline never uses.
exports.Buffer = Uint8Array;
