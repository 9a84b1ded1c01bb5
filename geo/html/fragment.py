"""How a document opens, in the words of a map's own address (``docs/embed.md``)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final
from urllib.parse import quote, unquote

from rapidfuzz import process

from ..dates import day_number, iso
from ..language import ENGLISH
from ..words import BESIDE, COUNTRIES, MODES
from .projections import PROJECTIONS, SEAT

Json = dict[str, Any]
Part = Callable[[str, Json], Any]
"""Reads a part of an address for a document; raises ``ValueError`` for what its map does not take."""

LONGEST: Final = 3000
"""Characters; the map reads no longer ones (``assets/core/fragment.js``)."""
FOLDS: Final = ("legend", "list", "timeline")
_DATE: Final = re.compile(r"(\d{4}|[+-]\d{6}|-\d{4})-(\d\d)-(\d\d)")
_NUMBER: Final = re.compile(r"-?\d{1,3}(\.\d{1,9})?")
_BOUNDS: Final = (90, 180, 24)
"""Of latitude and longitude to either side, and of the zoom."""
_FLAT: Final = "equal-earth"
"""The projection in which a map opens by itself."""


def opened_as(document: Json, text: str) -> Json:
    """A replay document that opens as ``text`` says (``opened_by``); the one given stays as it is."""
    return opened_by(document, text, _PARTS, _by_itself(document))


def opened_by(document: Json, text: str, known: Mapping[str, Part], usual: Mapping[str, Any]) -> Json:
    """A document that opens as ``text`` says; the one given stays as it is.

    ``text`` has the parts of an address, such as ``day=2024-06-19&mode=30-days``, with or without the sign
    before them; names may stand there as they are. ``known``: the parts that its map takes. Where they say
    nothing but what the document does by itself (``usual``), it stays without. An address that asks for
    something wins over it.

    Raises ``ValueError`` for a part that this map would not take, saying what it would.
    """
    parts = [part.partition("=") for part in text.strip().removeprefix("#").split("&") if part]
    said: dict[str, str] = {}
    for name, _sign, value in parts:
        if name not in known:
            raise ValueError(f'got "{name}"; the parts are {", ".join(known)}')
        said.setdefault(name, unquote(value))
    found = {name: known[name](value, document) for name, value in said.items()}
    _check_range(found)
    if all(name in usual and usual[name] == value for name, value in found.items()):
        return document
    opening = "&".join(f"{name}={quote(value, safe=',+:')}" for name, value in said.items())
    if len(opening) > LONGEST:
        raise ValueError(f"got {len(opening):,} characters; at most {LONGEST:,}")
    return document | {"opening": opening}


def _check_range(said: Json) -> None:
    """Raise ``ValueError`` where both ends are said and the last day comes before the first.

    Where one is said alone the other is what fits it, as in an address.
    """
    first, last = said.get("from"), said.get("to")
    if first is not None and last is not None and first > last:
        raise ValueError(
            f"got from {iso(first)} to {iso(last)}; a range ends on the day on which it begins or later: "
            "exchange the two days, or leave one out"
        )


def looks_by_itself(document: Json) -> Json:
    """What the parts of ``LOOKS`` are where nothing is said; of ``view`` there is no such thing."""
    return {
        "names": "",
        "language": document.get("language", ENGLISH),
        "projection": document.get("projection", _FLAT),
        "centre": document.get("centre", 0),
        "folded": "",
    }


def _by_itself(document: Json) -> Json:
    """What every part is where nothing is said; of ``view`` there is no such thing."""
    first, last = document["range"] or (None, None)
    follow = document["follow"]
    return {
        "day": last,
        "from": first,
        "to": last,
        "follow": document["leaders"]["name"][follow] if follow >= 0 else "",
        "compare": "",
        "mode": MODES[0],
        "pace": "calendar",
        "loop": "no",
        "countries": document.get("countries", COUNTRIES[0]),
        "beside": document.get("beside", BESIDE[0]),
        **looks_by_itself(document),
    }


def _day(text: str, document: Json) -> int:
    return day_within(text, document["extent"])


def day_within(text: str, extent: Sequence[int] | None) -> int:
    """A day as an address writes it, within the days of a map, both inclusive; None: it has none."""
    if extent is None:
        raise ValueError(f'got the day "{text}", and nothing on this map has a date; leave it out')
    first, last = map(iso, extent)
    found = _DATE.fullmatch(text)
    day = day_number(*map(int, found.groups())) if found else None
    if day is None or not extent[0] <= day <= extent[1]:
        raise ValueError(f'got the day "{text}"; write one from {first} to {last}')
    return day


def _leader(text: str, document: Json) -> str:
    names: list[str] = document["leaders"]["name"]
    if not text or text in names:
        return text
    if (spaced := text.replace("+", " ")) in names:  # as forms and many libraries write it
        return spaced
    near = process.extractOne(text, names, score_cutoff=60)
    raise ValueError(f'no leader "{text}" on this map' + (f"; did you mean {near[0]}?" if near else ""))


def _names(text: str, document: Json) -> str:
    return one_of(text, ("", "table", *(tag for tag in document["written"] if tag != "point")), "names")


def _language(text: str, document: Json) -> str:
    return one_of(text, (ENGLISH, *document.get("spoken", {})), "language")


def one_of(text: str, known: Sequence[str], what: str) -> str:
    """The text, where it is one of those ``known``; ``what`` it is otherwise said to be."""
    if text not in known:
        raise ValueError(f'got the {what} "{text}"; it is one of {", ".join(filter(None, known))}')
    return text


def choice(what: str, *known: str) -> Part:
    """A part that is one of those ``known``."""
    return lambda text, document: one_of(text, known, what)


def _centre(text: str, document: Json) -> float | str:
    if text == SEAT:
        return text
    if not _NUMBER.fullmatch(text) or abs(float(text)) > _BOUNDS[1]:
        raise ValueError(f'got the centre "{text}"; write degrees east from -180 to 180, or {SEAT}')
    return float(text)


def _folded(text: str, document: Json) -> str:
    for name in filter(None, text.split(",")):
        one_of(name, FOLDS, "panel")
    return text


def _view(text: str, document: Json) -> str:
    numbers = text.split(",")
    known = len(numbers) == len(_BOUNDS) and all(_NUMBER.fullmatch(one) for one in numbers)
    beyond = known and any(abs(float(one)) > most for one, most in zip(numbers, _BOUNDS, strict=True))
    if not known or beyond or float(numbers[-1]) < 0:
        raise ValueError(f'got the view "{text}"; write latitude,longitude,zoom, such as 55.75,37.62,4.25')
    return text


LOOKS: Final[Mapping[str, Part]] = {
    "names": _names,
    "language": _language,
    "projection": choice("projection", *PROJECTIONS),
    "centre": _centre,
    "folded": _folded,
    "view": _view,
}
"""Parts that every map takes."""
_PARTS: Final[Mapping[str, Part]] = {
    "day": _day,
    "from": _day,
    "to": _day,
    "follow": _leader,
    "compare": _leader,
    "mode": choice("mode", *MODES),
    "pace": choice("pace", "calendar", "event"),
    "loop": choice("loop", "yes", "no"),
    "countries": choice("countries", *COUNTRIES),
    "beside": choice("beside", *BESIDE),
    **LOOKS,
}
"""What each part of an address is read as, of the map of this document."""
