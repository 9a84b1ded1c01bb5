"""Who comes from where, asked while the table does not say it: visits and guests are told apart by it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import chain
from typing import NamedTuple

import pandas as pd
import streamlit as st

from ..atlas import Atlas
from ..language import _, ngettext
from ..meetings import name_key, of_organisation, taken_apart
from ..places import Gazetteer
from ..schema import LEADERS, conform
from ..words import country_words, with_country
from .text import plain

Take = Callable[[pd.DataFrame], None]
"""Called with all leaders that are said of the table (``schema.LEADERS``)."""
WHO, COUNTRY, NAME, ANSWERS = "home_who", "home_country", "home_name", "home_answers"
EVERYONE = "*"
"""In the field for leaders: all who have no country. No name is only that."""
_SHOWN = 3


class Answer(NamedTuple):
    """What the reader said: the leaders, their country's name, and all leaders as they were ``before``."""

    names: list[str]
    country: str
    before: pd.DataFrame


def ask_home(lacking: list[str], known: pd.DataFrame, take: Take) -> None:
    """A field for the country of leaders who have none (``homeless``), one or all of them; nothing where
    nobody lacks one.

    ``known``: the leaders of the table and what was answered before (``schema.LEADERS``). What was answered
    stands there, and can be taken back.
    """
    _tell_answers(take)
    if not lacking:
        return
    countries = _countries()
    names = [*lacking, *([EVERYONE] if len(lacking) > 1 else [])]
    if st.session_state.get(WHO) not in names:
        st.session_state[WHO] = names[0]
    with st.container(border=True):
        why = _(
            "The table does not say it of {names}. Until then nobody can tell "
            "visits made from guests received, and no way leads home.",
            names=_named_shortly([plain(name) for name in lacking]),
        )
        asked = _("Where do they come from?")
        st.markdown(f"**{asked}** {why}")
        left, right = st.columns(2)
        who = left.selectbox(_("Leader"), names, format_func=partial(_as_shown, len(lacking)), key=WHO)
        right.selectbox(
            _("Comes from"),
            _in_order(countries),
            index=None,
            format_func=lambda name: country_words(countries.get(name, ""), name),
            key=COUNTRY,
            placeholder=_("Choose a country"),
            on_change=_answer,
            args=(lacking if who == EVERYONE else [who], countries, known, take),
        )


def _as_shown(count: int, name: str) -> str:
    """A leader's name, or all ``count`` of them in words."""
    if name != EVERYONE:
        return name
    return ngettext("All {count} without one", "All {count} without one", count)


def _tell_answers(take: Take) -> None:
    answers: list[Answer] = st.session_state.get(ANSWERS) or []
    if not answers:
        return
    codes = _countries()
    said = "; ".join(
        _(
            "{name}: {words}",
            name=_named_shortly(one.names),
            words=country_words(codes.get(one.country, ""), one.country),
        )
        for one in answers
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(_("As you said, comes from: {said}.", said=said))
        st.button(_("Take it back"), on_click=_take_back, args=(take,), key="home_undo")


def _named_shortly(names: list[str]) -> str:
    shown = ", ".join(names[:_SHOWN])
    more = len(names) - _SHOWN
    return (
        ngettext("{names} and {count} more", "{names} and {count} more", more, names=shown)
        if more > 0
        else shown
    )


def _take_back(take: Take) -> None:
    """As it was before the first answer."""
    answers: list[Answer] = st.session_state.pop(ANSWERS)
    take(answers[0].before)


def ask_who(stand_in: str, name_it: Callable[[str], None]) -> None:
    """A field for who travelled in a table that does not say it; ``stand_in`` stands for the leader.

    ``name_it`` is called with the name, its country in brackets where that is chosen.
    """
    with st.container(border=True):
        why = _(
            "No column says it. Until you say it, the map calls them “{name}”.",
            name=plain(stand_in),
        )
        asked = _("Who travelled?")
        st.markdown(f"**{asked}** {why}")
        left, right = st.columns(2)
        left.text_input(_("Name"), key=NAME, placeholder="Angela Merkel")
        countries = _countries()
        right.selectbox(
            _("Comes from"),
            _in_order(countries),
            None,
            lambda name: country_words(countries.get(name, ""), name),
            key=COUNTRY,
            placeholder=_("Choose a country"),
        )
        st.button(_("Use this name"), on_click=_named, args=(name_it,))


def _named(name_it: Callable[[str], None]) -> None:
    name, country = str(st.session_state.get(NAME) or "").strip(), st.session_state.get(COUNTRY)
    if name:
        name_it(with_country(name, country) if country else name)


def homeless(atlas: Atlas) -> list[str]:
    """Names of the leaders whose country is not known, those with the most meetings first; without those who
    travel for an organisation, and have none."""
    counts = atlas.travel.participations["leader"].value_counts()
    order = [position for position in counts.index if not atlas.leaders["country"].iloc[position]]
    lacking = [str(atlas.leaders["name"].iloc[position]) for position in order]
    written = set(chain.from_iterable(atlas.dataset.reports["leaders"])) if lacking else set()
    sent = {taken_apart(one).name or one for one in written if of_organisation(one)}
    keys = set(map(name_key, sent))
    return [name for name in lacking if name_key(name) not in keys]


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


def _in_order(countries: dict[str, str]) -> list[str]:
    """Names of countries, in the order of what they are called in the reader's language."""
    return sorted(countries, key=lambda name: country_words(countries[name], name))


def _countries() -> dict[str, str]:
    """Name of every country → its code."""
    return {name: code for code, name in Gazetteer().store.names.items()}
