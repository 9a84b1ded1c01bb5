"""Work in step with the file: four times the table takes about four times as long, whatever it is made of."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from geo.atlas import read
from geo.errors import SummitAtlasError
from geo.tables import decoding, delimited, limits, markdown, read_tables, records
from tests.bench.hostile_files import KINDS

MORE = 4
MOST = 3 * MORE
"""Times as long that it may take at most: 16 would be quadratic, and a shared machine is not punctual."""
NOISE_S = 0.03
"""Seconds below which a time says nothing."""

CELLS = {kind: 2_400 for kind in KINDS if " in " in kind and KINDS[kind].size == 120_000} | {
    "spaces between two days": 2_400,
    "accents on one letter": 2_400,
    "words of other scripts": 2_400,
    "names of spaces": 2_400,
}
"""Kinds of one long cell, which is cut at 10,000 characters: these sizes lie below that, four times over."""
READ_WHOLE = {
    "a long header": 50_000,
    "a header of figures and spaces": 50_000,
    "a long title": 50_000,
    "offices that look alike": 60,
    "leaders that look alike": 700,
    "leaders of many names": 700,
    "disputes of one meeting": 500,
    "rows of one meeting": 700,
    "faulty dates": 300,
    "venues of one word each": 200,
    "venues of one country": 200,
    "stays of one leader on one day": 700,
    "columns of one name": 60,
    "columns to choose from": 60,
    "lines that are no JSON": 2_000,
    "a zip of many tables": 5,
}
"""Kinds that everything behind the reader of the file has to bear, too."""
READ_RAW = {
    "a run of letters in an old code page": 30_000,
    "accents of an old code page": 60_000,
    "quotes that never close": 20,
    "quotes in the middle of cells": 50_000,
    "tables in tables": 60_000,
    "marks that are no table": 60_000,
    "a mark that never ends": 60_000,
    "attributes of one mark": 60_000,
    "comments that never end": 60_000,
    "footnote marks": 5_000,
    "elements without text": 40_000,
    "rules without tables": 60_000,
    "keys of which one is doubled": 20_000,
    "lists of lists in objects": 10_000,
    "records in a record": 3_000,
    "digits of one number": 200_000,
}
"""Kinds that only the reader of the file itself sees."""


def seconds(made: Callable[[int], bytes], size: int, read_it: Callable[[bytes], object]) -> float:
    """Processor seconds, the least of two runs; a refusal in words is an answer, too."""
    content = made(size)
    taken = []
    for _ in range(2):
        start = time.process_time()
        with suppress(SummitAtlasError):
            read_it(content)
        taken.append(time.process_time() - start)
    return min(taken)


def assert_in_step(kind: str, size: int, read_it: Callable[[Path, bytes], object]) -> None:
    """Four times the size takes at most twelve times as long, what every table takes left out."""
    table = KINDS[kind]
    path = Path(f"table{table.ending}")
    least, small, large = (
        seconds(table.made, times * size, lambda content: read_it(path, content)) for times in (0, 1, MORE)
    )
    assert large - least <= MOST * max(small - least, NOISE_S)


@pytest.fixture(scope="module", autouse=True)
def warm() -> None:
    """What is loaded and kept for all tables is not counted with the first."""
    read(Path("table.csv"), KINDS["commas in a city"].made(100))


@pytest.mark.slow
@pytest.mark.parametrize("kind", CELLS)
def test_a_long_cell_takes_time_in_step_with_its_length(kind: str) -> None:
    assert_in_step(kind, CELLS[kind], read)


@pytest.mark.slow
@pytest.mark.parametrize("kind", READ_WHOLE)
def test_a_table_takes_time_in_step_with_its_size(kind: str) -> None:
    assert_in_step(kind, READ_WHOLE[kind], read)


@pytest.mark.slow
@pytest.mark.parametrize("kind", READ_RAW)
def test_a_file_takes_time_in_step_with_its_size(kind: str) -> None:
    assert_in_step(kind, READ_RAW[kind], read_tables)


@pytest.mark.parametrize(
    "kind",
    [
        "a dictionary of Parquet",
        "cells in the last column of a sheet",
        "a shared string",
        "a spreadsheet that repeats a text",
        "a spreadsheet that repeats a space",
        "keys of their own in each record",
        "a long cell that spans",
        "pipes in delimited text",
        "pipes in one line",
        "rows of a page without cells",
        "elements without text",
        "empty records",
        "empty lists in a record",
        "a zip of one large table",
        "lines of one comma",
    ],
)
def test_what_stands_for_gigabytes_is_refused_in_words(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("MAX_CELLS", "MAX_CHARACTERS", "MAX_ROWS", "MAX_MARKS", "MAX_VALUES", "MAX_IN_A_ROW"):
        smaller = getattr(limits, name) // 100  # the same at a hundredth, so that the test is not dear itself
        for module in list(_modules()):
            if hasattr(module, name):
                monkeypatch.setattr(module, name, smaller)
    table = KINDS[kind]
    size = table.size if table.size < 200_000 else table.size // 50
    with pytest.raises(SummitAtlasError, match=r"more than|at most"):
        read_tables(Path(f"table{table.ending}"), table.made(size))


def _modules() -> Iterator[object]:
    from geo.tables import nested, parquet, raw, webpage, workbook, xmlfile

    yield from (
        limits,
        decoding,
        delimited,
        markdown,
        nested,
        parquet,
        raw,
        records,
        webpage,
        workbook,
        xmlfile,
    )


@pytest.mark.parametrize(
    ("module", "name", "line"),
    [
        (delimited, "t.csv", "\n"),
        (delimited, "t.csv", "2024-05-16,Oslo,Xi\n"),
        (markdown, "t.md", "|\n"),
        (records, "t.jsonl", "\n"),
    ],
)
def test_no_line_is_looked_at_beyond_the_first_row_too_many(
    module: object, name: str, line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked = 0

    def counted_lines(text: str, start: int = 0) -> Iterator[str]:
        nonlocal looked
        for one in decoding.lines_of(text, start):
            looked += 1
            yield one

    monkeypatch.setattr(limits, "MAX_ROWS", 1_000)
    monkeypatch.setattr(module, "lines_of", counted_lines)
    head = {
        "t.csv": "date,city,leaders\n",
        "t.md": "|date|city|\n|---|---|\n",
        "t.jsonl": '{"date":"2024-05-16","city":"Oslo"}\n',
    }[name]
    with pytest.raises(SummitAtlasError, match="more than 1,000 rows"):
        read_tables(Path(name), (head + line * 50_000).encode())
    assert looked <= 1_005
