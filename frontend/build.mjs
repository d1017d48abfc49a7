// Builds toolkit/panels/static/explorer.js and the licences of what is inside it: `npm install && npm run build`.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, "..", "toolkit", "panels", "static");
mkdirSync(target, { recursive: true });

const sources = readdirSync(join(here, "source")).sort();
const hash = createHash("sha256");
for (const name of sources) hash.update(name).update("\0").update(readFileSync(join(here, "source", name))).update("\0");
hash.update(readFileSync(join(here, "package.json")));

const result = await build({
  entryPoints: [join(here, "source", "index.js")],
  outfile: join(target, "explorer.js"),
  absWorkingDir: here,
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  charset: "utf8",
  legalComments: "none", // gathered below, in one file
  loader: { ".css": "text" },
  define: { global: "globalThis", "define.amd": "false" },
  alias: { regl: "@plotly/regl", buffer: join(here, "source", "no_buffer.cjs") },
  banner: { js: `/* media-statement-toolkit explorer, MIT; licences of the parts: explorer.LICENSES.txt; sources ${hash.digest("hex")} */` },
  metafile: true,
  logLevel: "warning",
});

const packages = new Set();
for (const path of Object.keys(result.metafile.inputs)) {
  const match = path.match(/^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//);
  if (match) packages.add(match[1]);
}
const texts = [...packages].sort().map((folder) => {
  const root = join(here, folder);
  const about = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const file = readdirSync(root).find((name) => /^(licen[cs]e|copying)/i.test(name));
  const text = file && existsSync(join(root, file)) ? readFileSync(join(root, file), "utf8").trim() : "(no licence file in the package)";
  return `${about.name} ${about.version} (${about.license ?? "see below"})\n${"-".repeat(60)}\n${text}\n`;
});
writeFileSync(join(target, "explorer.LICENSES.txt"), "explorer.js contains parts of these packages.\n\n" + texts.join("\n\n"));
