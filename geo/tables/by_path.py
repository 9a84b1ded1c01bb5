"""The records of a document by the path that somebody names: ``data.trips``, ``/data/trips``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from ..errors import TableError
from .limits import clip, unusable

EACH: Final = "*"
"""Of a path: whatever stands under any key, or at any place of a list."""
_WITH_PATHS: Final = (".json", ".geojson", ".xml", ".zip", ".gz", ".bz2", ".xz")
_DEEPEST: Final = 12
_MOST_STEPS: Final = 64
"""Steps of a path at most: no list that a person names lies as deep."""
_LONGEST: Final = 2_000
_SHOWN: Final = 8
_ALLOWED: Final = "the path of a list of records, as data.trips or /data/trips"


def at_path(document: Any, path: str, file: str) -> Any:
    """What lies at a path: a list, or an object in which lists lie. Lists under ``*`` are joined.

    A path is keys with dots between them, or a JSON Pointer (RFC 6901); ``*`` is every key or item, a number
    one item of a list. A key with dots in it is found too. Objects under the keys of an object are records.
    Raises ``TableError`` that says how far the path leads and what there is.
    """
    steps = _steps(path[:_LONGEST])
    if len(path) > _LONGEST or len(steps) > _MOST_STEPS:
        raise unusable(
            file, f"a path of more than {_MOST_STEPS} steps", _ALLOWED, "name a list that is there"
        )
    found = list(_found(document, steps))
    if not found:
        raise _astray(document, steps, path, file)
    if len(found) == 1 and EACH not in steps:
        made = found[0]
    else:
        made = [one for part in found for one in (part if isinstance(part, list) else [part])]
    if isinstance(made, dict) and made and all(isinstance(one, dict) for one in made.values()):
        made = list(made.values())
    if not isinstance(made, list | dict) or (isinstance(made, list) and not _has_records(made)):
        what = "a list without records" if isinstance(made, list) else "one value"
        raise unusable(file, f"{what} at {clip(path)}", _ALLOWED, f"the lists are: {_named(document)}")
    return made


def check_has_paths(file: str, path: str) -> None:
    """Raise ``TableError`` where a path is named and the file is of no format in which one leads anywhere."""
    if path and not file.lower().endswith(_WITH_PATHS):
        advice = "leave the path out (--records), or open the JSON file"
        raise unusable(file, "a table in which no paths lead to records", "JSON or XML", advice)


def record_lists(document: Any) -> list[tuple[str, int]]:
    """The path and length of every list of records within objects; the lists within records are theirs."""
    return [(path, len(found)) for path, found in lists_in(document)]


def lists_in(document: Any, path: str = "", depth: int = 1) -> Iterator[tuple[str, list[Any]]]:
    """Every list of records within objects, by its path; the lists within records are theirs."""
    if not isinstance(document, Mapping):
        return
    for key, value in document.items():
        here = f"{path}.{key}" if path else key
        if isinstance(value, list) and _has_records(value):
            yield here, value
        elif isinstance(value, dict) and depth < _DEEPEST:
            yield from lists_in(value, here, depth + 1)


def _has_records(value: Sequence[Any]) -> bool:
    return any(isinstance(one, dict) for one in value)


def _steps(path: str) -> list[str]:
    text = path.strip()
    if text.startswith("/"):
        return [one.replace("~1", "/").replace("~0", "~") for one in text[1:].split("/")]
    text = re.sub(r"^\$\.?", "", text)  # as JSONPath begins
    text = re.sub(r"\[\s*(\d+|\*)?\s*\]", lambda found: f".{found[1] or EACH}", text)
    return [one for one in text.split(".") if one]


def _found(document: Any, steps: Sequence[str]) -> Iterator[Any]:
    if not steps:
        yield document
    elif steps[0] == EACH:
        inner = document.values() if isinstance(document, dict) else document
        for one in inner if isinstance(document, dict | list) else ():
            yield from _found(one, steps[1:])
    elif isinstance(document, dict):
        for many in range(len(steps), 0, -1):  # a key may have dots in it
            if (key := ".".join(steps[:many])) in document:
                yield from _found(document[key], steps[many:])
                return
    elif isinstance(document, list) and re.fullmatch("[0-9]{1,9}", steps[0]):
        for one in document[int(steps[0]) :][:1]:
            yield from _found(one, steps[1:])


def _astray(document: Any, steps: Sequence[str], path: str, file: str) -> TableError:
    """How far a path leads, and what there is."""
    far = next(many for many in range(len(steps) - 1, -1, -1) if list(_found(document, steps[:many])))
    there = next(_found(document, steps[:far]))
    keys = list(there) if isinstance(there, dict) else []
    is_there = ", ".join(keys[:_SHOWN]) + (" and more" if len(keys) > _SHOWN else "")
    within = f"in {'.'.join(steps[:far])}" if far else "at the top"
    found = f'nothing at {path}: {within} there is no "{steps[far]}"' + (
        f" but {is_there}" if is_there else ""
    )
    return unusable(file, found, _ALLOWED, f"the lists are: {_named(document)}")


def _named(document: Any) -> str:
    named = [f'"{path}" ({count:,})' for path, count in record_lists(document)]
    more = f" and {len(named) - _SHOWN} more" if len(named) > _SHOWN else ""
    return clip(", ".join(named[:_SHOWN]) + more if named else "none")
