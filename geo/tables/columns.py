"""Which column of a file is which: the names that are read, and what else they may be called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

import pandas as pd

from ..errors import Problem
from ..language import for_pages, phrase, phrases
from .headers import header_word
from .limits import clip, some_of

if TYPE_CHECKING:
    from .raw import RawTable

Accepted = Mapping[str, tuple[str, ...]]
"""Names of columns, each with its synonyms. Upper case, spaces, - and _ make no difference."""

REPORT_COLUMNS: Final[Accepted] = {
    "meeting": ("meeting_id",),
    "source": ("source_id",),
    "precedence": (),
    "date": ("when",),
    "start": ("start_date",),
    "end": ("end_date",),
    "duration": ("length_of_stay", "duration_days"),
    "calendar": (),
    "century": (),
    "venue": ("place", "locale", "location"),
    "city": ("town",),
    "country": (),
    "leaders": ("leader", "name", "names", "participants"),
    "journey": (),
    "stop": (),
    "occasion": ("purpose",),
    "category": ("type",),
    "status": (),
    "disputes": (),
    "note": ("notes", "remark", "remarks"),
    "url": ("link",),
    "lat": ("latitude",),
    "lon": ("longitude", "lng", "long"),
}
DATE_HELPERS: Final[Accepted] = {"year": ("yr",), "month": ()}
"""Columns of reports that say a part of a date again: what it lacks is taken from them."""
_BESIDE_A_DATE: Final = ("duration", "calendar", "century", *DATE_HELPERS)
"""Columns that are ours only in a table that has a date or a start as well."""
LEADER_COLUMNS: Final[Accepted] = {
    "name": ("leader",),
    "country": (),
    "office": (),
    "seat": (),
    "aliases": ("alias",),
}
SOURCE_COLUMNS: Final[Accepted] = {
    "source": ("source_id", "id"),
    "publisher": (),
    "title": (),
    "published": (),
    "stance": (),
    "url": ("link",),
}
TOTAL_COLUMNS: Final[Accepted] = {
    "source": ("source_id",),
    "claim": (),
    "figure": (),
    "note": ("notes", "remark", "remarks"),
}
PLACE_COLUMNS: Final[Accepted] = {
    "venue": (),
    "city": (),
    "country": (),
    "lat": ("latitude",),
    "lon": ("longitude", "lng", "long"),
    "name": (),
    "code": (),
    "precision": (),
    "status": (),
    "found_by": (),
}
STORY_COLUMNS: Final[Accepted] = {
    "title": (),
    "text": (),
    "date": (),
    "from": (),
    "to": (),
    "meeting": (),
    "follow": (),
    "compare": (),
    "mode": (),
    "layers": (),
    "projection": (),
    "view": (),
    "image": (),
    "alt": (),
    "credit": (),
    "play": (),
    "headline": (),
}
COLUMNS: Final[Mapping[str, Accepted]] = {
    "reports": REPORT_COLUMNS,
    "leaders": LEADER_COLUMNS,
    "sources": SOURCE_COLUMNS,
    "totals": TOTAL_COLUMNS,
    "places": PLACE_COLUMNS,
    "story": STORY_COLUMNS,
}
REQUIRED: Final[Mapping[str, tuple[str, ...]]] = {
    "reports": ("leaders",),
    "leaders": ("name",),
    "sources": ("source",),
    "totals": ("source", "claim", "figure"),
    "places": ("lat", "lon"),
    "story": (),
}
_SHOWN: Final = 12
_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})


class Recognised(NamedTuple):
    """The columns of a table that are read."""

    cells: pd.DataFrame
    """Under the accepted names; columns that the file lacks are absent."""
    headers: dict[str, str]
    """The accepted name → the header as written in the file."""
    problems: tuple[Problem, ...]
    left_alone: tuple[str, ...] = ()
    """Headers of columns that nothing is read from."""
    met: bool = False
    """Whether among the leaders of a row are those whom the travellers met."""


def recognise(table: RawTable, name: str, said: Mapping[str, str] = _NOTHING) -> Recognised:
    """The columns of the table called ``name`` among ``COLUMNS``, under their accepted names.

    ``said``: accepted names → the headers that hold them whatever they are called, ``""`` for none.

    A column's own name goes before its synonyms, and those before each other in their
    order. Columns that mean the same as one already taken are left alone with a warning,
    unknown ones with one note for all of them.
    """
    by_word: dict[str, list[str]] = {}
    free = [header for header in map(str, table.cells.columns) if header not in said.values()]
    for header in free:
        by_word.setdefault(header_word(header), []).append(header)
    by_word |= {name: [header] for name, header in said.items()}
    accepted = _accepted(name, by_word)
    headers: dict[str, str] = {}
    problems: list[Problem] = []
    claimed: set[str] = set()
    for column, synonyms in accepted.items():
        words = (column,) if column in said else (column, *synonyms)
        meant = [header for word in words for header in by_word.get(word, ()) if header]
        claimed.update(meant)
        if meant:
            headers[column] = meant[0]
            problems += [_double(table.file, other, meant[0], column) for other in meant[1:]]
    unknown = [header for header in map(str, table.cells.columns) if header not in claimed]
    if unknown:
        problems.append(_unknown(table.file, unknown, COLUMNS[name]))
    cells = table.cells[list(headers.values())].set_axis(list(headers), axis="columns")
    left = tuple(header.strip() for header in map(str, table.cells.columns) if header not in headers.values())
    return Recognised(cells, headers, tuple(problems), left)


def _accepted(name: str, words: Iterable[str]) -> Accepted:
    """The columns that a table of these headers may have."""
    if name != "reports":
        return COLUMNS[name]
    every = {**REPORT_COLUMNS, **DATE_HELPERS}
    dated = {"date", "start", *REPORT_COLUMNS["date"], *REPORT_COLUMNS["start"]} & set(words)
    return every if dated else {column: every[column] for column in every if column not in _BESIDE_A_DATE}


def missing(table: RawTable, name: str, present: Mapping[str, str]) -> list[Problem]:
    """A problem for each column that the table called ``name`` needs and does not have."""
    needs: list[tuple[str, str, tuple[str, ...]]]  # our column, what is allowed, the columns that it names
    needs = [(column, column, (column,)) for column in REQUIRED[name] if column not in present]
    if name == "reports":
        if not {"date", "start"} & present.keys():
            wanted = phrase("date, or start with or without end")
            needs.append(("date", wanted, ("date", "start")))
        if not {"venue", "city", "country"} & present.keys() and not {"lat", "lon"} <= present.keys():
            wanted = phrase("venue, city or country, or both lat and lon")
            needs.append(("venue", wanted, ("venue", "city", "country")))
    shown = [header.strip() for header in map(str, table.cells.columns)]
    found = clip(phrase("no such column among {columns}", columns=some_of(shown, _SHOWN)))
    return [
        Problem(
            table.file,
            None,
            column,
            found,
            _wanted(wanted, COLUMNS[name], columns),
            phrase("rename the column that holds it to {column}, or add it", column=column),
        )
        for column, wanted, columns in needs
    ]


def headerless(table: RawTable) -> Problem:
    """Why a table without a header is not read before somebody says what its columns hold."""
    first = [text for text in table.cells.iloc[0].tolist() if text] if len(table.cells) else []
    letters = ", ".join(map(str, table.cells.columns[:4]))
    allowed = phrase("the first row holds dates and numbers, it is no header")
    advice = for_pages(
        phrase(
            "add a row of names, or say what the columns {letters} … hold, such as --columns city=A,start=B;"
            " the first row is then read like all others",
            letters=letters,
        ),
        phrase(
            "add a row of names, or say below what the columns {letters} … hold; the first row is then read "
            "like all others",
            letters=letters,
        ),
    )
    row = int(table.rows.iloc[0]) if len(table.rows) else None
    return Problem(table.file, row, None, clip(" | ".join(first)), allowed, advice, "error", "columns")


def _wanted(wanted: str, accepted: Accepted, columns: tuple[str, ...]) -> str:
    synonyms = ", ".join(synonym for column in columns for synonym in accepted[column])
    if not synonyms:
        return phrase("a column named {names}", names=wanted)
    return phrase("a column named {names} (also read: {others})", names=wanted, others=synonyms)


def _double(file: str, other: str, used: str, column: str) -> Problem:
    advice = phrase("{name} was used; rename or remove one of the two", name=f'"{clip(used.strip())}"')
    found = phrase("a second column for {column}", column=column)
    return Problem(file, None, clip(other), found, phrase("one"), advice, "warning")


def _unknown(file: str, headers: list[str], accepted: Accepted) -> Problem:
    found = ", ".join(header.strip() for header in headers)
    allowed = phrase("the columns {names}", names=", ".join(accepted))
    advice = phrases("this column was left alone", "{count} columns were left alone", len(headers))
    return Problem(file, None, None, clip(found), allowed, advice, "note")
