"""The command ``locate``: where venues are, and how sure that is."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from .shared import OK, UsageError, add_json, add_online, asking, credit, print_json, report

if TYPE_CHECKING:
    from ..atlas import Ask
    from ..places import Gazetteer, Spot


def add_options(command: argparse.ArgumentParser) -> None:
    """The options of ``locate``."""
    command.add_argument(
        "venues",
        nargs="*",
        metavar="VENUE",
        help='for example "Kremlin, Moscow"; without any, one a line is read',
    )
    command.add_argument("--country", metavar="XX", default="", help="the country's code or name")
    add_json(command)
    add_online(command)


def run(options: argparse.Namespace) -> int:
    """Print one line, or one line of JSON, for each venue."""
    from ..places import country_codes

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
    from ..places import Gazetteer, spot

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
    if sys.stdin is None:  # closed by whoever called the program
        return iter(())
    if sys.stdin.isatty():
        print("one venue a line; end with Ctrl-D", file=sys.stderr)
    if hasattr(sys.stdin, "reconfigure"):
        sys.stdin.reconfigure(encoding="utf-8-sig", errors="replace")
    return (line.rstrip("\r\n") for line in sys.stdin)


def _asked(ask: Ask, queries: list[str], country: str, gazetteer: Gazetteer) -> list[Spot]:
    """What is found offline, and of an online provider what is not."""
    import pandas as pd

    from ..places import Spot, locate, spot, venue_key

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
    from ..places import country_name
    from ..words import in_country

    # The place that is drawn is said already.
    others = " or ".join(
        in_country(one["name"], one["division"], country_name(one["country"]))
        for one in place["candidates"]
        if place["lat"] is None or (one["lat"], one["lon"]) != (place["lat"], place["lon"])
    )
    if place["lat"] is None:
        return f"{place['query']}: not found" + (f"; it may mean {others}" if others else "")
    same = [one["division"] for one in place["candidates"][:1] if one["name"] == place["name"]]
    where = in_country(place["name"], "".join(same), country_name(place["country"]))
    line = f"{place['query']}: {where}"
    line += f" ({place['lat']:.4f}, {place['lon']:.4f}), {place['precision']}, "
    line += f"confidence {place['confidence']:.2f}"
    return line + (f"; it may also mean {others}" if place["ambiguous"] and others else "")
