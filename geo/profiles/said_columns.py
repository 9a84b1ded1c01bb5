"""Which columns hold what, as people say it: ``leader=Who,city=Ort``."""

from __future__ import annotations

import re

from ..errors import ColumnsError


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
