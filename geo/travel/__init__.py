"""Meetings and places → roles, stays, legs and trips of every leader.

In: ``schema.MEETINGS``, ``schema.PLACES``, leaders. Out: ``Travel``.
"""

from .opening import meets_within, opening_days
from .roles import in_person, in_person_at, may_be_remote, passes_through, passing
from .trips import MAX_GAP_DAYS, Travel, travel

__all__ = [
    "MAX_GAP_DAYS",
    "Travel",
    "in_person",
    "in_person_at",
    "may_be_remote",
    "meets_within",
    "opening_days",
    "passes_through",
    "passing",
    "travel",
]
