"""What is said about names: one finding for each cause, and the spelling that most rows have is shown."""

from __future__ import annotations

import time

import pytest

from geo.meetings import register
from geo.schema import LEADERS, empty


def shown(*names: str) -> dict[str, str]:
    return register(names, empty(LEADERS)).names


@pytest.mark.parametrize(
    ("names", "name"),
    [
        (("Luiz E (Brazil)", "Luíz E (Brazil)", "Luíz E (Brazil)"), "Luíz E"),
        (("VIKTOR ORBAN", "Viktor Orbán", "Viktor Orbán"), "Viktor Orbán"),
        (("Kim Jong-un", "Kim Jong Un", "Kim Jong-un"), "Kim Jong-un"),
        (("Ömer A", "Omer A"), "Omer A"),  # among equals the first in Unicode order
    ],
)
def test_one_leader_is_shown_as_most_rows_write_the_name(names: tuple[str, ...], name: str) -> None:
    known = register(names, empty(LEADERS))
    assert set(known.names.values()) == {name}
    assert [one.kind for one in known.problems if one.severity == "note"] == ["variant"]


@pytest.mark.parametrize(
    ("countries", "plain", "odd"),
    [
        (("China", "China", "China", "Peru"), "CN", True),
        (("China", "China", "Peru"), "CN", False),
        (("China", "Peru"), "", False),
        (("North Korea", "South Korea", "South Korea", "North Korea"), "", False),
    ],
)
def test_a_name_without_a_country_is_the_namesake_of_most_rows(
    countries: tuple[str, ...], plain: str, odd: bool
) -> None:
    known = register([*(f"Lin Wei ({one})" for one in countries), "Lin Wei"], empty(LEADERS))
    at = dict(zip(known.leaders["name"], known.leaders["country"], strict=True))
    assert at[known.names["Lin Wei"]] == plain
    named = [one for one in known.problems if "slip" in one.advice]
    assert [known.about[one] for one in named] == ([("Lin Wei (Peru)",)] if odd else [])


def test_namesakes_keep_their_countries() -> None:
    assert shown("A (Peru)", "A (China)", "A (China)") == {name: name for name in ("A (Peru)", "A (China)")}


def test_every_cause_of_no_country_is_one_finding_with_its_names() -> None:
    known = register(["A", "B", "C", "Jim (Narnia)", "Jo (Mordor)"], empty(LEADERS))
    assert [known.about[one] for one in known.problems] == [("Jim (Narnia)", "Jo (Mordor)"), ("A", "B", "C")]


@pytest.mark.parametrize("name", ["(" * 2000, ")" * 2000, " " * 20_000 + "(", "a ( b (France)", "(France) x"])
def test_no_name_takes_long_or_is_refused(name: str) -> None:
    started = time.process_time()
    assert shown(name).keys() == {name}
    assert time.process_time() - started < 5


def test_the_cost_of_a_register_is_in_step_with_its_names() -> None:
    def seconds(count: int) -> float:
        names = [f"Name{'.' * (i % 200)} {i // 200} (Peru)" for i in range(count)]
        started = time.process_time()
        register(names, empty(LEADERS))
        return time.process_time() - started

    seconds(500)
    small, large = min(seconds(1_000) for _ in range(3)), min(seconds(8_000) for _ in range(2))
    assert large < 8 * small * 4
