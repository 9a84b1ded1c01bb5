"""A table that a person writes, row by row: from the first meeting on, and with a way back from every step.

In: what is typed, pasted and chosen. Out: the table of reports as ``tables`` would read it from a file.
Between them stands the ``Ledger``, from which every step can be taken back; where a place is, what a date
means and what is wrong with a row is told by the same rooms that read files.
"""

from .dating import dates_of
from .keeping import PLACED, Ledger, NotWrittenError, Row, resume, state
from .messages import heard, offers_for, offers_of
from .names import named, used
from .offers import Offer, of_row
from .righting import located, mended
from .steps import from_country
from .viewing import Found, Look, added_said, date_said, offers_view, pasted_said, view_of
from .writing import NAME, Fault, as_table, faults_of

__all__ = [
    "NAME",
    "PLACED",
    "Fault",
    "Found",
    "Ledger",
    "Look",
    "NotWrittenError",
    "Offer",
    "Row",
    "added_said",
    "as_table",
    "date_said",
    "dates_of",
    "faults_of",
    "from_country",
    "heard",
    "located",
    "mended",
    "named",
    "of_row",
    "offers_for",
    "offers_of",
    "offers_view",
    "pasted_said",
    "resume",
    "state",
    "used",
    "view_of",
]
