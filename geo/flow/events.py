"""GDELT's events → EVENTS: who travelled where on which day, or why a row tells of no visit.

Expressions in narwhals alone, the same for every engine. Nothing is computed here: what comes in and goes out
are plans that the engine carries out when it is asked for rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import Any, Final

import narwhals as nw

from . import codes
from .schema import DOMESTIC, FAULTY, NO_ACTOR, NO_DAY, NO_PLACE, OTHER_CODE

Plan = nw.LazyFrame[Any]

RAW: Final = ("file", "whole", *codes.USED, *codes.BESIDE, "rows")
"""What ``events`` takes: the source, whether what was read of the row is sound, GDELT's own columns as text,
and how many such rows there are. The columns are null in rows of other events that were not taken apart."""

_NO_TEXT: Final = "\ufffd"
"""What stands for bytes that are no UTF-8."""

_LINE: Final = ("code", "day", "traveller", "second", "host", "destination", "country", "lat", "lon")
_COLUMNS: Final = ("file", *_LINE, "precision", "status", "reason")


def cells(lines: Plan, names: tuple[str, ...], wanted: Sequence[str]) -> Plan:
    """Lines of tab-separated files (``opened``, ``line``) → RAW, equal lines together; empty lines are none.

    ``names`` are the columns that the files have. A line in which none of the codes ``wanted`` is a cell
    cannot tell of what is asked for: it is not taken apart, and not even its columns are counted. This is so
    of nine lines in ten, and taking apart costs more than reading. Of the others, one with another number of
    cells than ``names`` is not ``whole``, nor is any line with bytes that are no text; their cells are null.
    """
    text = ~nw.col("line").str.contains(_NO_TEXT, literal=True)
    asked = text & nw.col("line").str.contains(_as_cell(wanted))
    counted = (
        lines.filter(~nw.col("line").is_null() & (nw.col("line") != ""))
        .select(nw.col("opened").alias("file"), text=text, line=nw.when(asked).then(nw.col("line")))
        .group_by("file", "text", "line")
        .agg(rows=nw.len())
    )
    apart = counted.with_columns(parts=nw.col("line").str.split("\t"))
    complete = nw.col("parts").list.len() == len(names)
    whole = nw.when(~nw.col("line").is_null()).then(complete).otherwise(nw.col("text"))
    marked = apart.with_columns(whole=whole)
    texts = [
        nw.when(nw.col("whole")).then(nw.col("parts").list.get(names.index(one))).alias(one)
        for one in (*codes.USED, *codes.BESIDE)
    ]
    return marked.select("file", "whole", *texts, nw.col("rows").cast(nw.Int64))


def _as_cell(wanted: Sequence[str]) -> str:
    """A pattern for one of the codes between two tabs; what all begin with is said once.

    Engines look for the plain beginning of a pattern first, which costs a seventh of trying all of it.
    """
    same = takewhile(lambda place: len(set(place)) == 1, zip(*wanted, strict=False))
    shared = "".join(place[0] for place in same)
    return f"\t{shared}(?:{'|'.join(code.removeprefix(shared) for code in wanted)})\t"


def typed_cells(rows: Plan, names: dict[str, str]) -> Plan:
    """Rows of a Parquet file with GDELT's columns of any type → RAW.

    ``names`` leads from GDELT's names to the file's. Codes stored as numbers get their first zero back.
    """
    schema = rows.collect_schema()
    texts = []
    for one in (*codes.USED, *codes.BESIDE):
        if one not in names:
            texts.append(nw.lit(None).cast(nw.String).alias(one))
            continue
        text = nw.col(names[one]).cast(nw.String)
        if one in {codes.CODE, codes.BASE} and schema[names[one]].is_integer():
            text = nw.when(text.str.len_chars() == 2).then(nw.concat_str(nw.lit("0"), text)).otherwise(text)
        texts.append(text.alias(one))
    one_row = nw.lit(1).cast(nw.Int64).alias("rows")
    return rows.select(nw.col("opened").alias("file"), nw.lit(True).alias("whole"), *texts, one_row)


def events(raw: Plan, lists: dict[str, Plan], wanted: tuple[str, ...]) -> Plan:
    """RAW → EVENTS, the same rows counted together; ``lists`` are the tables of ``codes`` by name.

    Columns as ``schema.EVENTS`` says. Every row is counted in exactly one line: the sum of ``rows`` is
    the number of rows that came in. Which of the actors travelled:

    - 042, Actor1 visits Actor2: Actor1;
    - 043, Actor1 hosts Actor2: Actor2;
    - any other of the codes ``wanted``: each of the two who is not in the country of the place; where both
      are away there are two travellers and no host.

    The host of a visit is the country of the place where the counterpart is that country or not known, and
    otherwise the counterpart. Rows without flow carry the first reason that holds, in the order: faulty in
    its columns or beside its code, other code, faulty in another cell, no day, no place, no actor, domestic.

    Of a row whose code is none of those ``wanted`` hardly anything else is read, so that it is of another
    code whatever stands in its other cells. Only where a code that is wanted stands beside the place of
    codes, in a column that cannot hold one or as base of a code that is none, is the row faulty: its columns
    are shifted, or its code is spoilt.
    """
    told = _told(_counted(raw, wanted), lists)
    named = _with_reason(_with_travellers(told))
    kept = nw.col("reason").is_null()
    line = [nw.when(kept).then(nw.col(one)).alias(one) for one in (*_LINE, "precision", "status")]
    slim = named.select("file", *line, "reason", "rows")
    counted = slim.group_by(*_COLUMNS).agg(nw.col("rows").sum())
    reports = nw.when(nw.col("reason").is_null()).then(nw.col("rows")).otherwise(nw.lit(0))
    return counted.select(*_COLUMNS, nw.col("rows").cast(nw.Int64), reports.cast(nw.Int64).alias("reports"))


def _counted(raw: Plan, wanted: tuple[str, ...]) -> Plan:
    """Equal rows counted together, those of other codes and the unreadable ones stripped of their cells.

    Nearly all rows of GDELT are of other codes: whatever comes after this sees a few percent of them.
    """
    asked = _holds(codes.CODE, wanted)
    no_day = ~_blank(codes.DAY) & ~nw.col(codes.DAY).str.contains(codes.A_DAY)
    early = (
        nw.when(~nw.col("whole") | (asked & no_day) | (~asked & _beside(wanted)))
        .then(nw.lit(FAULTY))
        .when(~asked)
        .then(nw.lit(OTHER_CODE))
    )
    marked = raw.with_columns(early=early)
    told = [nw.when(nw.col("early").is_null()).then(nw.col(one)).alias(one) for one in codes.USED]
    slim = marked.select("file", "early", *told, "rows")
    return slim.group_by("file", "early", *codes.USED).agg(nw.col("rows").sum())


def _holds(name: str, wanted: tuple[str, ...]) -> nw.Expr:
    """Whether a cell is one of the codes; false, and not null, where it is absent."""
    return ~_blank(name) & nw.col(name).is_in(wanted)


def _beside(wanted: tuple[str, ...]) -> nw.Expr:
    """Whether one of the codes stands next to the place of codes, where it has no business."""
    root, base, top = codes.BESIDE
    spoilt = _blank(codes.CODE) | ~nw.col(codes.CODE).str.contains(codes.A_CODE)
    return _holds(root, wanted) | _holds(top, wanted) | (_holds(base, wanted) & spoilt)


def _told(rows: Plan, lists: dict[str, Plan]) -> Plan:
    """Cells as what they mean: days, degrees, precision, ISO codes; null where they mean nothing."""
    day = nw.when(~_blank("written")).then(nw.col("written")).str.to_date(format="%Y%m%d")
    located = rows.rename({codes.DAY: "written"}).with_columns(  # engines take Day and day for one name
        day=day, lat=_degrees(codes.LAT, 90), lon=_degrees(codes.LON, 180), code=nw.col(codes.CODE)
    )
    first, second = codes.ACTORS
    return (
        located.join(lists["places"], left_on=codes.COUNTRY, right_on="fips", how="left")
        .join(lists["one"], left_on=first, right_on="code", how="left")
        .join(lists["other"], left_on=second, right_on="code", how="left")
        .join(lists["precisions"], left_on=codes.KIND, right_on="kind", how="left")
    )


def _blank(name: str) -> nw.Expr:
    return nw.col(name).is_null() | (nw.col(name) == "")


def _degrees(name: str, limit: int) -> nw.Expr:
    """The number, null where it is none; 0 is added so that there is one zero only."""
    number = nw.when(nw.col(name).str.contains(codes.A_NUMBER)).then(nw.col(name)).cast(nw.Float64)
    return nw.when(number.abs() <= limit).then(number + 0.0)


def _with_travellers(told: Plan) -> Plan:
    """Who travelled and to whom, for every row that says so."""
    one, other, there = nw.col("one"), nw.col("other"), nw.col("country")
    made, hosted = nw.col("code") == codes.MADE, nw.col("code") == codes.HOSTED
    one_away = ~one.is_null() & (one != there)
    other_away = ~other.is_null() & (other != there) & (one.is_null() | (other != one))
    both = ~made & ~hosted & one_away & other_away
    traveller = (
        nw.when(made)
        .then(one)
        .when(hosted)
        .then(other)
        .when(one_away)
        .then(one)
        .when(other_away)
        .then(other)
        .otherwise(nw.coalesce(one, other))
    )
    visited = nw.when(made).then(other).when(hosted).then(one)
    host = nw.when(visited.is_null() | (visited == traveller)).then(there).otherwise(visited)
    return told.with_columns(
        traveller=traveller, second=nw.when(both).then(other), host=nw.when(~both).then(host)
    )


def _with_reason(rows: Plan) -> Plan:
    """Why a row is in no flow, and what a place known only to its country is shown as."""
    coarse = nw.col("precision") == "country"
    domestic = (nw.col("traveller") == nw.col("country")) & nw.col("second").is_null()
    reason = (
        nw.when(~nw.col("early").is_null())
        .then(nw.col("early"))
        .when(_bad_cells())
        .then(nw.lit(FAULTY))
        .when(nw.col("day").is_null())
        .then(nw.lit(NO_DAY))
        .when(nw.col("country").is_null() | nw.col("precision").is_null())
        .then(nw.lit(NO_PLACE))
        .when(nw.col("traveller").is_null())
        .then(nw.lit(NO_ACTOR))
        .when(domestic)
        .then(nw.lit(DOMESTIC))
    )
    status = nw.when(nw.col("code") == codes.PLANNED).then(nw.lit("planned")).otherwise(nw.lit("held"))
    spot = [nw.when(~coarse).then(nw.col(one)).alias(one) for one in ("lat", "lon")]
    name = nw.when(coarse | _blank(codes.NAME)).then(nw.lit("")).otherwise(nw.col(codes.NAME))
    return rows.with_columns(*spot, reason=reason, status=status, destination=name)


def _bad_cells() -> nw.Expr:
    """Whether a cell holds something that it cannot hold; an empty one is no fault."""
    degrees = [~_blank(column) & nw.col(name).is_null() for column, name in _DEGREES]
    kind = ~_blank(codes.KIND) & ~nw.col(codes.KIND).str.contains(codes.A_KIND)
    return kind | degrees[0] | degrees[1]


_DEGREES: Final = ((codes.LAT, "lat"), (codes.LON, "lon"))
