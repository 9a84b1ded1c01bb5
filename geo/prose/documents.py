"""A file of any kind that news comes in → its text, in one piece and in its order."""

from __future__ import annotations

import io
import re
import zipfile
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from ..errors import Problem, TableError
from ..language import phrase
from ..tables import decode

ENDINGS: Final = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".docx", ".pdf")
_MOST_BYTES: Final = 50_000_000
_MOST_CHARACTERS: Final = 5_000_000
_AT_MOST_BYTES: Final = phrase("at most {count} bytes", count=_MOST_BYTES)
_IN_PARTS: Final = phrase("give it in parts")
_WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MARKS: Final = re.compile(r"^(?:#{1,6} +|> ?)|\*\*|__|`", re.MULTILINE)
_LINK: Final = re.compile(r"!?\[([^\]\n]{0,300})\]\([^)\n]{0,2000}\)")


def text_of(content: bytes, file: str) -> tuple[str, list[Problem]]:
    """The text of a file by the ending of its name; without one we know it is read as plain text.

    HTML gives its main text without menus (needs trafilatura), PDF the text that stands in it (needs pypdf;
    a scan
    has none), DOCX its paragraphs and cells. Raises ``TableError`` for what cannot be read, saying what to
    do.
    """
    if len(content) > _MOST_BYTES:
        found, allowed = phrase("{count} bytes", count=len(content)), _AT_MOST_BYTES
        raise _unusable(file, found, allowed, _IN_PARTS)
    ending = Path(file).suffix.lower()
    readers = {".html": _html, ".htm": _html, ".docx": _docx, ".pdf": _pdf}
    problems: list[Problem] = []
    if ending in readers:
        text = readers[ending](content, file)
    else:
        text, problems = decode(content, file)
        if ending in (".md", ".markdown"):
            text = _without_marks(text)
    if not text.strip():
        advice = phrase("a scan has to be read by a program for scans first")
        raise _unusable(file, phrase("no text"), phrase("a text"), advice)
    if len(text) > _MOST_CHARACTERS:
        found = phrase("{count} characters", count=len(text))
        allowed = phrase("at most {count} characters", count=_MOST_CHARACTERS)
        raise _unusable(file, found, allowed, _IN_PARTS)
    return text, problems


def _without_marks(text: str) -> str:
    """Markdown without its signs; lines and lists stay."""
    return _LINK.sub(r"\1", _MARKS.sub("", text))


def _html(content: bytes, file: str) -> str:
    text = _library("trafilatura", file).extract(
        content, include_comments=False, include_tables=True, include_formatting=False
    )
    return str(text or "")


def _pdf(content: bytes, file: str) -> str:
    library = _library("pypdf", file)
    try:
        pages = [page.extract_text() or "" for page in library.PdfReader(io.BytesIO(content)).pages]
    except Exception as error:  # pypdf raises many kinds for damaged files
        found = phrase(
            "a damaged {kind} file ({error})", kind="PDF", error=f"{type(error).__name__}: {error}"[:100]
        )
        raise _unusable(file, found, phrase("a PDF with text"), phrase("save it anew")) from error
    return _paragraphs("\n\n".join(pages))


def _paragraphs(text: str) -> str:
    """Lines of a page joined into paragraphs: a line that goes on in lower case or is long belongs to the
    next."""
    lines = [line.strip() for line in text.split("\n")]
    joined: list[str] = []
    for line in lines:
        if joined and line and joined[-1] and _goes_on(joined[-1], line):
            before = joined[-1]
            joined[-1] = (
                before[:-1] + line if before.endswith("-") and line[:1].islower() else f"{before} {line}"
            )
        else:
            joined.append(line)
    return "\n".join(joined)


def _goes_on(before: str, line: str) -> bool:
    return not re.match(r"[-•*–—\d]", line) and (
        line[:1].islower()
        or (len(before) > 45 and not before.endswith((".", "!", "?", ":", ";")))
        or (len(before) > 60)
    )


def _docx(content: bytes, file: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if archive.getinfo("word/document.xml").file_size > _MOST_BYTES:
                raise _unusable(file, phrase("a document of great size"), _AT_MOST_BYTES, _IN_PARTS)
            root = ElementTree.fromstring(archive.read("word/document.xml"))
    except (
        zipfile.BadZipFile,
        KeyError,
        ElementTree.ParseError,
        DefusedXmlException,
        NotImplementedError,
        RuntimeError,
    ) as error:
        found, allowed = phrase("no Word document"), phrase("a .docx file")
        advice = phrase("open and save it as .docx, or as text")
        raise _unusable(file, found, allowed, advice) from error
    return "\n".join(_paragraph(one) for one in root.iter(f"{_WORD}p"))


def _paragraph(paragraph: Any) -> str:
    parts = []
    for one in paragraph.iter():
        if one.tag == f"{_WORD}t":
            parts.append(one.text or "")
        elif one.tag in (f"{_WORD}tab", f"{_WORD}br"):
            parts.append(" ")
    item = paragraph.find(f"{_WORD}pPr/{_WORD}numPr") is not None
    return ("- " if item else "") + "".join(parts)


def _library(name: str, file: str) -> Any:
    try:
        return import_module(name)
    except ImportError as error:
        advice = phrase(
            'install {name} (pip install {name}, or pip install ".[texts]"), or save the page as text',
            name=name,
        )
        found = phrase("a file that needs {name}", name=name)
        raise _unusable(file, found, phrase("{name} installed", name=name), advice) from error


def _unusable(file: str, found: str, allowed: str, advice: str) -> TableError:
    return TableError([Problem(file, None, None, found, allowed, advice)])
