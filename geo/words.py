"""Codes of the tables → words for a reader."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from .language import ENGLISH, N_, PSEUDO, pgettext, phrase, spoken

if TYPE_CHECKING:  # tables, for which no help of the command line shall wait
    from .schema import Role

COUNTRIES: Final = ("none", "made", "hosted", "both", "meetings")
"""What countries are coloured by: nothing, visits made, guests received, both, meetings held there."""
BESIDE: Final = ("all", "marks", "nothing")
"""What is seen with coloured countries: lines and marks, marks alone, nothing else."""
MODES: Final = ("all", "30-days", "90-days", "365-days", "now")
"""How much of the past a map shows: all of it, a window that moves along, the day alone."""

ROLE_WORDS: Final[dict[Role, str]] = {
    "made": N_("visit made"),
    "hosted": N_("guest received"),
    "third": N_("met on third ground"),
    "domestic": N_("at home"),
    "virtual": N_("not in person"),
    "unknown": N_("role not known"),
}


_KINDS: Final[dict[str, Callable[[], str]]] = {
    "agreement": lambda: pgettext("finding", "agreement"),
    "assumed": lambda: pgettext("finding", "assumed"),
    "blank": lambda: pgettext("finding", "blank"),
    "carried": lambda: pgettext("finding", "filled in from above"),
    "category": lambda: pgettext("finding", "category"),
    "cells": lambda: pgettext("finding", "cells"),
    "city": lambda: pgettext("finding", "city"),
    "columns": lambda: pgettext("finding", "columns"),
    "coordinates": lambda: pgettext("finding", "coordinates"),
    "country": lambda: pgettext("finding", "country"),
    "crowded day": lambda: pgettext("finding", "crowded day"),
    "date": lambda: pgettext("finding", "date"),
    "disputes": lambda: pgettext("finding", "disputes"),
    "duplicate": lambda: pgettext("finding", "duplicate"),
    "elsewhere": lambda: pgettext("finding", "elsewhere"),
    "exchanged": lambda: pgettext("finding", "day and month"),
    "hidden": lambda: pgettext("finding", "hidden"),
    "future": lambda: pgettext("finding", "future"),
    "helper": lambda: pgettext("finding", "length of a visit"),
    "journey": lambda: pgettext("finding", "journey"),
    "leader": lambda: pgettext("finding", "leader"),
    "leaders": lambda: pgettext("finding", "leaders"),
    "length": lambda: pgettext("finding", "length"),
    "lists": lambda: pgettext("finding", "lists"),
    "meeting": lambda: pgettext("finding", "meeting"),
    "missing city": lambda: pgettext("finding", "missing city"),
    "mirror": lambda: pgettext("finding", "told by both sides"),
    "no travel": lambda: pgettext("finding", "no travel"),
    "note": lambda: pgettext("finding", "note"),
    "number": lambda: pgettext("finding", "number"),
    "occasion": lambda: pgettext("finding", "occasion"),
    "overlap": lambda: pgettext("finding", "overlap"),
    "place": lambda: pgettext("finding", "place"),
    "precedence": lambda: pgettext("finding", "order of sources"),
    "profile": lambda: pgettext("finding", "kind of table"),
    "question": lambda: pgettext("finding", "question"),
    "records": lambda: pgettext("finding", "records"),
    "set aside": lambda: pgettext("finding", "set aside"),
    "source": lambda: pgettext("finding", "source"),
    "speed": lambda: pgettext("finding", "speed"),
    "split": lambda: pgettext("finding", "several in one cell"),
    "state": lambda: pgettext("finding", "state"),
    "status": lambda: pgettext("finding", "status"),
    "stop": lambda: pgettext("finding", "stop"),
    "story": lambda: pgettext("finding", "story"),
    "undated": lambda: pgettext("finding", "undated"),
    "unknown leader": lambda: pgettext("finding", "unknown leader"),
    "unread": lambda: pgettext("finding", "unread"),
    "url": lambda: pgettext("finding", "url"),
    "utc": lambda: pgettext("finding", "time zone"),
    "vague": lambda: pgettext("finding", "vague"),
    "variant": lambda: pgettext("finding", "spelling"),
    "venue": lambda: pgettext("finding", "venue"),
    "year": lambda: pgettext("finding", "year"),
}


SAY_ON_PAGE: Final = phrase("say what it holds under “{menu}”, above the map", menu=phrase("How it is read"))
"""Where a reader of the page says what a column holds."""


def kind_words(kind: str) -> str:
    """What a finding of this kind (``Problem.kind``) is about, in a word or two, as a heading of the page."""
    return _KINDS[kind]() if kind in _KINDS else kind


def country_words(code: str, name: str) -> str:
    """A country in the reader's language; its ``name`` in English, and where nothing else is known."""
    if not code or spoken() in (ENGLISH, PSEUDO):
        return name
    from babel import Locale  # brings its tables along, which nobody needs for English

    return str(Locale.parse(spoken().replace("-", "_")).territories.get(code, name))


@dataclass(frozen=True)
class Country:
    """A country as a value of a phrase: ``code``, and its ``name`` in English."""

    code: str
    name: str

    def in_words(self) -> str:
        """``country_words`` of it."""
        return country_words(self.code, self.name)


@dataclass(frozen=True)
class Within:
    """A place in its country as a value of a phrase; ``division`` may be empty."""

    name: str
    division: str
    country: Country

    def in_words(self) -> str:
        """``in_country`` of it."""
        if self.name == self.country.name:
            return self.country.in_words()
        return in_country(self.name, self.division, self.country.in_words())


def with_country(name: str, country: str) -> str:
    """``Congo (Brazil)``; a country's own name stands alone."""
    return name if not country or name == country else f"{name} ({country})"


def in_country(name: str, division: str, country: str) -> str:
    """``Frankfort (Kentucky, United States)``: the division, where there is one, before the country."""
    return with_country(name, f"{division}, {country}" if division else country)
