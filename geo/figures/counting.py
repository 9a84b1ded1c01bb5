"""Figures of one leader's travel, each with what it counts."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import pandas as pd

from ..atlas import Atlas
from ..dates import iso
from ..language import N_
from ..places import place_words
from ..schema import ROLES, rows
from ..travel import Travel
from .share import EARLIEST, LATEST, Mask, Share, Spans, undated

MEANING: Final[dict[str, str]] = {
    "meetings": N_("meetings held that name the leader"),
    "made": N_("of these, abroad in the country of a leader met, or where no source names one"),
    "hosted": N_("of these, at home with a guest from abroad"),
    "third": N_("of these, abroad with leaders who were all away from home"),
    "domestic": N_("of these, at home with no guest from abroad"),
    "foreign_visits": N_("stays abroad, each one place over one span of days"),
    "countries": N_("different countries of these stays"),
    "trips_abroad": N_("journeys from the seat and back with at least one stay abroad"),
    "days_abroad": N_("different days known to have been spent abroad; dates known only to a range add none"),
    "distance_km": N_(
        "great-circle kilometres of all trips, domestic ones too, as far as their days or their journey are "
        "known; not the way flown"
    ),
    "vague_km": N_("kilometres inferred besides, to and from stays known only to a range of days"),
    "disagreements": N_("meetings whose sources differ"),
    "unplaced": N_("meetings with no place that was found"),
    "undated": N_("meetings with no date"),
}


NEED_HOME: Final = (
    "made",
    "hosted",
    "third",
    "domestic",
    "foreign_visits",
    "countries",
    "trips_abroad",
    "days_abroad",
    "distance_km",
    "vague_km",
)
"""What nobody can count of a leader whose home country is not known."""


def in_range(meetings: pd.DataFrame, first: int | None, last: int | None) -> pd.Series[bool]:
    """Whether each meeting may have taken place on a day from ``first`` to ``last``, both inclusive.

    ``None`` leaves that end open. An undated meeting is only in the range that is open at both ends.
    """
    return pd.Series(Spans.of_meetings(meetings).within(first, last), index=meetings.index)


def figures(atlas: Atlas, leader: str, first: int | None = None, last: int | None = None) -> dict[str, Any]:
    """The figures of ``leader`` (as spelt in ``atlas.leaders``) from day ``first`` to ``last``, inclusive.

    Counts are of what was held; ``MEANING`` says what each one counts. ``legs``,
    ``disagreements``, ``unplaced`` and ``undated`` are lists of plain dicts. Trips that touch the
    range count, with all their kilometres (``lengths``). None where nobody can say it (``NEED_HOME``, of
    a leader whose country is not known). JSON-ready.
    """
    share = Share(atlas, leader)
    met = share.met.within(first, last)
    facts = share.meetings
    return {
        "leader": leader,
        "from": None if first is None else iso(first),
        "to": None if last is None else iso(last),
        **counts(share, first, last),
        "legs": legs_within(share, first, last),
        "disagreements": [_disagreement(row) for row in rows(facts[met & share.differing])],
        "unplaced": [_listed(row) for row in rows(facts[met & share.unplaced])],
        "undated": [_listed(row) for row in rows(facts[met & undated(facts)])],
    }


def counts(share: Share, first: int | None, last: int | None) -> dict[str, Any]:
    """The numbers among the figures of one leader from day ``first`` to ``last``, both inclusive."""
    met = share.met.within(first, last) & share.held
    roles = np.bincount(share.roles[met], minlength=len(ROLES)).tolist()
    by_role = dict(zip(ROLES, roles, strict=True))
    stays, trips = share.stays, share.trips
    abroad = stays.days.within(first, last)
    gone = trips.days.within(first, last)
    legs = gone[trips.trip_of_leg]
    found = {
        "meetings": int(met.sum()),
        **{role: by_role[role] for role in ("made", "hosted", "third", "domestic")},
        "foreign_visits": int(abroad.sum()),
        "countries": len(np.unique(stays.countries[abroad])),
        "trips_abroad": int((trips.abroad & gone).sum()),
        "days_abroad": _days(stays.days, abroad & ~stays.vague, first, last),
        **{name: round(float(trips.distance_km[mask & legs].sum()), 1) for name, mask in trips.known.items()},
    }
    return found if share.has_home else found | dict.fromkeys(NEED_HOME)


def legs_within(share: Share, first: int | None, last: int | None) -> list[dict[str, Any]]:
    """The legs of the trips that touch the days, as plain dicts."""
    trips = share.trips
    return _legs(share.atlas.travel, trips.legs[trips.days.within(first, last)[trips.trip_of_leg]])


def _days(days: Spans, which: Mask, first: int | None, last: int | None) -> int:
    """How many different days these stays cover, ends inclusive, cut to the range."""
    begins = np.maximum(days.first[which], EARLIEST if first is None else first)
    ends = np.minimum(days.last[which], LATEST if last is None else last)
    order = np.argsort(begins, kind="stable")
    begins, ends = begins[order], ends[order]
    reached = np.maximum.accumulate(ends)[:-1]
    begins[1:] = np.maximum(begins[1:], reached + 1)
    return int((ends - begins + 1).clip(min=0).sum())


def _legs(travel: Travel, legs: pd.DataFrame) -> list[dict[str, Any]]:
    names, countries, precision = (travel.points[name].tolist() for name in ("name", "country", "precision"))
    return [
        {
            "trip": leg.trip,
            "origin": names[leg.origin],
            "origin_country": countries[leg.origin],
            "destination": names[leg.destination],
            "destination_country": countries[leg.destination],
            "destination_precision": precision[leg.destination],
            "date": iso(leg.day),
            "basis": leg.basis,
            "vague": leg.vague,
            "distance_km": round(leg.distance_km, 1),
        }
        for leg in rows(legs)
    ]


def _listed(row: Any) -> dict[str, Any]:
    return {
        "meeting": row.meeting,
        "date": row.date_label,
        "leaders": list(row.leaders),
        "place": place_words(row.venue_key),
        "status": row.status,
        "occasion": row.occasion,
    }


def _disagreement(row: Any) -> dict[str, Any]:
    return {
        "meeting": row.meeting,
        "disagreements": [
            {
                "what": one.what,
                "versions": [{"source": source, "says": says} for source, says in one.versions],
            }
            for one in row.disagreements
        ],
    }
