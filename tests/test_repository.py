"""The project's own files keep the project's own promises: pins, layers, sizes, words, no host."""

from __future__ import annotations

import ast
import csv
import importlib
import json
import re
import sys
import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from tests import licences
from tests.__main__ import pins

ROOT = Path(__file__).resolve().parent.parent
LIBRARY = sorted((ROOT / "geo").rglob("*.py"))
DOOR = ROOT / "app.py"
PROGRAM = [*LIBRARY, DOOR]
ASSETS = sorted(
    path for path in (ROOT / "assets").rglob("*") if path.suffix in {".js", ".css", ".svg", ".html"}
)
DATA = sorted(path for path in (ROOT / "data").rglob("*") if path.suffix in {".csv", ".json", ".geojson"})
ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text("utf-8")
COMMANDS = ("pip install -r requirements.txt && streamlit run app.py", "python -m tests")
LONGEST_MODULE = 300
LONGEST_FUNCTION = 60

IMPORTED_AS = {
    "python-calamine": "python_calamine",
    "charset-normalizer": "charset_normalizer",
    "imageio-ffmpeg": "imageio_ffmpeg",
    "markdown-it-py": "markdown_it",
    "pillow": "PIL",
}
"""Import name of every pin whose import name is another."""
READ_AS_FILES = {"xstatic-leaflet"}
"""Pins of whose packages we read files, by the package's name, without importing them."""


def name(path: Path) -> str:
    """A path as people read it: from the project's folder."""
    return path.relative_to(ROOT).as_posix()


class Facts(NamedTuple):
    """What several tests ask of a module, so that each is taken apart once."""

    imports: frozenset[str]
    """Every module that it imports anywhere in it, absolute, dotted: ``geo.schema``."""
    functions: tuple[tuple[str, int], ...]
    """Where each function stands with its name, and its length in lines, decorators left out."""
    unbound: tuple[str, ...]
    """Functions that keep an answer for every text that they are ever given."""


@cache
def facts(path: Path) -> Facts:
    nodes = list(ast.walk(ast.parse(path.read_text("utf-8"), filename=name(path))))
    functions = [node for node in nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    return Facts(
        frozenset(_imports(path, nodes)),
        tuple(
            (f"{name(path)}:{node.lineno} {node.name}", (node.end_lineno or 0) - node.lineno + 1)
            for node in functions
        ),
        tuple(node.name for node in functions if _is_unbound(node)),
    )


def _imports(path: Path, nodes: list[ast.AST]) -> set[str]:
    found: set[str] = set()
    package = path.relative_to(ROOT).with_suffix("").parts[:-1]
    for node in nodes:
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join([*above, *filter(None, [node.module])])
            found |= {module} | {f"{module}.{alias.name}" for alias in node.names}
    return found


def _is_unbound(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    return any(isinstance(one, ast.Name) and one.id == "cache" for one in function.decorator_list) and any(
        _is_text(argument) for argument in function.args.args
    )


def _is_text(argument: ast.arg) -> bool:
    """Whether it is a text, other than the ``name`` of a file of ours."""
    kind = argument.annotation
    return isinstance(kind, ast.Name) and kind.id == "str" and argument.arg != "name"


def outside(path: Path) -> set[str]:
    """Top names of what a file imports from neither Python itself nor this project."""
    own = {"geo", "tests"}
    return {module.partition(".")[0] for module in facts(path).imports} - sys.stdlib_module_names - own


def rooms_of_the_architecture() -> dict[str, list[str]]:
    """Public names of every room, as docs/architecture.md's table lists them."""
    rows = re.findall(r"^\| `(\w+)` \|[^|]*\|([^|]*)\|$", ARCHITECTURE, flags=re.MULTILINE)
    return {room: re.findall(r"`(\w+)`", public) for room, public in rows}


ROOMS = rooms_of_the_architecture()
PUBLIC = [(room, public) for room, names in ROOMS.items() for public in names]


def test_everything_the_program_imports_is_pinned_in_requirements() -> None:
    pinned = {IMPORTED_AS.get(pin, pin) for pin in pins(ROOT / "requirements-spark.txt")}
    for extra in ("notebook", "film"):
        pinned |= {IMPORTED_AS.get(pin, pin) for pin in pins(ROOT / f"requirements-{extra}.txt")}
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
    ("requirements", "lock"),
    [
        ("requirements.txt", "locked/app.txt"),
        ("requirements-spark.txt", "locked/spark.txt"),
        ("requirements-texts.txt", "locked/texts.txt"),
        ("requirements-notebook.txt", "locked/notebook.txt"),
        ("requirements-film.txt", "locked/film.txt"),
        ("tests/requirements.txt", "locked/tests.txt"),
    ],
)
def test_everything_that_is_installed_is_held_to_its_hashes_and_to_one_version(
    requirements: str, lock: str
) -> None:
    text = (ROOT / lock).read_text("utf-8")
    held = re.findall(
        r"^([\w.-]+)==([\w.+]+)(?: ; [\w' =!<>.()]+)?((?: \\\n    --hash=sha256:[0-9a-f]{64})+)$", text, re.M
    )
    lines = [line for line in text.splitlines() if line and not line.startswith(("#", "    --hash="))]
    assert len(held) == len(lines) > len(pins(ROOT / requirements)) > 15
    versions = {re.sub(r"[-_.]+", "-", name).lower(): version for name, version, _ in held}
    wanted = {
        re.sub(r"[-_.]+", "-", name).lower(): version for name, version in pins(ROOT / requirements).items()
    }
    assert wanted.items() <= versions.items()
    assert versions.items() <= pins(ROOT / "constraints.txt").items()
    referred = [line for line in (ROOT / requirements).read_text("utf-8").splitlines() if line[:3] == "-r "]
    assert Path(referred[0].removeprefix("-r ")).name == Path(lock).name  # pip believes what comes first


@pytest.mark.parametrize(
    "path",
    [
        "requirements.txt",
        "requirements-spark.txt",
        "requirements-texts.txt",
        "requirements-notebook.txt",
        "requirements-film.txt",
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
            assert re.fullmatch(r"[\w.-]+==[\w.+]+( ; [\w' =!<>.()]+)?", wanted), line
        assert "://" not in line


def test_the_list_of_licences_is_what_the_packages_say() -> None:
    earlier = licences.rows(licences.LIST.read_text("utf-8"))
    assert licences.listed(earlier) == earlier


def test_every_npm_package_that_builds_the_scripts_is_held_to_its_hash() -> None:
    packages = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]
    fetched = {name: one for name, one in packages.items() if name}
    assert len(fetched) > 50
    assert [name for name, one in fetched.items() if not one.get("integrity", "").startswith("sha512-")] == []


def test_every_room_stands_in_the_architecture_and_on_a_floor() -> None:
    there = {path.stem for path in (ROOT / "geo").glob("[a-z]*.py")}
    there |= {path.parent.name for path in (ROOT / "geo").glob("*/__init__.py")}
    assert there == set(ROOMS)
    contract = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"][
        "contracts"
    ][0]
    floors = [[room.strip() for room in floor.split("|")] for floor in contract["layers"]]
    assert {room for floor in floors for room in floor} - {"__main__"} == there
    drawn = [re.findall(r"│ (\w+) ", line) for line in ARCHITECTURE.splitlines() if line.startswith(" │")]
    assert drawn == floors[1:]


def test_every_module_of_a_room_is_named_in_its_row() -> None:
    rows = dict(re.findall(r"^\| `(\w+)` \|([^|]*)\|", ARCHITECTURE, flags=re.MULTILINE))
    beside = ("app", "cli")  # one module for each part, one for each command
    modules = [path for path in LIBRARY if path.parent.parent == ROOT / "geo" and path.stem != "__init__"]
    looked_at = [path for path in modules if path.parent.name not in beside]
    assert [name(path) for path in looked_at if f"`{path.stem}`" not in rows.get(path.parent.name, "")] == []


@pytest.mark.parametrize("path", sorted((ROOT / "geo").glob("*/__init__.py")), ids=name)
def test_a_room_hands_on_what_its_row_says_and_nothing_else(path: Path) -> None:
    room = importlib.import_module(f"geo.{path.parent.name}")
    assert sorted(getattr(room, "__all__", [])) == sorted(ROOMS[path.parent.name])


def test_every_public_name_of_the_architecture_exists() -> None:
    absent = [one for one in PUBLIC if not hasattr(importlib.import_module(f"geo.{one[0]}"), one[1])]
    assert absent == []


def test_only_the_page_imports_streamlit_and_only_the_frame_of_the_map_imports_folium() -> None:
    def allowed(path: Path) -> set[str]:
        if path.parent.name == "app" or name(path) == "geo/cli/app.py":
            return {"streamlit"}
        return {"folium", "branca"} if name(path) == "geo/html/frame.py" else set()

    guarded = {"streamlit", "folium", "branca"}
    assert {name(path): more for path in LIBRARY if (more := outside(path) & guarded - allowed(path))} == {}


def test_no_cache_without_a_bound_keeps_what_tables_say() -> None:
    """A server that reads one table after another would keep every text of them for ever."""
    assert {name(path): unbound for path in LIBRARY if (unbound := facts(path).unbound)} == {}


def test_the_app_is_a_streamlit_page() -> None:
    assert facts(DOOR).imports == {"geo.app.page", "geo.app.page.main"}
    assert "streamlit" in outside(ROOT / "geo" / "app" / "page.py")


def test_there_are_assets_to_look_at() -> None:
    assert {".js", ".css"} <= {path.suffix for path in ASSETS}


@pytest.mark.parametrize("path", ASSETS, ids=name)
def test_assets_name_no_address_outside(path: Path) -> None:
    text = path.read_text("utf-8")
    addresses = re.findall(
        r"(?<!\\)(?:https?:|wss?:)?//[\w-]+(?:\.[\w-]+)+[^\s\"'`)]*", _without_comments(path, text)
    )
    # XML name spaces: nothing is loaded from there.
    names_of_formats = ("http://www.w3.org/", "http://www.inkscape.org/namespaces/inkscape")
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


def test_modules_and_functions_stay_short() -> None:
    modules = {name(path): len(path.read_text("utf-8").splitlines()) for path in PROGRAM}
    assert {path: lines for path, lines in modules.items() if lines > LONGEST_MODULE} == {}
    functions = [one for path in PROGRAM for one in facts(path).functions]
    assert [one for one in functions if one[1] > LONGEST_FUNCTION] == []


def test_nothing_is_left_unfinished_in_the_program() -> None:
    left = [
        f"{name(path)}:{number}"
        for path in [*PROGRAM, *ASSETS]
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if re.search(r"\b(TODO|FIXME|XXX)\b|raise NotImplementedError", line)
    ]
    assert left == []
