"""Tabs of one browser with the same project: each hears at once when another one has changed it."""

from __future__ import annotations

from functools import cache
from typing import Final

import streamlit as st

from ..html import assets
from . import keeping

STYLE: Final = '[class*="st-key-tabs-"] { display: none; }'


def keep_within(within: str = "part") -> None:
    """``keeping.keep`` in a fragment: where there is something new to say of it, the whole page is drawn
    anew; other tabs hear of what was kept. ``within`` as of ``tell_tabs``: a fragment that keeps twice in one
    run names the second time."""
    before = _told()
    keeping.keep()
    if _told() != before:
        st.rerun()
    tell_tabs(within)


def tell_tabs(within: str) -> None:
    """Tell the browser's other tabs of what was kept last of the project; those that show an earlier state
    look at it anew, as with any step.

    ``within`` tells apart the places of the page that are drawn by themselves.
    """
    # Its place is there before a project is: what stands below would otherwise be made anew, and forget.
    place = st.container(key=f"tabs-place-{within}")
    found = keeping.held()
    if found is None or not found.number or found.trouble:
        return
    component = st.components.v2.component("summit_atlas_tabs", js=_script())
    with place:
        component(
            key=f"tabs-{within}",
            data={"number": found.number, "revision": found.revision},
            on_elsewhere_change=lambda: None,
        )


def _told() -> tuple[str, str]:
    found = keeping.held()
    return (found.number, found.trouble) if found else ("", "")


@cache
def _script() -> str:
    return assets.tabs_script()
