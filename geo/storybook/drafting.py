"""Meetings → a first draft of a story: one chapter a trip, in plain words, to be rewritten."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple

import pandas as pd

from ..atlas import Atlas, Days
from ..dates import DateSpan, iso, label_said
from ..export import meeting_rows
from ..language import N_, _, list_words, ngettext
from ..words import country_words
from .keeping import LONGEST, MOST_CHAPTERS
from .views import around

Cells = dict[str, str]
Sources = Mapping[str, str] | None
"""The id of a source → what readers know it by; None where no report of the table names any."""

_ABROAD: Final = ("made", "third")
_MARKS: Final = re.compile(r"([\\`*_\[\]<>&])")
_CONTROL: Final = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]+")
_LONGEST_TITLE: Final = 200
_ROOM: Final = LONGEST - 1_500
"""Characters of a text, so that a person has some left."""
_LONGEST_PART: Final = 300
"""Of a name, a place or an occasion."""
_MOST_NAMED: Final = 12
_NO_DATE: Final = N_("no date known")
_NEVER: Final = {
    "planned": N_("This is planned. No source here says that it took place."),
    "invited": N_("This is an invitation. No source here says that it was taken up."),
    "cancelled": N_("This was cancelled or postponed."),
}
_UNSOURCED: Final = N_("The table that this was drafted from names no source.")
# Translators: {what} is a place and a date: "Planned: China, May 2024".
_BEFORE: Final = {
    "planned": N_("Planned: {what}"),
    "invited": N_("Invited: {what}"),
    "cancelled": N_("Cancelled or postponed: {what}"),
}


class _Journey(NamedTuple):
    """What one chapter tells: a trip, or a meeting that is part of none."""

    meetings: list[int]
    """Positions in the table of meetings."""
    points: list[int]
    day: int | None
    """The last one, on which the map shows it; None where nobody dates it."""
    first: int | None
    vague: bool
    status: str
    basis: str


def drafted(atlas: Atlas, leader: str, days: Days | None = None) -> list[Cells]:
    """One chapter for each trip of ``leader`` abroad, and for each meeting abroad that is part of no trip.

    ``leader`` is spelt as in ``atlas.leaders``. ``days``, inclusive, keep to the trips that touch them; None:
    all, those without a date at the end. At most ``MOST_CHAPTERS``. Each names dates, places, who was met,
    the occasion and who says so, and every version where sources differ; what is vague stays vague, and of a
    name that may mean another place it is said which one the map shows. The cells are those of a chapter, and
    ``geo.story`` finds nothing wrong with them.
    """
    rows = meeting_rows(atlas, leader)
    sources = _publishers(atlas)
    span = days or atlas.extent
    shown = {"from": iso(span[0]), "to": iso(span[1])} if span else {}
    spans = pd.Series([_span(one) for one in atlas.meetings.to_dict("records")], dtype="object")
    chapters: list[Cells] = []
    for journey in _journeys(atlas, leader, rows, days)[:MOST_CHAPTERS]:
        told = rows.loc[journey.meetings].assign(differing=atlas.meetings["disagreements"], span=spans)
        chapters.append(
            {
                "title": _title(told, journey),
                "text": _text(told, journey, leader, sources),
                **({"date": iso(journey.day)} if journey.day is not None else {}),
                **shown,
                "follow": leader,
                "view": _view(atlas, leader, journey.points),
                **({"play": "yes"} if chapters else {}),
            }
        )
    if chapters and sources is None:  # said once, and not of each meeting
        chapters[0]["text"] += f"\n\n{_(_UNSOURCED)}"
    return [{name: text for name, text in cells.items() if text} for cells in chapters]


def _journeys(atlas: Atlas, leader: str, rows: pd.DataFrame, days: Days | None) -> list[_Journey]:
    """In order of their last days; those without a date at the end."""
    position = atlas.leaders["name"].tolist().index(leader)
    trips = atlas.travel.trips
    found = [
        _trip(atlas, trip)
        for trip in trips[trips["leader"].eq(position) & trips["abroad"]].to_dict("records")
    ]
    part_of_one = {number for journey in found for number in journey.meetings}
    alone = rows.index[rows["role"].isin(_ABROAD) & ~rows.index.isin(part_of_one)]
    found += [_alone(atlas, int(number)) for number in alone]
    kept = [journey for journey in found if days is None or _touches(journey, days)]
    return sorted(kept, key=lambda journey: (journey.day is None, journey.day or 0))


def _touches(journey: _Journey, days: Days) -> bool:
    if journey.day is None or journey.first is None:
        return False
    return journey.first <= days[1] and journey.day >= days[0]


def _trip(atlas: Atlas, trip: Mapping[Any, Any]) -> _Journey:
    stays = atlas.travel.stays.iloc[list(trip["stays"])]
    meetings = list(dict.fromkeys(number for numbers in stays["meetings"] for number in numbers))
    return _Journey(
        meetings,
        stays["point"].tolist(),
        int(trip["last_day"]),
        int(trip["first_day"]),
        bool(stays["vague"].any()),
        str(trip["status"]),
        str(trip["basis"]) if len(stays) > 1 else "",
    )


def _alone(atlas: Atlas, number: int) -> _Journey:
    meeting = atlas.meetings.iloc[number]
    known = [int(meeting[name]) for name in ("start_day", "end_day") if pd.notna(meeting[name])]
    point = int(atlas.travel.meeting_points[number])
    first, last = (known[0], known[-1]) if known else (None, None)
    vague = meeting["date_kind"] != "precise"
    return _Journey([number], [point] if point >= 0 else [], last, first, vague, str(meeting["status"]), "")


def _title(told: pd.DataFrame, journey: _Journey) -> str:
    """Where and when: ``North Korea and Vietnam, 18–20 June 2024``."""
    places = [
        country_words(code, country) or _plain(place)
        for code, country, place in zip(told["country"], told["country_name"], told["place"], strict=True)
    ]
    where = _joined(dict.fromkeys(place for place in places if place)) or _("Place not known")
    # Translators: a place and a date: "China, 16–17 May 2024".
    what = _("{place}, {date}", place=where, date=_when(told, journey))
    before = _BEFORE.get(journey.status)
    return _clipped(_(before, what=what) if before else what, _LONGEST_TITLE)


def _when(told: pd.DataFrame, journey: _Journey) -> str:
    spans = set(told["span"])
    if len(spans) == 1:
        return _day_words(spans.pop())
    if journey.first is None or journey.day is None:
        return _(_NO_DATE)
    return label_said(DateSpan(journey.first, journey.day, precise=not journey.vague, approximate=False))


def _day_words(span: DateSpan | None) -> str:
    return label_said(span) if span is not None else _(_NO_DATE)


def _text(told: pd.DataFrame, journey: _Journey, leader: str, sources: Sources) -> str:
    parts = [_(_NEVER[journey.status])] if journey.status in _NEVER else []
    lines: list[str] = []
    room = _ROOM
    groups = _groups(told.to_dict("records"))
    for place, rows in enumerate(groups):
        line = _item(rows, leader, sources, journey.status)
        room -= len(line) + 1
        if room < 0:
            left = sum(len(group) for group in groups[place:])
            words = ngettext(
                "{count} more meeting, which the list of the map has.",
                "{count} more meetings, which the list of the map has.",
                left,
            )
            lines.append(f"- {words}")
            break
        lines.append(line)
    if journey.basis == "stated":
        parts.append(_("That this was one journey is stated by the sources."))
    elif journey.basis:
        parts.append(_("That this was one journey follows from dates and places; no source says so."))
    return "\n\n".join([*parts[:1], "\n".join(lines), *parts[1:]])


def _span(meeting: Mapping[Any, Any]) -> DateSpan | None:
    """When a meeting was; None where no source says it."""
    first, last = (
        None if pd.isna(meeting[name]) else int(meeting[name]) for name in ("start_day", "end_day")
    )
    if first is None and last is None:
        return None
    return DateSpan(first, last, meeting["date_kind"] == "precise", bool(meeting["approximate"]))


def _groups(rows: Iterable[dict[Any, Any]]) -> list[list[dict[Any, Any]]]:
    """Meetings told in one sentence: of the same days, place, occasion and sources, and undisputed."""
    groups: dict[tuple[Any, ...], list[dict[Any, Any]]] = {}
    for number, row in enumerate(rows):
        alike = tuple(row[name] for name in ("date_label", "place", "occasion", "sources", "status"))
        groups.setdefault((*alike, number if row["differing"] else -1), []).append(row)
    return list(groups.values())


def _item(rows: Sequence[Mapping[str, Any]], leader: str, sources: Sources, status: str) -> str:
    """One group of meetings as an item of a list."""
    row = rows[0]
    names = dict.fromkeys(name for one in rows for name in one["leaders"].split("; ") if name != leader)
    met = [_marked(name) for name in names]
    shown = (
        met
        if len(met) <= _MOST_NAMED
        else [*met[:_MOST_NAMED], _("{number} others", number=len(met) - _MOST_NAMED)]
    )
    where, when = _marked(row["place"]) or _("place not known"), f"**{_day_words(row['span'])}**"
    if met:
        # Translators: "16–17 May 2024, Beijing, China: with Xi Jinping."
        sentences = [_("{date}, {place}: with {names}.", date=when, place=where, names=_joined(shown))]
    else:
        sentences = [_("{date}, {place}: no source here says who was met.", date=when, place=where)]
    if row["status"] != status and row["status"] in _NEVER:
        sentences.append(_(_NEVER[row["status"]]))
    if row["ambiguous"]:
        sentences.append(_which(row))
    if row["occasion"]:
        sentences.append(_("Occasion: {occasion}.", occasion=_marked(row["occasion"])))
    if sources is not None:
        sentences.append(_who_says(row["sources"], sources))
    sentences += [_differing(one.what, one.versions, sources or {}) for one in row["differing"]]
    return f"- {' '.join(sentences)}"


def _which(row: Mapping[str, Any]) -> str:
    """Which of several places of a name the map shows; where it shows none of them, that."""
    country = country_words(row["country"], row["country_name"])
    if row["precision"] in ("country", "none"):
        return _("Several places have this name; the map does not decide between them.")
    point = _marked(", ".join(dict.fromkeys(one for one in (row["point"], country) if one)))
    return _("Another place may be meant by this name; the map shows the likelier one, {point}.", point=point)


def _who_says(ids: str, sources: Mapping[str, str]) -> str:
    named = [_marked(sources.get(one, one)) for one in ids.split("; ") if one]
    if not named:
        return _("No source is named.")
    if len(named) == 1:
        return _("So says {source}.", source=named[0])
    return _("So say {sources}.", sources=_joined(named))


def _differing(what: str, versions: Iterable[tuple[str, str]], sources: Mapping[str, str]) -> str:
    told = [
        _(
            "{source} says “{words}”",
            source=_marked(sources.get(source, source)) or _("a report without a source"),
            words=_marked(says),
        )
        for source, says in versions
    ]
    return _("Sources differ ({what}): {versions}.", what=_(what), versions="; ".join(told))


def _publishers(atlas: Atlas) -> Sources:
    if not atlas.reports["source"].ne("").any():
        return None
    named = zip(atlas.sources["source"], atlas.sources["publisher"], strict=True)
    return {source: publisher.partition(" (")[0] or source for source, publisher in named}


def _joined(names: Collection[str]) -> str:
    return list_words(list(names)) if names else ""


def _plain(text: str) -> str:
    """One line without control characters, and not too long."""
    return _clipped(" ".join(_CONTROL.sub(" ", text).split()), _LONGEST_PART)


def _marked(text: str) -> str:
    """``_plain`` as Markdown that shows just this."""
    return _MARKS.sub(r"\\\1", _plain(text))


def _clipped(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _view(atlas: Atlas, leader: str, points: Sequence[int]) -> str:
    """Around the places of a journey and where it began; everything where none of them is known."""
    if not points:
        return "fit"
    legs = atlas.travel.legs
    mine = legs["leader"].eq(atlas.leaders["name"].tolist().index(leader))
    begun = legs.loc[mine & legs["destination"].eq(points[0]), "origin"].tolist()
    table = atlas.travel.points.iloc[[*points, *begun[:1]]]
    return around(list(zip(table["lat"].tolist(), table["lon"].tolist(), strict=True)))
