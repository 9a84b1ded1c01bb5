"""What every test gets: a closed network, Hypothesis profiles, the bundled reports."""

from __future__ import annotations

import atexit
import os
import shutil
import signal
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from tests.closed_network import sitecustomize as network

if TYPE_CHECKING:
    from geo.places import Gazetteer
    from geo.reports.loading import Dataset

ROOT = Path(__file__).resolve().parent.parent
BROWSER = ROOT / "tests" / "browser"
LONG = (
    ROOT / "tests" / "flow" / "test_spark.py",  # starts clusters
    BROWSER / "test_fuzz.py",  # sends thousands of messages
    BROWSER / "test_notebook.py",  # starts JupyterLab
    BROWSER / "test_other_browsers.py",  # starts Firefox
)
"""Files that take long however few tests they have."""
collect_ignore = ["bench"]

settings.register_profile("dev", max_examples=50, deadline=None)
settings.register_profile("ci", max_examples=20, deadline=None, derandomize=True, print_blob=True)
settings.register_profile("quick", max_examples=5, deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "dev")


def pytest_configure(config: pytest.Config) -> None:
    """Close the network before any test module is even read.

    And hear Ctrl-C where this process was started as one that does not, in the background of a script: those
    that tests interrupt would be deaf to it too.
    """
    network.close()
    from geo.schema import keep_texts_plain

    keep_texts_plain()  # as the page and the command line do
    kept = tempfile.mkdtemp(prefix="summit-atlas-projects-")  # no test keeps anything among the user's own
    atexit.register(shutil.rmtree, kept, ignore_errors=True)
    os.environ["SUMMIT_ATLAS_PROJECTS"] = kept
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Long files first, so that other processes have the rest to do beside them and end when they do; browser
    tests last, of these too the files of most tests first: the quick ones speak first, and Playwright's event
    loop, which stays open to the end of the session, is in nobody's way."""
    for item in items:
        if item.path.is_relative_to(BROWSER):
            item.add_marker("browser")
    count = Counter(item.path for item in items if item.path.is_relative_to(BROWSER))
    items.sort(key=lambda item: (item.path in count, item.path not in LONG, -count[item.path]))


@pytest.fixture(scope="session")
def seed_folder() -> Path:
    """The folder of the bundled reports."""
    return ROOT / "data" / "reports" / "putin-2024"


@pytest.fixture(scope="session")
def seed(seed_folder: Path) -> Dataset:
    """The bundled reports, read once. Tests must not alter its tables."""
    from geo.reports.loading import load

    return load(seed_folder)


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    """The committed gazetteer, opened once, also for the tests that make atlases (``tests.build``)."""
    from tests.build import gazetteer

    return gazetteer()
