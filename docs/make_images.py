"""``python docs/make_images.py``: draw the pictures under ``docs/img/`` anew, to be looked at.

Needs what the tests need: run ``python -m tests`` once before. The pictures show map documents opened from a
file with no network: of the bundled reports, of ten thousand trips that the benchmark makes up, of the
small table that the tests have by hand, of the travels of presidents that the benchmark has, and of flows
that are made up too; one is of the app, with the texts that are made up for its page. ffmpeg makes the film.
"""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from geo.atlas import read  # noqa: E402
from geo.cli.main import main as command  # noqa: E402
from geo.dates.parsing import day_number  # noqa: E402
from geo.flow.document import flow_document  # noqa: E402
from geo.flow.map import flow_map_document  # noqa: E402
from geo.html.map import map_document  # noqa: E402
from geo.pictures import VARIABLE, find_encoder  # noqa: E402
from geo.replay.document import replay_document  # noqa: E402
from tests import chromium  # noqa: E402
from tests.bench.replay.workload import write_table  # noqa: E402
from tests.browser.conftest import app_running  # noqa: E402
from tests.browser.truth_table import LEADER, truth_atlas  # noqa: E402
from tests.flow.world import world_flows  # noqa: E402

IMAGES = ROOT / "docs" / "img"
FIRST, LAST = day_number(2024, 5, 7), day_number(2024, 7, 10)
SHOWN = day_number(2024, 6, 20)
DESKTOP = {"width": 1200, "height": 720}
VIEWS: dict[str, dict[str, Any]] = {
    "desktop": {"viewport": DESKTOP},
    "dark": {"viewport": DESKTOP, "color_scheme": "dark"},
    "phone": {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2},
}
FRAME_MS = 160
TRIPS = 10_000
FLOW_VISITS, FLOW_YEARS = 300_000, 40
FLOW_VIEWS = {
    "flows": ("", "desktop"),
    "flows-country": ("#country=IN&top=40", "dark"),
    "flows-phone": ("", "phone"),
}
TRAVELS = ROOT / "tests" / "bench" / "us_president_travels.csv"
COUNTRY_VIEWS = {
    "countries": ("#follow=Barack%20Obama&from=2009-01-20&to=2017-01-20", "desktop"),
    "countries-alone": ("#follow=&beside=nothing&folded=legend,list", "dark"),
    "countries-phone": ("#follow=Barack%20Obama&from=2009-01-20&to=2017-01-20&beside=marks", "phone"),
}
PROJECTED = {
    "equal-earth": ("projection=equal-earth&view=10,15,0", "desktop"),
    "distances": ("projection=azimuthal-equidistant", "desktop"),
    "globe": ("projection=orthographic", "phone"),
    "north-polar": ("projection=north-polar&centre=seat", "dark"),
    "pacific-150": ("projection=equal-earth&centre=150&view=0,150,0", "desktop"),
}
QUALITY = 78
WIDE = 540
STORY_FILMS = (("1920x1080", "story-film", 960), ("1080x1920", "story-film-phone", WIDE))


def opened(browser: Browser, path: Path, **options: Any) -> Page:
    """The map document in a page of its own, with no network."""
    page = browser.new_context(offline=True, **options).new_page()
    page.goto(path.as_uri())
    page.wait_for_selector("[data-role=playhead]")
    return page


def show(page: Page, day: int) -> None:
    """Put the playhead on a day, as an embedding page would."""
    page.evaluate("day => window.postMessage({ 'summit-atlas': 1, set: { day } }, '*')", day)
    page.wait_for_timeout(350)


def look(page: Page, lat: float, lon: float, zoom: float) -> None:
    """Fly to a view (degrees and Leaflet's zoom) and wait until it is there."""
    view = {"lat": lat, "lon": lon, "zoom": zoom}
    page.evaluate("view => window.postMessage({ 'summit-atlas': 1, set: { view } }, '*')", view)
    page.wait_for_timeout(1500)


def picture(page: Page, name: str) -> None:
    """What the page shows as a small picture."""
    shot = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    shot.save(IMAGES / f"{name}.webp", quality=QUALITY, method=6)


def stills(browser: Browser, folder: Path) -> None:
    """Ten thousand trips; a way over the Pacific with a country known by name alone; vague dates."""
    table = folder / "reports.csv"
    write_table(table, TRIPS)
    crowd = folder / "crowd.html"
    crowd.write_text(map_document(replay_document(read(table), everyone=True)), encoding="utf-8")
    page = opened(browser, crowd, viewport=DESKTOP)
    page.wait_for_timeout(1500)
    picture(page, "ten-thousand-trips")
    own = folder / "own"
    own.mkdir()
    truth = folder / "truth.html"
    truth.write_text(map_document(replay_document(truth_atlas(own), follow=LEADER)), encoding="utf-8")
    page = opened(browser, truth, viewport=DESKTOP)
    show(page, day_number(2025, 5, 12))
    look(page, 38, -6, 4.5)
    picture(page, "vague-date")
    show(page, day_number(2025, 6, 2))
    page.evaluate("window.postMessage({ 'summit-atlas': 1, set: { centre: -160 } }, '*')")
    look(page, -10, -160, 1.5)
    picture(page, "pacific")


def countries(browser: Browser, folder: Path) -> None:
    """A century of travels abroad, countries coloured by visits: with lines, alone, on a phone."""
    path = folder / "countries.html"
    path.write_text(map_document(replay_document(read(TRAVELS), countries="made")), encoding="utf-8")
    for name, (fragment, view) in COUNTRY_VIEWS.items():
        page = browser.new_context(offline=True, **VIEWS[view]).new_page()
        page.goto(path.as_uri() + fragment)
        page.wait_for_selector("[data-role=playhead]")
        page.wait_for_timeout(1500)
        picture(page, name)


def flows(browser: Browser, folder: Path) -> None:
    """Forty years of flows between capitals, made up: of all countries, of one, on a phone."""
    table = world_flows(visits=FLOW_VISITS, years=FLOW_YEARS)
    document = flow_document(
        table, "month", title="Visits, made up", credits=["Visits: made up for this picture"]
    )
    path = folder / "flows.html"
    path.write_text(flow_map_document(document), encoding="utf-8")
    for name, (fragment, view) in FLOW_VIEWS.items():
        page = browser.new_context(offline=True, **VIEWS[view]).new_page()
        page.goto(path.as_uri() + fragment)
        page.wait_for_selector("[data-role=playhead]")
        page.wait_for_timeout(1500)
        picture(page, name)


def projections(browser: Browser, path: Path) -> None:
    """The same map in other projections."""
    for name, (fragment, view) in PROJECTED.items():
        page = browser.new_context(offline=True, **VIEWS[view]).new_page()
        page.goto(f"{path.as_uri()}#day=2024-06-20&folded=legend&{fragment}")
        page.wait_for_selector("[data-role=share]")
        page.wait_for_timeout(1500)
        picture(page, name)


def from_a_text(browser: Browser, folder: Path) -> None:
    """The app's page From a text with its demonstration, some rows taken."""
    with app_running(folder / "server.log") as url:
        page = browser.new_context(viewport={"width": 1200, "height": 860}).new_page()
        page.goto(f"{url}/text")
        page.get_by_role("button", name="Try it with two made-up texts").click()
        page.locator(".sa-desk-card").first.focus()
        for key in "tttl":
            page.keyboard.press(key)
            page.wait_for_timeout(800)
        page.get_by_role("button", name="Republic of the Congo", exact=True).click()
        page.wait_for_timeout(2500)
        picture(page, "from-a-text")


def new_table(browser: Browser, folder: Path) -> None:
    """The app's page New table with some rows, one of them to be looked at, and a place being typed."""
    answers = [
        ("Xi Jinping (China)", "Emmanuel Macron (France)", "Paris", "6 May 2024"),
        ("Xi Jinping (China)", "Viktor Orbán (Hungary)", "Budapest", "8–10 May 2024"),
        ("Xi Jinping (China)", "Aleksandar Vučić (Serbia)", "Belgrade", "31/02/2024"),
    ]
    with app_running(folder / "server.log") as url:
        page = browser.new_context(viewport={"width": 1200, "height": 860}).new_page()
        page.goto(f"{url}/new")
        for answer in answers:
            for label, text in zip(("Who?", "Met whom?", "Where?", "When?"), answer, strict=True):
                page.get_by_label(label, exact=True).fill(text)
            page.wait_for_timeout(1500)
            page.get_by_role("button", name="Add the meeting").click()
            page.wait_for_timeout(2500)
        page.get_by_label("Where?", exact=True).fill("Springfield")
        page.wait_for_timeout(2500)
        picture(page, "new-table")


def replay(page: Page) -> None:
    """The replay as a moving picture: every day of the range, as the map itself plays it."""
    frames = []
    for day in range(FIRST, LAST + 1):
        show(page, day)
        frames.append(Image.open(io.BytesIO(page.screenshot())).convert("RGB"))
    pauses = [FRAME_MS] * (len(frames) - 1) + [2500]
    frames[0].save(
        IMAGES / "replay.webp",
        save_all=True,
        append_images=frames[1:],
        duration=pauses,
        loop=0,
        quality=60,
        method=4,
    )


def story_film(folder: Path) -> None:
    """The film of the bundled story, a moment of each chapter: wide and moving, and one for a phone."""
    os.environ[VARIABLE] = str(chromium.windowless())
    for size, name, width in STORY_FILMS:
        made = folder / f"{name}.mp4"
        table = str(ROOT / "data" / "reports" / "putin-2024")
        words = ["film", table, "--story", "-o", str(made), "--size", size, "--fps", "1", "--seconds", "24"]
        assert command(words) == 0
        asked = [str(find_encoder()), "-loglevel", "error", "-i", str(made), str(folder / f"{name}-%02d.png")]
        subprocess.run(asked, check=True)
        frames = [Image.open(path).convert("RGB") for path in sorted(folder.glob(f"{name}-*.png"))]
        small = [frame.resize((width, frame.height * width // frame.width)) for frame in frames]
        if width > WIDE:
            moves = {"save_all": True, "append_images": small[1:], "duration": 1000, "loop": 0}
            small[0].save(IMAGES / f"{name}.webp", quality=60, method=4, **moves)
        else:
            small[len(small) // 2].save(IMAGES / f"{name}.webp", quality=QUALITY, method=6)


def main() -> None:
    """Draw all pictures."""
    atlas = read(ROOT / "data" / "reports" / "putin-2024")
    html = map_document(replay_document(atlas, first=FIRST, last=LAST))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as session:
        path = Path(folder) / "map.html"
        path.write_text(html, encoding="utf-8")
        browser = session.chromium.launch(executable_path=str(chromium.find()), args=list(chromium.FLAGS))
        for name, options in VIEWS.items():
            page = opened(browser, path, **options)
            show(page, SHOWN)
            picture(page, name)
        projections(browser, path)
        stills(browser, Path(folder))
        countries(browser, Path(folder))
        flows(browser, Path(folder))
        from_a_text(browser, Path(folder))
        new_table(browser, Path(folder))
        story_film(Path(folder))
        replay(opened(browser, path, viewport={"width": 1040, "height": 640}))
        browser.close()


if __name__ == "__main__":
    main()
