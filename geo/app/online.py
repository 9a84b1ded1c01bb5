"""Asking an online service about doubtful places: off until the reader switches it on."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from ..errors import ProviderError, words_of
from ..language import N_, _, rephrased
from ..online import Provider, provider
from .guard import is_shared

SERVICES = ("nominatim", "photon")
SCHEMES = ("https", "http")
SERVICE, HOST, SCHEME = "online_service", "online_host", "online_scheme"
_KEPT = (
    N_("Answers are kept on this computer."),
    N_("Answers are kept with whoever runs this page."),
)
"""On the owner's own page, and on one that is shared."""


def choose_provider(asked: Provider | None, ask: Callable[[Provider | None], None]) -> None:
    """The switch: which service, where, and a button. ``ask`` gets the provider, None to stop asking it."""
    with st.expander(_("Ask an online service for what is doubtful"), expanded=asked is not None):
        if asked is not None:
            words = _("Switched on: {service} at {host}.", service=asked.service, host=asked.host)
            st.text(f"{words} {_(_KEPT[is_shared()])}")
            st.button(_("Switch it off"), on_click=ask, args=(None,))
            return
        st.caption(
            _(
                "Off. When you ask, the venue, city and country of doubtful places are sent as written, one "
                "a second, and nothing else of the table."
            )
        )
        service, host, scheme = st.columns([1, 2, 1])
        service.selectbox(_("Service"), SERVICES, key=SERVICE)
        if not is_shared():
            words = _("Host, if it is not the service's own")
            host.text_input(words, key=HOST, placeholder=_("host:port"))
            scheme.selectbox(_("Scheme"), SCHEMES, key=SCHEME)
        if fault := st.session_state.pop("online_fault", ""):
            st.error(_("The service cannot be asked."))
            st.text(rephrased(fault))
        st.button(_("Ask it"), on_click=_ask, args=(ask,))


def _ask(ask: Callable[[Provider | None], None]) -> None:
    """Hand on the provider as chosen, or keep in words why it cannot be one."""
    state = st.session_state
    try:
        chosen = _chosen(state[SERVICE], state.get(HOST) or "", state.get(SCHEME) or "")
    except ProviderError as error:
        state["online_fault"] = words_of(error)
        return
    ask(chosen)


def _chosen(service: str, host: str, scheme: str) -> Provider:
    """The service as the fields say, and only one that they offer: a message can say anything.

    Whoever types a host gets none of the keys of this computer sent there. On a shared page a service is
    asked where it is at home, which is at a public address. Raises ``ProviderError``.
    """
    if service not in SERVICES:
        raise ProviderError(_("this page offers {names} alone", names=" and ".join(SERVICES)))
    if is_shared():
        return provider(service, secrets=st.secrets, public=True)
    if scheme not in {"", *SCHEMES}:
        raise ProviderError(_("this page asks by {names} alone", names=" and ".join(SCHEMES)))
    domain = host.strip()
    return provider(service, domain=domain, scheme=scheme, secrets=st.secrets, with_key=not domain)
