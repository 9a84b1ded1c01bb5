"""``python docs/make_library.py``: write the library's names into docs/library.md, run library.ipynb anew.

The names come from the docstrings, so that the page says what the program says. The notebook keeps what its
cells gave, but for the documents of maps, which a notebook makes in a moment and which are half a megabyte
each. ``--check`` writes nothing and ends with status 1 where the page is not what the docstrings give. Needs
what the tests need.
"""

from __future__ import annotations

import inspect
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import geo  # noqa: E402

PAGE = ROOT / "docs" / "library.md"
NOTEBOOK = ROOT / "docs" / "library.ipynb"
BEGIN, END = "<!-- names: written by docs/make_library.py -->", "<!-- end of names -->"
SECONDS = 300
LARGEST = 200_000
"""Characters of an output that the notebook keeps."""


def names() -> str:
    """Every public name of the library with its signature and what its docstring says, as Markdown."""
    told = []
    for name in sorted(set(geo.__all__) - {"__version__"}, key=lambda one: (one[0].isupper(), one)):
        value = getattr(geo, name)
        told.append(_entry(name, value, "###"))
        if inspect.isclass(value):
            members = [one for one in vars(value) if not one.startswith("_")]
            told += [_entry(f"{name}.{one}", inspect.getattr_static(value, one), "####") for one in members]
    return "\n\n".join(told)


def _entry(name: str, value: Any, mark: str) -> str:
    doc = inspect.getdoc(value) or ""
    if not doc:
        raise ValueError(f"{name} has no docstring")
    called = value.__init__ if inspect.isclass(value) else value
    head = name if isinstance(value, property) or inspect.isclass(value) else f"{name}{_signature(called)}"
    return f"{mark} `{head}`\n{doc.replace('``', '`')}"


class _Written:
    """An annotation as it stands in the code."""

    def __init__(self, text: Any) -> None:
        self._text = str(text).strip("\"'")

    def __repr__(self) -> str:
        return self._text


def _signature(value: Any) -> str:
    shown = inspect.signature(value)
    kept = [
        one if one.annotation is one.empty else one.replace(annotation=_Written(one.annotation))
        for one in shown.parameters.values()
        if one.name != "self"
    ]
    return str(shown.replace(parameters=kept, return_annotation=_Written(shown.return_annotation)))


def page() -> str:
    """The page with the names of today; raises ``ValueError`` without the lines between which they stand."""
    text = PAGE.read_text("utf-8")
    begin, end = text.index(BEGIN) + len(BEGIN), text.index(END)
    return f"{text[:begin]}\n{names()}\n{text[end:]}"


def executed(notebook: Any) -> Any:
    """The notebook with what its cells give today; ``import summit_atlas`` is this checkout there."""
    from nbclient import NotebookClient

    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "summit_atlas").symlink_to(ROOT / "geo", target_is_directory=True)
        kept = os.environ.get("PYTHONPATH")
        os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (folder, kept)))
        try:
            here = {"metadata": {"path": str(ROOT / "docs")}}
            NotebookClient(notebook, timeout=SECONDS, kernel_name="python3", resources=here).execute()
        finally:
            os.environ.pop("PYTHONPATH")
            if kept is not None:
                os.environ["PYTHONPATH"] = kept
    for cell in notebook.cells:
        cell.metadata = {}
        for output in cell.get("outputs", ()):
            data = output.get("data", {})
            large = [kind for kind, text in data.items() if kind != "text/plain" and len(str(text)) > LARGEST]
            for kind in large:
                del data[kind]
    notebook.metadata.pop("widgets", None)
    return notebook


def main(arguments: list[str]) -> int:
    """Write both; with ``--check`` only say whether the page is as it should be."""
    if arguments == ["--check"]:
        return int(PAGE.read_text("utf-8") != page())
    import nbformat

    PAGE.write_text(page(), encoding="utf-8")
    notebook = executed(nbformat.read(NOTEBOOK, as_version=4))
    nbformat.write(notebook, NOTEBOOK)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
