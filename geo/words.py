"""Codes of the tables → words for a reader."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:  # tables, for which no help of the command line shall wait
    from .schema import Role

COUNTRIES: Final = ("none", "made", "hosted", "both", "meetings")
"""What countries are coloured by: nothing, visits made, guests received, both, meetings held there."""
BESIDE: Final = ("all", "marks", "nothing")
"""What is seen with coloured countries: lines and marks, marks alone, nothing else."""

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
