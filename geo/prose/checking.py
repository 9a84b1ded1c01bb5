"""Rows of any reader, checked against the text: what does not stand there is not supported.

A row brings its quotes. They must stand in the text word for word (white space and quotation marks apart);
people,
places and date must follow from them or from the two sentences before, the status must fit the verb.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Final, NamedTuple

from ..dates import DateSpan, parse_date
from ..errors import DateError
from ..language import N_, _
from ..places import country_codes, normalise
from .divisions import is_divided
from .evidence import Evidence, Read, is_composed, is_told
from .lasting import lengths
from .resolving import Span
from .text import tokens_of
from .together import has_all, is_ours, mixed, parts_of, told_in, told_together
from .tongues import language_of
from .vocabulary import vocabulary

_UNSAID: Final = {
    "planned": N_("planned, but no word says so"),
    "invited": N_("invited, but no word says so"),
    "cancelled": N_("cancelled, but no word says so"),
}
_LEAST_ROWS: Final = 3
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

    A text in a language without tables cannot be checked: then every row says so. Whoever stands in most of
    the rows is whom *he* is taken for where nothing else says.
    """
    faults = checks(text, published, language=language, about=_about(rows))
    return [Verdict(number, faults(row)) for number, row in enumerate(rows)]


def _about(rows: Sequence[Mapping[str, str]]) -> str:
    """Who stands in most rows, without their country; empty where that is nobody."""
    counts = Counter(
        name.split("(")[0].strip() for row in rows for name in (row.get("leaders") or "").split(";")
    )
    counts.pop("", None)
    name, count = max(counts.items(), key=lambda one: one[1], default=("", 0))
    return name if count >= _LEAST_ROWS and 2 * count > len(rows) else ""


def checks(
    text: str, published: int, *, language: str = "", about: str = ""
) -> Callable[[Mapping[str, str]], dict[str, str]]:
    """A text, read once, to hold rows against as ``verified`` does: a row → field → why it is not
    supported. ``about`` is whom the rows are about, where that is known."""
    code = language or language_of([token.low for token in tokens_of(text, 0, min(len(text), 20_000))])
    if not code:
        return lambda row: {"quote": _("the language of the text is not known")}
    return _Checker(text, published, vocabulary(code), about).faults


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
        best: dict[str, str] | None = None
        for turn in range(max(map(len, found))):
            at = sorted({number for times in found for number in times[min(turn, len(times) - 1)]})
            faults = self._faults_at(row, at)
            best = faults if best is None or len(faults) < len(best) else best
        return best or {}

    def _faults_at(self, row: Mapping[str, str], at: list[int]) -> dict[str, str]:
        """The same for a row that rests on the sentences ``at``."""
        around = self._around(at)
        checks = {
            "leaders": self._leaders(row.get("leaders", ""), at, around),
            "date": self._date(row.get("date", ""), at, around),
            "status": self._status(row, at),
            **{name: self._place(name, row.get(name, ""), around) for name in ("venue", "city", "country")},
        }
        elsewhere = self._elsewhere(
            row.get("city", "") or row.get("venue", ""), row.get("country", ""), at, around
        )
        checks = {n: "" if is_ours(row, n, self.reading, at) else fault for n, fault in checks.items()}
        checks["country"] = checks["country"] or elsewhere
        if self._is_of_desk(row.get("city", ""), at, around):
            checks["city"] = _("{name} is not named in the quote", name=row["city"])
        told = mixed(row, self.reading, at, lambda name, value: self._stated(name, value, at, around))
        for name, fault in told.items():
            checks[name] = checks[name] or fault
        return {name: fault for name, fault in checks.items() if fault}

    def _leaders(self, leaders: str, at: list[int], around: list[int]) -> str:
        here, near = self._words(at), self._words(around)
        if told_together(leaders, self.reading, at):
            return ""
        room = self._room(at) - self._is_topic_unnamed(leaders, here)
        for leader in filter(None, (one.strip() for one in leaders.split(";"))):
            name = re.sub(r"\s*\([^()]*\)\s*$", "", leader)
            parts = [part for part in normalise(name.replace("-", " ")).split() if len(part) > 1]
            if not name and self._country_told(leader.strip("() "), around):
                continue
            if any(part in here for part in parts[-1:]) or self._names(name, at):
                continue
            if self._are_others(leaders, name, at):
                return _("{name} is not named in the quote", name=leader)
            if self._is_topic(parts):
                continue
            before = any(part in near for part in parts[-1:])
            if not before or room <= 0:
                return _("{name} is not named in the quote", name=leader)
            room -= 1
        return "" if leaders.strip() else _("nobody is named")

    def _are_others(self, leaders: str, name: str, at: list[int]) -> bool:
        """Whether somebody without a name in the quote is none of whom it speaks: our own reader has the
        others of the row, or nobody of it, in a meeting there, whose people the quote names."""
        told, here = told_in(self.reading, at), self._words(at)
        if told_together(name, self.reading, at):
            return False
        rest = ";".join(one for one in leaders.split(";") if name not in one)
        known, least = here | parts_of(rest), rest.count(";") + 1
        sure = [one for one in told if all(parts_of(person) & known for person in one.leaders)]
        alone = not self._is_topic([*parts_of(name)])  # a journey has nobody but those who make it
        if any(
            has_all(one, rest) and len(one.leaders) + (alone and one.kind == "visit") > least for one in sure
        ):
            return True
        some = any(told_together(one, self.reading, at) for one in leaders.split(";"))
        return not some and any(parts_of(person) & here for one in told for person in one.leaders)

    def _stated(self, name: str, value: str, at: list[int], around: list[int]) -> bool:
        """Whether a field's value stands in the quoted sentences themselves."""
        if name == "date":
            return not self._date(value, at, around) and bool(self._spans_of(at)) and not self._hangs(at)
        if name == "status":
            return any(value in self.read[number].statuses for number in at)
        if name == "country":
            return self._country_told(value, at, people=False)
        return not self._place(name, value, at)

    def _is_topic_unnamed(self, leaders: str, here: set[str]) -> bool:
        """Whether whom the text is about is in a row and not named in its quote: then one of its pronouns or
        offices means them. Other languages call people by their nation alone (*den Inder*)."""
        names = (parts_of(one.partition("(")[0]) for one in leaders.split(";"))
        return not self.words.grammar.free and any(
            self._is_topic([*name]) and not name & here for name in names
        )

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
        own = self._spans_of(at)
        told = own if own and not self._hangs(at) else self._spans_of(around)
        if span is not None and (is_told(span, told) or is_composed(span, own, self._spans_of(around))):
            return ""
        if span is not None and (self._lasts(span, around) or self._is_now(span, at)):
            return ""
        return _("{date} does not follow from the quoted words and the day of publication", date=date)

    def _lasts(self, span: DateSpan, around: list[int]) -> bool:
        """Whether days begin with one that is told and are as many as a journey of its sentence lasts."""
        if span.start_day is None or span.end_day is None:
            return False
        days = span.end_day - span.start_day + 1
        long = (one for one in (self.read[number] for number in around) if days in self._lengths(one))
        return any(told.first == told.last == span.start_day for one in long for told in one.spans)

    def _lengths(self, read: Read) -> set[int]:
        return lengths(self.words, [token.low for token in read.sentence.tokens], read.signs)

    def _is_now(self, span: DateSpan, at: list[int]) -> bool:
        """Whether a day is that of publication, and the quote tells of what goes on: *is visiting*."""
        days = {(self.read[number].published,) * 2 for number in at if self.read[number].goes_on}
        return (span.start_day, span.end_day) in days and not self._spans_of(at)

    def _spans_of(self, numbers: Sequence[int]) -> list[Span]:
        """Every span that the dates of sentences may mean."""
        return [one for number in numbers for one in self.read[number].spans]

    def _hangs(self, at: list[int]) -> bool:
        """Whether a quote has only dates that hang on another one."""
        said = [sign.value.kind for number in at for sign in self.read[number].signs if sign.kind == "date"]
        return all(kind in ("same_day", "hint") for kind in said)

    def _place(self, name: str, written: str, around: list[int]) -> str:
        if not written.strip():
            return ""
        parts = (part for word in written.lower().split() for part in self.words.grammar.parts(word))
        words = [word for word in normalise(" ".join(parts)).split() if len(word) > 2]
        near = self._words(around)
        if words and all(word in near for word in words):
            return ""
        if name == "country" and self._country_told(written, around):
            return ""
        if name == "city" and self._has_venue_told(written, around):
            return ""
        return _("{name} is not named in the quote", name=written)

    def _has_venue_told(self, city: str, around: list[int]) -> bool:
        """Whether a well-known venue that is named lies in a city: the White House in Washington."""
        signs = (sign for number in around for sign in self.read[number].signs if sign.kind == "place")
        venues = dict.fromkeys(sign.value.text for sign in signs if sign.value.kind == "venue")
        return any(self.places.is_in(venue, city) for venue in venues)

    def _elsewhere(self, town: str, country: str, at: list[int], around: list[int]) -> str:
        """Why a country does not hold: the row's own city or venue lies in another one by the quote, or by
        what stands around it. Without a country it is where the greatest of its name lies."""
        places = self._called(town, at) or self._called(town, around)
        told = {place.code for place in places} - {""}
        if not country and all(is_divided(place, town) for place in places):
            country = self.places.country_of(town) if told else ""
        codes = set(country_codes(country))
        return (
            ""
            if not told or not codes or told & codes
            else _("{town} does not lie in {country}", town=town, country=country)
        )

    def _country_told(self, written: str, around: list[int], *, people: bool = True) -> bool:
        """Whether a country is said by an adjective, by a city or venue in it, or by whose leader somebody
        is."""
        codes = set(country_codes(written))
        signs = [sign for number in around for sign in self.read[number].signs]
        told = {sign.value.code for sign in signs if sign.kind == "place"}
        told |= {sign.value.country for sign in signs if people and sign.kind == "person"}
        return bool(codes & told)

    def _status(self, row: Mapping[str, str], at: list[int]) -> str:
        status, date = row.get("status", "") or "held", row.get("date", "")
        told = frozenset().union(*(self.read[number].statuses for number in at))
        starts, ends = _ends(date)
        published = max(self.read[number].published for number in at)
        if status == "held":
            later = starts is not None and starts > published
            acts = frozenset().union(*(self.read[number].acts for number in at))
            only = "held" not in acts if acts else bool(told - {"possible", "denied"}) and "held" not in told
            return _("held, but the words say otherwise") if later or only else ""
        if status == "planned" and (
            told & {"planned", "invited"} or (ends is not None and ends >= published)
        ):
            return ""
        if status in told or (status == "cancelled" and self._is_called_off(row, at)):
            return ""
        unsaid = _UNSAID.get(status)
        return _(unsaid) if unsaid else _("{status}, but no word says so", status=status)


def _ends(date: str) -> tuple[int | None, int | None]:
    try:
        span = parse_date(date) if date.strip() else None
    except DateError:
        return None, None
    return (span.start_day, span.end_day) if span else (None, None)
