"""The page: choose a table, follow a leader, slide through the dates, export the map."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.navigation.page import StreamlitPage

from ..dates import today
from ..errors import SummitAtlasError, TableError
from ..language import N_, _
from ..online import Provider
from ..profiles import is_stand_in
from . import findings, flows_kept, languages, opening, panel, story, story_state, tables, tabs, taken, upkeep
from .changed import open_anew, read_as_before, tell_changes, with_marks
from .choose import WITHOUT_TABLE, choose_table, keep_choices, work_on
from .columns import choose_columns
from .export import export_menu, map_button
from .figures import charts
from .frame import SHARED, chosen, frame
from .guard import admitted, keep_settings
from .home import ANSWERS, ask_home, ask_who, homeless
from .how_read import how_read
from .ledger_state import table_written
from .mend import mend
from .new_table import new_table_page
from .online import choose_provider
from .project_line import carried, project_line
from .projects_page import projects_page, stay
from .publish import publish_menu
from .range import KEY, is_as_opened
from .records import choose_records, with_records
from .review import review
from .shown import Shown, bundled, opened_aside, shown_aside, told_of
from .standing import question
from .story_tab import story_tab
from .text import STYLE
from .upload import Opened, Upload, content_key
from .view import MAP, choose_view, follow_the_map, is_everyone


def main() -> None:
    """Draw the page that the reader chose."""
    keep_settings()
    st.set_page_config("Summit Atlas", page_icon="🧭", layout="wide")
    with languages.begun():  # asked for a hundred times in a run
        if admitted():
            _pages()


def _pages() -> None:
    upkeep.begin()
    opening.recall()
    keep_choices()
    meetings = st.Page(
        lambda: _meetings_page(uploads, new_table),
        title=_("Meetings"),
        icon=":material/travel:",
        url_path="meetings",
        default=True,
    )
    texts = st.Page(
        lambda: _texts_page(meetings), title=_("From a text"), icon=":material/article:", url_path="text"
    )
    new_table = st.Page(
        lambda: new_table_page(meetings, today()),
        title=_("New table"),
        icon=":material/edit_note:",
        url_path="new",
    )
    flows = st.Page(_flows_page, title=_("Flows"), icon=":material/conversion_path:", url_path="flows")
    kept = st.Page(
        lambda: projects_page(meetings, {"texts": texts, "written": new_table, "flows": flows}),
        title=_("Projects"),
        icon=":material/folder_open:",
        url_path="projects",
    )
    page = st.navigation([meetings, new_table, texts, flows, kept])
    panel.begin()
    languages.dressed(f"{STYLE}{panel.STYLE}{tabs.STYLE}{'' if page is meetings else WITHOUT_TABLE}")
    languages.choose_language()
    uploads = choose_table()
    if page is not kept:
        stay()
    if carried():
        st.rerun()
    if page is new_table or page is texts:
        work_on("written" if page is new_table else "texts")
    elif page is flows and flows_kept.is_begun():
        work_on("flows")
    with project_line(page is meetings):
        page.run()
    languages.address()


def _texts_page(meetings: StreamlitPage) -> None:
    from .texts import texts_page  # brings the reader of texts along

    texts_page(meetings, today())


def _flows_page() -> None:
    from .flows import flows_page  # brings engines along, which the other page shall not wait for

    flows_page()


def _meetings_page(uploads: list[Upload] | None, new_table: StreamlitPage) -> None:
    """Draw the page of one table for the reader's choices."""
    panel.head(_("Open a table of mine"))
    if uploads is None:
        st.info(_("Choose a table in the panel on the left. Its columns are described in docs/table.md."))
        st.page_link(new_table, label=_("No file yet? Begin a new table"), icon=":material/edit_note:")
        return
    if taken.is_written():
        taken.tell_where(new_table)
    # Here in every run: what follows would otherwise stand elsewhere in the next one, and lose the focus.
    waiting = st.empty()
    opened = _opened(with_records(uploads), waiting)
    choose_records(uploads, refused=opened is None)
    if opened is None:
        return
    if not opened.settled:
        choose_columns(opened, taken.settle)
        return
    shown = _shown(opened, waiting)
    if shown is None:
        return
    if shown.atlas.agreement.lacking and not opened.confirmed:
        choose_columns(opened, taken.settle, shown.atlas.agreement.lacking)
        return
    if uploads:
        how_read(opened, shown.dataset, shown.atlas, taken.settle)
    tell_changes(shown)
    findings.notice(shown.atlas.problems)
    if any(map(is_stand_in, shown.atlas.problems)):
        ask_who(shown.busiest, taken.travelled)
    else:
        ask_home(shown.once(homeless), shown.dataset.leaders, taken.told("leaders"))
    if not shown.busiest:
        st.warning(_("No meeting of this table names a leader, so there is nothing to follow."))
        findings.problems(shown.atlas.problems)
        mend(opened, shown.atlas.problems, shown.told, taken.use)
        return
    _explore(shown)


def _opened(uploads: list[Upload], waiting: DeltaGenerator) -> Opened | None:
    """The chosen table as it was read, read once per content; says why when it cannot be."""
    key = content_key(uploads)
    kept: Opened | None = st.session_state.get("opened")
    if kept and kept.key == key:
        return kept
    st.session_state["asked"] = None
    st.session_state.pop(ANSWERS, None)
    if st.session_state.get("unopened") == key:
        st.info(_("Reading was stopped."))
        st.button(_("Read the table"), on_click=st.session_state.pop, args=("unopened",))
        return None
    refused: tuple[str, TableError] | None = st.session_state.get("refused")
    try:
        if refused and refused[0] == key:
            raise refused[1]
        opened = opened_aside(uploads, waiting) if uploads else bundled(today()).opened
        if uploads and key == content_key(table_written()):  # its columns are ours, however few its rows
            opened = opened.told(None)
        opened = opening.taken_up(opened)
    except TableError as error:
        st.session_state["refused"] = (key, error)
        st.error(_("This table cannot be read."))
        findings.refusal(error.problems)
        return None
    except SummitAtlasError as error:
        findings.missing(error)
        return None
    finally:
        waiting.empty()
    st.session_state["opened"] = opened = read_as_before(opened)
    return opened


def _shown(opened: Opened, waiting: DeltaGenerator) -> Shown | None:
    """The atlas and map of the table, made once for what is said of it; problems are shown if not.

    Progress is shown in ``waiting``.

    Corrections of places, the leader followed and the range outlast what is said of one table.
    """
    before: Shown | None = st.session_state.get("shown")
    same = before is not None and (
        before.opened.key == opened.key or taken.grew(before.opened.key, opened.key)
    )
    kept = before if before and before.opened is opened else None
    asked: Provider | None = st.session_state["asked"]
    told = told_of(opened)
    if kept and kept.asked == asked and kept.told is told:
        return kept
    if st.session_state.get("stopped") is opened:
        st.info(_("Locating was stopped."))
        st.button(_("Locate the venues"), on_click=st.session_state.pop, args=("stopped",))
        return None
    try:
        shown = shown_aside(opened, told, asked, waiting, kept, today())
    except TableError as error:
        waiting.empty()
        st.error(_("This table cannot be read."))
        findings.refusal(error.problems)
        choose_columns(opened, taken.settle)
        return None
    except SummitAtlasError as error:
        waiting.empty()
        findings.missing(error)
        return None
    waiting.empty()
    st.session_state["shown"] = shown = with_marks(shown)
    if not same:
        open_anew(shown)
    elif before is not None and is_as_opened(before.opening):
        st.session_state.pop(KEY, None)  # nobody has narrowed the days: they grow with the table
    opening.look_back(opened)
    return shown


def _explore(shown: Shown) -> None:
    atlas = shown.atlas
    # Folded: the map has these choices too. In a container it would be shown twice when one comes above it.
    with st.expander(_("Leader and days"), key="view"):
        leader, days = choose_view(shown)
    choices = chosen(*SHARED, "countries", "beside", "folded")
    wanted = {"follow": None if is_everyone() else leader, "range": list(days) if days else None, **choices}
    if not (is_told := story.told(shown, MAP)):
        frame(
            "map",
            shown.document,
            wanted,
            report=tuple(wanted),
            key=MAP,
            on_state=follow_the_map,
            ask=question().asked or story_state.asked(),
            once=story_state.once(),
        )
    with st.container(horizontal=True):
        looks = chosen("countries", "beside", "projection", "centre")
        map_button(atlas, leader, days, looks, shown.changes, is_told=is_told)
        export_menu(atlas, leader, None if days == shown.extent else days)
        publish_menu(shown, leader, days, looks)
    # Within days even where they are all there are: what has no date is in no range, on the map neither.
    tables.headline(shown, leader, days, everyone=is_everyone())
    touched = days or (None, None)
    days = None if days == shown.extent else days
    parts: dict[str, Callable[[], None]] = {
        N_("Meetings"): lambda: tables.meetings(shown, leader, days),
        N_("Figures"): lambda: charts(atlas, leader, days),
        N_("Legs"): lambda: tables.legs(shown, leader, *touched),
        N_("Places"): lambda: _places(shown),
        N_("Problems"): lambda: findings.problems(atlas.problems),
        N_("Mend"): lambda: mend(shown.opened, atlas.problems, shown.told, taken.use),
        N_("Sources"): lambda: tables.sources(atlas),
        N_("Story"): lambda: story_tab(shown, leader, days),
    }
    for tab, draw in zip(languages.tracked_tabs(list(parts)), parts.values(), strict=True):
        if tab.open:  # not computed while nobody looks
            with tab:
                draw()


def _places(shown: Shown) -> None:
    review(shown.atlas, shown.dataset.corrections, taken.told("corrections"), nowhere=not taken.is_written())
    # From then on this service is asked, or none; the page derives everything anew.
    choose_provider(shown.asked, partial(st.session_state.__setitem__, "asked"))
