"""What somebody has who installs the wheel: no checkout near, no network, a package called summit_atlas."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tarfile
import time
import urllib.error
import urllib.request
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.free_port import free_port
from tests.wheel import wheelhouse

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.slow
SECONDS = 120.0
"""Patience with a machine that is busy with other tests."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the source archive, and the wheel that is made out of that archive."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True, text=True)
    return folder


@pytest.fixture(scope="module")
def wheel(built: Path) -> Path:
    (found,) = built.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of an empty environment into which the wheel was installed, with the page and flows."""
    try:
        packages = wheelhouse.find()
    except wheelhouse.WheelhouseMissingError as error:
        if os.environ.get("CI"):
            raise
        pytest.skip(str(error))
    environment = tmp_path_factory.mktemp("venv")
    subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
    scripts = environment / ("Scripts" if os.name == "nt" else "bin")
    install = [str(scripts / "python"), "-m", "pip", "install", "--quiet", "--no-index", "--find-links"]
    subprocess.run([*install, str(packages), f"{wheel}[app,flows]"], check=True, capture_output=True)
    return scripts / "python"


@pytest.fixture
def nowhere(tmp_path: Path) -> Path:
    """A folder with nothing but a table of one journey."""
    (tmp_path / "trips.csv").write_text(
        "date,city,country,leaders\n2024-05-16,Beijing,China,Vladimir Putin (Russia); Xi Jinping (China)\n",
        "utf-8",
    )
    return tmp_path


def run(python: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The installed command in a folder, with none of this process's paths."""
    command = [str(python.with_name("summit-atlas")), *arguments]
    done = subprocess.run(
        command, cwd=folder, env=_environment(), capture_output=True, text=True, check=False
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}


def test_the_wheel_brings_one_package_and_it_is_not_called_geo(wheel: Path) -> None:
    names = {name.partition("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {name for name in names if not name.endswith(".dist-info")} == {"summit_atlas"}


def test_the_wheel_carries_its_licences_and_no_build_script(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {"LICENSE", "NOTICE"} <= {Path(name).name for name in names if ".dist-info/licenses/" in name}
    assert [name for name in names if "/data/" in name and name.endswith(".py")] == []


def test_the_source_archive_holds_what_the_wheel_was_made_of_and_the_tests(built: Path) -> None:
    (archive,) = built.glob("*.tar.gz")
    with tarfile.open(archive) as opened:
        names = {name.partition("/")[2] for name in opened.getnames()}
    assert {
        "geo/__init__.py",
        "app.py",
        "requirements.txt",
        "tests/__main__.py",
        "LICENSE",
        "NOTICE",
    } <= names
    assert not any(name.startswith(("build/", "node_modules/", ".venv/")) for name in names)


def test_the_installed_package_is_imported_without_streamlit_duckdb_and_folium(
    python: Path, nowhere: Path
) -> None:
    code = (
        "import sys, json, summit_atlas as sa; heavy = ('streamlit', 'duckdb', 'folium', 'pandas', 'geo');"
        "loaded = [name for name in heavy if name in sys.modules];"
        "where = sa.locate('Kremlin, Moscow').country;"
        "table = [{'leader': 'Ana (Norway)', 'date': '2024-01-05', 'city': 'Paris', 'country': 'France'}];"
        "begins = sa.read(table).map().to_html()[:15];"
        "print(json.dumps([loaded, where, len(sa.read('trips.csv').meetings), begins]))"
    )
    done = subprocess.run(
        [str(python), "-c", code], cwd=nowhere, env=_environment(), capture_output=True, text=True, check=True
    )
    assert json.loads(done.stdout) == [[], "RU", 1, "<!DOCTYPE html>"]


def test_the_installed_command_writes_a_map_of_a_table(python: Path, nowhere: Path) -> None:
    done = run(python, nowhere, "map", "trips.csv", "-o", "map.html")
    assert done.returncode == 0
    assert done.stderr.startswith("wrote map.html: 1 meetings, ")
    assert (nowhere / "map.html").read_text("utf-8").startswith("<!DOCTYPE html>")


def test_the_installed_program_calls_itself_by_its_name(python: Path, nowhere: Path) -> None:
    assert run(python, nowhere, "--help").stdout.startswith("usage: summit-atlas ")
    module = subprocess.run(
        [str(python), "-m", "summit_atlas", "--help"], cwd=nowhere, capture_output=True, text=True, check=True
    )
    assert module.stdout.startswith("usage: python -m summit_atlas ")


@pytest.fixture
def served(python: Path, nowhere: Path) -> Iterator[str]:
    """The address of the page that ``summit-atlas app`` serves."""
    port = free_port()
    log = nowhere / "app.log"
    with log.open("w") as output:
        server = subprocess.Popen(
            [str(python.with_name("summit-atlas")), "app", "--port", str(port), "--no-browser"],
            cwd=nowhere,
            env=_environment(),
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        yield _answering(f"http://localhost:{port}", server, log)
    finally:
        server.send_signal(signal.SIGINT)
        try:
            server.wait(SECONDS)
        finally:
            server.kill()


def _answering(address: str, server: subprocess.Popen[bytes], log: Path) -> str:
    end = time.monotonic() + SECONDS
    while time.monotonic() < end and server.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=5) as answer:
                assert answer.read() == b"ok"
                return address
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
    raise AssertionError(f"the page did not answer:\n{log.read_text('utf-8')}")


def test_the_installed_page_answers_and_ends_with_ctrl_c(served: str) -> None:
    with urllib.request.urlopen(served, timeout=30) as answer:
        assert "<title>Streamlit</title>" in answer.read().decode()
