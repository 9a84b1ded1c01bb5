"""Lines below a table that are remarks and no rows of it."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from .. import patterns as re
from ..dates import lacks_year, looks_dated
from ..places import Gazetteer, country_codes, normalise

_NOTE: Final = re.compile(
    r"(?:sources?|data|credits?|legend|key|données|daten|legende|légende|datos|leyenda|dados|legenda|dati|данные|数据"
    r"|notes?|n\. ?b\.|remarks?|updated|last updated|retrieved|quellen?|anmerkung(?:en)?"
    r"|hinweise?|stand"
    r"|remarques?|mis à jour|fuentes?|notas?|actualizado|fontes?|atualizado|fonti|fonte|note|aggiornato"
    r"|источники?|примечани[ея]|обновлено|来源|來源|资料来源|注|备注|備註|说明)\s*[:：.–—-].*"
    r"|(?:\*{1,3}|†|‡|©|\(c\)).+",
    re.IGNORECASE | re.DOTALL,
)
_LINK: Final = re.compile(r"https?://\S+", re.IGNORECASE)
_LONG_LINE: Final = 60
"""Characters from which on a lone text below the last row is a remark, whatever it begins with."""
_WIDE, _WORDS = 3, 3
"""Columns and words from which on a lone text in the first cell, in no row above, is one too."""


def is_remark(text: str) -> bool:
    """Whether a text begins as remarks do: with a mark, or a word such as ``Source:``."""
    return bool(_NOTE.fullmatch(text))


def is_note(row: list[str], known: Collection[str], gazetteer: Gazetteer) -> bool:
    """Whether a row is a line of its own: sources, remarks, a long line, or words that no row above has.

    A row of which another cell holds a date or the name of a place is none, whatever it begins with.
    ``known``: the first cells of the rows above.
    """
    texts = list(dict.fromkeys(filter(None, row)))
    if not texts:
        return False
    filled = len([text for text in row if text])
    if len(texts) > 1:
        cut_up = all(row[:filled]) and filled < len(row)
        return cut_up and is_remark(texts[0]) and not any(_tells(text, gazetteer) for text in texts[1:])
    (text,) = texts
    if is_remark(text) or _LINK.fullmatch(text) or len(text) > _LONG_LINE:
        return True
    alone = filled == 1 and row[0] != "" and len(row) >= _WIDE and len(text.split()) >= _WORDS
    return alone and text not in known and not _tells(text, gazetteer)


def is_dated(text: str) -> bool:
    """Whether a text is a date, be it one without its year, or one with a remark in brackets."""
    bare = text.partition("(")[0].strip()
    return looks_dated(bare) or lacks_year(bare)


def _tells(text: str, gazetteer: Gazetteer) -> bool:
    """Whether a text is a date or the name of a place."""
    place = text.partition("(")[0].partition(",")[0].strip()
    return is_dated(text) or bool(country_codes(place)) or bool(gazetteer.store.places(normalise(place)))
