"""The command ``flows`` as a person calls it: what it writes, says and refuses."""

from __future__ import annotations

import base64
import gzip
import json
import os
import re
import shutil
import subprocess
import sys
import zlib
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from geo.cli.main import main
from tests.flow.process import SECONDS, endless, interrupted, process
from tests.flow.rows import PARIS, line, place, write

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "tests" / "fixtures" / "tables" / "gdelt_20141124_100_rows.export.csv"


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The cache of whoever runs the tests is left alone."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home-cache"))


@pytest.fixture
def events(tmp_path: Path) -> Path:
    folder = tmp_path / "events"
    folder.mkdir()
    write(folder / "20240516.csv", [line(), line("043", "FRA", "JPN", **PARIS), line("012")])
    return folder


def flows(*arguments: str | Path) -> int:
    """The exit status of ``python -m geo flows`` in this process."""
    try:
        return main(["flows", *map(str, arguments)])
    except SystemExit as stopped:
        return int(str(stopped.code))


def carried(file: Path) -> dict[str, Any]:
    """The flows document that a map carries."""
    found = re.search(r'id="summit-atlas-flows">([^<]*)<', file.read_text("utf-8"))
    assert found
    document: dict[str, Any] = json.loads(zlib.decompress(base64.b64decode(found.group(1))))
    return document


class TestWriting:
    def test_csv_and_parquet_hold_the_same_flows(self, events: Path, tmp_path: Path) -> None:
        assert flows(events, "-o", tmp_path / "out.csv") == 0
        assert flows(events, "-o", tmp_path / "out.parquet") == 0
        text = pd.read_csv(tmp_path / "out.csv", encoding="utf-8-sig", keep_default_na=False)
        table = pd.read_parquet(tmp_path / "out.parquet")
        assert list(text.columns) == list(table.columns)
        assert text[["origin", "country", "period", "count"]].to_numpy().tolist() == [
            ["FR", "UA", "2024-05-01", 1],
            ["JP", "FR", "2024-05-01", 1],
        ]
        assert table["count"].tolist() == [1, 1]

    def test_the_map_says_who_is_credited_and_what_is_left_out(self, events: Path, tmp_path: Path) -> None:
        assert flows(events, "-o", tmp_path / "out.html", "--title", "Visits") == 0
        assert flows(events, "-o", tmp_path / "again.html", "--title", "Visits", "--no-cache") == 0
        assert (tmp_path / "out.html").read_bytes() == (tmp_path / "again.html").read_bytes()
        document = carried(tmp_path / "out.html")
        assert not {"coloured", "beside", "projection"} & set(document)
        assert any("GDELT Project" in words for words in document["credits"])
        ((reason, rows),) = document["left_out"]
        assert (reason.split(" (")[0], rows) == ("other code", 1)

    def test_a_map_opens_with_countries_coloured_as_asked(self, events: Path, tmp_path: Path) -> None:
        out = tmp_path / "out.html"
        assert flows(events, "-o", out, "--countries", "received", "--beside", "nothing") == 0
        document = carried(out)
        assert (document["coloured"], document["beside"]) == ("received", "nothing")

    def test_a_cell_of_a_table_is_no_formula_in_csv(self, tmp_path: Path) -> None:
        there = place("4", "=HYPERLINK(1)", "GM", "52.5", "13.4")
        write(tmp_path / "events.csv", [line(**there)])
        assert flows(tmp_path / "events.csv", "-o", tmp_path / "out.csv") == 0
        assert "'=HYPERLINK(1)" in (tmp_path / "out.csv").read_text("utf-8-sig")

    def test_a_table_that_is_there_is_not_overwritten(
        self, events: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (tmp_path / "out.csv").write_text("mine")
        assert flows(events, "-o", tmp_path / "out.csv") == 1
        assert "choose another name" in capsys.readouterr().err
        assert (tmp_path / "out.csv").read_text() == "mine"


class TestSaying:
    def test_every_row_is_accounted_for(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert flows(SAMPLE, "-o", tmp_path / "out.csv") == 0
        said = capsys.readouterr().err
        for words in ("100 rows: 2 tell of visits", "79 other code", "15 no actor", "4 domestic"):
            assert words in said

    def test_progress_names_share_files_bytes_and_rows(
        self, events: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        flows(events, "-o", tmp_path / "out.csv")
        assert "100% · 1 of 1 files · 0.0 of 0.0 MB · 3 rows" in capsys.readouterr().err

    def test_a_second_run_says_what_was_read_earlier(
        self, events: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        for name in ("one.csv", "two.csv"):
            flows(events, "-o", tmp_path / name)
        assert "(3 of them read earlier)" in capsys.readouterr().err
        flows(events, "-o", tmp_path / "three.csv", "--no-cache")
        assert "read earlier" not in capsys.readouterr().err

    def test_a_bad_file_is_named_and_ends_the_run_or_is_left_out_and_told_by_the_status(
        self, events: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        whole = gzip.compress("".join(f"{line()}\n" for _ in range(2000)).encode())
        (events / "cut.csv.gz").write_bytes(whole[:-20])
        assert flows(events, "-o", tmp_path / "out.csv") == 1
        said = capsys.readouterr().err
        assert "cut.csv.gz" in said
        assert "Traceback" not in said
        assert not (tmp_path / "out.csv").exists()
        assert flows(events, "-o", tmp_path / "out.csv", "--skip-bad") == 1
        assert "left out: " in capsys.readouterr().err
        assert len(pd.read_csv(tmp_path / "out.csv")) == 2


class TestRefusing:
    @pytest.mark.parametrize(
        ("arguments", "words"),
        [
            (["-o", "out.txt"], ".html, .parquet, .csv"),
            (["-o", "out.csv", "--codes", "042,999"], "known are"),
            (["-o", "out.csv", "--from", "soon"], "soon"),
            (["-o", "out.csv", "--from", "2024-02-01", "--to", "2024-01-01"], "is before"),
            (["-o", "out.csv", "--by", "decade"], "invalid choice"),
            (["-o", "out.csv", "--min-count", "0"], "less than 1"),
            (["-o", "out.csv", "--min-count", "many"], "invalid"),
        ],
    )
    def test_a_wrong_call_ends_with_2_and_says_what_would_work(
        self, events: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
    ) -> None:
        assert flows(events, *arguments) == 2
        assert words in capsys.readouterr().err

    @pytest.mark.parametrize(
        ("arguments", "words"),
        [
            (["nothing-there"], "no file is there"),
            ([SAMPLE, "--memory", "much"], "Memory must have a number"),
            ([SAMPLE, "--temporary", "nowhere"], "make it first"),
        ],
    )
    def test_what_cannot_be_used_ends_with_1_and_is_named(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str | Path], words: str
    ) -> None:
        assert flows(*arguments, "-o", tmp_path / "out.csv") == 1
        said = capsys.readouterr().err
        assert words in said
        assert "Traceback" not in said


@pytest.mark.slow
class TestFaults:
    @pytest.fixture
    def many(self, tmp_path: Path) -> Path:
        """Enough events, all different, for a run of some seconds that needs a disk at 150 MB of memory."""
        folder = tmp_path / "many"
        folder.mkdir()
        for number in range(4):
            there = line(**place("4", f"Place {number}.@, Germany", "GM", "52.5", "13.4"))
            write(folder / f"{number}.csv", [there.replace("@", str(one)) for one in range(100_000)])
        return folder

    def test_ctrl_c_leaves_nothing_half_written_and_the_next_run_goes_on(self, tmp_path: Path) -> None:
        source = endless(write(tmp_path / "in" / "events.csv.gz", []))
        call = (source.parent, "-o", tmp_path / "out.parquet", "--cache", tmp_path / "cache")
        said = interrupted(process(*call), lambda: any(tmp_path.glob("cache/*/.part-*/*.parquet")))
        assert "nothing was written" in said
        assert not list(tmp_path.glob("out.parquet*"))
        assert not list(tmp_path.glob(".out.parquet*"))
        assert list(tmp_path.glob("cache/*"))
        assert not list(tmp_path.glob("cache/*/*"))
        source.write_bytes(gzip.compress(f"{line()}\n".encode()))
        again = process(*call)
        _, said = again.communicate(timeout=SECONDS)
        assert again.returncode == 0, said
        assert "1 rows: 1 tell" in said

    @pytest.mark.skipif(
        not sys.platform.startswith("linux") or not shutil.which("unshare"),
        reason="a small disk of one's own needs Linux",
    )
    def test_a_full_disk_is_said_clearly_and_nothing_is_half_written(
        self, many: Path, tmp_path: Path
    ) -> None:
        small = tmp_path / "small"
        small.mkdir()
        call = [
            sys.executable,
            "-m",
            "geo",
            "flows",
            many,
            "-o",
            tmp_path / "out.parquet",
            "--memory",
            "150MB",
        ]
        call += ["--temporary", small, "--cache", tmp_path / "cache"]
        own = ["unshare", "--mount"] + ["--map-root-user"] * (os.getuid() != 0)
        mounted = [*own, "sh", "-c", f'mount -t tmpfs -o size=8m tmpfs {small} && exec "$@"', "sh"]
        ran = subprocess.run(
            [*mounted, *map(str, call)], cwd=ROOT, capture_output=True, text=True, check=False
        )
        if "mount:" in ran.stderr:
            pytest.skip("this machine lets nobody mount a small disk")
        assert ran.returncode == 1, ran.stderr
        assert "disk is full" in ran.stderr
        assert "Traceback" not in ran.stderr
        assert not (tmp_path / "out.parquet").exists()
        assert not list(tmp_path.glob("cache/*/.part-*"))

    def test_a_process_says_what_came_of_it_and_nothing_after_that(
        self, events: Path, tmp_path: Path
    ) -> None:
        command = [sys.executable, "-m", "geo", "flows", events, "-o", tmp_path / "out.csv", "--no-cache"]
        ran = subprocess.run(list(map(str, command)), cwd=ROOT, capture_output=True, text=True, check=False)
        assert ran.returncode == 0, ran.stderr
        said = (ran.stderr + ran.stdout).replace("\r", "\n").strip().splitlines()
        assert "leaked" not in ran.stderr + ran.stdout
        assert any(line.startswith("wrote ") for line in said)

    def test_without_pyspark_the_line_that_installs_it_is_named(self, events: Path, tmp_path: Path) -> None:
        code = "import sys; sys.modules['pyspark'] = None; from geo.cli.main import main; sys.exit(main())"
        call = ["flows", events, "-o", tmp_path / "out.csv", "--engine", "spark://127.0.0.1:7077"]
        command = [sys.executable, "-c", code, *map(str, call)]
        ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        assert ran.returncode == 1
        assert "pip install -r requirements-spark.txt" in ran.stderr
        assert "Traceback" not in ran.stderr
