"""The command line as a person calls it: its output and its exit status, of a process too."""

from __future__ import annotations

import base64
import contextlib
import io
import json
import os
import re
import subprocess
import sys
import zlib
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from geo.cli.main import main
from geo.html.projections import FROM_SEAT

ROOT = Path(__file__).resolve().parents[2]
HOSTILE = ("</script><img src=x onerror=alert(1)>", "${alert(1)}", "{{ 7*7 }}", "=HYPERLINK(1)")


def process(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run ``python -m geo`` and return what it said."""
    command = [sys.executable, "-m", "geo", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)


def geo(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """The same in this process, where it is not the process that matters: to start one takes a second."""
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _ in range(2))
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = within(*arguments)
    said = (stream.buffer.getvalue().decode() for stream in (out, err))  # type: ignore[attr-defined]
    return subprocess.CompletedProcess(arguments, status, *said)


def within(*arguments: str | Path) -> int:
    """The exit status of the same call in this process, for the many calls that differ in one point."""
    try:
        return main([*map(str, arguments)])
    except SystemExit as stopped:
        return int(str(stopped.code))


def carried(file: Path) -> Any:
    """The replay document that a map document carries."""
    found = re.search(r'id="summit-atlas-replay">([^<]*)<', file.read_text("utf-8"))
    assert found
    return json.loads(zlib.decompress(base64.b64decode(found.group(1))))


def test_trips_prints_the_figures_as_json(seed_folder: Path) -> None:
    ran = process(
        "trips",
        seed_folder,
        "--follow",
        "Vladimir Putin",
        "--from",
        "2024-05-07",
        "--to",
        "2024-07-10",
        "--json",
    )
    assert ran.returncode == 0, ran.stderr
    found = json.loads(ran.stdout)
    assert list(found) == [
        "leader",
        "from",
        "to",
        "meetings",
        "made",
        "hosted",
        "third",
        "domestic",
        "foreign_visits",
        "countries",
        "trips_abroad",
        "days_abroad",
        "distance_km",
        "vague_km",
        "legs",
        "disagreements",
        "unplaced",
        "undated",
        "by_month",
        "by_country",
        "by_counterpart",
        "by_year",
        "reciprocity",
        "gaps",
        "compared",
    ]
    assert [found[name] for name in ("meetings", "made", "hosted", "third")] == [21, 6, 9, 6]


def test_trips_takes_an_alias_and_speaks_to_people_too(seed_folder: Path) -> None:
    ran = geo("trips", seed_folder, "--follow", "Modi")
    assert ran.returncode == 0
    assert "Narendra Modi" in ran.stdout
    assert "New Delhi → Kremlin, Moscow" in ran.stdout


def test_a_range_may_be_given_in_months(seed_folder: Path) -> None:
    ran = geo("trips", seed_folder, "--follow", "Putin", "--from", "2024-05", "--to", "2024-05", "--json")
    found = json.loads(ran.stdout)
    assert (found["from"], found["to"]) == ("2024-05-01", "2024-05-31")


def test_map_of_everyone_follows_nobody(seed_folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "map.html"
    assert within("map", seed_folder, "-o", target, "--everyone") == 0
    assert "<title>Who met whom</title>" in target.read_text("utf-8")
    assert within("map", seed_folder, "-o", target, "--everyone", "--follow", "Xi Jinping") == 2


def test_map_opens_with_the_countries_asked_for(
    seed_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "map.html"
    assert within("map", seed_folder, "-o", target, "--countries", "made", "--beside", "nothing") == 0
    document = carried(target)
    assert (document["countries"], document["beside"]) == ("made", "nothing")
    assert within("map", seed_folder, "-o", tmp_path / "other.html", "--countries", "visits") == 2
    said = capsys.readouterr().err
    assert "visits" in said
    assert "hosted" in said
    assert not (tmp_path / "other.html").exists()


@pytest.mark.slow
def test_map_twice_writes_the_same_bytes(seed_folder: Path, tmp_path: Path) -> None:
    for name in ("one.html", "two.html"):
        assert process("map", seed_folder, "-o", tmp_path / name).returncode == 0
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "two.html").read_bytes()
    assert (tmp_path / "one.html").stat().st_size <= 700_000


def test_map_never_replaces_a_table(tmp_path: Path) -> None:
    table = tmp_path / "reports.csv"
    table.write_text("date,country,leaders\n2024-05-16,China,A (Russia)\n")
    before = table.read_bytes()
    ran = geo("map", table, "-o", table)
    assert ran.returncode == 1
    assert "not made by this program" in ran.stderr
    assert table.read_bytes() == before


def test_check_lists_all_faults_at_once_with_row_and_column(tmp_path: Path) -> None:
    table = tmp_path / "reports.csv"
    table.write_text(
        "date,country,leaders,status\n31/02/2009,China,A (Russia),held\n2024-05-16,China,,held\n"
        "2024-05-16,China,B (Cuba),perhaps\n"
    )
    ran = geo("check", table)
    assert ran.returncode == 1
    for place in ('row 2, column "date"', 'row 3, column "leaders"', 'row 4, column "status"'):
        assert place in ran.stdout
    assert "31/02/2009" in ran.stdout
    found = json.loads(geo("check", table, "--json").stdout)
    errors = [one for one in found["findings"] if one["severity"] == "error"]
    assert (found["profile"], found["rows"], found["mapped_rows"], len(errors)) == ("summit-atlas", 3, 0, 3)


def test_check_says_that_congo_is_two_countries(tmp_path: Path) -> None:
    table = tmp_path / "reports.csv"
    table.write_text("date,country,leaders\n2024-05-16,Congo,A (Russia)\n")
    ran = geo("check", table)
    assert ran.returncode == 0
    assert "Republic of the Congo" in ran.stdout
    assert "1 warning" in ran.stdout


def test_the_bundled_reports_have_no_errors(seed_folder: Path) -> None:
    ran = geo("check", seed_folder)
    assert ran.returncode == 0, ran.stdout
    assert "51 rows, 28 meetings" in ran.stdout
    assert "0 errors" in ran.stdout


def test_locate_prints_one_object_a_line(tmp_path: Path) -> None:
    ran = geo("locate", "Kiev", "北京", "Congo", "Nowhere at all", "--json")
    assert ran.returncode == 0
    kyiv, beijing, congo, nowhere = map(json.loads, ran.stdout.splitlines())
    assert (kyiv["country"], beijing["country"]) == ("UA", "CN")
    assert congo["ambiguous"]
    assert [one["country"] for one in congo["candidates"][:2]] == ["CG", "CD"]
    assert (nowhere["lat"], nowhere["lon"], nowhere["precision"]) == (None, None, "none")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("trips", "{seed}", "--follow", "Nobody"), "no leader named"),
        (("trips", "{seed}", "--from", "31/02/2009"), "31/02/2009"),
        (("trips", "{seed}", "--from", "2024-07-10", "--to", "2024-05-07"), "before"),
        (("map", "{seed}", "-o", "/tmp/x.html", "--tiles", "Nowhere.Mapnik"), "no tile provider"),
        (("map", "{seed}", "-o", "/tmp/x.html", "--projection", "Peters"), 'no projection "Peters"'),
        (("map", "{seed}", "-o", "/tmp/x.html", "--centre", "east"), 'no centre "east"'),
        (("map", "{seed}", "-o", "/tmp/x.html", "--everyone", "--projection", FROM_SEAT), "from a seat"),
        (("flows", "{seed}", "-o", "/tmp/x.csv", "--projection", "equal-earth"), "is no map"),
        (
            ("flows", "{seed}", "-o", "/tmp/x.csv", "--countries", "made"),
            "for maps alone there is --countries",
        ),
        (("flows", "{seed}", "-o", "/tmp/x.html", "--countries", "hosted"), "invalid choice"),
        (("map", "{seed}"), "required"),
        (("frobnicate",), "invalid choice"),
    ],
)
def test_a_wrong_call_exits_with_2_and_says_why(
    arguments: tuple[str, ...], said: str, seed_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert within(*(one.replace("{seed}", str(seed_folder)) for one in arguments)) == 2
    told = capsys.readouterr()
    assert said in told.err
    assert told.out == ""


@pytest.mark.parametrize("command", ["check", "trips", "map"])
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.csv", b""),
        ("picture.csv", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8),
        ("no_place.csv", b"date,leaders\n2024-05-16,A\n"),
        ("text.csv", (",".join(f"text {i}" for i in range(31)) + "\n").encode() * 5),
        ("broken.xlsx", b"PK\x03\x04 not a workbook"),
        ("broken.parquet", b"PAR1 not parquet"),
        ("broken.json", b'[{"date": '),
        ("missing.csv", None),
    ],
)
def test_an_unusable_table_exits_with_1_and_a_message(
    command: str, name: str, content: bytes | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / name
    if content is not None:
        table.write_bytes(content)
    out = tmp_path / "out.html"
    assert within(command, table, *(("-o", out) if command == "map" else ())) == 1
    assert name in capsys.readouterr().err
    assert not out.exists()


def test_a_process_that_fails_says_so_in_its_status_and_on_standard_error(tmp_path: Path) -> None:
    ran = process("trips", tmp_path / "missing.csv")
    assert (ran.returncode, ran.stdout) == (1, "")
    assert "missing.csv" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_a_faulty_row_is_reported_and_the_rest_is_still_mapped(tmp_path: Path) -> None:
    table, out = tmp_path / "reports.csv", tmp_path / "out.html"
    table.write_text("date,country,leaders\n31/02/2009,China,A (Russia)\n2024-05-16,Cuba,A (Russia)\n")
    ran = geo("map", table, "-o", out)
    assert ran.returncode == 1
    assert 'row 2, column "date"' in ran.stderr
    assert "Havana" in carried(out)["points"]["name"]
    found = json.loads(geo("trips", table, "--json").stdout)
    assert len(found["undated"]) == 1
    assert found["meetings"] == 2


def test_a_formula_cell_is_named(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["date", "country", "leaders"])
    sheet.append(["=DATE(2024,5,16)", "China", "A (Russia)"])
    book.save(tmp_path / "reports.xlsx")
    ran = geo("check", tmp_path / "reports.xlsx")
    assert ran.returncode == 1
    assert "formula" in ran.stdout
    assert "row 2" in ran.stdout


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_are_text_in_the_map(name: str, tmp_path: Path) -> None:
    table, out = tmp_path / "reports.csv", tmp_path / "out.html"
    table.write_text(f'date,country,leaders\n2024-05-16,China,"{name}"\n', encoding="utf-8")
    assert within("map", table, "-o", out) == 0
    html = out.read_text("utf-8")
    assert name in "".join(carried(out)["leaders"]["name"])
    assert "<img src=x" not in html
    assert "${alert" not in html.partition("<body>")[2]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGPIPE and no head")
def test_a_reader_who_has_had_enough_hears_no_complaint(seed_folder: Path) -> None:
    for arguments in (["trips", str(seed_folder), "--json"], ["check", str(seed_folder)]):
        command = [sys.executable, "-m", "geo", *arguments]
        reader, writer = os.pipe()
        os.close(reader)  # before anything can be written
        try:
            ran = subprocess.run(command, cwd=ROOT, stdout=writer, stderr=subprocess.PIPE, check=False)
        finally:
            os.close(writer)
        assert (ran.returncode, ran.stderr) == (141, b"")


@pytest.mark.parametrize(
    "arguments",
    [
        ("trips", "--from", ""),
        ("trips", "--from", "..2024-05-01"),
        ("map", "--to", "2024-05-01.."),
    ],
)
def test_a_range_without_a_day_is_a_wrong_call(
    arguments: tuple[str, str, str], seed_folder: Path, tmp_path: Path
) -> None:
    command, option, text = arguments
    out = ["-o", tmp_path / "map.html"] if command == "map" else []
    ran = geo(command, seed_folder, option, text, *out)
    assert ran.returncode == 2
    assert option in ran.stderr
    assert not list(tmp_path.iterdir())


def test_locate_refuses_a_country_that_does_not_exist() -> None:
    ran = geo("locate", "Paris", "--country", "XX")
    assert ran.returncode == 2
    assert '"XX"' in ran.stderr
