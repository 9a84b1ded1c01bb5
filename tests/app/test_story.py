"""The tab Story as Streamlit runs it: chapters are written, taken back, kept with pictures, and told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from geo.app.ledger_state import Writing as LedgerWriting
from geo.app.story_state import read_part
from geo.app.story_tab import says_day
from geo.places import Gazetteer
from geo.projects import ProjectError, digest_of, load, packed, path_of, unpacked
from geo.storybook import Book, pictured, written
from tests.app.test_new_table import steps
from tests.app.test_page import ROOT
from tests.storybook.books import photograph, titles

pytestmark = pytest.mark.slow
TABLE = b"date,city,country,leaders\n2024-01-05,Oslo,Norway,Ana (France);Bo (Norway)\n"


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMIT_ATLAS_PROJECTS", str(tmp_path / "projects"))


def come(number: str = "") -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    if number:
        app.query_params["project"] = number
    app.run()
    app.session_state["tab"] = "Story"
    app.run()
    assert not app.exception
    return app


def number_of(app: AppTest) -> str:
    found = app.query_params["project"]
    return found if isinstance(found, str) else found[0]


def book_of(app: AppTest) -> Book:
    (writing,) = app.session_state["storybooks"].values()
    book: Book = writing.book
    return book


def with_book(app: AppTest, book: Book) -> None:
    """Have the page write this story, as steps that no widget of these tests can make have led there."""
    books = app.session_state["storybooks"]
    app.session_state["storybooks"] = {key: replace(one, book=book) for key, one in books.items()}
    app.run()
    assert not app.exception


def field(app: AppTest, label: str) -> Any:
    return next(one for one in [*app.text_input, *app.text_area] if one.label == label)


def listed(app: AppTest) -> list[str]:
    (radio,) = [one for one in app.radio if one.label == "Chapters"]
    return [option.partition(" ")[2] for option in radio.options]


def press(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click().run()
    assert not app.exception
    return app


def test_an_empty_tab_says_in_a_sentence_what_a_story_is_and_has_the_ways_into_one() -> None:
    app = come()
    assert any(one.value.startswith("A story tells the meetings") for one in app.markdown)
    assert [one.label for one in app.button] == [
        "Open a table of mine",
        "Keep this view as a chapter",
        "Draft from the meetings",
        "Begin from the story of this table (8 chapters)",
    ]
    assert "project" not in app.query_params  # to look is to begin nothing


def test_a_draft_is_rewritten_moved_taken_back_and_there_again_after_a_reload() -> None:
    app = press(come(), "story_draft")
    assert [one.partition(",")[0] for one in listed(app)] == [
        "China", "Belarus", "Uzbekistan", "North Korea and Vietnam", "Kazakhstan",
    ]  # fmt: skip
    field(app, "Title").set_value("To *China* <script>").run()
    assert listed(app)[0] == "To \\*China\\* \\<script\\>"
    press(app, "story_move 1")
    assert titles(book_of(app))[:2] == ["Belarus, 23–24 May 2024", "To *China* <script>"]
    press(app, "story_delete")
    assert len(book_of(app).chapters) == 4
    press(app, "story_undo")
    number = number_of(app)
    again = come(number)
    assert book_of(again) == book_of(app)
    press(again, "story_redo")
    assert len(book_of(again).chapters) == 4
    assert load(path_of(number)).parts["story"]["now"] == book_of(again).now


def test_a_chapter_that_undo_brings_back_is_open() -> None:
    app = press(come(), "story_draft")
    next(one for one in app.radio if one.label == "Chapters").set_value(book_of(app).chapters[1].id).run()
    press(app, "story_delete")
    assert field(app, "Title").value.startswith("Uzbekistan")
    press(app, "story_undo")
    assert field(app, "Title").value.startswith("Belarus")


def test_a_story_has_a_headline_that_is_told_kept_and_taken_back() -> None:
    app = press(come(), "story_draft")
    app.toggle(key="story_told").set_value(True).run()
    before = app.session_state["story_made"].document
    field(app, "Headline of the story").set_value("A year abroad").run()
    assert app.session_state["story_made"].written["headline"] == "A year abroad"
    assert app.session_state["story_made"].document.digest != before.digest
    assert field(come(number_of(app)), "Headline of the story").value == "A year abroad"
    press(app, "story_undo")
    assert field(app, "Headline of the story").value == ""
    assert "headline" not in app.session_state["story_made"].written
    labels = [one.label for one in app.get("download_button")]
    assert "Save the map alone, without the story" in labels


def test_the_bundled_story_is_begun_from_and_what_is_written_is_what_the_switch_tells() -> None:
    app = press(come(), "story_own")
    assert len(listed(app)) == 8
    app.toggle(key="story_told").set_value(True).run()
    assert not app.exception
    first = app.session_state["story_made"].document
    assert app.session_state["story_made"].document is first
    field(app, "Text").set_value("Another *text*.").run()
    assert app.session_state["story_made"].document.digest != first.digest
    assert "Read it as a story (8 chapters)" in [one.label for one in app.toggle]


def test_a_fault_is_said_at_its_field_and_counted_in_the_list() -> None:
    app = press(come(), "story_draft")
    field(app, "Whom to follow").set_value("Vladimir Puten").run()
    assert any("did you mean Vladimir Putin" in one.value.replace("\\", "") for one in app.error)
    field(app, "Text").set_value("<script>alert(1)</script>").run()
    assert any("Shown as it is written" in one.value for one in app.warning)
    field(app, "Text").set_value("x" * 10_001).run()
    assert any("room for 10,000 characters" in one.value.replace("\\", "") for one in app.error)
    assert book_of(app).chapters[0].cell("text").startswith("<script>")


def test_a_chapter_is_shown_on_the_map_with_its_leader_and_days() -> None:
    app = press(come(), "story_own")
    chapters = next(one for one in app.radio if one.label == "Chapters")
    chapters.set_value(book_of(app).chapters[5].id).run()
    assert field(app, "Title").value == "The same days from Budapest"
    press(app, "story_show")
    assert app.selectbox(key="follow").value == "Viktor Orban"
    once = app.session_state["story_once"]
    assert (once["set"]["follow"], once["set"]["view"]["lon"]) == ("Viktor Orban", 66)


def test_a_story_is_kept_with_its_pictures_in_the_project_and_in_its_file() -> None:
    app = press(come(), "story_draft")
    with_book(app, written(pictured(book_of(app), 1, "a.jpg", photograph()), 1, "alt", "Two people"))
    project = load(path_of(number_of(app)))
    picture = book_of(app).pictures["a.webp"]
    assert project.contents[picture.digest] == picture.content
    carried = unpacked(packed(project), "a.summit.zip")
    assert digest_of(carried.contents[picture.digest]) == picture.digest
    again = come(number_of(app))
    assert book_of(again) == book_of(app)


def test_a_project_whose_story_is_none_is_refused_in_words_and_nothing_is_lost() -> None:
    app = press(come(), "story_draft")
    project = load(path_of(number_of(app)))
    parts = {**project.parts, "story": {**project.parts["story"], "now": 99}}
    with pytest.raises(ProjectError, match="story"):
        read_part(replace(project, parts=parts))


def test_each_table_has_a_story_of_its_own() -> None:
    app = press(come(), "story_draft")
    app.sidebar.file_uploader[0].upload("visits.csv", TABLE)
    app.run()
    assert not app.exception
    assert [one for one in app.radio if one.label == "Chapters"] == []
    press(app, "story_draft")
    assert listed(app) == ["Norway, 5 January 2024"]
    app.sidebar.radio[0].set_value(app.sidebar.radio[0].options[0]).run()
    assert len(listed(app)) == 5


def test_the_story_of_a_table_that_is_written_here_outlasts_its_rows_and_a_reload() -> None:
    app = come()
    rows = [
        {"leaders": f"Ana (France); {name}", "venue": place, "date": date} for name, place, date in GUESTS
    ]
    writing = LedgerWriting().told("ask", told(rows[0]), Gazetteer())
    app.session_state["new_table"] = writing.state()
    app.run()
    app.sidebar.radio[0].set_value(app.sidebar.radio[0].options[-1]).run()
    press(app, "story_draft")
    assert listed(app) == ["Norway, 5 January 2024"]
    app.session_state["new_table"] = writing.told("ask", told(rows[1], first=2), Gazetteer()).state()
    app.run()
    assert listed(app) == ["Norway, 5 January 2024"]
    press(app, "story_draft")
    assert len(listed(app)) == 3
    number = number_of(app)
    kept = load(path_of(number))
    assert kept.parts["story"]["now"] == 2
    again = come(number)
    assert len(listed(again)) == 3
    again.run()
    assert load(path_of(number)).parts["story"] == kept.parts["story"]


GUESTS = (("Bo (Norway)", "Oslo, Norway", "2024-01-05"), ("Cy (Peru)", "Lima, Peru", "2024-03-10"))


def told(cells: dict[str, str], first: int = 1) -> dict[str, Any]:
    """What the page New table tells when a row is added."""
    return steps({"do": "add", "cells": cells}, first=first)


def test_a_title_says_a_day_and_not_the_end_of_another_one() -> None:
    for title, day, says in (
        ("Norway, 16 May 2024", "6 May 2024", False),
        ("Norway, 6 May 2024", "6 May 2024", True),
        ("2024年5月6日在奥斯陆", "2024年5月6日", True),
        ("5月16日", "6日", False),
    ):
        assert says_day(title, day) is says, title
