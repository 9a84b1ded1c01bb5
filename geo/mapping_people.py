"""Who took part in each row of a foreign table."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

import pandas as pd

from geo.gazetteer import country_codes
from geo.mapping_tools import Reading, code_list
from geo.people import country_written, names_in, with_country
from geo.yearless import YEAR

_MADE_BY: Final = re.compile(
    r"(?:trips|visits|travels?|journeys|itinerary)(?: (?:made|abroad|undertaken))? (?:by|of) (?P<by>.+?)"
    r"(?:\s*[-–|(].*)?$",
    re.IGNORECASE,
)

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
    made: dict[tuple[str, ...], str] = {}
    keys = list(zip(home, visited, hosts, *columns, strict=True))
    for key in set(keys):
        land, there, host, *cells = key
        named, rest = cells[: len(own)], cells[len(own) :]
        states, further = rest[: len(countries)], rest[len(countries) :]
        written = [name for cell in named for name in names_in(cell, people)] or [constant]
        here = [with_country(name, country_written(people.home or land)) for name in written if name]
        here += [
            f"({country_written(codes.get(one, one))})" for one in states if is_state(codes.get(one, one))
        ]
        host_land = country_written(there) if is_state(there) else ""
        here += [with_country(name, host_land) for name in names_in(host, people)]
        here += [name for cell in further for name in names_in(cell, people)]
        made[key] = "; ".join(_once([*here, *people.always]))
    return pd.Series([made[key] for key in keys], index=reading.cells.index, dtype="str")


def _traveller(reading: Reading) -> str:
    """Who travelled where no column says it: whom the title names, otherwise the file's name."""
    profile = reading.profile
    if reading.named((*profile.fields.get("leaders", ()), *profile.leaders.countries)):
        return ""
    stem = " ".join(re.split(r"[\s_]+", reading.stem))
    made_by = (match["by"].strip() for title in (*reading.titles, stem) if (match := _MADE_BY.search(title)))
    plain = (title for title in reading.titles if not YEAR.search(title) and len(title) <= _LONGEST)
    who = next(made_by, "") or next(plain, stem)
    stands = f'"{who}", as the title or the file is called, stands for the leader'
    advice = f"{stands}; say who on the page, or with --columns"
    reading.say("no column of leaders", "", "a column that names who travelled", advice, "leader", "warning")
    return who


def _once(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(name.replace("|", "/") for name in names))


def leaders_header(reading: Reading) -> str:
    """The file's column that findings about leaders name."""
    wanted = (*reading.profile.fields.get("leaders", ()), *reading.profile.leaders.countries)
    taken = reading.named(wanted)
    return taken[0] if taken else "leaders"


@cache
def is_state(text: str) -> bool:
    """Whether a code or a name is a country's, and not a region's or an organisation's."""
    return bool(text) and len(country_codes(text)) == 1
