"""A header as people write it → what its column may hold: the head noun decides, the rest qualifies.

``Country of president`` is a country, whose: the president's. ``Host city``, ``Ciudad de destino`` and
``cityVisited`` are the city visited; ``Registration date`` is no day of a visit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from ..places import country_codes, simplified
from ..tables import REPORT_COLUMNS, header_word
from .nouns import apart, kinds
from .wordlists import unaccented, words

_WORD: Final = re.compile(r"[\u3400-\u9fff]+|(?:[^\W\d_\u3400-\u9fff]|[\u0900-\u0963])+|\d+")
_CAMEL: Final = re.compile(r"(?<=[a-zа-я])(?=[A-ZА-Я])|(?<=[A-Z])(?=[A-Z][a-z])")
_GENITIVE: Final = re.compile(r"(?<=[^\W\d_]{3})['’]s\b")
_PATH: Final = re.compile(r"[^\W\d]\w{0,60}(?:\.[^\W\d]\w{0,60}){1,6}")
_OR_SEVERAL: Final = re.compile(r"(?<=\w)\((?:s|es|ies|e|en|n|in|innen|r|er|ы|и)\)", re.IGNORECASE)
"""An ending for several of them, in brackets: ``Guest(s)``, ``Gesprächspartner(in)``."""
_LONGEST: Final = 200
_WHOLE, _HEAD, _PART = 1.0, 0.8, 0.45
"""How much is said by a header that is known whole, one whose every word is known, and one in which only the
head noun is."""
_HOME: Final = {"country": "leader_country", "city": "", "venue": "", "division": ""}
"""What a field becomes where the header says that it is the traveller's own, or where the journey began."""
_ENDS: Final = ("start", "end")
_PARTS: Final = ("year", "month", "day", "date")
_POINT: Final = ("lat", "lon")
_SUBJECTLESS: Final = frozenset((*_ENDS, *_PARTS, "home", "leaving", "goal", "visited"))
"""Kinds of words that say which end of something a date is, and not of what."""
_OF_MEETINGS: Final = frozenset(("meeting", "visited"))
_TALKS: Final = frozenset(("meeting", "host", "partner"))
_OF_SOMEBODY: Final = frozenset(("home", "person", "whose"))


class Claim(NamedTuple):
    """What a header says that its column holds."""

    field: str
    """One of ``guess.FIELDS``, or ``""`` where the header says that it is none of them."""
    strength: float
    """0 to 1."""


def claims(header: str) -> tuple[Claim, ...]:
    """What a header may mean, the likeliest first; nothing where no word of it is known.

    A single claim on no field (``""``) speaks against all of them: ``Visit type``, ``Date of birth``.
    """
    header = _OR_SEVERAL.sub("", header[:_LONGEST])
    known = None if "other" in kinds(unaccented(header)) else _known(_stem(header_word(header)))
    tokens = _tokens(header)
    read = _read(tokens)
    if known is not None:
        told = (Claim(known, _WHOLE),)
        return told + tuple(one for one in read if one.field not in (known, ""))
    return read


def _known(word: str) -> str | None:
    """The field of a whole header: one of the listed ones, or our own name of it."""
    return words().fields.get(simplified(word)) or (word if word in REPORT_COLUMNS else None)


def is_visited(header: str) -> bool:
    """Whether a word of the header says that somebody went there: ``destination country``."""
    return any("visited" in kinds(token) for token in _tokens(header))


def is_of_meeting(header: str) -> bool:
    """Whether a header says that its column is of the visit, and of nobody: ``Country of meeting``."""
    said = {kind for token in _tokens(header[:_LONGEST]) for kind in kinds(token)}
    return bool(said & _OF_MEETINGS) and not said & _OF_SOMEBODY


def is_of_counterpart(header: str) -> bool:
    """Whether a header says that its column has the countries of those met: ``Counterpart country``."""
    said = {kind for token in _tokens(header[:_LONGEST]) for kind in kinds(token)}
    return {"partner", "country"} <= said and not said & _OF_MEETINGS


def is_key(header: str) -> bool:
    """Whether a header says that its column holds keys of things, and not their names: ``place id``."""
    return any("ident" in kinds(token) for token in _tokens(header[:_LONGEST]))


def subject(header: str) -> frozenset[str]:
    """What a header says the start or end of: ``tour`` in ``Tour start``, nothing in ``Arrival``."""
    tokens = (token for token in _tokens(header[:_LONGEST]) if token not in words().nouns["of"])
    return frozenset(token for token in tokens if not _SUBJECTLESS & set(kinds(token)))


def office_of(header: str) -> tuple[str, ...]:
    """The country of whose office a header is: RU for ``General Secretary of the Soviet Union``."""
    tokens = _tokens(header[:_LONGEST])
    of = [place for place, token in enumerate(tokens) if token in words().nouns["of"] and place]
    behind = [" ".join(tokens[place + 1 :]).removeprefix("the ") for place in of]
    codes = (country_codes(text) for text in behind)
    return next((found for found in codes if len(found) == 1), ())


def word_kinds(header: str) -> list[tuple[str, ...]]:
    """What each word of a header is, little ones such as ``of`` aside."""
    tokens = (token for token in _tokens(header[:_LONGEST]) if token not in words().nouns["of"])
    return [kinds(token) for token in tokens]


def part_of(header: str, end: str) -> str:
    """``year``, ``month``, ``day`` of an end or a start where a header is that and no more: ``End day``."""
    tokens = _tokens(header[:_LONGEST])
    parts = [kind for token in tokens for kind in kinds(token) if kind in _PARTS and kind != "date"]
    others = [token for token in tokens if parts[:1] != list(kinds(token))]
    named = [end in kinds(token) or words().fields.get(token) == end for token in others]
    plain = [known or token in words().nouns["of"] for known, token in zip(named, others, strict=True)]
    return parts[0] if len(parts) == 1 and any(named) and all(plain) else ""


def _stem(word: str) -> str:
    """``city_2`` → ``city``."""
    return word.rstrip("0123456789").rstrip("_") or word


def _tokens(header: str) -> list[str]:
    """The words of a header; of a path (``meetings.city``) those before its last part that are known."""
    path, dot, name = header.rpartition(".")
    if dot and path and _PATH.fullmatch(header):
        known = (token for token in _tokens(path) if kinds(token) or token in words().nouns["of"])
        return [*known, *_tokens(name)]
    spread = _GENITIVE.sub(" ", _CAMEL.sub(" ", header)).replace("'", " ").replace("’", " ")
    return [part for token in _WORD.findall(spread) for part in apart(unaccented(token))]


def _read(tokens: Sequence[str]) -> tuple[Claim, ...]:
    """The claims of a header's words: what stands before ``of``, ``de``, ``von`` is the head."""
    nouns = words().nouns
    at = next((place for place, token in enumerate(tokens) if token in nouns["of"] and place), len(tokens))
    head = [kinds(token) for token in tokens[:at]]
    rest = [kind for token in tokens[at + 1 :] for kind in kinds(token)]
    said = [kind for found in head for kind in found]
    if not said:
        return ()
    if _is_length(said, rest):
        return (Claim("duration", _HEAD),)
    if "other" in rest or _is_other(head) or all(_is_code(found) for found in head if found):
        return (Claim("", _HEAD),)
    whole = all(head) and not {"ident", "whose"} & set(said)
    return tuple(_claims(said, rest, _HEAD if whole else _PART))


def _is_length(said: Sequence[str], rest: Sequence[str]) -> bool:
    """Whether a header counts days: ``Days``, ``Number of days``, ``Dauer (Tage)``, ``day count``."""
    counted = {"duration", "day"} & {*said, *rest} if "count" in said else {"duration"} & set(said)
    return bool(counted) and not {"date", *_ENDS} & set(said)


def _is_code(found: Sequence[str]) -> bool:
    """Whether a word names a key or a count; ISO codes are those of countries."""
    return bool({"other", "ident"} & set(found)) and "country" not in found


def _is_other(head: Sequence[tuple[str, ...]]) -> bool:
    """Whether the head noun is of another kind: ``leader id``, ``tipo de viaje``, ``posted_at``.

    English puts it last, the Romance languages first; a header of several words needs it at one of its ends,
    words that are not known aside.
    """
    known = [found for found in head if found]
    return "other" in known[0] or "other" in known[-1]


def _is_dated(said: Iterable[str]) -> bool:
    return bool({*_ENDS, *_PARTS} & set(said))


def _claims(said: Sequence[str], rest: Sequence[str], strength: float) -> Iterator[Claim]:
    """The fields that these kinds of words name together."""
    if "name" in said:
        said = [kind for kind in said if kind not in _ENDS]  # First name, Last name
    every = {*said, *rest}
    home = bool(every & {"home", "person"}) and "visited" not in every
    point = next((kind for kind in reversed(said) if kind in _POINT), "")
    if point:  # whatever the place is called that it is the latitude of
        yield Claim("" if home else point, strength)
        return
    if _is_dated(said):
        yield from _dated(said, every, strength)
    places = [kind for kind in said if kind in _HOME and not ("ident" in said and _is_dated(said))]
    # Their city, Country of counterpart: of somebody, and not where they met.
    theirs = bool(every & {"whose", "partner"}) and not every & (_OF_MEETINGS | {"person"})
    for rank, kind in enumerate(dict.fromkeys(reversed(places))):
        if said[-1] == "person" and kind == "country":
            continue  # Country leader: the person is the head
        field = "" if theirs and kind in ("city", "country") else _HOME[kind] if home else kind
        yield Claim(field, strength * (_PART if rank else 1))
    if not places:
        yield from _of_no_place(said, rest, strength)
    elif said[-1] == "person":
        yield Claim("leaders", strength)
        if "country" in places:
            yield Claim("leader_country", strength * _PART)  # Negara presiden


def _of_no_place(said: Sequence[str], rest: Sequence[str], strength: float) -> Iterator[Claim]:
    """The fields of a header without a noun for places."""
    every = {*said, *rest}
    if "person" in said or ("name" in said and "host" in every):
        yield Claim("with" if {"host", "passive"} & every else "leaders", strength)
    elif _is_dated(said):
        if {"home", "leaving"} & every:
            yield Claim("origin", strength)  # From, Departure: should its values be places
        elif "goal" in every:
            yield Claim("venue", strength * _PART)  # To, Arrival
    else:
        if "name" in said:
            alone = not rest and {"name"} == {*said} - {"count"}  # Nombre is a name, and French for a number
            yield Claim("leaders", strength * (_HEAD if alone else _PART))
        for kind in ["status"] if "status" in said else said:  # Event status: of the event
            if kind in ("occasion", "url", "note", "status", "with"):
                yield Claim(kind, strength)
        if {"host", "partner"} & set(said) or _is_of_talks(said):
            yield Claim("with", strength)  # Getroffen, Reçu par: whom they met, never who travelled
        if "home" in said:
            yield Claim("leader_country", strength * _PART)  # Nationality, Capital: the traveller's own
        elif {"visited", "goal"} & set(said) and not {"name", "occasion"} & set(said):
            yield Claim("venue", strength * _PART)


def _is_of_talks(said: Sequence[str]) -> bool:
    """Whether a word for meetings stands before "with": ``Rencontre avec``, and no ``Visite avec``."""
    return said[-1] == "beside" and bool(_TALKS & set(said)) and "visited" not in said


def _dated(said: Sequence[str], every: set[str], strength: float) -> Iterator[Claim]:
    if "other" in every:
        yield Claim("", strength)
        return
    end = next((kind for kind in said if kind in _ENDS), next((k for k in every if k in _ENDS), ""))
    part = next((kind for kind in said if kind in ("year", "month", "day")), "")
    if part and not end:
        yield Claim(part, strength)
        if part != "month":
            yield Claim("date", strength * _PART)
    elif end and not {"city", "country", "venue"} & set(said):
        yield Claim(end, strength)
    elif "date" in said:
        yield Claim("date", strength)
