"""How a table was read: as what, which column is which, its first rows; and what can be said of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from ..atlas import Atlas
from ..language import _, ngettext
from ..places import is_virtual, place_words
from ..profiles import GUESSED, Profile, known_profiles, to_toml
from ..reports import Dataset
from ..schema import rows
from ..tables import clip, some_of
from .fields import DECISIVE, WORDS
from .text import plain
from .upload import Opened
from .worded import STATUSES, date_words, with_its_country, worded

Settle = Callable[[Profile | None, Mapping[str, str], bool], None]
"""Called with the profile to read the table by, or what is said of our own columns, and whether that is the
reader's word."""
SAMPLE = 5
NAMED = 4
"""So many columns that were left alone are named."""


def how_read(opened: Opened, dataset: Dataset, atlas: Atlas, settle: Settle) -> None:
    """What the table was recognised as, which column is which and how many rows were read, before the map.

    What can be changed, and the first rows as they were read, are one press away.
    """
    profile = opened.profile
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(_how_it_was_read(opened, dataset))
        with st.popover(_("How it is read"), width="content"):
            st.caption(_("The first rows, as they were read"))
            st.text(_first_rows(atlas))
            st.button(_("Say what the columns hold"), on_click=settle, args=(profile, opened.columns, False))
            choose_kind(settle, profile)
            if profile is not None:
                save_profile(opened, profile)
    if left := _left_out(dataset, atlas):
        st.text(" ".join(left))
    st.caption(" · ".join(_which_is_which(opened, dataset)))


def _how_it_was_read(opened: Opened, dataset: Dataset) -> str:
    counts = {
        "rows": ngettext("{count} row", "{count} rows", dataset.rows),
        # Translators: how many rows were read; it stands behind how many there are: "2 rows, 1 read".
        "read": ngettext("{count} read", "{count} read", dataset.mapped_rows),
    }
    profile = opened.profile
    if profile is None:
        return _("The columns are the ones that this page knows: {rows}, {read}.", **counts)
    if profile.name == GUESSED and opened.confirmed:
        return _("Read by the columns that you confirmed: {rows}, {read}.", **counts)
    if profile.name == GUESSED:
        return _("Read by the columns that its rows bear out: {rows}, {read}.", **counts)
    kind = profile.title or profile.name
    return _("Recognised as {kind}: {rows}, {read}.", kind=kind, **counts)


def _left_out(dataset: Dataset, atlas: Atlas) -> list[str]:
    """What of a table that was read is not on the map: columns, and rows without a place or a date."""
    columns, reports = dataset.left_alone, atlas.reports
    found = {place.venue_key for place in rows(atlas.places) if place.precision != "none"}
    elsewhere = reports["venue_key"].map(lambda key: key not in found and not is_virtual(key))
    unplaced = reports.loc[elsewhere.astype("bool"), "row"].nunique()
    undated = reports.loc[reports["date_kind"].eq("none"), "row"].nunique()
    return [
        words(count)
        for count, words in (
            (len(columns), lambda count: _left_alone(count, some_of(columns, NAMED))),
            (unplaced, _unplaced),
            (undated, _undated),
        )
        if count
    ]


def _left_alone(count: int, names: str) -> str:
    return ngettext(
        "{count} column was left alone: {names}.",
        "{count} columns were left alone: {names}.",
        count,
        names=names,
    )


def _unplaced(count: int) -> str:
    return ngettext(
        "{count} row has no place that was found.", "{count} rows have no place that was found.", count
    )


def _undated(count: int) -> str:
    return ngettext("{count} row has no date.", "{count} rows have no date.", count)


def _which_is_which(opened: Opened, dataset: Dataset) -> list[str]:
    """What every field that decides the map was read from: ``Who travelled: President``."""
    profile, headers = opened.profile, dict(dataset.headers)
    if profile is not None and profile.leaders.home_column:
        headers["leader_country"] = profile.leaders.home_column
    constants = dict(profile.constants) if profile is not None else {}
    if profile is not None and profile.leaders.home:
        constants["leader_country"] = profile.leaders.home
    told = {name: _("“{text}” in every row", text=plain(text)) for name, text in constants.items()}
    told |= {name: plain(clip(header.strip())) for name, header in headers.items() if name not in told}
    shown = [name for name in WORDS if name in told and name in DECISIVE]
    return [_("{name}: {words}", name=_(WORDS[name]), words=told[name]) for name in shown]


def _first_rows(atlas: Atlas) -> str:
    """The first reports, a line each: row, who, when, where as written, and where that was found."""
    reports = atlas.reports.sort_values(["row", "stop"]).head(SAMPLE)
    places = {place.venue_key: place for place in rows(atlas.places)}
    return "\n".join(_as_read(report, places) for report in rows(reports))


def _as_read(report: Any, places: Mapping[str, Any]) -> str:
    parts = {
        "row": report.row,
        "who": "; ".join(report.leaders) or _("nobody named"),
        "date": date_words(report.date_label) or _("no date"),
        "place": _where(report.venue_key, places),
    }
    if report.status == "held":
        return _("Row {row}: {who}, {date}, {place}", **parts)
    return _("Row {row}: {who}, {date}, {place} ({status})", **parts, status=worded(STATUSES)(report.status))


def _where(key: str, places: Mapping[str, Any]) -> str:
    """A place as written, and where it was found: ``Roma → Rome (Italy)``."""
    if key not in places:
        return _("no place")
    found = places[key]
    where = _("not found") if found.precision == "none" else with_its_country(found.name, found.country)
    return f"{place_words(key)} → {where}"


def choose_kind(settle: Settle, used: Profile | None) -> None:
    """A known kind of table, chosen by name."""
    known = {profile.title or profile.name: profile for profile in known_profiles()}
    titles = sorted(known)
    shown = (used.title or used.name) if used else ""
    index = titles.index(shown) if shown in titles else None
    said = st.selectbox(
        _("Read it as a known kind of table"), titles, index, key="kind", placeholder=_("Choose one")
    )
    st.button(
        _("Read it so"),
        key="read as kind",
        disabled=said is None or said == shown,
        on_click=settle,
        args=(known.get(said or ""), {}, True),
    )


def save_profile(opened: Opened, profile: Profile) -> None:
    """The profile as a file that can be uploaded beside the next table of this kind."""
    name = opened.name if profile.name == GUESSED else profile.name
    own = replace(
        profile, name=name, title=f"Tables like {name}" if profile.name == GUESSED else profile.title
    )
    st.download_button(
        _("Save how it is read"),
        data=to_toml(own).encode("utf-8", "replace"),
        file_name=f"{name}.toml",
        mime="application/toml",
        on_click="ignore",
        help=_("Upload it beside the next table of this kind: it is then read in the same way."),
    )
