"""Places as strangers write them: what is right for each kind of fault, and for its relatives."""

from __future__ import annotations

import pytest

from .strangers import case, countries, doubted, findings, near, places, table

pytestmark = pytest.mark.slow


def found(*venues: str, header: str = "venue") -> list[str]:
    """Where each venue is, alone in its table: no neighbour helps."""
    return [
        places(table(f'leaders,date,{header}\nAda Quill (Spain),2001-05-01,"{venue}"\n'))[0]
        for venue in venues
    ]


class TestNamesakesOfCountries:
    def test_a_town_between_its_neighbours_is_no_island_far_away(self) -> None:
        atlas = case("12-aland.csv")
        assert countries(atlas) == ["IN", "IN", "IN"]
        assert 3 in doubted(atlas)

    @pytest.mark.parametrize(
        ("first", "name", "last", "right"),
        [
            ("Bidar", "Aland", "Hyderabad", "IN"),
            ("Kalaburagi", "Aland", "Solapur", "IN"),
            ("Turku", "Åland", "Stockholm", "AX"),
        ],
    )
    def test_others_lie_between_their_neighbours_or_are_in_doubt(
        self, first: str, name: str, last: str, right: str
    ) -> None:
        lines = "".join(
            f"{place},1901-05-0{day},Ada Quill\n" for day, place in enumerate((first, name, last), 1)
        )
        atlas = table(f"place,when it was,who\n{lines}")
        assert countries(atlas)[1] == right or 3 in doubted(atlas)


class TestTownsWithTheirCounty:
    def test_are_all_found_in_their_country_and_none_is_cut(self) -> None:
        atlas = case("19-place-with-county.csv")
        assert len(atlas.reports) == 5
        assert countries(atlas) == ["GB", "GB", "GB", "FR", "GB"]
        assert near(atlas)[0] == (51, -2)
        assert near(atlas)[2] == (51, -2)

    @pytest.mark.parametrize(
        ("place", "country"),
        [
            ("Boston, Lincolnshire", "GB"),
            ("Lincoln, Lincolnshire", "GB"),
            ("Newport, Shropshire", "GB"),
            ("Tours, Touraine", "FR"),
            ("Halle, Westfalen", "DE"),
            ("Toledo, Castilla-La Mancha", "ES"),
            ("Odessa, Texas", "US"),
        ],
    )
    def test_of_other_counties_and_regions(self, place: str, country: str) -> None:
        assert found(place)[0].endswith(f" {country}")


class TestNamesakesThatTheJourneyDecides:
    def test_the_one_near_the_stay_before_or_both_are_offered(self) -> None:
        atlas = case("23-antigua.csv")
        assert countries(atlas) == ["GT", "GT", "GT"]
        assert 3 in doubted(atlas)
        (overlap,) = findings(atlas, "overlap")
        assert overlap.rows == (2, 3)

    @pytest.mark.parametrize(
        ("first", "name", "last", "right"),
        [
            ("Valparaíso", "Santiago", "Concepción", "CL"),
            ("Seville", "Córdoba", "Granada", "ES"),
            ("Oxford", "Cambridge", "Norwich", "GB"),
            ("Boston", "Cambridge", "Worcester", "US"),
        ],
    )
    def test_elsewhere(self, first: str, name: str, last: str, right: str) -> None:
        lines = "".join(
            f"{place},2024-03-0{day},2024-03-0{day},Ada Quill (Japan)\n"
            for day, place in enumerate((first, name, last), 1)
        )
        atlas = table(f"Location,Arrive,Depart,Traveller\n{lines}")
        assert countries(atlas)[1] == right or 3 in doubted(atlas)


class TestOneTownOfTwoNames:
    def test_is_one_point(self) -> None:
        assert near(case("27-barrow.csv")) == [(71, -157), (71, -157)]

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("Leningrad", "Saint Petersburg"),
            ("Constantinople", "Istanbul"),
            ("Bombay", "Mumbai"),
            ("Saigon", "Ho Chi Minh City"),
            ("Peking", "Beijing"),
            ("Léopoldville", "Kinshasa"),
        ],
    )
    def test_whatever_it_was_called(self, old: str, new: str) -> None:
        former, today = found(old, new)
        assert former == today != ""


class TestEmbassiesAndSeas:
    def test_an_embassy_is_where_it_stands_and_a_sea_is_not_found(self) -> None:
        assert countries(case("29-embassy-and-sea.csv")) == ["GB", "IQ", "", "GB"]

    @pytest.mark.parametrize(
        ("venue", "place"),
        [
            ("Embassy of Japan, Paris", "Paris FR"),
            ("British Embassy, Washington", "Washington US"),
            ("Ambassade de France, Berlin", "Berlin DE"),
            ("Botschaft der Bundesrepublik Deutschland, Madrid", "Madrid ES"),
            ("Embajada de España, Roma", "Rome IT"),
            ("Consulate General of India, Frankfurt", "Frankfurt am Main DE"),
            ("High Commission of Canada, London", "London GB"),
        ],
    )
    def test_of_any_country_in_any_language(self, venue: str, place: str) -> None:
        assert found(venue) == [place]

    @pytest.mark.parametrize(
        "venue",
        ["Arctic Ocean", "Pacific Ocean", "Mediterranean Sea", "South Atlantic", "at sea", "Indian Ocean"],
    )
    def test_no_sea_is_a_town(self, venue: str) -> None:
        assert found(venue) == [""]


class TestCountriesWithBrackets:
    def test_the_inner_country_is_meant_and_each_is_shown_as_written(self) -> None:
        atlas = case("24-country-with-bracket.csv")
        assert places(atlas) == ["Kosovo XK", "Kosovo XK", "Taiwan TW"]
        assert set(atlas.places["written"]) == {"Yugoslavia (Kosovo)", "Serbia (Kosovo)", "Taiwan, China"}

    @pytest.mark.parametrize(
        ("country", "code"),
        [
            ("China (Hong Kong)", "HK"),
            ("Hong Kong, China", "HK"),
            ("Macau, China", "MO"),
            ("Denmark (Greenland)", "GL"),
            ("France (Martinique)", "MQ"),
            ("United Kingdom (Gibraltar)", "GI"),
            ("Korea, South", "KR"),
            ("Congo (Kinshasa)", "CD"),
            ("Congo (Brazzaville)", "CG"),
        ],
    )
    def test_of_other_countries(self, country: str, code: str) -> None:
        assert countries(table(f'country,date,leaders\n"{country}",2001-07-24,Ada Quill (Spain)\n')) == [code]


class TestCitiesNamedAsTheirCountry:
    def test_are_found_as_cities(self) -> None:
        atlas = case("same_name_city.csv")
        assert places(atlas) == ["Singapore SG", "Luxembourg LU", "Kuwait City KW", "Mexico City MX"]
        assert set(atlas.places["precision"]) == {"city"}

    @pytest.mark.parametrize(
        ("name", "place"),
        [
            ("Guatemala", "Guatemala City GT"),
            ("Djibouti", "Djibouti DJ"),
            ("Panama", "Panama City PA"),
            ("San Marino", "San Marino SM"),
            ("Monaco", "Monaco MC"),
        ],
    )
    def test_elsewhere(self, name: str, place: str) -> None:
        atlas = table(f"leaders,date,venue,country\nF. Person (India),2015-03-23,{name},{name}\n")
        assert places(atlas) == [place]
        assert set(atlas.places["precision"]) == {"city"}


class TestCitiesBeforeDistricts:
    def test_of_the_same_name(self) -> None:
        assert near(case("district_beats_city.csv")) == [(41, -6)]

    @pytest.mark.parametrize(
        ("city", "country", "point"),
        [
            ("Toledo", "Spain", (40, -4)),
            ("León", "Spain", (43, -6)),
            ("Granada", "Spain", (37, -4)),
            ("Versailles", "France", (49, 2)),
            ("Córdoba", "Argentina", (-31, -64)),
            ("Windsor", "United Kingdom", (51, -1)),
        ],
    )
    def test_elsewhere(self, city: str, country: str, point: tuple[int, int]) -> None:
        atlas = table(f"leaders,date,city,country\nQ. Person (Chile),2005-10-14,{city},{country}\n")
        assert near(atlas) == [point]


class TestHalfAName:
    def test_nothing_is_drawn_for_it_and_what_it_may_mean_is_said(self) -> None:
        atlas = case("partial_word.csv")
        assert places(atlas) == [""] * 4
        assert doubted(atlas) == {2, 3, 4, 5}

    @pytest.mark.parametrize(
        "name",
        [
            "Nether Quillsby Magna",
            "Upper Snodbury Norton",
            "Khao Phra Quill",
            "Villa Quillmes Alto",
            "Neu-Quillendorf",
        ],
    )
    def test_of_an_invented_place(self, name: str) -> None:
        assert found(name) == [""]


class TestGivenPoints:
    def test_that_lie_elsewhere_than_their_words_are_said_by_their_cure(self) -> None:
        there, sign = findings(case("coords_vs_country.csv"), "coordinates")
        assert there.rows == (2, 4)
        assert "is in London, United Kingdom, 344 km from Paris" in str(there)
        assert "outside New Caledonia" in str(there)
        assert sign.row == 3
        assert "would be Sydney with the sign of the latitude changed" in str(sign)

    @pytest.mark.parametrize(
        ("city", "country", "point", "words"),
        [
            ("Lisbon", "Portugal", "38.72,9.14", "longitude"),
            ("Berlin", "Germany", "13.4,52.52", "order|exchanged"),
            ("Nairobi", "Kenya", "1.29,36.82", ""),
            ("Rome", "Italy", "40.42,-3.70", "Madrid"),
            ("Lima", "Peru", "0,0", ""),
        ],
    )
    def test_other_slips(self, city: str, country: str, point: str, words: str) -> None:
        text = f"leaders,date,city,country,lat,lon\nM. Person (India),2020-01-02,{city},{country},{point}\n"
        told = [str(one) for one in table(text).problems if one.kind in ("coordinates", "cells")]
        assert len(told) == 1
        assert any(word in told[0] for word in words.split("|"))

    def test_in_the_middle_of_a_country_are_the_country_and_make_no_speed(self) -> None:
        atlas = case("gdelt_like_given_country.csv")
        precision = atlas.places.set_index("written")["precision"]
        assert sorted(precision) == ["country", "venue"]
        assert places(atlas)[0] == "Brazil BR"
        assert findings(atlas, "speed") == []

    @pytest.mark.parametrize(
        ("country", "point"), [("Germany", "51,9"), ("Australia", "-25,135"), ("India", "20,77")]
    )
    def test_of_other_countries(self, country: str, point: str) -> None:
        text = f"leaders,date,venue,country,lat,lon\n(France),2019-10-24,{country},{country},{point}\n"
        assert table(text).places["precision"].tolist() == ["country"]
