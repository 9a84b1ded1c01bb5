"""What a written place means, rule by rule: what is drawn is right, and never by half a word."""

from __future__ import annotations

import pytest
from babel import Locale
from geopy.distance import geodesic

from geo.language import LANGUAGES
from geo.places import DRAWN, SURE, Gazetteer, country_codes, locate, venue_key

DAYS_A_YEAR = 365.2425


def place(venue: str = "", city: str = "", country: str = "", year: int | None = None) -> object:
    """The row for one place, as written in a year."""
    key = venue_key(venue, city, country)
    day = None if year is None else round((year - 1970) * DAYS_A_YEAR) + 100
    return locate([key], days={} if day is None else {key: (day, day)}).iloc[0]


def is_at(row: object, lat: float, lon: float, km: float = 30) -> bool:
    return row["precision"] != "none" and geodesic((row["lat"], row["lon"]), (lat, lon)).km <= km


@pytest.mark.parametrize(
    ("name", "lat", "lon"),
    [
        ("Philadelphia", 39.95, -75.16),
        ("Poole", 50.72, -1.98),
        ("Salvador", -12.97, -38.50),
        ("Monterey", 36.60, -121.89),
        ("Chinon", 47.17, 0.24),
        ("Roma", 41.89, 12.48),
        ("Praha", 50.08, 14.42),
    ],
)
def test_an_own_name_beats_the_foreign_name_of_another_place(name: str, lat: float, lon: float) -> None:
    """The last two are foreign to English, and towns abroad are called so: they are far smaller."""
    assert is_at(place(name), lat, lon)


@pytest.mark.parametrize(
    "text",
    [
        "Mae Cham",
        "Brize Norton",
        "Frederikstadt Castle Gardens Sea",
        "North Atlantic",
        "Auckland Islands",
        "Zion National Park",
        "Kruger National Park",
        "Persian Gulf",
        "South China Sea",
        "Central Asia",
        "Southeast Asia",
        "Africa",
        "South Pole",
        "Senkaku Islands",
        "Spratly Islands",
        "Mount Everest",
    ],
)
def test_half_a_word_is_no_place(text: str) -> None:
    row = place(text)
    assert row["precision"] == "none", (row["name"], row["country"], row["confidence"])


def test_what_half_a_word_may_mean_is_offered() -> None:
    row = place("Brize Norton")
    assert row["ambiguous"]
    assert "Norton" in {one.name for one in row["candidates"]}


@pytest.mark.parametrize(
    ("text", "lat", "lon"),
    [("Pemba Island", -5.2, 39.8), ("Jeju Island", 33.5, 126.5), ("Hainan Island", 20.0, 110.3)],
)
def test_an_island_that_is_a_region_is_found(text: str, lat: float, lon: float) -> None:
    assert is_at(place(text), lat, lon, 60)


@pytest.mark.parametrize(
    "text",
    [
        "на борту крейсера Москва",
        "USS Quincy",
        "HMS Prince of Wales",
        "aboard USS Missouri",
        "à bord du Charles de Gaulle",
        "an Bord der Gorch Fock",
        "cruiser Augusta",
    ],
)
def test_a_ship_is_at_sea(text: str) -> None:
    assert place(text)["precision"] == "none"


@pytest.mark.parametrize(
    ("text", "country", "division"),
    [
        ("Unlisted town, PA", "US", "Pennsylvania"),
        ("Nowhereville, IN", "US", "Indiana"),
        ("Nowhereville, ME", "US", "Maine"),
        ("Sutherland Springs, Texas, United States", "US", "Texas"),
        ("Clarendon, Wiltshire", "GB", "Wiltshire"),
    ],
)
def test_a_town_that_no_list_has_is_its_state(text: str, country: str, division: str) -> None:
    row = place(text)
    assert (row["name"], row["country"], row["precision"]) == (division, country, "admin")
    assert row["confidence"] < SURE


@pytest.mark.parametrize(
    ("text", "lat", "lon"),
    [
        ("Bangor, ME", 44.80, -68.78),
        ("Salem, OR", 44.94, -123.03),
        ("Tirana, AL", 41.33, 19.82),
        ("Toronto, CA", 43.70, -79.40),
        ("Munich, DE", 48.14, 11.58),
    ],
)
def test_a_code_behind_a_town_is_the_state_or_country_that_has_the_town(
    text: str, lat: float, lon: float
) -> None:
    assert is_at(place(text), lat, lon)


@pytest.mark.parametrize(
    ("city", "country", "code", "lat", "lon"),
    [
        ("Mariupol", "Russia", "RU", 47.10, 37.55),
        ("Taipei", "China", "CN", 25.04, 121.56),
        ("Hong Kong", "United Kingdom", "GB", 22.28, 114.16),
        ("Danzig", "Germany", "DE", 54.35, 18.65),
        ("Sukhumi", "Russia", "RU", 43.00, 41.02),
        ("Stanley", "Argentina", "AR", -51.70, -57.85),
        ("Gaza", "Israel", "IL", 31.50, 34.46),
        ("Strasbourg", "Germany", "DE", 48.58, 7.75),
    ],
)
def test_a_great_city_keeps_its_point_and_the_tables_country(
    city: str, country: str, code: str, lat: float, lon: float
) -> None:
    row = place(city=city, country=country)
    assert is_at(row, lat, lon)
    assert (row["country"], row["method"], row["ambiguous"]) == (code, "disputed or former", True)


@pytest.mark.parametrize(
    ("country", "year", "lat", "lon"),
    [
        ("West Germany", 1970, 50.73, 7.10),
        ("Kazakhstan", 1995, 43.25, 76.92),
        ("Nigeria", 1980, 6.45, 3.39),
        ("Burma", 1960, 16.80, 96.15),
        ("Brazil", 1950, -22.91, -43.18),
        ("Germany", 2005, 52.52, 13.41),
        ("Kazakhstan", 2005, 51.17, 71.45),
    ],
)
def test_a_country_is_at_its_seat_of_that_year(country: str, year: int, lat: float, lon: float) -> None:
    row = place(country=country, year=year)
    assert row["precision"] == "country"
    assert is_at(row, lat, lon)


def test_east_berlin_is_in_germany() -> None:
    for name in ("East Berlin", "Ost-Berlin", "Berlin-Est", "Восточный Берлин"):
        assert is_at(place(name), 52.52, 13.40), name


@pytest.mark.parametrize(
    ("text", "lat", "lon"),
    [
        ("Hauptbahnhof Erfurt", 50.98, 11.03),
        ("Fliegerhorst Büchel", 50.17, 7.09),
        ("aéroport de Nice", 43.66, 7.21),
        ("Aéroport d'Orly", 48.73, 2.37),
        ("Aeroporto di Fiumicino", 41.77, 12.24),
        ("Embassy of France in Berlin", 52.52, 13.40),
        ("British embassy in Tripoli", 32.89, 13.19),
        ("Посольство Франции в Москве", 55.75, 37.62),
        ("Al-Ula", 26.61, 37.92),
        ("AlUla", 26.61, 37.92),
        ("Alriyadh", 24.69, 46.72),
        ("天津梅江会展中心", 39.14, 117.18),
        ("경주 화백컨벤션센터", 35.84, 129.21),
        ("東京国際フォーラム", 35.69, 139.69),
    ],
)
def test_a_venue_is_in_the_place_it_is_called_after(text: str, lat: float, lon: float) -> None:
    assert is_at(place(text), lat, lon, 25)


def test_an_embassy_without_its_host_is_no_place_in_its_own_country(gazetteer: Gazetteer) -> None:
    assert place("Embassy of France")["precision"] == "none"
    assert place("Embassy of France, London")["country"] == "GB"


@pytest.mark.parametrize(("name", "code"), [("Kuwait", "KW"), ("Luxembourg", "LU"), ("Singapore", "SG")])
def test_a_city_called_like_its_country_is_found_as_a_city(name: str, code: str) -> None:
    row = place(name, "", name)
    assert (row["country"], row["precision"], row["ambiguous"]) == (code, "city", False)


@pytest.mark.parametrize(("text", "code"), [("França", "FR"), ("Líbano", "LB"), ("Komoro", "KM")])
def test_a_country_alone_is_no_small_town_called_as_another_language_calls_it(text: str, code: str) -> None:
    found = Gazetteer().find("", country=text)
    assert (found[0].country, found[0].precision, found[0].confidence) == (code, "country", 1.0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_country_alone_as_a_language_calls_it_is_no_city_of_the_name(language: str) -> None:
    for code, name in Locale.parse(language, sep="-").territories.items():
        if (codes := country_codes(name)) == (code,):
            found = Gazetteer().find("", country=name)
            assert not found or found[0].country in codes, name


@pytest.mark.parametrize(
    ("text", "code"),
    [("Le Salvador", "SV"), ("La Grenade", "GD"), ("O Líbano", "LB"), ("Los Estados Unidos", "US")],
)
def test_a_country_alone_may_have_an_article(text: str, code: str) -> None:
    assert place(country=text)["country"] == code


@pytest.mark.parametrize("text", ["La Paz", "Los Angeles", "Le Mans", "Las Palmas"])
def test_an_article_before_what_is_no_country_makes_none(text: str) -> None:
    assert place(country=text)["precision"] != "country"


@pytest.mark.parametrize(("text", "codes"), [("Aland", {"IN", "AX"}), ("Antigua", {"AG", "ES", "GT"})])
def test_a_country_column_may_hold_a_city_that_has_the_name(text: str, codes: set[str]) -> None:
    for row in (place(text), place(country=text)):
        assert row["ambiguous"]
        assert codes <= {one.country for one in row["candidates"]}


@pytest.mark.parametrize(
    ("text", "code"), [("Serbia (Kosovo)", "XK"), ("Hong Kong, China", "HK"), ("Myanmar (Burma)", "MM")]
)
def test_of_two_countries_in_one_cell_the_part_is_meant(text: str, code: str) -> None:
    assert place(country=text)["country"] == code


def test_a_district_is_not_taken_for_the_city_of_its_name() -> None:
    assert is_at(place(city="Salamanca", country="Spain"), 40.97, -5.66)


def test_a_states_code_in_the_column_of_countries_is_the_state() -> None:
    assert place(city="Bangor", country="ME")["country"] == "US"
    row = locate([venue_key("", "Bangor", "ME", 44.80, -68.78)]).iloc[0]
    assert row["country"] == "US"
    assert locate([venue_key("", "Podgorica", "ME", 42.44, 19.26)]).iloc[0]["country"] == "ME"


def test_the_journey_decides_between_namesakes() -> None:
    keys = [venue_key("", name, "") for name in ("Antigua", "Quetzaltenango", "Guatemala City")]
    alone = locate(keys).set_index("written")
    assert alone.loc["Antigua", "country"] != "GT"
    row = locate(keys, together=[keys]).set_index("written").loc["Antigua"]
    assert (row["country"], row["method"], row["ambiguous"]) == ("GT", "context", True)
    keys = [venue_key("", name, "") for name in ("Madrid", "Seville", "Granada", "Cordoba")]
    assert locate(keys, together=[keys]).set_index("written").loc["Cordoba", "country"] == "ES"


def test_the_usual_english_name_is_the_great_town_and_an_airports_name_its_town() -> None:
    for name, code, precision in (
        ("Bruges", "BE", "city"),
        ("Hanover", "DE", "city"),
        ("Corinth", "GR", "city"),
        ("Medina", "SA", "city"),
        ("Hodeidah", "YE", "city"),
        ("Hodeidah Airport", "YE", "venue"),
        ("Luang Phabang", "LA", "city"),
        ("Georgetown, Washington D.C.", "US", "city"),
        ("Hanover, New Hampshire", "US", "city"),
    ):
        row = place(city=name)
        assert (row["country"], row["precision"]) == (code, precision), name
    assert is_at(place(city="Georgetown, Washington D.C."), 38.91, -77.06)


def test_a_journey_that_speaks_for_none_clearly_leaves_a_name_open() -> None:
    for beside, name in (
        (("Chicago", "New York"), "Geneva"),
        (("Washington, D.C.", "Chicago"), "Georgetown"),
    ):
        keys = [venue_key("", one, "") for one in (*beside, name)]
        row = locate(keys, together=[keys]).set_index("written").loc[name]
        assert (row["precision"], row["ambiguous"]) == ("none", True)
        assert {"US"} < {one.country for one in row["candidates"]}


def test_the_journey_never_decides_against_a_written_country() -> None:
    keys = [
        venue_key("", "Antigua", "Spain"),
        venue_key("", "Quetzaltenango", ""),
        venue_key("", "Guatemala City", ""),
    ]
    table = locate(keys, together=[keys]).set_index("venue_key")
    assert table.loc[keys[0], "country"] == "ES"


@pytest.mark.parametrize("text", ["\ud800", "\udfff\ud800"])
def test_lone_surrogates_in_any_part_are_no_error(gazetteer: Gazetteer, text: str) -> None:
    gazetteer.find(text, city=text, country=text)
    assert place("Kremlin", "Moscow", text)["name"] == "Kremlin"


@pytest.mark.parametrize(
    "name", ["North Sea", "Lake Como", "Devils Lake", "Paris Plumtree Heights", "Moscow Creek"]
)
def test_water_and_towns_that_begin_with_a_great_name_are_open_where_nothing_says_where(
    gazetteer: Gazetteer, name: str
) -> None:
    assert all(one.confidence < DRAWN for one in gazetteer.find(name))


@pytest.mark.parametrize(
    ("text", "country", "expected"),
    [
        ("Lake Como", "US", "Lake Como"),
        ("Devils Lake, North Dakota", "", "Devils Lake"),
        ("Salt Lake City", "", "Salt Lake City"),
        ("Black Sea resort of Sochi", "", "Sochi"),
        ("Red Sea resort of Sharm el-Sheikh", "", "Sharm el-Sheikh"),
        ("Baltic Sea port of Gdynia", "", "Gdynia"),
        ("Lake Geneva resort town of Montreux", "", "Montreux"),
        ("Tokyo Skytree", "", "Tokyo"),
    ],
)
def test_a_town_on_the_water_is_found_where_the_text_says_that_it_is_one(
    gazetteer: Gazetteer, text: str, country: str, expected: str
) -> None:
    best = gazetteer.find(text, country=country)[0]
    assert (best.name, best.precision) == (expected, "city")
    assert best.confidence >= DRAWN


@pytest.mark.parametrize(
    "text", ["Mont Blanc", "Atlantic Ocean off Newfoundland", "North Atlantic", "Lago di Como"]
)
def test_mountains_and_waters_beside_a_country_are_no_town_and_no_capital(
    gazetteer: Gazetteer, text: str
) -> None:
    assert all(one.confidence < DRAWN for one in gazetteer.find(text))


@pytest.mark.parametrize(
    ("text", "code"), [("Taiwan, China", "TW"), ("Hong Kong, China", "HK"), ("Greenland, Denmark", "GL")]
)
def test_of_two_countries_the_part_is_meant(gazetteer: Gazetteer, text: str, code: str) -> None:
    best = gazetteer.find(text)[0]
    assert (best.country, best.confidence >= SURE) == (code, True)


@pytest.mark.parametrize(
    ("venue", "country", "code"),
    [("Atlanta", "GA", "US"), ("Unlistedtown", "PA", "US"), ("Xyzzyville", "BR", "BR"), ("სან", "GA", "GA")],
)
def test_a_code_that_a_state_and_a_country_share_is_the_one_that_has_the_name_or_is_written_abroad(
    gazetteer: Gazetteer, venue: str, country: str, code: str
) -> None:
    assert gazetteer.find(venue, country=country)[0].country == code


class TestCodesOfProvinces:
    """Two letters behind a town may be a province's or a canton's: that of the town before them."""

    @pytest.mark.parametrize(
        ("text", "name", "country"),
        [
            ("Genève, GE", "Geneva", "CH"),
            ("Davos, GR", "Davos", "CH"),
            ("Milano, MI", "Milan", "IT"),
            ("Firenze, FI", "Florence", "IT"),
            ("Taormina, ME", "Taormina", "IT"),
            ("Tbilisi, GE", "Tbilisi", "GE"),
            ("Athens, GR", "Athens", "GR"),
            ("Helsinki, FI", "Helsinki", "FI"),
            ("Milan, MI", "Milan", "US"),
            ("Portland, ME", "Portland", "US"),
            ("Scranton, PA", "Scranton", "US"),
        ],
    )
    def test_say_where_the_town_lies(self, gazetteer: Gazetteer, text: str, name: str, country: str) -> None:
        best = gazetteer.find(text)[0]
        assert (best.name, best.country) == (name, country)

    @pytest.mark.parametrize("text", ["Como, CO", "Palermo, PA", "Taormina, ME"])
    def test_that_are_a_state_s_too_leave_a_doubt(self, gazetteer: Gazetteer, text: str) -> None:
        best = gazetteer.find(text)[0]
        assert best.country == "IT"
        assert best.confidence < SURE

    @pytest.mark.parametrize("text", ["Nowhereville, MI", "Nowhereville, GE", "Lisbon, MD"])
    def test_of_no_known_town_are_the_state_s_or_the_country_s(self, gazetteer: Gazetteer, text: str) -> None:
        best = gazetteer.find(text)[0]
        assert best.country in {"US", "GE"}
        assert best.confidence < SURE


class TestACountryBehindAName:
    @pytest.mark.parametrize("text", ["La Glorieta, México", "Toluca, México", "Arraiján, Panamá"])
    def test_is_no_rival_of_the_town_though_its_capital_or_a_state_is_called_so(
        self, gazetteer: Gazetteer, text: str
    ) -> None:
        assert gazetteer.find(text)[0].precision == "city"

    @pytest.mark.parametrize("text", ["Lajas, Panamá", "Esch, Luxembourg", "San Juan, Guatemala"])
    def test_is_never_sure_beside_a_name_that_is_not_found_in_it(
        self, gazetteer: Gazetteer, text: str
    ) -> None:
        assert gazetteer.find(text)[0].confidence < SURE

    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("Brunswick, West Germany", "Braunschweig"),
            ("Monterey, Mexico", "Monterrey"),
            ("Philadelphia, Jordan", "Amman"),
        ],
    )
    def test_leaves_the_only_city_there_that_is_called_so_too(
        self, gazetteer: Gazetteer, text: str, name: str
    ) -> None:
        best = gazetteer.find(text)[0]
        assert best.name == name
        assert best.confidence < SURE


class TestANameWithAShoreOrAnOwner:
    @pytest.mark.parametrize(
        ("text", "country"),
        [
            ("Boulogne-sur-Mer", "FR"),
            ("Burnham-on-Sea", "GB"),
            ("Carmel-by-the-Sea", "US"),
            ("Wells-next-the-Sea", "GB"),
        ],
    )
    def test_draws_the_town_on_a_shore(self, gazetteer: Gazetteer, text: str, country: str) -> None:
        best = gazetteer.find(text)[0]
        assert (best.precision, best.country) == ("city", country)

    @pytest.mark.parametrize("text", ["Black Sea", "Lac Léman", "on the Mediterranean Sea", "mer Noire"])
    def test_still_draws_no_water(self, gazetteer: Gazetteer, text: str) -> None:
        assert not [one for one in gazetteer.find(text) if one.precision == "city" and one.confidence >= SURE]

    @pytest.mark.parametrize(
        "text",
        [
            "St. Patrick's Cathedral, New York",
            "St. Andrew's Church, New York",
            "St. Luke's Hospital, New York",
        ],
    )
    def test_takes_a_house_for_the_one_in_the_town_beside_it(self, gazetteer: Gazetteer, text: str) -> None:
        assert gazetteer.find(text)[0].name == "New York City"

    @pytest.mark.parametrize("text", ["25 Sussex", "221 Bavaria", "10 Ontario"])
    def test_takes_no_house_number_before_a_division(self, gazetteer: Gazetteer, text: str) -> None:
        assert all(one.confidence < DRAWN for one in gazetteer.find(text))

    @pytest.mark.parametrize(
        ("text", "name"), [("12 Berlin", "Berlin"), ("2015 Bavaria", "Bayern"), ("75008 Paris", "Paris")]
    )
    def test_takes_a_number_before_a_city_and_a_year_for_none(
        self, gazetteer: Gazetteer, text: str, name: str
    ) -> None:
        best = gazetteer.find(text)[0]
        assert best.name == name
        assert best.confidence >= DRAWN

    @pytest.mark.parametrize("text", ["Royal Palace of La Granja", "Palacio Real de La Granja"])
    def test_takes_no_name_without_its_article_for_another_town(
        self, gazetteer: Gazetteer, text: str
    ) -> None:
        assert all(one.confidence < DRAWN for one in gazetteer.find(text))

    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("Teatro de La Serena", "La Serena"),
            ("Mairie de La Rochelle", "La Rochelle"),
            ("Ayuntamiento de la Coruña", "A Coruña"),
        ],
    )
    def test_keeps_the_town_with_its_article(self, gazetteer: Gazetteer, text: str, name: str) -> None:
        best = gazetteer.find(text)[0]
        assert best.name == name
        assert best.confidence >= SURE


@pytest.mark.parametrize(
    ("text", "name"),
    [("Lucerne, Switzerland", "Luzern"), ("Berne, Switzerland", "Bern"), ("Lucerne", "Luzern")],
)
def test_a_city_goes_before_its_canton_by_a_foreign_name_too(
    gazetteer: Gazetteer, text: str, name: str
) -> None:
    found = gazetteer.find(text)[0]
    assert (found.name, found.precision) == (name, "city")
