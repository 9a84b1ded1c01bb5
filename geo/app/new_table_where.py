"""Where a meeting was, on the page New table: what is offered for the words, and a small map beside them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import streamlit as st

from ..ledger import PLACED, Offer, Row, of_row, offers_for, offers_of
from ..places import Gazetteer, country_name
from .frame import frame
from .ledger_state import Writing, part_key, writing
from .picker import picker_document

WHERE: Final = "new_table_where"
_POINTED: Final = "new_table_pointed"


def shared_gazetteer() -> Gazetteer:
    """The list of places, opened once for this session."""
    found: Gazetteer = st.session_state.setdefault("gazetteer", Gazetteer())
    return found


def typed_now() -> dict[str, str]:
    """What stands in the questions about place and date now, and which place is chosen."""
    told = (st.session_state.get(part_key("ask")) or {}).get("typed")
    told = told if isinstance(told, Mapping) else {}
    return {name: str(told.get(name) or "")[:500] for name in ("where", "when", "chosen")}


def looked_up(now: Writing) -> dict[str, Any] | None:
    """The row into whose fields a place is being typed, its words, and what is offered for them; None where
    none is, or a row's place is asked for by its button."""
    typed = (st.session_state.get(part_key("grid")) or {}).get("typed")
    typed = typed if isinstance(typed, Mapping) else {}
    number = typed.get("row")
    if now.asked or not isinstance(number, int) or isinstance(number, bool) or number < 1:
        return None
    row = next((one for one in now.ledger.rows if one.id == number), Row(number))
    row = row.with_cells({name: str(typed.get(name) or "")[:500].strip() for name in PLACED})
    words, country = of_row(row)
    offers = offers_for(words, row.cells.get("date", ""), country, gazetteer=shared_gazetteer())
    return {"row": number, "words": words, "offers": offers}


def asked_now(now: Writing, typed: Mapping[str, str]) -> tuple[str, list[Offer], dict[str, Any] | None]:
    """The words for a place, what is offered for them, and the row that they are of, if it is one's."""
    if now.asked:
        words, offers = offers_of(now.ledger, now.asked, shared_gazetteer())
        number = now.ledger.numbers[now.ledger.place_of(now.asked)]
        return words, offers, {"row": now.asked, "number": number, "words": words}
    words = typed["where"].strip()
    return words, offers_for(words, typed["when"], gazetteer=shared_gazetteer()), None


def pointed_at(words: str, row: int = 0) -> dict[str, Any] | None:
    """The point that was last set on the small map for these words: its number, place and country.

    ``row``: that into which they were typed; 0: they stand in the question, or a row's place is asked for.
    """
    pointed: dict[str, Any] | None = st.session_state.get(_POINTED)
    return pointed if pointed and (pointed["words"], pointed["row"]) == (words, row) else None


def small_map(typed: Mapping[str, str], words: str, offers: list[Offer]) -> None:
    """Where the places lie that the words may mean: a click on one chooses it, elsewhere it sets a point."""
    at = _chosen_at(typed, words, offers)
    wanted = {
        "lat": at[0],
        "lon": at[1],
        "candidates": [
            [one.lat, one.lon, f"{number} {one.name}, {one.where}"] for number, one in enumerate(offers, 1)
        ],
    }
    frame("where", picker_document(), wanted, report=("lat", "lon"), key=WHERE, on_state=_point)


def _chosen_at(
    typed: Mapping[str, str], words: str, offers: list[Offer]
) -> tuple[float | None, float | None]:
    """Where the chosen place lies: one that is offered, or the point that was set."""
    if typed["chosen"] == "point" and (pointed := pointed_at(words)):
        lat, lon = pointed["at"]
        return lat, lon
    chosen = (one for one in offers if one.key == typed["chosen"] or (not typed["chosen"] and one.sure))
    found = next(chosen, None)
    return (found.lat, found.lon) if found else (None, None)


def _point() -> None:
    """A point was set on the small map: one of the places that are offered, or one of the person's own."""
    state = (st.session_state.get(WHERE) or {}).get("state") or {}
    typed, now = typed_now(), writing()
    looked = looked_up(now)
    words, offers, _ = asked_now(now, typed)
    if looked:
        typed, words, offers = {**typed, "chosen": ""}, looked["words"], looked["offers"]
    was = _chosen_at(typed, words, offers)  # what has not changed is not told
    match state.get("lat", was[0]), state.get("lon", was[1]):
        case float() | int() as lat, float() | int() as lon if abs(lat) <= 90 and abs(lon) <= 180:
            pass
        case _:
            return
    near = next((one for one in offers if abs(one.lat - lat) < 1e-4 and abs(one.lon - lon) < 1e-4), None)
    code = "" if near else shared_gazetteer().nearest_country(lat, lon)
    last = st.session_state.get(_POINTED) or {"n": 0}
    st.session_state[_POINTED] = {
        "n": last["n"] + 1,
        "words": words,
        "row": looked["row"] if looked else 0,
        "key": near.key if near else "",
        "at": [lat, lon],
        "where": country_name(code) if code else "",
    }
