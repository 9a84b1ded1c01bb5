"""Names as people write them → one leader with a country and a seat."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

import pandas as pd
from rapidfuzz import process

from ..errors import Problem, UnknownLeaderError
from ..language import phrase
from ..places import country_codes, venue_key
from ..schema import LEADERS, conform
from .naming import (
    Written,
    meant_by_plain,
    name_key,
    no_country,
    odd_namesakes,
    of_organisation,
    taken_apart,
    two_spellings,
)

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
    about: Mapping[Problem, tuple[str, ...]] = field(default_factory=dict)
    """The names, as written, that a problem is about."""


def register(written: Iterable[str], leaders: pd.DataFrame, *, file: str = "leaders") -> Register:
    """Match the names of the reports with the table of leaders, and add those it lacks.

    ``written``: names as the reports have them, each as often as it stands there. A leader's own name
    goes before another's alias. ``Name (Country)`` is the leader of that name and country, and gives
    one the table lacks its country; ``(Country)`` alone is that country's leader, not named. Spellings
    that differ in case or marks alone are one leader, shown as most rows have it; ``Kim (North Korea)``
    and ``Kim (South Korea)`` are two, and a plain ``Kim`` is the one that more rows name than all
    others together. Leaders with no known country are kept and reported, in one finding for each cause.
    """
    known, problems = _with_codes(leaders, file)
    by_key = _keys(known)
    home = dict(zip(known["name"], known["country"], strict=True))
    counts = Counter(written)
    names: dict[str, str] = {}
    unlisted: list[Written] = []
    for one in map(taken_apart, sorted(counts)):
        if found := _bearer(one, by_key, home):
            names[one.text] = found
        else:
            unlisted.append(one)
    added: dict[str, dict[str, object]] = {}
    lacking: dict[str, tuple[str, tuple[str, ...]]] = {}
    for one, shown, country in _told_apart(unlisted, set(home), counts):
        names[one.text] = shown
        if not country and (shown not in lacking or of_organisation(one.text)):
            lacking[shown] = (one.text, by_key.get(one.key, ()))
        office = "" if one.name else _NOT_NAMED
        added.setdefault(
            shown, {"name": shown, "country": country, "office": office, "seat": "", "aliases": ()}
        )
    about = dict(
        [*no_country(file, list(lacking.values())), *odd_namesakes(file, unlisted, counts),
         *two_spellings(file, unlisted, names, counts)]
    )  # fmt: skip
    rows = [known, pd.DataFrame(list(added.values()))] if added else [known]
    table = pd.concat(rows, ignore_index=True).sort_values("name", ignore_index=True)
    return Register(conform(table, LEADERS), names, (*problems, *about), about)


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
            phrase("a country's name or ISO 3166-1 alpha-2 code"),
            phrase("it may mean {codes}; write the code", codes=tuple(codes[text]))
            if codes[text]
            else phrase("correct the name"),
        )
        for row, (name, text) in enumerate(zip(leaders["name"], leaders["country"], strict=True), start=2)
        if text and len(codes[text]) != 1
    ]
    single = {text: found[0] if len(found) == 1 else "" for text, found in codes.items()}
    return leaders.assign(country=leaders["country"].map(single).astype("str")), problems


def _bearer(one: Written, by_key: dict[str, tuple[str, ...]], home: dict[str, str]) -> str:
    """The listed leader meant by a written name; ``""`` when there is none, or more than one."""
    if one.text in home:
        return one.text
    bearers = by_key.get(one.key, ())
    if one.country:
        there = tuple(name for name in bearers if home[name] == one.country)
        bearers = there or tuple(name for name in bearers if not home[name])
    return bearers[0] if len(bearers) == 1 else ""


def _told_apart(
    unlisted: Iterable[Written], taken: set[str], counts: Mapping[str, int]
) -> Iterator[tuple[Written, str, str]]:
    """Every written name that the table lacks with the name to show and the country, as one leader each.

    The name to show is the spelling of most rows, the first in Unicode order among equals; the country
    stands beside it where there are namesakes.
    """
    by_key: dict[str, list[Written]] = {}
    for one in unlisted:
        by_key.setdefault(one.key or one.name or one.country, []).append(one)
    for namesakes in by_key.values():
        by_country = Counter[str]()
        for one in namesakes:
            by_country[one.country] += counts[one.text]
        lands = sorted(by_country.keys() - {""})
        plain = meant_by_plain(by_country)
        alike: dict[str, list[Written]] = {}
        for one in namesakes:
            alike.setdefault(one.country or plain, []).append(one)
        for country, spellings in alike.items():
            shown = _commonest((one.name or one.text, counts[one.text]) for one in spellings)
            if country and (len(lands) > 1 or shown in taken) and any(one.name for one in spellings):
                shown = _commonest((one.text, counts[one.text]) for one in spellings if one.country)
            yield from ((one, shown, country) for one in spellings)


def _commonest(spellings: Iterable[tuple[str, int]]) -> str:
    told = Counter[str]()
    for text, count in spellings:
        told[text] += count
    return min(told, key=lambda text: (-told[text], text))
