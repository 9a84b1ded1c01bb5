"""Questions about columns that are half answered: what was chosen before the table is read so."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import streamlit as st

_ANSWERED: Final = "columns_answered"
"""Under this name the session has the answers of one table: its key, and field → what was chosen."""
_FIELDS: Final = ("column ", "text ", "whose ")
"""How the names of such fields begin; each ends in the key of its table."""
_MOST, _LONGEST = 100, 10_000


def answered(key: str, name: str) -> None:
    """Note what the field of this name now holds; ``key``: that of the table it asks about."""
    known = _of(key)
    st.session_state[_ANSWERED] = (key, {**known, name: st.session_state[name]})


def answers(key: str) -> dict[str, Any] | None:
    """What was chosen for this table, by the names of the fields without its key; None where nothing was."""
    return {name.removesuffix(key): value for name, value in _of(key).items()} or None


def answers_read(plain: Any) -> dict[str, str | None]:
    """What ``answers`` gave; raises ``ValueError`` where it is no such thing."""
    if not isinstance(plain, dict) or len(plain) > _MOST:
        raise ValueError("a table of answers was expected")
    for name, value in plain.items():
        if not name.startswith(_FIELDS) or not (value is None or isinstance(value, str)):
            raise ValueError("answers to questions about columns were expected")
        if len(name) > _LONGEST or len(value or "") > _LONGEST:
            raise ValueError("an answer is too long")
    return dict(plain)


def answer_again(key: str, said: Mapping[str, str | None]) -> None:
    """Have the fields hold what was chosen for this table; before they are drawn, as Streamlit wants it."""
    named = {f"{name}{key}": value for name, value in said.items()}
    for name, value in named.items():
        st.session_state[name] = value
    st.session_state[_ANSWERED] = (key, named)


def _of(key: str) -> dict[str, Any]:
    found: tuple[str, dict[str, Any]] = st.session_state.get(_ANSWERED) or ("", {})
    return found[1] if found[0] == key else {}
