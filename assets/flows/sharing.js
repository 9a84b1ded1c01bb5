// What a map of flows says of itself where it leaves the page: in pictures, videos, links and the address bar.

import { fragmentDate } from "../core/fragment.js";
import { fileStem } from "../core/share.js";
import { periodOfDay, periodWords } from "../core/flows/document.js";
import { FLOW_FORM } from "../core/flows/fragment.js";
import { momentWords, spanPhrase } from "../core/flows/words.js";
import { _ } from "../core/gettext.js";
import { STEP_SECONDS } from "../time/player.js";
import { createPoster } from "../sharing/poster.js";
import { createSharing } from "../sharing/sharing.js";
import { flowTitle } from "./controls.js";
import { createFlowPicture, drawFlowSign, flowPosterContent, rangePeriodsWords } from "./poster.js";

/** @import { PaceSteps } from "../core/types.js" */
/** @import { FlowModel, FlowState } from "../core/flows/types.js" */
/** @import { LeafletMap } from "../map/types.js" */
/** @import { FlowSharingHost } from "./types.js" */

/**
 * Seconds that a replay of the range takes, or null when nothing is dated.
 * @param {FlowModel} model @param {FlowState} state @param {boolean} calm
 * @param {(from: number, to: number) => PaceSteps} pace
 */
function flowSeconds(model, { range }, calm, pace) {
  if (model.extent === null) return null;
  if (calm) return STEP_SECONDS * (1 + periodOfDay(model, range[1]) - periodOfDay(model, range[0]));
  const steps = pace(range[0], range[1] + 1);
  return steps[steps.length - 1][0];
}

/**
 * File names without their ending; `map`: as the page's button saves it; `period`: the one shown.
 * @param {FlowModel} model @param {FlowState} state @param {number} period
 */
function flowNames(model, { country, range }, period) {
  const stem = fileStem(flowTitle(model, country));
  if (model.extent === null) return { map: "flows", picture: stem, video: stem };
  const [from, to] = range.map(fragmentDate);
  return { map: "flows", picture: `${stem}-${fragmentDate(model.starts[period])}`, video: `${stem}-${from}-${to}` };
}

/**
 * Sharing of a map of flows. `host`: what createSharing needs beside poster, form and words of the state, what
 * flowPosterContent and createFlowPicture need, and `period()`, `span()`, `since()` (in words, or nothing), `calm()`,
 * `pace(from, to)`.
 * @param {HTMLElement} root @param {LeafletMap} map @param {FlowModel} model @param {FlowSharingHost} host
 */
export function createFlowSharing(root, map, model, host) {
  const { state, period } = host;
  const poster = createPoster({
    root,
    picture: (look) => createFlowPicture(map, host, look),
    content: (moving) => flowPosterContent(model, host, moving),
    drawSign: drawFlowSign,
    language: () => model.naming.language,
    day: () =>
      model.extent === null
        ? { date: _("No dates known"), weekday: "", where: "" }
        : { date: periodWords(model, period()), weekday: host.since(), where: momentWords(model, host.shown()) },
  });
  return createSharing(root, map, model, {
    ...host,
    ownsAddress: host.ownsAddress && model.extent !== null,
    poster,
    stateNow: () => ({ ...state, day: model.extent === null ? 0 : model.starts[period()] }),
    form: FLOW_FORM,
    told: {
      title: () => flowTitle(model, state.country),
      day: () => (model.extent === null ? _("without a date") : _("as it was {when}", { when: spanPhrase(model, host.span()) })),
      range: () => (model.extent === null ? "" : rangePeriodsWords(model, state.range)),
      names: () => flowNames(model, state, period()),
      seconds: () => flowSeconds(model, state, host.calm(), host.pace),
    },
  });
}
