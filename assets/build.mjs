// Makes assets/built/ out of the scripts and styles beside it: `npm run build`. What is made is committed, so that
// whoever only uses the map needs no Node; tests/test_scripts.py makes it anew and compares.

import { build } from "esbuild";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));

// A text that is marked for translators (core/gettext.js) is itself: what marks it need not be carried.
const unmarked = {
  name: "unmarked",
  setup: ({ onLoad }) =>
    onLoad({ filter: /assets\/.*\.js$/ }, async ({ path }) => ({
      contents: (await readFile(path, "utf8")).replace(/\bN_\(("(?:[^"\\]|\\.)*")\)/g, "$1"),
      loader: "js",
    })),
};

// What a package works out when it is loaded and nobody asks for need not be carried: d3's say that loading them
// does nothing else (`sideEffects: false`), which esbuild takes for whole files alone.
const unasked = {
  name: "unasked",
  setup: ({ onLoad }) =>
    onLoad({ filter: /node_modules\/d3-[\w-]+\/.*\.m?js$/ }, async ({ path }) => ({
      contents: (await readFile(path, "utf8"))
        .replace(/^((?:export )?(?:var|const) \w+ = )((?!Math\b)\w+(?:\(\w+\))?\.\w+);$/gm, "$1/* @__PURE__ */ (() => $2)();")
        .replace(/^((?:export )?(?:var|const) \w+ = )(?=[\w.]+\()/gm, "$1/* @__PURE__ */ "),
      loader: "js",
    })),
};

// Values of our own properties, which esbuild leaves as they are written.
const closer = {
  name: "closer",
  setup: ({ onLoad }) =>
    onLoad({ filter: /assets\/.*\.css$/ }, async ({ path }) => ({
      contents: (await readFile(path, "utf8")).replace(/(--sa-[\w-]+): ([^;{}]*;)/g, (_, name, value) => `${name}:${value.replaceAll(", ", ",")}`),
      loader: "css",
    })),
};

const common = {
  plugins: [unmarked, unasked, closer],
  absWorkingDir: here,
  outdir: process.argv[2] ?? "built",
  bundle: true,
  minify: true,
  charset: "utf8",
  legalComments: "none",
  target: "es2022",
  logLevel: "warning",
  metafile: true,
};

// In one name, which the page keeps to itself; Leaflet is in the scope around it (map/leaflet.js).
const scripts = { replay: "replay/index.js", flows: "flows/index.js", picker: "app/picker.js" };
const made = await Promise.all([
  build({ ...common, entryPoints: scripts, format: "iife", globalName: "summitAtlas" }),
  // Beside the replay's, in a document that tells a story.
  build({ ...common, entryPoints: { story: "story/index.js" }, format: "iife", globalName: "summitAtlas.story" }),
  // In lines, by which Streamlit tells code from the name of a file.
  build({ ...common, entryPoints: { frame: "app/frame.js", desk: "app/desk.js", ledger: "app/ledger.js", tabs: "app/tabs.js" }, format: "esm", minify: false, minifySyntax: true, minifyIdentifiers: true }),
  build({ ...common, entryPoints: ["style/desk.css", "style/ledger.css"], outbase: "style", minify: false, minifySyntax: true }),
  // Its style sheet as a text, which it gives to pictures.
  build({ ...common, plugins: [unmarked, unasked], entryPoints: { film: "film/main.js" }, format: "iife", globalName: "summitAtlasFrames", loader: { ".css": "text" } }),
  build({ ...common, entryPoints: { widget: "notebook/widget.js" }, format: "esm" }),
  build({ ...common, entryPoints: ["replay", "flows", "picker", "story"].map((name) => `style/${name}.css`), outbase: "style" }),
]);
// Which sources went into what is made, for the test that none is left out; packages are others'.
const sources = new Set(made.flatMap(({ metafile }) => Object.keys(metafile.inputs)));
process.stdout.write(`${JSON.stringify([...sources].filter((name) => !name.startsWith("../node_modules/")).sort())}\n`);
