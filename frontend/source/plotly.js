// The smallest plotly.js that draws the timeline: its plot API, `scatter`, `scattergl`, and the parts these lean on.
// `scattergl/strict` carries its shaders precompiled, so a page with a strict Content-Security-Policy can run it.
import "plotly.js/build/plotcss.js";
import * as registry from "plotly.js/src/registry.js";
import * as api from "plotly.js/src/plot_api/index.js";
import scatter from "plotly.js/src/traces/scatter/index.js";
import scattergl from "plotly.js/src/traces/scattergl/strict.js";
import shapes from "plotly.js/src/components/shapes/index.js";
import annotations from "plotly.js/src/components/annotations/index.js";
import selections from "plotly.js/src/components/selections/index.js";
import errorbars from "plotly.js/src/components/errorbars/index.js";
import colorscale from "plotly.js/src/components/colorscale/index.js";
import colorbar from "plotly.js/src/components/colorbar/index.js";
import legend from "plotly.js/src/components/legend/index.js";
import fx from "plotly.js/src/components/fx/index.js";
import modebar from "plotly.js/src/components/modebar/index.js";
import english from "plotly.js/src/locale-en.js";
import american from "plotly.js/src/locale-en-us.js";

for (const [name, fn] of Object.entries(api)) registry.register({ moduleType: "apiMethod", name, fn });
registry.register(scatter);
registry.register([
  annotations, selections, shapes, errorbars, colorscale, colorbar,
  legend, // after shapes: its defaults rest on them
  fx, // after the legend
  modebar,
]);
registry.register([scattergl, english, american]);

export const { newPlot, react, restyle, relayout, update, purge, toImage } = api;
