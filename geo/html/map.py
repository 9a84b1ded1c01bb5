"""The replay document → the map document: one HTML text that needs nothing from outside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..language import ENGLISH, _, speaking
from . import assets
from .frame import Player, framed

if TYPE_CHECKING:
    import xyzservices

__all__ = ["heading", "map_document"]


def map_document(
    replay: dict[str, Any],
    *,
    tiles: xyzservices.TileProvider | None = None,
    about: str = "",
    filmed: bool = False,
) -> str:
    """The whole HTML text that plays a replay document (``docs/replay.md``).

    The same document gives the same bytes. Scripts, styles, base map and data are inlined, the last
    two compressed, and a
    Content-Security-Policy allows nothing else: no host is asked for anything. With ``tiles``, a
    provider that needs no key or has it filled in, the policy is widened by exactly that
    provider's hosts and its tiles are drawn over the base map; the map is then no longer whole
    without a network. ``about``: lines of HTML for the page's head, escaped by who gives them. ``filmed``:
    with the words of a film in the languages that it speaks. The text is returned, not written.

    Raises ``ValueError`` when the document holds a number that JSON has no form for, and
    ``TileProviderError`` when the provider's address is incomplete or has no fixed host.
    """
    words = ("replay", "film") if filmed else ("replay",)
    player = Player("summit-atlas-replay", "mount", assets.replay_script(), assets.replay_style(), words)
    if "story" in replay:
        player = player._replace(
            mount="story.mount",
            bundles=(*words, "story"),
            script=f"{player.script}\n{assets.story_script()}",
            style=f"{player.style}\n{assets.story_style()}",
        )
    with speaking(replay.get("language", ENGLISH)):
        return framed(replay, player, heading=heading(replay), tiles=tiles, about=about)


def heading(replay: dict[str, Any]) -> str:
    """The page's title: the document's own, otherwise that of its story, otherwise as the map heads itself at
    opening, in its language. A story without a headline is called the same whomever the map follows first."""
    follow, story = replay["follow"], replay.get("story")
    if named := replay["title"] or (story or {}).get("headline"):
        return str(named)
    with speaking(replay.get("language", ENGLISH)):
        if follow < 0 or story:
            return _("Who met whom")
        return _("Where {leader} went, and who came", leader=replay["leaders"]["name"][follow])
