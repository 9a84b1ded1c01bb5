// A pen that writes SVG: what draws on canvases is given it in a canvas's stead, as far as maps are drawn. Text stays text;
// what is drawn comes into the layer that was named last. Numbers in, text out: it needs no page.

import { traceOf } from "./traced.js";
import { boxPath, circlePath, createVectorPath } from "./vector_path.js";
import { attributes, escapeXml, paint, short } from "./xml.js";

/** @typedef {(text: string, font: string) => { width: number, middle: number }} Metrics Of a text; `middle`: how far below its middle its baseline lies. */
/** @typedef {{ k: number, x: number, y: number }} Lie Pixels of the picture for one of the pen's, and where its origin is. */
/** @typedef {{ id: string, label: string, clip: string, parts: string[] }} Layer */

const FONT = /^(italic )?(?:(\d+) )?([\d.]+)px (.+)$/;
/** What a canvas begins with, as far as it is used. */
const FIRST = {
  fillStyle: "#000000", strokeStyle: "#000000", lineWidth: 1, lineCap: "butt", lineJoin: "miter", globalAlpha: 1,
  font: "10px sans-serif", textAlign: "left", textBaseline: "alphabetic", direction: "ltr", dash: /** @type {number[]} */ ([]),
};

/** The pen. */
export class VectorPen {
  /** @param {number} width @param {number} height @param {Metrics} metrics */
  constructor(width, height, metrics) {
    Object.assign(this, FIRST);
    this.width = width;
    this.height = height;
    this.lang = "inherit";
    this._metrics = metrics;
    this._lie = /** @type {Lie} */ ({ k: 1, x: 0, y: 0 });
    /** @type {{ look: typeof FIRST, lie: Lie, clips: number }[]} */
    this._kept = [];
    this._view = [0, 0, width, height];
    this._path = createVectorPath(this._view);
    /** @type {Map<string, Layer>} */
    this._layers = new Map();
    /** @type {string[]} */
    this._defs = [];
    this._clips = 0; // of those that are open, how many groups
    this._halo = "";
    this._haloLook = "";
    this._box = "";
    this.layer("paper", "Paper");
  }

  /** @returns {typeof FIRST} */
  get _look() {
    return /** @type {any} */ (this);
  }

  /**
   * What `draw()` draws is seen within this box alone, in layers of its own.
   * @param {number} width @param {number} height From the origin. @param {() => void} draw
   */
  within(width, height, draw) {
    const { k, x, y } = this._lie;
    const [view, box] = [this._view, this._box];
    this._view = [x, y, x + width * k, y + height * k];
    this._box = `url(#${this._clipOf(boxPath(x, y, width * k, height * k))})`;
    draw();
    this._view = view;
    this._box = box;
  }

  /** What follows comes into this layer. @param {string} id @param {string} label */
  layer(id, label) {
    this._into = this._layers.get(id) ?? { id, label, clip: this._box, parts: [] };
    this._layers.set(id, this._into);
  }

  /** Stripes in a colour, to be filled with. @param {string} colour @param {number} pixels */
  hatch(colour, pixels) {
    const id = `hatch-${this._defs.length}`;
    const line = attributes({ d: `M-1 ${pixels + 1}L${pixels + 1} -1M-1 1L1 -1M${pixels - 1} ${pixels + 1}L${pixels + 1} ${pixels - 1}`, stroke: colour, "stroke-width": pixels * 0.3 });
    this._defs.push(`<pattern id="${id}" patternUnits="userSpaceOnUse" width="${pixels}" height="${pixels}"><path${line}/></pattern>`);
    return `url(#${id})`;
  }

  save() {
    const look = /** @type {typeof FIRST} */ (Object.fromEntries(Object.keys(FIRST).map((name) => [name, this._look[/** @type {keyof typeof FIRST} */ (name)]])));
    this._kept.push({ look, lie: this._lie, clips: this._clips });
  }

  restore() {
    const kept = this._kept.pop();
    if (!kept) return;
    for (; this._clips > kept.clips; this._clips -= 1) this._put("</g>");
    this._lie = kept.lie;
    Object.assign(this, kept.look);
  }

  /** @param {number} x @param {number} y */
  translate(x, y) {
    const { k, x: left, y: top } = this._lie;
    this._lie = { k, x: left + k * x, y: top + k * y };
  }

  /** In both directions alike. @param {number} by */
  scale(by) {
    this._lie = { ...this._lie, k: this._lie.k * by };
  }

  /** @param {number[]} dash */
  setLineDash(dash) {
    this._look.dash = dash;
  }

  beginPath() {
    this._path = createVectorPath(this._view);
  }

  /** @param {number} x @param {number} y */
  moveTo(x, y) {
    const { k, x: left, y: top } = this._lie;
    this._path.moveTo(x * k + left, y * k + top);
  }

  /** @param {number} x @param {number} y */
  lineTo(x, y) {
    const { k, x: left, y: top } = this._lie;
    this._path.lineTo(x * k + left, y * k + top);
  }

  closePath() {
    this._path.close();
  }

  /** A whole circle. @param {number} x @param {number} y @param {number} radius */
  arc(x, y, radius) {
    const { k, x: left, y: top } = this._lie;
    this._path.add(circlePath(x * k + left, y * k + top, radius * k));
  }

  /** @param {number} x @param {number} y @param {number} width @param {number} height @param {number} radius */
  roundRect(x, y, width, height, radius) {
    const { k, x: left, y: top } = this._lie;
    this._path.add(boxPath(x * k + left, y * k + top, width * k, height * k, radius * k));
  }

  /** @param {number} x @param {number} y @param {number} width @param {number} height */
  rect(x, y, width, height) {
    this.roundRect(x, y, width, height, 0);
  }

  /** @param {number} x @param {number} y @param {number} width @param {number} height */
  fillRect(x, y, width, height) {
    this.beginPath();
    this.rect(x, y, width, height);
    this.fill();
  }

  /** @param {number} x @param {number} y @param {number} width @param {number} height */
  strokeRect(x, y, width, height) {
    this.beginPath();
    this.rect(x, y, width, height);
    this.stroke();
  }

  /** The current path, or one of which is known how it was traced. @param {object | string} [path] @param {string} [rule] */
  fill(path, rule) {
    const even = rule ?? (typeof path === "string" ? path : "");
    this._draw(path, { ...paint("fill", this._look.fillStyle), "fill-rule": even });
  }

  /** @param {object} [path] */
  stroke(path) {
    this._draw(path, { fill: "none", ...this._line(isWritten(path) ? 1 : this._lie.k) });
  }

  /** Until it is restored only this path is drawn in. @param {object} [path] */
  clip(path) {
    const { d, transform } = this._shape(path);
    this._put(`<g clip-path="url(#${this._clipOf(d, transform)})">`);
    this._clips += 1;
  }

  /** @param {string} text */
  measureText(text) {
    return this._metrics(text, this._look.font);
  }

  /** The halo of a text, which is written with it. @param {string} text @param {number} x @param {number} y @param {number} [most] */
  strokeText(text, x, y, most) {
    this._halo = this._textAt(text, x, y, most);
    this._haloLook = attributes({ ...this._line(this._lie.k), "paint-order": "stroke" });
  }

  /** @param {string} text @param {number} x @param {number} y @param {number} [most] Wider it is squeezed, in whatever font it will be seen if it is just that wide. */
  fillText(text, x, y, most) {
    const place = this._textAt(text, x, y, most);
    const halo = place === this._halo ? this._haloLook : "";
    this._halo = "";
    this._put(`<text${place}${attributes({ ...paint("fill", this._look.fillStyle), opacity: this._opacity() })}${halo}>${escapeXml(text)}</text>`);
  }

  /**
   * The whole picture. `width` and `height` as it is to be shown, with their unit; `about`: more in words.
   * @param {{ title: string, about: string, width: string, height: string }} as
   */
  text({ title, about, width, height }) {
    const layers = [...this._layers.values()].filter(({ parts }) => parts.length);
    const groups = layers.map(({ id, label, clip, parts }) => `<g${attributes({ id, "inkscape:groupmode": "layer", "inkscape:label": label, "clip-path": clip })}>\n${parts.join("\n")}\n</g>`);
    const names = 'xmlns="http://www.w3.org/2000/svg" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"';
    return [
      `<svg ${names} version="1.1" stroke-miterlimit="10"${attributes({ width, height, viewBox: `0 0 ${short(this.width)} ${short(this.height)}` })} role="img" aria-labelledby="title about">`,
      `<title id="title">${escapeXml(title)}</title>`,
      `<desc id="about">${escapeXml(about)}</desc>`,
      ...(this._defs.length ? [`<defs>${this._defs.join("")}</defs>`] : []),
      ...groups,
      "</svg>\n",
    ].join("\n");
  }

  /** @param {string} part */
  _put(part) {
    this._into?.parts.push(part);
  }

  /** @param {string} d @param {string} [transform] */
  _clipOf(d, transform) {
    const id = `clip-${this._defs.length}`;
    this._defs.push(`<clipPath id="${id}"><path${attributes({ d, transform })}/></clipPath>`);
    return id;
  }

  _opacity() {
    return this._look.globalAlpha < 1 && short(this._look.globalAlpha);
  }

  /** @param {number} k */
  _line(k) {
    const { strokeStyle, lineWidth, lineCap, lineJoin, dash } = this._look;
    return {
      ...paint("stroke", strokeStyle),
      "stroke-width": short(lineWidth * k),
      "stroke-linecap": lineCap !== "butt" && lineCap,
      "stroke-linejoin": lineJoin !== "miter" && lineJoin,
      "stroke-dasharray": dash.map((length) => short(length * k)).join(" "),
    };
  }

  /** @param {object | string | undefined} path @returns {{ d: string, transform?: string }} */
  _shape(path) {
    if (typeof path !== "object") return { d: this._path.text() };
    const trace = traceOf(path);
    const { k, x, y } = this._lie;
    if (typeof trace === "string") return { d: trace, transform: `translate(${short(x)} ${short(y)}) scale(${short(k)})` };
    const traced = createVectorPath(this._view);
    trace({ moveTo: (px, py) => traced.moveTo(px * k + x, py * k + y), lineTo: (px, py) => traced.lineTo(px * k + x, py * k + y) });
    return { d: traced.text() };
  }

  /** @param {object | string | undefined} path @param {Record<string, string | number | false | undefined>} look */
  _draw(path, look) {
    const { d, transform } = this._shape(path);
    if (d) this._put(`<path${attributes({ d, transform, ...look, opacity: this._opacity() })}/>`);
  }

  /** Where and with what a text is written. @param {string} text @param {number} x @param {number} y @param {number} [most] */
  _textAt(text, x, y, most = Infinity) {
    const { font, textAlign, textBaseline, direction } = this._look;
    const { k, x: left, y: top } = this._lie;
    const [, italic, weight, size, family] = FONT.exec(font) ?? [];
    const { width, middle } = this._metrics(text, font);
    const rtl = direction === "rtl";
    const end = textAlign === "right";
    return attributes({
      x: short(x * k + left),
      y: short((y + (textBaseline === "middle" ? middle : 0)) * k + top),
      "font-family": family,
      "font-size": short(Number(size) * k),
      "font-weight": weight,
      "font-style": italic && "italic",
      "text-anchor": textAlign === "center" ? "middle" : end !== rtl && "end",
      direction: rtl && "rtl",
      textLength: width >= most && short(most * k),
      lengthAdjust: width >= most && "spacingAndGlyphs",
      "xml:lang": this.lang !== "inherit" && this.lang,
    });
  }
}

/** Whether a path is one that was given as a text. @param {object | undefined} path */
function isWritten(path) {
  return path !== undefined && typeof traceOf(path) === "string";
}
