"""Which columns say when: of many that may, those of the stop, in as many steps as there are columns."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from geo.errors import TableError
from geo.profiles.guess import guess
from geo.tables import read_tables

from .strangers import days, gazetteer, places, table

STOPS = [("Rome", 1), ("Oslo", 4), ("Bonn", 7)]


@pytest.mark.slow
class TestATourOfSeveralStops:
    @pytest.mark.parametrize(
        "header",
        [
            "Tour start,Tour end,Arrival",
            "Journey begin,Journey end,Arrival date",
            "Reisebeginn,Reiseende,Ankunft",
        ],
    )
    def test_has_the_day_of_each_stop(self, header: str) -> None:
        text = "".join(
            f"Ada Quill (Spain),{city},2024-05-01,2024-05-09,2024-05-0{day}\n" for city, day in STOPS
        )
        assert days(table(f"Leader,City,{header}\n{text}")) == ["2024-05-01", "2024-05-04", "2024-05-07"]

    @pytest.mark.parametrize(
        "header",
        [
            "Tour start,Tour end,Arrival,Departure",
            "Conference start,Conference end,Arrival date,Departure date",
            "Reisebeginn,Reiseende,Ankunft,Abreise",
        ],
    )
    def test_has_the_days_of_each_stop(self, header: str) -> None:
        text = "".join(
            f"Ada Quill (Spain),{city},2024-05-01,2024-05-09,2024-05-0{day},2024-05-0{day + 2}\n"
            for city, day in STOPS
        )
        assert days(table(f"Leader,City,{header}\n{text}")) == [
            "2024-05-01/2024-05-03",
            "2024-05-04/2024-05-06",
            "2024-05-07/2024-05-09",
        ]


@pytest.mark.slow
class TestLegs:
    @pytest.mark.parametrize(
        "header",
        [
            "Departure city,Departure date,Arrival city,Arrival date",
            "From,Departure,To,Arrival",
            "Ciudad de salida,Fecha de salida,Ciudad de llegada,Fecha de llegada",
            "Von,Abreise,Nach,Ankunft",
        ],
    )
    def test_lead_to_where_and_when_somebody_arrived(self, header: str) -> None:
        atlas = table(
            f"Leader,{header}\nAda Quill (Spain),Madrid,2024-05-01,Rome,2024-05-02\n"
            "Ada Quill (Spain),Rome,2024-05-04,Oslo,2024-05-05\n"
            "Ada Quill (Spain),Oslo,2024-05-07,Bonn,2024-05-07\n"
        )
        assert places(atlas) == ["Rome IT", "Oslo NO", "Bonn DE"]
        assert days(atlas) == ["2024-05-02", "2024-05-05", "2024-05-07"]


@pytest.mark.slow
class TestDaysOnWhichARowWasKept:
    @pytest.mark.parametrize(
        "header",
        ["Date added", "Date entered", "Last updated", "published_at", "Erfassungsdatum",
         "Date de mise à jour", "Fecha de actualización", "Дата публикации", "更新日期",
         "Data di inserimento", "Data de cadastro"],
    )  # fmt: skip
    def test_are_no_days_of_visits(self, header: str) -> None:
        cells = "Ada Quill (Spain),Rome,2023-05-01,2024-05-01\nBo Lund (Chile),Oslo,2023-06-01,2024-05-02\n"
        assert days(table(f"Leader,City,Visit date,{header}\n{cells}")) == ["2023-05-01", "2023-06-01"]
        with pytest.raises(TableError, match="date"):
            table(f"Leader,City,Cost,{header}\n{cells.replace('2023-05-01', '1').replace('2023-06-01', '2')}")


@pytest.mark.slow
@pytest.mark.parametrize(
    "header",
    ["yearfrom,yearto", "YearFrom,YearTo", "from_year,to_year", "vonjahr,bisjahr", "annéedébut,annéefin"],
)
def test_years_that_begin_and_end_a_stay(header: str) -> None:
    atlas = table(
        f"Leader,City,{header}\nTitus Aper (Italy),Athens,1200,1210\nBo Lund (Chile),Rome,1211,1213\n"
    )
    assert days(atlas) == ["1200-01-01..1210-12-31", "1211-01-01..1213-12-31"]


CALLED_ALIKE = {
    "parts of a date": (("Year", "Month", "Day"), ("2001", "5", "7")),
    "starts and ends": (("Start", "End", "Date"), ("2001-05-07", "2001-05-08", "2001-05-09")),
    "points": (("lat", "lon"), ("41.9", "12.5")),
    "places and people": (("City", "Country", "Leader", "State"), ("Rome", "Italy", "Ada Quill", "Texas")),
}


@pytest.mark.parametrize("kind", sorted(CALLED_ALIKE))
def test_many_columns_called_alike_cost_in_step_with_their_number(kind: str) -> None:
    """Growth, not seconds: four times the columns may not take ten times as long."""
    names, cells = CALLED_ALIKE[kind]

    def seconds(columns: int) -> float:
        header = ",".join(f"{names[at % len(names)]} {at}" for at in range(columns))
        line = ",".join(cells[at % len(names)] for at in range(columns))
        raw = read_tables(Path("t.csv"), f"{header}\n{line}\n{line}\n".encode())["reports"]
        started = time.process_time()
        guess(raw, gazetteer())
        return time.process_time() - started

    seconds(40)
    assert seconds(160) < 10 * max(seconds(40), 0.02)


@pytest.mark.parametrize(
    "header", ["Date,Start,End", "Fecha,Inicio,Fin", "Datum,Beginn,Ende", "Date,start_time,end_time"]
)
@pytest.mark.parametrize("hours", ["11:00,11:45", "9:30 am,1 p.m.", "11:00:00,12:15:00"])
def test_times_of_day_are_no_days(header: str, hours: str) -> None:
    text = "".join(f"Ada Quill,{city},2024-05-0{day},{hours}\n" for city, day in STOPS)
    assert days(table(f"Leader,City,{header}\n{text}")) == ["2024-05-01", "2024-05-04", "2024-05-07"]
