"""Where points stand in the rows, it is not asked which of two columns says what the place is called."""

from __future__ import annotations

import pytest

from geo.errors import TableError

from .strangers import near, table

SHOWS = """
name,startDate,location.name,location.address.streetAddress,location.address.addressLocality,{lat},{lon}
Ada Quill,2023-02-02,Sky Stadium,Waterloo Quay,Wellington,-41.277,174.783
Ada Quill,2023-02-10,Eden Park,Reimers Ave,Auckland,-36.875,174.745
Ada Quill,2023-02-17,Suncorp Stadium,40 Castlemaine Street,Brisbane,-27.464,153.009
Ada Quill,2023-02-24,Accor Stadium,Edwin Flack Ave,Sydney,-33.849,151.062
"""


def test_points_settle_what_names_of_the_place_leave_open() -> None:
    told = table(SHOWS.format(lat="location.geo.latitude", lon="location.geo.longitude"))
    assert near(told) == [(-41, 175), (-37, 175), (-27, 153), (-34, 151)]


def test_without_points_it_is_asked() -> None:
    with pytest.raises(TableError, match="may hold it"):
        table(SHOWS.format(lat="size", lon="price"))
