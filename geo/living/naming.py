"""What came from an address → a file name whose ending says what it is; or refused."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import PurePosixPath
from typing import Final

from ..language import phrase
from ..tables import ENDINGS, whole_text
from .addresses import Sought, last_part, refused
from .fetching import Came

_JSON: Final = ".json"
_PACKED: Final = (".gz", ".bz2", ".xz")
_PAGES: Final = (".html", ".htm")
_MEDIA: Final = {
    "text/csv": ".csv",
    "text/tab-separated-values": ".tsv",
    "application/json": ".json",
    "application/geo+json": ".geojson",
    "application/x-ndjson": ".ndjson",
    "text/markdown": ".md",
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/calendar": ".ics",
    "application/gpx+xml": ".gpx",
    "application/vnd.google-earth.kml+xml": ".kml",
    "application/xml": ".xml",
    "text/xml": ".xml",
}
_STARTS: Final = (
    (b"PAR1", ".parquet"),
    (b"SQLite format 3\x00", ".sqlite"),
    (b"\x1f\x8b", ".gz"),
    (b"BZh", ".bz2"),
    (b"\xfd7zXZ", ".xz"),
    (b"%PDF", ".pdf"),
    (b"\xd0\xcf\x11\xe0", ".xls"),
)
_DUCK: Final = slice(8, 12)
_HEAD: Final = 4_096
_PAGE: Final = re.compile(rb"<!doctype\s+html|<html[\s>]", re.IGNORECASE)
_ALLOWED: Final = phrase(
    "a table: CSV, XLSX, JSON, a web page with a table in it, or another format of docs/table.md"
)
_LONGEST: Final = 150


def file_name(asked: Sought, came: Came) -> str:
    """The name under which it is read and kept. Raises ``TableError`` where it is not what was asked for."""
    if not came.content.strip():
        found, advice = phrase("nothing: an empty answer"), phrase("look at the address in a browser")
        raise refused(asked.said, found, _ALLOWED, advice)
    stem, promised = _promised(asked, came)
    shown = _shown(came.content)
    if shown in _PAGES and promised not in (*_PAGES, ""):
        found = phrase("a web page where {kind} was expected", kind=promised[1:].upper())
        advice = phrase("open the address in a browser: perhaps it asks to sign in, or the table has moved")
        raise refused(asked.said, found, _ALLOWED, advice)
    ending = (shown if shown != _JSON else "") or promised or shown or _MEDIA.get(came.media, "")
    if not ending and not _is_text(came.content):
        found = phrase("something that is no table")
        if came.media:
            found = phrase("something that is no table ({kind})", kind=came.media)
        raise refused(asked.said, found, _ALLOWED, phrase("check the address"))
    ending = ending or ".csv"
    packed = promised if ending in _PACKED and promised.endswith(ending) else ending
    return f"{stem[:_LONGEST] or 'table'}{packed}"


def _promised(asked: Sought, came: Came) -> tuple[str, str]:
    """How the address or its server call the file, and the ending that this promises; empty without one."""
    for name in (came.named, last_part(asked.url), last_part(came.url)):
        path = PurePosixPath(_safe(name))
        ending = path.suffix.lower()
        if ending in _PACKED and PurePosixPath(path.stem).suffix.lower() in ENDINGS:
            return path.name.removesuffix("".join(path.suffixes[-2:])), "".join(path.suffixes[-2:]).lower()
        if ending in ENDINGS:
            return path.stem, ending
    if "format=csv" in asked.url or "output=csv" in asked.url:
        return _safe(came.named or "sheet"), ".csv"
    return _safe(last_part(asked.url)), ""


def _safe(name: str) -> str:
    """The name without what means something to a file system or a terminal."""
    plain = re.sub(r"[\x00-\x1f\x7f/\\:*?\"<>|]+", "_", whole_text(name)).strip(". ")
    return plain.rpartition("/")[2]


def _shown(content: bytes) -> str:
    """The ending that the bytes themselves speak for; empty for text that may be any table."""
    if content[_DUCK] == b"DUCK":
        return ".duckdb"
    for start, ending in _STARTS:
        if content.startswith(start):
            return ending
    if content.startswith(b"PK\x03\x04"):
        return _zipped(content)
    head = content[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    if _PAGE.match(head) or (head.startswith(b"<") and _PAGE.search(head) and b"<kml" not in head):
        return ".html"
    if head.startswith(b"BEGIN:VCALENDAR"):
        return ".ics"
    return _JSON if head.startswith((b"{", b"[")) else ""


def _zipped(content: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = archive.namelist()
            if "xl/workbook.xml" in names:
                return ".xlsx"
            if "content.xml" in names and "mimetype" in names:
                return ".ods"
            if "Index/Document.iwa" in names or "Index.zip" in names:
                return ".numbers"
            if "word/document.xml" in names:
                return ".docx"
            return ".kmz" if any(name.lower().endswith(".kml") for name in names) else ".zip"
    except zipfile.BadZipFile:
        return ".zip"


def _is_text(content: bytes) -> bool:
    return b"\x00" not in content[:_HEAD] or content[:2] in (b"\xff\xfe", b"\xfe\xff")
