// Where a map looks, and how it comes to look elsewhere: a flat map is moved, a globe is turned.

import { geoInterpolate } from "d3-geo";
import { createProjection, middleOf } from "../core/projection.js";
import { nearestSpot } from "../core/spots.js";
import { L } from "./leaflet.js";
import { leafletSpot, ofLeaflet, project, toLeaflet } from "./plane.js";

/** @import { MapCentre, MapView } from "../core/types.js" */
/** @import { LeafletMap } from "./types.js" */

const FLIGHT_S = 0.8;

/** Where the map looks: the place in its middle, or the nearest to that where there is none. @param {LeafletMap} map @returns {MapView} */
export function lookedAt(map) {
  const { projection } = map;
  const { x, y } = ofLeaflet(map, map.getCenter());
  return { ...(projection.invert(x, y) ?? projection.nearest(x, y)), zoom: map.getZoom() };
}

/** Turn a globe so that a place is in its middle, now. @param {LeafletMap} map @param {MapCentre} centre */
export function turnTo(map, centre) {
  project(map, createProjection(map.projection.name, centre));
}

/** Leave the globe as it is. @param {LeafletMap} map */
export function stopTurning(map) {
  cancelAnimationFrame(map.turning ?? 0);
  map.turning = 0;
}

/** @param {LeafletMap} map @param {MapCentre} to @param {boolean} flying */
function turn(map, to, flying) {
  stopTurning(map);
  const { middle } = map.projection;
  const between = geoInterpolate([middle.lon, middle.lat], [to.lon, to.lat]);
  const begun = performance.now();
  const step = () => {
    const share = flying ? Math.min(1, (performance.now() - begun) / (1000 * FLIGHT_S)) : 1;
    const [lon, lat] = between(share * share * (3 - 2 * share));
    turnTo(map, share < 1 ? { lat, lon } : to);
    map.turning = share < 1 ? requestAnimationFrame(step) : 0;
    if (share === 1) map.fire("moveend");
  };
  step();
}

/**
 * Look at a place from a zoom.
 * @param {LeafletMap} map @param {MapView} view @param {boolean} flying
 */
export function lookAt(map, { lat, lon, zoom }, flying) {
  if (map.projection.clips) {
    map.setZoom(zoom, { animate: false });
    turn(map, { lat, lon }, flying);
    return;
  }
  const spot = leafletSpot(map, lat, lon);
  if (!spot) return;
  if (flying) map.flyTo(spot, zoom, { duration: FLIGHT_S });
  else map.setView(spot, zoom, { animate: false });
}

/**
 * Show all of these places, from no nearer than the zoom `most`.
 * @param {LeafletMap} map @param {[lon: number, lat: number][]} places @param {number} most @param {boolean} flying
 */
export function showPlaces(map, places, most, flying) {
  const middle = middleOf(places);
  if (map.projection.clips) {
    if (middle) turn(map, middle, flying);
    return;
  }
  const first = nearestSpot(map.projection, ofLeaflet(map, map.getCenter()).x, places[0][1], places[0][0]);
  if (!first) return;
  const spots = places.map(([lon, lat]) => nearestSpot(map.projection, first.x, lat, lon) ?? first);
  map.fitBounds(L.latLngBounds(spots.map((spot) => toLeaflet(map, spot))).pad(0.2), { maxZoom: most, animate: flying });
}
