"""Whose the countries of a column are, asked in one choice: those visited, or the travellers' own."""

from __future__ import annotations

import streamlit as st

from ..language import N_, _
from ..profiles import Proposal, Question
from .answered import answered

WENT, COME = N_("Where they went"), N_("Where they come from")


def is_whose(question: Question) -> bool:
    """Whether it is asked of one column of countries if they were visited, or are the travellers' own."""
    return question.fields == ("country", "leader_country") and _host(question) != "HOST"


def whose(question: Question, key: str) -> list[Proposal]:
    """The two answers to that question, as one choice; nothing until one is chosen."""
    box = f"whose {question.columns[0]} {key}"
    if st.session_state.get(box, WENT) not in (WENT, COME, None):  # a project can come from anywhere
        st.session_state[box] = None
    answer = _("The countries are")
    said = st.radio(
        answer, [WENT, COME], index=None, format_func=_, key=box, on_change=answered, args=(key, box)
    )
    if said is None:
        return []
    made = [Proposal("country" if said == WENT else "leader_country", question.columns, "chosen")]
    if said == COME and _host(question):
        made.append(Proposal("country", (f"={_host(question)}",), "chosen: the same in every row"))
    return made


def _host(question: Question) -> str:
    """The country that received them, where the question names one; ``HOST`` where it asks for it."""
    return question.answers[-1].partition("country==")[2] if question.answers else ""
