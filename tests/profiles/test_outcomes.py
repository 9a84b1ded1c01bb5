"""What a remark says of its visit: surely, perhaps of something else, or nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.profiles.outcome_words import outcome_words
from geo.profiles.outcomes import Said, is_of_a_call, said
from geo.profiles.tags import legend, untagged
from geo.profiles.wordlists import words


class TestARemarkSurelySpeaksOfTheVisit:
    @pytest.mark.parametrize(
        ("text", "outcome"),
        [
            ("Cancelled", "cancelled"),
            ("Trip was cancelled due to illness", "cancelled"),
            ("Working visit. Cancelled due to illness.", "cancelled"),
            ("Did not attend", "cancelled"),
            ("didn't travel", "cancelled"),
            ("no-show", "cancelled"),
            ("Absent", "cancelled"),
            ("The visit did not take place because of snow", "cancelled"),
            ("Visite annulée", "cancelled"),
            ("Reise abgesagt wegen Krankheit", "cancelled"),
            ("La visita no se realizó", "cancelled"),
            ("Visita cancelada", "cancelled"),
            ("Viaggio annullato", "cancelled"),
            ("Визит отменён", "cancelled"),
            ("访问取消", "cancelled"),
            ("Postponed to 2021", "cancelled"),
            ("Reporté au 5 mai", "cancelled"),
            ("tbc", "planned"),
            ("Held virtually", "virtual"),
            ("attended by video link", "virtual"),
            ("Phone call with the King", "virtual"),
            ("par téléphone", "virtual"),
            ("по видеосвязи", "virtual"),
        ],
    )
    def test_in_words_of_eight_languages(self, text: str, outcome: str) -> None:
        assert said(text) == Said(outcome, True)


class TestARemarkMaySpeakOfSomethingElse:
    @pytest.mark.parametrize(
        "text",
        [
            "Signed the cancelled debt agreement",
            "Discussed the postponed elections",
            "Attended the funeral. Bilateral meeting with the King cancelled",
            "was to be cancelled but went ahead",
            "Cancelled after two days",
            "Met the King; trip cancelled halfway",
            "Did not attend the dinner",
            "Virtual reality exhibition",
            "virtual tour of the museum",
            "Spoke to the Pope by phone",
            "取消债务",
        ],
    )
    def test_and_is_then_not_sure(self, text: str) -> None:
        found = said(text)
        assert found.outcome
        assert not found.sure


class TestAVisitThatMayHaveBeenMade:
    @pytest.mark.parametrize(
        "text",
        [
            "postponed, held in September",
            "Postponed (took place 5 July)",
            "Trip was cancelled. Rescheduled and held 3 June",
            "cancelled; then went anyway",
            "Did not go to Lyon",
            "did not travel to Rome due to illness",
            "no viajó a Lyon",
            "не поехал в Лион",
            "reiste nicht nach Lyon",
            "abgesagt, später nachgeholt",
            "cancelada; se realizó en mayo",
            "取消，后来举行",
            "Postponed from May to June",
            "Cancelled 2 meetings",
            "No show at dinner",
            "Joined by video link by Zelensky",
            "Virtual participation of Putin",
            "State visit; phone call",
            "Official visit; video message",
            "Visita de Estado; videoconferencia",
            "Video link: Zelensky",
            "Talks; phone call",
            "Met the King; virtual",
        ],
    )
    def test_is_never_surely_unmade(self, text: str) -> None:
        found = said(text)
        assert found.outcome
        assert not found.sure

    @pytest.mark.parametrize(
        "text",
        [
            "Postponed from May",
            "COP26 (postponed from 2020)",
            "postponed from 12 May",
            "deferred from last year",
            "verschoben vom 5. Mai",
            "Перенесён с мая",
            "rinviato dal 5 maggio",
        ],
    )
    def test_is_the_new_date_where_it_was_put_off_from_another(self, text: str) -> None:
        assert said(text) == Said()

    @pytest.mark.parametrize(
        ("text", "outcome"),
        [
            ("Cancelled at the last minute", "cancelled"),
            ("Cancelled; held by video link", "virtual"),
            ("Virtual summit of BRICS", "virtual"),
            ("G20 summit (virtual)", "virtual"),
            ("Held virtually due to covid", "virtual"),
            ("未举行", "cancelled"),
            ("cancelled 12 May", "cancelled"),
        ],
    )
    def test_others_stay_sure(self, text: str, outcome: str) -> None:
        assert said(text) == Said(outcome, True)


class TestARemarkThatDeniesIt:
    @pytest.mark.parametrize(
        "text",
        [
            "not cancelled",
            "in person, not virtual",
            "Visita no cancelada",
            "n'a pas été annulée",
            "nicht abgesagt",
            "未取消",
            "planned economy",
            "Opened a telephone factory",
            "online safety summit",
            "Talks",
            "",
        ],
    )
    def test_says_nothing(self, text: str) -> None:
        assert said(text) == Said()


class TestTags:
    @pytest.mark.parametrize(
        ("cell", "plain", "name", "outcome"),
        [
            ("Paris (cancelled)", "Paris", "Paris", "cancelled"),
            ("Oslo; Rome [postponed to May]", "Oslo; Rome", "Rome", "cancelled"),
            ("CANCELLED: Lima", "Lima", "Lima", "cancelled"),
            ("Cape Verde — did not attend", "Cape Verde", "Cape Verde", "cancelled"),
            ("Vienna, cancelled", "Vienna", "Vienna", "cancelled"),
            ("Oslo (Norway), Rome (by video)", "Oslo (Norway), Rome", "Rome", "virtual"),
            ("Berlin (cancelled, illness), Rome", "Berlin, Rome", "Berlin", "cancelled"),
        ],
    )
    def test_are_taken_off_their_name(self, cell: str, plain: str, name: str, outcome: str) -> None:
        made, (tag,) = untagged(cell, {})
        assert (made, tag.name, tag.said) == (plain, name, Said(outcome, True))

    @pytest.mark.parametrize(
        "cell",
        [
            "Saint-Denis - Paris",
            "Paris (France)",
            "Stratford-upon-Avon",
            "Online",
            "Virtual",
            "tbc",
            "**bold**",
        ],
    )
    def test_other_brackets_and_dashes_stay(self, cell: str) -> None:
        assert untagged(cell, {}) == (cell, ())

    def test_the_second_of_two_equal_names_is_told_from_the_first(self) -> None:
        assert untagged("Paris, Paris (cancelled)", {})[1][0].number == 1

    def test_marks_mean_what_the_lines_around_the_table_say(self) -> None:
        marks = legend(["* cancelled; ** by video", "† first visit"])
        _, tags = untagged("Paris*, Berlin**, Rome†", marks)
        assert [one.said for one in tags] == [Said("cancelled", True), Said("virtual", True), Said()]

    @given(st.text(max_size=80))
    def test_nothing_is_taken_off_a_cell_without_tags(self, cell: str) -> None:
        plain, tags = untagged(cell, {})
        assert tags or plain == cell


class TestAnotherItem:
    @pytest.mark.parametrize(
        "text",
        ["State dinner (cancelled)", "EU Summit; lunch (cancelled)", "Dîner de gala : annulé",
         "Absent: Orbán, Fico", "Talks. Planned: gas", "Phone: +33 1 23 45 67", "Telefon: 030 1234",
         "Summit not held since 2019",
         "Postponed since 2020", "Reporté de mars", "Adiado de maio", "Postponed, originally 3 January"],
    )  # fmt: skip
    def test_or_a_telephone_number_an_old_date_a_series_is_not_surely_of_the_visit(self, text: str) -> None:
        assert not said(text).sure

    @pytest.mark.parametrize(
        "text", ["G20 summit (cancelled)", "Trip to Paris: cancelled", "Cancelled: illness"]
    )
    def test_the_visit_itself_and_a_reason_are(self, text: str) -> None:
        assert said(text) == ("cancelled", True)

    @pytest.mark.parametrize(
        "text", ["Phone call with Biden on the way", "Video", "Videoconference with troops"]
    )
    def test_a_call_with_somebody_or_a_recording_is_one_of_several_things(self, text: str) -> None:
        assert is_of_a_call(text)

    @pytest.mark.parametrize("text", ["by phone", "held by video", "virtual"])
    def test_a_way_of_meeting_is_of_the_visit(self, text: str) -> None:
        assert not is_of_a_call(text)


def test_every_word_of_the_lists_has_a_letter_so_that_figures_alone_say_nothing() -> None:
    lists = outcome_words()
    phrases = (*lists.phrases, *lists.alone)
    assert [phrase for phrase in phrases if not any(map(str.isalpha, "".join(phrase)))] == []
    assert len(phrases) > 100
    assert said("2024-05-01 / 03") == Said()


@pytest.mark.parametrize(
    "word", ["postponed", "verschoben", "перенесено", "推迟", "ertelendi", "ditunda", "مؤجلة"]
)
def test_what_is_put_off_is_cancelled_on_its_day_as_in_texts(word: str) -> None:
    assert words().statuses[word] == "cancelled"
    assert said("Visit postponed").outcome == said("Visit called off").outcome == "cancelled"
    assert said("postponed from 12 May").outcome == ""
