"""The page of flows: events of any number, counted by route and period, as a map that plays."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, cast

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from app_choose import FLOWS_DEFAULTS
from app_frame import chosen_names, frame, keep_names
from geo.errors import FlowEngineError, FlowSourceError
from geo.flow_files import Told, as_csv, as_html, as_parquet, credits
from geo.flow_run import Answer, Question, Step, answer
from geo.flow_schema import PERIODS, REASONS, Period
from geo.flows import CODES, DUCKDB, find_sources, known_codes, open_engine
from geo.gazetteer_file import cache_folders
from geo.profiles import profile_named

ENDINGS = ["csv", "tsv", "txt", "gz", "zip", "parquet", "xlsx"]
HERE, UPLOAD = "On this computer", "Upload"
MAP, ASKED, COUNTED = "flows_map", "flows_asked", "flows_counted"
MOST_ROWS = 1000


@dataclass(frozen=True)
class Asked:
    """What the reader asked for."""

    paths: tuple[str, ...]
    question: Question
    engine: str
    skip_bad: bool
    cache: Path | None


@dataclass(frozen=True)
class Counted:
    """What came of it: made once, kept in the session."""

    asked: Asked
    answer: Answer
    told: Told
    html: str


def flows_page() -> None:
    """Draw the page for the reader's choices."""
    st.title("Summit Atlas", anchor=False)
    st.caption("Flows: who visited whom, period by period, in events of any number.")
    _choose()
    # Here in every run: what follows would otherwise stand elsewhere in the next one, and be loaded anew.
    waiting = st.empty()
    asked: Asked | None = st.session_state.get(ASKED)
    counted: Counted | None = st.session_state.get(COUNTED)
    if asked is not None and (counted is None or counted.asked is not asked):
        counted = _count(asked, waiting)
    if counted is None:
        st.info(
            "Name files of events in the panel on the left: a folder, a pattern such as /data/gdelt/*.zip, "
            "or an upload. What is read, and how it is counted, stands in docs/scale.md."
        )
        return
    _show(counted)


def _choose() -> None:
    """The panel: where the events are, and what of them counts."""
    for key, value in FLOWS_DEFAULTS.items():
        st.session_state.setdefault(key, value)
    with st.sidebar:
        st.header("Events", anchor=False)
        where = st.radio("Where they are", [HERE, UPLOAD], key="flows_where", horizontal=True)
        if where == HERE:
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
            titles = profile_named("gdelt-events").values["category"]
            st.multiselect("Kinds of events", known_codes(), key="flows_codes", format_func=titles.get)
            days = {"min_value": date(1, 1, 1), "max_value": date(9999, 12, 31), "format": "YYYY-MM-DD"}
            st.date_input("From, inclusive", key="flows_first", **days)
            st.date_input("To, inclusive", key="flows_last", **days)
            st.number_input("Least visits of a route", min_value=1, key="flows_least")
        with st.expander("How it is read"):
            st.checkbox("Leave damaged files out and go on", key="flows_skip")
            st.checkbox("Keep what was read for the next time", key="flows_keep")
            st.text_input("Engine", key="flows_engine", help="duckdb, or the address of a Spark cluster.")
        st.button("Count the flows", type="primary", on_click=_ask, width="stretch")


def _ask() -> None:
    """Take the choices as they are now."""
    state = st.session_state
    uploaded = state["flows_where"] == UPLOAD
    paths = _unpacked() if uploaded else [line.strip() for line in state["flows_paths"].splitlines()]
    question = Question(
        cast(Period, state["flows_by"]),
        state["flows_first"],
        state["flows_last"],
        tuple(state["flows_codes"]) or CODES,
        int(state["flows_least"]),
    )
    cache = next(cache_folders()) / "flows" if state["flows_keep"] and not uploaded else None
    state[ASKED] = Asked(
        tuple(filter(None, paths)),
        question,
        state["flows_engine"].strip() or DUCKDB,
        state["flows_skip"],
        cache,
    )


def _unpacked() -> list[str]:
    """The uploaded files on disk, where engines read them, for as long as the session lasts."""
    folder = tempfile.TemporaryDirectory(prefix="summit-atlas-upload-")
    st.session_state["flows_folder"] = folder  # the one before it goes, and its files with it
    paths = []
    for number, file in enumerate(st.session_state["flows_files"] or ()):
        path = Path(folder.name) / str(number) / Path(file.name).name
        path.parent.mkdir()
        path.write_bytes(file.getbuffer())
        paths.append(str(path))
    return paths


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
        sources = find_sources(asked.paths)
        with open_engine(asked.engine) as engine:
            found = answer(
                engine,
                sources,
                asked.question,
                cache=asked.cache,
                skip_bad=asked.skip_bad,
                progress=progress,
            )
    except (FlowSourceError, FlowEngineError) as error:
        waiting.empty()
        st.error("These events cannot be counted.")
        st.text(str(error))
        return None
    told = Told(found.flows, asked.question.by, credits(sources))
    counted = Counted(asked, found, told, as_html(told).decode())
    waiting.empty()
    st.session_state[COUNTED] = counted
    return counted


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


def _show(counted: Counted) -> None:
    """Map, files, and what is in no flow."""
    flows, told = counted.answer.flows, counted.told
    if counted.answer.bad:
        st.warning(f"{len(counted.answer.bad)} files were left out. They are named under Rows in no flow.")
    wanted = {"names": chosen_names()}
    frame("flows", counted.html, wanted, report=("names",), key=MAP, on_state=_follow_the_map)
    with st.container(horizontal=True):
        _save("Save this map as one HTML file", counted.html.encode, "flows.html", "text/html")
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
        for error in counted.answer.bad:
            st.text(f"Left out: {error}")


def _grouped(*names: str) -> dict[str, Any]:
    """Columns of numbers, written as the reader's language groups digits."""
    return {name: st.column_config.NumberColumn(format="localized") for name in names}


def _follow_the_map() -> None:
    """Take over the names of places that the reader chose inside the map."""
    keep_names(st.session_state[MAP].get("state") or {})


def _save(words: str, data: Callable[[], bytes], name: str, kind: str) -> None:
    st.download_button(words, data=data, file_name=name, mime=kind, on_click="ignore")
