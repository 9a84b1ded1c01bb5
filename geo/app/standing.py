"""The map as it stands when something of it is saved: it is asked then, and does not tell of every day."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from threading import Event
from typing import Any, Final

import streamlit as st

PATIENCE_S: Final = 20.0
"""A map that has not said by then how it stands is saved as it opens by itself."""
_KEY: Final = "standing"
_FOLDED_HERE: Final = "folded=list"
"""So the page shows its maps, which leaves room for what stands below; a file has room."""


@dataclass
class Question:
    """What the map of a session is asked when a button is pressed, and what it answered."""

    asked: str = ""
    """What tells the question from others; empty while there is none."""
    fragment: str = ""
    heard: Event = field(default_factory=Event)

    def ask(self) -> None:
        """Ask as soon as the page is drawn anew."""
        self.heard.clear()
        self.asked = secrets.token_hex(8)
        self.fragment = ""

    def hear(self, told: Mapping[str, Any]) -> None:
        """Take what a map answers (docs/embed.md), where it was asked."""
        answer = told.get("answer")
        if not self.asked or told.get("asked") != self.asked or not isinstance(answer, Mapping):
            return
        parts = str(answer.get("fragment", "")).removeprefix("#").split("&")
        self.asked = ""
        self.fragment = "&".join(part for part in parts if part != _FOLDED_HERE)
        self.heard.set()

    def answer(self) -> str:
        """How the map stands, as a fragment; empty where it did not say.

        For what makes a file when its button is pressed, which has a thread of its own: it waits.
        """
        self.heard.wait(PATIENCE_S)
        self.heard.clear()
        self.asked = ""
        return self.fragment


def question(page: str = "") -> Question:
    """The question to the map of this session on one page; without a name on that of whole tables."""
    found: Question = st.session_state.setdefault(f"{_KEY}{page and ' '}{page}", Question())
    return found
