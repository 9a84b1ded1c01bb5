"""What is counted for a leader within a range of days.

In: an ``Atlas``. Out: numbers and tables, each with what it means.
"""

from .counting import MEANING, figures, in_range
from .running import running
from .tables import FIGURES, as_json, compared, figure_tables

__all__ = ["FIGURES", "MEANING", "as_json", "compared", "figure_tables", "figures", "in_range", "running"]
