"""What somebody writes for a table that lies elsewhere → what is asked for it.

Addresses that show a table to people are exchanged for those that hand it over: a sheet of Google's for its
export, a page of GitHub's for the file on it. What was exchanged is said.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple
from urllib.parse import SplitResult, parse_qs, quote, unquote, urlencode, urlsplit, urlunsplit

from ..errors import Problem, TableError
from ..language import phrase

KEPT: Final = "kept:"
"""In front of the digest, or the day and the address, of a state that was kept."""
_ALLOWED: Final = phrase("an address that begins with {one} or {other}", one="https://", other="http://")
_LONGEST: Final = 2_000
_SHEET: Final = re.compile(
    r"/spreadsheets/(?:u/\d+/)?d/(?P<id>[\w-]{20,})(?:/(?:edit|view|htmlview|preview))?/?"
)
_PUBLISHED: Final = re.compile(r"(?P<sheet>/spreadsheets/(?:u/\d+/)?d/e/[\w-]{20,})/pub(?:html)?/?")
_BLOB: Final = re.compile(r"/(?P<repository>[^/]+/[^/]+)/(?:blob|raw)/(?P<path>.+)")
_LAB: Final = re.compile(r"(?P<start>/.+/-/)blob(?P<path>/.+)")


class Sought(NamedTuple):
    """A table at an address."""

    said: str
    """As it was written: what its states are kept under."""
    url: str
    """What is asked."""
    note: str = ""
    """What was exchanged, in words; empty where it is asked as written."""


def is_address(text: str) -> bool:
    """Whether a text is meant as an address, of whatever sort, and not as a path."""
    return bool(re.match(r"\s*[A-Za-z][A-Za-z0-9+.-]+://", text))


def sought(text: str) -> Sought:
    """What is asked for the table at an address. Raises ``TableError`` for what is no address of the web."""
    said = text.strip()
    if len(said) > _LONGEST or any(ord(one) < 33 or ord(one) == 127 or one.isspace() for one in said):
        found = phrase("an address with spaces, or beyond all bounds")
        raise refused(said, found, _ALLOWED, phrase("copy it once more"))
    try:
        parts = urlsplit(said)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        found, advice = phrase("no address"), phrase("copy it from the browser's own field")
        raise refused(said, found, _ALLOWED, advice) from error
    if parts.scheme.lower() not in ("http", "https") or not host:
        found = phrase("an address that begins with {start}", start=f"{parts.scheme}://"[:60])
        raise refused(said, found, _ALLOWED, phrase("name a file by its path, without file://"))
    if parts.username is not None or parts.password is not None:
        advice = phrase("leave out what stands before the @: whoever reads the address could use it")
        found = phrase("an address with a name or password in it")
        raise refused(_without_user(parts), found, _ALLOWED, advice)
    plain = _plain(parts, host, port)
    exchanged, note = _exchanged(plain, parts.fragment)
    return Sought(
        urlunsplit(parts._replace(fragment=parts.fragment if note else "")), urlunsplit(exchanged), note
    )


def refused(address: str, found: str, allowed: str, advice: str) -> TableError:
    """The error for a table at an address, made of one problem."""
    return TableError([Problem(_shown(address), None, None, found, allowed, advice)])


def _shown(text: str) -> str:
    return text if len(text) <= 120 else text[:119] + "…"


def _without_user(parts: SplitResult) -> str:
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def _plain(parts: SplitResult, host: str, port: int | None) -> SplitResult:
    """The address in the letters that go over the wire."""
    try:
        named = host if ":" in host or host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError as error:
        found, advice = phrase("no name of a computer"), phrase("copy it once more")
        raise refused(parts.geturl(), found, _ALLOWED, advice) from error
    named = f"[{named}]" if ":" in named else named
    return SplitResult(
        parts.scheme.lower(),
        named if port is None else f"{named}:{port}",
        quote(parts.path, safe="/%:@!$&'()*+,;=~-._") or "/",
        quote(parts.query, safe="/%:@!$&'()*+,;=~-._?"),
        "",
    )


def _exchanged(parts: SplitResult, fragment: str) -> tuple[SplitResult, str]:
    host = parts.netloc.lower()
    if host == "docs.google.com":
        return _of_google(parts, fragment)
    if host in ("github.com", "www.github.com") and (page := _BLOB.fullmatch(parts.path)):
        path = f"/{page['repository']}/{page['path']}"
        raw = SplitResult("https", "raw.githubusercontent.com", path, "", "")
        return raw, phrase("the file itself is asked for, and not the page around it")
    if page := _LAB.fullmatch(parts.path):
        raw = parts._replace(path=f"{page['start']}raw{page['path']}", query="")
        return raw, phrase("the file itself is asked for, and not the page around it")
    return parts, ""


def _of_google(parts: SplitResult, fragment: str) -> tuple[SplitResult, str]:
    """A sheet as CSV. Which of several is said by ``gid``, behind ``?`` or ``#``; the first otherwise."""
    asked = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    gid = asked.get("gid") or parse_qs(fragment).get("gid", [""])[-1]
    chosen = {"gid": gid} if gid.isascii() and gid.isdigit() else {}
    if page := _PUBLISHED.fullmatch(parts.path):
        if asked.get("output") in ("csv", "tsv", "xlsx", "ods"):
            return parts, ""
        query = urlencode(chosen | ({"single": "true"} if chosen else {}) | {"output": "csv"})
        return parts._replace(path=f"{page['sheet']}/pub", query=query), phrase(
            "the published sheet is asked for as CSV"
        )
    if page := _SHEET.fullmatch(parts.path):
        made = parts._replace(
            path=f"/spreadsheets/d/{page['id']}/export", query=urlencode({"format": "csv"} | chosen)
        )
        return (
            made,
            phrase(
                "the sheet's export as CSV is asked for, which works where everybody with the link may read"
                " it"
            ),
        )
    return parts, ""


def last_part(url: str) -> str:
    """The last part of an address's path, as people read it: what a file from there is called."""
    return unquote(urlsplit(url).path.rstrip("/").rpartition("/")[2])
