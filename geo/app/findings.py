"""What was found in a table, in words: how much, as a list with a filter, and why one cannot be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import reduce
from html import escape

import pandas as pd
import streamlit as st

from ..errors import DateError, FlowSourceError, Problem, SummitAtlasError, TableError, words_of
from ..export import table_csv
from ..language import ENGLISH, N_, _, ngettext, number_words, rephrased, spoken
from ..projects import ProjectError
from ..words import kind_words
from .worded import GRADES, worded

IN_FULL = 5
MOST, _FEW = 300, 6
"""Findings in the table, and rows that one of them names, at most."""
SEVERITIES = {"error": N_("Errors"), "warning": N_("Warnings"), "note": N_("Notes")}
"""Worst first, and what they are called."""
HEADINGS = {
    "severity": N_("How grave"),
    "kind": N_("About"),
    "file": N_("File"),
    "row": N_("First row"),
    "rows": N_("Rows"),
    "column": N_("Column"),
    "found": N_("What was there"),
    "allowed": N_("What is allowed"),
    "advice": N_("What to do"),
}
"""Columns of the table of findings and what they are called on the page."""
_SENTENCES = ("found", "allowed", "advice")


def missing(error: SummitAtlasError) -> None:
    """That the program itself, or the project that is open, is not whole, and how it is made so."""
    if isinstance(error, ProjectError):
        st.error(_("This project is missing or damaged."))
    else:
        st.error(_("Something that the program needs is missing or damaged."))
    st.text(told(error))


def told(error: BaseException) -> str:
    """What an error says, in the reader's language where it is a sentence that can be said anew."""
    if isinstance(error, TableError):
        return "\n".join(map(in_full, error.problems))
    if isinstance(error, DateError):
        return _(
            'got "{text}"; expected {allowed}; {advice}',
            text=error.text,
            allowed=rephrased(error.allowed),
            advice=rephrased(error.advice),
        )
    if isinstance(error, FlowSourceError):
        return _(
            "{path}: {found}; expected {allowed}; {advice}",
            path=error.path,
            found=rephrased(error.found),
            allowed=rephrased(error.allowed),
            advice=rephrased(error.advice),
        )
    return rephrased(words_of(error))


def refusal(found: Sequence[Problem]) -> None:
    """Why a table cannot be read: the first reasons in full, all of them as a table."""
    for problem in found[:IN_FULL]:
        st.text(in_full(problem))
    if len(found) > IN_FULL:
        problems(found)
    else:
        _table(_worst_first(found))


def problems(found: Iterable[Problem]) -> None:
    """Every finding with its place and what to do, worst first; a filter, and all of them as a file."""
    told = _worst_first(found)
    counts(told)
    if all(one.severity == "note" for one in told):
        st.text(_("Nothing to mend: every row was read and every venue located."))
    if not told:
        return
    grades, kinds, words = st.columns(3)
    present = [name for name in SEVERITIES if any(one.severity == name for one in told)]
    grade = grades.multiselect(
        _("How grave"),
        present,
        format_func=worded(SEVERITIES),
        placeholder=_("All"),
        key="found_severity",
    )
    named = sorted({one.kind for one in told if one.kind})
    kind = kinds.multiselect(
        _("About"), named, format_func=kind_words, placeholder=_("All"), key="found_kind"
    )
    text = words.text_input(_("With the words"), key="found_words").strip().casefold()
    shown = [
        one
        for one in told
        if (not grade or one.severity in grade)
        and (not kind or one.kind in kind)
        and text in f"{one} {in_full(one)}".casefold()
    ]
    if len(shown) < len(told):
        st.caption(
            ngettext(
                "{shown} of {count} finding",
                "{shown} of {count} findings",
                len(told),
                shown=number_words(len(shown)),
            )
        )
    listed(shown, "found_file")


def notice(found: Sequence[Problem]) -> None:
    """How many errors and warnings there are, if any, and where they are listed."""
    number: Counter[str] = Counter(one.severity for one in found)
    errors, warnings = _counted("error", number["error"]), _counted("warning", number["warning"])
    if number["error"] and number["warning"]:
        what = _("{errors} and {warnings} in this table:", errors=errors, warnings=warnings)
    elif number["error"] or number["warning"]:
        what = _("{findings} in this table:", findings=errors if number["error"] else warnings)
    else:
        return
    show = st.error if number["error"] else st.warning
    where = _("every one is listed under Problems, below the map.")
    show(f"{what} {where}")


def _counted(severity: str, number: int) -> str:
    if severity == "error":
        return ngettext("{count} error", "{count} errors", number)
    if severity == "warning":
        return ngettext("{count} warning", "{count} warnings", number)
    return ngettext("{count} note", "{count} notes", number)


def counts(found: Iterable[Problem]) -> None:
    """How many findings there are of each severity."""
    number: Counter[str] = Counter(one.severity for one in found)
    st.text(" · ".join(_counted(name, number[name]) for name in SEVERITIES))


def listed(found: Iterable[Problem], key: str) -> None:
    """The findings as a table, worst first, and all of them as a file; nothing where there are none.

    ``key`` names the button for the file.
    """
    told = _worst_first(found)
    if not told:
        return
    _table(told[:MOST])
    if len(told) > MOST:
        first = number_words(MOST)
        st.caption(_("The first {count} are listed; the file below has all of them.", count=first))
    st.download_button(
        _("Save these findings as CSV"),
        data=lambda: table_csv(_findings(told).astype("str").fillna("")),
        file_name="findings.csv",
        mime="text/csv",
        on_click="ignore",
        key=key,
    )


def _table(told: Sequence[Problem]) -> None:
    """Findings with their rows, a column for all that is said of any; nothing where there are none."""
    if not told:
        return
    table = _in_words(told)
    table["rows"] = [few(one.rows or (one.row,) if one.row else ()) for one in told]
    said = [name for name in table if name not in ("file", "row") and table[name].fillna("").ne("").any()]
    files = ["file"] if table["file"].nunique() > 1 else []
    st.html(_as_html(table[[*(name for name in HEADINGS if name in said), *files]]))


def few(rows: Sequence[int]) -> str:
    """The first of many rows, and how many there are."""
    shown = ", ".join(map(str, rows[:_FEW]))
    if len(rows) <= _FEW:
        return shown
    return ngettext("{rows} … ({count} row)", "{rows} … ({count} rows)", len(rows), rows=shown)


def _as_html(table: pd.DataFrame) -> str:
    """A table of the page's own: Streamlit's run from left to right in every language, and cut long words."""
    kinds = [' class="words"' if name in _SENTENCES else "" for name in table]
    heads = "".join(f"<th scope=col>{escape(_(HEADINGS[str(name)]))}</th>" for name in table)
    lines = "".join(
        "<tr>"
        + "".join(
            f"<td{kind} dir=auto>{escape(str(cell))}</td>" for kind, cell in zip(kinds, line, strict=True)
        )
        + "</tr>"
        for line in table.itertuples(index=False)
    )
    label = escape(_("Problems"))
    body = f"<table><thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table>"
    return f'<div class="summit-atlas-found" role="region" tabindex="0" aria-label="{label}">{body}</div>'


def _in_words(told: Sequence[Problem]) -> pd.DataFrame:
    """The findings as a table, in the reader's language where they are sentences that can be said anew."""
    table = _findings(told).fillna({"column": ""})
    said = {name: [rephrased(getattr(one, name)) for one in told] for name in _SENTENCES}
    return table.assign(
        severity=table["severity"].map(worded(GRADES)), kind=table["kind"].map(kind_words), **said
    )


def placed(one: Problem) -> str:
    """A finding as one line with its place, where no table below has that."""
    if spoken() == ENGLISH:
        return str(_on_page(one))
    if one.row is None:
        return f"{one.file}: {in_full(one)}"
    if one.column is None:
        return _("{file}, row {row}: {words}", file=one.file, row=one.row, words=in_full(one))
    return _(
        '{file}, row {row}, column "{column}": {words}',
        file=one.file,
        row=one.row,
        column=one.column,
        words=in_full(one),
    )


def in_full(one: Problem) -> str:
    """A finding as one line; in other languages than English without its place, which the table below has."""
    if spoken() == ENGLISH:
        return str(_on_page(one))
    parts = [said for name in _SENTENCES if (said := rephrased(getattr(one, name)))]
    # Translators: what was found, what is allowed and what to do, one after the other.
    return reduce(lambda said, next_: _("{one}; {other}", one=said, other=next_), parts)


def _on_page(one: Problem) -> Problem:
    """A finding in the words of the page."""
    return replace(
        one, found=rephrased(one.found), allowed=rephrased(one.allowed), advice=rephrased(one.advice)
    )


def _worst_first(found: Iterable[Problem]) -> list[Problem]:
    order = list(SEVERITIES)
    return sorted(found, key=lambda one: order.index(one.severity))


def _findings(found: Iterable[Problem]) -> pd.DataFrame:
    table = pd.DataFrame([one.as_dict() for one in found], columns=list(HEADINGS))
    rows = [", ".join(map(str, numbers)) for numbers in table["rows"]]
    return table.assign(row=table["row"].astype("Int64"), rows=rows)
