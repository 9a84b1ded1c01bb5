"""Streamlit's tables as their reader reads them: from the right where the language runs so."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from ..language import RIGHT_TO_LEFT, spoken


def grid(table: Any, config: Mapping[str, Any] | None = None, **options: Any) -> Any:
    """``st.dataframe`` of a table of pandas, or of Arrow, with ``config`` for its columns by name.

    Streamlit draws columns in their order from the left: where one reads from the right they are given in
    the other order, and their words stand at the right.
    """
    config = dict(config or {})
    names = [str(name) for name in getattr(table, "column_names", None) or table.columns]
    if spoken() in RIGHT_TO_LEFT:
        options["column_order"] = names[::-1]
        config |= {name: _at_the_right(config.get(name)) for name in names}
    return st.dataframe(table, hide_index=True, width="stretch", column_config=config, **options)


def _at_the_right(column: Any) -> Any:
    column = st.column_config.Column(column) if isinstance(column, str | None) else column
    return column | {"alignment": "right"}
