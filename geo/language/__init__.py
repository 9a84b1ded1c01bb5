"""The words of the program in a reader's language; English is what stands in the code."""

from __future__ import annotations

from .carried import languages_of, words_for
from .lines import Line, counted_line, line, line_words
from .phrases import InWords, Phrase, all_of, phrase, phrases, rephrased, shortened
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
    "counted_line",
    "follow",
    "is_language",
    "languages_of",
    "line",
    "line_words",
    "list_words",
    "ngettext",
    "number_words",
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
