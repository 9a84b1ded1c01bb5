"""The columns of the tables of figures; see ``geo/schema.py`` for what all tables have in common."""

from __future__ import annotations

from typing import Final

from ..language import N_
from ..schema import Column, Schema

_COUNTRY: Final[Schema] = (
    Column("country", "str", "ISO 3166-1 alpha-2 code; empty when not known"),
    Column("country_name", "str", "name of the country"),
)
BY_MONTH: Final[Schema] = (
    Column("month", "str", "YYYY-MM of the first day; empty where the date does not say one month"),
    Column("role", "str", "made, hosted, third, domestic, virtual or unknown"),
    Column("meetings", "int64", "meetings held"),
)
BY_COUNTRY: Final[Schema] = (
    *_COUNTRY,
    Column("visits", "int64", "stays there, each one place over one span of days"),
    Column("days", "int64", "different days known to have been spent there"),
    Column("trips", "int64", "trips with a stay there: two towns on one trip are two stays and one trip"),
)
BY_COUNTERPART: Final[Schema] = (
    Column("leader", "str", "the counterpart"),
    *_COUNTRY,
    Column("meetings", "int64", "meetings held that name both"),
    Column("made", "int64", "of these, visits made by the leader followed"),
    Column("hosted", "int64", "of these, with the leader followed as host"),
    Column("third", "int64", "of these, on third ground"),
    Column("first_day", "str", "first day of the first one known to the day, YYYY-MM-DD; empty when none is"),
    Column("last_day", "str", "last day of the last one known to the day"),
)
BY_YEAR: Final[Schema] = (
    Column("year", "str", "YYYY; empty where the date does not say one year"),
    Column("foreign_visits", "int64", "stays abroad that began in the year"),
    Column("days_abroad", "int64", "different days known to have been spent abroad"),
    Column(
        "distance_km", "float64", "great-circle kilometres of the year's legs, as far as known by the day"
    ),
    Column("vague_km", "float64", "kilometres inferred besides, of legs known only to a range of days"),
)
RECIPROCITY: Final[Schema] = (
    *_COUNTRY,
    Column("received", "int64", "meetings hosted at home in which a leader of the country took part"),
    Column("visited", "int64", "meetings on visits made to the country"),
    Column("balance", "str", "both ways, or one of them only"),
    Column("guests", "object", "tuple of the names of those received"),
)
GAPS: Final[Schema] = (
    *_COUNTRY,
    Column("visits", "int64", "stays there whose days are known"),
    Column("first_visit", "str", "first day of the first one, YYYY-MM-DD; empty when no day is known"),
    Column("last_visit", "str", "first day of the last one"),
    Column(
        "longest_gap_days", "Int64", "most days from the end of one stay to the start of the next; NA for one"
    ),
    Column("gap_from", "str", "last day of the stay before that gap; empty where there is none"),
    Column("gap_to", "str", "first day of the stay after it"),
    Column("vague_visits", "int64", "further stays, whose days are known only to a range"),
)
COMPARED: Final[Schema] = (
    Column("month", "str", "YYYY-MM"),
    Column("leader", "str", "which of the leaders"),
    Column("meetings", "int64", "meetings held whose date says the month"),
    Column("foreign_visits", "int64", "stays abroad that began in the month"),
    Column("days_abroad", "int64", "different days known to have been spent abroad"),
    Column("together", "int64", "of the meetings, those that name all leaders compared"),
)
RUNNING: Final[Schema] = (
    Column("day", "int64", "day number from which on the figures of this row hold"),
    Column("meetings", "int64", "meetings held so far"),
    Column("countries", "int64", "different countries of stays abroad so far"),
    Column("days_abroad", "int64", "different days known to have been spent abroad"),
    Column("distance_km", "float64", "great-circle kilometres so far, as far as days or journey are known"),
)
BALANCE: Final = (N_("both ways"), N_("came and was not visited"), N_("visited and did not come"))
ONE_WAY: Final = (
    N_("came; the table has no visits made"),
    N_("visited; the table has nobody who came"),
)
"""Of a table that holds visits one way only: of the other way it says nothing."""
TOLD: Final[dict[str, tuple[str, str]]] = {
    "by_month": (
        N_("Meetings by month and role"),
        N_("meetings held, in the month of their first day; a date that does not say one month has none"),
    ),
    "by_country": (
        N_("Countries by visits"),
        N_(
            "stays abroad, each one place over one span of days, by the country they were in, and on how "
            "many trips: one trip to two towns is two stays"
        ),
    ),
    "by_counterpart": (
        N_("Counterparts by meetings"),
        N_("meetings held that name both; a meeting of many counts once for each counterpart"),
    ),
    "by_year": (
        N_("Days abroad and kilometres by year"),
        N_(
            "days known to have been spent abroad, and great-circle kilometres of all trips, domestic ones "
            "too; ways inferred to and from stays known only to a range of days are a sum of their own"
        ),
    ),
    "reciprocity": (
        N_("Who came, and who was visited"),
        N_(
            "meetings hosted at home with a country's leader, and meetings on visits made to that country; "
            "third ground counts for neither"
        ),
    ),
    "gaps": (
        N_("First visit and longest gap"),
        N_(
            "for each country the first and last stay and the longest time between two, by days known exactly"
        ),
    ),
}
"""What each table is called, and what it counts."""
