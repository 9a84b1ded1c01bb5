"""Files packed by gzip, bzip2 or xz → their bytes, up to the limit."""

from __future__ import annotations

import bz2
import gzip
import lzma
from collections.abc import Callable, Mapping
from io import BytesIO
from types import MappingProxyType
from typing import IO, Any, Final

from ..language import phrase
from .limits import MAX_BYTES, too_large

_OPEN: Final[Mapping[str, Callable[[IO[bytes]], Any]]] = MappingProxyType(
    {".gz": gzip.open, ".bz2": bz2.open, ".xz": lzma.open}
)
PACKED: Final = tuple(_OPEN)
"""The endings of packed files."""


def unpacked(content: bytes, file: str, ending: str) -> bytes:
    """What a file with an ending of ``PACKED`` holds.

    Raises ``TableError`` when it is more than a file may hold; the exceptions of gzip, bz2 and lzma on
    damaged bytes pass through.
    """
    with _OPEN[ending](BytesIO(content)) as stream:
        text: bytes = stream.read(MAX_BYTES + 1)
    if len(text) > MAX_BYTES:
        found, advice = phrase("a packed file that is too large"), phrase("split the table into several")
        raise too_large(file, found, MAX_BYTES // 1_000_000, advice)
    return text
