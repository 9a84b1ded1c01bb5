"""What people write in a date column ↔ days.

In: text cells. Out: ``DateSpan`` and columns of day numbers (since 1970-01-01, negative before), and days
in words.
"""

from .beside import (
    completed,
    contradicts,
    days_of,
    finest,
    is_before,
    joined,
    known_part,
    lacks_year,
    month_number,
    month_of,
    with_year,
    year_of_end,
)
from .calendars import CALENDARS
from .clock import is_time
from .days import FIRST_DAY, DateSpan, civil, day_number, iso, today
from .labels import label
from .numbers import epoch_day
from .parsing import ParsedDates, parse_dates
from .points import over_new_year
from .saying import Days, label_said
from .style import Style, of_century
from .texts import days_said, looks_dated, parse_date, shown
from .writing import edtf, edtf_column, rereadable

__all__ = [
    "CALENDARS",
    "FIRST_DAY",
    "DateSpan",
    "Days",
    "ParsedDates",
    "Style",
    "civil",
    "completed",
    "contradicts",
    "day_number",
    "days_of",
    "days_said",
    "edtf",
    "edtf_column",
    "epoch_day",
    "finest",
    "is_before",
    "is_time",
    "iso",
    "joined",
    "known_part",
    "label",
    "label_said",
    "lacks_year",
    "looks_dated",
    "month_number",
    "month_of",
    "of_century",
    "over_new_year",
    "parse_date",
    "parse_dates",
    "rereadable",
    "shown",
    "today",
    "with_year",
    "year_of_end",
]
