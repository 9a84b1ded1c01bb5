"""The frame that shows a map document on the page and stays alive across reruns."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st

_SCRIPT = Path(__file__).parent / "assets" / "app" / "frame.js"
_STYLE = """
.summit-atlas-frame {
  display: block; width: 100%; height: clamp(600px, calc(100vh - 230px), 900px); border: 0; border-radius: 6px;
}
@media (max-width: 640px) { .summit-atlas-frame { height: 900px; } }
"""


def map_frame(
    html: str,
    *,
    follow: str | None,
    days: tuple[int, int] | None,
    key: str,
    on_state: Callable[[], None],
) -> Any:
    """Show ``html`` and steer it: whom to follow, and the days of the range, inclusive.

    The document is sent to the browser's frame again only when its text changed; anything else
    reaches it as a message. When the reader changes leader or range inside the frame,
    ``on_state`` is called and ``st.session_state[key].state`` holds ``follow``, ``range``, ``digest``.
    """
    component = st.components.v2.component(
        "summit_atlas_frame", css=_STYLE, js=_SCRIPT.read_text(encoding="utf-8"), isolate_styles=False
    )
    return component(
        key=key,
        data={"html": html, "digest": digest(html), "follow": follow, "range": list(days) if days else None},
        on_state_change=on_state,
    )


def digest(html: str) -> str:
    """What tells one document from another."""
    return hashlib.sha256(html.encode("utf-8", "surrogatepass")).hexdigest()
