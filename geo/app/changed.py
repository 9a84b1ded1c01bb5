"""What changed since the state of a table at an address that was shown before: on the map, and as a list."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

import pandas as pd
import streamlit as st

from ..export import table_csv
from ..html import map_document
from ..language import N_, _
from ..revision import WHAT, on_the_map, summary
from .frame import Document
from .grid import grid
from .living import BEFORE, LIVING
from .made import replay
from .range import KEY
from .review import CORRECTED
from .shown import Shown
from .text import plain
from .upload import Opened
from .worded import STATUSES, labels, worded

_COLUMNS: Final = {
    "what": N_("What"),
    "leaders": N_("Who"),
    "date_before": N_("Date before"),
    "date": N_("Date now"),
    "place_before": N_("Place before"),
    "place": N_("Place now"),
    "status_before": N_("Status before"),
    "status": N_("Status now"),
}
"""Columns of the table of changes, and what they are called on the page."""


def read_as_before(opened: Opened) -> Opened:
    """A table that came anew, read as the reader said of the state before; corrections go along."""
    kept: tuple[Shown, str] | None = st.session_state.get(BEFORE)
    if kept is None or kept[1] != opened.key:
        return opened
    before = kept[0].opened
    told = st.session_state.get("told")
    if told and told[0] == before.key:
        st.session_state["told"] = (opened.key, told[1])
    if before.confirmed and (before.profile is not None or before.columns):
        return opened.told(before.profile, before.columns)
    return opened


def is_anew(shown: Shown) -> bool:
    """Whether this is what came anew from an address that was shown before."""
    kept: tuple[Shown, str] | None = st.session_state.get(BEFORE)
    return kept is not None and kept[1] == shown.opened.key


def open_anew(shown: Shown) -> None:
    """Let go of the range of days; where it is no later state of one table, of whom the page follows and what
    was corrected last."""
    for name in (KEY,) if is_anew(shown) else ("follow", KEY, CORRECTED):
        st.session_state.pop(name, None)


def with_marks(shown: Shown) -> Shown:
    """What is shown, with what changed since the state before marked on its map; as it is otherwise."""
    if not is_anew(shown):
        return shown
    kept: tuple[Shown, str] = st.session_state[BEFORE]
    since = (st.session_state.get(LIVING) or {}).get("since", "")
    changes = on_the_map(kept[0].atlas, shown.atlas, since)
    if not changes:
        return replace(shown, before=kept[0].atlas)
    html = map_document(replay(shown.atlas, None, None, changes=changes))
    return replace(shown, document=Document.of(html), changes=changes, before=kept[0].atlas)


def tell_changes(shown: Shown) -> None:
    """What changed since the state before, as a list that can be saved; nothing without one."""
    if shown.before is None or not is_anew(shown):
        return
    since = (st.session_state.get(LIVING) or {}).get("since", "")
    table = shown.revision
    title = _("Changed since {date}: {summary}", date=plain(since), summary=summary(table))
    with st.expander(title, expanded=len(table) > 0):
        if st.session_state[BEFORE][0].opened.changes != shown.opened.changes:
            st.caption(
                _("What you mended in the earlier state was not carried over: its rows may be others now.")
            )
        if table.empty:
            st.text(_("No meeting is told otherwise."))
            return
        _listed(table)
        st.caption(
            "; ".join(
                _("{name}: {words}", name=_(word), words=_(meaning))
                for word, meaning in WHAT.items()
                if _has(table["what"], word)
            )
        )
        words = _("Save what changed")
        st.download_button(words, table_csv(table), "what-changed.csv", "text/csv", on_click="ignore")


def _listed(table: pd.DataFrame) -> None:
    """The changes as a table; columns by their English names, which no two share."""
    shown = table[list(_COLUMNS)].assign(
        what=table["what"].map(_each),
        status_before=table["status_before"].map(worded(STATUSES)),
        status=table["status"].map(worded(STATUSES)),
    )
    shown = shown.rename(columns=_COLUMNS)
    grid(shown, labels(shown))


def _each(words: str) -> str:
    """Words in a row, parted by semicolons, each put into words."""
    return "; ".join(_(word) for word in words.split("; ") if word)


def _has(column: Any, word: str) -> bool:
    return any(word in words.split("; ") for words in column)
