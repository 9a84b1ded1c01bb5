"""Reports → meetings: those that share an id merged, disagreements kept.

In: ``schema.REPORTS`` and the tables beside them. Out: ``schema.MEETINGS``, leaders and disagreements.
"""

from .disagreements import Disagreement
from .leaders import register, resolve, seat_key
from .merging import in_precedence, merge, near, settle_places
from .naming import name_key, of_organisation, taken_apart

__all__ = [
    "Disagreement",
    "in_precedence",
    "merge",
    "name_key",
    "near",
    "of_organisation",
    "register",
    "resolve",
    "seat_key",
    "settle_places",
    "taken_apart",
]
