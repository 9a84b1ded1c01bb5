"""Who comes from where, asked while the table does not say it: visits and guests are told apart by it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pandas as pd
import streamlit as st

from ..atlas import Atlas
from ..meetings import name_key
from ..places import Gazetteer
from ..schema import LEADERS, conform
from ..words import with_country
from .text import plain

Take = Callable[[pd.DataFrame], None]
"""Called with all leaders that are said of the table (``schema.LEADERS``)."""
WHO, COUNTRY, NAME, ANSWERS = "home_who", "home_country", "home_name", "home_answers"
_SHOWN = 3


class Answer(NamedTuple):
    """What the reader said: the leaders, their country's name, and all leaders as they were ``before``."""

    names: list[str]
    country: str
    before: pd.DataFrame


def ask_home(atlas: Atlas, known: pd.DataFrame, take: Take) -> None:
    """A field for the country of leaders who have none, one or all of them; nothing where nobody lacks one.

    ``known``: the leaders of the table and what was answered before (``schema.LEADERS``). What was answered
    stands there, and can be taken back.
    """
    _tell_answers(take)
    lacking = homeless(atlas)
    if not lacking:
        return
    countries = _countries()
    everyone = f"All {len(lacking):,} without one"
    names = [*lacking, *([everyone] if len(lacking) > 1 else [])]
    if st.session_state.get(WHO) not in names:
        st.session_state[WHO] = names[0]
    with st.container(border=True):
        shown = ", ".join(map(plain, lacking[:_SHOWN]))
        if len(lacking) > _SHOWN:
            shown += f" and {len(lacking) - _SHOWN:,} more"
        st.markdown(
            f"**Where do they come from?** The table does not say it of {shown}. Until then nobody can tell "
            "visits made from guests received, and no way leads home."
        )
        left, right = st.columns(2)
        who = left.selectbox("Leader", names, key=WHO)
        right.selectbox(
            "Comes from",
            sorted(countries),
            index=None,
            key=COUNTRY,
            placeholder="Choose a country",
            on_change=_answer,
            args=(lacking if who == everyone else [who], countries, known, take),
        )


def _tell_answers(take: Take) -> None:
    answers: list[Answer] = st.session_state.get(ANSWERS) or []
    if not answers:
        return
    said = "; ".join(f"{_named_shortly(one.names)}: {one.country}" for one in answers)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(f"As you said, comes from: {said}.")
        st.button("Take it back", on_click=_take_back, args=(take,), key="home_undo")


def _named_shortly(names: list[str]) -> str:
    return ", ".join(names[:_SHOWN]) + (f" and {len(names) - _SHOWN:,} more" if len(names) > _SHOWN else "")


def _take_back(take: Take) -> None:
    """As it was before the first answer."""
    answers: list[Answer] = st.session_state.pop(ANSWERS)
    take(answers[0].before)


def ask_who(stand_in: str, name_it: Callable[[str], None]) -> None:
    """A field for who travelled in a table that does not say it; ``stand_in`` stands for the leader.

    ``name_it`` is called with the name, its country in brackets where that is chosen.
    """
    with st.container(border=True):
        st.markdown(
            f"**Who travelled?** No column says it; “{plain(stand_in)}”, as the title or the file is called, "
            "stands for the traveller."
        )
        left, right = st.columns(2)
        left.text_input("Name", key=NAME, placeholder="Angela Merkel")
        right.selectbox("Comes from", sorted(_countries()), None, key=COUNTRY, placeholder="Choose a country")
        st.button("Use this name", on_click=_named, args=(name_it,))


def _named(name_it: Callable[[str], None]) -> None:
    name, country = str(st.session_state.get(NAME) or "").strip(), st.session_state.get(COUNTRY)
    if name:
        name_it(with_country(name, country) if country else name)


def homeless(atlas: Atlas) -> list[str]:
    """Names of the leaders whose country is not known, those with the most meetings first."""
    counts = atlas.travel.participations["leader"].value_counts()
    order = [position for position in counts.index if not atlas.leaders["country"].iloc[position]]
    return [str(atlas.leaders["name"].iloc[position]) for position in order]


def with_home(known: pd.DataFrame, names: list[str], code: str) -> pd.DataFrame:
    """The leaders with this country for these names: in their rows where they have some, else in new ones."""
    wanted = {name_key(name): name for name in names}
    keys = known["name"].map(name_key) if len(known) else pd.Series(dtype="str")
    told = known.assign(country=known["country"].mask(keys.isin(list(wanted)), code)) if len(known) else known
    new = [name for key, name in wanted.items() if key not in set(keys)]
    rows = pd.DataFrame(
        [{"name": name, "country": code, "office": "", "seat": "", "aliases": ()} for name in new]
    )
    return conform(pd.concat([told, rows], ignore_index=True) if new else told, LEADERS)


def _answer(names: list[str], countries: dict[str, str], known: pd.DataFrame, take: Take) -> None:
    country = st.session_state.get(COUNTRY)
    if country:
        st.session_state[COUNTRY] = None
        st.session_state[ANSWERS] = [*st.session_state.get(ANSWERS, []), Answer(names, country, known)]
        take(with_home(known, names, countries[country]))


def _countries() -> dict[str, str]:
    """Name of every country → its code."""
    return {name: code for code, name in Gazetteer().store.names.items()}
