// Canvases over the map that move along with it, and a layer that draws one anew when the view changes.

/**
 * How a canvas lies over the map now: `frame` for drawing (width, height, scale (pixels of the world's side),
 * originX and originY (world pixels of the top left corner), ratio (device pixels per pixel) and padding
 * (pixels on each side that are out of view)), and where it stands.
 */
function layGeometry(map, share) {
  const size = map.getSize();
  const padding = size.multiplyBy(share).round();
  const full = size.add(padding.multiplyBy(2));
  const position = map.containerPointToLayerPoint(padding.multiplyBy(-1)).round();
  const origin = map.getPixelOrigin().add(position);
  const zoom = map.getZoom();
  return {
    zoom,
    position,
    size: full,
    corner: map.layerPointToLatLng(position),
    frame: {
      width: full.x,
      height: full.y,
      scale: 256 * 2 ** zoom,
      originX: origin.x,
      originY: origin.y,
      ratio: window.devicePixelRatio || 1,
      padding,
    },
  };
}

/** Where a place is in a frame, in pixels, in the copy of the world nearest to the longitude `centre`. */
function spotIn(frame, centre, lat, lon) {
  return { x: worldX(nearestLon(lon, centre)) * frame.scale - frame.originX, y: worldY(lat) * frame.scale - frame.originY };
}

/** Give a canvas the size of a geometry; its picture is gone afterwards. Returns its context, in CSS pixels. */
function sizeCanvas(canvas, { size, frame }, options) {
  canvas.width = Math.max(1, Math.round(size.x * frame.ratio));
  canvas.height = Math.max(1, Math.round(size.y * frame.ratio));
  const ctx = canvas.getContext("2d", options);
  ctx.setTransform(frame.ratio, 0, 0, frame.ratio, 0, 0);
  return ctx;
}

/** Give a canvas the size of a geometry and a picture that `draw(ctx)` has finished. */
function showStill(canvas, geometry, draw) {
  const stage = new OffscreenCanvas(1, 1);
  draw(sizeCanvas(stage, geometry));
  canvas.width = stage.width;
  canvas.height = stage.height;
  canvas.getContext("bitmaprenderer").transferFromImageBitmap(stage.transferToImageBitmap());
}

/** Put a canvas where its geometry says. */
function placeCanvas(canvas, { size, position }) {
  canvas.style.width = `${size.x}px`;
  canvas.style.height = `${size.y}px`;
  // In two dimensions: with three, each canvas has another layer beside its picture.
  canvas.style.transform = `translate(${position.x}px, ${position.y}px)`;
}

/** Move and scale a canvas to where its picture belongs at another zoom and centre. */
function carryCanvas(map, canvas, geometry, zoom, center) {
  const scale = map.getZoomScale(zoom, geometry.zoom);
  L.DomUtil.setTransform(canvas, map._latLngToNewLayerPoint(geometry.corner, zoom, center), scale);
}

/** Copy what a laid canvas shows to a context whose origin is the top left corner of the view. */
function copyLaid(ctx, map, canvas, { size, position }) {
  const corner = map.layerPointToContainerPoint(position);
  ctx.drawImage(canvas, corner.x, corner.y, size.x, size.y);
}

/** Whether part of the view lies outside a canvas that the pane has carried along. */
function leavesCanvas(map, { position, size }) {
  const corner = map.containerPointToLayerPoint([0, 0]).subtract(position);
  const view = map.getSize();
  return corner.x < 0 || corner.y < 0 || corner.x + view.x > size.x || corner.y + view.y > size.y;
}

function mapCanvas(map, pane, className) {
  const canvas = L.DomUtil.create("canvas", `sa-canvas leaflet-zoom-animated ${className}`);
  canvas.setAttribute("aria-hidden", "true");
  map.getPane(pane).append(canvas);
  return canvas;
}

const CanvasLayer = L.Layer.extend({
  // atOnce: `redraw` draws at the end of the task, so that the frame after it only has to copy the picture.
  // shows(): whether there is anything to draw; otherwise the canvas takes no part.
  // still: shown as a finished picture, which costs nothing in the frames in which it stays as it is.
  options: { padding: 0.15, atOnce: false, shows: () => true, still: false, className: "" },

  // draw(ctx, frame): see layGeometry.
  initialize(draw, options) {
    this._draw = draw;
    L.setOptions(this, options);
  },

  onAdd(map) {
    this._canvas = mapCanvas(map, this.options.pane, this.options.className);
    this._reset();
  },

  onRemove() {
    cancelAnimationFrame(this._waiting);
    this._waiting = 0;
    this._canvas.remove();
    this._canvas = null;
  },

  getEvents() {
    const events = { viewreset: this._reset, moveend: this._reset, resize: this._reset, move: this._follow, zoom: this._follow };
    if (this._map.options.zoomAnimation && L.Browser.any3d) events.zoomanim = this._animate;
    return events;
  },

  /** Draw again before the next frame. */
  redraw() {
    if (!this._canvas || this._waiting) return;
    const draw = () => {
      this._waiting = 0;
      this.redrawNow();
    };
    if (!this.options.atOnce) this._waiting = requestAnimationFrame(draw);
    else {
      this._waiting = -1;
      queueMicrotask(draw);
    }
  },

  /** Draw now: for layers that change with every frame of play. */
  redrawNow() {
    if (this._canvas) this._paint();
  },

  /** Draw what the layer shows into another context, for a frame as `draw` gets it. */
  paint(ctx, frame) {
    this._draw(ctx, frame);
  },

  _animate({ zoom, center }) {
    carryCanvas(this._map, this._canvas, this._geometry, zoom, center);
  },

  // While dragging the pane carries the canvas; only a view that leaves it needs a new picture.
  _follow() {
    if (this._map.getZoom() !== this._geometry.zoom) {
      carryCanvas(this._map, this._canvas, this._geometry, this._map.getZoom(), this._map.getCenter());
    } else if (leavesCanvas(this._map, this._geometry)) this._reset();
  },

  _reset() {
    this._geometry = layGeometry(this._map, this.options.padding);
    this._ctx = null;
    placeCanvas(this._canvas, this._geometry);
    this._paint();
  },

  _paint() {
    const { size, frame } = this._geometry;
    this._canvas.hidden = !this.options.shows();
    if (this._canvas.hidden) return;
    if (this.options.still) {
      showStill(this._canvas, this._geometry, (ctx) => this._draw(ctx, frame));
      return;
    }
    if (this._ctx) this._ctx.clearRect(0, 0, size.x, size.y);
    else this._ctx = sizeCanvas(this._canvas, this._geometry);
    this._draw(this._ctx, frame);
  },
});

/** The copies of the world (…, -1, 0, 1, …) in which world x from `minX` to `maxX` is in the frame. */
function copiesInFrame(frame, minX, maxX) {
  const first = Math.max(-2, Math.ceil(frame.originX / frame.scale - maxX));
  const last = Math.min(2, Math.floor((frame.originX + frame.width) / frame.scale - minX));
  const copies = [];
  for (let copy = first; copy <= last; copy += 1) copies.push(copy);
  return copies;
}
