"""A place that a shape assumes for every row is left out where the row says another one."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from geo.atlas import read

HEADER = "id,start_date,end_date,visitor,from_id,from_,description\n"


@pytest.mark.parametrize(
    ("said", "precision"),
    [
        ("Met with President Biden at the UN General Assembly in New York City.", "country"),
        ("Informal meeting with President Bush at Camp David.", "country"),
        ("Official working visit.", "city"),
        (
            "Met with President Eisenhower after obtaining medical treatment in Boston (Massachusetts).",
            "city",
        ),
        ("State visit to Washington. Attended a dinner in New York City.", "city"),
    ],
)
def test_a_meeting_elsewhere_is_known_by_its_country_alone(tmp_path: Path, said: str, precision: str) -> None:
    table = tmp_path / "visits.csv"
    table.write_text(f'{HEADER}1,2024-09-24,2024-09-24,President A,palau,Palau,"{said}"\n', "utf-8")
    atlas = read(table)
    assert atlas.places["precision"].tolist() == [precision]
    left = [one for one in atlas.dataset.problems if one.kind == "assumed"]
    assert bool(left) == (precision == "country")


@pytest.mark.slow
def test_long_occasions_take_time_in_step_with_their_length(tmp_path: Path) -> None:
    """Growth, not seconds: eight times the words may not take sixteen times as long."""

    def seconds(words: int) -> float:
        table = tmp_path / f"{words}.csv"
        said = "met " * words
        lines = [f"{at},2024-09-24,2024-09-24,President A,palau,Palau,{said}{at}\n" for at in range(10)]
        table.write_text(HEADER + "".join(lines), "utf-8")
        started = time.process_time()
        read(table)
        return time.process_time() - started

    seconds(100)
    assert seconds(2_400) < 16 * seconds(300)
