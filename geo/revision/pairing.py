"""Which meeting of the old table is which of the new one."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from heapq import merge
from itertools import islice
from pathlib import PurePosixPath
from typing import Final, NamedTuple

from rapidfuzz import fuzz

from ..atlas import Atlas
from ..export import meeting_rows
from ..places import SAME_KM, spherical_km

_SOON: Final = 10
"""Days within which meetings of the same leaders elsewhere are one that was moved."""
_LATER: Final = 400
"""Days within which meetings of the same leaders in one place are one that was put off."""
_ALONE: Final = 45
"""The same where one leader stands alone and nothing says what it was for: many go to one place often."""
_ALIKE: Final = 80
"""Of 100, how like two names are that are one spelt otherwise."""
_MOST: Final = 50
"""New meetings of which one may be an old meeting: the nearest in time."""
_LOOKED_AT: Final = 1_000
"""New meetings that one old meeting is compared with."""

BY_ID: Final = "id"
BY_ALL: Final = "all that is told"
BY_PLACE: Final = "leaders and place"
BY_DAYS: Final = "leaders and days"
BY_VISIT: Final = "place and days"


@dataclass(frozen=True)
class Meeting:
    """One meeting as it is compared. Days are day numbers, both inclusive; None is open or not known."""

    id: str
    """Empty where the table gives none."""
    leaders: frozenset[str]
    names: str
    first: int | None
    last: int | None
    date: str
    """In EDTF."""
    exact: bool
    """It lasted from the first day to the last; otherwise it was on some day within, or nobody says when."""
    place: str
    """As written."""
    point: tuple[float, float] | None
    country: str
    fine: bool
    """Located to a town or a venue."""
    status: str
    occasion: str
    given: bool = False
    """The point is not found by the words, but the table's, an editor's or a provider's."""
    key: str = ""
    """Its id in the atlas, also where the table gives none."""

    @property
    def day(self) -> int | None:
        """A day by which it can be put in order."""
        return self.first if self.first is not None else self.last

    @property
    def told(self) -> tuple[object, ...]:
        """All that is compared."""
        return (self.leaders, self.first, self.last, self.date, self.place, self.point, self.status)


class Pair(NamedTuple):
    """Two meetings that are one."""

    old: Meeting
    new: Meeting
    by: str
    """By what they were taken for one."""


def meetings_of(atlas: Atlas) -> list[Meeting]:
    """The meetings of an atlas as they are compared, undated ones too, by first day."""
    told = meeting_rows(atlas)
    days = atlas.meetings.set_index("meeting")[["start_day", "end_day"]].astype("object")
    first, last = (days[name].where(days[name].notna(), None).to_dict() for name in days)
    own = _own_ids(atlas)
    return [
        Meeting(
            key=one["meeting"],
            given=bool(one["point_given"]),
            id=one["meeting"] if one["meeting"] in own else "",
            leaders=frozenset(name.casefold() for name in one["leaders"].split("; ")),
            names=one["leaders"],
            first=first[one["meeting"]],
            last=last[one["meeting"]],
            date=one["date"],
            exact=one["date_kind"] == "precise",
            place=one["place"],
            point=None if one["precision"] == "none" else (float(one["lat"]), float(one["lon"])),
            country=one["country"],
            fine=one["precision"] in ("venue", "city"),
            status=one["status"],
            occasion=one["occasion"],
        )
        for one in told.to_dict("records")
    ]


def _own_ids(atlas: Atlas) -> set[str]:
    """The ids that the table gives; of others ``reports.loading`` made one that says where the row stood."""
    reports = atlas.reports[["meeting", "file", "row"]]
    made = [
        f"{PurePosixPath(file).stem} row {row}"
        for file, row in zip(reports["file"], reports["row"], strict=True)
    ]
    given = [not meeting.startswith(start) for meeting, start in zip(reports["meeting"], made, strict=True)]
    return set(reports["meeting"][given])


def paired(old: Iterable[Meeting], new: Iterable[Meeting]) -> tuple[list[Pair], list[Meeting], list[Meeting]]:
    """The pairs, then the old meetings and the new ones that have none.

    One id is one meeting. Without ids those that are told alike are one; then those of the same leaders in
    the same place, put off by at most 400 days (45 of one leader alone, where no occasion is the same); then
    those of the same leaders within ten days elsewhere (of one leader alone, on the same days), unless
    their occasions differ; then those of the same leaders in the same place of which one has no date; then
    those in one place on the same days of which a leader is the same, or is
    spelt much alike. The nearest in time are paired first, each once.
    """
    pairs: list[Pair] = []
    gone, come = list(old), list(new)
    for key, by in ((_id, BY_ID), (_told, BY_ALL)):
        made, gone, come = _by_key(gone, come, key, by)
        pairs += made
    for far, fits, by in ((_LATER, _put_off, BY_PLACE), (_SOON, _moved, BY_DAYS)):
        made, gone, come = _nearest(gone, come, far, fits, by)
        pairs += made
    for stage in (_undated, _by_visit):
        made, gone, come = stage(gone, come)
        pairs += made
    return pairs, gone, come


def same_point(one: Meeting, other: Meeting) -> bool:
    """Whether two places are one; those that are not located by their words."""
    if one.point is None or other.point is None:
        return one.point is other.point and one.place.casefold() == other.place.casefold()
    return spherical_km(*one.point, *other.point) <= SAME_KM


def _id(meeting: Meeting) -> object:
    return meeting.id or None


def _told(meeting: Meeting) -> object:
    return meeting.told


def _have_ids(one: Meeting, other: Meeting) -> bool:
    """Whether both have ids, which then differ: the table says that they are two."""
    return bool(one.id and other.id)


def _put_off(one: Meeting, other: Meeting, days: int) -> bool:
    sure = len(one.leaders) > 1 or (one.occasion and one.occasion == other.occasion)
    return same_point(one, other) and (bool(sure) or days <= _ALONE)


def _moved(one: Meeting, other: Meeting, days: int) -> bool:
    if one.occasion and other.occasion:
        return one.occasion == other.occasion
    return len(one.leaders) > 1 or days == 0


def _by_key(
    old: list[Meeting], new: list[Meeting], key: Callable[[Meeting], object], by: str
) -> tuple[list[Pair], list[Meeting], list[Meeting]]:
    waiting: dict[object, deque[Meeting]] = defaultdict(deque)
    for one in new:
        waiting[key(one)].append(one)
    pairs: list[Pair] = []
    gone: list[Meeting] = []
    for one in old:
        found = waiting[key(one)] if key(one) is not None else None
        if found:
            pairs.append(Pair(one, found.popleft(), by))
        else:
            gone.append(one)
    met = {id(pair.new) for pair in pairs}
    return pairs, gone, [one for one in new if id(one) not in met]


def _nearest(
    old: list[Meeting], new: list[Meeting], far: int, fits: Callable[[Meeting, Meeting, int], bool], by: str
) -> tuple[list[Pair], list[Meeting], list[Meeting]]:
    """Pairs of the same leaders no further than ``far`` days apart, the nearest first."""
    every, nameless = _by_leaders(new, lambda one: True), _by_leaders(new, lambda one: not one.id)
    wanted = []
    for here, one in enumerate(old):
        group = (nameless if one.id else every).get(one.leaders, [])  # two ids are two meetings
        found = ((days, there) for days, there in _near(group, one.day, far) if fits(one, new[there], days))
        wanted += [(days, here, there) for days, there in islice(found, _MOST)]
    return _taken(old, new, sorted(wanted), by)


def _by_leaders(
    meetings: list[Meeting], wanted: Callable[[Meeting], bool]
) -> dict[frozenset[str], list[tuple[int, int]]]:
    """Leaders → days and positions of their dated meetings, in order of days."""
    groups: dict[frozenset[str], list[tuple[int, int]]] = defaultdict(list)
    for place, one in enumerate(meetings):
        if one.day is not None and wanted(one):
            groups[one.leaders].append((one.day, place))
    return {leaders: sorted(group) for leaders, group in groups.items()}


def _near(group: list[tuple[int, int]], day: int | None, far: int) -> Iterator[tuple[int, int]]:
    """Days apart and positions of those of a group, in order of days, that are near a day: the nearest first,
    and no more than ``_LOOKED_AT`` of them."""
    if day is None:
        return
    middle = bisect_left(group, (day, -1))
    after = ((group[at][0] - day, group[at][1]) for at in range(middle, len(group)))
    before = ((day - group[at][0], group[at][1]) for at in range(middle - 1, -1, -1))
    for days, place in islice(merge(before, after), _LOOKED_AT):
        if days > far:
            return
        yield days, place


def _taken(
    old: list[Meeting], new: list[Meeting], wanted: Iterable[tuple[int, int, int]], by: str
) -> tuple[list[Pair], list[Meeting], list[Meeting]]:
    """The first of the wanted pairs of each meeting, and those that are left."""
    from_old: set[int] = set()
    from_new: set[int] = set()
    pairs = []
    for _, here, there in wanted:
        if here not in from_old and there not in from_new:
            from_old.add(here)
            from_new.add(there)
            pairs.append(Pair(old[here], new[there], by))
    gone = [one for place, one in enumerate(old) if place not in from_old]
    return pairs, gone, [one for place, one in enumerate(new) if place not in from_new]


def _undated(old: list[Meeting], new: list[Meeting]) -> tuple[list[Pair], list[Meeting], list[Meeting]]:
    """Pairs of the same leaders in one place of which one has no date, those for the same thing first."""
    every: dict[frozenset[str], list[int]] = defaultdict(list)
    dateless: dict[frozenset[str], list[int]] = defaultdict(list)
    for place, one in enumerate(new):
        every[one.leaders].append(place)
        if one.day is None:
            dateless[one.leaders].append(place)
    wanted = []
    for here, one in enumerate(old):
        for there in (every if one.day is None else dateless).get(one.leaders, [])[:_LOOKED_AT]:
            other = new[there]
            differ = one.occasion and other.occasion and one.occasion != other.occasion
            if not (differ or _have_ids(one, other)) and same_point(one, other):
                wanted.append((int(one.occasion != other.occasion), here, there))
    return _taken(old, new, sorted(wanted), BY_PLACE)


def _by_visit(old: list[Meeting], new: list[Meeting]) -> tuple[list[Pair], list[Meeting], list[Meeting]]:
    """Pairs in one place on the same days, of which a leader is the same or spelt much alike."""
    groups: dict[object, list[int]] = defaultdict(list)
    for place, one in enumerate(new):
        groups[one.first, one.last].append(place)
    wanted = []
    for here, one in enumerate(old):
        if one.day is None:
            continue
        for there in groups.get((one.first, one.last), [])[:_MOST]:
            other = new[there]
            if not _have_ids(one, other) and same_point(one, other):
                likeness = _likeness(one.leaders, other.leaders)
                if likeness >= _ALIKE:
                    wanted.append((round(100 - likeness), here, there))
    return _taken(old, new, sorted(wanted), BY_VISIT)


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """How like the most alike of two sets of names are, of 100."""
    if one & other:
        return 100.0
    return max((fuzz.ratio(a, b) for a in one for b in other), default=0.0)
