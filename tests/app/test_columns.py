"""What the reader says of columns goes before everything, and what is known of them stands there already."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from geo.app.columns import ABSENT, SAME
from tests.app.test_page import HISTORIAN, app, column, figure, press, table, upload  # noqa: F401

pytestmark = pytest.mark.slow

NOBODY = b"date,city,country\n2020-01-05,Paris,France\n2020-02-05,Rome,Italy\n"
ONE = b"leader,country,date,city\nEmma Leclerc,France,2024-05-06,Rome\n"


def said(app: AppTest, *labels: str) -> dict[str, str]:  # noqa: F811
    return {label: column(app, label).value for label in labels}


def how(app: AppTest) -> str:  # noqa: F811
    return next(one.value for one in app.text if one.value.endswith("read."))


def test_what_a_known_shape_reads_stands_in_the_boxes(app: AppTest) -> None:  # noqa: F811
    upload(app, ("visits.csv", HISTORIAN))
    press(app, "Say what the columns hold")
    assert said(app, "Who travelled", "First day", "Country visited", "City") == {
        "Who travelled": "name",
        "First day": "start_date",
        "Country visited": "country",
        "City": ABSENT,
    }
    assert column(app, "Place").value == "locale"


def test_a_known_shape_is_read_as_it_was_but_for_what_is_said(app: AppTest) -> None:  # noqa: F811
    upload(app, ("visits.csv", HISTORIAN))
    before = how(app)
    press(app, "Say what the columns hold")
    press(app, "Read the table so")
    assert how(app) == before
    press(app, "Say what the columns hold")
    column(app, "What for").select("id").run()
    press(app, "Read the table so")
    assert not app.exception
    assert "Recognised as US Office of the Historian" in how(app)
    assert app.dataframe[0].value["Occasion"].tolist() == ["1", "2"]
    press(app, "Say what the columns hold")
    assert column(app, "What for").value == "id"  # what was said is known from then on


def test_of_our_own_columns_single_ones_can_be_said_anew(app: AppTest) -> None:  # noqa: F811
    own = b"date,city,leaders,occasion,note\n2020-01-05,Paris,Ada (Spain),Talks,Dinner\n"
    upload(app, ("reports.csv", own))
    press(app, "Say what the columns hold")
    assert said(app, "Date", "City", "Who travelled", "What for") == {
        "Date": "date",
        "City": "city",
        "Who travelled": "leaders",
        "What for": "occasion",
    }
    column(app, "What for").select("note").run()
    press(app, "Read the table so")
    assert app.dataframe[0].value["Occasion"].tolist() == ["Dinner"]
    assert how(app).startswith("The columns are the ones that this page knows")


def test_who_travelled_is_asked_where_our_own_columns_do_not_say_it(app: AppTest) -> None:  # noqa: F811
    upload(app, ("my-file-3.csv", NOBODY))
    assert app.selectbox(key="follow").value == "The traveller of my-file-3"
    assert any("Who travelled?" in one.value for one in app.markdown)
    app.text_input(key="home_name").input("Ada Quill").run()
    app.selectbox(key="home_country").select("Spain").run()
    press(app, "Use this name")
    assert not app.exception
    assert app.selectbox(key="follow").value == "Ada Quill"
    assert figure(app, "Visits made") == "2"
    press(app, "Say what the columns hold")
    assert column(app, "Who travelled").value == SAME
    assert any(one.value == "Ada Quill (Spain)" for one in app.text_input)
    press(app, "Read the table so")
    assert app.selectbox(key="follow").value == "Ada Quill"


@pytest.mark.parametrize(
    ("answer", "made", "country"), [("Where they come from", "1", "Italy"), ("Where they went", "?", "Italy")]
)
def test_one_row_beside_a_foreign_place_takes_one_answer(
    app: AppTest,  # noqa: F811
    answer: str,
    made: str,
    country: str,
) -> None:
    upload(app, ("one.csv", ONE))
    assert not app.metric
    assert next(one for one in app.button if one.label == "Read the table so").disabled
    next(one for one in app.radio if one.label == "The countries are").set_value(answer).run()
    press(app, "Read the table so")
    assert not app.exception
    assert figure(app, "Visits made") == made
    assert table(app, "Places")["Country"].tolist() == [country]


def test_what_else_a_place_may_be_is_named(app: AppTest) -> None:  # noqa: F811
    upload(app, ("reports.csv", b"date,city,leaders\n2020-01-05,Springfield,Ada (Spain)\n"))
    said = table(app, "Places")["May also be"].iloc[0]
    assert "Springfield (Illinois, United States)" in said
