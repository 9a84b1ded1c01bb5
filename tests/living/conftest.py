"""A server of tables on this computer, which the program asks in these tests alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from geo.living.fetching import LOOPBACK
from geo.living.states import FOLDER
from tests.living.server import Shelf, serving


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which states are kept."""
    monkeypatch.setenv(FOLDER, str(tmp_path / "kept"))
    return tmp_path / "kept"


@pytest.fixture
def shelf(kept: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shelf]:
    monkeypatch.setenv(LOOPBACK, "yes")
    with serving() as found:
        yield found
