"""A place that a shape assumes for every row, left out where the row's own words say another one.

``us-historian-visits`` names no place: the host's seat is assumed. Of a visit that was "at the UN General
Assembly in New York City" only the country is known then, and the map shows it as that.
"""

from __future__ import annotations

from typing import Final

from .. import patterns as re
from ..language import phrase, phrases
from ..places import SURE, VENUE_KM, Gazetteer, spherical_km
from .reading import Reading, each_distinct

_MET: Final = re.compile(
    r"\b(?:met|meets|meeting|summit|participated|attended|attending|talks|conferred|conference|assembly"
    r"|ceremony|dinner|luncheon|funeral|session)\b"
    r"(?:(?! after | before )[^.;]){0,200}?\b(?:in|at) "
    r"(?-i:(?P<place>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,3}(?: \([A-Z][\w ]+\))?))(?=[.,;]|$| on | during )",
    re.I,
)
_SENTENCE: Final = re.compile(r"(?<=[.;]) ")


def without_assumed(reading: Reading, gazetteer: Gazetteer) -> None:
    """Leave the city that the profile assumes blank where the occasion says that they met elsewhere."""
    assumed, country = (reading.profile.constants.get(name, "") for name in ("city", "country"))
    if not assumed or "city" not in reading.ours or "occasion" not in reading.ours:
        return
    seat = gazetteer.find("", city=assumed, country=country)
    if not seat:
        return

    def told(text: str) -> str:
        return _elsewhere(text, assumed, country, (seat[0].lat, seat[0].lon), gazetteer)

    city = reading.ours["city"]
    named = each_distinct(reading.ours["occasion"], told)
    left = city.eq(assumed) & named.ne("")
    if left.any():
        reading.ours["city"] = city.mask(left, "")
        example = named[left].iloc[0]
        reading.say(
            phrases(
                "{count} row that says another place, such as {text}",
                "{count} rows that say another place, such as {text}",
                left.sum(),
                text=example,
            ),
            reading.headers["city"],
            phrase("the place that is assumed, {place}", place=assumed),
            phrase("only the country is known of them"),
            "assumed",
            rows=reading.rows[left].tolist(),
        )


def _elsewhere(text: str, assumed: str, country: str, seat: tuple[float, float], gazetteer: Gazetteer) -> str:
    """The city in the country, away from the seat, where the text says that they met; ``""`` for none.

    A text that names the seat as well says where else the guest was.
    """
    if assumed in text:
        return ""
    for sentence in _SENTENCE.split(text):
        match = _MET.search(sentence)
        found = gazetteer.find(match["place"], country=country) if match else ()
        best = found[0] if found else None
        if (
            match
            and best
            and best.precision in {"city", "venue"}
            and best.confidence >= SURE
            and best.method != "fuzzy"
            and spherical_km(best.lat, best.lon, *seat) > VENUE_KM
        ):
            return match["place"]
    return ""
