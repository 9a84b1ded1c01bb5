"""What changed between two states of a table: found by ids, or by leaders, places and days, and no more."""

from __future__ import annotations

import csv
import io
import random
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.atlas import Atlas, read
from geo.revision import REVISION, as_json, pairing, revised, summary
from geo.revision.pairing import Meeting, paired
from geo.revision.revised import _changes
from tests.build import gazetteer
from tests.examples import examples

HEAD = ("meeting", "leaders", "date", "city", "country", "status", "occasion")
KIM, XI, ANA = "Kim Jong Un (North Korea)", "Xi Jinping (China)", "Ana Nord (Norway)"


@lru_cache(maxsize=16)
def atlas(*rows: tuple[str, ...]) -> Atlas:
    """Tests must not alter its tables."""
    text = io.StringIO()
    csv.writer(text).writerows([HEAD, *((*row, "")[: len(HEAD)] for row in rows)])
    return read(Path("trips.csv"), text.getvalue().encode(), gazetteer=gazetteer())


def found(old: Atlas, new: Atlas) -> list[tuple[str, str, str, str, str]]:
    table = revised(old, new)
    columns = ("what", "date_before", "date", "place_before", "place")
    return list(zip(*(table[name] for name in columns), strict=True))


PARIS = ("p", ANA, "2024-05-01", "Paris", "France", "held")
ROME = ("r", ANA, "2024-05-09", "Rome", "Italy", "planned")


class TestById:
    @pytest.mark.parametrize(
        ("change", "what"),
        [
            ({2: "2024-06-01"}, "re-dated"),
            ({2: "2024-05-09/2024-05-10"}, "re-dated"),
            ({2: "2024-05"}, "date refined"),
            ({2: ""}, "date refined"),
            ({3: "Milan"}, "moved"),
            ({3: "Oslo", 4: "Norway"}, "moved"),
            ({3: ""}, "place refined"),
            ({3: "", 4: ""}, "place refined"),
            ({5: "cancelled"}, "cancelled"),
            ({5: "held"}, "other status"),
            ({1: f"{ANA}; {XI}"}, "other leaders"),
            ({5: "cancelled", 2: "2024-06-01"}, "cancelled; re-dated"),
        ],
    )
    def test_each_change_is_called_what_it_is(self, change: dict[int, str], what: str) -> None:
        row = tuple(change.get(place, cell) for place, cell in enumerate(ROME))
        table = revised(atlas(PARIS, ROME), atlas(PARIS, row))
        assert table["what"].tolist() == [what]
        assert table["meeting"].tolist() == ["r"]

    def test_what_stands_in_one_alone_is_new_or_gone_whatever_is_like_it(self) -> None:
        other = ("x", ANA, "2024-05-10", *ROME[3:])
        assert [what for what, *_ in found(atlas(PARIS, ROME), atlas(PARIS, other))] == ["gone", "new"]

    def test_another_id_for_all_that_is_as_it_was_is_no_change(self) -> None:
        assert found(atlas(PARIS, ROME), atlas(PARIS, ("x", *ROME[1:]))) == []

    def test_another_spelling_of_the_same_is_no_change(self) -> None:
        spelt = ("r", ANA, "9 May 2024", "Roma", "Italia", "planned")
        assert found(atlas(PARIS, ROME), atlas(PARIS, spelt)) == []


class TestWithoutIds:
    def test_equal_rows_are_one_however_they_are_ordered(self) -> None:
        rows = [
            ("", ANA, f"2024-0{month}-11", city, "", "held")
            for month in (1, 2, 3)
            for city in ("Paris", "Rome")
        ]
        rows += [rows[0]]
        mixed = random.Random(1).sample(rows, len(rows))
        assert found(atlas(*rows), atlas(*mixed)) == []
        assert [what for what, *_ in found(atlas(*rows), atlas(*rows[:-1]))] == ["gone"]

    def test_put_off_in_one_place_is_re_dated_and_the_nearest_is_meant(self) -> None:
        old = atlas(
            ("", ANA, "2024-05-01", "Paris", "France", ""), ("", ANA, "2024-08-01", "Paris", "France", "")
        )
        new = atlas(
            ("", ANA, "2024-05-20", "Paris", "France", ""), ("", ANA, "2024-08-01", "Paris", "France", "")
        )
        assert found(old, new) == [("re-dated", "2024-05-01", "2024-05-20", "Paris, France", "Paris, France")]

    @pytest.mark.parametrize(
        ("change", "what"),
        [
            ({2: "2024-06-01"}, "date refined"),
            ({2: "2024-06"}, "date refined"),
            ({5: "cancelled"}, "cancelled"),
            ({5: "held", 2: "2024-06-01"}, "other status; date refined"),
        ],
    )
    @pytest.mark.parametrize("leaders", [ANA, f"{ANA}; {XI}"])
    def test_what_had_no_date_is_the_same_once_it_has_one(
        self, change: dict[int, str], what: str, leaders: str
    ) -> None:
        before = ("", leaders, "", "Paris", "France", "planned")
        after = tuple(change.get(place, cell) for place, cell in enumerate(before))
        beside = ("", leaders, "2024-05-01", "Rome", "Italy", "held")
        told = revised(atlas(before, beside), atlas(after, beside))
        assert told["what"].tolist() == [what]
        assert told["by"].tolist() == ["leaders and place"]
        back = revised(atlas(after, beside), atlas(before, beside))
        assert not {"new", "gone"} & set(back["what"])

    def test_a_meeting_without_a_date_for_another_thing_is_another(self) -> None:
        before = ("", ANA, "", "Paris", "France", "planned", "Talks")
        told = revised(atlas(before), atlas(("", ANA, "2024-06-01", "Paris", "France", "planned", "Opera")))
        assert told["what"].tolist() == ["gone", "new"] or told["what"].tolist() == ["new", "gone"]

    def test_elsewhere_within_days_is_moved_and_further_off_is_another_meeting(self) -> None:
        old = atlas(("", f"{XI}; {KIM}", "2024-05-01", "Beijing", "China", ""))
        near = atlas(("", f"{KIM}; {XI}", "2024-05-03", "Dalian", "China", ""))
        far = atlas(("", f"{KIM}; {XI}", "2024-07-03", "Dalian", "China", ""))
        assert [what for what, *_ in found(old, near)] == ["re-dated; moved"]
        assert [what for what, *_ in found(old, far)] == ["gone", "new"]

    def test_of_one_leader_alone_only_what_is_near_or_has_the_same_occasion_is_put_off(self) -> None:
        old = atlas(("", ANA, "2024-03-21", "Brussels", "Belgium", "", "summit"))
        near = ("", ANA, "2024-04-11", "Brussels", "Belgium", "", "")
        far = ("", ANA, "2024-12-19", "Brussels", "Belgium", "", "")
        assert [what for what, *_ in found(old, atlas(near))] == ["re-dated"]
        assert [what for what, *_ in found(old, atlas(far))] == ["gone", "new"]
        assert [what for what, *_ in found(old, atlas((*far[:6], "summit")))] == ["re-dated"]

    def test_of_one_leader_alone_another_place_on_another_day_or_for_another_thing_is_another_meeting(
        self,
    ) -> None:
        dinner = ("", ANA, "2024-05-10", "Paris", "France", "", "dinner")
        opening = ("", ANA, "2024-05-14", "Lyon", "France", "", "opening")
        same_day = ("", ANA, "2024-05-10", "Lyon", "France", "", "")
        assert [what for what, *_ in found(atlas(dinner), atlas(opening))] == ["gone", "new"]
        assert [what for what, *_ in found(atlas(dinner), atlas(same_day))] == ["moved"]
        assert [what for what, *_ in found(atlas(dinner), atlas((*same_day[:6], "opening")))] == [
            "gone",
            "new",
        ]

    def test_a_name_that_is_spelt_otherwise_or_joined_by_another_is_told_as_such(self) -> None:
        old = atlas(("", "Alexander Lukashenko (Belarus)", "2024-05-23", "Minsk", "Belarus", ""))
        for who in ("Aleksandr Lukashenko (Belarus)", f"Alexander Lukashenko (Belarus); {XI}"):
            table = revised(old, atlas(("", who, "2024-05-23", "Minsk", "Belarus", "")))
            assert table["what"].tolist() == ["other leaders"]
            assert table["leaders_before"].tolist() == ["Alexander Lukashenko"]
            assert table["by"].tolist() == ["place and days"]

    def test_other_leaders_are_another_meeting(self) -> None:
        old, new = (atlas(("", who, "2024-05-01", "Oslo", "Norway", "")) for who in (XI, KIM))
        assert sorted(what for what, *_ in found(old, new)) == ["gone", "new"]

    def test_an_id_that_only_looks_as_if_it_were_made_of_a_row_is_one(self) -> None:
        old, new = (
            atlas(("list row 7", ANA, "2024-05-01", city, country, ""))
            for city, country in (("Paris", "France"), ("Tokyo", "Japan"))
        )
        assert [what for what, *_ in found(old, new)] == ["moved"]


ROWS = st.lists(
    st.tuples(
        st.sampled_from(["", "a", "b", "c"]),
        st.sampled_from([ANA, XI, f"{XI}; {KIM}"]),
        st.sampled_from(["2024-05-01", "2024-05", "2024-05-09/2024-05-11", "", "before 2024"]),
        st.sampled_from(["Paris", "Beijing", "", "Nowhere at all"]),
        st.sampled_from(["", "France", "China"]),
        st.sampled_from(["held", "planned", "cancelled"]),
    ),
    min_size=1,
    max_size=6,
)


@pytest.mark.slow
@examples(10)
@given(ROWS)
def test_a_table_has_not_changed_from_itself(rows: list[tuple[str, ...]]) -> None:
    assert revised(atlas(*rows), atlas(*rows)).empty


@pytest.mark.slow
@examples(10)
@given(ROWS, ROWS)
def test_every_meeting_of_both_tables_is_accounted_for(
    before: list[tuple[str, ...]], after: list[tuple[str, ...]]
) -> None:
    old, new = atlas(*before), atlas(*after)
    table = revised(old, new)
    counts = table["what"].value_counts()
    changed = len(table) - int(counts.get("new", 0)) - int(counts.get("gone", 0))
    same = len(old.meetings) - int(counts.get("gone", 0)) - changed
    assert same == len(new.meetings) - int(counts.get("new", 0)) - changed >= 0
    back = revised(new, old)["what"].value_counts()
    assert (back.get("new", 0), back.get("gone", 0)) == (counts.get("gone", 0), counts.get("new", 0))


def test_it_is_told_in_words_and_as_plain_values() -> None:
    table = revised(atlas(PARIS, ROME), atlas(PARIS, (*ROME[:5], "cancelled"), ("n", *PARIS[1:])))
    assert summary(table) == "1 new, 1 cancelled"
    assert summary(revised(atlas(PARIS), atlas(PARIS))) == "nothing changed"
    told = as_json(table)
    assert [one["what"] for one in told] == [["new"], ["cancelled"]]
    assert set(told[0]) == {column.name for column in REVISION}


def some(days: list[int], place: str, **more: str) -> list[Meeting]:
    at = {"Paris": (48.85, 2.35), "Rome": (41.9, 12.5)}[place]
    return [
        Meeting(f"{more['id']}{day}" if more.get("id") else "", frozenset({"a", "b"}), "a; b", day, day,
                str(day), True, place, at, "", True, "held", f"{place} {day}")
        for day in days
    ]  # fmt: skip


def test_very_many_nearer_meetings_elsewhere_hide_none_that_was_put_off() -> None:
    old = some([10_000], "Paris")
    new = [*some(list(range(10_005, 10_095)), "Rome"), *some([10_200], "Paris")]
    pairs, gone, come = paired(old, new)
    assert [(pair.new.place, pair.by) for pair in pairs] == [("Paris", "leaders and place")]
    assert (len(gone), len(come)) == (0, 90)


@pytest.mark.slow
@pytest.mark.parametrize("ids", ["", "old"])
def test_four_times_the_meetings_of_one_pair_of_leaders_are_compared_no_sixteen_times(
    ids: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    monkeypatch.setattr(pairing, "same_point", lambda one, other: asked.append(1) or one.place == other.place)

    def compared(number: int) -> int:
        asked.clear()
        old = some([10_000 + day % 300 for day in range(number)], "Paris", id=ids)
        paired(old, some([10_001 + day % 300 for day in range(number)], "Rome", id=ids and "new"))
        return len(asked)

    assert compared(4_000) <= 5 * compared(1_000) + 100


def test_the_same_words_taken_for_another_place_have_not_moved() -> None:
    first = ("a", frozenset({"ana"}), "Ana", 1, 1, "1970-01-02", True)
    here = Meeting(*first, "Wellington", (-41.3, 174.8), "NZ", True, "held", "")
    there = replace(here, point=(52.9, -3.2), country="GB")
    assert list(_changes(here, there)) == ["place read otherwise"]
    assert list(_changes(here, replace(there, given=True))) == ["moved"]
    assert list(_changes(here, replace(there, place="Wellington, Somerset"))) == ["moved"]
