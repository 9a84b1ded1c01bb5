"""JSON, whole or one record a line → raw text cells."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any, Final

from ..errors import Problem, TableError
from ..language import for_pages, phrase, phrases
from .by_path import at_path, lists_in, record_lists
from .decoding import decode, lines_of
from .geojson import features_in, features_table
from .keyed import united_lists
from .limits import DEEP, MAX_VALUES, clip, counted, some_of, unusable
from .nested import records_table
from .raw import RawTable
from .texts import whole_number

_SHAPE: Final = phrase(
    "a list of objects, one object a line, or an object with one such list in it; several lists under"
    " reports, leaders, sources and totals"
)
_SHOWN: Final = 6
_MOST_LISTS: Final = 50
"""Lists of records that are looked through for those that only tell of another's columns."""
_PUT: Final = phrase("put the records into a list")


def read_json(content: bytes, file: str, wanted: tuple[str, ...], path: str = "") -> dict[str, RawTable]:
    """The tables of a JSON file: a list of records, records line by line, or an object with such lists.

    Under the names ``wanted`` an object holds several tables; otherwise the one list of records within
    it, under whatever key, is the first of them, or lists of like records are, as under years (``keyed``),
    and a note says which. GeoJSON is read as in ``geojson``.
    ``path`` names where they lie (``by_path``).
    Numbers are kept as written, whole ones without ``.0``; null is empty. All else is as in
    ``nested.records_table``. Raises ``TableError`` for anything but JSON of this shape, naming the lists
    where there are several.
    """
    text, problems = decode(content, file)
    _check_values(text, file)
    repeated: dict[str, int] = {}
    document = _parsed(text, file, repeated)
    problems += [_repeated(file, repeated)] if repeated else []
    return tables_in(document, file, wanted, problems, path=path)


def lists_of_json(content: bytes) -> list[tuple[str, int]]:
    """The path and length of every list of records of a JSON file; none of other files."""
    try:
        text, _ = decode(content, "")
        _check_values(text, "")
        return record_lists(_loads(text, {}))
    except (TableError, ValueError, RecursionError):
        return []


def tables_in(
    document: Any,
    file: str,
    wanted: tuple[str, ...],
    problems: list[Problem],
    *,
    shape: str = _SHAPE,
    path: str = "",
) -> dict[str, RawTable]:
    """The tables of a document of dicts, lists and plain values, as ``read_json`` says."""
    if path:
        document = at_path(document, path, file)
    if (features := features_in(document)) is not None:
        return {wanted[0]: features_table(features, document, file, problems)}
    if isinstance(document, list):
        return {wanted[0]: records_table(document, file, problems)}
    if not isinstance(document, dict):
        raise unusable(file, phrase("one value"), shape, _PUT)
    named = {key.strip().lower() for key, value in document.items() if isinstance(value, list)} & set(wanted)
    lists = dict(lists_in(document)) if wanted[0] not in named else {}
    others = {path: found for path, found in lists.items() if path.strip().lower() not in wanted}
    if not others:
        if named:
            return _named_tables(document, file, wanted, problems)
        raise unusable(file, phrase("an object with {names}", names=", ".join(document)), shape, _PUT)
    if len(others) <= _MOST_LISTS:
        others = {path: found for path, found in others.items() if not _describes(found, others)}
    if len(others) > 1 and (parts := united_lists(file, others)) is not None:
        records = parts.records
        problems.append(parts.note)
    elif len(others) > 1:
        raise _several(file, others)
    else:
        path, records = next(iter(others.items()))
        problems.append(_taken(file, path, len(records)))
    kept = {wanted[0]: records} | {key: document[key] for key in document if key.strip().lower() in named}
    return _named_tables(kept, file, wanted, problems, plain=wanted[0])


def _parsed(text: str, file: str, repeated: dict[str, int]) -> Any:
    """The document; a list of the lines' records where each line is one."""
    try:
        return _loads(text, repeated)
    except json.JSONDecodeError as error:
        lines = _by_line(text, file, repeated)
        if lines is not None:
            return lines
        found = phrase(
            "no JSON from line {line}, character {character} on", line=error.lineno, character=error.colno
        )
        advice = phrase("correct the file there, or export it again")
        raise unusable(file, found, _SHAPE, advice) from error
    except RecursionError as error:
        raise unusable(file, DEEP, _SHAPE, phrase("export the table again")) from error


def _by_line(text: str, file: str, repeated: dict[str, int]) -> list[Any] | None:
    """The records of JSON Lines; a line that is none stands as its text. None for any other text."""
    first = list(islice((line for line in lines_of(text) if line.strip()), 2))
    if len(first) < 2 or not all(map(_is_object, first)):
        return None
    return [_line(line, repeated) for line in counted(file, lines_of(text)) if line.strip()]


def _is_object(line: str) -> bool:
    return isinstance(_line(line, {}), dict)


def _line(line: str, repeated: dict[str, int]) -> Any:
    try:
        return _loads(line, repeated)
    except (json.JSONDecodeError, RecursionError):
        return line


def read_json_lines(content: bytes, file: str, wanted: tuple[str, ...]) -> dict[str, RawTable]:
    """The table of a file with one JSON record a line; a line that is none is left out and reported."""
    text, problems = decode(content, file)
    _check_values(text, file)
    repeated: dict[str, int] = {}
    lines = [_line(line, repeated) for line in counted(file, lines_of(text)) if line.strip()]
    if not all(isinstance(line, dict) for line in lines) and (
        not any(isinstance(line, dict) for line in lines) or _is_whole(text)
    ):
        return read_json(content, file, wanted)
    problems += [_repeated(file, repeated)] if repeated else []
    return tables_in(lines, file, wanted, problems)


def _is_whole(text: str) -> bool:
    """Whether a text of several lines is one document, whatever single lines of it are."""
    try:
        return isinstance(_loads(text, {}), dict | list)
    except (json.JSONDecodeError, RecursionError):
        return False


def _check_values(text: str, file: str) -> None:
    """Refuse a text that becomes gigabytes when it is parsed: two signs can be a list of its own."""
    values = text.count(",") + 3 * (text.count("{") + text.count("["))
    if values > MAX_VALUES:
        allowed = phrase("at most {count}, a list or an object counted as three", count=MAX_VALUES)
        found = phrase("about {count} values of JSON", count=values)
        raise unusable(file, found, allowed, phrase("save the table as CSV or Parquet"))


def _loads(text: str, repeated: dict[str, int]) -> Any:
    return json.loads(
        text,
        parse_int=str,
        parse_float=whole_number,
        parse_constant=lambda _: None,  # NaN and Infinity, which some programs write for an empty cell
        object_pairs_hook=lambda pairs: _object(pairs, repeated),
    )


def _object(pairs: Sequence[tuple[str, Any]], repeated: dict[str, int]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        for key, value in pairs:
            if value is not made[key]:
                repeated[key] = repeated.get(key, 0) + (len(value) if isinstance(value, list) else 0)
    return made


def _repeated(file: str, keys: Mapping[str, int]) -> Problem:
    """The finding on keys that come twice, with the items of the lists that were lost by it."""
    column = clip(next(iter(keys))) if len(keys) == 1 else None
    named = ", ".join(f"{key} ({keys[key]:,})" if keys[key] else key for key in sorted(keys))
    advice = phrase("the last of its values was used; rename the others")
    if lost := sum(keys.values()):
        found = phrases(
            "the same key twice in one object, so that {count} item is not read: {names}",
            "the same key twice in one object, so that {count} items are not read: {names}",
            lost,
            names=named,
        )
    elif column:
        found = phrase("the same key twice in one object")
    else:
        found = phrase("the same key twice in one object: {names}", names=named)
    return Problem(file, None, column, clip(found), phrase("each key once"), advice)


def _describes(records: list[Any], lists: Mapping[str, list[Any]]) -> bool:
    """Whether a list tells of another's columns, as Table Schema does: its names are the keys there."""
    told = {str(one.get("name")) for one in records if isinstance(one, dict)}
    keys = (
        set(one)
        for found in lists.values()
        if found is not records
        for one in found[:1]
        if isinstance(one, dict)
    )
    return any(key and key <= told for key in keys)


def _several(file: str, lists: Mapping[str, list[Any]]) -> TableError:
    named = [f'"{path}" ({len(records):,})' for path, records in lists.items()]
    advice = for_pages(
        phrase(
            'name the one that holds the visits (--records "{path}"), or rename it to "reports"',
            path=next(iter(lists)),
        ),
        phrase("choose the one that holds the visits"),
    )
    found = phrase("several lists of records: {names}", names=some_of(named, _SHOWN))
    return unusable(file, found, phrase("one list of records"), advice)


def _taken(file: str, path: str, count: int) -> Problem:
    found = clip(
        phrases(
            '{count} record in the list under "{path}"',
            '{count} records in the list under "{path}"',
            count,
            path=path,
        )
    )
    allowed, advice = phrase("one list of records"), phrase("this list was read as the table")
    return Problem(file, None, None, found, allowed, advice, "note", "records")


def _named_tables(
    document: Mapping[str, Any], file: str, wanted: tuple[str, ...], problems: list[Problem], plain: str = ""
) -> dict[str, RawTable]:
    """The tables under their names; that of the name ``plain`` is called as the file is."""
    tables: dict[str, RawTable] = {}
    for key, records in document.items():
        name = key.strip().lower()
        label = file if name == plain else f"{file} ({name})"
        if name not in wanted or name in tables:
            problems.append(_unread(file, key, records, wanted))
        elif not isinstance(records, list):
            found = phrase("something else than a list")
            raise unusable(label, found, _SHAPE, phrase("make it a list of objects"))
        else:
            tables[name] = records_table(records, label, problems)
            problems = []
    if problems:  # noticed after the last table was made
        name, last = list(tables.items())[-1]
        tables[name] = replace(last, problems=(*last.problems, *problems))
    return tables


def _unread(file: str, key: str, value: Any, wanted: tuple[str, ...]) -> Problem:
    found: str = key
    if isinstance(value, list) and value:
        found = phrases("{name} ({count} record)", "{name} ({count} records)", len(value), name=key)
    allowed = phrase("the names {names}, each once", names=", ".join(wanted))
    advice = phrase("it was not read; rename or remove it")
    return Problem(file, None, None, clip(found), allowed, advice, "warning")
