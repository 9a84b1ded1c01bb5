"""The range of days: a slider, or two fields where no slider reaches."""

from __future__ import annotations

import datetime as dt

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from geo.atlas import Days
from geo.dates import civil, day_number, parse_date
from geo.errors import DateError

KEY = "days"
"""Under this name the session keeps the range, a pair of dates, both inclusive."""
REACH = dt.timedelta(microseconds=2**53 - 1)
"""How far from 1970 a slider of dates reaches: the browser counts it in exact whole numbers."""


def choose_days(place: DeltaGenerator, extent: Days, opening: Days) -> Days:
    """Draw the choice in ``place`` and return the days chosen, inclusive.

    ``extent``: the days there are, ``opening``: those to begin with. A range that the session
    keeps from another table and that leaves ``extent`` gives way to ``opening``.
    """
    bounds = as_dates(extent)
    kept = st.session_state.get(KEY)
    if kept is None or kept[0] < bounds[0] or kept[1] > bounds[1]:
        st.session_state[KEY] = as_dates(opening)
    epoch = dt.date(1970, 1, 1)
    if epoch - REACH < bounds[0] and bounds[1] < epoch + REACH:
        first, last = place.slider("From and to", *bounds, key=KEY, format="YYYY-MM-DD")
    else:
        first, last = _fields(place, extent)
    return _day(first), _day(last)


def as_dates(days: Days) -> tuple[dt.date, dt.date]:
    """The two days as dates."""
    return dt.date(*civil(days[0])), dt.date(*civil(days[1]))


def _fields(place: DeltaGenerator, extent: Days) -> tuple[dt.date, dt.date]:
    chosen: tuple[dt.date, dt.date] = st.session_state[KEY]
    for column, label, day in zip(place.columns(2), ("From", "To"), chosen, strict=True):
        st.session_state[label] = day.isoformat()
        column.text_input(label, key=label, on_change=_take, args=(extent,), help="YYYY-MM-DD")
    if fault := st.session_state.pop("fault", ""):
        place.error(fault)
    return chosen


def _take(extent: Days) -> None:
    """Take over what was typed; where it is no range, keep the one before and say why."""
    try:
        first, last = parse_date(st.session_state["From"]), parse_date(st.session_state["To"])
    except DateError as error:
        st.session_state["fault"] = str(error)
        return
    start, end = first and first.start_day, last and last.end_day
    if start is None or end is None:
        st.session_state["fault"] = "From and To are both needed; write each as YYYY-MM-DD."
    elif end < start:
        st.session_state["fault"] = "To is before From."
    elif end < extent[0] or extent[1] < start:
        st.session_state["fault"] = "No meeting of this table is dated within these days."
    else:
        st.session_state[KEY] = as_dates((max(start, extent[0]), min(end, extent[1])))


def _day(date: dt.date) -> int:
    return day_number(date.year, date.month, date.day)
