"""Mending: the table edited in place, checked at once, undone and redone, saved as a new file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from ..atlas import Progress, build
from ..errors import Problem, TableError
from ..export import MENDED, Changes, changed, mended, mended_csv, mended_xlsx
from ..language import _, ngettext, number_words, rephrased
from ..places import Gazetteer
from ..tables import RawTable
from . import findings
from .edits import refusal, refusal_in_all
from .made import Told
from .meanwhile import meanwhile
from .mending import MOST_STEPS, STATE, Mending
from .tabs import keep_within
from .upload import Opened

Use = Callable[[Changes], None]
"""Called with the changes when the reader wants the map to follow them."""

ROW = "row"
VIEW_ROWS = 1_000
"""Rows in view at most: a browser shows them at once, and a search reaches the others."""
WHOLE_CHECK_ROWS = 2_000
"""Up to here places and journeys are checked at every change too; above, only what is read."""


@st.fragment
def mend(opened: Opened, found: tuple[Problem, ...], told: Told, use: Use) -> None:
    """The reports of a table to be edited, with the findings of what they now are.

    ``found`` are the findings of the table that the map shows; ``told``: what the reader has said of it,
    which is not asked for again.
    """
    keep_within()  # before anything is checked: what was changed is not to wait for that
    raw = opened.tables["reports"]
    state: Mending | None = st.session_state.get(STATE)
    if state is None or state.key != opened.key:
        state = Mending(opened.key, now=opened.changes, start=opened.changes, found=found, told=told)
    if state.told is not told:
        state = replace(state, told=told, found=found if state.now == opened.changes else None)
    waiting = st.empty()  # in every run, so that the editor stays where it is and keeps the focus
    if state.found is None:
        with waiting, st.spinner(_("Checking the table …")):
            state = replace(state, found=_findings(replace(opened, changes=state.now), told))
    # An editor that was left out of a run forgets what was typed into it.
    if state.now != state.start and not any((st.session_state.get(_editor_key(state)) or {}).values()):
        state = state.emptied(state.refused)
    st.session_state[STATE] = state
    if state.refused:
        st.error(state.refused)
    st.caption(
        _(
            "Change a cell, add a row at the end, or choose rows and delete them. Your own file stays as it "
            "is: save the mended table as a new one. Rows keep the numbers they have in your file."
        )
    )
    _choose_view()
    if state.view is None:
        state = replace(state, view=_view(raw, state))
        st.session_state[STATE] = state
    _cures(raw, state)
    _editor(raw, state)
    _buttons(opened, state, use)
    findings.counts(state.found or ())
    findings.listed(state.found or (), "mend_found_file")


def _cures(raw: RawTable, state: Mending) -> None:
    """A button for every finding that knows its cure: nothing is changed unless it is pressed."""
    for number, one in enumerate(state.found or ()):
        if one.changes:
            cells = len(one.changes)
            st.text(_("{name}: {words}", name=rephrased(one.found), words=rephrased(one.advice)))
            st.button(
                ngettext("Change {count} cell so", "Change {count} cells so", cells),
                key=f"cure {state.version} {number}",
                on_click=_cure,
                args=(raw, one),
            )


def _cure(raw: RawTable, problem: Problem) -> None:
    """Make the changes that a finding offers; they can be undone like all others."""
    state: Mending = st.session_state[STATE]
    rows = tuple(dict.fromkeys(one.row for one in problem.changes))
    cells: dict[int, dict[str, str]] = {}
    for one in problem.changes:
        cells.setdefault(rows.index(one.row), {})[one.column] = one.text
    now = changed(raw, state.now, rows, cells=cells)
    if now != state.now:
        st.session_state[STATE] = state.refilled(now, (*state.past, state.now), ())


def _editor_key(state: Mending) -> str:
    return f"editor {state.version} {state.secret}"


def _findings(opened: Opened, told: Told) -> tuple[Problem, ...]:
    """Everything found in the table as it now is; without whole rows and places where it is long."""
    gazetteer = st.session_state.setdefault("gazetteer", Gazetteer())

    def check(progress: Progress) -> tuple[Problem, ...]:
        dataset = replace(opened.read(gazetteer), **told)  # type: ignore[arg-type]
        if dataset.rows > WHOLE_CHECK_ROWS:
            return dataset.problems
        return build(dataset, gazetteer=gazetteer, progress=progress).problems

    try:
        return meanwhile(check)
    except TableError as error:
        return error.problems


def _choose_view() -> None:
    words, number = st.columns([3, 1])
    words.text_input(_("Show rows that contain"), key="mend_words", on_change=_refill)
    number.number_input(_("From row"), 1, value=1, step=1, key="mend_from", on_change=_refill)


def _refill() -> None:
    """Other rows are wanted in the editor."""
    state: Mending = st.session_state[STATE]
    st.session_state[STATE] = state.emptied()


def _view(raw: RawTable, state: Mending) -> tuple[int, ...]:
    """The numbers of the rows to edit: all that are wanted, of very many those that findings name first."""
    table = mended(raw, state.now, blanks=True)
    wanted = table.rows.ge(st.session_state["mend_from"])
    if words := st.session_state["mend_words"].strip():
        has = pd.Series(False, index=table.cells.index)
        for header in table.cells.columns:
            has |= table.cells[header].str.contains(words, case=False, regex=False)
        wanted &= has
    rows = table.rows[wanted]
    if len(rows) > VIEW_ROWS:
        rows = rows.loc[_gravest_first(rows, state.found or ()).index[:VIEW_ROWS]].sort_index()
    return tuple(rows.tolist())


def _gravest_first(rows: pd.Series[int], found: Sequence[Problem]) -> pd.Series[int]:
    """The rows that errors name, then those that warnings name, then all others, each as they stand."""
    grave = {row: 1 for one in found if one.severity == "warning" for row in one.rows or (one.row,)}
    grave |= {row: 0 for one in found if one.severity == "error" for row in one.rows or (one.row,)}
    return rows.map(grave).fillna(2).sort_values(kind="stable")


def _editor(raw: RawTable, state: Mending) -> None:
    table = mended(raw, state.start, blanks=True)
    shown = table.rows.isin(state.view or ())
    if not shown.any():
        st.info(_("No row is like that."))
        return
    if (hidden := len(table.rows) - int(shown.sum())) > 0:
        seen = ngettext(
            "{shown} of {count} row are shown; of very many, first those that findings name.",
            "{shown} of {count} rows are shown; of very many, first those that findings name.",
            len(table.rows),
            shown=number_words(int(shown.sum())),
        )
        others = ngettext(
            "{count} more are reached by the words in them or by their number.",
            "{count} more are reached by the words in them or by their number.",
            hidden,
        )
        st.caption(f"{seen} {others}")
    # Named by position: a table may call its columns what the editor keeps for itself.
    names = {f"c{place}": str(header) for place, header in enumerate(raw.cells.columns)}
    frame = table.cells[shown].set_axis(list(names), axis="columns").reset_index(drop=True)
    frame.insert(0, ROW, table.rows[shown].to_numpy())
    st.data_editor(
        frame,
        key=_editor_key(state),
        num_rows="dynamic",
        hide_index=True,
        width="stretch",
        column_config={
            ROW: st.column_config.NumberColumn(_("Row"), disabled=True, pinned=True, format="%d"),
            **{name: st.column_config.TextColumn(header) for name, header in names.items()},
        },
        on_change=_take,
        args=(raw, names),
    )


def _take(raw: RawTable, names: dict[str, str]) -> None:
    """Keep what was just changed in the editor; what was undone before cannot be redone then.

    What is more than a person brings is not taken, and the editor filled anew, before Streamlit works it off.
    """
    state: Mending = st.session_state[STATE]
    told = st.session_state[_editor_key(state)]
    if refused := refusal(told, len(state.view or ())):
        st.session_state[STATE] = state.emptied(refused)
        return
    now = _told(raw, state, told, names)
    grown = now.count > state.now.count
    if grown and (refused := refusal_in_all(len(now.added), len(now.cells))):
        st.session_state[STATE] = state.emptied(refused)
    elif now != state.now:
        past = (*state.past, state.now)[-MOST_STEPS:]
        st.session_state[STATE] = replace(state, past=past, now=now, future=(), found=None, refused="")


def _told(raw: RawTable, state: Mending, told: Any, names: dict[str, str]) -> Changes:
    """All changes, with those that the editor tells."""

    def texts(cells: dict[str, object]) -> dict[str, str]:
        return {names[name]: str(text or "") for name, text in cells.items() if name in names}

    return changed(
        raw,
        state.start,
        state.view or (),
        cells={int(place): texts(cells) for place, cells in told["edited_rows"].items()},
        added=[texts(cells) for cells in told["added_rows"]],
        deleted=told["deleted_rows"],
    )


def _buttons(opened: Opened, state: Mending, use: Use) -> None:
    name = f"{opened.name}{MENDED}"
    count = state.now.count
    table = replace(opened, changes=state.now)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(_("Undo"), disabled=not state.past, on_click=_undo, key="mend_undo")
        st.button(_("Redo"), disabled=not state.future, on_click=_redo, key="mend_redo")
        changes = ngettext("{count} change", "{count} changes", count)
        st.text(changes if count else _("Nothing changed"))
        if st.button(_("Use this table"), disabled=state.now == opened.changes, type="primary"):
            use(state.now)
            st.rerun()
        st.download_button(
            _("Save as CSV"),
            data=lambda: mended_csv(table.current["reports"]),
            file_name=f"{name}.csv",
            mime="text/csv",
            on_click="ignore",
        )
        st.download_button(
            _("Save as XLSX"),
            data=lambda: mended_xlsx(table.current),
            file_name=f"{name}.xlsx",
            mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            on_click="ignore",
        )
    if len(opened.tables) > 1:
        others = ", ".join(part for part in opened.tables if part != "reports")
        st.caption(
            _(
                "The workbook also holds the tables of {names}; CSV has room for the reports alone.",
                names=others,
            )
        )


def _undo() -> None:
    state: Mending = st.session_state[STATE]
    *past, now = state.past
    st.session_state[STATE] = state.refilled(now, tuple(past), (state.now, *state.future))


def _redo() -> None:
    state: Mending = st.session_state[STATE]
    now, *future = state.future
    st.session_state[STATE] = state.refilled(now, (*state.past, state.now), tuple(future))
