"""The review of places: worst first, another candidate in two clicks, a point moved on a small map."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from ..atlas import Atlas
from ..online import credit_lines
from ..places import Candidate, as_csv, country_name, is_corrected, split_key, with_choice, without
from ..places.corrections import METHOD
from ..schema import rows
from ..words import in_country, with_country
from .frame import frame
from .picker import picker_document
from .text import plain

Take = Callable[[pd.DataFrame], None]
SHOWN = 6
TABLE, PICKER, LAT, LON = "review_table", "review_point", "review_lat", "review_lon"


def review(atlas: Atlas, corrections: pd.DataFrame, take: Take) -> None:
    """Every venue as written and where it was found, the most doubtful first, and what can be done.

    ``take`` is called with all ``corrections`` (``schema.CORRECTIONS``) when the reader makes or
    takes back one.
    """
    if atlas.places.empty:
        st.text("No report of this table names a place.")
        return
    places = in_doubt_first(atlas.places)
    st.caption("The most doubtful come first. Choose a row to see what else it may be, and to correct it.")
    chosen = st.dataframe(
        _table(places, atlas),
        hide_index=True,
        width="stretch",
        key=TABLE,
        on_select="rerun",
        selection_mode="single-row",
    )
    picked = chosen["selection"]["rows"]
    place = next(rows(places.iloc[[picked[0] if picked and picked[0] < len(places) else 0]]))
    with st.container(border=True):
        _one(place, corrections, take)
    if not corrections.empty:
        st.download_button(
            "Save the corrections as places.csv",
            data=as_csv(corrections),
            file_name="places.csv",
            mime="text/csv",
            on_click="ignore",
            help="Keep it beside your table: the page and the command line read it from there.",
        )


def in_doubt_first(places: pd.DataFrame) -> pd.DataFrame:
    """The places by need of a look: not found, ambiguous, known to the country only, then by confidence."""
    settled = is_corrected(places["method"])
    doubt = places["precision"].eq("none") * 4 + places["ambiguous"] * 2 + places["precision"].eq("country")
    keyed = places.assign(_doubt=doubt.where(~settled, -1))
    order = keyed.sort_values(["_doubt", "confidence", "written"], ascending=[False, True, True])
    return order.drop(columns="_doubt").reset_index(drop=True)


def _table(places: pd.DataFrame, atlas: Atlas) -> pd.DataFrame:
    counts = atlas.reports["venue_key"].value_counts()
    return pd.DataFrame(
        {
            "As written": places["written"],
            "Found": places["name"].replace("", "not found"),
            "Country": [country_name(code) if code else "" for code in places["country"]],
            "Known to": places["precision"].replace("none", "not located"),
            "How": places["method"],
            "Confidence": places["confidence"].round(2),
            "May also be": [len(place.candidates) - 1 if place.ambiguous else 0 for place in rows(places)],
            "Reports": places["venue_key"].map(counts).fillna(0).astype("int64"),
        }
    )


def _one(place: Any, corrections: pd.DataFrame, take: Take) -> None:
    """One place: what was found, the candidates as buttons, the point on a map, the coordinates as fields."""
    st.text(f"{place.written}: {_found(place)}")
    left, right = st.columns([1, 1])
    with left:
        _candidates(place, corrections, take)
        _by_hand(place, corrections, take)
    with right:
        _point(place)


def _found(place: Any) -> str:
    if place.precision == "none":
        return "called unlocatable" if place.method.endswith(METHOD) else "not found"
    where = with_country(place.name, country_name(place.country))
    return f"{where}, known to the {place.precision}, confidence {place.confidence:.2f} ({place.method})"


def _candidates(place: Any, corrections: pd.DataFrame, take: Take) -> None:
    only = len(place.candidates) == 1 and place.candidates[0].name == place.name
    only &= not place.method.endswith(METHOD)
    if not place.candidates or only:
        st.caption("Nothing else of this name is known. Move the point, or type its coordinates.")
        return
    st.caption("It may be")
    for number, one in enumerate(place.candidates[:SHOWN]):
        st.button(
            _label(one),
            key=f"candidate {number} {place.venue_key}",
            on_click=_choose,
            args=(place, corrections, take, _of_candidate(one)),
            width="stretch",
        )


def _label(one: Candidate) -> str:
    words = f"{in_country(one.name, one.division, country_name(one.country))}, {one.lat:.2f}, {one.lon:.2f}"
    return f"{plain(words)} · {one.confidence:.0%}"


def _of_candidate(one: Candidate) -> dict[str, Any]:
    return {
        "lat": one.lat,
        "lon": one.lon,
        "name": one.name,
        "code": one.country,
        "precision": one.precision,
        "status": "placed",
        "found_by": one.method if credit_lines([one.method]) else "",
    }


def _by_hand(place: Any, corrections: pd.DataFrame, take: Take) -> None:
    if st.session_state.get("review_place") != place.venue_key or LAT not in st.session_state:
        st.session_state["review_place"] = place.venue_key
        st.session_state[LAT] = None if pd.isna(place.lat) else float(place.lat)
        st.session_state[LON] = None if pd.isna(place.lon) else float(place.lon)
    lat, lon = st.columns(2)
    north = lat.number_input("Latitude", -90.0, 90.0, key=LAT, format="%.5f", step=0.01)
    east = lon.number_input("Longitude", -180.0, 180.0, key=LON, format="%.5f", step=0.01)
    placed = {
        "lat": north,
        "lon": east,
        "name": "",
        "code": "",
        "precision": "",
        "status": "placed",
        "found_by": "",
    }
    nowhere = placed | {"lat": pd.NA, "lon": pd.NA, "status": "unlocatable"}
    with st.container(horizontal=True):
        st.button(
            "Use this point",
            on_click=_choose,
            args=(place, corrections, take, placed),
            disabled=north is None or east is None,
        )
        st.button("Cannot be located", on_click=_choose, args=(place, corrections, take, nowhere))
        if place.method.endswith(METHOD):
            st.button("Undo", on_click=_undo, args=(place, corrections, take))


def _point(place: Any) -> None:
    wanted = {
        "lat": st.session_state[LAT],
        "lon": st.session_state[LON],
        "candidates": [[one.lat, one.lon] for one in place.candidates[:SHOWN]],
    }
    frame("picker", picker_document(), wanted, report=("lat", "lon"), key=PICKER, on_state=_moved)
    st.caption(
        "Drag the point, or move it with the arrow keys; then use it. Dashed rings are the candidates."
    )


def _moved() -> None:
    state = st.session_state[PICKER].get("state") or {}
    for name, key in (("lat", LAT), ("lon", LON)):
        if isinstance(state.get(name), int | float):
            st.session_state[key] = float(state[name])


def _choose(place: Any, corrections: pd.DataFrame, take: Take, fields: dict[str, Any]) -> None:
    venue, city, country, *_ = split_key(place.venue_key)
    st.session_state.pop("review_place", None)
    take(with_choice(corrections, fields | {"venue": venue, "city": city, "country": country}))


def _undo(place: Any, corrections: pd.DataFrame, take: Take) -> None:
    st.session_state.pop("review_place", None)
    take(without(corrections, *split_key(place.venue_key)[:3]))
