"""The parts of a project that the page of whole tables keeps: from this session, and back into it."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any, Final

import pandas as pd
import streamlit as st

from .. import projects
from ..atlas import Atlas
from ..export import Changes
from ..projects import (
    Kept,
    Project,
    as_kept,
    changes_plain,
    part,
    reading_plain,
    rows_plain,
    rows_read,
    see_they_fit,
    step_plain,
    steps_read,
    table_kept,
    told_of,
    told_plain,
)
from ..schema import LEADERS
from . import story_state
from .answered import answer_again, answers, answers_read
from .frame import keep_chosen
from .home import ANSWERS, Answer
from .mending import MOST_STEPS, STATE, Mending
from .range import KEY, chosen_days, is_as_opened
from .upload import Opened, Upload, content_key

_DRAWN: Final = "summaries_drawn"
"""Under this name the session keeps what a list shows of the tables that pages make, by their place."""
MOST_POINTS: Final = 300
FINE: Final = ("venue", "city")
LIGHT: Final = frozenset({"view", "summary"})
"""Parts that say what was looked at: they are kept, and are no change that another tab has to be told."""


Steps = dict[tuple[int, int], tuple[Changes, Changes, dict[str, Any]]]
Made = tuple[tuple[object, ...], Callable[[], Kept]]
"""What a part is made of, and how: where the very same things are there it is not made again."""


def parts_now(place: str, uploads: list[Upload], opened: Opened | None) -> dict[str, Made]:
    """The parts that this session has of a table, by name; of one that is not opened its files alone."""
    files = [part for one in uploads for part in (one.name, one.records, one.content)]
    found: dict[str, Made] = {"table": ((place, *files), lambda: table_kept(place, uploads))}
    story = story_state.part_now()
    if story is not None:
        found[story_state.PART] = story
    if opened is None:
        return found | _summarised(place, content_key(uploads))
    key = opened.key
    found["reading"] = (
        (opened.profile, opened.settled, opened.confirmed, opened.columns),
        lambda: Kept(reading_plain(opened)),
    )
    asked = None if opened.settled else answers(key)
    found["asked"] = ((str(asked),), lambda: Kept(asked))
    found["changes"] = (
        (opened.changes,),
        lambda: Kept(changes_plain(opened.changes) if opened.changes.count else None),
    )
    found["mending"] = ((None,), lambda: Kept(None))
    state: Mending | None = st.session_state.get(STATE)
    if state is not None and state.key == key:
        known: Steps = st.session_state.setdefault(STEPS, {})
        found["mending"] = ((state.past, state.now, state.future), lambda: Kept(_mending(state, known)))
    told = st.session_state.get("told")
    if told and told[0] == key:
        found["told"] = ((told[1],), lambda: Kept(told_plain(told[1])))
        homes = st.session_state.get(ANSWERS) or []
        found["answers"] = ((homes,), lambda: Kept(_answers(homes)))
    shown = st.session_state.get("shown")
    if shown is not None and shown.opened is opened:
        view = _view()
        found["view"] = ((str(view),), lambda: Kept(view))
        found["summary"] = ((shown.atlas,), lambda: Kept(_summary(shown.atlas) | {"key": key}))
    return found


def summarise(place: str, uploads: list[Upload], atlas: Atlas | None) -> None:
    """Have the list of projects show the table of this place by what was made of these files."""
    key = content_key(uploads)
    _drawn()[place] = (key, _summary(atlas) | {"key": key} if atlas is not None else {})


def summarise_places(place: str, places: pd.DataFrame) -> None:
    """Have it show the project of this place, which has no table, by ``places``: ``lat``, ``lon`` and
    ``precision``, the most important first."""
    _drawn()[place] = (content_key([]), {"points": _points(places)})


def _drawn() -> dict[str, tuple[str, dict[str, Any]]]:
    found: dict[str, tuple[str, dict[str, Any]]] = st.session_state.setdefault(_DRAWN, {})
    return found


def _summarised(place: str, key: str) -> dict[str, Made]:
    """What a list shows of the table that a page makes, where it was drawn as it stands."""
    drawn_of, summary = _drawn().get(place, ("", {}))
    return {"summary": ((summary,), lambda: Kept(summary))} if drawn_of == key and summary else {}


def put_back(project: Project, opened: Opened) -> Opened:
    """Put what a project holds of its table into this session; the table as it is read by now.

    Raises ``ProjectError``, and ``TableError`` for a profile with faults; then nothing was put back.
    """
    opened = as_kept(opened, project)
    told = told_of(project)
    nobody: list[Answer] = []
    homes = part(project, "answers", _answers_read, nobody)
    nothing: dict[str, str | None] = {}
    asked = part(project, "asked", answers_read, nothing)

    def steps(plain: Any) -> tuple[tuple[Changes, ...], int]:
        states, now = steps_read(plain)
        see_they_fit(states, opened)
        return states, now

    mending = part(project, "mending", steps, None)
    story_state.put_back(project)
    if told:
        st.session_state["told"] = (opened.key, told)
        st.session_state[ANSWERS] = homes
    answer_again(opened.key, asked)
    if mending is not None:
        states, now = mending
        st.session_state[STATE] = Mending(
            opened.key, states[:now], states[now], states[now + 1 :], start=states[now]
        )
    return opened


def look_over(project: Project) -> None:
    """Read all parts of a project that ``put_back`` and ``view_back`` read, and put none of them anywhere: so
    nothing that is open is forgotten for a project that cannot be taken up. Raises ``ProjectError``."""
    projects.look_over(project)
    nobody: list[Answer] = []
    part(project, "answers", _answers_read, nobody)
    nothing: dict[str, str | None] = {}
    part(project, "asked", answers_read, nothing)
    part(project, "mending", steps_read, None)
    part(project, "view", _view_read, None)
    story_state.read_part(project)


def view_back(project: Project) -> None:
    """Follow whom the project was left with, on the days and with the map as they were."""

    nothing: tuple[Any, Any, Any] = (None, None, None)
    follow, days, maps = part(project, "view", _view_read, nothing)
    if isinstance(follow, str):
        st.session_state["follow"] = follow
    match days:
        case [int(first), int(last)] if first <= last:
            st.session_state[KEY] = (first, last)
    if isinstance(maps, dict):
        keep_chosen(maps)


def _view_read(plain: Any) -> tuple[Any, Any, Any]:
    return plain["follow"], plain["days"], plain["maps"]


def _view() -> dict[str, Any]:
    shown = st.session_state.get("shown")
    # Days that were not chosen are no part of the view: another time the table may have others.
    chosen = shown is not None and not is_as_opened(shown.opening)
    return {
        "follow": st.session_state.get("follow"),
        "days": list(chosen_days()) if chosen else None,
        "maps": st.session_state.get("chosen_on_maps", {}),
    }


def _mending(state: Mending, known: Steps) -> dict[str, Any] | None:
    """All states that can be undone and redone, the first whole and each other one as the step to it."""
    states = (*state.past, state.now, *state.future)
    if len(states) == 1 and not state.now.count:
        return None
    return {
        "first": changes_plain(states[0]),
        "steps": [_step(known, *pair) for pair in pairwise(states)],
        "now": len(state.past),
    }


STEPS: Final = "steps_as_kept"
"""Under this name the session keeps what the steps are as plain values: only the last is made anew."""


def _step(known: Steps, before: Changes, after: Changes) -> dict[str, Any]:
    key = (id(before), id(after))
    if key not in known:
        if len(known) > 4 * MOST_STEPS:
            known.clear()
        known[key] = (before, after, step_plain(before, after))
    return known[key][2]


def _answers(answers: list[Answer]) -> list[dict[str, Any]] | None:
    return [
        {"names": one.names, "country": one.country, "before": rows_plain(one.before)} for one in answers
    ] or None


def _answers_read(plain: Any) -> list[Answer]:
    return [
        Answer([str(name) for name in one["names"]], str(one["country"]), rows_read(one["before"], LEADERS))
        for one in plain
    ]


def _summary(atlas: Atlas) -> dict[str, Any]:
    """What the list of projects shows: how much there is, and where."""
    counts = atlas.reports["venue_key"].value_counts()
    places = atlas.places.dropna(subset=["lat", "lon"])
    order = places["venue_key"].map(counts).fillna(0).sort_values(ascending=False, kind="stable").index
    return {
        "rows": int(atlas.rows),
        "meetings": len(atlas.meetings),
        "places": len(places),
        "points": _points(places.loc[order]),
    }


def _points(places: pd.DataFrame) -> list[list[float]]:
    first = places.dropna(subset=["lat", "lon"]).head(MOST_POINTS)
    return [
        [round(float(lat), 1), round(float(lon), 1), int(precision in FINE)]
        for lat, lon, precision in zip(first["lat"], first["lon"], first["precision"], strict=True)
    ]
