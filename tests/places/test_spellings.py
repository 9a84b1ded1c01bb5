"""Names a few edits away are those that comparing with each would give."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import process
from rapidfuzz.distance import OSA

from geo.places import spellings
from geo.places.spellings import Spellings

NAMES = st.lists(st.text("abcno ü北", min_size=1, max_size=14), max_size=60)


@given(NAMES, st.text("abcno ü北", min_size=1, max_size=14), st.integers(0, 3))
def test_the_nearest_are_those_of_comparing_with_every_name(names: list[str], key: str, edits: int) -> None:
    every = process.extract(key, names, scorer=OSA.distance, score_cutoff=edits, limit=5)
    expected = [(name, int(distance)) for name, distance, _ in every]
    found = Spellings(names)
    for _ in range(spellings._SELDOM + 2):  # before and after their letters are looked at
        assert found.near(key, edits) == expected


def test_few_names_are_compared_once_many_are_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    names = [f"{one}{two}{three}x" for one in "abcdefghij" for two in "klmnopqrst" for three in "uvwyz01234"]
    asked = Spellings(names)
    for _ in range(spellings._SELDOM):
        asked.near("akux", 1)
    compared: list[int] = []
    extract: Callable[..., object] = process.extract

    def counted(key: str, among: list[str], **options: object) -> object:
        compared.append(len(among))
        return extract(key, among, **options)

    monkeypatch.setattr(process, "extract", counted)
    assert ("akux", 0) in asked.near("akux", 1)
    assert compared[0] < len(names) / 10


def test_names_that_are_kept_take_little_more_memory_than_their_letters() -> None:
    names = [f"{number:06d}oslo" for number in range(20_000)]
    tracemalloc.start()
    before, _ = tracemalloc.get_traced_memory()
    kept = Spellings(str(name) for name in names)
    after, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert kept.near("000123oslo", 0) == [("000123oslo", 0)]
    assert after - before < 2 * sum(map(len, names))
