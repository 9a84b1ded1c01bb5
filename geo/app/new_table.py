"""The page New table: a table begun without a file, by answering four questions or typing into its rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any, Final, NamedTuple

import streamlit as st

from ..atlas import Atlas
from ..errors import SummitAtlasError, TableError
from ..export import mended_xlsx
from ..html import assets
from ..language import _, spoken, words_for
from ..ledger import (
    NAME,
    Fault,
    Found,
    Ledger,
    Look,
    Offer,
    added_said,
    as_table,
    date_said,
    dates_of,
    faults_of,
    heard,
    named,
    offers_view,
    pasted_said,
    used,
    view_of,
)
from ..places import country_name
from ..schema import rows
from ..words import country_words
from . import findings, panel
from .choose import WRITTEN, ask_for
from .frame import SHARED, Document, chosen, frame, keep_chosen
from .guard import is_shared
from .home import homeless
from .ledger_state import Writing, keep, part_key, table_of, writing
from .made import made
from .meanwhile import meanwhile
from .new_table_where import asked_now, looked_up, pointed_at, shared_gazetteer, small_map, typed_now
from .opening import begin_another
from .parts import summarise
from .shown import NOTHING
from .tabs import keep_within
from .upload import Opened, content_key

MAP = "new_table_map"
_DRAWN: Final = "new_table_drawn"
"""Under this name the session keeps what was made of the new table."""
_HOMES_ASKED: Final = 20
_SHEET: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Drawn(NamedTuple):
    """What was made of the table as it stands."""

    key: str
    atlas: Atlas | None
    document: Document | None
    refused: SummitAtlasError | None


def new_table_page(meetings: Any, today: int) -> None:
    """Draw the page; ``meetings`` is the page that shows whole tables, ``today`` a day number."""
    panel.head()
    st.caption(
        _(
            "New table: answer four questions, and the meeting is on the map. Type, change and paste in the "
            "rows below as well; every step can be undone."
        )
    )
    _table(meetings, today)


@st.fragment
def _table(meetings: Any, today: int) -> None:
    """The questions with the small map, the rows, and the map: drawn anew with every step."""
    keep_within()
    now = writing()
    drawn = _drawn(now.ledger, today)
    typed = typed_now()
    words, offers, asked = asked_now(now, typed)
    looked = looked_up(now)
    faults, found = _faults(now.ledger, drawn), _found(now.ledger, drawn.atlas)
    left, right = st.columns([3, 2], gap="medium")
    with left:
        _questions(now, typed, words, offers, asked, added_said(now.ledger, faults, found))
    with right:
        if looked:
            small_map({**typed, "chosen": ""}, looked["words"], looked["offers"])
        else:
            small_map(typed, words, offers)
    _rows(now, drawn, faults, found, looked)
    _files(now.ledger, meetings)
    _map(drawn)


def _questions(
    now: Writing,
    typed: Mapping[str, str],
    words: str,
    offers: list[Offer],
    asked: dict[str, Any] | None,
    added: str,
) -> None:
    said, can_be_read = date_said(typed["when"], dates_of(now.ledger))
    _part(
        "ask",
        {
            "names": named(now.ledger),
            "sources": used(now.ledger, "source"),
            "words": words,
            "offers": offers_view(offers),
            "when": typed["when"].strip(),
            "date": said,
            "dated": can_be_read,
            "pointed": pointed_at(words),
            "asked": asked,
            "said": added,
        },
        now,
    )


def _part(part: str, data: dict[str, Any], now: Writing) -> None:
    component = st.components.v2.component(
        "summit_atlas_ledger", css=_style(), js=_script(), isolate_styles=False
    )
    component(
        key=part_key(part),
        data={
            "part": part,
            "heard": now.heard[part],
            "refused": now.refused[part],
            "spoken": words_for(spoken(), ("ledger",)),
            **data,
        },
        on_told_change=lambda: _hear(part),
        on_typed_change=lambda: None,
        on_look_change=_look,
    )


@cache
def _script() -> str:
    return assets.ledger_script()


@cache
def _style() -> str:
    return assets.ledger_style()


def _hear(part: str) -> None:
    """Make the steps that a part of the page tells of."""
    told = st.session_state.get(part_key(part)) or {}
    keep(writing().told(part, told.get("told"), shared_gazetteer()))


def _look() -> None:
    """Other rows are wanted."""
    wanted = (st.session_state.get(part_key("grid")) or {}).get("look")
    if isinstance(wanted, Mapping):
        first = wanted.get("first")
        first = first if isinstance(first, int) and not isinstance(first, bool) else 0
        look = Look(max(0, first), str(wanted.get("words") or "")[:200], wanted.get("faulty") is True)
        keep(replace(writing(), look=look))


def _drawn(ledger: Ledger, today: int) -> Drawn:
    """Everything that is derived from the table, made once for what stands in it."""
    files = table_of(ledger)
    key = content_key(files)
    kept: Drawn | None = st.session_state.get(_DRAWN)
    if kept is not None and kept.key == key:
        return kept
    drawn = Drawn(key, None, None, None)
    if files:
        # Its columns are our own, whatever stands in them.
        opened = Opened(key, NAME, {"reports": as_table(ledger)}, None, settled=True)
        try:
            # Of those whom most rows name, who was named first: the person whose table it is.
            first = next(iter(named(ledger)), "").partition(" (")[0]
            found = meanwhile(
                lambda progress: made(opened, None, NOTHING, None, today, progress, follow=first)
            )
            drawn = Drawn(key, found.atlas, Document.of(found.html), None)
        except SummitAtlasError as error:
            drawn = Drawn(key, None, None, error)
    st.session_state[_DRAWN] = drawn
    summarise("written", files, drawn.atlas)
    return drawn


def _faults(ledger: Ledger, drawn: Drawn) -> dict[int, list[Fault]]:
    problems = drawn.atlas.problems if drawn.atlas else ()
    # A leader without a country is asked about in the line above the rows.
    return faults_of(ledger, [one for one in problems if one.kind != "unknown leader"])


def _rows(
    now: Writing,
    drawn: Drawn,
    faults: Mapping[int, list[Fault]],
    found: Mapping[int, Found],
    looked: Mapping[str, Any] | None,
) -> None:
    lacking = homeless(drawn.atlas) if drawn.atlas else []
    view = view_of(now.ledger, now.look, faults, found)
    countries = sorted(shared_gazetteer().store.names.values()) if lacking else []
    told = looked and {
        **looked,
        "offers": offers_view(looked["offers"]),
        "pointed": pointed_at(looked["words"], looked["row"]),
    }
    view |= {"homeless": lacking[:_HOMES_ASKED], "countries": countries, "looked": told}
    _part("grid", {**view, "pasted": pasted_said(now.ledger)}, now)


def _found(ledger: Ledger, atlas: Atlas | None) -> dict[int, Found]:
    """The id of a row → what its place was taken for."""
    if atlas is None:
        return {}
    places = {place.venue_key: place for place in rows(atlas.places)}
    ids = {number: row.id for number, row in zip(ledger.numbers, ledger.rows, strict=True) if row.cells}
    found = {}
    for report in rows(atlas.reports):
        place = places.get(report.venue_key)
        if place is not None and place.precision != "none" and report.row in ids:
            country = country_words(place.country, country_name(place.country)) if place.country else ""
            found[ids[report.row]] = Found(place.name, country)
    return found


def _files(ledger: Ledger, meetings: Any) -> None:
    files = table_of(ledger)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.download_button(
            _("Save the table as CSV"),
            data=files[0].content if files else b"",
            file_name=f"{NAME}.csv",
            mime="text/csv",
            on_click="ignore",
            disabled=not files,
            help=_("Read by everything else here, and by the command line."),
        )
        st.download_button(
            _("Save as XLSX"),
            data=lambda: mended_xlsx({"reports": as_table(ledger)}),
            file_name=f"{NAME}.xlsx",
            mime=_SHEET,
            on_click="ignore",
            disabled=not files,
        )
        if st.button(_("All figures and exports"), key="new_table_to_meetings", disabled=not files):
            ask_for(WRITTEN)
            st.switch_page(meetings)
        st.button(
            _("Remove all rows"),
            on_click=_clear,
            disabled=not files,
            key="new_table_clear",
            help=_("To begin anew. Undo brings them back."),
        )
        if not is_shared() and st.button(
            _("Begin another table"),
            disabled=not files,
            key="new_table_another",
            help=_("What is here stays in its project, on the page Projects."),
        ):
            begin_another()
            st.rerun()


def _clear() -> None:
    now = writing()
    keep(replace(now, ledger=heard(now.ledger, {"do": "clear"}, shared_gazetteer()), asked=0))


def _map(drawn: Drawn) -> None:
    if drawn.refused is not None:
        if isinstance(drawn.refused, TableError):
            findings.refusal(drawn.refused.problems)
        else:
            findings.missing(drawn.refused)
    if drawn.document is not None:
        wanted = chosen(*SHARED, "countries", "beside", "folded")
        frame("map", drawn.document, wanted, report=tuple(wanted), key=MAP, on_state=_follow_the_map)


def _follow_the_map() -> None:
    keep_chosen((st.session_state.get(MAP) or {}).get("state") or {})
