"""Uploaded files on disk, where engines read them: gone with the session, or with the next upload."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from ..projects import new_folder, safe_name

FOLDER = "flows_folder"
"""Under this name the session holds the folder; when nobody holds it any more, it goes."""


def unpacked(files: Iterable[UploadedFile]) -> list[str]:
    """Their paths on this disk, in their order; the files of this session's upload before are gone."""
    folder = st.session_state[FOLDER] = new_folder()
    paths = []
    for number, file in enumerate(files):
        path = Path(folder.name) / str(number) / safe_name(file.name)
        path.parent.mkdir()
        path.write_bytes(file.getbuffer())
        paths.append(str(path))
    return paths
