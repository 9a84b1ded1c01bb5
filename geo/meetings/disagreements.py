"""What sources differ on, and how each of them stands to what is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

Stand = int | None
"""How a report stands to what is shown; None where it says nothing on the matter."""

SHOWN: Final = 0
AGREES: Final = 1
AGAINST: Final = 2


@dataclass(frozen=True, slots=True)
class Disagreement:
    """What sources differ on; ``versions`` are (source, what it says), the one shown first."""

    what: str
    versions: tuple[tuple[str, str], ...]


def disagreement(
    what: str,
    reports: Sequence[dict[str, Any]],
    stands: Sequence[Stand],
    version: Callable[[dict[str, Any]], str],
) -> Disagreement | None:
    """What the reports' ``version`` says of ``what``; None when no report is against what is shown."""
    told = [
        (stand, report["source"], version(report))
        for report, stand in zip(reports, stands, strict=True)
        if stand is not None
    ]
    versions = versions_of(told)
    return Disagreement(what, versions) if versions else None


def versions_of(told: Iterable[tuple[int, str, str]]) -> tuple[tuple[str, str], ...]:
    """(source, what it says), each once, what is shown first; nothing when nobody is against it."""
    ordered = sorted(told, key=lambda one: one[0])
    if not ordered or ordered[-1][0] < AGAINST:
        return ()
    return tuple(dict.fromkeys((source, says) for _, source, says in ordered))
