"""What the page says of the project that is open: that it is kept, and what keeps it from being kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

import streamlit as st

from .. import projects
from ..language import N_, _
from ..projects import ARCHIVE, ChangedError, Head, Project, ProjectError, packed, safe_name
from . import keeping, opening, tabs
from .choose import CARRIED
from .guard import is_shared
from .text import plain

_TITLES = {
    "changed": N_("This project was changed in another tab or window."),
    "deleted": N_("This project was deleted elsewhere."),
    "unkept": N_("What you do is not kept at the moment."),
}
_ADVICE = {
    "changed": N_(
        "Load it as it is there, or keep what is here as a project of its own. Until then nothing is kept."
    ),
    "deleted": N_("What is here is whole: keep it as a project of its own."),
    "unkept": N_(
        "Nothing is lost while this page stays open, and it is tried again with every step. "
        "You can save the project as one file now."
    ),
}


def carried() -> bool:
    """Open the project that was put among the tables, where one was; whether there was a new one."""
    heard: set[str] = st.session_state.setdefault("projects_heard", set())
    new = [one for one in st.session_state.get(CARRIED) or () if one.file_id not in heard]
    if not new:
        return False
    heard.update(one.file_id for one in new)
    opening.open_carried(new[0].name, new[0].getvalue())
    return True


@contextmanager
def project_line(on_meetings: bool) -> Iterator[None]:
    """Keep the project before and after what is drawn within, and say how that went."""
    notice = st.container(key="project_notice")
    side = st.sidebar.container(key="project_line")
    opening.turn()
    before = _told()
    with notice:
        _notice()
    yield
    keeping.keep()
    opening.address()
    with side:
        _line(on_meetings)
        tabs.tell_tabs("page")
    if _told() != before:
        st.rerun()


def _told() -> tuple[str, bool, str]:
    found = keeping.held()
    return (found.trouble if found else "", bool(found and found.twin), keeping.said())


def _notice() -> None:
    found = keeping.held()
    if words := keeping.said():
        st.warning(plain(words))
    if found is not None and found.twin is not None and not found.trouble:
        _twin(found, found.twin)
    if found is None or not found.trouble:
        return
    with st.container(border=True):
        title, advice = _(_TITLES[found.trouble]), _(_ADVICE[found.trouble])
        st.markdown(f"**{title}** {plain(found.words)} {advice}")
        with st.container(horizontal=True):
            # What loses nothing comes first.
            if found.trouble != "unkept":
                words = _("Keep what is here as its own project")
                st.button(words, on_click=keeping.keep_apart, type="primary", key="project_apart")
            if found.trouble == "changed":
                words = _("Load it as it is there")
                st.button(words, on_click=_load, args=(found.number,), key="project_load")
            save_button("project_save_now")


def _twin(found: keeping.Held, twin: Head) -> None:
    """That there is a project of the same table, and the way back to it."""
    with st.container(border=True):
        st.markdown(
            # Translators: the two asterisks on both sides make what they enclose bold; keep them.
            _(
                "**You have worked on this table before**, in the project {name}. "
                "Go on there, or begin anew.",
                name=plain(twin.name),
            )
        )
        with st.container(horizontal=True):
            st.button(_("Go on there"), on_click=_go_on, args=(found, twin.number), type="primary")
            st.button(_("Begin anew"), on_click=setattr, args=(found, "twin", None))


def _go_on(found: keeping.Held, number: str) -> None:
    """Open the other project; the one that was just begun goes, where nothing was done in it."""
    if opening.open_kept(number) and found.revision == 1 and found.place != "bundled":
        try:
            projects.remove(found.number, found.revision)
        except ChangedError:
            words = _(
                "{name} was changed in another tab or window: it is kept beside this one.", name=found.name
            )
            keeping.said(words)
        except ProjectError as error:
            keeping.said(keeping.in_words(error))


def _load(number: str) -> None:
    opening.open_kept(number)


def _line(on_meetings: bool) -> None:
    found = keeping.held()
    if found is None and not (is_shared() and on_meetings and keeping.is_worth_keeping()):
        return
    if found is not None:
        kept = _("Kept on this computer.") if not found.trouble else _("Not kept at the moment.")
        name = _("Project {name}", name=plain(found.name))
        st.markdown(f"**{name}**  \n{kept}")
    save_button("project_save")


def save_button(key: str) -> None:
    """A button that saves what is open as one file, as it is here and now; nothing while no table is open."""
    now = keeping.live()
    if now.get("project") is None:
        return
    st.download_button(
        _("Save as one file"),
        data=lambda: _file(now),
        file_name=f"{safe_name(keeping.name_now())}{ARCHIVE}",
        mime="application/zip",
        on_click="ignore",
        key=key,
        help=_(
            "The table with everything that you did to it: open it on the page Projects, here or elsewhere."
        ),
    )


def _file(now: Mapping[str, Callable[[], Project] | None]) -> bytes:
    project = now["project"]
    return packed(project()) if project else b""
