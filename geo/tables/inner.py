"""Lists of records within records: which of them are visits, and so rows, and which only tell of one.

A trip has its stops, a tour its concerts; a summit has its documents and a station its images. Inner records
are rows where they say when, where or who, and the record around them does not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Final

from .header_rows import is_date
from .telling import tells

_JUDGED: Final = 50
"""Records by which a list is judged."""
_MOST: Final = 0.5
_ADDRESS: Final = ("http://", "https://", "www.", "ftp://", "data:")
_TRUTHS: Final = frozenset(("true", "false"))

_WHEN_AND_WHERE: Final = ("year", "day", "country", "place", "point")


def of_visits(rows: Sequence[Mapping[str, Any]], lists: Sequence[str]) -> list[str]:
    """The paths, of those in ``lists``, whose inner records are rows of their own.

    ``rows`` are flattened records (path → value). Inner records that say when or where, as the record around
    them does not, go before those that say who. A single list in records that say neither when nor where is
    rows whatever its words are, unless its name says that it only tells of them.
    """
    outer = _said(rows, frozenset(lists))
    told = {path: _of_list(rows, path) for path in lists}
    made = [path for path in lists if _adds(path, told[path], outer)]
    if not made and not outer & {"day", *_WHEN_AND_WHERE}:
        made = [path for path in lists if not _named(path, "aside")] if len(lists) == 1 else []
    if not made and "who" not in outer:
        made = [path for path in lists if _named(path, "who")]
    return made


def says_when_or_where(rows: Sequence[Mapping[str, Any]], lists: Iterable[str]) -> bool:
    """Whether the records themselves, without the lists in them, say when or where."""
    return bool(_said(rows, frozenset(lists)) & set(_WHEN_AND_WHERE))


def _adds(path: str, inner: set[str], outer: set[str]) -> bool:
    """Whether inner records say a day or a place that the outer one lacks, and are nothing beside a visit."""
    new = (inner - outer) & set(_WHEN_AND_WHERE)
    where = inner & {"country", "place", "point"}
    if _named(path, "aside") or ("address" in inner and not where):
        return False
    return bool(new) or ("day" in inner and bool(where))  # stops of a journey, each with its day


def _named(path: str, kind: str) -> bool:
    """Whether the last part of a path is a word of that kind: ``press.photos``, ``sourceList``."""
    return tells(path.rpartition(".")[2], kind)


def _of_list(rows: Sequence[Mapping[str, Any]], path: str) -> set[str]:
    every = (one for row in rows for one in _records(row.get(path)))
    return _said(list(islice(every, _JUDGED)), frozenset())


def _records(value: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(value, list):
        yield from (dict(_flat(one)) for one in value if isinstance(one, dict))


def _flat(record: Mapping[str, Any], path: str = "", depth: int = 1) -> Iterator[tuple[str, Any]]:
    for key, value in record.items():
        here = f"{path}.{key}" if path else str(key)
        if isinstance(value, dict) and depth <= 2:
            yield from _flat(value, here, depth + 1)
        else:
            yield here, value


def _said(rows: Sequence[Mapping[str, Any]], without: frozenset[str]) -> set[str]:
    """What most filled values under the keys of these records say: kinds of ``telling``, and ``address``."""
    values: dict[str, list[str]] = {}
    for row in rows[:_JUDGED]:
        for key, value in row.items():
            if key not in without and value not in (None, "", []):
                values.setdefault(key, []).append(_plain(value))
    return {kind for key, texts in values.items() for kind in _kinds(key, texts)}


def _plain(value: Any) -> str:
    """A value as text; of a list its first item, a deeper one is none."""
    first = value[0] if isinstance(value, list) else value
    return "" if isinstance(first, list | dict) else str(first).strip()


def _kinds(key: str, texts: Sequence[str]) -> Iterator[str]:
    if _share(texts, lambda text: text.casefold().startswith(_ADDRESS)) >= _MOST:
        yield "address"
        return
    if tells(key, "clerk") or all(text.casefold() in _TRUTHS for text in texts):
        return
    if _share(texts, is_date) >= _MOST:
        yield "day"
    figures = _share(texts, lambda text: any(map(str.isdigit, text))) >= _MOST
    for kind in (*_WHEN_AND_WHERE, "who"):
        wanted = figures if kind in ("year", "day", "point") else True
        if wanted and tells(key, kind):
            yield kind


def _share(texts: Sequence[str], shows: Any) -> float:
    return sum(bool(shows(text)) for text in texts) / len(texts) if texts else 0.0
