"""Codes of a table as the page says them, and the headings of its columns, in the reader's language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from ..dates import label_said, parse_date
from ..errors import DateError
from ..language import ENGLISH, N_, PSEUDO, _, spoken
from ..places import country_name
from ..words import country_words, with_country

STATUSES: Final = {
    "held": N_("held"),
    "planned": N_("planned"),
    "invited": N_("invited"),
    "cancelled": N_("cancelled"),
}
PRECISIONS: Final = {
    # Translators: how finely a place is known: a house, a city, a division of a country, a country.
    "venue": N_("venue"),
    "city": N_("city"),
    "admin": N_("admin"),
    "country": N_("country"),
    "none": N_("not located"),
}
GRADES: Final = {
    # Translators: how grave a finding is.
    "error": N_("error"),
    "warning": N_("warning"),
    "note": N_("note"),
}
DISAGREEMENTS: Final = {
    # Translators: what sources differ on.
    "date": N_("date"),
    "place": N_("place"),
    "participants": N_("participants"),
    "status": N_("status"),
}
METHODS: Final = {
    # Translators: how a place was found: by its own name, by another one of its names, as a house that is
    # known, as a country, by a name spelt nearly so, by the journey around it, as the nearest to a point.
    "exact": N_("exact"),
    "alternate": N_("alternate"),
    "venue": N_("venue"),
    "country": N_("country"),
    "fuzzy": N_("fuzzy"),
    "context": N_("context"),
    "nearest": N_("nearest"),
    # Translators: how a place was found: in a country that is disputed or no more.
    "disputed or former": N_("disputed or former"),
    # Translators: whose the point of a place is: given by the table, corrected by the reader, nobody's.
    "given": N_("given"),
    "corrected": N_("corrected"),
    "none": N_("none"),
}
BASES: Final = {
    # Translators: how it is known that two stays were one journey: a source says it, or by the dates.
    "stated": N_("stated"),
    "inferred": N_("inferred"),
}


def worded(words: Mapping[str, str]) -> Callable[[str], str]:
    """What puts a code into words; a text that is none of the codes stays as it is."""
    said = {code: _(one) for code, one in words.items()}
    return lambda code: said.get(code, code)


def method_words(method: str) -> str:
    """How a place was found; who found it and when stays, where that was asked of somebody."""
    return ", ".join(map(worded(METHODS), method.split(", ")))


def date_words(label: str) -> str:
    """The label of a date in the reader's language; as it is where it cannot be read."""
    if not label or spoken() in (ENGLISH, PSEUDO):
        return label
    try:
        span = parse_date(label)
    except DateError:
        return label
    return label_said(span) if span else label


def with_its_country(name: str, code: str) -> str:
    """``Rome (Italy)``, the country in the reader's language; a country's own name stands alone."""
    country = country_name(code)
    words = country_words(code, country)
    return words if name == country else with_country(name, words)


def capitalised(words: str) -> str:
    """Words as a sentence; a file's name at their beginning stays as it is."""
    first = words.partition(" ")[0]
    started = f"{words[:1].upper()}{words[1:]}" if first.isalpha() else words
    # Translators: what makes a sentence of words: the sign at its end.
    return _("{words}.", words=started) if words else ""


def labels(table: Iterable[Any]) -> dict[str, Any]:
    """What is written above columns that are called by English words: two may be one word elsewhere."""
    return {str(name): _(str(name)) for name in table}
