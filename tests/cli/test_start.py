"""What a process of one command loads, and when."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from geo import __version__
from geo.cli.main import COMMANDS, main

ROOT = Path(__file__).resolve().parents[2]
LARGE = ("pandas", "numpy", "folium", "geopy", "requests", "duckdb", "streamlit")
AT_THE_END = """
import atexit, runpy, sys
atexit.register(lambda: sys.stderr.write("loaded: " + " ".join(sys.modules)))
runpy.run_module("geo", run_name="__main__")
"""


def loaded_by(*arguments: str) -> set[str]:
    """The modules that the command has loaded at its end."""
    command = [sys.executable, "-c", AT_THE_END, *arguments]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stderr
    return set(said.partition("loaded: ")[2].split())


def test_the_version_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"Summit Atlas {__version__}\n"


NAMES_ITS_FORMATS = {"export", "flows"}
"""Commands whose help says what the modules that do the work can write."""


@pytest.mark.parametrize(
    "arguments",
    [["--help"], ["--version"], *([one, "--help"] for one in COMMANDS if one not in NAMES_ITS_FORMATS)],
)
def test_help_loads_nothing_large(arguments: list[str]) -> None:
    assert not loaded_by(*arguments) & set(LARGE)


def test_a_map_loads_neither_geopy_nor_what_only_fetches_or_tells_a_story(tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text("leaders,date,city,country\nAnn (France),2024-05-01,Berlin,Germany\n", encoding="utf-8")
    loaded = loaded_by("map", str(table), "-o", str(tmp_path / "out.html"))
    assert (tmp_path / "out.html").exists()
    assert {"folium", "pandas"} <= loaded
    assert not loaded & {"geopy", "requests", "urllib3", "urllib.request", "asyncio", "duckdb", "streamlit"}
    assert not loaded & {"http.client", "xyzservices.lib", "markdown_it", "PIL", "geo.story"}
