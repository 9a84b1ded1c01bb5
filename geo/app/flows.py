"""The page of flows: events of any number, counted by route and period, as a map that plays."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, Final, cast

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from ..errors import SummitAtlasError
from ..flow import (
    CODES,
    DUCKDB,
    PERIODS,
    REASONS,
    Answer,
    Period,
    Question,
    Step,
    Told,
    as_csv,
    as_html,
    as_parquet,
    known_codes,
)
from ..places import cache_folders, private_folder
from ..profiles import profile_named
from .aside import MEGABYTES, aside, limit
from .choose import FLOWS_DEFAULTS
from .counting import Asked, Found, counted
from .frame import SHARED, Document, chosen, frame, keep_chosen
from .guard import is_shared
from .unpacked import unpacked

ENDINGS = ["csv", "tsv", "txt", "gz", "zip", "parquet", "xlsx"]
HERE, UPLOAD = "On this computer", "Upload"
MAP, ASKED, COUNTED, COLOURED = "flows_map", "flows_asked", "flows_counted", "flows_coloured"
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
    st.title("Summit Atlas", anchor=False)
    st.caption("Flows: who visited whom, period by period, in events of any number.")
    _choose()
    # Here in every run: what follows would otherwise stand elsewhere in the next one, and be loaded anew.
    waiting = st.empty()
    asked: Asked | None = st.session_state.get(ASKED)
    known: Counted | None = st.session_state.get(COUNTED)
    if asked is not None and (known is None or known.asked is not asked):
        known = _count(asked, waiting)
    if known is None:
        st.info(_WHERE[is_shared()] + " What is read, and how it is counted, stands in docs/scale.md.")
        return
    _show(known)


_WHERE: Final = (
    "Name files of events in the panel on the left: a folder, a pattern such as /data/gdelt/*.zip, "
    "or an upload.",
    "Upload files of events in the panel on the left.",
)
"""What to do first: for the owner of this computer, and for others."""


def _choose() -> None:
    """The panel: where the events are, and what of them counts."""
    for key, value in FLOWS_DEFAULTS.items():
        st.session_state.setdefault(key, value)
    with st.sidebar:
        st.header("Events", anchor=False)
        if not is_shared():
            st.radio("Where they are", [HERE, UPLOAD], key="flows_where", horizontal=True)
        if not _is_upload():
            st.text_area(
                "Files, folders or patterns, one a line",
                key="flows_paths",
                placeholder="/data/gdelt/*.export.CSV.zip",
                help="GDELT's event files (1.0 or 2.0, plain, .gz, .zip, Parquet) or tables of meetings. An "
                "address such as s3://bucket/folder asks that storage, with this computer's credentials.",
            )
        else:
            files = st.file_uploader(
                "Files of events", ENDINGS, accept_multiple_files=True, key="flows_files"
            )
            size = sum(file.size for file in files) / 1e6
            st.caption(f"{len(files):,} uploaded, {size:,.1f} MB" if files else "Nothing uploaded yet")
        st.selectbox("Count by", PERIODS, key="flows_by", format_func=str.capitalize)
        with st.expander("What counts"):
            st.multiselect(
                "Kinds of events",
                known_codes(),
                key="flows_codes",
                format_func=partial(_title, profile_named("gdelt-events").values["category"]),
            )
            for label, key in (("From, inclusive", "flows_first"), ("To, inclusive", "flows_last")):
                st.date_input(label, key=key, min_value=date.min, max_value=date.max, format="YYYY-MM-DD")
            st.number_input("Least visits of a route", min_value=1, key="flows_least")
        with st.expander("How it is read"):
            st.checkbox("Leave damaged files out and go on", key="flows_skip")
            if not is_shared():
                st.checkbox("Keep what was read for the next time", key="flows_keep")
                st.text_input("Engine", key="flows_engine", help="duckdb, or the address of a Spark cluster.")
        st.button("Count the flows", type="primary", on_click=_ask, width="stretch")


def _is_upload() -> bool:
    """Whether the events come from the reader; from this computer's disk its owner alone may name any."""
    return is_shared() or st.session_state["flows_where"] == UPLOAD


def _ask() -> None:
    """Take the choices as they are, and of them only what the fields offer: a message can say anything."""
    state = st.session_state
    known = known_codes()
    question = Question(
        cast(Period, state["flows_by"] if state["flows_by"] in PERIODS else "month"),
        state["flows_first"],
        state["flows_last"],
        tuple(code for code in state["flows_codes"] if code in known) or CODES,
        max(1, int(state["flows_least"] or 1)),
    )
    skip_bad = bool(state["flows_skip"])
    if _is_upload():
        memory = f"{limit(MEGABYTES) // 2}MB" if is_shared() else None
        paths = tuple(unpacked(state.get("flows_files") or ()))
        state[ASKED] = Asked(paths, question, skip_bad=skip_bad, memory=memory, uploaded=True)
        return
    paths = tuple(filter(None, (line.strip() for line in state["flows_paths"].splitlines())))
    cache = _kept_in() if state["flows_keep"] else None
    state[ASKED] = Asked(paths, question, state["flows_engine"].strip() or DUCKDB, skip_bad, cache)


def _kept_in() -> Path | None:
    """Where to keep what was read; None where no folder can be the user's alone."""
    for folder in cache_folders():
        with suppress(OSError):
            return private_folder(folder) / "flows"
    return None


def _count(asked: Asked, waiting: DeltaGenerator) -> Counted | None:
    """Read and count, with progress in ``waiting``; says why when it cannot be."""
    if not asked.paths:
        st.warning("Name a file, a folder or a pattern first, or wait until an upload is complete.")
        return None
    if asked.question.first and asked.question.last and asked.question.last < asked.question.first:
        st.warning("The last day is before the first one.")
        return None
    with waiting.container():
        progress = _progress()
        st.button("Stop", on_click=st.session_state.pop, args=(ASKED, None))
    try:
        found = _found(asked, progress)
    except SummitAtlasError as error:
        waiting.empty()
        st.error("These events cannot be counted.")
        st.text(_without_folders(str(error), asked))
        return None
    told = Told(found.answer.flows, asked.question.by, found.credits)
    known = Counted(asked, found.answer, told, Document.of(as_html(told).decode()))
    waiting.empty()
    st.session_state[COUNTED] = known
    return known


def _found(asked: Asked, progress: Callable[[Step], None]) -> Found:
    """What came of it; on a shared page from a process of its own, so that nobody else waits for it."""
    if not is_shared():
        return counted(asked, progress)
    first = Path(asked.paths[0]).name
    waiting = lambda _, far: progress(far[0] if far else Step())  # noqa: E731
    found: Found = aside("counted", asked, waiting=waiting, name=first)
    return found


def _without_folders(words: str, asked: Asked) -> str:
    """Words about uploaded files, without where they are on this disk: that is nobody's business."""
    for path in asked.paths if asked.uploaded else ():
        words = words.replace(path, Path(path).name)
    return words


def _progress() -> Callable[[Step], None]:
    """A bar that says how far reading has come, told at most ten times a second."""
    bar = st.progress(0.0, text="Opening the files …")
    shown = 0.0

    def progress(step: Step) -> None:
        nonlocal shown
        now = time.monotonic()
        if now - shown >= 0.1:
            shown = now
            words = f"{step.files:,} of {step.all_files:,} files, {step.rows:,} rows"
            size = f"{step.size / 1e6:,.1f} of {step.all_size / 1e6:,.1f} MB"
            bar.progress(min(1.0, step.share), text=f"{words}, {size}")

    return progress


def _show(shown: Counted) -> None:
    """Map, files, and what is in no flow."""
    flows, told = shown.answer.flows, shown.told
    if shown.answer.bad:
        st.warning(f"{len(shown.answer.bad)} files were left out. They are named under Rows in no flow.")
    wanted = chosen(*SHARED, "folded") | st.session_state.get(
        COLOURED, {"countries": "none", "beside": "all"}
    )
    frame("flows", shown.document, wanted, report=tuple(wanted), key=MAP, on_state=_follow_the_map)
    with st.container(horizontal=True):
        _save("Save this map as one HTML file", lambda: shown.document.content, "flows.html", "text/html")
        _save("CSV", lambda: as_csv(told), "flows.csv", "text/csv")
        _save("Parquet", lambda: as_parquet(told), "flows.parquet", "application/vnd.apache.parquet")
    left, middle, right = st.columns(3)
    left.metric("Rows read", f"{flows.rows:,}")
    middle.metric("Rows that tell of visits", f"{flows.rows - sum(flows.left_out.values()):,}")
    right.metric("Visits", f"{int(flows.table['count'].sum()):,}")
    strongest, reasons = st.tabs(["Strongest flows", "Rows in no flow"])
    with strongest:
        most = flows.table.nlargest(MOST_ROWS, ["count", "reports"])
        if len(flows.table) > MOST_ROWS:
            st.caption(f"The {MOST_ROWS:,} strongest of {len(flows.table):,}; the files hold all.")
        shapes = {"period": st.column_config.DateColumn(format="YYYY-MM-DD")} | _grouped("count", "reports")
        st.dataframe(most, hide_index=True, column_config=shapes)
    with reasons:
        rows = [
            {"rows": rows, "reason": reason, "meaning": f"A row that {REASONS[reason]}"}
            for reason, rows in flows.left_out.items()
        ]
        st.dataframe(rows, hide_index=True, column_config=_grouped("rows"))
        for error in shown.answer.bad:
            st.text(f"Left out: {_without_folders(str(error), shown.asked)}")


def _grouped(*names: str) -> dict[str, Any]:
    """Columns of numbers, written as the reader's language groups digits."""
    return {name: st.column_config.NumberColumn(format="localized") for name in names}


def _follow_the_map() -> None:
    """Take over what the reader chose inside the map; how countries are coloured for maps of flows alone."""
    state = dict(st.session_state[MAP].get("state") or {})
    coloured = {name: state.pop(name) for name in ("countries", "beside") if isinstance(state.get(name), str)}
    if coloured:
        st.session_state[COLOURED] = st.session_state.get(COLOURED, {}) | coloured
    keep_chosen(state)


def _save(words: str, data: Callable[[], bytes], name: str, kind: str) -> None:
    st.download_button(words, data=data, file_name=name, mime=kind, on_click="ignore")


def _title(titles: Mapping[str, str], code: str) -> str:
    return titles.get(code, code)
