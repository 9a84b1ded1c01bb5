"""What was put off or moved: the day and place it was to have, and those that it is to have now."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from .calls import Calls
from .frame import Frame
from .sign import Sign
from .standing import WITHIN
from .undone import DETERMINED

_TURNS: Final = frozenset(["but", "and", "before", "though", "although", "until"])


class Moves(Calls):
    """Makes two frames of what was moved: called off as it was, planned as it is to be."""

    def _moved(self, frame: Frame) -> list[Frame]:
        """*The summit in Budapest was postponed to 3 June and moved to Geneva*: no more in Budapest, planned
        for 3 June in Geneva."""
        if frame.status != "cancelled" or frame.kind == "invite":
            return [frame]
        days = [one for one in self.signs if one.kind == "date" and self._is_new_day_of(one, frame.act)]
        places = [one for one in self.signs if one.kind == "place" and self._is_new_place(one, frame.act)]
        if not (days or places):
            return [frame]
        old = replace(frame, places=[one for one in frame.places if one not in places])
        old.date = None if old.date in days else old.date
        new = replace(frame, status="planned", date=days[0] if days else None, moved=True)
        new.places = self._with_country(places[0]) if places else old.places
        return [old, new] if old.date or old.places else [new]

    def _calls_off_told(self, frame: Frame, made: list[Frame]) -> bool:
        """Whether a noun only says that what was planned before it is off: *was to meet Scholz on Monday but
        the trip was scrapped*."""
        planned = [one for one in made if one.status in ("planned", "possible") and not one.follows]
        word = frame.status_sign
        if frame.status != "cancelled" or not frame.noun or word is None or not planned:
            return False
        if not (self._is_off_behind(frame.act, word) or self._is_off_before(frame, word)):
            return False
        for one in planned:
            one.status, one.status_sign = "cancelled", word
        return True

    def _is_off_behind(self, act: Sign, word: Sign) -> bool:
        """*…, but the trip was scrapped*: the noun opens a clause whose verb calls it off."""
        helps = word.first >= act.last and all(self._helps(one) for one in self.low[act.last : word.first])
        owned = act.first > 1 and self.low[act.first - 1] in DETERMINED
        return helps and owned and self.low[act.first - 2] in _TURNS

    def _is_off_before(self, frame: Frame, word: Sign) -> bool:
        """*…, has cancelled the trip*: the noun is what is called off, and says no place of its own."""
        between = self.low[word.last : frame.act.first]
        own = any(one.first >= frame.act.last for one in frame.places)
        return len(between) == 1 and between[0] in DETERMINED and not own

    def _is_new_day_of(self, date: Sign, act: Sign) -> bool:
        """Whether a date is the one to which an act, and nothing else, was put off."""
        put_off = self._put_off_to(date)
        return put_off is not None and self._undoes(put_off, act)

    def _is_new_place(self, sign: Sign, act: Sign) -> bool:
        """Whether something is moved to a place: *moved from Budapest to Geneva*."""
        if sign.value.kind == "country" and self.low[sign.last : sign.last + 1] == ["'s"]:
            return False
        goes = self.words.has("status.moved_to", self.low[sign.first - 1]) if sign.first else False
        return goes and any(
            "status.moved" in one.value
            and 0 <= sign.first - one.last <= self._reach(one, sign)
            and self._undoes(one, act)
            for one in self.signs
            if one.kind == "status"
        )

    def _reach(self, moved: Sign, sign: Sign) -> int:
        """Tokens between a word that moves something and where it goes: more where it says from where."""
        return 2 * WITHIN if "from" in self.low[moved.last : sign.first] else 2
