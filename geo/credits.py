"""Whose the facts of an atlas are, as a line of credit."""

from __future__ import annotations

import pandas as pd

from .language import Line, line


def reports_line(sources: pd.DataFrame) -> list[Line]:
    """The publishers of the reports, or the names of the sources that have none; nothing without a source."""
    named = [
        publisher or source for publisher, source in zip(sources["publisher"], sources["source"], strict=True)
    ]
    return [line("Reports: {sources}", sources="; ".join(dict.fromkeys(named)))] if named else []
