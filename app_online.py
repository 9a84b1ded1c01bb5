"""Asking an online service about doubtful places: off until the reader switches it on."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from geo.errors import ProviderError
from geo.online import Provider, provider

SERVICES = ("nominatim", "photon")
SERVICE, HOST, SCHEME = "online_service", "online_host", "online_scheme"


def choose_provider(asked: Provider | None, ask: Callable[[Provider | None], None]) -> None:
    """The switch: which service, where, and a button. ``ask`` gets the provider, None to stop asking it."""
    with st.expander("Ask an online service for what is doubtful", expanded=asked is not None):
        if asked is not None:
            st.text(f"Switched on: {asked.service} at {asked.host}. Answers are kept on this computer.")
            st.button("Switch it off", on_click=ask, args=(None,))
            return
        st.caption(
            "Off. When you ask, the venue, city and country of doubtful places are sent as written, one "
            "a second, and nothing else of the table."
        )
        service, host, scheme = st.columns([1, 2, 1])
        service.selectbox("Service", SERVICES, key=SERVICE)
        host.text_input("Host, if it is not the service's own", key=HOST, placeholder="host:port")
        scheme.selectbox("Scheme", ("https", "http"), key=SCHEME)
        if fault := st.session_state.pop("online_fault", ""):
            st.error("The service cannot be asked.")
            st.text(fault)
        st.button("Ask it", on_click=_ask, args=(ask,))


def _ask(ask: Callable[[Provider | None], None]) -> None:
    """Hand on the provider as chosen, or keep in words why it cannot be one."""
    state = st.session_state
    try:
        chosen = provider(
            state[SERVICE], domain=state[HOST].strip(), scheme=state[SCHEME], secrets=st.secrets
        )
    except ProviderError as error:
        state["online_fault"] = str(error)
        return
    ask(chosen)
