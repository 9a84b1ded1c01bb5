"""Tables of reports as Hypothesis draws them."""

from __future__ import annotations

import csv
import io

from hypothesis import strategies as st

PLACES = (
    ("Beijing", "China"),
    ("", "China"),
    ("Hanoi", "Vietnam"),
    ("Moscow", "Russia"),
    ("Kazan", "Russia"),
    ("Suva", "Fiji"),
    ("Los Angeles", "United States"),
    ("", ""),
    ("Nowhere at all", ""),
)
LEADERS = ("A (Russia)", "B (China)", "C (Fiji)", "D", "(Brazil)")
DATES = st.one_of(
    st.dates().map(str),
    st.tuples(st.integers(1, 28), st.integers(0, 2)).map(
        lambda pair: f"2024-05-{pair[0]:02}/2024-05-{pair[0] + pair[1]:02}"
    ),
    st.integers(1, 28).map(lambda day: f"2024-05-{day:02}"),
    st.sampled_from(["2024-05", "2024", "[2024-05-03..2024-05-12]", "[..2024-05-20]", "", "2024-05~"]),
)
REPORTS = st.fixed_dictionaries(
    {
        "meeting": st.sampled_from(["m1", "m2", "m3", "m4", "m5", "m6", "m7", "m8"]),
        "source": st.sampled_from(["first", "second", "third"]),
        "date": DATES,
        "place": st.sampled_from(PLACES),
        "leaders": st.lists(st.sampled_from(LEADERS), min_size=1, max_size=3, unique=True).map("; ".join),
        "journey": st.sampled_from(["", "", "", "j"]),
        "status": st.sampled_from(["held", "held", "held", "planned", "invited", "cancelled"]),
    }
)
ALIKE = st.fixed_dictionaries(
    {
        "meeting": st.sampled_from(["m1", "m2"]),
        "source": st.sampled_from(["first", "second"]),
        "date": st.sampled_from(["2024-05-03", "2024-05", "[..2024-05-02]", ""]),
        "place": st.sampled_from(PLACES[:4]),
        "leaders": st.sampled_from(["A (Russia)", "A; B (China)", "B (China)", ""]),
        "journey": st.sampled_from(["", "j"]),
        "status": st.sampled_from(["held", "planned"]),
    }
)
"""Reports so few in kind that many are of one meeting and source, and some are the same."""
COLUMNS = ("meeting", "source", "date", "city", "country", "leaders", "journey", "status")


def as_csv(reports: list[dict[str, object]]) -> bytes:
    """The drawn reports as the bytes of a CSV file."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for report in reports:
        city, country = report["place"]  # type: ignore[misc]
        writer.writerow([report.get(name, {"city": city, "country": country}.get(name)) for name in COLUMNS])
    return text.getvalue().encode()
