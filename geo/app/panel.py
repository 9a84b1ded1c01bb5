"""The panel where it is folded away, as on a phone: a door to it on the page; it goes once one has chosen."""

from __future__ import annotations

import streamlit as st

STYLE = """
.st-key-panel_door { display: none; }
.stApp:has([data-testid="stExpandSidebarButton"]) {
  & .st-key-panel_door { display: flex; }
  & .st-key-project_notice:has(> *) { margin-top: 3rem; }
  & .stMainBlockContainer { padding-top: 0.25rem; }
  & .st-key-page_head { min-height: 2.5rem; padding-inline-start: 2.5rem; }
  & [data-testid="stHeader"] { background: none; }
  & [data-testid="stHeader"], & [data-testid="stHeader"] :not(button, button *) { pointer-events: none; }
}
"""
_SCRIPT = """
if (!window.summitAtlasPanel) {
  window.summitAtlasPanel = true;
  const narrow = matchMedia("(max-width: 768px)");
  const within = (part) => `[data-testid="stSidebar"] ${part}`;
  const named = (name) => within(`[data-testid="${name}"]`);
  const chosen = ["stSidebarNavLink", "stBaseButton-primary"].map(named).join();
  const begins = ['[data-testid="stFileUploaderDropzone"] button', "textarea"].map(within).join();
  const soon = (task) => setTimeout(task, 0);
  const shut = () => document.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click();
  const inSight = (one) => {
    const { left, right, width } = one.getBoundingClientRect();
    return width > 0 && left >= 0 && right <= innerWidth;
  };
  const begin = (tries) => {
    const first = [...document.querySelectorAll(begins)].find(inSight);
    if (first) first.focus();
    else if (tries > 0) setTimeout(begin, 100, tries - 1);
  };
  document.addEventListener("click", ({ target }) => {
    if (target.closest(".st-key-panel_door")) {
      document.querySelector('[data-testid="stExpandSidebarButton"]')?.click();
      setTimeout(begin, 100, 100);
    } else if (narrow.matches && target.closest(chosen)) soon(shut);
  });
  document.addEventListener("change", ({ target }) => {
    if (narrow.matches && target.matches(within('input[type="file"]'))) soon(shut);
  });
}
"""
"""Streamlit leaves its panel over the page when another page was chosen in it."""


def begin() -> None:
    """Have the panel heed the page; once in every run, as Streamlit runs it where it is new alone."""
    st.html(f"<script>{_SCRIPT}</script>", unsafe_allow_javascript=True)


def head(door: str = "", title: str = "Summit Atlas") -> None:
    """The head of a page; where the panel is folded away, with ``door``, a button that unfolds it."""
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", key="page_head"
    ):
        st.title(title, anchor=False, width="content")
        if door:
            st.button(door, key="panel_door", icon=":material/upload_file:", width="content")
