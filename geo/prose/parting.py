"""One act that tells of several meetings: at times, places or days of their own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Final

from .frame import Frame
from .moves import Moves
from .sign import Sign

_AND_IN: Final = frozenset([",", "and", "in", "on", "again"])
_BETWEEN_STOPS: Final = frozenset([",", "and", "in", "on", "to", "at", "the", "then", "(", ")"])


class Parting(Moves):
    """Parts a frame into those of its meetings."""

    def _parted(self, frame: Frame) -> Iterator[Frame]:
        """The meetings of one act."""
        for moved in self._moved(frame):
            for stop in self._by_stop(moved):
                for one in self._apart(stop):
                    yield from self._by_day(one)

    def _by_stop(self, frame: Frame) -> list[Frame]:
        """One frame for each place with a day of its own: *in Zimbabwe on 11 January, in Rwanda on 12*."""
        stops: list[tuple[Sign, Sign]] = []
        last, open_place = frame.act.last, None
        for sign in self.signs if frame.places and frame.date is not None else ():
            if sign.first < frame.act.last or (sign.kind not in ("place", "date") and not stops):
                continue
            joined = set(self.low[last : sign.first]) <= _BETWEEN_STOPS
            if sign.kind not in ("place", "date") or (stops and not joined):
                break
            if sign.kind == "place":
                open_place = sign
            elif open_place is not None and joined:
                stops.append((open_place, sign))
                open_place = None
            last = sign.last
        if len(stops) < 2 or frame.places[0] not in [place for place, _ in stops]:
            return [frame]
        return [replace(frame, places=[place], date=date) for place, date in stops]

    def _apart(self, frame: Frame) -> list[Frame]:
        """One frame for each who is met at a time of their own: *Xi on 6 November and Li a day later*."""
        cuts = [0]
        for index in range(1, len(frame.others)):
            gap = range(frame.others[index - 1].last, frame.others[index].first)
            dated = any(one.kind == "date" and one.first in gap for one in self.signs)
            if dated or any(self.low[at] in ("separately", "then", "later") for at in gap):
                cuts.append(index)
        if len(cuts) == 1:
            return self._by_place(frame)
        made = []
        for start, stop in pairwise([*cuts, len(frame.others)]):
            others = frame.others[start:stop]
            limit = frame.others[stop].first if stop < len(frame.others) else self.signs[-1].last
            date = next(
                (one for one in self.signs if one.kind == "date" and others[0].last <= one.first < limit),
                frame.date,
            )
            chain = self._chain(i for i, one in enumerate(self.signs) if others[0].last <= one.first < limit)
            made.append(replace(frame, others=others, date=date, places=chain or frame.places))
        return made

    def _by_day(self, frame: Frame) -> list[Frame]:
        """One frame for each of several days: *met in September 2013 and in March 2014*."""
        days = [frame.date] if frame.date is not None and frame.date.first >= frame.act.last else []
        for sign in self.signs if days else ():
            gap = self.low[days[-1].last : sign.first]
            if (
                sign.kind != "date"
                or sign.first < days[-1].last
                or not gap
                or sign.value.kind != days[0].value.kind
            ):
                continue
            if not set(gap) <= _AND_IN:
                break
            days.append(sign)
        return [replace(frame, date=sign) for sign in days] or [frame]

    def _by_place(self, frame: Frame) -> list[Frame]:
        """One frame for each country that somebody travels to: *travelled to Uzbekistan and Belarus*."""
        if frame.kind != "visit" or len(frame.places) != 1 or frame.others:
            return [frame]
        listed = [frame.places[0]]
        for sign in self.signs:
            gap = self.low[listed[-1].last : sign.first]
            if (
                sign.kind == "place"
                and sign.first >= listed[-1].last
                and gap
                and set(gap) <= {",", "and", "to", "then", "the"}
            ) and sign.value.kind == listed[-1].value.kind:
                listed.append(sign)
        return [replace(frame, places=[sign]) for sign in listed]
