"""Which column says who, where and when: candidates by header and values, tried together on the rows.

A hypothesis is one column (or none) for each field. It scores what its headers and values say for it, and
how well its columns hold together: cities lie in their countries, leaders have one home and many targets,
starts come before ends. The best is taken; where another comes near, its columns are an open question.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

from .abroad import whose_beside, whose_beside_hosts
from .candidates import FEW, LIKELY, Candidates
from .legs import day_of_leg
from .met import guests_of_titled, met_by_titled
from .questions import Question, family, terms_of_office, who_is_meant
from .trial import Trial
from .when import Columns, Scored, when
from .whose import whose_country

_WANDERS: Final = 0.9
_APART: Final = 1.5
"""What speaks against a city that is in several countries, and a state that is not in the city's."""
_TWO_CITIES: Final = 0.6
_ELSEWHERE: Final = 0.6
"""What speaks against a country in which no place beside it lies, and for its being the traveller's own."""
_SOME, _MOSTLY, _TWICE = 0.3, 0.6, 2
_HELD: Final = 1.2
"""Weight of places that lie, or do not lie, in the country beside them."""
CLEAR: Final = 0.15
"""A hypothesis that comes this near to the best one is a question."""
_ALL_PLACED: Final = 0.9
"""Share of the rows with a point from which on it is not asked what the place is called."""
_WHERE_AND_WHO: Final = ("city", "venue", "country", "division", "leader_country", "leaders")
_ESSENTIAL: Final = ("leaders", "leader_country", "country", "city", "venue", "date", "start", "end", "year")


@dataclass(frozen=True)
class Hypothesis:
    """The columns chosen, and what stays open."""

    columns: Columns
    questions: tuple[Question, ...]


def hypothesis(candidates: Candidates) -> Hypothesis:
    """The best reading of the table, with the questions that its rows leave open."""
    dated = [] if candidates.settled & {"date", "start", "year"} else list(when(candidates))
    where = list(_where_and_who(candidates, _dated_columns(dated)))
    chosen: Columns = {}
    questions: list[Question] = []
    for group in (dated, where):
        ranked = sorted(group, key=lambda one: (-one.score, sorted(one.columns.items())))
        if ranked and ranked[0].score > 0:
            chosen |= ranked[0].columns
            questions += _questions(ranked, candidates)
    if "leaders" not in (told := met_by_titled(candidates, chosen)):
        chosen = told
        questions = [one for one in questions if one.field != "leaders"]
    if (question := guests_of_titled(candidates, chosen) or who_is_meant(candidates, chosen)) is not None:
        questions = [one for one in questions if one.field != "leaders"] + [question]
    whose = (ask(candidates, chosen) for ask in (whose_country, whose_beside, whose_beside_hosts))
    if (question := next(filter(None, whose), None)) is not None:
        questions = [one for one in questions if one.field != "country"] + [question]
    if (question := terms_of_office(candidates, chosen) or day_of_leg(candidates, chosen)) is not None:
        questions = [one for one in questions if one.field not in ("start", "end", question.field)] + [
            question
        ]
    return Hypothesis(_as_headed(candidates, chosen), tuple(questions))


def _as_headed(candidates: Candidates, chosen: Columns) -> Columns:
    """A column that calls itself a place stays one, though it holds nothing but cities."""
    city = chosen.get("city", "")
    if not city or "venue" in chosen or candidates.claim(city, "venue") <= candidates.claim(city, "city"):
        return chosen
    return {"venue" if field == "city" else field: header for field, header in chosen.items()}


def _questions(ranked: Sequence[Scored], candidates: Candidates) -> Iterator[Question]:
    """The fields for which a near hypothesis has another column than the best one, and other values in it.

    Where points stand in the rows, these say where it was: what else is called a place changes no map.
    """
    best, trial = ranked[0], candidates.trial
    told = [trial.shown[one].filled for one in candidates.point or ()]
    placed = min(told, default=0.0) >= _ALL_PLACED
    near = [one for one in ranked[1:] if one.score > best.score - CLEAR]
    for field in _ESSENTIAL:
        if field in best.columns and not (placed and field in ("city", "venue")):
            others = [
                one.columns[field]
                for one in near
                if one.columns.get(field, best.columns[field]) != best.columns[field]
            ]
            kin = family(best.columns[field], trial.shown)
            others = [one for one in others if one not in kin and not trial.same(best.columns[field], one)]
            if others:
                yield Question(field, tuple(dict.fromkeys([best.columns[field], *others])))


def _dated_columns(dated: Iterable[Scored]) -> frozenset[str]:
    best = max(dated, key=lambda one: one.score, default=None)
    return frozenset(best.columns.values()) if best else frozenset()


def _where_and_who(candidates: Candidates, taken: frozenset[str]) -> Iterator[Scored]:
    """Every combination of the likeliest columns for place, countries and travellers."""
    options: list[list[tuple[str, str, float]]] = []
    for field in _WHERE_AND_WHO:
        found = [(field, header, score) for header, score in candidates.best(field) if header not in taken]
        options.append(found if field in candidates.said else [("", "", 0.0), *found])
    for combination in product(*options):
        used = [header for _, header, _ in combination if header]
        if len(used) == len(set(used)) and used:
            columns = {field: header for field, header, _ in combination if field}
            alone = sum(score for _, _, score in combination)
            yield Scored(alone + _together(candidates, columns), columns)


def _together(candidates: Candidates, columns: Columns) -> float:
    """How well the columns of places, countries and travellers hold together."""
    score, trial = 0.0, candidates.trial
    place = columns.get("city") or columns.get("venue")
    country, home, who = (columns.get(name) for name in ("country", "leader_country", "leaders"))
    if place and country:
        share, pairs = trial.inside(place, country)
        score += _HELD * (share - 0.45) if pairs >= FEW else 0.0
    if country and "city" in columns:
        score -= _WANDERS * _wanders(trial, columns["city"], country)
    if country and who:
        score += _travels(trial, who, country, alone=not (home or place))
        score -= _ELSEWHERE * bool(place and trial.is_home(who, country, place))
    if home:
        proved = bool(who and place and not country and trial.is_home(who, home, place))
        claimed = bool(candidates.claim(home, "leader_country"))
        score += _lives(trial, who, home, claimed=claimed or proved) + _ELSEWHERE * proved
    if home and not country and not place:
        score -= 0.5
    if {"city", "venue"} <= columns.keys():
        # A venue and a city say more than either, but not twice; two cities are of two things.
        score -= 0.15 + _TWO_CITIES * _are_two_cities(trial, columns["city"], columns["venue"])
    if "division" in columns:
        score -= _APART * _lies_apart(candidates, columns) if place or country else 0.3
    return score + (_stays(trial, who, place) if who and place else 0.0)


def _stays(trial: Trial, who: str, place: str) -> float:
    """Travellers go to several places: where each has one alone, it may be where they live."""
    found = trial.determined(who, place)
    return 0.2 * (1 - 2 * found.share) if min(found.repeated, found.different) >= _TWICE else 0.0


def _are_two_cities(trial: Trial, city: str, venue: str) -> bool:
    """Whether a column of venues holds other cities than the column of cities."""
    if min(trial.shown[city].cities, trial.shown[venue].cities) < _MOSTLY:
        return False
    share, pairs = trial.says_it_too(city, venue)
    return pairs > 0 and share < _SOME


def _wanders(trial: Trial, city: str, country: str) -> bool:
    """Whether one city stands beside several countries: it is the traveller's own, not the one visited."""
    found = trial.determined(city, country)
    return trial.shown[city].cities >= LIKELY and found.repeated >= _TWICE and found.share < LIKELY


def _lies_apart(candidates: Candidates, columns: Columns) -> bool:
    """Whether the divisions are another country's than the cities and countries beside them: a home's."""
    trial, division = candidates.trial, columns["division"]
    country, place = columns.get("country"), columns.get("city") or columns.get("venue")
    if country:
        share, pairs = trial.divides(division, country)
        return pairs > 0 and share < _SOME
    if place and trial.shown[place].cities >= LIKELY:
        share, pairs = trial.lies_in(place, division)
        return pairs >= FEW and share < _SOME
    return False


def _travels(trial: Trial, who: str, country: str, *, alone: bool) -> float:
    """Travellers visit several countries: where each has one alone, that may be the country of who came."""
    found = trial.determined(who, country)
    if found.repeated < FEW or found.different < FEW:
        return 0.0
    return (0.25 if alone else 0.1) * (1 - 2 * found.share)


def _lives(trial: Trial, who: str | None, home: str, *, claimed: bool) -> float:
    """A traveller has one home; where the header does not say so, the rows must."""
    found = trial.determined(who, home) if who else None
    if found is None or found.repeated < FEW:
        return 0.0 if claimed else -1.0
    return 0.7 * (found.share - 0.6) - (0.0 if claimed else 0.3)
