"""A map document → a film of it, each frame drawn for its time and not recorded from a screen."""

from __future__ import annotations

import base64
import json
import math
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, NamedTuple

from ..errors import LongFilmError
from .browser import Browser, find
from .encoder import encoding, find_encoder
from .reading_time import least_reading_s
from .tab import Tab, opened

FILM_SIZES: Final = {
    "1920x1080": (1920, 1080, 2.0),
    "1280x720": (1280, 720, 4 / 3),
    "1080x1080": (1080, 1080, 1.5),
    "1080x1920": (1080, 1920, 2.0),
}
"""Width and height in pixels, and how many of them one pixel of the page is: where a film is seen small, its
words are large."""
LONGEST_S: Final = 600
_AT_ONCE: Final = 6
"""Frames that are asked for together."""
_FRAME_S: Final = 30
_BEGINS_S: Final = 120
"""In which the longest story with its pictures is laid out on a slow machine."""


@dataclass(frozen=True)
class Filmed:
    """How a film is made."""

    size: str = "1920x1080"
    """One of ``FILM_SIZES``."""
    seconds: float | None = 30
    """More than 0, at most ``LONGEST_S``. None, for a story alone: as long as its words take to be read."""
    fps: int = 30
    """Frames a second, 1 to 60."""
    camera: bool = False
    """Whether the picture goes along with the traveller."""
    figures: Mapping[str, Any] = field(default_factory=lambda: {"days": [], "values": [], "names": []})
    """What has come together by which day: ``days`` (day numbers, ascending), for each a row of ``values``,
    and ``names``, what each column counts."""
    story: Mapping[str, Any] | None = None
    """The story that is told instead of the replay: ``document`` (``docs/story.md``) and ``figures``, one as
    above for each chapter."""


class Made(NamedTuple):
    """A film that was made, or will be."""

    frames: int
    reading_s: float | None
    """Seconds that the words of its story take to be read; None where it tells none."""


def film(
    document: str,
    script: str,
    out: Path,
    how: Filmed,
    *,
    browser: Browser | None = None,
    encoder: Path | None = None,
    progress: Callable[[int, int], None] = lambda done, all_frames: None,
) -> Made:
    """Film the map ``document`` (its HTML text) as ``out``: ``.mp4``, ``.webm`` or ``.gif``.

    ``script`` draws the frames (``html.film_script``). ``out`` must be a file that may be overwritten; it is
    whole only when this returns. Frame ``n`` of the film shows the map ``n / fps`` seconds after its
    beginning: a moment at rest, the range as it plays, a moment at its end; of a story each chapter for its
    share of the whole. The same map on the same machine gives the same film. Nothing is asked of the network.
    Raises ``BrowserError``, ``EncoderError`` and, for a story that takes longer to be read than a film may
    be, ``LongFilmError``; ``ValueError`` where neither seconds nor a story are said.
    """
    if how.seconds is None and how.story is None:
        raise ValueError("how many seconds a film of a replay has must be said")
    if how.seconds is None and how.story is not None:
        _see_it_fits(least_reading_s(how.story["document"]), "at least ")
    drawing, making = browser or find(), encoder or find_encoder()
    with tempfile.TemporaryDirectory(prefix="summit-atlas-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        page = folder / "map.html"
        page.write_text(document, encoding="utf-8")
        ready = "document.readyState === 'complete' && globalThis.summitAtlasFilm"
        with (
            opened(drawing, f"{page.as_uri()}#film", folder, ready=ready) as tab,
            encoding(making, out, how.fps) as pictures,
        ):
            made = begun(tab, script, how)
            last = b""
            for first in range(0, made.frames, _AT_ONCE):
                for text in tab.value(f"saFilm.draw({first}, {_AT_ONCE})", _FRAME_S * _AT_ONCE):
                    last = base64.b64decode(text) if text else last
                    pictures.write(last)
                progress(min(first + _AT_ONCE, made.frames), made.frames)
    return made


def begun(tab: Tab, script: str, how: Filmed) -> Made:
    """Have the page ready to draw; what the film will be. Raises ``LongFilmError``."""
    width, height, drawn = FILM_SIZES[how.size]
    asked = {
        "width": width, "height": height, "drawn": drawn, "seconds": how.seconds, "fps": how.fps,
        "camera": how.camera, "figures": how.figures, "story": how.story,
    }  # fmt: skip
    begins = f"summitAtlasFrames.begin(summitAtlasFilm, {json.dumps(asked)})"
    # One text: what a script declares is its own, and no page that is asked anew would know it.
    told = f"{begins}.then((film) => [(globalThis.saFilm = film).frames, film.reading])"
    frames, reading = tab.value(f"{script}\n{told}", _BEGINS_S)
    _see_it_fits(frames / how.fps, "")
    return Made(int(frames), reading)


def _see_it_fits(seconds: float, least: str) -> None:
    if seconds > LONGEST_S:
        raise LongFilmError(  # rounded up: 600.2 is not "600, and a film has 600 at most"
            f"the story takes {least}{math.ceil(seconds)} seconds to be read, and a film has {LONGEST_S} "
            "at most; shorten it, or say how long the film is to be (--seconds)"
        )
