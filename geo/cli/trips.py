"""The command ``trips``: a leader's meetings, visits and trips in figures."""

from __future__ import annotations

import argparse
from collections.abc import Mapping

from .shared import (
    UsageError,
    add_json,
    add_online,
    add_span,
    add_table,
    atlas_asked,
    days_asked,
    print_json,
    report,
    status_of,
)


def add_options(command: argparse.ArgumentParser) -> None:
    """The options of ``trips``."""
    add_table(command)
    add_span(command, "the one with most meetings")
    add_json(command)
    add_online(command)
    command.add_argument(
        "--with",
        dest="others",
        action="append",
        default=[],
        metavar="NAME",
        help="compare with this leader month by month; in JSON",
    )


def run(options: argparse.Namespace) -> int:
    """Print the figures of one leader, then the legs; in JSON the tables of figures too."""
    from ..figures import MEANING, as_json, compared, figure_tables, figures

    first, last = days_asked(options)
    atlas = atlas_asked(options)
    leader = atlas.leader(options.follow)
    if not leader:
        raise UsageError("this table names no leader")
    others = [atlas.leader(name) for name in options.others]
    result = figures(atlas, leader, first, last)
    report(atlas.problems)
    if options.json:
        tables = figure_tables(atlas, leader, first, last)
        tables["compared"] = compared(atlas, tuple(dict.fromkeys([leader, *others])), first, last)
        print_json(result | {name: as_json(table) for name, table in tables.items()})
    else:
        for name, value in result.items():
            print(f"{name:>15}  {_shown(value)}" + _meaning(MEANING, name))
        for leg in result["legs"]:
            way = f"{leg['origin']} → {leg['destination']}"
            unsure = ", day not known" if leg["vague"] else ""
            print(f"{leg['date']}  {way}, {leg['distance_km']:,.0f} km, {leg['basis']}{unsure}")
    return status_of(atlas.problems)


def _shown(value: object) -> str:
    """A figure as the page writes it; of a list, how long it is."""
    if isinstance(value, int | float):
        return f"{value:,.0f}"
    return f"{len(value):,}" if isinstance(value, list) else "–" if value is None else str(value)


def _meaning(known: Mapping[str, str], name: str) -> str:
    return f"  ({known[name]})" if name in known else ""
