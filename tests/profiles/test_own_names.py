"""A table under our own names is read by them, unless its cells or a column beside them say otherwise."""

from __future__ import annotations

import pytest

from geo.errors import TableError

from .strangers import days, findings, leaders, places, rows, said, table

pytestmark = pytest.mark.slow

TERMS = [("2019-01-20", "2023-01-20"), ("2015-03-11", "2019-03-10")]
VISITS = [
    ("Ada Quill (Spain)", 0, "Rome,Italy", "2020-05-01"),
    ("Ada Quill (Spain)", 0, "Oslo,Norway", "2021-06-02"),
    ("Bo Lund (Chile)", 1, "Lima,Peru", "2016-04-07"),
]


def terms(header: str, *, dated: bool) -> str:
    """Visits of two leaders beside the days on which their offices began and ended."""
    lines = [
        f"{who},{','.join(TERMS[term])},{where}" + (f",{day}" if dated else "")
        for who, term, where, day in VISITS
    ]
    return "\n".join([header, *lines])


class TestTermsOfOffice:
    @pytest.mark.parametrize(
        "header",
        [
            "leaders,Start,End,city,country,Date",
            "Leader,start_date,end,Town,Country,Visit date",
            "Präsident,Beginn,Ende,Stadt,Land,Besuchsdatum",
            "Presidente,Inicio,Fin,Ciudad,País,Fecha de visita",
        ],
    )
    def test_are_no_visits_where_a_column_has_the_day(self, header: str) -> None:
        atlas = table(terms(header, dated=True))
        assert days(atlas) == ["2020-05-01", "2021-06-02", "2016-04-07"]
        assert places(atlas) == ["Rome IT", "Oslo NO", "Lima PE"]

    @pytest.mark.parametrize(
        "header",
        [
            "leaders,Start,End,city,country",
            "Leader,From,To,City,Country",
            "Президент,Начало,Конец,Город,Страна",
        ],
    )
    def test_are_asked_about_where_none_has(self, header: str) -> None:
        with pytest.raises(TableError, match="terms of office") as asked:
            table(terms(header, dated=False))
        (question,) = asked.value.problems
        assert question.kind == "question"
        assert "--columns" in question.advice

    def test_are_visits_once_that_is_said(self) -> None:
        atlas = table(terms("leaders,Start,End,city,country", dated=False), start="Start", end="End")
        assert days(atlas)[0] == "2019-01-20/2023-01-20"

    def test_spans_of_years_are_as_long_as_they_are(self) -> None:
        atlas = table(
            "leaders,start,end,city\nTitus Aper (Italy),1200,1210,Athens\nBo Lund (Chile),1211,1214,Rome"
        )
        assert days(atlas) == ["1200-01-01..1210-12-31", "1211-01-01..1214-12-31"]


class TestAColumnBesideOurs:
    @pytest.mark.parametrize(
        ("header", "cell", "country"),
        [
            ("Country of leader", "Spain", "ES"),
            ("Nationality", "Chile", "CL"),
            ("leader_country", "Peru", "PE"),
        ],
    )
    def test_of_the_leaders_country_is_read(self, header: str, cell: str, country: str) -> None:
        assert leaders(table(f"leaders,date,city,{header}\nAda Quill,2020-05-01,Rome,{cell}")) == {
            "Ada Quill": country
        }

    @pytest.mark.parametrize(
        "header", ["Host", "Counterpart", "Met with", "Gesprächspartner", "Interlocuteur"]
    )
    def test_of_whom_they_met_is_read(self, header: str) -> None:
        atlas = table(
            f"leaders,date,city,country,{header}\nAda Quill (Spain),2020-05-01,Rome,Italy,Bo Lund\n"
            "Ada Quill (Spain),2021-05-01,Oslo,Norway,Cy Dorn\n"
        )
        hosts = ("IT", "NO") if header == "Host" else ("", "")
        assert leaders(atlas) == dict(zip(("Ada Quill", "Bo Lund", "Cy Dorn"), ("ES", *hosts), strict=True))

    @pytest.mark.parametrize(
        "header",
        ["Days", "number of days", "No. of days", "Dauer (Tage)", "nombre de jours", "número de días",
         "Количество дней", "天数", "numero di giorni", "número de dias"],
    )  # fmt: skip
    def test_of_lengths_gives_the_end(self, header: str) -> None:
        atlas = table(
            f"leaders,date,city,{header}\nAda Quill (Spain),2020-05-01,Rome,3\nBo (Peru),2020-06-01,Oslo,1"
        )
        assert days(atlas) == ["2020-05-01/2020-05-03", "2020-06-01"]

    @pytest.mark.parametrize("header", ["guest", "visitor", "Visiting leader", "Invité"])
    def test_that_may_be_the_traveller_is_asked_about_and_not_dropped(self, header: str) -> None:
        text = f"date,city,country,leaders,{header}\n"
        text += "2023-05-01,Paris,France,Emmanuel Macron (France),Ada Quill (Spain)\n"
        text += "2023-07-01,Berlin,Germany,Olaf Scholz (Germany),Cy Dorn (Peru)\n"
        try:
            atlas = table(text)
        except TableError as error:
            assert "leaders" in str(error)  # noqa: PT017
        else:
            assert {"Ada Quill", "Cy Dorn"} <= set(leaders(atlas))

    @pytest.mark.parametrize("header", ["Budget", "Aircraft", "Date added", "Lieu de naissance", "Anything"])
    def test_of_other_things_changes_nothing(self, header: str) -> None:
        atlas = table(f"leaders,date,city,{header}\nAda Quill (Spain),2020-05-01,Rome,2024-01-01")
        assert (days(atlas), places(atlas)) == (["2020-05-01"], ["Rome IT"])
        assert findings(atlas, "profile") == []


class TestStatusesInOurColumn:
    @pytest.mark.parametrize("word", ["published", "draft", "checked", "final", "révisé"])
    def test_that_say_nothing_of_meetings_are_left_alone(self, word: str) -> None:
        atlas = table(f"leaders,date,city,status\nAda Quill (Spain),2020-05-01,Rome,{word}")
        assert rows(atlas)["status"].tolist() == ["held"]
        assert [one.found for one in findings(atlas, "columns")] == ["status"]

    @pytest.mark.parametrize(
        ("word", "status"), [("abgesagt", "cancelled"), ("prévu", "planned"), ("состоялся", "held")]
    )
    def test_in_another_language_mean_what_they_say(self, word: str, status: str) -> None:
        atlas = table(f"leaders,date,city,status\nAda Quill (Spain),2020-05-01,Rome,{word}")
        assert rows(atlas)["status"].tolist() == [status]

    @pytest.mark.parametrize("word", ["held", "planned", "invited", "cancelled", "completed", "canceled"])
    def test_in_our_words_leave_the_table_ours(self, word: str) -> None:
        atlas = table(f"leaders,date,city,status\nAda Quill (Spain),2020-05-01,Rome,{word}")
        assert findings(atlas, "profile") == []

    def test_that_are_unknown_beside_known_ones_are_never_held(self) -> None:
        atlas = table(
            "leaders,date,city,status\nAda (Spain),2020-05-01,Rome,held\nAda (Spain),2020-06-01,Oslo,maybe"
        )
        assert rows(atlas)["status"].tolist() == ["held", "planned"]
        assert "maybe" in said(atlas)


class TestDaysWithoutAYear:
    TEXT = "leaders,date,city\nAda Quill (Spain),9-Nov,Rome\nAda Quill (Spain),2-Dec,Oslo\n"

    @pytest.mark.parametrize("name", ["trips-2015.csv", "trips_2015_01_30.csv", "trips.csv"])
    def test_are_asked_about_whatever_the_files_name_says(self, name: str) -> None:
        with pytest.raises(TableError, match="lack the year"):
            table(self.TEXT, name)

    @pytest.mark.parametrize(
        "header", ["Leader,Day,City", "Wer,Tag des Besuchs,Stadt", "Qui,Date de visite,Ville"]
    )
    def test_in_other_columns_too(self, header: str) -> None:
        with pytest.raises(TableError, match="lack the year"):
            table(self.TEXT.replace("leaders,date,city", header), "trips-2015.csv")

    def test_have_the_year_that_is_said(self) -> None:
        assert days(table(self.TEXT, "trips.csv", year="=2014")) == ["2014-11-09", "2014-12-02"]

    def test_have_the_year_of_the_line_above_the_header(self) -> None:
        atlas = table("Journeys of 2014,,\n" + self.TEXT, "trips.csv")
        assert days(atlas) == ["2014-11-09", "2014-12-02"]
