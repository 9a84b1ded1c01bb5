"""Any other reader: what to ask it, and its answer as cards that are checked against the text."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from ..dates import iso
from ..errors import TableError
from ..language import _, ngettext, number_words
from ..prose import quote_spans
from ..tables import RawTable, header_word, read_tables, recognise
from .cards import CHECKED, FIELDS, Card, Text, quoted
from .deciding import Desk, NotTakenError, Step
from .marking import sentences_at, words_of
from .steps import LONGEST_FIELD

MOST_CHARACTERS: Final = 2_000_000
MOST_ROWS: Final = 1_000
_PROMPT: Final = """\
Read the news text below and list the meetings of leaders (heads of state or government) that it tells of.
Answer with a JSON list and nothing else: one object for each meeting, with these keys, all of them text.

leaders   who took part, separated by "; ", each with the country in brackets:
          "Aino Virtala (Finland); King Frederik (Denmark)". Only people: a country or a government is nobody.
          "(Brazil)" stands for a leader whom the text does not name.
date      in EDTF: 2025-05-13 is a day, 2025-05-05/2025-05-06 lasted both days, 2025-03 is some time in that
          month, [2025-05-01..2025-05-16] some day within, [..2025-05-16] no later than that.
          Count "on Tuesday" from the day of publication.
venue     the building, if the text says it.
city      the city, if the text says it.
country   the country in which they met.
status    held, planned, invited or cancelled. What could, might or may happen, or is denied, is no row.
category  state visit, summit, or what the text calls it; virtual for telephone and video calls.
quote     the words of the text that say all this, copied letter for letter; " … " between parts that do not
          follow each other.

What the text does not say stays "". The day on which somebody says something is not the day of the meeting.
A place that stands for a government ("Washington said") is no place.
Every row is checked against the text: what its quote does not say is not taken.

Published: {published}

{text}
"""
_NAMES: Final = ("leaders", "date", "venue", "city", "country", "status", "category", "quote")


def prompt(text: Text) -> str:
    """What to give another reader: the columns, the conventions, the day of publication, and the text."""
    return _PROMPT.replace("{published}", iso(text.published)).replace("{text}", text.text)


def answered(desk: Desk, number: int, answer: str) -> Step:
    """The rows of an answer as new cards of a text, each with what the text does not support.

    JSON, CSV or a Markdown table, also within other words. Raises ``NotTakenError`` for what is no table.
    """
    if not 0 <= number < len(desk.texts):
        raise NotTakenError(_("this text is not on the desk"))
    rows = _rows(answer)
    text = desk.texts[number]
    spans = quote_spans([row["quote"] for row in rows], text.text)
    first = sum(card.origin == "given" for step in desk.steps for card in step.made)
    cards = tuple(
        _card(text, f"{number}.given{place}", number, row, found)
        for place, (row, found) in enumerate(zip(rows, spans, strict=True), start=first + 1)
    )
    return Step("put", (), cards)


def _card(
    text: Text,
    name: str,
    number: int,
    row: Mapping[str, str],
    spans: tuple[tuple[int, int], ...],
) -> Card:
    wide = tuple(sorted({one for start, end in spans for one in sentences_at(text, start, end)}))
    basis = {key: at for key in CHECKED if (at := words_of(text, wide, key, row[key])) is not None}
    fields = {key: row[key] for key in FIELDS}
    words = quoted(text.text, spans) if spans else row["quote"]
    return Card(name, number, fields, words, wide, basis, "given", text.faults(row))


def _rows(answer: str) -> list[dict[str, str]]:
    if len(answer) > MOST_CHARACTERS:
        raise NotTakenError(
            ngettext(
                "the answer has {count} character; at most {most} are read",
                "the answer has {count} characters; at most {most} are read",
                len(answer),
                most=number_words(MOST_CHARACTERS),
            )
        )
    found = _json(answer)
    rows = [row for one in (_table(answer) if found is None else found) if any((row := _row(one)).values())]
    if not rows:
        raise NotTakenError(
            _("there is no row in this answer: a JSON list, a CSV or a Markdown table is read")
        )
    if len(rows) > MOST_ROWS:
        raise NotTakenError(
            ngettext(
                "the answer has {count} row; at most {most} are read",
                "the answer has {count} rows; at most {most} are read",
                len(rows),
                most=number_words(MOST_ROWS),
            )
        )
    if not any(row["quote"] for row in rows):
        raise NotTakenError(_('no row has a "quote": without the words of the text nothing can be checked'))
    return rows


def _row(one: Mapping[str, Any]) -> dict[str, str]:
    words = {header_word(str(key)): value for key, value in one.items()}
    row = {key: _text(words.get(key)) for key in _NAMES}
    return {**row, "status": row["status"].lower() or "held"} if any(row.values()) else row


def _text(value: object) -> str:
    if isinstance(value, list | tuple):
        return "; ".join(filter(None, map(_text, value)))[: LONGEST_FIELD * 20]
    if value is None or isinstance(value, dict | bool):
        return ""
    return " ".join(str(value).split())[: LONGEST_FIELD * 20]


def _json(answer: str) -> list[Mapping[str, Any]] | None:
    """The objects of the first list, or of the one list within an object; None where there is none."""
    decoder = json.JSONDecoder()
    for sign in "[{":
        at = answer.find(sign)
        if at < 0:
            continue
        try:
            value, _end = decoder.raw_decode(answer, at)
        except (ValueError, RecursionError):
            continue
        if isinstance(value, dict):
            value = next((one for one in value.values() if isinstance(one, list)), [value])
        if isinstance(value, list) and any(isinstance(one, dict) for one in value):
            return [one for one in value if isinstance(one, dict)]
    return None


def _table(answer: str) -> Sequence[Mapping[str, Any]]:
    body = _unfenced(answer)
    ending = ".md" if body.lstrip().startswith("|") else ".csv"
    try:
        table: RawTable = read_tables(Path(f"answer{ending}"), body.encode("utf-8", "replace"))["reports"]
    except TableError as error:
        raise NotTakenError(
            _("the answer is no table that can be read: {found}", found=error.problems[0].found)
        ) from error
    found = recognise(table, "reports").cells.copy()
    for header in table.cells.columns:
        if header_word(str(header)) == "quote":
            found["quote"] = table.cells[header]
    return [dict(zip(found.columns, row, strict=True)) for row in found.fillna("").itertuples(index=False)]


def _unfenced(answer: str) -> str:
    """What stands between two lines of three backticks; otherwise what begins with a line like a table's."""
    lines = answer.splitlines()
    fences = [at for at, line in enumerate(lines) if line.strip().startswith("```")]
    if fences:
        return "\n".join(lines[fences[0] + 1 : fences[1] if len(fences) > 1 else None])
    head = next(
        (at for at, line in enumerate(lines) if "leaders" in line.lower() and "quote" in line.lower()), 0
    )
    return "\n".join(lines[head:])
