"""Raw cells → typed reports and the tables beside them, with all problems at once.

In: a file, or tables already read. Out: a ``Dataset``.
"""

from .loading import Dataset, from_tables, load
from .stories import load_story

__all__ = ["Dataset", "from_tables", "load", "load_story"]
