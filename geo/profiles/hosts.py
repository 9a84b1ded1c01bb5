"""Whose country stands beside those whom a traveller met: that of the place, of hosts alone.

``Hosted by`` over ``Olaf Scholz`` beside Berlin says that he is Germany's. ``With`` says nothing of it: Joe
Biden was met in Italy, and Xi Jinping in Paris.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Final

import pandas as pd

from .. import patterns as re
from ..language import phrase, phrases
from ..places import country_codes
from .headers import is_of_counterpart
from .names import country_of, country_written, is_state, names_in, with_country, without_remark
from .reading import Reading
from .wordlists import unaccented, words

_WORD: Final = re.compile(r"[\u3400-\u9fff]+|[A-Z]?[^\W\d_A-Z\u3400-\u9fff]+|[A-Z]+")
_SAID: Final = re.compile(r"\w+")
_LONGEST: Final = 200
"""Characters of a header or an occasion in which words are looked for."""
_MANY: Final = 3
"""So many different people met by one traveller in one country make it the country where they may live."""
_SHOWN: Final = 3
Rows = Sequence[Sequence[str]]
"""Names of each row."""


def hosts_named(reading: Reading, cells: pd.Series[str], travellers: Rows) -> list[tuple[str, ...]]:
    """The names of those met in each row, with the country in brackets where it is known.

    ``cells``: the column of those met. ``travellers``: who travelled in each row, countries in brackets. A
    name has the country that the table gives it, elsewhere or beside it in a column that is called theirs.
    Otherwise that of the place, where the column says who hosted, and nothing speaks against it: a summit,
    several names in the cell, a place in the traveller's own country, or in one that may be, or places of
    several countries at which the same person would have been the host. One note says which hosts were given
    the country of the place.
    """
    people = reading.profile.leaders
    apart = {text: names_in(text, people) for text in cells.unique()}
    met = [apart[text] for text in cells.tolist()]
    if not any(met):
        return met
    known = _countries_written([*met, *travellers])
    for names, land in zip(met, _beside(reading), strict=True):
        if len(names) == 1 and is_state(land):
            known.setdefault(_bare(names[0]), set()).add(country_written(land))
    hosted = _hosted_in(reading, met, travellers, known)
    given = {name: lands for name, lands in hosted.items() if name not in known and len(lands) == 1}
    _say_given(reading, met, given)
    known = hosted | known
    return [tuple(_with_own(name, known) for name in names) for names in met]


def _beside(reading: Reading) -> list[str]:
    """The country of those met in each row, where a column is called theirs; otherwise blank."""
    theirs = next((one for one in reading.cells if is_of_counterpart(str(one))), "")
    return reading.column(str(theirs)).tolist()


def _say_given(reading: Reading, met: Rows, given: Mapping[str, set[str]]) -> None:
    """Say, once for the table, who has the country of the place, and what to do where that is wrong."""
    about = [place for place, names in enumerate(met) if any(_bare(name) in given for name in names)]
    hosts = dict.fromkeys(name for place in about for name in met[place] if _bare(name) in given)
    if not about:
        return
    shown = "; ".join(with_country(name, next(iter(given[_bare(name)]))) for name in list(hosts)[:_SHOWN])
    more = " …" if len(hosts) > _SHOWN else ""
    reading.say(
        phrases(
            "{count} host without a country: {names}",
            "{count} hosts without a country: {names}",
            len(hosts),
            names=shown + more,
        ),
        reading.profile.leaders.hosts,
        "",
        phrase(
            "each was given the country of the place where they received the traveller; where somebody is of "
            "another, write it behind the name: Name (Country)"
        ),
        "leader",
        rows=reading.rows[about].tolist(),
    )


def _with_own(name: str, known: dict[str, set[str]]) -> str:
    """The name with the one country that is known of that person."""
    found = known.get(_bare(name), set())
    return with_country(name, next(iter(found))) if len(found) == 1 else name


def _countries_written(rows: Iterable[Sequence[str]]) -> dict[str, set[str]]:
    """The countries in brackets behind names, by person."""
    known: dict[str, set[str]] = {}
    for name in {name for names in rows for name in names}:
        if land := country_of(name):
            known.setdefault(_bare(name), set()).add(land)
    return known


def _hosted_in(
    reading: Reading, met: Rows, travellers: Rows, known: Mapping[str, set[str]]
) -> dict[str, set[str]]:  # fmt: skip
    """The countries in which each person was the host, as far as the column and the rows say so."""
    sure, either = says_hosts(reading.profile.leaders.hosts)
    hosted: dict[str, set[str]] = {}
    perhaps_guests: dict[str, set[str]] = {}
    if not (sure or either):
        return hosted
    visited = reading.ours_or_blank("country").tolist()
    at_home = _perhaps_at_home(met, travellers, visited, known)
    told = [reading.ours_or_blank(name).tolist() for name in ("occasion", "category")]
    for names, guests, there, *texts in zip(met, travellers, visited, *told, strict=True):
        if len(names) != 1 or not is_state(there) or any(map(is_summit, texts)):
            continue
        homes = {home for guest in guests for home in known.get(_bare(guest), ())}
        codes = {code for home in homes for code in country_codes(home)}
        host, land = _bare(names[0]), country_written(there)
        if any((_bare(guest), country_codes(there)) in at_home for guest in guests):
            perhaps_guests.setdefault(host, set()).add(land)
        elif codes.isdisjoint(country_codes(there)) and (sure or codes):
            hosted.setdefault(host, set()).add(land)
    # Who is also met where the traveller may be at home is no host there, and need not be one elsewhere.
    return {name: lands | perhaps_guests.get(name, set()) for name, lands in hosted.items()}


def _perhaps_at_home(
    met: Rows, travellers: Rows, visited: Sequence[str], known: Mapping[str, set[str]]
) -> set[tuple[str, tuple[str, ...]]]:
    """Travellers of whom no country is known, each with one that may be their own.

    Abroad one or two receive them. Where they met many different people, or two and elsewhere one each, they
    may have been the host themselves.
    """
    people: dict[str, dict[tuple[str, ...], set[str]]] = {}
    for names, guests, there in zip(met, travellers, visited, strict=True):
        for guest in {_bare(guest) for guest in guests} - known.keys() if names else ():
            people.setdefault(guest, {}).setdefault(country_codes(there), set()).update(map(_bare, names))
    made = set()
    for guest, lands in people.items():
        numbers = sorted(map(len, lands.values()))
        most = numbers[-1] if len(numbers) > 1 and 1 < numbers[-1] > numbers[-2] else _MANY
        made |= {(guest, land) for land, those in lands.items() if len(those) >= min(most, _MANY)}
    return made


def says_hosts(header: str) -> tuple[bool, bool]:
    """Whether a header says who received the traveller, and whether it may say that or the contrary.

    >>> says_hosts("Hosted by"), says_hosts("Hôte"), says_hosts("Avec")
    ((True, False), (False, True), (False, False))
    """
    text = header[:_LONGEST]
    said = [unaccented(one) for one in _WORD.findall(text.casefold() if text.isupper() else text)]
    listed = words().hosts
    pairs = any(first in listed["taken"] and then in listed["by"] for first, then in pairwise(said))
    alone = len(said) == 1 and said[0] in listed["alone"]
    either = alone or not listed["either"].isdisjoint(said)
    return pairs or not listed["whole"].isdisjoint(said), either


def is_summit(text: str) -> bool:
    """Whether an occasion is a meeting of many: the person met there need not be of that country.

    >>> is_summit("Sommet du G7"), is_summit("NATO"), is_summit("Un dîner au palais")
    (True, True, False)
    """
    listed = words()
    said = _SAID.findall(text[:_LONGEST])
    return any(
        unaccented(word) in listed.hosts["summits"]
        or (word.isupper() and unaccented(word) in listed.bodies_whole)
        for word in said
    )


def _bare(name: str) -> str:
    """A name as persons are compared by it, without its country."""
    opened = name.rfind("(") if country_of(name) else -1
    return unaccented((name[:opened] if opened > 0 else without_remark(name)).strip())
