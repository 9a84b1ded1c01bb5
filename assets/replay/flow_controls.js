// Choices of the map of flows: period or so far, how many routes, steps and speeds of play.

const UNIT_DAYS = { day: 1, week: 7, month: 30.4375, year: 365.25 };
const PERIODS_A_SECOND = [0.5, 1, 2, 4, 8, 12, 24, 52];
const FLOW_PLAY_SECONDS = 45;
const FASTEST_AT_FIRST = 8;

/** The speed at opening, in days a second: all periods in some 45 seconds, but slow enough to be seen. */
function firstFlowSpeed(model) {
  const wanted = Math.min(FASTEST_AT_FIRST, model.periods / FLOW_PLAY_SECONDS);
  const distance = (speed) => Math.abs(Math.log(speed / wanted));
  return PERIODS_A_SECOND.reduce((best, speed) => (distance(speed) < distance(best) ? speed : best)) * UNIT_DAYS[model.by];
}

/** How the timeline steps by periods; see `DAYS` of the timeline. */
function periodCalendar(model) {
  const at = (period) => model.starts[Math.max(0, Math.min(model.periods - 1, period))];
  const of = (day) => periodOfDay(model, day);
  return {
    of: (day) => at(of(day)),
    next: (day, direction) => at(of(day) + direction),
    page: (day, direction) => at(of(addMonths(at(of(day)), 12 * direction))),
    words: (day) => periodWords(model, of(day)),
  };
}

/** The button row's names and speeds; see `MEETING_STEPS`. */
function flowSteps(model) {
  const unit = STEP_WORDS[model.by];
  const words = (speed) => {
    const periods = Math.round((speed / UNIT_DAYS[model.by]) * 100) / 100;
    return periods < 1 ? `1 ${unit} in ${1 / periods} s` : periods === 1 ? `1 ${unit} a second` : `${periods} ${unit}s/s`;
  };
  return {
    previous: model.by === "year" ? "Ten years back" : "One year back",
    back: `One ${unit} back`,
    on: `One ${unit} on`,
    next: model.by === "year" ? "Ten years on" : "One year on",
    speeds: PERIODS_A_SECOND.map((speed) => speed * UNIT_DAYS[model.by]),
    speedWords: words,
    rangeWords: (first, last) => periodSpanWords(model, periodOfDay(model, first), periodOfDay(model, last)),
    rarer: createFlowRarer,
  };
}

/** The rarer choices; see `createRarer`. */
function createFlowRarer(model, host, actions) {
  const step = STEP_WORDS[model.by];
  const { details, summary, set } = createMore(model, host, [`First ${step}`, `Last ${step}`], [], [], actions);
  return {
    details,
    set(state) {
      set(state);
      summary.classList.toggle("sa-rarer-used", state.names !== OWN_NAMES);
    },
  };
}

/** The switch between one period and all so far. */
function createModeSwitch(model, change) {
  const words = { period: FLOW_MODE_WORDS.period[model.by], "so-far": FLOW_MODE_WORDS["so-far"] };
  const buttons = FLOW_MODES.map((mode) => {
    const button = element("button", { type: "button", class: "sa-text-button", "data-role": `mode-${mode}`, "aria-pressed": "false", text: words[mode] });
    button.addEventListener("click", () => change({ mode }));
    return [mode, button];
  });
  return {
    panel: element("div", { class: "sa-flow-modes", role: "group", "aria-label": "What is counted" }, buttons.map(([, button]) => button)),
    set: (chosen) => buttons.forEach(([mode, button]) => button.setAttribute("aria-pressed", String(mode === chosen))),
  };
}

/** The slider for how many of the strongest routes are drawn. */
function createTopSlider(change) {
  const input = element("input", { type: "range", min: "0", max: String(TOP_STEPS.length - 1), step: "1", class: "sa-flow-top", "data-role": "top", "aria-label": "Routes shown" });
  const words = element("span", { class: "sa-flow-top-words", "data-role": "top-words" });
  input.addEventListener("input", () => change({ top: TOP_STEPS[Number(input.value)] }));
  return {
    panel: element("div", { class: "sa-flow-tops" }, [input, words]),
    set(top, shown) {
      input.value = String(TOP_STEPS.indexOf(top));
      const said = topWords(shown);
      if (words.textContent === said) return;
      words.textContent = said;
      input.setAttribute("aria-valuetext", said);
    },
  };
}

/** Countries to choose from, by name, with all their visits out and in. */
function countryOptions(model) {
  const { countries, routes, cells, points } = model;
  const counts = new Float64Array(countries.code.length);
  for (let row = 0; row < cells.count; row += 1) {
    const route = cells.route[row];
    counts[routes.country[route]] += cells.visits[row];
    counts[points.country[routes.destination[route]]] += cells.visits[row];
  }
  const options = countries.name
    .map((name, leader) => ({ name: name || countries.code[leader], leader, count: counts[leader] }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => a.name.localeCompare(b.name, model.naming.language || "en"));
  const all = cells.visits.reduce((sum, visits) => sum + visits, 0);
  return [{ name: "All countries", leader: -1, count: all }, ...options].map((one) => ({ ...one, count: numberWords(one.count) }));
}

function flowTitle(model, country) {
  if (country < 0) return model.title || "Who visited whom";
  const name = countryName(model, country);
  return model.title ? `${model.title}: ${name}` : `Where ${name} went, and who came`;
}

/** What the head of the page says; see `LEADER_HEAD`. */
function flowHead(model) {
  return {
    chosen: "Country",
    role: "country",
    options: countryOptions,
    title: flowTitle,
    date: (day) => periodWords(model, periodOfDay(model, day)),
    beside: () => "",
  };
}
