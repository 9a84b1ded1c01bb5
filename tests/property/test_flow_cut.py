"""What holds of cutting flows, whatever the flows and however small the room."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from geo.flow.cells import counted
from geo.flow.cut import cut
from geo.schema import PRECISIONS
from tests.flow.truth import truth_flows

PLACES = (
    ("Berlin", "DE", 52.5, 13.4),
    ("Bonn", "DE", 50.7, 7.1),
    ("Rome", "IT", 41.9, 12.5),
    ("Turin", "IT", 45.1, 7.7),
)

ROW = st.tuples(
    st.sampled_from(["FR", "PL", "US"]),
    st.sampled_from(PLACES),
    st.integers(1, 6),
    st.sampled_from(["made", "third"]),
    st.integers(1, 40),
    st.integers(0, 9),
).map(
    lambda row: (
        row[0],
        *row[1],
        "city",
        f"2020-{row[2]:02d}",
        row[3],
        "held",
        row[4],
        row[4] + row[5],
    )
)


@given(st.lists(ROW, min_size=1, max_size=60), st.integers(0, 60))
def test_no_visit_is_lost_unsaid_and_the_strong_keep_their_place(
    rows: list[tuple[object, ...]], most: int
) -> None:
    whole = counted(truth_flows(tuple(rows)), "month")
    fewer, done = cut(whole, most)
    assert len(fewer.cells) <= most
    assert fewer.cells["visits"].sum() + done.dropped_visits == done.visits == whole.cells["visits"].sum()
    assert fewer.cells["reports"].sum() + done.dropped_reports == done.reports == whole.cells["reports"].sum()
    before = whole.cells.groupby(["origin", "point"])["visits"].sum()
    placed = fewer.points["precision"].to_numpy()[fewer.cells["point"]] != len(PRECISIONS)
    kept = fewer.cells[placed].groupby(["origin", "point"])["visits"].sum()
    assert (before.loc[kept.index] == kept).all()
    lost = before.drop(kept.index)
    if len(kept) and len(lost):
        assert kept.min() >= lost.max()
