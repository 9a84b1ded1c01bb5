"""What is counted for a leader within a range of days.

In: an ``Atlas``. Out: numbers and tables, each with what it means.
"""

from .counting import MEANING, counts, figures, in_range, legs_within
from .running import running
from .share import Mask, Share, Spans, undated
from .tables import FIGURES, as_json, compared, figure_tables

__all__ = [
    "FIGURES",
    "MEANING",
    "Mask",
    "Share",
    "Spans",
    "as_json",
    "compared",
    "counts",
    "figure_tables",
    "figures",
    "in_range",
    "legs_within",
    "running",
    "undated",
]
