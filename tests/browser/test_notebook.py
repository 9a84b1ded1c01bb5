"""The library in a real JupyterLab: an atlas and its map show themselves, a widget goes both ways."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from tests.browser.conftest import START_SECONDS
from tests.browser.replay_page import PATIENCE_S
from tests.free_port import free_port

ROOT = Path(__file__).resolve().parents[2]
CELLS = (
    "import summit_atlas as sa",
    f"atlas = sa.read({str(ROOT / 'data' / 'reports' / 'putin-2024')!r})\natlas",
    'shown = atlas.map(follow="Vladimir Putin", start="2024-05-07", end="2024-07-09")\nshown',
    "w = shown.widget()\nw",
    'w.day = "2024-06-19"',
    "w.day, w.follow",
)


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a JupyterLab that has the notebook, with nothing but this machine to ask."""
    import nbformat  # within: it builds some forty grammars, and every process of the suite reads this file
    from nbformat.v4 import new_code_cell, new_notebook

    folder = tmp_path_factory.mktemp("lab")
    packages, home = folder / "packages", folder / "home"
    packages.mkdir()
    home.mkdir()
    (packages / "summit_atlas").symlink_to(ROOT / "geo", target_is_directory=True)
    work = folder / "work"
    work.mkdir()
    cells = [new_code_cell(source, id=f"cell-{number}") for number, source in enumerate(CELLS)]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    nbformat.write(new_notebook(cells=cells, metadata=kernel), work / "atlas.ipynb")
    port = free_port()
    paths = os.pathsep.join(filter(None, (str(packages), os.environ.get("PYTHONPATH"))))
    command = [
        sys.executable, "-m", "jupyter", "lab", "--no-browser", "--allow-root", "--ServerApp.token=",
        "--ServerApp.password=", f"--port={port}", "--ServerApp.port_retries=0", "--ip=127.0.0.1",
        f"--ServerApp.root_dir={work}", "--LabApp.extension_manager=readonly", "--expose-app-in-browser",
    ]  # fmt: skip
    places = {
        name: str(home / name.lower())
        for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR")
    }
    with (folder / "lab.log").open("wb") as log:
        server = subprocess.Popen(
            command,
            stdout=log,
            stderr=log,
            env={**os.environ, **places, "PYTHONPATH": paths, "HOME": str(home)},
        )
    try:
        address = f"http://127.0.0.1:{port}"
        end = time.monotonic() + START_SECONDS
        while not _answers(f"{address}/api/status"):
            given_up = server.poll() is not None or time.monotonic() > end
            assert not given_up, (folder / "lab.log").read_text()
            time.sleep(0.2)
        yield address
    finally:
        server.terminate()
        try:
            server.wait(PATIENCE_S)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def frame_of(page: Page, cell: int) -> FrameLocator:
    return page.locator(".jp-Notebook-cell").nth(cell).frame_locator("iframe")


def run(page: Page, cell: int) -> None:
    """Run one cell by JupyterLab's own command, and wait until its kernel has answered.

    Of a kernel that has only just begun JupyterLab may say that it is idle, and take back what it was asked:
    then the cell has no number, and is run again, as a person would.
    """
    chosen = page.locator(".jp-Notebook-cell").nth(cell)
    prompt = chosen.locator(".jp-InputPrompt")
    before, end = prompt.inner_text(), time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        prompt.click()
        expect(chosen).to_have_class(re.compile(r"\bjp-mod-active\b"))
        page.evaluate("window.jupyterapp.commands.execute('notebook:run-cell')")
        if re.fullmatch(r"\[\d+\]:", prompt.inner_text()) and prompt.inner_text() != before:
            return
        page.wait_for_timeout(500)
    raise AssertionError(f"cell {cell} was not run: {prompt.inner_text()}")


@pytest.mark.slow
def test_a_notebook_shows_atlas_and_map_and_steers_a_widget(lab: str, page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{lab}/lab/tree/atlas.ipynb?reset")
    expect(page.locator(".jp-Notebook-cell")).to_have_count(len(CELLS))
    expect(page.locator(".jp-Notebook-ExecutionIndicator")).to_have_attribute("data-status", "idle")
    for cell in range(3):
        run(page, cell)
    cells = page.locator(".jp-Notebook-cell")
    expect(cells.nth(1).locator("svg circle").first).to_be_attached()
    expect(cells.nth(1)).to_contain_text("28 meetings, 27 leaders")
    shown = frame_of(page, 2)
    expect(shown.locator("[data-role=date]").first).to_contain_text("9 July 2024")

    run(page, 3)
    steered = frame_of(page, 3)
    expect(steered.locator("[data-role=date]").first).to_contain_text("9 July 2024")
    run(page, 4)
    expect(steered.locator("[data-role=date]").first).to_contain_text("19 June 2024")

    chosen = steered.locator("[data-role=follow] option", has_text="Xi Jinping")
    steered.locator("[data-role=follow]").select_option(chosen.get_attribute("value"))
    said = cells.nth(5).locator(".jp-OutputArea-output")
    end = time.monotonic() + PATIENCE_S
    run(page, 5)
    while "Xi Jinping" not in said.inner_text() and time.monotonic() < end:
        run(page, 5)  # the map tells of it a moment later
    expect(said).to_contain_text("Xi Jinping")
