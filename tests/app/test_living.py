"""A table at an address is offered to the owner alone, and is off."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from geo.app.guard import SHARED

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]


def test_what_a_project_says_of_how_its_table_came_is_plain_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SHARED, "")
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    strange = "![x](http://host.invalid/p.png)"
    names = ("address", "digest", "before", "since", "name")
    app.session_state["living"] = {**dict.fromkeys(names, ""), "when": strange, "note": strange}
    app.session_state["living_on"] = True
    app.run()
    said = [one.value for one in app.caption if "host" in one.value]
    assert len(said) == 1
    assert "![" not in said[0]


def test_the_owner_is_offered_the_switch_which_is_off_and_a_shared_page_has_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(SHARED, "")
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    switches = {one.label: one.value for one in app.toggle}
    assert switches["Ask for tables at addresses"] is False
    assert "Address" not in [one.label for one in app.text_input]
    monkeypatch.setenv(SHARED, "1")
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.session_state["living"] = {
        "address": "https://example.org/",
        "digest": "ab" * 32,
        "when": "",
        "note": "",
    }
    app.session_state["living_on"] = True
    app.run()
    assert not app.exception
    assert "Ask for tables at addresses" not in [one.label for one in app.toggle]
    assert "A table at an address" not in app.radio[0].options
