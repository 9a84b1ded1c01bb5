// What the scripts promise beyond their types: no name that is unknown, none that nobody uses, and imports that point
// down the floors, without a circle.

import js from "@eslint/js";
import globals from "globals";
import imports from "eslint-plugin-import-x";

const here = import.meta.dirname;

// From the ground up; a folder imports from itself and from those before it. Those after "sharing" not from each other.
const FLOORS = ["core", "page", "reading", "time", "map", "sharing", "replay", "flows", "app", "story"];
const zones = FLOORS.map((floor, at) => ({
  target: `./${floor}`,
  from: FLOORS.filter((other, place) => place > at || (at > 6 && place > 5 && place !== at)).map((other) => `./${other}`),
  message: "Its folder lies on a floor above.",
})).filter(({ from }) => from.length);

// What the core may know of where it runs is in browsers and in Node.
const EVERYWHERE = { atob: "readonly", Blob: "readonly", DecompressionStream: "readonly", Intl: "readonly", Response: "readonly" };

export default [
  { ignores: ["**/built/"] },
  js.configs.recommended,
  {
    files: ["**/*.js", "**/*.mjs"],
    plugins: { imports },
    languageOptions: { ecmaVersion: 2023, sourceType: "module", globals: globals.browser },
    rules: {
      eqeqeq: "error",
      "no-implicit-globals": "error",
      "no-shadow": "error",
      "no-var": "error",
      "prefer-const": "error",
      "imports/first": "error",
      "imports/no-cycle": "error",
      "imports/no-duplicates": "error",
      "imports/no-self-import": "error",
      "imports/named": "error",
      "imports/no-restricted-paths": ["error", { basePath: here, zones }],
    },
  },
  {
    files: ["**/core/**/*.js"],
    languageOptions: { globals: { ...Object.fromEntries(Object.keys(globals.browser).map((name) => [name, "off"])), ...EVERYWHERE } },
  },
  { files: ["**/*.mjs"], languageOptions: { globals: globals.node } },
];
