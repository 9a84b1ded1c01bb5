"""The page in the reader's language: which one, that it is kept, and that no word is left in English."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from babel.messages.extract import extract_from_dir
from streamlit.testing.v1 import AppTest

from geo.atlas import read
from geo.errors import TableError
from geo.language import LANGUAGES, PSEUDO
from geo.language.phrases import Phrase
from geo.language.pseudo import pseudo
from geo.places import country_codes
from geo.profiles import known_profiles
from geo.projects import Upload, open_upload
from geo.tables import REPORT_COLUMNS
from tests.app.visitor import Run, Visitor, serving, visitor
from tests.browser.test_flow_language import plain

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}
TABS = ("Meetings", "Figures", "Legs", "Places", "Problems", "Mend", "Sources")
PAGES = ("", "new", "text", "flows", "projects")
NOT_READ = frozenset(
    {"id", "url", "key", "icon", "path", "columns", "json", "url_pathname", "page_name", "format"}
    | {
        "column_order",
        "js_content",
        "css_content",
        "component_name",
        "language",
        "schemes",
        "spec",
        "theme",
        "type",
    }
)
MARKUP = re.compile(r"<style>.*?</style>|<script>.*?</script>|<[^>]*>", re.DOTALL)
DIGEST = re.compile(r"[0-9a-f]{32}")
ENGLISH = re.compile(r"[A-Za-z]{3}")
FAULTY = {
    "faulty.csv": b"date,city,country,leaders\n31/02/2024,Kyiv,Ukraine,A (France)\n2024-05-16,Nowhereville,"
    b"Atlantis,A (France)\n2024-06,Rome,Italy,B; C (Italy)\n",
    "refused.csv": b"\x00\x01\x02",
    "strange.csv": b"apples,pears\n1,2\n",
}
KNOWN = {
    "Summit Atlas",
    "Harbour Courier",
    "The Ferry Post",
    "apples",
    "pears",
    "Nowhereville, Atlantis",
    "nominatim",
    "photon",
    "duckdb",
}
KNOWN |= {"http", "https", "color", "index", "value"}
"""Names: of the program, of newspapers of the demonstration, of columns, of services; Streamlit's words."""
EXAMPLES = (
    "mine",
    "faulty",
    "strange",
    "/data/gdelt/*.export.CSV.zip",
    "Read the news text below and list the meetings",
)
"""How texts begin that are no words of the page: projects, a path, what is asked of another reader."""
LEAST = 12
"""Letters of a text from which it is looked for within longer ones."""


def app_in(tag: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.query_params["language"] = tag
    app.run()
    assert not app.exception
    return app


def test_the_page_speaks_the_language_of_its_address() -> None:
    app = app_in(PSEUDO)
    assert app.selectbox(key="language").value == PSEUDO
    assert app.header[0].value.startswith(("[", "\\["))
    assert pseudo("Role") not in app.dataframe[-1].value  # columns are codes, headed in the language
    assert set(app.dataframe[-1].value["Role"]) <= {
        pseudo(role) for role in ("visit made", "guest received", "met on third ground")
    }


def test_places_and_rows_are_told_of_as_the_language_does() -> None:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.query_params["language"], app.session_state["tab"] = "fr", "Lieux"
    places = app.run().dataframe[-1].value
    assert set(places["How"]) <= {"exact", "autre nom", "lieu précis", "pays", "contexte", "indiqué"}
    assert all("," in one and "." not in one for one in places["Confidence"])


def test_an_address_that_names_no_language_is_english() -> None:
    app = app_in("tlh")
    assert app.selectbox(key="language").value == "en"
    assert "Table" in [one.value for one in app.header]


def test_what_was_chosen_is_in_the_address_and_a_guess_is_not() -> None:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    assert "language" not in app.query_params
    app.selectbox(key="language").set_value("fr").run()
    assert app.query_params["language"] in ("fr", ["fr"])
    assert app.session_state["language"] == "fr"


@pytest.mark.parametrize(("tag", "turned"), [("ar", True), ("fr", False)])
def test_arabic_runs_from_the_right_and_the_browser_is_told_every_language(tag: str, turned: bool) -> None:
    told = [one.proto.body for one in app_in(tag).get("html")]
    assert any("direction: rtl" in one for one in told) is turned
    assert f"<script>document.documentElement.lang = '{tag}'</script>" in told


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("languages")
    with serving(ROOT, folder / "log", SUMMIT_ATLAS_PROJECTS=str(folder / "projects")) as (served, _):
        yield served


@pytest.mark.parametrize(
    ("locale", "query", "shown"),
    [
        ("fr-FR", "", "français"),
        ("fr-FR", "language=de", "Deutsch"),
        ("zh-TW", "", "English"),
        ("", "", "English"),
    ],
)
def test_a_reader_is_met_in_the_language_of_browser_or_address(
    place: str, locale: str, query: str, shown: str
) -> None:
    async def met() -> str:
        async with visitor(place) as guest:
            guest.locale, guest.query = locale, query
            await guest.run()
            return str(guest.widgets["language"].raw_value)

    assert asyncio.run(met()) == shown


def test_a_change_of_language_loses_no_choice(place: str) -> None:
    """A browser tells of a choice by the words it shows: so it is told the new ones of what is chosen."""

    async def turned() -> dict[str, Any]:
        async with visitor(place) as guest:
            guest.query = f"language={PSEUDO}"
            await guest.run()
            guest.hold("tab", string_value=pseudo("Figures"))
            await guest.run()
            guest.hold("measure", string_value=pseudo("Days abroad"))
            guest.hold("follow", string_value="Viktor Orban")
            await guest.run()
            guest.hold("language", string_value="English")
            await guest.run()
            return guest.widgets

    widgets = asyncio.run(turned())
    assert (widgets["measure"].raw_value, widgets["measure"].set_value) == ("Days abroad", True)
    assert widgets["follow"].raw_value == "Viktor Orban"
    assert widgets["tab"].default_tab_index == TABS.index("Figures")


def test_no_word_of_the_page_is_left_in_english(place: str) -> None:
    """In the pseudo-language nothing of what can be translated stands there as it is in the code."""
    known = _texts_in_the_code()
    assert len(known) > 300
    shown = asyncio.run(_all_that_is_shown(place))
    assert pseudo("Meetings held") in shown
    left = {one for one in shown for text in known if _is_there(text, one)}
    assert left <= set(REPORT_COLUMNS)  # as the table calls its columns


def test_no_english_stands_outside_of_the_brackets_of_the_pseudo_language(
    place: str, seed_folder: Path
) -> None:
    """Whatever was forgotten: the program's own words stand in brackets there, all others are a table's."""
    shown = asyncio.run(_all_that_is_shown(place)) | asyncio.run(_all_of_what_is_faulty(place))
    assert pseudo("This table cannot be read.") in shown
    names = _names() | set(read(seed_folder).leaders["name"])
    parts = [part for text in shown for part in re.split("</t[dh]>", text)]  # a table's cells are apart
    left = {words for part in parts if ENGLISH.search(words := _own(plain(part))) and words not in names}
    assert {words for words in left - _reasons() if not words.startswith(EXAMPLES)} == set()


def _reasons() -> set[str]:
    """Why files cannot be read, where that is said in English still (docs/translating.md)."""
    found: set[str] = set()
    for name, content in FAULTY.items():
        try:
            open_upload([Upload(name, content)]).read()
        except TableError as error:
            for one in error.problems:
                parts = [part for part in (one.found, one.allowed, one.advice) if part]
                found |= {"; ".join(parts)} if not any(isinstance(part, Phrase) for part in parts) else set()
    return found


async def _all_of_what_is_faulty(place: str) -> set[str]:
    found: set[str] = set()
    for name, content in FAULTY.items():
        async with visitor(place) as guest:
            guest.query = f"language={PSEUDO}"
            await guest.run()
            await guest.put("files", name, content)
            found |= set(_strings(await guest.run()))
            for tab in (*TABS, "Story") if "tab" in guest.widgets else ():
                guest.hold("tab", string_value=pseudo(tab))
                found |= set(_strings(await guest.run()))
    return found


def _own(text: str) -> str:
    """The text without what a browser is told; nothing where it names a country alone."""
    text = MARKUP.sub("", text).strip(" ()")
    return "" if DIGEST.fullmatch(text) or country_codes(text) else text


def _names() -> set[str]:
    """What is no word of the page: names of columns, of languages, of tables that others keep."""
    kinds = {profile.title or profile.name for profile in known_profiles()}
    return KNOWN | set(REPORT_COLUMNS) | set(LANGUAGES.values()) | kinds


def _texts_in_the_code() -> set[str]:
    found = set()
    for _, _, message, _, _ in extract_from_dir(str(ROOT / "geo" / "app"), keywords=KEYWORDS):
        found |= {message} if isinstance(message, str) else {one for one in message if one}
    return {one for one in found if re.search(r"[A-Za-z]{3}", one)}


def _is_there(text: str, shown: str) -> bool:
    if text == shown:
        return True
    return any(part in shown for part in re.split(r"\{\w+\}", text) if len(part) >= LEAST)


async def _all_that_is_shown(place: str) -> set[str]:
    found: set[str] = set()
    async with visitor(place) as guest:
        guest.query = f"language={PSEUDO}"
        found |= set(_strings(await guest.run()))
        for tab in (*TABS, "Story"):
            guest.hold("tab", string_value=pseudo(tab))
            found |= set(_strings(await guest.run()))
        guest.hold("export_menu", bool_value=True)
        found |= set(_strings(await guest.run()))
        await guest.put("files", "mine.csv", b"wer,wann,wo\nA,2024-05-16,Kyiv\nB,2024-06,Rome\n")
        found |= set(_strings(await guest.run()))
    for page in PAGES[1:]:
        async with visitor(place) as guest:
            guest.query = f"language={PSEUDO}"
            found |= set(_strings(await guest.run(page)))
            if page == "text":
                found |= set(_strings(await _demonstrated(guest)))
    return found


async def _demonstrated(guest: Visitor) -> Run:
    guest.hold("texts_demonstration", trigger_value=True)
    return await guest.run("text")


def _strings(run: Run) -> Iterator[str]:
    for element in (*run.elements, *run.blocks):
        yield from _words_of(element)


def _words_of(message: Any) -> Iterator[str]:
    """What a message of Streamlit's has to read, but no cells, which are the table's."""
    for field, value in message.ListFields():
        if field.name == "columns":
            shapes = json.loads(value) if isinstance(value, str) else {}
            yield from (str(one["label"]) for one in shapes.values() if one and one.get("label"))
        if field.name == "spec":
            yield from re.findall(r'"title": ?"([^"]*)"', value)
        if field.name in NOT_READ:
            continue
        if field.type == field.TYPE_STRING:
            yield from [value] if isinstance(value, str) else value
        elif field.type == field.TYPE_MESSAGE and not hasattr(value, "items"):
            for one in [value] if hasattr(value, "ListFields") else value:
                yield from _words_of(one)
