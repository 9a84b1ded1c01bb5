"""The columns of every table that passes between the stages, declared once.

Days are integers: days since 1970-01-01 in the proleptic Gregorian calendar,
negative before it. Both ends of a span of days are inclusive. Latitudes and
longitudes are WGS 84 degrees, always in the order (lat, lon). Absent text is
``""``; an absent number is ``NA``. Object columns hold tuples, never lists.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Final, Literal, NamedTuple

import pandas as pd

Status = Literal["held", "planned", "invited", "cancelled"]
Role = Literal["made", "hosted", "third", "domestic", "virtual", "unknown"]
Precision = Literal["venue", "city", "admin", "country", "none"]
Basis = Literal["stated", "inferred"]

STATUSES: Final[tuple[Status, ...]] = ("held", "planned", "invited", "cancelled")
ROLES: Final[tuple[Role, ...]] = ("made", "hosted", "third", "domestic", "virtual", "unknown")
PRECISIONS: Final[tuple[Precision, ...]] = ("venue", "city", "admin", "country", "none")


class Column(NamedTuple):
    """One column: its name, its pandas dtype and what it holds."""

    name: str
    dtype: str
    meaning: str


Schema = tuple[Column, ...]

_DATE: Final[Schema] = (
    Column("start_day", "Int64", "first day, or first possible day; NA when open or undated"),
    Column("end_day", "Int64", "last day, or last possible day, inclusive; NA when open or undated"),
    Column("date_kind", "str", "precise: lasted from start to end; vague: some day within; none"),
    Column("approximate", "bool", "the source marks the date as approximate or uncertain"),
    Column("date_label", "str", "the date in words: 16–17 May 2024, on or before 4 July 2024"),
)

REPORTS: Final[Schema] = (
    Column("file", "str", "name of the file the row came from"),
    Column("row", "Int64", "row in that file as a spreadsheet counts it, header is 1"),
    Column("stop", "int64", "1, 2, … where one row names several places, in its order; otherwise 0"),
    Column("meeting", "str", "id of the meeting; derived from file and row where the table has none"),
    Column("source", "str", "id of the source; empty when the table names none"),
    *_DATE,
    Column("date_text", "str", "the date as written"),
    Column("venue", "str", "venue as written"),
    Column("city", "str", "city as written"),
    Column("country", "str", "country as written"),
    Column("venue_key", "str", "what locate is asked: venue, city, country and coordinates, joined"),
    Column("lat", "Float64", "degrees, as given in the table; NA when not given"),
    Column("lon", "Float64", "degrees, as given in the table; NA when not given"),
    Column("leaders", "object", "tuple of names as written, in the row's order"),
    Column("journey", "str", "id that meetings of one stated journey share"),
    Column("occasion", "str", "what the meeting was for"),
    Column("category", "str", "kind of meeting as the source has it: state visit, virtual, …"),
    Column("status", "str", "held, planned, invited or cancelled"),
    Column("disputes", "str", "what this source disputes, in words"),
    Column("note", "str", "remark of the table's editor"),
    Column("url", "str", "address of the evidence"),
)

LEADERS: Final[Schema] = (
    Column("name", "str", "name as shown; unique"),
    Column("country", "str", "ISO 3166-1 alpha-2 code; empty when not known"),
    Column("office", "str", "office held"),
    Column("seat", "str", "home base as written; empty means the country's capital"),
    Column("aliases", "object", "tuple of other names, as written"),
)

SOURCES: Final[Schema] = (
    Column("source", "str", "id used in the reports; the table's order is the order of precedence"),
    Column("publisher", "str", "who published it"),
    Column("title", "str", "title of the text"),
    Column("published", "str", "date of publication as written"),
    Column("stance", "str", "what the source is, in neutral words"),
    Column("url", "str", "address"),
)

TOTALS: Final[Schema] = (
    Column("source", "str", "id of the source that claims the figure"),
    Column("claim", "str", "what is counted, in the source's terms"),
    Column("figure", "str", "the figure as claimed"),
    Column("note", "str", "remark of the table's editor"),
)

CORRECTIONS: Final[Schema] = (
    Column("venue", "str", "venue as written in the reports"),
    Column("city", "str", "city as written in the reports"),
    Column("country", "str", "country as written in the reports"),
    Column("lat", "Float64", "degrees; NA when the venue cannot be located"),
    Column("lon", "Float64", "degrees; NA when the venue cannot be located"),
    Column("name", "str", "name of the point; empty for the venue as written"),
    Column("code", "str", "ISO 3166-1 alpha-2 of the point; empty for the country written or nearest"),
    Column("precision", "str", "venue, city, admin or country; empty for what is written"),
    Column("status", "str", "placed or unlocatable"),
    Column("found_by", "str", "provider and day, where the point is an online provider's; empty otherwise"),
)

STORY: Final[Schema] = (
    Column("file", "str", "name of the file the row came from"),
    Column("row", "Int64", "row in that file as a spreadsheet counts it, header is 1"),
    Column("title", "str", "heading of the chapter"),
    Column("text", "str", "what it tells, in Markdown: paragraphs, emphasis, links, lists"),
    Column("date", "str", "the day to show, as written; its last one, where it says several"),
    Column("from", "str", "first day of the range, inclusive, as written"),
    Column("to", "str", "last day of the range, inclusive, as written"),
    Column("meeting", "str", "id of the meeting to show"),
    Column("follow", "str", "leader to follow, or everyone"),
    Column("compare", "str", "second leader on the same clock, or nobody"),
    Column("mode", "str", "what of the past is shown: all, 30-days, 90-days, 365-days or now"),
    Column("layers", "str", "what countries are coloured by, and what is seen beside their colours"),
    Column("projection", "str", "projection of the map"),
    Column("view", "str", "latitude, longitude and zoom; countries; or fit"),
    Column("image", "str", "picture: its path from the story's folder, or its address"),
    Column("alt", "str", "what the picture shows, for whoever does not see it"),
    Column("credit", "str", "whose picture it is"),
    Column("play", "str", "yes: time passes from the day of the chapter before to this one's"),
    Column("headline", "str", "headline of the whole story; the first row that has one says it"),
)

MEETINGS: Final[Schema] = (
    Column("meeting", "str", "id; unique"),
    *_DATE,
    Column("leaders", "object", "tuple of leaders' names, followed by the leaders table's spelling"),
    Column("venue_key", "str", "the venue shown; empty when no source names a place"),
    Column("stop", "int64", "its place in the order of a row that names several; otherwise 0"),
    Column("journey", "str", "id of the stated journey; empty when none"),
    Column("occasion", "str", "what the meeting was for"),
    Column("category", "str", "kind of meeting"),
    Column("status", "str", "held, planned, invited or cancelled"),
    Column("reports", "object", "tuple of positions in the reports table, by precedence of source"),
    Column("disagreements", "object", "tuple of geo.meetings.merging.Disagreement"),
)

PLACES: Final[Schema] = (
    Column("venue_key", "str", "as in reports; unique"),
    Column("written", "str", "the venue as a person would write it: Kremlin, Moscow, Russia"),
    Column("name", "str", "name of the located point; empty when not located"),
    Column("lat", "Float64", "degrees; NA when not located, never 0 for unknown"),
    Column("lon", "Float64", "degrees; NA when not located"),
    Column("country", "str", "ISO 3166-1 alpha-2"),
    Column("precision", "str", "venue, city, admin, country or none"),
    Column(
        "method",
        "str",
        "given, venue, exact, alternate, country, fuzzy, context, disputed or former, none, "
        "or nominatim 2026-11-22",
    ),
    Column("confidence", "float64", "0 to 1: share of this candidate among all"),
    Column("ambiguous", "bool", "other candidates are nearly as likely"),
    Column("candidates", "object", "tuple of geo.places.gazetteer.Candidate, best first"),
)

POINTS: Final[Schema] = (
    Column("point", "int64", "number; position in this table"),
    Column("name", "str", "name of the place"),
    Column("lat", "float64", "degrees"),
    Column("lon", "float64", "degrees"),
    Column("country", "str", "ISO 3166-1 alpha-2; empty when not known"),
    Column("precision", "str", "venue, city, admin or country"),
)

PARTICIPATIONS: Final[Schema] = (
    Column("meeting", "int64", "position in the table of meetings"),
    Column("leader", "int64", "position in the table of leaders"),
    Column("role", "str", "seen from this leader: made, hosted, third, domestic, virtual, unknown"),
    Column("point", "int64", "position in the table of points; -1 when no place was found"),
)

STAYS: Final[Schema] = (
    Column("stay", "int64", "number; position in this table"),
    Column("leader", "int64", "position in the table of leaders"),
    Column("point", "int64", "position in the table of points"),
    Column("first_day", "int64", "first day, or first possible day; where that is open, the last one"),
    Column("last_day", "int64", "last day, inclusive, or last possible day; where that is open, the first"),
    Column("vague", "bool", "only a range of days is known"),
    Column("ordered", "bool", "its place in the order of the leader's stays is known"),
    Column("abroad", "bool", "outside the leader's own country"),
    Column("at_seat", "bool", "at the leader's seat"),
    Column("status", "str", "held, planned, invited or cancelled"),
    Column("journey", "str", "id of the stated journey; empty when none"),
    Column("trip", "int64", "number of the trip; -1 at the seat"),
    Column("meetings", "object", "tuple of positions in the table of meetings"),
)

LEGS: Final[Schema] = (
    Column("leg", "int64", "number; position in this table"),
    Column("leader", "int64", "position in the table of leaders"),
    Column("trip", "int64", "number of the trip"),
    Column("origin", "int64", "position in the table of points"),
    Column("destination", "int64", "position in the table of points"),
    Column("day", "int64", "first day of the stay it leads to; on the way back, last day of the trip"),
    Column("depart", "float64", "clock: day number and fraction at which the movement is drawn to begin"),
    Column("arrive", "float64", "clock: day number and fraction at which it is drawn to end, exclusive"),
    Column("moves", "bool", "the leader is shown moving along it: held, and in a known order"),
    Column("basis", "str", "stated or inferred"),
    Column("vague", "bool", "the days are known only to a range"),
    Column("abroad", "bool", "crosses a border; false for domestic travel"),
    Column("status", "str", "held, planned, invited or cancelled"),
    Column("distance_km", "float64", "kilometres along the geodesic on the WGS 84 ellipsoid"),
)

TRIPS: Final[Schema] = (
    Column("trip", "int64", "number; position in this table"),
    Column("leader", "int64", "position in the table of leaders"),
    Column("first_day", "int64", "first day of the first stay"),
    Column("last_day", "int64", "last day of the last stay, inclusive"),
    Column("basis", "str", "stated where a journey says so, otherwise inferred"),
    Column("abroad", "bool", "at least one stay is outside the leader's own country"),
    Column("status", "str", "held, planned, invited or cancelled"),
    Column("stays", "object", "tuple of stay numbers in order"),
    Column("distance_km", "float64", "kilometres of its legs"),
)


def names(schema: Schema) -> list[str]:
    """The schema's column names, in order."""
    return [column.name for column in schema]


def keep_texts_plain() -> None:
    """Have pandas keep texts as Python's own strings from now on, not as Arrow's.

    For processes of our own alone, since it holds for everything in them: the command line, the page, the
    tests. A small table, which is nearly every one, is read with a third less work; a large one takes as
    long and no more memory, for most of its cells say the same.
    """
    pd.set_option("mode.string_storage", "python")


def conform(frame: pd.DataFrame, schema: Schema) -> pd.DataFrame:
    """A copy of ``frame`` with exactly the schema's columns, order and dtypes.

    Raises ``KeyError`` naming the columns that are missing; others are left out.
    """
    missing = [name for name in names(schema) if name not in frame.columns]
    if missing:
        raise KeyError(f"missing columns: {', '.join(missing)}")
    columns: list[pd.Series[Any]] = []
    for one in schema:
        column: Any = frame[one.name]
        columns.append(column if column.dtype == one.dtype else column.astype(one.dtype))
    return pd.concat(columns, axis="columns")  # half the work of ``astype`` with all of them


def empty(schema: Schema) -> pd.DataFrame:
    """A table of the schema with no rows."""
    return _empty(schema).copy()


@lru_cache(maxsize=32)
def _empty(schema: Schema) -> pd.DataFrame:
    """Made once: with a column after another it takes as long as to read a small table."""
    return pd.DataFrame({column.name: pd.Series(dtype=column.dtype) for column in schema})


def rows(frame: pd.DataFrame) -> Iterator[Any]:
    """The rows of ``frame``, each with its columns as attributes and its label as ``Index``."""
    columns = (frame.iloc[:, place] for place in range(frame.shape[1]))
    return map(_row(tuple(map(str, frame.columns)))._make, zip(frame.index, *columns, strict=True))


@lru_cache(maxsize=64)
def _row(columns: tuple[str, ...]) -> Any:
    """The class of such rows: ``itertuples`` makes one at each call, longer than a small table takes."""
    return namedtuple("Row", ("Index", *columns), rename=True)
