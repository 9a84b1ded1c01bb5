// The map of a replay: base map, routes, marks, names, cards. Leaflet's side of the page.

import { linesSaid } from "../core/lines_said.js";
import { scenesBounds, scenesSpots } from "../core/bounds.js";
import { sidedGroups } from "../core/marks.js";
import { endsBetween } from "../core/modes.js";
import { endsOf } from "../core/ops.js";
import { askedChoice } from "../core/projecting.js";
import { listedOf } from "../core/scene.js";
import { spanOf } from "../core/turning.js";
import { createCard } from "../reading/card.js";
import { createOutside } from "../reading/outside.js";
import { createMapBase } from "../map/base.js";
import { createBasemap } from "../map/basemap.js";
import { lookAt } from "../map/camera.js";
import { createDrawnMarks } from "../map/drawn_marks.js";
import { createGoneMarks } from "../map/gone.js";
import { createMarks } from "../map/marks.js";
import { createNames } from "../map/names.js";
import { createCountryOutlines } from "../map/outlines.js";
import { spotIn, viewLie } from "../map/plane.js";
import { createProjecting } from "../map/projecting.js";
import { WaysLayer } from "../map/ways_layer.js";

/** @import { Projection } from "../core/projection.js" */
/** @import { Asked, MapCentre, Model, PlaneSpot, Scene, State } from "../core/types.js" */
/** @import { Bindings, Spot } from "../page/types.js" */
/** @import { LeafletMap, Mark, Shapes, Standing } from "../map/types.js" */
/** @import { MapViewHost } from "./types.js" */

const CLOSE_ZOOM = 4;

/**
 * What of the plane is fitted for what lies in `wanted`: null for all of it.
 * @param {Projection} projection @param {number[] | null} wanted
 */
function aroundMiddle({ name, clips, wraps, centre }, wanted) {
  if (!wanted || clips || (wraps && centre.lon)) return null;
  if (name !== "azimuthal-equidistant") return wanted;
  const reach = Math.max(...wanted.map((edge) => Math.abs(edge - 0.5)));
  return [0.5 - reach, 0.5 - reach, 0.5 + reach, 0.5 + reach];
}

/**
 * `box` holds the map and its card.
 * @param {HTMLElement} root @param {HTMLElement} box @param {LeafletMap} map @param {Model} model @param {Shapes} shapes
 * @param {MapViewHost} host @param {Bindings} bindings
 */
export function createMapView(root, box, map, model, shapes, host, bindings) {
  const projecting = createProjecting(map, box, { seat: seatOf, change: host.onProjection, refused: host.refused }, bindings);
  projecting.lay(host.state);
  const base = createMapBase(box, map, linesSaid(model.credits), bindings);
  const card = createCard(box, model, host.onPick, (key, focused) => {
    const again = marks.shown().find((mark) => mark.button.dataset.key === key)?.button;
    if (focused && again) again.focus({ preventScroll: true });
  });

  const outside = createOutside(() => {
    host.onRange(spanOf(model, host.scenes().flatMap(({ dated }) => [...dated])));
    view.fit(host.scenes());
    map.getContainer().focus({ preventScroll: true });
  });
  projecting.panel.append(outside.button);

  /** @type {Standing | null} */
  let standing = null;
  /** @type {Float64Array | null} */
  let ends = null;
  const basemap = createBasemap(shapes, host.colours);
  const marks = createMarks(map, openCard);
  const gone = createGoneMarks(map, model.changes, host.onGone);
  const outlines = createCountryOutlines(map, model, host.pathsOf, marks.shown, host.colours, bindings);
  const drawnMarks = createDrawnMarks(map, root, {
    marks: marks.shown,
    words: () => model.vocabulary.role,
    colours: host.colours,
    inks: host.inks,
  });
  const ways = new WaysLayer(model, host.wayColours);
  const names = createNames(map, model, {
    marks: marks.shown,
    ends: endPoints,
    standing: () => standing,
    many: () => host.plan().sort === "many",
    colours: host.colours,
  });

  /** Where the leader sits whom a state follows. @param {State} state @returns {MapCentre | null} */
  function seatOf({ follow }) {
    const seat = follow < 0 ? -1 : model.leaders.seat[follow];
    return seat < 0 ? null : { lat: model.points.lat[seat], lon: model.points.lon[seat] };
  }

  const allEnds = () => (ends ??= endsOf(model, host.plan()));

  /** Points where ways that are shown begin or end, one for each place. */
  function endPoints() {
    const [begin, shown] = host.strokes();
    if (host.plan().windowed) return endsBetween(model, host.plan(), begin, shown);
    /** @type {number[]} */
    const points = [];
    allEnds().forEach((from, place) => {
      if (from < shown) points.push(place);
    });
    return points;
  }

  /** @param {Mark} mark */
  function openCard({ group, state }) {
    if (!state) return;
    const x = spotIn(viewLie(map), group.lat, group.lon)?.x ?? 0;
    card.open(group.view, group, state.members || group.members.subarray(0, state.count), x > map.getSize().x / 2);
  }

  bindings.on(box, "keydown", (event) => {
    if (event.key === "Escape") card.shut();
  });
  /** What of the plane shows these scenes. @param {Scene[]} scenes @returns {[number[] | null, PlaneSpot[]]} */
  const placeOf = (scenes) => [aroundMiddle(map.projection, scenesBounds(model, map.projection, scenes)), scenesSpots(model, map.projection, scenes)];

  const view = {
    projecting,
    layers: { basemap, countries: host.countries, outlines: outlines.layer, ways, names: names.layer },
    marksShown: marks.shown,
    goneShown: gone.shown,
    wanted: base.wanted,
    closeCard: card.shut,
    /** Where all marks and ends of ways lie in the view, whatever the day, as `{x, y}`. */
    spots() {
      const { lat, lon } = model.points;
      const places = marks.places();
      allEnds().forEach((from, point) => {
        if (from < Infinity) places.push([lat[point], lon[point]]);
      });
      const lie = viewLie(map);
      return places.map(([north, east]) => spotIn(lie, north, east)).filter(/** @returns {spot is Spot} */ (spot) => spot !== null);
    },
    /** Other meetings or ways. */
    fill() {
      ends = null;
      marks.fill(host.scenes()[0].view, sidedGroups(host.scenes()));
      outside.set(listedOf(host.scenes()).outside);
      ways.setPlan(host.plan());
    },
    /**
     * Another day or other strokes: bring marks, ways and names up to it; `since`: see `tense`.
     * @param {number} day @param {number} since
     */
    update(day, since) {
      const changed = marks.update(day, since);
      gone.update(Math.max(since, host.state.range[0]), day);
      ways.show(host.strokes()[1], host.strokes()[0]);
      if (!changed) return;
      names.redraw();
      drawnMarks.redraw();
    },
    /** The meetings of the day shown. */
    setCurrent: outlines.setCurrent,
    /** Other strokes on the same day. */
    updateWays() {
      ways.show(host.strokes()[1], host.strokes()[0]);
      names.redraw();
    },
    /** Open with a projection that the address asks for. @param {Asked} asked @param {Scene[]} scenes */
    open(asked, scenes) {
      Object.assign(host.state, projecting.settle(askedChoice(asked), host.state));
      projecting.lay(host.state);
      this.fit(scenes);
    },
    /** The state's projection or whose view it is may be another; `anew`: it surely is. @param {boolean} anew @param {Scene[]} scenes */
    lay(anew, scenes) {
      if (projecting.lay(host.state) || anew) this.fit(scenes);
    },
    /** What of the plane shows them; null: all of it. @param {Scene[]} scenes */
    wantedBy: (scenes) => placeOf(scenes)[0],
    /** Where the map would look then. @param {Scene[]} scenes */
    viewFor: (scenes) => base.viewFor(...placeOf(scenes)),
    /**
     * Show what these scenes show, or the whole world; the first time the layers are put on the map.
     * @param {Scene[]} scenes
     */
    fit(scenes) {
      base.lay();
      base.fit(...placeOf(scenes));
      basemap.addTo(map);
      host.countries.addTo(map);
      outlines.layer.addTo(map);
      ways.addTo(map);
      names.layer.addTo(map);
      drawnMarks.addTo(map);
      gone.place();
    },
    /** @param {number} point */
    flyTo(point) {
      const { lat, lon } = model.points;
      lookAt(map, { lat: lat[point], lon: lon[point], zoom: Math.max(map.getZoom(), CLOSE_ZOOM) }, !host.calm());
    },
    /** Where the traveller's label is, as `{lat, lon, width}`, or null. @param {Standing | null} place */
    setStanding(place) {
      const moved = place?.lat !== standing?.lat || place?.lon !== standing?.lon || place?.width !== standing?.width;
      standing = place;
      if (moved) names.redraw();
    },
    redraw() {
      basemap.redraw();
      host.countries.redraw();
      outlines.layer.redraw();
      ways.redraw();
      names.redraw();
      drawnMarks.redraw();
    },
    destroy() {
      card.shut();
      marks.destroy();
      gone.destroy();
      names.destroy();
      drawnMarks.remove();
      ways.remove();
      outlines.layer.remove();
      host.countries.remove();
      basemap.remove();
      base.destroy();
    },
  };
  return view;
}
