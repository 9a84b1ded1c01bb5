"""Remarks that a visit was called or put off, by whomever, and status words in every number and gender."""

from __future__ import annotations

import pytest

from geo.profiles.outcomes import Said, said
from geo.profiles.statuses import status_of
from geo.profiles.wordlists import inflected

OFF = """
fell through
Visit fell through at the last minute
planned, cancelled by guest
visit postponed by the host
postponed at the host's request
Planned for May, but called off by the host
originally planned for May, then cancelled
both sides postponed the visit
invited, but did not attend
had to be cancelled
prévue, annulée par l'hôte
prévu mais annulé
visite reportée par le pays hôte
visite tombée à l'eau
geplant, vom Gastgeber abgesagt
Besuch vom Gastgeber verschoben
geplant, aber ausgefallen
Reise fiel ins Wasser
planeada, cancelada por el anfitrión
visitas aplazadas por el anfitrión
prevista pero se canceló
la visita se cayó
визит отменён хозяевами
планировался, но отменён принимающей стороной
визиты перенесены принимающей стороной
prevista, cancelada pelo anfitrião
visita desmarcada pelo convidado
caiu por terra
rinviata dal paese ospitante
візит скасовано
"""
UNSURE = """
initially cancelled, then held
host cancelled the arms deal
planned dinner, cancelled
dinner cancelled by the host
was to be cancelled but went ahead
not planned, cancelled
fell through the ice
both sides cancelled customs duties
"""
SILENT = ["postponed from March", "verschoben vom 3. Mai", "planned, held", "planned, but went ahead"]
STATUSES = {
    "cancelled": """отменены перенесены сорвались отложены отменили
        аннулированы откладываются скасовані перенесені
        відкладені annulés reportées canceladas aplazados adiadas suspendidas verschoben entfallen entfielen
        abgesagte annullate rinviati saltate""",
    "planned": """планируются запланированы намечены ожидаются заплановані плануються prévues confirmées
        programadas geplante previste""",
    "held": """прошли состоялись проведены завершены відбулися пройшли tenues effectuées realizadas celebrados
        svolti""",
    "invited": "приглашены запрошені invitées invitados",
}
PHRASES = [
    ("fielen aus", "cancelled"),
    ("fanden nicht statt", "cancelled"),
    ("fanden statt", "held"),
    ("были отменены", "cancelled"),
    ("не состоялись", "cancelled"),
    ("não se realizaram", "cancelled"),
    ("no se celebraron", "cancelled"),
    ("realizaram-se", "held"),
]


class TestARemarkSaysThatAVisitWasCalledOff:
    @pytest.mark.parametrize("text", OFF.strip().split("\n"))
    def test_by_whomever_and_whatever_was_meant_before(self, text: str) -> None:
        assert said(text) == Said("cancelled", True)

    @pytest.mark.parametrize("text", UNSURE.strip().split("\n"))
    def test_unsure_where_it_may_speak_of_something_else(self, text: str) -> None:
        assert not said(text).sure

    @pytest.mark.parametrize("text", SILENT)
    def test_and_not_where_the_row_is_the_new_day_or_it_was_held(self, text: str) -> None:
        assert said(text) == Said()


class TestAStatusIsReadInEveryNumberAndGender:
    @pytest.mark.parametrize(("status", "listed"), STATUSES.items())
    def test_of_participles_and_verbs(self, status: str, listed: str) -> None:
        assert {word: status_of(word) for word in listed.split()} == dict.fromkeys(listed.split(), status)

    @pytest.mark.parametrize(("text", "status"), PHRASES)
    def test_of_phrases(self, text: str, status: str) -> None:
        assert status_of(text) == status

    def test_endings_stand_behind_a_bar(self) -> None:
        assert inflected("non annul|é") == ["non annulé", "non annulée", "non annulés", "non annulées"]
