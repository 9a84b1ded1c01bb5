"""The desk of this session: its texts, the steps so far, and the table of what was taken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from secrets import token_hex
from typing import Any, Final

import streamlit as st

from ..desk import (
    COLUMNS,
    SOURCE_COLUMNS,
    Desk,
    Item,
    NotTakenError,
    cards_of,
    heard,
    items_of,
    rows_of,
    sources_of,
    written,
)
from ..prose import Reading
from .texts_made import ReadText
from .upload import Upload

STATE: Final = "texts_on_desk"
MOST_TOLD: Final = 200
"""Steps in one message at most: no hand makes more between two answers."""


@dataclass(frozen=True)
class OnDesk:
    """The desk, with what was read in its texts."""

    desk: Desk = field(default_factory=Desk)
    readings: tuple[Reading, ...] = ()
    follow: str = ""
    """For whom the last texts were read; empty: for the person most spoken of."""
    heard: int = 0
    """The number of the last step that the page told."""
    refused: str = ""
    """Why the last step was not made."""
    came: str = ""
    """The id of the row that the last step made, brought back or decided on; empty where there is none."""
    key: str = field(default_factory=lambda: f"desk {token_hex(8)}")

    def with_texts(self, read: Sequence[ReadText]) -> OnDesk:
        """The desk with more texts; every step made so far stands."""
        first = len(self.desk.texts)
        cards = [
            card
            for number, one in enumerate(read, start=first)
            for card in cards_of(number, one.reading, one.text.source)
        ]
        desk = replace(
            self.desk,
            texts=(*self.desk.texts, *(one.text for one in read)),
            cards=(*self.desk.cards, *cards),
        )
        return replace(
            self,
            desk=desk,
            readings=(*self.readings, *(one.reading for one in read)),
        )

    def told(self, message: Any) -> OnDesk:
        """The desk after the steps of a message that were not heard yet, in their order.

        A step that cannot be made is left out, and why is kept in ``refused``.
        """
        steps = message.get("steps") if isinstance(message, dict) else None
        state = self
        for step in steps[:MOST_TOLD] if isinstance(steps, list) else ():
            number = step.get("n") if isinstance(step, dict) else None
            if not isinstance(number, int) or isinstance(number, bool) or number <= state.heard:
                continue
            try:
                desk = heard(state.desk, step)
            except NotTakenError as error:
                state = replace(state, heard=number, refused=str(error), came="")
            else:
                state = replace(state, desk=desk, heard=number, refused="", came=desk.came(state.desk))
        return state

    @property
    def items(self) -> list[Item]:
        """What is in no row, of all texts."""
        return [
            item
            for number, reading in enumerate(self.readings)
            for item in items_of(number, reading, self.desk.standing_cards(number))
        ]


def on_desk() -> OnDesk | None:
    """The desk of this session; None while nothing was read."""
    state: OnDesk | None = st.session_state.get(STATE)
    return state


def keep(state: OnDesk | None) -> None:
    """Keep the desk for this session; None clears it away."""
    st.session_state[STATE] = state


def table_of(desk: Desk) -> list[Upload]:
    """What was taken, as files like those that a reader uploads; none where nothing was."""
    rows = rows_of(desk)
    if not rows:
        return []
    return [
        Upload("reports.csv", written(rows, COLUMNS).encode("utf-8", "replace")),
        Upload("sources.csv", written(sources_of(desk), SOURCE_COLUMNS).encode("utf-8", "replace")),
    ]


def table_taken() -> list[Upload]:
    """The table of this session's desk (``table_of``)."""
    state = on_desk()
    return table_of(state.desk) if state else []
