"""Thousands of random messages and fragments, valid and not, thrown at a real map document.

What a valid one does is foretold here by a few lines of Python; everything else must do nothing: no
exception, no word on the console, no markup, no hang, and a state that is always within its bounds.
"""

from __future__ import annotations

import datetime
import random
import urllib.parse
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from geo.html.map import map_document
from geo.replay.document import replay_document
from tests import node
from tests.browser.replay_page import EPOCH, NewPage, bundled, noise
from tests.build import atlas_of
from tests.node import Core

pytestmark = pytest.mark.browser

MESSAGES = 1000
BATCH = 50
FRAGMENTS = 2000
HASHES = 60
SECONDS = 120
"""A batch takes a fraction of one second; so many are a hang."""

SMALL = {"width": 480, "height": 400}
"""Most of what a message costs is drawing."""

MODES = ["all", "30-days", "90-days", "365-days", "now"]
"""What docs/embed.md lists for `mode`."""
PACES = ["calendar", "event"]
"""And for `pace`."""
TOLD = (
    "follow", "compare", "range", "day", "mode", "pace", "loop", "names", "theme", "projection", "centre",
)  # fmt: skip
"""What is foretold of an answer."""
PARTS = [
    "day", "from", "to", "follow", "compare", "mode", "pace", "loop", "names", "view", "projection", "centre",
]  # fmt: skip
"""The parts of a fragment."""
EVERYWHERE = ["web-mercator", "equal-earth", "orthographic", "north-polar"]
"""Projections that need no seat."""
MARK = "fuzz-mark"
HOSTILE = [
    f'<img src=x data-{MARK} onerror="window.ran = 1">',
    f"<script>window.ran = 1</script>{MARK}",
    f'"><svg data-{MARK} onload=window.ran=1>',
    f"javascript:window.ran=1//{MARK}",
    f"${{window.ran = 1}} {{{{ {MARK} }}}} `",
    "__proto__", "constructor", "toString", "length", "", " ", "\0", "\ud800", "\u202e", "مرحبا", "null",
    "NaN", "x" * 100_000, "%", "%00", "../../", "&#60;", "1e999", "-0",
]  # fmt: skip
SPECIAL = [
    "NaN",
    "Infinity",
    "-Infinity",
    "-0",
    "undefined",
    "bigint",
    "date",
    "map",
    "buffer",
    "cycle",
    "error",
    "sparse",
]
"""What JSON cannot say; the page makes it of `{"$": name}`."""
REVIVE = """
function revive(value) {
  if (Array.isArray(value)) return value.map(revive);
  if (typeof value !== 'object' || value === null) return value;
  if ('$' in value) {
    const cycle = { 'summit-atlas': 1 };
    cycle.set = cycle;
    return { NaN, Infinity, '-Infinity': -Infinity, '-0': -0, undefined, bigint: 12345678901234567890n,
      date: new Date(0), map: new Map([['summit-atlas', 1]]), buffer: new ArrayBuffer(64), cycle,
      error: new Error('x'), sparse: new Array(3) }[value.$];
  }
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, revive(inner)]));
}
"""


@pytest.fixture(scope="module")
def replay() -> dict[str, Any]:
    return bundled()


@pytest.fixture(scope="module")
def address(replay: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> str:
    file = tmp_path_factory.mktemp("map") / "map.html"
    file.write_text(map_document(replay), encoding="utf-8")
    return file.as_uri()


@pytest.fixture
def shown(new_page: NewPage, address: str) -> Page:
    page = new_page(reduced_motion="reduce", viewport=SMALL)
    page.goto(address)
    page.locator("[data-role=share]").wait_for()
    return page


class Dice(random.Random):
    """Random values, most of them wrong, some of them nearly right."""

    def __init__(self, seed: int, replay: dict[str, Any]) -> None:
        super().__init__(seed)
        self.names: list[str] = replay["leaders"]["name"]
        self.first, self.last = replay["extent"]
        self.scripts = ["table", *(key for key in replay["written"] if key != "point")]

    def day(self) -> int:
        return self.choice([self.first, self.last, self.randint(self.first, self.last)])

    def range(self) -> list[int]:
        return sorted([self.day(), self.day()])

    def view(self) -> dict[str, float]:
        return {"lat": self.uniform(-90, 90), "lon": self.uniform(-180, 180), "zoom": self.uniform(0, 24)}

    def junk(self, depth: int = 0) -> Any:
        """Any value at all."""
        sorts: list[Callable[[], Any]] = [
            lambda: self.choice(HOSTILE),
            lambda: self.choice([None, True, False, 0, -1, 10**15, -(10**15), 0.5, 1e300, 2**53]),
            lambda: {"$": self.choice(SPECIAL)},
            lambda: self.choice(
                [self.first - 1, self.last + 1, self.day() + 0.5, str(self.day()), [self.day()]]
            ),
            lambda: self.choice(self.names).upper() + " ",
        ]
        if depth < 4:
            sorts += [
                lambda: [self.junk(depth + 1) for _ in range(self.randint(0, 4))],
                lambda: {self.choice(HOSTILE[:12]): self.junk(depth + 1) for _ in range(self.randint(0, 4))},
            ]
        return self.choice(sorts)()

    def valid(self) -> dict[str, Any]:
        """A `set` whose every part is valid."""
        parts = {
            "follow": self.choice([None, *self.names]),
            "compare": self.choice([None, *self.names]),
            "range": self.range(),
            "day": self.day(),
            "mode": self.choice(MODES),
            "pace": self.choice(PACES),
            "loop": self.random() < 0.5,
            "names": self.choice([None, *self.scripts]),
            "projection": self.choice(EVERYWHERE),
            "centre": self.choice([0, 150, -77.5, 180, "seat"]),
            "view": self.view(),
            "theme": self.choice([None, "light", "dark"]),
        }
        return {key: parts[key] for key in self.sample(list(parts), self.randint(0, len(parts)))}

    def message(self) -> tuple[Any, dict[str, Any]]:
        """A message, and the valid part of it."""
        if self.random() < 0.25:
            return self.junk(), {}
        wanted = self.valid()
        broken = {key for key in wanted if self.random() < 0.4}
        parts = {key: self._broken(key) if key in broken else value for key, value in wanted.items()}
        parts |= {self.choice(HOSTILE[:10]): self.junk() for _ in range(self.randint(0, 2))}
        number = self.choices([1, 2, 0, "1", None, [1]], [12, 1, 1, 1, 1, 1])[0]
        valid = {key: value for key, value in wanted.items() if key not in broken} if number == 1 else {}
        return {"summit-atlas": number, "set": parts}, valid

    def _broken(self, key: str) -> Any:
        """A value that is not valid for a key: half of them nearly are, and all for ``centre``, which may be
        any small number."""
        if key == "centre" or self.random() < 0.5:
            return self._nearly(key)
        value = self.junk()
        return 0 if value is None or isinstance(value, bool) else value

    def _nearly(self, key: str) -> Any:
        day, view = self.day(), self.view()
        first, last = self.range()
        near: dict[str, list[Any]] = {
            "follow": [self.choice(self.names) + " ", self.choice(self.names).upper() + "!", -1, 0, ""],
            "compare": [self.choice(self.names) + " ", [self.choice(self.names)], 0, "", -1],
            "range": [[last + 1, first], [first, self.last + 1], [first + 0.5, last], [first] * 3, [first]],
            "day": [day + 0.5, self.first - 1, self.last + 1, str(day), [day], {"$": "NaN"}, {"$": "date"}],
            "mode": ["All", "hologram", ["all"], ""],
            "pace": ["Event", "slow", ["event"], 1, ""],
            "loop": ["yes", "true", 0, 1, []],
            "names": ["RU", "ru-RU", "point", "Table", "", ["ru"], "en", "zh_Hant"],
            "view": [
                view | {"lat": 90.01}, view | {"lon": -180.01}, view | {"zoom": -0.01},
                view | {"zoom": {"$": "NaN"}}, view | {"lat": "1"}, {"lat": 1, "lon": 2}, [1, 2, 3],
            ],
            "projection": ["Equal Earth", "mercator", ["orthographic"], 1, "", "<b>"],
            "centre": [180.5, -181, "150", "Seat", [0], {"$": "NaN"}, ""],
            "theme": ["Dark", "sepia", 0, ""],
        }  # fmt: skip
        return self.choice(near[key])

    def fragment(self) -> str:
        """A fragment of valid, damaged and foreign parts."""
        quote = urllib.parse.quote
        parts = [
            "day=" + _iso(self.day()),
            "from=" + _iso(self.day()),
            "to=" + _iso(self.day()),
            "follow=" + quote(self.choice(["", *self.names]), safe=""),
            "compare=" + quote(self.choice(["", *self.names]), safe=""),
            "mode=" + self.choice([*MODES, "hologram"]),
            "pace=" + self.choice([*PACES, "slow"]),
            "loop=" + self.choice(["yes", "no", "1", "Yes"]),
            "names=" + self.choice([*self.scripts, "", "point", "RU"]),
            "projection=" + self.choice([*EVERYWHERE, "peters", ""]),
            "centre=" + self.choice(["0", "150", "-77.5", "seat", "181", "east"]),
            "view={lat:.4f},{lon:.4f},{zoom:.2f}".format(**self.view()),
            self.choice([*PARTS, "x", ""])
            + "="
            + self.choice(
                [self.choice(HOSTILE[:-6]), quote(self.choice(HOSTILE), safe="", errors="replace")]
            ),
        ]
        text = self.choice("&&&;?#").join(self.sample(parts, self.randint(0, len(parts))))
        for _ in range(self.choice([0, 0, 1, 5])):
            at = self.randint(0, len(text))
            text = text[:at] + self.choice("&=%#,-+0\u00e9<\"'\\ ") + text[at + self.randint(0, 2) :]
        return text


def _iso(day: int) -> str:
    return datetime.date.fromordinal(day + EPOCH).isoformat()


def after(state: dict[str, Any], valid: dict[str, Any]) -> dict[str, Any]:
    """The state that docs/embed.md promises after a message, from the one before it."""
    new = state | {key: value for key, value in valid.items() if key != "view"}
    first, last = new["range"]
    if new["range"] != state["range"] and "day" not in valid and state["day"] == state["range"][1]:
        new["day"] = last
    new["day"] = max(first, min(last, new["day"]))
    if new["follow"] in (None, new["compare"]):
        new["compare"] = None
    return new


def throw(page: Page, messages: list[Any]) -> list[dict[str, Any]]:
    """Post messages and ask for the state after each; fails when the document does not answer in time."""
    answers: list[dict[str, Any]] = page.evaluate(
        "async ([messages, seconds]) => {"
        + REVIVE
        + """
          const answers = [];
          const all = new Promise((done, fail) => {
            setTimeout(() => fail(new Error('no answer: the document hangs')), seconds * 1000);
            window.addEventListener('message', function hear({ data }) {
              if (data?.event !== 'answer') return;
              if (answers.push(data) < messages.length) return;
              window.removeEventListener('message', hear);
              done(answers);
            });
          });
          for (const message of messages) {
            window.postMessage(revive(message), '*');
            window.postMessage({ 'summit-atlas': 1, get: 'state' }, '*');
          }
          return all; }""",
        [messages, SECONDS],
    )
    return answers


def state_of(page: Page) -> dict[str, Any]:
    return throw(page, [{}])[0]


def assert_within_bounds(state: dict[str, Any], dice: Dice) -> None:
    first, last = state["range"]
    assert dice.first <= first <= state["day"] <= last <= dice.last
    assert all(type(number) is int for number in (first, last, state["day"]))
    assert state["follow"] is None or state["follow"] in dice.names
    assert state["compare"] is None or state["compare"] in dice.names
    assert state["compare"] is None or state["follow"] not in (None, state["compare"])
    assert state["mode"] in MODES
    assert state["pace"] in PACES
    assert type(state["loop"]) is bool
    assert state["names"] in (None, *dice.scripts)
    assert state["theme"] in (None, "light", "dark")
    assert state["projection"] in EVERYWHERE
    assert state["centre"] == "seat" or -180 <= state["centre"] <= 180
    view = state["view"]
    assert abs(view["lat"]) <= 90
    assert abs(view["lon"]) <= 180
    assert 0 <= view["zoom"] <= 24


def census(page: Page) -> dict[str, int]:
    """How many elements there are of the kinds that do something, and what must never be there."""
    counted: dict[str, int] = page.evaluate(
        """(mark) => ({
            ...Object.fromEntries(['script', 'iframe', 'img', 'object', 'embed', 'link', 'style', 'form']
              .map((name) => [name, document.querySelectorAll(name).length])),
            handlers: [...document.querySelectorAll('*')].filter((one) =>
              [...one.attributes].some(({ name }) => name.startsWith('on'))).length,
            marks: Number(document.documentElement.outerHTML.includes(mark)),
            ran: Number('ran' in window),
            polluted: Object.keys(Object.prototype).length,
        })""",
        MARK,
    )
    return counted


@pytest.mark.parametrize("seed", [1866, 2025])
def test_messages_do_what_their_valid_parts_say_and_nothing_else(
    shown: Page, replay: dict[str, Any], seed: int
) -> None:
    dice = Dice(seed, replay)
    before = census(shown)
    told = state_of(shown)
    state = {key: told[key] for key in TOLD}
    for _ in range(0, MESSAGES // 2, BATCH):
        thrown = [dice.message() for _ in range(BATCH)]
        answers = throw(shown, [message for message, _ in thrown])
        for (message, valid), told in zip(thrown, answers, strict=True):
            state = after(state, valid)
            assert {key: told[key] for key in state} == state, f"seed {seed}, after {str(message)[:500]}"
            assert_within_bounds(told, dice)
    assert census(shown) == before
    assert noise(shown) == []


def test_messages_while_it_plays_leave_it_within_bounds(shown: Page, replay: dict[str, Any]) -> None:
    dice = Dice(5, replay)
    for _ in range(6):
        shown.locator("[data-role=play]").evaluate("(button) => button.click()")
        for told in throw(shown, [dice.message()[0] for _ in range(BATCH)]):
            assert_within_bounds(told, dice)
    assert noise(shown) == []


def test_map_without_dates_withstands_them_too(
    new_page: NewPage, replay: dict[str, Any], tmp_path: Path
) -> None:
    rows = "date,city,country,leaders\n,Beijing,China,A (Russia)\n,Minsk,Belarus,A (Russia)\n"
    file = tmp_path / "undated.html"
    file.write_text(map_document(replay_document(atlas_of(rows, tmp_path))), encoding="utf-8")
    dice = Dice(3, replay)
    page = new_page(reduced_motion="reduce")
    page.goto(f"{file.as_uri()}#{dice.fragment()}")
    page.locator("[data-role=share]").wait_for()
    for told in throw(page, [dice.message()[0] for _ in range(4 * BATCH)]):
        assert (told["extent"], told["day"], told["playing"]) == (None, 0, False)
        assert told["follow"] in (None, "A")
    assert noise(page) == []


@pytest.fixture(scope="module")
def reader(replay: dict[str, Any]) -> Iterator[Core]:
    """The document's own reader of fragments."""
    with node.started() as core:
        core.evaluate(
            "(data) => { const model = core.decodeReplay(data); globalThis.read = (text) => {"
            " const valid = core.readFragment(text, model);"
            " const range = [model.extent[0] + 3, model.extent[1] - 3];"
            " const changes = core.fragmentChanges(valid, range, model.extent);"
            " const state = { follow: -1, range, day: range[0], mode: 'all', view: valid.view, ...changes };"
            " state.day = changes.clock ?? state.day;"
            " return { valid, changes, written: core.writeFragment(state, model) }; }; }",
            replay,
        )
        yield core


def test_fragments_give_only_what_is_within_bounds(reader: Core, replay: dict[str, Any]) -> None:
    dice = Dice(77, replay)
    texts = [dice.fragment() for _ in range(FRAGMENTS)]
    read = reader.evaluate("(texts) => texts.map(read)", texts)
    some = set(PARTS)
    seen: set[str] = set()
    for text, answer in zip(texts, read, strict=True):
        valid, changes = answer["valid"], answer["changes"]
        assert set(valid) <= some, text
        seen |= set(valid)
        for key in ("day", "from", "to"):
            assert dice.first <= valid.get(key, dice.first) <= dice.last, text
        assert -1 <= valid.get("follow", -1) < len(dice.names), text
        assert -1 <= valid.get("compare", -1) < len(dice.names), text
        assert changes.get("pace", "event") in PACES, text
        assert changes.get("loop", True) in (True, False), text
        assert changes.get("names", "") in ("", *dice.scripts), text
        first, last = changes.get("range", [dice.first, dice.last])
        assert dice.first <= first <= changes.get("clock", first) <= last <= dice.last, text
        assert MARK not in answer["written"], text
        assert answer["written"].isascii(), text
    assert seen == some  # the dice do throw valid ones


def test_document_opens_and_follows_any_fragment(shown: Page, address: str, replay: dict[str, Any]) -> None:
    dice = Dice(99, replay)
    before = census(shown)
    for _ in range(HASHES):
        shown.evaluate("(text) => { location.hash = text; }", dice.fragment())
        shown.wait_for_timeout(60)  # browsers slow down more than some twenty a second
        assert_within_bounds(state_of(shown), dice)
    for _ in range(8):
        shown.goto("about:blank")
        shown.goto(f"{address}#{dice.fragment()}")
        shown.locator("[data-role=share]").wait_for()
        assert_within_bounds(state_of(shown), dice)
        assert census(shown) == before
    assert noise(shown) == []
