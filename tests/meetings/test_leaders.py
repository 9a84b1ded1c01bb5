"""Names as people write them lead to one leader, or to a message that says what would."""

from __future__ import annotations

import pandas as pd
import pytest

from geo.errors import UnknownLeaderError
from geo.meetings.leaders import register, resolve
from geo.reports.loading import Dataset
from geo.schema import LEADERS, conform, empty


def table(*rows: tuple[str, str, tuple[str, ...]]) -> pd.DataFrame:
    data = pd.DataFrame(list(rows), columns=["name", "country", "aliases"])
    return conform(data.assign(office="", seat=""), LEADERS)


KNOWN = table(
    ("Narendra Modi", "IN", ("Modi",)),
    ("Viktor Orban", "HU", ("Victor Orban", "Orbán Viktor", "Viktor Orbán")),
    ("Kim Jong Un", "KP", ("Kim Jong-un",)),
    ("Kim Jong Il", "KP", ()),
)


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("Narendra Modi", "Narendra Modi"),
        ("Modi", "Narendra Modi"),
        ("modi", "Narendra Modi"),
        ("ORBÁN VIKTOR", "Viktor Orban"),
        ("Orban", "Viktor Orban"),
        ("kim jong-un", "Kim Jong Un"),
    ],
)
def test_a_leader_is_found_by_name_alias_or_unique_part(asked: str, name: str) -> None:
    assert resolve(asked, KNOWN) == name


def test_aliases_in_other_scripts_count(seed: Dataset) -> None:
    assert resolve("Владимир Путин", seed.leaders) == "Vladimir Putin"
    assert resolve("普京", seed.leaders) == "Vladimir Putin"


def test_a_part_that_two_leaders_bear_is_not_enough() -> None:
    with pytest.raises(UnknownLeaderError, match=r"Kim Jong Il or Kim Jong Un"):
        resolve("Kim", KNOWN)


def test_an_unknown_leader_is_refused_with_the_nearest_names() -> None:
    with pytest.raises(UnknownLeaderError, match=r'no leader named "Narendra Mody".*Narendra Modi'):
        resolve("Narendra Mody", KNOWN)


@pytest.mark.parametrize("asked", ["Nobody", "Xerxes", "Caesar"])
def test_names_that_are_not_alike_are_not_suggested(asked: str) -> None:
    with pytest.raises(UnknownLeaderError) as refused:
        resolve(asked, table(("Volodymyr Zelensky", "UA", ()), ("Xi Jinping", "CN", ())))
    assert refused.value.suggestions == ()


@pytest.mark.parametrize("asked", ["", "   ", "…", "</script>", "\ud800", "x" * 10_000])
def test_no_text_is_anything_but_a_leader_or_unknown(asked: str) -> None:
    with pytest.raises(UnknownLeaderError):
        resolve(asked, KNOWN)


def test_aliases_in_reports_lead_to_the_table_s_spelling() -> None:
    known = register(["Viktor Orbán", "Modi"], KNOWN)
    assert known.names == {"Viktor Orbán": "Viktor Orban", "Modi": "Narendra Modi"}
    assert known.problems == ()


def test_a_country_in_brackets_alone_is_its_leader_not_named() -> None:
    known = register(["(Brazil)"], empty(LEADERS))
    (row,) = known.leaders.itertuples()
    assert (row.name, row.country) == ("(Brazil)", "BR")
    assert "not named" in row.office


def test_a_country_in_brackets_after_the_name_is_the_leader_s_country() -> None:
    known = register(["Joseph R. Biden (United States)"], empty(LEADERS))
    (row,) = known.leaders.itertuples()
    assert (row.name, row.country) == ("Joseph R. Biden", "US")


def test_a_known_leader_with_a_country_in_brackets_is_the_known_leader() -> None:
    known = register(["Modi (India)"], KNOWN)
    assert known.names == {"Modi (India)": "Narendra Modi"}
    assert len(known.leaders) == len(KNOWN)


def test_brackets_that_are_no_country_stay_part_of_the_name() -> None:
    known = register(["Abdullah (the elder)"], empty(LEADERS))
    assert known.names == {"Abdullah (the elder)": "Abdullah (the elder)"}


def test_a_name_may_have_brackets_of_its_own_before_the_country() -> None:
    known = register(["Mohammed bin Salman (MBS) (Saudi Arabia)", "f(x) (Italy)"], empty(LEADERS))
    found = dict(zip(known.leaders["name"], known.leaders["country"], strict=True))
    assert found == {"Mohammed bin Salman (MBS)": "SA", "f(x)": "IT"}
    assert not known.problems


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Jim (Narnia)", '"Narnia" is no country'),
        ("Denis (Congo)", '"Congo" may be CD or CG'),
    ],
)
def test_a_country_in_brackets_that_cannot_be_told_is_said_to_be_so(written: str, said: str) -> None:
    (problem,) = register([written], empty(LEADERS)).problems
    assert said in problem.advice


def test_a_leader_with_no_country_is_kept_and_reported_once() -> None:
    known = register(["A", "A"], empty(LEADERS))
    assert known.leaders["name"].tolist() == ["A"]
    (problem,) = known.problems
    assert (problem.severity, problem.found) == ("warning", "A")


def test_countries_of_the_table_may_be_names_and_an_ambiguous_one_is_an_error() -> None:
    known = register([], table(("A", "Türkiye", ()), ("B", "Congo", ())))
    assert known.leaders["country"].tolist() == ["TR", ""]
    (problem,) = known.problems
    assert problem.severity == "error"
    assert problem.row == 3
    assert "CG" in problem.advice
    assert "CD" in problem.advice


def test_two_leaders_of_one_name_are_told_apart_by_their_countries() -> None:
    known = register(["Kim (South Korea)", "Kim (North Korea)"], empty(LEADERS))
    assert known.names == {name: name for name in ("Kim (South Korea)", "Kim (North Korea)")}
    assert known.leaders["country"].tolist() == ["KP", "KR"]


def test_a_name_is_the_same_leader_with_and_without_its_country() -> None:
    known = register(["Kim", "Kim (North Korea)"], empty(LEADERS))
    assert known.names == {"Kim": "Kim", "Kim (North Korea)": "Kim"}
    assert known.leaders["country"].tolist() == ["KP"]
    assert known.problems == ()


def test_spellings_that_differ_in_case_or_marks_alone_are_one_leader() -> None:
    known = register(["Viktor Orban (Hungary)", "viktor orbán", "Viktor Orbán"], empty(LEADERS))
    assert set(known.names.values()) == {"Viktor Orban"}
    assert len(known.leaders) == 1


def test_names_of_signs_alone_are_leaders_of_their_own_and_can_be_followed() -> None:
    known = register(["🙂 (France)", "🙃 (Cuba)", "???"], empty(LEADERS))
    assert known.leaders["name"].tolist() == ["???", "🙂", "🙃"]
    assert [resolve(name, known.leaders) for name in known.leaders["name"]] == ["???", "🙂", "🙃"]


def test_the_unnamed_leader_of_a_country_is_one_however_the_country_is_written() -> None:
    known = register(["(Brazil)", "(BR)"], empty(LEADERS))
    assert known.leaders["country"].tolist() == ["BR"]


def test_a_leader_s_own_name_goes_before_another_s_alias() -> None:
    table_of_two = table(("Kim", "KR", ()), ("Kim Jong Un", "KP", ("Kim",)))
    assert register(["kim"], table_of_two).names == {"kim": "Kim"}
    assert resolve("Kim", table_of_two) == "Kim"


def test_the_country_in_brackets_decides_between_the_bearers_of_an_alias() -> None:
    known = register(
        ["Michel (Belgium)", "Michel (Lebanon)", "Michel (Cuba)"],
        table(("Charles Michel", "BE", ("Michel",)), ("Michel Aoun", "LB", ("Michel",))),
    )
    assert known.names["Michel (Belgium)"] == "Charles Michel"
    assert known.names["Michel (Lebanon)"] == "Michel Aoun"
    assert known.names["Michel (Cuba)"] == "Michel"
    assert known.leaders.set_index("name")["country"]["Michel"] == "CU"


def test_a_namesake_from_another_country_is_not_the_listed_leader() -> None:
    known = register(["Narendra Modi (Cuba)"], KNOWN)
    assert known.names == {"Narendra Modi (Cuba)": "Narendra Modi (Cuba)"}
    assert known.leaders.set_index("name")["country"]["Narendra Modi (Cuba)"] == "CU"


def test_an_alias_of_two_leaders_is_reported_with_both() -> None:
    known = register(["Kim"], table(("Kim Jong Il", "KP", ("Kim",)), ("Kim Jong Un", "KP", ("Kim",))))
    (problem,) = known.problems
    assert "Kim Jong Il and Kim Jong Un" in problem.advice
