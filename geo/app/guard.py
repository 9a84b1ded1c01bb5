"""Who may see the page, and what they may do: under which names of this computer, and whether it is shared.

A page of somebody else can have its own name lead to this computer (DNS rebinding). Its readers' browsers
then take this server for that page's, and tell it all that is here. They do say the name; so the server, and
once more the page itself, hear only those that come under a name that is meant.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Final

import streamlit as st
from streamlit import config, net_util

from ..language import _
from ..resources import PAGE_CONFIG
from ..schema import keep_texts_plain

SHARED: Final = "SUMMIT_ATLAS_SHARED"
"""Set to anything but ``0``, it says that others than the owner use the page (docs/serving.md)."""
LOOPBACK: Final = ("localhost", "127.0.0.1", "::1")
_HOST: Final = re.compile(r"(?:\[(?P<six>[0-9A-Fa-f:.]+)\]|(?P<name>[^\[\]:/?#@\s]+))(?::[0-9]{1,5})?")
_KEPT: Final = frozenset({"runner", "client", "server.allowedHosts", "browser.gatherUsageStats"})
"""Settings that count from the next run or visit on, so that they can still be made once the server runs."""


def is_shared() -> bool:
    """Whether the page is served to others, who may do nothing that only this computer's owner may."""
    return os.environ.get(SHARED, "").strip() not in {"", "0"}


@cache
def keep_settings() -> None:
    """Make the settings of ``.streamlit/config.toml`` that nobody has made, wherever the page was started,
    and what else holds for the whole process.

    Streamlit reads that file from the current folder and from beside the script alone.
    """
    ask_nobody_for_addresses()
    keep_texts_plain()
    for name, value in settings(tomllib.loads(PAGE_CONFIG.read_text("utf-8"))).items():
        if (name in _KEPT or name.partition(".")[0] in _KEPT) and not config.is_manually_set(name):
            config.set_option(name, value, str(PAGE_CONFIG))


def ask_nobody_for_addresses() -> None:
    """Have Streamlit think that it knows the address by which the world sees this computer.

    It asks an outside service for it, in the thread that serves all readers, whenever a page of another
    origin knocks, and no setting keeps it from that. The one it is told here is allowed anyhow.
    """
    net_util._external_ip = net_util._external_ip or "127.0.0.1"


def settings(table: Mapping[str, Any], prefix: str = "") -> dict[str, Any]:
    """A table of settings as Streamlit names them: ``browser.gatherUsageStats``."""
    found: dict[str, Any] = {}
    for name, value in table.items():
        if isinstance(value, Mapping):
            found |= settings(value, f"{prefix}{name}.")
        else:
            found[f"{prefix}{name}"] = value
    return found


def admitted() -> bool:
    """Whether the reader came under a name that is meant; says why where not."""
    host = st.context.headers.get("Host")
    allowed = config.get_option("server.allowedHosts") or LOOPBACK
    if host is None or is_meant(host, allowed):  # no browser leaves it out
        return True
    st.error(_("This page is not served under this name."))
    st.text(
        _(
            "It was asked for as {asked}; it is served as {names}. Whoever runs it can add a "
            "name with the option --server.allowedHosts (docs/serving.md).",
            asked=host[:200],
            names=", ".join(allowed),
        )
    )
    return False


def is_meant(host: str, allowed: Iterable[str]) -> bool:
    """Whether a ``Host`` (``name:port``) is one of the names; ``*.example.org``: any below it, ``*``: any."""
    told = _HOST.fullmatch(host.strip())
    if told is None:
        return False
    name = (told["six"] or told["name"]).lower().rstrip(".")
    patterns = [one.strip().lower().rstrip(".") for one in allowed]
    return any(one in {"*", name} or (one.startswith("*.") and name.endswith(one[1:])) for one in patterns)
