"""The figures that people ask for, as charts, each with its table and what it counts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Literal

import numpy as np
import pandas as pd
import streamlit as st

from ..atlas import Atlas, Days
from ..export import table_csv
from ..figures import FIGURES, compared, figure_tables
from ..language import N_, _, ngettext
from ..schema import ROLES
from .figure_words import headed, heading, in_words, named_countries
from .grid import grid
from .text import plain

ROLE_COLOURS = dict(
    zip(ROLES, ("#0072b2", "#d55e00", "#009e73", "#8a8579", "#cc79a7", "#b9b4aa"), strict=True)
)
"""Told apart by colour-blind readers, on light and on dark (Okabe and Ito, Color Universal Design)."""
ROLE_LEGEND = {
    # Translators: meetings as a leader made, received or had them, in the legend of a chart; short.
    "made": N_("Made"), "hosted": N_("Received"), "third": N_("Third ground"), "domestic": N_("At home"),
    "virtual": N_("Not in person"), "unknown": N_("Not known"), "other": N_("Otherwise"),
}  # fmt: skip
"""Short, so that a legend fits under a chart on a phone."""
ONE, OTHER = ROLE_COLOURS["made"], ROLE_COLOURS["hosted"]
TOP = 20
"""Bars of a chart that ranks; its table has all rows."""
FEW_MONTHS = 36
"""From more months than these a chart is drawn by year."""
IN_FULL = 200
"""Rows up to which a table is drawn as plain text for screen readers, with no scrolling of its own."""
HEIGHT, BESIDE_TWO = 260, 536
"""Pixels of a chart, and of one that stands beside two of them."""
BAR, HEAD = 24, 90
"""Pixels of a horizontal bar, and of what a chart has around its bars."""
MEASURES = {
    N_("Meetings"): "meetings",
    N_("Visits abroad"): "foreign_visits",
    N_("Days abroad"): "days_abroad",
}
UNITS = {
    "meetings": (N_("meetings"), N_("No meetings to draw.")),
    "foreign_visits": (N_("visits abroad"), N_("No visits abroad to draw.")),
    "days_abroad": (N_("days abroad"), N_("No days abroad to draw.")),
    "days": (N_("days"), N_("No days to draw.")),
    "distance_km": (N_("km"), N_("No km to draw.")),
}
"""What the bars of a chart count, as written beside them, and what is said where there are none."""


def charts(atlas: Atlas, leader: str, days: Days | None) -> None:
    """Draw all figures of ``leader`` within ``days``, both inclusive; None is everything."""
    first, last = days or (None, None)
    found = figure_tables(atlas, leader, first, last)
    if not len(found["by_month"]) and not len(found["by_country"]):
        st.info(_("No meeting held by this leader is dated within these days."))
        return
    left, right = st.columns(2, gap="large")
    with left:
        _section("by_month", found)
        _by_time(
            _by_role(found["by_month"]), [ROLE_COLOURS[role] for role in ROLES], "meetings", height=BESIDE_TWO
        )
        _table("by_month", found["by_month"], leader)
    with right:
        _section("by_year", found)
        years = _filled(found["by_year"].set_index("year").drop(index="", errors="ignore"))
        _bars(years[["days_abroad"]].rename(columns={"days_abroad": _("Days abroad")}), [ONE], "days")
        _bars(years[["distance_km"]].rename(columns={"distance_km": _("Kilometres")}), [OTHER], "distance_km")
        _table("by_year", found["by_year"], leader)
    left, right = st.columns(2, gap="large")
    with left:
        _countries(found, leader)
    with right:
        _counterparts(found, leader)
    left, right = st.columns(2, gap="large")
    with left:
        _reciprocity(found, leader)
    with right:
        _gaps(found, leader)
    _comparison(atlas, leader, first, last)


def _countries(found: dict[str, pd.DataFrame], leader: str) -> None:
    table = found["by_country"]
    _section("by_country", found)
    named = table.set_index(pd.Index(_names(table)))[["visits", "days"]]
    _ranked(named.rename(columns={"visits": _("Stays"), "days": _("Days")}), [ONE, OTHER], stack=False)
    _table("by_country", table, leader)


def _counterparts(found: dict[str, pd.DataFrame], leader: str) -> None:
    table = found["by_counterpart"]
    _section("by_counterpart", found)
    roles = table[["made", "hosted", "third"]]
    rest = (table["meetings"] - roles.sum(axis="columns")).rename("other")
    shown = pd.concat([roles, rest], axis="columns").set_index(table["leader"])
    colours = [ROLE_COLOURS[role] for role in ("made", "hosted", "third", "domestic")]
    _ranked(shown.rename(columns=_legend()), colours, stack=True)
    _table("by_counterpart", table, leader)


def _reciprocity(found: dict[str, pd.DataFrame], leader: str) -> None:
    table = found["reciprocity"]
    _section("reciprocity", found)
    named = table.set_index(pd.Index(_names(table)))[["received", "visited"]]
    words = {"received": _("Came here"), "visited": _("Was visited")}
    _ranked(named.rename(columns=words), [OTHER, ONE], stack=False)
    if not table["received"].any():
        st.text(_("This table names nobody who came, so who was visited and did not come is not known."))
        _table("reciprocity", table, leader)
        return
    if names := _names(table[table["balance"].eq("came and was not visited")]):
        st.text(_("Came and was not visited: {names}", names=", ".join(names)))
    if names := _names(table[table["balance"].eq("visited and did not come")]):
        st.text(_("Was visited and did not come: {names}", names=", ".join(names)))
    _table("reciprocity", table, leader)


def _gaps(found: dict[str, pd.DataFrame], leader: str) -> None:
    table = found["gaps"]
    _section("gaps", found)
    twice = table.dropna(subset="longest_gap_days").sort_values("longest_gap_days", ascending=False)
    if twice.empty:
        st.text(_("No country has two visits whose days are known, so there is no gap to draw."))
    else:
        longest = pd.DataFrame({_("Days between two visits"): twice["longest_gap_days"].astype("int64")})
        _ranked(longest.set_index(pd.Index(_names(twice))), [ONE], stack=False)
    _table("gaps", table, leader)


def _comparison(atlas: Atlas, leader: str, first: int | None, last: int | None) -> None:
    counts = atlas.travel.participations["leader"].value_counts()
    others = [name for name in atlas.leaders["name"].iloc[counts.index] if name != leader]
    if not others:
        return
    st.subheader(_("Two leaders on one clock"), anchor=False)
    st.caption(_("Counted in the same months for both: what was held, by the day on which it began."))
    left, right = st.columns(2)
    other = left.selectbox(_("Compare with"), others, key=f"compare {leader}")
    measure = right.selectbox(_("What to compare"), list(MEASURES), format_func=_, key="measure")
    table = compared(atlas, (leader, other), first, last)
    wide = table.pivot(index="month", columns="leader", values=MEASURES[measure])
    _by_time(wide.reindex(columns=[leader, other]).fillna(0), [ONE, OTHER], MEASURES[measure], stack=False)
    together = int(table.loc[table["leader"].eq(leader), "together"].sum())
    st.text(_("Meetings that name both: {number}", number=together))
    _table("compared", table, leader)


def _section(name: str, found: dict[str, pd.DataFrame]) -> None:
    st.subheader(_(FIGURES[name].title), anchor=False)
    meaning = _(FIGURES[name].meaning)
    st.caption(f"{meaning[0].upper()}{meaning[1:]}.")


def _legend() -> dict[str, str]:
    """What is written beside the colours of a chart, by role."""
    return {role: _(words) for role, words in ROLE_LEGEND.items()}


def _by_role(months: pd.DataFrame) -> pd.DataFrame:
    known = months[months["month"].ne("")]
    wide = known.pivot(index="month", columns="role", values="meetings").reindex(columns=list(ROLES))
    return wide.fillna(0).rename(columns=_legend())


def _by_time(
    months: pd.DataFrame, colours: Sequence[str], unit: str, *, stack: bool = True, height: int = HEIGHT
) -> None:
    """Bars month by month, the empty ones between included; by year where there are many."""
    if months.empty:
        st.text(_("No date says its month."))
        return
    filled = _filled(months)
    if len(filled) > FEW_MONTHS:
        filled = _filled(months.groupby(months.index.str[:-3]).sum())
        st.caption(
            ngettext(
                "Drawn by year: there are more than {count} month. The table has the months.",
                "Drawn by year: there are more than {count} months. The table has the months.",
                FEW_MONTHS,
            )
        )
    _bars(filled, colours, unit, stack=stack, height=height)


def _filled(table: pd.DataFrame) -> pd.DataFrame:
    """The table with a row of zeros for every year, or month, that is missing between its first and last."""
    if table.empty:
        return table
    if table.index.str.startswith("-").any():  # before the year 1 gaps are centuries wide: not filled
        return table.loc[sorted(table.index, key=_moment)]
    unit: Literal["M", "Y"] = "M" if len(str(table.index[0])) > 4 else "Y"
    first, last = str(table.index.min()), str(table.index.max())
    end = np.datetime64(last, unit) + np.timedelta64(1, unit)
    steps = np.arange(np.datetime64(first, unit), end).astype("str")
    return table.reindex(steps).fillna(0)


def _moment(text: str) -> tuple[int, int]:
    """Year and month (0 for a whole year) of ``-0043-03`` or ``-0043``, which as texts are out of order."""
    sign, figures = (-1, text[1:]) if text.startswith("-") else (1, text)
    year, __, month = figures.partition("-")
    return sign * int(year), int(month or 0)


def _bars(
    table: pd.DataFrame, colours: Sequence[str], unit: str, *, stack: bool = True, height: int = HEIGHT
) -> None:
    used = [(name, colour) for name, colour in zip(table, colours, strict=True) if table[name].any()]
    if not used:
        st.text(_(UNITS[unit][1]))
        return
    shown = table[[name for name, __ in used]]
    st.bar_chart(
        shown,
        color=[one for __, one in used],
        stack=stack,
        sort=False,
        y_label=_(UNITS[unit][0]),
        height=height,
        alt=_alt(shown),
    )


def _alt(shown: pd.DataFrame) -> str:
    """What a chart is, for who cannot see it."""
    names = ", ".join(map(str, shown))
    return _("Bar chart: {names}. The table below has the numbers.", names=names)


def _ranked(table: pd.DataFrame, colours: Sequence[str], *, stack: bool) -> None:
    """Horizontal bars of the first rows, in their order."""
    if table.empty:
        st.text(_("Nothing to draw."))
        return
    top = table.iloc[:TOP]
    bars = len(top) * (1 if stack or len(top.columns) == 1 else 2)
    height, alt = HEAD + BAR * bars, _alt(top)
    st.bar_chart(top, color=list(colours), horizontal=True, stack=stack, sort=False, height=height, alt=alt)
    if len(table) > TOP:
        words = _("The first {first} of {all}; all are in the table.", first=TOP, all=len(table))
        st.caption(words)


def _names(table: pd.DataFrame) -> list[str]:
    """Names of countries, with their code where a name is missing."""
    named = named_countries(table)
    named = named.where(named.ne(""), table["country"])
    return named.replace("", _("not known")).tolist()


def _table(name: str, table: pd.DataFrame, leader: str) -> None:
    """The numbers of a chart: as text for who cannot see it, and as a file."""
    said = table.assign(guests=table["guests"].map("; ".join)) if "guests" in table else table
    with st.expander(_("The numbers as a table"), key=f"numbers {name}"):
        shown = in_words(said)
        if len(said) > IN_FULL:
            config = {str(one): heading(str(one)) for one in shown}
            grid(shown, config)
        else:
            texts = {
                str(one): shown[one].map(plain)
                for one in shown
                if not pd.api.types.is_numeric_dtype(shown[one])
            }
            st.table(headed(shown.assign(**texts)), hide_index=True)
        st.download_button(
            _("Save as CSV"),
            data=partial(table_csv, said),
            file_name=f"{name}.csv",
            mime="text/csv",
            on_click="ignore",
            key=f"save {name} {leader}",
        )
