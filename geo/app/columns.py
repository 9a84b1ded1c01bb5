"""What the columns of a table hold: recognised, guessed and confirmed, or said by the reader."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from ..language import N_, _, list_words, number_words, rephrased, spoken
from ..profiles import Proposal, Question, applied, said_anew
from ..tables import REPORT_COLUMNS, RawTable, clip
from .answered import answered
from .aside import aside, is_large
from .fields import WORDS
from .grid import grid
from .how_read import SAMPLE, Settle, choose_kind, save_profile
from .made import proposed
from .text import plain
from .upload import Opened
from .whose import is_whose, whose

ABSENT, SAME = N_("Not in this table"), N_("The same in every row …")
FIRST = 9
"""Fields that are always asked for; the others only where something is proposed, or on opening the rest."""
CONSTANT = frozenset((*REPORT_COLUMNS, "leader_country", "year"))
"""Fields that a text may fill in every row."""
MOST_SAID = 500
"""Characters of such a text, which stands in every row."""
_LOOKED_AT = 200

Options = dict[str, tuple[str, ...]]
"""What can be chosen, as shown → the columns meant."""


def choose_columns(opened: Opened, settle: Settle, lacking: Sequence[str] = ()) -> None:
    """Ask what the columns hold, beginning with what they seem to; nothing is drawn before that.

    Where the rows leave a question open, that one comes first and the rest is folded away. ``lacking``: what
    most rows of the reading lack.
    """
    raw = opened.tables["reports"]
    questions = opened.questions if not opened.confirmed else ()
    _introduce(questions, lacking)
    seeming = {one.field: one for one in _proposed(opened)}
    first = [column for question in questions for column in question.columns]
    first += [column for one in seeming.values() for column in one.columns]
    grid(_sample(raw, first))
    order = list(WORDS)
    asked = [name for question in questions for name in question.fields]
    if not asked:
        asked = [name for name in order if name in order[:FIRST] or name in seeming]
    two_ways = [question for question in questions if is_whose(question)]
    answered = {name for question in two_ways for name in question.fields}
    chosen = [one for question in two_ways for one in whose(question, opened.key)]
    is_open = bool(two_ways) and not chosen
    chosen += _choices(raw, [name for name in asked if name not in answered], seeming, opened.key)
    with st.expander(_("What other columns hold")):
        chosen += _choices(raw, [name for name in order if name not in asked], seeming, opened.key)
    lacks = "" if is_open else _lacks({one.field for one in chosen})
    if lacks:
        st.warning(lacks)
    profile, columns = said_anew(raw, opened.profile, opened.columns, seeming.values(), chosen)
    with st.container(horizontal=True):
        st.button(
            _("Read the table so"),
            type="primary",
            disabled=is_open or bool(lacks),
            on_click=settle,
            args=(profile, columns, True),
        )
        save_profile(opened, profile or applied(chosen))
    choose_kind(settle, None)


def _sample(raw: RawTable, first: Sequence[str]) -> pd.DataFrame:
    """The fullest of the first rows, in their order, with the columns in question first."""
    looked_at = raw.cells.head(_LOOKED_AT)
    filled = looked_at.apply(lambda row: row.astype("bool").sum(), axis="columns")
    fullest = filled.sort_values(ascending=False, kind="stable").index[:SAMPLE]
    names = [str(name) for name in raw.cells]
    ahead = [name for name in dict.fromkeys(first) if name in names]
    return looked_at.loc[sorted(fullest), [*ahead, *(name for name in names if name not in ahead)]]


def _introduce(questions: Sequence[Question], lacking: Sequence[str]) -> None:
    """What is asked, and why."""
    if questions:
        many = len(questions) > 1
        title = _("Some questions before the map") if many else _("One question before the map")
        st.subheader(title, anchor=False)
        for question in questions:
            words, about = question.words(), _(WORDS[question.field])
            st.text(_("{name}: {words}", name=about, words=words) if many else words)
        return
    st.subheader(_("What do the columns hold?"), anchor=False)
    if lacking:
        st.warning(
            _(
                "Read as below, only {lacking}. So nothing is drawn yet.",
                lacking=list_words([rephrased(one) for one in lacking]),
            )
        )
    st.text(
        _(
            "This is what the columns seem to hold; change what is wrong, then read the table. "
            "Your file stays as it is."
        )
    )


def _proposed(opened: Opened) -> tuple[Proposal, ...]:
    """What the columns are read as, or seem to hold; judged once for each table, reading and language."""
    kept = st.session_state.get("proposed")
    key = (opened.key, opened.profile, opened.columns, spoken())
    if kept is None or kept[0] != key:
        kept = (key, _judged(opened))
        st.session_state["proposed"] = kept
    found: tuple[Proposal, ...] = kept[1]
    return found


def _judged(opened: Opened) -> tuple[Proposal, ...]:
    """What the columns seem to hold; those of a large table are judged in a process of their own."""
    if not is_large(opened.size):
        return proposed(opened)
    words = st.empty()

    def waiting(seconds: float, far: object) -> None:
        words.caption(_("Looking at the columns … {seconds} s", seconds=number_words(seconds, 0)))

    found: tuple[Proposal, ...] = aside(
        "proposed",
        opened,
        waiting=waiting,
        name=opened.name,
    )
    words.empty()
    return found


def _choices(raw: RawTable, fields: list[str], proposed: dict[str, Proposal], key: str) -> Iterable[Proposal]:
    """A select box for each field, two in a row; what is chosen in them."""
    made: list[Proposal] = []
    # A row of its own for every two: on a phone they then stand one below the other in this order.
    for first in range(0, len(fields), 2):
        for place, name in zip(st.columns(2), fields[first : first + 2], strict=False):
            with place:
                made += _choice(raw, name, proposed.get(name), key)
    return made


def _choice(raw: RawTable, name: str, proposal: Proposal | None, key: str) -> list[Proposal]:
    options: Options = {ABSENT: ()}
    if proposal and len(proposal.columns) > 1:
        options[f"{proposal.columns[0]} … {proposal.columns[-1]}"] = proposal.columns
    options |= {clip(header): (header,) for header in map(str, raw.cells.columns)}
    known = proposal.columns[0][1:] if proposal and proposal.is_constant else ""
    if name in CONSTANT or known:
        options[SAME] = ()
    shown = next((one for one, meant in options.items() if proposal and meant == proposal.columns), ABSENT)
    shown = SAME if known else shown
    box = f"column {name} {key}"
    first = 0 if box in st.session_state else list(options).index(shown)
    if st.session_state.get(box, shown) not in options:  # a project can come from anywhere
        st.session_state[box] = shown
    keep: dict[str, Any] = {"on_change": answered, "args": (key, box)}
    said = st.selectbox(_(WORDS[name]), list(options), first, _choosable, key=box, **keep)
    if said == SAME:
        label, field = _("{column}, in every row", column=_(WORDS[name])), f"text {name} {key}"
        keep["args"] = (key, field)
        typed = st.text_input(label, known, key=field, max_chars=MOST_SAID, **keep)
        text = typed[:MOST_SAID].strip()
        return [Proposal(name, (f"={text}",), "chosen: the same in every row")] if text else []
    if proposal and said == shown:
        st.caption(_("Because {reason}.", reason=plain(proposal.reason)))
        return [proposal]
    return [Proposal(name, options[said], "chosen")] if options[said] else []


def _choosable(option: str) -> str:
    """What can be chosen in words: columns are called as the table calls them."""
    return _(option) if option in (ABSENT, SAME) else option


def _lacks(fields: set[str]) -> str:
    """What a map needs and these fields do not give."""
    if not fields & {"date", "start", "year"}:
        return _("Say which column holds the date, the first day or the year.")
    if not fields & {"venue", "city", "country"} and not fields >= {"lat", "lon"}:
        return _("Say which column holds the place: a country, a city, a place, or latitude and longitude.")
    return ""
