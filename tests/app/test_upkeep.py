"""What the server does on the side for readers who left."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.runtime.state.common import WidgetMetadata
from streamlit.runtime.state.session_state import SessionState

from geo.app import upkeep


@dataclass
class _Session:
    """A session as Streamlit keeps one, of which a step may fail."""

    faulty: bool = False
    _session_state: Any = field(default_factory=SessionState)
    is_shut: bool = False

    def shutdown(self) -> None:
        self.is_shut = True
        if self.faulty:
            raise RuntimeError("a thread that is gone")


@dataclass
class _Kept:
    _data: dict[int, SimpleNamespace]

    def expire(self) -> None:
        self._data = {}


def _kept(*sessions: _Session) -> _Kept:
    return _Kept({number: SimpleNamespace(session=one) for number, one in enumerate(sessions)})


def _refuse(_: object) -> Any:
    raise TypeError("a list where a mapping should be")


def _with_a_message_of_a_wrong_type() -> _Session:
    session = _Session()
    widgets = session._session_state._new_widget_state
    widgets.set_widget_from_proto(WidgetState(id="editor", string_value="[]"))
    widgets.set_widget_metadata(WidgetMetadata("editor", _refuse, str, "string_value"))
    session._session_state["gazetteer"] = "large"
    return session


def test_a_message_of_a_wrong_type_keeps_no_session_from_being_let_go_of() -> None:
    sessions = [_Session(), _with_a_message_of_a_wrong_type(), _Session(faulty=True), _Session()]
    for one in sessions:
        one._session_state["table"] = "large"
    upkeep._forget(_kept(*sessions))
    assert all(one.is_shut for one in sessions)
    assert all(not one._session_state._keys() for one in sessions)


def test_all_are_shut_down_before_any_is_emptied(monkeypatch: pytest.MonkeyPatch) -> None:
    sessions = [_Session(), _Session()]
    seen: list[bool] = []
    monkeypatch.setattr(upkeep, "_empty", lambda _: seen.append(all(one.is_shut for one in sessions)))
    upkeep._forget(_kept(*sessions))
    assert seen == [True, True]
