"""``python -m tests.bench.story``: how soon a long story opens, and how long a change of chapter takes.

Thirty chapters with ten pictures about the bundled reports, in Chromium, on a wide window and a phone's.
Printed are the size of the file, the milliseconds from asking for the page to the first chapter on the
screen, and, over all chapters, those that the change itself takes and those to the next frame.
"""

from __future__ import annotations

import random
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from geo.cli.main import main as geo
from geo.reports.loading import load
from tests import chromium
from tests.story.tables import written

SEED = Path(__file__).resolve().parents[2] / "data" / "reports" / "putin-2024"
CHAPTERS, PICTURES = 30, 10
SIZES = {"wide": {"width": 1440, "height": 900}, "phone": {"width": 390, "height": 844}}
OPENED = """new MutationObserver((_, observer) => {
  if (!document.querySelector(".sa-chapter[aria-current]")) return;
  observer.disconnect();
  requestAnimationFrame(() => setTimeout(() => { window.openedAt = performance.now(); }));
}).observe(document, { subtree: true, childList: true, attributes: true });"""
STEPS = """async (count) => {
  const next = document.querySelector("[data-role=story-next]");
  const taken = [];
  for (let step = 0; step < count; step++) {
    const begun = performance.now();
    next.click();
    const done = performance.now();
    await new Promise(requestAnimationFrame);
    taken.push([done - begun, performance.now() - begun]);
    await new Promise((go) => setTimeout(go, 1500));
  }
  return taken;
}"""


def made(folder: Path) -> Path:
    """The story, as a file."""
    shutil.copytree(SEED, folder / "table")
    noise = random.Random(7)
    meetings = load(SEED).reports["meeting"].drop_duplicates().tolist()
    leaders = ("Vladimir Putin", "everyone", "Viktor Orban")
    rows = []
    for number in range(CHAPTERS):
        row = {"title": f"Chapter {number + 1}", "text": "Where they *went*, and who came. " * 30}
        row |= {"meeting": meetings[number % len(meetings)], "follow": leaders[number * 3 // CHAPTERS]}
        if number % (CHAPTERS // PICTURES) == 0:
            picture = folder / "table" / f"{number}.jpg"
            rough = Image.frombytes("RGB", (240, 160), noise.randbytes(240 * 160 * 3))
            rough.resize((2400, 1600), Image.Resampling.BICUBIC).save(picture)
            row |= {"image": picture.name, "alt": "noise"}
        rows.append(row)
    written(folder / "table", *rows)
    geo(["map", str(folder / "table"), "-o", str(folder / "story.html")])
    return folder / "story.html"


def measure(browser: Browser, file: Path, name: str) -> None:
    """Print the figures for one size of the window."""
    page = browser.new_page(viewport=SIZES[name])  # type: ignore[arg-type]
    page.add_init_script(OPENED)
    page.goto(file.as_uri())
    page.locator(".sa-chapter[aria-current]").wait_for()
    page.wait_for_timeout(1500)
    opened = page.evaluate("openedAt")
    taken = page.evaluate(STEPS, CHAPTERS - 1)
    change, frame = ([step[at] for step in taken] for at in (0, 1))
    print(
        f"{name}: opened after {opened:.0f} ms; a change takes {statistics.median(change):.0f} ms "
        f"(at most {max(change):.0f}), the frame after it comes at {statistics.median(frame):.0f} ms "
        f"(at most {max(frame):.0f})"
    )
    page.close()


def main() -> None:
    """Measure both sizes."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as session:
        file = made(Path(folder))
        print(f"{file.stat().st_size / 1e6:.1f} MB")
        program = chromium.windowless()
        browser = session.chromium.launch(executable_path=str(program), args=list(chromium.FLAGS))
        for name in SIZES:
            measure(browser, file, name)
        browser.close()


if __name__ == "__main__":
    sys.exit(main())
