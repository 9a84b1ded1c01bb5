"""The command line: ``python -m geo check|locate|trips|map|export|flows``.

Progress and problems go to standard error, results to standard output. Exit status: 0 when all
is well, 1 when the table has errors (what could be used was used), 2 for a wrong call, 141 when
whoever reads the output stops reading.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from geo import cli_export, cli_flows
from geo.atlas import Ask
from geo.cli import (
    CUT_OFF,
    FAULTY,
    OK,
    USAGE,
    UsageError,
    asking,
    atlas_asked,
    counted,
    credit,
    days_asked,
    json_option,
    online_options,
    print_json,
    report,
    span_options,
    status_of,
    table_options,
)
from geo.errors import (
    DateError,
    ProviderError,
    SummitAtlasError,
    TableError,
    TileProviderError,
    UnknownLeaderError,
)
from geo.figure_tables import as_json, compared, figure_tables
from geo.figures import MEANING, figures
from geo.files import GENERATOR, write_whole
from geo.gazetteer import Gazetteer, country_codes, country_name
from geo.locate import Spot, locate, spot
from geo.replay import replay_document
from geo.reports import venue_key
from geo.tiles import tile_provider
from geo.words import in_country


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status; never raises for bad input."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    options = _parser().parse_args(arguments)
    try:
        status = int(options.run(options))
        sys.stdout.flush()
        return status
    except BrokenPipeError:
        # Whoever read the output, such as head, has had enough. What is left has nowhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CUT_OFF
    except TableError as error:
        report(error.problems)
        return FAULTY
    except (UsageError, UnknownLeaderError, DateError, TileProviderError, ProviderError) as error:
        print(f"error: {error}", file=sys.stderr)
        return USAGE
    except (SummitAtlasError, OSError) as error:
        print(f"error: {error}", file=sys.stderr)
        return FAULTY
    except KeyboardInterrupt:
        print("stopped; nothing was written", file=sys.stderr)
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m geo", description="Where leaders travel.")
    commands = parser.add_subparsers(required=True, metavar="command")
    table, as_json, online = table_options(), json_option(), online_options()
    span = span_options("the one with most meetings")

    def command(name: str, run: Callable[[argparse.Namespace], int], summary: str, *parents: Any) -> Any:
        added = commands.add_parser(name, help=summary, description=summary, parents=list(parents))
        added.set_defaults(run=run)
        return added

    command("check", _check, "List everything that is wrong with a table.", table, as_json, online)
    places = command("locate", _locate, "Say where venues are, and how sure that is.", as_json, online)
    places.add_argument(
        "venues",
        nargs="*",
        metavar="VENUE",
        help='for example "Kremlin, Moscow"; without any, one a line is read',
    )
    places.add_argument("--country", metavar="XX", default="", help="the country's code or name")
    trips = command(
        "trips", _trips, "Count a leader's meetings, visits and trips.", table, span, as_json, online
    )
    trips.add_argument(
        "--with",
        dest="others",
        action="append",
        default=[],
        metavar="NAME",
        help="compare with this leader month by month; in JSON",
    )
    drawn = command("map", _map, "Write the map that replays a table.", table, span, online)
    drawn.add_argument("-o", "--output", type=Path, required=True, metavar="OUT.html")
    drawn.add_argument("--everyone", action="store_true", help="open with all leaders, instead of --follow")
    drawn.add_argument("--title", default="", metavar="TEXT", help="heading of the map")
    drawn.add_argument(
        "--tiles", metavar="PROVIDER", help="tile layer loaded from the network, e.g. OpenStreetMap.Mapnik"
    )
    exported = command(
        "export",
        cli_export.run,
        "Write a table's meetings for other programs.",
        table,
        span_options("everyone"),
        online,
    )
    cli_export.add_options(exported)
    cli_flows.add_options(command("flows", cli_flows.run, "Count who visited whom in events of any number."))
    return parser


def _check(options: argparse.Namespace) -> int:
    atlas = atlas_asked(options)
    precision = atlas.places["precision"].value_counts()
    result = {
        "profile": atlas.profile,
        "rows": atlas.rows,
        "mapped_rows": atlas.mapped_rows,
        "reports": len(atlas.reports),
        "meetings": len(atlas.meetings),
        "venues": len(atlas.places),
        "located": int(atlas.places["precision"].ne("none").sum()),
        "by_precision": {str(name): int(count) for name, count in precision.items()},
        "findings": [problem.as_dict() for problem in atlas.problems],
    }
    if options.json:
        print_json(result)
    else:
        for problem in atlas.problems:
            print(f"{problem.severity}: {problem}")
        print(
            f"{result['rows']} rows, {result['meetings']} meetings, "
            f"{result['mapped_rows']} rows mapped by {result['profile']}, {result['reports']} reports, "
            f"{result['located']} of {result['venues']} venues located, {counted(atlas.problems)}"
        )
    return status_of(atlas.problems)


def _locate(options: argparse.Namespace) -> int:
    if options.country and not country_codes(options.country):
        raise UsageError(f'no country named "{options.country}"; write its name or ISO 3166-1 alpha-2 code')
    for query, found in _answers(options):
        result = _place(query, found)
        if options.json:
            print_json(result, indent=None)
        else:
            print(_place_line(result))
        sys.stdout.flush()
    return OK


def _answers(options: argparse.Namespace) -> Iterator[tuple[str, Spot]]:
    """Each venue and where it is: at once offline, all at the end where a provider is asked in its pace."""
    ask, gazetteer = asking(options), Gazetteer()
    queries: Iterable[str] = options.venues or _lines()
    if ask is None:
        for query in queries:
            yield query, spot(query, country=options.country, gazetteer=gazetteer)
    else:
        listed = list(queries)
        yield from zip(listed, _asked(ask, listed, options.country, gazetteer), strict=True)


def _lines() -> Iterator[str]:
    """Standard input line by line, as it comes; bytes that are no text become U+FFFD."""
    if sys.stdin.isatty():
        print("one venue a line; end with Ctrl-D", file=sys.stderr)
    if hasattr(sys.stdin, "reconfigure"):
        sys.stdin.reconfigure(encoding="utf-8-sig", errors="replace")
    return (line.rstrip("\r\n") for line in sys.stdin)


def _asked(ask: Ask, queries: list[str], country: str, gazetteer: Gazetteer) -> list[Spot]:
    """What is found offline, and of an online provider what is not."""
    keys = [venue_key(query, "", country) for query in queries]
    places, problems = ask(locate(keys, gazetteer=gazetteer))
    report(problems)
    credit(places)
    rows = {row["venue_key"]: row for row in places.to_dict("records")}
    found = []
    for query, key in zip(queries, keys, strict=True):
        row = rows.get(key)
        if row is None or pd.isna(row["lat"]):
            found.append(spot(query, country=country, gazetteer=gazetteer))
        else:
            found.append(Spot(**{name: row[name] for name in Spot._fields}))
    return found


def _place(query: str, place: Spot) -> dict[str, Any]:
    known = place.lat is not None
    return {
        "query": query,
        "name": place.name if known else None,
        "lat": place.lat,
        "lon": place.lon,
        "country": place.country if known else None,
        "precision": place.precision,
        "method": place.method,
        "confidence": round(float(place.confidence), 3),
        "ambiguous": bool(place.ambiguous),
        "candidates": [
            {
                "name": one.name,
                "lat": one.lat,
                "lon": one.lon,
                "country": one.country,
                "division": one.division,
                "precision": one.precision,
                "confidence": round(one.confidence, 3),
            }
            for one in place.candidates
        ],
    }


def _place_line(place: dict[str, Any]) -> str:
    others = " or ".join(
        in_country(one["name"], one["division"], country_name(one["country"])) for one in place["candidates"]
    )
    if place["lat"] is None:
        return f"{place['query']}: not found" + (f"; it may mean {others}" if others else "")
    same = [one["division"] for one in place["candidates"][:1] if one["name"] == place["name"]]
    where = in_country(place["name"], "".join(same), country_name(place["country"]))
    line = f"{place['query']}: {where}"
    line += f" ({place['lat']:.4f}, {place['lon']:.4f}), {place['precision']}, "
    line += f"confidence {place['confidence']:.2f}"
    return line + (f"; it may mean {others}" if place["ambiguous"] else "")


def _trips(options: argparse.Namespace) -> int:
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
            shown = len(value) if isinstance(value, list) else value
            print(f"{name:>15}  {shown if shown is not None else '–'}" + _meaning(name))
        for leg in result["legs"]:
            way = f"{leg['origin']} → {leg['destination']}"
            print(f"{leg['date']}  {way}, {leg['distance_km']:.0f} km, {leg['basis']}")
    return status_of(atlas.problems)


def _meaning(name: str) -> str:
    return f"  ({MEANING[name]})" if name in MEANING else ""


def _map(options: argparse.Namespace) -> int:
    from geo.map import map_document  # with folium, which no other command shall wait for

    if options.everyone and options.follow:
        raise UsageError("--everyone and --follow exclude each other; leave one of them out")
    first, last = days_asked(options)
    tiles = tile_provider(options.tiles) if options.tiles else None
    atlas = atlas_asked(options)
    document = replay_document(
        atlas, follow=options.follow, first=first, last=last, title=options.title, everyone=options.everyone
    )
    write_whole(options.output, map_document(document, tiles=tiles), replaces=GENERATOR)
    report(atlas.problems)
    print(f"wrote {options.output}: {len(atlas.meetings)} meetings", file=sys.stderr)
    return status_of(atlas.problems)


if __name__ == "__main__":
    # One command and out: looking for unreachable cycles in tables that live to the end only costs time.
    gc.freeze()
    gc.set_threshold(200_000, 20, 20)
    sys.exit(main())
