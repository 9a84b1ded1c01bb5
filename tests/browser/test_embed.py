"""docs/embed.html with a map beside it, as docs/embed.md says; and the messages that it documents."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from tests.browser.replay_page import NewPage, day, noise

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parent.parent.parent
TOLD = (ROOT / "docs" / "embed.md").read_text("utf-8")
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the page and, made by the command that docs/embed.md gives, its map."""
    target = tmp_path_factory.mktemp("embed")
    command = re.search(r"^python (-m geo map \S+ -o) docs/(\S+)$", TOLD, flags=re.MULTILINE)
    assert command, "docs/embed.md gives no command that makes the map"
    arguments = [sys.executable, *shlex.split(command[1]), str(target / command[2])]
    made = subprocess.run(arguments, cwd=ROOT, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stderr
    shutil.copy(ROOT / "docs" / "embed.html", target)
    return target


@pytest.fixture
def page_with_map(offline_page: Page, folder: Path) -> Page:
    """The page with its map at rest on the first paragraph's day."""
    offline_page.emulate_media(reduced_motion="reduce")
    offline_page.goto((folder / "embed.html").as_uri())
    expect(inner(offline_page).locator("[data-role=date]")).to_have_attribute("datetime", "2024-05-09")
    return offline_page


def inner(page: Page) -> FrameLocator:
    return page.frame_locator("iframe[name=map]")


def scroll_to(page: Page, step: int) -> None:
    """Bring the middle of a paragraph to the line at which it becomes the current one."""
    page.locator(".step").nth(step).evaluate(
        "(step) => { const { top, height } = step.getBoundingClientRect();"
        " const line = matchMedia('(max-width: 1119px)').matches ? 0.725 : 0.455;"
        " scrollTo(0, scrollY + top + height / 2 - innerHeight * line); }"
    )
    expect(page.locator(".step").nth(step)).to_have_attribute("aria-current", "")


class TestScrolling:
    @pytest.mark.parametrize("viewport", [{"width": 1440, "height": 900}, PHONE], ids=["wide", "phone"])
    def test_paragraphs_move_the_map_down_and_up_again(
        self, new_page: NewPage, folder: Path, viewport: dict[str, int]
    ) -> None:
        page = new_page(viewport=viewport)
        page.goto((folder / "embed.html").as_uri())
        steps = page.locator(".step")
        wanted = [(one.get_attribute("data-day"), one.get_attribute("data-follow")) for one in steps.all()]
        assert len(wanted) > 5
        order = [*range(len(wanted)), 3, 0]
        for step in order:
            scroll_to(page, step)
            date, follow = wanted[step]
            expect(inner(page).locator("[data-role=date]")).to_have_attribute("datetime", date or "")
            expect(inner(page).locator("[data-role=follow] option:checked")).to_contain_text(
                follow or "Everyone"
            )
        assert noise(page) == []

    def test_dates_are_links_that_move_the_map_without_a_script(
        self, new_page: NewPage, folder: Path, tmp_path: Path
    ) -> None:
        bare = re.sub(r"<script>.*</script>", "", (folder / "embed.html").read_text("utf-8"), flags=re.DOTALL)
        (tmp_path / "embed.html").write_text(bare, encoding="utf-8")
        shutil.copy(folder / "embed-map.html", tmp_path)
        page = new_page()
        page.goto((tmp_path / "embed.html").as_uri())
        inner(page).locator("[data-role=date]").wait_for()
        page.get_by_role("link", name="18 and 19 June").click()
        expect(inner(page).locator("[data-role=date]")).to_have_attribute("datetime", "2024-06-19")
        page.get_by_role("link", name="5 July").click()
        expect(inner(page).locator("[data-role=follow] option:checked")).to_contain_text("Viktor Orban")

    def test_reduced_motion_is_there_at_once(self, new_page: NewPage, folder: Path) -> None:
        page = new_page(reduced_motion="reduce")
        page.goto((folder / "embed.html").as_uri())
        inner(page).locator("[data-role=date]").wait_for()
        scroll_to(page, 4)
        expect(inner(page).locator("[data-role=date]")).to_have_attribute("datetime", "2024-06-19")
        assert ask(page)["view"]["zoom"] == 3.5

    def test_page_without_its_map_says_how_to_make_it(self, new_page: NewPage, tmp_path: Path) -> None:
        shutil.copy(ROOT / "docs" / "embed.html", tmp_path)
        page = new_page()
        page.goto((tmp_path / "embed.html").as_uri())
        note = page.locator(".missing")
        expect(note).to_be_visible()
        command = re.search(r"^python -m geo map \S+ -o \S+$", TOLD, flags=re.MULTILINE)
        assert command
        expect(note).to_contain_text(command[0])


def ask(page: Page) -> dict[str, Any]:
    """The map's answer to the page around it."""
    answer: dict[str, Any] = page.evaluate(
        "() => new Promise((done) => { const map = document.querySelector('iframe').contentWindow;"
        " addEventListener('message', function hear({ source, data }) {"
        " if (source !== map || data.event !== 'answer') return;"
        " removeEventListener('message', hear); done(data); });"
        " map.postMessage({ 'summit-atlas': 1, get: 'state' }, '*'); })"
    )
    return answer


def tell(page: Page, message: Any) -> None:
    page.evaluate(
        "(message) => document.querySelector('iframe').contentWindow.postMessage(message, '*')", message
    )


def set_map(page: Page, **changes: Any) -> None:
    tell(page, {"summit-atlas": 1, "set": changes})


class TestMessages:
    def test_answer_holds_what_is_documented_and_nothing_else(self, page_with_map: Page) -> None:
        answer = ask(page_with_map)
        row = re.search(r'^\| `(\{"summit-atlas": 1, "event": "answer"[^`]*)`', TOLD, flags=re.MULTILINE)
        assert row
        assert set(answer) == set(re.findall(r'"([\w-]+)"(?=[:,}])', row[1])) - {"answer"}
        assert answer["summit-atlas"] == 1

    def test_every_documented_key_of_set_arrives(self, page_with_map: Page) -> None:
        page = page_with_map
        table = TOLD[TOLD.index("The keys of `set`") : TOLD.index("Days are integers")]
        wanted = {
            "follow": "Xi Jinping",
            "compare": "Viktor Orban",
            "range": [day("2024-05-10"), day("2024-07-05")],
            "day": day("2024-05-17"),
            "mode": "90-days",
            "pace": "event",
            "loop": True,
            "names": "ru",
            "language": "en",
            "countries": "both",
            "beside": "marks",
            "projection": "equal-earth",
            "centre": 150,
            "folded": "legend,timeline",
            "size": "a4",
            "view": {"lat": 40, "lon": 100, "zoom": 4},
            "theme": "dark",
        }
        assert re.findall(r"^\| `(\w+)` \|", table, flags=re.MULTILINE) == list(wanted)
        set_map(page, **wanted)
        expect(inner(page).locator("[data-role=date]")).to_have_attribute("datetime", "2024-05-17")
        answer = ask(page)
        assert {key: answer[key] for key in wanted if key != "view"} == {
            key: value for key, value in wanted.items() if key != "view"
        }
        assert answer["view"] == {
            "lat": pytest.approx(40, abs=0.2), "lon": pytest.approx(100, abs=0.2), "zoom": 4,
        }  # fmt: skip

    def test_the_map_says_how_large_it_is_and_shows_everything_again_when_asked(
        self, page_with_map: Page
    ) -> None:
        page = page_with_map
        set_map(page, view="fit")
        first = ask(page)
        box = inner(page).locator(".leaflet-container").bounding_box()
        assert box is not None
        assert first["map"] == [pytest.approx(box["width"], abs=1), pytest.approx(box["height"], abs=1)]
        set_map(page, view={"lat": -40, "lon": 100, "zoom": 6})
        page.wait_for_timeout(1_200)  # it flies
        assert ask(page)["view"]["zoom"] == 6
        set_map(page, view="fit")
        again = ask(page)
        assert again["view"]["zoom"] == pytest.approx(first["view"]["zoom"], abs=0.01)
        assert again["view"]["lat"] == pytest.approx(first["view"]["lat"], abs=0.5)
        set_map(page, view="everything")
        assert ask(page)["view"] == again["view"]

    @pytest.mark.parametrize(
        "message",
        [
            {"summit-atlas": 2, "set": {"follow": "Xi Jinping"}},
            {"summit-atlas": "1", "set": {"follow": "Xi Jinping"}},
            {"set": {"follow": "Xi Jinping"}},
            {"summit-atlas": 1, "set": {"compare": "Nobody", "pace": "slow", "loop": "yes"}},
            {"summit-atlas": 1, "set": {"names": "RU"}},
            {"summit-atlas": 1, "set": {"size": "a5"}},
            {"summit-atlas": 1, "set": {"size": ["a4"]}},
            {"summit-atlas": 1, "set": {"projection": "peters", "centre": 181}},
            {"summit-atlas": 1, "set": {"projection": ["orthographic"], "centre": {"lon": 0}}},
            {"summit-atlas": 1, "set": {"countries": "all", "beside": ["marks"]}},
            {"summit-atlas": 1, "set": {"names": ["ru"], "mode": "point"}},
            {"summit-atlas": 1, "set": {"view": {"lat": 91, "lon": 0, "zoom": 2}, "mode": "hologram"}},
            {
                "summit-atlas": 1,
                "set": {"day": 10**9, "range": [2, 1], "theme": "<b>", "follow": ["Xi Jinping"]},
            },
        ],
    )
    def test_what_is_not_valid_changes_nothing(self, page_with_map: Page, message: Any) -> None:
        before = ask(page_with_map)
        tell(page_with_map, message)
        assert ask(page_with_map) == before
        assert noise(page_with_map) == []

    @pytest.mark.parametrize("asked", [{"size": "a5"}, {"projection": "peters"}])
    def test_what_cannot_be_is_refused_in_words_to_the_page_around(
        self, page_with_map: Page, asked: dict[str, str]
    ) -> None:
        reason = page_with_map.evaluate(
            "(set) => new Promise((done) => {"
            " addEventListener('message', function hear({ data }) { if (data.event !== 'refused') return;"
            " removeEventListener('message', hear); done(data.reason); });"
            " const map = document.querySelector('iframe').contentWindow;"
            " map.postMessage({ 'summit-atlas': 1, set }, '*'); })",
            asked,
        )
        assert re.match(rf"There is no such {next(iter(asked))}\. There are: \w", reason)

    def test_state_is_told_after_the_readers_hand_and_not_after_a_set(self, page_with_map: Page) -> None:
        page = page_with_map
        page.evaluate(
            "() => { window.told = []; addEventListener('message', ({ data }) =>"
            " { if (data.event === 'state') told.push(data); }); }"
        )
        set_map(page, day=day("2024-06-01"))
        page.wait_for_timeout(400)
        assert page.evaluate("told") == []
        inner(page).locator("[data-role=playhead]").press("ArrowRight")
        page.wait_for_function("() => told.length === 1")
        told = page.evaluate("told[0]")
        assert told == {
            "summit-atlas": 1, "event": "state", "follow": "Vladimir Putin", "day": day("2024-06-02"),
            "range": told["range"], "names": None, "countries": "none", "beside": "all",
            "folded": "list", "projection": None, "centre": None, "language": "en",
        }  # fmt: skip

    def test_only_the_page_around_the_map_is_answered(self, page_with_map: Page) -> None:
        """Another frame of the page reaches the map's window too, and asks."""
        page = page_with_map
        page.evaluate(
            "() => { const other = document.createElement('iframe'); other.sandbox = 'allow-scripts';"
            " other.srcdoc = `<script>let heard = 0; addEventListener('message', () => { heard += 1; });"
            " parent.frames[0].postMessage({ 'summit-atlas': 1, get: 'state' }, '*');"
            " setTimeout(() => parent.postMessage({ heard }, '*'), 600);<\\/script>`;"
            " window.heard = new Promise((done) => addEventListener('message', ({ data }) =>"
            " { if ('heard' in data) done(data.heard); })); document.body.append(other); }"
        )
        assert page.evaluate("heard") == 0
