"""Names as people write them → one leader with a country and a seat."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import pandas as pd
from rapidfuzz import process

from geo.errors import Problem, UnknownLeaderError
from geo.gazetteer import country_codes
from geo.reports import venue_key
from geo.schema import LEADERS, conform

_BRACKETS: Final = re.compile(r"^(?P<name>[^()]*?)\s*\((?P<country>[^()]+)\)$")
_NOT_NAMED: Final = "leader not named by any source"


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

    ``written``: names as the reports have them. ``Name (Country)`` gives a leader the table
    lacks a country; ``(Country)`` alone is that country's leader, not named. A leader with no
    known country is kept and reported: visits made and hosted cannot be told apart for it.
    """
    known, problems = _with_codes(leaders, file)
    by_key = _keys(known)
    names: dict[str, str] = {}
    added: dict[str, dict[str, object]] = {}
    for name in sorted(set(written)):
        found = by_key.get(name_key(name))
        if found and len(found) == 1 and not name.startswith("("):
            names[name] = found[0]
            continue
        row = _unlisted(name, by_key)
        names[name] = str(row["name"])
        if row["name"] in by_key.get(name_key(str(row["name"])), ()):
            continue
        if not row["country"] and row["name"] not in added:
            problems.append(_no_country(file, name))
        added.setdefault(str(row["name"]), row)
    rows = [known, pd.DataFrame(list(added.values()))] if added else [known]
    table = pd.concat(rows, ignore_index=True).sort_values("name", ignore_index=True)
    return Register(conform(table, LEADERS), names, tuple(problems))


def resolve(name: str, leaders: pd.DataFrame) -> str:
    """The name, as the table of leaders spells it, of the one leader called ``name``.

    Names and aliases count whatever their case and marks; a part of a name counts when only
    one leader bears it. Raises ``UnknownLeaderError`` with the nearest names otherwise.
    """
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
    near = process.extract(key, list(by_key), limit=3, score_cutoff=60)
    raise UnknownLeaderError(name, tuple(dict.fromkeys(by_key[match][0] for match, *_ in near)))


def seat_key(country: str, seat: str) -> str:
    """The venue key of a leader's seat: as written, otherwise the capital of the country."""
    return venue_key("", seat, country)


def _keys(leaders: pd.DataFrame) -> dict[str, tuple[str, ...]]:
    """Every name and alias, folded, with the leaders who bear it."""
    bearers: dict[str, set[str]] = {}
    for name, aliases in zip(leaders["name"], leaders["aliases"], strict=True):
        for alias in (name, *aliases):
            bearers.setdefault(name_key(alias), set()).add(name)
    bearers.pop("", None)
    return {key: tuple(sorted(names)) for key, names in bearers.items()}


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


def _unlisted(name: str, by_key: dict[str, tuple[str, ...]]) -> dict[str, object]:
    """A row for a name that the table of leaders does not hold as written."""
    office, country, shown = "", "", name
    if match := _BRACKETS.match(name):
        codes = country_codes(match["country"])
        if len(codes) == 1:
            country = codes[0]
            shown = match["name"] or name
            office = "" if match["name"] else _NOT_NAMED
            bearers = by_key.get(name_key(match["name"]), ())
            shown = bearers[0] if len(bearers) == 1 else shown
    return {"name": shown, "country": country, "office": office, "seat": "", "aliases": ()}


def _no_country(file: str, name: str) -> Problem:
    return Problem(
        file,
        None,
        "name",
        name,
        "every leader of the reports with a country",
        f'add a row for this leader to the table of leaders, or write "{name} (Country)" in the reports; '
        "until then this leader's visits made and received cannot be told apart",
        "warning",
    )
