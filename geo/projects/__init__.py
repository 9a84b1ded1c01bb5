"""What a reader works on, kept in a project: on this computer, and as one file to carry elsewhere.

In: files of a table, and parts, which are plain values under names. Out: the same after a reload, a crash or
a restart, and the data set that the table has become (docs/projects.md). No page is needed for it.
"""

from .archive import ARCHIVE, packed, project_at, unpacked
from .faults import AbsentError, ChangedError, DamagedError, NewerError, NotKeptError, ProjectError
from .opened import PROFILE, Opened, Upload, content_key, open_folder, open_upload
from .plain import changes_plain, changes_read, rows_plain, rows_read, step_plain, steps_read
from .reading import (
    as_kept,
    dataset_of,
    look_over,
    part,
    reading_plain,
    see_they_fit,
    source_of,
    table_kept,
    told_of,
    told_plain,
    uploads_of,
)
from .scratch import new_folder, safe_name
from .shelf import Listed, begin, bring, copy, free_name, home, listed, name_of, named, path_of, remove
from .store import FORMAT, Head, Kept, Project, digest_of, head, load, rename, revision_of, save

__all__ = [
    "ARCHIVE",
    "FORMAT",
    "PROFILE",
    "AbsentError",
    "ChangedError",
    "DamagedError",
    "Head",
    "Kept",
    "Listed",
    "NewerError",
    "NotKeptError",
    "Opened",
    "Project",
    "ProjectError",
    "Upload",
    "as_kept",
    "begin",
    "bring",
    "changes_plain",
    "changes_read",
    "content_key",
    "copy",
    "dataset_of",
    "digest_of",
    "free_name",
    "head",
    "home",
    "listed",
    "load",
    "look_over",
    "name_of",
    "named",
    "new_folder",
    "open_folder",
    "open_upload",
    "packed",
    "part",
    "path_of",
    "project_at",
    "reading_plain",
    "remove",
    "rename",
    "revision_of",
    "rows_plain",
    "rows_read",
    "safe_name",
    "save",
    "see_they_fit",
    "source_of",
    "step_plain",
    "steps_read",
    "table_kept",
    "told_of",
    "told_plain",
    "unpacked",
    "uploads_of",
]
