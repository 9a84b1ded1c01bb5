"""Names in other scripts that no list has: compared by their sound, answered only where it is clear."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.places import DRAWN, SURE, Gazetteer, normalise
from geo.places.sound import (
    as_heard,
    by_sound,
    consonants,
    letters,
    script,
    signs,
    sound_costs,
    sounds,
    spelt,
    unlike,
)


@pytest.mark.parametrize(
    ("name", "country", "expected"),
    [
        ("მინეტონკა", "US", "Minnetonka"),
        ("ਕਰੀਬੋਊ", "US", "Caribou"),
        ("वाउकेगन", "US", "Waukegan"),
    ],
)
def test_a_name_that_no_list_has_is_found_by_its_sound_in_the_written_country(
    gazetteer: Gazetteer, name: str, country: str, expected: str
) -> None:
    best = gazetteer.find("", city=name, country=country)[0]
    assert (best.name, best.method) == (expected, "fuzzy")
    assert DRAWN <= best.confidence < SURE


@pytest.mark.parametrize("name", ["კოტონვუდი", "মারিয়ানা", "Абвгдж", "নিউ টাউন"])
def test_without_a_country_a_name_of_which_much_sounds_alike_is_only_offered(
    gazetteer: Gazetteer, name: str
) -> None:
    assert all(one.confidence < DRAWN for one in gazetteer.find(name) if one.method == "fuzzy")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("কভেন্ট্রি", "Coventry"),
        ("ব্রাটিসলাভা", "Bratislava"),
        ("Кристијанштат", "Kristianstad"),
        ("ভেরো বিচ", "Vero Beach"),
    ],
)
def test_without_a_country_a_city_that_alone_in_the_world_sounds_so_is_found_but_never_surely(
    gazetteer: Gazetteer, name: str, expected: str
) -> None:
    best = gazetteer.find(name)[0]
    assert (best.name, best.method) == (expected, "fuzzy")
    assert DRAWN <= best.confidence < SURE


def test_a_city_nearly_spelt_so_in_the_same_script_goes_before_what_sounds_alike(
    gazetteer: Gazetteer,
) -> None:
    assert gazetteer.find("Минкс")[0].name == "Minsk"


def test_of_namesakes_by_sound_all_are_offered_as_if_written_in_latin_letters(gazetteer: Gazetteer) -> None:
    found = gazetteer.find("", city="ჯორჯთაუნი", country="US")
    assert found[0].confidence >= DRAWN
    assert len([one for one in found if one.name == "Georgetown"]) > 1


def test_a_name_that_sounds_like_nothing_leaves_the_country(gazetteer: Gazetteer) -> None:
    found = gazetteer.find("", city="Щщщщщщ", country="US")
    assert (found[0].country, found[0].precision) == ("US", "country")


def test_what_scripts_confuse_is_one_consonant() -> None:
    assert consonants("bokathelo") == consonants("pocatello") == "pktr"
    assert consonants("houston\nkoln") == "stn\nkrn"
    assert letters("Köln") == "koln"
    assert letters("St. Gallen") == "saintgallen"


@pytest.mark.parametrize(
    ("name", "expected"), [("Покателло", "pokatello"), ("ひろしま", "hiroshima"), ("ნიუპორტი", "niuporti")]
)
def test_signs_are_heard_as_the_letters_that_they_stand_for_most_often(name: str, expected: str) -> None:
    key = normalise(name)
    heard = as_heard(signs(key), sound_costs()[script(key)])
    assert abs(len(heard) - len(expected)) <= 2
    assert consonants(heard) == consonants(expected)


def test_kana_is_one_script_hangul_its_letters_and_a_thai_vowel_follows() -> None:
    assert signs("ひろしま") == signs("ヒロシマ")
    assert len(signs("서울")) == 5
    assert signs("เลย") == "ลเย"


@given(st.text(max_size=60))
def test_any_text_has_a_sound_of_latin_letters(text: str) -> None:
    latin = letters(text)
    assert set(latin) <= set("abcdefghijklmnopqrstuvwxyz")
    assert set(consonants(latin)) <= set(latin + "skptrn")


@given(
    st.sampled_from(["ხაშური", "Покателло", "해밀턴", "سافونا"]),
    st.text("abcdefghijklmnoprstuvz", max_size=20),
)
def test_a_longer_name_never_costs_less_than_nothing(name: str, other: str) -> None:
    for costs in sound_costs().values():
        assert unlike(signs(name), other, costs) >= 0.0


def test_the_nearest_by_sound_comes_first() -> None:
    known = sounds([("Pocatello", 1), ("Portland", 2), ("Paducah", 3)])
    assert by_sound("покателло", known)[0].place == 1
    assert by_sound("я", known) == ()


def test_a_name_of_the_same_script_a_letter_away_is_nearer_than_one_that_sounds_so() -> None:
    known = sounds([("Louisburg", 1), ("Lewisburg", 2)])
    own = spelt([("льюисберг", 2)])
    assert by_sound("льюисбърг", known, own)[0].place == 2
    assert by_sound("льюисберг", known, own)[0].cost < by_sound("льюисберг", known)[0].cost + 1.0


@pytest.mark.parametrize(
    ("arabic", "other"),
    [("كاغوشيما", "کاغوشیما"), ("القاهرة", "القاهره"), ("ليون", "لیون"), ("مصطفى", "مصطفي")],
)
def test_letters_that_arabic_and_persian_write_in_another_way_are_one_key(arabic: str, other: str) -> None:
    assert normalise(arabic) == normalise(other)


def test_a_name_listed_with_its_division_is_found_without_it(gazetteer: Gazetteer) -> None:
    found = gazetteer.find("", city="ساوت پاسادنا", country="US")
    assert (found[0].name, found[0].method) == ("South Pasadena", "alternate")


def test_a_name_listed_abroad_alone_is_heard_in_the_written_country(gazetteer: Gazetteer) -> None:
    found = gazetteer.find("", city="ჯორჯთაუნი", country="US")
    assert {one.country for one in found if one.confidence > 0.05} == {"US"}


def test_a_name_listed_for_one_city_of_that_name_alone_means_the_great_one_too(gazetteer: Gazetteer) -> None:
    found = gazetteer.find("", city="フランクフルト", country="Germany")
    assert "Frankfurt am Main" in {one.name for one in found}
    assert found[0].confidence < SURE


def test_in_a_country_without_any_city_nothing_is_heard(gazetteer: Gazetteer) -> None:
    assert by_sound("покателло", sounds([])) == ()
    assert gazetteer.find("", city="Покателло", country="Antarctica") == ()


@pytest.mark.parametrize(("name", "code"), [("Ямайка", "JM"), ("엘살바도르", "SV"), ("โคโมโร", "KM")])
def test_a_country_s_name_is_never_a_city_that_sounds_so(gazetteer: Gazetteer, name: str, code: str) -> None:
    best = gazetteer.find(name)[0]
    assert (best.country, best.precision) == (code, "country")
