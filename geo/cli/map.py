"""The command ``map``: the map document that replays a table."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

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


def add_options(command: argparse.ArgumentParser) -> None:
    """The options of ``map``."""
    add_table(command)
    add_span(command, "the one with most meetings")
    add_online(command)
    command.add_argument("-o", "--output", type=Path, required=True, metavar="OUT.html")
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
    command.add_argument(
        "--tiles", metavar="PROVIDER", help="tile layer loaded from the network, e.g. OpenStreetMap.Mapnik"
    )
    add_projection(command)


def run(options: argparse.Namespace) -> int:
    """Write the map document; what is wrong with the table is said on standard error."""
    if options.everyone and options.follow:
        raise UsageError("--everyone and --follow exclude each other; leave one of them out")
    first, last = days_asked(options)
    tiles = _tiles(options.tiles)
    check_free(options.output, replaces=GENERATOR)
    from ..html import map_document, opening, projected
    from ..replay import replay_document

    said = opening(options.projection, options.centre, tiled=tiles is not None)
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
    write_whole(options.output, map_document(projected(document, said), tiles=tiles), replaces=GENERATOR)
    report(atlas.problems)
    print(f"wrote {options.output}: {len(atlas.meetings)} meetings", file=sys.stderr)
    print(atlas.agreement.words(), file=sys.stderr)
    return status_of(atlas.problems)


def _tiles(name: str | None) -> xyzservices.TileProvider | None:
    if name is None:
        return None
    from ..html import tile_provider  # a list of hundreds of providers

    return tile_provider(name)
