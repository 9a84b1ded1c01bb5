"""venues.csv: places where leaders meet, by every name, with the years in which they were used."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any, Final

from ..errors import GazetteerError
from .matches import Match, cells_around, spherical_km
from .names import is_generic, normalise
from .palaces import keyed, kind_and_name, name_alone

_GENERIC_VENUE: Final = 0.01
"""Worth of a venue by a name that any country may have: it says little without the city."""

_OUT_OF_USE: Final = 0.3
"""Share of a venue's worth that is left outside its years of use."""

_BARE: Final = frozenset(
    """
    palais presidentiel royal national imperial republique gouvernement peuple parlement assemblee congres
    palacio presidencial real nacional gobierno congreso capitolio parlamento governo palazzo presidenziale
    reale nazionale prasidentenpalast konigspalast regierungspalast parlamentsgebaude
    президентскии королевскии дворец правительства республики президента народа парламента дом
    президентськии королівськии палац
    القصر قصر الرئاسي الرئاسة الجمهوري الجمهورية الملكي الشعب السلام الضيافة دار البرلمان
    کاخ ریاست جمهوری سلطنتی cumhurbaskanligi sarayi kraliyet istana kepresidenan presiden
    总统府 王宫 王宮 皇宫 国家宫 国会大厦 国宾馆 迎宾馆 迎賓館 总理府 首相府 人民宫
    大統領府 大統領官邸 国会議事堂
    대통령궁 영빈관 국회의사당 왕궁 총리공관
    de du d des del do di la le l il el della
    """.split()  # noqa: SIM905 - a few lines are easier to read than a hundred
)
"""Words that palaces of presidents, kings and parliaments share in languages other than English."""

_ALSO_TOWNS: Final = {"casa blanca": 0.1}
"""Names that many towns bear too → worth of the venue by that name: open without its city or country."""

_LONG: Final = 10
"""Letters from which a venue's name is looked for where it is misspelt."""

_OTHER_SCRIPT: Final = re.compile(r"[\u0370-\u1dff\u2e80-\uffff]")
"""A character of a script that is not Latin; a name has one exactly when its key has."""

_AROUND_KM: Final = 30.0
"""A venue lies in the divisions of all cities nearer than this: it may stand beside a border."""

_CITIES: Final = (
    "SELECT division, lat, lon FROM place WHERE kind = 1 AND division <> '' AND cell BETWEEN ? AND ?"
)

_Use = tuple[int, int]
_Used = tuple[Match, _Use]
_Row = tuple[Match, _Use, tuple[str, ...]]


def is_bare(key: str) -> bool:
    """Whether any country may have a venue of that name, such as ``palacio nacional`` or ``summit hall``."""
    return is_generic(key) or all(word in _bare() for word in key.split())


def is_other_script(text: str) -> bool:
    """Whether the text has a character of a script that is not Latin."""
    return bool(_OTHER_SCRIPT.search(text))


@cache
def _bare() -> frozenset[str]:
    """The shared words as keys have them, with traditional characters simplified."""
    return frozenset(map(normalise, _BARE))


class Venues:
    """The table of venues, read once. Raises ``GazetteerError`` where it cannot be read.

    Keys are made when the first name of their kind of script is looked up: most tables never ask for more
    than Latin ones, and the names in the other scripts are the most and the slowest.
    """

    def __init__(self, path: Path, divisions: Callable[[float, float], frozenset[str]]) -> None:
        """``divisions``: codes of the first-order divisions around a point."""
        self._rows = _read(path)
        self._divisions = lru_cache(maxsize=2_000)(divisions)
        self._by_key: dict[bool, dict[str, tuple[_Used, ...]]] = {}

    def named(self, key: str, years: tuple[int, int] | None = None) -> tuple[Match, ...]:
        """Venues that bear the key; one that was not in use in those years is less likely."""
        return self._in_years(self._bearers(key), years)

    def _in_years(self, used: tuple[_Used, ...], years: tuple[int, int] | None) -> tuple[Match, ...]:
        found = tuple((self._placed(match), use) for match, use in used)
        if years is None or not found:
            return tuple(match for match, _ in found)
        return tuple(
            match
            if use[0] <= years[1] and years[0] <= use[1]
            else match._replace(worth=match.worth * _OUT_OF_USE)
            for match, use in found
        )

    def palaces(self, written: str, years: tuple[int, int] | None = None) -> tuple[Match, ...]:
        """The palace or castle that is listed with another language's word; none where several are."""
        kind, name = kind_and_name(written)
        return self._palace(name, years, kind)

    def palace_alone(self, key: str, years: tuple[int, int] | None = None) -> tuple[Match, ...]:
        """The palace or castle that is known by the key alone; none where several are called so."""
        return self._palace(key, years, "pc") if key in self._known_alone else ()

    @cached_property
    def _known_alone(self) -> frozenset[str]:
        """Names under which palaces are known without the word for one."""
        return frozenset(name_alone(names) for _, _, names in self._rows) - {""}

    def _palace(self, name: str, years: tuple[int, int] | None, kinds: str) -> tuple[Match, ...]:
        found = {
            venue.id: (venue, use) for kind in kinds for venue, use in self._palaces.get((name, kind), ())
        }
        return self._in_years(tuple(found.values()), years) if len(found) == 1 else ()

    @cached_property
    def _palaces(self) -> dict[tuple[str, str], list[_Used]]:
        found: dict[tuple[str, str], list[_Used]] = {}
        for venue, use, names in self._rows:
            for key in keyed(names):
                found.setdefault(key, []).append((venue, use))
        return found

    def beginning(self, start: str) -> tuple[Match, ...]:
        """Venues that have a name of their own whose key begins so."""
        self._bearers(start)
        named = self._by_key[is_other_script(start)]
        return tuple(
            match
            for key, used in named.items()
            if key.startswith(start)
            for match, _ in used
            if match.worth == 1.0
        )

    def spellings(self, first: str) -> tuple[str, ...]:
        """Latin keys that begin with the letter and are a venue's own, those that are long enough to be told
        from others when they are misspelt."""
        self._bearers("")
        return tuple(
            key
            for key, used in self._by_key[False].items()
            if key[:1] == first and len(key) >= _LONG and used[0][0].worth == 1.0
        )

    def _placed(self, venue: Match) -> Match:
        return venue._replace(members=self._divisions(venue.lat, venue.lon))

    def _bearers(self, key: str) -> tuple[_Used, ...]:
        other = is_other_script(key)
        if other not in self._by_key:
            self._by_key[other] = _keyed(self._rows, other)
        return self._by_key[other].get(key, ())


def divisions_around(rows: Callable[..., list[tuple[Any, ...]]], lat: float, lon: float) -> frozenset[str]:
    """Codes of the first-order divisions that have a city within 30 km of the point; ``rows`` asks the
    gazetteer's file."""
    return frozenset(
        division
        for first, last in cells_around(lat, lon, _AROUND_KM)
        for division, north, east in rows(_CITIES, first, last)
        if spherical_km(lat, lon, north / 1e5, east / 1e5) <= _AROUND_KM
    )


def _read(path: Path) -> list[_Row]:
    """The rows of the table: venue, years of use, names."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return [_row(number, row) for number, row in enumerate(csv.DictReader(file), 1)]
    except (OSError, KeyError, ValueError) as error:
        raise GazetteerError(f"{path} cannot be read ({error}); get it back from the repository") from error


def _row(number: int, row: dict[str, str]) -> _Row:
    venue = Match(
        -(10**10) - number, row["name"], row["country"], "", "", float(row["lat"]), float(row["lon"]), 0,
        "venue", False, "venue", 1.0,
    )  # fmt: skip
    use = int(row.get("from") or -9999), int(row.get("until") or 9999)
    return venue, use, (row["name"], *row["aliases"].split("|"))


def _keyed(rows: list[_Row], other: bool) -> dict[str, tuple[_Used, ...]]:
    """Key → venues with their years of use, for each name in Latin script or, if ``other``, in another."""
    found: dict[str, tuple[_Used, ...]] = {}
    for venue, use, names in rows:
        mine = (name for name in names if is_other_script(name) == other)
        for key in {normalise(name) for name in mine} - {""}:
            worth = _worth(key)
            match = venue if worth == 1.0 else venue._replace(worth=worth)
            found[key] = (*found.get(key, ()), (match, use))
    return found


def _worth(key: str) -> float:
    return _GENERIC_VENUE if is_bare(key) else _ALSO_TOWNS.get(key, 1.0)
