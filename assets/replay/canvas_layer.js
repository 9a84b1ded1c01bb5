// A canvas over the map that is drawn anew when the view changes and moves along meanwhile.

const CanvasLayer = L.Layer.extend({
  options: { padding: 0.15 },

  // draw(ctx, frame): frame has width, height, scale (pixels of the world's side), originX and
  // originY (world pixels of the top left corner), ratio (device pixels per pixel) and padding (pixels
  // on each side that are out of view).
  initialize(draw, options) {
    this._draw = draw;
    L.setOptions(this, options);
  },

  onAdd(map) {
    this._canvas = L.DomUtil.create("canvas", "sa-canvas leaflet-zoom-animated");
    this._canvas.setAttribute("aria-hidden", "true");
    map.getPane(this.options.pane).append(this._canvas);
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
    this._waiting = requestAnimationFrame(() => {
      this._waiting = 0;
      this._paint();
    });
  },

  /** Draw now: for layers that change with every frame of play. */
  redrawNow() {
    if (this._canvas) this._paint();
  },

  _animate(event) {
    const scale = this._map.getZoomScale(event.zoom, this._zoom);
    const corner = this._map._latLngToNewLayerPoint(this._corner, event.zoom, event.center);
    L.DomUtil.setTransform(this._canvas, corner, scale);
  },

  // While dragging the pane carries the canvas; only a view that leaves it needs a new picture.
  _follow() {
    if (this._map.getZoom() !== this._zoom) {
      this._animate({ zoom: this._map.getZoom(), center: this._map.getCenter() });
      return;
    }
    const corner = this._map.containerPointToLayerPoint([0, 0]).subtract(this._position);
    const size = this._map.getSize();
    const outside = corner.x < 0 || corner.y < 0 || corner.x + size.x > this._size.x || corner.y + size.y > this._size.y;
    if (outside) this._reset();
  },

  _reset() {
    const map = this._map;
    const size = map.getSize();
    const padding = size.multiplyBy(this.options.padding).round();
    this._padding = padding;
    this._size = size.add(padding.multiplyBy(2));
    this._position = map.containerPointToLayerPoint(padding.multiplyBy(-1)).round();
    this._zoom = map.getZoom();
    this._corner = map.layerPointToLatLng(this._position);
    const ratio = window.devicePixelRatio || 1;
    this._ratio = ratio;
    this._canvas.width = Math.max(1, Math.round(this._size.x * ratio));
    this._canvas.height = Math.max(1, Math.round(this._size.y * ratio));
    this._canvas.style.width = `${this._size.x}px`;
    this._canvas.style.height = `${this._size.y}px`;
    L.DomUtil.setTransform(this._canvas, this._position, 1);
    this._paint();
  },

  _paint() {
    const ctx = this._canvas.getContext("2d");
    const origin = this._map.getPixelOrigin().add(this._position);
    ctx.setTransform(this._ratio, 0, 0, this._ratio, 0, 0);
    ctx.clearRect(0, 0, this._size.x, this._size.y);
    this._draw(ctx, {
      width: this._size.x,
      height: this._size.y,
      scale: 256 * 2 ** this._zoom,
      originX: origin.x,
      originY: origin.y,
      ratio: this._ratio,
      padding: this._padding,
    });
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
