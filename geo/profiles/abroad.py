"""Foreign places beside a country that may be the traveller's own, in tables too short to prove it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from ..places import DRAWN, Candidate, country_codes, country_name
from ..tables import clip
from . import wordings
from .candidates import LIKELY, Candidates
from .headers import is_of_meeting
from .hosts import says_hosts
from .questions import Question
from .trial import RELABELLED, Trial
from .values import first_name, sample

_KNOWN: Final = 0.7
_TIMES: Final = 20
"""A city known by its name alone goes before a town so many times smaller in the country beside it."""
_SOME: Final = 0.25
"""Share of foreign places from which on the only country of a table may be the traveller's."""
_SHOWN: Final = 3
_SIGN: Final = "\x1f"
_LOOKED_AT, _SAMPLE = 20_000, 40
"""Rows that are looked at, and how many different ones are tried."""
_BRACKETS: Final = re.compile(r"\(([^()]{2,60})\)")


def foreign_places(trial: Trial, who: str, place: str, country: str) -> tuple[str, ...]:
    """Names of cities of other countries than the one beside them, the first few of a sample.

    The country beside them has no place of that name, or a small town only. None where some place surely
    lies in the country beside it, unless all rows bear the same country, or where the travellers' own
    countries stand behind their names.
    """
    foreign, inside = [], 0
    for traveller, name, land in _rows(trial, who, place, country):
        codes = country_codes(land)
        if len(codes) != 1 or _says_home(traveller):
            continue
        within = trial.gazetteer.find(first_name(name), country=land)
        anywhere = trial.gazetteer.find(first_name(name))
        if _is_foreign(within, anywhere, codes):
            foreign.append(first_name(name))
        else:
            inside += _is_there(within) or (bool(anywhere) and anywhere[0].country in codes)
    one_country = trial.shown[country].different == 1
    doubted = not inside or (one_country and len(foreign) >= _SOME * (len(foreign) + inside))
    return tuple(foreign[:_SHOWN]) if doubted else ()


def _rows(trial: Trial, who: str, place: str, country: str) -> list[tuple[str, str, str]]:
    """Who went where, and the country beside it, of a sample of the different rows that say the last two."""
    cells = trial.raw.cells[[who, place, country]].head(_LOOKED_AT)
    told = cells[cells[place].str.strip().ne("") & cells[country].str.strip().ne("")].drop_duplicates()
    kept = set(sample(map(_SIGN.join, told.itertuples(index=False)), _SAMPLE))
    rows = (tuple(one.split(_SIGN)) for one in sorted(kept))
    return [(row[0], row[1].strip(), row[2].strip()) for row in rows if len(row) == len(told.columns)]


def _says_home(traveller: str) -> bool:
    """Whether a country stands in brackets behind a name."""
    return any(map(country_codes, _BRACKETS.findall(traveller)))


def _is_foreign(within: Sequence[Candidate], anywhere: Sequence[Candidate], codes: Sequence[str]) -> bool:
    """Whether a name means a city of another country, by what it may mean in this one and by itself."""
    if not anywhere or anywhere[0].country in codes or anywhere[0].precision != "city":
        return False
    if anywhere[0].confidence < DRAWN or anywhere[0].method in ("fuzzy", "sound"):
        return False
    return not _is_there(within) or (
        anywhere[0].confidence >= _KNOWN and within[0].population * _TIMES < anywhere[0].population
    )


def _is_there(within: Sequence[Candidate]) -> bool:
    """Whether the country beside a name has a place of that very name."""
    return bool(within) and (
        within[0].precision != "country"
        and within[0].confidence >= DRAWN
        and within[0].method not in ("fuzzy", "sound", "alternate", RELABELLED)
    )


def whose_beside(candidates: Candidates, chosen: Mapping[str, str]) -> Question | None:
    """Whose a country is beside foreign places, where the rows are too few to say it."""
    place, country = chosen.get("city") or chosen.get("venue"), chosen.get("country")
    if not place or not country or "leaders" not in chosen or "leader_country" in chosen:
        return None
    if country in candidates.said.values() or "division" in chosen or candidates.point:
        return None
    names = foreign_places(candidates.trial, chosen["leaders"], place, country)
    if not names:
        return None
    shown = ", ".join(f"“{clip(name)}”" for name in names)
    why = wordings.beside_foreign_places(clip(country.strip()), shown)
    return Question("country", (country,), why, (f"country={country}", f"leader_country={country}"))


def whose_beside_hosts(candidates: Candidates, chosen: Mapping[str, str]) -> Question | None:
    """Whose a country is that is none of those who hosted: they receive at home, and guests come from there.

    Only where the hosts' countries stand behind their names, in no row one with that beside it.
    """
    country, who = chosen.get("country"), chosen.get("leaders")
    if not country or not who or {"city", "venue", "leader_country"} & chosen.keys() or candidates.point:
        return None
    if country in candidates.said.values() or is_of_meeting(country):
        return None
    shown = candidates.trial.shown
    hosts = [one for one in shown if one != who and says_hosts(one)[0] and shown[one].compatriots >= LIKELY]
    pairs = [pair for one in hosts for pair in candidates.trial.pairs(one, country)]
    told = [(_homes(host), set(country_codes(land))) for host, land in pairs]
    beside = [(homes, lands) for homes, lands in told if homes and lands]
    if not beside or any(homes & lands for homes, lands in beside):
        return None
    own = set().union(*(homes for homes, _ in beside))
    where = country_name(own.pop()) if len(own) == 1 else "HOST"
    why = wordings.visited_or_own(f"“{clip(country.strip())}”")
    answers = (f"country={country}", f"leader_country={country},country=={where}")
    return Question("country", (country,), why, answers)


def _homes(host: str) -> set[str]:
    """The countries in brackets behind a name."""
    return {code for land in _BRACKETS.findall(host) for code in country_codes(land)}
