"""Degrees with a hemisphere, ``52.52° N`` or ``13°24′18″ E``, as signed numbers."""

from __future__ import annotations

import re
from typing import Final

_SIDES: Final = {"n": ("lat", 1), "s": ("lat", -1), "e": ("lon", 1), "w": ("lon", -1)}
"""Letters of hemispheres. O is none of them: it is east in German, west in French and Spanish."""
_ANGLE: Final = (
    r"(?P<deg>[0-9]{1,3}(?:[.,][0-9]{1,12})?)\s*[°º]?\s*"
    r"(?:(?P<min>[0-9]{1,2}(?:[.,][0-9]{1,12})?)\s*['′’]\s*)?"
    r"(?:(?P<sec>[0-9]{1,2}(?:[.,][0-9]{1,12})?)\s*(?:[\"″”]|''|′′)\s*)?"
)
_BEHIND: Final = re.compile(rf"{_ANGLE}(?P<side>[NSEW])", re.IGNORECASE)
_BEFORE: Final = re.compile(rf"(?P<side>[NSEW])\s*{_ANGLE}", re.IGNORECASE)
_BETWEEN: Final = re.compile(r"\s*[,;/|]\s*|\s+|(?<=[NSEW])(?=[0-9])", re.IGNORECASE)
_LONGEST: Final = 60
_SIXTY: Final = 60


def signed(text: str) -> tuple[str, str] | None:
    """``lat`` or ``lon``, and the degrees as a signed decimal number; None for what has no hemisphere.

    >>> signed("52.52° N"), signed("13°24′18″W")
    (('lat', '52.52'), ('lon', '-13.405'))
    """
    plain = text.strip()
    match = _BEHIND.fullmatch(plain) or _BEFORE.fullmatch(plain) if len(plain) <= _LONGEST else None
    if match is None:
        return None
    degrees, minutes, seconds = (
        float((match[part] or "0").replace(",", ".")) for part in ("deg", "min", "sec")
    )
    if max(minutes, seconds) >= _SIXTY:
        return None
    axis, sign = _SIDES[match["side"].lower()]
    value = degrees + minutes / _SIXTY + seconds / _SIXTY**2
    return axis, f"{sign * value:.10f}".rstrip("0").rstrip(".")


def signed_pair(text: str) -> tuple[str, str] | None:
    """Latitude and longitude of ``52.52° N, 13.405° E``, in whatever order they are written."""
    plain = text.strip(" []()")
    cuts = _BETWEEN.finditer(plain) if len(plain) <= 2 * _LONGEST else ()
    for cut in cuts:
        one, other = signed(plain[: cut.start()]), signed(plain[cut.end() :])
        if one is not None and other is not None and one[0] != other[0]:
            return (one[1], other[1]) if one[0] == "lat" else (other[1], one[1])
    return None
