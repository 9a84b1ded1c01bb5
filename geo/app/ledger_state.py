"""The table that this session writes by hand: plain values that outlast a run, and the table as files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Final

import streamlit as st

from ..export import mended_csv
from ..ledger import NAME, Ledger, Look, NotWrittenError, as_table, heard
from ..ledger import resume as resumed
from ..ledger import state as stated
from ..places import Gazetteer
from .upload import Upload

STATE: Final = "new_table"
_TURN, _FILES = "new_table_turn", "new_table_files"
MOST_TOLD: Final = 200
"""Steps in one message at most: no hand makes more between two answers."""
PARTS: Final = ("ask", "grid")
"""The two parts of the page that tell of steps, each with its own numbers."""


@dataclass(frozen=True)
class Writing:
    """The ledger, and where the person is in it."""

    ledger: Ledger = field(default_factory=Ledger)
    look: Look = field(default_factory=Look)
    heard: Mapping[str, int] = field(default_factory=lambda: dict.fromkeys(PARTS, 0))
    """The number of the last step that each part told."""
    refused: Mapping[str, str] = field(default_factory=lambda: dict.fromkeys(PARTS, ""))
    """Why the last step of a part was not made."""
    asked: int = 0
    """The id of the row whose place is being looked at; 0: none."""

    def state(self) -> dict[str, Any]:
        """All of it as values that JSON can hold."""
        return {
            "ledger": stated(self.ledger),
            "look": asdict(self.look),
            "heard": dict(self.heard),
            "refused": dict(self.refused),
            "asked": self.asked,
        }

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> Writing:
        """What ``state`` gave; raises ``NotWrittenError`` where the values are no such thing."""
        try:
            ledger, look = resumed(values["ledger"]), values["look"]
            asked = int(values["asked"])
            return cls(
                ledger,
                Look(int(look["first"]), str(look["words"]), bool(look["faulty"])),
                {part: int(values["heard"][part]) for part in PARTS},
                {part: str(values["refused"][part]) for part in PARTS},
                asked if any(row.id == asked for row in ledger.rows) else 0,
            )
        except (KeyError, TypeError, ValueError) as error:
            raise NotWrittenError("what was kept of this table cannot be read") from error

    def told(self, part: str, message: Any, gazetteer: Gazetteer) -> Writing:
        """The writing after the steps of a message that were not heard yet, in their order."""
        steps = message.get("steps") if isinstance(message, dict) else None
        now = self
        for step in steps[:MOST_TOLD] if isinstance(steps, list) else ():
            number = step.get("n") if isinstance(step, dict) else None
            if not isinstance(number, int) or isinstance(number, bool) or number <= now.heard[part]:
                continue
            try:
                now = replace(now._after(step, gazetteer), refused={**now.refused, part: ""})
            except NotWrittenError as error:
                now = replace(now, refused={**now.refused, part: str(error)})
            now = replace(now, heard={**now.heard, part: number})
        return now

    def _after(self, step: Mapping[str, Any], gazetteer: Gazetteer) -> Writing:
        match step.get("do"), step.get("row"):
            case "where", int(row):
                self.ledger.place_of(row)
                return replace(self, asked=row)
            case "back", _:
                return replace(self, asked=0)
        ledger = heard(self.ledger, step, gazetteer)
        gone = self.asked and not any(row.id == self.asked for row in ledger.rows)
        done = step.get("do") == "place" or gone
        return replace(self, ledger=ledger, asked=0 if done else self.asked)


def state() -> dict[str, Any] | None:
    """What this session writes as values that JSON can hold; None while nothing is written."""
    kept: dict[str, Any] | None = st.session_state.get(STATE)
    return kept


def resume(values: Mapping[str, Any] | None) -> None:
    """Go on with what ``state`` gave, or begin anew; raises ``NotWrittenError`` where it is no such thing."""
    kept = Writing.of(values).state() if values is not None else None
    for part in PARTS:  # what a part has told belongs to the table before
        st.session_state.pop(part_key(part), None)
    st.session_state[STATE] = kept
    st.session_state[_TURN] = turn() + 1


def turn() -> int:
    """How often this session has begun a table: parts of the page are told apart by it."""
    return int(st.session_state.get(_TURN, 0))


def part_key(part: str) -> str:
    """The name of a part of the page in the session."""
    return f"new table {part} {turn()}"


def writing() -> Writing:
    """What this session writes; a new one where there is none."""
    kept = state()
    return Writing() if kept is None else Writing.of(kept)


def keep(now: Writing) -> None:
    """Keep it for this session."""
    st.session_state[STATE] = now.state()


def table_of(ledger: Ledger) -> list[Upload]:
    """The table as a file like those that a reader uploads; none while no row has text."""
    table = as_table(ledger)
    return [Upload(f"{NAME}.csv", mended_csv(table))] if len(table.rows) else []


def table_written() -> list[Upload]:
    """The table that this session writes (``table_of``), made once for what stands in it."""
    kept = state()
    if kept is None or not kept["ledger"]["rows"]:
        return []
    made: tuple[dict[str, Any], list[Upload]] | None = st.session_state.get(_FILES)
    if made is None or made[0] is not kept:
        made = (kept, table_of(writing().ledger))
        st.session_state[_FILES] = made
    return made[1]
