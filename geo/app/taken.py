"""What the reader says of the table that is shown: everything is derived anew; of the new table it goes into
its rows, so that they alone say all of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

import pandas as pd
import streamlit as st
from streamlit.navigation.page import StreamlitPage

from ..export import Changes
from ..language import _
from ..ledger import Ledger, NotWrittenError, from_country, located, mended
from ..meetings import name_key
from ..places import country_name, split_key, venue_key
from ..profiles import Profile
from ..schema import rows
from . import ledger_state
from .choose import table_now
from .new_table_where import shared_gazetteer
from .shown import Shown
from .text import plain
from .upload import Opened, content_key
from .worded import capitalised

_GREW: Final = "new_table_grew"
"""Under this name the session has what told the new table apart before and after something was put right."""
_REFUSED: Final = "new_table_refused"


def is_written() -> bool:
    """Whether the table that is shown is the one that its reader writes on the page New table."""
    return table_now()[0] == "written"


def grew(before: str, now: str) -> bool:
    """Whether one table is the other with something put right in its rows; told by their keys."""
    return bool(st.session_state.get(_GREW) == (before, now))


def tell_where(new_table: StreamlitPage) -> None:
    """Say of the new table that what is put right here goes into its rows, with the way back."""
    now = ledger_state.writing().ledger
    last = now.past[-1].words if now.past else ""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.page_link(new_table, label=_("Back to its rows"), icon=":material/edit_note:")
        st.button(
            _("Undo"),
            key="new_table_undo_here",
            disabled=not last,
            help=plain(_("Takes back: {step}", step=last)) if last else _("There is nothing to take back"),
            on_click=_righted,
            args=(Ledger.before,),
        )
        st.caption(_("What you put right here is written into the rows of the new table."))
    if words := st.session_state.pop(_REFUSED, ""):
        st.error(plain(words))


def settle(profile: Profile | None, columns: Mapping[str, str], settled: bool) -> None:
    """Read the table so from now on, or ask what its columns hold."""
    opened: Opened = st.session_state["opened"]
    st.session_state["opened"] = opened.told(profile, columns, settled=settled)


def use(changes: Changes) -> None:
    """Derive everything from the table with these changes."""
    if is_written():
        _righted(lambda ledger: mended(ledger, changes.cells, changes.deleted))
        return
    opened: Opened = st.session_state["opened"]
    st.session_state["opened"] = replace(opened, changes=changes)


def told(name: str) -> Callable[[pd.DataFrame], None]:
    """What derives everything anew with a table of the data set as the reader says it is: ``corrections``,
    ``leaders``."""

    def tell(table: pd.DataFrame) -> None:
        shown: Shown = st.session_state["shown"]
        if is_written():
            _righted(lambda ledger: _INTO_ROWS[name](ledger, table, shown))
            return
        st.session_state["told"] = (shown.opened.key, {**shown.told, name: table})

    return tell


def travelled(name: str) -> None:
    """Read the table as one of this traveller."""
    opened: Opened = st.session_state["opened"]
    if is_written():
        numbers = opened.tables["reports"].rows.tolist()
        _righted(lambda ledger: mended(ledger, {(number, "leaders"): name for number in numbers}))
        return
    st.session_state["opened"] = opened.travelled(name)


def _righted(step: Callable[[Ledger], Ledger]) -> None:
    """Take a step in the rows of the new table."""
    now, before = ledger_state.writing(), content_key(ledger_state.table_written())
    try:
        ledger_state.keep(replace(now, ledger=step(now.ledger), asked=0))
    except NotWrittenError as error:
        st.session_state[_REFUSED] = capitalised(str(error))
    st.session_state[_GREW] = (before, content_key(ledger_state.table_written()))


def _placed(ledger: Ledger, corrections: pd.DataFrame, shown: Shown) -> Ledger:
    """The last of the corrections as the place of the rows that write so."""
    said = list(rows(corrections))[-1]
    key = venue_key(said.venue, said.city, said.country)
    reports = shown.atlas.reports
    same = [venue_key(*split_key(one)[:3]) == key for one in reports["venue_key"]]
    numbers = reports.loc[same, "row"].tolist()
    return located(ledger, numbers, said.name, said.lat, said.lon, shared_gazetteer())


def _homed(ledger: Ledger, leaders: pd.DataFrame, shown: Shown) -> Ledger:
    """The country that leaders had not before, behind their names; all who come from one in one step."""
    had = {name_key(one.name): one.country for one in rows(shown.atlas.leaders)}
    new: dict[str, list[str]] = {}
    for one in rows(leaders):
        if one.country and not had.get(name_key(one.name)):
            new.setdefault(one.country, []).append(one.name)
    for country, names in new.items():
        ledger = ledger.after(from_country(ledger, names, country_name(country)))
    return ledger


_INTO_ROWS: Final = {"corrections": _placed, "leaders": _homed}
