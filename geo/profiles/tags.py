"""Tags and marks at a name in a cell: ``Paris (cancelled)``, ``Berlin – postponed``, ``Rome*``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from ..places import country_codes
from .outcome_words import VIRTUAL
from .outcomes import Said, is_new_date, is_one_clause, said

_SIGNS: Final = re.compile(r"([;/|\n、，,]| and | & | et | und | y | e | и )")
"""What parts the names of a cell; kept, so that the cell can be put together again."""
_BRACKET: Final = re.compile(r"[(\[（]([^()\[\]（）]{2,80})[)\]）]")
_DASHED: Final = re.compile(r"\s[-–—]\s|[–—:]")
_MARKS: Final = "*†‡§¹²³⁴⁵⁶⁷⁸⁹"
_MARK: Final = re.compile(rf"(?<=[\w).])\s?([{_MARKS}]+)$")
_EXPLAINED: Final = re.compile(rf"([{_MARKS}]+)\s*[=:–-]?\s*([^{_MARKS}]+)")
_FIGURES: Final = re.compile(r"[0-9\s./:,–-]*")
"""A date without a word, which says nothing else."""
_LONGEST: Final = 2_000
"""Characters of a cell in which tags are looked for."""
UNKNOWN: Final = Said("?")
"""What a mark says that no line explains."""
Legend = Mapping[str, str]
"""Mark → what the lines around the table say it means."""


class Tag(NamedTuple):
    """What stands at one name of a cell."""

    name: str
    """The name without it; empty where the cell says nothing else."""
    number: int
    """How often that name stands before it in the cell."""
    written: str
    """The tag or mark itself."""
    said: Said


def legend(lines: Iterable[str]) -> dict[str, str]:
    """What marks mean, by the lines above and below a table.

    >>> legend(["* cancelled; ** by video", "Source: the ministry"])
    {'*': 'cancelled', '**': 'by video'}
    """
    return {mark: text.strip(" ;,.") for line in lines for mark, text in _EXPLAINED.findall(line[:1000])}


def first_of(tags: Iterable[Tag]) -> str:
    """What the first tag that is sure says."""
    return next(one.said.outcome for one in tags if one.said.sure)


def parts_of_lists(text: str) -> list[str]:
    """What stands between the signs and words that may part names, of which at least one is there."""
    return [part.strip() for part in _SIGNS.split(text)[::2] if part.strip()] or [text]


def parts_of_names(text: str) -> tuple[str, ...]:
    """A place as written, and the last of its parts: ``Salem, Oregon`` and ``Oregon``.

    Two countries that are one (``Trinidad and Tobago``) have a last part too; other lists have none.
    """
    last = text.rpartition(",")[2].strip()
    return (text, _SIGNS.split(text)[-1].strip()) if country_codes(text) else (text, last)


def untagged(cell: str, marks: Legend) -> tuple[str, tuple[Tag, ...]]:
    """The cell without tags and marks that say whether its visits were made, and these.

    >>> untagged("Paris, Berlin (cancelled)", {})[0]
    'Paris, Berlin'
    """
    if len(cell) > _LONGEST or _FIGURES.fullmatch(cell):
        return cell, ()
    kept: list[str] = []
    tags: list[Tag] = []
    pieces, known = _outside_brackets(cell), tuple(marks.items())
    for place, piece in enumerate(pieces):
        if place % 2:
            kept.append(piece)
            continue
        name, found = _of_piece(piece.strip(), known)
        if found and not name and len(kept) > 1:  # Paris, cancelled: it is said of the name before
            kept.pop()
            name = kept[-1].strip()
            tags += [_numbered(kept[:-1], name, one) for one in found]
            continue
        tags += [_numbered(kept, name, one) for one in found]
        kept.append(piece if not found else piece.replace(piece.strip(), name))
    return ("".join(kept).strip(" ,;/|\n"), tuple(tags)) if tags else (cell, ())


def without_old_date(cell: str) -> str:
    """A date without the bracket that says from when its visit was put off to it.

    >>> without_old_date("15 May 2024 (postponed from 12 May)")
    '15 May 2024'
    """
    match = _BRACKET.search(cell[:_LONGEST])
    if match is None or not is_new_date(match[1]):
        return cell
    return (cell[: match.start()] + cell[match.end() :]).strip()


def _numbered(before: list[str], name: str, tag: Tag) -> Tag:
    return tag._replace(name=name, number=[one.strip() for one in before].count(name))


def _outside_brackets(cell: str) -> list[str]:
    """Names and the signs between them, in turns; what stands in brackets is one with the name before."""
    made, depth = [""], 0
    for part in _SIGNS.split(cell):
        if depth or not _SIGNS.fullmatch(part):
            made[-1] += part
            depth = max(0, depth + _opened(part))
        else:
            made += [part, ""]
    return made if not depth else _SIGNS.split(cell)


def _opened(text: str) -> int:
    return sum(map(text.count, "([（")) - sum(map(text.count, ")]）"))


@lru_cache(maxsize=10_000)
def _of_piece(piece: str, marks: tuple[tuple[str, str], ...]) -> tuple[str, tuple[Tag, ...]]:
    """One name and its tags: in brackets, behind or before a dash, alone, or as a mark."""
    found: list[Tag] = []
    for match in _BRACKET.finditer(piece):
        if (told := said(match[1])).sure:
            found.append(Tag("", 0, match[0].strip(), told))
    for tag in found:
        piece = piece.replace(tag.written, "", 1).strip()
    if (mark := _MARK.search(piece)) and not any(sign in piece[: mark.start()] for sign in mark[1]):
        found.append(Tag("", 0, mark[1], _meant(mark[1], dict(marks))))
        piece = piece[: mark.start()]
    if not found:
        piece, found = _dashed(piece)
    return " ".join(piece.split()) if found else piece, tuple(found)


def _meant(mark: str, marks: Legend) -> Said:
    text = marks.get(mark)
    return UNKNOWN if text is None else said(text)


def _dashed(piece: str) -> tuple[str, list[Tag]]:
    if (told := said(piece)).sure and told.outcome != VIRTUAL and is_one_clause(piece):
        return "", [Tag("", 0, piece, told)]
    signs = list(_DASHED.finditer(piece))
    if signs and (told := said(tag := piece[signs[-1].end() :].strip())).sure:
        return piece[: signs[-1].start()].strip(), [Tag("", 0, tag, told)]
    if signs and (told := said(tag := piece[: signs[0].start()].strip())).sure:
        return piece[signs[0].end() :].strip(), [Tag("", 0, tag, told)]
    return piece, []
