"""What is known of the tables that others keep: one declarative file for each shape.

A profile says which column holds what, how dates, places and names are written in it, and what its
blanks mean. No code belongs to a source: ``mapping`` follows any profile. ``docs/profiles.md`` has
every key.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import cache
from pathlib import Path
from typing import Any, Final

from ..errors import Problem, TableError
from ..language import phrase
from ..resources import DATA
from ..tables import REPORT_COLUMNS, Shapes, clip, header_word

FOLDER: Final = DATA / "profiles"
OWN: Final = "summit-atlas"
"""The name under which a table in this project's own columns goes."""
GUESSED: Final = "guessed"


@dataclass(frozen=True)
class Leaders:
    """How names are written."""

    separators: tuple[str, ...] = (";", "|", "\n")
    """What stands between two names; words such as `` and `` only where a title follows them."""
    titles: tuple[str, ...] = ()
    """Offices before a name that are no part of it."""
    given: str = ""
    """Column with the given names of those in ``leaders``, which are then surnames."""
    home: str = ""
    """Country of every leader of the fields ``leaders``."""
    home_column: str = ""
    """Column with that country."""
    countries: tuple[str, ...] = ()
    """Columns of countries that each stand for their leader, whom the table does not name."""
    codes: str = ""
    """File of codes beside the profiles for those of ``countries`` that are not ISO ones."""
    hosts: str = ""
    """Column with names of leaders of the country visited."""
    others: tuple[str, ...] = ()
    """Columns with names of further leaders, their countries not told."""
    always: tuple[str, ...] = ()
    """Who takes part in every row: ``(United States)``."""


@dataclass(frozen=True)
class Places:
    """How places are written."""

    separators: tuple[str, ...] = ()
    """What stands between several places of one cell. A comma counts only where the whole column says so."""
    codes: str = ""
    """File of codes beside the profiles that turns the country's code into the ISO one."""
    transit: tuple[str, ...] = ()
    """How a place begins that was only passed through."""


@dataclass(frozen=True)
class Dates:
    """How dates are written."""

    order: str = ""
    """``day`` or ``month`` first in 03/04/2024; empty: the whole column decides."""
    day: str = ""
    month: str = ""
    year: str = ""
    end_day: str = ""
    end_month: str = ""
    end_year: str = ""
    """Columns of the parts of a date and of its end, to settle what whole dates lack; ``=2015`` is a year."""
    headings: bool = True
    """Years may stand above the rows that they are meant for."""


@dataclass(frozen=True)
class Mirror:
    """Codes for one visit seen from its two sides."""

    code: str
    """Column of the code."""
    makes: str
    """Code of the row whose first side visits the second."""
    hosts: str
    """Code of the row whose first side receives the second."""
    first: str
    second: str
    """Columns of the two sides."""


@dataclass(frozen=True)
class Profile:
    """One shape of table. ``fields`` leads from our columns to the file's, in order of preference."""

    name: str
    title: str = ""
    about: str = ""
    """Who keeps such tables, where, and under which terms."""
    columns: tuple[str, ...] = ()
    """Columns that a table of this shape has, all of them; ``Date|Dates`` is either."""
    sheets: tuple[str, ...] = ()
    headerless: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    constants: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """For a field, what its words mean, compared without regard to case."""
    blank: tuple[str, ...] = ()
    """Words that stand for an empty cell."""
    carry: Mapping[str, int] = field(default_factory=dict)
    """Fields whose blanks mean what the row above says → most days between the two rows; -1 any."""
    keep: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Columns → the codes of the rows that tell of meetings; all other rows are set aside."""
    leaders: Leaders = Leaders()
    places: Places = Places()
    dates: Dates = Dates()
    mirror: Mirror | None = None

    def fits(self, headers: Sequence[str]) -> bool:
        """Whether a table with these headers has every column that tells this shape."""
        words = {header_word(header) for header in headers}
        wanted = [{header_word(name) for name in column.split("|")} for column in self.columns]
        return bool(wanted) and all(one & words for one in wanted)


PARTS: Final = {"leaders": Leaders, "places": Places, "dates": Dates, "mirror": Mirror}
_BEGINNINGS: Final = ("separators", "titles", "transit")
"""Keys of texts that are looked for in cells, where no text at all would be found everywhere."""
_MOST_BYTES: Final = 1_000_000
_FIELDS: Final = (*REPORT_COLUMNS, "division")
"""Our columns, and the state or province that stands behind a city."""


@cache
def known_profiles() -> tuple[Profile, ...]:
    """The profiles of ``data/profiles``, those that ask for the most columns first."""
    read = [read_profile(path) for path in sorted(FOLDER.glob("*.toml")) if path.stem != "words"]
    return tuple(sorted(read, key=lambda profile: (-len(profile.columns), profile.name)))


def profile_named(name: str) -> Profile:
    """A known profile by its name, or one in the file of that path.

    Raises ``TableError`` when there is neither, or the file is no profile.
    """
    known = {profile.name: profile for profile in known_profiles()}
    if name in known:
        return known[name]
    if Path(name).suffix == ".toml":
        return read_profile(Path(name))
    allowed = f"{', '.join(known)}, or a file ending in .toml"
    raise TableError([Problem(name, None, None, "no such profile", allowed, "correct the name")])


def recognised(headers: Sequence[str]) -> Profile | None:
    """The known profile that a table with these headers fits; of several the one that asks for most."""
    return next((profile for profile in known_profiles() if profile.fits(headers)), None)


def shapes(profiles: Sequence[Profile]) -> Shapes:
    """What these profiles know of files that lack a header or have several sheets."""
    widths = {width: names for profile in profiles for width, names in profile.headerless.items()}
    return Shapes(widths, frozenset(sheet.lower() for profile in profiles for sheet in profile.sheets))


def read_profile(path: Path) -> Profile:
    """The profile of a TOML file; raises ``TableError`` that names every key at fault."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise ValueError(f"more than {_MOST_BYTES:,} bytes")
        text = path.read_text("utf-8")
    except (OSError, ValueError) as error:  # what is no UTF-8 is a ValueError
        raise _no_profile(path.name, error) from error
    return profile_of(path.name, text)


def profile_of(file: str, text: str) -> Profile:
    """The profile in the text of a file of that name; raises ``TableError`` that names every key at fault."""
    try:
        content = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # what is no TOML is a ValueError
        raise _no_profile(file, error) from error
    return _profile(file, content)


def _no_profile(file: str, error: Exception) -> TableError:
    found = clip(phrase("no profile: {reason}", reason=str(error)))
    allowed, advice = phrase("a profile in TOML"), phrase("correct the file there")
    return TableError([Problem(file, None, None, found, allowed, advice)])


def _profile(file: str, content: Mapping[str, Any]) -> Profile:
    faults: list[Problem] = []
    made = _made(Profile, content, "", file, faults)
    named = [name for part in ("fields", "constants", "carry") for name in made.get(part, ())]
    if strange := [name for name in named if name not in _FIELDS]:
        faults.append(_strange(file, strange, "no field of a report", _FIELDS))
    lists = sorted(path.name for path in FOLDER.glob("*.csv"))
    for part in (made.get("leaders"), made.get("places")):
        if part is not None and part.codes not in ("", *lists):
            faults.append(_fault(file, "codes", part.codes, f"one of {', '.join(lists)}"))
    if not made.get("name"):
        faults.append(_fault(file, "name", "nothing", "the name of the profile"))
    if faults:
        raise TableError(faults)
    return Profile(**made)


def _made(
    kind: type, content: Mapping[str, Any], path: str, file: str, faults: list[Problem]
) -> dict[str, Any]:
    """The arguments for ``kind`` from a TOML table, each brought into the type that its default has."""
    allowed = {one.name: str(one.type) for one in fields(kind)}
    made: dict[str, Any] = {}
    if unknown := [path + key for key in content if key not in allowed]:
        faults.append(_strange(file, unknown, "no such key", allowed))
    for key, value in content.items():
        if key not in allowed:
            continue
        try:
            made[key] = _value(key, value, allowed[key], file, faults)
        except (TypeError, ValueError, OverflowError):
            faults.append(_fault(file, path + key, repr(value), _SAID.get(allowed[key], allowed[key])))
    return made


def _value(key: str, value: Any, wanted: str, file: str, faults: list[Problem]) -> Any:  # noqa: PLR0911
    """A TOML value in the type that the profile has for it; raises ``TypeError`` for another kind."""
    if key in PARTS and isinstance(value, dict):
        made = _made(PARTS[key], value, f"{key}.", file, faults)
        return PARTS[key](**made)
    if wanted == "str":
        return _text(value)
    if wanted == "bool":
        if not isinstance(value, bool):
            raise TypeError(value)
        return value
    if wanted == "tuple[str, ...]":
        texts = _texts(value)
        if key in _BEGINNINGS and "" in texts:
            raise ValueError(value)
        return texts
    if not isinstance(value, dict):
        raise TypeError(value)
    if wanted == "Mapping[int, tuple[str, ...]]":
        return {int(width): _texts(names) for width, names in value.items()}
    if wanted == "Mapping[str, tuple[str, ...]]":
        return {name: _texts(texts) for name, texts in value.items()}
    if wanted == "Mapping[str, int]":
        return {name: int(number) for name, number in value.items()}
    if wanted == "Mapping[str, str]":
        return {name: _text(text) for name, text in value.items()}
    return {name: _value("", words, "Mapping[str, str]", file, faults) for name, words in value.items()}


_SAID: Final = {
    "str": "text",
    "bool": "true or false",
    "tuple[str, ...]": "text, or a list of texts, none of them empty",
    "Mapping[int, tuple[str, ...]]": "a table of lists of texts, by whole numbers",
    "Mapping[str, Mapping[str, str]]": "a table of tables of texts",
    "Mapping[str, tuple[str, ...]]": "a table of texts or lists of texts",
    "Mapping[str, int]": "a table of whole numbers",
    "Mapping[str, str]": "a table of texts",
}


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _texts(value: Any) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(_text(one) for one in value)


def _strange(file: str, names: Sequence[str], found: str, allowed: Iterable[str]) -> Problem:
    """One fault for all names that are not among those allowed."""
    more = f", nor {', '.join(names[1:4])}" if names[1:] else ""
    more += f" and {len(names) - 4:,} more" if len(names) > 4 else ""
    return _fault(file, clip(names[0]), found + more, f"one of {', '.join(allowed)}")


def _fault(file: str, key: str, found: str, allowed: str) -> Problem:
    advice = phrase("correct the profile; {file} has every key", file="docs/profiles.md")
    return Problem(file, None, key, clip(found), allowed, advice)
