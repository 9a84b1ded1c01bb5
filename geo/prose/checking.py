"""Rows of any reader, checked against the text: what does not stand there is not supported.

A row brings its quotes. They must stand in the text word for word (white space and quotation marks apart);
people,
places and date must follow from them or from the two sentences before, the status must fit the verb.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final, NamedTuple

from ..dates import parse_date
from ..errors import DateError
from ..language import N_, _
from ..places import country_codes, normalise
from .evidence import Evidence, is_named
from .text import tokens_of
from .together import mixed, told_together
from .vocabulary import language_of, vocabulary

_UNSAID: Final = {
    "planned": N_("planned, but no word says so"),
    "invited": N_("invited, but no word says so"),
    "cancelled": N_("cancelled, but no word says so"),
}
FIELDS: Final = ("quote", "leaders", "date", "venue", "city", "country", "status")
SEPARATORS: Final = re.compile(r"\s*(?:\[…\]|\[\.\.\.\]|…|\n|\|)\s*")


class Verdict(NamedTuple):
    """What a row lacks: field → why it is not supported. Nothing lacking: the row holds."""

    row: int
    faults: Mapping[str, str]

    @property
    def holds(self) -> bool:
        """Whether everything in the row rests on the text."""
        return not self.faults


def verified(
    rows: Sequence[Mapping[str, str]], text: str, published: int, *, language: str = ""
) -> list[Verdict]:
    """A verdict for each row, in their order. ``rows`` have our columns and ``quote``; ``published`` is a
    day number.

    A text in a language without tables cannot be checked: then every row says so.
    """
    faults = checks(text, published, language=language)
    return [Verdict(number, faults(row)) for number, row in enumerate(rows)]


def checks(text: str, published: int, *, language: str = "") -> Callable[[Mapping[str, str]], dict[str, str]]:
    """A text, read once, to hold rows against as ``verified`` does: a row → field → why it is not
    supported."""
    code = language or language_of([token.low for token in tokens_of(text, 0, min(len(text), 20_000))])
    if not code:
        return lambda row: {"quote": _("the language of the text is not known")}
    return _Checker(text, published, vocabulary(code)).faults


class _Checker(Evidence):
    """One text, read once, against which rows are held."""

    # ------------------------------------------------------------ a row

    def faults(self, row: Mapping[str, str]) -> dict[str, str]:
        """Field → why it does not hold."""
        quotes = [one for one in SEPARATORS.split(row.get("quote", "") or "") if one]
        found = [self._sentences(quote) for quote in quotes]
        if not quotes:
            return {"quote": _("the row has none")}
        if not all(found):
            words = quotes[found.index([])][:60]
            return {"quote": _('"{words}" does not stand in the text', words=words)}
        at = sorted({number for numbers in found for number in numbers})
        around = self._around(at)
        checks = {
            "leaders": self._leaders(row.get("leaders", ""), at, around),
            "date": self._date(row.get("date", ""), at, around),
            "status": self._status(row.get("status", "") or "held", row.get("date", ""), at),
            **{name: self._place(name, row.get(name, ""), around) for name in ("venue", "city", "country")},
        }
        elsewhere = self._elsewhere(
            row.get("city", "") or row.get("venue", ""), row.get("country", ""), around
        )
        checks["country"] = checks["country"] or elsewhere
        for name, fault in mixed(row, self.reading, at).items():
            checks[name] = checks[name] or fault
        return {name: fault for name, fault in checks.items() if fault}

    def _leaders(self, leaders: str, at: list[int], around: list[int]) -> str:
        here, near = self._words(at), self._words(around)
        room = self._room(at)
        if told_together(leaders, self.reading, at):
            return ""
        for leader in filter(None, (one.strip() for one in leaders.split(";"))):
            name = re.sub(r"\s*\([^()]*\)\s*$", "", leader)
            parts = [part for part in normalise(name.replace("-", " ")).split() if len(part) > 1]
            if not name and self._country_told(leader.strip("() "), around):
                continue
            if any(part in here for part in parts):
                continue
            if self._is_topic(parts):
                continue
            before = any(part in near for part in parts[-1:])
            if not before or room <= 0:
                return _("{name} is not named in the quote", name=leader)
            room -= 1
        return "" if leaders.strip() else _("nobody is named")

    def _room(self, at: list[int]) -> int:
        """How many people a quote may speak of without their names: by pronouns, by offices, or unsaid."""
        signs = [sign for number in at for sign in self.read[number].signs]
        pronouns = {sign.value for sign in signs if sign.kind in ("he", "his")}
        offices = {id(sign.value) for sign in signs if sign.kind == "person" and not is_named(sign)}
        offices |= {sign.first for sign in signs if sign.kind == "someone"}
        pairs = sum(sign.kind == "they" for sign in signs)
        item = any(self.read[number].sentence.kind in ("item", "log") for number in at)
        unsaid = item or self.words.grammar.drops_subject
        return bool(pronouns) + len(offices) + 2 * bool(pairs) + unsaid

    def _is_topic(self, parts: list[str]) -> bool:
        """Whether names are those of whom the text is about."""
        return bool(set(parts) & set(normalise(self.topic.replace("-", " ")).split()))

    def _date(self, date: str, at: list[int], around: list[int]) -> str:
        if not date.strip():
            return ""
        try:
            span = parse_date(date)
        except DateError as error:
            return str(error)
        own = [one for number in at for one in self.read[number].spans]
        told = (
            own
            if own and not self._hangs(at)
            else [one for number in around for one in self.read[number].spans]
        )
        if span is not None and any((one.first, one.last) == (span.start_day, span.end_day) for one in told):
            return ""
        return _("{date} does not follow from the quoted words and the day of publication", date=date)

    def _hangs(self, at: list[int]) -> bool:
        """Whether a quote has only dates that hang on another one."""
        said = [sign.value.kind for number in at for sign in self.read[number].signs if sign.kind == "date"]
        return all(kind in ("same_day", "hint") for kind in said)

    def _place(self, name: str, written: str, around: list[int]) -> str:
        if not written.strip():
            return ""
        words = [word for word in normalise(written).split() if len(word) > 2]
        near = self._words(around)
        if words and all(word in near for word in words):
            return ""
        if name == "country" and self._country_told(written, around):
            return ""
        return _("{name} is not named in the quote", name=written)

    def _elsewhere(self, town: str, country: str, around: list[int]) -> str:
        """Why a country does not hold: the row's own city or venue lies in another one."""
        wanted, codes = normalise(town), set(country_codes(country))
        if not wanted or not codes:
            return ""
        signs = (sign for number in around for sign in self.read[number].signs if sign.kind == "place")
        told = {sign.value.code for sign in signs if normalise(sign.value.text) == wanted} - {""}
        return (
            ""
            if not told or told & codes
            else _("{town} does not lie in {country}", town=town, country=country)
        )

    def _country_told(self, written: str, around: list[int]) -> bool:
        """Whether a country is said by an adjective, by a city or venue in it, or by whose leader somebody
        is."""
        codes = set(country_codes(written))
        signs = [sign for number in around for sign in self.read[number].signs]
        told = {sign.value.code for sign in signs if sign.kind == "place"}
        told |= {sign.value.country for sign in signs if sign.kind == "person"}
        return bool(codes & told)

    def _status(self, status: str, date: str, at: list[int]) -> str:
        told = frozenset().union(*(self.read[number].statuses for number in at))
        starts, ends = _ends(date)
        if status == "held":
            later = starts is not None and starts > self.published
            acts = frozenset().union(*(self.read[number].acts for number in at))
            only = "held" not in acts if acts else bool(told - {"possible"}) and "held" not in told
            return _("held, but the words say otherwise") if later or only else ""
        if status == "planned" and (
            told & {"planned", "invited"} or (ends is not None and ends >= self.published)
        ):
            return ""
        if status in told:
            return ""
        unsaid = _UNSAID.get(status)
        return _(unsaid) if unsaid else _("{status}, but no word says so", status=status)


def _ends(date: str) -> tuple[int | None, int | None]:
    try:
        span = parse_date(date) if date.strip() else None
    except DateError:
        return None, None
    return (span.start_day, span.end_day) if span else (None, None)
