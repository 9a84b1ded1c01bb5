"""Small tables in Ukrainian, Turkish, Indonesian, Hindi and Arabic are read as they stand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from geo.places import country_codes
from geo.reports import load

DAY_0 = date(1970, 1, 1).toordinal()
HELD, PLANNED, CANCELLED = "held", "planned", "cancelled"
TABLES = {
    "uk": """Лідер;Початок;Кінець;Країна;Місто;Статус
Президент Оля Коваль;16 травня 2024 р.;17 травня 2024 р.;Німеччина;Берлін;відбувся
Оля Коваль;5 січ. 2025;6 січ. 2025;США;Вашингтон;заплановано
Оля Коваль;3 листопада 2023;4 листопада 2023;Великобританія;Лондон;скасовано
""",
    "tr": """Lider;Başlangıç tarihi;Bitiş tarihi;Ülke;Şehir;Durum
Cumhurbaşkanı Ada Yılmaz;16 Mayıs 2024;17 Mayıs 2024;Almanya;Berlin;gerçekleşti
Ada Yılmaz;5 Oca 2025;6 Oca 2025;ABD;Washington;planlandı
Ada Yılmaz;3 Kasım 2023;4 Kasım 2023;İngiltere;Londra;iptal edildi
""",
    "id": """Pemimpin;Tanggal mulai;Tanggal selesai;Negara;Kota;Status
Presiden Dewi Lestari;16 Mei 2024;17 Mei 2024;Jerman;Berlin;terlaksana
Dewi Lestari;5 Januari 2025;6 Januari 2025;Amerika Serikat;Washington;direncanakan
Dewi Lestari;3 Nopember 2023;4 Nopember 2023;Inggris;London;dibatalkan
""",
    "hi": """नेता;प्रारंभ तिथि;समाप्ति तिथि;देश;शहर;स्थिति
प्रधानमंत्री मीरा शर्मा;16 मई 2024;17 मई 2024;जर्मनी;बर्लिन;संपन्न
मीरा शर्मा;5 जन॰ 2025;6 जन॰ 2025;अमेरिका;वाशिंगटन;नियोजित
मीरा शर्मा;३ नवंबर २०२३;४ नवम्बर २०२३;ब्रिटेन;लंदन;रद्द
""",
    "ar": """الرئيس;من;إلى;البلد;المدينة;الحالة
الرئيس سامي حداد;16 مايو 2024;17 أيار 2024;ألمانيا;برلين;تمت
سامي حداد;٥ يناير ٢٠٢٥;٦ كانون الثاني ٢٠٢٥;أمريكا;واشنطن;مخطط
سامي حداد;3 نوفمبر 2023;4 تشرين الثاني 2023;بريطانيا;لندن;ملغاة
""",
}


def number(*day: int) -> int:
    return date(*day).toordinal() - DAY_0


@pytest.mark.parametrize("tag", list(TABLES))
def test_a_table_is_read_in_its_language(tag: str) -> None:
    reports = load(Path(f"visits-{tag}.csv"), TABLES[tag].encode()).reports
    assert reports["start_day"].tolist() == [number(2024, 5, 16), number(2025, 1, 5), number(2023, 11, 3)]
    assert reports["end_day"].tolist() == [number(2024, 5, 17), number(2025, 1, 6), number(2023, 11, 4)]
    assert reports["status"].tolist() == [HELD, PLANNED, CANCELLED]
    assert len(set(reports["leaders"])) == 1
    assert [country_codes(name) for name in reports["country"]] == [("DE",), ("US",), ("GB",)]
    assert all(reports["city"])


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Çin", "CN"), ("Çin Halk Cumhuriyeti", "CN"), ("Fas", "MA"), ("Çad", "TD"), ("ABD", "US"),
        ("İngiltere", "GB"), ("BAE", "AE"), ("Inggris", "GB"), ("Korsel", "KR"), ("Англія", "GB"),
        ("ОАЕ", "AE"),
        ("चीन", "CN"), ("यूएई", "AE"), ("الإمارات", "AE"), ("السعودية", "SA"),
    ],
)  # fmt: skip
def test_countries_are_known_as_people_write_them(name: str, code: str) -> None:
    assert country_codes(name) == (code,)
