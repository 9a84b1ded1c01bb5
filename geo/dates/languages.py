"""Dates in other languages → the same dates in English words or in figures.

French, German, Spanish, Portuguese, Italian, Russian and Chinese. Texts arrive in lower case with
single spaces and plain hyphens, as ``date_texts`` makes them. Names of months and days are those of the
calendars of these languages, ``idioms`` has what is said around them; no pattern can backtrack over
the text.
"""

from __future__ import annotations

import re
from typing import Final

from .calendars import MONTHS
from .days import WEEKDAYS
from .han import SIGN, from_chinese
from .idioms import anglicised, plain

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
    "jan": 1, "janv": 1, "jänn": 1, "ene": 1, "gen": 1, "янв": 1,
    "feb": 2, "févr": 2, "fév": 2, "fev": 2, "февр": 2, "фев": 2,
    "mar": 3, "mär": 3, "mrz": 3, "мар": 3,
    "avr": 4, "abr": 4, "апр": 4,
    "mai": 5, "mag": 5,
    "jun": 6, "giu": 6, "июн": 6,
    "jul": 7, "juil": 7, "lug": 7, "июл": 7,
    "ago": 8, "aoû": 8, "авг": 8,
    "setiembre": 9, "set": 9, "sept": 9, "сент": 9, "сен": 9,
    "okt": 10, "oct": 10, "out": 10, "ott": 10, "окт": 10,
    "nov": 11, "нояб": 11, "ноя": 11,
    "déc": 12, "dez": 12, "dic": 12, "дек": 12,
}  # fmt: skip
_DAYS: Final = {
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "de": "montag dienstag mittwoch donnerstag freitag samstag sonntag",
    "de, north": "montag dienstag mittwoch donnerstag freitag sonnabend sonntag",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
    "pt": "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo",
    "it": "lunedì martedì mercoledì giovedì venerdì sabato domenica",
    "ru": "понедельник вторник среда четверг пятница суббота воскресенье",
    "ru, on": "понедельник вторник среду четверг пятницу субботу воскресенье",
    "ru, short": "пн вт ср чт пт сб вс",
}
_SMALL: Final = (
    "de del di do da le la les el il den dem der des das am im in du dal dall' von vom em en no na nel dell' "
    "della degli d' l' los jahr jahre jahres jahren anno año ano an ans année uhr jour día dia "
    "в во период года год году годами годам г гг годы годов с со"
)
_FILLERS: Final = frozenset(_SMALL.split())
"""Small words that say nothing about the day."""
_TO: Final = frozenset(
    ("au", "bis", "al", "a", "ao", "hasta", "jusqu'au", "по", "до", "fino", "zum", "à", "by", "até")
)
_AND: Final = frozenset(("et", "und", "y", "e", "и"))
_OR: Final = frozenset(("o", "ou", "oder", "или"))
_FIRST: Final = frozenset(
    ("premier", "ersten", "erster", "primero", "primeiro", "primo", "первого", "первое", "1ro", "1ero")
)
_BEHIND: Final = frozenset(("about", "to", "since", "early", "mid", "late"))
_WORD: Final = re.compile(r"[^\W\d_]+(?:'|-feira)?|'?\d+[a-z]*|[^\w\s]|_")
_ORDINAL: Final = re.compile(r"(?<=\d)(?:er|ère|ro|ero|º|ª|°|-го|-е|го|\.)(?=[\s,-]|$)")
_DAY_LISTED: Final = re.compile(r"(?<![0-9])([0-9]{1,2}) ?, ?(?=[0-9]{1,2}[ ,])")
"""A day before a comma and another one: ``28, 29 e 30 de março``."""
_YEAR_WORD: Final = re.compile(r"(?<=[0-9]) ?(?:годами|годам|года|году|год|гг?\.?)(?![^\W\d_])")
_DECEMBER: Final = re.compile(r"(?<=[0-9] )des(?=\.? [0-9]{4})")
"""A month of Indonesian, which is no French or German article between a day and a year."""
_CLOCK: Final = re.compile(
    r",? (?:à |um |a las |às |alle ore |в )?\d{1,2}(?::\d{2}(?::\d{2})?(?: uhr| h)?| ?h ?(?:\d{2})?| uhr)$"
)


def _months() -> dict[str, str]:
    """Every name of a month, with and without its accents, and the English one."""
    named = {
        name: MONTHS[number].lower() for names in _NAMES.values() for number, name in enumerate(names.split())
    }
    named |= {name: MONTHS[number - 1].lower() for name, number in _SHORT.items()}
    return named | {plain(name): month for name, month in named.items()}


def _weekdays() -> dict[str, str]:
    named = {
        name: WEEKDAYS[number].lower()
        for names in _DAYS.values()
        for number, name in enumerate(names.split())
    }
    return named | {plain(name): day for name, day in named.items()}


MONTHS_ELSEWHERE: Final[dict[str, str]] = _months()
"""Name of a month in another language, lower case → in English, lower case."""
WEEKDAYS_ELSEWHERE: Final[dict[str, str]] = _weekdays()
"""The same for days of the week."""


def in_english(text: str) -> str | None:
    """The date with English names of months, or in figures; None where no other language shows.

    >>> in_english("с 5 по 7 февраля 2025 года")
    '5 to 7 february 2025'
    >>> in_english("2024年5月16日至17日")
    '2024-05-16/2024-05-17'
    """
    if SIGN.search(text):
        return from_chinese(text)
    if "des" in text and _DECEMBER.search(text):
        return None
    untimed = _CLOCK.sub("", text)
    said = anglicised(untimed)
    words = _WORD.findall(_DAY_LISTED.sub(r"\1 & ", _ORDINAL.sub("", said)))
    if not any(word in MONTHS_ELSEWHERE or word in WEEKDAYS_ELSEWHERE for word in words):
        if said == untimed:
            bare = _YEAR_WORD.sub("", untimed).strip()
            return bare if bare != text else None
        words = _YEAR_WORD.sub("", said).split()
    made = [english for word in words if (english := _translated(word))]
    return re.sub(r"(?<=[0-9]) / (?=[0-9])", "/", " ".join(_sides(made)))


def _translated(word: str) -> str:
    if word in MONTHS_ELSEWHERE:
        return MONTHS_ELSEWHERE[word]
    if word in WEEKDAYS_ELSEWHERE:
        return WEEKDAYS_ELSEWHERE[word]
    if word in _FIRST:
        return "1st"
    if word in _FILLERS or word in (".", ",", "(", ")"):
        return ""
    if word in _TO:
        return "to"
    return "and" if word in _AND else "or" if word in _OR else word


def _sides(words: list[str]) -> list[str]:
    """``since 5 to 7 may`` as ``5 to 7 may``: what opens a side alone only begins a span before another.

    ``to`` before everything else means up to. What doubts a date or opens a side may stand behind it, and
    which part of a month it was too.
    """
    if len(words) > 1 and words[-1] in _BEHIND:
        words = [words[-1], *words[:-1]]
    if words and words[0] == "to":
        return ["by", *words[1:]]
    if words and words[0] == "since" and any(word in ("to", "-") for word in words[1:]):
        return words[1:]
    return words
