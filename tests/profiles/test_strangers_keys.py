"""Keys beside names, lines above headers, columns that stand in for each other, and who only made a table."""

from __future__ import annotations

import pytest

from geo.errors import TableError

from .strangers import days, findings, leaders, places, table

pytestmark = pytest.mark.slow


class TestAnElementsWordsAndItsKeys:
    @pytest.mark.parametrize("key", ["id", "ref", "code", "slug"])
    def test_are_one_value_and_no_question(self, key: str) -> None:
        visits = "".join(
            f'<visit><envoy>Ana Uno</envoy><day>1923-05-0{number}</day>'
            f'<country {key}="{slug}">{name}</country><town {key}="t{number}">{town}</town></visit>'
            for number, (slug, name, town) in enumerate(
                [("united-states", "United States", "Boston"), ("italy", "Italy", "Turin"),
                 ("peru", "Peru", "Cusco")], 1)
        )  # fmt: skip
        atlas = table(f"<visits>{visits}</visits>", "t.xml")
        assert not findings(atlas, "question")
        assert places(atlas) == ["Boston US", "Turin IT", "Cusco PE"]
        assert leaders(atlas) == {"Ana Uno": ""}

    @pytest.mark.parametrize(
        ("header", "keys"),
        [
            ("place_id", ["malaga-spain", "nice-france", "sao-paulo-brazil"]),
            ("location key", ["MALAGASPAIN", "NICEFRANCE", "SAOPAULOBRAZIL"]),
            ("slug", ["malaga_spain", "nice_france", "sao_paulo_brazil"]),
        ],
    )
    def test_in_a_column_of_their_own_are_not_asked_about(self, header: str, keys: list[str]) -> None:
        names = ["Málaga, Spain", "Nice, France", "São Paulo, Brazil"]
        body = "".join(
            f'{key},Ana Uno,1923-05-0{day},"{name}"\n'
            for day, (key, name) in enumerate(zip(keys, names, strict=True), 1)
        )
        atlas = table(f"{header},envoy,day,places\n{body}")
        assert not findings(atlas, "question")
        assert places(atlas) == ["Málaga ES", "Nice FR", "São Paulo BR"]


class TestALineAboveTheHeader:
    @pytest.mark.parametrize(
        ("line", "header"),
        [
            ("Ana Uno,auno,painter,,,", "Town,Arrival,Departure,Remark,Sheet,Hand"),
            ("Ana Uno,1890,,,,", "Ort,Ankunft,Abreise,Bemerkung,Blatt,Hand"),
            ("Ana Uno,Bo Dos (clerk),Box 3,,,", "Ville,Arrivée,Départ,Remarques,Feuille,Main"),
        ],
    )
    def test_names_who_travelled_with_the_way_to_say_otherwise(self, line: str, header: str) -> None:
        body = "Turin,1923-05-01,1923-05-03,,1,a\nNice,1923-05-04,1923-05-06,,2,a\nBern,1923-05-07,,x,3,b\n"
        atlas = table(f"{line}\n{header}\n{body}")
        assert leaders(atlas) == {"Ana Uno": ""}
        assert days(atlas) == ["1923-05-01/1923-05-03", "1923-05-04/1923-05-06", "1923-05-07"]
        assert any("leader==" in str(one) for one in findings(atlas, "leader"))

    def test_is_the_header_where_it_names_columns_itself(self) -> None:
        atlas = table(
            "city,date,leader,,\nTurin,1923-05-01,Ana Uno,date,place\nNice,1923-05-02,Ana Uno,a,b\n"
        )
        assert places(atlas) == ["Turin IT", "Nice FR"]


class TestAStartThatStandsInForAnother:
    @pytest.mark.parametrize(
        ("first", "last"),
        [("Earliest presence", "Latest presence"), ("First seen", "Last seen"), ("Início", "Fim")],
    )
    def test_is_taken_where_the_other_is_blank(self, first: str, last: str) -> None:
        atlas = table(
            f"envoy,town,Arrival,{first},{last},Departure\n"
            "Ana Uno,Turin,1923-05-01,,,1923-05-03\nAna Uno,Nice,,1923-05-04,1923-05-06,\n"
            "Ana Uno,Bern,1923-05-07,,,1923-05-08\nAna Uno,Lyon,1923-05-09,,,1923-05-10\n"
        )
        assert days(atlas)[:2] == ["1923-05-01/1923-05-03", "1923-05-04/1923-05-06"]


class TestWhoOnlyMadeTheTable:
    @pytest.mark.parametrize(
        "header", ["publisher", "Photographer", "edited by editor", "Herausgeber", "автор"]
    )
    def test_is_no_traveller(self, header: str) -> None:
        atlas = table(
            f"{header},town,date\nBo Lund,Turin,1923-05-01\nBo Lund,Nice,1923-05-04\n"
            "Eva Tres,Bern,1923-05-07\n",
            "Ana Uno.csv",
        )
        assert leaders(atlas) == {"Ana Uno": ""}


class TestTruthValues:
    @pytest.mark.parametrize(("yes", "no"), [("true", "false"), ("ja", "nein"), ("oui", "non")])
    def test_are_no_places(self, yes: str, no: str) -> None:
        text = f"leader,date,local,town\nAna Uno,1923-05-01,{yes},Turin\nAna Uno,1923-05-04,{no},Nice\n"
        assert places(table(text)) == ["Turin IT", "Nice FR"]


class TestDaysWithoutAColumnOfPlaces:
    @pytest.mark.parametrize("header", ["caption", "entry text", "überschrift"])
    def test_ask_whether_the_texts_with_most_places_are_meant(self, header: str) -> None:
        towns = [
            "Turin",
            "A quiet week",
            "Nice",
            "Bern",
            "Letters",
            "Lyon, a market",
            "Illness",
            "Graz",
            "Work",
        ]
        text = f"{header},start,end\n" + "".join(
            f'"{town}",1923-05-{day:02},1923-05-{day + 1:02}\n' for day, town in enumerate(towns, 1)
        )
        with pytest.raises(TableError, match=f"venue={header}|'venue={header}'") as told:
            table(text)
        assert [one.kind for one in told.value.problems] == ["question"]
        assert places(table(text, venue=header))[0] == "Turin IT"

    def test_say_what_is_missing_where_no_text_has_any(self) -> None:
        with pytest.raises(TableError, match="no such column"):
            table("caption,start\nA quiet week,1923-05-01\nLetters,1923-05-02\nIllness,1923-05-03\n")

    def test_take_a_day_and_a_span_in_columns_that_are_never_both_filled(self) -> None:
        atlas = table(
            "envoy,town,when,from,to\nAna Uno,Turin,1923-05-01,,\nAna Uno,Nice,,1923-05-04,1923-05-06\n"
            "Ana Uno,Bern,1923-05-07,,\nAna Uno,Lyon,,1923-05-09,1923-05-10\n"
        )
        assert days(atlas) == ["1923-05-01", "1923-05-04/1923-05-06", "1923-05-07", "1923-05-09/1923-05-10"]
