"""What looks wrong, or wants a second look, once everything is read and located.

In: the tables of all stages. Out: findings (``errors.Problem``) with their rows.
"""

from .agreement import NO_ROWS, Agreement, agreement, agreement_findings
from .coordinates import coordinate_findings
from .findings import elsewhere_findings, place_findings
from .quality import quality_findings
from .rows import with_rows
from .variants import variant_findings

__all__ = [
    "NO_ROWS",
    "Agreement",
    "agreement",
    "agreement_findings",
    "coordinate_findings",
    "elsewhere_findings",
    "place_findings",
    "quality_findings",
    "variant_findings",
    "with_rows",
]
