// The second leader on the same clock: ways and a traveller of their own, in a second colour with a line
// that is hollow, so that the two are told apart without colours too.

/** The palette for one of two leaders: one colour whatever the kind; the second one's lines have a core. */
function leaderPalette(palette, side) {
  const colour = palette[side];
  return { ...palette, kinds: palette.kinds.map(() => colour), core: side === "second" ? palette.land : null };
}

/** `colours()` is the palette of the page. `fill(null)` takes the second leader off the map. */
function createCompanion(map, model, colours) {
  const own = () => leaderPalette(colours(), "second");
  const ways = new WaysLayer(model, own);
  let traveller = null;
  let scene = null;
  let shown = [0, 0];

  function remove() {
    if (traveller) traveller.destroy();
    traveller = null;
    ways.remove();
  }

  return {
    fill(next) {
      scene = next;
      if (scene === null) {
        remove();
        return;
      }
      ways.setPlan(scene.plan);
      if (traveller) return;
      ways.addTo(map);
      traveller = createTraveller(map, model, own, "sa-traveller-second");
    },
    /** Show `[from, to]` of the plan's strokes and where the leader is, `words` at the traveller. */
    step(strokes, where, words) {
      if (scene === null) return;
      shown = strokes;
      ways.show(shown[1], shown[0]);
      traveller.update(where, words);
    },
    /** What pictures are drawn from: none or one of `{layer, trail, plan}`. */
    ways: () => (traveller ? [{ layer: ways, trail: traveller.trail, plan: scene.plan }] : []),
    traveller: () => (traveller ? traveller.shown() : null),
    redraw() {
      if (scene === null) return;
      ways.redraw();
      traveller.redraw();
    },
    destroy: remove,
  };
}
