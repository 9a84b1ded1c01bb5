"""What is said of how a foreign table was read can be said in the reader's language, all of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.language import LANGUAGES, Phrase, rephrased, speaking
from geo.reports import load

TABLES = {
    "marks": """Who,Date,City,Country,Notes
Ana (Norway),2024-05-01,Rome*,Italy,dinner
Ana (Norway),2024-05-03,Oslo [cancelled],Norway,talks on the postponed summit
Ana (Norway),2024-06-05,Paris (via Lyon),France,Video call
""",
    "rows": """President,Visit date,City visited,Country visited,Status
Bo,Postponed,Rome,Italy,red
President,Visit date,City visited,Country visited,Status
Bo,2024-05-03,"Oslo, Bergen",Norway,blue
Total,,,,
Bo,2024-05-09,<b>Paris</b>,France,red
""",
    "trips": """Trip,Leader,Country,Areas visited,Date
1,Cy Day,Italy,"Rome, Milan; Naples",3 May
2,Cy Day,,Lyon,9 May 2024
3,Cy Day,France,Paris,12 May
""",
}
_CODES = frozenset({"held, planned, invited, cancelled"})
_NAMED = frozenset({"profile", "year"})
"""Kinds of remarks that find what has a name, or a date as it is written, with its year."""


@pytest.mark.parametrize("name", TABLES)
def test_every_remark_about_columns_is_said_anew(name: str, tmp_path: Path) -> None:
    path = tmp_path / f"{name}.csv"
    path.write_text(TABLES[name], encoding="utf-8")
    told = load(path).problems
    assert told
    for one in told:
        from_table = one.found in TABLES[name] or one.kind in _NAMED
        assert from_table or isinstance(one.found, Phrase), f"English for all: {one.found!r}"
        for said in (one.allowed, one.advice):
            assert not said or isinstance(said, Phrase) or said in _CODES, f"English for all: {said!r}"
    for tag in sorted(set(LANGUAGES) - {"en"}):
        with speaking(tag):
            for one in told:
                for said in (one.found, one.allowed, one.advice):
                    assert not isinstance(said, Phrase) or rephrased(said) != said, (tag, said)
