"""Dates in Ukrainian, Turkish, Indonesian, Hindi and Arabic, in letters and figures of other scripts."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

import pytest
from babel import Locale
from babel.dates import format_date

from geo.dates import label, parse_date
from geo.dates.calendars import MONTHS
from geo.dates.days import day_number
from geo.dates.languages import MONTHS_ELSEWHERE
from geo.dates.scripts import compared
from geo.dates.tokens import MONTH_NAMES
from geo.dates.tongue_words import TONGUES
from geo.dates.tongues import months_of
from geo.errors import DateError
from geo.language import LANGUAGES

REGIONS = [*(tag.replace("-", "_") for tag in LANGUAGES), "ar_LB", "ar_MA", "ar_DZ", "ar_MR", "pt_PT", "it"]
"""The program's languages, and where their months have other names."""


def read(text: str) -> str:
    span = parse_date(text)
    assert span is not None
    return label(span)


@pytest.mark.parametrize("locale", REGIONS)
@pytest.mark.parametrize("style", ["medium", "long", "full"])
def test_every_month_is_read_as_cldr_writes_its_days(locale: str, style: str) -> None:
    for month in range(1, 13):
        written = format_date(dt.date(2024, month, 16), style, locale=locale)
        span = parse_date(written, day_first=locale != "en")
        assert span is not None
        assert span.start_day == span.end_day == day_number(2024, month, 16), written


@pytest.mark.parametrize("locale", [*TONGUES, "ar_LB", "ar_MA", "ar_DZ", "ar_MR"])
def test_the_names_of_months_are_those_of_cldr(locale: str) -> None:
    ours = months_of(locale[:2])
    for names in Locale.parse(locale).months.values():
        for width in ("wide", "abbreviated"):
            for month, name in names[width].items():
                word = compared(name.lower()).rstrip(".")
                assert ours[word] == month, f"{locale}: {name}"


def test_no_name_of_a_month_is_another_month_in_another_language() -> None:
    said: dict[str, set[int]] = defaultdict(set)
    for names in (MONTH_NAMES, *map(months_of, TONGUES)):
        for name, month in names.items():
            said[compared(name)].add(month)
    for name, english in MONTHS_ELSEWHERE.items():
        said[compared(name)].add(MONTHS.index(english.capitalize()) + 1)
    assert {name: months for name, months in said.items() if len(months) > 1} == {}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("16 травня 2024 року", "16 May 2024"),
        ("16-го травня 2024 р.", "16 May 2024"),
        ("16–17 травня 2024 р.", "16–17 May 2024"),
        ("з 16 по 17 травня 2024 року", "16–17 May 2024"),
        ("1, 2 та 3 травня 2024", "1–3 May 2024"),
        ("28 груд. 2024 – 3 січ. 2025 рр.", "28 December 2024 – 3 January 2025"),
        ("у травні 2024", "May 2024"),
        ("близько травня 2024", "about May 2024"),
        ("на початку травня 2024 року", "early May 2024"),
        ("середина травня 2024", "mid-May 2024"),
        ("наприкінці листопада 2024", "late November 2024"),
        ("до 16 травня 2024", "on or before 16 May 2024"),
        ("після 16 травня 2024", "on or after 17 May 2024"),
        ("між 16 травня та 17 червня 2024", "between 16 May and 17 June 2024"),
        ("16 або 17 травня 2024", "16 or 17 May 2024"),
        ("четвер, 16 травня 2024 р., 10:00", "16 May 2024"),
        ("весна 1467", "between March and May 1467"),
        ("44 до н. е.", "44 BC"),
        ("1920-ті роки", "the 1920s"),
        ("16 Mayıs 2024 Perşembe", "16 May 2024"),
        ("16-17 MAYIS 2024", "16–17 May 2024"),
        ("30 Kasım – 2 Aralık 2024", "30 November – 2 December 2024"),
        ("16 KASIM 2024", "16 November 2024"),
        ("5 NİSAN 2024", "5 April 2024"),
        ("Ekim 2024", "October 2024"),
        ("16 Mayıs 2024'te", "16 May 2024"),
        ("yaklaşık Mayıs 2024", "about May 2024"),
        ("Mayıs 2024 başı", "early May 2024"),
        ("Mayıs 2024'ün ortasında", "mid-May 2024"),
        ("2024 Mayıs sonu", "late May 2024"),
        ("16 Mayıs 2024'ten önce", "on or before 15 May 2024"),
        ("16 Mayıs 2024'ten sonra", "on or after 17 May 2024"),
        ("16 Mayıs'tan 17 Mayıs 2024'e kadar", "16–17 May 2024"),
        ("16 Mayıs ile 17 Haziran 2024 arasında", "between 16 May and 17 June 2024"),
        ("16-20 Mayıs 2024 tarihleri arasında", "16–20 May 2024"),
        ("16 veya 17 Mayıs 2024", "16 or 17 May 2024"),
        ("1920'ler", "the 1920s"),
        ("16 Mei 2024", "16 May 2024"),
        ("16 s.d. 17 Agustus 2024", "16–17 August 2024"),
        ("2 Okt – 3 Des 2024", "2 October – 3 December 2024"),
        ("Kamis, 16 Mei 2024", "16 May 2024"),
        ("sekitar Mei 2024", "about May 2024"),
        ("awal Mei 2024", "early May 2024"),
        ("pertengahan Juni 2024", "mid-June 2024"),
        ("akhir tahun 2024", "between September and December 2024"),
        ("sebelum 16 Mei 2024", "on or before 15 May 2024"),
        ("setelah 16 Mei 2024", "on or after 17 May 2024"),
        ("antara 16 Mei dan 17 Juni 2024", "between 16 May and 17 June 2024"),
        ("16 मई 2024", "16 May 2024"),
        ("१६ मई २०२४", "16 May 2024"),
        ("16 से 17 मई 2024 तक", "16–17 May 2024"),
        ("16 मई 2024 तक", "on or before 16 May 2024"),
        ("लगभग मई 2024", "about May 2024"),
        ("मई 2024 की शुरुआत में", "early May 2024"),
        ("मई 2024 के मध्य में", "mid-May 2024"),
        ("मई 2024 के अंत में", "late May 2024"),
        ("16 मई 2024 से पहले", "on or before 15 May 2024"),
        ("16 मई 2024 के बाद", "on or after 17 May 2024"),
        ("16 मई और 17 जून 2024 के बीच", "between 16 May and 17 June 2024"),
        ("5 सितम्बर 2024", "5 September 2024"),
        ("5 फरवरी 2024", "5 February 2024"),
        ("16 मे 2024", ""),
        ("١٦ مايو ٢٠٢٤", "16 May 2024"),
        ("٢٠٢٤-٠٥-١٦", "16 May 2024"),
        ("١٦/٥/٢٠٢٤", "16 May 2024"),
        ("16 كانون الثاني 2024", "16 January 2024"),
        ("16 أيار/مايو 2024", "16 May 2024"),
        ("16 ايار (مايو) 2024", "16 May 2024"),
        ("16 جانفي 2024", "16 January 2024"),
        ("الخميس، 16 مايو 2024 م", "16 May 2024"),
        ("من 16 إلى 17 مايو 2024", "16–17 May 2024"),
        ("16 و17 مايو 2024", "16–17 May 2024"),
        ("حوالي مايو 2024", "about May 2024"),
        ("أوائل مايو 2024", "early May 2024"),
        ("منتصف شهر مايو من عام 2024", "mid-May 2024"),
        ("أواخر مايو 2024", "late May 2024"),
        ("قبل 16 مايو 2024", "on or before 15 May 2024"),
        ("بعد 16 مايو 2024", "on or after 17 May 2024"),
        ("بين 16 مايو و17 يونيو 2024", "between 16 May and 17 June 2024"),
        ("2024年5月16日ごろ", "about 16 May 2024"),
        ("2024年5月16日または17日", ""),
        ("2024年5月16日(木)", "16 May 2024"),
        ("16 mai 2024 environ", "about 16 May 2024"),
        ("16 de mayo de 2024 o antes", "on or before 16 May 2024"),
        ("май 2024 г., начало", "early May 2024"),
        ("4 mag 1999", "4 May 1999"),
        ("मई 2024 के अंतिम दिन", "late May 2024"),
        ("2010 ile başlayan on yıl", "the 2010s"),
        ("16 Mayıs 2024 ile 17 Haziran 2024 arasında bir gün", "between 16 May and 17 June 2024"),
        ("pada atau sebelum 16 Mei 2024", "on or before 16 May 2024"),
        ("suatu hari antara 16 Mei 2024 dan 17 Juni 2024", "between 16 May and 17 June 2024"),
        ("в один із днів з 16 травня 2024 р. по 17 червня 2024 р.", "between 16 May and 17 June 2024"),
        ("в один из дней с 16 мая 2024 г. по 17 июня 2024 г.", "between 16 May and 17 June 2024"),
        ("десятиліття від 2010 р.", "the 2010s"),
        ("не пізніше 16 травня 2024 р.", "on or before 16 May 2024"),
        ("2024年5月16日或之前", "on or before 16 May 2024"),
        ("2024年5月16日以降", "on or after 16 May 2024"),
        ("2024年5月16日～2024年6月17日のいずれかの時点", "between 16 May and 17 June 2024"),
        ("2024年5月16日または2024年5月17日", "16 or 17 May 2024"),
    ],
)
def test_a_date_is_the_same_day_in_every_language(text: str, words: str) -> None:
    if words:
        assert read(text) == words
    else:
        with pytest.raises(DateError):
            parse_date(text)


@pytest.mark.parametrize(
    "text",
    [
        "16 listopad 2024",  # October in Croatian, November in Czech and Polish
        "16 ربيع الأول 1446",  # a month of the Hijri calendar, not spring
        "١٤٤٥/١١/٠٨",
        "سنة 1445",
        "15 Nisan 5784",
        "۱۴۰۳/۰۲/۲۷",
        "16 Mart",
        "32 Mayıs 2024",
        "Cuma 16 Mayıs 2024",  # a Thursday
    ],
)
def test_a_date_that_may_be_another_day_is_refused(text: str) -> None:
    with pytest.raises(DateError):
        parse_date(text)
