"""Tags and marks at places: whose visits they say were not made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from ..places import Gazetteer, country_codes
from .profile import OWN
from .reading import PLACES, Reading, each_distinct
from .settled import settle, with_status, with_virtual
from .splitting import ADDRESSES, LISTING, are_several
from .tags import Legend, Tag, first_of, parts_of_lists, parts_of_names, untagged
from .telling import Stop, doubt, positions, say_marks, say_stops


def of_places(reading: Reading, name: str, marks: Legend) -> None:
    """Take tags and marks off places, and tell their rows, or keep them for one place of several."""
    cells, header = reading.ours[name], reading.headers[name]
    apart = {text: untagged(text, marks) for text in cells.unique()}
    found = {text: tags for text, (_, tags) in apart.items() if tags}
    if not found:
        return
    reading.ours[name] = each_distinct(cells, lambda text: apart[text][0])
    whole: dict[int, str] = {}
    unsure: list[int] = []
    for place, text in positions(cells, found):
        tags = tuple(one for one in found[text] if one.said.sure)
        if tags and _may_list(apart[text][0], name, reading):
            row = int(reading.rows[place])
            reading.tags[row] = (*reading.tags.get(row, ()), *tags)
        elif tags and _names_one(apart[text][0]):
            whole[place] = first_of(tags)
        elif tags:
            unsure.append(place)
    settle(reading, header, cells, whole)
    if unsure:
        doubt(reading, cells[unsure[0]], reading.rows[unsure].tolist(), header)
    say_marks(reading, header, cells, found)


def _may_list(text: str, name: str, reading: Reading) -> bool:
    """Whether a cell may name several places, which are told apart later."""
    if reading.holds_addresses(name):
        return ADDRESSES in text
    is_own_list = reading.profile.name == OWN and not _names_one(text)
    return any(sign in text for sign in (LISTING if is_own_list else reading.profile.places.separators))


def _names_one(text: str) -> bool:
    """Whether a cell names one place: no list, but perhaps its country behind a comma."""
    *before, last = parts_of_lists(text)
    return not before or bool(country_codes(text)) or (len(before) == 1 and bool(country_codes(last)))


def of_stops(
    reading: Reading, frame: pd.DataFrame, rows: pd.Series[int], gazetteer: Gazetteer
) -> pd.DataFrame:
    """Our columns with the status of every place of a row, as the tag at its name says."""
    if not reading.tags:
        return frame
    status, category = (_texts(frame, name) for name in ("status", "category"))
    names = list(zip(*(_texts(frame, name) for name in PLACES), strict=True))
    places: dict[int, list[int]] = {row: [] for row in reading.tags}
    told: dict[int, tuple[int, Tag]] = {}
    for place, row in enumerate(rows.tolist()):
        if row in places:
            places[row].append(place)
    for row, tags in reading.tags.items():
        for tag in tags:
            stops = [(place, names[place]) for place in places[row]]
            is_list = _is_list(stops, tag, gazetteer, is_own=reading.profile.name == OWN)
            meant = None if is_list else _stop_named(stops, tag)
            if meant is None:
                doubt(reading, tag.written, [row], reading.headers.get("venue", "place"))
                continue
            before = status[meant], category[meant]
            status[meant] = with_status(status[meant], tag.said.outcome)
            category[meant] = with_virtual(category[meant], tag.said.outcome)
            if (status[meant], category[meant]) != before:
                told[meant] = row, tag
    say_stops(reading, [Stop(row, tag, _others(places[row], told, names)) for row, tag in told.values()])
    made = {"status": status, "category": category}
    kept = {name: cells for name, cells in made.items() if name in frame or any(cells)}
    for name in kept:
        reading.headers.setdefault(name, name)
    return frame.assign(**{name: pd.Series(cells, frame.index, dtype="str") for name, cells in kept.items()})


def _others(
    places: Sequence[int], told: Mapping[int, object], names: Sequence[Sequence[str]]
) -> tuple[str, ...]:
    """What the places of a row are called of which nothing is told."""
    return tuple(next(filter(None, names[place]), "") for place in places if place not in told)


def _is_list(
    stops: Sequence[tuple[int, tuple[str, ...]]], tag: Tag, gazetteer: Gazetteer, *, is_own: bool
) -> bool:
    """Whether a cell that was not parted names several places, of which the tag is at one."""
    if len(stops) != 1 or not tag.name:
        return False
    *places, country = stops[0][1]
    return any(
        one != tag.name and (are_several(one, country, gazetteer) or (is_own and not _names_one(one)))
        for one in places
    )


def _texts(frame: pd.DataFrame, name: str) -> list[str]:
    return frame[name].tolist() if name in frame else [""] * len(frame)


def _stop_named(stops: Sequence[tuple[int, tuple[str, ...]]], tag: Tag) -> int | None:
    """The place of a row that bears the name before the tag: the whole of it, or its last part."""
    if len(stops) == 1:
        ends = any(tag.name in parts_of_names(name) for name in stops[0][1])
        return stops[0][0] if ends or not tag.name else None
    named = [place for place, names in stops if any(tag.name in parts_of_names(name) for name in names)]
    return named[tag.number] if tag.number < len(named) else None
