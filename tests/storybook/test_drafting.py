"""A first draft: one chapter a trip, everything that the sources say of it, and nothing that they do not."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo.atlas import Atlas, build, read
from geo.language import speaking
from geo.reports import load
from geo.story import told
from geo.storybook import Book, as_cells, as_table, drafted, filled, opened, packed
from geo.storybook import read as read_book
from tests.build import atlas_of, gazetteer
from tests.property.strategies import REPORTS

SEED = Path(__file__).resolve().parents[2] / "data" / "reports" / "putin-2024"
TRICKY = st.one_of(
    st.text("*_[]()<>&`#-+=!|\\ \n1.ab", max_size=20),
    st.sampled_from(
        ["<script>alert(1)</script>", "![a](b)", "[a](javascript:b)", "# h", "a\n\n- b", "&lt;", "=1+1"]
    ),
)
ROWS = st.lists(
    st.tuples(REPORTS, TRICKY, TRICKY).map(lambda one: {**one[0], "occasion": one[1], "source": one[2]}),
    min_size=1,
    max_size=8,
)


@pytest.fixture(scope="module")
def seed() -> Atlas:
    return read(SEED)


def test_the_bundled_reports_are_drafted_as_their_trips_with_who_says_so(seed: Atlas) -> None:
    chapters = drafted(seed, "Vladimir Putin", seed.opening("Vladimir Putin"))
    assert [one["title"] for one in chapters] == [
        "China, 16–17 May 2024",
        "Belarus, 23–24 May 2024",
        "Uzbekistan, 26–27 May 2024",
        "North Korea and Vietnam, 18–20 June 2024",
        "Kazakhstan, 3–4 July 2024",
    ]
    china, _, _, asia, summit = (one["text"] for one in chapters)
    assert "**16–17 May 2024**, Beijing, China: with Xi Jinping." in china
    assert "So say South China Morning Post, unattributed copy of the same agency text and Sputnik." in china
    assert "Sources differ (who travelled): South China Morning Post says “Putin travelled" in china
    assert "no source here says who was met" in asia
    assert "stated by the sources" in asia
    assert "Vietnam: " in asia
    assert "Hanoi" not in asia  # no source names the city
    assert "Ilham Aliyev, Recep Tayyip Erdogan" in summit
    assert chapters[0]["date"] == "2024-05-17"
    assert "play" not in chapters[0]
    assert chapters[1]["play"] == "yes"


def test_what_was_not_held_is_said_so_and_what_has_no_date_comes_last(seed: Atlas) -> None:
    *_, india, turkey = drafted(seed, "Vladimir Putin")
    assert india["title"] == "Invited: India, 2025"
    assert "This is an invitation. No source here says that it was taken up." in india["text"]
    assert turkey["title"].endswith("no date known")
    assert "date" not in turkey


def test_a_visit_that_was_cancelled_or_only_planned_is_told_as_such(tmp_path: Path) -> None:
    atlas = atlas_of(
        """date,city,country,leaders,status,source
        2024-01,Oslo,Norway,A (France);B (Norway),planned,s
        2024-02-02,Lima,Peru,A (France);C (Peru),cancelled,""",
        tmp_path,
    )
    planned, cancelled = drafted(atlas, "A")
    assert planned["title"] == "Planned: Norway, January 2024"
    with speaking("fr"):
        assert drafted(atlas, "A")[0]["title"].endswith("Norvège, janvier 2024")
    assert planned["text"].startswith("This is planned. No source here says that it took place.")
    assert "**January 2024**" in planned["text"]
    assert cancelled["title"] == "Cancelled or postponed: Peru, 2 February 2024"
    assert "This was cancelled or postponed." in cancelled["text"]
    assert "No source is named." in cancelled["text"]


def test_who_never_travelled_has_no_draft(tmp_path: Path) -> None:
    atlas = atlas_of("date,city,country,leaders\n2024-01-05,Oslo,Norway,A (Norway);B (Peru)", tmp_path)
    assert drafted(atlas, "A") == []


def test_a_table_without_sources_says_so_once_for_the_whole_story(tmp_path: Path) -> None:
    rows = "2024-01-05,Oslo,Norway,A (France);B (Norway)\n2024-02-05,Lima,Peru,A (France);C (Peru)"
    first, second = drafted(atlas_of(f"date,city,country,leaders\n{rows}", tmp_path), "A")
    assert first["text"].endswith("with B.\n\nThe table that this was drafted from names no source.")
    assert "source" not in second["text"]


def test_a_long_summit_is_told_within_what_a_chapter_holds(tmp_path: Path) -> None:
    rows = "\n".join(
        f"2024-01-05,Oslo,Norway,A (France);Guest {number} (Peru),{'long occasion ' * 20}{number}"
        for number in range(60)
    )
    atlas = atlas_of(f"date,city,country,leaders,occasion\n{rows}", tmp_path)
    (only,) = drafted(atlas, "A")
    assert len(only["text"]) < 10_000
    assert "more meetings, which the list of the map has." in only["text"]


def test_marks_in_any_text_of_a_table_are_shown_as_they_are_and_mark_nothing(tmp_path: Path) -> None:
    rows = """meeting,source,date,city,country,leaders,occasion,disputes,note
        1,sA*,2024-01-05,X *Lo* [a](b),Norway,A (France);B *Lo* [a](b) (Norway),O *Lo* <i> [a](b),,N *Lo* `a`
        1,sB_,2024-01-05,X *Lo* [a](b),Norway,A (France);B *Lo* [a](b) (Norway),,what,M &lt; ![a](b)"""
    (chapter,) = drafted(atlas_of(rows, tmp_path), "A")
    text = chapter["text"]
    for shown in ("X \\*Lo", "B \\*Lo", "O \\*Lo", "sA\\*", "sB\\_", "N \\*Lo", "M \\&lt; !\\[a\\]"):
        assert shown in text, text
    bare = re.sub(r"\\.", "", text).replace("**5 January 2024**", "")
    assert set(bare) & set("*_[]<>&`") == set()


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(ROWS)
def test_the_draft_of_any_table_is_a_story_without_a_finding_also_after_it_was_saved(
    rows: list[dict[str, object]],
) -> None:
    atlas = build(load(Path("reports.csv"), _csv(rows), gazetteer=gazetteer()), gazetteer=gazetteer())
    for leader in atlas.leaders["name"]:
        chapters = drafted(atlas, leader)
        story = told(atlas, as_table(chapters))
        assert [str(one) for one in story.problems] == []
        book = filled(Book(), as_cells(as_table(chapters), atlas), "drafted")
        found = opened("story.zip", packed(book)) if chapters else None
        if found is not None:
            assert list(map(str, found.problems)) == []
            assert as_cells(found.table, atlas) == [dict(one.cells) for one in book.chapters]
            assert read_book(book, atlas).faults == {}


def _csv(rows: list[dict[str, object]]) -> bytes:
    text = io.StringIO()
    names = ("meeting", "source", "date", "city", "country", "leaders", "journey", "status", "occasion")
    writer = csv.writer(text)
    writer.writerow(names)
    for row in rows:
        city, country = row["place"]  # type: ignore[misc]
        writer.writerow([row.get(name, {"city": city, "country": country}.get(name)) for name in names])
    return text.getvalue().encode()


@pytest.mark.parametrize(
    ("city", "country", "words"),
    [
        ("Springfield", "United States", "Several places have this name; the map does not decide"),
        ("San José", "", "Another place may be meant by this name; the map shows the likelier one, San"),
        ("Chicago", "United States", ""),
    ],
)
def test_of_a_name_that_may_mean_another_place_it_says_what_the_map_shows(
    city: str, country: str, words: str, tmp_path: Path
) -> None:
    table = f"date,city,country,leaders\n2019-05-01,{city},{country},Ada Example (France)\n"
    atlas = atlas_of(table, tmp_path)
    (chapter,) = drafted(atlas, "Ada Example")
    assert bool(atlas.places["ambiguous"].iloc[0]) == bool(words)
    assert words in chapter["text"]
    assert ("this name" in chapter["text"]) == bool(words)
