"""The words of the program in a reader's language; English is what stands in the code."""

from __future__ import annotations

from .carried import languages_of, words_for
from .phrases import (
    InWords,
    Line,
    Phrase,
    all_of,
    as_line,
    for_pages,
    of_line,
    phrase,
    phrases,
    rephrased,
    shortened,
)
from .spoken import N_, _, follow, list_words, ngettext, number_words, pgettext, speaking, spoken
from .tags import ENGLISH, LANGUAGES, PSEUDO, RIGHT_TO_LEFT, is_language, wanted_language

__all__ = [
    "ENGLISH",
    "LANGUAGES",
    "N_",
    "PSEUDO",
    "RIGHT_TO_LEFT",
    "InWords",
    "Line",
    "Phrase",
    "_",
    "all_of",
    "as_line",
    "follow",
    "for_pages",
    "is_language",
    "languages_of",
    "list_words",
    "ngettext",
    "number_words",
    "of_line",
    "pgettext",
    "phrase",
    "phrases",
    "rephrased",
    "shortened",
    "speaking",
    "spoken",
    "wanted_language",
    "words_for",
]
