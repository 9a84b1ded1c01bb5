"""Visits that remarks, tags and marks beside them say were not made: they are not shown as made."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from ..language import for_pages, phrase, phrases
from ..tables import HEADING, says_no_status
from ..words import SAY_ON_PAGE
from .headers import claims
from .marked_leaders import of_leaders
from .marked_places import of_places
from .outcome_words import CANCELLED, PLANNED, VIRTUAL
from .outcomes import is_of_a_call, outcome_of_heading, said
from .profile import OWN
from .reading import PLACES, REMARKS, SAYING, Reading, each_distinct
from .settled import settle, to_their_days
from .statuses import answered, leaves_open, told_by
from .tags import Legend, legend, untagged, without_old_date
from .telling import doubt, positions, say_marks, say_read, say_unanswered, say_unknown


def tell_unmade(reading: Reading) -> None:
    """Give the rows their status, or that nobody travelled, as far as remarks, tags and marks surely say it.

    Tags and marks are taken off the names. Those of one place of several are kept in ``reading.tags`` until
    the cell is split. What is unsure, or speaks against the row's own status, is said and changes nothing.
    """
    marks = legend((*reading.titles, *reading.legend))
    if "status" in reading.ours:
        _of_status(reading)
    for name in PLACES:
        if name in reading.ours:
            of_places(reading, name, marks)
    of_leaders(reading, marks)
    for name in ("date", "start", "end"):
        if name in reading.ours:
            _of_dates(reading, name, marks)
    for name in REMARKS:
        if name in reading.ours:
            _of_remarks(reading, reading.headers[name], reading.ours[name])
    _of_headings(reading)
    for header in _further(reading):
        _of_further(reading, header)


def _of_status(reading: Reading) -> None:
    """Words of a column of statuses that are none of ours and surely say the same: ``Não realizada``.

    Those of which it is not known what they say make no visit that was held, and are named in one error; the
    words of our own columns are judged where these are read.
    """
    header, cells = reading.headers["status"], reading.ours["status"]
    told = told_by(header, cells)
    new = {text: one for text, one in told.meant.items() if says_no_status(pd.Series([text], dtype="str"))}
    about = positions(cells, new)
    made = {text: "" if one == VIRTUAL else one for text, one in new.items()}
    if reading.profile.name != OWN and told.unknown:
        made |= dict.fromkeys(told.unknown, PLANNED)
        say_unknown(reading, header, cells, told.unknown)
    if not made:
        return
    moved = to_their_days(reading, cells, {place: new[text] for place, text in about})
    texts = [made.get(text, text) for text in cells.tolist()]
    for place, outcome in moved.items():
        texts[place] = "" if outcome == VIRTUAL else outcome
    reading.ours["status"] = pd.Series(texts, index=cells.index, dtype="str")
    settle(reading, header, cells, {place: one for place, one in moved.items() if one == VIRTUAL})
    say_read(
        reading, header, cells, {place: one for place, one in moved.items() if one in (CANCELLED, PLANNED)}
    )


def _of_headings(reading: Reading) -> None:
    """Sheets and sections of plans and of what was called off: ``2025 planned``."""
    if HEADING not in reading.cells:
        return
    cells = reading.cells[HEADING]
    meant = {text: outcome for text in cells.unique() if (outcome := outcome_of_heading(text))}
    if meant:
        settle(reading, HEADING, cells, {place: meant[text] for place, text in positions(cells, meant)})


def _of_dates(reading: Reading, name: str, marks: Legend) -> None:
    """Take a mark or a tag off dates: it is said of the whole row."""
    cells, header = reading.ours[name], reading.headers[name]
    if any("(" in text for text in cells.unique()):
        cells = reading.ours[name] = each_distinct(cells, without_old_date)
    apart = {text: untagged(text, marks) for text in cells.unique()}
    found = {text: tags for text, (plain, tags) in apart.items() if len(tags) == 1 and plain}
    if not found:
        return
    reading.ours[name] = each_distinct(cells, lambda text: apart[text][0] if text in found else text)
    told = {place: found[text][0].said for place, text in positions(cells, found)}
    settle(reading, header, cells, {place: one.outcome for place, one in told.items() if one.sure})
    say_marks(reading, header, cells, found)


def _of_remarks(reading: Reading, header: str, cells: pd.Series[str]) -> None:
    """Believe remarks that surely speak of the visit; say of others that they may."""
    told = {text: found for text in cells.unique() if (found := said(text)).outcome}
    if not told:
        return
    about = positions(cells, told)
    if reading.headers.get("category") != header:
        told = {
            text: found._replace(sure=found.sure and not is_of_a_call(text)) for text, found in told.items()
        }
    settle(reading, header, cells, {place: told[text].outcome for place, text in about if told[text].sure})
    status = reading.ours_or_blank("status").tolist()
    unsure = [(place, text) for place, text in about if not told[text].sure and not status[place]]
    for virtual in (False, True):
        those = [(place, text) for place, text in unsure if (told[text].outcome == VIRTUAL) is virtual]
        if those:
            rows = reading.rows[[place for place, _ in those]].tolist()
            doubt(reading, those[0][1], rows, header, virtual=virtual)


def _further(reading: Reading) -> Iterator[str]:
    """Columns of the file that were not taken for anything, or only for what nothing came of."""
    taken = set(reading.headers.values()) | set(reading.named(_wanted(reading)))
    yield from (str(header) for header in reading.cells if str(header) not in {*taken, HEADING})


def _wanted(reading: Reading) -> list[str]:
    people, dates = reading.profile.leaders, reading.profile.dates
    return [
        name
        for name in (
            *(one for names in reading.profile.fields.values() for one in names),
            *people.others,
            *people.countries,
            people.home_column,
            people.hosts,
            dates.day,
            dates.month,
            dates.year,
        )
        if name
    ]


def _of_further(reading: Reading, header: str) -> None:
    """A column beside ours: believed where its name says that it holds remarks, or asks what it answers."""
    cells = reading.cells[header]
    if (answers := answered(header, cells)) is not None:
        unmade = {text: one for text, one in answers.meant.items() if one in (CANCELLED, PLANNED, VIRTUAL)}
        unmade |= dict.fromkeys(answers.unknown, PLANNED)
        settle(reading, header, cells, {place: unmade[text] for place, text in positions(cells, unmade)})
        if answers.unknown:
            say_unknown(reading, header, cells, answers.unknown)
        elif leaves_open(header, cells):
            blank = {place: PLANNED for place, text in enumerate(cells.tolist()) if not text}
            settle(reading, header, cells, blank, silent=True)
            say_unanswered(reading, header, cells)
        return
    told = {text: found for text in cells.unique() if (found := said(text)).sure}
    if not told:
        return
    if any(one.field in SAYING for one in claims(header)):
        _of_remarks(reading, header, cells)
        return
    rows = reading.rows[cells.isin(list(told))].tolist()
    example = next(text for text in cells.tolist() if text in told)
    reading.say(
        phrases("{count} cell such as {text}", "{count} cells such as {text}", len(rows), text=example),
        header,
        phrase("a column of our own, or none"),
        for_pages(
            phrase(
                "this column was left alone; if it says that visits were not made, add {option}",
                option=f'--columns "note={header}"',
            ),
            phrase(
                "this column was left alone; if it says that visits were not made, {advice}",
                advice=SAY_ON_PAGE,
            ),
        ),
        "status",
        "warning",
        rows,
    )
