"""Tables and figures of the page. Text from a table is only ever shown in cells or as plain text."""

from __future__ import annotations

from typing import Any, NamedTuple

import pandas as pd
import pyarrow as pa
import streamlit as st

from ..atlas import Atlas, Days
from ..figures import MEANING, Mask, Share, Spans, counts, in_range, legs_within, undated
from ..language import N_, _, ngettext, number_words, pgettext, spoken
from ..places import place_words
from ..words import ROLE_WORDS
from .grid import grid
from .shown import Shown
from .text import plain
from .worded import BASES, DISAGREEMENTS, PRECISIONS, STATUSES, date_words, labels, worded

METRIC_WIDTH = 130
"""Pixels: room for the widest label and for millions of kilometres; figures wrap like words."""
LEGS = ("date", "origin", "destination", "distance_km", "basis", "vague")

FIGURES = {
    "meetings": N_("Meetings held"),
    "made": N_("Visits made"),
    "hosted": N_("Guests received"),
    "third": N_("On third ground"),
    "countries": N_("Countries"),
    "trips_abroad": N_("Trips abroad"),
    "days_abroad": N_("Days abroad"),
    "distance_km": N_("Kilometres"),
}
NOT_FOUND = N_(
    "Places that were not found are left out; of those known to their country only, the capital is taken."
)
NOT_KNOWN = "?"
"""In the place of a figure."""


def headline(shown: Shown, leader: str, days: Days | None, *, everyone: bool = False) -> None:
    """The figures of the range, whose they are, and beside them what the sources claim.

    ``days``: None where nothing has a date; otherwise what has none is in no range, and is named apart.
    ``everyone``: what can be counted of all leaders together stands in place of the leader's figures.
    """
    name = _("Everyone") if everyone else plain(leader)
    st.header(_("In this range: {name}", name=name), anchor=False)
    claims = shown.once(_claims, spoken())
    left, right = st.columns([3, 2]) if claims.num_rows else (st.container(), None)
    with left:
        if everyone:
            _of_everyone(shown.atlas, leader, days)
        else:
            _of_one(shown.once(Share, leader), days)
    if right is not None:
        with right:
            st.text(_("What the sources claim"))
            grid(claims, labels(claims.column_names))


def _of_one(share: Share, days: Days | None) -> None:
    found = counts(share, *(days or (None, None)))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        for name, label in FIGURES.items():
            st.metric(_(label), _figure(found[name]), help=_meaning(name), width=METRIC_WIDTH)
    _reservations(found, share, days)


def _of_everyone(atlas: Atlas, leader: str, days: Days | None) -> None:
    """How many meetings there were; trips, days and kilometres are one leader's and have no sum."""
    held = atlas.meetings["status"].eq("held") & in_range(atlas.meetings, *(days or (None, None)))
    st.metric(_(FIGURES["meetings"]), _figure(int(held.sum())), width=METRIC_WIDTH)
    st.caption(
        _(
            "Trips, days abroad and kilometres are counted of one leader: choose one under “Follow”. "
            "What stands below is of {name}.",
            name=plain(leader),
        )
    )


def _meaning(name: str) -> str:
    """What a figure counts; of days and kilometres, also what becomes of places that were not found."""
    more = f". {_(NOT_FOUND)}" if name in ("days_abroad", "distance_km") else ""
    return f"{_(MEANING[name])}{more}"


def _figure(number: float | None) -> str:
    """A figure, grouped as everywhere."""
    return NOT_KNOWN if number is None else number_words(number, 0)


def _reservations(found: dict[str, Any], share: Share, days: Days | None) -> None:
    """What the figures leave out."""
    if found["made"] is None:
        why = _("nobody can say it until the country is known from which the leader comes.")
        st.caption(_("{name}: {words}", name=NOT_KNOWN, words=why))
    if found["vague_km"]:
        st.caption(
            _(
                "Inferred besides, and in no sum: {distance} km to and from stays known "
                "only to a month, a year or another range of days.",
                distance=number_words(found["vague_km"], 0),
            )
        )
    if not_held := share.not_held(*(days or (None, None))):
        st.caption(
            ngettext(
                "Besides, on the map: {count} meeting that is planned, only invited to or cancelled.",
                "Besides, on the map: {count} meetings that are planned, only invited to or cancelled.",
                not_held,
            )
        )
    if days and (outside := share.outside(*days)):
        st.caption(
            ngettext(
                "{count} meeting lies outside these days, which “Leader and days” above the map sets.",
                "{count} meetings lie outside these days, which “Leader and days” above the map sets.",
                outside,
            )
        )
    if days and (undated := share.undated):
        st.caption(
            ngettext(
                "No date known: {count} meeting, in no range, last in the list under Meetings.",
                "No date known: {count} meetings, in no range, last in the list under Meetings.",
                undated,
            )
        )


def _claims(atlas: Atlas, tag: str) -> pa.Table:
    """What the sources claim, as a table whose columns are called by English words."""
    publishers = dict(zip(atlas.sources["source"], atlas.sources["publisher"], strict=True))
    table = {
        N_("Claim"): atlas.totals["claim"],
        N_("Figure"): atlas.totals["figure"],
        N_("Source"): atlas.totals["source"].map(lambda source: publishers.get(source) or source),
        N_("Note"): atlas.totals["note"],
    }
    return as_sent(pd.DataFrame(table))


def as_sent(table: pd.DataFrame) -> pa.Table:
    """A table without its index as browsers are sent it: pandas takes ten times as long each time."""
    return pa.Table.from_pandas(table, preserve_index=False)


class _InWords(NamedTuple):
    """The meetings of one leader in the words of one language, in the order of their dates."""

    days: Spans
    undated: Mask
    table: pa.Table


def meetings(shown: Shown, leader: str, days: tuple[int, int] | None) -> None:
    """The leader's meetings of the range, those without a date at the end."""
    found = shown.once(_meetings, leader, spoken())
    # As in the map's list: those without a date stand at the end whatever the range.
    inside = found.days.within(*(days or (None, None))) | found.undated
    table = found.table.filter(pa.array(inside))
    grid(table, labels(table.column_names))


def _meetings(atlas: Atlas, leader: str, tag: str) -> _InWords:
    share = Share(atlas, leader)
    shown = share.meetings.assign(role=share.participations["role"].to_numpy())
    shown = shown.sort_values(["start_day", "end_day", "meeting"], na_position="last")
    places = atlas.places.set_index("venue_key")
    precision = places["precision"].reindex(shown["venue_key"]).fillna("none").tolist()
    table = {
        N_("Date"): [date_words(label) or _("no date") for label in shown["date_label"]],
        N_("Place"): [place_words(key) or _("no place") for key in shown["venue_key"]],
        N_("Known to"): list(map(worded(PRECISIONS), precision)),
        # Translators: whom a leader met.
        N_("With"): ["; ".join(name for name in names if name != leader) for names in shown["leaders"]],
        N_("Role"): [_(ROLE_WORDS[role]) for role in shown["role"]],
        N_("Status"): shown["status"].map(worded(STATUSES)),
        N_("Occasion"): shown["occasion"],
        N_("Sources differ on"): _differing(shown["disagreements"]),
        N_("Sources"): [
            ", ".join(dict.fromkeys(atlas.reports["source"].iloc[list(rows)])) for rows in shown["reports"]
        ],
    }
    return _InWords(Spans.of_meetings(shown), undated(shown), as_sent(pd.DataFrame(table)))


def _differing(disagreements: pd.Series[Any]) -> list[str]:
    word = worded(DISAGREEMENTS)
    return [", ".join(word(one.what) for one in found) for found in disagreements]


def legs(shown: Shown, leader: str, first: int | None, last: int | None) -> None:
    """The legs of the trips in the range."""
    found = legs_within(shown.once(Share, leader), first, last)
    table = pd.DataFrame(found, columns=list(LEGS)).round({"distance_km": 0})
    table["basis"] = table["basis"].map(worded(BASES))
    headings = (
        _("Date"),
        # Translators: where a leg of a journey begins, and where it ends.
        pgettext("leg", "From"),
        pgettext("leg", "To"),
        _("Kilometres"),
        _("Known how"),
        _("Days known to a range only"),
    )
    config: dict[str, Any] = dict(zip(LEGS, headings, strict=True))
    config["distance_km"] = st.column_config.NumberColumn(_("Kilometres"), format="localized")
    grid(table, config)
    st.caption(
        _(
            "Stated: a source says that the stays were one journey. Inferred: from the dates. "
            "Lines are great circles, not the way flown."
        )
    )


def sources(atlas: Atlas) -> None:
    """Who says so, and what each source is."""
    table = atlas.sources.rename(columns=str.capitalize)
    grid(table, labels(table))
