"""The page: choose a table, follow a leader, slide through the dates, export the map."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from functools import partial

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

import app_tables as tables
from app_choose import BUNDLED, carry_table, choose_table, keep_choices
from app_columns import choose_columns, how_read
from app_export import document, export_menu, map_button
from app_figures import charts
from app_frame import chosen_names, digest, frame, keep_names
from app_mend import mend
from app_online import choose_provider
from app_range import KEY, as_dates, choose_days
from app_review import review
from app_text import STYLE
from app_upload import Opened, Upload, content_key, open_folder, open_upload
from geo.atlas import Atlas, Progress, build
from geo.dates import iso
from geo.errors import SummitAtlasError, TableError
from geo.figures import figures
from geo.mending import Changes
from geo.online import Provider, ask_online
from geo.profiles import Profile
from geo.reports import Dataset

MAP = "map"


@dataclass(frozen=True)
class Shown:
    """What the page shows now: kept in the session, made once per table and what is said of it."""

    opened: Opened
    dataset: Dataset
    """With the corrections that the reader has made."""
    asked: Provider | None
    """The online service that was asked for what is doubtful; None: nobody was."""
    atlas: Atlas
    html: str


def main() -> None:
    """Draw the page that the reader chose."""
    st.set_page_config("Summit Atlas", page_icon="🧭", layout="wide")
    st.html(f"<style>{STYLE}</style>")
    keep_choices()
    meetings = st.Page(meetings_page, title="Meetings", icon=":material/travel:", default=True)
    flows = st.Page(_flows_page, title="Flows", icon=":material/conversion_path:", url_path="flows")
    st.navigation([meetings, flows]).run()


def _flows_page() -> None:
    from app_flows import flows_page  # brings engines along, which the other page shall not wait for

    carry_table()
    flows_page()


def meetings_page() -> None:
    """Draw the page of one table for the reader's choices."""
    st.title("Summit Atlas", anchor=False)
    st.caption("Where leaders travel: visits made, guests received, meetings on third ground.")
    uploads = choose_table()
    if uploads is None:
        st.info("Choose a table in the panel on the left. Its columns are described in docs/table.md.")
        return
    opened = _opened(uploads)
    if opened is None:
        return
    if not opened.settled:
        choose_columns(opened, _settle)
        return
    # Here in every run: what follows would otherwise stand elsewhere in the next one, and lose the focus.
    waiting = st.empty()
    shown = _shown(opened, waiting)
    if shown is None:
        return
    if uploads:
        how_read(opened, shown.dataset, _settle)
    tables.notice(shown.atlas.problems)
    if not shown.atlas.busiest:
        st.warning("No meeting of this table names a leader, so there is nothing to follow.")
        tables.problems(shown.atlas.problems)
        mend(opened, shown.atlas.problems, _use)
        return
    _explore(shown)


def _opened(uploads: list[Upload]) -> Opened | None:
    """The chosen table as it was read, read once per content; says why when it cannot be."""
    key = content_key(uploads)
    kept: Opened | None = st.session_state.get("opened")
    if kept and kept.key == key:
        return kept
    st.session_state["asked"] = None
    try:
        opened = open_upload(uploads) if uploads else open_folder(BUNDLED, key)
    except TableError as error:
        st.error("This table cannot be read.")
        tables.refusal(error.problems)
        return None
    except SummitAtlasError as error:
        _missing(error)
        return None
    st.session_state["opened"] = opened
    return opened


def _missing(error: SummitAtlasError) -> None:
    st.error("Something that the program needs is missing or damaged.")
    st.text(str(error))


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
    if kept and kept.asked == asked:
        return kept
    if st.session_state.get("stopped") is opened:
        st.info("Locating was stopped.")
        st.button("Locate the venues", on_click=st.session_state.pop, args=("stopped",))
        return None
    with waiting.container():
        progress = _progress(f"Asking {asked.service}" if asked else "Locating venues")
        what, value = ("asked", kept.asked) if kept else ("stopped", opened)
        st.button("Stop", on_click=st.session_state.__setitem__, args=(what, value))
    try:
        dataset = kept.dataset if kept else opened.read()
        if before and same:
            dataset = replace(dataset, corrections=before.dataset.corrections)
        shown = _made(opened, dataset, asked, progress)
    except TableError as error:
        waiting.empty()
        st.error("This table cannot be read.")
        tables.refusal(error.problems)
        choose_columns(opened, _settle)
        return None
    except SummitAtlasError as error:
        waiting.empty()
        _missing(error)
        return None
    waiting.empty()
    st.session_state["shown"] = shown
    if not same:
        for name in ("follow", KEY):
            st.session_state.pop(name, None)
    return shown


def _made(opened: Opened, dataset: Dataset, asked: Provider | None, progress: Progress | None) -> Shown:
    """Everything derived from a data set; the network is asked only where the reader switched it on."""
    ask = partial(ask_online, provider=asked, progress=progress) if asked else None
    atlas = build(dataset, progress=None if asked else progress, ask=ask)
    return Shown(opened, dataset, asked, atlas, document(atlas, None, None))


def _progress(words: str) -> Progress:
    """A bar that says how many venues are done, told at most ten times a second."""
    bar = st.progress(0.0, text="Reading the table …")
    told = 0.0

    def progress(done: int, total: int) -> None:
        nonlocal told
        now = time.monotonic()
        if now - told >= 0.1:
            told = now
            bar.progress(done / total, text=f"{words}: {done} of {total}")

    return progress


def _explore(shown: Shown) -> None:
    atlas = shown.atlas
    leader, days = _choose_view(atlas)
    wanted = {"follow": leader, "range": list(days) if days else None, "names": chosen_names()}
    frame("map", shown.html, wanted, report=("follow", "range", "names"), key=MAP, on_state=_follow_the_map)
    with st.container(horizontal=True):
        map_button(atlas, leader, days)
        export_menu(atlas, leader, None if days == atlas.extent else days)
    days = None if days == atlas.extent else days
    found = figures(atlas, leader, *(days or (None, None)))
    tables.headline(found, atlas, leader)
    # Tracked under a key: otherwise the page opens its first tab again when anything above it changes.
    names = ["Meetings", "Figures", "Legs", "Places", "Problems", "Mend", "Sources"]
    meetings, drawn, legs, places, problems, mending, sources = st.tabs(names, key="tab", on_change="rerun")
    with meetings:
        tables.meetings(atlas, leader, days)
    if drawn.open:  # not computed while nobody looks
        with drawn:
            charts(atlas, leader, days)
    with legs:
        tables.legs(found)
    with places:
        review(atlas, shown.dataset.corrections, _correct)
        choose_provider(shown.asked, _switch)
    with problems:
        tables.problems(atlas.problems)
    if mending.open:
        with mending:
            mend(shown.opened, atlas.problems, _use)
    with sources:
        tables.sources(atlas)


def _correct(corrections: pd.DataFrame) -> None:
    """Derive everything anew with the reader's corrections of places."""
    shown: Shown = st.session_state["shown"]
    dataset = replace(shown.dataset, corrections=corrections)
    st.session_state["shown"] = _made(shown.opened, dataset, shown.asked, None)


def _switch(asked: Provider | None) -> None:
    """Ask this online service from now on, or none; the page derives everything anew."""
    st.session_state["asked"] = asked


def _choose_view(atlas: Atlas) -> tuple[str, tuple[int, int] | None]:
    """The leader followed and the days of the range, inclusive (None when nothing is dated)."""
    counts = atlas.travel.participations["leader"].value_counts()
    names = [atlas.leaders["name"].iloc[position] for position in counts.index]
    left, right = st.columns([1, 2])
    if st.session_state.get("follow") not in names:
        st.session_state["follow"] = atlas.busiest
    leader = left.selectbox("Follow", names, key="follow", help="Whose trips and guests are shown")
    extent, opening = atlas.extent, atlas.opening(atlas.busiest)
    if extent is None or opening is None:
        right.info("No meeting of this table has a date.")
        return leader, None
    if extent[0] == extent[1]:
        right.text(f"Every meeting with a date is on {iso(extent[0])}.")
        return leader, extent
    return leader, choose_days(right, extent, opening)


def _follow_the_map() -> None:
    """Take over the leader, range and names of places that the reader chose inside the map."""
    state = st.session_state[MAP].get("state") or {}
    shown: Shown | None = st.session_state.get("shown")
    if not shown or state.get("digest") != digest(shown.html):
        return
    keep_names(state)
    atlas = shown.atlas
    if state.get("follow") in set(atlas.leaders["name"]):
        st.session_state["follow"] = state["follow"]
    match state.get("range"), atlas.extent:
        case [int(first), int(last)], (int(start), int(end)) if start <= first <= last <= end:
            st.session_state[KEY] = as_dates((first, last))


main()
