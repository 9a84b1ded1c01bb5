"""What findings and errors say on the page is in the reader's language, whoever found it."""

from __future__ import annotations

import ast
import json
import re
import sqlite3
import zipfile
from collections.abc import Iterator
from email.message import Message
from functools import cache
from io import BytesIO
from pathlib import Path
from urllib.error import HTTPError, URLError

import pytest

from geo.app import findings
from geo.app.findings import few
from geo.errors import DateError, FlowSourceError, SummitAtlasError, TableError
from geo.language import PSEUDO, Phrase, phrase, speaking
from geo.living import latest
from geo.living.faults import failed, said_no
from geo.living.limits import LIMITS
from geo.online import NotPublicError, ask_reader, provider, to_send
from geo.projects import unpacked
from geo.projects.faults import absent, changed_elsewhere, newer, of_the_disk
from geo.prose import text_of
from geo.storybook import opened
from geo.tables import read_tables

GEO = Path(__file__).resolve().parents[2] / "geo"
IN_WORDS = frozenset({"_", "N_", "phrase", "phrases", "ngettext", "pgettext"})
KIND_AT = {"Problem": 7, "DateError": 3}
"""Where the kind stands, which is a code."""
NOT_SHOWN = {
    "cli": "the command line speaks English",
    "notebook": "a library does",
    "pictures": "the page makes no picture by itself, but for the one of a folder, and says nothing of that",
    "publishing": "the page makes a zip, and no folder",
    "places": "the program itself is not whole, or cannot be kept: for who runs it",
    "html/basemap.py": "the same",
    "html/assets.py": "the same",
    "files.py": "the page writes no file",
    "flow/storage.py": "of a storage that the page's owner alone can name",
    "flow/cache.py": "of a folder that the page does not choose",
    "living/states.py": "of what the command line keeps",
    "living/removing.py": "the same",
    "export": "of formats that the page does not ask for",
    "html": "of addresses and layers that the page chooses itself",
    "tables/by_path.py": "the page offers the paths that there are",
    "tables/frames.py": "of tables of a running program",
    "profiles/profile.py": "of keys of a profile, which are English",
    "profiles/guess.py": "of columns said on the command line",
    "profiles/said_columns.py": "the same",
    "app": "of messages that no hand of a reader makes",
    "storybook/resuming.py": "of work that was kept, and is damaged",
    "projects/store.py": "the same, within a sentence in the reader's language",
    "projects/archive.py": "the same",
    "story/pictures.py": "of files beside a story on disk",
    "storybook/archive.py": "the same",
    "tables/reading.py": "of paths on disk",
    "online/providers.py": "of services and schemes that the page does not offer",
    "online/cache.py": "of a folder that the page does not choose",
}
"""Parts of ``geo/`` whose plain English reaches no reader of the page, and why."""


def test_what_is_raised_or_found_is_said_by_phrases() -> None:
    plain = [
        f"{path}: {line}: {text}"
        for path, tree in modules()
        if not any(path == part or path.startswith(f"{part}/") for part in NOT_SHOWN)
        for line, text in plain_sentences(tree)
    ]
    assert plain == []


def test_no_part_is_excused_that_says_nothing_plain() -> None:
    found = {path for path, tree in modules() if any(plain_sentences(tree))}
    assert [
        part for part in NOT_SHOWN if not any(one == part or one.startswith(f"{part}/") for one in found)
    ] == []


def modules() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(GEO.rglob("*.py")):
        yield path.relative_to(GEO).as_posix(), ast.parse(path.read_text("utf-8"))


@cache
def makers() -> frozenset[str]:
    """Names that make an error of ours, or a finding: the classes, and the functions that return one."""
    known = {"SummitAtlasError", "Problem", "PictureError", "ViewError", "BrokenOffError"}
    nodes = [node for _, tree in modules() for node in ast.walk(tree)]
    grown = -1
    while grown < len(known):
        grown = len(known)
        for node in nodes:
            if isinstance(node, ast.ClassDef):
                named = {base.id for base in node.bases if isinstance(base, ast.Name)}
            elif isinstance(node, ast.FunctionDef) and isinstance(node.returns, ast.Name):
                named = {node.returns.id} if node.returns.id[:1].isupper() else set()
            else:
                continue
            if named & known:
                known.add(node.name)
    return frozenset(known)


def plain_sentences(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """What stands in words, and in no phrase, where an error or a finding is made."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and name_of(node) in makers():
            at = KIND_AT.get(name_of(node), len(node.args))
            said = [*node.args[:at], *(one.value for one in node.keywords if one.arg != "kind")]
            for part in said:
                yield from texts(part)


def name_of(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")


def texts(node: ast.AST) -> Iterator[tuple[int, str]]:
    if isinstance(node, ast.Call) and name_of(node) in IN_WORDS | makers():
        return
    if isinstance(node, ast.Constant | ast.JoinedStr):
        said = "".join(
            str(part.value) for part in ast.walk(node) if isinstance(part, ast.Constant) and part.value
        )
        if re.search(r"[A-Za-z]{2,} [a-z]{2,}", said):
            yield node.lineno, said
        return
    for child in ast.iter_child_nodes(node):
        yield from texts(child)


def database(*tables: str) -> bytes:
    base = sqlite3.connect(":memory:", isolation_level=None)
    base.execute("PRAGMA user_version = 1")
    for table in tables:
        base.execute(f"CREATE TABLE {table} (a, b AS (a + 1))")
        base.execute(f"INSERT INTO {table} VALUES (1)")
    return base.serialize()


def packed(**members: str) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, text in members.items():
            archive.writestr(name.replace("__", "."), text)
    return file.getvalue()


EVENT = "BEGIN:VEVENT\nDTSTART:soon\nDTSTART:20240101\nGEO:here\nSUMMARY:a\nRRULE:FREQ=DAILY\nEND:VEVENT\n"
LINE = {"type": "Feature", "geometry": {"type": "LineString", "coordinates": []}, "properties": {}}
POINT = {"type": "Feature", "geometry": {"type": "Point", "coordinates": [1, 2]}, "properties": {"a": 1}}
SHAPES = {"type": "FeatureCollection", "features": [LINE, POINT]}
MARK = "<Placemark><name>a</name><Point><coordinates>{at}</coordinates></Point></Placemark>"
BAD = {
    "a.sqlite": b"nothing of the kind",
    "b.sqlite": database(),
    "c.sqlite": database("one", "two"),
    "d.sqlite": database("one"),
    "e.sqlite": database("one")[:2000],
    "a.duckdb": b"nothing of the kind",
    "a.parquet": b"nothing of the kind",
    "b.parquet": b"PAR1 and no more",
    "a.ods": b"nothing of the kind",
    "b.ods": packed(a="b"),
    "a.xlsx": b"nothing of the kind",
    "a.ics": f"BEGIN:VCALENDAR\n{EVENT}nonsense\nBEGIN:VEVENT\nSUMMARY:b\n".encode(),
    "b.ics": b"BEGIN:VCALENDAR\nEND:VCALENDAR\n",
    "a.geojson": json.dumps(SHAPES).encode(),
    "b.geojson": json.dumps(SHAPES | {"features": [LINE, LINE]}).encode(),
    "c.geojson": json.dumps(SHAPES | {"features": []}).encode(),
    "a.json": b'{"a": ',
    "b.json": b"3",
    "c.json": b'{"a": 3}',
    "a.kml": f"<kml>{MARK.format(at='1,2')}{MARK.format(at='x')}<GroundOverlay/></kml>".encode(),
    "b.kml": b"<kml></kml>",
    "a.kmz": packed(a__txt="b"),
    "b.kmz": packed(doc__kml=f"<kml>{MARK.format(at='1,2')}</kml>", other__kml="<kml></kml>"),
    "a.gpx": b"<gpx><trk><trkseg/></trk></gpx>",
    "a.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
    "b.xml": b"<a><b><c>1</c></b><b><c>2</c></b><d><c>3</c></d></a>",
    "a.csv": b"a,b\n",
    "a.zip": packed(a__txt="b"),
    "b.zip": packed(places__csv="name\nRome\n"),
    "a.pdf": b"%PDF",
}


@pytest.mark.parametrize("name", BAD)
def test_whatever_is_wrong_with_a_table_is_said_in_the_readers_language(name: str) -> None:
    try:
        problems = [one for read in read_tables(Path(name), BAD[name]).values() for one in read.problems]
    except TableError as error:
        problems = list(error.problems)
    assert problems
    assert [
        said
        for one in problems
        for said in (one.found, one.allowed, one.advice)
        if " " in said and not isinstance(said, Phrase)
    ] == []


def raised(task: object, *arguments: object) -> SummitAtlasError:
    with pytest.raises(SummitAtlasError) as caught:
        task(*arguments)  # type: ignore[operator]
    return caught.value


def faults() -> Iterator[SummitAtlasError]:
    """Errors of each sort that the page shows."""
    for address in ("a b", "ftp://a", "https://a:b@c", "http://[", f"https://{'a' * 300}.org"):
        yield raised(latest, address)
    for reason in (NotPublicError(), TimeoutError(), OSError("gone")):
        fault = failed("https://a", URLError(reason), LIMITS, late=False)
        assert isinstance(fault, SummitAtlasError)
        yield fault
    for code in (302, 403, 404, 410, 429, 500):
        answer = HTTPError("https://a", code, "no", Message(), BytesIO())
        yield said_no("https://a", answer, LIMITS)
    for arguments in (("a", "b", "c"), ("http://example.org", "b", "c"), ("https://a", "", "c")):
        yield raised(to_send, *arguments)
    yield raised(ask_reader, to_send("http://localhost:1", "a", "b"), "é")
    yield raised(lambda: provider("nominatim", domain="https://a"))
    yield raised(lambda: provider("pelias"))
    for content in (b"", packed(a="b"), packed(project__json="[]")):
        yield raised(unpacked, content, "a.summit.zip")
    yield from (absent("a", Path("b")), changed_elsewhere(Path("a")), newer("a", 3, 2))
    yield from (of_the_disk(Path("a"), OSError(28, "full")), of_the_disk(Path("a"), OSError(13, "no")))
    for name, content in (("a.docx", b"a"), ("a.txt", b" ")):
        yield raised(text_of, content, name)
    yield raised(opened, "a.zip", packed(a__txt="b"))
    yield FlowSourceError("a", phrase("a whole file"), phrase("a whole file"), phrase("a whole file"))
    yield DateError("a", phrase("a text"), phrase("a text"))


def test_many_rows_are_counted_in_the_readers_language() -> None:
    with speaking(PSEUDO):
        assert few(range(1, 10)).startswith("[1, 2, 3, 4, 5, 6 …")
    assert few(range(1, 10)) == "1, 2, 3, 4, 5, 6 … (9 rows)"
    assert few([1, 2]) == "1, 2"


@pytest.mark.parametrize("error", list(faults()), ids=repr)
def test_whatever_an_error_says_is_put_into_the_readers_language(error: SummitAtlasError) -> None:
    with speaking(PSEUDO):
        assert all(line.startswith("[") for line in findings.told(error).splitlines())
