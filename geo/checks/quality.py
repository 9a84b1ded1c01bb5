"""What an editor should look at once meetings are placed and dated: each finding names its rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import pandas as pd

from ..errors import Problem, Severity
from ..language import phrase, phrases
from ..places import place_words, split_key
from ..tables import MAX_LISTED, clip
from ..travel import Travel, in_person_at, may_be_remote, passing
from .overlaps import apart_at_once
from .unlikely import crowded_days, held_in_future, vague_journeys


def quality_findings(
    reports: pd.DataFrame, meetings: pd.DataFrame, travel: Travel, today: int | None = None
) -> tuple[Problem, ...]:
    """Everything about whole rows that looks wrong or wants a second look.

    ``reports`` (``schema.REPORTS``) in the order in which ``meetings.reports`` counts them, ``meetings``
    with settled places. Found are one leader at two far places at once, journeys faster than the
    fastest vehicle of their time, more places in a day than anybody sees, rows that say the same, rows
    without a city or a date, rows in which nobody travelled, stays of which no days are known, and what is
    held after ``today`` (a day number).
    """
    if reports.empty:
        return ()
    return (
        *apart_at_once(reports, meetings, travel),
        *crowded_days(reports, meetings, travel),
        *held_in_future(reports, today),
        *vague_journeys(reports, meetings, travel),
        *_same_rows(reports),
        *_without_date(reports),
        *_without_city(reports),
        *_no_travel(reports),
        *_may_be_remote(reports),
    )


def _finding(
    file: str, rows: Iterable[int], found: str, allowed: str, advice: str, kind: str,
    severity: Severity = "note", column: str | None = None,
) -> Problem:  # fmt: skip
    about = tuple(sorted({int(row) for row in rows}))
    return Problem(file, about[0], column, clip(found), allowed, advice, severity, kind, about)


def _same_rows(reports: pd.DataFrame) -> list[Problem]:
    """Rows of different meetings with the same leaders, days and place."""
    dated = reports[reports["date_kind"].ne("none") & reports["leaders"].map(len).gt(0)]
    keys = ["leaders", "start_day", "end_day", "venue_key", "status", "file"]
    dated = dated.assign(leaders=dated["leaders"].map(frozenset))
    several = dated[dated.duplicated(keys, keep=False)]
    if several.empty:
        return []
    by_key = several.groupby(keys, sort=False, dropna=False)
    several = several.assign(
        number=by_key.ngroup(),
        meetings=by_key["meeting"].transform("nunique"),
        lines=by_key["row"].transform("nunique"),
    )
    several = several[several["meetings"].gt(1) & several["lines"].gt(1)]
    shown = several["number"].isin(several["number"].unique()[:MAX_LISTED])
    found = [_told_twice(group) for _, group in several[shown].groupby("number", sort=False)]
    if hidden := several.loc[~shown, "row"].tolist():
        more = phrases("{count} more like those listed", "{count} more like those listed", len(hidden))
        advice = phrase("check them likewise")
        found.append(_finding(str(reports["file"].iloc[0]), hidden, more, "", advice, "duplicate"))
    return found


def _told_twice(group: pd.DataFrame) -> Problem:
    same = group["occasion"].nunique() == 1 and group["note"].nunique() == 1
    what = f"{group['date_label'].iloc[0]}, {place_words(str(group['venue_key'].iloc[0]))}"
    advice = (
        phrase("these rows say the same; remove all but one, or give them one meeting id")
        if same
        else phrase(
            "same leaders, days and place: one meeting told twice, or several; give one meeting one id"
        )
    )
    severity: Severity = "warning" if same else "note"
    return _finding(
        str(group["file"].iloc[0]),
        group["row"],
        what,
        phrase("each meeting once"),
        advice,
        "duplicate",
        severity,
    )


def _without_date(reports: pd.DataFrame) -> list[Problem]:
    """Rows with an empty date whose meeting no other report dates; what was cancelled is said elsewhere."""
    dated = reports["date_kind"].ne("none").groupby(reports["meeting"]).transform("any")
    empty = ~dated & reports["date_text"].eq("") & reports["status"].ne("cancelled")
    return _by_file(
        reports[empty],
        lambda count: phrases("{count} row without a date", "{count} rows without a date", count),
        phrase("a date where one is known, as near as it is"),
        phrase("not on the timeline: they are listed and make no stay"), "undated",
    )  # fmt: skip


def _without_city(reports: pd.DataFrame) -> list[Problem]:
    """Rows whose place no report of their meeting knows beyond its country."""
    finer = {
        key: any(split_key(key)[:2]) or split_key(key)[3] is not None for key in set(reports["venue_key"])
    }
    known = reports["venue_key"].map(finer).astype("bool").groupby(reports["meeting"]).transform("any")
    countries = reports["venue_key"].map({key: split_key(key)[2] for key in set(reports["venue_key"])})
    bare = reports[~known & countries.ne("")]
    return _by_file(
        bare,
        lambda count: phrases(
            "{count} row without a city or a venue", "{count} rows without a city or a venue", count
        ),
        phrase("a city where one is known"),
        phrase("the country stands for it, shown at its capital"), "missing city",
    )  # fmt: skip


def _no_travel(reports: pd.DataFrame) -> list[Problem]:
    """Reports that make no stay: cancelled, virtual, passed through; of several places of a row those."""
    virtual = ~in_person_at(reports["category"], reports["venue_key"])
    through = passing(reports["category"], reports["venue_key"])
    kinds: Sequence[tuple[pd.Series[bool], Callable[[int], str], str]] = (
        (
            reports["status"].eq("cancelled"),
            lambda count: phrases("{count} report cancelled", "{count} reports cancelled", count),
            phrase("they are listed and make no stay"),
        ),
        (
            virtual,
            lambda count: phrases(
                "{count} report where nobody travelled", "{count} reports where nobody travelled", count
            ),
            phrase("they are meetings and make no stay"),
        ),
        (
            through,
            lambda count: phrases(
                "{count} report of places passed through", "{count} reports of places passed through", count
            ),
            phrase("they are drawn on the way and count as no visits"),
        ),
    )
    return [
        finding
        for mask, what, advice in kinds
        for finding in _by_file(reports[mask], what, "", advice, "no travel", unit="report")
    ]


def _may_be_remote(reports: pd.DataFrame) -> list[Problem]:
    """Rows held in person whose category or venue has a word such as video: Video Games Museum."""
    texts = list(zip(reports["category"].tolist(), reports["venue"].tolist(), strict=True))
    known = {one: may_be_remote(*one) for one in set(texts)}
    doubtful = reports[pd.Series([known[one] for one in texts], index=reports.index, dtype="bool")]
    said = [
        f"{category}, {venue}".strip(", ")
        for category, venue in zip(doubtful["category"].tolist(), doubtful["venue"].tolist(), strict=True)
    ]
    return _by_file(
        doubtful,
        lambda count: phrases(
            "{count} row with a word for calls, such as {words}",
            "{count} rows with a word for calls, such as {words}",
            count,
            words=said[0] if said else "",
        ), "",
        phrase("taken as held in person; if nobody travelled, write virtual as the category"), "no travel",
    )  # fmt: skip


def _by_file(
    reports: pd.DataFrame,
    what: Callable[[int], str],
    allowed: str,
    advice: str,
    kind: str,
    *,
    unit: str = "row",
) -> list[Problem]:
    """One note for each file; ``unit`` is what is counted, ``report`` or ``row``, which may hold several, and
    ``what`` says so many of them."""
    found = []
    for file, group in reports.groupby("file", sort=True) if len(reports) else ():
        numbers = group["row"].unique().tolist()
        count = len(numbers) if unit == "row" else len(group)
        found.append(_finding(str(file), numbers, what(count), allowed, advice, kind))
    return found
