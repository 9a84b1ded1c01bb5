"""Tables and figures of the page. Text from a table is only ever shown in cells or as plain text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from ..atlas import Atlas
from ..errors import Problem, SummitAtlasError
from ..export import table_csv
from ..figures import MEANING, in_range
from ..places import place_words
from ..words import ROLE_WORDS

METRIC_WIDTH = 130
"""Pixels: room for the widest label and for millions of kilometres; figures wrap like words."""
IN_FULL = 5
GRADES = (("error", "error", "errors"), ("warning", "warning", "warnings"), ("note", "note", "notes"))
"""Severities, worst first, and what one and several of them are called."""
SEVERITIES = {name: many.capitalize() for name, _, many in GRADES}
HEADINGS = {
    "severity": "How grave",
    "kind": "About",
    "file": "File",
    "row": "First row",
    "rows": "Rows",
    "column": "Column",
    "found": "What was there",
    "allowed": "What is allowed",
    "advice": "What to do",
}
"""Columns of the table of findings and what they are called on the page."""
LEG_HEADINGS = {
    "date": "Date",
    "origin": "From",
    "destination": "To",
    "distance_km": "Kilometres",
    "basis": "Known how",
    "vague": "Days known to a range only",
}

NOT_KNOWN = "?"
"""In the place of a figure."""


def missing(error: SummitAtlasError) -> None:
    """That the program itself is not whole, and how it is made so."""
    st.error("Something that the program needs is missing or damaged.")
    st.text(str(error))


def headline(found: dict[str, Any], atlas: Atlas, leader: str, dated: bool) -> None:
    """The figures of the range, and beside them what the sources claim.

    ``dated``: whether anything has a date; what has none is then in no range, and is named apart.
    """
    st.header("In this range", anchor=False)
    claims = _claims(atlas)
    left, right = (st.container(), None) if claims.empty else st.columns([3, 2])
    with left:
        names = {
            "meetings": "Meetings held",
            "made": "Visits made",
            "hosted": "Guests received",
            "third": "On third ground",
            "countries": "Countries",
            "trips_abroad": "Trips abroad",
            "days_abroad": "Days abroad",
            "distance_km": "Kilometres",
        }
        with st.container(horizontal=True):
            for name, label in names.items():
                known = found[name] is not None
                figure = f"{found[name]:,.0f}".replace(",", "\u202f") if known else NOT_KNOWN
                st.metric(label, figure, help=MEANING[name], width=METRIC_WIDTH)
        if found["made"] is None:
            st.caption(
                f"{NOT_KNOWN}: nobody can say it until the country is known from which the leader comes."
            )
        if found["vague_km"]:
            st.caption(
                f"Inferred besides, and in no sum: {found['vague_km']:,.0f} km to and from stays known "
                "only to a month, a year or another range of days."
            )
        if dated and (undated := _undated(atlas, leader)):
            what = "1 meeting" if undated == 1 else f"{undated:,} meetings"
            st.caption(f"No date known: {what}, in no range, last in the list under Meetings.")
    if right is not None:
        with right:
            st.text("What the sources claim")
            st.dataframe(claims, hide_index=True, width="stretch")


def _undated(atlas: Atlas, leader: str) -> int:
    """How many meetings of the leader have no date, whatever their status."""
    position = atlas.leaders["name"].tolist().index(leader)
    who = atlas.travel.participations
    mine = who.loc[who["leader"].eq(position), "meeting"]
    return int(atlas.meetings["date_kind"].iloc[mine].eq("none").sum())


def _claims(atlas: Atlas) -> pd.DataFrame:
    publishers = dict(zip(atlas.sources["source"], atlas.sources["publisher"], strict=True))
    return pd.DataFrame(
        {
            "Claim": atlas.totals["claim"],
            "Figure": atlas.totals["figure"],
            "Source": atlas.totals["source"].map(lambda source: publishers.get(source) or source),
            "Note": atlas.totals["note"],
        }
    )


def meetings(atlas: Atlas, leader: str, days: tuple[int, int] | None) -> None:
    """The leader's meetings of the range, those without a date at the end."""
    position = atlas.leaders["name"].tolist().index(leader)
    who = atlas.travel.participations
    mine = who[who["leader"].eq(position)].set_index("meeting")["role"]
    facts = atlas.meetings.assign(role=mine)
    facts = facts[facts["role"].notna()]
    # As in the map's list: those without a date stand at the end whatever the range.
    shown = facts[in_range(facts, *(days or (None, None))) | facts["date_kind"].eq("none")]
    shown = shown.sort_values(["start_day", "end_day", "meeting"], na_position="last")
    places = atlas.places.set_index("venue_key")
    precision = places["precision"].reindex(shown["venue_key"]).fillna("none").tolist()
    table = pd.DataFrame(
        {
            "Date": shown["date_label"].replace("", "no date"),
            "Place": [place_words(key) or "no place" for key in shown["venue_key"]],
            "Known to": ["not located" if one == "none" else one for one in precision],
            "With": ["; ".join(name for name in names if name != leader) for names in shown["leaders"]],
            "Role": shown["role"].map(ROLE_WORDS),
            "Status": shown["status"],
            "Occasion": shown["occasion"],
            "Sources differ on": [", ".join(one.what for one in found) for found in shown["disagreements"]],
            "Sources": [
                ", ".join(dict.fromkeys(atlas.reports["source"].iloc[list(rows)]))
                for rows in shown["reports"]
            ],
        }
    )
    st.dataframe(table, hide_index=True, width="stretch")


def legs(found: dict[str, Any]) -> None:
    """The legs of the trips in the range."""
    table = pd.DataFrame(found["legs"], columns=list(LEG_HEADINGS))
    st.dataframe(table, hide_index=True, width="stretch", column_config=LEG_HEADINGS)
    st.caption(
        "Stated: a source says that the stays were one journey. Inferred: from the dates. "
        "Lines are great circles, not the way flown."
    )


def refusal(found: Sequence[Problem]) -> None:
    """Why a table cannot be read: the first reasons in full, all of them as a table."""
    for problem in found[:IN_FULL]:
        st.text(str(problem))
    if len(found) > IN_FULL:
        problems(found)
    else:
        listed(found)


def problems(found: Iterable[Problem]) -> None:
    """Every finding with its place and what to do, worst first; a filter, and all of them as a file."""
    told = _worst_first(found)
    counts(told)
    if all(one.severity == "note" for one in told):
        st.text("Nothing to mend: every row was read and every venue located.")
    if not told:
        return
    grades, kinds, words = st.columns(3)
    present = [name for name in SEVERITIES if any(one.severity == name for one in told)]
    grade = grades.multiselect(
        "How grave", present, format_func=SEVERITIES.__getitem__, placeholder="All", key="found_severity"
    )
    named = sorted({one.kind for one in told if one.kind})
    kind = kinds.multiselect("About", named, placeholder="All", key="found_kind")
    text = words.text_input("With the words", key="found_words").strip().casefold()
    shown = [
        one
        for one in told
        if (not grade or one.severity in grade)
        and (not kind or one.kind in kind)
        and text in str(one).casefold()
    ]
    if len(shown) < len(told):
        st.caption(f"{len(shown):,} of {len(told):,} findings")
    listed(shown)
    st.download_button(
        "Save these findings as CSV",
        data=lambda: table_csv(_findings(shown).astype("str").replace("<NA>", "")),
        file_name="findings.csv",
        mime="text/csv",
        on_click="ignore",
    )


def notice(found: Sequence[Problem]) -> None:
    """How many errors and warnings there are, if any, and where they are listed."""
    number: Counter[str] = Counter(one.severity for one in found)
    said = [
        f"{number[name]} {one if number[name] == 1 else many}"
        for name, one, many in GRADES
        if number[name] and name != "note"
    ]
    if said:
        show = st.error if number["error"] else st.warning
        show(f"{' and '.join(said)} in this table: every one is listed under Problems, below the map.")


def counts(found: Iterable[Problem]) -> None:
    """How many findings there are of each severity."""
    number: Counter[str] = Counter(one.severity for one in found)
    said = [f"{number[name]:,} {one if number[name] == 1 else many}" for name, one, many in GRADES]
    st.text(" · ".join(said))


def listed(found: Iterable[Problem]) -> None:
    """The findings as a table, worst first; nothing where there are none."""
    told = _worst_first(found)
    if told:
        table = _findings(told)
        said = [name for name in table if name not in ("file", "row") and table[name].fillna("").ne("").any()]
        st.dataframe(
            table.fillna({"column": ""}),
            hide_index=True,
            width="stretch",
            column_config=HEADINGS,
            column_order=[*(name for name in HEADINGS if name in said), "file"],
        )


def _worst_first(found: Iterable[Problem]) -> list[Problem]:
    order = list(SEVERITIES)
    return sorted(found, key=lambda one: order.index(one.severity))


def _findings(found: Iterable[Problem]) -> pd.DataFrame:
    table = pd.DataFrame([one.as_dict() for one in found], columns=list(HEADINGS))
    rows = [", ".join(map(str, numbers)) for numbers in table["rows"]]
    return table.assign(row=table["row"].astype("Int64"), rows=rows)


def sources(atlas: Atlas) -> None:
    """Who says so, and what each source is."""
    table = atlas.sources.rename(columns=str.capitalize)
    st.dataframe(table, hide_index=True, width="stretch")
