"""Events of any number → who visited whom, and their map, in a line each."""

from __future__ import annotations

import html
from collections.abc import Sequence
from datetime import date, timedelta
from os import PathLike
from typing import TYPE_CHECKING, Final

import pandas as pd

from ..html import opening
from ..language import Phrase, _
from .maps import HEIGHT, Map, languages_named, span_of

if TYPE_CHECKING:
    from ..flow import Answer, Period

_EPOCH: Final = date(1970, 1, 1)
Places = str | PathLike[str]


class FlowTable:
    """Visits counted from country to place, period by period; the last line of a cell shows the table.

    ``table`` has the columns FLOWS of ``docs/flows.md``. ``left_out`` says how many rows of the sources are
    in no flow, by reason; ``bad`` names sources that could not be read, where ``skip_bad`` left them out.
    """

    def __init__(self, answered: Answer, by: Period, credits: tuple[Phrase, ...]) -> None:
        self._answered = answered
        self._by = by
        self._credits = credits

    @property
    def table(self) -> pd.DataFrame:
        """The flows, a copy."""
        return self._answered.flows.table.copy()

    @property
    def left_out(self) -> dict[str, int]:
        """Reason → rows that are in no flow."""
        return dict(self._answered.flows.left_out)

    @property
    def bad(self) -> tuple[str, ...]:
        """What was wrong with each source that was left out whole."""
        return tuple(map(str, self._answered.bad))

    def map(
        self,
        *,
        title: str = "",
        projection: str | None = None,
        centre: float | str | None = None,
        countries: str | None = None,
        language: str | Sequence[str] = (),
        height: int = HEIGHT,
    ) -> Map:
        """The map that plays the flows; ``countries``: coloured by visits ``received`` or ``made``.

        ``projection``, ``centre`` and ``language`` are as in ``Atlas.map``. Raises ``ProjectionError``,
        and ``ValueError`` for another colouring.
        """
        from ..flow import COLOURED, Told, as_html

        if countries is not None and countries not in COLOURED:
            raise ValueError(f'countries got "{countries}"; it is one of {", ".join(COLOURED)}')
        said = opening(projection, None if centre is None else str(centre))
        coloured = {} if countries is None else {"coloured": countries}
        told = Told(
            self._answered.flows, self._by, self._credits, title, said | coloured, languages_named(language)
        )
        return Map(
            as_html(told).decode("utf-8"), title or _("Who visited whom"), None, height=height, steered=False
        )

    def __repr__(self) -> str:
        flows = self._answered.flows
        visits = int(flows.table["count"].sum())
        return f"<FlowTable: {visits:,} visits, {len(flows.table):,} flows by {self._by}; .map() shows them>"

    def _repr_html_(self) -> str:
        return f"<div>{html.escape(repr(self)[1:-1])}{self._answered.flows.table.head().to_html()}</div>"


def flows(
    sources: Places | Sequence[Places],
    *,
    by: Period = "month",
    start: str | None = None,
    end: str | None = None,
    least: int = 1,
    skip_bad: bool = False,
) -> FlowTable:
    """Count visits in event files of GDELT, or in tables of meetings: files, folders, or globs of them.

    ``by`` is day, week, month or year; ``start`` and ``end`` are days, both inclusive; ``least`` leaves out
    routes with fewer visits. Nothing is kept of what was read: for sources of gigabytes the command
    ``flows`` does that. An address of object storage is asked with the credentials of the environment; no
    other network is. Raises ``FlowSourceError`` for what is not there or cannot be read (``skip_bad`` leaves
    files out that cannot), ``ImportError`` where DuckDB is not installed, and ``ValueError`` for no day.
    """
    from ..flow import PERIODS, Question, answer, credits, find_sources, open_engine

    if by not in PERIODS:
        raise ValueError(f'by got "{by}"; it is one of {", ".join(PERIODS)}')
    first, last = (None if day is None else _EPOCH + timedelta(day) for day in span_of(start, end))
    if not isinstance(least, int) or least < 1:
        raise ValueError(f"least got {least!r}; it is a number of visits, 1 or more")
    named = [sources] if isinstance(sources, str | PathLike) else list(sources)
    if not named:
        raise ValueError("no source is named; name a file, a folder or a glob")
    found = find_sources([str(one) for one in named])
    with open_engine() as engine:
        question = Question(by, first, last, least=least)
        return FlowTable(answer(engine, found, question, skip_bad=skip_bad), by, credits(found))
