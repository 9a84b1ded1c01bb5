"""Blank cells that mean what the row above says."""

from __future__ import annotations

from typing import Final

import pandas as pd

from ..dates import parse_dates
from ..language import phrase, phrases
from ..tables import RawTable
from .profile import GUESSED
from .reading import Reading

_WHERE: Final = ("venue", "city", "country")
_BLOCKS: Final = 2
_BLANK: Final = 0.3
"""Share of blank cells from which on a column may name travellers once for each block."""
_NEXT_DAY: Final = 1
"""Days between rows of which a guess takes the second one's blank for the first one's place."""


def carry(reading: Reading) -> None:
    """Blanks that mean what the row above says, as far as its leader and the days between allow it.

    A place is carried on within one leader's rows alone, with its coordinates; where the columns were only
    guessed, within consecutive days alone.
    """
    if not reading.profile.carry:
        return
    other = _other_leader(reading)
    gaps = _gaps(reading)
    for name, said in reading.profile.carry.items():
        most = _NEXT_DAY if said < 0 and reading.profile.name == GUESSED else said
        column = reading.ours.get(name)
        if column is None:
            continue
        blank = column.eq("") & column.ne("").cummax()
        far = blank & gaps.gt(most).where(gaps.notna(), True) if most >= 0 else blank & False
        far |= blank & other if name in _WHERE else blank & False
        broken = far.astype("int8").groupby(column.ne("").cumsum()).cummax().astype("bool") & blank
        reading.ours[name] = column.mask(blank & ~broken, column.where(column.ne("")).ffill().fillna(""))
        if name in _WHERE:
            _carry_point(reading, blank & ~broken)
        _say_carried(reading, name, most, blank & ~broken, broken)


def carried_leaders(reading: Reading, raw: RawTable, header: str, cells: pd.Series[str]) -> pd.Series[str]:
    """A column of travellers with those carried on that stand on the first row of their block alone.

    So merged cells are exported: the first row is filled, each name stands once, many cells are blank, and no
    blank row is earlier than the one above it. Where anything else is so, blanks are nobody's.
    """
    written = raw.cells[header][raw.rows.isin(reading.rows)].str.strip().tolist()
    names = [text for text in written if text]
    if len(names) < _BLOCKS or not written[0] or len(set(names)) < len(names):
        return cells
    blank = pd.Series([not text for text in written], index=cells.index)
    dated = reading.ours_or_blank("date").ne("") | reading.ours_or_blank("start").ne("")
    if blank.mean() < _BLANK or (blank & dated & _gaps(reading).isna() & dated.shift(fill_value=False)).any():
        return cells
    reading.say(
        phrases("{count} blank cell", "{count} blank cells", blank.sum()),
        header,
        "",
        phrase("each was read as the same as in the row above"),
        "carried",
        rows=reading.rows[blank].tolist(),
    )
    return cells.mask(blank, cells.where(~blank).ffill().fillna(""))


def carry_leaders(reading: Reading, raw: RawTable) -> None:
    """The same for the columns of a table of others that name the travellers and their countries."""
    names = reading.named(reading.profile.fields.get("leaders", ()))
    if len(names) != 1:
        return
    before = reading.cells[names[0]]
    after = carried_leaders(reading, raw, names[0], before)
    filled = after.ne(before)
    reading.cells[names[0]] = after
    for home in reading.named([reading.profile.leaders.home_column]):
        cells = reading.cells[home]
        above = cells.where(~(filled & cells.eq(""))).ffill().fillna("")
        reading.cells[home] = cells.mask(filled & cells.eq(""), above)


def _carry_point(reading: Reading, carried: pd.Series[bool]) -> None:
    """The coordinates of the row above, where a place is carried on and has none of its own."""
    if not {"lat", "lon"} <= reading.ours.keys():
        return
    lacking = carried & reading.ours["lat"].eq("") & reading.ours["lon"].eq("")
    for name in ("lat", "lon"):
        cells = reading.ours[name]
        above = cells.where(~lacking).ffill().fillna("")
        reading.ours[name] = cells.mask(lacking, above)


def _other_leader(reading: Reading) -> pd.Series[bool]:
    """Whether a row names another leader than the row above it; a blank one is the same."""
    people = reading.profile.leaders
    wanted = (*reading.profile.fields.get("leaders", ()), people.home_column, *people.countries)
    who = reading.blank()
    for header in reading.named([name for name in wanted if name]):
        who = who + "\x1f" + reading.cells[header].replace("", pd.NA).ffill().fillna("")
    return who.ne(who.shift(fill_value=who.iloc[0] if len(who) else ""))


def _gaps(reading: Reading) -> pd.Series[int]:
    """Days from the end of the row above to the start of each; NA where a date is missing or goes back."""
    texts = reading.ours_or_blank("date")
    texts = texts.mask(texts.eq(""), reading.ours_or_blank("start"))
    days = parse_dates(texts, reading.ours_or_blank("end")).dates
    gap = days["start_day"] - days["end_day"].shift()
    return gap.mask((days["start_day"] < days["start_day"].shift()).fillna(True))


def _say_carried(
    reading: Reading, name: str, most: int, believed: pd.Series[bool], broken: pd.Series[bool]
) -> None:
    header = reading.headers[name]
    if believed.any():
        reading.say(
            phrases("{count} blank cell", "{count} blank cells", believed.sum()),
            header,
            "",
            phrase("each was read as the same as in the row above"),
            "carried",
            rows=reading.rows[believed].tolist(),
        )
    if broken.any():
        reading.say(
            phrases("{count} blank cell", "{count} blank cells", broken.sum()),
            header,
            _nearest(most, of_one=name in _WHERE),
            phrase(
                "these rows are further from it, before it, or another leader's; what it says "
                "was not carried on"
            ),
            "carried",
            "warning",
            reading.rows[broken].tolist(),
        )


def _nearest(most: int, *, of_one: bool) -> str:
    """How near the row above must be, in days, and whether it must be one leader's."""
    if most < 0:
        return phrase("a row of the same leader") if of_one else ""
    if of_one:
        return phrases(
            "at most {count} day from the row above, of one leader",
            "at most {count} days from the row above, of one leader",
            most,
        )
    return phrases("at most {count} day from the row above", "at most {count} days from the row above", most)
