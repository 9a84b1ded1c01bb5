"""A frame that shows one of our documents on the page and stays alive across reruns."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import streamlit as st
from streamlit import config, runtime

from ..html import assets
from ..html.projections import PROJECTIONS
from ..language import N_, _, spoken

_STYLE = """
.summit-atlas-frame { display: block; width: 100%; border: 0; border-radius: 6px; }
.summit-atlas-frame:is(.map, .flows, .story, .leaving) { height: clamp(600px, calc(100vh - 160px), 900px); }
div:has(> .summit-atlas-frame.leaving) { position: relative; }
.summit-atlas-frame.coming { position: absolute; inset: 0; opacity: 0; }
.summit-atlas-frame.picker { height: 340px; }
.summit-atlas-frame.where { height: 300px; }
@media (max-width: 640px) {
  .summit-atlas-frame:is(.map, .flows, .was-map) { height: 1250px; }
  .summit-atlas-frame:is(.map, .flows) { width: 100vw; margin-inline: calc(50% - 50vw); border-radius: 0; }
}
"""
_CHOSEN: Final[dict[str, Any]] = {
    "names": None,
    "countries": "none",
    "beside": "all",
    "folded": "list",
    "projection": None,
    "centre": None,
}
"""What the reader chooses on the maps themselves, and what holds without a choice."""
SHARED: Final = ("names", "projection", "centre")
"""What of it holds for every map."""
_TITLES = {
    "map": N_("Map of the meetings, with a timeline to replay them"),
    "story": N_("Story with its map"),
    "flows": N_("Map of the flows, with a timeline to replay them"),
    "where": N_("Small map with the places that may be meant"),
    "picker": N_("Map with the point of one place, to be moved"),
}
_KIND = "application/gzip"
"""What a document is served as: never as a page, so that opened by its address it is a file, and runs nowhere
but in our frame. Of other kinds the server would pack each anew for every reader."""


@dataclass(frozen=True)
class Document:
    """One of our documents as the browser gets it."""

    packed: bytes
    """Its text by gzip: a third of it, for every session that holds one."""
    digest: str
    """What tells one document from another: SHA-256 of its text, in hexadecimal."""

    @classmethod
    def of(cls, html: str) -> Document:
        """The document of a text."""
        content = html.encode("utf-8", "surrogatepass")
        return cls(gzip.compress(content, mtime=0), hashlib.sha256(content).hexdigest())

    @property
    def text(self) -> str:
        """What it was made of."""
        return gzip.decompress(self.packed).decode("utf-8", "surrogatepass")


def frame(
    kind: str,
    document: Document,
    wanted: dict[str, Any],
    *,
    report: tuple[str, ...],
    key: str,
    on_state: Callable[[], None],
    ask: str = "",
    once: Mapping[str, Any] | None = None,
    grows: bool = False,
) -> Any:
    """Show a document of one of the kinds in ``_TITLES``, and post it what is ``wanted``, and the language.

    The browser gets the document by its address, and only when its digest is another; anything else
    reaches it as a message (``docs/replay.md``). When the reader changes one of the fields in
    ``report`` inside the frame, ``on_state`` is called and ``st.session_state[key].state`` holds
    what was changed and the document's ``digest``.

    With another ``ask`` than before the document is asked what it shows: ``on_state`` is called, and the
    state has its ``answer`` and what was ``asked``. ``once`` (``id`` and ``set``) is posted a single time,
    whatever the reader has changed since. A document that ``grows`` stays in sight until the next one can be
    seen, which looks where its reader made it look.
    """
    component = st.components.v2.component(
        "summit_atlas_frame", css=_STYLE, js=_script(), isolate_styles=False
    )
    state = st.session_state.get(key) or {}
    missing = (state.get("state") or {}).get("missing") == document.digest
    return component(
        key=key,
        data={
            "kind": kind,
            "title": _(_TITLES[kind]),
            "url": _served(document, key),
            "digest": document.digest,
            "set": wanted | {"language": spoken()},
            "report": list(report),
            **({"ask": ask} if ask else {}),
            **({"once": dict(once)} if once else {}),
            **({"grows": True} if grows else {}),
            # It comes at once where its address leads nowhere, as between servers that share their readers,
            # and where it is not unpacked.
            **({"html": document.text} if missing else {}),
        },
        on_state_change=on_state,
    )


def _served(document: Document, key: str) -> str:
    """The address of the document on this server, kept there for as long as a session shows it.

    Streamlit tells large files apart by samples and their names; the digest in the name tells all of them.
    """
    return served(document.packed, _KIND, key, document.digest)


def served(content: bytes, kind: str, key: str, name: str = "") -> str:
    """The address of content of this kind (a media type) on this server, kept there for as long as the
    session shows it under ``key``; empty where there is no server."""
    if not runtime.exists():
        return ""
    files = runtime.get_instance().media_file_mgr
    path = files.add(content, kind, f"summit-atlas {key}", file_name=name or None)
    base = str(config.get_option("server.baseUrlPath")).strip("/")
    return f"/{base}{path}" if base else path


@cache
def _script() -> str:
    return assets.frame_script()


def chosen(*names: str) -> dict[str, Any]:
    """How the reader wants the maps of this session: places written (``names``), ``countries`` coloured, what
    is seen ``beside`` them, what is ``folded``, the ``projection`` and its ``centre``.

    What no map has told of is as usual.
    """
    kept: dict[str, Any] = st.session_state.get("chosen_on_maps", {})
    return {name: kept.get(name, _CHOSEN[name]) for name in names}


def keep_chosen(state: Mapping[str, Any]) -> None:
    """Keep the choices that a map has told of, for its next document and for the other maps."""
    told = {name: state[name] for name in _CHOSEN if name in state and _may_be(name, state[name])}
    st.session_state["chosen_on_maps"] = st.session_state.get("chosen_on_maps", {}) | told


def _may_be(name: str, value: object) -> bool:
    if name == "projection":
        return value is None or value in PROJECTIONS
    if name == "centre":
        return value in (None, "seat") or (isinstance(value, int | float) and not isinstance(value, bool))
    return isinstance(value, str | None)
