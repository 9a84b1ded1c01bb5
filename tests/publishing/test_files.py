"""The files of a published map speak its language."""

from __future__ import annotations

from pathlib import Path

from geo.html import heading
from geo.publishing import published
from geo.replay import replay_document
from tests.build import atlas_of

REPORTS = "start,city,country,leaders,source\n2024-05-16,Rome,Italy,Ada Quill (Norway),Post\n"


def test_a_folder_speaks_the_language_of_its_map_in_all_its_files(tmp_path: Path) -> None:
    atlas = atlas_of(REPORTS, tmp_path)
    document = replay_document(atlas, languages=("fr",))
    files = published(atlas, document, title=heading(document), address="https://example.org/map/")
    page = files["index.html"].decode()
    assert 'og:title" content="Ada Quill\u00a0: voyages et visiteurs"' in page
    assert "1 rencontre tenue" in page
    assert "mai 2024" in page.partition("<style>")[0]
    assert "Placez ce dossier" in files["README.txt"].decode()
    named = files["CREDITS.txt"].decode()
    assert "Lieux" in named
    assert "Comptes rendus" in named
    assert "Reports" not in named
    english = published(atlas, replay_document(atlas), title="Map")
    assert "Put this folder" in english["README.txt"].decode()
