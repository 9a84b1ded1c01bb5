"""Rows that a text proposes → rows that a person has taken: the desk at which they are decided on.

In: texts, each with its day of publication, and what ``prose`` reads in them, or rows that another reader
gives back. Out: the table of what was taken, as files that ``tables`` reads. Everything between is a
record of decisions: what stands now follows from it alone, and the last one can always be taken back.
"""

from .answers import answered, prompt
from .asked import Asking, asking, meant
from .cards import FIELDS, Card, Text, cards_of
from .deciding import Desk, Held, NotTakenError, Step
from .items import Item, items_of
from .keeping import resume, state
from .marking import offers_of
from .messages import heard
from .proposing import About, about
from .steps import added, changed, joined, joins, pointed, split, taken
from .tabling import COLUMNS, SOURCE_COLUMNS, rows_of, sources_of, written
from .viewing import view_of

__all__ = [
    "COLUMNS",
    "FIELDS",
    "SOURCE_COLUMNS",
    "About",
    "Asking",
    "Card",
    "Desk",
    "Held",
    "Item",
    "NotTakenError",
    "Step",
    "Text",
    "about",
    "added",
    "answered",
    "asking",
    "cards_of",
    "changed",
    "heard",
    "items_of",
    "joined",
    "joins",
    "meant",
    "offers_of",
    "pointed",
    "prompt",
    "resume",
    "rows_of",
    "sources_of",
    "split",
    "state",
    "taken",
    "view_of",
    "written",
]
