"""The flows document says all that is in the flows, or says what is not; its page is whole in itself."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import zlib
from typing import Any

import numpy as np
import pandas as pd
import pytest

from geo.flow.cells import counted
from geo.flow.cut import cut
from geo.flow.document import FORMAT, MOST_BYTES, VERSION, flow_document
from geo.flow.map import flow_map_document
from geo.html.frame import carried_json
from geo.places import capital
from tests.flow.truth import HOSTILE, LEFT_OUT, ROWS, truth_flows
from tests.flow.world import world_flows

LARGEST_PAGE = 5_000_000
FRAME_BYTES = MOST_BYTES + 600_000
NAMES_IN_SVG_AND_CREDITS = {"http://www.w3.org", "https://leafletjs.com", "http://www.inkscape.org"}
MONTH = np.datetime64("1970-01", "M")


def column(values: list[int] | int, count: int) -> np.ndarray[Any, Any]:
    return np.full(count, values) if isinstance(values, int) else np.array(values, dtype=int)


def read_back(document: dict[str, Any]) -> pd.DataFrame:
    """The document's cells as flows, read by the words of docs/flows.md alone."""
    routes, cells, points, countries = (document[name] for name in ("routes", "cells", "points", "countries"))
    origin = np.cumsum(column(routes["origin"], routes["count"]))
    point = column(routes["point"], routes["count"])
    sizes = column(routes["cells"], routes["count"])
    of = np.repeat(np.arange(routes["count"]), sizes)
    period = column(cells["period"], cells["count"])
    for start, size in zip(np.cumsum(sizes) - sizes, sizes, strict=True):
        period[start : start + size] = np.cumsum(period[start : start + size])
    kind = column(cells["kind"], cells["count"])
    visits = column(cells["visits"], cells["count"])
    first = np.datetime64(document["periods"]["first"], "D").astype("datetime64[M]")
    country = column(points["country"], len(points["name"]))
    return pd.DataFrame(
        {
            "origin": [countries["code"][number] for number in origin[of]],
            "destination": [points["name"][number] for number in point[of]],
            "country": [countries["code"][country[number]] for number in point[of]],
            "precision": [
                document["precisions"][column(points["precision"], len(points["name"]))[number]]
                for number in point[of]
            ],
            "lat": [points["lat"][number] for number in point[of]],
            "period": first + period,
            "role": [document["kinds"]["role"][number] for number in kind],
            "status": [document["kinds"]["status"][number] for number in kind],
            "count": visits,
            "reports": visits + column(cells["more_reports"], cells["count"]),
        }
    )


def figures(table: pd.DataFrame) -> set[tuple[Any, ...]]:
    keys = ["origin", "destination", "country", "period", "role", "status"]
    months = table.assign(period=table["period"].to_numpy().astype("datetime64[M]").astype(str))
    return set(
        months.groupby(keys, dropna=False)[["count", "reports"]].sum().reset_index().itertuples(index=False)
    )


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    return flow_document(
        truth_flows(), "month", title=HOSTILE, credits=["Visits: a table by hand"], left_out=LEFT_OUT
    )


@pytest.fixture(scope="module")
def text(document: dict[str, Any]) -> str:
    return flow_map_document(document)


class TestDocument:
    def test_says_every_figure_of_the_flows(self, document: dict[str, Any]) -> None:
        assert (document["format"], document["version"]) == (FORMAT, VERSION)
        assert figures(read_back(document)) == figures(truth_flows())
        assert document["periods"]["by"] == "month"
        assert document["periods"]["count"] == 3

    def test_same_flows_in_any_order_give_the_same_document(self, document: dict[str, Any]) -> None:
        shuffled = truth_flows().sample(frac=1, random_state=3)
        again = flow_document(
            shuffled, "month", title=HOSTILE, credits=["Visits: a table by hand"], left_out=LEFT_OUT
        )
        assert again == document

    def test_rows_of_one_route_and_period_are_summed_up(self) -> None:
        twice = truth_flows((*ROWS, ROWS[0]))
        table = read_back(flow_document(twice, "month"))
        berlin = table[table["destination"].eq("Berlin") & table["period"].eq(np.datetime64("2019-03"))]
        assert berlin[["count", "reports"]].to_numpy().tolist() == [[24, 68]]

    def test_place_known_by_country_stands_at_the_capital(self, document: dict[str, Any]) -> None:
        table = read_back(document)
        row = table[table["origin"].eq("FR") & table["destination"].eq("")].iloc[0]
        seat = capital("DE")
        assert seat
        assert row["precision"] == "country"
        assert row["lat"] == round(seat.lat, 5)

    def test_country_without_a_capital_is_told_without_a_place(self, document: dict[str, Any]) -> None:
        table = read_back(document)
        assert table.loc[table["country"].eq("AQ"), "lat"].isna().all()

    def test_says_what_the_sources_hold_that_is_in_no_flow(self, document: dict[str, Any]) -> None:
        told = [[reason.split(" (")[0], rows] for reason, rows in document["left_out"]]
        assert told == [["domestic", 51], ["no place", 7]]
        assert "took place in the traveller's own country" in document["left_out"][0][0]
        assert flow_document(truth_flows(), "month", left_out={"of ours": 2})["left_out"] == [["of ours", 2]]

    def test_names_the_source_among_the_credits(self, document: dict[str, Any]) -> None:
        assert document["credits"][0] == "Visits: a table by hand"
        assert any("GeoNames" in line for line in document["credits"])

    @pytest.mark.parametrize("by", ["day", "week", "month", "year"])
    def test_periods_are_counted_from_the_first(self, by: str) -> None:
        starts = {
            "day": ["2020-02-28", "2020-02-29", "2020-03-01"],
            "week": ["2020-02-24", "2020-03-02", "2020-03-09"],
            "month": ["2019-12-01", "2020-01-01", "2020-02-01"],
            "year": ["2019-01-01", "2020-01-01", "2021-01-01"],
        }[by]
        flows = truth_flows(ROWS[:3]).assign(period=pd.to_datetime(starts))
        document = flow_document(flows, by)
        assert document["periods"]["first"] == int(np.datetime64(starts[0], "D").astype(int))
        assert document["periods"]["count"] == 3

    def test_dates_before_1970_and_as_python_writes_them(self) -> None:
        flows = truth_flows(ROWS[:2])
        dated = flows.assign(period=[pd.Timestamp("1899-12-01").date(), pd.Timestamp("1900-01-01").date()])
        assert flow_document(dated, "month")["periods"] == {"by": "month", "first": -25598, "count": 2}

    def test_names_in_other_scripts_are_of_destinations_and_behind_them_of_capitals(
        self, document: dict[str, Any]
    ) -> None:
        names = [*document["points"]["name"], *document["countries"]["capital"]]
        written = document["written"]
        russian = [
            (names[at], name) for at, name in zip(written["point"], written["ru"], strict=True) if name
        ]
        assert {("Berlin", "Берлин"), ("Tokyo", "Токио"), ("Nairobi", "Найроби")} <= set(russian)
        assert russian.count(("Berlin", "Берлин")) == 2  # a place that is visited, and a capital
        assert "names in other scripts" in document["credits"][-2]

    def test_places_without_other_names_add_nothing(self) -> None:
        row = ("AQ", "Vostok", "AQ", -78.46, 106.83, "city", "2019-03", "made", "held", 1, 1)
        document = flow_document(truth_flows((row,)), "month")
        assert document["written"] == {"point": []}
        assert not any("other scripts" in line for line in document["credits"])

    def test_other_names_cost_at_most_fifty_thousand_bytes(self) -> None:
        document = flow_document(world_flows(visits=200_000, years=40), "month")
        bare = {key: value for key, value in document.items() if key != "written"}
        assert len(document["written"]["point"]) > 300
        assert len(carried_json(document)) - len(carried_json(bare)) < 50_000

    def test_no_flows_are_a_document_too(self) -> None:
        document = flow_document(truth_flows(()).astype({"count": "int64"}), "month")
        assert document["cells"]["count"] == 0
        assert document["periods"]["count"] == 0

    @pytest.mark.parametrize(
        ("change", "said"),
        [
            ({"period": pd.Timestamp("2019-03-02")}, "2019-03-02, which is not the first day"),
            ({"count": 0}, "0 in 'count'"),
            ({"role": "guest"}, "'guest' is none of made"),
        ],
    )
    def test_flows_that_are_none_are_refused_in_words(self, change: dict[str, Any], said: str) -> None:
        with pytest.raises(ValueError, match=said):
            flow_document(truth_flows(ROWS[:1]).assign(**change), "month")

    def test_missing_columns_and_unknown_periods_are_named(self) -> None:
        with pytest.raises(ValueError, match="lack the columns reports"):
            flow_document(truth_flows().drop(columns="reports"), "month")
        with pytest.raises(ValueError, match="by 'decade'; expected by day, week, month, year"):
            flow_document(truth_flows(), "decade")


class TestCut:
    def test_weak_routes_lose_their_place_first_and_no_visit(self) -> None:
        months = [f"2020-{month:02d}" for month in range(1, 13)]
        strong = [
            ("FR", "Berlin", "DE", 52.52, 13.405, "city", month, "made", "held", 9, 9) for month in months
        ]
        weak = [
            ("FR", f"Town {number}", "DE", 50.0 + number / 10, 9.0, "city", month, "made", "held", 1, 2)
            for number in range(4)
            for month in months
        ]
        whole = counted(truth_flows((*strong, *weak)), "month")
        fewer, done = cut(whole, 24)
        assert len(fewer.cells) == 24
        assert (done.rolled_routes, done.rolled_visits, done.dropped_visits) == (4, 48, 0)
        assert fewer.cells["visits"].sum() == whole.cells["visits"].sum()
        assert fewer.cells["reports"].sum() == whole.cells["reports"].sum()

    @pytest.mark.slow
    def test_page_of_a_dense_world_is_no_larger_than_promised(self) -> None:
        """Some 700,000 cells of 40 years by month in a quarter of the room, beside which the rest stands."""
        flows = world_flows(visits=800_000, years=40, minor_places=12)
        assert len(flows) > 600_000
        room = MOST_BYTES // 4
        document = flow_document(flows, "month", most_bytes=room)
        page = flow_map_document(document)
        assert 0.9 * room <= len(carried_json(document)) <= room
        assert len(page) <= LARGEST_PAGE - (MOST_BYTES - room)
        done, kept = document["cut"], column(document["cells"]["visits"], document["cells"]["count"]).sum()
        assert kept + done["dropped_visits"] == done["visits"] == 800_000
        assert done["rolled_visits"] < 0.7 * done["visits"]
        assert done["dropped_visits"] < 0.3 * done["visits"]

    def test_smaller_room_is_kept_too(self) -> None:
        flows = world_flows(visits=30_000, years=10)
        document = flow_document(flows, "month", most_bytes=40_000)
        assert 30_000 < len(carried_json(document)) <= 40_000
        assert document["cut"]["dropped_visits"] > 0


class TestPage:
    def test_carries_the_document(self, document: dict[str, Any], text: str) -> None:
        (data,) = re.findall(r'id="summit-atlas-flows">([^<]*)</script>', text)
        assert json.loads(zlib.decompress(base64.b64decode(data, validate=True))) == document

    def test_same_document_gives_the_same_bytes(self, document: dict[str, Any], text: str) -> None:
        assert flow_map_document(json.loads(json.dumps(document))) == text

    def test_policy_allows_our_script_and_style_and_nothing_else(self, text: str) -> None:
        (policy,) = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', text)
        rules = {rule.split()[0]: rule.split()[1:] for rule in policy.split("; ")}
        (code,) = re.findall(r"<script>(.*?)</script>", text, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
        assert rules["default-src"] == ["'none'"]
        assert rules["script-src"] == [f"'sha256-{digest}'"]
        assert rules["img-src"] == ["data:", "blob:"]

    def test_names_no_address_that_could_be_loaded(self, text: str) -> None:
        addresses = {
            match.split("/")[0] + "//" + match.split("/")[2]
            for match in re.findall(r"https?://[^\s\"'<>)]+", text)
        }
        assert addresses <= NAMES_IN_SVG_AND_CREDITS

    def test_hostile_text_stays_out_of_the_markup(self, text: str) -> None:
        assert "<img" not in text
        assert "<title>&lt;/script&gt;&lt;img" in text

    def test_frame_leaves_the_room_that_is_promised(self, text: str) -> None:
        assert len(text) < FRAME_BYTES - MOST_BYTES
