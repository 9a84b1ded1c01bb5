"""Files as strangers write them: what is right for each kind of fault, and for its relatives."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from geo.atlas import Atlas, read
from geo.cli.main import main
from geo.errors import TableError
from geo.export import export, format_of

from .strangers import (
    STRANGERS,
    case,
    countries,
    days,
    findings,
    gazetteer,
    leaders,
    near,
    places,
    rows,
    said,
    table,
)

pytestmark = pytest.mark.slow

LEFT = {"README.md", "47-one-article.export.CSV", "04-headerless.csv", "headerless.csv"}
READ = sorted(path.name for path in STRANGERS.iterdir() if path.name not in LEFT)


def written(value: Any, name: str = "trips.json") -> Atlas:
    """What is read of a value written as JSON."""
    return table(json.dumps(value, ensure_ascii=False), name=name)


TRIP = {
    "who": "Ada Quill (Spain)",
    "from": "2023-05-01",
    "to": "2023-05-03",
    "city": "Rome",
    "country": "Italy",
}


class TestAListInACell:
    def test_is_a_list_of_places(self) -> None:
        atlas = case("json_list_city.json")
        assert places(atlas) == ["Abu Dhabi AE", "Dubai AE", "Kyoto JP", "Tokyo JP"]
        assert len(findings(atlas, "lists")) == 1

    def test_each_item_may_hold_a_comma(self) -> None:
        trip = TRIP | {"city": ["Washington, D.C.", "Chicago"], "country": "United States"}
        assert places(written([trip])) == ["Washington US", "Chicago US"]

    def test_of_one_place_is_that_place(self) -> None:
        assert places(written([TRIP | {"city": ["Rome"]}, TRIP | {"city": ["Milan"]}])) == [
            "Rome IT",
            "Milan IT",
        ]

    def test_of_names_is_a_list_of_leaders(self) -> None:
        atlas = written([TRIP | {"who": ["Ada Quill (Spain)", "Bo Lund (Chile)"]}])
        assert leaders(atlas) == {"Ada Quill": "ES", "Bo Lund": "CL"}

    def test_in_delimited_text_too(self) -> None:
        row = 'Ada Quill (Spain),2023-05-01,2023-05-03,"[""Rome"", ""Milan""]",Italy'
        assert places(table(f"who,from,to,city,country\n{row}\n")) == ["Rome IT", "Milan IT"]


class TestAListWithinAnObject:
    def test_is_the_table_and_one_note_says_so(self) -> None:
        atlas = case("json_wrapped.json")
        assert places(atlas) == ["Israel IL"]
        assert days(atlas) == ["2026-02-25/2026-02-26"]
        assert len(findings(atlas, "records")) == 1

    def test_is_read_like_the_list_alone(self) -> None:
        wrapped, alone = case("19-wrapped-events.json"), case("19-html-description.json")
        assert places(wrapped) == places(alone)
        assert days(wrapped) == days(alone)
        assert len(findings(wrapped, "records")) == 1

    @pytest.mark.parametrize(
        "value",
        [
            {"count": 1, "results": [TRIP]},
            {"data": {"items": [TRIP]}},
            {"visits": [TRIP], "errors": []},
            {"meta": {"tags": ["a", "b"]}, "visits": [TRIP]},
            {"1": {"x": 1}, "liste": [TRIP]},
        ],
    )
    def test_whatever_stands_around_it(self, value: dict[str, Any]) -> None:
        assert places(written(value)) == ["Rome IT"]

    def test_of_two_lists_neither_is_taken_unasked(self) -> None:
        with pytest.raises(TableError) as refused:
            written({"past": [TRIP], "future": [TRIP | {"city": "Oslo", "country": "Norway"}]})
        assert "past" in str(refused.value)
        assert "future" in str(refused.value)


class TestMarkupInCells:
    def test_is_no_place_and_the_title_is(self) -> None:
        atlas = case("19-html-description.json")
        assert places(atlas) == ["Oxford GB", "Devizes GB", "Rouen FR"]
        assert days(atlas) == ["1205-12-24", "1206-01-18", "1199-07-01"]
        assert not any("<" in text for text in rows(atlas)["occasion"])

    @pytest.mark.parametrize(
        "markup",
        [
            "<p>Met the <b>mayor</b> of London.</p>",
            'See <a href="https://example.org/paris">Paris</a>',
            "Lunch &amp; talks<br/>then Rome",
            "<ul><li>Berlin</li><li>Vienna</li></ul>",
        ],
    )
    def test_of_other_tags_in_a_table(self, markup: str) -> None:
        cell = markup.replace('"', '""')
        lines = "".join(
            f'{place},2023-05-0{day},Ada Quill (Spain),"{cell}"\n'
            for day, place in enumerate(("Madrid", "Lisbon"), 1)
        )
        atlas = table(f"title,day of visit,traveller,description\n{lines}")
        assert places(atlas) == ["Madrid ES", "Lisbon PT"]


class TestGeojson:
    def test_gives_a_row_for_each_point_and_is_named_as_such(self) -> None:
        atlas = case("38-features.json")
        assert near(atlas) == [(40, 116)]
        assert days(atlas) == ["2024-05-16"]
        assert leaders(atlas) == {"Xi Jinping": "CN"}
        assert "GeoJSON" in str(findings(atlas, "records")[0])

    def test_our_own_export_is_read_back(self) -> None:
        atlas = case("h-a-headers.csv")
        again = read(
            Path("again.geojson"), export(atlas, format_of(Path("a.geojson"))), gazetteer=gazetteer()
        )
        assert sorted(days(again)) == sorted(days(atlas))
        assert sorted(countries(again)) == sorted(countries(atlas))
        assert set(leaders(again)) == set(leaders(atlas))

    def test_without_points_is_refused_in_words(self) -> None:
        line = {"type": "LineString", "coordinates": [[0, 0], [1, 1]]}
        feature = {"type": "Feature", "properties": {"date": "2024-05-16"}, "geometry": line}
        with pytest.raises(TableError, match="point"):
            written({"type": "FeatureCollection", "features": [feature]}, name="lines.geojson")

    def test_without_a_geometry_the_properties_are_a_row(self) -> None:
        properties = {"date": "2024-05-16", "city": "Rome", "leaders": "Ada Quill (Spain)"}
        feature = {"type": "Feature", "properties": properties, "geometry": None}
        assert places(written({"type": "FeatureCollection", "features": [feature]})) == ["Rome IT"]


class TestLinesOfTotals:
    def test_are_left_out_and_said(self) -> None:
        atlas = case("39-total-row.html")
        assert places(atlas) == ["Paris FR"]
        (note,) = findings(atlas, "set aside")
        assert "1 row: lines of totals" in str(note)

    @pytest.mark.parametrize(
        "line",
        [
            "Total,,,1 country",
            "Total: 1,,,",
            "Gesamt,,,1",
            "Totale,,,1",
            "Total général,,,1",
            "Итого,,,1",
            "Grand total,,,1 trip",
            "合计,,,1",
        ],
    )
    def test_in_other_languages_and_files(self, line: str) -> None:
        atlas = table(f"Leader,Country,City,Visit date\nAda Quill (Spain),Italy,Rome,2023-05-01\n{line}\n")
        assert places(atlas) == ["Rome IT"]
        assert leaders(atlas) == {"Ada Quill": "ES"}
        assert "lines of totals" in said(atlas)


class TestFlowsOfOneArticle:
    @pytest.fixture(autouse=True)
    def _own_cache(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home-cache"))

    def test_are_named_and_so_is_a_year_to_come(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        source = STRANGERS / "47-one-article.export.CSV"
        assert main(["flows", str(source), "-o", str(tmp_path / "x.csv")]) == 0
        told = capsys.readouterr().err
        assert "one article" in told
        assert "2099" in told

    def test_a_visit_or_two_a_day_are_not(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        lines = (STRANGERS / "47-one-article.export.CSV").read_text("utf-8").splitlines()[1:3]
        (tmp_path / "two.export.CSV").write_text("\n".join(lines) + "\n", "utf-8")
        assert main(["flows", str(tmp_path / "two.export.CSV"), "-o", str(tmp_path / "x.csv")]) == 0
        assert "one article" not in capsys.readouterr().err


class TestReadingBack:
    @pytest.mark.parametrize("name", READ)
    def test_a_table_exported_and_read_again_says_nothing_odd_that_it_did_not_say_before(
        self, name: str
    ) -> None:
        atlas = case(name)
        exported = export(atlas, format_of(Path("a.csv")))
        again = read(Path(f"{Path(name).stem}.csv"), exported, gazetteer=gazetteer())
        for kind in ("overlap", "speed", "coordinates", "elsewhere", "exchanged"):
            assert len(findings(again, kind)) <= len(findings(atlas, kind)), kind
        assert sorted(days(again)) == sorted(days(atlas))
        assert sorted(countries(again)) == sorted(countries(atlas))
        assert set(leaders(again)) == set(leaders(atlas))


class TestNoRowIsLost:
    @pytest.mark.parametrize("name", READ)
    def test_every_row_is_a_report_or_is_named(self, name: str) -> None:
        atlas = case(name)
        named = {row for one in atlas.problems for row in one.rows or (one.row,) if row is not None}
        reported = set(atlas.reports["row"])
        assert len(reported | (named - {1})) >= atlas.rows


def test_the_readme_names_every_file() -> None:
    told = (STRANGERS / "README.md").read_text("utf-8")
    assert [path.name for path in sorted(STRANGERS.iterdir()) if f"`{path.name}`" not in told] == [
        "README.md"
    ]
