"""How far a reading agrees with itself, and that one that does not is not called read."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.atlas import Atlas, read
from geo.cli.main import main
from geo.replay import replay_document


def atlas(text: str, name: str = "trips.csv") -> Atlas:
    return read(Path(name), text.encode())


HEADER = "date,city,country,leaders\n"
GOOD = HEADER + "".join(
    f"2023-05-0{day},{city},{land},Ada Quill (Ireland)\n"
    for day, (city, land) in enumerate(
        [("Rome", "Italy"), ("Oslo", "Norway"), ("Lima", "Peru"), ("Quito", "Ecuador"), ("Rabat", "Morocco")],
        1,
    )
)
NOWHERE = HEADER + "".join(f"2023-05-0{day},Zzq{day}xv,,Ada Quill (Ireland)\n" for day in range(1, 7))
UNDATED = HEADER + "".join(f"some day {day},Rome,Italy,Ada Quill (Ireland)\n" for day in range(1, 7))
NOBODY = GOOD + "".join(f"2023-06-{day},Rome,Italy,\n" for day in range(10, 20))
FAULTY = "date,city,country,leaders,status\n" + "".join(
    f"2023-05-0{day},Rome,Italy,Ada Quill (Ireland),sort of {day}\n" for day in range(1, 7)
)
EXCHANGED = HEADER + "".join(
    f"2023-05-0{day},{city},Japan,Ada Quill (Ireland)\n"
    for day, city in enumerate(["Zzqrome", "Xvoslo", "Qqlima", "Zyquito", "Xarabat"], 1)
)


def test_a_right_reading_agrees_in_all_its_rows() -> None:
    found = atlas(GOOD).agreement
    assert (found.day, found.placed, found.within, found.traveller, found.home) == (1, 1, 1, 1, 1)
    assert found.lacking == ()
    assert found.notice == ""
    assert "notice" not in replay_document(atlas(GOOD))


@pytest.mark.parametrize(
    ("text", "lacking"),
    [
        (NOWHERE, "a place that is found"),
        (UNDATED, "a date that can be read"),
        (EXCHANGED, "their place in the country beside it"),
        (NOBODY, "somebody who travelled"),
        (FAULTY, "no error in them"),
    ],
)
def test_what_most_rows_lack_is_an_error_and_stands_on_the_map(text: str, lacking: str) -> None:
    made = atlas(text)
    assert lacking in " ".join(made.agreement.lacking)
    (said,) = [one for one in made.problems if one.kind == "agreement"]
    assert said.severity == "error"
    assert lacking in replay_document(made)["notice"]


def test_rows_that_name_nobody_are_one_finding_with_all_of_them() -> None:
    (said,) = [one for one in atlas(NOBODY).problems if one.allowed == "at least one name"]
    assert said.rows == tuple(range(7, 17))
    assert atlas(NOBODY).mapped_rows == 5


def test_a_few_rows_say_nothing_about_the_whole() -> None:
    assert atlas("\n".join(NOWHERE.splitlines()[:4])).agreement.lacking == ()


def test_the_command_line_says_the_shares_and_fails_below_the_bar(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "trips.csv"
    table.write_text(GOOD)
    assert main(["check", str(table)]) == 0
    assert (
        "100% of 5 rows have a day, 100% a place, 100% of places lie in their country"
        in capsys.readouterr().out
    )
    table.write_text(NOWHERE)
    assert main(["check", str(table)]) == 1
