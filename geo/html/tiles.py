"""Tile layers by name: the one thing in a map that may ask the network, and only on request."""

from __future__ import annotations

import xyzservices
import xyzservices.providers
from rapidfuzz import process

from ..errors import TileProviderError


def tile_provider(name: str) -> xyzservices.TileProvider:
    """The provider called ``name`` in the list of ``xyzservices``, for example ``OpenStreetMap.Mapnik``.

    Raises ``TileProviderError`` when the list has none of this name, with the nearest names, and
    when the provider needs a key: a key does not belong in a file that is passed on.
    """
    providers = xyzservices.providers.flatten()
    try:
        provider = xyzservices.providers.query_name(name)
    except ValueError as error:
        near = [match for match, *_ in process.extract(name, list(providers), limit=3)]
        hint = f"did you mean {' or '.join(near)}?"
        raise TileProviderError(f'no tile provider named "{name}"; {hint}') from error
    if provider.requires_token():
        raise TileProviderError(f"{provider.name} needs a key, which would be passed on with the map")
    return provider
