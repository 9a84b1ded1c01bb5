"""Flows as files: the map, Parquet, CSV."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from ..export import table_csv
from ..language import ENGLISH, Phrase, languages_of, phrase, phrases
from .flows import Flows
from .schema import Period
from .sources import Source

_MOST_NAMED: Final = 5


class Told(NamedTuple):
    """What a file of flows says: the flows, how they were counted, and of what."""

    flows: Flows
    by: Period
    credits: tuple[Phrase, ...] = ()
    """Lines that name who made the sources: ``credits``."""
    title: str = ""
    opening: Mapping[str, float | str] = MappingProxyType({})
    """What a map says of how it opens: ``html.opening``, and for countries coloured by visits ``coloured``
    (one of ``schema.COLOURED``) and ``beside`` (one of ``schema.BESIDE``)."""
    languages: tuple[str, ...] = ()
    """Tags of those in which a map can be read beside English: ``languages_of``."""
    fixed: bool = False
    """Whether readers get no other than the one of ``languages``."""
    standing: str = ""
    """How a map opens, in the words of its own address: ``opened.flows_opened_as``."""


def credits(sources: Sequence[Source]) -> tuple[Phrase, ...]:
    """Who made what was read."""
    lines: list[Phrase] = []
    if any(source.shape in {"lines", "parquet"} for source in sources):
        lines.append(phrase("Events: the GDELT Project (gdeltproject.org), coded by machine from the news"))
    tables = sorted({Path(source.path).name for source in sources if source.shape == "table"})
    if tables:
        lines.append(_tables_line(", ".join(tables[:_MOST_NAMED]), len(tables) - _MOST_NAMED))
    return tuple(lines)


def _tables_line(files: str, more: int) -> Phrase:
    if more < 1:
        return phrase("Tables: {files}", files=files)
    return phrases("Tables: {files} and {count} more", "Tables: {files} and {count} more", more, files=files)


def as_html(told: Told) -> bytes:
    """The map that plays the flows (``docs/flows.md``).

    Raises ``ValueError`` for a ``standing`` that it would not take.
    """
    from ..html import projected
    from .document import flow_document  # both with folium, which no table shall wait for
    from .map import flow_map_document
    from .opened import flows_opened_as

    flows = told.flows
    document = flow_document(
        flows.table, told.by, title=told.title, credits=told.credits, left_out=flows.left_out
    )
    spoken: dict[str, Any] = {tag: {} for tag in told.languages if tag != ENGLISH}
    said = {**({"spoken": spoken} if spoken else {}), **languages_of(told.languages, fixed=told.fixed)}
    shown = projected(document | said, dict(told.opening))
    return flow_map_document(flows_opened_as(shown, told.standing)).encode()


def as_parquet(told: Told) -> bytes:
    """The table FLOWS as it is."""
    stream = io.BytesIO()
    told.flows.table.to_parquet(stream, index=False)
    return stream.getvalue()


def as_csv(told: Told) -> bytes:
    """The table FLOWS as ``table_csv`` writes tables, periods as their first day."""
    days = told.flows.table["period"].dt.strftime("%Y-%m-%d")
    return table_csv(told.flows.table.assign(period=days))


WRITERS: Final[dict[str, Callable[[Told], bytes]]] = {
    ".html": as_html,
    ".parquet": as_parquet,
    ".csv": as_csv,
}
"""Ending → how the file is made."""
