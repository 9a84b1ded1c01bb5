"""What is said of visits that were read as not made, and of words and marks that leave it open."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from typing import Final, NamedTuple

import pandas as pd

from ..language import for_pages, phrase, phrases
from ..tables import clip
from ..words import SAY_ON_PAGE
from .outcome_words import CANCELLED, PLANNED, VIRTUAL
from .reading import PLACES, Reading
from .tags import UNKNOWN, Tag

_READ_AS: Final = {
    CANCELLED: phrase("read as cancelled: they are listed and make no stay"),
    PLANNED: phrase("read as planned: they are not shown as made"),
    VIRTUAL: phrase("read as meetings in which nobody travelled: they make no stay"),
}
_ONE_READ_AS: Final = {
    CANCELLED: phrase(
        "that place alone was read as cancelled: it is listed and makes no stay; the other "
        "places of the cell are not"
    ),
    PLANNED: phrase(
        "that place alone was read as planned: it is not shown as visited; the other places of "
        "the cell are not"
    ),
    VIRTUAL: phrase(
        "that place alone was read as a meeting in which nobody travelled: it makes no stay; the "
        "other places of the cell are not"
    ),
}
_FEW: Final = 3
_MANY: Final = 12


def positions(cells: pd.Series[str], found: Container[str]) -> list[tuple[int, str]]:
    """The cells of a column that are among these texts, with their positions."""
    return [(place, text) for place, text in enumerate(cells.tolist()) if text in found]


def say_read(reading: Reading, header: str, cells: pd.Series[str], told: Mapping[int, str]) -> None:
    """Say what was read of the rows of these positions, one note for each outcome."""
    for outcome in sorted(set(told.values())):
        places = [place for place, one in told.items() if one == outcome]
        found = _such(len(places), cells[places[0]])
        reading.say(found, header, "", _READ_AS[outcome], "status", rows=reading.rows[places].tolist())


def _not_known(header: str) -> str:
    said = phrase(
        "taken as not known whether held, and not shown as made; write one of these words, or say that "
        "the column holds remarks: {option}",
        option=f'--columns "note={header}"',
    )
    on_page = phrase(
        "taken as not known whether held, and not shown as made; write one of these words, or, where the "
        "column holds remarks, {advice}",
        advice=SAY_ON_PAGE,
    )
    return for_pages(said, on_page)


def say_unknown(reading: Reading, header: str, cells: pd.Series[str], unknown: Sequence[str]) -> None:
    """Ask, once, what the words of a column of statuses mean that are not known."""
    counts = cells[cells.isin(list(unknown))].value_counts()
    named = ", ".join(f"{clip(text)} {counts[text]}" for text in unknown[:_MANY])
    reading.say(
        phrase("not known as a status: {words}", words=f"{named} …" if len(unknown) > _MANY else named),
        header,
        "held, planned, invited, cancelled",
        _not_known(header),
        "status",
        "error",
        reading.rows[cells.isin(list(unknown))].tolist(),
    )


def say_unanswered(reading: Reading, header: str, cells: pd.Series[str]) -> None:
    """Ask, once, whether visits were made of which a column that says yes of others says nothing."""
    blank = cells.eq("")
    reading.say(
        phrases("{count} blank cell", "{count} blank cells", blank.sum()),
        header,
        "held, planned, invited, cancelled",
        _not_known(header),
        "status",
        "error",
        reading.rows[blank].tolist(),
    )


class Stop(NamedTuple):
    """A place whose visit a tag says was not made, and those of its row of which none says that."""

    row: int
    tag: Tag
    others: tuple[str, ...]


def say_stops(reading: Reading, stops: Sequence[Stop]) -> None:
    """Say what was read of single places of cells: of which of several, and that the others were visited."""
    header = next((reading.headers[name] for name in PLACES if name in reading.headers), "")
    for alone in (True, False):
        those = [one for one in stops if (not one.others) is alone]
        for outcome in sorted({one.tag.said.outcome for one in those}):
            about = [one for one in those if one.tag.said.outcome == outcome]
            first, rows = about[0], list(dict.fromkeys(one.row for one in about))
            written = f"{first.tag.name} {first.tag.written}".strip()
            if alone:
                found, advice = _such(len(rows), written), _READ_AS[outcome]
            else:
                found = phrases(
                    "{count} place of several in a cell, such as {place} beside {others}",
                    "{count} places of several in a cell, such as {place} beside {others}",
                    len(about),
                    place=written,
                    others=", ".join(first.others),
                )
                advice = _ONE_READ_AS[outcome]
            reading.say(found, header, "", advice, "status", rows=rows)


def say_marks(
    reading: Reading, header: str, cells: pd.Series[str], found: Mapping[str, tuple[Tag, ...]]
) -> None:
    """Warn of marks that no line explains, and of tags that may say something else of the visit."""
    every = [(text, tag) for text, tags in found.items() for tag in tags if not tag.said.sure]
    unknown = {text: tag.written for text, tag in every if tag.said == UNKNOWN}
    if unknown:
        about = positions(cells, unknown)
        signs = " ".join(sorted(set(unknown.values()))[:_FEW])
        reading.say(
            phrases(
                "{count} cell with {signs}, such as {text}",
                "{count} cells with {signs}, such as {text}",
                len(about),
                signs=signs,
                text=about[0][1],
            ),
            header,
            phrase("marks that a line below the table explains"),
            phrase(
                "the marks were taken off; if they are of visits not made, write cancelled in a column status"
            ),
            "status",
            "warning",
            reading.rows[[place for place, _ in about]].tolist(),
        )
    doubtful = {text for text, tag in every if tag.said.outcome and tag.said != UNKNOWN}
    if doubtful:
        about = positions(cells, doubtful)
        doubt(reading, about[0][1], reading.rows[[place for place, _ in about]].tolist(), header)


def doubt(reading: Reading, example: str, rows: list[int], header: str, *, virtual: bool = False) -> None:
    """Say that words of visits not made stand where they may speak of something else."""
    text = clip(example)
    if virtual:
        found = phrases(
            "{count} cell of a call or a virtual meeting, such as {text}",
            "{count} cells of a call or a virtual meeting, such as {text}",
            len(rows),
            text=text,
        )
        advice = phrase(
            "it may be said of something else: they are shown as held; if nobody travelled, write virtual as "
            "the category"
        )
    else:
        found = phrases(
            "{count} cell of something cancelled or put off, such as {text}",
            "{count} cells of something cancelled or put off, such as {text}",
            len(rows),
            text=text,
        )
        advice = phrase(
            "it may be said of something else: they are shown as held; if one was not made, write cancelled "
            "as its status"
        )
    reading.say(found, header, "", advice, "status", "note" if virtual else "warning", rows)


def _such(count: int, text: str) -> str:
    return phrases("{count} cell such as {text}", "{count} cells such as {text}", count, text=text)
