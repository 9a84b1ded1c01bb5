"""Tables of meetings (ours, COLT's, any that a profile knows) → EVENTS, through ``geo.atlas``."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from ..atlas import Atlas, read
from ..errors import FlowSourceError, TableError
from ..language import phrase
from ..schema import names
from .schema import DOMESTIC, EVENTS, NO_ACTOR, NO_DAY, NO_PLACE, NOT_ABROAD


def table_events(path: str) -> pd.DataFrame:
    """EVENTS of one table: the stays abroad of everybody in it, with the reports of their meetings.

    A visit is a stay, so that a second meeting in the same city on the next day is none. Its day is the
    first one; its host the country of the place for visits made, and nobody on third ground. Rows are the
    reports as ``geo.reports`` reads them, a row that names two places being two. Each is counted in the line
    of the first visit that it tells of, or under the first reason that holds, in the order: no day, no place,
    no actor, domestic, no visit (virtual meetings, and those whose guests' countries are not known).

    Raises ``FlowSourceError`` when the table cannot be used at all.
    """
    try:
        told = read(Path(path))
    except TableError as error:
        words = error.problems[0].found
        allowed = phrase("a table of meetings, or GDELT's events")
        advice = phrase("see {file}", file="docs/table.md")
        raise FlowSourceError(path, words, allowed, advice) from error
    visits = _visits(told)
    reports = told.meetings["reports"].map(len).to_numpy()
    first = visits.drop_duplicates("meeting").set_index("meeting")["stay"]
    counted = visits["meeting"].map(first).eq(visits["stay"])
    sizes = visits.assign(reports=reports[visits["meeting"]], rows=reports[visits["meeting"]] * counted)
    keys = [name for name in visits.columns if name not in {"meeting"}]
    lines = sizes.groupby(keys, dropna=False, sort=True)[["rows", "reports"]].sum().reset_index()
    without = _reasons(told)[~told.meetings.index.isin(first.index)]
    left = pd.DataFrame({"reason": without, "rows": reports[without.index]})
    left = left.groupby("reason", sort=True)["rows"].sum().reset_index().assign(reports=0)
    whole = pd.concat([lines, left], ignore_index=True).assign(file=path)
    return whole.reindex(columns=names(EVENTS))


def _visits(told: Atlas) -> pd.DataFrame:
    """One row for each stay abroad whose first day is known, and each of its meetings."""
    stays = told.travel.stays
    stays = stays[stays["abroad"] & ~stays["vague"]]
    point = told.travel.points.iloc[stays["point"]].set_index(stays.index)
    coarse = point["precision"].eq("country")
    made = told.travel.participations.query("role == 'made'")[["leader", "meeting"]].assign(made=True)
    table = pd.DataFrame(
        {
            "stay": stays["stay"],
            "day": (np.datetime64(0, "D") + stays["first_day"].to_numpy()).astype("O"),
            "traveller": told.leaders["country"].iloc[stays["leader"]].to_numpy(),
            "destination": point["name"].where(~coarse, ""),
            "country": point["country"],
            "lat": point["lat"].where(~coarse),
            "lon": point["lon"].where(~coarse),
            "precision": point["precision"],
            "status": stays["status"],
            "leader": stays["leader"],
            "meeting": stays["meetings"],
        }
    )
    known = table[table["traveller"].ne("") & table["country"].ne("")].explode("meeting")
    known = known.astype({"meeting": "int64"}).merge(made, on=["leader", "meeting"], how="left")
    visited = known["made"].eq(True).groupby(known["stay"]).transform("any")
    return known.assign(host=known["country"].where(visited)).drop(columns=["leader", "made"])


def _reasons(told: Atlas) -> pd.Series[str]:
    """For every meeting why it would be in no flow."""
    part = told.travel.participations
    country = told.leaders["country"].iloc[part["leader"]].to_numpy() != ""
    actor = part["meeting"][country]
    domestic = part[part["role"].ne("domestic")]["meeting"]
    dated = told.meetings["date_kind"].eq("precise").to_numpy()
    index = told.meetings.index
    chosen = np.select(
        [~dated, np.array(told.travel.meeting_points) < 0, ~index.isin(actor), ~index.isin(domestic)],
        [NO_DAY, NO_PLACE, NO_ACTOR, DOMESTIC],
        NOT_ABROAD,
    )
    return pd.Series(chosen, index=index)
