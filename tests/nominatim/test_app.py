"""The page's switch for an online service, against a real one: off, on, off again, and out of order."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.app.listed import findings
from tests.app.test_page import table
from tests.nominatim.fault_proxy import FaultProxy

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
TABLE = b"date,city,country,leaders\n2024-05-16,Vymysel,Belarus,A (Russia)\n"


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The page with a table of one place that no list of ours holds, and a cache of the test's own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    started = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    started.file_uploader[0].upload("mine.csv", TABLE)
    started.run()
    assert not started.exception
    return started


def place(app: AppTest) -> tuple[str, str]:
    """(known to, how) of the one place, from the table of places."""
    row = table(app, "Places").iloc[0]
    return row["Known to"], row["How"]


def ask(app: AppTest, host: str) -> None:
    table(app, "Places")
    app.text_input(key="online_host").set_value(host)
    app.selectbox(key="online_scheme").select("http")
    app.run()
    next(button for button in app.button if button.label == "Ask it").click().run()
    assert not app.exception


def test_nobody_is_asked_before_the_switch_and_the_place_is_found_after_it(
    app: AppTest, proxy: FaultProxy
) -> None:
    assert place(app) == ("country", "country")
    assert proxy.seen == []
    ask(app, proxy.host)
    known, how = place(app)
    assert known == "city"
    assert how.startswith("nominatim ")
    assert len(proxy.seen) == 1
    next(button for button in app.button if button.label == "Switch it off").click().run()
    assert place(app) == ("country", "country")


def test_a_service_out_of_reach_is_said_and_the_offline_place_stands(app: AppTest) -> None:
    ask(app, "127.0.0.1:9")
    assert place(app) == ("country", "country")
    app.session_state["tab"] = "Problems"
    assert any("127.0.0.1:9" in " ".join(row) for row in findings(app.run()).itertuples(index=False))


def test_a_host_that_is_none_is_refused_in_words(app: AppTest) -> None:
    ask(app, "http://::not a host")
    assert any("cannot be asked" in error.value for error in app.error)
    assert place(app) == ("country", "country")
