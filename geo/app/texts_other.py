"""Any other reader: a prompt to copy, its answer pasted, every row of it checked against the text."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Final

import streamlit as st

from ..desk import NotTakenError, answered, prompt
from ..language import _, ngettext, number_words
from .texts_asked import ask_here
from .texts_state import OnDesk, keep, on_desk

ANSWER, WHICH = "texts_answer", "texts_which"
_SAID: Final = "texts_answer_said"


def other_reader(state: OnDesk) -> None:
    """A prompt for one of the texts, and a field for what came of it."""
    with st.expander(_("Let another reader propose rows, and check them"), key="texts_other"):
        st.caption(
            _(
                "Give the prompt to an assistant or a person of your choice, and paste the answer. Nothing "
                "is sent anywhere by itself. Every row is held against the text: what does not stand there "
                "is marked, and one key does not take it."
            )
        )
        texts = state.desk.texts
        number = 0
        if len(texts) > 1:
            number = st.selectbox(
                _("For which text"), range(len(texts)), key=WHICH, format_func=lambda at: texts[at].source
            )
        st.code(prompt(texts[number]), language=None, height=180, wrap_lines=True)
        st.text_area(
            _("The answer: JSON, CSV or a Markdown table"),
            key=ANSWER,
            height=120,
            placeholder='[{"leaders": …, "quote": …}]',
        )
        st.button(_("Check these rows"), on_click=_check, args=(number,), key="texts_check")
        ask_here(prompt(texts[number]), partial(_take, number))
        if said := st.session_state.get(_SAID):
            st.text(said)


def _check(number: int) -> None:
    _take(number, str(st.session_state.get(ANSWER, "")))


def _take(number: int, answer: str) -> None:
    """Put the rows of an answer on the desk, as proposals; what is no answer stays in the field."""
    state = on_desk()
    if state is None:
        return
    try:
        step = answered(state.desk, number, answer)
        keep(replace(state, desk=state.desk.after(step), refused=""))
    except NotTakenError as error:
        st.session_state[_SAID] = _("Not read: {why}", why=error)
        st.session_state[ANSWER] = answer
        return
    faulty = sum(bool(card.faults) for card in step.made)
    count = len(step.made)
    st.session_state[_SAID] = ngettext(
        "{count} row to decide on, behind those of the text above: "
        "{supported} supported by it, {faulty} not.",
        "{count} rows to decide on, behind those of the text above: "
        "{supported} supported by it, {faulty} not.",
        count,
        supported=number_words(count - faulty),
        faulty=number_words(faulty),
    )
    st.session_state[ANSWER] = ""
