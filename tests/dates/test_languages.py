"""Dates in other languages than English."""

from __future__ import annotations

import pytest

from geo.dates.days import MONTHS
from geo.dates.languages import MONTHS_ELSEWHERE
from geo.dates.parsing import DateSpan, day_number, label, parse_date
from geo.errors import DateError


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("5 февраля 2025 года", "5 February 2025"),
        ("с 5 по 7 февраля 2025 года", "5–7 February 2025"),
        ("28 февраля – 2 марта 2025 г.", "28 February – 2 March 2025"),
        ("5 февраля 2025 года, 10:00", "5 February 2025"),
        ("2024年5月16日", "16 May 2024"),
        ("2024年5月16日至17日", "16–17 May 2024"),
        ("2024年5月16-17日", "16–17 May 2024"),
        ("2024年12月30日-2025年1月2日", "30 December 2024 – 2 January 2025"),
        ("2024年5月", "May 2024"),
        ("1er août 1958", "1 August 1958"),
        ("du 3 au 5 juin 2014", "3–5 June 2014"),
        ("1er-3 mars 2010", "1–3 March 2010"),
        ("vom 3. bis 5. Mai 2013", "3–5 May 2013"),
        ("12. Jänner 1990", "12 January 1990"),
        ("del 3 al 5 de mayo de 2013", "3–5 May 2013"),
        ("11 de março de 2011", "11 March 2011"),
        ("4 luglio 1999", "4 July 1999"),
        ("28,  29 e 30 de Março de 2011", "28–30 March 2011"),
        ("1º, 02, 03 e 04 de Novembro de 2011", "1–4 November 2011"),
        ("5., 6. und 7. Mai 2013", "5–7 May 2013"),
        ("1er, 2 et 3 juin 2014", "1–3 June 2014"),
        ("2, 3 y 4 de mayo de 2013", "2–4 May 2013"),
        ("5, 6 и 7 мая 2013 года", "5–7 May 2013"),
    ],
)
def test_a_date_in_another_language_is_the_same_day(text: str, words: str) -> None:
    span = parse_date(text)
    assert isinstance(span, DateSpan)
    assert label(span) == words


@pytest.mark.parametrize("name", sorted(MONTHS_ELSEWHERE))
def test_every_name_of_a_month_is_its_month_whatever_its_case(name: str) -> None:
    month = MONTHS.index(MONTHS_ELSEWHERE[name].capitalize()) + 1
    for written in (name, name.upper(), name.capitalize()):
        span = parse_date(f"7 {written} 1999")
        assert span is not None
        assert span.start_day == span.end_day == day_number(1999, month, 7)


@pytest.mark.parametrize(
    "text", ["5月16日", "16 мая", "32 mai 2013", "2024年13月1日", "5 mai bis 2 mai 2013"]
)
def test_a_date_that_lacks_its_year_or_does_not_exist_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="got"):
        parse_date(text)


@pytest.mark.parametrize(
    "text", ["5, 7 e 9 de maio de 2013", "1er, 5 et 9 juin 2014", "3., 8. und 9. Mai 2013"]
)
def test_days_apart_in_another_language_are_meetings_apart(text: str) -> None:
    with pytest.raises(DateError, match="each its own row"):
        parse_date(text)
