"""For any table: what is exported is read back, is no formula, and lines are cut where they should be."""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from geo.atlas import build
from geo.dates.days import FIRST_DAY, LAST_DAY, DateSpan
from geo.dates.parsing import parse_date
from geo.dates.writing import edtf
from geo.export.formats import FORMATS, export
from geo.export.tables import csv_bytes, parquet_bytes, xlsx_bytes, zip_bytes
from geo.reports.loading import Dataset, load
from geo.sphere.antimeridian import cut
from geo.sphere.geodesy import great_circle
from geo.tables.guards import guarded, unguarded
from tests.build import gazetteer
from tests.examples import examples
from tests.property.strategies import REPORTS, as_csv

Write = Callable[[Dataset], bytes]
WRITERS: dict[str, Write] = {
    "csv": csv_bytes, "zip": zip_bytes, "xlsx": xlsx_bytes, "parquet": parquet_bytes
}  # fmt: skip
UNHEARD_OF = "\ufffe\uffff"
"""Two characters that no XML, and so no workbook, can hold."""
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters=UNHEARD_OF), max_size=40)
TRICKY = st.text(alphabet="'=+-@\t\r\n;,|\"a ＝", max_size=12)
CELLS = st.one_of(TEXTS, TRICKY)
FREE = ("meeting", "source", "venue", "country", "note", "occasion", "status")
NAMES = (*FREE, "date", "city", "leaders", "stop")
ROWS = st.fixed_dictionaries(
    dict.fromkeys(FREE, CELLS)
    | {
        "date": st.one_of(CELLS, st.dates().map(str), st.just("03/04/2024")),
        "city": st.just("Paris"),
        "leaders": st.one_of(CELLS, st.just("A (Russia); B (China)")),
        "stop": st.sampled_from(["", "1", "2"]),
    }
)
PLACE = st.tuples(st.floats(-90, 90), st.floats(-180, 180))
DAY = st.integers(FIRST_DAY, LAST_DAY)


def written(rows: list[dict[str, str]]) -> bytes:
    text = io.StringIO()
    writer = csv.DictWriter(text, NAMES)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


class TestTables:
    """read(write(x)) = x."""

    @given(rows=st.lists(ROWS, min_size=1, max_size=6))
    def test_any_text_is_read_back_as_it_was(self, rows: list[dict[str, str]]) -> None:
        dataset = load(Path("any.csv"), written(rows))  # once for all: reading takes far longer than writing
        left_out = ["file", "row", "date_text"]
        for name, write in WRITERS.items():
            found = load(Path(f"out.{name}"), write(dataset)).reports
            pd.testing.assert_frame_equal(
                dataset.reports.drop(columns=left_out), found.drop(columns=left_out), obj=name
            )

    @pytest.mark.slow
    @examples(15)
    @given(reports=st.lists(REPORTS, min_size=1, max_size=8))
    def test_any_meetings_are_read_back_the_same(self, reports: list[dict[str, object]]) -> None:
        atlas = build(load(Path("any.csv"), as_csv(reports)), gazetteer=gazetteer())
        for name in WRITERS:
            again = build(load(Path(f"out.{name}"), export(atlas, FORMATS[name])), gazetteer=gazetteer())
            for one, other in ((atlas.meetings, again.meetings), (atlas.travel.legs, again.travel.legs)):
                pd.testing.assert_frame_equal(one, other)
            assert atlas.leaders.equals(again.leaders)


class TestGuards:
    """A guarded text begins no formula, however it is divided, and says what it said."""

    @given(st.one_of(TRICKY, st.text()))
    def test_no_part_is_a_formula_and_the_guard_is_taken_away(self, text: str) -> None:
        safe = guarded(text)
        assert unguarded(safe) == text
        for part in [safe, *re.split("[;\t\r\n]", safe)]:
            assert not re.match("[=+@＝＋－＠-]", part)

    @given(st.text(st.characters(exclude_characters="=+-@＝＋－＠\t\r")))
    def test_other_texts_are_left_alone(self, text: str) -> None:
        assert guarded(text) == unguarded(text) == text


class TestDates:
    """A span written in EDTF is read back as the same span."""

    @given(DAY, st.integers(0, 4000), st.booleans(), st.booleans())
    def test_closed_spans(self, first: int, length: int, lasted: bool, approximate: bool) -> None:
        last = min(first + length, LAST_DAY)
        span = DateSpan(first, last, (lasted or first == last) and not approximate, approximate)
        assert parse_date(edtf(span)) == span

    @given(DAY, st.booleans(), st.booleans())
    def test_open_spans(self, day: int, starts: bool, approximate: bool) -> None:
        span = DateSpan(*((day, None) if starts else (None, day)), False, approximate)
        assert parse_date(edtf(span)) == span


class TestCut:
    """Pieces stay within ±180, meet on the antimeridian, and together are the line."""

    @given(PLACE, PLACE)
    @example((0.0, math.nextafter(180, 0)), (0.0, 0.0))
    @example((50.0, math.nextafter(180, 0)), (50.0, -170.0))
    @example((0.0, 180.0), (0.0, 0.0))
    def test_a_great_circle_in_pieces(
        self, origin: tuple[float, float], destination: tuple[float, float]
    ) -> None:
        line = great_circle(origin, destination)
        pieces = cut(line)
        assert all(-180 <= lon <= 180 for piece in pieces for _, lon in piece)
        for one, other in pairwise(pieces):
            assert one[-1][0] == other[0][0]
            assert (one[-1][1], other[0][1]) in ((180, -180), (-180, 180))
        joined = [point for piece in pieces for point in piece]
        kept = iter(joined)
        for lat, lon in line:  # every vertex is there, in order, but for whole turns
            assert any(a == lat and abs(math.remainder(b - lon, 360)) < 1e-9 for a, b in kept)
        steps = [abs(b[1] - a[1]) for piece in pieces for a, b in pairwise(piece)]
        assert sum(steps) == pytest.approx(turned(line), abs=1e-6)


def turned(line: list[tuple[float, float]]) -> float:
    """Degrees of longitude that a line passes."""
    return sum(abs(b[1] - a[1]) for a, b in pairwise(line))
