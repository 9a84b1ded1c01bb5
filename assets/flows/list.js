// The strongest routes as a list beside the map: pointing at one lights it up there, pressing holds it.

import { flowRouteWords, sideWords } from "../core/flows/words.js";
import { _, ngettext, numberWords } from "../core/gettext.js";
import { createDelay, element } from "../page/dom.js";

/** @import { FlowModel, Shown } from "../core/flows/types.js" */
/** @import { FlowTarget } from "./types.js" */

/** @typedef {{ item: HTMLElement, button: HTMLButtonElement, name: HTMLElement, side: HTMLElement, count: HTMLElement, bar: HTMLElement, route: number }} Row */

/** By which the style tells them apart. */
const SIDES = ["", "out", "in"];
const FLOW_LIST_MOST = 60;
const FLOW_LIST_PAUSE_MS = 250;

/**
 * `host`: `point(target)`, `hold(target)`, `held()`, `side(route)` (1 out, 2 in, 0 neither).
 * @param {FlowModel} model
 * @param {{ point(target: FlowTarget | null): void, hold(target: FlowTarget): void, held(): FlowTarget | null, side(route: number): number }} host
 */
export function createFlowList(model, host) {
  const heading = element("h2", { class: "sa-list-title", text: _("Strongest routes") });
  const list = element("ol", { class: "sa-flow-list" });
  const rest = element("p", { class: "sa-more sa-muted" });
  const box = element("div", { class: "sa-list-box", "data-role": "list", tabindex: "-1" }, [list, rest]);
  const panel = element("section", { class: "sa-list", "aria-label": _("Strongest routes") }, [heading, box]);
  /** @type {Row[]} */
  const rows = [];
  let filledAt = -Infinity;
  /** @type {Shown} */
  let wanted = { routes: [], visits: 0, active: 0, share: 0 };
  const later = createDelay(fill);

  /** @returns {Row} */
  function makeRow() {
    const name = element("span", { class: "sa-flow-name", dir: "auto" });
    const side = element("span", { class: "sa-flow-side" });
    const count = element("span", { class: "sa-flow-count" });
    const bar = element("span", { class: "sa-flow-bar", "aria-hidden": "true" });
    const button = element("button", { class: "sa-flow-row" }, [name, side, count, bar]);
    const item = element("li", {}, [button]);
    const row = { item, button, name, side, count, bar, route: -1 };
    /** @returns {FlowTarget} */
    const target = () => ({ sort: "route", route: row.route });
    button.addEventListener("pointerenter", () => host.point(target()));
    button.addEventListener("pointerleave", () => host.point(null));
    button.addEventListener("focus", () => button.matches(":focus-visible") && host.point(target()));
    button.addEventListener("blur", () => host.point(null));
    button.addEventListener("click", () => host.hold(target()));
    rows.push(row);
    return row;
  }

  /** Which row is held down. */
  function showHeld() {
    for (const { button, route } of rows) button.setAttribute("aria-pressed", String(host.held()?.route === route));
  }

  function fill() {
    filledAt = performance.now();
    const { routes, active } = wanted;
    const most = Math.min(FLOW_LIST_MOST, routes.length);
    while (rows.length < most) list.append(makeRow().item);
    rows.forEach((row, at) => {
      row.item.hidden = at >= most;
      if (at >= most) return;
      const { route, visits } = routes[at];
      row.bar.style.width = `${(100 * visits) / routes[0].visits}%`;
      const side = host.side(route);
      row.button.dataset.side = SIDES[side];
      row.count.textContent = numberWords(visits);
      row.side.textContent = sideWords(side);
      row.button.dataset.route = String(route);
      if (row.route === route) return;
      row.route = route;
      row.name.textContent = flowRouteWords(model, route);
    });
    showHeld();
    rest.textContent = active > most ? ngettext("{count} more route in the table", "{count} more routes in the table", active - most) : active ? "" : _("No visits");
  }

  return {
    panel,
    box,
    showHeld,
    /** `shown` as `strongest` of the sums gives it. Shown at once, but not with every period of play. @param {Shown} shown */
    set(shown) {
      wanted = shown;
      const wait = filledAt + FLOW_LIST_PAUSE_MS - performance.now();
      if (wait > 0) {
        later.wait(wait);
        return;
      }
      later.cancel();
      fill();
    },
    /** Places have other names from now on. */
    rename: () => rows.forEach((row) => (row.route = -1)),
    destroy: later.cancel,
  };
}
