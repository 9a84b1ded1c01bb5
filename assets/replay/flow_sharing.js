// What a map of flows says of itself where it leaves the page: in pictures, videos, links and the address bar.

/** Seconds that a replay of the range takes, or null when nothing is dated. */
function flowSeconds(model, { range }, calm, pace) {
  if (model.extent === null) return null;
  if (calm) return STEP_SECONDS * (1 + periodOfDay(model, range[1]) - periodOfDay(model, range[0]));
  const steps = pace(range[0], range[1] + 1);
  return steps[steps.length - 1][0];
}

/** File names without their ending; `period`: the one shown. */
function flowNames(model, { country, range }, period) {
  const map = fileStem(flowTitle(model, country));
  if (model.extent === null) return { map, picture: map, video: map };
  const [from, to] = range.map(fragmentDate);
  return { map, picture: `${map}-${fragmentDate(model.starts[period])}`, video: `${map}-${from}-${to}` };
}

/**
 * Sharing of a map of flows. `host`: what createSharing needs beside poster, form and words of the state, what
 * flowPosterContent and createFlowPicture need, and `period()`, `span()`, `since()` (in words, or nothing), `calm()`,
 * `pace(from, to)`.
 */
function createFlowSharing(root, map, model, host) {
  const { state, period } = host;
  const poster = createPoster({
    root,
    picture: (look) => createFlowPicture(map, host, look),
    content: (moving) => flowPosterContent(model, host, moving),
    drawSign: drawFlowSign,
    language: () => model.naming.language,
    day: () =>
      model.extent === null
        ? { date: "No dates known", weekday: "", where: "" }
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
      day: () => (model.extent === null ? "without a date" : `as it was ${spanPhrase(model, host.span())}`),
      range: () => (model.extent === null ? "" : rangePeriodsWords(model, state.range)),
      names: () => flowNames(model, state, period()),
      seconds: () => flowSeconds(model, state, host.calm(), host.pace),
    },
  });
}
