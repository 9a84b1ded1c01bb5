"""Leader and days of the page: chosen beside the map or on it, one following the other."""

from __future__ import annotations

import streamlit as st

from ..dates import iso
from ..language import _
from . import story_state
from .frame import keep_chosen
from .range import KEY, choose_days, chosen_days, kept_days
from .shown import Shown
from .standing import question

MAP = "map"
"""Under this name the session keeps what the map tells."""


def is_everyone() -> bool:
    """Whether the reader chose everyone on the map: the figures are everyone's then."""
    return bool(st.session_state.get(story_state.EVERYONE))


def choose_view(shown: Shown) -> tuple[str, tuple[int, int] | None]:
    """The leader followed and the days of the range, inclusive (None when nothing is dated)."""
    left, right = st.columns([1, 2])
    if st.session_state.get("follow") not in shown.leaders:
        st.session_state["follow"] = shown.busiest
    leader = left.selectbox(
        _("Follow"),
        shown.leaders,
        key="follow",
        help=_("Whose trips and guests are shown"),
        on_change=_turned,
    )
    extent, opening = shown.extent, shown.opening
    if extent is None or opening is None:
        right.info(_("No meeting of this table has a date."))
        return leader, None
    if extent[0] == extent[1]:
        right.text(_("Every meeting with a date is on {day}.", day=iso(extent[0])))
        return leader, extent
    return leader, choose_days(right, extent, opening)


def _turned() -> None:
    """Another leader was chosen: the range goes along where that leader met nobody within it."""
    shown: Shown = st.session_state["shown"]
    st.session_state[story_state.EVERYONE] = False
    if KEY in st.session_state and st.session_state["follow"] in shown.leaders:
        days = shown.atlas.turned_to(st.session_state["follow"], chosen_days())
        st.session_state[KEY] = kept_days(days)


def follow_the_map() -> None:
    """Take over what the reader chose on the map: leader, range, names, coloured countries, projection."""
    state = st.session_state[MAP].get("state") or {}
    story_state.hear(state)
    question().hear(state)
    shown: Shown | None = st.session_state.get("shown")
    if not shown or state.get("digest") != shown.document.digest:
        return
    keep_chosen(state)
    if "follow" in state:
        st.session_state[story_state.EVERYONE] = state["follow"] is None
    if state.get("follow") in set(shown.atlas.leaders["name"]):
        st.session_state["follow"] = state["follow"]
    match state.get("range"), shown.extent:
        case [int(first), int(last)], (int(start), int(end)) if start <= first <= last <= end:
            st.session_state[KEY] = (first, last)
