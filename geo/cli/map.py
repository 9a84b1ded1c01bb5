"""The command ``map``: the map document that replays a table."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ..files import GENERATOR, check_free, write_whole
from ..words import BESIDE, COUNTRIES
from .shared import (
    UsageError,
    add_language,
    add_online,
    add_opening,
    add_projection,
    add_span,
    add_table,
    atlas_asked,
    days_asked,
    languages_asked,
    report,
    status_of,
)
from .story import add_story, check_story, story_asked

HEAVY_BYTES: Final = 5_000_000
_HEAVY: Final = "is over 5 MB and opens slowly over a poor line; leave pictures out, or make them smaller"

if TYPE_CHECKING:
    import xyzservices

    from ..atlas import Atlas


def add_options(command: argparse.ArgumentParser) -> None:
    """The options of ``map``."""
    command.add_argument("-o", "--output", type=Path, required=True, metavar="OUT.html")
    add_look(command)
    add_opening(command)
    add_story(command)
    command.add_argument(
        "--watch",
        action="store_true",
        help="make the map anew whenever the table changed, and mark on it what changed, until Ctrl-C",
    )
    command.add_argument(
        "--every",
        type=float,
        metavar="SECONDS",
        help="how often to look: a file 2, an address 300 (10 at least)",
    )
    command.add_argument(
        "--tiles", metavar="PROVIDER", help="tile layer loaded from the network, e.g. OpenStreetMap.Mapnik"
    )


def add_look(command: argparse.ArgumentParser) -> None:
    """The table, and how a map of it opens."""
    add_table(command)
    add_span(command, "the one with most meetings")
    add_online(command)
    command.add_argument("--everyone", action="store_true", help="open with all leaders, instead of --follow")
    command.add_argument("--title", default="", metavar="TEXT", help="heading of the map")
    command.add_argument(
        "--countries",
        choices=COUNTRIES,
        default=COUNTRIES[0],
        help="colour countries by visits abroad, on third ground too (made), guests received (hosted), both, "
        "or meetings held there",
    )
    command.add_argument(
        "--beside",
        choices=BESIDE,
        default=BESIDE[0],
        help="with coloured countries: lines and marks (all), marks alone, or nothing else",
    )
    add_projection(command)
    add_language(command)


def run(options: argparse.Namespace) -> int:
    """Write the map document; what is wrong with the table is said on standard error."""
    check_look(options)
    check_story(options)
    if options.watch:
        from .watching import watch

        return watch(options, tiles_asked(options.tiles))
    if options.every is not None:
        raise UsageError("--every says how often --watch looks; say that too")
    tiles = tiles_asked(options.tiles)
    check_free(options.output, replaces=GENERATOR)
    from ..html import map_document

    atlas, document = document_asked(options, tiled=tiles is not None)
    story = story_asked(options, atlas, document["range"] and tuple(document["range"]))
    told = story.document if story else None
    problems = (*atlas.problems, *(story.problems if story else ()))
    text = map_document(document | ({"story": told} if told else {}), tiles=tiles)
    write_whole(options.output, text, replaces=GENERATOR)
    report(problems)
    count = len(told["chapters"]) if told else 0
    chapters = f", {count} chapter{'' if count == 1 else 's'}" if count else ""
    size = len(text.encode())
    print(f"wrote {options.output}: {len(atlas.meetings)} meetings{chapters}, {_said(size)}", file=sys.stderr)
    if size > HEAVY_BYTES:
        print(f"warning: {options.output} {_HEAVY}", file=sys.stderr)
    print(atlas.agreement.words(), file=sys.stderr)
    return status_of(problems)


def _said(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB"


def check_look(options: argparse.Namespace) -> None:
    """Raise ``UsageError`` for what ``add_look`` takes and no map can be, before anything is read."""
    if options.everyone and options.follow:
        raise UsageError("--everyone and --follow exclude each other; leave one of them out")
    days_asked(options)
    languages_asked(options)


def document_asked(options: argparse.Namespace, *, tiled: bool = False) -> tuple[Atlas, dict[str, Any]]:
    """The table, and the replay document of a map that opens as asked.

    Raises ``ProjectionError`` for a projection that cannot be had, and what reading a table raises.
    """
    from ..html import opening

    opening(options.projection, options.centre, tiled=tiled)  # before the table is read
    atlas = atlas_asked(options)
    return atlas, document_of(atlas, options, tiled=tiled)


def document_of(atlas: Atlas, options: argparse.Namespace, *, tiled: bool = False) -> dict[str, Any]:
    """The replay document of a map of this atlas that opens as asked; raises as ``document_asked``."""
    from ..html import opened_as, opening, projected
    from ..replay import replay_document

    first, last = days_asked(options)
    document = replay_document(
        atlas,
        follow=options.follow,
        first=first,
        last=last,
        title=options.title,
        everyone=options.everyone,
        countries=options.countries,
        beside=options.beside,
        languages=languages_asked(options),
        fixed=options.only_language,
    )
    document = projected(document, opening(options.projection, options.centre, tiled=tiled))
    try:
        return opened_as(document, getattr(options, "opening", ""))
    except ValueError as error:
        raise UsageError(f"--opening {error}") from error


def tiles_asked(name: str | None) -> xyzservices.TileProvider | None:
    """The tile layer of that name, if any; raises ``TileProviderError``."""
    if name is None:
        return None
    from ..html import tile_provider  # a list of hundreds of providers

    return tile_provider(name)
