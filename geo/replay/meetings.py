"""Meetings and their reports → columns of the replay document (``docs/replay.md``)."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import pandas as pd

from ..atlas import Atlas
from ..dates import FIRST_DAY, day_number, iso
from ..places import country_name, place_words
from ..schema import ROLES, STATUSES
from .columns import Integers, Texts, codes, deltas, integers, numbered, packed, ragged

Json = dict[str, Any]

_PLAIN_YEARS: Final = day_number(100, 1, 1)
"""Years before the year 100 are written with AD, which JavaScript does not do."""


def meeting_columns(meetings: pd.DataFrame, atlas: Atlas, texts: Texts) -> Json:
    """The columns of ``meetings``: ``schema.MEETINGS`` with ``point``, in the document's order.

    Their labels are the positions of the meetings in ``atlas``.
    """
    dated = meetings["date_kind"].ne("none")
    first, last = _nominal(meetings)
    told = int(dated.sum())
    id_text, id_number = numbered(meetings["meeting"])
    spoken = dated & meetings["date_kind"].eq("precise") & ~meetings["approximate"] & (first >= _PLAIN_YEARS)
    places = _words(meetings["venue_key"])
    leader_count, leader, role = _leaders(meetings, atlas)
    return {
        "count": len(meetings),
        "dated": told,
        "id_text": packed(texts.numbers(id_text)),
        "id_number": deltas(id_number),
        "point": packed(meetings["point"]),
        "first": deltas(first[:told]),
        "length": packed(last[:told] - first[:told]),
        "vague": packed(meetings["date_kind"].eq("vague")),
        "open": packed(
            np.select([dated & meetings["start_day"].isna(), dated & meetings["end_day"].isna()], [1, 2])
        ),
        "label": packed(texts.numbers(meetings["date_label"], spoken)),
        "status": packed(codes(meetings["status"], STATUSES)),
        "occasion": packed(texts.numbers(meetings["occasion"])),
        "category": packed(texts.numbers(meetings["category"])),
        "place": packed(texts.numbers(places, places == _point_words(atlas)[meetings["point"]])),
        "leader_count": packed(leader_count),
        "leader": packed(leader),
        "role": packed(role),
        "report_count": packed(meetings["reports"].map(len)),
    }


def report_columns(meetings: pd.DataFrame, atlas: Atlas, texts: Texts) -> Json:
    """The columns of all reports, in the order of ``meetings`` and within each by precedence."""
    counts, rows = ragged(meetings["reports"])
    reports = atlas.reports.iloc[rows]
    whose = np.repeat(np.arange(len(meetings)), counts)
    sources = {source: position for position, source in enumerate(atlas.sources["source"])}
    names, shared = reports["leaders"].tolist(), meetings["leaders"].tolist()
    everybody = [said == shared[meeting] for said, meeting in zip(names, whose.tolist(), strict=True)]
    place, meant = _words(reports["venue_key"]), _words(meetings["venue_key"])[whose]
    date = reports["date_text"].to_numpy()
    return {
        "source": packed(reports["source"].map(sources).fillna(-1)),
        "date": packed(texts.numbers(date, date == _iso_words(meetings)[whose])),
        "place": packed(texts.numbers(place, place == meant)),
        "leaders": packed(texts.numbers(map("; ".join, names), everybody)),
        "note": packed(texts.numbers(reports["note"])),
        "url": packed(texts.numbers(reports["url"])),
        "file": packed(texts.numbers(reports["file"])),
        "row": deltas(reports["row"]),
    }


def told_differently(meetings: pd.DataFrame, sources: pd.DataFrame) -> list[list[Any]]:
    """Every disagreement: the meeting's position, what is disagreed on, and each source's version."""
    known = {source: position for position, source in enumerate(sources["source"])}
    return [
        [position, one.what, [[known.get(source, -1), says] for source, says in one.versions]]
        for position, found in enumerate(meetings["disagreements"])
        for one in found
    ]


def _nominal(meetings: pd.DataFrame) -> tuple[Integers, Integers]:
    """First and last nominal day of each meeting; far before every calendar where it has no date."""
    first = meetings["start_day"].fillna(meetings["end_day"]).fillna(FIRST_DAY - 1)
    last = meetings["end_day"].fillna(meetings["start_day"]).fillna(FIRST_DAY - 1)
    return integers(first), integers(last)


def _leaders(meetings: pd.DataFrame, atlas: Atlas) -> tuple[Integers, Integers, Integers]:
    """How many leaders each meeting has, who they are and their roles, as the meeting names them."""
    who = atlas.travel.participations
    sizes = integers(atlas.meetings["leaders"].map(len))
    starts = np.cumsum(sizes) - sizes
    positions = integers(meetings.index)
    counts = sizes[positions]
    ends = np.cumsum(counts)
    rows = np.arange(int(counts.sum())) + np.repeat(starts[positions] - (ends - counts), counts)
    return counts, integers(who["leader"])[rows], codes(who["role"], ROLES)[rows]


def _words(keys: pd.Series[str]) -> Any:
    """Each venue as a person would write it, as an array of texts."""
    known = {key: place_words(key) for key in keys.unique()}
    return np.array([known[key] for key in keys], dtype=object)


def _point_words(atlas: Atlas) -> Any:
    """``name, country`` of every point; ``None`` after the last, for meetings that have no point."""
    names = zip(atlas.travel.points["name"], atlas.travel.points["country"], strict=True)
    return np.array([*(f"{name}, {country_name(code)}" if code else None for name, code in names), None])


def _iso_words(meetings: pd.DataFrame) -> Any:
    """Each meeting's days as ISO 8601 has them, ``None`` where it has no date."""
    first, last = _nominal(meetings)
    known = {day: iso(day) for day in {*first.tolist(), *last.tolist()} if day >= FIRST_DAY}
    spans = zip(first.tolist(), last.tolist(), strict=True)
    words = [known.get(start) if start == end else f"{known[start]}/{known[end]}" for start, end in spans]
    return np.array(words, dtype=object)
