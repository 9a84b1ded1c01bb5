"""The page Projects: what was worked on, with a small picture of each, to be opened, copied and carried."""

from __future__ import annotations

import base64
import datetime as dt
from collections.abc import Callable, Mapping
from functools import cache
from html import escape
from typing import Any

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from .. import projects
from ..html import still_land, still_points
from ..language import N_, _, ngettext, number_words
from ..projects import ARCHIVE, Head, ProjectError
from . import keeping, opening, panel
from .guard import is_shared
from .project_line import save_button
from .text import plain

_COLUMNS = 3
_OPENED = "project_opened"
_FIRST = N_(
    "What you work on is kept here by itself: a table of yours as soon as it is read or begun, the bundled "
    "reports as soon as you change something in them. It is on this computer alone, and stays there."
)
_SHARED = N_(
    "This page is shared, so nothing is kept on its server once you leave. Save your project as one file, "
    "and open it here or on a computer of your own."
)
_STYLE = """
.summit-atlas-still { background: no-repeat center / contain; aspect-ratio: 360 / 142; }
.st-key-projects_list [data-testid="stMarkdownContainer"]:has(h2) { margin-bottom: 0; }
.st-key-projects_list h2 { font-size: 1rem; padding: 0; overflow-wrap: anywhere; }
.summit-atlas-still img { display: block; width: 100%; height: 100%; }
"""
_DOT = "#3b7dd8"
"""Seen on white and on black."""


def projects_page(meetings: StreamlitPage, makers: Mapping[str, StreamlitPage]) -> None:
    """Draw the page; ``meetings`` is the page that shows a project's map, ``makers`` those that show one that
    has no table, by its place (``choose.PLACES``)."""
    panel.head(title=_("Projects"))
    st.caption(_(_SHARED if is_shared() else _FIRST))
    if st.session_state.pop(_OPENED, False):
        st.switch_page(makers.get(st.session_state[opening.WITHOUT], meetings))
    if is_shared():
        save_button("projects_save_here")
    else:
        _list()
    _bring()


def stay() -> None:
    """Not to the map of a project that was opened: its reader went to another page before it was shown."""
    st.session_state.pop(_OPENED, None)


def _list() -> None:
    found = projects.listed()
    for fault in found.faults:
        st.warning(plain(keeping.in_words(fault)))
    if not found.heads:
        st.info(_("No project is kept yet."))
        return
    st.html(f"<style>{_STYLE}{_land()}</style>")
    with st.container(key="projects_list"):
        for start in range(0, len(found.heads), _COLUMNS):
            row = found.heads[start : start + _COLUMNS]
            for column, head in zip(st.columns(_COLUMNS), row, strict=False):
                with column.container(border=True, height="stretch"):
                    _card(head)


def _bring() -> None:
    turn = st.session_state.get("projects_brought", 0)
    file = st.file_uploader(
        _("Open a project from a file ({ending})", ending=ARCHIVE), type="zip", key=f"project_file {turn}"
    )
    if file is not None:
        st.session_state["projects_brought"] = turn + 1
        st.session_state[_OPENED] = opening.open_carried(file.name, file.getvalue())
        st.rerun()


def _card(head: Head) -> None:
    found = keeping.held()
    is_open = found is not None and found.number == head.number
    st.html(_picture(head.summary))
    st.header(plain(head.name), anchor=False)
    st.caption(_about(head, is_open))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(_("Open"), key=f"open {head.number}", on_click=_open, args=(head.number,))
        with st.popover(_("More"), key=f"more {head.number}"):
            _more(head, is_open)


def _more(head: Head, is_open: bool) -> None:
    key = f"name {head.number}"
    st.text_input(_("Name"), head.name, key=key, max_chars=120, on_change=_rename, args=(head.number, key))
    st.button(_("Copy"), key=f"copy {head.number}", on_click=_try, args=(projects.copy, head.number))
    st.download_button(
        _("Save as one file"),
        data=lambda: projects.packed(projects.load(projects.path_of(head.number))),
        file_name=f"{projects.safe_name(head.name)}{ARCHIVE}",
        mime="application/zip",
        on_click="ignore",
        key=f"save {head.number}",
    )
    st.divider()
    st.text(_("Deleted, it is gone for good. Save it as one file first to keep it elsewhere."))
    name = plain(head.name)
    sure = st.checkbox(_("Yes, delete “{name}”", name=name), key=f"sure {head.number} {head.changed}")
    st.button(
        _("Delete it"),
        key=f"delete {head.number}",
        on_click=_delete,
        args=(head.number, is_open),
        disabled=not sure,
    )


def _open(number: str) -> None:
    st.session_state[_OPENED] = opening.open_kept(number)


def _rename(number: str, key: str) -> None:
    _try(lambda one: projects.rename(projects.path_of(one), projects.name_of(st.session_state[key])), number)


def _delete(number: str, is_open: bool) -> None:
    if is_open:
        opening.close()
    _try(projects.remove, number)


def _try(do: Callable[[str], Any], number: str) -> None:
    """Do something to a project, and say why where it cannot be."""
    try:
        do(number)
        keeping.said("")
    except ProjectError as error:
        keeping.said(keeping.in_words(error))


def _about(head: Head, is_open: bool) -> str:
    rows, meetings = head.summary.get("rows"), head.summary.get("meetings")
    lines = [_("Open now")] if is_open else []
    if isinstance(rows, int) and isinstance(meetings, int):
        counted = ngettext("{count} row", "{count} rows", rows)
        lines.append(f"{counted}, {ngettext('{count} meeting', '{count} meetings', meetings)}")
    # The reader's own clock is that of the server: nobody else has projects here.
    changed = dt.datetime.fromtimestamp(head.changed).astimezone()
    when = f"{changed:%Y-%m-%d %H:%M}"
    lines.append(_("Changed {when}, {size}", when=when, size=_size(head.size)))
    return "  \n".join(lines)


def _size(size: int) -> str:
    if size >= 1e6:
        return _("{number} MB", number=number_words(size / 1e6, 1))
    return _("{number} kB", number=number_words(max(size / 1e3, 1), 0))


def _picture(summary: Any) -> str:
    spots = [
        (float(lat), float(lon), bool(fine))
        for lat, lon, fine in (one for one in _listed(summary.get("points")) if _is_spot(one))
    ]
    count = ngettext(
        "{count} place on the map of the world", "{count} places on the map of the world", len(spots)
    )
    marks = _address(still_points(spots, _DOT, 1.8))
    return f'<div class="summit-atlas-still"><img src="{marks}" alt="{escape(count)}"></div>'


def _listed(points: Any) -> list[Any]:
    return points[:500] if isinstance(points, list) else []


def _is_spot(one: Any) -> bool:
    if not (isinstance(one, list) and len(one) == 3 and all(isinstance(part, int | float) for part in one)):
        return False
    return bool(-90 <= one[0] <= 90 and -180 <= one[1] <= 180)


@cache
def _land() -> str:
    """The outlines once for all pictures, as what lies behind each."""
    return f".summit-atlas-still {{ background-image: url({_address(still_land())}); }}"


def _address(svg: str) -> str:
    """A picture as an address that carries it."""
    return f"data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode('ascii')}"
