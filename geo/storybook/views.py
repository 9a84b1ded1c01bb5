"""What a map tells of itself → the cells of a chapter; what a chapter shows → words, and back to the map."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from ..dates import DateSpan, iso, label_said
from ..language import N_, _, number_words
from ..story import EVERYONE, NOBODY
from ..words import BESIDE, COUNTRIES, MODES
from .keeping import NotTakenError

Json = Mapping[str, Any]

SHOWN: Final = (
    "date", "from", "to", "meeting", "follow", "compare", "mode", "layers", "projection", "view",
)  # fmt: skip
"""The columns that say what a chapter shows of the map."""
USUAL_PX: Final = 900
"""How wide the map is for which the zooms of stories are meant (docs/story.md)."""
_NARROWEST: Final = 0.6
"""A map that is narrower than this share of its height counts as so wide (assets/story/looking.js)."""
_GLOBE: Final = "orthographic"
_GLOBE_ZOOM: Final = 2.0
_NEAREST: Final = 6.0
_DECIMALS: Final = 2
_OPPOSITE: Final = 1e-6
"""Places whose middle is nearer to that of the earth than this have none."""
_USUAL_HEIGHT_PX: Final = 600
_ROOM_AROUND: Final = 1.3
_WIDEST: Final = 1.8
_NEAREST_JOURNEY: Final = 4.5
MODE_WORDS: Final = MappingProxyType(
    {
        "all": N_("Everything so far"),
        "30-days": N_("The last 30 days"),
        "90-days": N_("The last 90 days"),
        "365-days": N_("The last 365 days"),
        "now": N_("Only the day itself"),
    }
)
COUNTRY_WORDS: Final = MappingProxyType(
    {
        "none": N_("Countries not coloured"),
        "made": N_("Countries coloured by visits made"),
        "hosted": N_("Countries coloured by guests received"),
        "both": N_("Countries coloured by visits made and guests received"),
        "meetings": N_("Countries coloured by meetings held there"),
    }
)
BESIDE_WORDS: Final = MappingProxyType(
    {
        "all": N_("with lines and marks"),
        "marks": N_("with marks, no lines"),
        "nothing": N_("nothing beside them"),
    }
)
PROJECTION_WORDS: Final = MappingProxyType(
    {
        "equal-earth": N_("Equal Earth"),
        "web-mercator": N_("Web Mercator"),
        "azimuthal-equidistant": N_("Distances from the seat"),
        "orthographic": N_("Globe"),
        "north-polar": N_("North Pole"),
    }
)


class Said(NamedTuple):
    """One thing that a chapter shows of the map, in words."""

    what: str
    words: str


def cells_of(answer: Json) -> dict[str, str]:
    """The cells of ``SHOWN`` for the map as its ``answer`` tells it (docs/embed.md), each in full.

    Raises ``NotTakenError`` where the answer is none of a map.
    """
    try:
        cells = {
            "follow": str(answer["follow"]) if answer["follow"] is not None else EVERYONE,
            "compare": str(answer["compare"]) if answer["compare"] is not None else NOBODY,
            "mode": _one_of(answer["mode"], MODES),
            "layers": f"{_one_of(answer['countries'], COUNTRIES)}; {_one_of(answer['beside'], BESIDE)}",
            "projection": _projection(answer["projection"], answer["centre"]),
            "view": _view(answer),
        }
        if answer["extent"] is None:
            return cells
        first, last = answer["range"]
        return {"date": iso(_day(answer["day"])), "from": iso(_day(first)), "to": iso(_day(last)), **cells}
    except (KeyError, TypeError, ValueError, OverflowError) as error:
        raise NotTakenError(_("The map did not say what it shows. Try once more.")) from error


def _one_of(value: Any, known: tuple[str, ...]) -> str:
    if value not in known:
        raise ValueError(value)
    return str(value)


def _day(value: Any) -> int:
    if type(value) is not int:
        raise TypeError(value)
    return value


def _projection(name: Any, centre: Any) -> str:
    chosen = _one_of(name, tuple(PROJECTION_WORDS))
    if centre == "seat":
        return f"{chosen}; seat"
    return chosen if centre == 0 else f"{chosen}; {_number(centre, -180, 180)}"


def _view(answer: Json) -> str:
    """Latitude, longitude and zoom, the zoom as for a map of the usual width."""
    view = answer["view"]
    zoom = float(view["zoom"])
    if answer["projection"] != _GLOBE:
        zoom += math.log2(USUAL_PX / seen_px(answer["map"]))
    zoom = min(max(zoom, 0.0), 18.0)
    lon = (float(view["lon"]) + 180) % 360 - 180
    return f"{_number(view['lat'], -90, 90)}, {_number(lon, -180, 180)}, {_number(zoom, 0, 18)}"


def around(places: Sequence[tuple[float, float]]) -> str:
    """The view of a chapter that has these places (latitude, longitude) in it, with room around them."""
    vectors = [
        (math.cos(math.radians(lat)) * math.cos(math.radians(lon)),
         math.cos(math.radians(lat)) * math.sin(math.radians(lon)),
         math.sin(math.radians(lat)))
        for lat, lon in places
    ]  # fmt: skip
    x, y, z = (sum(part) for part in zip(*vectors, strict=True))
    length = math.hypot(x, y, z)
    middle = (x / length, y / length, z / length) if length > _OPPOSITE else vectors[0]
    cosines = (sum(one * other for one, other in zip(middle, vector, strict=True)) for vector in vectors)
    reach = max(math.degrees(math.acos(max(-1.0, min(1.0, cosine)))) for cosine in cosines)
    zoom = math.log2(_USUAL_HEIGHT_PX * 360 / (256 * max(_ROOM_AROUND * 2 * reach, 1.0)))
    lat, lon = (
        math.degrees(math.asin(max(-1.0, min(1.0, middle[2])))),
        math.degrees(math.atan2(middle[1], middle[0])),
    )
    near = max(_WIDEST, min(_NEAREST_JOURNEY, zoom))
    return f"{_number(lat, -90, 90)}, {_number(lon, -180, 180)}, {_number(near, 0, 18)}"


def seen_px(size: Any) -> float:
    """How wide a map of this size counts, in pixels."""
    width, height = size
    return max(float(width), _NARROWEST * float(height), 1.0)


def _number(value: Any, least: float, most: float) -> str:
    number = float(value)
    if not least <= number <= most:
        raise ValueError(value)
    return f"{round(number, _DECIMALS) + 0.0:g}"


def said(chapter: Json) -> list[Said]:
    """What a chapter of a story's document shows of the map, in words."""
    day, days = chapter["day"], chapter["range"]
    told = [Said(_("Day"), _("None") if day is None else _days_words(day, day))]
    if days:
        told.append(Said(_("Days on the timeline"), _days_words(*days)))
    if "follow" in chapter:
        told.append(Said(_("Whom"), chapter["follow"] or _("Everyone")))
    if chapter.get("compare"):
        told.append(Said(_("Compared with"), chapter["compare"]))
    mode, counted, beside = chapter["mode"], chapter["countries"], chapter["beside"]
    told.append(Said(_("Of the past"), _(MODE_WORDS[mode])))
    countries = _(COUNTRY_WORDS[counted])
    coloured = counted != COUNTRIES[0]
    told.append(Said(_("Layers"), f"{countries}, {_(BESIDE_WORDS[beside])}" if coloured else countries))
    if "projection" in chapter:
        told.append(Said(_("Projection"), _projection_words(chapter)))
    told.append(Said(_("Looks at"), _view_words(chapter["view"])))
    return told


def _days_words(first: int, last: int) -> str:
    return label_said(DateSpan(first, last, precise=True, approximate=False))


def _projection_words(chapter: Json) -> str:
    name, centre = chapter["projection"], chapter.get("centre")
    words = _(PROJECTION_WORDS[name])
    if centre is None:
        return words
    return (
        _("{projection}, the seat in its middle", projection=words)
        if centre == "seat"
        else _("{projection}, {degrees}° in its middle", projection=words, degrees=_shortly(centre))
    )


def _view_words(view: Json | None) -> str:
    if view is None:
        return _("Everything that it shows")
    if "box" in view:
        south, west, north, east = view["box"]
        return _("From {one} to {other}", one=_place(south, west), other=_place(north, east))
    return _("{place}, zoom {zoom}", place=_place(view["lat"], view["lon"]), zoom=_shortly(view["zoom"]))


def _place(lat: float, lon: float) -> str:
    up, across = number_words(abs(lat), 1), number_words(abs(lon), 1)
    north = _("{degrees}° S", degrees=up) if lat < 0 else _("{degrees}° N", degrees=up)
    east = _("{degrees}° W", degrees=across) if lon < 0 else _("{degrees}° E", degrees=across)
    # Translators: degrees of latitude and longitude: "21.0° N, 4.5° W"
    return _("{north}, {east}", north=north, east=east)


def _shortly(number: float) -> str:
    """A number with no more decimal places than it has."""
    return number_words(int(number) if number == int(number) else round(number, _DECIMALS))


def asked_of(chapter: Json, size: Any = (USUAL_PX, USUAL_PX)) -> dict[str, Any]:
    """What a chapter asks of a map of this size in pixels, as the message ``set`` has it (docs/embed.md)."""
    wanted = {
        "range": chapter["range"],
        "day": chapter["day"],
        "mode": chapter["mode"],
        "countries": chapter["countries"],
        "beside": chapter["beside"],
        "compare": chapter.get("compare"),
        "projection": chapter.get("projection"),
        "centre": chapter.get("centre"),
        "view": _look(chapter, seen_px(size)),
    }
    if "follow" in chapter:
        wanted["follow"] = chapter["follow"]
    return {name: value for name, value in wanted.items() if value is not None or name in _NULLABLE}


_NULLABLE: Final = ("follow", "compare", "projection", "centre")
"""What a message may say with ``null``: everyone, nobody, as the map opened."""


def _look(chapter: Json, width: float) -> Any:
    view = chapter["view"]
    if view is None:
        return "fit"
    globe = chapter.get("projection") == _GLOBE
    smaller = min(0.0, math.log2(width / USUAL_PX))
    if "box" not in view:
        return {**view, "zoom": max(0.0, view["zoom"] + (0.0 if globe else smaller))}
    south, west, north, east = view["box"]
    middle = {"lat": (south + north) / 2, "lon": (west + east) / 2}
    if globe:
        return {**middle, "zoom": _GLOBE_ZOOM}
    zoom = math.log2(0.8 * USUAL_PX / 256 * 360 / max(east - west, 2 * (north - south), 1.0))
    return {**middle, "zoom": max(0.0, min(_NEAREST, zoom) + smaller)}
