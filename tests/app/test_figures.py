"""The page of figures and the menu of exports, as Streamlit runs them."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from geo.figures.tables import FIGURES

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def app() -> AppTest:
    return AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)


def figures_of(app: AppTest) -> AppTest:
    """The page with its figures open."""
    app.session_state["tab"] = "Figures"
    app.run()
    assert not app.exception
    return app


def upload(app: AppTest, content: bytes) -> AppTest:
    app.run()
    app.file_uploader[0].upload("mine.csv", content)
    return figures_of(app)


def test_figures_are_not_computed_before_somebody_looks(app: AppTest) -> None:
    app.run()
    assert FIGURES["reciprocity"].title not in [one.value for one in app.subheader]


def test_every_figure_is_drawn_with_what_it_counts_and_its_numbers(app: AppTest) -> None:
    figures_of(app)
    titles = [one.value for one in app.subheader]
    said = " ".join(one.value for one in app.caption).casefold()
    for one in FIGURES.values():
        assert one.title in titles
        assert one.meaning.casefold() in said
    assert len(app.table) == len(FIGURES) + 1
    balance = app.table[4].value
    assert {"country name", "received", "visited", "balance"} <= set(balance.columns)
    assert any("Came and was not visited: " in one.value for one in app.text)


def test_two_leaders_are_compared(app: AppTest) -> None:
    figures_of(app)
    app.selectbox(key="compare Vladimir Putin").select("Viktor Orban").run()
    assert not app.exception
    assert {"Vladimir Putin", "Viktor Orban"} == set(app.table[-1].value["leader"])
    assert any(one.value == "Meetings that name both: 1" for one in app.text)


@pytest.mark.parametrize(
    "content",
    [
        b"date,country,leaders\n,China,A (Russia)\n",
        b"date,country,leaders\n2024-05-16,China,A (Russia)\n",
        b"date,country,leaders,status\n2024-05-16,China,A (Russia),planned\n",
        b"date,country,leaders\n0988-03-05,Italy,A (Germany)\n2024-05-16,,A (Germany); B (France)\n",
    ],
)
def test_any_table_has_a_page_of_figures(app: AppTest, content: bytes) -> None:
    upload(app, content)


def test_what_is_drawn_by_year_is_said_to_be(app: AppTest) -> None:
    said = "Drawn by year: there are more than 36 months"
    rows = "".join(f"{year}-05-16,Peru,A (Russia)\n" for year in (2001, 2003, 2009))
    upload(app, f"date,country,leaders\n{rows}".encode())
    assert any(said in one.value for one in app.caption)
    upload(app, b"date,country,leaders\n2024-05-16,Peru,A (Russia)\n")
    assert not any(said in one.value for one in app.caption)


def test_names_in_tables_are_plain_text(app: AppTest) -> None:
    rows = b'2024-05-16,China,"A (Russia); **B** [x](http://e) (China)"\n2024-06-16,Cuba,A (Russia)\n'
    upload(app, b"date,country,leaders\n" + rows)
    assert any("\\*\\*B\\*\\*" in str(name) for name in app.table[3].value["leader"])


def test_a_table_of_journeys_without_guests_does_not_say_that_nobody_came(app: AppTest) -> None:
    upload(app, b"date,country,leaders\n2024-05-16,China,A (Russia)\n")
    assert any("names nobody who came" in one.value for one in app.text)
    assert not any("did not come:" in one.value for one in app.text)
