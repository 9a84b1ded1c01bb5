"""Figures and letters of other scripts → those that are compared: ١٦ as 16, and each letter in one form."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from ..errors import DateError
from ..language import phrase

_ARABIC, _DEVANAGARI = "٠١٢٣٤٥٦٧٨٩", "०१२३४५६७८९"
_FULL_WIDTH: Final = "０１２３４５６７８９"
_WESTERN: Final = str.maketrans((_ARABIC + _DEVANAGARI + _FULL_WIDTH), "0123456789" * 3)
_FIGURES: Final = re.compile(f"[{_ARABIC}{_DEVANAGARI}{_FULL_WIDTH}]")
_OTHER_ERAS: Final = (
    (re.compile(f"[{_ARABIC}]"), re.compile("(?<![0-9])1[34][0-9]{2}(?![0-9])"), "Hijri"),
    (re.compile(f"[{_DEVANAGARI}]"), re.compile("(?<![0-9])20[4-9][0-9](?![0-9])"), "Vikram Samvat"),
)
"""Figures of a script, the years that are another calendar's rather than ours where nothing but figures is
written, and that calendar."""
_LETTER: Final = re.compile(r"[^\W\d_]")
_NUKTA: Final = "\u093c"
_ONE_FORM: Final = str.maketrans(
    {"ı": "i", "ى": "ي", "ة": "ه", "ـ": "", "ँ": "ं", "ʼ": "'", "’": "'", "،": ",", "॰": "."}
)
_NASAL: Final = re.compile("म्(?=[बपभ])")


def western(text: str) -> str:
    """The text with Arabic-Indic, Devanagari and full-width figures as 0 to 9.

    Persian figures stay: their years are seldom ours. Raises ``DateError`` for dates of figures alone whose
    year is likely one of another calendar.

    >>> western("١٦ مايو ٢٠٢٤")
    '16 مايو 2024'
    """
    if not _FIGURES.search(text):
        return text
    made = text.translate(_WESTERN)
    if not _LETTER.search(text):
        for figures, years, calendar in _OTHER_ERAS:
            if figures.search(text) and years.search(made):
                raise other_calendar(calendar)
    return made


def other_calendar(name: str) -> DateError:
    """The refusal of a year that is likely one of a calendar that is not read."""
    advice = phrase("the year may be one of the {name} calendar; write the day as 2024-05-16", name=name)
    return DateError("", phrase("a year of the calendar that is read"), advice)


def compared(text: str) -> str:
    """A lower-case text as words are compared: without accents, points and signs that many leave out.

    The vowels of Devanagari stay, which are marks to Unicode too.

    >>> compared("kasım"), compared("फ़रवरी") == compared("फरवरी"), compared("أيلول") == compared("ايلول")
    ('kasim', True, True)
    """
    if text.isascii():
        return text
    apart = unicodedata.normalize("NFD", text)
    kept = "".join(
        char
        for char in apart
        if unicodedata.category(char) != "Mn" or ("\u0900" <= char <= "\u097f" and char != _NUKTA)
    )
    return _NASAL.sub("ं", kept.translate(_ONE_FORM))
