// The layer of all ways. Few are drawn anew; more are drawn stroke upon stroke, and pictures kept at some
// places of the plan let a jump start from the nearest. They are made again in slices after the view or
// the plan has changed; till then the old picture stays, moved and scaled with the map.

import { createLinePool } from "../core/lines.js";
import { createDelay, penOf } from "../page/dom.js";
import {
  carryCanvas, copyLaid, layGeometry, leavesCanvas, mapCanvas, placeCanvas, sizeCanvas, zoomEvents,
} from "./canvas_layer.js";
import { copyPicture, createPictures, PROCESSOR } from "./kept_pictures.js";
import { L } from "./leaflet.js";
import { drawMany, drawSome } from "./routes.js";
import { drawBetween } from "./window_ways.js";

/** @import { LinePool, Model, Plan } from "../core/types.js" */
/** @import { Palette, Pen } from "../page/types.js" */
/** @import { Frame, Geometry, LeafletMap, ZoomStep } from "./types.js" */

// In costs of thin lines, some ten microseconds each.
const SLICE_COST = 800;
const AT_ONCE_COST = 1500;
const WAIT_COST = 4000;
// Pictures are for jumps to come: what is shown at once is looked at for a while, and the page has other things to do.
const SETTLE_MS = 400;

/**
 * @typedef {object} Laid What there is while the layer is on a map.
 * @property {LeafletMap} map
 * @property {HTMLCanvasElement} canvas
 * @property {Pen} ctx
 * @property {Geometry} front How the canvas lies.
 * @property {Geometry} geometry How it is to lie.
 * @property {(ctx: Pen, from: number, to: number) => void} draw Draws strokes of the plan in that geometry.
 * @property {ReturnType<typeof createPictures> | null} pictures
 */

const PADDING = 0.12;
/** @type {Plan} */
const NO_PLAN = {
  sort: "few", after: new Float64Array(0), route: new Int32Array(0), bits: new Uint8Array(0), keys: new Int32Array(0),
  step: new Uint8Array(0), cost: new Float64Array(1),
};

/** The layer of the ways of one plan. */
export class WaysLayer extends L.Layer {
  /** `colours()` gives the palette. @param {Model} model @param {() => Palette} colours */
  constructor(model, colours) {
    super();
    this._model = model;
    this._colours = colours;
    this._plan = NO_PLAN;
    this._wanted = 0;
    this._from = 0; // of a window: where it begins
    /** @type {number | null} */
    this._shown = null; // how many strokes the canvas shows; null: of another plan or view
    /** @type {LinePool | null} */
    this._pool = null;
    this._slices = createDelay(() => this._slice());
    /** @type {Laid | null} */
    this._laid = null;
  }

  /** @param {LeafletMap} map */
  onAdd(map) {
    const canvas = mapCanvas(map, "sa-routes", "sa-ways");
    const geometry = layGeometry(map, PADDING);
    this._laid = { map, canvas, ctx: penOf(canvas, PROCESSOR), front: geometry, geometry, draw: () => {}, pictures: null };
    this._restart(Infinity);
    return this;
  }

  onRemove() {
    this._slices.cancel();
    this._laid?.canvas.remove();
    this._laid = null;
    return this;
  }

  getEvents() {
    const reset = () => this._restart(AT_ONCE_COST);
    return zoomEvents(this._map, { viewreset: reset, moveend: reset, resize: reset, move: this._follow, zoom: this._follow }, this._animate);
  }

  /** Another plan; the old picture stays until `show` has drawn the new one. @param {Plan} plan */
  setPlan(plan) {
    this._plan = plan;
    this._wanted = 0;
    this._from = 0;
    this._pool = null;
    this._shown = null;
    if (this._laid) this._laid.pictures = null;
  }

  /** Show the first `count` strokes of the plan, of a window those from `from` on. @param {number} count */
  show(count, from = 0) {
    if (count === this._wanted && this._shown === count && from === this._from) return;
    this._wanted = count;
    this._from = from;
    if (!this._laid) return;
    if (this._isAnew()) this._paintAnew(this._laid);
    else if (this._laid.pictures === null) this._restart(AT_ONCE_COST);
    else this._present(this._laid, this._laid.pictures);
  }

  /** Draw everything again: other colours. */
  redraw() {
    this._restart(AT_ONCE_COST);
  }

  /** Whether every change is drawn from nothing. */
  _isAnew() {
    return this._plan.sort === "few" || this._plan.windowed === true;
  }

  /** @param {Laid} laid */
  _paintAnew({ ctx, geometry }) {
    ctx.clearRect(0, 0, geometry.size.x, geometry.size.y);
    this._drawAnew(ctx, geometry.frame);
    this._shown = this._wanted;
  }

  /** @param {Pen} ctx @param {Frame} frame */
  _drawAnew(ctx, frame) {
    const lines = () => {
      const { points, routes } = this._model;
      const { scale, projection } = frame;
      const fits = this._pool?.scale === scale && this._pool.projection === projection;
      this._pool = fits ? this._pool : createLinePool(points, routes, scale, projection);
      return /** @type {LinePool} */ (this._pool);
    };
    drawBetween(ctx, frame, this._plan, this._from, this._wanted, this._model, this._colours(), lines);
  }

  /** Begin with the present view and plan: at once where it costs no more than `budget`, else in slices. @param {number} budget */
  _restart(budget) {
    const laid = this._laid;
    if (!laid) return;
    laid.geometry = layGeometry(laid.map, PADDING);
    laid.pictures = null;
    this._shown = null;
    if (this._isAnew()) {
      layFront(laid);
      this._paintAnew(laid);
      return;
    }
    laid.draw = this._drawer(laid.geometry.frame);
    laid.pictures = createPictures(laid.geometry, this._plan.cost, laid.draw);
    if (this._plan.cost[this._wanted] <= budget) {
      layFront(laid);
      laid.draw(laid.ctx, 0, this._wanted);
      this._shown = this._wanted;
    }
    this._sliceIn(this._shown === null ? 0 : SETTLE_MS);
  }

  /** Draw what is wanted into another context, for another frame. @param {Pen} ctx @param {Frame} frame */
  paint(ctx, frame) {
    if (this._isAnew()) this._drawAnew(ctx, frame);
    else this._drawer(frame)(ctx, 0, this._wanted);
  }

  /** Copy what the canvas shows to a context whose origin is the view's top left corner. @param {Pen} ctx */
  copyTo(ctx) {
    if (this._laid) copyLaid(ctx, this._laid.map, this._laid.canvas, this._laid.front);
  }

  /** @param {Frame} frame @returns {Laid["draw"]} */
  _drawer(frame) {
    const { _plan: plan, _model: model } = this;
    const palette = this._colours();
    if (plan.sort === "some") return (ctx, from, to) => drawSome(ctx, frame, plan, from, to, model, palette);
    const lines = createLinePool(model.points, model.routes, frame.scale, frame.projection, frame.turning);
    return (ctx, from, to) => drawMany(ctx, frame, plan, from, to, lines, palette);
  }

  /** Go on with the pictures in so many milliseconds. @param {number} ms */
  _sliceIn(ms) {
    if (this._laid?.pictures && !this._laid.pictures.done()) this._slices.wait(ms);
  }

  _slice() {
    if (!this._laid?.pictures) return;
    this._advance(this._laid, this._laid.pictures, SLICE_COST);
    this._sliceIn(0);
  }

  /** @param {Laid} laid @param {ReturnType<typeof createPictures>} pictures @param {number} budget */
  _advance(laid, pictures, budget) {
    pictures.advance(budget, this._shown === null ? this._wanted : 0);
    if (this._shown === null && pictures.reached(this._wanted) && !laid.map._animatingZoom) {
      layFront(laid);
      this._shown = 0;
      this._present(laid, pictures);
    }
    if (this._shown !== null) pictures.finish();
  }

  /**
   * Bring the canvas from what it shows to what is wanted, by the shortest way.
   * @param {Laid} laid @param {ReturnType<typeof createPictures>} pictures
   */
  _present({ ctx, front, draw }, pictures) {
    if (this._shown === null) return; // the slices will
    const { cost } = this._plan;
    const picture = pictures.before(this._wanted);
    const onward = this._shown <= this._wanted && !(picture && picture.at > this._shown);
    const from = onward ? this._shown : picture ? picture.at : 0;
    if (cost[this._wanted] - cost[from] > WAIT_COST && !pictures.reached(this._wanted)) {
      this._shown = null;
      this._sliceIn(0);
      return;
    }
    if (!onward) {
      if (picture) copyPicture(ctx, picture.canvas);
      else ctx.clearRect(0, 0, front.size.x, front.size.y);
    }
    draw(ctx, from, this._wanted);
    this._shown = this._wanted;
  }

  /** @param {ZoomStep} step */
  _animate({ zoom, center }) {
    if (this._laid) carryCanvas(this._laid.map, this._laid.canvas, this._laid.front, zoom, center);
  }

  _follow() {
    if (!this._laid) return;
    const { map, canvas, front, geometry } = this._laid;
    if (map.getZoom() !== front.zoom) carryCanvas(map, canvas, front, map.getZoom(), map.getCenter());
    else if (leavesCanvas(map, geometry)) this._restart(AT_ONCE_COST);
  }
}

/** Give the canvas the place and size that it is to have. @param {Laid} laid */
function layFront(laid) {
  laid.ctx = sizeCanvas(laid.canvas, laid.geometry, PROCESSOR);
  placeCanvas(laid.canvas, laid.geometry);
  laid.front = laid.geometry;
}
