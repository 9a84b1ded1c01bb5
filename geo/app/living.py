"""A table at an address: off until the owner switches it on, and asked again at a button.

What the page knows of it is plain values in the session (``LIVING``): the address, the digests of the state
that is shown and of the one before, and when they came. The bytes are where ``geo.living`` keeps them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import streamlit as st

from ..errors import TableError
from ..language import N_, _, of_line, rephrased
from ..living import Living, again, latest
from .findings import in_full
from .guard import is_shared
from .text import plain
from .upload import Upload, content_key
from .worded import capitalised

if TYPE_CHECKING:
    from .shown import Shown

AT_ADDRESS: Final = N_("A table at an address")
LIVING: Final = "living"
"""``{"address", "digest", "before", "when", "since", "name", "note"}``; texts, empty where there is none."""
ON, ADDRESS, FAULT, UPLOAD = "living_on", "living_address", "living_fault", "living_upload"
BEFORE: Final = "living_before"
"""What was shown before, and the key of what came anew in its place."""


def choose_address() -> None:
    """The switch and the field, in the panel of tables; nothing on a shared page."""
    if is_shared():
        return
    known: dict[str, str] = st.session_state.get(LIVING) or {}
    with st.expander(_(AT_ADDRESS), expanded=bool(known) or bool(st.session_state.get(ON))):
        on = st.toggle(_("Ask for tables at addresses"), key=ON)
        if not on:
            st.caption(_("Off. When it is on, the address you type is asked for, and nobody else."))
            return
        st.text_input(
            _("Address"),
            key=ADDRESS,
            placeholder="https://example.org/trips.csv",
            help=_(
                "CSV, XLSX, JSON, a sheet of Google's, a file on GitHub, a page with a table such as "
                "a list in Wikipedia. What comes is kept on this computer with its day."
            ),
        )
        typed = str(st.session_state.get(ADDRESS) or "").strip()
        is_again = bool(known) and typed in ("", known["address"])
        label = _("Ask again") if is_again else _("Ask for it")
        if st.button(label, key="living_ask", disabled=not typed and not known, width="stretch"):
            _ask(known["address"] if is_again else typed)
            st.rerun()
        if fault := st.session_state.get(FAULT):
            words, before = _("This table cannot be had."), _("What came before is shown.")
            st.error(f"{words} {before}" if known else words)
            st.text("\n".join(map(in_full, fault)))
        if known:
            came = _("Came {when}.", when=known["when"])
            note = capitalised(rephrased(of_line(known["note"])))
            st.caption(plain(f"{came} {note}" if note else came))


def living_table() -> list[Upload]:
    """What came from the address, as if it had been uploaded; empty where nothing did."""
    known: dict[str, str] = st.session_state.get(LIVING) or {}
    if not known or is_shared():
        return []
    kept: tuple[str, Upload] | None = st.session_state.get(UPLOAD)
    if kept is None or kept[0] != known["digest"]:
        try:
            found = again(known["digest"])
        except TableError as error:
            st.session_state[FAULT] = error.problems
            return []
        kept = st.session_state[UPLOAD] = (known["digest"], Upload(known["name"], found.content))
    return [kept[1]]


def _ask(address: str) -> None:
    """Ask for it now; what is wrong is kept in words, and the table that was there stays."""
    from .choose import ask_for  # which draws this

    st.session_state.pop(FAULT, None)
    try:
        with st.spinner(_("Asking for the table …")):
            found = latest(address)
    except TableError as error:
        st.session_state[FAULT] = error.problems
        return
    known: dict[str, Any] = st.session_state.get(LIVING) or {}
    same = bool(known) and known["address"] == found.state.address
    upload = Upload(found.state.name, found.content)
    if same and known["digest"] == found.state.digest:
        st.toast(_("Nothing changed at this address."))
        st.session_state[LIVING] = {
            **known,
            **_told(found),
            "before": known["before"],
            "since": known["since"],
        }
        return
    shown: Shown | None = st.session_state.get("shown")
    before = {"before": known["digest"], "since": known["when"]} if same else {"before": "", "since": ""}
    st.session_state.pop(BEFORE, None)
    if same and shown is not None and shown.opened.key == content_key(living_table()):
        st.session_state[BEFORE] = (shown, content_key([upload]))
    st.session_state[LIVING] = {**_told(found), **before}
    ask_for(AT_ADDRESS)


def _told(found: Living) -> dict[str, str]:
    state = found.state
    return {
        "address": state.address,
        "digest": state.digest,
        "when": state.moment,
        "name": state.name,
        "note": found.note,
    }
