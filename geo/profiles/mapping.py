"""A foreign table and its profile → the columns of our reports, and what was decided on the way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from ..errors import Problem
from ..language import for_pages, phrase, phrases
from ..places import Gazetteer
from ..tables import RawTable, Recognised, clip, says_no_status
from ..words import SAY_ON_PAGE
from .assumed import without_assumed
from .carrying import carry, carry_leaders
from .dates import take_dates
from .headers import is_of_counterpart
from .marked_places import of_stops
from .numbered import without_numbers
from .outcome_words import VIRTUAL
from .overlaid import columns_of
from .places import countries_within, divided, name_countries, stops, travelled
from .profile import GUESSED, Profile
from .reading import Reading, each_distinct
from .rows import mirrored, set_aside
from .states import country_of_codes, country_of_divisions
from .statuses import answered, told_by
from .towns import as_towns
from .travellers import leader_cells, leaders_header
from .unmade import tell_unmade
from .wordlists import words

_TEXTS: Final = ("source", "occasion", "category", "status", "disputes", "note", "url", "lat", "lon",
                 "journey", "stop", "meeting", "precedence", "venue", "city", "country",
                 "division")  # fmt: skip


def mapped(raw: RawTable, profile: Profile, gazetteer: Gazetteer) -> tuple[RawTable, Recognised]:
    """The table as ``profile`` reads it. Every row that becomes no report is named in a finding.

    The table has our columns (``columns.REPORT_COLUMNS``) as text, as far as the profile fills them;
    ``Recognised.headers`` says which of the file's columns each one is.
    """
    reading = Reading.of(raw, profile)
    _say_profile(reading)
    set_aside(reading, gazetteer)
    for name in _TEXTS:
        reading.take(name)
    without_numbers(reading)
    take_dates(reading, (*raw.titles, reading.stem))
    carry(reading)
    carry_leaders(reading, raw)
    for name, listed in profile.values.items():
        if name in reading.ours:
            meant = {word.casefold(): text for word, text in listed.items()}
            reading.ours[name] = each_distinct(reading.ours[name], partial(_meant, meant))
    travelled(reading)
    _drop_other_status(reading)
    tell_unmade(reading)
    without_assumed(reading, gazetteer)
    name_countries(reading)
    country_of_codes(reading)
    country_of_divisions(reading, gazetteer)
    divided(reading)
    countries_within(reading, gazetteer)
    reading.ours["leaders"] = leader_cells(reading)
    reading.headers["leaders"] = leaders_header(reading)
    if profile.mirror is not None:
        reading.ours["meeting"] = mirrored(reading, profile.mirror)
    frame, rows, order = stops(reading, gazetteer)
    frame = as_towns(reading, of_stops(reading, frame, rows, gazetteer), rows, gazetteer)
    headers = {name: reading.headers.get(name, name) for name in map(str, frame.columns)}
    day_first = {"day": True, "month": False}.get(profile.dates.order)
    left = {row for problem in reading.said if problem.kind == "set aside" for row in problem.rows}
    noticed = tuple(one for one in raw.problems if one.row not in left)  # a heading is no short row
    table = replace(raw, cells=frame, rows=rows, stops=order, day_first=day_first, problems=noticed)
    left_alone = _unused(raw, reading)
    people = profile.leaders
    met = bool(people.hosts or people.others or people.countries or people.always or profile.mirror)
    said = (*reading.said, *_say_unused(raw, reading, left_alone))
    return table, Recognised(frame, headers, said, left_alone, met)


def _say_profile(reading: Reading) -> None:
    profile = reading.profile
    if profile.name == GUESSED:
        # Translators: how columns are read: "read as date = When; city = Where; say otherwise …"
        said = phrase(
            "read as {columns}; say otherwise on the page, or with --columns", columns=profile.title
        )
        on_page = phrase(
            "read as {columns}; where one is wrong, {advice}", columns=profile.title, advice=SAY_ON_PAGE
        )
        advice = for_pages(said, on_page)
        reading.say(phrase("columns of no known kind of table"), "", "", advice, "profile")
    else:
        advice = phrase("recognised as {profile}", profile=profile.name)
        reading.say(profile.title or profile.name, "", "", advice, "profile")


def _drop_other_status(reading: Reading) -> None:
    """Leave a column of statuses alone of which no cell says whether anything took place."""
    cells = reading.ours.get("status")
    if cells is None or not says_no_status(cells):
        return
    told = set(told_by(reading.headers["status"], cells).meant.values())
    about_rows = {text.casefold() for text in cells.unique() if text} <= words().editorial
    if told - {VIRTUAL} or (reading.profile.name == GUESSED and not (told or about_rows)):
        return
    del reading.ours["status"]
    example = next(text for text in cells.tolist() if text)
    reading.say(
        phrases(
            "{count} cell such as {text}", "{count} cells such as {text}", cells.ne("").sum(), text=example
        ),
        reading.headers.pop("status"),
        "held, planned, invited, cancelled",
        phrase("no word of this column is a status; it was left alone, and all rows are held"),
        "status",
        "note" if told or about_rows else "warning",
        rows=reading.rows[cells.ne("")].tolist(),
    )


def _meant(meanings: Mapping[str, str], text: str) -> str:
    return meanings.get(text.casefold(), text)


def _unused(raw: RawTable, reading: Reading) -> tuple[str, ...]:
    """The columns that the profile leaves alone."""
    used = set(reading.named(columns_of(reading.profile)))
    used |= {name for name in map(str, reading.cells) if answered(name, reading.cells[name]) is not None}
    if reading.profile.leaders.hosts:
        used |= {str(header) for header in raw.cells if is_of_counterpart(str(header))}
    return tuple(str(header).strip() for header in raw.cells.columns if header not in used)


def _say_unused(raw: RawTable, reading: Reading, left: Sequence[str]) -> list[Problem]:
    """A note that names them."""
    profile = reading.profile
    if not left:
        return []
    which = (
        phrase("columns that say who, when and where")
        if profile.name == GUESSED
        else phrase("the columns of {profile}", profile=profile.name)
    )
    advice = phrases("this column was left alone", "{count} columns were left alone", len(left))
    return [Problem(raw.file, None, None, clip(", ".join(left)), which, advice, "note", "columns")]
