"""EVENTS → FLOWS: reports of one visit united, visits counted by route and period.

Expressions in narwhals alone, the same for every engine; see ``events``.
"""

from __future__ import annotations

from typing import Any, Final

import narwhals as nw

from . import codes
from .schema import FLOWS, Period

Plan = nw.LazyFrame[Any]

_PLACE: Final = ("destination", "country", "lat", "lon", "precision")
_VISIT: Final = ("origin", "host", *_PLACE, "status")
_ROUTE: Final = ("origin", *_PLACE)
_WEEKDAYS: Final = 7


def visits(events: Plan) -> Plan:
    """EVENTS → one row for each visit: ``origin``, ``host``, place, ``status``, ``day`` and its ``reports``.

    Rows of the same traveller, host, place, status and day tell of one visit; the two travellers of a meeting
    on third ground are on a visit each. ``rows`` counts every row of the source once, in one of its visits.

    Where the traveller's side makes a visit (042) on one day and the host's side receives it (043) on the day
    before or after, the two are one visit, of the first of the days. This holds for days with one of the two
    codes alone: a day with both is complete. Along a run of days, each the next one's eve, on which the codes
    alternate, pairs are made from the first day on: the first with the second, the third with the fourth.
    """
    days = (
        _moves(events)
        .group_by(*_VISIT, "day")
        .agg(nw.col("made").max(), nw.col("hosted").max(), nw.col("rows").sum(), nw.col("reports").sum())
    )
    return _paired(days).group_by(*_VISIT, "day").agg(nw.col("rows").sum(), nw.col("reports").sum())


def _moves(events: Plan) -> Plan:
    """One row for each traveller; ``made`` and ``hosted`` are 1 where the code says that side."""
    told = events.filter(nw.col("reason").is_null())
    sides = [
        nw.when(nw.col("code") == code).then(nw.lit(1)).otherwise(nw.lit(0)).alias(side)
        for side, code in (("made", codes.MADE), ("hosted", codes.HOSTED))
    ]
    rest: tuple[str | nw.Expr, ...] = ("host", *_PLACE, "status", "day", *sides)
    first = told.select(nw.col("traveller").alias("origin"), *rest, "rows", "reports")
    second = told.filter(~nw.col("second").is_null()).select(
        nw.col("second").alias("origin"), *rest, (nw.col("rows") * 0).alias("rows"), "reports"
    )
    return nw.concat([first, second], how="vertical")


def _paired(days: Plan) -> Plan:
    """``day`` of the second of two mirrored days put to that of the first; all else as it was."""
    pure = nw.col("made") != nw.col("hosted")
    eve, side = (
        nw.col("next").shift(1).over(*_VISIT, order_by="day"),
        nw.col("made").shift(1).over(*_VISIT, order_by="day"),
    )
    seen = days.with_columns(next=nw.col("day").dt.offset_by("1d").cast(nw.Date), pure=pure)
    before = seen.with_columns(
        eve=eve,
        side=side,
        last=nw.col("day").shift(1).over(*_VISIT, order_by="day"),
        was_pure=nw.when(nw.col("pure")).then(nw.lit(1)).otherwise(nw.lit(0)),
    ).with_columns(was_pure=nw.col("was_pure").shift(1).over(*_VISIT, order_by="day"))
    goes_on = (
        nw.col("pure")
        & (nw.col("was_pure") == 1)
        & (nw.col("eve") == nw.col("day"))
        & (nw.col("side") != nw.col("made"))
    )
    starts = before.with_columns(
        start=nw.when(goes_on).then(nw.lit(0)).otherwise(nw.lit(1)), one=nw.lit(1)
    ).with_columns(run=nw.col("start").cum_sum().over(*_VISIT, order_by="day"))
    placed = starts.with_columns(position=nw.col("one").cum_sum().over(*_VISIT, "run", order_by="day"))
    first = nw.when(nw.col("position") % 2 == 0).then(nw.col("last")).otherwise(nw.col("day"))
    return placed.with_columns(day=first)


def flows(visits: Plan, by: Period, least: int = 1) -> Plan:
    """Visits → FLOWS, with ``rows`` besides; in no order.

    ``least`` leaves out the routes (origin and place) with fewer visits over all periods, roles and statuses.
    """
    third = nw.col("host").is_null() | (nw.col("host") != nw.col("country"))
    role = nw.when(third).then(nw.lit("third")).otherwise(nw.lit("made"))
    keys = (*_ROUTE, "period", "role", "status")
    counted = (
        visits.with_columns(role=role, period=_period(by))
        .group_by(*keys)
        .agg(nw.len().alias("count"), nw.col("reports").sum(), nw.col("rows").sum())
    )
    if least > 1:
        total = nw.col("count").sum().over(*_ROUTE)
        counted = counted.with_columns(total=total).filter(nw.col("total") >= least)
    whole = [nw.col(name).cast(nw.Int64) for name in ("count", "reports", "rows")]
    return counted.select(*(one.name for one in FLOWS[:-2]), *whole)


def _period(by: Period) -> nw.Expr:
    """First day of the period of ``day``; weeks start on Monday (ISO 8601)."""
    day = nw.col("day")
    if by != "week":
        return day.dt.truncate({"day": "1d", "month": "1mo", "year": "1y"}[by]).cast(nw.Date)
    monday = day.cast(nw.Date)
    weekday = day.dt.weekday() % _WEEKDAYS  # Sunday is 7, but 0 where Spark counts
    for back in range(1, _WEEKDAYS):
        then = day.dt.offset_by(f"-{back}d").cast(nw.Date)
        monday = nw.when(weekday == (back + 1) % _WEEKDAYS).then(then).otherwise(monday)
    return monday
