// The rarer choices, behind one button: how much is shown, how time passes, a day typed in, a second leader.

import { MODES, oneOf, PACES } from "../core/fragment.js";
import { _, spoken } from "../core/gettext.js";
import { MODE_WORDS } from "../core/modes.js";
import { languageName, OWN_NAMES, readersLanguage, TABLE_NAMES, writtenLanguages } from "../core/names.js";
import { typedExample } from "../core/typed_date.js";
import { spokenWords } from "../core/words.js";
import { element } from "../page/dom.js";
import { readersLanguages } from "../page/readers.js";
import { countedName, followOptions } from "../reading/header.js";

/** @import { Model, Naming, State } from "../core/types.js" */
/** @import { Choice, MoreHost, Named } from "./types.js" */

/** @param {string | number} value @param {string} text @returns {Choice} */
const choice = (value, text) => [value, text];

/** @param {Choice[]} options */
function optionsOf(options) {
  return options.map(([value, text]) => element("option", { value, text, dir: "auto" }));
}

/** @param {string} role @param {string} label @param {Choice[]} options */
function selectOf(role, label, options) {
  return element("select", { "data-role": role, "aria-label": label }, optionsOf(options));
}

/** @param {string} text @param {HTMLElement} control */
function rarerRow(text, control) {
  return element("label", { class: "sa-rarer-row" }, [element("span", { text }), control]);
}

/**
 * The form in which a day is typed. `goTo(text)` returns what is wrong with it, or nothing.
 * @param {(text: string) => string} goTo
 */
function createDateForm(goTo) {
  const input = element("input", { type: "text", "data-role": "date-typed", autocomplete: "off", spellcheck: "false", placeholder: typedExample(), "aria-label": _("Day to go to") });
  const said = element("p", { class: "sa-date-problem", role: "status", "data-role": "date-problem" });
  // Translators: "Go to" stands before a field in which a day is typed, "Go" on the button behind it.
  const form = element("form", { class: "sa-rarer-row sa-date-form" }, [
    element("span", { text: _("Go to") }),
    element("span", { class: "sa-date-field" }, [input, element("button", { type: "submit", class: "sa-text-button", "data-role": "date-go", text: _("Go") })]),
    said,
  ]);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const problem = goTo(input.value);
    said.textContent = problem;
    input.setAttribute("aria-invalid", String(Boolean(problem)));
    if (problem) input.select();
    else input.value = "";
  });
  return form;
}

/**
 * The choice of a second leader; options as `followOptions` of the header has them.
 * @param {Model} model @param {(changes: { compare: number }) => void} change
 */
function createCompareSelect(model, change) {
  const people = followOptions(model).slice(1);
  const select = selectOf("compare", _("Compare with"), [choice(-1, _("Nobody")), ...people.map(({ name, leader, count }) => choice(leader, countedName(name, count)))]);
  select.addEventListener("change", () => change({ compare: Number(select.value) }));
  return {
    select,
    /** @param {number} follow @param {number} compare */
    set(follow, compare) {
      select.disabled = follow < 0;
      select.title = follow < 0 ? _("Follow a leader first") : "";
      for (const option of select.options) option.hidden = option.disabled = Number(option.value) === follow && follow >= 0;
      select.value = String(compare);
    },
  };
}

/**
 * The choice of names of places; null where the document has the table's own only. `fill()` when it is about to be
 * seen: what some thirty languages are called takes a browser a moment.
 * @param {{ naming: Naming }} model @param {(changes: { names: string }) => void} change
 */
function createNamesChoice(model, change) {
  const languages = writtenLanguages(model.naming);
  if (!languages.length) return null;
  const own = readersLanguage(model, readersLanguages());
  const select = selectOf("names", _("Names of places"), []);
  let chosen = OWN_NAMES;
  const show = () => (select.value = chosen || own || TABLE_NAMES);
  select.addEventListener("change", () => change({ names: select.value }));
  return {
    select,
    fill() {
      if (select.length) return;
      const named = languages.map((language) => ({ language, name: languageName(language) ?? language }));
      const mine = named.filter(({ language }) => language === own).map(({ language, name }) => choice(language, _("In my language ({language})", { language: name })));
      const others = named.filter(({ language }) => language !== own).sort((a, b) => a.name.localeCompare(b.name, spoken()));
      select.append(...optionsOf([choice(TABLE_NAMES, _("As in the table")), ...mine, ...others.map(({ language, name }) => choice(language, name))]));
      show();
    },
    /** @param {string} names */
    set(names) {
      chosen = names;
      show();
    },
  };
}

/**
 * What stands behind "More" on every map: rows before and after loop and typed date, names of places, and in the last
 * row ways to the ends, called as `ends` says, before `actions`.
 * @param {Named} model @param {MoreHost<{ loop: boolean, names: string }>} host @param {[first: string, last: string]} ends
 * @param {Node[]} before @param {Node[]} after @param {Node[]} actions
 */
export function createMore(model, host, ends, before, after, actions) {
  const loop = element("input", { type: "checkbox", "data-role": "loop" });
  const [first, last] = ["first", "last"].map((role, at) => element("button", { class: "sa-text-button", "data-role": role, text: ends[at] }));
  const names = createNamesChoice(model, host.change);
  const summary = element("summary", { class: "sa-text-button", "data-role": "more", text: _("More") });
  const body = element("div", { class: "sa-rarer-body", role: "group", "aria-label": _("More choices") }, [
    ...before,
    element("label", { class: "sa-rarer-row" }, [element("span", { text: _("Loop") }), element("span", {}, [loop, " ", element("span", { text: _("Begin again at the end") })])]),
    createDateForm(host.goTo),
    ...after,
    names && rarerRow(_("Names"), names.select),
    element("div", { class: "sa-rarer-actions" }, [first, last, ...actions]),
  ]);
  const details = element("details", { class: "sa-rarer" }, [summary, body]);
  loop.addEventListener("change", () => host.change({ loop: loop.checked }));
  first.addEventListener("click", () => host.jump("first"));
  last.addEventListener("click", () => host.jump("last"));
  details.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !details.open) return;
    event.stopPropagation();
    details.open = false;
    summary.focus();
  });
  details.addEventListener("toggle", () => names?.fill());
  return {
    details,
    summary,
    /** @param {{ loop: boolean, names: string }} state */
    set(state) {
      loop.checked = state.loop;
      names?.set(state.names);
    },
  };
}

/**
 * `actions`: more buttons for the last row.
 * @param {Model} model @param {MoreHost<State>} host @param {Node[]} actions
 */
export function createRarer(model, host, actions) {
  const mode = selectOf("mode", _("What of the past is shown"), Object.entries(spokenWords(MODE_WORDS)));
  const pace = selectOf("pace", _("Pace of play"), [["calendar", _("By the calendar")], ["event", _("By event, idle days short")]]);
  const compare = createCompareSelect(model, host.change);
  const more = createMore(model, host, [_("First day"), _("Last day")], [rarerRow(_("Show"), mode), rarerRow(_("Pace"), pace)], [rarerRow(_("Compare"), compare.select)], actions);
  mode.addEventListener("change", () => host.change({ mode: oneOf(MODES, mode.value) ?? MODES[0] }));
  pace.addEventListener("change", () => host.change({ pace: oneOf(PACES, pace.value) ?? PACES[0] }));
  return {
    details: more.details,
    /** Bring the choices up to the state: messages and the address change it too. @param {State} state */
    set(state) {
      mode.value = state.mode;
      pace.value = state.pace;
      more.set(state);
      compare.set(state.follow, state.compare);
      more.summary.classList.toggle("sa-rarer-used", state.mode !== "all" || state.compare >= 0 || state.names !== OWN_NAMES);
    },
  };
}
