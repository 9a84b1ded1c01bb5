"""Words of the tables of figures: their columns, and codes in their cells."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import pandas as pd

from ..language import N_, _, pgettext
from ..words import country_words

_COLUMNS: Final[dict[str, Callable[[], str]]] = {
    # Translators: headings of tables of figures; short. Roles of a leader in a meeting are "made" (a visit
    # abroad), "hosted" (a guest received at home), "third" (met in a third country).
    "made": lambda: pgettext("role", "made"),
    "hosted": lambda: pgettext("role", "hosted"),
    "third": lambda: pgettext("role", "third"),
}
_NOTHING: Final = "\u200b"
_PLAIN: Final = {
    "balance": N_("balance"),
    "country": N_("country"),
    "country_name": N_("country name"),
    "days": N_("days"),
    "days_abroad": N_("days abroad"),
    "distance_km": N_("distance km"),
    "first_day": N_("first day"),
    "first_visit": N_("first visit"),
    "foreign_visits": N_("foreign visits"),
    "gap_from": N_("gap from"),
    "gap_to": N_("gap to"),
    "guests": N_("guests"),
    "last_day": N_("last day"),
    "last_visit": N_("last visit"),
    "leader": N_("leader"),
    "longest_gap_days": N_("longest gap days"),
    "meetings": N_("meetings"),
    "month": N_("month"),
    "received": N_("received"),
    "role": N_("role"),
    "together": N_("together"),
    "trips": N_("trips"),
    "vague_km": N_("vague km"),
    "vague_visits": N_("vague visits"),
    "visited": N_("visited"),
    "visits": N_("visits"),
    "year": N_("year"),
}


def heading(column: str) -> str:
    """What is written above a column."""
    if column in _COLUMNS:
        return _COLUMNS[column]()
    return _(_PLAIN[column]) if column in _PLAIN else column.replace("_", " ")


def role_word(role: str) -> str:
    """A role in a cell, in a word."""
    if role == "domestic":
        return pgettext("role", "domestic")
    if role == "virtual":
        return pgettext("role", "virtual")
    if role == "unknown":
        return pgettext("role", "unknown")
    return _COLUMNS[role]() if role in _COLUMNS else role


def in_words(table: pd.DataFrame) -> pd.DataFrame:
    """A table of figures with the codes in its cells in words, as people read it: no file is made of it."""
    words: dict[str, Callable[[str], str]] = {"role": role_word, "balance": _}
    said = {
        name: pd.Series(list(map(word, table[name])), table.index)
        for name, word in words.items()
        if name in table
    }
    if "country" in table and "country_name" in table:
        said["country_name"] = named_countries(table)
    return table.assign(**said)


def headed(table: pd.DataFrame) -> pd.DataFrame:
    """The table with its columns called as they are headed; two that are one word are still told apart."""
    names: list[str] = []
    for column in table:
        name = heading(str(column))
        names.append(name + _NOTHING * names.count(name))
    return table.set_axis(names, axis="columns")


def named_countries(table: pd.DataFrame) -> pd.Series:
    """Names of countries in the reader's language, as far as they are known."""
    pairs = zip(table["country"], table["country_name"], strict=True)
    return pd.Series([country_words(*pair) for pair in pairs], index=table.index, dtype="str")
