"""News texts → rows of our table: who met whom, where, when, and whether it happened.

In: a text and its day of publication. Out: rows, each with its sentence and, field by field, the characters
it rests on or the reason why it is there. Nothing is held that a text only says may be, nobody is asked
online.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..fronts import front

if TYPE_CHECKING:
    from .checking import Verdict, checks, verified
    from .documents import ENDINGS, text_of
    from .marking import Mark, marked, sentence_spans
    from .publication import published_of
    from .quoting import quote_spans
    from .reading import Left, Reading, read_prose, read_texts
    from .rows import Basis, Row
    from .vocabulary import languages
    from .writing import Told, as_csv, as_json, records

__all__ = [
    "ENDINGS",
    "Basis",
    "Left",
    "Mark",
    "Reading",
    "Row",
    "Told",
    "Verdict",
    "as_csv",
    "as_json",
    "checks",
    "languages",
    "marked",
    "published_of",
    "quote_spans",
    "read_prose",
    "read_texts",
    "records",
    "sentence_spans",
    "text_of",
    "verified",
]

__getattr__, __dir__ = front(
    __name__,
    {
        "checking": (
            "Verdict",
            "checks",
            "verified",
        ),
        "documents": (
            "ENDINGS",
            "text_of",
        ),
        "marking": (
            "Mark",
            "marked",
            "sentence_spans",
        ),
        "publication": ("published_of",),
        "quoting": ("quote_spans",),
        "reading": (
            "Left",
            "Reading",
            "read_prose",
            "read_texts",
        ),
        "rows": (
            "Basis",
            "Row",
        ),
        "vocabulary": ("languages",),
        "writing": (
            "Told",
            "as_csv",
            "as_json",
            "records",
        ),
    },
)
