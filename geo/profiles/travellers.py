"""Who took part in each row of a foreign table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final

import pandas as pd

from ..errors import Problem
from ..places import country_codes
from .names import country_written, names_in, with_country, without_remark, without_term
from .reading import Reading, code_list, counted
from .yearless import YEAR

_MADE_BY: Final = re.compile(
    r"(?:trips|visits|travels?|journeys|itinerary)(?: (?:made|abroad|undertaken))? (?:by|of) (?P<by>.+?)"
    r"(?:\s*[-–|(].*)?$",
    re.IGNORECASE,
)

_NOBODY: Final = "no column of leaders"
_TITLE: Final = 200
"""Characters of a title in which it is looked for who travelled."""
_LONGEST: Final = 60
"""Characters of a title that may be somebody's name."""


def leader_cells(reading: Reading) -> pd.Series[str]:
    """The names of every row, separated by ``;``, those whose country is known with it in brackets.

    Leaders of the table's own column come first, then unnamed ones of countries (``(Kenya)``), those of
    the country visited, and others. A host who is named takes the place of one who is not.
    """
    people, profile = reading.profile.leaders, reading.profile
    own = reading.named(profile.fields.get("leaders", ()))
    others, countries = reading.named(people.others), reading.named(people.countries)
    columns = [reading.cells[name].tolist() for name in own]
    home = reading.column(people.home_column).tolist()
    columns += [reading.cells[name].tolist() for name in (*countries, *others)]
    visited, hosts = reading.ours_or_blank("country").tolist(), reading.column(people.hosts).tolist()
    codes = code_list(people.codes)
    constant = profile.constants.get("leaders", "") or _traveller(reading)
    meant = {word.casefold(): text for word, text in profile.values.get("leaders", {}).items()}
    made: dict[tuple[str, ...], str] = {}
    remarks: dict[tuple[str, ...], str] = {}
    keys = list(zip(home, visited, hosts, *columns, strict=True))
    for key in set(keys):
        land, there, host, *cells = key
        named, rest = cells[: len(own)], cells[len(own) :]
        states, further = rest[: len(countries)], rest[len(countries) :]
        cells_meant = [meant.get(cell.casefold(), cell) for cell in named]
        written = [
            meant.get(name.casefold(), name) for cell in cells_meant for name in names_in(cell, people)
        ] or [constant]
        known = country_written(people.home or land)
        here = [with_country(without_term(name), known) for name in written if name]
        bare = without_remark if known else without_term
        if marked := next((name for name in written if bare(name) != name), ""):
            remarks[key] = marked
        here += [
            f"({country_written(codes.get(one, one))})" for one in states if is_state(codes.get(one, one))
        ]
        host_land = country_written(there) if is_state(there) else ""
        here += [with_country(name, host_land) for name in names_in(host, people)]
        here += [name for cell in further for name in names_in(cell, people)]
        made[key] = "; ".join(_once([*here, *people.always]))
    _say_remarks(reading, keys, remarks)
    return pd.Series([made[key] for key in keys], index=reading.cells.index, dtype="str")


def _say_remarks(
    reading: Reading, keys: Sequence[tuple[str, ...]], remarks: Mapping[tuple[str, ...], str]
) -> None:
    """Say which brackets behind names gave way to the countries of the table."""
    about = [place for place, key in enumerate(keys) if key in remarks]
    if about:
        example = remarks[keys[about[0]]]
        reading.say(
            f"{counted(len(about), 'cell')} with a bracket that is no country, such as {example}",
            leaders_header(reading), "",
            "the bracket was left out of the name, which is one leader with and without it", "leader",
            rows=reading.rows[about].tolist(),
        )  # fmt: skip


def _traveller(reading: Reading) -> str:
    """Who travelled where no column says it: whom the title names, otherwise the file's name."""
    profile = reading.profile
    if reading.named((*profile.fields.get("leaders", ()), *profile.leaders.countries)):
        return ""
    stem = stem_as_name(reading.stem)
    made_by = (
        match["by"].strip() for title in (*reading.titles, stem) if (match := _MADE_BY.search(title[:_TITLE]))
    )
    plain = (title for title in reading.titles if not YEAR.search(title) and len(title) <= _LONGEST)
    who = next(made_by, "") or next(plain, stem)
    found, allowed, advice = nobody_named(who)
    reading.say(found, "", allowed, advice, "leader", "warning")
    return who


def nobody_named(stand_in: str) -> tuple[str, str, str]:
    """What was found, what is allowed and what to do where no column says who travelled."""
    stands = f'"{stand_in}", as the title or the file is called, stands for the leader'
    advice = f'{stands}; say who on the page, or with --columns "leader==Name (Country)"'
    return _NOBODY, "a column that names who travelled", advice


def is_stand_in(problem: Problem) -> bool:
    """Whether a finding says that a title or the file's name stands for the leader."""
    return problem.kind == "leader" and problem.found == _NOBODY


def stem_as_name(stem: str) -> str:
    """A file's name as it stands for the leader."""
    return " ".join(re.split(r"[\s_]+", stem)).strip()


def _once(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(name.replace("|", "/") for name in names))


def leaders_header(reading: Reading) -> str:
    """The file's column that findings about leaders name."""
    wanted = (*reading.profile.fields.get("leaders", ()), *reading.profile.leaders.countries)
    taken = reading.named(wanted)
    return taken[0] if taken else "leaders"


@lru_cache(maxsize=16_384)
def is_state(text: str) -> bool:
    """Whether a code or a name is a country's, and not a region's or an organisation's."""
    return bool(text) and len(country_codes(text)) == 1
