"""What a text says of itself: when it was published, by whom, under which title and at which address."""

from __future__ import annotations

from typing import Final, NamedTuple

from .. import patterns as re
from ..dates import parse_date
from ..errors import DateError
from ..prose import published_of

_HEAD: Final = 1_500
_LINES: Final = 8
_LONGEST_TITLE: Final = 160
_SOURCE: Final = re.compile(r"(?im)^(?:source|publication|publisher)\s?:\s?([^·|\n]{2,80})")
_DATELINE: Final = re.compile(r"\(([A-Z][^()\n]{1,39})\)\s?[—–-]")
_ADDRESS: Final = re.compile(r"https?://[^\s<>\"']{4,500}")


class About(NamedTuple):
    """What is proposed of a text, for a person to say; empty or None where it does not tell."""

    published: int | None
    """Day number."""
    source: str
    title: str
    url: str


def about(text: str) -> About:
    """What the head of a text says of it."""
    head = text.lstrip()[:_HEAD]
    source = _SOURCE.search(head) or _DATELINE.search(head)
    address = _ADDRESS.search(head)
    return About(
        _published(text, head),
        source[1].strip() if source else "",
        _title(head),
        address[0].rstrip(".,;)") if address else "",
    )


def _published(text: str, head: str) -> int | None:
    """The day after the word *published* or of a date line, or a line of the head that is only a date."""
    if (found := published_of(text)) is not None:
        return found
    for line in head.splitlines()[:_LINES]:
        try:
            span = parse_date(line.strip()) if 6 <= len(line.strip()) <= 40 else None
        except DateError:
            continue
        if span is not None and span.precise and span.start_day == span.end_day:
            return span.start_day
    return None


def _title(head: str) -> str:
    """The first line, where it is as short as titles are and no sentence."""
    first = head.split("\n", 1)[0].strip().lstrip("# ")
    return first if first and len(first) <= _LONGEST_TITLE and not first.endswith((".", ":", ";")) else ""
