"""A tile layer is found by name, or refused with what would work."""

from __future__ import annotations

import pytest

from geo.errors import TileProviderError
from geo.html.tiles import tile_provider


def test_a_provider_is_found_by_the_name_that_the_list_has() -> None:
    assert tile_provider("OpenStreetMap.Mapnik").name == "OpenStreetMap.Mapnik"


def test_an_unknown_provider_is_refused_with_the_nearest_names() -> None:
    with pytest.raises(TileProviderError, match=r"OpenStreetMap\.Mapnik"):
        tile_provider("OpenStreetMap.Mapnick")


def test_a_provider_with_a_key_is_refused_because_the_key_would_be_passed_on() -> None:
    with pytest.raises(TileProviderError, match="key"):
        tile_provider("MapTiler.Streets")


@pytest.mark.parametrize("name", ["", "…", "</script>", "x" * 1000])
def test_any_text_is_a_provider_or_refused(name: str) -> None:
    with pytest.raises(TileProviderError):
        tile_provider(name)
