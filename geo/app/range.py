"""The range of days: a slider, or two fields where no slider reaches."""

from __future__ import annotations

import datetime as dt

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from ..atlas import Days
from ..dates import DateSpan, civil, day_number, iso, parse_date
from ..dates import label as day_words
from ..errors import DateError
from ..language import _, pgettext
from .findings import told

KEY = "days"
"""Under this name the session keeps the range, a pair of dates or day numbers, both inclusive."""
REACH = dt.timedelta(microseconds=2**53 - 1)
"""How far from 1970 a slider of dates reaches: the browser counts it in exact whole numbers."""


def choose_days(place: DeltaGenerator, extent: Days, opening: Days) -> Days:
    """Draw the choice in ``place`` and return the days chosen, inclusive.

    ``extent``: the days there are, ``opening``: those to begin with. A range that the session
    keeps from another table and that leaves ``extent`` gives way to ``opening``.
    """
    kept = st.session_state.get(KEY)
    days = opening if kept is None else (_day(kept[0]), _day(kept[1]))
    if days[0] < extent[0] or days[1] > extent[1]:
        days = opening
    if -REACH.days < extent[0] and extent[1] < REACH.days:
        if kept != as_dates(days):
            st.session_state[KEY] = as_dates(days)
        place.slider(_("From and to"), *as_dates(extent), key=KEY, format="YYYY-MM-DD")
    else:
        st.session_state[KEY] = days
        _fields(place, extent)
    chosen = st.session_state[KEY]
    return _day(chosen[0]), _day(chosen[1])


def chosen_days() -> Days:
    """The days that the session keeps, inclusive; only where it keeps any."""
    first, last = st.session_state[KEY]
    return _day(first), _day(last)


def is_as_opened(opening: Days | None) -> bool:
    """Whether the session keeps the days that a map opens with, or none: its reader has chosen none."""
    return KEY not in st.session_state or chosen_days() == opening


def kept_days(days: Days) -> tuple[dt.date, dt.date] | Days:
    """The days as the session keeps them: as what they were before, dates or day numbers."""
    return as_dates(days) if isinstance(st.session_state[KEY][0], dt.date) else days


def as_dates(days: Days) -> tuple[dt.date, dt.date]:
    """The two days as dates; only for days from the year 1 on, Python has no others."""
    return dt.date(*civil(days[0])), dt.date(*civil(days[1]))


def _fields(place: DeltaGenerator, extent: Days) -> None:
    # Translators: the first and the last day of a range, above the fields in which they are typed.
    labels = {"From": pgettext("range of days", "From"), "To": pgettext("range of days", "To")}
    for column, key, day in zip(place.columns(2), labels, st.session_state[KEY], strict=True):
        # ISO's year 0000 is 1 BC, but most tables mean "not known" by it, so it is not read.
        named = DateSpan(day, day, precise=True, approximate=False)
        words = iso(day) if day >= day_number(1, 1, 1) else day_words(named)
        if st.session_state.get(key) != words:  # said in every run it would take back what is being typed
            st.session_state[key] = words
        column.text_input(labels[key], key=key, on_change=_take, args=(extent,), help=_("YYYY-MM-DD"))
    if fault := st.session_state.pop("fault", ""):
        place.error(fault)


def _take(extent: Days) -> None:
    """Take over what was typed; where it is no range, keep the one before and say why."""
    try:
        first, last = parse_date(st.session_state["From"]), parse_date(st.session_state["To"])
    except DateError as error:
        st.session_state["fault"] = told(error)
        return
    start = first.start_day if first else None
    end = last.end_day if last else None
    if start is None or end is None:
        st.session_state["fault"] = _("From and To are both needed; write each as YYYY-MM-DD.")
    elif end < start:
        st.session_state["fault"] = _("To is before From.")
    elif end < extent[0] or extent[1] < start:
        st.session_state["fault"] = _("No meeting of this table is dated within these days.")
    else:
        st.session_state[KEY] = (max(start, extent[0]), min(end, extent[1]))


def _day(date: dt.date | int) -> int:
    return date if isinstance(date, int) else day_number(date.year, date.month, date.day)
