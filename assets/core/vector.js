// A pen that writes SVG: what draws on canvases is given it in a canvas's stead, as far as maps are drawn. Text stays text;
// what is drawn comes into the layer that was named last. Numbers in, text out: it needs no page.

import { _ } from "./gettext.js";
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
  #metrics;
  #lie = /** @type {Lie} */ ({ k: 1, x: 0, y: 0 });
  /** @type {{ look: typeof FIRST, lie: Lie, clips: number }[]} */
  #kept = [];
  /** @type {number[]} */
  #view;
  /** @type {ReturnType<typeof createVectorPath>} */
  #path;
  /** @type {Map<string, Layer>} */
  #layers = new Map();
  /** @type {Layer | null} */
  #into = null;
  /** @type {string[]} */
  #defs = [];
  #clips = 0; // of those that are open, how many groups
  #halo = "";
  #haloLook = "";
  #box = "";

  /** @param {number} width @param {number} height @param {Metrics} metrics */
  constructor(width, height, metrics) {
    Object.assign(this, FIRST);
    this.width = width;
    this.height = height;
    this.lang = "inherit";
    this.#metrics = metrics;
    this.#view = [0, 0, width, height];
    this.#path = createVectorPath(this.#view);
    // Translators: the ground of a picture.
    this.layer("paper", _("Paper"));
  }

  /** A spot of the pen in pixels of the picture. @param {number} x @param {number} y @returns {[x: number, y: number]} */
  #at(x, y) {
    const { k, x: left, y: top } = this.#lie;
    return [x * k + left, y * k + top];
  }

  /** @returns {typeof FIRST} */
  get #look() {
    return /** @type {any} */ (this);
  }

  /**
   * What `draw()` draws is seen within this box alone, in layers of its own.
   * @param {number} width @param {number} height From the origin. @param {() => void} draw
   */
  within(width, height, draw) {
    const { k, x, y } = this.#lie;
    const [view, box] = [this.#view, this.#box];
    this.#view = [x, y, x + width * k, y + height * k];
    this.#box = `url(#${this.#clipOf(boxPath(x, y, width * k, height * k))})`;
    draw();
    this.#view = view;
    this.#box = box;
  }

  /** What follows comes into this layer. @param {string} id @param {string} label */
  layer(id, label) {
    this.#into = this.#layers.get(id) ?? { id, label, clip: this.#box, parts: [] };
    this.#layers.set(id, this.#into);
  }

  /** Stripes in a colour, to be filled with. @param {string} colour @param {number} pixels */
  hatch(colour, pixels) {
    const id = `hatch-${this.#defs.length}`;
    const line = attributes({ d: `M-1 ${pixels + 1}L${pixels + 1} -1M-1 1L1 -1M${pixels - 1} ${pixels + 1}L${pixels + 1} ${pixels - 1}`, stroke: colour, "stroke-width": pixels * 0.3 });
    this.#defs.push(`<pattern id="${id}" patternUnits="userSpaceOnUse" width="${pixels}" height="${pixels}"><path${line}/></pattern>`);
    return `url(#${id})`;
  }

  save() {
    const look = /** @type {typeof FIRST} */ (Object.fromEntries(Object.keys(FIRST).map((name) => [name, this.#look[/** @type {keyof typeof FIRST} */ (name)]])));
    this.#kept.push({ look, lie: this.#lie, clips: this.#clips });
  }

  restore() {
    const kept = this.#kept.pop();
    if (!kept) return;
    for (; this.#clips > kept.clips; this.#clips -= 1) this.#put("</g>");
    this.#lie = kept.lie;
    Object.assign(this, kept.look);
  }

  /** @param {number} x @param {number} y */
  translate(x, y) {
    const [left, top] = this.#at(x, y);
    this.#lie = { k: this.#lie.k, x: left, y: top };
  }

  /** In both directions alike. @param {number} by */
  scale(by) {
    this.#lie = { ...this.#lie, k: this.#lie.k * by };
  }

  /** @param {number[]} dash */
  setLineDash(dash) {
    this.#look.dash = dash;
  }

  beginPath() {
    this.#path = createVectorPath(this.#view);
  }

  /** @param {number} x @param {number} y */
  moveTo(x, y) {
    this.#path.moveTo(...this.#at(x, y));
  }

  /** @param {number} x @param {number} y */
  lineTo(x, y) {
    this.#path.lineTo(...this.#at(x, y));
  }

  closePath() {
    this.#path.close();
  }

  /** A whole circle. @param {number} x @param {number} y @param {number} radius */
  arc(x, y, radius) {
    this.#path.add(circlePath(...this.#at(x, y), radius * this.#lie.k));
  }

  /** @param {number} x @param {number} y @param {number} width @param {number} height @param {number} radius */
  roundRect(x, y, width, height, radius) {
    const { k } = this.#lie;
    this.#path.add(boxPath(...this.#at(x, y), width * k, height * k, radius * k));
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
    this.#draw(path, { ...paint("fill", this.#look.fillStyle), "fill-rule": even });
  }

  /** @param {object} [path] */
  stroke(path) {
    this.#draw(path, { fill: "none", ...this.#line(isWritten(path) ? 1 : this.#lie.k) });
  }

  /** Until it is restored only this path is drawn in. @param {object} [path] */
  clip(path) {
    const { d, transform } = this.#shape(path);
    this.#put(`<g clip-path="url(#${this.#clipOf(d, transform)})">`);
    this.#clips += 1;
  }

  /** @param {string} text */
  measureText(text) {
    return this.#metrics(text, this.#look.font);
  }

  /** The halo of a text, which is written with it. @param {string} text @param {number} x @param {number} y @param {number} [most] */
  strokeText(text, x, y, most) {
    this.#halo = this.#textAt(text, x, y, most);
    this.#haloLook = attributes({ ...this.#line(this.#lie.k), "paint-order": "stroke" });
  }

  /** @param {string} text @param {number} x @param {number} y @param {number} [most] Wider it is squeezed, in whatever font it will be seen if it is just that wide. */
  fillText(text, x, y, most) {
    const place = this.#textAt(text, x, y, most);
    const halo = place === this.#halo ? this.#haloLook : "";
    this.#halo = "";
    this.#put(`<text${place}${attributes({ ...paint("fill", this.#look.fillStyle), opacity: this.#opacity() })}${halo}>${escapeXml(text)}</text>`);
  }

  /**
   * The whole picture. `width` and `height` as it is to be shown, with their unit; `about`: more in words.
   * @param {{ title: string, about: string, width: string, height: string }} as
   */
  text({ title, about, width, height }) {
    const layers = [...this.#layers.values()].filter(({ parts }) => parts.length);
    const groups = layers.map(({ id, label, clip, parts }) => `<g${attributes({ id, "inkscape:groupmode": "layer", "inkscape:label": label, "clip-path": clip })}>\n${parts.join("\n")}\n</g>`);
    const names = 'xmlns="http://www.w3.org/2000/svg" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"';
    return [
      `<svg ${names} version="1.1" stroke-miterlimit="10"${attributes({ width, height, viewBox: `0 0 ${short(this.width)} ${short(this.height)}` })} role="img" aria-labelledby="title about">`,
      `<title id="title">${escapeXml(title)}</title>`,
      `<desc id="about">${escapeXml(about)}</desc>`,
      ...(this.#defs.length ? [`<defs>${this.#defs.join("")}</defs>`] : []),
      ...groups,
      "</svg>\n",
    ].join("\n");
  }

  /** @param {string} part */
  #put(part) {
    this.#into?.parts.push(part);
  }

  /** @param {string} d @param {string} [transform] */
  #clipOf(d, transform) {
    const id = `clip-${this.#defs.length}`;
    this.#defs.push(`<clipPath id="${id}"><path${attributes({ d, transform })}/></clipPath>`);
    return id;
  }

  #opacity() {
    return this.#look.globalAlpha < 1 && short(this.#look.globalAlpha);
  }

  /** @param {number} k */
  #line(k) {
    const { strokeStyle, lineWidth, lineCap, lineJoin, dash } = this.#look;
    return {
      ...paint("stroke", strokeStyle),
      "stroke-width": short(lineWidth * k),
      "stroke-linecap": lineCap !== "butt" && lineCap,
      "stroke-linejoin": lineJoin !== "miter" && lineJoin,
      "stroke-dasharray": dash.map((length) => short(length * k)).join(" "),
    };
  }

  /** @param {object | string | undefined} path @returns {{ d: string, transform?: string }} */
  #shape(path) {
    if (typeof path !== "object") return { d: this.#path.text() };
    const trace = traceOf(path);
    const { k, x, y } = this.#lie;
    if (typeof trace === "string") return { d: trace, transform: `translate(${short(x)} ${short(y)}) scale(${short(k)})` };
    const traced = createVectorPath(this.#view);
    trace({ moveTo: (px, py) => traced.moveTo(...this.#at(px, py)), lineTo: (px, py) => traced.lineTo(...this.#at(px, py)) });
    return { d: traced.text() };
  }

  /** @param {object | string | undefined} path @param {Record<string, string | number | false | undefined>} look */
  #draw(path, look) {
    const { d, transform } = this.#shape(path);
    if (d) this.#put(`<path${attributes({ d, transform, ...look, opacity: this.#opacity() })}/>`);
  }

  /** Where and with what a text is written. @param {string} text @param {number} x @param {number} y @param {number} [most] */
  #textAt(text, x, y, most = Infinity) {
    const { font, textAlign, textBaseline, direction } = this.#look;
    const { k } = this.#lie;
    const [, italic, weight, size, family] = FONT.exec(font) ?? [];
    const { width, middle } = this.#metrics(text, font);
    const [left, top] = this.#at(x, textBaseline === "middle" ? y + middle : y);
    const rtl = direction === "rtl";
    const end = textAlign === "right";
    return attributes({
      x: short(left),
      y: short(top),
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
