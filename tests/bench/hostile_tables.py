"""Tables that cost far more than they weigh, if each cell is not counted while it is read.

Each kind is made anew from a number: of rows, of signs in one cell, of lines; the file grows in step with it.
"""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Callable, Iterable
from typing import Final, NamedTuple

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq


class Kind(NamedTuple):
    """One kind of hostile table."""

    ending: str
    size: int
    """The usual number of what it has too many of."""
    made: Callable[[int], bytes]


KINDS: Final[dict[str, Kind]] = {}
_OURS: Final = ("meeting", "date", "city", "country", "leaders")
_ROW: Final = ("", "2024-05-16", "Beijing", "China", "Xi Jinping (China)")


def kind(name: str, ending: str, size: int) -> Callable[[Callable[[int], bytes]], Callable[[int], bytes]]:
    """Have the function that is decorated so make tables of this kind."""

    def added(made: Callable[[int], bytes]) -> Callable[[int], bytes]:
        KINDS[name] = Kind(ending, size, made)
        return made

    return added


def csv(rows: Iterable[Iterable[str]], header: Iterable[str] = _OURS) -> bytes:
    """Delimited text; a cell with a comma, quote or line end is quoted."""

    def cell(text: str) -> str:
        return '"' + text.replace('"', '""') + '"' if any(sign in text for sign in ',"\n\r') else text

    return "\n".join([",".join(map(cell, row)) for row in (header, *rows)]).encode() + b"\n"


def with_cell(column: str, text: str, rows: int = 3) -> bytes:
    """A table of a few plain rows, one cell of which is ``text``."""
    odd = tuple(text if name == column else cell for name, cell in zip(_OURS, _ROW, strict=True))
    return csv([odd, *[_ROW] * rows])


def zipped(members: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip of files by their names, several of one name among them."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


# --- long cells: every reader of a cell looks at them -------------------------------------------------

_LONG: Final[dict[str, tuple[str, Callable[[int], str]]]] = {
    "spaces between two days": ("date", lambda n: "3" + " " * n + "4 May 2024"),
    "dashes in a date": ("date", lambda n: "3 May 2024 " + "- " * (n // 2)),
    "digits in a date": ("date", lambda n: "1" * n),
    "brackets in a date": ("date", lambda n: "[" * n),
    "commas in a date": ("date", lambda n: "2024-05-16, " * (n // 12)),
    "words in a date": ("date", lambda n: "May " * (n // 4)),
    "tildes in a date": ("date", lambda n: "2024~" * (n // 5)),
    "commas in a city": ("city", lambda n: "," * n),
    "semicolons in a city": ("city", lambda n: "Oslo;" * (n // 5)),
    "slashes in a city": ("city", lambda n: "Oslo/" * (n // 5)),
    "brackets in a city": ("city", lambda n: "(" * (n // 2) + ")" * (n // 2)),
    "spaces in a city": ("city", lambda n: "Oslo" + " " * n + "x"),
    "letters in a city": ("city", lambda n: "a" * n),
    "dots in a city": ("city", lambda n: "St. " * (n // 4)),
    "lines in a city": ("city", lambda n: "Oslo\n" * (n // 5)),
    "accents on one letter": ("city", lambda n: "a" + "\u0301" * n),
    "words of other scripts": ("city", lambda n: "\u5317\u4eac" * (n // 6)),
    "brackets in a country": ("country", lambda n: "(" * n),
    "names of spaces": ("leaders", lambda n: "a (" + " " * n + "b"),
    "semicolons in leaders": ("leaders", lambda n: ";".join(f"Aa{i}" for i in range(n // 7))),
    "commas in leaders": ("leaders", lambda n: "Ann Lee, " * (n // 9)),
    "brackets in leaders": ("leaders", lambda n: "A (" * (n // 3)),
    "ands in leaders": ("leaders", lambda n: " and " * (n // 5)),
    "letters in an id": ("meeting", lambda n: "m" * n),
}
for _name, (_column, _text) in _LONG.items():
    KINDS[_name] = Kind(".csv", 120_000, lambda n, c=_column, t=_text: with_cell(c, t(n)))  # type: ignore[misc]


@kind("every long cell, many rows", ".csv", 300)
def _(n: int) -> bytes:
    texts = [(column, text(9_000)) for column, text in _LONG.values()]
    return csv(
        tuple(text + str(i) if name == column else cell for name, cell in zip(_OURS, _ROW, strict=True))
        for i in range(n // len(texts) + 1)
        for column, text in texts
    )


@kind("a long header", ".csv", 120_000)
def _(n: int) -> bytes:
    return csv([_ROW], (*_OURS[:-1], "x" * n))


@kind("a header of figures and spaces", ".csv", 120_000)
def _(n: int) -> bytes:
    return csv([("Ann Lee", "2024-05-16", "Oslo", "1")], ("Who", "When", "Where", "x " + "1 " * (n // 2)))


@kind("a long title", ".csv", 120_000)
def _(n: int) -> bytes:
    title = "visits made by " * (n // 15)
    return (title + "\n\n").encode() + csv([("2024-05-16", "Oslo", "Norway")] * 9, ("When", "Where", "Land"))


@kind("a run of letters in an old code page", ".csv", 60_000)
def _(n: int) -> bytes:
    return csv([_ROW]) + b"a" * n + b"\xe9" * 4 + b",,,\n"


@kind("accents of an old code page", ".csv", 2_000_000)
def _(n: int) -> bytes:
    return csv([_ROW]) + b"\xe9a" * (n // 2) + b",,,\n"


@kind("quotes that never close", ".csv", 100)
def _(n: int) -> bytes:
    return csv([_ROW]) + b'"a,b,c,d,e\n' * n + b"a,b,c,d,e\n" * 100_000


@kind("quotes in the middle of cells", ".csv", 400_000)
def _(n: int) -> bytes:
    return csv([_ROW]) + b'a"b,2024-05-16,"Oslo" x,"y",z\n' * (n // 30)


# --- lines and marks without cells --------------------------------------------------------------------


@kind("line ends alone", ".csv", 190_000_000)
def _(n: int) -> bytes:
    return csv([_ROW]) + b"\n" * n


@kind("carriage returns alone", ".csv", 190_000_000)
def _(n: int) -> bytes:
    return csv([_ROW]) + b"\r" * n


@kind("pipes alone", ".md", 100_000_000)
def _(n: int) -> bytes:
    return b"|a|b|\n|---|---|\n" + b"|\n" * (n // 2)


@kind("pipes in one line", ".md", 100_000_000)
def _(n: int) -> bytes:
    return b"|a|b|\n|---|---|\n" + b"|" * n + b"\n"


@kind("pipes in delimited text", ".csv", 100_000_000)
def _(n: int) -> bytes:
    return b"a|b|c\n" + b"|" * n + b"\n"


@kind("lines of one comma", ".csv", 100_000_000)
def _(n: int) -> bytes:
    return csv([_ROW]) + b",\n" * (n // 2)


@kind("rows of a page without cells", ".html", 100_000_000)
def _(n: int) -> bytes:
    return b"<html><table><tr><th>date<th>city<tr><td>2024-05-16<td>Oslo" + b"<tr>" * (n // 4) + b"</table>"


@kind("cells of a page without text", ".html", 100_000_000)
def _(n: int) -> bytes:
    return b"<html><table><tr><th>date<th>city" + b"<tr><td><td>" * (n // 12) + b"</table>"


@kind("tables in tables", ".html", 20_000_000)
def _(n: int) -> bytes:
    return b"<html><table><tr><td>" * (n // 15)


@kind("marks that are no table", ".html", 100_000_000)
def _(n: int) -> bytes:
    return b"<html><p>" + b"<b>x</b>" * (n // 8)


@kind("a mark that never ends", ".html", 2_000_000)
def _(n: int) -> bytes:
    return b"<html><table><tr><td>a<td>b<tr><td>" + b"<a " * (n // 3)


@kind("attributes of one mark", ".html", 20_000_000)
def _(n: int) -> bytes:
    return b"<html><table><tr><td>a<td>b<tr><td " + b"a=1 " * (n // 4) + b">x<td>y</table>"


@kind("comments that never end", ".html", 2_000_000)
def _(n: int) -> bytes:
    return b"<html><table><tr><td>a<td>b<tr><td>" + b"<!--" * (n // 4)


@kind("footnote marks", ".html", 100_000)
def _(n: int) -> bytes:
    return b"<html><table><tr><th>a<th>b<tr><td>" + b"<sup>" * n + b"x" + b"</b>" * n + b"<td>y</table>"


@kind("cells that span", ".html", 1_000)
def _(n: int) -> bytes:
    return b"<html><table>" + b"<tr><td rowspan=1000 colspan=1000>x</td></tr>" * n + b"</table>"


@kind("a long cell that spans", ".html", 1_000)
def _(n: int) -> bytes:
    cell = b"<td colspan=1000 rowspan=1000>" + b"x" * 9_000
    return b"<html><table><tr><th>a<th>b" + b"<tr>" + cell + b"<tr>" * n + b"</table>"


@kind("elements without text", ".xml", 60_000_000)
def _(n: int) -> bytes:
    return b"<r>" + b"<a/>" * (n // 4) + b"</r>"


@kind("rules without tables", ".md", 60_000_000)
def _(n: int) -> bytes:
    return b"|a|b|\n|---|---|\n" * (n // 16)


# --- a little that stands for much --------------------------------------------------------------------


@kind("a dictionary of Parquet", ".parquet", 1_000_000)
def _(n: int) -> bytes:
    word = pa.DictionaryArray.from_arrays(pa.array([0] * n, pa.int32()), pa.array(["x" * 6_400]))
    dates = pa.DictionaryArray.from_arrays(pa.array([0] * n, pa.int32()), pa.array(["2024-05-16"]))
    stream = io.BytesIO()
    pq.write_table(pa.table({"date": dates, "city": word, "leaders": word}), stream)
    return stream.getvalue()


@kind("lists in Parquet", ".parquet", 100_000)
def _(n: int) -> bytes:
    stream = io.BytesIO()
    lists = pa.array([[""] * 1_000] * (n // 100))
    pq.write_table(pa.table({"date": ["2024-05-16"] * (n // 100), "city": lists}), stream)
    return stream.getvalue()


@kind("binary columns of Parquet", ".parquet", 20_000)
def _(n: int) -> bytes:
    stream = io.BytesIO()
    blob = pa.array([b"x" * 20_000] * n, pa.binary())
    pq.write_table(pa.table({"date": ["2024-05-16"] * n, "city": blob, "b": blob}), stream)
    return stream.getvalue()


@kind("cells in the last column of a sheet", ".xlsx", 4_000)
def _(n: int) -> bytes:
    rows = "".join(f'<row r="{i}"><c r="XFD{i}"><v>1</v></c></row>' for i in range(2, n + 2))
    return _sheet(f'<row r="1"><c r="A1" t="inlineStr"><is><t>date</t></is></c></row>{rows}')


@kind("a cell in the last row of a sheet", ".xlsx", 1_048_576)
def _(n: int) -> bytes:
    return _sheet(f'<row r="1"><c r="A1"><v>1</v></c></row><row r="{n}"><c r="A{n}"><v>1</v></c></row>')


@kind("rows of a sheet without cells", ".xlsx", 1_000_000)
def _(n: int) -> bytes:
    return _sheet('<row r="1"><c r="A1"><v>1</v></c></row>' + "<row/>" * n)


@kind("a shared string", ".xlsx", 200_000)
def _(n: int) -> bytes:
    return _sheet('<row><c t="s"><v>0</v></c><c t="s"><v>0</v></c></row>' * n, "x" * 30_000)


_SHARED: Final = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
_SHEETS: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def _sheet(rows: str, shared: str = "x") -> bytes:
    """A workbook of one sheet with these rows as they are, and one text that its cells may share."""
    stream = io.BytesIO()
    book = openpyxl.Workbook()
    book.active["A1"] = "x"
    book.save(stream)
    made = []
    with zipfile.ZipFile(stream) as archive:
        for name in archive.namelist():
            content = archive.read(name)
            if name.startswith("xl/worksheets/"):
                head, _, _ = content.partition(b"<sheetData>")
                content = head + b"<sheetData>" + rows.encode() + b"</sheetData></worksheet>"
            elif name == "[Content_Types].xml":
                part = b'<Override PartName="/xl/sharedStrings.xml" ContentType="%s"/></Types>' % _SHARED
                content = content.replace(b"</Types>", part)
            made.append((name, content))
    texts = f'<sst xmlns="{_SHEETS}"><si><t>{shared}</t></si></sst>'
    return zipped([*made, ("xl/sharedStrings.xml", texts.encode())])


@kind("keys of their own in each record", ".json", 100_000)
def _(n: int) -> bytes:
    return json.dumps([{f"k{i}": "1"} for i in range(n)]).encode()


@kind("keys of which one is doubled", ".json", 100_000)
def _(n: int) -> bytes:
    keys = ",".join(f'"k{i}":1' for i in range(n))
    return f'[{{{keys},"k0":2}}]'.encode()


@kind("lists in lists", ".json", 500_000)
def _(n: int) -> bytes:
    return b"[" * n + b"]" * n


@kind("empty records", ".json", 60_000_000)
def _(n: int) -> bytes:
    return b"[" + b"{}," * (n // 3) + b'{"date":"2024-05-16","city":"Oslo"}]'


@kind("empty lists in a record", ".json", 60_000_000)
def _(n: int) -> bytes:
    return b'[{"date":"2024-05-16","city":[' + b"[]," * (n // 3) + b"[]]}]"


@kind("digits of one number", ".json", 2_000_000)
def _(n: int) -> bytes:
    return b'[{"date":"2024-05-16","city":' + b"9" * n + b"}]"


@kind("records in a record", ".json", 200_000)
def _(n: int) -> bytes:
    inner = ",".join('{"city":"Oslo"}' for _ in range(n))
    return f'[{{"date":"2024-05-16","note":"{"x" * 9_000}","stops":[{inner}]}}]'.encode()


@kind("lists of lists in objects", ".json", 200_000)
def _(n: int) -> bytes:
    return json.dumps({f"k{i}": [{"a": 1}] for i in range(n)}).encode()


@kind("lines that are no JSON", ".jsonl", 2_000_000)
def _(n: int) -> bytes:
    return b'{"date":"2024-05-16","city":"Oslo"}\n' + b"{\n" * (n // 2)


@kind("a packed table of a million rows", ".csv.gz", 1_000_000)
def _(n: int) -> bytes:
    return gzip.compress(csv([_ROW] * n))


@kind("a packed column of a million rows", ".csv.gz", 1_000_000)
def _(n: int) -> bytes:
    return gzip.compress(b"date\n" + b"1\n" * n)


@kind("a packed cell", ".csv.gz", 199_000_000)
def _(n: int) -> bytes:
    return gzip.compress(csv([_ROW]) + b"x" * n)


@kind("a zip of many tables", ".zip", 500)
def _(n: int) -> bytes:
    table = csv([_ROW] * 5_000)
    return zipped((f"{i}/reports.csv", table) for i in range(n))


@kind("a zip of one large table", ".zip", 190_000_000)
def _(n: int) -> bytes:
    return zipped([("reports.csv", csv([_ROW]) + b"," * n)])


@kind("a zip whose members lie on one another", ".zip", 200)
def _(n: int) -> bytes:
    return zipped((f"{i}/reports.csv", b"\n" * 900_000) for i in range(n))


@kind("a spreadsheet that repeats a row", ".ods", 1_000_000)
def _(n: int) -> bytes:
    return _open_document("x", n)


@kind("a spreadsheet that repeats a text", ".ods", 1_000_000)
def _(n: int) -> bytes:
    return _open_document("x" * 9_000, n)


@kind("a spreadsheet that repeats a space", ".ods", 2_000_000_000)
def _(n: int) -> bytes:
    return _open_document(f'a<text:s text:c="{n}"/>b', 2)


def _open_document(text: str, times: int) -> bytes:
    """An OpenDocument sheet of one cell with this text, in so many rows."""
    row = (
        f'<table:table-row table:number-rows-repeated="{times}"><table:table-cell office:value-type="string">'
        f"<text:p>{text}</text:p></table:table-cell></table:table-row>"
    )
    content = (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
        f'<table:table table:name="a">{row}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    return zipped([("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
                   ("content.xml", content.encode()),
                   ("META-INF/manifest.xml", b"<manifest/>")])  # fmt: skip


# --- honest tables of a large kind --------------------------------------------------------------------


@kind("offices that look alike", ".csv", 169)
def _(n: int) -> bytes:
    return csv(
        ("", "2024-05-16", "Oslo", "Norway", f"Permanent Representative of Land{_word(i)} to the Union")
        for i in range(n)
    )


@kind("leaders of many names", ".csv", 20_000)
def _(n: int) -> bytes:
    return csv(("", "2024-05-16", "Oslo", "Norway", f"{_word(i)} {_word(7 * i + 3)}") for i in range(n))


@kind("leaders that look alike", ".csv", 20_000)
def _(n: int) -> bytes:
    return csv(("", "2024-05-16", "Oslo", "Norway", f"Anna Maria {_word(i)}") for i in range(n))


@kind("disputes of one meeting", ".csv", 8_000)
def _(n: int) -> bytes:
    return csv(("m", f"{1000 + i % 999}-05-16", f"{_word(i)}", "Norway", _ROW[4]) for i in range(n))


@kind("rows of one meeting", ".csv", 20_000)
def _(n: int) -> bytes:
    return csv(("m", "2024-05-16", "Oslo", "Norway", f"{_word(i)} Lee (Norway)") for i in range(n))


@kind("venues of one word each", ".csv", 20_000)
def _(n: int) -> bytes:
    return csv(("", "2024-05-16", _word(31 * i), "", _ROW[4]) for i in range(n))


@kind("venues of one country", ".csv", 20_000)
def _(n: int) -> bytes:
    return csv(("", "2024-05-16", f"{_word(31 * i)} Hall", "Norway", _ROW[4]) for i in range(n))


@kind("faulty dates", ".csv", 100_000)
def _(n: int) -> bytes:
    return csv(("", f"{_word(i)} 2024", "Oslo", "Norway", _ROW[4]) for i in range(n))


@kind("columns to choose from", ".csv", 999)
def _(n: int) -> bytes:
    return csv([[f"{_word(i)} Place" for i in range(n)]] * 200, [f"Where {i}" for i in range(n)])


@kind("columns of one name", ".csv", 999)
def _(n: int) -> bytes:
    return csv([["2024-05-16"] * n] * 200, ["date"] * n)


@kind("stays of one leader on one day", ".csv", 20_000)
def _(n: int) -> bytes:
    places = ("Oslo", "Paris", "Rome", "Vienna", "Cairo", "Lima")
    return csv(("", "2024-05-16", places[i % 6], "", "Xi Jinping (China)") for i in range(n))


def _word(number: int) -> str:
    """A name that can be spoken, another one for each number."""
    text = ""
    number += 26
    while number:
        number, rest = divmod(number, 80)
        text += "bcdfglmnprstvzkh"[rest % 16] + "aeiou"[rest // 16]
    return text.capitalize()
