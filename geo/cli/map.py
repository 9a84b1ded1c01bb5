"""The command ``map``: the map document that replays a table."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..files import GENERATOR, check_free, write_whole
from ..words import BESIDE, COUNTRIES
from .shared import (
    UsageError,
    add_online,
    add_projection,
    add_span,
    add_table,
    atlas_asked,
    days_asked,
    report,
    status_of,
)

if TYPE_CHECKING:
    import xyzservices

    from ..atlas import Atlas


def add_options(command: argparse.ArgumentParser) -> None:
    """The options of ``map``."""
    command.add_argument("-o", "--output", type=Path, required=True, metavar="OUT.html")
    add_look(command)
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
        help="colour countries by visits made, guests received (hosted), both, or meetings held there",
    )
    command.add_argument(
        "--beside",
        choices=BESIDE,
        default=BESIDE[0],
        help="with coloured countries: lines and marks (all), marks alone, or nothing else",
    )
    add_projection(command)


def run(options: argparse.Namespace) -> int:
    """Write the map document; what is wrong with the table is said on standard error."""
    check_look(options)
    tiles = _tiles(options.tiles)
    check_free(options.output, replaces=GENERATOR)
    from ..html import map_document

    atlas, document = document_asked(options, tiled=tiles is not None)
    write_whole(options.output, map_document(document, tiles=tiles), replaces=GENERATOR)
    report(atlas.problems)
    print(f"wrote {options.output}: {len(atlas.meetings)} meetings", file=sys.stderr)
    print(atlas.agreement.words(), file=sys.stderr)
    return status_of(atlas.problems)


def check_look(options: argparse.Namespace) -> None:
    """Raise ``UsageError`` for what ``add_look`` takes and no map can be, before anything is read."""
    if options.everyone and options.follow:
        raise UsageError("--everyone and --follow exclude each other; leave one of them out")
    days_asked(options)


def document_asked(options: argparse.Namespace, *, tiled: bool = False) -> tuple[Atlas, dict[str, Any]]:
    """The table, and the replay document of a map that opens as asked.

    Raises ``ProjectionError`` for a projection that cannot be had, and what reading a table raises.
    """
    from ..html import opening, projected
    from ..replay import replay_document

    first, last = days_asked(options)
    said = opening(options.projection, options.centre, tiled=tiled)
    atlas = atlas_asked(options)
    document = replay_document(
        atlas,
        follow=options.follow,
        first=first,
        last=last,
        title=options.title,
        everyone=options.everyone,
        countries=options.countries,
        beside=options.beside,
    )
    return atlas, projected(document, said)


def _tiles(name: str | None) -> xyzservices.TileProvider | None:
    if name is None:
        return None
    from ..html import tile_provider  # a list of hundreds of providers

    return tile_provider(name)
