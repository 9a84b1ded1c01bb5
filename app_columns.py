"""What the columns of a table hold: recognised, guessed and confirmed, or said by the reader."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

import streamlit as st

from app_text import plain
from app_upload import Opened
from geo.columns import REPORT_COLUMNS
from geo.gazetteer import Gazetteer
from geo.guess import Proposal, applied, proposals
from geo.profiles import GUESSED, Profile, known_profiles, to_toml
from geo.rawtable import RawTable, clip
from geo.reports import Dataset

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
    "venue": "Place",
    "day": "Day of the month",
    "month": "Month",
    "year": "Year",
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
FIRST = 9
"""Fields that are always asked for; the others only where something is proposed, or on opening the rest."""
CONSTANT = frozenset((*REPORT_COLUMNS, "leader_country"))
"""Fields that a text may fill in every row."""
SAMPLE = 5

Options = dict[str, tuple[str, ...]]
"""What can be chosen, as shown → the columns meant."""


def choose_columns(opened: Opened, settle: Settle) -> None:
    """Ask what the columns hold, beginning with what they seem to; nothing is located before that."""
    raw = opened.tables["reports"]
    st.subheader("What do the columns hold?", anchor=False)
    st.text(
        "No known kind of table has these columns. This is what they seem to hold; change what is wrong, "
        "then read the table. Your file stays as it is."
    )
    st.dataframe(raw.cells.head(SAMPLE), hide_index=True, width="stretch")
    proposed = {one.field: one for one in _proposed(opened)}
    order = list(WORDS)
    asked = [name for name in order if name in order[:FIRST] or name in proposed]
    chosen = list(_choices(raw, asked, proposed, opened.key))
    with st.expander("What other columns hold"):
        chosen += _choices(raw, [name for name in order if name not in asked], proposed, opened.key)
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


def _proposed(opened: Opened) -> tuple[Proposal, ...]:
    """What the columns seem to hold, judged once for each table."""
    kept = st.session_state.get("proposed")
    if kept is None or kept[0] != opened.key:
        kept = (opened.key, proposals(opened.tables["reports"], Gazetteer()))
        st.session_state["proposed"] = kept
    found: tuple[Proposal, ...] = kept[1]
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
        text = st.text_input(f"{WORDS[name]}, in every row", key=f"text {name} {key}").strip()
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


def how_read(opened: Opened, dataset: Dataset, settle: Settle) -> None:
    """What the table was recognised as and how many of its rows were read, with what can be changed."""
    profile = opened.profile
    if profile is None:
        what = "The columns are the ones that this page knows"
    elif profile.name == GUESSED:
        what = "Read by the columns that you confirmed"
    else:
        what = f"Recognised as {profile.title or profile.name}"
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(f"{what}: {dataset.rows:,} rows, {dataset.mapped_rows:,} read.")
        with st.popover("How it is read"):
            st.button("Say what the columns hold", on_click=settle, args=(profile, False))
            _by_name(settle, profile)
            if profile is not None:
                _save(opened, profile)


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
