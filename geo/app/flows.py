"""The page of flows: events of any number, counted by route and period, as a map that plays."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, cast

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from ..errors import SummitAtlasError
from ..flow import (
    CODES,
    DUCKDB,
    PERIODS,
    Answer,
    Period,
    Question,
    Step,
    Told,
    as_html,
    known_codes,
)
from ..language import LANGUAGES, N_, _, ngettext, number_words
from ..places import cache_folders, private_folder
from . import panel
from .aside import MEGABYTES, aside, limit
from .counting import Asked, Found, counted
from .findings import told as told_of
from .flows_choose import choose_events, is_upload
from .flows_kept import ASKED, COLOURED, COUNTED, LEFT, UNCOLOURED
from .flows_saved import save_flows
from .flows_words import COLUMNS, ROWS
from .frame import SHARED, Document, chosen, frame, keep_chosen
from .grid import grid
from .guard import is_shared
from .parts import summarise_places
from .standing import question
from .unpacked import unpacked

MAP = "flows_map"
MOST_ROWS = 1000


@dataclass(frozen=True)
class Counted:
    """What came of it: made once, kept in the session."""

    asked: Asked
    answer: Answer
    told: Told
    document: Document


def flows_page() -> None:
    """Draw the page for the reader's choices."""
    panel.head(_("Choose events"))
    st.caption(_("Flows: who visited whom, period by period, in events of any number."))
    choose_events(_ask)
    # Here in every run: what follows would otherwise stand elsewhere in the next one, and be loaded anew.
    waiting = st.empty()
    asked: Asked | None = st.session_state.get(ASKED)
    known: Counted | None = st.session_state.get(COUNTED)
    if asked is not None and (known is None or known.asked is not asked):
        known = _count(asked, waiting)
    if known is None:
        if st.session_state.get(LEFT):
            _tell_left()
        else:
            more = _("What is read, and how it is counted, stands in docs/scale.md.")
            st.info(f"{_(_WHERE[is_shared()])} {more}")
        return
    _show(known)


_WHERE: Final = (
    N_(
        "Name files of events in the panel on the left: a folder, a pattern such as /data/gdelt/*.zip, "
        "or an upload."
    ),
    N_("Upload files of events in the panel on the left."),
)
"""What to do first: for the owner of this computer, and for others."""


def _tell_left() -> None:
    """That choices came back with a project, and what would be read: it can come from somebody else."""
    st.info(
        _("The choices are as you left them. Events are not kept: count the flows to have the map again.")
    )
    if not is_upload():
        st.text(_("What is then read:"))
        st.code(st.session_state["flows_paths"].strip(), language=None)
        st.text(_("Engine: {engine}", engine=st.session_state["flows_engine"]))


def _ask() -> None:
    """Take the choices as they are, and of them only what the fields offer: a message can say anything."""
    state = st.session_state
    state[LEFT] = False
    known = known_codes()
    wanted = Question(
        cast(Period, state["flows_by"] if state["flows_by"] in PERIODS else "month"),
        state["flows_first"],
        state["flows_last"],
        tuple(code for code in state["flows_codes"] if code in known) or CODES,
        max(1, int(state["flows_least"] or 1)),
    )
    skip_bad = bool(state["flows_skip"])
    if is_upload():
        memory = f"{limit(MEGABYTES) // 2}MB" if is_shared() else None
        paths = tuple(unpacked(state.get("flows_files") or ()))
        state[ASKED] = Asked(paths, wanted, skip_bad=skip_bad, memory=memory, uploaded=True)
        return
    paths = tuple(filter(None, (line.strip() for line in state["flows_paths"].splitlines())))
    cache = _kept_in() if state["flows_keep"] else None
    state[ASKED] = Asked(paths, wanted, state["flows_engine"].strip() or DUCKDB, skip_bad, cache)


def _kept_in() -> Path | None:
    """Where to keep what was read; None where no folder can be the user's alone."""
    for folder in cache_folders():
        with suppress(OSError):
            return private_folder(folder) / "flows"
    return None


def _count(asked: Asked, waiting: DeltaGenerator) -> Counted | None:
    """Read and count, with progress in ``waiting``; says why when it cannot be."""
    if not asked.paths:
        st.warning(_("Name a file, a folder or a pattern first, or wait until an upload is complete."))
        return None
    if asked.question.first and asked.question.last and asked.question.last < asked.question.first:
        st.warning(_("The last day is before the first one."))
        return None
    with waiting.container():
        progress = _progress()
        st.button(_("Stop"), on_click=st.session_state.pop, args=(ASKED, None))
    try:
        found = _found(asked, progress)
    except SummitAtlasError as error:
        waiting.empty()
        st.error(_("These events cannot be counted."))
        st.text(_without_folders(told_of(error), asked))
        return None
    told = Told(found.answer.flows, asked.question.by, found.credits, languages=tuple(LANGUAGES))
    known = Counted(asked, found.answer, told, Document.of(as_html(told).decode()))
    waiting.empty()
    st.session_state[COUNTED] = known
    most = found.answer.flows.table.nlargest(MOST_ROWS, "count")
    summarise_places("flows", most.drop_duplicates(["lat", "lon"]))
    return known


def _found(asked: Asked, progress: Callable[[Step], None]) -> Found:
    """What came of it; on a shared page from a process of its own, so that nobody else waits for it."""
    if not is_shared():
        return counted(asked, progress)
    first = Path(asked.paths[0]).name
    waiting = lambda __, far: progress(far[0] if far else Step())  # noqa: E731
    found: Found = aside("counted", asked, waiting=waiting, name=first)
    return found


def _without_folders(words: str, asked: Asked) -> str:
    """Words about uploaded files, without where they are on this disk: that is nobody's business."""
    for path in asked.paths if asked.uploaded else ():
        words = words.replace(path, Path(path).name)
    return words


def _progress() -> Callable[[Step], None]:
    """A bar that says how far reading has come, told at most ten times a second."""
    bar = st.progress(0.0, text=_("Opening the files …"))
    shown = 0.0

    def progress(step: Step) -> None:
        nonlocal shown
        now = time.monotonic()
        if now - shown >= 0.1:
            shown = now
            bar.progress(min(1.0, step.share), text=_how_far(step))

    return progress


def _how_far(step: Step) -> str:
    return _(
        "{files} of {all_files} files, {rows} rows, {size} of {all_size} MB",
        files=number_words(step.files),
        all_files=number_words(step.all_files),
        rows=number_words(step.rows),
        size=number_words(step.size / 1e6, 1),
        all_size=number_words(step.all_size / 1e6, 1),
    )


def _show(shown: Counted) -> None:
    """Map, files, and what is in no flow."""
    flows, told = shown.answer.flows, shown.told
    if shown.answer.bad:
        left_out = ngettext(
            "{count} file was left out.", "{count} files were left out.", len(shown.answer.bad)
        )
        where = _("They are named under Rows in no flow.")
        st.warning(f"{left_out} {where}")
    wanted = chosen(*SHARED, "folded") | st.session_state.get(COLOURED, dict(UNCOLOURED))
    frame(
        "flows",
        shown.document,
        wanted,
        report=tuple(wanted),
        key=MAP,
        on_state=_follow_the_map,
        ask=question("flows").asked,
    )
    with st.container(horizontal=True):
        save_flows(told)
    left, middle, right = st.columns(3)
    left.metric(_("Rows read"), number_words(flows.rows))
    middle.metric(_("Rows that tell of visits"), number_words(flows.rows - sum(flows.left_out.values())))
    right.metric(_("Visits"), number_words(int(flows.table["count"].sum())))
    strongest, reasons = st.tabs([_("Strongest flows"), _("Rows in no flow")], key="flows_tabs")
    with strongest:
        most = flows.table.nlargest(MOST_ROWS, ["count", "reports"])
        if len(flows.table) > MOST_ROWS:
            st.caption(
                _(
                    "The {first} strongest of {all}; the files hold all.",
                    first=number_words(MOST_ROWS),
                    all=number_words(len(flows.table)),
                )
            )
        shapes = {name: st.column_config.Column(_(title)) for name, title in COLUMNS.items()}
        shapes["period"] = st.column_config.DateColumn(_(COLUMNS["period"]), format="YYYY-MM-DD")
        grid(most, shapes | _grouped("count", "reports"))
    with reasons:
        _show_reasons(shown)


def _show_reasons(shown: Counted) -> None:
    """What is in no flow, and why."""
    rows = [
        {"rows": rows, "reason": _(ROWS[reason][0]), "meaning": _(ROWS[reason][1])}
        for reason, rows in shown.answer.flows.left_out.items()
    ]
    texts = {name: st.column_config.TextColumn(_(COLUMNS[name])) for name in ("reason", "meaning")}
    grid(pd.DataFrame(rows), texts | _grouped("rows"))
    for error in shown.answer.bad:
        st.text(_("Left out: {file}", file=_without_folders(told_of(error), shown.asked)))


def _grouped(*names: str) -> dict[str, Any]:
    """Columns of numbers, written as the reader's language groups digits."""
    return {name: st.column_config.NumberColumn(_(COLUMNS[name]), format="localized") for name in names}


def _follow_the_map() -> None:
    """Take over what the reader chose inside the map; how countries are coloured for maps of flows alone."""
    state = dict(st.session_state[MAP].get("state") or {})
    question("flows").hear(state)
    coloured = {name: state.pop(name) for name in ("countries", "beside") if isinstance(state.get(name), str)}
    if coloured:
        st.session_state[COLOURED] = st.session_state.get(COLOURED, {}) | coloured
    keep_chosen(state)
