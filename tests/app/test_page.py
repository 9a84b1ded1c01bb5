"""The page as Streamlit runs it: choices in, figures, tables and messages out."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Selectbox

from geo.app.columns import ABSENT, SAME, WORDS
from geo.app.shown import _bundled
from geo.places.gazetteer import Gazetteer
from geo.profiles.guess import FIELDS
from tests.app.listed import findings

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
CLAIMS = 0
HISTORIAN = (
    b"id,who,name,start_date,end_date,country_id,country,locale,remarks\n"
    b"1,president,Barack Obama,2009-02-19,2009-02-19,canada,Canada,Ottawa,Met\n"
    b"2,president,Barack Obama,2009-03-31,2009-04-03,united-kingdom,United Kingdom,London,Met\n"
)
MIXED = b"date,country,leaders\n31/02/2009,China,A (Russia)\n2024-05-16,Cuba,A (Russia)\n"


@pytest.fixture
def app() -> AppTest:
    started = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    assert not started.exception
    return started


def table(app: AppTest, tab: str) -> pd.DataFrame:
    """The table of a tab, which is opened for it: nothing is computed for the others."""
    if app.session_state["tab"] != tab:
        app.session_state["tab"] = tab
        app.run()
    assert not app.exception
    shown: pd.DataFrame = app.dataframe[-1].value
    return shown


def figure(app: AppTest, label: str) -> str:
    return next(metric.value for metric in app.metric if metric.label == label)


def test_a_newcomer_sees_the_bundled_reports_and_the_busiest_leader(app: AppTest) -> None:
    assert app.selectbox(key="follow").value == "Vladimir Putin"
    assert figure(app, "Visits made") == "6"
    assert app.slider(key="days").value == (dt.date(2024, 5, 8), dt.date(2024, 7, 9))


def test_the_slider_reaches_everything_dated(app: AppTest) -> None:
    app.slider(key="days").set_range(dt.date(2023, 3, 1), dt.date(2025, 12, 31)).run()
    assert figure(app, "Meetings held") == "23"
    assert len(table(app, "Meetings")) == 26


def test_narrowing_the_range_narrows_the_figures_and_the_table(app: AppTest) -> None:
    app.slider(key="days").set_range(dt.date(2024, 5, 7), dt.date(2024, 7, 10)).run()
    shown = {metric.label: metric.value for metric in app.metric}
    assert shown["Meetings held"] == "21"
    assert (shown["Visits made"], shown["Guests received"], shown["On third ground"]) == ("6", "9", "6")
    assert (shown["Countries"], shown["Trips abroad"], shown["Days abroad"]) == ("6", "5", "11")
    assert table(app, "Meetings")["Date"].ne("no date").sum() == 21


def test_following_another_leader_turns_the_page_to_that_leader(app: AppTest) -> None:
    app.selectbox(key="follow").select("Viktor Orban").run()
    assert figure(app, "Trips abroad") == "1"
    assert table(app, "Legs")["destination"].tolist() == ["Kyiv", "Moscow", "Beijing", "Budapest"]
    assert table(app, "Meetings")["Role"].tolist() == ["visit made"] * 3


def test_the_figures_say_whose_they_are_and_are_everyones_where_the_map_shows_everyone(app: AppTest) -> None:
    assert "In this range: Vladimir Putin" in [one.value for one in app.header]
    app.session_state["follow_everyone"] = True
    app.run()
    assert not app.exception
    assert "In this range: Everyone" in [one.value for one in app.header]
    assert [one.label for one in app.metric] == ["Meetings held"]
    assert int(figure(app, "Meetings held")) > 21
    app.selectbox(key="follow").select("Viktor Orban").run()
    assert "In this range: Viktor Orban" in [one.value for one in app.header]
    assert figure(app, "Trips abroad") == "1"


TWO = (
    b"date,city,country,leaders\n1902-05-16,Rome,Italy,A (Russia)\n1902-06-16,Oslo,Norway,A (Russia)\n"
    b"1902-07-16,Lima,Peru,A (Russia)\n1950-05-16,Hanoi,Vietnam,B (Chile)\n,Bern,Switzerland,B (Chile)\n"
    b"1950-06-16,Quito,Ecuador,B (Chile)\n"
)


def test_another_leader_who_met_nobody_in_the_range_brings_days_of_his_own(app: AppTest) -> None:
    upload(app, ("two.csv", TWO))
    assert app.slider(key="days").value == (dt.date(1902, 5, 16), dt.date(1902, 7, 16))
    app.selectbox(key="follow").select("B").run()
    assert app.slider(key="days").value == (dt.date(1950, 5, 16), dt.date(1950, 6, 16))
    app.slider(key="days").set_range(dt.date(1902, 5, 16), dt.date(1950, 5, 20)).run()
    app.selectbox(key="follow").select("A").run()
    assert app.slider(key="days").value == (dt.date(1902, 5, 16), dt.date(1950, 5, 20))


def test_kilometres_that_are_only_inferred_are_named_apart(app: AppTest) -> None:
    rows = "2024-03-05,Madrid,Spain,A (Italy)\n2024,Oslo,Norway,A (Italy)\n"
    upload(app, ("vague.csv", f"date,city,country,leaders\n{rows}".encode()))
    assert 2_000 < float(figure(app, "Kilometres").replace(",", "")) < 3_000
    assert any("in no sum: 4,017 km" in one.value for one in app.caption)


def test_what_has_no_date_is_in_no_range_and_is_named_apart(app: AppTest) -> None:
    upload(app, ("two.csv", TWO))
    app.selectbox(key="follow").select("B").run()
    for days in ((dt.date(1950, 5, 16), dt.date(1950, 6, 16)), (dt.date(1902, 5, 16), dt.date(1950, 6, 16))):
        app.slider(key="days").set_range(*days).run()
        assert figure(app, "Meetings held") == "2"
        assert any("No date known: 1 meeting," in one.value for one in app.caption)
        assert table(app, "Meetings")["Date"].tolist()[-1] == "no date"


def test_a_table_of_which_no_row_is_read_is_asked_about_before_any_map(app: AppTest) -> None:
    rows = "".join(f"2024-05-{day},Rome,Italy,\n" for day in range(10, 30))
    upload(app, ("nobody.csv", b"date,city,country,leaders\n" + rows.encode()))
    assert any("have somebody who travelled" in one.value for one in app.warning)
    assert not app.metric


def test_what_the_sources_claim_stands_beside_the_figures(app: AppTest) -> None:
    claims = app.dataframe[CLAIMS].value
    assert claims["Figure"].tolist()[:2] == ["more than 20", "6"]
    assert claims["Source"].iloc[0] == "South China Morning Post"


def test_sources_are_named_with_their_stance(app: AppTest) -> None:
    assert "openly partisan" in " ".join(table(app, "Sources")["Stance"])


def test_every_venue_is_listed_with_its_precision(app: AppTest) -> None:
    places = table(app, "Places")
    assert set(places["Known to"]) == {"venue", "city", "country"}
    assert places["Known to"].iloc[0] == "country"


def test_without_problems_the_page_says_so(app: AppTest) -> None:
    table(app, "Problems")
    assert any("Nothing to mend" in text.value for text in app.text)


def upload(app: AppTest, *files: tuple[str, bytes]) -> AppTest:
    for name, content in files:
        app.file_uploader[0].upload(name, content)
    return app.run()


def test_an_uploaded_table_is_mapped(app: AppTest) -> None:
    content = b"date,city,country,leaders\n2024-05-16,Hanoi,Vietnam,A (Russia)\n"
    content += b"2024-05-17,Beijing,China,A (Russia)\n"
    upload(app, ("mine.csv", content))
    assert not app.exception
    assert app.selectbox(key="follow").value == "A"
    assert figure(app, "Trips abroad") == "1"


def test_several_files_are_told_apart_by_their_names(app: AppTest, seed_folder: Path) -> None:
    upload(app, *((path.name, path.read_bytes()) for path in sorted(seed_folder.iterdir())))
    assert figure(app, "Visits made") == "6"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.csv", b""),
        ("picture.csv", b"\x89PNG\r\n\x1a\n" + bytes(range(256))),
        ("text.csv", ",".join(f"text {number}" for number in range(31)).encode() + b"\n"),
        ("no_place.csv", b"date,leaders\n2024-05-16,A\n"),
        ("broken.xlsx", b"PK\x03\x04"),
    ],
)
def test_an_unusable_table_gives_a_message_and_no_traceback(app: AppTest, name: str, content: bytes) -> None:
    upload(app, (name, content))
    assert not app.exception
    assert [error.value for error in app.error] == ["This table cannot be read."]
    assert findings(app)["advice"].iloc[0] in app.text[0].value


def test_a_faulty_row_is_listed_with_its_place_and_the_rest_is_shown(app: AppTest) -> None:
    upload(
        app, ("mine.csv", b"date,country,leaders\n31/02/2009,China,A (Russia)\n2024-05-16,Cuba,A (Russia)\n")
    )
    assert "1 error" in app.error[0].value
    app.session_state["tab"] = "Problems"
    problems = findings(app.run())
    errors = problems[problems["severity"].eq("error")]
    assert errors[["rows", "column", "found"]].values.tolist() == [["2", "date", "31/02/2009"]]
    assert figure(app, "Meetings held") == "1"
    assert any("No date known: 1 meeting," in one.value for one in app.caption)


@pytest.mark.parametrize(
    "name", ["</script><img src=x onerror=alert(1)>", "${alert(1)}", "{{7*7}}", "**bold**"]
)
def test_hostile_names_are_names(app: AppTest, name: str) -> None:
    upload(app, ("mine.csv", f'date,country,leaders\n2024-05-16,China,"{name}"\n'.encode()))
    assert not app.exception
    assert app.selectbox(key="follow").value == name


def test_a_table_without_leaders_in_its_rows_is_said_to_have_none(app: AppTest) -> None:
    upload(app, ("mine.csv", b"date,country,leaders\n2024-05-16,China,\n"))
    assert not app.exception
    assert any("names a leader" in warning.value for warning in app.warning)


@pytest.mark.parametrize("date", ["2024-05-16", "", "0988-03-05", "1866-01-02/1867-02-03"])
def test_any_dates_at_all_make_a_page(app: AppTest, date: str) -> None:
    upload(app, ("mine.csv", f"date,country,leaders\n{date},China,A (Russia)\n".encode()))
    assert not app.exception
    assert figure(app, "Meetings held") == "1"


OLD = (
    b"date,country,leaders\n0900-12-25,Italy,A (Germany)\n1866-07-03,Austria,A (Germany)\n"
    b"2024-05-16,France,A (Germany)\n"
)


def test_a_table_older_than_any_slider_has_fields_for_its_range(app: AppTest) -> None:
    upload(app, ("old.csv", OLD))
    assert not app.exception
    assert [app.text_input(key=label).value for label in ("From", "To")] == ["0900-12-25", "2024-05-16"]
    app.text_input(key="From").input("1866").run()
    assert figure(app, "Meetings held") == "2"
    app.text_input(key="To").input("31 December 1866").run()
    assert figure(app, "Meetings held") == "1"
    app.sidebar.radio[0].set_value("Bundled reports: one leader, 2024").run()
    assert not app.exception
    assert app.slider(key="days").value == (dt.date(2024, 5, 8), dt.date(2024, 7, 9))


@pytest.mark.parametrize("typed", ["1867-02-30", "soon", "", "1900..", "0899", "3000"])
def test_a_typed_range_that_cannot_be_leaves_the_one_before_and_says_why(app: AppTest, typed: str) -> None:
    upload(app, ("old.csv", OLD))
    app.text_input(key="To").input(typed).run()
    assert not app.exception
    assert figure(app, "Meetings held") == "3"
    assert bool(app.error) == (typed != "3000")
    assert app.text_input(key="To").value == "2024-05-16"


CONGO = b"date,city,country,leaders\n2024-05-16,Congo,,A (Russia)\n2024-05-18,Minsk,,A (Russia)\n"


def candidates(app: AppTest) -> list[str]:
    return [button.label for button in app.button if str(button.key).startswith("candidate")]


def test_the_most_doubtful_place_is_offered_first_with_what_it_may_be(app: AppTest) -> None:
    upload(app, ("mine.csv", CONGO))
    assert table(app, "Places")["As written"].tolist() == ["Congo", "Minsk"]
    first, second, *_ = candidates(app)
    assert "Republic of the Congo" in first
    assert "Democratic Republic of the Congo" in second


def test_a_candidate_chosen_is_the_place_from_then_on_and_can_be_taken_back(app: AppTest) -> None:
    upload(app, ("mine.csv", CONGO))
    table(app, "Places")
    assert figure(app, "Countries") == "1"
    next(button for button in app.button if "Democratic" in button.label).click().run()
    assert not app.exception
    assert figure(app, "Countries") == "2"
    places = table(app, "Places").set_index("As written")
    assert places.loc["Congo", "Country"] == "Democratic Republic of the Congo"
    assert places.loc["Congo", "How"] == "corrected"
    assert any("Congo" in said.value and "corrected" in said.value for said in app.success), app.success
    app.button(key="review_undo").click().run()
    assert table(app, "Places").set_index("As written").loc["Congo", "How"] != "corrected"
    assert not any("Congo" in said.value for said in app.success)


def test_coordinates_typed_are_used_and_a_place_can_be_called_unlocatable(app: AppTest) -> None:
    upload(app, ("mine.csv", b"date,city,country,leaders\n2024-05-16,Xyzzyburg,,A (Russia)\n"))
    table(app, "Places")
    app.number_input(key="review_lat").set_value(51.5)
    app.number_input(key="review_lon").set_value(-0.12)
    app.run()
    next(button for button in app.button if button.label == "Use this point").click().run()
    assert table(app, "Places")["Country"].tolist() == ["United Kingdom"]
    next(button for button in app.button if button.label == "Cannot be located").click().run()
    assert table(app, "Places")["Known to"].tolist() == ["not located"]
    next(button for button in app.button if button.label == "Undo").click().run()
    assert table(app, "Places")["How"].tolist() == ["none"]


def test_corrections_uploaded_with_the_table_are_used(app: AppTest) -> None:
    places = b"city,lat,lon,code\nCongo,-4.27,15.28,CG\n"
    upload(app, ("reports.csv", CONGO), ("places.csv", places))
    assert table(app, "Places").set_index("As written").loc["Congo", "How"] == "corrected"
    assert not app.error


def test_two_files_of_one_table_are_refused_and_neither_is_lost_in_silence(app: AppTest) -> None:
    upload(app, ("reports.csv", CONGO), ("reports-2024.csv", CONGO))
    assert [error.value for error in app.error] == ["This table cannot be read."]
    assert any("reports-2024.csv" in text.value and "reports.csv" in text.value for text in app.text)


def test_a_damaged_gazetteer_gives_a_message_and_no_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("geo.atlas.Gazetteer", lambda: Gazetteer(tmp_path))
    _bundled.cache_clear()  # made once for all readers, and so perhaps before
    started = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    assert not started.exception
    assert started.error[0].value == "Something that the program needs is missing or damaged."
    assert any("build.py" in text.value for text in started.text)


ORTE = (
    b"Wer;Ort;Von;Bis\nOlof Palme;Oslo;01.03.1984;03.03.1984\nOlof Palme;Delhi;22.05.1984;25.05.1984\n"
    b"Olof Palme;Wien;14.06.1984;15.06.1984\n"
)


def press(app: AppTest, label: str) -> AppTest:
    return next(button for button in app.button if button.label == label).click().run()


def column(app: AppTest, label: str) -> Selectbox:
    return next(box for box in app.selectbox if box.label == label)


def test_every_field_that_can_be_guessed_has_its_words() -> None:
    assert set(WORDS) == set(FIELDS)


def asked(app: AppTest) -> None:
    """A table whose columns its rows tell, and the reader asking for them."""
    upload(app, ("orte.csv", ORTE))
    press(app, "Say what the columns hold")


def test_columns_that_the_rows_bear_out_are_read_at_once_and_the_page_says_so(app: AppTest) -> None:
    upload(app, ("orte.csv", ORTE))
    assert not app.exception
    assert figure(app, "Meetings held") == "3"
    assert any(text.value.startswith("Read by the columns that its rows bear out") for text in app.text)


def test_guessed_columns_are_shown_with_their_reasons_when_asked_for(app: AppTest) -> None:
    asked(app)
    assert not app.exception
    assert not app.metric
    shown = {label: column(app, label).value for label in ("Who travelled", "City", "First day", "Last day")}
    assert list(shown.values()) == ["Wer", "Ort", "Von", "Bis"]
    assert any("its name means" in caption.value for caption in app.caption)


def test_confirmed_columns_are_read_and_the_outcome_is_counted(app: AppTest) -> None:
    asked(app)
    press(app, "Read the table so")
    assert not app.exception
    assert app.selectbox(key="follow").value == "Olof Palme"
    assert figure(app, "Meetings held") == "3"
    assert any(text.value.endswith("3 rows, 3 read.") for text in app.text)


def test_a_column_can_be_changed_and_a_text_stand_for_every_row(app: AppTest) -> None:
    asked(app)
    column(app, "Who travelled").select(SAME).run()
    next(box for box in app.text_input if "in every row" in box.label).input("Ingvar Carlsson (Sweden)").run()
    column(app, "Last day").select(ABSENT).run()
    press(app, "Read the table so")
    assert not app.exception
    assert app.selectbox(key="follow").value == "Ingvar Carlsson"
    assert app.dataframe[0].value["Date"].tolist() == ["1 March 1984", "22 May 1984", "14 June 1984"]


def test_columns_without_a_date_cannot_be_read_and_the_page_says_so(app: AppTest) -> None:
    asked(app)
    column(app, "First day").select(ABSENT).run()
    assert any("Say which column holds the date" in one.value for one in app.warning)
    assert next(one for one in app.button if one.label == "Read the table so").disabled


SHIPS = (
    "Nome,Patrão,Ano,Destino\n"
    "Santa Maria,Vicente Martins,1461,Lisboa\nSão Pedro,João Gonçalves,1462,Porto\n"
    "Santo António,Álvaro Afonso,1463,Lisboa\nBoa Viagem,Pedro Dias,1464,Sevilla\n"
)


def test_what_the_rows_do_not_tell_is_asked_before_anything_is_drawn(app: AppTest) -> None:
    upload(app, ("naus.csv", SHIPS.encode()))
    assert not app.exception
    assert not app.metric
    assert any(text.value == "“Nome” or “Patrão”: which is meant? The rows fit both." for text in app.text)
    column(app, "Who travelled").select("Patrão").run()
    press(app, "Read the table so")
    assert not app.exception
    assert "Vicente Martins" in app.selectbox(key="follow").options


def test_a_reading_that_does_not_agree_with_itself_is_asked_about_instead_of_drawn(app: AppTest) -> None:
    rows = "".join(f"Ada Quill,Xq{name}zzt,2023-05-0{day}\n" for day, name in enumerate("abcdef", start=1))
    upload(app, ("trips.csv", f"Traveller,City,Date\n{rows}".encode()))
    assert not app.exception
    assert any("only 0% of the rows have a place that is found" in one.value for one in app.warning)
    assert not app.metric


def test_a_known_table_says_what_it_was_recognised_as(app: AppTest) -> None:
    upload(app, ("visits.csv", HISTORIAN))
    assert any(
        text.value.startswith("Recognised as US Office of the Historian") and "2 rows, 2 read" in text.value
        for text in app.text
    )


def test_a_known_kind_can_be_chosen_by_name_and_the_columns_said_anew(app: AppTest) -> None:
    upload(app, ("visits.csv", HISTORIAN))
    press(app, "Say what the columns hold")
    assert not app.metric
    kind = next(title for title in app.selectbox(key="kind").options if "visits by foreign" in title)
    app.selectbox(key="kind").select(kind).run()
    app.button(key="read as kind").click().run()
    assert not app.exception
    assert figure(app, "Meetings held")
    assert app.dataframe[0].value["Place"].str.contains("Washington").all()


def test_a_saved_profile_beside_a_table_reads_it_without_a_question(app: AppTest) -> None:
    own = b'name = "orte"\ntitle = "Journeys"\n[fields]\nleaders = "Wer"\ncity = "Ort"\nstart = "Von"\n'
    upload(app, ("orte.csv", ORTE), ("orte.toml", own))
    assert not app.exception
    assert any(text.value == "Recognised as Journeys: 3 rows, 3 read." for text in app.text)


@pytest.mark.parametrize("own", [b"name =", b'name = "x"\n[places]\ncodes = "nowhere.csv"\n', b"\xff", b""])
def test_a_faulty_profile_is_refused_with_its_name(app: AppTest, own: bytes) -> None:
    upload(app, ("orte.csv", ORTE), ("own.toml", own))
    assert not app.exception
    assert [error.value for error in app.error] == ["This table cannot be read."]
    assert "own.toml" in app.text[0].value


def test_a_profile_alone_asks_for_its_table(app: AppTest) -> None:
    upload(app, ("own.toml", b'name = "x"\n'))
    assert not app.exception
    assert "a table beside it" in app.text[0].value


def test_findings_come_worst_first_and_are_filtered(app: AppTest) -> None:
    upload(app, ("mine.csv", MIXED))
    order = ["error", "warning", "note"]
    app.session_state["tab"] = "Problems"
    grades = findings(app.run())["severity"].tolist()
    assert grades == sorted(grades, key=order.index)
    assert set(grades) == {"error", "note"}
    assert any(text.value.startswith("1 error · 0 warnings · ") for text in app.text)
    app.multiselect(key="found_severity").select("error").run()
    assert findings(app)["found"].tolist() == ["31/02/2009"]
    app.multiselect(key="found_severity").unselect("error").run()
    app.multiselect(key="found_kind").select("missing city").run()
    assert findings(app)["rows"].tolist() == ["2, 3"]
    app.text_input(key="found_words").input("nothing like that").run()
    assert any(caption.value.startswith("0 of ") for caption in app.caption)


def mending(app: AppTest, content: bytes) -> AppTest:
    upload(app, ("long.csv", content))
    app.session_state["tab"] = "Mend"
    return app.run()


def test_of_very_many_rows_those_that_findings_name_are_in_the_editor(app: AppTest) -> None:
    rows = [f"2024-05-{1 + number % 28:02d},Cuba,A (Russia)" for number in range(12_000)]
    rows[11_500] = "31/02/2009,Cuba,A (Russia)"
    mending(app, "\n".join(["date,country,leaders", *rows]).encode())
    assert not app.exception
    shown = next(frame.value for frame in app.dataframe if "c0" in frame.value)
    assert len(shown) == 1_000
    assert 11_502 in set(shown["row"])
    assert any("1,000 of 12,000 rows are shown" in caption.value for caption in app.caption)
    app.number_input(key="mend_from").set_value(12_000).run()
    shown = next(frame.value for frame in app.dataframe if "c0" in frame.value)
    assert shown["row"].tolist() == [12_000, 12_001]


def test_rows_are_found_by_their_words(app: AppTest) -> None:
    mending(app, MIXED)
    app.text_input(key="mend_words").input("cuba").run()
    assert not app.exception
    shown = next(frame.value for frame in app.dataframe if "c0" in frame.value)
    assert shown["c1"].tolist() == ["Cuba"]
    app.text_input(key="mend_words").input("(.*").run()
    assert not app.exception
    assert any("No row is like that" in one.value for one in app.info)


EXCHANGED = (
    "start,end,city,country,leaders\n"
    "2013-01-07,2013-02-07,Dar es Salaam,Tanzania,Ada Quill (Ireland)\n"
    "2006-12-07,2006-07-14,Stralsund,Germany,Ada Quill (Ireland)\n"
    "2008-05-02,2008-05-03,Rome,Italy,Ada Quill (Ireland)\n"
)


def test_days_and_months_that_a_spreadsheet_exchanged_are_put_right_by_one_button_and_undone(
    app: AppTest,
) -> None:
    mending(app, EXCHANGED.encode())
    assert not app.exception
    (cure,) = [one for one in app.button if one.label.startswith("Change ") and one.label.endswith(" so")]
    cure.click().run()
    assert not app.exception
    assert app.session_state["mending"].now.count > 0
    cells = set(app.session_state["mending"].now.cells.values())
    assert {"2013-07-01", "2013-07-02", "2006-07-12"} <= cells
    app.button(key="mend_undo").click().run()
    assert app.session_state["mending"].now.count == 0
