"""What the rows of a table leave open, as questions to whoever brought it."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final

from ..errors import Problem
from ..language import phrase
from ..tables import HEADING, clip, header_word
from . import wordings
from .candidates import CLAIMED, FEW, LIKELY, Candidates
from .headers import is_key, is_visited, office_of
from .nouns import kinds
from .titled import titled
from .trial import Trial
from .when import is_long
from .wordlists import unaccented

_OFFICES: Final = 0.1
"""A column with this share of another's different values, or less, names no people beside that one."""
_MOSTLY, _HARDLY = 0.8, 0.2
"""Shares of offices in a column of them, and at most in one of those who held them."""
_TELLS_OF_TRAVEL: Final = {"leaders", "leader_country", "with", "city", "venue", "division", "lat", "day"}
"""One of these makes journeys of years and countries."""
_ENDS_TRIED: Final = 6
_SHEETS: Final = range(2, 41)
"""So many parts of a file may be called after who travelled."""
_SHORT: Final = 40
_YEARS: Final = re.compile(r" ?\([0-9]{4}(?: ?[-–/;,] ?[0-9]{2,4}){0,5}\)$")
"""Years behind the name of somebody who was in office."""
_SCATTERED: Final = 0.3
"""Share of somebody's days of several rows that lie in several countries, from which on these are asked
about."""
_AT_LEAST: Final = 0.25
"""Share of a column's texts that are places from which on it is asked whether all of them are."""


@dataclass(frozen=True)
class Question:
    """Columns between which the rows do not decide."""

    field: str
    columns: tuple[str, ...]
    """Headers, the likeliest first; none where no column may be it."""
    why: str = ""
    """Why one column alone is asked about, as a sentence; empty where there are several."""
    answers: tuple[str, ...] = ()
    """What may be said after ``--columns``, where that is not one of the columns."""

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that an answer is about."""
        if self.field == "country" and len(self.columns) == 1:
            return "country", "leader_country"
        if self.field == "lat":
            return "lat", "lon"
        return (self.field,)

    def words(self) -> str:
        """The question, for whoever brought the table."""
        if self.why:
            return self.why
        if not self.columns:
            return wordings.who_travelled()
        names = [f"“{clip(column.strip())}”" for column in self.columns]
        if len(names) == 1:
            return wordings.visited_or_own(names[0])
        return wordings.which_of(names)


def who_is_meant(candidates: Candidates, chosen: Mapping[str, str]) -> Question | None:
    """Travellers whom no header names, where several columns hold names: ships and their masters."""
    who = chosen.get("leaders")
    if who is None or who in candidates.said.values() or candidates.claim(who, "leaders") >= CLAIMED:
        return None
    free = set(candidates.trial.shown) - {*chosen.values(), *family(who, candidates.trial.shown)}
    shown = candidates.trial.shown
    least = max(FEW, _OFFICES * shown[who].different)  # a few words over many rows are offices, no names
    others = [
        header
        for header, score in candidates.best("leaders")
        if header in free
        and score > 0.3
        and shown[header].different >= least
        and not (shown[header].offices >= _MOSTLY > _HARDLY > shown[who].offices)
    ]
    return Question("leaders", (who, *others)) if others else None


def family(header: str, headers: Iterable[str]) -> tuple[str, ...]:
    """The column, with those of the same name and other numbers: ``name_1``, ``name_2``."""
    stem = _stem(header)
    alike = tuple(one for one in headers if stem and _stem(one) == stem)
    return alike if len(alike) > 1 else (header,)


def counterparts(candidates: Candidates, who: tuple[str, ...]) -> tuple[str, ...]:
    """These columns with those of other countries' offices: ``Premier of …`` beside ``President of …``."""
    land, shown = office_of(who[0]), candidates.trial.shown
    others = [
        one
        for one, told in shown.items()
        if candidates.claim(one, "leaders") and told.people >= LIKELY and office_of(one) not in ((), land)
    ]
    return tuple(one for one in shown if one in who or one in others) if land and others else who


def _stem(header: str) -> str:
    """``name_2`` → ``name``; nothing for a header without a number at its end."""
    word = header_word(header)
    bare = word.rstrip("0123456789")
    return bare.rstrip("_") if bare != word else ""


def terms_of_office(candidates: Candidates, chosen: Mapping[str, str]) -> Question | None:
    """Spans too long for visits: they may be terms of office, and then no column says when somebody came."""
    start = chosen.get("start", "")
    if not start or start in candidates.said.values():
        return None
    ends = [one for one in candidates.trial.shown if candidates.claim(one, "end") and one != start]
    ends = [one for one in ends if candidates.trial.shown[one].dates >= LIKELY] or ends
    ends = [chosen["end"]] if "end" in chosen else ends[:_ENDS_TRIED]
    end = next((one for one in ends if is_long(candidates.trial, start, one)), None)
    if end is None:
        return None
    days = candidates.trial.spans(start, end).days
    why = wordings.visits_or_terms(clip(start.strip()), clip(end.strip()), days)
    return Question("start", (start,), why, (f"start={start},end={end}", "date=COLUMN"))


def which_is_latitude(one: str, other: str) -> Question:
    """Two columns of numbers, of which the rows do not say which is the latitude."""
    why = wordings.which_latitude(clip(one), clip(other))
    return Question("lat", (one, other), why, (f"lat={one},lon={other}", f"lat={other},lon={one}"))


def unsure_point(candidates: Candidates) -> Question | None:
    """Which number of a pair is the latitude, where the rows do not decide it."""
    pair = candidates.pair
    if pair is None or pair.sure or candidates.point != pair[:2] or "lat" in candidates.said:
        return None
    return which_is_latitude(pair.lat, pair.lon)


def where_perhaps(trial: Trial, taken: Iterable[str]) -> Question | None:
    """The column that holds places most often, in a table with days of which no column calls itself a place.

    Most of its texts may be something else: headings of a chronicle, titles of talks.
    """
    free = [header for header in trial.shown if header not in set(taken) and not is_key(header)]
    shares = {header: _places_in(trial, header) for header in free}
    header = max(shares, key=lambda one: (shares[one], one), default="")
    if not header or shares[header] < _AT_LEAST:
        return None
    why = wordings.places_or_no_journeys(clip(header.strip()), shares[header])
    return Question("venue", (header,), why, (f"venue={header}", "venue=COLUMN"))


def visited_perhaps(candidates: Candidates, found: Mapping[str, str]) -> Question | None:
    """A column of countries that its header does not surely call those visited, where no finer place is told.

    Who is in several of them on one day, time and again, was not there: they may be what a talk was about.
    """
    header, day = found.get("country", ""), found.get("date") or found.get("start")
    who = found.get("leaders", "")
    if not (header and day and who) or {"venue", "city", "division", "lat"} & found.keys():
        return None
    if candidates.claim(header, "country") >= LIKELY:
        return None
    cells = candidates.trial.raw.cells
    lands = cells[cells[header].ne("")].groupby([who, day])[header].agg(["size", "nunique"])
    several = lands[lands["size"] > 1]["nunique"] > 1
    if len(several) < FEW or several.mean() < _SCATTERED:
        return None
    why = wordings.places_or_no_journeys(clip(header.strip()), candidates.trial.shown[header].places)
    return Question("country", (header,), why, (f"country={header}", "venue=COLUMN"))


def when_perhaps(trial: Trial, taken: Iterable[str]) -> Question | None:
    """The columns that hold whole dates, in a table with places of which no column calls itself a date."""
    free = [header for header in trial.shown if header not in set(taken)]
    told = {header: trial.shown[header] for header in free}
    dated = [header for header, one in told.items() if min(one.dates - one.yearless, one.filled) >= _MOSTLY]
    if not dated:
        return None
    why = wordings.days_or_not(clip(dated[0].strip())) if len(dated) == 1 else ""
    return Question("date", tuple(dated), why, tuple(f"date={header}" for header in dated))


def _places_in(trial: Trial, header: str) -> float:
    told = trial.shown[header]
    if max(told.dates, told.prose, told.markup, told.addresses, told.truths) >= LIKELY:
        return 0.0
    return max(told.cities, told.places) * told.filled


def named_by_parts(trial: Trial, found: Mapping[str, str]) -> Question | None:
    """Sheets or sections called as people are, in a table that does not say who travelled."""
    names = [] if "leaders" in found else names_of_parts(trial)
    if not names:
        return None
    shown = ", ".join(f"“{clip(name)}”" for name in names[:4]) + (" …" if len(names) > 4 else "")
    why = wordings.travellers_of_parts(shown)
    return Question("leaders", (HEADING,), why, (f"leaders={HEADING}", "leader==Name (Country)"))


def names_of_parts(trial: Trial) -> list[str]:
    """What sheets or sections are called, where most may be called as people are; otherwise nothing."""
    if HEADING not in trial.raw.cells:
        return []
    names = [text for text in trial.raw.cells[HEADING].unique() if text]
    if len(names) not in _SHEETS or sum(map(_may_be_name, names)) < LIKELY * len(names):
        return []
    no_names = max(trial.shown[HEADING].countries, trial.shown[HEADING].continents) >= LIKELY
    return [] if no_names else names


def who_of_an_office(trial: Trial, found: Mapping[str, str]) -> Question | None:
    """Journeys of several holders of an office, as the title says, where nothing says which of them went."""
    raw = trial.raw
    office = titled((*raw.titles, PurePath(raw.file).stem.replace("_", " "))).office
    return Question("leaders", ()) if office and "leaders" not in found else None


def _may_be_name(text: str) -> bool:
    """Whether a title is short and neither figures nor words of headers: no ``Trips``, no ``2019``.

    Years in brackets may stand behind a name: ``Ada Quill (1964–1966)``.
    """
    tokens = unaccented(_YEARS.sub("", text)).split()
    return len(text) <= _SHORT and not any(map(kinds, tokens)) and all(one.isalpha() for one in tokens)


def asked(file: str, question: Question) -> Problem:
    """A question as a finding: between which columns, and what to say for each."""
    if question.why:
        lines = [f"--columns {shlex.quote(answer)}" for answer in question.answers]
        allowed = phrase("an answer")
        return Problem(file, None, question.field, question.why, allowed, _say_which(lines), kind="question")
    if not question.columns:
        found = phrase("years and countries, and nobody who travelled")
        advice = phrase('name the column, or who it was in every row: --columns "leader==Name (Country)"')
        return Problem(file, None, None, found, phrase("who travelled"), advice, kind="question")
    if len(question.columns) == 1:
        column = question.columns[0]
        found = phrase(
            '"{column}" has one country for each traveller: the one visited, or their own?',
            column=clip(column.strip()),
        )
        lines = [f"--columns {shlex.quote(f'{name}={column}')}" for name in ("country", "leader_country")]
        allowed = phrase("the country visited")
        return Problem(file, None, column, found, allowed, _say_which(lines), kind="question")
    names = tuple(f'"{clip(column.strip())}"' for column in question.columns)
    found = phrase("{columns} may hold it; the rows do not decide", columns=names)
    lines = [f"--columns {shlex.quote(f'{question.field}={column}')}" for column in question.columns]
    if question.field == "leaders":
        none_of_them = phrase("{said} where it is none of them", said='--columns "leader==Name (Country)"')
        lines.append(none_of_them)
    allowed = phrase("one of these columns")
    return Problem(file, None, question.field, found, allowed, _say_which(lines), kind="question")


def _say_which(lines: Sequence[str]) -> str:
    return phrase("say which: {lines}", lines=tuple(lines))


def may_be_statistics(columns: Mapping[str, str]) -> bool:
    """Years and countries alone, with nobody who travelled, may count anything."""
    return {"year", "country"} <= columns.keys() and not (
        columns.keys() & _TELLS_OF_TRAVEL or is_visited(columns["country"])
    )
