// The layer of all ways. Few are drawn anew; more are drawn stroke upon stroke, and pictures kept at some
// places of the plan let a jump start from the nearest. They are made again in slices after the view or
// the plan has changed; till then the old picture stays, moved and scaled with the map.

const KEPT_BYTES = 72e6;
const KEPT_MOST = 40;
// In costs of thin lines, some ten microseconds each.
const SLICE_COST = 800;
const AT_ONCE_COST = 1500;
const WAIT_COST = 4000;
const KEEP_COST = 100;
// Pictures nearer to each other cost more to keep than they save.
const KEPT_APART = 200;
// Pictures are copied and drawn on by turns, which is fast only where the processor does both.
const PROCESSOR = { willReadFrequently: true };

function copyPicture(ctx, source) {
  ctx.save();
  ctx.setTransform(1, 0, 0, 1, 0, 0);
  ctx.globalCompositeOperation = "copy";
  ctx.drawImage(source, 0, 0);
  ctx.restore();
}

/**
 * Pictures of a plan in one geometry: draws it from its beginning, bit by bit, and keeps pictures on the
 * way. `draw(ctx, from, to)` draws strokes. Owns `stage`, the canvas that is being drawn.
 */
function createPictures(geometry, cost, draw) {
  const { size, frame } = geometry;
  const bytes = 4 * size.x * size.y * frame.ratio ** 2;
  const strokes = cost.length - 1;
  const most = Math.min(KEPT_MOST, KEPT_BYTES / bytes, cost[strokes] / KEPT_APART);
  const places = keyframePlaces(cost, Math.floor(most));
  const kept = [];
  let stage = null;
  let ctx = null;
  let drawn = 0;
  let finished = false;

  /** Only when there is something to draw on it: the first picture of all does not wait for it. */
  function begin() {
    stage = document.createElement("canvas");
    ctx = sizeCanvas(stage, geometry, PROCESSOR);
  }

  function keep() {
    const canvas = document.createElement("canvas");
    copyPicture(sizeCanvas(canvas, geometry, PROCESSOR), stage);
    kept.push({ at: drawn, canvas });
  }

  return {
    done: () => finished,
    reached: (count) => finished || drawn >= count,
    /** Draw on for about `budget`, but first to `wanted` and stop there. */
    advance(budget, wanted) {
      if (stage === null && !finished) begin();
      const end = drawn < wanted ? wanted : strokes;
      let rest = budget;
      while (stage !== null && rest > 0) {
        const next = Math.min(end, places[kept.length] ?? strokes);
        const until = Math.max(drawn + 1, Math.min(next, upperBound(cost, cost[drawn] + rest) - 1));
        if (drawn < strokes) draw(ctx, drawn, until);
        rest -= cost[Math.min(strokes, until)] - cost[drawn];
        drawn = Math.min(strokes, until);
        if (drawn === places[kept.length]) {
          keep();
          rest -= KEEP_COST;
        }
        if (drawn === end && end !== strokes) return;
        if (drawn === strokes) return;
      }
    },
    /** The latest picture that shows no more than `count` strokes: `{at, canvas}`, or null. */
    before(count) {
      let best = null;
      for (const one of kept) if (one.at <= count) best = one;
      return stage !== null && drawn <= count && drawn > 0 ? { at: drawn, canvas: stage } : best;
    },
    /** The stage is not needed any more once all is drawn and shown. */
    finish() {
      if (drawn < strokes) return;
      finished = true;
      stage = null;
      ctx = null;
    },
  };
}

const WaysLayer = L.Layer.extend({
  options: { padding: 0.12, pane: "sa-routes" },

  /** `colours()` gives the palette. */
  initialize(model, colours) {
    this._model = model;
    this._colours = colours;
    this._plan = { sort: "few", after: [], route: [], bits: [], keys: [] };
    this._wanted = 0;
    this._from = 0; // of a window: where it begins
    this._shown = null; // how many strokes the canvas shows; null: of another plan or view
  },

  onAdd(map) {
    this._canvas = mapCanvas(map, this.options.pane, "sa-ways");
    this._restart(Infinity);
  },

  onRemove() {
    this._callOff?.();
    this._callOff = null;
    this._pictures = null;
    this._canvas.remove();
    this._canvas = null;
  },

  getEvents() {
    const reset = () => this._restart(AT_ONCE_COST);
    const events = { viewreset: reset, moveend: reset, resize: reset, move: this._follow, zoom: this._follow };
    if (this._map.options.zoomAnimation && L.Browser.any3d) events.zoomanim = this._animate;
    return events;
  },

  /** Another plan; the old picture stays until `show` has drawn the new one. */
  setPlan(plan) {
    this._plan = plan;
    this._wanted = 0;
    this._from = 0;
    this._lines = null;
    this._shown = null;
    this._pictures = null;
  },

  /** Show the first `count` strokes of the plan, of a window those from `from` on. */
  show(count, from = 0) {
    if (count === this._wanted && this._shown === count && from === this._from) return;
    this._wanted = count;
    this._from = from;
    if (!this._canvas) return;
    if (this._isAnew()) this._paintAnew();
    else if (this._pictures === null) this._restart(AT_ONCE_COST);
    else this._present();
  },

  /** Draw everything again: other colours. */
  redraw() {
    if (this._canvas) this._restart(AT_ONCE_COST);
  },

  /** Whether every change is drawn from nothing. */
  _isAnew() {
    return this._plan.sort === "few" || this._plan.windowed === true;
  },

  _paintAnew() {
    const { size, frame } = this._geometry;
    this._ctx.clearRect(0, 0, size.x, size.y);
    this._drawAnew(this._ctx, frame);
    this._shown = this._wanted;
  },

  _drawAnew(ctx, frame) {
    const lines = () => {
      if (this._lines === null || this._scale !== frame.scale) {
        this._lines = createLinePool(this._model.points, this._model.routes, frame.scale);
        this._scale = frame.scale;
      }
      return this._lines;
    };
    drawBetween(ctx, frame, this._plan, this._from, this._wanted, this._model, this._colours(), lines);
  },

  /** Begin with the present view and plan: at once where it costs no more than `budget`, else in slices. */
  _restart(budget) {
    this._geometry = layGeometry(this._map, this.options.padding);
    this._shown = null;
    this._pictures = null;
    if (this._isAnew()) {
      this._layFront();
      this._paintAnew();
      return;
    }
    this._draw = this._drawer(this._geometry.frame);
    this._pictures = createPictures(this._geometry, this._plan.cost, this._draw);
    if (this._plan.cost[this._wanted] <= budget) {
      this._layFront();
      this._draw(this._ctx, 0, this._wanted);
      this._shown = this._wanted;
    }
    this._sliceLater();
  },

  /** Draw what is wanted into another context, for another frame. */
  paint(ctx, frame) {
    if (this._isAnew()) this._drawAnew(ctx, frame);
    else this._drawer(frame)(ctx, 0, this._wanted);
  },

  /** Copy what the canvas shows to a context whose origin is the view's top left corner. */
  copyTo(ctx) {
    copyLaid(ctx, this._map, this._canvas, this._front);
  },

  _drawer(frame) {
    const { _plan: plan, _model: model } = this;
    const palette = this._colours();
    if (plan.sort === "some") return (ctx, from, to) => drawSome(ctx, frame, plan, from, to, model, palette);
    const lines = createLinePool(model.points, model.routes, frame.scale);
    return (ctx, from, to) => drawMany(ctx, frame, plan, from, to, lines, palette);
  },

  _layFront() {
    this._ctx = sizeCanvas(this._canvas, this._geometry, PROCESSOR);
    placeCanvas(this._canvas, this._geometry);
    this._front = this._geometry;
  },

  _advance(budget) {
    this._pictures.advance(budget, this._shown === null ? this._wanted : 0);
    if (this._shown === null && this._pictures.reached(this._wanted) && !this._map._animatingZoom) {
      this._layFront();
      this._shown = 0;
      this._present();
    }
    if (this._shown !== null) this._pictures.finish();
  },

  _sliceLater() {
    if (this._callOff || !this._pictures || this._pictures.done()) return;
    this._callOff = afterFrame(() => {
      this._callOff = null;
      if (!this._pictures) return;
      this._advance(SLICE_COST);
      this._sliceLater();
    });
  },

  /** Bring the canvas from what it shows to what is wanted, by the shortest way. */
  _present() {
    if (this._shown === null) return; // the slices will
    const { cost } = this._plan;
    const picture = this._pictures.before(this._wanted);
    const onward = this._shown <= this._wanted && !(picture && picture.at > this._shown);
    const from = onward ? this._shown : picture ? picture.at : 0;
    if (cost[this._wanted] - cost[from] > WAIT_COST && !this._pictures.reached(this._wanted)) {
      this._shown = null;
      return;
    }
    if (!onward) {
      if (picture) copyPicture(this._ctx, picture.canvas);
      else this._ctx.clearRect(0, 0, this._front.size.x, this._front.size.y);
    }
    this._draw(this._ctx, from, this._wanted);
    this._shown = this._wanted;
  },

  _animate({ zoom, center }) {
    if (this._front) carryCanvas(this._map, this._canvas, this._front, zoom, center);
  },

  _follow() {
    if (!this._front) return;
    const map = this._map;
    if (map.getZoom() !== this._front.zoom) carryCanvas(map, this._canvas, this._front, map.getZoom(), map.getCenter());
    else if (leavesCanvas(map, this._geometry)) this._restart(AT_ONCE_COST);
  },
});
