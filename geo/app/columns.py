"""What the columns of a table hold: recognised, guessed and confirmed, or said by the reader."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from ..atlas import Atlas
from ..places import country_name, place_words
from ..profiles import GUESSED, Profile, Proposal, Question, applied, known_profiles, to_toml
from ..reports import Dataset
from ..schema import rows
from ..tables import REPORT_COLUMNS, RawTable, clip
from ..words import with_country
from .aside import aside, is_large
from .made import proposed
from .text import plain
from .upload import Opened

Settle = Callable[[Profile | None, bool], None]
"""Called with the profile to read the table by, and whether that is the reader's word."""

ABSENT, SAME = "Not in this table", "The same in every row …"
WORDS = {
    "leaders": "Who travelled",
    "leader_country": "Country of who travelled",
    "with": "Whom they met",
    "date": "Date",
    "start": "First day",
    "end": "Last day",
    "country": "Country visited",
    "city": "City",
    "division": "State or province",
    "venue": "Place",
    "day": "Day of the month",
    "month": "Month",
    "year": "Year",
    "duration": "How long it lasted",
    "calendar": "Calendar of the dates",
    "century": "Century of two-figure years",
    "occasion": "What for",
    "category": "Kind of meeting",
    "status": "Held, planned or cancelled",
    "note": "Remarks",
    "lat": "Latitude",
    "lon": "Longitude",
    "url": "Address of the evidence",
    "source": "Source",
    "precedence": "Rank of the source",
    "meeting": "Number of the meeting",
    "journey": "Number of the journey",
    "stop": "Order of the places",
    "disputes": "What the source disputes",
}
"""Every field that a column may hold, those that a map needs first."""
_DECISIVE = frozenset(list(WORDS)[: list(WORDS).index("occasion")]) | {"status", "note", "lat", "lon"}
"""Fields on which the map rests: what they were read from is said before it."""
FIRST = 9
"""Fields that are always asked for; the others only where something is proposed, or on opening the rest."""
CONSTANT = frozenset((*REPORT_COLUMNS, "leader_country", "year"))
"""Fields that a text may fill in every row."""
MOST_SAID = 500
"""Characters of such a text, which stands in every row."""
SAMPLE = 5
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
    st.dataframe(_sample(raw, first), hide_index=True, width="stretch")
    order = list(WORDS)
    asked = [name for question in questions for name in question.fields]
    if not asked:
        asked = [name for name in order if name in order[:FIRST] or name in seeming]
    chosen = list(_choices(raw, asked, seeming, opened.key))
    with st.expander("What other columns hold"):
        chosen += _choices(raw, [name for name in order if name not in asked], seeming, opened.key)
    lacks = _lacks({one.field for one in chosen})
    if lacks:
        st.warning(lacks)
    profile = applied(chosen)
    with st.container(horizontal=True):
        st.button(
            "Read the table so",
            type="primary",
            disabled=bool(lacks),
            on_click=settle,
            args=(profile, True),
        )
        _save(opened, profile)
    _by_name(settle, None)


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
        st.subheader("Some questions before the map" if many else "One question before the map", anchor=False)
        for question in questions:
            about = f"{WORDS[question.field]}: " if many else ""
            st.text(f"{about}{question.words()}")
        return
    st.subheader("What do the columns hold?", anchor=False)
    if lacking:
        st.warning(f"Read as below, only {' and '.join(lacking)}. So nothing is drawn yet.")
    st.text(
        "This is what the columns seem to hold; change what is wrong, then read the table. "
        "Your file stays as it is."
    )


def _proposed(opened: Opened) -> tuple[Proposal, ...]:
    """What the columns seem to hold, judged once for each table."""
    kept = st.session_state.get("proposed")
    if kept is None or kept[0] != opened.key:
        kept = (opened.key, _judged(opened))
        st.session_state["proposed"] = kept
    found: tuple[Proposal, ...] = kept[1]
    return found


def _judged(opened: Opened) -> tuple[Proposal, ...]:
    """What the columns seem to hold; those of a large table are judged in a process of their own."""
    if not is_large(opened.size):
        return proposed(opened)
    words = st.empty()

    def waiting(seconds: float, far: object) -> None:
        words.caption(f"Looking at the columns … {seconds:.0f} s")

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
    if name in CONSTANT:
        options[SAME] = ()
    shown = next((one for one, meant in options.items() if proposal and meant == proposal.columns), ABSENT)
    said = st.selectbox(WORDS[name], list(options), list(options).index(shown), key=f"column {name} {key}")
    if said == SAME:
        label = f"{WORDS[name]}, in every row"
        text = st.text_input(label, key=f"text {name} {key}", max_chars=MOST_SAID)[:MOST_SAID].strip()
        return [Proposal(name, (f"={text}",), "chosen: the same in every row")] if text else []
    if proposal and said == shown:
        st.caption(f"Because {plain(proposal.reason)}.")
        return [proposal]
    return [Proposal(name, options[said], "chosen")] if options[said] else []


def _lacks(fields: set[str]) -> str:
    """What a map needs and these fields do not give."""
    if not fields & {"date", "start", "year"}:
        return "Say which column holds the date, the first day or the year."
    if not fields & {"venue", "city", "country"} and not fields >= {"lat", "lon"}:
        return "Say which column holds the place: a country, a city, a place, or latitude and longitude."
    return ""


def how_read(opened: Opened, dataset: Dataset, atlas: Atlas, settle: Settle) -> None:
    """What the table was recognised as, which column is which and how many rows were read, before the map.

    What can be changed, and the first rows as they were read, are one press away.
    """
    profile = opened.profile
    if profile is None:
        what = "The columns are the ones that this page knows"
    elif profile.name == GUESSED:
        told = "you confirmed" if opened.confirmed else "its rows bear out"
        what = f"Read by the columns that {told}"
    else:
        what = f"Recognised as {profile.title or profile.name}"
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(f"{what}: {dataset.rows:,} rows, {dataset.mapped_rows:,} read.")
        with st.popover("How it is read", width="content"):
            st.caption("The first rows, as they were read")
            st.text(_first_rows(atlas))
            st.button("Say what the columns hold", on_click=settle, args=(profile, False))
            _by_name(settle, profile)
            if profile is not None:
                _save(opened, profile)
    st.caption(" · ".join(_which_is_which(opened, dataset)))


def _which_is_which(opened: Opened, dataset: Dataset) -> list[str]:
    """What every field that decides the map was read from: ``Who travelled: President``."""
    profile, headers = opened.profile, dict(dataset.headers)
    if profile is not None and profile.leaders.home_column:
        headers["leader_country"] = profile.leaders.home_column
    constants = dict(profile.constants) if profile is not None else {}
    if profile is not None and profile.leaders.home:
        constants["leader_country"] = profile.leaders.home
    told = {name: f"“{plain(text)}” in every row" for name, text in constants.items()}
    told |= {name: plain(clip(header.strip())) for name, header in headers.items() if name not in told}
    return [f"{WORDS[name]}: {told[name]}" for name in WORDS if name in told and name in _DECISIVE]


def _first_rows(atlas: Atlas) -> str:
    """The first reports, a line each: row, who, when, where as written, and where that was found."""
    reports = atlas.reports.sort_values(["row", "stop"]).head(SAMPLE)
    places = {place.venue_key: place for place in rows(atlas.places)}
    return "\n".join(
        f"Row {report.row}: {'; '.join(report.leaders) or 'nobody named'}, {report.date_label or 'no date'}, "
        f"{_where(report.venue_key, places)}{'' if report.status == 'held' else f' ({report.status})'}"
        for report in rows(reports)
    )


def _where(key: str, places: Mapping[str, Any]) -> str:
    """A place as written, and where it was found: ``Roma → Rome (Italy)``."""
    if key not in places:
        return "no place"
    found = places[key]
    where = (
        "not found" if found.precision == "none" else with_country(found.name, country_name(found.country))
    )
    return f"{place_words(key)} → {where}"


def _by_name(settle: Settle, used: Profile | None) -> None:
    """A known kind of table, chosen by name."""
    known = {profile.title or profile.name: profile for profile in known_profiles()}
    titles = sorted(known)
    shown = (used.title or used.name) if used else ""
    index = titles.index(shown) if shown in titles else None
    said = st.selectbox(
        "Read it as a known kind of table", titles, index, key="kind", placeholder="Choose one"
    )
    st.button(
        "Read it so",
        key="read as kind",
        disabled=said is None or said == shown,
        on_click=settle,
        args=(known.get(said or ""), True),
    )


def _save(opened: Opened, profile: Profile) -> None:
    """The profile as a file that can be uploaded beside the next table of this kind."""
    name = opened.name if profile.name == GUESSED else profile.name
    own = replace(
        profile, name=name, title=f"Tables like {name}" if profile.name == GUESSED else profile.title
    )
    st.download_button(
        "Save as a profile",
        data=to_toml(own).encode("utf-8", "replace"),
        file_name=f"{name}.toml",
        mime="application/toml",
        on_click="ignore",
        help="Upload it beside the next table of this kind, or name it after --profile on the command line.",
    )
