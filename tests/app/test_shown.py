"""What is shown of a table is there once, however many look at it, and goes with the last of them."""

from __future__ import annotations

import gc
import weakref
from typing import Any

import pytest
import streamlit as st

from geo.app.shown import NOTHING, Shown, opened_aside, shown_aside
from geo.app.upload import Upload
from geo.atlas import Atlas
from geo.dates import today
from geo.language import speaking

TABLE = (
    b"date,city,country,leaders\n2024-05-16,Beijing,China,A (Russia)\n2024-06-19,Hanoi,Vietnam,A (Russia)\n"
)


def looked_at(content: bytes = TABLE, told: dict[str, Any] | None = None) -> Shown:
    """What one more session holds of this table."""
    opened = opened_aside([Upload("t.csv", content)], st.empty())
    return shown_aside(opened, told or NOTHING, None, st.empty(), None, today())


@pytest.fixture(autouse=True)
def _as_an_owner(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SUMMIT_ATLAS_SHARED", raising=False)


def test_the_same_file_of_two_readers_is_there_once() -> None:
    one, other = looked_at(), looked_at()
    assert one is other
    assert one is not looked_at(TABLE + b"\n2024-07-01,Minsk,Belarus,A (Russia)\n")


def test_what_a_reader_says_of_a_table_is_shown_to_nobody_else() -> None:
    plain = looked_at()
    said = looked_at(told={"corrections": plain.dataset.corrections})
    assert said is not plain
    assert looked_at() is plain


def test_readers_of_two_languages_share_no_findings() -> None:
    with speaking("fr"):
        french = looked_at()
    assert french is not looked_at()


def test_a_table_goes_with_the_last_who_looks_at_it() -> None:
    shown = looked_at()
    gone = weakref.ref(shown), weakref.ref(shown.opened)
    del shown
    gc.collect()
    assert [one() for one in gone] == [None, None]


def test_what_is_made_of_an_atlas_is_made_once_for_all() -> None:
    shown, made = looked_at(), []

    def count(atlas: Atlas, factor: int) -> int:
        made.append(factor)
        return len(atlas.meetings) * factor

    assert [shown.once(count, factor) for factor in (1, 2, 1, 2)] == [2, 4, 2, 4]
    assert made == [1, 2]
