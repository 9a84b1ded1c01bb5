"""What people have at hand → the same atlas as the same table in a file; a question before a wrong map."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import geo
from geo.errors import ColumnsError, TableError
from geo.living.fetching import LOOPBACK
from geo.living.states import FOLDER
from tests.examples import examples
from tests.living.server import serving

ROWS = [
    {"leader": "Ana Nord (Norway)", "date": "2024-01-05", "city": "Paris", "country": "France"},
    {"leader": "Ana Nord (Norway)", "date": "2024-01-07", "city": "Rome", "country": "Italy"},
    {"leader": "Ben Sud (Chile)", "date": "2024-02-29", "city": "Oslo", "country": "Norway"},
    {"leader": "Ben Sud (Chile)", "date": "2024-05", "city": "", "country": "Japan"},
]
CITIES = st.sampled_from(["Paris", "Rome", "Oslo", "Astana", "Nowhere in particular", ""])
DAYS = st.dates().map(str) | st.sampled_from(["", "May 2024", "soon"])


def in_file(rows: list[dict[str, str]], folder: Path) -> geo.Atlas:
    text = io.StringIO()
    table = csv.DictWriter(text, list(rows[0]))
    table.writeheader()
    table.writerows(rows)
    path = folder / "table"
    path.with_suffix(".csv").write_text(text.getvalue(), encoding="utf-8")
    return geo.read(path.with_suffix(".csv"))


def told(atlas: geo.Atlas) -> list[Any]:
    tables = (atlas.meetings, atlas.legs, atlas.trips, atlas.places, atlas.problems.drop(columns="file"))
    return [table.astype("str").drop(columns="meeting", errors="ignore").to_dict("list") for table in tables]


class TestRead:
    def test_a_frame_records_and_a_file_give_the_same_tables(self, tmp_path: Path) -> None:
        file = told(in_file(ROWS, tmp_path))
        assert told(geo.read(ROWS)) == told(geo.read(pd.DataFrame(ROWS))) == file

    @examples(8)
    @given(st.lists(st.tuples(DAYS, CITIES), min_size=1, max_size=4))
    def test_so_they_do_with_gaps_and_what_is_no_date(
        self, tmp_path_factory: pytest.TempPathFactory, cells: list[tuple[str, str]]
    ) -> None:
        rows = [
            *ROWS,
            *({"leader": "Cleo (Mali)", "date": day, "city": city, "country": ""} for day, city in cells),
        ]
        assert told(geo.read(pd.DataFrame(rows))) == told(in_file(rows, tmp_path_factory.mktemp("table")))

    def test_leaders_beside_the_reports_are_read_too(self) -> None:
        reports = pd.DataFrame(
            [{"leaders": "Ana", "date": "2024-01-05", "city": "Paris", "country": "France"}]
        )
        atlas = geo.read(
            {"reports": reports, "leaders": [{"name": "Ana Nord", "country": "NO", "aliases": "Ana"}]}
        )
        assert (atlas.leaders["name"].tolist(), atlas.legs["origin"].tolist()) == (
            ["Ana Nord"],
            ["Oslo", "Paris"],
        )

    def test_columns_are_said_as_a_dict_or_as_a_question_has_it(self) -> None:
        frame = pd.DataFrame({"a": ["Ana (Norway)"], "b": ["Paris"], "c": ["2024-01-05"]})
        found = [
            geo.read(frame, columns=said).meetings
            for said in ({"leader": "a", "city": "b", "date": "c"}, "leader=a,city=b,date=c")
        ]
        assert found[0].to_dict("list") == found[1].to_dict("list")
        assert found[0]["point"].tolist() == ["Paris"]
        with pytest.raises(ColumnsError, match="write FIELD=COLUMN"):
            geo.read(frame, columns="leader")

    def test_what_the_rows_do_not_decide_is_asked_with_what_to_say(self) -> None:
        frame = pd.DataFrame({"Year": [2001, 2002] * 5, "Country": ["France", "Italy"] * 5})
        with pytest.raises(TableError, match="--columns") as asked:
            geo.read(frame)
        assert {one.kind for one in asked.value.problems} == {"question"}
        assert geo.read(frame, columns="leader==Ana (Norway)").meetings["leaders"].unique().tolist() == [
            "Ana"
        ]

    @pytest.mark.parametrize(
        "address", ["https://example.org/trips.csv", "s3://bucket/t.csv", "file:///t.csv"]
    )
    def test_an_address_is_refused_with_what_to_do(self, address: str) -> None:
        with pytest.raises(TableError, match="download the table"):
            geo.read(address)

    @pytest.mark.parametrize("given", [3, None, b"leader,date", {"leader": ["Ana"]}, {"Reports": ROWS}])
    def test_what_is_no_table_is_a_type_error_that_says_what_is(self, given: Any) -> None:
        with pytest.raises(TypeError, match="a pandas table, a list of dicts"):
            geo.read(given)

    def test_records_of_a_frame_give_what_the_frame_gives(self) -> None:
        frame = pd.DataFrame(ROWS).assign(date=pd.to_datetime(["2024-01-05", None, "2024-02-29", None]))
        assert told(geo.read(frame.to_dict("records"))) == told(geo.read(frame))

    def test_labels_of_columns_that_are_numbers_are_named_by_them(self) -> None:
        bare = pd.DataFrame([list(row.values()) for row in ROWS])
        atlas = geo.read(bare, columns={"leader": 0, "date": 1, "city": 2, "country": 3})
        assert atlas.meetings["point"].tolist()[:2] == ["Paris", "Rome"]

    @pytest.mark.parametrize("wrong", [{"columns": ["leader"]}, {"columns": 3}, {"profile": 3}], ids=str)
    def test_what_is_none_of_its_choices_is_a_type_error(self, wrong: dict[str, Any]) -> None:
        with pytest.raises(TypeError, match=r"got (list|int)"):
            geo.read(ROWS, **wrong)

    def test_a_path_that_leads_nowhere_is_said(self, tmp_path: Path) -> None:
        with pytest.raises(TableError, match="no such file"):
            geo.read(tmp_path / "none.csv")


class TestExplore:
    def test_columns_that_are_named_are_taken_and_the_look_is_the_map_s(self) -> None:
        frame = pd.DataFrame(ROWS).rename(columns={"leader": "x", "city": "y", "date": "z"})
        shown = geo.explore(frame, who="x", where="y", when="z", title="A <b>", projection="globe")
        assert shown.title == "A <b>"
        assert "A <b>" not in shown.to_html()
        assert "A &lt;b&gt;" in shown.to_html()


def test_a_table_at_an_address_is_asked_for_when_it_is_said_and_comes_again_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(LOOPBACK, "yes")
    monkeypatch.setenv(FOLDER, str(tmp_path / "kept"))
    rows = "leader,city,date\nAna (Norway),Oslo,2024-05-01\n"
    with serving() as shelf:
        address = shelf.put("/trips.csv", rows)
        with pytest.raises(TableError, match="say online=True"):
            geo.read(address)
        assert shelf.asked == []
        old = geo.read(address, online=True)
        shelf.put("/trips.csv", f"{rows}Ben (Italy),Rome,2024-05-02\n")
        new = geo.read(address, online=True)
    assert geo.read(address, as_of="2999").meetings.equals(new.meetings)
    assert new.changes_since(old)["what"].tolist() == ["new"]
    with pytest.raises(TypeError, match="this is a path"):
        geo.read("trips.csv", as_of="2024")
