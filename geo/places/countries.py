"""Countries by what is written: names and codes → ISO 3166-1 alpha-2 codes, their names and capitals."""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Final

from ..language import LANGUAGES
from ..resources import DATA
from .answers import Candidate, candidate
from .lookup import without_state_form
from .matches import Country
from .names import normalise
from .store import Store, open_store
from .words import ARTICLES

_LONGEST: Final = 200
_BRACKETS: Final = re.compile(r"(?P<outer>[^()]+)\((?P<inner>[^()]+)\)\s*\Z")
_COMMA: Final = re.compile(r"(?P<outer>[^,]+),(?P<inner>[^,]+)\Z")
_SURROGATES: Final = re.compile("[\ud800-\udfff]")


def country_keys(text: str) -> list[str]:
    """Keys under which a text written as a country may be listed, best first."""
    key = normalise(text)
    keys = [*without_state_form(key)]
    if "," in text:  # Korea, Republic of
        first, _, rest = text.partition(",")
        keys.append(normalise(f"{rest} {first}"))
    if "(" in text and text.rstrip().endswith(")"):  # Myanmar (Burma)
        keys.append(normalise(text.partition("(")[0]))
    # Not the key of a code: "mt" is the mount of a name, and Malta's code.
    code = text.strip().casefold()
    return [*([f"code:{code}"] if len(code) <= 3 else []), *(key for key in keys if key)]


def countries_written(text: str, store: Store) -> tuple[Country, ...]:
    """What a text written as a country may mean: none, one or several. Of two countries the part is meant,
    which stands in brackets (``Serbia (Kosovo)``) or, where the other one holds it, first (``Hong Kong,
    China``, ``Macau (China)``)."""
    if not text or len(text) > _LONGEST:
        return ()
    if match := _BRACKETS.match(text):
        outer, inner = (store.countries(normalise(match[name])) for name in ("outer", "inner"))
        if outer and inner:
            return outer if _is_part(outer, inner, store) else inner
    if match := _COMMA.match(text):
        part, whole = (store.countries(normalise(match[name])) for name in ("outer", "inner"))
        if _is_part(part, whole, store):
            return part
    return next((found for key in country_keys(text) if (found := store.countries(key))), ())


def countries_with_article(text: str, store: Store) -> tuple[Country, ...]:
    """What a country's name in one of the program's languages means behind an article: ``Le Salvador``."""
    article, _, name = text.strip().partition(" ")
    found = countries_written(name, store) if article.casefold() in ARTICLES else ()
    return found if found and is_spoken(name, [one.code for one in found]) else ()


def is_spoken(text: str, codes: Collection[str]) -> bool:
    """Whether one of the program's languages calls one of these countries so: ``Salvador`` (French)."""
    key = normalise(text)
    return any((key, code) in _spoken() for code in codes)


@cache
def _spoken() -> frozenset[tuple[str, str]]:
    """Keys of the names of countries in each of the languages, with their codes (CLDR)."""
    from babel import Locale  # brings its tables along, which few names need

    spoken = (Locale.parse(tag, sep="-").territories for tag in LANGUAGES)
    return frozenset((normalise(name), code) for names in spoken for code, name in names.items())


def is_listed_under(country: str, whole: str, store: Store) -> bool:
    """Whether lists of countries have a country under another one, as a part or by its name there."""
    if country in store.members(whole):
        return True
    named = store.countries(normalise(f"{store.names[country]} province of {store.names[whole]}"))
    return any(one.code == country for one in named)


def _is_part(part: tuple[Country, ...], whole: tuple[Country, ...], store: Store) -> bool:
    return any(
        one.code in country.members or is_listed_under(one.code, country.code, store)
        for one in part
        for country in whole
        if one.code != country.code
    )


def country_codes(name: str) -> tuple[str, ...]:
    """ISO 3166-1 alpha-2 codes that a country's name or code may mean: none, one or several.

    >>> country_codes("Türkiye"), country_codes("Congo"), country_codes("Ruritania")
    (('TR',), ('CD', 'CG'), ())
    >>> country_codes("Serbia (Kosovo)"), country_codes("Macau (China)")
    (('XK',), ('MO',))

    States that are no more give the one that holds their seat: ``USSR`` is RU.
    """
    return tuple(country.code for country in countries_written(_SURROGATES.sub("", name), open_store()))


def country_name(code: str) -> str:
    """Common English name of an ISO 3166-1 alpha-2 code; the code itself when it is none."""
    return open_store().names.get(code, code)


@cache
def government_seats() -> Mapping[str, str]:
    """Country → the city in which its government sits, where that is not the capital (governments.csv)."""
    with (DATA / "gazetteer" / "governments.csv").open(encoding="utf-8", newline="") as lines:
        return MappingProxyType({row["country"]: row["city"] for row in csv.DictReader(lines)})


@lru_cache(maxsize=1_000)
def capital(code: str) -> Candidate | None:
    """The country's capital as GeoNames names it; None for codes without one, such as AQ."""
    found = open_store().capital(code)
    return candidate(found, 1.0)._replace(division="") if found else None
