"""Whose the facts of an atlas are, as a line of credit."""

from __future__ import annotations

import pandas as pd

from .language import Phrase, phrase


def reports_line(sources: pd.DataFrame) -> list[Phrase]:
    """The publishers of the reports, or the names of the sources that have none; nothing without a source."""
    named = [
        publisher or source for publisher, source in zip(sources["publisher"], sources["source"], strict=True)
    ]
    return [phrase("Reports: {sources}", sources="; ".join(dict.fromkeys(named)))] if named else []
