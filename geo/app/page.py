"""The page: choose a table, follow a leader, slide through the dates, export the map."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from ..dates import iso
from ..errors import SummitAtlasError, TableError
from ..export import Changes
from ..figures import figures
from ..online import Provider
from ..profiles import Profile, is_stand_in
from . import tables, upkeep
from .choose import WITHOUT_TABLE, choose_table, keep_choices
from .columns import choose_columns, how_read
from .export import export_menu, map_button
from .figures import charts
from .frame import SHARED, chosen, frame, keep_chosen
from .guard import admitted, keep_settings
from .home import ANSWERS, ask_home, ask_who
from .mend import mend
from .online import choose_provider
from .range import KEY, choose_days, chosen_days, kept_days
from .review import review
from .shown import Shown, bundled, opened_aside, shown_aside, told_of
from .text import STYLE
from .upload import Opened, Upload, content_key

MAP = "map"


def main() -> None:
    """Draw the page that the reader chose."""
    keep_settings()
    st.set_page_config("Summit Atlas", page_icon="🧭", layout="wide")
    if not admitted():
        return
    upkeep.begin()
    keep_choices()
    meetings = st.Page(
        lambda: _meetings_page(uploads),
        title="Meetings",
        icon=":material/travel:",
        url_path="meetings",
        default=True,
    )
    flows = st.Page(_flows_page, title="Flows", icon=":material/conversion_path:", url_path="flows")
    page = st.navigation([meetings, flows])
    st.html(f"<style>{STYLE}{'' if page is meetings else WITHOUT_TABLE}</style>")
    uploads = choose_table()
    page.run()


def _flows_page() -> None:
    from .flows import flows_page  # brings engines along, which the other page shall not wait for

    flows_page()


def _meetings_page(uploads: list[Upload] | None) -> None:
    """Draw the page of one table for the reader's choices."""
    st.title("Summit Atlas", anchor=False)
    if uploads is None:
        st.info("Choose a table in the panel on the left. Its columns are described in docs/table.md.")
        return
    # Here in every run: what follows would otherwise stand elsewhere in the next one, and lose the focus.
    waiting = st.empty()
    opened = _opened(uploads, waiting)
    if opened is None:
        return
    if not opened.settled:
        choose_columns(opened, _settle)
        return
    shown = _shown(opened, waiting)
    if shown is None:
        return
    if shown.atlas.agreement.lacking and not opened.confirmed:
        choose_columns(opened, _settle, shown.atlas.agreement.lacking)
        return
    if uploads:
        how_read(opened, shown.dataset, shown.atlas, _settle)
    tables.notice(shown.atlas.problems)
    if opened.profile is not None and any(map(is_stand_in, shown.atlas.problems)):
        ask_who(shown.busiest, _travelled)
    else:
        ask_home(shown.atlas, shown.dataset.leaders, _told("leaders"))
    if not shown.busiest:
        st.warning("No meeting of this table names a leader, so there is nothing to follow.")
        tables.problems(shown.atlas.problems)
        mend(opened, shown.atlas.problems, _use)
        return
    _explore(shown)


def _opened(uploads: list[Upload], waiting: DeltaGenerator) -> Opened | None:
    """The chosen table as it was read, read once per content; says why when it cannot be."""
    key = content_key(uploads)
    kept: Opened | None = st.session_state.get("opened")
    if kept and kept.key == key:
        return kept
    st.session_state["asked"] = None
    st.session_state.pop(ANSWERS, None)
    if st.session_state.get("unopened") == key:
        st.info("Reading was stopped.")
        st.button("Read the table", on_click=st.session_state.pop, args=("unopened",))
        return None
    refused: tuple[str, TableError] | None = st.session_state.get("refused")
    try:
        if refused and refused[0] == key:
            raise refused[1]
        opened = opened_aside(uploads, waiting) if uploads else bundled(_today()).opened
    except TableError as error:
        st.session_state["refused"] = (key, error)
        st.error("This table cannot be read.")
        tables.refusal(error.problems)
        return None
    except SummitAtlasError as error:
        tables.missing(error)
        return None
    finally:
        waiting.empty()
    st.session_state["opened"] = opened
    return opened


def _settle(profile: Profile | None, settled: bool) -> None:
    """Read the table by this profile from now on, or ask what its columns hold."""
    opened: Opened = st.session_state["opened"]
    st.session_state["opened"] = opened.told(profile, settled=settled)


def _use(changes: Changes) -> None:
    """Derive everything from the table with these changes."""
    opened: Opened = st.session_state["opened"]
    st.session_state["opened"] = replace(opened, changes=changes)


def _shown(opened: Opened, waiting: DeltaGenerator) -> Shown | None:
    """The atlas and map of the table, made once for what is said of it; problems are shown if not.

    Progress is shown in ``waiting``.

    Corrections of places, the leader followed and the range outlast what is said of one table.
    """
    before: Shown | None = st.session_state.get("shown")
    same = before is not None and before.opened.key == opened.key
    kept = before if before and before.opened is opened else None
    asked: Provider | None = st.session_state["asked"]
    told = told_of(opened)
    if kept and kept.asked == asked and kept.told is told:
        return kept
    if st.session_state.get("stopped") is opened:
        st.info("Locating was stopped.")
        st.button("Locate the venues", on_click=st.session_state.pop, args=("stopped",))
        return None
    try:
        shown = shown_aside(opened, told, asked, waiting, kept, _today())
    except TableError as error:
        waiting.empty()
        st.error("This table cannot be read.")
        tables.refusal(error.problems)
        choose_columns(opened, _settle)
        return None
    except SummitAtlasError as error:
        waiting.empty()
        tables.missing(error)
        return None
    waiting.empty()
    st.session_state["shown"] = shown
    if not same:
        for name in ("follow", KEY):
            st.session_state.pop(name, None)
    return shown


def _explore(shown: Shown) -> None:
    atlas = shown.atlas
    # Folded, for the map has these choices too. The map stands in no container of its own: in one it would be
    # shown twice for a moment whenever something comes to stand above it.
    with st.expander("Leader and days"):
        leader, days = _choose_view(shown)
    choices = chosen(*SHARED, "countries", "beside", "folded")
    wanted = {"follow": leader, "range": list(days) if days else None, **choices}
    report = ("follow", "range", *choices)
    frame("map", shown.document, wanted, report=report, key=MAP, on_state=_follow_the_map)
    with st.container(horizontal=True):
        map_button(atlas, leader, days, chosen("countries", "beside", "projection", "centre"))
        export_menu(atlas, leader, None if days == shown.extent else days)
    # Within days even where they are all there are: what has no date is in no range, on the map neither.
    found = figures(atlas, leader, *(days or (None, None)))
    tables.headline(found, atlas, leader, bool(days))
    days = None if days == shown.extent else days
    parts: dict[str, Callable[[], None]] = {
        "Meetings": lambda: tables.meetings(atlas, leader, days),
        "Figures": lambda: charts(atlas, leader, days),
        "Legs": lambda: tables.legs(found),
        "Places": lambda: _places(shown),
        "Problems": lambda: tables.problems(atlas.problems),
        "Mend": lambda: mend(shown.opened, atlas.problems, _use),
        "Sources": lambda: tables.sources(atlas),
    }
    # Tracked under a key: otherwise the page opens its first tab again when anything above it changes.
    for tab, draw in zip(st.tabs(list(parts), key="tab", on_change="rerun"), parts.values(), strict=True):
        if tab.open:  # not computed while nobody looks
            with tab:
                draw()


def _places(shown: Shown) -> None:
    review(shown.atlas, shown.dataset.corrections, _told("corrections"))
    choose_provider(shown.asked, _switch)


def _told(name: str) -> Callable[[pd.DataFrame], None]:
    """What derives everything anew with a table of the data set as the reader says it is: ``corrections``."""

    def told(table: pd.DataFrame) -> None:
        shown: Shown = st.session_state["shown"]
        st.session_state["told"] = (shown.opened.key, {**shown.told, name: table})

    return told


def _travelled(name: str) -> None:
    """Read the table as one of this traveller."""
    opened: Opened = st.session_state["opened"]
    if opened.profile is not None:
        profile = replace(opened.profile, constants={**opened.profile.constants, "leaders": name})
        st.session_state["opened"] = replace(opened, profile=profile)


def _switch(asked: Provider | None) -> None:
    """Ask this online service from now on, or none; the page derives everything anew."""
    st.session_state["asked"] = asked


def _choose_view(shown: Shown) -> tuple[str, tuple[int, int] | None]:
    """The leader followed and the days of the range, inclusive (None when nothing is dated)."""
    left, right = st.columns([1, 2])
    if st.session_state.get("follow") not in shown.leaders:
        st.session_state["follow"] = shown.busiest
    leader = left.selectbox(
        "Follow", shown.leaders, key="follow", help="Whose trips and guests are shown", on_change=_turned
    )
    extent, opening = shown.extent, shown.opening
    if extent is None or opening is None:
        right.info("No meeting of this table has a date.")
        return leader, None
    if extent[0] == extent[1]:
        right.text(f"Every meeting with a date is on {iso(extent[0])}.")
        return leader, extent
    return leader, choose_days(right, extent, opening)


def _turned() -> None:
    """Another leader was chosen: the range goes along where that leader met nobody within it."""
    shown: Shown = st.session_state["shown"]
    if KEY in st.session_state and st.session_state["follow"] in shown.leaders:
        days = shown.atlas.turned_to(st.session_state["follow"], chosen_days())
        st.session_state[KEY] = kept_days(days)


def _follow_the_map() -> None:
    """Take over what the reader chose on the map: leader, range, names, coloured countries, projection."""
    state = st.session_state[MAP].get("state") or {}
    shown: Shown | None = st.session_state.get("shown")
    if not shown or state.get("digest") != shown.document.digest:
        return
    keep_chosen(state)
    if state.get("follow") in set(shown.atlas.leaders["name"]):
        st.session_state["follow"] = state["follow"]
    match state.get("range"), shown.extent:
        case [int(first), int(last)], (int(start), int(end)) if start <= first <= last <= end:
            st.session_state[KEY] = (first, last)


def _today() -> int:
    """The day of the clock, after which nothing was held yet, as a day number."""
    return (datetime.now().astimezone().date() - date(1970, 1, 1)).days
