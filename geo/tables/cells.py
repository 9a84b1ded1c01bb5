"""Columns of raw text → clean text, names and states, with the faulty cells."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, NamedTuple, get_args

import pandas as pd

from ..errors import Problem, Severity
from ..language import phrase
from ..schema import Status
from .limits import MAX_LENGTH, clip
from .raw import row_problems

_CONTROL: Final = r"[\x00-\x08\x0b-\x1f\x7f]"
_CONTROL_IN: Final = re.compile(_CONTROL)  # a carriage return among them
_NAME_SEPARATORS = re.compile(r"[;；|\n]")
_WIDE_BRACKETS = re.compile(r"\s*（([^（）]*)）$")
_ALIAS_SEPARATORS = re.compile(r"[|\n]")
_SPELLINGS: Final[dict[str, Status]] = {
    "": "held",
    **{status: status for status in get_args(Status)},
    "completed": "held",
    "canceled": "cancelled",
}


Names = pd.Series  # of tuples of text, which pandas' type hints cannot say


class Where(NamedTuple):
    """Where a column stands, for the problems found in it."""

    file: str
    rows: pd.Series[int]
    """Row numbers as a spreadsheet shows them, on the cells' index."""
    header: str
    """The column's name as written in the file."""

    def problems(
        self,
        cells: pd.Series[str],
        mask: pd.Series[bool],
        *,
        allowed: str,
        advice: str,
        severity: Severity = "error",
    ) -> list[Problem]:
        """One problem for every cell under the mask."""
        if not mask.any():
            return []
        return row_problems(
            self.file,
            self.rows[mask].tolist(),
            cells[mask].tolist(),
            column=self.header,
            allowed=allowed,
            advice=advice,
            severity=severity,
        )


def clean(cells: pd.Series[str], where: Where) -> tuple[pd.Series[str], list[Problem]]:
    """The column's text in Unicode NFC without outer white space, and what had to change.

    Control characters other than tab and line end become U+FFFD, with a warning; cells
    beyond 10,000 characters are cut there, an error. All else stays as written: text is
    made harmless where it is shown, not here.
    """
    whole = "".join(cells.tolist())
    if whole.isascii() and not _CONTROL_IN.search(whole):  # nothing to change but the white space around
        return _cut(cells.str.strip(), where)
    problems: list[Problem] = []
    text = cells
    if (returns := text.str.contains("\r", regex=False)).any():
        text = text.mask(
            returns, text[returns].str.replace("\r\n", "\n", regex=False).str.replace("\r", "\n")
        )
    if (control := text.str.contains(_CONTROL, regex=True)).any():
        text = text.mask(control, text[control].str.replace(_CONTROL, "\ufffd", regex=True))
        problems += where.problems(
            text,
            control,
            allowed=phrase("text without control characters"),
            advice=phrase("each was replaced by �; retype the cell"),
            severity="warning",
        )
    if (wide := ~text.str.isascii()).any():
        text = text.mask(wide, text[wide].str.normalize("NFC"))
    text, long = _cut(text.str.strip(), where)
    return text, [*problems, *long]


def _cut(text: pd.Series[str], where: Where) -> tuple[pd.Series[str], list[Problem]]:
    """The column without what is beyond ``MAX_LENGTH`` of a cell."""
    problems: list[Problem] = []
    if (long := text.str.len() > MAX_LENGTH).any():
        problems += where.problems(
            text,
            long,
            allowed=phrase("at most {count} characters in a cell", count=MAX_LENGTH),
            advice=phrase(
                "only the first {count} were read; shorten it, or look for an open quote",
                count=MAX_LENGTH,
            ),
        )
        text = text.mask(long, text[long].str.slice(0, MAX_LENGTH))
    return text, problems


def split_leaders(cells: pd.Series[str]) -> Names:
    """Tuples of the names between ``;``, ``|`` and line ends; trimmed, none blank, none twice.

    Of signs as wide as a Chinese character, ``；`` parts names too, and brackets behind a name become narrow
    ones: ``习近平（中国）`` is ``习近平 (中国)``.
    """

    def names(text: str) -> tuple[str, ...]:
        return _parts([_WIDE_BRACKETS.sub(r" (\1)", name.strip()) for name in _NAME_SEPARATORS.split(text)])

    return _each_distinct(cells, names)


def split_aliases(cells: pd.Series[str]) -> Names:
    """Tuples of the names between ``|`` and line ends; trimmed, none blank, none twice."""
    return _each_distinct(cells, lambda text: _parts(_ALIAS_SEPARATORS.split(text)))


def _parts(pieces: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(piece.strip() for piece in pieces if piece.strip()))


def _each_distinct(cells: pd.Series[str], split: Callable[[str], tuple[str, ...]]) -> Names:
    made = {text: split(text) for text in cells.unique()}
    return pd.Series([made[text] for text in cells.tolist()], index=cells.index, dtype="object")


def statuses(cells: pd.Series[str], where: Where) -> tuple[pd.Series[str], list[Problem]]:
    """The four words of ``schema.STATUSES``; blank is ``held``.

    ``completed`` and ``canceled`` are read too. Any other word is an error and becomes
    ``planned``: a meeting that perhaps never took place must not be shown as held. All are one finding.
    """
    known = {text: _SPELLINGS.get(text.casefold()) for text in cells.unique()}
    read = pd.Series([known[text] for text in cells.tolist()], index=cells.index, dtype="object")
    wrong = read.isna()
    counts = cells[wrong].value_counts(sort=False)
    said = [f"{text} ({count})" if len(counts) > 1 else text for text, count in counts.items()]
    rows = tuple(where.rows[wrong].astype("int64").tolist())
    problems = (
        [
            Problem(
                where.file,
                rows[0],
                where.header,
                clip(", ".join(map(str, said))),
                phrase("{words}, or nothing for held", words=", ".join(get_args(Status))),
                phrase("correct it; until then the meeting counts as planned, never as held"),
                rows=rows,
            )
        ]
        if rows
        else []
    )
    return read.mask(wrong, "planned").astype("str"), problems


def says_no_status(cells: pd.Series[str]) -> bool:
    """Whether a column has words and none of them is a status: it is then about something else."""
    distinct = [text for text in cells.unique() if text]
    return bool(distinct) and not any(text.casefold() in _SPELLINGS for text in distinct)


def whole_numbers(cells: pd.Series[str], where: Where, unknown: str) -> tuple[pd.Series[int], list[Problem]]:
    """Whole numbers, 0 where blank; anything else is a warning and 0: ``unknown`` says what then is not."""
    number = cells.str.fullmatch("[0-9]{1,6}")
    problems = where.problems(
        cells,
        cells.ne("") & ~number,
        allowed=phrase("1, 2, …, or nothing"),
        advice=f"correct it; until then {unknown} is not known",
        severity="warning",
    )
    return pd.to_numeric(cells.where(number, "0")).astype("int64"), problems
