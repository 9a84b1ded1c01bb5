"""What a replay document says in other languages, and which it opens in."""

from __future__ import annotations

import pytest

from geo.atlas import Atlas
from geo.html import map_document
from geo.language import LANGUAGES
from geo.replay import replay_document
from tests.build import atlas_of

REPORTS = """
    start,city,country,leaders
    2024-05-16,Beijing,China,Ada Quill (Norway)
    2024-05~,Rome,Italy,Ada Quill (Norway)
    ../2024-07-04,Oslo,Norway,Ada Quill (Norway)
"""


@pytest.fixture(scope="module")
def atlas(tmp_path_factory: pytest.TempPathFactory) -> Atlas:
    return atlas_of(REPORTS, tmp_path_factory.mktemp("spoken"))


def test_a_document_in_english_says_nothing_of_languages(atlas: Atlas) -> None:
    assert {"spoken", "language", "fixed"}.isdisjoint(replay_document(atlas))


def test_vague_dates_are_said_in_each_language_and_whole_days_are_left_to_the_map(atlas: Atlas) -> None:
    document = replay_document(atlas, languages=("de", "fr"))
    assert set(document["spoken"]) == {"de", "fr"}
    labels = document["spoken"]["de"]["labels"]
    assert "16 May 2024" not in labels
    assert "Mai 2024" in labels["about May 2024"]
    assert "4. Juli 2024" in labels["on or before 4 July 2024"]
    assert "language" not in document


@pytest.mark.parametrize("fixed", [False, True])
def test_one_language_is_the_one_in_which_the_map_opens(atlas: Atlas, fixed: bool) -> None:
    document = replay_document(atlas, languages=("fr",), fixed=fixed)
    assert document["language"] == "fr"
    assert document.get("fixed", False) is fixed
    assert '<html lang="fr">' in map_document(document)


def test_what_the_document_itself_holds_is_the_same_in_every_language(atlas: Atlas) -> None:
    plain = replay_document(atlas)
    for tag in LANGUAGES:
        spoken = replay_document(atlas, languages=(tag,))
        assert {key: spoken[key] for key in plain} == plain


def test_the_words_of_a_language_cost_at_most_twelve_kilobytes(atlas: Atlas) -> None:
    english = len(map_document(replay_document(atlas)).encode())
    for tag in LANGUAGES:
        assert len(map_document(replay_document(atlas, languages=(tag,))).encode()) - english <= 12_000, tag
