"""Which of several lists of a JSON file holds the records: asked where the file does not say it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from ..language import _
from ..tables import lists_of_json
from .upload import Upload

PATHS, LISTS, BOX = "records_paths", "records_lists", "records_box"
"""In the session: what was chosen, and what there is to choose, by the digest of the file."""
_JSON = (".json", ".geojson")


def with_records(uploads: list[Upload]) -> list[Upload]:
    """The files, each with the path of its records where the reader has chosen one."""
    paths: dict[str, str] = st.session_state.get(PATHS) or {}
    if not paths:
        return uploads
    return [
        replace(upload, records=path) if (path := paths.get(upload.digest)) else upload for upload in uploads
    ]


def choose_records(uploads: Sequence[Upload], refused: bool) -> None:
    """A box with the lists of the one JSON file; nothing where there is no choice."""
    paths: dict[str, str] = st.session_state.get(PATHS) or {}
    files = [upload for upload in uploads if upload.name.lower().endswith(_JSON)]
    if len(files) != 1:
        return
    digest = replace(files[0], records="").digest
    if not refused and digest not in paths:
        return
    found = _lists(files[0], digest)
    if len(found) < 2:
        return
    named = {path: f"{path} ({count:,})" for path, count in found}
    chosen = paths.get(digest)
    st.selectbox(
        _("Which list holds the meetings?"),
        list(named),
        index=list(named).index(chosen) if chosen in named else None,
        format_func=lambda path: named.get(path, path),
        placeholder=_("Choose a list of this file"),
        key=f"{BOX} {digest[:12]}",
        on_change=_take,
        args=(digest,),
    )


def _take(digest: str) -> None:
    path = st.session_state.get(f"{BOX} {digest[:12]}")
    if isinstance(path, str) and path in dict(st.session_state[LISTS].get(digest, ())):
        st.session_state[PATHS] = {**(st.session_state.get(PATHS) or {}), digest: path}


def _lists(upload: Upload, digest: str) -> list[tuple[str, int]]:
    """The lists of a file, looked for once."""
    known: dict[str, list[tuple[str, int]]] = st.session_state.setdefault(LISTS, {})
    if digest not in known:
        known.clear()
        known[digest] = lists_of_json(upload.content)
    return known[digest]
