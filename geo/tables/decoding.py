"""The bytes of a text file → text, whatever encoding it was saved in."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import Final

from ..errors import Problem, Severity
from ..language import phrase, phrases
from .limits import clip, nothing_in, unusable

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),  # before UTF-16: its mark begins with that one
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
_BINARY: Final = (
    (b"PK\x03\x04", phrase("a zip archive or a spreadsheet (ZIP)")),
    (b"%PDF", phrase("a PDF document")),
    (b"\x89PNG", phrase("a picture ({format})", format="PNG")),
    (b"\xff\xd8\xff", phrase("a picture ({format})", format="JPEG")),
    (b"GIF8", phrase("a picture ({format})", format="GIF")),
    (b"PAR1", phrase("a Parquet file")),
    (b"\xd0\xcf\x11\xe0", phrase("an old Office document (XLS or DOC)")),
    (b"\x1f\x8b", phrase("a compressed file (gzip)")),
    (b"SQLite format 3", phrase("a database (SQLite)")),
    (b"{\\rtf", phrase("a text document (RTF)")),
)
# Scripts written in unbroken runs of bytes above 127.
_PAIRS_OF_BYTES: Final = ["gb18030", "shift_jis", "big5", "euc_kr", "euc_jp"]
_OTHER_SCRIPTS: Final = ["cp1251", "koi8_r", "cp1253", "cp1255", "cp1256", *_PAIRS_OF_BYTES]
_SAMPLE: Final = 65_536
_PROOF: Final = 8
"""So many runs of UTF-8 are no chance: the bytes of a Chinese or Korean letter are UTF-8 now and then."""
_GOOD_FOR_ONE: Final = 4
"""So many letters above 127 for each damaged one, itself counted, and a text is UTF-8."""
_INSIDE: Final = bytes(range(0x80, 0xC0))
"""Bytes that never begin a letter of UTF-8."""
_HIGH_RUN = re.compile(rb"[\x80-\xff]+")
_HIGH_LINE = re.compile(rb"[^\r\n]*[\x80-\xff][^\r\n]*")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")
# Signs that never stand inside a word in Western Europe but are letters in code page 1250.
_SIGN_IN_WORD = re.compile(r"[^\W\d_][¹³²¿º¼¾]|[¿£¥¯][^\W\d_]")
_ICELANDIC = re.compile("[ðþÞÐ]")
_NOT_TURKISH = re.compile("[áíúóæ]")
_HANGUL = re.compile("[가-힣]")
_WORD = re.compile(rb"[A-Za-z\x80-\xff]+")


def decode(content: bytes, file: str) -> tuple[str, list[Problem]]:
    """The text of ``content`` without its byte order mark, and what was noticed.

    Tried in turn: a byte order mark; UTF-16 without one, where every second byte of the
    plain characters is zero; UTF-8, but for single lines that are in an old code page; then these for
    all of it, told apart by how the bytes above 127 lie. Anything but clean UTF-8 is named in a
    finding. Bytes that are not text in the encoding become U+FFFD and are reported. Line ends become
    ``\\n``. Raises ``TableError`` when the bytes are not text at all.
    """
    if not content.strip():
        raise nothing_in(file, phrase("an empty file"))
    for start, kind in _BINARY:
        if content.startswith(start):
            raise _not_text(file, kind)
    text, problems = _decoded(content, file)
    controls = len(_CONTROL.findall(text[:_SAMPLE]))
    if controls > max(4, len(text[:_SAMPLE]) // 20):
        raise _not_text(file, phrase("a binary file"))
    return text.replace("\r\n", "\n").replace("\r", "\n"), problems


def lines_of(text: str, start: int = 0) -> Iterator[str]:
    """The lines from ``start`` on without their ends, one at a time: 200 million of them are never a list."""
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield text[start:end]
        start = end + 1


def _not_text(file: str, kind: str) -> Exception:
    return unusable(
        file,
        kind,
        phrase(
            "a table as CSV, TSV, TXT, XLSX, ODS, JSON, XML, HTML or Parquet, with the ending of its kind"
        ),
        phrase("save the table in one of these formats, or correct the file's ending"),
    )


def _decoded(content: bytes, file: str) -> tuple[str, list[Problem]]:
    for mark, encoding, label in _MARKS:
        if content.startswith(mark):
            return _marked(content[len(mark) :], encoding, label, file)
    if wide := _bare_utf16(content):
        unmarked = phrase("{encoding} without a mark", encoding=wide.upper())
        return content.decode(wide, "replace"), [_note(file, unmarked)]
    try:
        return content.decode("utf-8"), []
    except UnicodeDecodeError:
        pass
    if mixed := _mixed(content, file):
        return mixed
    encoding = _code_page(content)
    text = content.decode(encoding, "replace")
    problems = [_note(file, encoding)]
    if broken := text.count("\ufffd"):
        problems.append(_broken(file, broken, encoding))
    return text, problems


def _mixed(content: bytes, file: str) -> tuple[str, list[Problem]] | None:
    """A text in UTF-8 with damaged bytes, or into which lines in another encoding were pasted.

    Each line is read in its own encoding, one that holds any UTF-8 in that. None where most lines with bytes
    above 127 are no UTF-8, or those that are hold so little that chance could have made it of another
    script's pairs of bytes.
    """
    if not _mostly_utf8(_HIGH_LINE.findall(content[:_SAMPLE])):
        return None  # soon said of a whole text in an old code page
    lines = content.splitlines(keepends=True)
    ours = [line.isascii() or _is_utf8(line) for line in lines]
    ours[-1] = ours[-1] or _is_cut(content)
    others = [line for line, fits in zip(lines, ours, strict=True) if not fits]
    high = [line for line, fits in zip(lines, ours, strict=True) if fits and not line.isascii()]
    encoding = _code_page(b"".join(others)) if others else "utf-8"
    chance = encoding in _PAIRS_OF_BYTES and sum(len(_HIGH_RUN.findall(line)) for line in high) < _PROOF
    if chance or len(others) > len(high):
        return None
    if encoding not in _OTHER_SCRIPTS:  # there it is ÿ, which is a damaged byte far sooner than a letter
        ours = [fits or b"\xff" in line for line, fits in zip(lines, ours, strict=True)]
    text = "".join(
        line.decode("utf-8" if fits else encoding, "replace") for line, fits in zip(lines, ours, strict=True)
    )
    numbers = [number for number, fits in enumerate(ours, 1) if not fits]
    problems = [_pasted(file, numbers, encoding)] if numbers else []
    if broken := text.count("\ufffd"):
        problems.append(_broken(file, broken, "UTF-8"))
    return text, problems


def _mostly_utf8(lines: list[bytes]) -> bool:
    """Whether most lines are UTF-8, or most letters in them: a table may be a single line."""
    text = b"\n".join(lines).decode("utf-8", "replace")
    letters = sum(sign > "\x7f" for sign in text)
    return 2 * sum(map(_is_clean, lines)) >= len(lines) or letters >= _GOOD_FOR_ONE * text.count("\ufffd")


def _is_clean(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _is_utf8(line: bytes) -> bool:
    """Whether the line is UTF-8, or holds some: what else stands there is damaged, or was pasted into it."""
    text = line.decode("utf-8", "replace")
    return _is_clean(line) or sum(sign > "\x7f" for sign in text) > text.count("\ufffd")


def _is_cut(content: bytes) -> bool:
    """Whether the content ends within a letter: a file of which the end is missing."""
    try:
        content[-_SAMPLE:].lstrip(_INSIDE).decode("utf-8")
    except UnicodeDecodeError as error:
        return error.reason == "unexpected end of data"
    return False


def _marked(content: bytes, encoding: str, label: str, file: str) -> tuple[str, list[Problem]]:
    problems = [] if label == "UTF-8" else [_note(file, label)]
    try:
        return content.decode(encoding), problems
    except UnicodeDecodeError:
        text = content.decode(encoding, "replace")
        return text, [*problems, _broken(file, text.count("\ufffd"), label)]


def _bare_utf16(content: bytes) -> str | None:
    """UTF-16 without a mark, where it shows: zero bytes on one side of the pairs only."""
    sample = content[:_SAMPLE]
    pairs = len(sample) // 2
    if pairs < 2:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    few, many = pairs // 100, max(2, pairs // 10)
    if odd >= many and even <= few:
        return "utf-16-le"
    if even >= many and odd <= few:
        return "utf-16-be"
    return None


def _code_page(content: bytes) -> str:
    """The likeliest code page of text that is not Unicode.

    In Latin scripts most letters of a word with an accent are plain ones; in all others
    hardly any. Only the latter are left to charset-normalizer: on a few Western accents it
    prefers code page 1250, which turns ñ into ń. Judged by the lines with bytes above 127,
    in their first 64 KiB.
    """
    sample = b"\n".join(_HIGH_LINE.findall(content[: 64 * _SAMPLE]))[:_SAMPLE] or content[:_SAMPLE]
    words = b"".join(word for word in _WORD.findall(sample) if not word.isascii())
    high = sum(map(len, _HIGH_RUN.findall(words)))
    best = None
    if 2 * high >= len(words):
        from charset_normalizer import from_bytes  # here, because it is slow to import and seldom needed

        best = from_bytes(sample, cp_isolation=_OTHER_SCRIPTS).best()
    if best is None:
        return _latin_page(sample, content)
    text = str(best)
    if best.encoding == "euc_kr" and len(_HANGUL.findall(text)) < 0.9 * sum(char > "\x7f" for char in text):
        return "gb18030"  # the same bytes are valid in both, but modern Korean is written in Hangul
    return str(best.encoding)


def _latin_page(sample: bytes, content: bytes) -> str:
    text = sample.decode("cp1252", "replace")
    if _SIGN_IN_WORD.search(text):
        return "cp1250"
    if _ICELANDIC.search(text) and not _NOT_TURKISH.search(text):
        return "cp1254"
    try:
        content.decode("cp1252")
    except UnicodeDecodeError:
        return "latin-1"
    return "cp1252"


def _note(file: str, encoding: str) -> Problem:
    severity: Severity = "note"
    found = clip(phrase("text in {encoding}", encoding=encoding))
    advice = phrase("if letters look wrong, save the file as UTF-8")
    return Problem(file, None, None, found, phrase("best: UTF-8"), advice, severity)


def _pasted(file: str, lines: list[int], encoding: str) -> Problem:
    found = phrases(
        "{count} line in {encoding}, the first of them line {line}",
        "{count} lines in {encoding}, the first of them line {line}",
        len(lines),
        encoding=encoding,
        line=lines[0],
    )
    advice = phrase("see whether the letters are right there, and save the file as UTF-8")
    return Problem(file, None, None, found, phrase("text in one encoding"), advice, "warning")


def _broken(file: str, count: int, encoding: str) -> Problem:
    found = phrases(
        "{count} character that is not {encoding}",
        "{count} characters that are not {encoding}",
        count,
        encoding=encoding,
    )
    advice = phrase("look for � in the cells and correct them")
    return Problem(file, None, None, found, phrase("text in one encoding"), advice)
