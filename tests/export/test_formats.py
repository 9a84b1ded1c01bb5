"""``python -m geo export`` as a person calls it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from geo.cli.main import main
from geo.export.formats import FORMATS, ExportError, format_of


def export(*arguments: str | Path) -> int:
    return main(["export", *map(str, arguments)])


@pytest.mark.parametrize("name", FORMATS)
def test_the_ending_says_the_format_and_what_is_written_is_said(
    name: str, seed_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / f"out.{name}"
    assert export(seed_folder, "-o", out, "--follow", "Orban") == 0
    assert out.stat().st_size > 500
    said = capsys.readouterr()
    assert said.out == ""
    assert f"wrote {out}: {FORMATS[name].title}" in said.err


def test_leader_and_days_are_chosen_as_for_the_map(seed_folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.geojson"
    span = ("--from", "2024-05-07", "--to", "2024-07-10")
    assert export(seed_folder, "-o", out, "--follow", "Putin", *span) == 0
    said = [one["properties"] for one in json.loads(out.read_text("utf-8"))["features"]]
    assert sum(one["kind"] == "meeting" and one["status"] == "held" for one in said) == 21


@pytest.mark.parametrize("name", ["out.shp", "out", "out.html"])
def test_another_ending_is_a_wrong_call_that_names_what_is_allowed(
    name: str, seed_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert export(seed_folder, "-o", tmp_path / name) == 2
    said = capsys.readouterr().err
    assert name in said
    assert ".geojson, .kml, .ics, .csv, .zip, .xlsx, .parquet" in said
    assert not (tmp_path / name).exists()


def test_a_named_format_goes_before_the_ending(seed_folder: Path, tmp_path: Path) -> None:
    assert export(seed_folder, "-o", tmp_path / "out.json", "--format", "GeoJSON") == 0
    assert json.loads((tmp_path / "out.json").read_text("utf-8"))["type"] == "FeatureCollection"
    assert export(seed_folder, "-o", tmp_path / "out.csv", "--format", "shp") == 2
    with pytest.raises(ExportError, match="expected one of geojson"):
        format_of(Path("x.csv"), "shp")


def test_a_table_is_never_replaced_not_even_by_itself(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "mine.csv"
    table.write_text("date,country,leaders\n2024-05-16,China,A (Russia)\n", "utf-8")
    before = table.read_bytes()
    assert export(table, "-o", table) == 1
    assert "choose another name or remove it" in capsys.readouterr().err
    assert table.read_bytes() == before


@pytest.mark.slow
def test_what_this_program_made_is_made_again_but_for_tables_that_were_worked_on(
    seed_folder: Path, tmp_path: Path
) -> None:
    for name in FORMATS:
        out = tmp_path / f"out.{name}"
        assert [export(seed_folder, "-o", out), export(seed_folder, "-o", out)] == [0, 0], name
        changed = export(seed_folder, "-o", out, "--follow", "Orban")
        assert changed == (0 if FORMATS[name].mark else 1), name


def test_a_stranger_s_file_is_left_alone(seed_folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "theirs.geojson"
    out.write_text('{"type": "FeatureCollection", "features": []}', "utf-8")
    assert export(seed_folder, "-o", out) == 1
    assert out.read_text("utf-8").endswith('"features": []}')


@pytest.mark.parametrize(
    ("arguments", "status"),
    [(("--follow", "Nobody"), 2), (("--from", "soon"), 2), (("--from", "2024", "--to", "2020"), 2)],
)
def test_a_wrong_choice_writes_nothing(
    arguments: tuple[str, ...], status: int, seed_folder: Path, tmp_path: Path
) -> None:
    assert export(seed_folder, "-o", tmp_path / "out.kml", *arguments) == status
    assert list(tmp_path.iterdir()) == []


def test_a_table_with_faults_is_exported_as_far_as_it_goes_with_status_1(tmp_path: Path) -> None:
    table = tmp_path / "mine.csv"
    table.write_text("date,country,leaders\n31/02/2009,China,A (Russia)\n", "utf-8")
    assert export(table, "-o", tmp_path / "out.ics") == 1
    assert "BEGIN:VJOURNAL" in (tmp_path / "out.ics").read_text("utf-8")
