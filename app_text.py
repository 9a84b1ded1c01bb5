"""What the pages share: their style, and text from a table where Streamlit would read Markdown."""

from __future__ import annotations

import re

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|~$:<>&^=])")


def plain(text: str) -> str:
    """The text with every character that Markdown gives a meaning escaped."""
    return _MARKDOWN.sub(r"\\\1", text)


STYLE = """
.stMainBlockContainer { padding: 1.5rem 2.5rem 3rem; }
.stMainBlockContainer h1 { font-size: 1.9rem; padding: 0; }
@media (max-width: 640px) { .stMainBlockContainer { padding-inline: 0.75rem; } }
.stApp:has([data-testid="stExpandSidebarButton"]) .stMainBlockContainer { padding-top: 3.5rem; }
"""
