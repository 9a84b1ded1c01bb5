"""A chapter's picture → bytes small enough to be carried, upright, without what a camera wrote beside it."""

from __future__ import annotations

import base64
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from PIL import Image, ImageOps

from ..language import phrase

Json = dict[str, Any]
Fetch = Callable[[str, int], bytes]
"""An address, and how many bytes at most → the bytes; raises ``OnlineError``."""

LONGEST_PX: Final = 1600
MOST_BYTES: Final = 20_000_000
_MOST_PIXELS: Final = 100_000_000
_FORMATS: Final = ("JPEG", "PNG", "WEBP", "GIF", "TIFF")
_QUALITY: Final = 80
_PICTURE_ALONE: Final = frozenset({b"VP8 ", b"VP8L", b"VP8X", b"ALPH"})
"""Parts of a WebP file that are the picture itself."""


class PictureError(ValueError):
    """A picture that cannot be taken; says what is allowed and what to do."""

    def __init__(self, allowed: str, advice: str) -> None:
        super().__init__(f"{allowed}; {advice}")
        self.allowed = allowed
        self.advice = advice


def is_address(name: str) -> bool:
    """Whether a picture is named by an address and not by a path."""
    return name.casefold().startswith(("http://", "https://"))


def content_of(name: str, folder: Path | None, fetch: Fetch | None) -> bytes:
    """What a picture holds: a file below ``folder``, or what ``fetch`` brings from its address.

    Raises ``PictureError`` for a path that leads out of the folder, for a file that is missing, no file, or
    too large, and for an address where nobody allowed the network; ``OnlineError`` where an address gives
    nothing.
    """
    if is_address(name):
        if fetch is None:
            advice = phrase("save it beside the story and name that file, or call with --fetch-images")
            raise PictureError(phrase("a file, as long as the network is not asked"), advice)
        return fetch(name, MOST_BYTES)
    if folder is None:
        allowed = phrase("no picture in a story that came without its folder")
        raise PictureError(allowed, phrase("open the folder itself"))
    return _file(name, folder)


def _file(name: str, folder: Path) -> bytes:
    home = folder.resolve()
    try:
        path = (home / name).resolve()
        if not path.is_relative_to(home) or Path(name).is_absolute():
            raise PictureError("a path within the folder of the story", "put the picture there")
        if not path.is_file():
            raise PictureError("a file beside the story", f"there is none of that name in {home.name}")
        if (size := path.stat().st_size) > MOST_BYTES:
            allowed = f"at most {MOST_BYTES // 1_000_000} MB, and not {size / 1_000_000:.0f}"
            raise PictureError(allowed, "save it smaller")
        return path.read_bytes()
    except (OSError, ValueError) as error:
        if isinstance(error, PictureError):
            raise
        reason = getattr(error, "strerror", None) or str(error)
        raise PictureError("a file that can be read", reason) from error


def reduced(content: bytes) -> Json:
    """``{src, width, height}``: a picture as WebP in a ``data:`` address, at most 1600 pixels long.

    The same bytes give the same picture, and the bytes of such a picture itself. What cameras write beside it
    (the place it was taken at, say) is left out. Raises ``PictureError`` for what is no picture.
    """
    allowed = phrase("a picture ({names})", names=", ".join(_FORMATS))
    advice = phrase("save it as JPEG or PNG")
    try:
        with Image.open(io.BytesIO(content), formats=_FORMATS) as opened:
            if opened.width * opened.height > _MOST_PIXELS:
                words = phrase(
                    "at most {count} million pixels, not {size} pixels",
                    count=_MOST_PIXELS // 1_000_000,
                    size=f"{opened.width} × {opened.height}",
                )
                raise PictureError(words, advice)
            if _is_reduced(content, opened):
                opened.load()
                return _carried(content, opened.width, opened.height)
            opened.draft("RGB", (LONGEST_PX, LONGEST_PX))
            upright = ImageOps.exif_transpose(opened)
            clear = upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info
            drawn = upright.convert("RGBA" if clear else "RGB")
    except PictureError:
        raise
    except Exception as error:  # readers of formats raise whatever they meet in damaged bytes
        raise PictureError(allowed, advice) from error
    drawn.thumbnail((LONGEST_PX, LONGEST_PX), Image.Resampling.LANCZOS)
    written = io.BytesIO()
    drawn.save(written, "WEBP", quality=_QUALITY, method=4, exif=b"", icc_profile=b"")
    return _carried(written.getvalue(), drawn.width, drawn.height)


def thumbnail(content: bytes, longest: int) -> bytes:
    """A picture of ``reduced`` as a WebP of its own, at most ``longest`` pixels long."""
    with Image.open(io.BytesIO(content), formats=("WEBP",)) as opened:
        opened.thumbnail((longest, longest), Image.Resampling.LANCZOS)
        written = io.BytesIO()
        opened.save(written, "WEBP", quality=_QUALITY, method=4)
    return written.getvalue()


def _carried(content: bytes, width: int, height: int) -> Json:
    text = base64.b64encode(content).decode("ascii")
    return {"src": f"data:image/webp;base64,{text}", "width": width, "height": height}


def _is_reduced(content: bytes, opened: Image.Image) -> bool:
    """Whether this is what was made here before: small enough, and a WebP with nothing beside the picture."""
    if opened.format != "WEBP" or max(opened.size) > LONGEST_PX:
        return False
    kinds, at = set(), 12
    while at + 8 <= len(content):
        kind, size = content[at : at + 4], int.from_bytes(content[at + 4 : at + 8], "little")
        kinds.add(kind)
        at += 8 + size + size % 2
    return at == len(content) and kinds <= _PICTURE_ALONE
