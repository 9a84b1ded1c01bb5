"""The page asks where leaders come from while the table does not say it, and says how the table was read."""

from __future__ import annotations

import gzip

import pytest
from streamlit.testing.v1 import AppTest

from geo.app.choose import FORMATS
from geo.app.home import homeless
from geo.atlas import read
from tests.app.listed import findings
from tests.app.test_page import app, figure, press, upload  # noqa: F401

pytestmark = pytest.mark.slow

HOMELESS = (
    b"Date,Visited city,President\n"
    b"2020-01-05,Paris,Ada Quill\n"
    b"2020-02-05,Rome,Ada Quill\n"
    b"2020-03-05,Oslo,Bo Ek\n"
)


def asked(app: AppTest) -> str:  # noqa: F811
    return next((one.value for one in app.markdown if "Where do they come from" in one.value), "")


def test_a_missing_home_is_asked_for_and_the_answer_tells_visits_from_guests(app: AppTest) -> None:  # noqa: F811
    upload(app, ("visits.csv", HOMELESS))
    assert "Ada Quill" in asked(app)
    assert figure(app, "Visits made") == "?"  # not none: nobody can say it yet
    app.selectbox(key="home_who").select("Ada Quill").run()
    app.selectbox(key="home_country").select("Spain").run()
    assert not app.exception
    assert figure(app, "Visits made") == "2"
    assert "Ada Quill" not in asked(app)
    assert "Bo Ek" in asked(app)


def test_one_country_may_be_said_of_all(app: AppTest) -> None:  # noqa: F811
    upload(app, ("visits.csv", HOMELESS))
    app.selectbox(key="home_who").select("All 2 without one").run()
    app.selectbox(key="home_country").select("Spain").run()
    assert figure(app, "Visits made") == "2"
    assert asked(app) == ""


def test_the_first_answer_is_of_one_leader_and_every_answer_can_be_taken_back(app: AppTest) -> None:  # noqa: F811
    upload(app, ("visits.csv", HOMELESS))
    app.selectbox(key="home_country").select("Spain").run()
    assert "Bo Ek" in asked(app)  # not said of everybody
    assert any("comes from: Ada Quill: Spain" in one.value for one in app.text)
    press(app, "Take it back")
    assert not app.exception
    assert "Ada Quill" in asked(app)
    assert figure(app, "Visits made") == "?"


def test_nobody_is_asked_where_the_table_says_it(app: AppTest) -> None:  # noqa: F811
    upload(app, ("visits.csv", b"date,city,leaders\n2020-01-05,Paris,Ada Quill (Spain)\n"))
    assert asked(app) == ""


def test_which_column_is_which_is_said_before_the_map_with_the_first_rows(app: AppTest) -> None:  # noqa: F811
    upload(app, ("visits.csv", HOMELESS))
    assert any("Who travelled: President" in one.value and "Date: Date" in one.value for one in app.caption)
    assert any("Row 2: Ada Quill, 5 January 2020, Paris → Paris (France)" in one.value for one in app.text)


def test_the_uploader_takes_every_ending_that_can_be_read() -> None:
    assert {"ods", "xml", "geojson", "md", "gz", "jsonl", "csv", "toml"} <= set(FORMATS)


def test_a_packed_table_is_read_and_called_as_the_table(app: AppTest) -> None:  # noqa: F811
    upload(app, ("visits.csv.gz", gzip.compress(HOMELESS)))
    assert not app.exception
    assert figure(app, "Meetings held") == "2"


def test_who_travelled_is_not_asked_where_a_bracket_behind_a_name_is_a_term(app: AppTest) -> None:  # noqa: F811
    trips = "".join(
        f"Ada Quill ({term} term),Uruguay,20{year}-01-05,20{year}-01-07,{city}\n"
        for term, year, city in (("1st", "05", "Paris,France"), ("1st", "06", "Rome,Italy"),
                                 ("2nd", "15", "Madrid,Spain"), ("2nd", "16", "Lisbon,Portugal"))
    )  # fmt: skip
    upload(
        app,
        ("trips.csv", f"President,Country of president,Start date,End date,City,Country\n{trips}".encode()),
    )
    assert figure(app, "Visits made") == "4"
    assert not any("Who travelled?" in one.value for one in app.markdown)


def test_who_travelled_is_asked_where_no_column_says_it(app: AppTest) -> None:  # noqa: F811
    rows = b"2020-01-05,Paris\n2020-02-05,Rome\n2020-03-05,Madrid\n"
    upload(app, ("my-trips.csv", b"Arrive,Visited city\n" + rows))
    assert any("Who travelled?" in one.value and "my" in one.value for one in app.markdown)
    app.text_input(key="home_name").set_value("Ada Quill")
    app.selectbox(key="home_country").select("Spain")
    press(app, "Use this name")
    assert not app.exception
    assert app.selectbox(key="follow").value == "Ada Quill"
    assert figure(app, "Visits made") == "2"
    assert not any("Who travelled?" in one.value for one in app.markdown)


TOLD = (
    b"start,end,city,country,leaders\n"
    b"2013-01-07,2013-02-07,Dar es Salaam,Tanzania,Ada Quill\n"
    b"2006-12-07,2006-07-14,Stralsund,Germany,Ada Quill\n"
    b"2008-05-02,2008-05-03,Rome,Italy,Ada Quill\n"
)


def kinds(app: AppTest) -> set[str]:  # noqa: F811
    """What the findings under Mend are about."""
    return set(findings(app).get("kind", ()))


def test_mending_asks_no_more_for_what_was_answered(app: AppTest) -> None:  # noqa: F811
    app.session_state["tab"] = "Mend"
    upload(app, ("long.csv", TOLD))
    assert "unknown leader" in kinds(app)
    app.selectbox(key="home_country").select("Spain").run()
    assert "unknown leader" not in kinds(app)
    next(one for one in app.button if one.label.startswith("Change ")).click().run()
    assert not app.exception
    assert "unknown leader" not in kinds(app)
    press(app, "Take it back")
    assert "unknown leader" in kinds(app)


def test_what_of_a_table_is_not_on_the_map_stands_beside_how_many_rows_were_read(app: AppTest) -> None:  # noqa: F811
    table = b"date,city,leaders,host_name,Menu*\n2020-01-05,Paris,Ada Quill (Spain),Fish,Rain\n"
    table += b",Rome,Ada Quill (Spain),,\n"
    upload(app, ("visits.csv", table + b"2020-03-05,Qzxxq,Ada Quill (Spain),,\n"))
    said = " ".join(one.value for one in app.text)
    assert "2 columns were left alone: host_name, Menu*." in said
    assert "1 row has no place that was found. 1 row has no date." in said


def test_meetings_outside_the_days_and_those_not_held_are_counted_as_the_map_counts_them(
    app: AppTest,  # noqa: F811
) -> None:
    table = b"date,city,leaders,status\n" + b"".join(
        b"2020-01-0%d,Paris,Ada Quill (Spain),held\n" % day for day in (5, 6, 7)
    )
    plans = b"2020-01-06,Rome,Ada Quill (Spain),planned\n2020-05-05,Oslo,Ada Quill (Spain),planned\n"
    upload(app, ("visits.csv", table + plans))
    said = [one.value for one in app.caption]
    assert figure(app, "Meetings held") == "3"
    assert any(one.startswith("Besides, on the map: 1 meeting") for one in said)
    assert any(one.startswith("1 meeting lies outside these days") for one in said)


def test_whoever_travels_for_an_organisation_is_not_asked_about() -> None:
    rows = ("leaders,city,date", "Jo Michel (EU); Ada Quill,Paris,2020-01-05", "Jo Michel,Rome,2020-02-05")
    atlas = read("visits.csv", "\n".join(rows).encode())
    assert homeless(atlas) == ["Ada Quill"]
    said = [str(one.found) for one in atlas.problems if one.kind in ("leader", "unknown leader")]
    assert sorted(said) == ["1 leader of an organisation: Jo Michel (EU)", "Ada Quill"]
