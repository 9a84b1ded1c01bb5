"""Dates in other languages → the same dates in English words or in figures.

French, German, Spanish, Portuguese, Italian, Russian and Chinese. Texts arrive in lower case with
single spaces and plain hyphens, as ``date_texts`` makes them. Names of months are those of the
calendars of these languages; no pattern can backtrack over the text.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from geo.days import MONTHS

_NAMES: Final = {
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "de": "januar februar märz april mai juni juli august september oktober november dezember",
    "at": "jänner feber märz april mai juni juli august september oktober november dezember",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "ru, named": "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
    "ru, at": "январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре",
}
_SHORT: Final = {
    "janv": 1, "jänn": 1, "ene": 1, "янв": 1,
    "févr": 2, "fév": 2, "fev": 2, "февр": 2, "фев": 2,
    "mär": 3, "mrz": 3, "мар": 3,
    "avr": 4, "abr": 4, "апр": 4,
    "mai": 5,
    "июн": 6, "juil": 7, "июл": 7,
    "ago": 8, "aoû": 8, "авг": 8,
    "setiembre": 9, "sept": 9, "сент": 9, "сен": 9,
    "okt": 10, "oct": 10, "окт": 10,
    "нояб": 11, "ноя": 11,
    "déc": 12, "dez": 12, "dic": 12, "дек": 12,
}  # fmt: skip
_FILLERS: Final = frozenset(
    ("de", "del", "di", "do", "le", "la", "les", "el", "il", "den", "dem", "der", "am", "года", "год", "году",
     "г", "гг", "с", "со", "du", "des", "dal", "dall'", "von", "vom", "em", "в")
)  # fmt: skip
"""Small words that say nothing about the day."""
_TO: Final = frozenset(("au", "bis", "al", "a", "ao", "hasta", "jusqu'au", "по", "до", "fino", "zum", "à"))
_AND: Final = frozenset(("et", "und", "y", "e", "и", "o", "ou", "oder", "или"))
_SINCE: Final = {"depuis": "since", "seit": "since", "desde": "since", "около": "about", "ок": "about",
                 "vers": "about", "ca": "about", "hacia": "about"}  # fmt: skip
_WORD: Final = re.compile(r"[^\W\d_]+'?|\d+|[^\w\s]|_")
_ORDINAL: Final = re.compile(r"(?<=\d)(?:er|ère|º|ª|°|-го|го|\.)(?=[\s-]|$)")
_HAN_DAY: Final = re.compile(r"(?:(\d{4}) ?年)? ?(?:(\d{1,2}) ?月)? ?(?:(\d{1,2}) ?[日号號]?)?")
_HAN_TO: Final = re.compile(r"\s*(?:[-~～至到]|——)\s*")
_YEAR_WORD: Final = re.compile(r"(?<=[0-9]) ?(?:года|году|год|гг?\.?)(?![^\W\d_])")
_CLOCK: Final = re.compile(r",? \d{1,2}:\d{2}(?::\d{2})?$")
_HAN_SIGN: Final = re.compile("[年月日号號]")


def _plain(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", word) if unicodedata.category(c) != "Mn")


def _months() -> dict[str, str]:
    """Every name of a month, with and without its accents, and the English one."""
    named = {
        name: MONTHS[number].lower() for names in _NAMES.values() for number, name in enumerate(names.split())
    }
    named |= {name: MONTHS[number - 1].lower() for name, number in _SHORT.items()}
    return named | {_plain(name): month for name, month in named.items()}


MONTHS_ELSEWHERE: Final[dict[str, str]] = _months()
"""Name of a month in another language, lower case → in English, lower case."""


def in_english(text: str) -> str | None:
    """The date with English names of months, or in figures; None where no other language shows.

    >>> in_english("с 5 по 7 февраля 2025 года")
    '5 to 7 february 2025'
    >>> in_english("2024年5月16日至17日")
    '2024-05-16/2024-05-17'
    """
    if _HAN_SIGN.search(text):
        return _from_chinese(text)
    untimed = _CLOCK.sub("", text)
    words = _WORD.findall(_ORDINAL.sub("", untimed))
    if not any(word in MONTHS_ELSEWHERE for word in words):
        return _YEAR_WORD.sub("", untimed).strip() if _YEAR_WORD.search(untimed) else None
    made = [_translated(word) for word in words]
    return " ".join(word for word in made if word)


def _translated(word: str) -> str:
    if word in MONTHS_ELSEWHERE:
        return MONTHS_ELSEWHERE[word]
    if word in _FILLERS or word in ".,":
        return ""
    if word in _TO:
        return "to"
    return "and" if word in _AND else _SINCE.get(word, word)


def _from_chinese(text: str) -> str | None:
    """2024年5月16日 as 2024-05-16; two of them as one span, the later lacking what it shares."""
    sides = _HAN_TO.split(text.strip())
    if len(sides) > 2:
        return None
    known: dict[int, str] = {}
    made = []
    for side in sides:
        match = _HAN_DAY.fullmatch(side.strip())
        if match is None or not any(match.groups()):
            return None
        known = {
            **({} if match[1] else known),
            **{place: figures for place in (1, 2, 3) if (figures := match[place])},
        }
        if match[2] and not match[3]:
            known.pop(3, None)
        if 1 not in known or (3 in known and 2 not in known):
            return None
        made.append("-".join(known[place].zfill(2) for place in (1, 2, 3) if place in known))
    return "/".join(made)
