"""Tables and figures of the page. Text from a table is only ever shown in cells or as plain text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from geo.atlas import Atlas
from geo.errors import Problem
from geo.figures import MEANING, in_range
from geo.words import ROLE_WORDS, place_words

METRIC_WIDTH = 130
"""Pixels: room for the widest label and for millions of kilometres; figures wrap like words."""
IN_FULL = 5


def headline(found: dict[str, Any], atlas: Atlas, leader: str) -> None:
    """The figures of the range, and beside them what the sources claim."""
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
                figure = f"{found[name]:,.0f}".replace(",", "\u202f")
                st.metric(label, figure, help=MEANING[name], width=METRIC_WIDTH)
    if right is not None:
        with right:
            st.text("What the sources claim")
            st.dataframe(claims, hide_index=True, width="stretch")


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
    facts = atlas.meetings.assign(role=mine)[lambda table: table["role"].notna()]
    shown = facts[in_range(facts, *(days or (None, None)))]
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
    table = pd.DataFrame(
        found["legs"], columns=["date", "origin", "destination", "distance_km", "basis", "vague"]
    )
    st.dataframe(table, hide_index=True, width="stretch")
    st.caption(
        "Stated: a source says that the stays were one journey. Inferred: from the dates. "
        "Lines are great circles, not the way flown."
    )


def refusal(found: Sequence[Problem]) -> None:
    """Why a table cannot be read: the first reasons in full, all of them as a table."""
    for problem in found[:IN_FULL]:
        st.text(str(problem))
    problems(found)


def problems(found: Iterable[Problem]) -> None:
    """Every finding with its place and what to do."""
    rows = [problem.as_dict() for problem in found]
    if all(row["severity"] == "note" for row in rows):
        st.text("Nothing to mend: every row was read and every venue located.")
    if rows:
        order = ["severity", "kind", "file", "row", "column", "found", "allowed", "advice", "rows"]
        st.dataframe(pd.DataFrame(rows)[order], hide_index=True, width="stretch")


def sources(atlas: Atlas) -> None:
    """Who says so, and what each source is."""
    table = atlas.sources.rename(columns=str.capitalize)
    st.dataframe(table, hide_index=True, width="stretch")
