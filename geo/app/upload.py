"""Files that readers bring, under the names by which the page knows them (``projects``)."""

from __future__ import annotations

from ..projects import PROFILE, Opened, Upload, content_key, open_folder, open_upload

__all__ = ["PROFILE", "Opened", "Upload", "content_key", "open_folder", "open_upload"]
