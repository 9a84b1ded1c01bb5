"""Taken rows as tables: read back by the ordinary way, several texts about one meeting as its reports."""

from __future__ import annotations

from geo.app.upload import Upload, open_upload
from geo.atlas import build
from geo.desk import (
    COLUMNS,
    Desk,
    added,
    asking,
    changed,
    items_of,
    meant,
    offers_of,
    rows_of,
    sources_of,
    taken,
)
from geo.desk.tabling import SOURCE_COLUMNS, written
from tests.desk.desks import TEXTS, desk, place, readings


def everything(stands: Desk, *, sure: bool = False) -> Desk:
    for name in list(stands.standing):
        stands = stands.after(taken(stands, name, sure=sure))
    return stands


def uploads(stands: Desk) -> list[Upload]:
    return [
        Upload("reports.csv", written(rows_of(stands), COLUMNS).encode()),
        Upload("sources.csv", written(sources_of(stands), SOURCE_COLUMNS).encode()),
    ]


def elsewhere() -> Desk:
    """As somebody says who takes the meeting in Helsinki for one in Stockholm."""
    return desk().after(changed(desk(), "1.2", {"city": "Stockholm", "country": "Sweden"}))


def test_two_texts_about_one_meeting_are_two_reports_of_it_and_disagreements_are_kept() -> None:
    stands = desk()
    rows = rows_of(everything(stands))
    assert len(rows) == 13
    assert len({row["meeting"] for row in rows}) == 9
    atlas = build(open_upload(uploads(everything(stands))).read())
    assert len(atlas.meetings) == 9
    assert [row["date"] for row in rows if row["meeting"] == "virtala-tammsoo-2025-05"] == [
        "2025-05-12",
        "2025-05-11",
    ]
    assert any("2025-05-11" in str(found) for found in atlas.meetings["disagreements"])


def test_each_row_has_its_source_its_address_and_its_sentence() -> None:
    rows = rows_of(everything(desk()))
    assert {(row["source"], row["url"]) for row in rows} == {
        ("Ferry Post", "https://example.org/a"),
        ("Harbour Courier", ""),
    }
    for row in rows:
        text = TEXTS[row["source"] != "Ferry Post"].text
        assert all(part.strip() in " ".join(text.split()) for part in row["quote"].split("…"))
    assert [row["published"] for row in sources_of(everything(desk()))] == ["2025-05-16", "2025-05-17"]


def test_a_day_apart_is_one_meeting_in_one_city_and_two_in_two() -> None:
    apart = rows_of(everything(elsewhere(), sure=True))
    assert len({row["meeting"] for row in apart if "Tammsoo" in row["leaders"]}) == 2


def test_nothing_in_a_cell_is_run_as_a_formula() -> None:
    stands = desk().after(changed(desk(), "0.3", {"venue": "=1+1"}))
    assert "\n=" not in written(rows_of(stands.after(taken(stands, "0.3", sure=True))), COLUMNS).replace(
        ",=", "\n="
    )


def test_a_name_of_two_countries_is_asked_once_and_the_answer_is_undone_like_all_else() -> None:
    assert [(one.name, one.cards) for one in asking(desk())] == [("Congo", ("0.9",))]
    told = desk().after(meant(desk(), "Congo", "Republic of the Congo"))
    assert told.card("0.9").leaders[1] == "Moise Ilunga (Republic of the Congo)"
    other = told.after(meant(told, "Congo", "Democratic Republic of the Congo"))
    assert other.card("0.9").leaders[1] == "Moise Ilunga (Democratic Republic of the Congo)"
    assert other.before().before() == desk()


def test_what_the_sentence_also_says_is_offered_and_not_filled_in() -> None:
    card = elsewhere().card("1.2")
    offers = [(one.key, one.value) for one in offers_of(card, TEXTS[1])]
    assert ("city", "Helsinki") in offers
    assert card.fields["city"] == "Stockholm"


def test_the_lists_have_what_no_row_tells() -> None:
    stands = desk()
    found = {(one.kind, one.words[:12]) for one in items_of(0, readings()[0], stands.standing_cards(0))}
    assert found == {
        ("unread", "A trip to Vi"),
        ("possible", "Halvdal coul"),
        ("denied", "Virtala deni"),
        ("unread", "Sweden met F"),
        ("leader", "Pavel Orlenk"),
    }
    made = stands.after(added(stands, 0, *place("A trip to Vilnius")))
    kinds = [one.kind for one in items_of(0, readings()[0], made.standing_cards(0))]
    assert kinds.count("unread") == 1
