"""Rows of a story → chapters that say in full what the map shows, each by itself.

A cell that is blank means: as in the chapter above. So a chapter is the same whether a reader comes to it by
scrolling, from the end, or by its address.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Final

from rapidfuzz import process

from ..atlas import Atlas, Days
from ..errors import Problem, ProjectionError, UnknownLeaderError, words_of
from ..html import opening
from ..language import phrase
from ..meetings import resolve
from ..words import BESIDE, COUNTRIES, MODES
from .days import days_of
from .markdown import blocks
from .telling import Row, Telling
from .views import ZOOM, ViewError, view_of

Json = dict[str, Any]

EVERYONE: Final = "everyone"
NOBODY: Final = "nobody"
YES: Final = ("yes", "true", "1", "x", "play")
NO: Final = ("", "no", "false", "0", "still")
_LAYERS: Final = tuple(dict.fromkeys((*COUNTRIES, *BESIDE)))
_ALIKE: Final = 70


@dataclass(frozen=True)
class _Shown:
    """What a chapter shows, and the next one where it says nothing else."""

    day: int | None = None
    range: Days | None = None
    follow: str | None = None
    """A leader's name; "" for everyone, None as the map opens."""
    compare: str | None = None
    mode: str = MODES[0]
    countries: str = COUNTRIES[0]
    beside: str = BESIDE[0]
    projection: str | None = None
    centre: float | str | None = None
    """The longitude in the middle of the projection, or ``seat``; None as the map opens."""


def chapters(atlas: Atlas, rows: list[Row], range_shown: Days | None) -> tuple[list[Json], list[Problem]]:
    """The chapters of ``rows``, JSON-ready and without their pictures, and what is wrong with the cells.

    ``range_shown`` is the range with which the map opens, inclusive; None: all that is dated.
    """
    shown = _Shown(range=range_shown or atlas.extent)
    made: list[Json] = []
    problems: list[Problem] = []
    for row in rows:
        telling = Telling(atlas, row)
        shown = _shown(telling, shown)
        made.append(_chapter(telling, shown))
        problems += telling.problems
    return made, problems


def _chapter(telling: Telling, shown: _Shown) -> Json:
    text, plain = blocks(telling.cell("text"))
    for words in plain:
        telling.wrong(
            "text",
            "paragraphs, emphasis, links to http, https or mailto, and lists",
            "it is shown as plain text; write it in one of these, a picture into the column image",
            found=words,
            warning=True,
        )
    chapter: Json = {
        "title": telling.cell("title"),
        "text": text,
        "day": shown.day,
        "range": list(shown.range) if shown.range else None,
        "mode": shown.mode,
        "countries": shown.countries,
        "beside": shown.beside,
        "view": _view(telling),
        "play": _play(telling),
    }
    if shown.follow is not None:
        chapter["follow"] = shown.follow or None
    if shown.compare:
        chapter["compare"] = shown.compare
    if shown.projection:
        chapter["projection"] = shown.projection
    if shown.centre is not None:
        chapter["centre"] = shown.centre
    return chapter


def _shown(telling: Telling, above: _Shown) -> _Shown:
    """What the chapter shows, where it says so, and otherwise what the one above does."""
    telling.meeting = _meeting(telling)
    day, days = days_of(telling, above.day, above.range)
    countries, beside = _layers(telling, above)
    projection, centre = _projection(telling, above)
    return replace(
        above,
        day=day,
        range=days,
        follow=_leader(telling, "follow", EVERYONE, above.follow),
        compare=_leader(telling, "compare", NOBODY, above.compare),
        mode=_one_of(telling, "mode", MODES, above.mode),
        countries=countries,
        beside=beside,
        projection=projection,
        centre=centre,
    )


def _meeting(telling: Telling) -> int | None:
    """The position of the meeting that the row names."""
    if not (wanted := telling.cell("meeting")):
        return None
    ids = telling.atlas.meetings["meeting"].tolist()
    if wanted in ids:
        return ids.index(wanted)
    near = process.extractOne(wanted, ids, score_cutoff=_ALIKE)
    advice = f"did you mean {near[0]}?" if near else "copy it from the column meeting of the reports"
    telling.wrong("meeting", "the id of a meeting of the reports", advice)
    return None


def _leader(telling: Telling, column: str, none: str, above: str | None) -> str | None:
    """The name as the reports have it; "" for the word that means none."""
    if not (text := telling.cell(column)):
        return above
    if text.casefold() == none:
        return ""
    try:
        return resolve(text, telling.atlas.leaders)
    except UnknownLeaderError as error:
        near = f"did you mean {' or '.join(error.suggestions)}? " if error.suggestions else ""
        advice = f"{near}As in the chapter above until it is corrected"
        telling.wrong(column, f"a leader of the reports, or {none}", advice)
        return above


def _one_of(telling: Telling, column: str, known: tuple[str, ...], above: str) -> str:
    if not (text := telling.cell(column).casefold()):
        return above
    if text in known:
        return text
    telling.wrong(column, f"one of {', '.join(known)}", "correct it; as in the chapter above until then")
    return above


def _layers(telling: Telling, above: _Shown) -> tuple[str, str]:
    """What countries are coloured by and what is seen beside their colours, of words in any order."""
    countries, beside = above.countries, above.beside
    words = telling.cell("layers").casefold().replace(",", ";").split(";")
    for word in filter(None, (word.strip() for word in words)):
        if word in COUNTRIES:
            countries = word
        elif word in BESIDE:
            beside = word
        else:
            advice = "correct it; it was left out"
            telling.wrong("layers", f"words among {', '.join(_LAYERS)}, with ; between", advice, found=word)
    return countries, beside


def _projection(telling: Telling, above: _Shown) -> tuple[str | None, float | str | None]:
    """The projection and, behind a semicolon, what is in its middle."""
    name, _, middle = (part.strip() for part in telling.cell("projection").casefold().partition(";"))
    if not name:
        return above.projection, above.centre
    try:
        said = opening(name, middle or None)
    except ProjectionError as error:
        advice = phrase("as in the chapter above until it is corrected")
        telling.wrong("projection", words_of(error), advice)
        return above.projection, above.centre
    return str(said["projection"]), said.get("centre")


def _view(telling: Telling) -> Json | None:
    """Where the map looks: as the cell says, otherwise at the meeting, otherwise at everything (None)."""
    if text := telling.cell("view"):
        try:
            return view_of(text)
        except ViewError as error:
            advice = phrase("correct it; everything is shown until then")
            telling.wrong("view", error.allowed, advice)
            return None
    at = telling.meeting
    point = -1 if at is None else telling.atlas.travel.meeting_points[at]
    if point < 0:
        return None
    place = telling.atlas.travel.points.iloc[point]
    return {"lat": round(float(place["lat"]), 4), "lon": round(float(place["lon"]), 4), "zoom": ZOOM}


def _play(telling: Telling) -> bool:
    text = telling.cell("play").casefold()
    if text not in (*YES, *NO):
        telling.wrong("play", "yes, no or nothing", "correct it; the map stands still until then")
    return text in YES
