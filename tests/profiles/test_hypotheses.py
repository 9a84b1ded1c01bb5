"""Columns of where a traveller lives, was born or is governed from are not taken for those visited."""

from __future__ import annotations

import pytest

from geo.errors import TableError

from .strangers import countries, findings, leaders, near, places, table

pytestmark = pytest.mark.slow


class TestWhatIsTheTravellersOwn:
    """Their capital, town or state, whose names are those of other towns in the countries visited."""

    @pytest.mark.parametrize(
        "header",
        [
            "Capital",
            "Hauptstadt",
            "Capitale",
            "Столица",
            "首都",
            "Birthplace",
            "Organiser city",
            "Seat",
            "x",
            "Base",
        ],
    )
    def test_is_not_the_city_visited(self, header: str) -> None:
        atlas = table(
            f"Leader,{header},Country visited,Date\nAda Quill,Madrid,France,2023-05-01\n"
            "Ada Quill,Madrid,Italy,2023-06-01\nBo Lund,Santiago,Cuba,2023-07-01\n"
            "Bo Lund,Santiago,Spain,2023-08-01\nCy Dorn,Paris,United States,2023-07-05\n"
        )
        assert places(atlas) == ["France FR", "Italy IT", "Cuba CU", "Spain ES", "United States US"]

    @pytest.mark.parametrize(
        ("town", "state"),
        [("Austin", "Texas"), ("Salem", "Oregon"), ("Perth", "Western Australia"), ("London", "Ontario")],
    )
    def test_state_is_not_joined_to_the_city_visited(self, town: str, state: str) -> None:
        atlas = table(
            f"Leader,Home town,State,City,Country,Date\nAda Quill,{town},{state},Paris,France,2023-05-01\n"
            f"Ada Quill,{town},{state},London,United Kingdom,2023-06-01\n"
            f"Bo Lund,{town},{state},Athens,Greece,2023-07-01\n"
        )
        assert countries(atlas) == ["FR", "GB", "GR"]

    @pytest.mark.parametrize(
        "header", ["Senator,State,Country,Date", "Governor,Province,Country visited,When"]
    )
    def test_state_is_not_joined_to_a_country_that_has_no_such_state(self, header: str) -> None:
        atlas = table(
            f"{header}\nAda Quill,Texas,France,2020-05-01\nBo Lund,Ohio,Kenya,2020-06-01\n"
            "Cy Dorn,Iowa,Peru,2020-07-01\n"
        )
        assert places(atlas) == ["France FR", "Kenya KE", "Peru PE"]

    @pytest.mark.parametrize("header", ["State", "City", "Where"])
    def test_one_place_for_each_is_asked_about(self, header: str) -> None:
        cells = {"Ada Quill": "Texas", "Bo Lund": "Ohio", "Cy Dorn": "Iowa"}
        if header != "State":
            cells = dict(zip(cells, ("Rome", "Oslo", "Lima"), strict=True))
        text = "".join(f"{who},{where},2020-0{at}-01\n" for who, where in cells.items() for at in (5, 6))
        with pytest.raises(TableError, match="one place for each traveller"):
            table(f"Senator,{header},Session\n{text}".replace("Session", "Visit date"))

    def test_city_beside_where_they_went_is_asked_about_or_left_alone(self) -> None:
        text = "Leader,City,Date,Destination\nAda Quill,Madrid,2020-05-01,Paris\n"
        text += "Ada Quill,Madrid,2020-06-01,Rome\nBo Lund,Santiago,2020-07-01,Lima\n"
        text += "Bo Lund,Santiago,2020-08-01,Quito\n"
        try:
            atlas = table(text)
        except TableError as error:
            assert "Destination" in str(error)  # noqa: PT017
        else:
            assert countries(atlas) == ["FR", "IT", "PE", "EC"]

    def test_state_is_not_joined_to_it_without_a_country_either(self) -> None:
        atlas = table(
            "Leader,State,City visited,Date\nAda Quill,Texas,Nairobi,2023-05-01\n"
            "Ada Quill,Texas,Oslo,2023-06-01\nBo Lund,Ohio,Hanoi,2023-07-01\nBo Lund,Ohio,Quito,2023-08-01\n"
        )
        assert countries(atlas) == ["KE", "NO", "VN", "EC"]

    @pytest.mark.parametrize(
        "header",
        [
            "Staatschef,Land des Staatschefs,Gastland,Datum",
            "Президент,Страна президента,Страна визита,Дата",
            "Presidente,Nacionalidad,País visitado,Fecha",
            "Président,Pays du président,Pays de la visite,Date",
            "Presidente,Paese del presidente,Paese visitato,Data",
            "Presidente,País do presidente,País visitado,Data",
            "总统,总统国家,访问国家,日期",
            "Guest,Country of the guest,Host country,When",
        ],
    )
    def test_country_is_theirs(self, header: str) -> None:
        atlas = table(
            f"{header}\nAda Quill,Spain,France,2023-05-01\nBo Lund,Chile,Cuba,2023-07-01\n"
            "Ada Quill,Spain,Italy,2023-08-01\n"
        )
        assert countries(atlas) == ["FR", "CU", "IT"]
        assert leaders(atlas) == {"Ada Quill": "ES", "Bo Lund": "CL"}


class TestCodesBesideCountries:
    @pytest.mark.parametrize(
        "header", ["Country,ISO", "Country name,Country code", "Land,ISO2", "País,ISO 3166"]
    )
    def test_say_which_is_meant_where_a_name_is_not_known(self, header: str) -> None:
        atlas = table(
            f"Leader,{header},Date\nAda Quill,Francia,FR,2020-05-01\nAda Quill,Norge,NO,2020-06-01\n"
            "Ada Quill,Italia,IT,2020-07-01\nAda Quill,Thailandy,TH,2020-07-01\n"
        )
        assert countries(atlas) == ["FR", "NO", "IT", "TH"]

    def test_of_the_travellers_own_country_say_nothing_of_the_one_visited(self) -> None:
        atlas = table(
            "Leader,leader_iso,Country,Date\nAda Quill,ES,Francia,2020-05-01\nAda Quill,ES,Norge,2020-06-01\n"
            "Bo Lund,CL,Italia,2020-07-01\n"
        )
        assert countries(atlas) == ["FR", "NO", "IT"]
        assert leaders(atlas) == {"Ada Quill": "ES", "Bo Lund": "CL"}


class TestStatesWithoutACountry:
    """``Salem, IN`` alone is in India; in a column of American states it is in Indiana."""

    @pytest.mark.parametrize("header", ["State", "ST", "state_code", "Bundesstaat", "Provincia", "Штат"])
    def test_are_those_of_the_country_that_all_of_them_are_of(self, header: str) -> None:
        cells = [("Salem", "OR"), ("Gary", "IN"), ("Salem", "IN"), ("Columbia", "MD"), ("Mobile", "AL")]
        text = "".join(
            f"Ada Quill,{city},{state},2023-05-0{at}\n" for at, (city, state) in enumerate(cells, 1)
        )
        atlas = table(f"Leader,City,{header},Date\n{text}")
        assert near(atlas) == [(45, -123), (42, -87), (39, -86), (39, -77), (31, -88)]
        assert len(findings(atlas, "state")) == 1

    @pytest.mark.parametrize(
        ("cells", "country"),
        [
            ([("London", "ON"), ("Richmond", "BC"), ("Sydney", "NS"), ("Victoria", "BC")], "CA"),
            ([("Newcastle", "NSW"), ("Perth", "WA"), ("Richmond", "VIC"), ("Hobart", "TAS")], "AU"),
            ([("Salem", "Tamil Nadu"), ("Pune", "Maharashtra"), ("Aurangabad", "Bihar")], "IN"),
            ([("Campinas", "SP"), ("Santa Maria", "RS"), ("Belém", "PA"), ("Natal", "RN")], "BR"),
            ([("Guadalajara", "Jalisco"), ("Mérida", "Yucatán"), ("León", "Guanajuato")], "MX"),
        ],
    )
    def test_of_other_countries(self, cells: list[tuple[str, str]], country: str) -> None:
        text = "".join(
            f"Ada Quill,{city},{state},2023-05-0{at}\n" for at, (city, state) in enumerate(cells, 1)
        )
        assert set(countries(table(f"Leader,City,State,Date\n{text}"))) == {country}

    def test_of_several_countries_are_left_to_each_row(self) -> None:
        atlas = table(
            "Leader,City,State,Date\nAda Quill,Boston,MA,2023-05-01\nAda Quill,Toronto,ON,2023-05-02\n"
            "Ada Quill,Hobart,Tasmania,2023-05-03\nAda Quill,Pune,Maharashtra,2023-05-04\n"
        )
        assert countries(atlas) == ["US", "CA", "AU", "IN"]
        assert findings(atlas, "state") == []


class TestTheColumnsOfAPoint:
    @pytest.mark.parametrize(
        "header",
        ["place.geo._lat,place.geo._lon", "a/b/geo/lat,a/b/geo/lng", "venue.latitude,venue.longitude"],
    )
    def test_may_lie_within_others(self, header: str) -> None:
        atlas = table(f"leader,when,place.label,{header}\nAda Quill,2024-05-01,Somewhere,41.9,12.5\n")
        assert near(atlas) == [(42, 12)]

    @pytest.mark.parametrize("damaged", ["59.9 N", "n/a?", "41,9", "12° 30'"])
    def test_are_read_though_a_cell_is_damaged(self, damaged: str) -> None:
        atlas = table(
            "leader,when,geo.lat,geo.lon\nAda Quill,2024-05-01,41.9,12.5\n"
            f'Ada Quill,2024-06-01,"{damaged}",10\n'
            "Ada Quill,2024-07-01,48.85,2.35\n"
        )
        assert (near(atlas)[0], near(atlas)[2]) == ((42, 12), (49, 2))

    def test_go_together_by_their_names(self) -> None:
        atlas = table(
            "leader,when,city,home lat,home lon,stop lat,stop lon\n"
            "Ada Quill,2024-05-01,Rome,40.4,-3.7,41.9,12.5\nAda Quill,2024-06-01,Oslo,40.4,-3.7,59.9,10.7\n"
        )
        assert near(atlas) == [(42, 12), (60, 11)]

    def test_go_together_where_one_is_said(self) -> None:
        text = "Who,Date,City,Lat,Lng\nAda Quill,2024-05-01,Somewhere,41.9,12.5\n"
        text += "Ada Quill,2024-06-01,There,59.9,10.7\n"
        assert near(table(text, lat="D")) == [(42, 12), (60, 11)]
        assert near(table(text, lon="E")) == [(42, 12), (60, 11)]


class TestANameBesideAKnownShape:
    @pytest.mark.parametrize("header", ["Name", "Names", "Nombre", "Nom"])
    def test_is_who_travelled_where_it_holds_people(self, header: str) -> None:
        atlas = table(
            f"Country,Areas visited,Dates,Details,{header}\nFrance,Paris,1 May 2020,talks,Ada Quill\n"
            "Norway,Oslo,3 May 2021,talks,Bo Lund\n"
        )
        assert set(leaders(atlas)) == {"Ada Quill", "Bo Lund"}

    def test_is_nobody_where_it_holds_other_things(self) -> None:
        atlas = table(
            "Country,Areas visited,Dates,Details,Name\nFrance,Paris,1 May 2020,talks,G7 summit\n"
            "Norway,Oslo,3 May 2021,talks,NATO summit\n"
        )
        assert not any("summit" in name for name in leaders(atlas))


class TestSurnamesFirst:
    @pytest.mark.parametrize("header", ["x", "Leader", "Name", "Präsident"])
    def test_are_names_of_people(self, header: str) -> None:
        atlas = table(
            f'{header},City,Country,Date\n"Palme, Olof",Rome,Italy,2024-05-01\n'
            '"Brandt, Willy",Oslo,Norway,2024-06-01\n'
            '"de Gaulle, Charles",Bonn,Germany,2024-07-01\n'
        )
        assert set(leaders(atlas)) == {"Palme, Olof", "Brandt, Willy", "de Gaulle, Charles"}

    def test_towns_before_their_states_are_not(self) -> None:
        atlas = table(
            'x,Date\n"Salem, Oregon",2024-05-01\n"Austin, Texas",2024-06-01\n"Athens, Georgia",2024-07-01\n',
            "ada.csv",
        )
        assert list(leaders(atlas)) == ["The traveller of ada"]
        assert countries(atlas) == ["US", "US", "US"]


def test_one_city_beside_calls_is_where_they_met() -> None:
    day = "2019-0{}-04,Ada Quill (France),Bea Nord (Germany),"
    lines = [day.format(month) + "Berlin" for month in (3, 4, 5)] + [day.format(6) + "by phone"]
    atlas = table("Date,Leader,Met,City\n" + "\n".join(lines))
    assert (atlas.dataset.headers["city"], set(atlas.places["name"]) - {""}) == ("City", {"Berlin"})
