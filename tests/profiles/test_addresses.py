"""Places that a calendar or a map writes as one address: one stay each, whatever signs stand in it."""

from __future__ import annotations

import pytest

from geo.atlas import Atlas

from .strangers import rows, table

EVENT = "BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:202405{day:02}\r\nSUMMARY:Talks\r\n{where}\r\nEND:VEVENT\r\n"
KML = (
    '<kml xmlns="http://www.opengis.net/kml/2.2"><Document>{marks}</Document></kml>'
)  # fmt: skip
MARK = (
    "<Placemark><name>Ana Nord</name><address>{address}</address>"
    "<TimeStamp><when>2024-05-{day:02}</when></TimeStamp></Placemark>"
)
ADDRESSES = (
    "Kremlin, Nizhny Novgorod, Nizhny Novgorod Oblast, Russia, 603082",
    "Paris Room, 14 Rome Street, London SW1A 2AA, UK",
    "Roma, Sydney",
    "925/9 Rama 1 Rd., Bangkok",
    "Paris Room; Rome Room, Oslo",
    "Paris, London, Rome",
)


def calendar(*where: str) -> Atlas:
    events = "".join(EVENT.format(day=day, where=one) for day, one in enumerate(where, 1))
    return table(f"BEGIN:VCALENDAR\r\n{events}END:VCALENDAR\r\n", "Ana Nord.ics")


def places(atlas: Atlas) -> list[str]:
    return rows(atlas)["venue"].tolist()


def located(text: str) -> str:
    escaped = text.replace(",", "\\,").replace(";", "\\;")
    return f"LOCATION:{escaped}"


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_location_of_a_calendar_is_one_place(address: str) -> None:
    assert places(calendar(located(address))) == [address]


def test_locations_are_one_place_each_whatever_the_others_of_the_calendar_look_like() -> None:
    read = calendar(*map(located, ADDRESSES))
    assert places(read) == list(ADDRESSES)
    assert not [one for one in read.problems if one.kind == "split"]


def test_a_location_written_twice_in_an_event_is_two_places() -> None:
    read = calendar("LOCATION:Oslo\\, Norway\r\nLOCATION:Bergen\\, Norway")
    assert places(read) == ["Oslo, Norway", "Bergen, Norway"]


def test_addresses_of_a_map_are_one_place_each_and_its_lines_are_one_place() -> None:
    marks = "".join(MARK.format(day=day, address=one) for day, one in enumerate(ADDRESSES, 1))
    assert places(table(KML.format(marks=marks), "x.kml")) == list(ADDRESSES)
    lines = MARK.format(day=1, address="14 Rome Street\nLondon SW1A 2AA")
    assert places(table(KML.format(marks=lines), "x.kml")) == ["14 Rome Street London SW1A 2AA"]


def test_the_same_words_in_a_table_are_still_a_list() -> None:
    listed = '"Paris, London, Rome"'
    read = table(f"Date,Leader,Places visited\n2024-05-01,Ana Nord,{listed}\n2024-05-09,Ana Nord,Oslo\n")
    assert len(rows(read)) == 4
