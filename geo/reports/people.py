"""Who took part, where commas stand between names and where no column says it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import pandas as pd

from ..errors import Problem, Severity
from ..language import phrase
from ..profiles import names_too, nobody_named, people_apart, stand_in, stands_for_nothing, stem_as_name
from ..tables import Recognised, Where, clip, is_one_sign

_LEADERS: Final = "leaders"


def _without_blanks(leaders: pd.Series) -> pd.Series:
    """The tuples without names that stand for nothing."""
    every = pd.Series([name for names in leaders for name in names], dtype="str")
    kept = names_too(_LEADERS, every, every)
    nothing = {
        name
        for name in every.unique()
        if is_one_sign(name) or (name not in kept and stands_for_nothing(name))
    }
    if not nothing:
        return leaders
    return leaders.map(lambda names: tuple(name for name in names if name not in nothing))


def told_apart(leaders: pd.Series, where: Where) -> tuple[pd.Series, list[Problem]]:
    """The tuples of names with those of several people apart, as the whole column tells, and what was done.

    Where it does not tell, the name stays whole, and one warning says so. Names that stand for nothing are
    none, as where they fill a cell.
    """
    leaders = _without_blanks(leaders)
    told = people_apart(name for names in leaders.unique() for name in names)
    if not told.apart and not told.doubtful:
        return leaders, []
    made = {
        names: tuple(dict.fromkeys(one for name in names for one in told.apart.get(name, (name,))))
        for names in set(leaders)
    }
    apart = pd.Series([made[names] for names in leaders], index=leaders.index, dtype="object")
    problems = [
        *_about(
            leaders,
            where,
            set(told.apart),
            lambda name: f"{name} → {'; '.join(told.apart[name])}",
            phrase("they were read as several leaders"),
            "note",
        ),
        *_about(
            leaders,
            where,
            set(told.doubtful),
            lambda name: phrase("commas between names: {name}", name=name) if "," in name else name,
            phrase("they are not split; write ; between two names"),
            "warning",
        ),
    ]
    return apart, problems


def _about(
    leaders: pd.Series,
    where: Where,
    names: set[str],
    found: Callable[[str], str],
    advice: str,
    severity: Severity,
) -> list[Problem]:
    concerned = (
        leaders.map(lambda row: any(name in names for name in row)) if names else pd.Series(dtype="bool")
    )
    if not names or not concerned.any():
        return []
    rows = tuple(where.rows[concerned].astype("int64").tolist())
    first = next(name for name in leaders[concerned].iloc[0] if name in names)
    allowed = phrase("names separated by ;")
    said = clip(found(first))
    return [
        Problem(where.file, rows[0], where.header, said, allowed, advice, severity, _LEADERS, rows),
    ]


def with_stand_in(file: str, found: Recognised, name: str) -> Recognised:
    """A table in which no column says who travelled, with the file's ``name`` in a column of leaders."""
    who = stand_in(stem_as_name(name))
    what, allowed, advice = nobody_named(who)
    problem = Problem(file, None, None, what, allowed, advice, "warning", "leader")
    cells = found.cells.assign(**{_LEADERS: pd.Series(who, index=found.cells.index, dtype="str")})
    headers = {**found.headers, _LEADERS: _LEADERS}
    return Recognised(cells, headers, (*found.problems, problem), found.left_alone)
