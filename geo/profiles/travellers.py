"""Who took part in each row of a foreign table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import pandas as pd

from ..errors import Problem
from ..language import for_pages, phrase, phrases
from .bodies import without_bodies
from .homes import several_joined, with_homes
from .hosts import hosts_named
from .names import (
    are_offices,
    country_written,
    is_state,
    names_in,
    with_country,
    without_remark,
    without_term,
)
from .nouns import kinds
from .reading import Reading, code_list
from .titled import titled
from .values import is_person
from .visits_of import visitors
from .wordlists import unaccented
from .yearless import YEAR

_NOBODY: Final = "no column of leaders"
_SURNAME_FIRST: Final = "[\u3005\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+"
"""Han, kana and Hangul, in which the surname stands first and nothing between."""
_LONGEST: Final = 60
"""Characters of a title that may be somebody's name."""


def leader_cells(reading: Reading) -> pd.Series[str]:
    """The names of every row, separated by ``;``, those whose country is known with it in brackets.

    Leaders of the table's own column come first, then unnamed ones of countries (``(Kenya)``), those whom
    they met, and others. A host who is named takes the place of one who is not; an organisation
    among those met is no leader, but the occasion.
    """
    hosted = without_bodies(reading)
    people, profile = reading.profile.leaders, reading.profile
    own = reading.named(profile.fields.get("leaders", ()))
    others, countries = reading.named(people.others), reading.named(people.countries)
    columns = [_whole_names(reading, name).tolist() for name in own]
    distinct = {text for column in columns for text in column}
    home = reading.column(people.home_column).tolist()
    columns += [reading.cells[name].tolist() for name in (*countries, *others)]
    codes = code_list(people.codes)
    constant = profile.constants.get("leaders", "") or _traveller(reading)
    meant = {word.casefold(): text for word, text in profile.values.get("leaders", {}).items()}
    visits, alone = visitors(distinct), are_offices(sorted(distinct))
    made: dict[tuple[str, ...], tuple[list[str], list[str]]] = {}
    remarks: dict[tuple[str, ...], str] = {}
    keys = list(zip(home, *columns, strict=True))
    for key in set(keys):
        land, *cells = key
        named, rest = cells[: len(own)], cells[len(own) :]
        states, further = rest[: len(countries)], rest[len(countries) :]
        cells_meant = [meant.get(cell.casefold(), cell) for cell in named]
        written = [
            meant.get(name.casefold(), name)
            for cell in cells_meant
            for name in names_in(cell, people, offices_alone=alone)
        ] or [constant]
        written = [visits.get(name, name) for name in written if name]
        written, homes = with_homes(written, people.home or land)
        here = [with_country(without_term(name), home) for name, home in zip(written, homes, strict=True)]
        bare = without_remark if any(homes) else without_term
        if marked := next((name for name in written if bare(name) != name), ""):
            remarks[key] = marked
        here += [
            f"({country_written(codes.get(one, one))})" for one in states if is_state(codes.get(one, one))
        ]
        made[key] = here, [name for cell in further for name in names_in(cell, people)]
    _say_remarks(reading, keys, remarks)
    received = hosts_named(reading, hosted, [made[key][0] for key in keys])
    rows = [
        "; ".join(_once([*made[key][0], *hosts, *made[key][1], *people.always]))
        for key, hosts in zip(keys, received, strict=True)
    ]
    return pd.Series(rows, index=reading.cells.index, dtype="str")


def _whole_names(reading: Reading, column: str) -> pd.Series[str]:
    """The names of a column with the given names that stand in another: ``Ada Quill``, ``习近平``."""
    names, given = reading.cells[column], reading.column(reading.profile.leaders.given)
    han = names.str.fullmatch(_SURNAME_FIRST) & given.str.fullmatch(_SURNAME_FIRST)
    whole = (given + " " + names).str.strip().mask(han, names + given)
    several = {pair: several_joined(*pair) for pair in set(zip(names, given, strict=True))}
    apart = pd.Series([several[pair] for pair in zip(names, given, strict=True)], names.index, dtype="str")
    return whole.where(names.ne("") & given.ne(""), names).mask(apart.ne(""), apart)


def _say_remarks(
    reading: Reading, keys: Sequence[tuple[str, ...]], remarks: Mapping[tuple[str, ...], str]
) -> None:
    """Say which brackets behind names gave way to the countries of the table."""
    about = [place for place, key in enumerate(keys) if key in remarks]
    if about:
        example = remarks[keys[about[0]]]
        reading.say(
            phrases(
                "{count} cell with a bracket that is no country, such as {text}",
                "{count} cells with a bracket that is no country, such as {text}",
                len(about),
                text=example,
            ),
            leaders_header(reading),
            "",
            phrase("the bracket was left out of the name, which is one leader with and without it"),
            "leader",
            rows=reading.rows[about].tolist(),
        )


def _traveller(reading: Reading) -> str:
    """Who travelled where no column says it: whom the title names, otherwise the file's name."""
    profile = reading.profile
    if reading.named((*profile.fields.get("leaders", ()), *profile.leaders.countries)):
        return ""
    stem = stem_as_name(reading.stem)
    plain = (title for title in reading.titles if not YEAR.search(title) and len(title) <= _LONGEST)
    who = titled((*reading.titles, stem)).person or stand_in(next(plain, stem))
    found, allowed, advice = nobody_named(who)
    reading.say(found, "", allowed, advice, "leader", "warning")
    return who


def stand_in(text: str) -> str:
    """What is written for a leader whom nothing but a title or a file's name tells.

    >>> stand_in("my-file-3"), stand_in("Ada Quill")
    ('The traveller of my-file-3', 'Ada Quill')
    """
    tokens = text.split()
    capital = len(tokens) > 1 and all(one[:1].isupper() and one[1:].islower() for one in tokens)
    named = capital and is_person(text) and not any(kinds(unaccented(one)) for one in tokens)
    return text if named else f"The traveller of {text}"


def nobody_named(stand_in: str) -> tuple[str, str, str]:
    """What was found, what is allowed and what to do where no column says who travelled."""
    said = phrase(
        'the map calls them "{name}"; say who on the page, or with --columns "leader==Name (Country)"',
        name=stand_in,
    )
    advice = phrase('the map calls them "{name}"; say above the map who it was', name=stand_in)
    return _NOBODY, phrase("a column that names who travelled"), for_pages(said, advice)


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
