"""The rows that say what a finding about names is about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import pandas as pd

from ..errors import Problem


def with_rows(
    problems: Iterable[Problem], reports: pd.DataFrame, about: Mapping[Problem, tuple[str, ...]] | None = None
) -> tuple[Problem, ...]:
    """What is said about leaders' names, with the rows of ``reports`` that write them so.

    ``about``: the names of each problem; of one that is not listed, the name is what it found.
    """
    told = [(one, (about or {}).get(one, (one.found,))) for one in problems]
    wanted = {name for one, names in told if one.row is None for name in names}
    if not wanted:
        return tuple(one for one, _ in told)
    written = reports[["file", "row", "leaders"]].explode("leaders")
    written = written[written["leaders"].isin(wanted)]
    by_name: dict[str, list[tuple[str, int]]] = {}
    for file, row, name in written.itertuples(index=False):
        by_name.setdefault(name, []).append((file, int(row)))
    return tuple(_at_rows(one, [at for name in names for at in by_name.get(name, ())]) for one, names in told)


def _at_rows(problem: Problem, told: Sequence[tuple[str, int]]) -> Problem:
    if not told or problem.row is not None:
        return problem
    first = told[0][0]
    numbers = tuple(sorted({row for file, row in told if file == first}))
    kind = problem.kind or "unknown leader"
    return replace(problem, file=first, row=numbers[0], column="leaders", kind=kind, rows=numbers)
