"""Lists of like records under several keys (``{"2023": […], "2024": […]}``) → one list that tells the key."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Any, Final, NamedTuple

from ..errors import Problem
from ..language import phrase
from .alike import HEADING
from .header_rows import is_date
from .limits import clip

_YEAR: Final = re.compile(r"(?:1[0-9]|20)[0-9]{2}")
_JUDGED: Final = 50
"""Records of a list by whose keys it is judged."""
_ALIKE: Final = 0.6
"""Share of the keys of two lists that both have from which on their records are alike."""
_NAMES: Final = 0.8
"""Share of the keys that begin as names do from which on all are names: a band may be ``benny``."""
_SHOWN: Final = 6
_STATES: Final = frozenset(
    """
    past future upcoming planned scheduled proposed completed done cancelled canceled postponed previous next
    received hosted incoming outgoing inbound outbound geplant vergangene abgesagt passées prévues annulées
    pasadas futuras previstas canceladas passadas прошедшие будущие отменённые
    """.split()  # noqa: SIM905 - as in ``names``
)
"""Words that tell lists of visits apart which are not one table: not all were made, or not by the same."""
YEAR: Final = "year"
"""Name of the column with the key where it is a year and the records have no date."""


class Keyed(NamedTuple):
    """One list made of several."""

    records: list[Any]
    note: Problem


def united_lists(file: str, lists: Mapping[str, Sequence[Any]]) -> Keyed | None:
    """The records of all lists, each with its list's key, where the lists are one table in parts.

    The paths differ in one key, and the keys are years, or names of records with mostly the same keys. The
    key stands in the column ``(heading)``, as that of a sheet does; in ``year`` where all are years and no
    record has a date. None for lists of different things. Records that are none stay as they are.
    """
    keys = _differing(list(lists))
    if not keys:
        return None
    named = [_named_keys(records) for records in lists.values()]
    years = all(map(_YEAR.fullmatch, keys))
    if not years and not (_are_names(keys) and all(_are_alike(named[0], other) for other in named[1:])):
        return None
    column = YEAR if years and not _are_dated(lists) else HEADING
    records = [
        {**one, column: one.get(column) or key} if isinstance(one, dict) else one
        for key, listed in zip(keys, lists.values(), strict=True)
        for one in listed
    ]
    return Keyed(records, _united(file, keys, lists, column))


def _differing(paths: Sequence[str]) -> list[str]:
    """The keys in which paths differ, where it is one of each, in the same place; otherwise nothing."""
    parts = [path.split(".") for path in paths]
    if len(parts) < 2 or len({len(one) for one in parts}) > 1:
        return []
    differ = [at for at in range(len(parts[0])) if len({one[at] for one in parts}) > 1]
    return [one[differ[0]] for one in parts] if len(differ) == 1 else []


def _named_keys(records: Sequence[Any]) -> set[str]:
    return {key for one in islice(records, _JUDGED) if isinstance(one, dict) for key in one}


def _are_names(keys: Sequence[str]) -> bool:
    """Whether keys are names of people or things, and none says what became of visits: ``Past``."""
    if any(_STATES.intersection(key.casefold().split()) for key in keys):
        return False
    named = [key for key in keys if (first := key.strip()[:1]).isalpha() and not first.islower()]
    return len(named) >= _NAMES * len(keys)


def _are_alike(one: set[str], other: set[str]) -> bool:
    return len(one & other) >= _ALIKE * len(one | other)


def _are_dated(lists: Mapping[str, Sequence[Any]]) -> bool:
    """Whether any of the first records of the lists has a value with a day or a month in it."""
    first = (one for records in lists.values() for one in islice(records, _JUDGED) if isinstance(one, dict))
    return any(isinstance(value, str) and _is_day(value.strip()) for one in first for value in one.values())


def _is_day(text: str) -> bool:
    return is_date(text) or _DAY.fullmatch(text) is not None


_DAY: Final = re.compile(
    r"[0-9]{1,2}(?:st|nd|rd|th|\.)?(?: ?[-–/] ?[0-9]{1,2}\.?)? (?:de )?[^\W\d_]{3,12}\.?"
    r"|[^\W\d_]{3,12}\.? [0-9]{1,2}(?: ?[-–] ?[0-9]{1,2})?|[0-9]{1,2}[./][0-9]{1,2}\.?"
)
"""A day without its year: ``5 May``, ``March 10-11``, ``05/06``."""


def _united(file: str, keys: Sequence[str], lists: Mapping[str, Sequence[Any]], column: str) -> Problem:
    named = [f"{clip(key)} ({len(listed):,})" for key, listed in zip(keys, lists.values(), strict=True)]
    more = f" and {len(named) - _SHOWN} more" if len(named) > _SHOWN else ""
    found = f"lists of records under {', '.join(named[:_SHOWN])}{more}"
    advice = phrase('read as one table; the key of each row\'s list is its "{column}"', column=column)
    allowed = phrase("one list of records")
    return Problem(file, None, None, clip(found), allowed, advice, "note", "records")
