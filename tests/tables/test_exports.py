"""Exports of services and devices, as they wrote them: read, or refused by name with the next step."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.errors import TableError
from geo.tables import read_tables

FOLDER = Path(__file__).parents[1] / "fixtures" / "exports"
CHOSEN = (
    "BEGIN:VCALENDAR\r\nPRODID:-//Apple Inc.//macOS 15.0//EN\r\nBEGIN:VEVENT\r\n"
    "DTSTART;VALUE=DATE:20240506\r\nSUMMARY:Xi Jinping (China)\r\nLOCATION:{written}\r\n"
    "X-APPLE-STRUCTURED-LOCATION;VALUE=URI;X-TITLE=Élysée:{at}\r\n"
    "{more}END:VEVENT\r\nEND:VCALENDAR\r\n"
)  # fmt: skip
HISTORY = """<kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2"><Document>
<Placemark><name>Walking</name><Point><coordinates></coordinates></Point><gx:Track/></Placemark>
<Placemark><name>Driving</name><Point><coordinates></coordinates></Point><gx:Track>
  <gx:coord>10.75 59.91 0</gx:coord><gx:coord>10.39 63.43 0</gx:coord></gx:Track></Placemark>
<Placemark><name>Oslo City Hall</name><Point><coordinates></coordinates></Point><gx:Track>
  <gx:coord>10.75 59.91 0</gx:coord><gx:coord>10.75 59.91 0</gx:coord></gx:Track>
  <TimeSpan><begin>2024-05-06</begin><end>2024-05-07</end></TimeSpan></Placemark>
</Document></kml>"""


def cells(file: str, content: str | None = None) -> dict[str, list[str]]:
    path = FOLDER / file
    read = read_tables(path, path.read_bytes() if content is None else content.encode())["reports"]
    return {str(name): column.tolist() for name, column in read.cells.items()}


def test_google_calendar_writes_an_address_in_lines_which_are_one_place() -> None:
    read = cells("google-calendar.ics")
    assert read["location"] == ["Roadstar 16, 12764 Happyville, Denmark"]
    assert (read["lat"], read["lon"], read["begin"]) == (["52.382762"], ["7.528319"], ["2016-10-28T14:00:00"])


def test_the_track_of_a_telephone_is_left_out_and_the_places_beside_it_are_read() -> None:
    read = cells("google-my-tracks.kml")
    assert read["name"] == ["8/8/2013 17:20 (Start)", "8/8/2013 17:20 (End)"]
    assert (read["lat"][0], read["lon"][0]) == ("51.050362", "3.682555")


def test_places_of_a_watch_are_read_with_what_it_measured_beside_them() -> None:
    read = cells("runkeeper.gpx")
    assert (read["lat"], read["lon"]) == (["37.778259000"], ["-122.391386000"])
    assert read["time"] == ["2016-06-17T23:41:03Z"]


def test_a_track_alone_is_refused_with_what_to_do() -> None:
    with pytest.raises(TableError, match="GPX with 1 line drawn and no point") as caught:
        cells("garmin-oregon.gpx")
    assert "write one row for each stay" in str(caught.value)


@pytest.mark.parametrize(
    ("at", "more", "lat"),
    [
        ("geo:48.8704,2.3167", "", ["48.8704"]),
        ("geo:1,2", "GEO:48.87;2.32\r\n", ["48.87"]),
        ("48.87", "", []),
    ],
)
def test_where_a_chosen_place_lies_is_read_unless_the_event_says_it_itself(
    at: str, more: str, lat: list[str]
) -> None:
    written = "Élysée\\n55 Rue du Faubourg Saint-Honoré\\n75008 Paris\\nFrance"
    read = cells("x.ics", CHOSEN.format(written=written, at=at, more=more))
    assert read["location"] == ["Élysée, 55 Rue du Faubourg Saint-Honoré, 75008 Paris, France"]
    assert read.get("lat", []) == lat


def test_in_a_history_of_places_a_track_that_stays_is_a_place_and_one_that_moves_is_none() -> None:
    read = cells("x.kml", HISTORY)
    assert (read["name"], read["lat"], read["lon"]) == (["Oslo City Hall"], ["59.91"], ["10.75"])
    assert (read["begin"], read["end"]) == (["2024-05-06"], ["2024-05-07"])
