"""Text from a table where Streamlit would read Markdown."""

from __future__ import annotations

import re

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|~$:<>&^=])")


def plain(text: str) -> str:
    """The text with every character that Markdown gives a meaning escaped."""
    return _MARKDOWN.sub(r"\\\1", text)
