"""OpenDocument spreadsheets whose XML is indented, as Gnumeric and GDAL write it, without the indents.

Calamine stops at white space between the elements of a table. There it means nothing; within a cell's text,
where it does, none is touched.
"""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import Final

from ..language import phrase
from .limits import MAX_BYTES, SPLIT, too_large

CONTENT: Final = "content.xml"
_BETWEEN: Final = re.compile(rb"(</?(?:table|office):[^<>]*>|</text:p>)\s+(?=<)")


def without_indents(content: bytes, file: str) -> bytes:
    """The same spreadsheet with nothing between the elements of its tables.

    Raises ``TableError`` for one that unpacks to more than is read; what ``zipfile`` says of damaged bytes
    passes through.
    """
    made = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(content)) as before,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        wanted = [one for one in before.infolist() if not one.is_dir()]
        if sum(one.file_size for one in wanted) > MAX_BYTES:
            raise too_large(file, phrase("a spreadsheet that is too large"), MAX_BYTES // 1_000_000, SPLIT)
        for one in wanted:
            text = before.read(one)
            after.writestr(one.filename, _BETWEEN.sub(rb"\1", text) if one.filename == CONTENT else text)
    return made.getvalue()
