"""Columns of an unknown table → what they may hold, each with the reason.

Names of columns are compared in six languages; values decide where names say nothing, and have a
veto where they say otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from geo.column_values import Evidence, evidence
from geo.columns import REPORT_COLUMNS, header_word
from geo.errors import Problem, TableError
from geo.gazetteer import Gazetteer
from geo.profiles import GUESSED, Dates, Leaders, Places, Profile
from geo.rawtable import RawTable, clip
from geo.splitting import LISTING
from geo.wordlists import words

FIELDS: Final = (*REPORT_COLUMNS, "leader_country", "with", "day", "month", "year")
"""What a column may be proposed for: our columns, the leader's country, further leaders, parts of a date."""

_CONSTANT: Final = "="
_NUMBERED: Final = re.compile(r"(.+?)_?\d+")
_CAMEL: Final = re.compile(r"(?<=[a-zа-я])(?=[A-ZА-Я])")
_LIKELY: Final = 0.6
"""Share of a column's values from which on they show what it holds."""
_ENOUGH: Final = 0.3
"""Share of values that a column's name needs in order to be believed."""
_AND: Final = (" and ", " & ", " et ", " und ", " y ", " и ")
_WHERE: Final[tuple[str, ...]] = ("venue", "city")
_ALIASES: Final = {"leader": "leaders", "who": "leaders", "place": "venue", "when": "date"}


@dataclass(frozen=True)
class Proposal:
    """One guess: which of the file's columns holds one of our fields, and why."""

    field: str
    """One of ``FIELDS``."""
    columns: tuple[str, ...]
    """Headers of the file; several only for names spread over numbered columns."""
    reason: str


def proposals(raw: RawTable, gazetteer: Gazetteer) -> tuple[Proposal, ...]:
    """What the columns of a table may hold, at most one proposal for each field, in the order of ``FIELDS``.

    The cells are judged by at most a few dozen different ones of each column.
    """
    shown = {str(header): evidence(raw.cells[header], gazetteer) for header in raw.cells.columns}
    found: dict[str, Proposal] = {}
    taken: set[str] = set()

    def propose(field: str, columns: Sequence[str], reason: str) -> None:
        if field not in found and not taken & set(columns):
            found[field] = Proposal(field, tuple(columns), reason)
            taken.update(columns)

    for exact in (True, False):
        for field, columns in _by_name(shown, exact=exact):
            propose(field, columns, f'its name means "{field}"' + ("" if exact else " in part"))
    for field, column, reason in _by_values(shown, found, taken):
        propose(field, (column,), reason)
    return tuple(found[field] for field in FIELDS if field in _settled(found))


def _settled(found: dict[str, Proposal]) -> dict[str, Proposal]:
    """The proposals without parts of a date where no whole one can be made of them."""
    if "year" in found and ("month" in found or not {"date", "start"} & found.keys()):
        return found
    return {field: one for field, one in found.items() if field not in ("day", "month", "year")}


def _by_name(shown: Mapping[str, Evidence], *, exact: bool) -> Iterable[tuple[str, list[str]]]:
    """Fields with the columns whose whole name, or one word of it, means them and whose values allow it."""
    fields = words().fields
    matches: list[tuple[str, str]] = []
    for header, told in shown.items():
        word = header_word(header)
        stem = match[1].strip("_") if (match := _NUMBERED.fullmatch(word)) else word
        parts = (
            [stem] if exact else [header_word(part) for part in re.split(r"[\W_]+", _CAMEL.sub(" ", header))]
        )
        meant = (told.allows(fields[part], _ENOUGH) for part in parts if part in fields)
        if field := next(filter(None, meant), None):
            matches.append((field, header))
    order = {field: place for place, field in enumerate(FIELDS)}
    for field, group in groupby(sorted(matches, key=lambda one: order[one[0]]), key=lambda one: one[0]):
        columns = [header for _, header in group]
        yield field, columns if field == "leaders" and _one_family(columns) else columns[:1]


def _one_family(columns: Sequence[str]) -> bool:
    stems = {match[1] for name in columns if (match := _NUMBERED.fullmatch(header_word(name)))}
    return len(stems) == 1


def _by_values(
    shown: Mapping[str, Evidence], found: Mapping[str, Proposal], taken: set[str]
) -> Iterable[tuple[str, str, str]]:
    """Fields with the columns whose values look like them, the likeliest first."""
    left = [header for header in shown if header not in taken]
    dated = [header for header in left if shown[header].dates >= _LIKELY]
    if not {"date", "start", "year"} & found.keys() and dated:
        yield "start" if len(dated) > 1 else "date", dated[0], shown[dated[0]].said("dates")
        if len(dated) > 1:
            yield "end", dated[1], shown[dated[1]].said("dates")
    elif "start" in found and "end" not in found and dated:
        yield "end", dated[0], shown[dated[0]].said("dates")
    for field, kind in (("country", "countries"), ("venue", "places"), ("leaders", "people")):
        if field == "venue" and {"city", "venue"} & found.keys():
            continue
        likely = [
            header for header in left if header not in dated and getattr(shown[header], kind) >= _LIKELY
        ]
        best = max(likely, key=lambda header: getattr(shown[header], kind), default=None)
        if best is not None:
            yield field, best, shown[best].said(kind)


def chosen(raw: RawTable, choices: Mapping[str, str]) -> dict[str, Proposal]:
    """What a user says of the columns, as proposals: field (or a synonym of it) → header or ``=Text``.

    Raises ``TableError`` for a field or a column that there is not.
    """
    headers = {header_word(str(header)): str(header) for header in raw.cells.columns}
    made: dict[str, Proposal] = {}
    faults = []
    for said, column in choices.items():
        field = _field_named(said)
        if field is None:
            faults.append(
                Problem(raw.file, None, said, "no such field", f"one of {', '.join(FIELDS)}", "correct it")
            )
        elif column.startswith(_CONSTANT):
            made[field] = Proposal(field, (column,), "chosen: the same in every row")
        elif header_word(column) in headers:
            made[field] = Proposal(field, (headers[header_word(column)],), "chosen")
        else:
            allowed = f"one of {', '.join(map(str.strip, headers.values()))}"
            faults.append(
                Problem(raw.file, None, clip(column), "no such column", allowed, "correct its name")
            )
    if faults:
        raise TableError(faults)
    return made


def _field_named(said: str) -> str | None:
    word = header_word(said)
    if word in FIELDS:
        return word
    synonym = next((field for field, others in REPORT_COLUMNS.items() if word in others), None)
    return _ALIASES.get(word, synonym)


def guessed(raw: RawTable, choices: Mapping[str, str], gazetteer: Gazetteer) -> Profile | None:
    """The profile of what the user chose and what is proposed for the rest; None if that is no table.

    A table needs a date and a place; where no column names who travelled, the title or the file's
    name does.
    """
    mine = chosen(raw, choices)
    used = {column for one in mine.values() for column in one.columns}
    rest = [one for one in proposals(raw, gazetteer) if one.field not in mine and not used & set(one.columns)]
    if {"date", "start", "year"} & mine.keys():
        rest = [one for one in rest if one.field not in ("date", "start", "day", "month", "year")]
    if {"venue", "city"} & mine.keys():
        rest = [one for one in rest if one.field not in ("venue", "city")]
    every = [*mine.values(), *rest]
    fields = {one.field for one in every}
    if not {"date", "start", "year"} & fields:
        return None
    if not {"venue", "city", "country"} & fields and not {"lat", "lon"} <= fields:
        return None
    return applied(every)


def applied(every: Iterable[Proposal]) -> Profile:
    """The profile that reads a table as these proposals say; it can be saved and used again."""
    by_field = {one.field: one for one in every}
    plain = {name: one for name, one in by_field.items() if name in REPORT_COLUMNS}
    constants = {
        name: one.columns[0][1:] for name, one in plain.items() if one.columns[0].startswith(_CONSTANT)
    }
    fields = {name: one.columns for name, one in plain.items() if name not in constants}
    day, month, year = (_only(by_field, name) for name in ("day", "month", "year"))
    lists = words()
    home = _only(by_field, "leader_country")
    people = Leaders(
        (";", "|", "\n", "、", ",", *_AND),
        titles=lists.titles,
        home=home[1:] if home.startswith(_CONSTANT) else "",
        home_column="" if home.startswith(_CONSTANT) else home,
        hosts=_only(by_field, "with"),
    )
    carried: dict[str, int] = {name: -1 for name in _WHERE if year and name in fields}
    return Profile(
        GUESSED,
        "; ".join(_said(one) for one in by_field.values()),
        fields=fields,
        constants=constants,
        values={"status": lists.statuses},
        blank=lists.blank,
        carry=carried,
        leaders=people,
        places=Places(LISTING, transit=lists.transit),
        dates=Dates(day=day, month=month, year=year),
    )


def _only(every: Mapping[str, Proposal], field: str) -> str:
    return every[field].columns[0] if field in every else ""


def _said(one: Proposal) -> str:
    return f"{one.field} = {', '.join(one.columns[:3])}{' …' if len(one.columns) > 3 else ''} ({one.reason})"
