"""Which columns hold what, as people say it: ``leader=Who,city=Ort``."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from ..errors import ColumnsError
from ..tables import REPORT_COLUMNS, header_word

_ALIASES: Final = {"leader": "leaders", "who": "leaders", "place": "venue", "when": "date"}


def columns_said(text: str) -> dict[str, str]:
    """``leader=Who,city=Ort`` as our field → the table's column; a comma within a name is doubled.

    Raises ``ColumnsError`` for anything else.
    """
    made: dict[str, str] = {}
    for pair in re.split(r"(?<!,),(?!,)", text) if text else ():
        field, equals, column = pair.replace(",,", ",").partition("=")
        if not equals or not field.strip() or not column.strip():
            raise ColumnsError(f'--columns got "{pair}"; write FIELD=COLUMN, several with commas between')
        made[field.strip()] = column.strip()
    return made


def field_named(said: str, fields: Collection[str]) -> str | None:
    """The field that somebody means, by its name, a synonym of it or another word for it; None for none."""
    word = header_word(said)
    if word in fields:
        return word
    synonym = next((field for field, others in REPORT_COLUMNS.items() if word in others), None)
    return _ALIASES.get(word, synonym)
