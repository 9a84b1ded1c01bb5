"""A pandas table or a list of records → the cells that the same table has as a file."""

from __future__ import annotations

import csv
import datetime as dt
import io
from decimal import Decimal
from pathlib import Path

import geopandas
import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import Point, box

from geo.errors import TableError
from geo.tables import frame_table, given_records, read_tables

CELLS = st.text(st.characters(codec="utf-8", categories=("L", "Nd", "Zs", "Po")), max_size=8).map(str.strip)


def cells(frame: pd.DataFrame) -> dict[str, list[str]]:
    return {name: column.tolist() for name, column in frame_table(frame, "table").cells.items()}


class TestFrame:
    def test_values_are_the_text_that_a_person_would_have_typed(self) -> None:
        frame = pd.DataFrame(
            {
                "day": pd.to_datetime(["2024-06-19", None, "2024-06-19 14:30"], format="ISO8601"),
                "old": [dt.date(1066, 10, 14), None, dt.date(800, 12, 25)],
                "year": [2024.0, float("nan"), 1999.0],
                "count": pd.array([3, None, 4], dtype="Int64"),
                "said": pd.Categorical(["held", None, "planned"]),
                "who": [("Ana", "Ben"), None, {"Cleo"}],
                "month": pd.PeriodIndex(["2024-05", "NaT", "2023-12"], freq="M"),
                "sure": [True, False, True],
            }
        )
        before = frame.copy(deep=True)
        assert cells(frame) == {
            "day": ["2024-06-19", "", "2024-06-19T14:30:00"],
            "old": ["1066-10-14", "", "0800-12-25"],
            "year": ["2024", "", "1999"],
            "count": ["3", "", "4"],
            "said": ["held", "", "planned"],
            "who": ["Ana\nBen", "", "Cleo"],
            "month": ["2024-05", "", "2023-12"],
            "sure": ["true", "false", "true"],
        }
        pd.testing.assert_frame_equal(frame, before)

    def test_an_index_that_says_something_is_a_column(self) -> None:
        frame = pd.DataFrame({"city": ["Oslo", "Rome"]}, index=pd.Index(["Ana", "Ben"], name="who"))
        assert cells(frame) == {"who": ["Ana", "Ben"], "city": ["Oslo", "Rome"]}
        assert cells(frame.rename_axis(None)) == {"index": ["Ana", "Ben"], "city": ["Oslo", "Rome"]}
        assert cells(frame.reset_index(drop=True)) == {"city": ["Oslo", "Rome"]}
        dated = frame.set_index(pd.to_datetime(["2024-05-01", "2024-05-02"]))
        assert cells(dated) == {"date": ["2024-05-01", "2024-05-02"], "city": ["Oslo", "Rome"]}
        both = frame.set_index(pd.MultiIndex.from_tuples([("Ana", 1), ("Ben", 2)], names=["who", None]))
        assert cells(both) == {"who": ["Ana", "Ben"], "city": ["Oslo", "Rome"]}

    def test_header_rows_are_one_and_columns_of_one_name_are_both_kept(self) -> None:
        rows = pd.DataFrame(
            [["Ana", "Oslo"]], columns=pd.MultiIndex.from_tuples([("who", ""), ("trip", "city")])
        )
        assert cells(rows) == {"who": ["Ana"], "trip city": ["Oslo"]}
        twice = pd.DataFrame([["Ana", "Ben"]], columns=["who", "who"])
        assert [one for column in cells(twice).values() for one in column] == ["Ana", "Ben"]

    def test_points_are_degrees_of_wgs84_whatever_they_were_measured_in(self) -> None:
        shapes = geopandas.GeoDataFrame(
            {"who": ["Ana", "Ben"]}, geometry=[Point(10.75, 59.91), None], crs="EPSG:4326"
        )
        found = cells(shapes.to_crs("EPSG:3857"))
        assert found.keys() == {"who", "lat", "lon"}
        assert [round(float(found[name][0]), 6) for name in ("lat", "lon")] == [59.91, 10.75]
        assert [found[name][1] for name in ("lat", "lon")] == ["", ""]

    def test_other_shapes_stay_text(self) -> None:
        shapes = geopandas.GeoDataFrame({"who": ["Ana"]}, geometry=[box(0, 0, 1, 1)], crs="EPSG:4326")
        assert cells(shapes)["geometry"][0].startswith("POLYGON")

    def test_rows_are_numbered_as_a_spreadsheet_shows_them(self) -> None:
        table = frame_table(pd.DataFrame({"who": ["Ana", None, "Ben"]}, index=[7, 8, 9]), "table")
        assert (table.file, table.rows.tolist()) == ("table", [2, 4])

    @pytest.mark.parametrize("frame", [pd.DataFrame(), pd.DataFrame({"who": [None, None]}).iloc[:, :0]])
    def test_nothing_is_refused_in_words(self, frame: pd.DataFrame) -> None:
        with pytest.raises(TableError, match="no records"):
            frame_table(frame, "table")

    def test_too_much_is_refused_before_it_is_copied(self) -> None:
        wide = pd.DataFrame([[0] * 1001])
        with pytest.raises(TableError, match="1 rows and 1,001 columns"):
            frame_table(wide, "table")

    @given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=6))
    def test_cells_of_text_are_those_of_the_same_table_in_a_file(self, rows: list[tuple[str, str]]) -> None:
        text = io.StringIO()
        csv.writer(text).writerows([("leader", "city"), ("Ana", "Oslo"), *rows])
        file = read_tables(Path("t.csv"), text.getvalue().encode())["reports"].cells
        frame = frame_table(pd.DataFrame([("Ana", "Oslo"), *rows], columns=["leader", "city"]), "t.csv").cells
        assert frame.to_dict("list") == file.to_dict("list")


class TestRecords:
    def test_paths_name_what_lies_within_and_values_are_as_in_a_frame(self) -> None:
        table = given_records([{"who": "Ana", "at": {"city": "Oslo"}, "day": dt.date(2024, 6, 19)}], "table")
        assert table.cells.to_dict("list") == {"who": ["Ana"], "at.city": ["Oslo"], "day": ["2024-06-19"]}

    def test_what_is_no_record_is_reported_and_the_rest_is_read(self) -> None:
        table = given_records([{"who": "Ana"}, "Ben"], "table")  # type: ignore[list-item]
        assert table.cells["who"].tolist() == ["Ana"]
        assert [(one.row, one.found) for one in table.problems] == [(3, "Ben")]

    def test_values_of_pandas_and_numpy_are_those_of_python_and_what_is_missing_is_empty(self) -> None:
        odd = {
            "nat": pd.NaT, "na": pd.NA, "nan": float("nan"), "int": np.int64(2024), "float": np.float32(1.5),
            "day": np.datetime64("2024-06-19"), "stamp": pd.Timestamp("2024-06-19"),
            "array": np.array(["a", "b"]),
            "series": pd.Series(["c"]), "bool": np.bool_(True), 7: "seven", "huge": 10**5000, "odd": Odd(),
            "signal": Decimal("sNaN"), "late": np.datetime64("12024-01-01", "s"),
        }  # fmt: skip
        cells = {name: column[0] for name, column in given_records([odd, {"nat": "x"}], "t").cells.items()}
        assert [cells[name] for name in ("nat", "na", "nan")] == [""] * 3
        assert [cells[name] for name in ("int", "float", "day", "stamp")] == [
            "2024",
            "1.5",
            "2024-06-19",
            "2024-06-19",
        ]
        assert [cells[name] for name in ("array", "series", "bool", "7")] == ["a\nb", "c", "true", "seven"]
        assert [cells[name] for name in ("huge", "odd")] == ["a int without text", "a Odd without text"]
        frame = frame_table(pd.DataFrame({name: [value, "x"] for name, value in odd.items()}), "t").cells
        assert frame["late"][0].startswith("12024-01-01")
        assert frame["int"][0] == "2024"

    def test_what_holds_itself_is_refused_in_words(self) -> None:
        record: dict[str, object] = {"who": "Ana"}
        record["self"] = record
        with pytest.raises(TableError, match="beyond all bounds"):
            given_records([record], "table")


class Odd:
    def __str__(self) -> str:
        raise RuntimeError("no text")


def test_moments_in_utc_are_told_for_the_day_on_the_spot_may_be_another() -> None:
    night = pd.to_datetime(["2024-05-01T23:30:00-04:00"])
    told = frame_table(pd.DataFrame({"day": night.tz_convert("UTC")}), "table")
    assert [(one.severity, one.column, one.found) for one in told.problems] == [
        ("note", "day", "times in UTC")
    ]
    there = frame_table(pd.DataFrame({"day": night.tz_convert("America/New_York")}), "table")
    assert (there.cells["day"][0][:10], there.problems) == ("2024-05-01", ())
