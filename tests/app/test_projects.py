"""The page keeps what a reader does by itself, and has it again; two sessions never write over each other."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from geo.app.columns import SAME
from geo.app.guard import SHARED
from geo.projects import Kept, Project, listed, load, packed, path_of, rename, save
from tests.app.test_page import ROOT, SHIPS, column, figure, press, upload

pytestmark = pytest.mark.slow

TABLE = (
    b"start,end,city,country,leaders\n"
    b"2013-01-07,2013-02-07,Dar es Salaam,Tanzania,Ada Quill\n"
    b"2006-12-07,2006-07-14,Stralsund,Germany,Ada Quill\n"
    b"2008-05-02,2008-05-03,Rome,Italy,Bo Ek (Sweden)\n"
    b"2008-05-04,2008-05-05,Suva,Fiji,Bo Ek (Sweden)\n"
    b"2008-05-06,2008-05-07,Oslo,Norway,Bo Ek (Sweden)\n"
)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SUMMIT_ATLAS_PROJECTS", str(tmp_path / "projects"))
    return tmp_path / "projects"


def come(number: str = "") -> AppTest:
    """A reader who opens the page, by the address of a project where one is given."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    if number:
        app.query_params["project"] = number
    app.run()
    assert not app.exception
    return app


def turn_to(app: AppTest, tab: str) -> AppTest:
    app.session_state["tab"] = tab
    return app.run()


def cure(app: AppTest) -> AppTest:
    (button,) = [one for one in app.button if one.label.startswith("Change ") and one.label.endswith(" so")]
    return button.click().run()


def said(app: AppTest) -> str:
    return "\n".join(one.value for one in [*app.markdown, *app.warning, *app.text])


def number_of(app: AppTest) -> str:
    found = app.query_params["project"]
    return found if isinstance(found, str) else found[0]


def test_all_that_was_done_is_there_for_who_opens_the_address_again() -> None:
    app = come()
    assert "project" not in app.query_params
    upload(app, ("visits.csv", TABLE))
    number = number_of(app)
    app.selectbox(key="home_country").select("Spain").run()
    turn_to(app, "Places")
    press(app, "Cannot be located")
    turn_to(app, "Mend")
    cure(app)
    app.button(key="mend_undo").click().run()
    app.button(key="mend_redo").click().run()
    press(app, "Use this table")
    app.selectbox(key="follow").select("Bo Ek").run()
    app.slider(key="days").set_range(dt.date(2008, 5, 3), dt.date(2008, 5, 6)).run()
    before, revision = app.session_state["shown"], load(path_of(number)).revision
    again = come(number)
    assert again.radio[0].value == "The table of this project"
    assert again.selectbox(key="follow").value == "Bo Ek"
    assert again.slider(key="days").value == (dt.date(2008, 5, 3), dt.date(2008, 5, 6))
    shown = again.session_state["shown"]
    for table in ("reports", "places", "meetings", "leaders"):
        assert getattr(shown.atlas, table).equals(getattr(before.atlas, table)), table
    assert shown.document.digest == before.document.digest
    assert "comes from: Ada Quill: Spain" in said(again)
    turn_to(again, "Mend")
    assert again.session_state["mending"].now == app.session_state["mending"].now
    assert number_of(again) == number
    assert load(path_of(number)).revision == revision  # to look is to change nothing
    again.button(key="mend_undo").click().run()
    assert again.session_state["mending"].now.count == 0
    press(again, "Take it back")
    assert "Where do they come from" in said(again)


def test_the_bundled_reports_are_no_project_until_something_is_changed_in_them(home: Path) -> None:
    app = come()
    app.selectbox(key="follow").select("Xi Jinping").run()
    assert not home.exists()
    turn_to(app, "Places")
    press(app, "Cannot be located")
    number = number_of(app)
    again = come(number)
    assert figure(again, "Meetings held") == figure(app, "Meetings held")
    assert len(again.session_state["shown"].dataset.corrections) == 1
    assert [one.name for one in listed().heads] == ["Bundled reports"]
    again.radio[0].set_value(again.radio[0].options[0]).run()
    assert "project" not in again.query_params
    assert again.session_state["shown"].dataset.corrections.empty
    again.radio[0].set_value("The table of this project").run()
    assert number_of(again) == number
    assert len(again.session_state["shown"].dataset.corrections) == 1


def test_columns_that_are_half_said_are_there_again() -> None:
    app = come()
    upload(app, ("naus.csv", SHIPS.encode()))
    column(app, "What for").select("Nome").run()
    column(app, "Who travelled").select(SAME).run()
    app.text_input[0].set_value("Ada Quill").run()
    number = number_of(app)
    again = come(number)
    assert column(again, "What for").value == "Nome"
    assert (column(again, "Who travelled").value, again.text_input[0].value) == (SAME, "Ada Quill")
    press(again, "Read the table so")
    assert again.session_state["opened"].settled
    again.run()
    assert load(path_of(number)).parts.get("asked") is None
    save(path_of(number), {"asked": Kept({"column city ": 5})}, load(path_of(number)).revision)
    assert "is not what it should be" in said(come(number))


def test_two_sessions_on_one_project_tell_each_other_and_write_over_nothing() -> None:
    app = come()
    upload(app, ("visits.csv", TABLE))
    number = number_of(app)
    other = come(number)
    other.selectbox(key="home_country").select("Spain").run()
    rename(path_of(number), "Journeys of two")
    turn_to(app, "Mend")
    cure(app)
    assert "changed in another tab" in said(app)
    assert "mending" not in load(path_of(number)).parts
    third = come(number)
    banner = [one for one in app.button if one.key in ("project_apart", "project_load")]
    assert [one.key for one in banner] == ["project_apart", "project_load"]  # what loses nothing comes first
    assert [one.proto.type for one in banner] == ["primary", "secondary"]
    press(app, "Keep what is here as its own project")
    assert not app.exception
    assert "changed in another tab" not in said(app)
    assert load(path_of(number_of(app))).parts["mending"]["now"] == 1
    other.selectbox(key="follow").select("Bo Ek").run()
    third.selectbox(key="follow").select("Bo Ek").run()
    assert "changed in another tab" not in said(other) + said(third)  # a look is no change
    press(other, "Take it back")
    turn_to(third, "Places")
    press(third, "Load it as it is there")
    assert "comes from" not in said(third)
    assert "Journeys of two" in said(third)
    path_of(number).unlink()
    third.run()
    assert "deleted elsewhere" in said(third)


def test_what_cannot_be_kept_is_said_and_kept_as_soon_as_it_can_be(home: Path) -> None:
    home.write_text("a file where the folder should be")
    app = come()
    upload(app, ("visits.csv", TABLE))
    assert not app.exception
    assert "What you do is not kept at the moment" in said(app)
    turn_to(app, "Mend")
    cure(app)
    home.unlink()
    app.run()
    assert "not kept" not in said(app)
    assert load(path_of(number_of(app))).parts["mending"]["now"] == 1


def test_an_address_of_no_project_or_of_a_damaged_one_says_so_and_opens_the_page(home: Path) -> None:
    home.mkdir(mode=0o700)
    (home / "broken-1.summit").write_bytes(b"no database at all, but long enough to be read as one" * 50)
    for number, words in (("nothing-1", "no project"), ("broken-1", "damaged"), ("../x", "no project")):
        app = come(number)
        assert words in said(app)
        assert figure(app, "Visits made") == "6"
        assert "project" not in app.query_params


def test_on_a_shared_page_nothing_is_kept_and_the_reader_gets_the_file(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = come()
    upload(app, ("visits.csv", TABLE))
    number = number_of(app)
    monkeypatch.setenv(SHARED, "1")
    before = sorted(home.iterdir())
    app = come(number)  # of the owner, and nobody else's
    assert app.radio[0].value != "The table of this project"
    upload(app, ("visits.csv", TABLE))
    turn_to(app, "Mend")
    cure(app)
    assert not app.exception
    assert "project" not in app.query_params
    assert sorted(home.iterdir()) == before
    assert "Save as one file" in [one.label for one in app.get("download_button")]


def test_a_project_put_among_the_tables_is_opened_and_on_a_shared_page_for_this_reader_alone(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = come()
    upload(app, ("visits.csv", TABLE))
    turn_to(app, "Mend")
    cure(app)
    press(app, "Use this table")
    carried = packed(load(path_of(number_of(app))))
    app = come()
    upload(app, ("visits.summit.zip", carried))
    assert not app.exception
    assert app.radio[0].value == "The table of this project"
    assert app.session_state["opened"].changes.count == 3
    assert [one.name for one in listed().heads] == ["visits (2)", "visits"]
    before = sorted(home.iterdir())
    monkeypatch.setenv(SHARED, "1")
    app = come()
    upload(app, ("visits.summit.zip", carried))
    assert app.session_state["opened"].changes.count == 3
    upload(app, ("broken.summit.zip", carried[:-40]))
    assert "is damaged or no project of Summit Atlas" in said(app)
    assert app.session_state["opened"].changes.count == 3
    assert sorted(home.iterdir()) == before


@pytest.mark.parametrize(
    "parts",
    [
        {"view": []},
        {"mending": {"first": {}, "steps": [1], "now": 0}},
        {"told": {"leaders": [1]}},
        {"table": {"source": "written", "files": []}, "ledger": [1]},
        {"table": {"source": "flows", "files": []}, "flows": {"choices": {"flows_least": "1"}}},
        {"table": {"source": "flows", "files": []}, "flows": {"choices": {}, "coloured": {}, "maps": 5}},
    ],
)
def test_a_project_with_a_part_that_cannot_be_read_leaves_open_what_is(
    parts: dict[str, object],
) -> None:
    app = come()
    upload(app, ("visits.csv", TABLE))
    number = number_of(app)
    app = come(number)
    strange = Project("Strange", {"table": {"source": "files", "files": []}} | parts, {}, {})
    upload(app, ("strange.summit.zip", packed(strange)))
    assert not app.exception
    assert "is not what it should be" in said(app)
    assert number_of(app) == number
    assert app.session_state["opened"].name == "visits"
    assert [one.name for one in listed().heads] == ["visits"]


def test_from_a_project_that_was_damaged_meanwhile_its_reader_comes_to_another_once_that_is_said() -> None:
    app = come()
    upload(app, ("visits.csv", TABLE))
    number = number_of(app)
    carried = packed(replace(load(path_of(number)), name="Other"))
    app = come(number)
    path_of(number).write_bytes(b"x" * 5000)
    app.run()
    assert "What you do is not kept at the moment" in said(app)
    upload(app, ("other.summit.zip", carried))
    assert "open the other one once more" in said(app)
    assert number_of(app) == number
    upload(app, ("other.summit.zip", carried))
    assert not app.exception
    assert number_of(app).startswith("other-")


def test_who_went_elsewhere_while_a_project_was_opened_is_not_sent_to_its_map_later() -> None:
    app = come()
    upload(app, ("visits.csv", TABLE))
    app.session_state["project_opened"] = True  # the run that was to go there was cut short by another page's
    app.run()
    assert "project_opened" not in app.session_state


@pytest.mark.parametrize("is_changed", [False, True])
def test_the_project_that_was_just_begun_goes_unless_another_tab_has_changed_it(is_changed: bool) -> None:
    app = come()
    upload(app, ("visits.csv", TABLE))
    app = come()
    upload(app, ("visits.csv", TABLE))
    begun = number_of(app)
    if is_changed:
        path = path_of(begun)
        save(path, {"told": Kept({"leaders": []})}, load(path).revision)
    go_on = next(one for one in app.button if one.label == "Go on there")
    go_on.click().run()
    assert not app.exception
    assert number_of(app) != begun
    assert path_of(begun).exists() == is_changed
    assert ("it is kept beside" in said(app)) == is_changed


def test_changes_of_a_column_that_the_table_does_not_have_are_said_and_stay_in_the_file() -> None:
    app = come()
    upload(app, ("visits.csv", TABLE))
    number = number_of(app)
    strange = {"cells": [[2, "nope", "x"]]}
    save(path_of(number), {"changes": Kept(strange)}, load(path_of(number)).revision)
    app = come(number)
    assert "This project is missing or damaged." in [one.value for one in app.error]
    assert "'nope'" in said(app)
    assert load(path_of(number)).parts["changes"] == strange
