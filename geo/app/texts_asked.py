"""Another reader asked from here: off until switched on; what would be sent is shown before it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import streamlit as st

from ..errors import OnlineError, ProviderError, words_of
from ..language import _, phrase, rephrased
from ..online import ToSend, ask_reader, to_send
from .findings import told
from .guard import is_shared
from .text import plain

ON, ADDRESS, MODEL, KEY = "reader_on", "reader_address", "reader_model", "reader_key"
_FAULT: Final = "reader_fault"


def ask_here(prompt: str, take: Callable[[str], None]) -> None:
    """A switch, who to ask, what would be sent, and only below that the button that sends it.

    Not on a shared page: what others name is not asked from this computer. ``take`` gets the answer.
    """
    if is_shared() or not st.toggle(_("Ask a reader at an address of yours"), key=ON):
        return
    address, model, key = st.columns([3, 2, 2])
    named = address.text_input(_("Its address"), key=ADDRESS, placeholder="http://localhost:11434/v1")
    called = model.text_input(_("Model"), key=MODEL)
    secret = key.text_input(
        _("Key, if it wants one"), key=KEY, type="password", help=_("Kept in this session alone.")
    )
    if not named.strip():
        st.caption(
            _("Any address that speaks as OpenAI's does, on this computer or by https. Nothing is sent yet.")
        )
        return
    try:
        sent = to_send(named, called, prompt)
    except ProviderError as error:
        st.warning(plain(_("Nothing can be sent there: {why}.", why=told(error))))
        return
    if secret.strip():
        st.text(_("This would be sent to {address}, with your key, and nothing else:", address=sent.url))
    else:
        st.text(_("This would be sent to {address}, and nothing else:", address=sent.url))
    st.code(sent.body, language="json", height=180, wrap_lines=True)
    st.button(_("Send it"), on_click=_send, args=(sent, secret, take), key="reader_send")
    if fault := st.session_state.get(_FAULT):
        st.error(_("The reader did not answer."))
        st.text(rephrased(fault))


def _send(sent: ToSend, key: str, take: Callable[[str], None]) -> None:
    """Send what was shown, as it was shown."""
    st.session_state[_FAULT] = ""
    if is_shared():
        return
    try:
        with st.spinner(_("The reader is asked …")):
            answer = ask_reader(sent, key)
    except OnlineError as error:
        # Translators: an address, and why nothing came from there, as "cannot be reached".
        st.session_state[_FAULT] = phrase("{address} {fault}.", address=sent.url, fault=words_of(error))
        return
    take(answer)
