// The routes as a table: the figures of the period and of all so far, read without the map.

import { periodWords } from "../core/flows/document.js";
import { destinationWords, originWords } from "../core/flows/words.js";
import { _, N_, ngettext, numberWords, pgettext } from "../core/gettext.js";
import { element } from "../page/dom.js";

/** @import { FlowModel, FlowState, FlowSums } from "../core/flows/types.js" */
/** @import { Sheet, TableContent } from "../page/types.js" */
/** @import { FlowTableView } from "./types.js" */

/** Headings of the columns for the period shown. */
const PERIOD_COLUMNS = {
  day: [N_("Visits in the day"), N_("Reports in the day")],
  week: [N_("Visits in the week"), N_("Reports in the week")],
  month: [N_("Visits in the month"), N_("Reports in the month")],
  year: [N_("Visits in the year"), N_("Reports in the year")],
};

/**
 * The panel of routes; see `MEETING_SHEET`. `view`: `{model, sums, period, soFar}`, spans of periods.
 * @param {FlowModel} model
 * @returns {Sheet<FlowTableView>}
 */
export function flowSheet(model) {
  return {
    label: _("Table of the routes"),
    heading: _("The routes as a table"),
    none: _("No visits so far"),
    columns: [pgettext("route", "From"), pgettext("route", "To"), ...PERIOD_COLUMNS[model.by].map((words) => _(words)), _("Visits so far"), _("Reports so far")],
    add: addFlowRows,
    printed: 1000,
    unprinted: (left) =>
      ngettext(
        "{count} more route are not printed: pick a country or narrow the range to have them on paper.",
        "{count} more routes are not printed: pick a country or narrow the range to have them on paper.",
        left,
      ),
  };
}

/** @param {FlowTableView} view @param {number} route */
function flowRow({ model, sums, period, soFar }, route) {
  const now = sums.ofRoute(route, ...period);
  const all = sums.ofRoute(route, ...soFar);
  const place = destinationWords(model, route);
  /** @param {number} value */
  const number = (value) => element("td", { class: "sa-number", text: numberWords(value) });
  return element("tr", { "data-route": route }, [
    element("th", { scope: "row", text: originWords(model, route), dir: "auto" }),
    element("td", { text: model.routes.drawn[route] ? place : _("{place} (not on the map)", { place }), dir: "auto" }),
    ...[now.visits, now.reports, all.visits, all.reports].map(number),
  ]);
}

/** @param {HTMLTableElement} table @param {FlowTableView} view @param {Int32Array} routes */
function addFlowRows(table, view, routes) {
  table.tBodies[0].append(...Array.from(routes, (route) => flowRow(view, route)));
}

/**
 * What the table holds: all routes with visits so far, by their visits as the map counts them, equal ones as the
 * list has them. `state`: `{mode,
 * country}`, `period` the period shown.
 * @param {FlowModel} model @param {FlowSums} sums @param {Pick<FlowState, "mode" | "country">} state @param {number} period
 * @param {string} title
 * @returns {TableContent<FlowTableView>}
 */
export function flowTableContent(model, sums, state, period, title) {
  const soFar = sums.span("so-far", period);
  const counted = sums.span(state.mode, period);
  const routes = sums.inSpan(...soFar, state.country);
  const visits = new Map(routes.map((route) => [route, sums.ofRoute(route, ...counted).visits]));
  const order = routes.sort((a, b) => (visits.get(b) ?? 0) - (visits.get(a) ?? 0) || a - b);
  const words = _("{title}: {period}, and so far since {first}", { title, period: periodWords(model, period), first: periodWords(model, soFar[0]) });
  return { view: { model, sums, period: [period, period], soFar }, meetings: Int32Array.from(order), caption: words };
}
