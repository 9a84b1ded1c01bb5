"""Pictures of map and page in every language, to be looked at: ``python -m tests.gallery FOLDER [TAG …]``.

FOLDER gets ``LANGUAGE/WIDTH-VIEW.png``, ``sheets/WIDTH-VIEW-NUMBER.png`` with several languages side by side,
``index.html`` with all of them and, beside them, texts that are cut where English ones are not.
Chinese and Japanese need their letters: ``apt install fonts-noto-cjk fonts-noto-core``.
"""

from __future__ import annotations

import html
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, TypeVar

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from geo.cli.main import main as command
from geo.language import LANGUAGES
from tests import chromium
from tests.browser.app_page import FRAME, WAIT, settled
from tests.browser.conftest import app_running
from tests.browser.cut_texts import cut_texts
from tests.browser.replay_page import role, still

ROOT = Path(__file__).resolve().parent.parent
REPORTS = ROOT / "data" / "reports" / "putin-2024"
HEIGHTS: Final = {390: 844, 1000: 760, 1440: 900}
"""Width of the window → its height."""
PAGE_HEIGHT: Final = 1500
A_DAY: Final = "day=2024-06-19&from=2024-05-07&to=2024-07-05"
BESIDE: Final = {390: 7, 1000: 3, 1440: 2}
ABOVE: Final = {390: 1, 1000: 2, 1440: 2}
SHEET_WIDTH: Final = 2000

Item = TypeVar("Item")
Cuts = dict[tuple[str, str], dict[str, str]]
"""Language and ``WIDTH-VIEW`` → what is cut there."""


def main(folder: Path, tags: list[str]) -> None:
    """Make the pictures of the languages, or of all, and the sheets."""
    tags = ["en", *(tag for tag in tags or LANGUAGES if tag != "en")]
    cuts: Cuts = {}
    with TemporaryDirectory() as made, sync_playwright() as session:
        story = Path(made) / "story.html"
        others = ",".join(tag for tag in LANGUAGES if tag != "en")
        told = ["--story", str(REPORTS / "story.csv"), "--language", others]
        assert command(["map", str(REPORTS), "-o", str(story), *told]) == 0
        browser = session.chromium.launch(
            executable_path=str(chromium.windowless()), args=list(chromium.FLAGS)
        )
        projects = {"SUMMIT_ATLAS_PROJECTS": str(Path(made) / "projects")}
        with app_running(Path(made) / "log", **projects) as place:
            for tag in tags:
                take_all(browser, story.as_uri(), place, tag, folder, cuts)
                print(tag, flush=True)
        browser.close()
    sheets(folder, tags)
    (folder / "index.html").write_text(index(folder, tags, cuts), encoding="utf-8")


def take_all(browser: Browser, story: str, place: str, tag: str, folder: Path, cuts: Cuts) -> None:
    """Pictures of every view in one language, and what is cut in each."""
    (folder / tag).mkdir(parents=True, exist_ok=True)
    for width, height in HEIGHTS.items():
        for views in (map_views(story, tag), page_views(place, tag)):
            page = browser.new_page(viewport={"width": width, "height": height})
            for view, show in views:
                show(page)
                name = f"{width}-{view}"
                page.screenshot(path=folder / tag / f"{name}.png")
                cuts[tag, name] = {
                    where: text for frame in page.frames for where, text in cut_texts(frame).items()
                }
                wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
                if wide > 0:
                    cuts[tag, name]["the page"] = f"{wide} pixels wider than the window"
            page.close()


def map_views(story: str, tag: str) -> Iterator[tuple[str, Callable[[Page], object]]]:
    """The views of a map document: name, and what shows it."""

    def mapped(page: Page) -> None:
        page.goto(f"{story}#{A_DAY}&language={tag}")
        role(page, "play").wait_for()
        still(page)

    def panel(name: str) -> Callable[[Page], object]:
        def show(page: Page) -> None:
            page.keyboard.press("Escape")
            role(page, name).click()
            role(page, f"{name}-panel").wait_for()

        return show

    def told(page: Page) -> None:
        page.goto("about:blank")
        page.goto(f"{story}#chapter=3&language={tag}")
        role(page, "story-place").wait_for()
        still(page)

    yield "map", mapped
    yield "share", panel("share")
    yield "table", panel("table")
    yield "story", told


def page_views(place: str, tag: str) -> Iterator[tuple[str, Callable[[Page], object]]]:
    """The views of the page."""

    def at(path: str, shown: str) -> Callable[[Page], object]:
        def show(page: Page) -> None:
            page.set_viewport_size(
                {"width": page.viewport_size["width"], "height": PAGE_HEIGHT}  # type: ignore[index]
            )
            page.goto(f"{place}/{path}?language={tag}")
            page.locator(shown).first.wait_for(timeout=WAIT)
            if path == "":
                page.frame_locator(FRAME).locator("[data-role=play]").wait_for(timeout=WAIT)
            settled(page)
            page.wait_for_timeout(500)

        return show

    yield "meetings", at("", FRAME)
    yield "new-table", at("new", "[name=who]")
    yield "text", at("text", "textarea")


def sheets(folder: Path, tags: list[str]) -> None:
    """Of every view pictures with several languages side by side."""
    (folder / "sheets").mkdir(exist_ok=True)
    for picture in sorted((folder / "en").glob("*.png")):
        width = int(picture.stem.partition("-")[0])
        for number, some in enumerate(parts_of(tags, BESIDE[width] * ABOVE[width]), 1):
            sheet([folder / tag / picture.name for tag in some], BESIDE[width]).save(
                folder / "sheets" / f"{picture.stem}-{number}.png"
            )


def parts_of(items: Sequence[Item], most: int) -> Iterator[Sequence[Item]]:
    """The items, so many at a time."""
    return (items[at : at + most] for at in range(0, len(items), most))


def sheet(pictures: list[Path], beside: int) -> Image.Image:
    """Pictures in rows of ``beside``."""
    images = [Image.open(one) for one in pictures]
    wide = SHEET_WIDTH // beside
    small = [one.resize((wide, one.height * wide // one.width), Image.Resampling.LANCZOS) for one in images]
    rows = list(parts_of(small, beside))
    found = Image.new("RGB", (SHEET_WIDTH, sum(row[0].height + 6 for row in rows)), "red")
    top = 0
    for row in rows:
        for at, one in enumerate(row):
            found.paste(one, (at * wide, top))
        top += row[0].height + 6
    return found


def index(folder: Path, tags: list[str], cuts: Cuts) -> str:
    """A page with all pictures, view by view, and what is cut in them."""
    parts = []
    for picture in sorted((folder / "en").glob("*.png")):
        parts.append(f"<h2>{picture.stem}</h2>")
        for tag in tags:
            new = {
                where: text
                for where, text in cuts[tag, picture.stem].items()
                if tag == "en" or where not in cuts["en", picture.stem]
            }
            listed = "".join(
                f"<li>{html.escape(where)}: {html.escape(text)}</li>" for where, text in new.items()
            )
            for where, text in new.items():
                print(f"{tag} {picture.stem} {where}: {text}")
            parts.append(
                f"<figure><img src='{tag}/{picture.name}' loading=lazy>"
                f"<figcaption>{tag}<ul>{listed}</ul></figcaption></figure>"
            )
    style = "figure { display: inline-block; margin: 4px; max-width: 48% } img { max-width: 100% }"
    head = f"<!doctype html><meta charset=utf-8><title>Languages</title><style>{style}</style>"
    return head + "".join(parts)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), sys.argv[2:])
