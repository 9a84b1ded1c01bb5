"""The columns of the tables of visits counted as flows; days are dates here, as every engine has them.

Whatever is absent is null in EVENTS, also text, because engines join and group by it.
"""

from __future__ import annotations

from typing import Final, Literal

from ..language import N_
from ..schema import Column, Schema

Period = Literal["day", "week", "month", "year"]
PERIODS: Final[tuple[Period, ...]] = ("day", "week", "month", "year")
COLOURED: Final = ("none", "received", "made")
"""Visits of a country by which a map can colour it."""
BESIDE: Final = ("all", "nothing")
"""What is seen with coloured countries."""

FAULTY: Final = N_("faulty row")
OTHER_CODE: Final = N_("other code")
NO_DAY: Final = N_("no day")
NO_ACTOR: Final = N_("no actor")
NO_PLACE: Final = N_("no place")
DOMESTIC: Final = N_("domestic")
NOT_ABROAD: Final = N_("no visit")
BAD_FILE: Final = N_("bad file")
OUTSIDE: Final = N_("outside the days")
RARE: Final = N_("under the least count")

REASONS: Final = {
    FAULTY: N_("has columns missing or shifted, bytes that are no text, or no number where one must be"),
    OTHER_CODE: N_("tells of something else than the events asked for"),
    NO_DAY: N_("names no day"),
    NO_ACTOR: N_("does not say which country's leader travelled"),
    NO_PLACE: N_("names no place in a country that is known"),
    DOMESTIC: N_("took place in the traveller's own country, and nobody else travelled"),
    NOT_ABROAD: N_("is no journey: virtual, or its guest travels by another row"),
    BAD_FILE: N_("stands in a file that was left out whole"),
    OUTSIDE: N_("is of a visit that began outside the days asked for"),
    RARE: N_("is of a route with fewer visits than asked for"),
}
"""Why a row is in no flow → what is so of it, in words."""

EVENTS: Final[Schema] = (
    Column("file", "str", "the source that the rows came from, as it was named"),
    Column("code", "str", "CAMEO code of the event; null for tables without codes"),
    Column("day", "date", "the day of the event"),
    Column("traveller", "str", "ISO 3166-1 alpha-2 of the country whose leader travelled"),
    Column("second", "str", "alpha-2 of the other traveller, where both were away from home"),
    Column("host", "str", "alpha-2 of who was visited; null where both travelled"),
    Column("destination", "str", "name of the place as written; empty when only the country is known"),
    Column("country", "str", "alpha-2 of the place"),
    Column("lat", "double", "degrees; null when not given and when only the country is known"),
    Column("lon", "double", "degrees; null when not given and when only the country is known"),
    Column("precision", "str", "venue, city, admin or country"),
    Column("status", "str", "held, planned, invited or cancelled"),
    Column("reason", "str", "null, or why the rows are in no flow: one of REASONS; all else is then null"),
    Column("rows", "int64", "rows of the source that are counted here; over all lines: rows in"),
    Column("reports", "int64", "rows of the source that tell of this visit"),
)

FLOWS: Final[Schema] = (
    Column("origin", "str", "ISO 3166-1 alpha-2; the flow starts at its capital"),
    Column("destination", "str", "name of the place as written; empty when only the country is known"),
    Column("country", "str", "alpha-2 of the destination"),
    Column("lat", "Float64", "degrees; NA when not given and when only the country is known"),
    Column("lon", "Float64", "degrees; NA when not given and when only the country is known"),
    Column("precision", "str", "venue, city, admin or country"),
    Column("period", "datetime64[s]", "first day of the period; weeks start on Monday"),
    Column("role", "str", "made: in the country visited; third: on third ground"),
    Column("status", "str", "held, planned, invited or cancelled"),
    Column("count", "int64", "visits that began in the period"),
    Column("reports", "int64", "rows of the sources that tell of them"),
)
