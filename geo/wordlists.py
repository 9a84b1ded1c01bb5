"""Words by which unknown tables are told, from ``data/profiles/words.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Final, NamedTuple

from geo.columns import header_word
from geo.profiles import FOLDER

_FILE: Final = "words.toml"


class Words(NamedTuple):
    """The lists of the file."""

    fields: dict[str, str]
    """Word of a header → the field that it names; ambiguous ones name the first that lists them."""
    blank: tuple[str, ...]
    titles: tuple[str, ...]
    transit: tuple[str, ...]
    statuses: dict[str, str]
    """Word of a status column, as written there → one of ours."""


@cache
def words() -> Words:
    """The lists, read once."""
    content = tomllib.loads((FOLDER / _FILE).read_text("utf-8"))
    named: dict[str, str] = {}
    for field, headers in content["headers"].items():
        for header in headers:
            named.setdefault(header_word(header), field)
    cells = content["cells"]
    statuses = {word: status for status, listed in content["status"].items() for word in listed}
    return Words(named, tuple(cells["blank"]), tuple(cells["titles"]), tuple(cells["transit"]), statuses)
