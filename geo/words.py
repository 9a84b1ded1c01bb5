"""Codes of the tables → words for a reader."""

from __future__ import annotations

from typing import Final

from geo.schema import Role

ROLE_WORDS: Final[dict[Role, str]] = {
    "made": "visit made",
    "hosted": "guest received",
    "third": "met on third ground",
    "domestic": "at home",
    "virtual": "not in person",
    "unknown": "role not known",
}


def with_country(name: str, country: str) -> str:
    """``Congo (Brazil)``; a country's own name stands alone."""
    return name if not country or name == country else f"{name} ({country})"


def in_country(name: str, division: str, country: str) -> str:
    """``Frankfort (Kentucky, United States)``: the division, where there is one, before the country."""
    return with_country(name, f"{division}, {country}" if division else country)


def place_words(key: str) -> str:
    """A venue key as a person would write it: ``Kremlin, Moscow, Russia``."""
    venue, city, country, *_ = [*key.split("\x1f"), "", "", ""]
    return ", ".join(part for part in (venue, city, country) if part)
