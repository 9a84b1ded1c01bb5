"""Which columns say when: every way to make dates of the likeliest ones, with what their rows say for each.

However many columns of dates a table has, only the likeliest few of each kind are tried together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from .candidates import FEW, LIKELY, NAMED, Candidates
from .evidence import Evidence
from .headers import claims, part_of, subject
from .trial import Trial

Columns = dict[str, str]
"""Field → header; fields without a column are absent."""
LONG_DAYS: Final = 400
"""A median span of so many days is a term of office, no visit."""
_TRIED: Final = 6
"""Most columns that are tried as date, start or end."""
_PARTS_TRIED: Final = 3
"""Most columns that are tried as year, month or day."""
_AGAINST: Final = 0.9
"""What speaks against a start whose end is another thing's, and against what encloses the days of a stop."""
_LEG: Final = 0.5
"""What speaks against a first day that is the departure to where a leg leads, or the beginning of a term of
office or of a tour of several stops."""


_ALL: Final = 0.95
_GENERATIONS: Final = 150
"""Years between the first and the last of a list at most, where nothing else says that they are years."""
_SELDOM: Final = 0.1
"""Share of a column's filled rows in which the column that it stands in for may be filled too."""


class Scored(NamedTuple):
    """Some columns as a hypothesis, and how much speaks for them."""

    score: float
    columns: Columns


def when(candidates: Candidates) -> Iterator[Scored]:
    """Every way to make a date of the columns: a day, a start with or without an end, or parts."""
    trial = candidates.trial
    dated = {
        header: told
        for header, told in trial.shown.items()
        if header not in candidates.said.values()
        and not candidates.is_other(header)
        and _may_be_date(candidates, header, told)
    }
    dated = {one: told for one, told in dated.items() if not _is_number_beside(candidates, one, dated)}
    alone = {field: _likeliest(_scores(candidates, dated, field)) for field in ("date", "start", "end")}
    kin = {header: subject(header) for header in {*alone["start"], *alone["end"]}}
    for header, score in alone["date"].items():
        yield Scored(score - _leaves(candidates, header, alone["start"]), {"date": header})
    for start, score in alone["start"].items():
        against = _leaves(candidates, start, alone["start"])
        if _is_shared(trial, start, alone["start"]) or any(
            is_long(trial, start, end) for end in alone["end"]
        ):
            against = _LEG
        yield Scored(score - 0.02 - against, {"start": start})
        for end, more in alone["end"].items():
            if start != end:
                together = score + 0.5 * more + _spans(trial, start, end)
                together -= _AGAINST * _is_odd_pair(kin, start, end, alone)
                together -= _AGAINST * _encloses(trial, start, end, alone["start"])
                yield Scored(together, {"start": start, "end": end})
    yield from _parts(candidates)


def _likeliest(scores: Mapping[str, float]) -> dict[str, float]:
    best = sorted(scores, key=lambda header: (-scores[header], header))[:_TRIED]
    return {header: scores[header] for header in best}


def _may_be_date(candidates: Candidates, header: str, told: Evidence) -> bool:
    claimed = max(candidates.claim(header, field) for field in ("date", "start", "end"))
    if claimed and max(told.serials, told.years) >= 0.8:
        return True
    return told.dates >= 0.3 if claimed >= 0.8 else told.dates >= LIKELY


def _is_number_beside(candidates: Candidates, header: str, dated: Mapping[str, Evidence]) -> bool:
    """Whether a column of plain numbers stands beside one of dates that says as much of as many rows.

    Such are ``idx_from`` beside ``date_from``, and ``start_time`` in milliseconds beside ``Original date``.
    """
    told = dated[header]
    if told.dates >= LIKELY or told.serials < LIKELY:
        return False
    fine = candidates.trial.fineness
    return any(
        other.dates - other.yearless >= LIKELY and other.filled >= told.filled and fine(one) >= fine(header)
        for one, other in dated.items()
        if one != header and any(candidates.claim(one, field) for field in ("date", "start", "end"))
    )


def _scores(candidates: Candidates, dated: Mapping[str, Evidence], field: str) -> dict[str, float]:
    made = {}
    for header, told in dated.items():
        claim = candidates.claim(header, field)
        other = max(candidates.claim(header, one) for one in ("date", "start", "end") if one != field)
        if not claim and other >= 0.8 and field != "date":
            claim = -0.3 if field == "end" else 0.2
        seen = max(told.dates, 0.6 * max(told.serials, told.years))
        fine = candidates.trial.fineness(header)
        made[header] = (NAMED * claim + 0.4 * seen + 0.3 * fine) * (0.3 + 0.7 * told.filled)
    if field == "end" and any(
        candidates.claim(header, "end") or candidates.claim(header, "start") for header in dated
    ):
        return {header: score for header, score in made.items() if candidates.claim(header, "end")}
    return made


def _spans(trial: Trial, start: str, end: str) -> float:
    """What two columns say for being start and end: terms of office and disorder speak against them."""
    found = trial.spans(start, end)
    if found.pairs < FEW:
        return -0.8 if is_long(trial, start, end) else 0.0
    return -0.8 if found.ordered < 0.6 or found.days > LONG_DAYS else 0.3 * found.ordered - 0.1


def is_long(trial: Trial, start: str, end: str) -> bool:
    """Whether the days of most rows lie so far apart that they begin and end a term of office."""
    found = trial.spans(start, end)
    if not found.pairs or found.days <= LONG_DAYS or trial.beside(start, end) < LIKELY:
        return False
    return found.pairs >= FEW or min(trial.fineness(start), trial.fineness(end)) >= LIKELY


def _is_odd_pair(
    kin: Mapping[str, frozenset[str]], start: str, end: str, alone: Mapping[str, Mapping[str, float]]
) -> bool:
    """Whether start and end are those of two things, one of which has both: Arrival and Tour end."""
    if kin[start] == kin[end]:
        return False
    has_end = any(kin[one] == kin[start] for one in alone["end"] if one != start)
    has_start = any(kin[one] == kin[end] for one in alone["start"] if one != end)
    return has_end or has_start


def _encloses(trial: Trial, start: str, end: str, starts: Mapping[str, float]) -> bool:
    """Whether several stops, each with a day of its own, lie within every span of the two columns."""
    for inner in starts:
        if inner in (start, end) or subject(inner) == subject(start):
            continue
        several = trial.determined(start, inner)
        if several.repeated and several.share < LIKELY:
            after, before = trial.spans(start, inner), trial.spans(inner, end)
            if min(after.ordered, before.ordered) >= 0.9 and after.days <= LONG_DAYS:
                return True
    return False


def _is_shared(trial: Trial, start: str, starts: Mapping[str, float]) -> bool:
    """Whether a first day is that of several rows, each of which has a later one of its own."""
    for inner in starts:
        if inner != start and subject(inner) != subject(start):
            several = trial.determined(start, inner)
            if several.repeated and several.share < LIKELY and trial.spans(start, inner).ordered >= 0.9:
                return True
    return False


def filled_from(candidates: Candidates, field: str, header: str, taken: Mapping[str, str]) -> tuple[str, ...]:
    """The columns of starts, or of ends, that say it in the rows in which the column taken says nothing.

    ``Earliest presence`` beside ``Arrival``, ``when`` beside ``from`` and ``to``: seldom are both filled.
    """
    kinds = ("start", "date") if field == "start" else (field,)
    trial = candidates.trial
    free = [one for one in trial.shown if one not in taken.values() and one not in candidates.said.values()]
    return tuple(
        one
        for one in free
        if any(candidates.claim(one, kind) for kind in kinds)
        and not candidates.is_other(one)
        and trial.shown[one].dates >= LIKELY
        and trial.beside(one, header) <= _SELDOM
    )


def _leaves(candidates: Candidates, start: str, starts: Mapping[str, float]) -> float:
    """Against a day of departure that no arrival of its row comes before: there a leg began."""
    if not candidates.claim(start, "origin"):
        return 0.0
    for other in starts:
        if not candidates.claim(other, "origin") and candidates.claim(other, "venue"):
            found = candidates.trial.spans(start, other)
            if found.pairs and found.ordered >= 0.9:
                return _LEG
    return 0.0


def _parts(candidates: Candidates) -> Iterator[Scored]:
    """A year with or without month and day, each in a column of its own."""
    years, months, days = (_part(candidates, part) for part in ("year", "month", "day"))
    shown = candidates.trial.shown
    ends = [header for header, told in shown.items() if candidates.claim(header, "end") and told.years >= 0.7]
    for year, score in years.items():
        yield Scored(0.6 * score, {"year": year})
        for end in ends[:_PARTS_TRIED]:
            if end != year:
                yield Scored(0.6 * score + 0.3, {"start": year, "end": end})
        for month, more in months.items():
            yield Scored(0.6 * score + 0.2 * more, {"year": year, "month": month})
            for day, most in days.items():
                columns = {"year": year, "month": month, "day": day}
                yield Scored(0.6 * score + 0.2 * more + 0.4 * most, columns)


def _claim_of_day(candidates: Candidates, header: str) -> float:
    """How far a header names days of the month: the first of a stay, ``Days`` with several in a cell."""
    if part_of(header, "end"):
        return 0.0
    claim = candidates.claim(header, "day") or LIKELY * (part_of(header, "start") == "day")
    return claim or candidates.trial.shown[header].day_spans * candidates.claim(header, "duration")


def _part(candidates: Candidates, part: str) -> dict[str, float]:
    """The likeliest columns of one part of a date.

    ``Days`` may be days of the month (``7-8``, ``21``), and a column of years of few generations beside one
    of months and one of days is that of the year, if nothing of its name is known: no ``Guests`` are.
    """
    found = {}
    for header, told in candidates.trial.shown.items():
        claim, seen = candidates.claim(header, part), float(getattr(told, f"{part}s"))
        if part == "day":
            claim = _claim_of_day(candidates, header)
        if part == "year" and not claim and seen >= _ALL and _may_be_years(candidates, header):
            claim = LIKELY * bool(_part(candidates, "month") and _part(candidates, "day"))
        if claim and seen >= 0.7:
            found[header] = NAMED * claim + 0.4 * seen
    return dict(sorted(found.items(), key=lambda one: (-one[1], one[0]))[:_PARTS_TRIED])


def _may_be_years(candidates: Candidates, header: str) -> bool:
    """Whether numbers under a header that says nothing lie as near to each other as years of visits do."""
    if claims(header) or candidates.is_other(header):
        return False
    numbers = [int(text) for text in candidates.trial.raw.cells[header].unique() if text.strip().isdecimal()]
    return bool(numbers) and max(numbers) - min(numbers) <= _GENERATIONS
