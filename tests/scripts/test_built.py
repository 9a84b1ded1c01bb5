"""The map's scripts and styles: what is committed as built is what the sources give, and all of them."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests import node

ROOT = Path(__file__).resolve().parent.parent.parent
ASSETS = ROOT / "assets"
BUILT = ASSETS / "built"
SOURCES = sorted(
    path
    for path in ASSETS.rglob("*")
    if path.suffix in {".js", ".css"} and BUILT not in path.parents and path.name != "types.js"
)
LONGEST = 300


@pytest.fixture(scope="module")
def anew(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """A folder with everything built anew, and the names of the sources that went into it."""
    node.obtain()
    folder = tmp_path_factory.mktemp("built")
    command = [node.find(), str(ASSETS / "build.mjs"), str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder, json.loads(done.stdout)


def test_what_is_built_is_what_the_sources_give(anew: tuple[Path, list[str]]) -> None:
    folder, _ = anew
    committed = {path.name: path.read_bytes() for path in BUILT.iterdir()}
    made = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert sorted(committed) == sorted(made)
    assert [name for name in made if made[name] != committed[name]] == [], "run `npm run build`"


def test_every_source_is_part_of_what_is_built(anew: tuple[Path, list[str]]) -> None:
    _, carried = anew
    assert sorted(path.relative_to(ASSETS).as_posix() for path in SOURCES) == carried


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ASSETS).as_posix())
def test_sources_stay_short(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= LONGEST


def test_the_lock_file_names_no_registry() -> None:
    packages = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]
    assert [name for name, package in packages.items() if "resolved" in package] == []
