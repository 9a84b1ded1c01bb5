"""The page: choose a table, follow a leader, slide through the dates, export the map."""

from __future__ import annotations

import hashlib
import time
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import pandas as pd
import streamlit as st

import app_tables as tables
from app_export import export_menu
from app_figures import charts
from app_frame import digest, frame
from app_online import choose_provider
from app_range import KEY, as_dates, choose_days
from app_review import review
from app_upload import Upload, load_upload
from geo.atlas import Atlas, Progress, build
from geo.dates import iso
from geo.errors import SummitAtlasError, TableError
from geo.figures import figures
from geo.map import map_document
from geo.online import Provider, ask_online
from geo.replay import replay_document
from geo.reports import Dataset, load

BUNDLED = Path(__file__).parent / "data" / "reports" / "putin-2024"
FORMATS = ["csv", "tsv", "tab", "txt", "xlsx", "xlsm", "json", "parquet", "html", "htm", "zip"]
BUNDLED_NAME, MINE = "Bundled reports: one leader, 2024", "A table of mine"
MAP = "map"
STYLE = """
.stMainBlockContainer { padding: 1.5rem 2.5rem 3rem; }
.stMainBlockContainer h1 { font-size: 1.9rem; padding: 0; }
@media (max-width: 640px) { .stMainBlockContainer { padding-inline: 0.75rem; } }
.stApp:has([data-testid="stExpandSidebarButton"]) .stMainBlockContainer { padding-top: 3.5rem; }
"""


@dataclass(frozen=True)
class Shown:
    """What the page shows now: kept in the session, made once per table."""

    key: str
    dataset: Dataset
    """With the corrections that the reader has made."""
    asked: Provider | None
    """The online service that was asked for what is doubtful; None: nobody was."""
    atlas: Atlas
    html: str


def main() -> None:
    """Draw the page for the reader's choices."""
    st.set_page_config("Summit Atlas", page_icon="🧭", layout="wide")
    st.html(f"<style>{STYLE}</style>")
    st.title("Summit Atlas", anchor=False)
    st.caption("Where leaders travel: visits made, guests received, meetings on third ground.")
    uploads = _choose_table()
    if uploads is None:
        st.info("Choose a table in the panel on the left. Its columns are described in docs/table.md.")
        return
    shown = _shown(uploads)
    if shown is None:
        return
    _problems_notice(shown.atlas)
    if not shown.atlas.busiest:
        st.warning("No meeting of this table names a leader, so there is nothing to follow.")
        tables.problems(shown.atlas.problems)
        return
    _explore(shown)


def _choose_table() -> list[Upload] | None:
    """The uploaded files; empty for the bundled reports, None while nothing is chosen."""
    with st.sidebar:
        st.header("Table", anchor=False)
        chosen = st.radio("Reports to show", [BUNDLED_NAME, MINE], key="which")
        # Always on the page: a widget that is left out of a run forgets its files.
        files = st.file_uploader(
            "One table, or reports with leaders, sources and places",
            type=FORMATS,
            accept_multiple_files=True,
            key="files",
            on_change=_show_mine,
            help="CSV, TSV, XLSX, JSON, Parquet or a saved web page. Nothing leaves this computer.",
        )
        if chosen == BUNDLED_NAME:
            st.caption("The facts of three news texts of July 2024. Sources and their stance: below the map.")
            return []
        return [Upload(file.name, file.getvalue()) for file in files] or None


def _show_mine() -> None:
    """A table that is uploaded is the one to show."""
    if st.session_state["files"]:
        st.session_state["which"] = MINE


def _shown(uploads: list[Upload]) -> Shown | None:
    """The atlas and map of the chosen table, made once per content; problems are shown if not."""
    content = hashlib.sha256()
    for upload in uploads:
        content.update(f"{upload.name}\0{len(upload.content)}\0".encode("utf-8", "replace") + upload.content)
    key = content.hexdigest()
    kept: Shown | None = st.session_state.get("shown")
    if not kept or kept.key != key:
        kept = None
        st.session_state["asked"] = None
    asked: Provider | None = st.session_state["asked"]
    if kept and kept.asked == asked:
        return kept
    if st.session_state.get("stopped") == key:
        st.info("Locating was stopped.")
        st.button("Locate the venues", on_click=st.session_state.pop, args=("stopped",))
        return None
    waiting = st.empty()
    with waiting.container():
        progress = _progress(f"Asking {asked.service}" if asked else "Locating venues")
        what, value = ("asked", kept.asked) if kept else ("stopped", key)
        st.button("Stop", on_click=st.session_state.__setitem__, args=(what, value))
    try:
        dataset = kept.dataset if kept else load_upload(uploads) if uploads else load(BUNDLED)
        shown = _made(key, dataset, asked, progress)
    except TableError as error:
        waiting.empty()
        st.error("This table cannot be read.")
        tables.refusal(error.problems)
        return None
    except SummitAtlasError as error:
        waiting.empty()
        st.error("Something that the program needs is missing or damaged.")
        st.text(str(error))
        return None
    waiting.empty()
    st.session_state["shown"] = shown
    if not kept:
        for name in ("follow", KEY):
            st.session_state.pop(name, None)
    return shown


def _made(key: str, dataset: Dataset, asked: Provider | None, progress: Progress | None) -> Shown:
    """Everything derived from a data set; the network is asked only where the reader switched it on."""
    ask = partial(ask_online, provider=asked, progress=progress) if asked else None
    atlas = build(dataset, progress=None if asked else progress, ask=ask)
    return Shown(key, dataset, asked, atlas, _document(atlas, None, None))


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


def _problems_notice(atlas: Atlas) -> None:
    errors = sum(problem.severity == "error" for problem in atlas.problems)
    warnings = sum(problem.severity == "warning" for problem in atlas.problems)
    if errors or warnings:
        found = [
            f"{count} {word}{'' if count == 1 else 's'}"
            for count, word in ((errors, "error"), (warnings, "warning"))
            if count
        ]
        notice = st.error if errors else st.warning
        notice(f"{' and '.join(found)} in this table: every one is listed under Problems, below the map.")


def _explore(shown: Shown) -> None:
    atlas = shown.atlas
    leader, days = _choose_view(atlas)
    wanted = {"follow": leader, "range": list(days) if days else None}
    frame("map", shown.html, wanted, report=("follow", "range"), key=MAP, on_state=_follow_the_map)
    with st.container(horizontal=True):
        _export(atlas, leader, days)
        export_menu(atlas, leader, None if days == atlas.extent else days)
    days = None if days == atlas.extent else days
    found = figures(atlas, leader, *(days or (None, None)))
    tables.headline(found, atlas, leader)
    # Tracked under a key: otherwise the page opens its first tab again when anything above it changes.
    names = ["Meetings", "Figures", "Legs", "Places", "Problems", "Sources"]
    meetings, drawn, legs, places, problems, sources = st.tabs(names, key="tab", on_change="rerun")
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
    with sources:
        tables.sources(atlas)


def _correct(corrections: pd.DataFrame) -> None:
    """Derive everything anew with the reader's corrections of places."""
    shown: Shown = st.session_state["shown"]
    dataset = replace(shown.dataset, corrections=corrections)
    st.session_state["shown"] = _made(shown.key, dataset, shown.asked, None)


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
    """Take over the leader and range that the reader chose inside the map."""
    state = st.session_state[MAP].get("state") or {}
    shown: Shown | None = st.session_state.get("shown")
    if not shown or state.get("digest") != digest(shown.html):
        return
    atlas = shown.atlas
    if state.get("follow") in set(atlas.leaders["name"]):
        st.session_state["follow"] = state["follow"]
    match state.get("range"), atlas.extent:
        case [int(first), int(last)], (int(start), int(end)) if start <= first <= last <= end:
            st.session_state[KEY] = as_dates((first, last))


def _document(atlas: Atlas, follow: str | None, days: tuple[int, int] | None) -> str:
    """The map document; the same text that the command line writes for the same choices."""
    first, last = days or (None, None)
    return map_document(replay_document(atlas, follow=follow, first=first, last=last))


def _export(atlas: Atlas, leader: str, days: tuple[int, int] | None) -> None:
    follow = None if leader == atlas.busiest else leader
    days = None if days == atlas.opening(leader) else days
    st.download_button(
        "Save this map as one HTML file",
        data=lambda: _document(atlas, follow, days).encode("utf-8"),
        file_name="summit-atlas.html",
        mime="text/html",
        on_click="ignore",
        help="Opens in any browser, with no network, and can be passed on.",
    )


main()
