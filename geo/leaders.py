"""Names as people write them → one leader with a country and a seat."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

import pandas as pd
from rapidfuzz import process

from geo.errors import Problem, UnknownLeaderError
from geo.gazetteer import country_codes
from geo.reports import venue_key
from geo.schema import LEADERS, conform

_BRACKETS: Final = re.compile(r"^(?P<name>.*?)\s*\((?P<country>[^()]+)\)$")
_NOT_NAMED: Final = "leader not named by any source"
_ALIKE: Final = 70
"""Likeness (0 to 100) from which on a name is worth suggesting for another."""


@dataclass(frozen=True)
class Register:
    """Every leader that a table names.

    ``leaders`` has the columns of ``schema.LEADERS``, sorted by name, with countries as
    ISO 3166-1 alpha-2 codes; ``names`` leads from each name as written in the reports to the
    name in that table.
    """

    leaders: pd.DataFrame
    names: dict[str, str]
    problems: tuple[Problem, ...]


def name_key(name: str) -> str:
    """The form in which two spellings of a name are compared: case, marks and hyphens folded."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return " ".join(re.sub(r"[\W_]+", " ", bare).split())


def register(written: Iterable[str], leaders: pd.DataFrame, *, file: str = "leaders") -> Register:
    """Match the names of the reports with the table of leaders, and add those it lacks.

    ``written``: names as the reports have them. A leader's own name goes before another's alias.
    ``Name (Country)`` is the leader of that name and country, and gives one the table lacks its
    country; ``(Country)`` alone is that country's leader, not named. Spellings that differ in case
    or marks alone are one leader, ``Kim (North Korea)`` and ``Kim (South Korea)`` are two. A name
    that several leaders bear, and a leader with no known country, are kept and reported.
    """
    known, problems = _with_codes(leaders, file)
    by_key = _keys(known)
    home = dict(zip(known["name"], known["country"], strict=True))
    names: dict[str, str] = {}
    unlisted: list[_Written] = []
    for one in map(_taken_apart, sorted(set(written))):
        if found := _bearer(one, by_key, home):
            names[one.text] = found
        else:
            unlisted.append(one)
    added: dict[str, dict[str, object]] = {}
    for one, shown, country in _told_apart(unlisted, set(home)):
        names[one.text] = shown
        if shown not in added and not country:
            problems.append(_no_country(file, one.text, by_key.get(one.key, ())))
        office = "" if one.name else _NOT_NAMED
        row: dict[str, object] = {
            "name": shown,
            "country": country,
            "office": office,
            "seat": "",
            "aliases": (),
        }
        added.setdefault(shown, row)
    rows = [known, pd.DataFrame(list(added.values()))] if added else [known]
    table = pd.concat(rows, ignore_index=True).sort_values("name", ignore_index=True)
    return Register(conform(table, LEADERS), names, tuple(problems))


def resolve(name: str, leaders: pd.DataFrame) -> str:
    """The name, as the table of leaders spells it, of the one leader called ``name``.

    The very name goes first, then names and after them aliases, whatever their case and marks; a
    part of a name counts when only one leader bears it. Raises ``UnknownLeaderError`` with the
    nearest names otherwise.
    """
    if name in set(leaders["name"]):
        return name
    by_key = _keys(leaders)
    key = name_key(name)
    found = by_key.get(key, ())
    if not found and key:
        wanted = set(key.split())
        matching = {
            one for other, bearers in by_key.items() if wanted <= set(other.split()) for one in bearers
        }
        found = tuple(sorted(matching))
    if len(found) == 1:
        return found[0]
    if found:
        raise UnknownLeaderError(name, found[:5])
    near = process.extract(key, list(by_key), limit=3, score_cutoff=_ALIKE)
    raise UnknownLeaderError(name, tuple(dict.fromkeys(by_key[match][0] for match, *_ in near)))


def seat_key(country: str, seat: str) -> str:
    """The venue key of a leader's seat: as written, otherwise the capital of the country."""
    return venue_key("", seat, country)


def _keys(leaders: pd.DataFrame) -> dict[str, tuple[str, ...]]:
    """Every name, and every alias that is nobody's name, folded, with the leaders who bear it."""
    called: dict[str, set[str]] = {}
    also: dict[str, set[str]] = {}
    for name, aliases in zip(leaders["name"], leaders["aliases"], strict=True):
        called.setdefault(name_key(name), set()).add(name)
        for alias in aliases:
            also.setdefault(name_key(alias), set()).add(name)
    return {key: tuple(sorted(names)) for key, names in (also | called).items() if key}


def _with_codes(leaders: pd.DataFrame, file: str) -> tuple[pd.DataFrame, list[Problem]]:
    """The table with ISO codes for countries; an unknown or ambiguous country becomes ``""``."""
    codes = {text: country_codes(text) if text else () for text in leaders["country"].unique()}
    problems = [
        Problem(
            file,
            row,
            "country",
            f"{text} ({name})",
            "a country's name or ISO 3166-1 alpha-2 code",
            f"it may mean {' or '.join(codes[text])}; write the code" if codes[text] else "correct the name",
        )
        for row, (name, text) in enumerate(zip(leaders["name"], leaders["country"], strict=True), start=2)
        if text and len(codes[text]) != 1
    ]
    single = {text: found[0] if len(found) == 1 else "" for text, found in codes.items()}
    return leaders.assign(country=leaders["country"].map(single).astype("str")), problems


class _Written(NamedTuple):
    """A name of the reports taken apart."""

    text: str
    name: str
    """Without the country in brackets; empty where there is nothing else."""
    country: str
    """ISO 3166-1 alpha-2 code of the country in brackets; empty where there is none."""
    key: str


def _taken_apart(text: str) -> _Written:
    if match := _BRACKETS.match(text):
        codes = country_codes(match["country"])
        if len(codes) == 1:
            return _Written(text, match["name"], codes[0], name_key(match["name"]))
    return _Written(text, text, "", name_key(text))


def _bearer(one: _Written, by_key: dict[str, tuple[str, ...]], home: dict[str, str]) -> str:
    """The listed leader meant by a written name; ``""`` when there is none, or more than one."""
    if one.text in home:
        return one.text
    bearers = by_key.get(one.key, ())
    if one.country:
        there = tuple(name for name in bearers if home[name] == one.country)
        bearers = there or tuple(name for name in bearers if not home[name])
    return bearers[0] if len(bearers) == 1 else ""


def _told_apart(unlisted: Iterable[_Written], taken: set[str]) -> Iterator[tuple[_Written, str, str]]:
    """Every written name that the table lacks with the name to show and the country, as one leader each.

    The name to show is the first spelling in Unicode order; the country stands beside it where
    there are namesakes.
    """
    by_key: dict[str, list[_Written]] = {}
    for one in unlisted:
        by_key.setdefault(one.key or one.name or one.country, []).append(one)
    for namesakes in by_key.values():
        countries = sorted({one.country for one in namesakes} - {""})
        sole = countries[0] if len(countries) == 1 else ""
        for one in namesakes:
            country = one.country or sole
            alike = [other for other in namesakes if (other.country or sole) == country]
            shown = min(other.name or other.text for other in alike)
            if country and one.name and (len(countries) > 1 or shown in taken):
                shown = min(other.text for other in alike if other.country)
            yield one, shown, country


def _no_country(file: str, name: str, bearers: tuple[str, ...]) -> Problem:
    mend = f'add a row for this leader to the table of leaders, or write "{name} (Country)" in the reports'
    if match := _BRACKETS.match(name):
        codes = country_codes(match["country"])
        meant = f"may be {' or '.join(codes)}" if codes else "is no country known here"
        mend = f'"{match["country"]}" {meant}; write a country\'s name or ISO 3166-1 alpha-2 code there'
        mend += ", or add a row for this leader to the table of leaders"
    if bearers:
        mend = f"{' and '.join(bearers[:5])} bear it; write one of these, or add the country in brackets"
    return Problem(
        file,
        None,
        "name",
        name,
        "every leader of the reports with a country",
        f"{mend}; until then this leader's visits made and received cannot be told apart",
        "warning",
    )
