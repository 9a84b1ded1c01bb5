"""Calendars, databases, maps and tracks that cost far more than they weigh: more kinds of ``hostile_tables``.

``python -m tests.bench.hostile_files KIND NUMBER PATH`` writes one of any kind.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from tests.bench.hostile_tables import KINDS, kind

__all__ = ["KINDS"]
_SPOT = "<Point><coordinates>37.6,55.7</coordinates></Point>"


def _calendar(lines: Iterable[str]) -> bytes:
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *lines, "END:VCALENDAR", ""]).encode()


def _event(number: int, *lines: str) -> str:
    """An event of its own day."""
    first = f"DTSTART;VALUE=DATE:{1950 + number // 336 % 150}{number // 28 % 12 + 1:02}{number % 28 + 1:02}"
    said = ("BEGIN:VEVENT", f"UID:{number}", first, "SUMMARY:Xi Jinping", "LOCATION:Oslo\\, Norway", *lines)
    return "\r\n".join([*said, "END:VEVENT"])


@kind("events repeated by a rule", ".ics", 45_000)
def _(n: int) -> bytes:
    rule = "RRULE:FREQ=SECONDLY;COUNT=2000000000;BYDAY=MO,TU,WE,TH,FR;BYHOUR=1,2,3"
    return _calendar(_event(number, rule) for number in range(n))


@kind("dates that one event is repeated on", ".ics", 1_000_000)
def _(n: int) -> bytes:
    return _calendar([_event(1, "RDATE:" + ",".join(["20240516T093000Z"] * n))])


@kind("people of their own in each event", ".ics", 45_000)
def _(n: int) -> bytes:
    return _calendar(_event(i, f'ATTENDEE;CN="A, {i}";ROLE=CHAIR:mailto:a{i}@example.org') for i in range(n))


@kind("people of one event", ".ics", 49_000)
def _(n: int) -> bytes:
    return _calendar([_event(1, *(f"ATTENDEE;CN=Ann {i}:mailto:a{i}@example.org" for i in range(n)))])


@kind("parameters of one property", ".ics", 1_000_000)
def _(n: int) -> bytes:
    return _calendar([_event(1, "ATTENDEE" + ";X=1" * n + ":mailto:a@example.org")])


@kind("signs that are escaped", ".ics", 90_000_000)
def _(n: int) -> bytes:
    return _calendar([_event(1, "DESCRIPTION:" + "\\," * n)])


@kind("lines that go on", ".ics", 4_900_000)
def _(n: int) -> bytes:
    return _calendar([_event(1, "DESCRIPTION:a" + "\r\n a" * n)])


@kind("events that never end", ".ics", 4_000_000)
def _(n: int) -> bytes:
    return _calendar(["BEGIN:VEVENT"] * n)


@kind("alarms in alarms", ".ics", 2_000_000)
def _(n: int) -> bytes:
    return _calendar([_event(1, *["BEGIN:VALARM"] * n, *["END:VALARM"] * n)])


def _database(ending: str, fill: Callable[[sqlite3.Connection], object]) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"made{ending}"
        with sqlite3.connect(path) as connection:
            fill(connection)
        connection.close()
        return path.read_bytes()


_COLUMNS = "date TEXT, city TEXT, country TEXT, leaders TEXT"
_INSERT = "INSERT INTO reports VALUES ('2024-05-16', 'Beijing', 'China', 'Xi Jinping (China)')"
_MANY = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {})"


@kind("a view that never ends", ".db", 3)
def _(n: int) -> bytes:
    def fill(base: sqlite3.Connection) -> None:
        base.execute(f"CREATE TABLE meetings ({_COLUMNS})")
        base.execute(_INSERT.replace("reports", "meetings"))
        endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
        base.execute(f"CREATE VIEW reports AS {endless} SELECT '2024-05-16' AS date, i AS city FROM n")

    return _database(".db", fill)


@kind("a column that is computed without end", ".db", 3)
def _(n: int) -> bytes:
    def fill(base: sqlite3.Connection) -> None:
        base.execute(f"CREATE TABLE reports ({_COLUMNS}, more AS (hex(zeroblob(20000000))) VIRTUAL)")
        base.executemany(_INSERT, [()] * n)

    return _database(".db", fill)


@kind("values of a database", ".db", 190)
def _(n: int) -> bytes:
    def fill(base: sqlite3.Connection) -> None:
        base.execute(f"CREATE TABLE reports ({_COLUMNS})")
        long = [("a" * 1_000_000,)] * n
        base.executemany("INSERT INTO reports VALUES ('2024-05-16', ?, 'China', 'Xi')", long)

    return _database(".db", fill)


@kind("a million rows of a database", ".db", 1_000_000)
def _(n: int) -> bytes:
    def fill(base: sqlite3.Connection) -> None:
        base.execute(f"CREATE TABLE reports ({_COLUMNS})")
        values = _INSERT.replace("VALUES (", "SELECT ").removesuffix(")")
        base.execute(f"{_MANY.format(n)} {values} FROM n")

    return _database(".db", fill)


@kind("tables of a database", ".db", 20_000)
def _(n: int) -> bytes:
    def fill(base: sqlite3.Connection) -> None:
        for number in range(n):
            base.execute(f"CREATE TABLE t{number} (a)")
            base.execute(f"INSERT INTO t{number} VALUES (1)")

    return _database(".db", fill)


@kind("tables that share their pages", ".db", 2_000)
def _(n: int) -> bytes:
    """One large table under many names: each of them is looked through to count its rows."""

    def fill(base: sqlite3.Connection) -> None:
        base.execute("CREATE TABLE t0 (a)")
        base.execute(f"{_MANY.format(1_000_000)} INSERT INTO t0 SELECT i FROM n")
        base.execute("PRAGMA writable_schema = ON")
        same = "INSERT INTO sqlite_schema SELECT type, ?, ?, rootpage, ? FROM sqlite_schema WHERE name = 't0'"
        for number in range(1, n):
            base.execute(same, (f"t{number}", f"t{number}", f"CREATE TABLE t{number} (a)"))

    return _database(".db", fill)


def _map(inside: str) -> bytes:
    head = '<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>'
    return f"{head}{inside}</Document></kml>".encode()


@kind("places of a map", ".kml", 300_000)
def _(n: int) -> bytes:
    place = "<Placemark><name>Oslo</name><TimeStamp><when>2024-05-16</when></TimeStamp>"
    return _map(f"{place}{_SPOT}</Placemark>" * n)


@kind("places of a map without anything", ".kml", 3_900_000)
def _(n: int) -> bytes:
    return _map("<Placemark/>" * n)


@kind("columns of their own in each place", ".kml", 100_000)
def _(n: int) -> bytes:
    data = '<Placemark><ExtendedData><Data name="c{}"><value>1</value></Data></ExtendedData></Placemark>'
    return _map("".join(data.format(number) for number in range(n)))


@kind("names that are one in a place", ".kml", 200_000)
def _(n: int) -> bytes:
    same = "".join(f'<Data name="c"><value>{i}</value></Data>' for i in range(n))
    return _map(f"<Placemark><ExtendedData>{same}</ExtendedData>{_SPOT}</Placemark>")


@kind("marks in a description", ".kml", 3_000_000)
def _(n: int) -> bytes:
    return _map(f"<Placemark><description>{'&lt;b' * n}</description>{_SPOT}</Placemark>")


@kind("folders of a map", ".kml", 900_000)
def _(n: int) -> bytes:
    return _map(f"<Folder><name>A</name><Placemark>{_SPOT}</Placemark></Folder>" * (n // 3))


@kind("links to other maps", ".kml", 600_000)
def _(n: int) -> bytes:
    return _map(
        "<NetworkLink><Link><href>x</href></Link></NetworkLink>" * n + f"<Placemark>{_SPOT}</Placemark>"
    )


@kind("numbers of one point", ".kml", 90_000_000)
def _(n: int) -> bytes:
    return _map(f"<Placemark><Point><coordinates>{'1,' * n}1</coordinates></Point></Placemark>")


def _track(inside: str) -> bytes:
    return f'<?xml version="1.0"?><gpx version="1.1">{inside}</gpx>'.encode()


@kind("points of a way", ".gpx", 1_900_000)
def _(n: int) -> bytes:
    return _track(
        '<wpt lat="1" lon="2"><name>Oslo</name></wpt><trk>' + '<trkpt lat="1" lon="2"/>' * n + "</trk>"
    )


@kind("waypoints", ".gpx", 300_000)
def _(n: int) -> bytes:
    return _track('<wpt lat="59.9" lon="10.7"><name>Oslo</name><time>2024-05-16</time></wpt>' * n)


@kind("columns of their own in each waypoint", ".gpx", 100_000)
def _(n: int) -> bytes:
    of_its_own = (f"<extensions><c{i}>1</c{i}></extensions>" for i in range(n))
    return _track("".join(f'<wpt lat="1" lon="2">{one}</wpt>' for one in of_its_own))


@kind("links of one waypoint", ".gpx", 600_000)
def _(n: int) -> bytes:
    links = '<link href="a"><text>b</text></link>' * n
    return _track(f'<wpt lat="1" lon="2">{links}</wpt>')


def _duck(statements: Iterable[str]) -> bytes:
    import duckdb

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made.duckdb"
        with duckdb.connect(str(path)) as base:
            for statement in statements:
                base.execute(statement)
        return path.read_bytes()


@kind("a view of DuckDB that never ends", ".duckdb", 3)
def _(n: int) -> bytes:
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
    row = "SELECT '2024-05-16' AS date, 'Oslo' AS city, 'Xi (China)' AS leaders"
    return _duck([f"CREATE TABLE meetings AS {row}", f"CREATE VIEW reports AS {endless} SELECT i FROM n"])


@kind("one text in a million rows of DuckDB", ".duckdb", 1_000_000)
def _(n: int) -> bytes:
    row = f"SELECT '2024-05-16' AS date, repeat('a', 5000) AS city, 'Xi (China)' AS leaders FROM range({n})"
    return _duck([f"CREATE TABLE reports AS {row}"])


@kind("lists in DuckDB", ".duckdb", 100_000)
def _(n: int) -> bytes:
    return _duck(
        [f"CREATE TABLE reports AS SELECT '2024-05-16' AS date, range(2000) AS city FROM range({n})"]
    )


@kind("rows of DuckDB that stand for more", ".duckdb", 2_000_000_000)
def _(n: int) -> bytes:
    return _duck([f"CREATE TABLE reports AS SELECT true AS date FROM range({n})"])


@kind("tables of DuckDB", ".duckdb", 3_000)
def _(n: int) -> bytes:
    return _duck(f"CREATE TABLE t{number} AS SELECT 1 AS a" for number in range(n))


if __name__ == "__main__":  # in a process of its own, so that its memory is not counted as the reader's
    Path(sys.argv[3]).write_bytes(KINDS[sys.argv[1]].made(int(sys.argv[2])))
