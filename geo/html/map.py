"""The replay document → the map document: one HTML text that needs nothing from outside."""

from __future__ import annotations

from typing import Any

import xyzservices

from . import assets
from .frame import Player, framed

__all__ = ["map_document"]


def map_document(replay: dict[str, Any], *, tiles: xyzservices.TileProvider | None = None) -> str:
    """The whole HTML text that plays a replay document (``docs/replay.md``).

    The same document gives the same bytes. Scripts, styles, base map and data are inlined, the last
    two compressed, and a
    Content-Security-Policy allows nothing else: no host is asked for anything. With ``tiles``, a
    provider that needs no key or has it filled in, the policy is widened by exactly that
    provider's hosts and its tiles are drawn over the base map; the map is then no longer whole
    without a network. The text is returned, not written.

    Raises ``ValueError`` when the document holds a number that JSON has no form for, and
    ``TileProviderError`` when the provider's address is incomplete or has no fixed host.
    """
    player = Player("summit-atlas-replay", "mount", assets.replay_script(), assets.replay_style())
    return framed(replay, player, heading=_heading(replay), tiles=tiles)


def _heading(replay: dict[str, Any]) -> str:
    """The page's title: the document's own, otherwise as the map heads itself at opening."""
    follow = replay["follow"]
    if replay["title"]:
        return str(replay["title"])
    return f"Where {replay['leaders']['name'][follow]} went, and who came" if follow >= 0 else "Who met whom"
