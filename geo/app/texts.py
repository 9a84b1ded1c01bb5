"""The page From a text: news in, proposed rows to be taken or left, and the map of what was taken."""

from __future__ import annotations

from functools import cache
from typing import Any, Final

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from ..desk import view_of
from ..errors import SummitAtlasError, TableError
from ..html import assets
from ..language import N_, _, ngettext, spoken, words_for
from . import findings, panel
from .choose import TAKEN, ask_for
from .frame import SHARED, Document, chosen, frame, keep_chosen
from .made import made
from .parts import summarise
from .shown import NOTHING
from .tabs import keep_within
from .text import plain
from .texts_given import clear_pasted, give, read_again
from .texts_other import other_reader
from .texts_state import OnDesk, keep, on_desk, table_of
from .upload import Upload, content_key, open_upload

MAP, DRAWN = "texts_map", "texts_drawn"


_FIRST: Final = N_(
    "Rows are proposed from what the text says: who met whom, where, when, and whether it happened. Each "
    "shows the words it rests on; you take it, change it or leave it, by key or button. What you take is on "
    "the map at once. No language model is used."
)


def texts_page(meetings: Any, today: int) -> None:
    """Draw the page; ``meetings`` is the page that shows whole tables, ``today`` a day number."""
    panel.head()
    st.caption(_("From a text: rows are proposed from the news, and only what you take is in the table."))
    clear_pasted()
    waiting = st.empty()
    state = on_desk()
    if state is None:
        give(waiting)
        st.info(_(_FIRST))
        return
    state = read_again(state, waiting)
    count = len(state.desk.texts)
    on_it = ngettext("{count} text on the desk.", "{count} texts on the desk.", count)
    further = _("Add another, or begin anew")
    with st.expander(f"{on_it} {further}", key="texts_given"):
        give(waiting)
        _begin_anew(state)
    _desk(meetings, today)


def _begin_anew(state: OnDesk) -> None:
    taken = len(state.desk.of("taken"))
    with st.popover(_("Clear the desk"), key="texts_clear_desk"):
        goes = ngettext("{count} taken row goes with it.", "{count} taken rows go with it.", taken)
        advice = _("Save them first.")
        st.text(f"{goes} {advice}")
        st.button(_("Clear it"), on_click=keep, args=(None,), key="texts_clear_it")


@st.fragment
def _desk(meetings: Any, today: int) -> None:
    """The texts and their rows, and below them the map: drawn anew with every step, and nothing else is."""
    keep_within()
    state = on_desk()
    if state is None:
        return
    for number, reading in enumerate(state.readings):
        if not reading.language:
            source = plain(state.desk.texts[number].source)
            st.warning(
                _(
                    "The language of {source} is none of those that are read: nothing is proposed from it.",
                    source=source,
                )
            )
    component = st.components.v2.component(
        "summit_atlas_desk", css=_style(), js=_script(), isolate_styles=False
    )
    component(
        key=state.key,
        data={
            **view_of(state.desk, state.items),
            "heard": state.heard,
            "refused": state.refused,
            "came": state.came,
            "spoken": words_for(spoken(), ("desk",)),
        },
        on_told_change=_hear,
    )
    other_reader(state)
    _taken(state, meetings, today)


@cache
def _script() -> str:
    return assets.desk_script()


@cache
def _style() -> str:
    return assets.desk_style()


def _hear() -> None:
    """Make the steps that the page tells of."""
    state = on_desk()
    if state is not None:
        told = st.session_state.get(state.key) or {}
        keep(state.told(told.get("told")))


def _taken(state: OnDesk, meetings: Any, today: int) -> None:
    """The map of what was taken, and the table as a file."""
    files = table_of(state.desk)
    count = len(state.desk.of("taken"))
    # Here in every run, so that the map stays where it is.
    head, place = st.container(horizontal=True, vertical_alignment="center"), st.container()
    if not files:
        head.info(_("Nothing is in the table yet: take a row, and it is on the map."))
        return
    head.text(ngettext("{count} row in the table", "{count} rows in the table", count))
    head.download_button(
        _("Save the table as CSV"),
        data=files[0].content,
        file_name="from-texts.csv",
        mime="text/csv",
        on_click="ignore",
        help=_("With the sentence of each row; read by everything else here."),
    )
    if head.button(_("All figures and exports"), key="texts_to_meetings"):
        ask_for(TAKEN)
        st.switch_page(meetings)
    _map(place, files, today)


def _map(place: DeltaGenerator, files: list[Upload], today: int) -> None:
    key = content_key(files)
    drawn: tuple[str, Document] | None = st.session_state.get(DRAWN)
    if drawn is None or drawn[0] != key:
        try:
            found = made(open_upload(files), None, NOTHING, None, today)
        except TableError as error:
            place.error(_("This table cannot be drawn."))
            findings.refusal(error.problems)
            return
        except SummitAtlasError as error:
            findings.missing(error)
            return
        drawn = (key, Document.of(found.html))
        st.session_state[DRAWN] = drawn
        summarise("texts", files, found.atlas)
        keep_within("drawn")
    wanted = chosen(*SHARED, "countries", "beside", "folded")
    with place:
        frame("map", drawn[1], wanted, report=tuple(wanted), key=MAP, on_state=_follow_the_map, grows=True)


def _follow_the_map() -> None:
    keep_chosen((st.session_state.get(MAP) or {}).get("state") or {})
