"""Records within records → rows: a value deep within becomes a column named by its path."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Final

from ..errors import Problem
from ..language import phrase, phrases
from .cell_lists import joined, listing
from .headers import header_word
from .inner import of_visits, says_when_or_where
from .limits import MAX_COLUMNS, MAX_ROWS, RIGHT_FILE, Budget, clip, some_of, too_many_rows, unusable
from .raw import RawTable, row_problems, tabulate
from .texts import as_text

Record = Mapping[str, Any]
_NAMES: Final = "leaders"
"""Our column of names: a list of them is what it should hold, and nothing to note."""
_DEEPEST: Final = 12
"""Levels that are named by a path; what lies deeper is kept as text."""
_SHOWN: Final = 6
OWN_TEXT: Final = "#text"
_OWN_TEXT: Final = (OWN_TEXT, "$text", "$t", "_text", "__text")
"""Keys under which the words of an XML element stand beside its attributes: its value."""


def records_table(records: Sequence[Any], file: str, problems: Sequence[Problem] = ()) -> RawTable:
    """The table of a list of records, rows numbered as if a header stood above them.

    Columns come in the order in which keys first occur; what lies within is a column named by its path,
    ``concert.venue.name``. A list of plain values is one cell (``cell_lists``). Where records have one
    list of records that says when or where (``inner``), each of those is a row with what the record says
    beside it; other lists of records are kept as text. What is no record is left out and reported. Raises
    ``TableError`` for records without columns, or too much of them.
    """
    if len(records) > MAX_ROWS:
        raise too_many_rows(file, len(records))
    strangers = [i for i, record in enumerate(records) if not isinstance(record, dict)]
    found = row_problems(
        file,
        [i + 2 for i in strangers],
        [_text(records[i]) or phrase("nothing") for i in strangers],
        column=None,
        allowed=phrase("an object with the columns as keys"),
        advice=phrase("write the record as an object; it was left out"),
    )
    flat = [flatten(record) if isinstance(record, dict) else {} for record in records]
    flat, notes, kept = _unfolded(file, flat)
    header = _header(file, flat)
    columns = [[row.get(key) for row in flat] for key in header]
    return values_table(file, header, columns, [*problems, *found, *notes], told=kept)


def flatten(record: Record) -> dict[str, Any]:
    """The values of a record under their paths; lists stay lists. An element's own words bear its name."""
    made: dict[str, Any] = {}

    def walk(inner: Record, path: str, depth: int) -> None:
        for key, value in inner.items():
            here = path if key in _OWN_TEXT and path else f"{path}.{key}" if path else str(key)
            if isinstance(value, dict) and value and depth < _DEEPEST:
                walk(value, here, depth + 1)
            else:
                made[here] = None if value == {} else value

    walk(record, "", 1)
    return made


def _unfolded(
    file: str, flat: list[dict[str, Any]]
) -> tuple[list[dict[str, Any]], list[Problem], Collection[str]]:
    """A row for each record of the one list that holds visits; other lists stay as they are, and are told.

    The third is the columns of the lists that stay.
    """
    lists: dict[str, int] = {}
    for row in flat:
        for path, value in row.items():
            if _is_records(value):
                lists[path] = lists.get(path, 0) + len(value)
    if not lists:  # nothing to choose: of very many keys it would take seconds to ask what each says
        return flat, [], ()
    visits = of_visits(flat, list(lists))
    if len(visits) > 1:
        return flat, [_folded(file, lists)], set(lists)
    beside = {path: count for path, count in lists.items() if path not in visits}
    told = [_beside(file, beside)] if beside else []
    if len(beside) > 1 and not visits and not says_when_or_where(flat, lists):
        told = [_folded(file, lists)]
    if not visits:
        return flat, told, set(beside)
    return _row_each(file, flat, visits[0]), [_rows_of(file, visits[0], lists[visits[0]]), *told], set(beside)


def _row_each(file: str, flat: Sequence[dict[str, Any]], path: str) -> list[dict[str, Any]]:
    """A row for each record of the lists under ``path``, with what the record around it says."""
    made: list[dict[str, Any]] = []
    budget = Budget(file)
    for row in flat:
        inner = row.get(path)
        if not _is_records(inner):
            made.append(row)
            continue
        outer = {key: value for key, value in row.items() if key != path}
        for one in inner or ():
            made.append(outer | flatten({path: one}))
            budget.take(len(made[-1]))
    return made


def _rows_of(file: str, path: str, count: int) -> Problem:
    advice = phrase("each is a row, with what its record says beside it; rows are counted by them")
    found = phrases(
        '{count} record in the lists under "{path}"',
        '{count} records in the lists under "{path}"',
        count,
        path=path,
    )
    allowed = phrase("a row for each visit")
    return Problem(file, None, None, clip(found), allowed, advice, "note", "records")


def _beside(file: str, lists: Mapping[str, int]) -> Problem:
    found = phrase("lists of records beside what happened: {names}", names=_named(lists))
    allowed = phrase("a row for each visit")
    advice = phrase("the rows are the records around them; each list was kept as text in its cell")
    return Problem(file, None, None, clip(found), allowed, advice, "note", "records")


def _is_records(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, dict) for item in value)


def _folded(file: str, lists: Mapping[str, int]) -> Problem:
    found = phrase("several lists of records in one record: {names}", names=_named(lists))
    allowed = phrase("one list of records in each, which is then read row by row")
    advice = phrase("keep the list that holds the visits; until then each is kept as text in its cell")
    return Problem(file, None, None, clip(found), allowed, advice, "error", "records")


def _named(lists: Mapping[str, int]) -> str:
    return some_of([f"{path} ({count:,})" for path, count in lists.items()], _SHOWN)


def _header(file: str, rows: Iterable[Mapping[str, Any]]) -> list[str]:
    """The keys of all rows in the order in which they first occur; refused beyond the columns allowed."""
    header: dict[str, None] = {}
    filled: set[str] = set()
    for row in rows:
        filled.update(key for key, value in row.items() if value is not None)
        header.update(dict.fromkeys(row))
        if len(header) > MAX_COLUMNS:
            found = phrase("records with more than {count} different keys", count=MAX_COLUMNS)
            advice = phrase("give all records the same keys, or remove those without use")
            raise unusable(file, found, phrase("at most {count} columns", count=MAX_COLUMNS), advice)
    within = {key[:dot] for key in header for dot in range(len(key)) if key[dot] == "."}
    return [key for key in header if key in filled or key not in within]  # null where others have a record


def values_table(
    file: str,
    header: Sequence[str],
    columns: Sequence[Sequence[Any]],
    problems: Sequence[Problem] = (),
    told: Collection[str] = (),
) -> RawTable:
    """A table from columns of values of any type; lists are taken apart, deeper values kept as JSON text.

    ``told``: the columns of which that is said already.
    """
    if not any(name.strip() for name in header):
        raise unusable(file, phrase("no records"), phrase("records with named columns"), RIGHT_FILE)
    found = list(problems)
    budget = Budget(file)
    texts: list[list[str]] = []
    for name, values in zip(header, columns, strict=True):
        texts.append(budget.record(map(_text, values)))
        lists = [value for value in values if isinstance(value, list)]
        deep = [i for i, value in enumerate(values) if _is_deep(value)]
        if lists and not deep and header_word(name) != _NAMES:
            found.append(listing(file, name, len(lists)))
        elif deep and name not in told:
            found.append(_kept(file, name, [i + 2 for i in deep], texts[-1][deep[0]]))
    return tabulate(file, [header, *zip(*texts, strict=True)], found, equal_widths=False, named=True)


def _kept(file: str, column: str, rows: list[int], example: str) -> Problem:
    allowed = phrase("a plain value, or a list of plain values")
    advice = phrase("give each part a column of its own; the whole was kept as text")
    return Problem(file, rows[0], column, clip(example), allowed, advice, "error", "cells", tuple(rows))


def _is_deep(value: Any) -> bool:
    return isinstance(value, dict) or (
        isinstance(value, list) and any(isinstance(item, list | dict) for item in value)
    )


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if _is_deep(value):
        return json.dumps(value, ensure_ascii=False, default=as_text)
    return joined(value) if isinstance(value, list) else as_text(value)
