// The map of flows: base map, flows, capitals, names, what is pointed at, and the scale of widths.

// From the far north to the far south of where people live; where flows reach over much of the world, all of it.
const LIVED_IN = [0, worldY(80), 1, worldY(-54)];

// Degrees: what is no farther from its capital is that capital, as another list of places has it.
const NEAR_CAPITAL = 0.35;

/** The box in world units that holds the points of all drawn routes. */
function flowsBox({ routes, points }) {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let route = 0; route < routes.count; route += 1) {
    if (!routes.drawn[route]) continue;
    for (const point of [routes.origin[route], routes.destination[route]]) {
      const [x, y] = [worldX(points.lon[point]), worldY(points.lat[point])];
      [left, top, right, bottom] = [Math.min(left, x), Math.min(top, y), Math.max(right, x), Math.max(bottom, y)];
    }
  }
  return right - left > 0.5 || right < left ? LIVED_IN : [left, top, right, bottom];
}

/**
 * `host`: `state`, `shown()` (see `strongest`, with `tentative` on each route), `span()`, `most()` (visits of the widest
 * curve), `colours()`, `inks()`, `pick(country)`, `words(target)`, `onHold()`.
 * `box` holds the map.
 */
function createFlowMapView(root, box, map, model, world, host, bindings) {
  const base = createMapBase(box, map, model.credits, bindings);
  const basemap = createBasemap(world, host.colours);
  const scale = createFlowScale();
  const note = createCutNote(model);
  box.append(element("div", { class: "sa-flow-corner" }, [scale.panel, note]));
  let ends = new Map();
  let capitals = new Map();

  const widest = () => widestCurve(map.getSize().x);
  const sideOf = (route) => (host.state.country < 0 ? 0 : model.routes.country[route] === host.state.country ? 1 : 2);
  const belongs = (route, { sort, route: wanted, country }) =>
    sort === "route" ? route === wanted : model.routes.country[route] === country || model.points.country[model.routes.destination[route]] === country;

  const flows = createFlowLayer(map, model, {
    flows: () => host.shown().routes,
    pointed: ({ route }) => belongs(route, pointing.target()),
    isPointing: () => pointing.target() !== null,
    pointedCountry: () => pointing.target().country ?? -1,
    width: (visits) => flowWidth(visits, host.most(), widest()),
    side: sideOf,
    colours: host.colours,
    drawEnds: createCapitals(map, model, { capitals: () => capitals, picked: () => host.state.country, inks: host.inks }),
  });
  const names = createFlowNames(map, model, { ends: () => ends, colours: host.colours, free: cornerBox });
  const pointing = createPointing(root, map, {
    flowAt: flows.at,
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

  /** Where the scale lies: no name goes under it. */
  function cornerBox() {
    const [outer, inner] = [map.getContainer(), scale.panel].map((node) => node.getBoundingClientRect());
    return scale.panel.hidden ? [] : [[inner.left - outer.left, inner.top - outer.top, inner.right - outer.left, inner.bottom - outer.top]];
  }

  function middle(target) {
    if (target.sort === "route") return model.routes.drawn[target.route] ? flows.middle(target.route) : { x: map.getSize().x / 2, y: 40 };
    const seat = model.points.count + target.country;
    return map.latLngToContainerPoint([model.points.lat[seat], nearestLon(model.points.lon[seat], map.getCenter().lng)]);
  }

  const atCapital = (point, seat) => {
    const { lat, lon } = model.points;
    return Math.abs(lat[point] - lat[seat]) < NEAR_CAPITAL && Math.abs(lon[point] - lon[seat]) < NEAR_CAPITAL;
  };

  /** Find the points where shown flows begin or end, and the countries whose capitals are among them. */
  function findEnds() {
    ends = new Map();
    const countries = (capitals = new Map());
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
    layers: () => [basemap, flows.layer, names.layer],
    pointing,
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
    fit() {
      base.fit(flowsBox(model));
      basemap.addTo(map);
      flows.addTo();
      names.layer.addTo(map);
    },
    redraw() {
      basemap.redraw();
      flows.redraw();
      names.layer.redraw();
    },
    destroy() {
      marks.destroy();
      names.destroy();
      flows.remove();
      basemap.remove();
      base.destroy();
    },
  };
}
