"""A frame that shows one of our documents on the page and stays alive across reruns."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import streamlit as st

_SCRIPT = Path(__file__).parent / "assets" / "app" / "frame.js"
_STYLE = """
.summit-atlas-frame { display: block; width: 100%; border: 0; border-radius: 6px; }
.summit-atlas-frame.map, .summit-atlas-frame.flows { height: clamp(600px, calc(100vh - 230px), 900px); }
.summit-atlas-frame.picker { height: 340px; }
@media (max-width: 640px) { .summit-atlas-frame.map, .summit-atlas-frame.flows { height: 1250px; } }
"""
_NAMES = "names"
_TITLES = {
    "map": "Map of the meetings, with a timeline to replay them",
    "flows": "Map of the flows, with a timeline to replay them",
    "picker": "Map with the point of one place, to be moved",
}


def frame(
    kind: str,
    html: str,
    wanted: dict[str, Any],
    *,
    report: tuple[str, ...],
    key: str,
    on_state: Callable[[], None],
) -> Any:
    """Show ``html``, a document of one of the kinds in ``_TITLES``, and post it what is ``wanted``.

    The document is sent to the browser's frame again only when its text changed; anything else
    reaches it as a message (``docs/replay.md``). When the reader changes one of the fields in
    ``report`` inside the frame, ``on_state`` is called and ``st.session_state[key].state`` holds
    what was changed and the document's ``digest``.
    """
    component = st.components.v2.component(
        "summit_atlas_frame", css=_STYLE, js=_SCRIPT.read_text(encoding="utf-8"), isolate_styles=False
    )
    return component(
        key=key,
        data={
            "kind": kind,
            "title": _TITLES[kind],
            "html": html,
            "digest": digest(html),
            "set": wanted,
            "report": list(report),
        },
        on_state_change=on_state,
    )


def chosen_names() -> str | None:
    """How the reader wants places written, on every map of this session; None: nothing chosen."""
    names: str | None = st.session_state.get(_NAMES)
    return names


def keep_names(state: Mapping[str, Any]) -> None:
    """Keep the choice that a map has told of, for its next document and for the other maps."""
    match state:
        case {"names": str() | None as names}:
            st.session_state[_NAMES] = names


def digest(html: str) -> str:
    """What tells one document from another."""
    return hashlib.sha256(html.encode("utf-8", "surrogatepass")).hexdigest()
