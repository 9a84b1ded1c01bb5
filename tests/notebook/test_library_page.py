"""docs/library.md and docs/library.ipynb say what the library says and does."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import geo

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_library", ROOT / "docs" / "make_library.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_has_every_public_name_as_the_docstrings_say(maker: ModuleType) -> None:
    page = (ROOT / "docs" / "library.md").read_text("utf-8")
    assert page == maker.page(), "write it anew: python docs/make_library.py"
    for name in set(geo.__all__) - {"__version__"}:
        assert f"### `{name}" in page


def plain(notebook: Any) -> list[str]:
    """The source of each cell, and what it showed as text."""
    return [
        "\n".join(
            [cell.source, *(out.get("data", {}).get("text/plain", "") for out in cell.get("outputs", ()))]
        )
        for cell in notebook.cells
    ]


@pytest.mark.slow
def test_the_notebook_gives_what_it_is_kept_with(maker: ModuleType) -> None:
    import nbformat  # within: it builds some forty grammars, and every process of the suite reads this file

    kept = nbformat.read(ROOT / "docs" / "library.ipynb", as_version=4)
    before = plain(kept)
    assert plain(maker.executed(kept)) == before, "run it anew: python docs/make_library.py"
    assert (
        sum(out.get("output_type") == "error" for cell in kept.cells for out in cell.get("outputs", ())) == 0
    )
