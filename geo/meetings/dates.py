"""The dates that reports of one meeting give → the one that is shown."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any, Final

import pandas as pd

from ..dates import DateSpan, label
from .disagreements import AGAINST, AGREES, SHOWN, Stand

DATE_COLUMNS: Final = ("start_day", "end_day", "date_kind", "approximate", "date_label")


def merge_dates(reports: Sequence[dict[str, Any]]) -> tuple[dict[str, Any], list[Stand]]:
    """The date shown (``DATE_COLUMNS``) and how every report stands to it.

    ``reports`` are one meeting's, in order of precedence. The first dated one decides; precise
    reports that fit it are united where they overlap, otherwise the narrowest that fits is shown.
    """
    dated = [report for report in reports if report["date_kind"] != "none"]
    if not dated:
        return _date(None, None, "none"), [None] * len(reports)
    first = dated[0]
    fitting = [
        report
        for report in dated
        if first["date_kind"] == "precise" or _contains(first, report["start_day"], report["end_day"])
    ]
    precise = [report for report in fitting if report["date_kind"] == "precise"]
    if precise:
        start, end = _united(precise)
        shown = _date(start, end, "precise")
    else:
        narrowest = min(fitting, key=_width)
        shown = {name: narrowest[name] for name in DATE_COLUMNS}
    return shown, [_stand_on_date(report, shown) for report in reports]


def _stand_on_date(report: dict[str, Any], shown: dict[str, Any]) -> Stand:
    if report["date_kind"] == "none":
        return None
    if report["date_kind"] == "vague":
        if not _contains(report, shown["start_day"], shown["end_day"]):
            return AGAINST
        return SHOWN if shown["date_kind"] == "vague" and _width(report) <= _width(shown) else AGREES
    if shown["date_kind"] == "vague":  # a precise date within it would have been shown
        return AGAINST
    within = shown["start_day"] <= report["start_day"] and report["end_day"] <= shown["end_day"]
    return SHOWN if within else AGAINST


def _united(precise: Sequence[dict[str, Any]]) -> tuple[int, int]:
    """The days covered by the first report and all that overlap it, directly or in a chain."""
    spans = sorted((report["start_day"], report["end_day"]) for report in precise)
    first = (precise[0]["start_day"], precise[0]["end_day"])
    group: list[tuple[int, int]] = [spans[0]]
    for _, (start, end) in pairwise(spans):
        if start <= group[-1][1]:
            group[-1] = (group[-1][0], max(end, group[-1][1]))
        else:
            group.append((start, end))
    return next(span for span in group if span[0] <= first[0] <= span[1])


def _contains(report: dict[str, Any], start: int | None, end: int | None) -> bool:
    """Whether the report's range contains the days start to end, inclusive; open ends reach anywhere."""
    lower, upper = report["start_day"], report["end_day"]
    return (pd.isna(lower) or (not pd.isna(start) and lower <= start)) and (
        pd.isna(upper) or (not pd.isna(end) and end <= upper)
    )


def _width(report: dict[str, Any]) -> float:
    if pd.isna(report["start_day"]) or pd.isna(report["end_day"]):
        return float("inf")
    return float(report["end_day"] - report["start_day"])


def _date(start: int | None, end: int | None, kind: str) -> dict[str, Any]:
    words = "" if kind == "none" else label(DateSpan(start, end, kind == "precise", False))
    return {
        "start_day": pd.NA if start is None else start,
        "end_day": pd.NA if end is None else end,
        "date_kind": kind,
        "approximate": False,
        "date_label": words,
    }
