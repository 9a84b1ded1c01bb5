"""The review of places: worst first, another candidate in two clicks, a point moved on a small map."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from ..atlas import Atlas
from ..language import ENGLISH, N_, PSEUDO, _, number_words, spoken
from ..online import credit_lines
from ..places import Candidate, as_csv, country_name, is_corrected, split_key, with_choice, without
from ..places.corrections import METHOD
from ..schema import rows
from ..words import country_words, in_country
from .frame import frame
from .grid import grid
from .picker import picker_document
from .text import plain
from .worded import PRECISIONS, labels, method_words, with_its_country, worded

Take = Callable[[pd.DataFrame], None]
SHOWN = 6
TABLE, PICKER, LAT, LON = "review_table", "review_point", "review_lat", "review_lon"
CORRECTED = "review_corrected"
"""Under this name the session has the key of the place that the reader spoke of last."""


def review(atlas: Atlas, corrections: pd.DataFrame, take: Take, *, nowhere: bool = True) -> None:
    """Every venue as written and where it was found, the most doubtful first, and what can be done.

    ``take`` is called with all ``corrections`` (``schema.CORRECTIONS``) when the reader makes or
    takes back one; ``nowhere``: whether a place can be called unlocatable.
    """
    if atlas.places.empty:
        st.text(_("No report of this table names a place."))
        return
    places = in_doubt_first(atlas.places)
    above = st.container()
    st.caption(_("The most doubtful come first. Choose a row to see what else it may be, and to correct it."))
    table = _table(places, atlas)
    chosen = grid(table, labels(table), key=TABLE, on_select="rerun", selection_mode="single-row")
    picked = chosen["selection"]["rows"]
    place = next(rows(places.iloc[[picked[0] if picked and picked[0] < len(places) else 0]]))
    if place.venue_key != st.session_state.get(CORRECTED):  # it is below itself otherwise, with its Undo
        with above:
            _said_last(places, corrections, take)
    with st.container(border=True):
        _one(place, corrections, take, nowhere=nowhere)
    if not corrections.empty:
        st.download_button(
            _("Save the corrections as places.csv"),
            data=as_csv(corrections),
            file_name="places.csv",
            mime="text/csv",
            on_click="ignore",
            help=_("Keep it beside your table: the page and the command line read it from there."),
        )


def _said_last(places: pd.DataFrame, corrections: pd.DataFrame, take: Take) -> None:
    """What the reader said last, and the way back: that place has left the head of the list by now."""
    said = places[
        places["venue_key"].eq(st.session_state.get(CORRECTED, "")) & is_corrected(places["method"])
    ]
    for place in rows(said):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.success(plain(_("{name}: {words}", name=place.written, words=_found(place))))
            st.button(_("Undo"), key="review_undo", on_click=_undo, args=(place, corrections, take))


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
            N_("As written"): places["written"],
            # Translators: the heading above what a name was taken for.
            N_("Found"): places["name"].replace("", _("not found")),
            N_("Country"): [
                country_words(code, country_name(code)) if code else "" for code in places["country"]
            ],
            N_("Known to"): places["precision"].map(worded(PRECISIONS)),
            N_("How"): places["method"].map(method_words),
            N_("Confidence"): _confidences(places),
            N_("May also be"): [_others(place) for place in rows(places)],
            N_("Reports"): places["venue_key"].map(counts).fillna(0).astype("int64"),
        }
    )


def _confidences(places: pd.DataFrame) -> pd.Series[Any]:
    """Numbers; in other languages than English as texts, since a browser writes numbers in its own way."""
    found = places["confidence"].round(2)
    return found if spoken() in (ENGLISH, PSEUDO) else found.map(lambda one: number_words(one, 2))


def _others(place: Any) -> str:
    """What else a place may be, the likeliest first; none of what is there already."""
    found = (place.name, place.country)
    named = [
        in_country(one.name, one.division, country_words(one.country, country_name(one.country)))
        for one in place.candidates
        if place.precision == "none" or (one.name, one.country) != found
    ]
    return "; ".join(dict.fromkeys(named))


def _one(place: Any, corrections: pd.DataFrame, take: Take, *, nowhere: bool) -> None:
    """One place: what was found, the candidates as buttons, the point on a map, the coordinates as fields."""
    st.text(_("{name}: {words}", name=place.written, words=_found(place)))
    left, right = st.columns([1, 1])
    with left:
        _candidates(place, corrections, take)
        _by_hand(place, corrections, take, can_be_nowhere=nowhere)
    with right:
        _point(place)


def _found(place: Any) -> str:
    if place.precision == "none":
        return _("called unlocatable") if place.method.endswith(METHOD) else _("not found")
    where = with_its_country(place.name, place.country)
    known = {"place": where, "confidence": number_words(place.confidence, 2)}
    known["method"] = method_words(place.method)
    if place.precision == "venue":
        return _("{place}, known to the venue, confidence {confidence} ({method})", **known)
    if place.precision == "city":
        return _("{place}, known to the city, confidence {confidence} ({method})", **known)
    if place.precision == "admin":
        return _("{place}, known to the admin, confidence {confidence} ({method})", **known)
    return _("{place}, known to the country, confidence {confidence} ({method})", **known)


def _candidates(place: Any, corrections: pd.DataFrame, take: Take) -> None:
    only = len(place.candidates) == 1 and place.candidates[0].name == place.name
    only &= not place.method.endswith(METHOD)
    if not place.candidates or only:
        st.caption(_("Nothing else of this name is known. Move the point, or type its coordinates."))
        return
    st.caption(_("It may be"))
    for number, one in enumerate(place.candidates[:SHOWN]):
        st.button(
            _label(one),
            key=f"candidate {number} {place.venue_key}",
            on_click=_choose,
            args=(place, corrections, take, _of_candidate(one)),
            width="stretch",
        )


def _label(one: Candidate) -> str:
    country = country_words(one.country, country_name(one.country))
    words = _(
        # Translators: a place with its latitude and longitude; not with commas where numbers have them.
        "{place}, {lat}, {lon}",
        place=in_country(one.name, one.division, country),
        lat=number_words(one.lat, 2),
        lon=number_words(one.lon, 2),
    )
    share = _("{number}%", number=number_words(round(one.confidence * 100)))
    return f"{plain(words)} · {share}"


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


def _by_hand(place: Any, corrections: pd.DataFrame, take: Take, *, can_be_nowhere: bool) -> None:
    if st.session_state.get("review_place") != place.venue_key or LAT not in st.session_state:
        st.session_state["review_place"] = place.venue_key
        st.session_state[LAT] = None if pd.isna(place.lat) else float(place.lat)
        st.session_state[LON] = None if pd.isna(place.lon) else float(place.lon)
    lat, lon = st.columns(2)
    north = lat.number_input(_("Latitude"), -90.0, 90.0, key=LAT, format="%.5f", step=0.01)
    east = lon.number_input(_("Longitude"), -180.0, 180.0, key=LON, format="%.5f", step=0.01)
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
            _("Use this point"),
            on_click=_choose,
            args=(place, corrections, take, placed),
            disabled=north is None or east is None,
        )
        if can_be_nowhere:
            st.button(_("Cannot be located"), on_click=_choose, args=(place, corrections, take, nowhere))
        if place.method.endswith(METHOD):
            st.button(_("Undo"), on_click=_undo, args=(place, corrections, take))


def _point(place: Any) -> None:
    wanted = {
        "lat": st.session_state[LAT],
        "lon": st.session_state[LON],
        "candidates": [[one.lat, one.lon] for one in place.candidates[:SHOWN]],
    }
    frame("picker", picker_document(), wanted, report=("lat", "lon"), key=PICKER, on_state=_moved)
    st.caption(
        _("Drag the point, or move it with the arrow keys; then use it. Dashed rings are the candidates.")
    )


def _moved() -> None:
    state = st.session_state[PICKER].get("state") or {}
    for name, key in (("lat", LAT), ("lon", LON)):
        if isinstance(state.get(name), int | float):
            st.session_state[key] = float(state[name])


def _choose(place: Any, corrections: pd.DataFrame, take: Take, fields: dict[str, Any]) -> None:
    venue, city, country, *_ = split_key(place.venue_key)
    st.session_state.pop("review_place", None)
    st.session_state[CORRECTED] = place.venue_key
    take(with_choice(corrections, fields | {"venue": venue, "city": city, "country": country}))


def _undo(place: Any, corrections: pd.DataFrame, take: Take) -> None:
    st.session_state.pop("review_place", None)
    st.session_state.pop(CORRECTED, None)
    take(without(corrections, *split_key(place.venue_key)[:3]))
