"""Events → flows with DuckDB: against generated truth, plain Python, and by hand."""

from __future__ import annotations

import datetime as dt
import gzip
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from geo.errors import FlowEngineError, FlowSourceError
from geo.flow.codes import ACTORS, COUNTRY, NAME, columns
from geo.flow.flows import (
    EVENTS,
    FLOWS,
    PERIODS,
    Engine,
    Flows,
    batches,
    extract,
    find_sources,
    flows_of,
    known_codes,
    open_engine,
)
from geo.flow.schema import REASONS
from geo.schema import conform, names
from tests.bench.flows.generate import generate
from tests.flow import reference as flow_reference
from tests.flow.rows import GENEVA, KYIV, UKRAINE, as_dict, line, made, shifted, write, write_parquet

pytestmark = pytest.mark.slow

TABLES = Path(__file__).parents[1] / "fixtures" / "tables"
SAMPLE = TABLES / "gdelt_20141124_100_rows.export.csv"
PUTIN = Path(__file__).parents[2] / "data" / "reports" / "putin-2024"
FORMATS = ("csv", "gz", "zip", "parquet")


@pytest.fixture(scope="module")
def duck() -> Iterator[Engine]:
    """DuckDB with little memory and one thread more than needed."""
    with open_engine(memory="500MB", threads=2) as engine:
        yield engine


def told(flows: Flows) -> list[tuple[object, ...]]:
    """Origin, country, role, day, visits and reports of each flow."""
    table = flows.table
    days = table["period"].dt.strftime("%d").astype("int64")
    return list(zip(table["origin"], table["country"], table["role"], days, table["count"], table["reports"],
                    strict=True))  # fmt: skip


# Truth from how the files were made


@pytest.mark.parametrize("width", [57, 58, 61])
def test_flows_are_those_that_the_files_were_made_of(duck: Engine, tmp_path: Path, width: int) -> None:
    truth = generate(tmp_path / "in", 60_000, files=5, formats=FORMATS, width=width, days=2_000, seed=width)
    (tmp_path / "out").mkdir()
    read = extract(duck, find_sources([tmp_path / "in"]), tmp_path / "out")
    assert (read.rows, read.bad) == (truth.rows, ())
    for by in PERIODS:
        flows = flows_of(duck, [tmp_path / "out"], by=by)
        assert (flows.rows, flows.left_out) == (
            truth.rows,
            {one: truth.left_out[one] for one in flows.left_out},
        )
        assert set(flows.left_out) == set(truth.left_out)
        pd.testing.assert_frame_equal(flows.table, conform(truth.flows(by), FLOWS))


def test_batches_of_files_give_the_same_flows_as_all_at_once(duck: Engine, tmp_path: Path) -> None:
    truth = generate(tmp_path / "in", 20_000, files=6, formats=FORMATS, days=300)
    folders = []
    for number, batch in enumerate(batches(find_sources([tmp_path / "in"]), size=1)):
        folders.append(tmp_path / str(number))
        folders[-1].mkdir()
        extract(duck, batch, folders[-1])
    assert len(folders) == 6
    pd.testing.assert_frame_equal(flows_of(duck, folders).table, conform(truth.flows("month"), FLOWS))


@pytest.mark.parametrize("name", ["a*.csv", "a?.csv", "[ab].csv", "{a,b}.csv", "a*.csv.gz", "?.parquet"])
def test_a_file_whose_name_is_a_pattern_is_read_once_and_its_neighbours_by_themselves(
    duck: Engine, tmp_path: Path, name: str
) -> None:
    ending = name[name.index(".") :]
    form = {".csv": "csv", ".csv.gz": "gz", ".parquet": "parquet"}[ending]
    truth = generate(tmp_path / "made", 4_000, files=2, formats=[form], days=300)
    first, second = sorted((tmp_path / "made").iterdir())
    (tmp_path / "in").mkdir()
    first.rename(tmp_path / "in" / name)
    second.rename(tmp_path / "in" / f"{'b' if ending == '.parquet' else 'ab'}{ending}")
    (tmp_path / "out").mkdir()
    read = extract(duck, find_sources([tmp_path / "in"]), tmp_path / "out")
    assert read.rows == truth.rows
    pd.testing.assert_frame_equal(
        flows_of(duck, [tmp_path / "out"]).table, conform(truth.flows("month"), FLOWS)
    )


def test_rare_routes_are_left_out_whole_and_counted(duck: Engine, tmp_path: Path) -> None:
    truth = generate(tmp_path / "in", 50_000, formats=["csv"], days=1_000)
    flows = made(duck, tmp_path / "in", by="year", least=3)
    pd.testing.assert_frame_equal(flows.table, conform(truth.flows("year", least=3), FLOWS))
    assert flows.left_out["under the least count"] > 0
    assert flows.rows == truth.rows


def test_the_generated_files_are_the_same_each_time(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        generate(tmp_path / folder, 3_000, files=4, formats=FORMATS)
    for path in (tmp_path / "a").iterdir():
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes()


# Truth from a second way of computing it


@pytest.mark.parametrize("codes", [("042", "043", "044"), known_codes()])
@pytest.mark.parametrize("by", PERIODS)
def test_a_published_file_gives_what_plain_python_makes_of_it(
    duck: Engine, codes: tuple[str, ...], by: str
) -> None:
    lines = SAMPLE.read_text("utf-8").split("\n")
    expected, left_out = flow_reference.flows(lines, by, codes=codes)
    flows = made(duck, SAMPLE, codes=codes, by=by)
    assert as_dict(flows) == expected
    assert flows.left_out == left_out
    assert flows.rows == 100


# Who travelled


@pytest.mark.parametrize(
    ("code", "one", "other", "where", "expected"),
    [
        ("042", "FRA", "UKR", KYIV, [("FR", "UA", "made")]),
        ("043", "UKR", "FRA", KYIV, [("FR", "UA", "made")]),
        ("042", "FRA", "", KYIV, [("FR", "UA", "made")]),
        ("042", "FRA", "EUR", KYIV, [("FR", "UA", "made")]),
        ("042", "FRA", "DEU", KYIV, [("FR", "UA", "third")]),
        ("044", "FRA", "UKR", KYIV, [("FR", "UA", "made")]),
        ("044", "UKR", "FRA", KYIV, [("FR", "UA", "made")]),
        ("044", "FRA", "DEU", GENEVA, [("DE", "CH", "third"), ("FR", "CH", "third")]),
        ("044", "FRA", "FRA", GENEVA, [("FR", "CH", "made")]),
        ("046", "", "DEU", GENEVA, [("DE", "CH", "made")]),
        ("042", "ROM", "UKR", UKRAINE, [("RO", "UA", "made")]),
        ("042", "WSB", "UKR", UKRAINE, [("PS", "UA", "made")]),
    ],
)
def test_who_travelled_follows_from_code_actors_and_place(
    duck: Engine,
    tmp_path: Path,
    code: str,
    one: str,
    other: str,
    where: dict[str, str],
    expected: list[tuple[str, ...]],
) -> None:
    flows = made(duck, write(tmp_path / "a.csv", [line(code, one, other, **where)]), codes=known_codes())
    assert [row[:3] for row in told(flows)] == expected
    assert (flows.rows, flows.left_out) == (1, {})


@pytest.mark.parametrize(
    ("reason", "bad"),
    [
        ("domestic", line("042", "UKR", "FRA")),
        ("domestic", line("043", "FRA", "UKR")),
        ("domestic", line("044", "UKR", "")),
        ("no actor", line("042", "", "UKR")),
        ("no actor", line("043", "UKR", "")),
        ("no actor", line("044", "AFR", "")),
        ("no place", line(ActionGeo_Type="0", ActionGeo_CountryCode="", ActionGeo_FullName="")),
        ("no place", line(ActionGeo_CountryCode="OS")),
        ("no day", line(day="")),
        ("other code", line("190")),
        ("other code", line("---")),
        ("other code", line("")),
        ("other code", line("04x")),
        ("other code", line("190", day="soon")),
        ("other code", line("190") + "\t"),
        ("other code", line("190", ActionGeo_Lat="north")),
        ("other code", line("042").replace("\t042\t042\t04\t", "\t0421\t042\t04\t")),
        ("other code", line("190", NumMentions="042")),
        ("faulty row", line("190", NumMentions="042") + "\t"),
        ("faulty row", line("04x", EventBaseCode="042")),
        ("faulty row", line("", EventBaseCode="042")),
        ("faulty row", line("190", SOURCEURL="\ufffd")),
        ("faulty row", line(day="20230229")),
        ("faulty row", line(day="202302")),
        ("faulty row", line(ActionGeo_Lat="north")),
        ("faulty row", line(ActionGeo_Lat="90.5")),
        ("faulty row", line(ActionGeo_Long="-181")),
        ("faulty row", line(ActionGeo_Type="city")),
        ("faulty row", line() + "\t"),
        ("faulty row", line().rsplit("\t", 1)[0]),
        ("faulty row", line(SOURCEURL="\ufffd")),
    ],
)
def test_a_row_without_a_visit_is_counted_under_its_reason(
    duck: Engine, tmp_path: Path, reason: str, bad: str
) -> None:
    flows = made(duck, write(tmp_path / "a.csv", [line(), bad, "", line()]))
    assert (flows.rows, flows.left_out) == (3, {reason: 1})
    assert told(flows) == [("FR", "UA", "made", 16, 1, 2)]


def test_a_line_whose_bytes_are_no_text_is_faulty_and_costs_no_other_line(
    duck: Engine, tmp_path: Path
) -> None:
    good = line().encode() + b"\n"
    (tmp_path / "a.csv").write_bytes(good + good.replace(b"Kyyiv", b"Ky\xff\xfeiv") + good + good)
    flows = made(duck, tmp_path / "a.csv")
    assert (flows.rows, flows.left_out) == (4, {"faulty row": 1})
    assert told(flows) == [("FR", "UA", "made", 16, 1, 3)]


def test_a_place_known_only_to_its_country_has_neither_name_nor_point(duck: Engine, tmp_path: Path) -> None:
    table = made(duck, write(tmp_path / "a.csv", [line(**UKRAINE)])).table
    assert table[["destination", "precision"]].iloc[0].tolist() == ["", "country"]
    assert table[["lat", "lon"]].isna().all(axis=None)


def test_intents_are_planned_and_asked_for_only_by_their_code(duck: Engine, tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", [line("036"), line()])
    assert made(duck, path).left_out == {"other code": 1}
    both = made(duck, path, codes=("036", "042"))
    assert sorted(both.table["status"]) == ["held", "planned"]


def test_codes_that_are_no_meetings_are_refused(duck: Engine, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="unknown codes 190; known are 036, 040, 042"):
        extract(duck, [], tmp_path, codes=("042", "190"))


# One visit, several reports


def days_of(duck: Engine, tmp_path: Path, *codes: tuple[str, int]) -> list[tuple[object, ...]]:
    """Day, visits and reports from rows of a visit of France to Ukraine, each a code and a day of May."""
    sides = {"042": ("FRA", "UKR"), "043": ("UKR", "FRA"), "044": ("UKR", "FRA")}
    lines = [line(code, *sides[code], day=f"202405{day:02}") for code, day in codes]
    flows = made(duck, write(tmp_path / "a.csv", lines))
    assert flows.table["reports"].sum() == flows.rows == len(codes)
    return [row[3:] for row in told(flows)]


def test_the_two_sides_of_a_visit_are_one_with_two_reports(duck: Engine, tmp_path: Path) -> None:
    assert days_of(duck, tmp_path, ("042", 7), ("043", 7)) == [(7, 1, 2)]
    assert days_of(duck, tmp_path, ("042", 7), ("043", 8)) == [(7, 1, 2)]
    assert days_of(duck, tmp_path, ("042", 8), ("043", 7)) == [(7, 1, 2)]
    assert days_of(duck, tmp_path, ("042", 7), ("043", 9)) == [(7, 1, 1), (9, 1, 1)]


def test_the_same_side_on_two_days_is_two_visits(duck: Engine, tmp_path: Path) -> None:
    assert days_of(duck, tmp_path, ("042", 7), ("042", 7), ("042", 8)) == [(7, 1, 2), (8, 1, 1)]


def test_a_day_with_both_sides_takes_no_other_day_in(duck: Engine, tmp_path: Path) -> None:
    assert days_of(duck, tmp_path, ("042", 7), ("043", 7), ("043", 8)) == [(7, 1, 2), (8, 1, 1)]


def test_codes_in_turn_are_paired_from_the_first_day_on(duck: Engine, tmp_path: Path) -> None:
    chain = [("042", 6), ("043", 7), ("042", 8), ("043", 9), ("042", 10)]
    assert days_of(duck, tmp_path, *chain) == [(6, 1, 2), (8, 1, 2), (10, 1, 1)]
    assert days_of(duck, tmp_path, *reversed(chain)) == [(6, 1, 2), (8, 1, 2), (10, 1, 1)]


def test_a_meeting_at_the_host_s_is_the_same_visit_on_its_day_only(duck: Engine, tmp_path: Path) -> None:
    assert days_of(duck, tmp_path, ("042", 7), ("044", 7), ("044", 8)) == [(7, 1, 2), (8, 1, 1)]


def test_the_sides_are_united_across_files_and_the_visit_is_of_its_first_day(
    duck: Engine, tmp_path: Path
) -> None:
    made_at = write(tmp_path / "in" / "a.csv", [line("042", day="20240531")])
    write(tmp_path / "in" / "b.csv", [line("043", "UKR", "FRA", day="20240601")])
    flows = made(duck, made_at.parent, by="month")
    assert flows.table["period"].tolist() == [pd.Timestamp("2024-05-01")]
    assert flows.table[["count", "reports"]].iloc[0].tolist() == [1, 2]


def test_days_are_inclusive_and_a_visit_is_of_the_day_on_which_it_begins(
    duck: Engine, tmp_path: Path
) -> None:
    lines = [line(day=f"202405{day:02}") for day in (6, 7, 8, 9, 10)] + [
        line("043", "UKR", "FRA", "20240511")
    ]
    path = write(tmp_path / "a.csv", lines)
    flows = made(duck, path, first=dt.date(2024, 5, 7), last=dt.date(2024, 5, 10))
    assert [(row[3], row[5]) for row in told(flows)] == [(7, 1), (8, 1), (9, 1), (10, 2)]
    assert (flows.rows, flows.left_out) == (6, {"outside the days": 1})
    late = made(duck, path, first=dt.date(2024, 5, 11))
    assert (len(late.table), late.rows, late.left_out) == (0, 6, {"outside the days": 6})


def test_weeks_begin_on_monday(duck: Engine, tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", [line(day=f"202405{day:02}") for day in (12, 13, 19, 20)])
    table = made(duck, path, by="week").table
    assert table["period"].dt.strftime("%Y-%m-%d").tolist() == ["2024-05-06", "2024-05-13", "2024-05-20"]
    assert table["count"].tolist() == [1, 2, 1]


def test_a_period_that_is_none_is_refused(duck: Engine, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="unknown period 'decade'"):
        flows_of(duck, [tmp_path], by="decade")  # type: ignore[arg-type]


def test_no_events_are_no_flows(duck: Engine, tmp_path: Path) -> None:
    flows = flows_of(duck, [tmp_path])
    assert (list(flows.table.columns), len(flows.table), flows.rows) == (names(FLOWS), 0, 0)


# Sources


def test_folders_globs_and_files_are_found_once_and_told_by_their_content(tmp_path: Path) -> None:
    write(tmp_path / "in" / "b.CSV", [line()])
    write(tmp_path / "in" / "deep" / "a.csv", [line(width=61)])
    write(tmp_path / "in" / "notes.md", ["nothing"])
    write(tmp_path / "in" / "table" / "reports.csv", ["date,city", "2024-05-16,Kyiv"])
    write(tmp_path / "in" / "table" / "leaders.csv", ["name,country"])
    found = find_sources([tmp_path / "in", tmp_path / "in" / "*.CSV", str(tmp_path / "in" / "**" / "a.csv")])
    told = [(Path(one.path).name, one.shape, len(one.columns)) for one in found]
    assert told == [("b.CSV", "lines", 58), ("a.csv", "lines", 61), ("table", "table", 0)]
    assert all(one.size > 0 and one.mtime > 0 for one in found)


def test_a_path_that_leads_nowhere_is_named(tmp_path: Path) -> None:
    with pytest.raises(FlowSourceError, match=r"gone\*\.csv: no file is there"):
        find_sources([tmp_path / "gone*.csv"])


def test_names_with_spaces_signs_and_brackets_are_files_like_others(duck: Engine, tmp_path: Path) -> None:
    path = write(tmp_path / "a b+c%20[1]é#.csv", [line()])
    assert made(duck, tmp_path).rows == 1
    (source,) = find_sources([path])
    (tmp_path / "out").mkdir()
    assert extract(duck, [source], tmp_path / "out").counts["file"].tolist() == [str(path)]


def test_a_table_from_a_warehouse_with_typed_columns_reads_like_the_file(
    duck: Engine, tmp_path: Path
) -> None:
    cells = dict(zip(columns(58), line().split("\t"), strict=True))
    typed = pa.table(
        {
            "SQLDATE": pa.array([20240516], pa.int64()),
            "EventCode": pa.array([42], pa.int32()),
            "ActionGeo_Type": pa.array([4], pa.int64()),
            "ActionGeo_Lat": pa.array([50.4333]),
            "ActionGeo_Long": pa.array([30.5167]),
            **{name: [cells[name]] for name in (*ACTORS, NAME, COUNTRY)},
        }
    )
    pq.write_table(typed, tmp_path / "a.parquet")
    plain = made(duck, write(tmp_path / "a.csv", [line()]))
    pd.testing.assert_frame_equal(made(duck, tmp_path / "a.parquet").table, plain.table)


def test_a_visit_in_two_shapes_of_file_is_one_visit(duck: Engine, tmp_path: Path) -> None:
    write(tmp_path / "in" / "a.csv", [line()])
    write(tmp_path / "in" / "b.csv", [line("043", "UKR", "FRA", width=61)])
    assert told(made(duck, tmp_path / "in")) == [("FR", "UA", "made", 16, 1, 2)]


def test_an_empty_file_has_no_rows(duck: Engine, tmp_path: Path) -> None:
    (tmp_path / "a.csv").touch()
    flows = made(duck, tmp_path / "a.csv", write(tmp_path / "b.csv", [line()]))
    assert (flows.rows, len(flows.table)) == (1, 1)


# Bad files


def good_and(tmp_path: Path, kind: str) -> tuple[Path, Path]:
    """A folder with one good file and a bad one of a kind, and the bad one."""
    write(tmp_path / "in" / "good.csv", [line()] * 3)
    lines = "".join(f"{line()}\n" for _ in range(2_000)).encode()
    bad = tmp_path / "in" / f"bad.{ {'gzip': 'gz', 'zip': 'zip', 'parquet': 'parquet'}.get(kind, 'csv') }"
    if kind == "gzip":
        whole = gzip.compress(lines)
        bad.write_bytes(whole[: len(whole) // 2])
    elif kind == "zip":
        with zipfile.ZipFile(bad, "w", zipfile.ZIP_STORED) as archive:
            archive.writestr("a.CSV", lines)
        bad.write_bytes(bad.read_bytes().replace(b"Kyyiv", b"Kyiiv", 1))
    elif kind == "parquet":
        bad.write_bytes(b"PAR1" + lines[:1_000])
    else:
        bad.write_bytes(lines.replace(b"\t20240516", b"\tshifted\t20240516"))
    return tmp_path / "in", bad


@pytest.mark.parametrize("kind", ["gzip", "zip", "parquet", "shifted"])
def test_a_bad_file_is_named_and_stops_or_is_left_out_and_counted(
    duck: Engine, tmp_path: Path, kind: str
) -> None:
    folder, bad = good_and(tmp_path, kind)
    out, again = tmp_path / "out", tmp_path / "again"
    out.mkdir()
    again.mkdir()
    with pytest.raises(FlowSourceError) as caught:
        extract(duck, find_sources([folder]), out)
    assert caught.value.path == str(bad)
    assert str(caught.value).startswith(f"{bad}: ")
    assert list(out.iterdir()) == []
    read = extract(duck, find_sources([folder]), again, skip_bad=True)
    assert [error.path for error in read.bad] == [str(bad)]
    flows = flows_of(duck, [again])
    assert told(flows) == [("FR", "UA", "made", 1, 1, 3)]
    assert flows.left_out == ({"bad file": 2_000} if kind == "shifted" else {})
    assert flows.rows == read.rows


WRITERS = {"lines": write, "parquet": write_parquet}
SHIFTS = [(1, 1), (3, 1), (26, 1), (0, -1), (3, -1), (24, -1)]
"""Which cells are moved, and where to: before the day and after it, and all of them before the code."""


@pytest.mark.parametrize(("place", "by"), SHIFTS)
@pytest.mark.parametrize("kind", WRITERS)
def test_a_file_shifted_by_one_with_its_number_of_columns_right_is_named(
    duck: Engine, tmp_path: Path, kind: str, place: int, by: int
) -> None:
    rows = [shifted(one, place, by) for one in [line(), line("190"), line("010"), line("010")] * 10]
    source = find_sources([WRITERS[kind](tmp_path / f"bad.{kind}", rows)])
    with pytest.raises(FlowSourceError, match=r"bad\.(lines|parquet): 40 of its first 40 rows are faulty"):
        extract(duck, source, tmp_path)


@pytest.mark.parametrize(("place", "by"), SHIFTS)
@pytest.mark.parametrize("kind", WRITERS)
def test_a_file_shifted_from_the_middle_on_is_named_by_its_rows_with_the_codes_asked_for(
    duck: Engine, tmp_path: Path, kind: str, place: int, by: int
) -> None:
    rest = [shifted(one, place, by) for one in [line(), *[line("190")] * 9] * 100]
    source = find_sources(
        [WRITERS[kind](tmp_path / f"bad.{kind}", [line("010")] * 60 + [line()] * 40 + rest)]
    )
    with pytest.raises(FlowSourceError, match="100 of 140 rows with the codes asked for are faulty"):
        extract(duck, source, tmp_path)


def test_rows_of_other_events_do_not_hide_a_file_that_is_cut_off_at_a_column(
    duck: Engine, tmp_path: Path
) -> None:
    rows = [one.rsplit("\t", 9)[0] for one in [line(), *[line("190")] * 9] * 100]
    with pytest.raises(FlowSourceError, match="100 of 100 rows"):
        made(duck, write(tmp_path / "bad.csv", rows))


def test_a_few_faulty_rows_say_nothing_of_a_file(duck: Engine, tmp_path: Path) -> None:
    faulty = [line(ActionGeo_Lat="north")] * 10
    flows = made(duck, write(tmp_path / "a.csv", [line("190")] * 60 + faulty))
    assert (flows.rows, flows.left_out) == (70, {"faulty row": 10, "other code": 60})


def test_a_file_with_many_faulty_rows_but_more_good_ones_is_kept(duck: Engine, tmp_path: Path) -> None:
    flows = made(duck, write(tmp_path / "a.csv", [line()] * 30 + [line() + "\t"] * 30))
    assert (flows.rows, flows.left_out) == (60, {"faulty row": 30})


def test_a_file_of_lines_and_one_of_columns_tell_the_same_of_the_same_rows(
    duck: Engine, tmp_path: Path
) -> None:
    odd = [line(day="20230229"), line("04x"), line("", EventBaseCode="042"), line("190", day="x"), line("")]
    moved = [shifted(line(), place, by) for place, by in [*SHIFTS, (1, 1), (1, -1), (40, 1), (52, -1)]]
    rows = [*SAMPLE.read_text("utf-8").split("\n"), *odd, *moved, *[line()] * 20]
    rows = [one for one in rows if one.count("\t") == 57]
    text = made(duck, write(tmp_path / "a.csv", rows))
    table = made(duck, write_parquet(tmp_path / "a.parquet", rows))
    assert (text.rows, text.left_out) == (table.rows, table.left_out)
    pd.testing.assert_frame_equal(text.table, table.table)


def test_a_table_that_is_none_is_a_bad_file(duck: Engine, tmp_path: Path) -> None:
    path = write(tmp_path / "in" / "a.csv", ["a,b", "1,2"])
    with pytest.raises(FlowSourceError, match=r"a\.csv: .*expected a table of meetings"):
        made(duck, path)


# Tables of meetings


def test_our_own_meetings_are_flows_of_everybody_in_them(duck: Engine, tmp_path: Path) -> None:
    flows = made(duck, PUTIN, by="month")
    held = flows.table[flows.table["status"].eq("held")]
    russia = held[held["origin"].eq("RU")]
    assert sorted(russia["country"]) == ["BY", "CN", "KP", "KZ", "UZ", "VN"]
    assert russia["count"].sum() == 6
    hungary = held[held["origin"].eq("HU")]
    assert sorted(hungary["country"]) == ["RU"]  # the days of Kyiv and Beijing are known to a range only
    assert flows.rows == 51


def test_travels_of_a_table_with_its_own_shape_are_flows(duck: Engine) -> None:
    flows = made(duck, TABLES / "colt.csv", by="year")
    assert len(flows.table) > 0
    assert flows.rows == sum(flows.left_out.values()) + flows.table["reports"].sum()


# Events on disk, and engines


def test_events_on_disk_have_the_columns_that_are_promised(duck: Engine, tmp_path: Path) -> None:
    extract(duck, find_sources([SAMPLE, PUTIN]), tmp_path)
    for path in tmp_path.glob("*.parquet"):
        assert pq.read_schema(path).names == names(EVENTS)
    events = pd.read_parquet(tmp_path)
    assert events["rows"].sum() == 151
    assert set(events["reason"].dropna()) <= set(REASONS)
    assert events.loc[events["reason"].notna(), "traveller"].isna().all()


def test_what_is_written_aside_is_gone_at_the_end(tmp_path: Path) -> None:
    generate(tmp_path / "in", 2_000, files=2, formats=["zip"])
    for name in ("temporary", "out"):
        (tmp_path / name).mkdir()
    with open_engine(temporary=tmp_path / "temporary") as engine:
        extract(engine, find_sources([tmp_path / "in"]), tmp_path / "out")
        assert not list((tmp_path / "temporary").rglob("*.csv"))
    assert list((tmp_path / "temporary").iterdir()) == []


def test_memory_that_is_no_size_and_a_folder_that_is_none_are_said(tmp_path: Path) -> None:
    with pytest.raises(FlowEngineError, match="DuckDB does not start"), open_engine(memory="much"):
        pass
    with pytest.raises(FlowEngineError, match="no folder is there"), open_engine(temporary=tmp_path / "gone"):
        pass


def test_too_little_memory_is_an_error_that_says_what_to_do(tmp_path: Path) -> None:
    generate(tmp_path / "in", 30_000, formats=["csv"], files=1)
    (tmp_path / "out").mkdir()
    with (
        open_engine(memory="1MB") as engine,
        pytest.raises(FlowEngineError, match=r"memory is short .* allow more"),
    ):
        extract(engine, find_sources([tmp_path / "in"]), tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []


def test_a_missing_pyspark_is_named_with_the_line_that_installs_it() -> None:
    program = (
        "import sys; sys.modules['pyspark'] = None\n"
        "from geo.flow.flows import open_engine\n"
        "with open_engine('local[1]'): pass"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert run.returncode == 1
    assert "needs pyspark, which is missing; install it: pip install -r requirements-spark.txt" in run.stderr
