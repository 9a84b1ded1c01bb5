"""How much of a file is read, and the words that refuse what is more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, TypeVar

from ..errors import Problem, TableError
from ..language import Phrase, phrase, phrases, shortened

T = TypeVar("T")
MAX_BYTES: Final = 200_000_000
MAX_COLUMNS: Final = 1_000
MAX_ROWS: Final = 1_048_576  # what a spreadsheet can hold
MAX_CELLS: Final = 25_000_000
MAX_CHARACTERS: Final = 400_000_000
MAX_IN_A_ROW: Final = 200_000
"""Cells of one row up to which those beyond the header are told; more are no row."""
MAX_MARKS: Final = 4_000_000
"""Signs ``<`` of a web page, or of XML, that are read."""
MAX_VALUES: Final = 15_000_000
"""Values of JSON that are read, a list or an object counted as three."""
MAX_LENGTH: Final = 10_000
"""Characters of a cell that are read."""
MAX_NAME: Final = 500
"""Characters of a column's name and of a line above the header that are read."""
MAX_FOUND: Final = 120
_WORDS: Final = 100_000
"""Different cells that are kept in mind, so that equal ones are one text in memory."""
_KEPT: Final = MAX_LENGTH + 1
"""One more than is read, so that whoever reads the cell sees that it was longer."""


SAVE_AGAIN: Final = phrase("open it in the program it came from and save it again")
ANOTHER_ENDING: Final = phrase("save it again, or correct its ending")
RIGHT_FILE: Final = phrase("check that the right file was saved")
SPLIT: Final = phrase("split the table into several")
DEEP: Final = phrase("lists in lists beyond all bounds")


def clip(text: str) -> str:
    """``text`` as a problem shows it: at most 120 characters, the cut marked by …."""
    return shortened(text, MAX_FOUND)


def some_of(names: Sequence[str], most: int) -> str:
    """The first names, so many at most, and how many more there are."""
    shown = _in_a_row(names[:most])
    more = len(names) - most
    if more <= 0:
        return shown
    return phrases("{names} and {count} more", "{names} and {count} more", more, names=shown)


def _in_a_row(names: Sequence[str]) -> str:
    if not any(isinstance(name, Phrase) for name in names):
        return ", ".join(names)
    said, *others = names
    for other in others:
        # Translators: names in a row, of which more may follow.
        said = phrase("{one}, {other}", one=said, other=other)
    return said


def unusable(file: str, found: str, allowed: str, advice: str) -> TableError:
    """The error for a file that cannot be used at all, made of one problem."""
    return TableError([Problem(file, None, None, clip(found), allowed, advice)])


def nothing_in(file: str, found: str) -> TableError:
    """The error for a file in which no cells are, as ``found`` says."""
    return unusable(file, found, phrase("a header row and rows of cells"), RIGHT_FILE)


def no_opendocument(file: str) -> TableError:
    """The error for an archive that is no OpenDocument spreadsheet."""
    found = phrase("a zip archive that is no OpenDocument spreadsheet")
    allowed, advice = phrase("an OpenDocument spreadsheet"), phrase("save it again, or as .xlsx")
    return unusable(file, found, allowed, advice)


def damaged(kind: str, error: object) -> str:
    """That a file of this kind is damaged, with what its reader says of it."""
    return clip(phrase("a damaged {kind} file ({error})", kind=kind, error=str(error)))


def too_large(file: str, found: str, megabytes: int, advice: str) -> TableError:
    """The error for a packed file that would be too large when unpacked."""
    allowed = phrase("at most {count} MB when unpacked", count=megabytes)
    return unusable(file, found, allowed, advice)


def too_many_rows(file: str, rows: int | None = None) -> TableError:
    """The error for a table of so many rows, or of more than are counted."""
    found = (
        phrase("more than {count} rows, empty lines among them", count=MAX_ROWS)
        if rows is None
        else phrases("{count} row", "{count} rows", rows)
    )
    allowed = phrase("at most {count} rows", count=MAX_ROWS)
    return unusable(file, found, allowed, SPLIT)


def too_many_columns(file: str, found: str) -> TableError:
    """The error for a table of too many columns, or a row of too many cells, as ``found`` says."""
    allowed = phrase("at most {count} columns", count=MAX_COLUMNS)
    advice = phrase("check that the right file was saved, or remove the columns without use")
    return unusable(file, found, allowed, advice)


def counted(file: str, rows: Iterable[T]) -> Iterator[T]:
    """The rows, up to as many as a table may have; raises ``TableError`` for one more."""
    for number, row in enumerate(rows):
        if number == MAX_ROWS:
            raise too_many_rows(file)
        yield row


class Budget:
    """What may still be kept of one file, counted while it is read.

    A few kilobytes can stand for gigabytes: cells that span others, a text that a dictionary repeats, one
    cell in the last column of a sheet. So the count is of what is kept, not of what the file weighs.
    """

    def __init__(self, file: str) -> None:
        self._file = file
        self._cells = MAX_CELLS
        self._characters = MAX_CHARACTERS
        self._words: dict[str, str] = {}
        """Cells as they were met last."""

    def record(self, cells: Iterable[str]) -> list[str]:
        """The cells of one more record, each cut to its limit; raises ``TableError`` when it is too much."""
        kept = list(cells)
        size = sum(map(len, kept))
        if size > MAX_LENGTH:
            kept = [cell[:_KEPT] for cell in kept]
            size = sum(map(len, kept))
        self.take(len(kept), size)
        return kept

    def row(self, cells: Iterable[str]) -> list[str]:
        """``record`` of a row of a table: nothing where no cell has text; equal cells are one text."""
        kept = self.record(cells)
        if not any(kept):
            return []
        words = self._words
        if len(words) > _WORDS:
            words.clear()
        return [words.setdefault(cell, cell) for cell in kept]

    def parted(self, line: str, sign: str) -> str:
        """``line``, which may be divided at the sign: it makes no row that is beyond all bounds."""
        if len(line) > MAX_IN_A_ROW and (cells := line.count(sign)) > MAX_IN_A_ROW:
            raise too_many_columns(self._file, phrase("a row of {count} cells", count=cells))
        return line

    def take(self, cells: int, characters: int = 0) -> None:
        """Count cells that are to be kept; raises ``TableError`` when they are too many."""
        self._cells -= cells
        self._characters -= characters
        if self._cells < 0 or self._characters < 0:
            cells_too = self._cells < 0
            raise unusable(
                self._file,
                phrase("more than {count} cells", count=MAX_CELLS)
                if cells_too
                else phrase("more than {count} characters", count=MAX_CHARACTERS),
                phrase(
                    "at most {cells} cells with {characters} characters together",
                    cells=MAX_CELLS,
                    characters=MAX_CHARACTERS,
                ),
                phrase("remove the columns without use, or split the table into several"),
            )
