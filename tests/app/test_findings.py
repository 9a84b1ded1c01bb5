"""The table of findings: nothing of a table becomes markup, each in the words of the page."""

from __future__ import annotations

import pytest
import streamlit as st

from geo.app.findings import MOST, few, in_full, listed
from geo.errors import Problem
from geo.language import for_pages, phrase

SAID = for_pages(phrase("say it by --columns"), phrase("say it above the map"))


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    texts: list[str] = []
    monkeypatch.setattr(st, "html", texts.append)
    monkeypatch.setattr(st, "caption", texts.append)
    monkeypatch.setattr(
        st, "download_button", lambda *_, data, key, **__: texts.append(f"{key}\n{data().decode()}")
    )
    return texts


def test_what_a_table_holds_is_text_and_advice_is_for_the_page(shown: list[str]) -> None:
    problem = Problem("a.csv", 2, "date", "<script>x</script>", "a date", SAID, rows=(2, 3))
    listed([problem], "file")
    table, _ = shown
    assert "&lt;script&gt;" in table
    assert "<script>" not in table
    assert "say it above the map" in table
    assert "--columns" not in table + in_full(problem)
    assert "--columns" in str(problem)


def test_of_very_many_the_first_are_listed_and_the_file_has_all(shown: list[str]) -> None:
    listed([Problem("a.csv", row, None, "x", "y", "z") for row in range(MOST + 1)], "file")
    table, caption, file = shown
    assert table.count("<tr>") == table.count("</tr>") == MOST + 1
    assert "300" in caption
    name, _, *lines = file.splitlines()
    assert (name, len(lines)) == ("file", MOST + 1)  # what is said to be in the file is there


def test_many_rows_are_counted_and_few_are_named() -> None:
    assert few((2, 3)) == "2, 3"
    assert few(tuple(range(2, 1_002))).endswith("… (1,000 rows)")
