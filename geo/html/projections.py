"""The projection in which a map document opens, by the names of ``assets/core/projection.js``."""

from __future__ import annotations

from typing import Any, Final

from rapidfuzz import process

from ..errors import ProjectionError
from ..language import phrase

TILED: Final = "web-mercator"
FROM_SEAT: Final = "azimuthal-equidistant"
PROJECTIONS: Final = (TILED, "equal-earth", FROM_SEAT, "orthographic", "north-polar")
SEAT: Final = "seat"
SPOKEN: Final = {SEAT: FROM_SEAT, "globe": "orthographic", "mercator": TILED}
"""What people say for the names of projections."""


def opening(
    projection: str | None = None, centre: str | None = None, *, tiled: bool = False
) -> dict[str, float | str]:
    """What a document says of the projection in which it opens; None: as the map opens by itself.

    ``projection`` is one of ``PROJECTIONS`` or of ``SPOKEN``. ``centre`` is the meridian in the middle:
    degrees east as text, -180 to 180, or ``seat`` for that of the leader who is followed. With ``tiled`` only
    the projection of tiles can be had.

    Raises ``ProjectionError`` for another name or centre, and for what tiles cannot.
    """
    said: dict[str, float | str] = {}
    if projection is not None:
        said["projection"] = _name(projection)
        if tiled and said["projection"] != TILED:
            raise ProjectionError(
                f'got the projection "{projection}" and tiles, which are made for {TILED}; leave one out'
            )
    if centre is not None:
        said["centre"] = _centre(centre)
    return said


def projected(document: dict[str, Any], said: dict[str, float | str]) -> dict[str, Any]:
    """A document that opens as ``opening`` says; the one given stays as it is.

    Raises ``ProjectionError`` for distances where no seat is known from which they could be shown.
    """
    if said.get("projection") == FROM_SEAT and not _has_seat(document):
        raise ProjectionError(
            f"{FROM_SEAT} shows distances from a seat, and none is known here: follow a leader whose seat is"
        )
    return document | said


def _name(projection: str) -> str:
    if (name := SPOKEN.get(projection, projection)) in PROJECTIONS:
        return name
    near = process.extractOne(projection, PROJECTIONS, score_cutoff=70)
    names = ", ".join(PROJECTIONS)
    if near:
        words = phrase(
            'no projection "{name}"; there are {names}; did you mean {other}?',
            name=projection,
            names=names,
            other=near[0],
        )
    else:
        words = phrase('no projection "{name}"; there are {names}', name=projection, names=names)
    raise ProjectionError(words)


def _centre(centre: str) -> float | str:
    if centre == SEAT:
        return SEAT
    try:
        degrees = float(centre)
    except ValueError:
        degrees = float("nan")
    if not -180 <= degrees <= 180:
        raise ProjectionError(
            phrase(
                'no centre "{text}"; write degrees east from -180 to 180 (150 for the Pacific), or {seat}',
                text=centre,
                seat=SEAT,
            )
        )
    return int(degrees) if degrees.is_integer() else degrees


def _has_seat(document: dict[str, Any]) -> bool:
    """Whether the leader followed at opening has a seat; a map of flows follows none then."""
    follow = document.get("follow", -1)
    if follow < 0:
        return False
    seats = document["leaders"]["seat"]
    seat: int = seats[follow] if isinstance(seats, list) else seats
    return seat >= 0
