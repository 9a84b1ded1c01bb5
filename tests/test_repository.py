"""The project's own files keep the project's own promises: pins, layers, sizes, words, no host."""

from __future__ import annotations

import ast
import csv
import importlib
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.__main__ import pins

ROOT = Path(__file__).resolve().parent.parent
LIBRARY = sorted((ROOT / "geo").rglob("*.py"))
APP = sorted(ROOT.glob("app*.py"))
PROGRAM = LIBRARY + APP
ASSETS = sorted(
    path for path in (ROOT / "assets").rglob("*") if path.suffix in {".js", ".css", ".svg", ".html"}
)
DATA = sorted(path for path in (ROOT / "data").rglob("*") if path.suffix in {".csv", ".json", ".geojson"})
ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text("utf-8")
COMMANDS = ("pip install -r requirements.txt && streamlit run app.py", "python -m tests")
LONGEST_MODULE = 350
LONGEST_FUNCTION = 60

IMPORTED_AS = {"charset-normalizer": "charset_normalizer"}
"""Import name of every pin whose import name is another."""
READ_AS_FILES = {"xstatic-leaflet"}
"""Pins of whose packages we read files, by the package's name, without importing them."""


def name(path: Path) -> str:
    """A path as people read it: from the project's folder."""
    return path.relative_to(ROOT).as_posix()


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), filename=name(path))


def imports(path: Path) -> set[str]:
    """Every module that a file imports anywhere in it, absolute, dotted: ``geo.schema``."""
    found: set[str] = set()
    package = path.relative_to(ROOT).with_suffix("").parts[:-1]
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join([*above, *filter(None, [node.module])])
            found |= {module} | {f"{module}.{alias.name}" for alias in node.names}
    return found


def outside(path: Path) -> set[str]:
    """Top names of what a file imports from neither Python itself nor this project."""
    own = {"geo", "tests", *(app.stem for app in APP)}
    return {module.partition(".")[0] for module in imports(path)} - sys.stdlib_module_names - own


def rows_of_the_architecture() -> list[tuple[list[str], list[str]]]:
    """Modules and public names of every row of docs/architecture.md's table, in its order.

    A row's modules are the one that it is about and the helpers that its description names;
    the public names are the first one's.
    """
    rows = re.findall(r"^\| `(\w+)` \|([^|]*)\|([^|]*)\|$", ARCHITECTURE, flags=re.MULTILINE)
    return [
        ([module, *re.findall(r"`(\w+)`", described)], re.findall(r"`(\w+)`", public))
        for module, described, public in rows
    ]


ROWS = rows_of_the_architecture()
RANK = {module: rank for rank, (modules, _) in enumerate(ROWS) for module in modules} | {"__init__": -1}
PUBLIC = [(modules[0], public) for modules, names in ROWS for public in names]


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Name and length in lines, decorators left out, of every function."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{name(path)}:{node.lineno} {node.name}", (node.end_lineno or 0) - node.lineno + 1


def test_everything_the_program_imports_is_pinned_in_requirements() -> None:
    pinned = {IMPORTED_AS.get(pin, pin) for pin in pins(ROOT / "requirements-spark.txt")}
    wanted = {module: name(path) for path in PROGRAM for module in outside(path)}
    assert {module: where for module, where in wanted.items() if module not in pinned} == {}


def test_everything_pinned_in_requirements_is_used_by_the_program() -> None:
    used = set().union(*map(outside, PROGRAM))
    text = "".join(path.read_text("utf-8") for path in LIBRARY)
    used |= {pin for pin in READ_AS_FILES if f'"{pin}"' in text}
    assert [pin for pin in pins(ROOT / "requirements.txt") if IMPORTED_AS.get(pin, pin) not in used] == []


def test_the_constraints_hold_every_pin_at_its_own_version() -> None:
    def normal(pinned: dict[str, str]) -> dict[str, str]:
        return {re.sub(r"[-_.]+", "-", pin).lower(): version for pin, version in pinned.items()}

    held = normal(pins(ROOT / "constraints.txt"))
    direct = normal(pins(ROOT / "tests" / "requirements.txt"))
    assert direct.items() <= held.items()
    assert "-c constraints.txt" in (ROOT / "requirements.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize(
    "path",
    [
        "requirements.txt",
        "requirements-spark.txt",
        "constraints.txt",
        "tests/requirements.txt",
        "tests/nominatim/requirements.txt",
        "tests/s3/requirements.txt",
    ],
)
def test_requirements_name_no_host_no_path_and_no_open_version(path: str) -> None:
    for line in (ROOT / path).read_text("utf-8").splitlines():
        wanted = line.partition("#")[0].strip()
        if wanted and not wanted.startswith(("-r ", "-c ")):
            assert re.fullmatch(r"[\w.-]+==[\w.+]+( ; [\w' =!]+)?", wanted), line
        assert "://" not in line


def test_every_module_of_the_library_stands_in_the_architecture() -> None:
    assert sorted({path.stem for path in LIBRARY} ^ RANK.keys()) == []


@pytest.mark.parametrize("path", LIBRARY, ids=name)
def test_a_module_imports_only_modules_above_it_in_the_architecture(path: Path) -> None:
    if path.stem not in RANK:
        pytest.fail(f"{path.stem} is not in the table of docs/architecture.md")
    used = {parts[1] for module in imports(path) if (parts := module.split("."))[0] == "geo" and parts[1:]}
    used &= {file.stem for file in LIBRARY}
    assert sorted(module for module in used if RANK.get(module, len(ROWS)) > RANK[path.stem]) == []


@pytest.mark.parametrize(
    ("module", "public"), PUBLIC, ids=[f"{module}.{public}" for module, public in PUBLIC]
)
def test_every_public_name_of_the_architecture_exists(module: str, public: str) -> None:
    assert hasattr(importlib.import_module(f"geo.{module}"), public)


@pytest.mark.parametrize("path", LIBRARY, ids=name)
def test_the_library_never_imports_streamlit_and_only_the_frame_of_the_map_imports_folium(path: Path) -> None:
    allowed = {"folium", "branca"} if name(path) == "geo/map_frame.py" else set()
    assert outside(path) & {"streamlit", "folium", "branca"} <= allowed


def test_the_app_is_a_streamlit_page() -> None:
    assert "streamlit" in outside(ROOT / "app.py")


def test_there_are_assets_to_look_at() -> None:
    assert {".js", ".css"} <= {path.suffix for path in ASSETS}


@pytest.mark.parametrize("path", ASSETS, ids=name)
def test_assets_name_no_address_outside(path: Path) -> None:
    text = path.read_text("utf-8")
    addresses = re.findall(
        r"(?<!\\)(?:https?:|wss?:)?//[\w-]+(?:\.[\w-]+)+[^\s\"'`)]*", _without_comments(path, text)
    )
    names_of_formats = ("http://www.w3.org/",)  # XML name spaces: nothing is loaded from there
    assert [address for address in addresses if not address.startswith(names_of_formats)] == []
    assert re.findall(r"\bcdn\b|unpkg|jsdelivr|cdnjs|googleapis", text, flags=re.IGNORECASE) == []


def _without_comments(path: Path, text: str) -> str:
    """Text less its comments, where an address may stand as a reference."""
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    return re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE) if path.suffix == ".js" else text


@pytest.mark.parametrize("path", DATA, ids=name)
def test_data_files_parse_and_tables_are_even(path: Path) -> None:
    if path.suffix != ".csv":
        assert json.loads(path.read_text("utf-8"))
        return
    with path.open(encoding="utf-8-sig", newline="") as file:
        header, *rows = csv.reader(file, strict=True)
    assert rows
    assert len(set(header)) == len(header)
    assert [number for number, row in enumerate(rows, 2) if len(row) != len(header)] == []


def test_readme_and_ci_give_the_same_two_commands() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    fenced = "\n".join(re.findall(r"^```\w*\n(.*?)^```", readme, flags=re.DOTALL | re.MULTILINE)).splitlines()
    ci = (ROOT / ".ci" / "run").read_text("utf-8")
    for command in COMMANDS:
        assert any(line.partition(" #")[0].rstrip() == command for line in fenced), command
        assert re.search(rf"^\(?{re.escape(command)}\b", ci, flags=re.MULTILINE), command


@pytest.mark.parametrize("path", PROGRAM, ids=name)
def test_modules_and_functions_stay_short(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= LONGEST_MODULE
    assert [(where, lines) for where, lines in functions(path) if lines > LONGEST_FUNCTION] == []


def test_nothing_is_left_unfinished_in_the_program() -> None:
    left = [
        f"{name(path)}:{number}"
        for path in [*PROGRAM, *ASSETS]
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if re.search(r"\b(TODO|FIXME|XXX)\b|raise NotImplementedError", line)
    ]
    assert left == []
