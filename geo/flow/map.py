"""The flows document → the map document that plays it: one HTML text that needs nothing from outside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..html import Player, assets, framed
from ..language import ENGLISH, _, speaking

if TYPE_CHECKING:
    import xyzservices


def flow_map_document(document: dict[str, Any], *, tiles: xyzservices.TileProvider | None = None) -> str:
    """The whole HTML text that plays a flows document (``docs/flows.md``).

    Same frame, policy and promises as ``map_document``: the same document gives the same bytes, no host
    is asked for anything, and with ``tiles`` only that provider's. The text is returned, not written.

    Raises ``ValueError`` when the document holds a number that JSON has no form for, and
    ``TileProviderError`` when the provider's address is incomplete or has no fixed host.
    """
    player = Player("summit-atlas-flows", "mountFlows", assets.flow_script(), assets.flow_style(), ("flows",))
    with speaking(document.get("language", ENGLISH)):
        return framed(document, player, heading=document["title"] or _("Who visited whom"), tiles=tiles)
