"""The page From a text as Streamlit runs it: texts in, and nothing in the table that nobody took."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from geo.app import texts_given
from geo.app.aside import aside
from geo.app.guard import SHARED
from geo.app.texts_made import texts_read
from geo.app.texts_state import STATE, OnDesk, table_of
from geo.desk import Text, taken
from geo.resources import DATA
from tests.desk.desks import desk as proposed
from tests.online.reader import Reader, reading

pytestmark = pytest.mark.slow

FERRY = (DATA / "prose" / "demonstration" / "ferry-post.txt").read_text("utf-8")
COURIER = (DATA / "prose" / "demonstration" / "harbour-courier.txt").read_text("utf-8")
UNDATED = "Aino Virtala, the Finnish president, met Swedish Prime Minister Karl Lindqvast in Oslo on Tuesday."


def page() -> None:
    """The page alone, as ``app.py`` has it beside others."""
    import streamlit as st

    from geo.app.texts import texts_page
    from geo.dates import today

    texts_page(st.Page(lambda: None, title="Meetings"), today())


@pytest.fixture
def app() -> AppTest:
    started = AppTest.from_function(page, default_timeout=60).run()
    assert not started.exception
    return started


def state(app: AppTest) -> OnDesk:
    assert not app.exception
    found: OnDesk = app.session_state[STATE]
    return found


def paste(app: AppTest, text: str) -> AppTest:
    app.text_area(key="texts_pasted").set_value(text).run()
    assert not app.exception
    return app


def said(app: AppTest) -> str:
    shown = [*app.warning, *app.error, *app.info, *app.text, *app.caption]
    return "\n".join(str(one.value) for one in shown)


def test_a_text_is_read_with_what_its_head_says_proposed(app: AppTest) -> None:
    paste(app, FERRY)
    assert app.date_input[0].value == dt.date(2025, 5, 16)
    assert app.text_input[0].value == "The Ferry Post"
    app.text_input[1].set_value("https://example.org/ferry").run()
    app.button(key="texts_read").click().run()
    desk = state(app).desk
    assert [(text.source, text.url) for text in desk.texts] == [
        ("The Ferry Post", "https://example.org/ferry")
    ]
    assert len(desk.standing) == 9
    assert table_of(desk) == []
    assert "Nothing is in the table yet" in said(app)
    assert app.text_area(key="texts_pasted").value == ""


def test_without_a_text_it_is_asked_for(app: AppTest) -> None:
    app.button(key="texts_read").click().run()
    assert "Paste a text or take a file first." in said(app)


def test_without_a_day_of_publication_nothing_is_read(app: AppTest) -> None:
    paste(app, UNDATED)
    app.button(key="texts_read").click().run()
    assert "on which day it was published" in said(app)
    assert STATE not in app.session_state
    app.date_input[0].set_value(dt.date(2025, 5, 16)).run()
    app.button(key="texts_read").click().run()
    (held,) = state(app).desk.standing.values()
    assert held.card.fields["date"] == "2025-05-13"


def test_a_second_text_is_added_and_what_was_decided_stands(app: AppTest) -> None:
    paste(app, FERRY).button(key="texts_read").click().run()
    before = state(app)
    app.session_state[STATE] = replace(before, desk=before.desk.after(taken(before.desk, "0.1")))
    paste(app, COURIER).button(key="texts_read").click().run()
    desk = state(app).desk
    assert [text.source for text in desk.texts] == ["The Ferry Post", "Harbour Courier"]
    assert [card.id for card in desk.of("taken")] == ["0.1"]
    assert "1 row in the table" in said(app)
    paste(app, COURIER).button(key="texts_read").click().run()
    assert "on the desk already" in said(app)
    app.button(key="texts_clear_it").click().run()
    assert app.session_state[STATE] is None


def test_files_are_read_and_one_that_is_none_is_named(app: AppTest) -> None:
    app.file_uploader[0].upload("ferry.txt", FERRY.encode())
    app.file_uploader[0].upload("broken.docx", b"no zip")
    app.run()
    assert "no Word document" in said(app)
    app.button(key="texts_read").click().run()
    assert len(state(app).desk.texts) == 1


def test_a_text_in_another_language_says_so_and_proposes_nothing(app: AppTest) -> None:
    paste(
        app,
        "Published: 2025-05-16\n" + "Tasavallan presidentti tapasi pääministerin Helsingissä tiistaina. " * 4,
    )
    app.button(key="texts_read").click().run()
    assert "none of those that are read" in said(app)
    assert state(app).desk.standing == {}


def test_of_steps_that_come_together_the_last_one_tells_which_row_it_brought_back() -> None:
    desk = OnDesk(proposed())
    first, second = list(desk.desk.standing)[:2]
    steps = [{"do": "take", "id": first, "n": 1}, {"do": "undo", "n": 2}]
    assert desk.told({"steps": steps}).came == first
    assert desk.told({"steps": steps[:1]}).told({"steps": steps}).came == first
    steps += [{"do": "leave", "id": second, "n": 3}, {"do": "undo", "n": 4}]
    assert desk.told({"steps": steps}).came == second


def test_too_much_text_is_refused_in_words(app: AppTest) -> None:
    paste(app, "Published: 2025-05-16\n" + "They met. " * 40_000).button(key="texts_read").click().run()
    assert "a desk holds 300,000" in said(app)


def test_the_rows_of_another_reader_are_checked_before_they_can_be_taken(app: AppTest) -> None:
    paste(app, FERRY).button(key="texts_read").click().run()
    quote = "Virtala travelled to Oslo on 5 May, where she held talks with Norwegian Prime Minister"
    rows = [
        {"leaders": "Aino Virtala", "date": date, "quote": quote} for date in ("2025-05-05", "2025-05-06")
    ]
    app.text_area(key="texts_answer").set_value(json.dumps(rows)).run()
    app.button(key="texts_check").click().run()
    assert "2 rows to decide on, behind those of the text above: 1 supported by it, 1 not." in said(app)
    app.text_area(key="texts_answer").set_value("Sorry, no.").run()
    app.button(key="texts_check").click().run()
    assert "Not read:" in said(app)
    assert table_of(state(app).desk) == []


def test_texts_are_read_the_same_in_a_process_of_its_own() -> None:
    texts = [Text(FERRY, 20_224, "Ferry"), Text(COURIER, 20_225, "Courier")]
    here = texts_read(texts, [], "")
    there = aside("texts_read", texts, [], "", waiting=lambda *_: None, name="Ferry")
    assert OnDesk(key="x").with_texts(there).desk == OnDesk(key="x").with_texts(here).desk


def test_people_of_the_first_text_lend_their_name_to_one_that_comes_later() -> None:
    first = texts_read([Text(COURIER, 20_225, "Courier")], [], "")
    later = Text(
        "The leader of Estonia was received by the president of Latvia in Riga on 2 May.", 20_225, "Later"
    )
    (read,) = texts_read([later], [one.reading for one in first], "")
    assert "Maarja Tammsoo" in {name for row in read.reading.rows for name in row.leaders}


@pytest.fixture
def reader() -> Iterator[Reader]:
    with reading() as found:
        yield found


def test_a_reader_is_asked_only_when_switched_on_and_only_what_was_shown(
    app: AppTest, reader: Reader
) -> None:
    quote = "Virtala travelled to Oslo on 5 May, where she held talks with Norwegian Prime Minister"
    reader.saying(json.dumps([{"leaders": "Aino Virtala", "date": "2025-05-05", "quote": quote}]))
    paste(app, FERRY).button(key="texts_read").click().run()
    assert not any(one.key == "reader_send" for one in app.button)
    app.toggle(key="reader_on").set_value(True).run()
    assert not any(one.key == "reader_send" for one in app.button)
    app.text_input(key="reader_address").set_value(reader.address)
    app.text_input(key="reader_model").set_value("small").run()
    shown = app.code[-1].value
    assert reader.asked == []
    app.button(key="reader_send").click().run()
    assert [body.decode() for _, _, body in reader.asked] == [shown]
    assert state(app).desk.card("0.given1").faults == {}
    assert table_of(state(app).desk) == []
    reader.status = 500
    app.button(key="reader_send").click().run()
    assert "has a fault (500)." in said(app)


def test_on_a_shared_page_nobody_names_an_address(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SHARED, "1")
    paste(app, FERRY).button(key="texts_read").click().run()
    assert len(state(app).desk.standing) == 9
    assert not app.toggle


def test_on_a_shared_page_files_and_long_texts_are_read_in_a_process_of_their_own(
    app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(SHARED, "1")
    begun: list[str] = []
    monkeypatch.setattr(
        texts_given, "aside", lambda task, *rest, **more: begun.append(task) or aside(task, *rest, **more)
    )
    app.file_uploader[0].upload(
        "ferry.txt",
        (FERRY + "\nThe line of the ferry was open on that day and the sea was good." * 200).encode(),
    )
    app.run()
    app.run()
    app.button(key="texts_read").click().run()
    assert len(state(app).desk.standing) == 9
    assert begun == ["texts_opened", "texts_read"]


def test_what_a_text_calls_itself_leads_nobody_elsewhere(app: AppTest) -> None:
    paste(
        app,
        "Source: [x](https://evil.example)\nPublished: 2025-05-16\n" + "Tasavallan presidentti tapasi. " * 4,
    )
    app.button(key="texts_read").click().run()
    (warning,) = app.warning
    assert "](http" not in warning.value
