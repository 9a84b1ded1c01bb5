"""The pseudo-language: English that can be read and is no English."""

from __future__ import annotations

import re
from typing import Final

_LETTERS: Final = str.maketrans(
    "AEIOUYaeiouyCcNnSsZz",
    "ÀÉÎÖÛÝàéîöûýÇçÑñŠšŽž",
)
_PLACE: Final = re.compile(r"(\{\w+\})")
_LONGER: Final = 0.3
"""How much longer other languages are at most, mostly."""


def pseudo(text: str) -> str:
    """``Play`` → ``[Plàý ~]``: accents on letters, a third longer, in brackets; names in braces stay."""
    parts = _PLACE.split(text)
    changed = "".join(part if _PLACE.fullmatch(part) else part.translate(_LETTERS) for part in parts)
    return f"[{changed} {'~' * max(1, round(len(text) * _LONGER))}]" if text.strip() else text
