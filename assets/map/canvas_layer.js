// Canvases over the map that move along with it, and a layer that draws one anew when the view changes.

import { L } from "./leaflet.js";
import { layerLie } from "./plane.js";

/** @import { Pen } from "../page/types.js" */
/** @import { Frame, Geometry, LeafletMap, ZoomStep } from "./types.js" */

/**
 * How a canvas lies over the map now: `frame` for drawing (width, height, projection, scale (pixels of the plane's
 * side), originX and originY (the plane's pixels at the top left corner), middle (see `Lie`), ratio (device pixels per
 * pixel) and padding (pixels on each side that are out of view)), and where it stands.
 * @param {LeafletMap} map @param {number} share
 */
export function layGeometry(map, share) {
  const size = map.getSize();
  const padding = size.multiplyBy(share).round();
  const full = size.add(padding.multiplyBy(2));
  const position = map.containerPointToLayerPoint(padding.multiplyBy(-1)).round();
  const lie = layerLie(map);
  return {
    zoom: map.getZoom(),
    position,
    size: full,
    corner: map.layerPointToLatLng(position),
    frame: {
      ...lie,
      originX: lie.originX + position.x,
      originY: lie.originY + position.y,
      width: full.x,
      height: full.y,
      ratio: window.devicePixelRatio || 1,
      padding,
    },
  };
}

/**
 * Give a canvas the size of a geometry; its picture is gone afterwards. Returns its context, in CSS pixels.
 * @param {HTMLCanvasElement | OffscreenCanvas} canvas @param {Pick<Geometry, "size" | "frame">} geometry
 * @param {CanvasRenderingContext2DSettings} [options]
 */
export function sizeCanvas(canvas, { size, frame }, options) {
  canvas.width = Math.max(1, Math.round(size.x * frame.ratio));
  canvas.height = Math.max(1, Math.round(size.y * frame.ratio));
  const ctx = /** @type {Pen} */ (canvas.getContext("2d", options));
  ctx.setTransform(frame.ratio, 0, 0, frame.ratio, 0, 0);
  return ctx;
}

/**
 * Give a canvas the size of a geometry and a picture that `draw(ctx)` has finished.
 * @param {HTMLCanvasElement} canvas @param {Geometry} geometry @param {(ctx: Pen) => void} draw
 */
function showStill(canvas, geometry, draw) {
  const stage = new OffscreenCanvas(1, 1);
  draw(sizeCanvas(stage, geometry));
  canvas.width = stage.width;
  canvas.height = stage.height;
  canvas.getContext("bitmaprenderer")?.transferFromImageBitmap(stage.transferToImageBitmap());
}

/** Put a canvas where its geometry says. @param {HTMLCanvasElement} canvas @param {Geometry} geometry */
export function placeCanvas(canvas, { size, position }) {
  canvas.style.width = `${size.x}px`;
  canvas.style.height = `${size.y}px`;
  // In two dimensions: with three, each canvas has another layer beside its picture.
  canvas.style.transform = `translate(${position.x}px, ${position.y}px)`;
}

/**
 * Move and scale a canvas to where its picture belongs at another zoom and centre.
 * @param {LeafletMap} map @param {HTMLCanvasElement} canvas @param {Geometry} geometry @param {number} zoom
 * @param {import("leaflet").LatLng} center
 */
export function carryCanvas(map, canvas, geometry, zoom, center) {
  const scale = map.getZoomScale(zoom, geometry.zoom);
  L.DomUtil.setTransform(canvas, map._latLngToNewLayerPoint(geometry.corner, zoom, center), scale);
}

/**
 * Copy what a laid canvas shows to a context whose origin is the top left corner of the view.
 * @param {Pen} ctx @param {LeafletMap} map @param {HTMLCanvasElement} canvas @param {Geometry} geometry
 */
export function copyLaid(ctx, map, canvas, { size, position }) {
  const corner = map.layerPointToContainerPoint(position);
  ctx.drawImage(canvas, corner.x, corner.y, size.x, size.y);
}

/**
 * Whether part of the view lies outside a canvas that the pane has carried along.
 * @param {LeafletMap} map @param {Geometry} geometry
 */
export function leavesCanvas(map, { position, size }) {
  const corner = map.containerPointToLayerPoint([0, 0]).subtract(position);
  const view = map.getSize();
  return corner.x < 0 || corner.y < 0 || corner.x + view.x > size.x || corner.y + view.y > size.y;
}

/** A pane of the map, which is made where there is none yet. @param {import("leaflet").Map} map @param {string} name */
export function paneOf(map, name) {
  return map.getPane(name) ?? map.createPane(name);
}

/** @param {LeafletMap} map @param {string} pane @param {string} className */
export function mapCanvas(map, pane, className) {
  const canvas = L.DomUtil.create("canvas", `sa-canvas leaflet-zoom-animated ${className}`);
  canvas.setAttribute("aria-hidden", "true");
  paneOf(map, pane).append(canvas);
  return canvas;
}

/**
 * @typedef {object} CanvasLook
 * @property {string} pane
 * @property {number} padding How much more than the view the canvas holds on each side, as a share of it.
 * @property {boolean} atOnce `redraw` draws at the end of the task, so that the frame after it only has to copy the picture.
 * @property {() => boolean} shows Whether there is anything to draw; otherwise the canvas takes no part.
 * @property {boolean} still Shown as a finished picture, which costs nothing in the frames in which it stays as it is.
 * @property {boolean} keeps `draw` is given the canvas as it left it, and told when it is `fresh`.
 * @property {string} className
 */
/** @type {Omit<CanvasLook, "pane">} */
const CANVAS_LOOK = { padding: 0.15, atOnce: false, shows: () => true, still: false, keeps: false, className: "" };

/**
 * The events of a layer, with what moves it along while the map zooms.
 * @param {import("leaflet").Map} map @param {Record<string, () => void>} events @param {(step: ZoomStep) => void} animate
 * @returns {Record<string, (event: any) => void>}
 */
export function zoomEvents(map, events, animate) {
  return map.options.zoomAnimation && L.Browser.any3d ? { ...events, zoomanim: animate } : events;
}

/** A layer with a canvas that is drawn anew when the view changes. */
export class CanvasLayer extends L.Layer {
  /**
   * `draw(ctx, frame, fresh)`: see layGeometry; `fresh`: nothing of it is on the canvas, undefined for other canvases.
   * @param {(ctx: Pen, frame: Frame, fresh?: boolean) => void} draw @param {Partial<CanvasLook> & { pane: string }} look
   */
  constructor(draw, look) {
    super();
    this._draw = draw;
    this._look = { ...CANVAS_LOOK, ...look };
    /** @type {{ map: LeafletMap, canvas: HTMLCanvasElement, geometry: Geometry, ctx: Pen | null } | null} */
    this._laid = null; // while it is on a map
    this._waiting = 0;
  }

  /** @param {LeafletMap} map */
  onAdd(map) {
    const canvas = mapCanvas(map, this._look.pane, this._look.className);
    this._laid = { map, canvas, geometry: layGeometry(map, this._look.padding), ctx: null };
    this._reset();
    return this;
  }

  onRemove() {
    cancelAnimationFrame(this._waiting);
    this._waiting = 0;
    this._laid?.canvas.remove();
    this._laid = null;
    return this;
  }

  getEvents() {
    return zoomEvents(this._map, { viewreset: this._reset, moveend: this._reset, resize: this._reset, move: this._follow, zoom: this._follow }, this._animate);
  }

  /** Draw again before the next frame. */
  redraw() {
    if (!this._laid || this._waiting) return;
    const draw = () => {
      this._waiting = 0;
      this.redrawNow();
    };
    if (!this._look.atOnce) this._waiting = requestAnimationFrame(draw);
    else {
      this._waiting = -1;
      queueMicrotask(draw);
    }
  }

  /** Draw now: for layers that change with every frame of play. */
  redrawNow() {
    if (this._laid) this._paint();
  }

  /** Draw what the layer shows into another context, for a frame as `draw` gets it. @param {Pen} ctx @param {Frame} frame */
  paint(ctx, frame) {
    this._draw(ctx, frame);
  }

  /** @param {ZoomStep} step */
  _animate({ zoom, center }) {
    if (this._laid) carryCanvas(this._laid.map, this._laid.canvas, this._laid.geometry, zoom, center);
  }

  // While dragging the pane carries the canvas; only a view that leaves it needs a new picture.
  _follow() {
    if (!this._laid) return;
    const { map, canvas, geometry } = this._laid;
    if (map.getZoom() !== geometry.zoom) carryCanvas(map, canvas, geometry, map.getZoom(), map.getCenter());
    else if (leavesCanvas(map, geometry)) this._reset();
  }

  _reset() {
    if (!this._laid) return;
    this._laid.geometry = layGeometry(this._laid.map, this._look.padding);
    this._laid.ctx = null;
    placeCanvas(this._laid.canvas, this._laid.geometry);
    this._paint();
  }

  _paint() {
    if (!this._laid) return;
    const { canvas, geometry } = this._laid;
    const { size, frame } = geometry;
    canvas.hidden = !this._look.shows();
    if (canvas.hidden) return;
    if (this._look.still) {
      showStill(canvas, geometry, (ctx) => this._draw(ctx, frame));
      return;
    }
    const fresh = this._laid.ctx === null;
    const ctx = this._laid.ctx ?? sizeCanvas(canvas, geometry);
    if (!fresh && !this._look.keeps) ctx.clearRect(0, 0, size.x, size.y);
    this._laid.ctx = ctx;
    this._draw(ctx, frame, fresh);
  }
}

/**
 * The copies of the world (…, -1, 0, 1, …) in which world x from `minX` to `maxX` is in the frame: 0 alone where the
 * world does not go on beside itself.
 * @param {Frame} frame @param {number} minX @param {number} maxX
 */
export function copiesInFrame(frame, minX, maxX) {
  const most = frame.projection.wraps ? 2 : 0;
  const first = Math.max(-most, Math.ceil(frame.originX / frame.scale - maxX));
  const last = Math.min(most, Math.floor((frame.originX + frame.width) / frame.scale - minX));
  const copies = [];
  for (let copy = first; copy <= last; copy += 1) copies.push(copy);
  return copies;
}
