// The map of flows: base map, flows, capitals, names, what is pointed at, and the scale of widths.

import { linesSaid } from "../core/lines_said.js";
import { flowWidth, widestCurve } from "../core/flows/scale.js";
import { countryName } from "../core/flows/words.js";
import { askedChoice } from "../core/projecting.js";
import { element } from "../page/dom.js";
import { createMapBase } from "../map/base.js";
import { createBasemap } from "../map/basemap.js";
import { spotIn, viewLie } from "../map/plane.js";
import { createProjecting } from "../map/projecting.js";
import { createCapitals } from "./capitals.js";
import { createFlowLayer } from "./layer.js";
import { createCutNote, createFlowScale } from "./legend.js";
import { createFlowMarks } from "./marks.js";
import { createFlowNames } from "./names.js";
import { createPointing } from "./pointing.js";

/** @import { MapCentre } from "../core/types.js" */
/** @import { FlowAsked, FlowModel, FlowState } from "../core/flows/types.js" */
/** @import { Projection } from "../core/projection.js" */
/** @import { Bindings, Box } from "../page/types.js" */
/** @import { LeafletMap, Shapes } from "../map/types.js" */
/** @import { Capitals, FlowMapHost, FlowTarget } from "./types.js" */

// From the far north to the far south of where people live; where flows reach over much of the world, all of it.
const LIVED_IN = [80, -54];

// Degrees: what is no farther from its capital is that capital, as another list of places has it.
const NEAR_CAPITAL = 0.35;

/** The box in world units that holds the points of all drawn routes. @param {FlowModel} model @param {Projection} projection */
function flowsBox({ routes, points }, projection) {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let route = 0; route < routes.count; route += 1) {
    if (!routes.drawn[route]) continue;
    for (const point of [routes.origin[route], routes.destination[route]]) {
      const spot = projection.project(points.lat[point], points.lon[point]);
      if (spot) [left, top, right, bottom] = [Math.min(left, spot.x), Math.min(top, spot.y), Math.max(right, spot.x), Math.max(bottom, spot.y)];
    }
  }
  if (right - left <= 0.5 && left <= right && !(projection.wraps && projection.centre.lon)) return [left, top, right, bottom];
  if (!projection.wraps) return null;
  const [north, south] = LIVED_IN.map((lat) => projection.project(lat, 0)?.y ?? 0);
  const middle = projection.project(0, projection.centre.lon)?.x ?? 0.5;
  return [middle - 0.5, north, middle + 0.5, south];
}

/**
 * `box` holds the map.
 * @param {HTMLElement} root @param {HTMLElement} box @param {LeafletMap} map @param {FlowModel} model @param {Shapes} shapes
 * @param {FlowMapHost} host @param {Bindings} bindings
 */
export function createFlowMapView(root, box, map, model, shapes, host, bindings) {
  const projecting = createProjecting(map, box, { seat: capitalOf, change: host.onProjection, refused: host.refused }, bindings);
  projecting.lay(host.state);
  const base = createMapBase(box, map, linesSaid(model.credits), bindings);
  const basemap = createBasemap(shapes, host.colours);
  const scale = createFlowScale();
  const note = createCutNote(model);
  box.append(element("div", { class: "sa-flow-corner" }, [scale.panel, note]));
  /** @type {Map<number, boolean>} */
  let ends = new Map();
  /** @type {Capitals} */
  let capitals = new Map();

  const widest = () => widestCurve(map.getSize().x);
  /** @param {number} route */
  const sideOf = (route) => (host.state.country < 0 ? 0 : model.routes.country[route] === host.state.country ? 1 : 2);
  /** @param {number} route @param {FlowTarget | null} target */
  const belongs = (route, target) => {
    if (target === null) return false;
    if (target.sort === "route") return route === target.route;
    return model.routes.country[route] === target.country || model.points.country[model.routes.destination[route]] === target.country;
  };

  const flows = createFlowLayer(map, model, {
    flows: () => host.shown().routes,
    pointed: ({ route }) => belongs(route, pointing.target()),
    isPointing: () => pointing.target() !== null,
    pointedCountry: () => pointing.target()?.country ?? -1,
    width: (visits) => flowWidth(visits, host.most(), widest()),
    side: sideOf,
    colours: host.colours,
    drawEnds: createCapitals(map, model, { capitals: () => capitals, picked: () => host.state.country, inks: host.inks }),
  });
  const names = createFlowNames(map, model, { ends: () => ends, colours: host.colours, free: cornerBox });
  const pointing = createPointing(root, map, {
    flowAt: (spot, reach) => (host.countries.alone() ? null : flows.at(spot, reach)),
    countryAt: host.countries.at,
    middle,
    words: host.words,
    light: () => flows.lit.redraw(),
    onHold: host.onHold,
  }, bindings);
  const marks = createFlowMarks(map, model, {
    pick: host.pick,
    point: pointing.point,
    words: (country) => host.words({ sort: "country", country }),
  });

  /** Where the scale lies: no name goes under it. @returns {Box[]} */
  function cornerBox() {
    const [outer, inner] = [map.getContainer(), scale.panel].map((node) => node.getBoundingClientRect());
    return scale.panel.hidden ? [] : [[inner.left - outer.left, inner.top - outer.top, inner.right - outer.left, inner.bottom - outer.top]];
  }

  /** @param {FlowTarget} target */
  function middle(target) {
    if (target.sort === "route") return model.routes.drawn[target.route] ? flows.middle(target.route) : { x: map.getSize().x / 2, y: 40 };
    const seat = model.points.count + target.country;
    return spotIn(viewLie(map), model.points.lat[seat], model.points.lon[seat]) ?? { x: map.getSize().x / 2, y: 40 };
  }

  /** The capital of the country whose flows are shown. @param {FlowState} state @returns {MapCentre | null} */
  function capitalOf({ country }) {
    const [lat, lon] = country < 0 ? [NaN, NaN] : [model.points.lat[model.points.count + country], model.points.lon[model.points.count + country]];
    return Number.isFinite(lat) ? { lat, lon } : null;
  }

  /** @param {number} point @param {number} seat */
  const atCapital = (point, seat) => {
    const { lat, lon } = model.points;
    return Math.abs(lat[point] - lat[seat]) < NEAR_CAPITAL && Math.abs(lon[point] - lon[seat]) < NEAR_CAPITAL;
  };

  /** Find the points where shown flows begin or end, and the countries whose capitals are among them. */
  function findEnds() {
    ends = new Map();
    /** @type {Capitals} */
    const countries = new Map();
    capitals = countries;
    /** @param {number} point @param {number} country @param {boolean} hollow */
    const mark = (point, country, hollow) => {
      ends.set(point, true);
      const known = countries.get(country);
      if (known) known.hollow &&= hollow;
      else countries.set(country, { hollow });
    };
    const { country: picked } = host.state;
    if (picked >= 0 && Number.isFinite(model.points.lat[model.points.count + picked])) mark(model.points.count + picked, picked, false);
    for (const { route } of host.shown().routes) {
      if (!model.routes.drawn[route]) continue;
      mark(model.routes.origin[route], model.routes.country[route], false);
      const to = model.routes.destination[route];
      const country = model.points.country[to];
      const sort = model.precisions[model.points.precision[to]];
      const vague = sort === "country" || sort === "elsewhere";
      if (vague || atCapital(to, model.points.count + country)) mark(to, country, vague);
      else ends.set(to, false);
    }
  }

  return {
    layers: () => (host.countries.alone() ? [basemap, host.countries.layer] : [basemap, host.countries.layer, flows.layer, names.layer]),
    pointing,
    projecting,
    wanted: base.wanted,
    sideOf,
    widest,
    /** Whether of a place that is shown only the country is known. */
    hollow: () => [...capitals.values()].some(({ hollow }) => hollow),
    /** Another period, mode, country or number of routes. */
    update() {
      findEnds();
      marks.update(capitals, host.state.country);
      const { country } = host.state;
      scale.set(host.most(), widest(), host.scaleWords(), country < 0 ? "" : countryName(model, country));
      flows.show();
      names.redraw();
      pointing.refresh();
    },
    /** Open with a projection that the address asks for. @param {FlowAsked} asked */
    open(asked) {
      Object.assign(host.state, projecting.settle(askedChoice(asked), host.state));
      projecting.lay(host.state);
      this.fit();
    },
    fit() {
      base.lay();
      base.fit(flowsBox(model, map.projection), []);
      basemap.addTo(map);
      host.countries.layer.addTo(map);
      flows.addTo();
      names.layer.addTo(map);
    },
    redraw() {
      basemap.redraw();
      host.countries.layer.redraw();
      flows.redraw();
      names.layer.redraw();
    },
    destroy() {
      marks.destroy();
      names.destroy();
      flows.remove();
      host.countries.layer.remove();
      basemap.remove();
      base.destroy();
    },
  };
}
