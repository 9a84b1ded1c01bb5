"""Whatever is typed into a table stands in its mended file."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from geo.export.mending import UNCHANGED, changed, mended, mended_csv
from geo.tables.reading import read_tables

RAW = read_tables(Path("mine.csv"), b"date,country,leaders\n2024-05-16,Cuba,A\n2024-05-17,Mali,B\n")[
    "reports"
]
TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc"), include_characters="\t\n"), max_size=20)
CELLS = st.dictionaries(st.sampled_from(["date", "country", "leaders"]), TEXT)


@given(st.dictionaries(st.integers(0, 1), CELLS), st.lists(CELLS, max_size=3), st.sets(st.integers(0, 1)))
def test_a_mended_file_says_what_was_typed(cells, added, deleted) -> None:
    deleted -= cells.keys()
    now = mended(RAW, changed(RAW, UNCHANGED, (2, 3), cells=cells, added=added, deleted=deleted))
    assert not RAW.cells.eq("").any().any()
    if now.cells.empty:
        return
    again = read_tables(Path("again.csv"), mended_csv(now))["reports"]
    assert again.cells.to_numpy().tolist() == now.cells.to_numpy().tolist()


@given(CELLS, CELLS)
def test_changes_in_one_go_and_one_after_the_other_are_the_same(first, second) -> None:
    start = changed(RAW, UNCHANGED, (2, 3), cells={0: first})
    assert changed(RAW, start, (2, 3), cells={0: second}) == changed(
        RAW, UNCHANGED, (2, 3), cells={0: first | second}
    )
