"""Whatever the rows: DuckDB gives what plain Python gives, each row is counted once, and order is nothing."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.flow.codes import BASE, LAT, LON, columns
from geo.flow.flows import PERIODS, Engine, known_codes, open_engine
from tests.examples import examples
from tests.flow import reference as flow_reference
from tests.flow.rows import GENEVA, KYIV, UKRAINE, as_dict, line, made, place, shifted, write, write_parquet

pytestmark = pytest.mark.slow

ACTORS = st.sampled_from(["FRA", "UKR", "DEU", "CHE", "AFR", ""])
DAYS = st.one_of(
    st.integers(10, 16).map(lambda day: f"202405{day}"),
    st.sampled_from(["20240531", "20240601", "20240602", "", "20240231", "20231231", "20240101", "x"]),
)
PLACES = st.sampled_from(
    [
        *[KYIV] * 3,
        GENEVA,
        UKRAINE,
        place("0", "", "", "", ""),
        KYIV | {LAT: ""},
        KYIV | {LAT: "north"},
        GENEVA | {LON: "-180.5"},
    ]
)
CODES = st.sampled_from(["042", "043", "042", "043", "044", "036", "046", "190", "0421", "", "x"])
BASES = st.sampled_from([None, None, None, "042", "036", "x", ""])
ROME = place("4", "Rome, Lazio, Italy", "IT", "41.9", "12.4833")


@st.composite
def rows(draw: st.DrawFn) -> str:
    """A line; most of them tell of one of a few visits, on days close to each other."""
    base = draw(BASES)
    more = draw(PLACES) | ({} if base is None else {BASE: base})
    text = line(draw(CODES), draw(ACTORS), draw(ACTORS), draw(DAYS), **more)
    moved = shifted(text, draw(st.integers(0, 57)), draw(st.sampled_from([1, -1])))
    return draw(st.sampled_from([text] * 12 + [moved, text + "\t", text.rsplit("\t", 1)[0], "junk", ""]))


FILES = st.lists(st.lists(rows(), max_size=25), min_size=2, max_size=3)


@pytest.fixture(scope="module")
def duck() -> Iterator[Engine]:
    """One DuckDB for all examples."""
    with open_engine(memory="500MB") as engine:
        yield engine


def written(folder: str, files: list[list[str]]) -> Path:
    """A folder with these files; in each some good lines, so that none of them is a bad file."""
    for number, lines in enumerate(files):
        write(Path(folder) / f"{number}.csv", [*lines, *good(lines)])
    return Path(folder)


def good(lines: list[str]) -> list[str]:
    """More rows that are sound than there are of these, all of one visit."""
    return [line("043", "ITA", "JPN", **ROME)] * (len(lines) + 1)


@examples(20)
@given(
    files=FILES, by=st.sampled_from(PERIODS), codes=st.sampled_from([("042", "043", "044"), known_codes()])
)
def test_flows_are_what_plain_python_makes_of_the_rows(
    duck: Engine, files: list[list[str]], by: str, codes: tuple[str, ...]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        flows = made(duck, written(folder, files), by=by, codes=codes)
    others = [one for lines in files for one in good(lines)]
    expected, left_out = flow_reference.flows(
        [*others, *(one for lines in files for one in lines)], by, codes=codes
    )
    assert as_dict(flows) == expected
    assert flows.left_out == left_out
    assert flows.rows == len(others) + sum(bool(one) for lines in files for one in lines)


@examples(15)
@given(files=FILES, data=st.data())
def test_neither_the_order_of_rows_nor_their_files_change_anything(
    duck: Engine, files: list[list[str]], data: st.DataObject
) -> None:
    every = data.draw(st.permutations([one for lines in files for one in lines]))
    cut = data.draw(st.integers(0, len(every)))
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        flows = made(duck, written(one, files))
        again = made(duck, written(other, [every[:cut], every[cut:], *[[]] * (len(files) - 2)]))
    pd.testing.assert_frame_equal(flows.table, again.table)
    assert flows.left_out == again.left_out
    assert flows.rows == again.rows


@examples(15)
@given(lines=st.lists(rows(), max_size=25), codes=st.sampled_from([("042", "043", "044"), known_codes()]))
def test_a_table_of_the_same_rows_tells_the_same(
    duck: Engine, lines: list[str], codes: tuple[str, ...]
) -> None:
    complete = [one for one in [*lines, *good(lines)] if one.count("\t") == len(columns(58)) - 1]
    with tempfile.TemporaryDirectory() as folder:
        text = made(duck, write(Path(folder) / "a.csv", complete), codes=codes)
        table = made(duck, write_parquet(Path(folder) / "a.parquet", complete), codes=codes)
    pd.testing.assert_frame_equal(text.table, table.table)
    assert text.left_out == table.left_out
