"""Flows from lines of GDELT's events, written down once more in plain Python: dicts, loops and no engine.

It follows the words of the docstrings, and shares only the lists of codes with what it is compared to.
"""

from __future__ import annotations

import csv
import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

PROFILES = Path(__file__).resolve().parents[2] / "data" / "profiles"
PRECISION = {"1": "country", "2": "admin", "3": "city", "4": "city", "5": "admin"}


class Key(NamedTuple):
    """What the reports of one visit share, besides the day."""

    origin: str
    host: str | None
    destination: str
    country: str
    lat: float | None
    lon: float | None
    precision: str
    status: str


class Told(NamedTuple):
    """What a row tells: who travelled, on which day, and by which code."""

    keys: list[Key]
    day: dt.date
    code: str


def code_list(name: str) -> dict[str, str]:
    """Foreign code → ISO alpha-2."""
    with (PROFILES / name).open(encoding="utf-8", newline="") as lines:
        return {row["code"]: row["iso"] for row in csv.DictReader(lines)}


def read(line: str, width: int, codes: Iterable[str]) -> Told | str:  # noqa: PLR0911 - a reason each
    """What a line tells, or why it tells of no visit."""
    cells = line.split("\t")
    geo = {57: (49, 50, 51, 53, 54), 58: (49, 50, 51, 53, 54), 61: (51, 52, 53, 56, 57)}[width]
    if "\ufffd" in line:
        return "faulty row"
    if not set(codes) & set(cells[1:-1]):
        return "other code"
    if len(cells) != width:
        return "faulty row"
    day_text, code = cells[1], cells[26]
    if code not in codes:
        is_code = code == "---" or (code.isascii() and code.isdigit() and 2 <= len(code) <= 4)
        beside = [cells[25], cells[28]] if is_code else [cells[25], cells[27], cells[28]]
        return "faulty row" if set(codes) & set(beside) else "other code"
    kind, name, fips, lat_text, lon_text = (cells[place] for place in geo)
    day = _day(day_text)
    if day_text and day is None:
        return "faulty row"
    lat, lon = _degrees(lat_text, 90), _degrees(lon_text, 180)
    if (lat_text and lat is None) or (lon_text and lon is None) or kind not in {*"012345", ""}:
        return "faulty row"
    if day is None:
        return "no day"
    there, precision = code_list("fips.csv").get(fips), PRECISION.get(kind)
    if there is None or precision is None:
        return "no place"
    actors = code_list("cameo.csv")
    moves = _moves(code, actors.get(cells[7]), actors.get(cells[17]), there)
    if isinstance(moves, str):
        return moves
    spot = ("", None, None) if precision == "country" else (name, lat, lon)
    status = "planned" if code == "036" else "held"
    keys = [Key(who, host, spot[0], there, spot[1], spot[2], precision, status) for who, host in moves]
    return Told(keys, day, code)


def _day(text: str) -> dt.date | None:
    if len(text) != 8 or not (text.isascii() and text.isdigit()) or text[0] not in "12":
        return None
    try:
        return dt.date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return None


def _degrees(text: str, limit: int) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number + 0.0 if -limit <= number <= limit else None


def _moves(code: str, one: str | None, other: str | None, there: str) -> list[tuple[str, str | None]] | str:
    """Travellers with their hosts, or why there are none."""
    if code in {"042", "043"}:
        guest, visited = (one, other) if code == "042" else (other, one)
        if guest is None:
            return "no actor"
        if guest == there:
            return "domestic"
        return [(guest, there if visited in {None, guest} else visited)]
    if one is None and other is None:
        return "no actor"
    away = [who for who in dict.fromkeys((one, other)) if who is not None and who != there]
    if not away:
        return "domestic"
    return [(who, None if len(away) == 2 else there) for who in away]


def visits(told: Iterable[Told]) -> list[tuple[Key, dt.date, int]]:
    """Every visit with its day and its reports."""
    days: dict[Key, dict[dt.date, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for one in told:
        for key in one.keys:
            days[key][one.day][one.code] += 1
    found = []
    for key, codes in days.items():
        waiting: tuple[dt.date, str] | None = None
        reports: dict[dt.date, int] = {}
        for day in sorted(codes):
            sides = {"042", "043"} & set(codes[day])
            side = sides.pop() if len(sides) == 1 else ""
            count = sum(codes[day].values())
            eve = day - dt.timedelta(days=1)
            if waiting and side and waiting[0] == eve and waiting[1] != side:
                reports[eve] += count
                waiting = None
            else:
                reports[day] = count
                waiting = (day, side) if side else None
        found += [(key, day, count) for day, count in reports.items()]
    return found


def flows(
    lines: Iterable[str], by: str, *, width: int = 58, codes: Iterable[str] = ("042", "043", "044")
) -> Any:
    """Flows as a dict from their cells to (visits, reports), and rows in no flow by reason."""
    read_lines = [read(line, width, tuple(codes)) for line in lines if line]
    left_out = Counter(one for one in read_lines if isinstance(one, str))
    counts: dict[tuple[Any, ...], list[int]] = defaultdict(lambda: [0, 0])
    for key, day, reports in visits(one for one in read_lines if isinstance(one, Told)):
        role = "made" if key.host == key.country else "third"
        cell = (key.origin, *key[2:7], _start(day, by), role, key.status)
        counts[cell][0] += 1
        counts[cell][1] += reports
    return {cell: tuple(both) for cell, both in counts.items()}, dict(left_out)


def _start(day: dt.date, by: str) -> dt.date:
    if by == "week":
        return day - dt.timedelta(days=day.weekday())
    return day.replace(**{"day": {}, "month": {"day": 1}, "year": {"day": 1, "month": 1}}[by])
