// The followed leader on the map: a figure that stands at a place or moves along a leg.

import { partOfWay, placesOfRoute } from "../core/lines.js";
import { legStyle, styleOf } from "../core/ops.js";
import { element } from "../page/dom.js";
import { CanvasLayer } from "./canvas_layer.js";
import { L } from "./leaflet.js";
import { leafletSpot } from "./plane.js";
import { drawWay } from "./routes.js";

/** @import { Model, Way, Whereabouts } from "../core/types.js" */
/** @import { Palette } from "../page/types.js" */
/** @import { LeafletMap } from "./types.js" */

/**
 * `look`: a class of its own, for the second of two leaders.
 * @param {LeafletMap} map @param {Model} model @param {() => Palette} colours
 */
export function createTraveller(map, model, colours, look = "") {
  const dot = element("div", { class: "sa-traveller-dot" });
  const label = element("div", { class: "sa-traveller-label", dir: "auto", "data-role": look ? "traveller-second-label" : "traveller-label" });
  const holder = element("div", { class: `sa-traveller ${look}`, "data-role": look ? "traveller-second" : "traveller" }, [dot, label]);
  const marker = L.marker([0, 0], {
    icon: L.divIcon({ html: holder, className: "sa-traveller-holder", iconSize: [0, 0] }),
    keyboard: false,
    interactive: false,
    pane: "sa-traveller",
  });
  /** @type {Way | null} */
  let way = null;
  /** @type {[lon: number, lat: number][]} */
  let gone = []; // the part of the way that lies behind
  /** @type {[lat: number, lon: number] | null} */
  let position = null;

  const trail = new CanvasLayer(
    (ctx, frame) => {
      if (way) drawWay(ctx, frame, way, frame.projection.line(gone), colours(), false);
    },
    { pane: "sa-trail", className: "sa-trail-way", shows: () => way !== null }
  ).addTo(map);

  /** @param {number} leg */
  function legWay(leg) {
    return { ...styleOf(legStyle(model, leg)), route: model.legs.route[leg], count: 1 };
  }

  /** @param {Whereabouts} where @returns {[lat: number, lon: number] | null} */
  function locate(where) {
    if (where.state === "moving") {
      gone = partOfWay(placesOfRoute(model.points, model.routes, model.legs.route[where.leg]), where.progress);
      const [lon, lat] = gone[gone.length - 1];
      return [lat, lon];
    }
    return where.point < 0 ? null : [model.points.lat[where.point], model.points.lon[where.point]];
  }

  function put() {
    if (!position) return;
    const spot = leafletSpot(map, ...position);
    if (!spot) {
      marker.remove();
      return;
    }
    marker.setLatLng(spot);
    if (!map.hasLayer(marker)) marker.addTo(map);
    const { x } = map.latLngToContainerPoint(spot);
    const half = label.offsetWidth / 2 + 4;
    const inside = Math.max(half, Math.min(map.getSize().x - half, x));
    holder.style.setProperty("--sa-shift", `${Math.round(Math.abs(inside - x) < half ? inside - x : 0)}px`);
  }

  /** @param {Whereabouts} where @param {string} words */
  function update(where, words) {
    position = locate(where);
    const moving = where.state === "moving";
    if (moving || way) {
      way = moving ? legWay(where.leg) : null;
      trail.redrawNow();
    }
    if (!position) {
      marker.remove();
      return;
    }
    if (label.textContent !== words) label.textContent = words;
    holder.classList.toggle("sa-moving", moving);
    put();
  }

  map.on("viewreset moveend", put);
  return {
    update,
    trail,
    /** As it is drawn: `{lat, lon, words, moving}`, or null when it is not. */
    shown: () => (position ? { lat: position[0], lon: position[1], words: label.textContent, moving: way !== null } : null),
    /** Where the label stands still, for the names of places around it; null while it moves. */
    standing: () => (position && !way ? { lat: position[0], lon: position[1], width: label.offsetWidth + 6 } : null),
    redraw: () => trail.redraw(),
    destroy() {
      map.off("viewreset moveend", put);
      marker.remove();
      trail.remove();
    },
  };
}
