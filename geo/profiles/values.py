"""What one value looks like: a date, a country, a city, a person, a number, an address …

Of a column a sample of its different values is looked at, chosen by what they are and not by where they
stand, so that the order of rows changes nothing.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from functools import cache
from typing import Final

from .. import patterns as re
from ..dates import is_time, looks_dated
from ..places import DRAWN, Gazetteer, country_codes, divisions_within, is_virtual, normalise
from .splitting import LISTING, countries_in
from .wordlists import stands_for_nothing, unaccented, words
from .yearless import YEAR, completed

LOOKED_AT: Final = 60
"""Different values of a column that are judged."""
_NUMBER: Final = re.compile(
    r"(?:[NSEWO]\s?)?[+-]?\d{1,3}(?:[.,]\d+)?\s*(?:°(?:\s*\d{1,2}(?:[.,]\d+)?\s*['′](?:\s*[\d.,]{1,6}\s*[\"″])?)?)?\s*[NSEWO]?"
)
_NAME: Final = re.compile(
    r"(?:(?:[^\W\d_a-z][\w\u0900-\u0963.'’-]*|v[ao]n|de[nrls]?|d[aio]s?|la|le|el|al|bin|ibn|of|the|und|zu[mr]?|y|e)\s+){1,6}"
    r"(?:\(.+\)|[^\W\d_a-z][\w\u0900-\u0963.'’-]*,?)|[\u4e00-\u9fff·]{2,8}"
)
_SURNAME_FIRST: Final = re.compile(
    r"((?:[^\W\d_a-z][\w.'’-]*|v[ao]n|de[nrls]?|d[aio]s?|la|el|al)(?: [^\W\d_a-z][\w.'’-]*){0,2}), "
    r"([^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*){0,2})"
)
_LISTED_NAMES: Final = re.compile(r"\s*[&+]\s*|\s(?:and|und|et|y|e|и)\s")
_OF_COUNTRY: Final = re.compile(r"(?P<name>[^()]{2,50})\s\((?P<country>[^()]{2,40})\)")
_FIGURES: Final = re.compile(r"-?\d{1,4}(?:\.0)?")
_SERIAL: Final = re.compile(r"\d{4,6}(?:\.\d+)?|-?\d{9,19}(?:\.0+)?")
_DAY_SPAN: Final = re.compile(
    r"\d{1,2}\.?(?:\s*(?:[-–—/,&+]|\b(?:and|to|und|bis|et|au|à|y|al|a|e|и)\b)\s*\d{1,2}\.?){0,6}(?:\.0)?"
)
_DAYS: Final = 31
_FORTNIGHT: Final = 14
_WHOLE: Final = re.compile(r"\d+")
_LETTERS: Final = re.compile(r"(?:[^\W\d_]|[\u0900-\u0963]|(?<=[\u0600-\u06ff]) )+")
"""A word; Devanagari has signs that are no letters to Python, and some months in Arabic have two words."""
_MARKUP: Final = re.compile(r"<\s*/?\s*[a-zA-Z][^<>]{0,200}>")
_SHORT: Final = 60
_PROSE: Final = 90
"""Length of a cell from which on it tells a story and names nothing."""
_LONGEST: Final = 300
"""So much of a cell is looked at."""
_TRUTHS: Final = frozenset(
    ("true", "false", "yes", "no", "wahr", "falsch", "ja", "nein", "vrai", "faux", "oui", "non", "sí", "si",
     "verdadero", "falso", "verdadeiro", "sim", "não", "nao", "vero",
     "да", "нет", "истина", "ложь", "是", "否")
)  # fmt: skip
_YEARS: Final = (100, 2200)
_BRACKET: Final = re.compile(r"\s*\([^()]*\)")
_LISTED: Final = re.compile(r"\s*[;/&,|]\s*")


def sample(values: Iterable[str], most: int = LOOKED_AT) -> list[str]:
    """At most ``most`` different values, chosen by their text alone."""
    distinct = {text for value in values if says_something(text := value[:_LONGEST].strip())}
    if len(distinct) <= most:
        return sorted(distinct)
    return sorted(distinct, key=lambda text: (zlib.crc32(text.encode("utf-8", "replace")), text))[:most]


def says_something(text: str) -> bool:
    """Whether a trimmed cell has letters or figures, and is no word for nothing."""
    return any(map(str.isalnum, text)) and not stands_for_nothing(text)


def is_person(text: str) -> bool:
    """Whether a text looks like somebody's name, or begins with an office: ``Ministro da Saúde``."""
    if len(text) > 2 * _SHORT:
        return False
    if unaccented(text.split(maxsplit=1)[0].strip(".,")) in words().nouns["person"]:
        return True
    if len(text) > _SHORT:
        return False
    if _NAME.fullmatch(text) is not None or _is_surname_first(text):
        return True
    names = _LISTED_NAMES.split(text)
    return len(names) > 1 and all(_NAME.fullmatch(one) or _is_surname_first(one) for one in names)


def names_office(text: str) -> bool:
    """Whether a word of a short text is an office or another word for persons: ``Acting leader``."""
    said = (unaccented(word.strip("().,")) for word in text.split()[:12])
    return len(text) <= 2 * _SHORT and any(word in words().nouns["person"] for word in said)


def is_person_of(text: str, gazetteer: Gazetteer) -> bool:
    """Whether a text is a name with a country in brackets, and no place: not ``Buenos Aires (Argentina)``."""
    match = _OF_COUNTRY.fullmatch(text) if len(text) <= _SHORT else None
    if match is None or not country_codes(match["country"]) or not is_person(match["name"]):
        return False
    name, houses = match["name"], words().nouns["event"] | words().nouns["venue"]
    if any(unaccented(word) in houses for word in name.split()) or gazetteer.store.venues(normalise(name)):
        return False
    return not gazetteer.store.places(normalise(name))


def _is_surname_first(text: str) -> bool:
    """``Palme, Olof``; no ``Salem, Oregon`` and no ``Paris, France``."""
    match = _SURNAME_FIRST.fullmatch(text)
    return match is not None and not (country_codes(match[2]) or divisions_within([match[2]])[0])


def is_event(text: str) -> bool:
    """Whether a word for meetings or institutions stands in a text."""
    return any(unaccented(word.strip(".,()")) in words().nouns["event"] for word in text.split()[:12])


def is_status(text: str) -> bool:
    """Whether a text says if, or how, somebody met."""
    return text.casefold() in _statuses() or is_virtual(text)


@cache
def _statuses() -> frozenset[str]:
    return frozenset(map(str.casefold, words().statuses)) | {"held", "planned", "invited", "cancelled"}


def is_serial(text: str) -> bool:
    """Whether a plain number may be a day, as spreadsheets and programs count them."""
    return _SERIAL.fullmatch(text) is not None and looks_dated(text.removeprefix("-"))


def is_number(text: str) -> bool:
    """Whether a text may be degrees of latitude or longitude."""
    return _NUMBER.fullmatch(text) is not None


def is_figure(text: str) -> bool:
    """Whether a text is a number of up to four figures."""
    return _FIGURES.fullmatch(text) is not None


def has_markup(text: str) -> bool:
    """Whether an element of HTML stands in a text."""
    return _MARKUP.search(text) is not None


def is_prose(text: str) -> bool:
    """Whether a text tells a story and names nothing."""
    return len(text) > _PROSE


def are_surnames(text: str) -> bool:
    """Whether a text is one word with a capital, or several between signs: ``Merkel (Germany); Macron``."""
    bare = _BRACKET.sub("", text[:_PROSE])
    return all(piece[:1].isupper() and piece.isalpha() for piece in _LISTED.split(bare))


def is_truth(text: str) -> bool:
    """Whether a text says yes or no."""
    return text.casefold() in _TRUTHS


def is_date(text: str) -> bool:
    """Whether a text is a whole date, and no plain number."""
    if len(text) > _SHORT or not any(char.isdigit() for char in text) or _SERIAL.fullmatch(text):
        return False
    return looks_dated(text)


def is_yearless(text: str) -> bool:
    """Whether a text is a date that lacks its year; a time of day alone is none."""
    if len(text) > _SHORT or not any(char.isdigit() for char in text) or looks_dated(text) or is_time(text):
        return False
    return not YEAR.search(text) and looks_dated(completed(text, 2000))


def is_whole(text: str, least: int, most: int) -> bool:
    """Whether a text is a whole number of these bounds, both inclusive."""
    number = text.removesuffix(".0")
    return _WHOLE.fullmatch(number) is not None and least <= int(number) <= most


def is_day_span(text: str) -> bool:
    """Whether a text is a day of a month, or several: ``7-8``, ``12 y 13``."""
    days = _WHOLE.findall(text.removesuffix(".0"))
    return _DAY_SPAN.fullmatch(text) is not None and all(0 < int(one) <= _DAYS for one in days)


def is_late_day(text: str) -> bool:
    """Whether a day of the month is so late that no visit lasts as many days."""
    return any(int(one) >= _FORTNIGHT for one in _WHOLE.findall(text.removesuffix(".0")))


def is_year(text: str) -> bool:
    """Whether a text is the number of a year."""
    return is_whole(text, *_YEARS)


def is_month(text: str) -> bool:
    """Whether a text is the number or the name of a month."""
    if is_whole(text, 1, 12):
        return True
    return _LETTERS.fullmatch(text) is not None and looks_dated(f"1 {text} 2000")


def is_country(text: str) -> bool:
    """Whether a cell names a country, or several."""
    return len(text) <= 2 * _SHORT and all(map(country_codes, countries_in(text, LISTING)))


def first_name(text: str) -> str:
    """What stands before the first comma, slash, semicolon or bracket."""
    return re.split(r"[,;/(\n]", text, maxsplit=1)[0].strip()


def is_city(text: str, gazetteer: Gazetteer) -> bool:
    """Whether the whole text, or what stands before a comma or a bracket, is the name of a city."""
    key = normalise(first_name(text)) if len(text) <= 2 * _SHORT else ""
    return bool(key) and any(match.kind == "city" for match in gazetteer.store.places(key))


def is_place(text: str, gazetteer: Gazetteer) -> bool:
    """Whether the gazetteer surely finds a place of this name."""
    if len(text) > _SHORT:
        return False
    found = gazetteer.find(text)
    return bool(found) and found[0].confidence >= DRAWN and found[0].method not in ("fuzzy", "sound")
