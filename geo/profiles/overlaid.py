"""What is said of single columns, laid over a reading that holds for the rest of the table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from ..tables import HEADING, REPORT_COLUMNS, header_word
from .guess import Proposal
from .profile import Profile

Choices = Mapping[str, Proposal]
"""One of ``guess.FIELDS`` → its column, its text for every row, or no column at all."""
NOTHING_SAID: Final[Choices] = MappingProxyType({})
_PARTS: Final = ("day", "month", "year")
_WHO_WHERE_WHEN: Final = ("leaders", "date", "start", "end", "venue", "city", "country")
"""What a known shape has under names of its own; a second column for it stays alone."""
_OURS: Final = {
    **{word: name for name, others in REPORT_COLUMNS.items() for word in (name, *others)},
    **{name: name for name in ("leader_country", "with", "division")},
}
"""Our own names of columns, and what else they are called → the field."""


def overlaid(profile: Profile, said: Choices) -> Profile:
    """The profile with these fields as they are said, and everything else as it was.

    A column that is said to be one thing is no other any more.
    """
    if not said:
        return profile
    taken = {header_word(one.columns[0]) for one in said.values() if one.columns and not one.is_constant}
    gone = replaced_by(said)
    fields = {
        name: kept
        for name, columns in profile.fields.items()
        if name not in gone and (kept := tuple(one for one in columns if header_word(one) not in taken))
    }
    constants = {name: text for name, text in profile.constants.items() if name not in gone}
    for name, one in said.items():
        if one.columns and (name in REPORT_COLUMNS or name == "division"):
            if one.is_constant:
                constants[name] = one.columns[0][1:]
            else:
                fields[name] = one.columns
    people = profile.leaders
    if "leader_country" in said:
        home = _column(said["leader_country"])
        fixed = home.startswith("=")
        people = replace(people, home=home[1:] if fixed else "", home_column="" if fixed else home)
    if "given_name" in said:
        people = replace(people, given=_column(said["given_name"]))
    if "with" in said:
        people = replace(people, hosts=_column(said["with"]))
    parts = {name: _column(said[name]) for name in _PARTS if name in said}
    dates = profile.dates
    dates = replace(
        dates,
        day=parts.get("day", dates.day),
        month=parts.get("month", dates.month),
        year=parts.get("year", dates.year),
    )
    words = "; ".join(f"{name} = {_column(one) or '(nowhere)'}" for name, one in said.items())
    title = f"{profile.title or profile.name}; {words}"
    return replace(profile, title=title, fields=fields, constants=constants, leaders=people, dates=dates)


def replaced_by(said: Choices) -> set[str]:
    """The fields that go once these are said: they themselves, and what would say otherwise when it was."""
    gone = set(said)
    if "date" in said and said["date"].columns:
        gone |= {"start", "end"} - said.keys()
    elif "start" in said and said["start"].columns:
        gone.add("date")
    return gone


def columns_said_of(said: Choices) -> dict[str, str]:
    """For ``tables.recognise``: our columns → the headers said, ``""`` where they are in no column."""
    columns = dict.fromkeys(replaced_by(said), "")
    return columns | {name: _column(one) for name, one in said.items() if not one.is_constant}


def texts_said_of(said: Choices) -> dict[str, str]:
    """Our columns → the text that is said to be in every row."""
    return {name: one.columns[0][1:] for name, one in said.items() if one.is_constant}


def left_alone(profile: Profile, headers: Iterable[str]) -> dict[str, str]:
    """The columns under our own names that the profile does not read, by field."""
    used = {header_word(name) for name in columns_of(profile)}
    words = {header: header_word(header) for header in headers}
    return {_OURS[word]: header for header, word in words.items() if word in _OURS and word not in used}


def beside(profile: Profile, left: Mapping[str, str], headers: Iterable[str]) -> Choices:
    """Those of these columns that hold what the profile has not in this table, such as ``status``."""
    words = set(map(header_word, headers))
    filled = {name for name, columns in profile.fields.items() if words & set(map(header_word, columns))}
    filled |= profile.constants.keys()
    people = profile.leaders
    if people.home or people.home_column or people.countries:
        filled.add("leader_country")
    if people.hosts:
        filled.add("with")
    return {
        name: Proposal(name, (header,), "our own name")
        for name, header in left.items()
        if name not in filled and name not in _WHO_WHERE_WHEN
    }


def columns_of(profile: Profile) -> list[str]:
    """Every column that the profile reads, if the table has it."""
    return [name for name in _columns_of(profile) if name]


def _columns_of(profile: Profile) -> Iterator[str]:
    people, dates = profile.leaders, profile.dates
    for names in profile.fields.values():
        yield from names
    yield from (
        *profile.keep,
        people.given,
        people.home_column,
        people.hosts,
        *people.others,
        *people.countries,
    )
    yield from (dates.day, dates.month, dates.year, dates.end_day, dates.end_month, dates.end_year, HEADING)
    if profile.mirror is not None:
        yield from (profile.mirror.code, profile.mirror.first, profile.mirror.second)


def _column(one: Proposal) -> str:
    return one.columns[0] if one.columns else ""
