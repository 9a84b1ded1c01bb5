"""The fronts of rooms: each name is loaded when it is first asked for, and it is the one that readers see."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from geo.fronts import front, spared

ROOT = Path(__file__).resolve().parents[1]
FRONTS = [path for path in sorted((ROOT / "geo").rglob("__init__.py")) if "fronts import" in path.read_text()]


def loaded_by(code: str) -> set[str]:
    """The names of all modules that a fresh process has loaded after the code."""
    command = [sys.executable, "-c", f"import sys; {code}; sys.stderr.write(' '.join(sys.modules))"]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return set(said.stderr.split())


@pytest.mark.parametrize("path", FRONTS, ids=lambda path: path.parent.name)
def test_a_front_hands_on_what_readers_and_type_checkers_see(path: Path) -> None:
    package = import_module(".".join(path.parent.relative_to(ROOT).parts))
    seen: dict[str, object] = {}
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level == 1 and node.module != "fronts":
            module = import_module(f"{package.__name__}.{node.module}")
            seen |= {one.asname or one.name: getattr(module, one.name) for one in node.names}
    assert seen
    assert {name for name in package.__all__ if not name.startswith("__")} == set(seen)
    assert {name: getattr(package, name) for name in seen} == seen
    assert set(package.__all__) <= set(dir(package))


def test_what_a_front_does_not_have_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'absent'"):
        import_module("geo.places").absent  # noqa: B018


def test_a_name_that_a_module_has_as_well_is_refused() -> None:
    with pytest.raises(ValueError, match="guess"):
        front("geo.profiles", {"guess": ("guess", "proposals")})


@pytest.mark.parametrize(
    "code", ["import geo", "import geo.places, geo.online, geo.html, geo.export, geo.flow"]
)
def test_a_front_alone_loads_nothing_large(code: str) -> None:
    assert not loaded_by(code) & {"pandas", "numpy", "folium", "geopy", "requests", "duckdb", "pyarrow"}


def test_the_gazetteer_is_asked_without_pandas_and_without_geopy() -> None:
    asked = "from geo.places import Gazetteer; assert Gazetteer().find('Kremlin, Moscow')"
    assert not loaded_by(asked) & {"pandas", "geopy", "requests"}


SPARED = """
import sys, threading
from importlib import import_module
from geo.fronts import spared

assert threading.active_count() == 1
with spared("costly"):
    user = import_module("user")
assert not {"costly", "costly.part"} & set(sys.modules)
used = user.used()
assert used is import_module("costly").value is import_module("costly.part").value
with spared("costly"):
    assert import_module("costly").value is used
try:
    user.costly.absent
except AttributeError as fault:
    print(fault)
"""


def test_a_module_that_is_spared_is_loaded_by_its_first_use_alone(tmp_path: Path) -> None:
    """In a process of its own: where other threads run, nothing is spared."""
    (tmp_path / "costly").mkdir()
    (tmp_path / "costly" / "__init__.py").write_text("from .part import value\n", encoding="utf-8")
    (tmp_path / "costly" / "part.py").write_text("value = object()\n", encoding="utf-8")
    (tmp_path / "user.py").write_text("import costly\nused = lambda: costly.value\n", encoding="utf-8")
    paths = os.pathsep.join(map(str, (ROOT, tmp_path)))
    said = subprocess.run(
        [sys.executable, "-c", SPARED],
        env={**os.environ, "PYTHONPATH": paths},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (said.returncode, said.stderr) == (0, "")
    assert "absent" in said.stdout


def test_what_needs_a_spared_module_at_once_gets_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "needed").mkdir()
    (tmp_path / "needed" / "__init__.py").write_text("from .part import Base\n", encoding="utf-8")
    (tmp_path / "needed" / "part.py").write_text("class Base: pass\n", encoding="utf-8")
    (tmp_path / "heir.py").write_text("from needed import Base\nclass Heir(Base): pass\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    with spared("needed"):
        heir = import_module("heir")
    assert heir.Heir.__bases__ == (import_module("needed.part").Base,)


TAKEN = """
import sys
from importlib import import_module
from geo.fronts import spared

with spared("costly", "Scale"), spared("whole.part", "Piece"):
    user = import_module("user")
assert not {"costly", "whole.part"} & set(sys.modules), "loaded at once"
assert {"costly.other", "whole"} <= set(sys.modules), "not loaded at all"
assert [user.stated.__args__[0], user.Piece] and "costly" not in sys.modules
assert isinstance(user.Scale(3), import_module("costly").Scale)
assert isinstance(user.Scale.of(3), user.Scale) and not isinstance(3, user.Scale)
class Heir(user.Piece): pass
assert Heir.__bases__ == (import_module("whole.part").Piece,) and issubclass(Heir, user.Piece)
assert user.costly.other is sys.modules["costly.other"]
"""


def test_classes_of_a_spared_module_are_taken_without_it_and_are_the_true_ones_when_used(
    tmp_path: Path,
) -> None:
    (tmp_path / "costly").mkdir()
    (tmp_path / "whole").mkdir()
    files = {
        "costly/__init__.py": """
class Scale:
    def __init__(self, n): self.n = n
    of = classmethod(lambda c, n: c(n))
""",
        "costly/other.py": "",
        "whole/__init__.py": "import whole.part as part",
        "whole/part.py": "class Piece: pass",
        "user.py": """
from typing import Union
import costly, costly.other, whole
from costly import Scale
from whole.part import Piece
stated = Union[Scale, None]
def drawn(scale: Union[costly.Scale, str]): pass
""",
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    paths = os.pathsep.join(map(str, (ROOT, tmp_path)))
    said = subprocess.run(
        [sys.executable, "-c", TAKEN],
        env={**os.environ, "PYTHONPATH": paths},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (said.returncode, said.stderr) == (0, "")


def test_a_map_is_made_without_the_providers_of_tiles_and_the_scales_of_colour() -> None:
    assert not loaded_by("import geo.html.frame") & {"xyzservices", "branca.colormap"}
