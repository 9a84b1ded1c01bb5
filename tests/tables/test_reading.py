"""What ``read_tables`` makes of files of every kind, good and bad."""

from __future__ import annotations

import csv
import datetime
import io
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from geo.errors import Problem, TableError
from geo.tables.headers import column_letter
from geo.tables.limits import MAX_BYTES, MAX_COLUMNS
from geo.tables.raw import MAX_LISTED
from geo.tables.reading import ENDINGS, RawTable, read_tables

BUNDLED = Path(__file__).parents[2] / "data" / "reports" / "putin-2024"


def read(text: str | bytes, name: str = "t.csv") -> RawTable:
    content = text.encode() if isinstance(text, str) else text
    return read_tables(Path(name), content)["reports"]


def records(table: RawTable) -> list[list[str]]:
    return table.cells.to_numpy().tolist()


def refusal(content: bytes, name: str) -> Problem:
    with pytest.raises(TableError) as caught:
        read_tables(Path(name), content)
    problem = caught.value.problems[0]
    assert problem.file
    assert problem.found
    assert problem.allowed
    assert problem.advice
    assert "Traceback" not in str(caught.value)
    return problem


def severities(table: RawTable) -> list[str]:
    return [problem.severity for problem in table.problems]


# --- the same cells from every format and encoding ------------------------------------------------


@pytest.fixture(scope="module")
def bundled() -> pd.DataFrame:
    with (BUNDLED / "reports.csv").open(encoding="utf-8", newline="") as stream:
        header, *rows = csv.reader(stream)
    return pd.DataFrame(rows, columns=header, dtype="str")


def as_xlsx(frame: pd.DataFrame, sheet: str = "Sheet1") -> bytes:
    buffer = io.BytesIO()
    frame.to_excel(buffer, index=False, sheet_name=sheet)
    return buffer.getvalue()


def as_parquet(frame: pd.DataFrame) -> bytes:
    buffer = io.BytesIO()
    frame.to_parquet(buffer)
    return buffer.getvalue()


FORMATS: dict[str, tuple[str, Callable[[pd.DataFrame], bytes]]] = {
    "comma": ("r.csv", lambda frame: frame.to_csv(index=False).encode()),
    "semicolon": ("r.csv", lambda frame: frame.to_csv(index=False, sep=";").encode()),
    "tab": ("r.tsv", lambda frame: frame.to_csv(index=False, sep="\t").encode()),
    "tab in txt": ("r.txt", lambda frame: frame.to_csv(index=False, sep="\t").encode()),
    "bar": ("r.csv", lambda frame: frame.to_csv(index=False, sep="|").encode()),
    "order to the spreadsheet": ("r.csv", lambda f: b"sep=;\r\n" + f.to_csv(index=False, sep=";").encode()),
    "all quoted": ("r.csv", lambda frame: frame.to_csv(index=False, quoting=csv.QUOTE_ALL).encode()),
    "CRLF": ("r.csv", lambda frame: frame.to_csv(index=False, lineterminator="\r\n").encode()),
    "CR": ("r.csv", lambda frame: frame.to_csv(index=False, lineterminator="\r").encode()),
    "no last line end": ("r.csv", lambda frame: frame.to_csv(index=False).rstrip("\n").encode()),
    "xlsx": ("r.xlsx", as_xlsx),
    "json": ("r.json", lambda frame: frame.to_json(orient="records", force_ascii=False).encode()),
    "json, escaped": ("r.json", lambda frame: frame.to_json(orient="records").encode()),
    "parquet": ("r.parquet", as_parquet),
}


@pytest.mark.parametrize("kind", FORMATS)
def test_every_format_gives_the_same_cells_and_row_numbers(kind: str, bundled: pd.DataFrame) -> None:
    name, write = FORMATS[kind]
    table = read(write(bundled), name)
    pd.testing.assert_frame_equal(table.cells, bundled)
    assert table.rows.tolist() == list(range(2, 53))
    assert table.problems == ()
    assert table.file == name


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "latin-1", "cp1252"],
)
def test_every_encoding_gives_the_same_cells(encoding: str, bundled: pd.DataFrame) -> None:
    table = read(bundled.to_csv(index=False).encode(encoding))
    pd.testing.assert_frame_equal(table.cells, bundled)
    assert severities(table) == ([] if encoding.startswith("utf-8") else ["note"])


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("cp1250", "Lech Wałęsa,Łódź,Kraków,Václav Havel,Praha,Viktor Orbán"),
        ("cp1251", "Владимир Путин,Россия,Си Цзиньпин,Китай,Александр Лукашенко,Минск"),
        ("koi8-r", "Владимир Путин,Россия,Си Цзиньпин,Китай,Александр Лукашенко,Минск"),
        ("cp1252", "Enrique Peña Nieto,México,Miguel Díaz-Canel,Cuba,Gerhard Schröder,Köln"),
        ("cp1253", "Κυριάκος Μητσοτάκης,Ελλάδα,Αλέξης Τσίπρας,Αθήνα,Νίκος Χριστοδουλίδης,Κύπρος"),
        ("cp1254", "Recep Tayyip Erdoğan,Türkiye,Abdullah Gül,İstanbul,Ahmet Davutoğlu,Şanlıurfa"),
        ("cp1256", "عبد الفتاح السيسي,مصر,محمد بن سلمان,الرياض,تميم بن حمد,الدوحة"),
        ("gb18030", "习近平,中国,普京,俄罗斯,人民大会堂,北京"),
        ("shift_jis", "岸田文雄,日本,プーチン,ロシア,バイデン,アメリカ"),
        ("big5", "蔡英文,臺灣總統府,普京,俄羅斯,人民大會堂,北京"),
        ("euc_kr", "윤석열,대한민국,김정은,평양,푸틴,청와대"),
    ],
)
def test_old_code_pages_of_other_scripts_are_recognised_and_named(encoding: str, words: str) -> None:
    cells = words.split(",")
    rows = [list(pair) for pair in zip(cells[::2], cells[1::2], strict=True)]
    text = "leaders,country\n" + "\n".join(map(",".join, rows))
    table = read(text.encode(encoding))
    assert records(table) == rows
    assert severities(table) == ["note"]
    assert "UTF-8" in str(table.problems[0])


def test_a_few_broken_bytes_do_not_turn_utf8_into_something_else() -> None:
    rows = "".join(f"Miguel Díaz-Canel {n}\n" for n in range(20)).encode()
    table = read(b"leaders\n" + rows + b"Erdo\xff\n")
    assert table.cells["leaders"].iloc[0] == "Miguel Díaz-Canel 0"
    assert table.cells["leaders"].iloc[-1] == "Erdo\ufffd"
    assert severities(table) == ["error"]


@pytest.mark.parametrize(
    ("encoding", "pasted"),
    [
        ("cp1252", "Málaga,Pedro Sánchez"),
        ("cp1250", "Nowy Targ,Lech Wałęsa"),
        ("cp1251", "Москва,Владимир Путин"),
        ("cp1253", "Αθήνα,Κυριάκος Μητσοτάκης"),
    ],
)
def test_a_line_pasted_in_an_old_code_page_leaves_the_others_as_they_are_and_is_named(
    encoding: str, pasted: str
) -> None:
    ours = "city,leader\nZürich,Viktor Orbán\nGenève,Jānis Bērziņš\n".encode()
    table = read(ours + pasted.encode(encoding) + b"\n")
    assert records(table)[:2] == [["Zürich", "Viktor Orbán"], ["Genève", "Jānis Bērziņš"]]
    assert records(table)[2] == pasted.split(",")
    assert severities(table) == ["warning"]
    assert "line 4" in str(table.problems[0])


@pytest.mark.parametrize(
    ("last", "shown"),
    [
        (b"Z\xc3\xbcrich,Pedro S\xe1nchez\n", "Pedro S\ufffdnchez"),  # pasted into a line that is UTF-8
        (b"Z\xc3\xbcrich,Orb\xc3", "Orb\ufffd"),  # cut within a letter
        (b"Rome,Orb\xe4\xb8", "Orb\ufffd"),
    ],
)
def test_a_line_that_holds_utf8_or_ends_within_a_letter_stays_utf8_and_its_damage_is_an_error(
    last: bytes, shown: str
) -> None:
    table = read("city,leader\nZürich,Viktor Orbán\nGenève,Jānis Bērziņš\n".encode() + last)
    assert records(table)[0] == ["Zürich", "Viktor Orbán"]
    assert records(table)[2][1] == shown
    assert severities(table) == ["error"]


def test_letters_of_two_bytes_that_happen_to_be_utf8_do_not_make_chinese_a_mixture() -> None:
    table = read("城市\n通\n北京\n移动\n通\n通\n".encode("gb18030"))
    assert table.cells["城市"].tolist() == ["通", "北京", "移动", "通", "通"]


def test_utf16_cut_in_the_middle_of_a_character_is_read_and_reported() -> None:
    table = read("leaders\nPutin\nXi".encode("utf-16")[:-1])
    assert table.cells["leaders"].tolist() == ["Putin", "X\ufffd"]
    assert "error" in severities(table)


# --- delimited text -------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["leaders", "leaders\n", "leaders,date\n\n , \n"])
def test_a_header_without_rows_is_refused(text: str) -> None:
    assert refusal(text.encode(), "t.csv").found == "a header without rows"


def test_one_column_is_a_table_and_its_commas_are_text() -> None:
    table = read('leaders\nPutin, Vladimir; Xi\n"Modi, ""N."""\n')
    assert records(table) == [["Putin, Vladimir; Xi"], ['Modi, "N."']]
    assert table.problems == ()


def test_a_semicolon_table_may_have_commas_in_every_row_and_the_other_way_round() -> None:
    assert records(read("leaders;city\nA, B, C;X\nD, E;Y\n")) == [["A, B, C", "X"], ["D, E", "Y"]]
    assert records(read("leaders,city\nA; B; C,X\nD; E,Y\n")) == [["A; B; C", "X"], ["D; E", "Y"]]


def test_a_row_is_numbered_as_a_spreadsheet_shows_it() -> None:
    text = '\n\nleaders,note\nA,"two\nlines"\n\n,\nB,x\r\nC,"a\r\nb\n\nc"\nD,\n'
    table = read(text)
    assert records(table) == [["A", "two\nlines"], ["B", "x"], ["C", "a\nb\n\nc"], ["D", ""]]
    assert table.rows.tolist() == [4, 7, 8, 9]


def test_row_numbers_agree_with_the_spreadsheet_program_that_saved_the_rows() -> None:
    book = openpyxl.Workbook()
    for row in (["leaders", "note"], ["A", "two\nlines"], [], ["B", "x"]):
        book.active.append(row or [None])
    buffer = io.BytesIO()
    book.save(buffer)
    assert read(buffer.getvalue(), "t.xlsx").rows.tolist() == [2, 4]
    assert read('leaders,note\nA,"two\nlines"\n\nB,x\n').rows.tolist() == [2, 4]


def test_rows_with_too_few_or_too_many_cells_are_kept_and_reported_with_what_was_too_much() -> None:
    table = read("leaders,city,note\nA,X\nB,Y,z,more,still more\nC,Z,\nD,Z,,,\n")
    assert records(table) == [["A", "X", ""], ["B", "Y", "z"], ["C", "Z", ""], ["D", "Z", ""]]
    short, surplus = table.problems
    assert (short.row, short.severity, short.found) == (2, "error", "2 cells")
    assert (surplus.row, surplus.severity, surplus.found) == (3, "error", "more | still more")


def test_a_quote_that_never_closes_does_not_swallow_the_rows_below() -> None:
    table = read('leaders,note\nA,"open\nB,x\nC,"closed, ""here"""\n')
    # The open quote pairs with the next one; what is left over shows at the row itself.
    assert "error" in severities(table)
    table = read('leaders,note\nA,"open\nB,x\nC,y\n')
    assert records(table) == [["A", '"open'], ["B", "x"], ["C", "y"]]
    assert [(p.row, p.severity, p.found) for p in table.problems] == [(2, "error", 'A,"open')]
    assert table.rows.tolist() == [2, 3, 4]


def test_an_open_quote_before_very_many_rows_loses_none() -> None:
    rows = "".join(f"name {n},{'x' * 50}\n" for n in range(5_000))
    table = read('leaders,note\nA,"open\n' + rows)
    assert len(table.cells) == 5_001
    assert len(table.problems) == 1


def test_many_faults_of_one_kind_are_counted_beyond_the_first_thousand() -> None:
    table = read("leaders,city\n" + "A\n" * (MAX_LISTED + 234))
    assert len(table.cells) == MAX_LISTED + 234
    assert len(table.problems) == MAX_LISTED + 1
    assert table.problems[-1].found.startswith("234 more rows")


def test_trailing_delimiters_and_empty_nameless_columns_are_harmless() -> None:
    table = read("leaders,,city,,\nA,,X,,\n")
    assert list(table.cells.columns) == ["leaders", "city"]
    assert table.problems == ()


def test_cells_without_a_column_name_are_kept_under_their_letter_with_a_warning() -> None:
    table = read(",leaders\n0,A\n1,B\n")
    assert table.cells["(column A)"].tolist() == ["0", "1"]
    assert severities(table) == ["warning"]


def test_two_columns_of_one_name_are_both_read_and_told_apart_by_letter() -> None:
    table = read("note,leaders,note,city,city \nA,B,C,D,E\n")
    assert list(table.cells.columns) == ["note", "leaders", "note (C)", "city", "city (E)"]
    assert records(table) == [["A", "B", "C", "D", "E"]]
    assert [(p.column, p.severity) for p in table.problems] == [("note", "warning"), ("city", "warning")]
    assert "note (A), note (C)" in str(table.problems[0])


def test_a_few_null_bytes_are_kept_for_the_reader_of_the_cells_to_report() -> None:
    table = read("leaders,city\nA\x00B,X\n")
    assert records(table) == [["A\x00B", "X"]]


HOSTILE = ["</script><img src=x onerror=alert(1)>", "${alert(1)}", "=cmd|' /C calc'!A0"]


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (kind, name)
        for kind in FORMATS
        for name in HOSTILE
        if not (kind == "xlsx" and name.startswith("="))  # a workbook would hold it as a formula
    ],
)
def test_hostile_text_comes_out_as_the_same_text(kind: str, name: str) -> None:
    file, write = FORMATS[kind]
    table = read(write(pd.DataFrame({"leaders": [name], "city": ["X"]}, dtype="str")), file)
    assert records(table) == [[name, "X"]]


# --- refused --------------------------------------------------------------------------------------


@pytest.mark.parametrize("ending", ENDINGS)
def test_an_empty_file_is_refused_under_every_ending(ending: str) -> None:
    assert refusal(b"", f"t{ending}").found == "an empty file"


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize(
    "content",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)),
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj",
        b"PK\x03\x04\x14\x00\x00\x00\x08\x00" + bytes(60),
        b"PAR1" + bytes(range(100)) + b"PAR1",
        bytes(range(256)) * 8,
        b"\x00" * 1000,
    ],
    ids=["png", "pdf", "zip", "parquet", "bytes", "nulls"],
)
def test_a_binary_file_is_refused_under_every_ending(ending: str, content: bytes) -> None:
    refusal(content, f"t{ending}")


def test_the_refusal_says_what_the_file_is_instead() -> None:
    assert "PNG" in refusal(b"\x89PNG\r\n\x1a\n", "t.csv").found
    assert "PDF" in refusal(b"%PDF-1.7", "t.csv").found
    assert "spreadsheet" in refusal(as_xlsx(pd.DataFrame({"a": ["b"]})), "t.csv").found
    assert "web page" in refusal(b"<!DOCTYPE html><html></html>", "t.csv").found
    assert "JSON" in refusal(b'[\n {"leader": "Ana", "city": "Oslo"}]', "t.csv").found
    assert "calendar" in refusal(b"BEGIN:VCALENDAR\nBEGIN:VEVENT\n", "t.csv").found


def test_whitespace_alone_is_an_empty_file() -> None:
    assert refusal(b" \n\t\n", "t.csv").found == "an empty file"


def test_a_missing_path_a_folder_without_reports_and_an_unknown_ending_are_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text("x")
    for path, word in (
        (tmp_path / "none.csv", "no such file"),
        (tmp_path, "notes.md"),
        (tmp_path / "notes.md", ".md"),
        (Path("/dev/null"), "neither"),
    ):
        with pytest.raises(TableError, match=word):
            read_tables(path)


def test_an_upload_is_not_looked_for_on_the_disk(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("leaders\nfrom the disk\n")
    assert records(read_tables(path, b"leaders\nuploaded\n")["reports"]) == [["uploaded"]]
    assert records(read_tables(tmp_path / "absent.csv", b"leaders\nA\n")["reports"]) == [["A"]]


def test_too_many_columns_and_too_many_bytes_are_refused_with_the_limit() -> None:
    wide = ",".join(f"c{n}" for n in range(MAX_COLUMNS + 1))
    assert "1,000" in refusal(f"{wide}\n{wide}\n".encode(), "t.csv").allowed
    assert "200 MB" in refusal(b"a" * (MAX_BYTES + 1), "t.csv").allowed


# --- workbooks ------------------------------------------------------------------------------------


def workbook(**sheets: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_sheets_are_found_by_name_in_any_case() -> None:
    content = workbook(
        Intro=[["Read me"]],
        Leaders=[["name"], ["A"]],
        REPORTS=[["leaders"], ["A"]],
        sources=[["source"], ["s"]],
        totals=[["source", "claim", "figure"], ["s", "c", 3]],
    )
    tables = read_tables(Path("book.xlsx"), content)
    assert list(tables) == ["reports", "leaders", "sources", "totals"]
    assert records(tables["totals"]) == [["s", "c", "3"]]
    assert tables["leaders"].file == "book.xlsx (leaders)"


def test_without_a_sheet_of_reports_the_first_other_sheet_with_cells_is_taken() -> None:
    content = workbook(Leaders=[["name"], ["A"]], Empty=[], Visits=[["leaders"], ["B"]], More=[["x"], ["y"]])
    tables = read_tables(Path("book.xlsx"), content)
    assert records(tables["reports"]) == [["B"]]
    assert tables["reports"].file == "book.xlsx"
    assert records(tables["leaders"]) == [["A"]]


def test_dates_and_numbers_of_a_workbook_are_the_text_a_person_would_type() -> None:
    row = [
        datetime.date(2024, 5, 16),
        datetime.datetime.fromisoformat("2024-05-16T14:30"),
        2024.0,
        34.5260131,
        -7,
        True,
        "05",
        None,
    ]
    table = read(workbook(reports=[list("abcdefgh"), row]), "b.xlsx")
    assert records(table) == [
        ["2024-05-16", "2024-05-16T14:30:00", "2024", "34.5260131", "-7", "true", "05", ""]
    ]


def repacked(content: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """The workbook with the XML of its sheets changed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w") as new:
        for member in old.infolist():
            data = old.read(member)
            if "worksheets/" in member.filename:
                assert change(data) != data
                data = change(data)
            new.writestr(member, data)
    return buffer.getvalue()


def store(formula: bytes, value: bytes) -> Callable[[bytes], bytes]:
    """Put a value beside the formula, as spreadsheet programs do and openpyxl does not."""
    cell = b"<f>" + formula + b"</f>"
    empty = re.compile(re.escape(cell) + rb"(<v ?/>|<v></v>)")
    return lambda xml: empty.sub(cell + b"<v>" + value + b"</v>", xml)


def test_a_formula_is_its_stored_value_with_a_warning_and_empty_with_an_error_without_one() -> None:
    content = workbook(reports=[["leaders", "lat"], ["A", "=50+5"], ["B", "=60+5"], ["=C1", 1]])
    table = read(repacked(content, store(b"50+5", b"55")), "b.xlsx")
    assert records(table) == [["A", "55"], ["B", ""], ["", "1"]]
    found = {(p.row, p.column): (p.severity, p.found) for p in table.problems}
    assert found == {
        (2, "lat"): ("warning", "=50+5"),
        (3, "lat"): ("error", "=60+5"),
        (4, "leaders"): ("error", "=C1"),
    }


def test_text_that_begins_with_an_equals_sign_is_no_formula() -> None:
    book = openpyxl.Workbook()
    book.active.append(["leaders"])
    book.active.append(["x"])
    book.active["A2"].value, book.active["A2"].data_type = "=1+1", "s"
    buffer = io.BytesIO()
    book.save(buffer)
    table = read(buffer.getvalue(), "b.xlsx")
    assert records(table) == [["=1+1"]]
    assert table.problems == ()


def test_a_cell_that_shows_an_error_is_read_as_empty_and_reported() -> None:
    table = read(workbook(reports=[["leaders", "city"], ["A", "#REF!"]]), "b.xlsx")
    assert records(table) == [["A", ""]]
    assert [(p.row, p.column, p.found, p.severity) for p in table.problems] == [(2, "city", "#REF!", "error")]


def test_cells_outside_the_size_that_the_workbook_states_are_not_lost() -> None:
    content = workbook(reports=[["leaders", "city"], ["A", "X"], ["B", "Y"]])
    understated = repacked(content, lambda xml: xml.replace(b'ref="A1:B3"', b'ref="A1:A1"'))
    assert records(read(understated, "b.xlsx")) == [["A", "X"], ["B", "Y"]]


def test_a_workbook_locked_by_a_password_says_so() -> None:
    locked = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(100)
    )
    assert "password" in refusal(locked, "b.xlsx").found
    assert "old Excel" in refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "b.xlsx").found


def test_a_damaged_workbook_and_one_without_cells_are_refused() -> None:
    content = workbook(reports=[["leaders"], ["A"]])
    assert "damaged" in refusal(content[: len(content) // 2], "b.xlsx").found
    assert refusal(workbook(reports=[]), "b.xlsx").found == "no text"
    assert refusal(workbook(Other=[]), "b.xlsx").found == "no cells"


# --- JSON -----------------------------------------------------------------------------------------


def test_json_may_hold_all_tables_and_names_keys_it_does_not_know() -> None:
    content = {"reports": [{"leaders": "A"}], "Leaders": [{"name": "A"}], "extra": []}
    tables = read_tables(Path("t.json"), json.dumps(content).encode())
    assert list(tables) == ["reports", "leaders"]
    assert tables["leaders"].file == "t.json (leaders)"
    problems = [p for table in tables.values() for p in table.problems]
    assert [(p.found, p.severity) for p in problems] == [("extra", "warning")]


def test_json_values_are_text_as_written_and_absent_keys_are_empty() -> None:
    table = read('[{"a": 2024, "b": 1.50, "c": null, "d": true}, {"e": "x", "a": 3.0}, {"b": NaN}]', "t.json")
    assert list(table.cells.columns) == list("abcde")
    assert records(table) == [["2024", "1.50", "", "true", ""], ["3", "", "", "", "x"]]
    assert table.rows.tolist() == [2, 3]


def test_json_lists_are_parted_by_lines_and_records_within_are_columns_by_their_path() -> None:
    table = read(
        '[{"leaders": ["A", "B"], "with": ["C", "D"], "place": {"city": "Москва"}, "odd": [[1, "x"]]}]',
        "t.json",
    )
    assert list(table.cells.columns) == ["leaders", "with", "place.city", "odd"]
    assert records(table) == [["A\nB", "C\nD", "Москва", '[["1", "x"]]']]
    # Our own column of leaders is a list: of that there is nothing to say.
    assert {(p.column, p.severity) for p in table.problems} == {("with", "note"), ("odd", "error")}


def test_json_records_that_are_no_objects_and_repeated_keys_are_reported() -> None:
    table = read('[{"a": "1"}, 7, {"a": "2", "a": "3"}]', "t.json")
    assert records(table) == [["1"], ["3"]]
    assert table.rows.tolist() == [2, 4]
    assert {(p.row, p.column, p.severity) for p in table.problems} == {
        (3, None, "error"),
        (None, "a", "error"),
    }


def test_half_of_a_surrogate_pair_in_json_becomes_the_replacement_character() -> None:
    assert records(read(r'[{"a": "x\ud800y", "b": "\ud83d\ude00"}]', "t.json")) == [["x\ufffdy", "😀"]]


@pytest.mark.parametrize(
    "text",
    ["{", "[1, 2]", "[]", "{}", "7", '"text"', '{"a": 1}', '{"reports": 1}', '{"leaders": [{"name": "A"}]}',
     '{"reports": []}', "[" * 100_000, "[{}]", "nothing", '[{"a": 1e999}', "[{\"\": \"\"}]"],
)  # fmt: skip
def test_wrong_json_is_refused(text: str) -> None:
    refusal(text.encode(), "t.json")


# --- Parquet --------------------------------------------------------------------------------------


def test_parquet_values_come_out_as_the_text_a_person_would_type() -> None:
    buffer = io.BytesIO()
    pq.write_table(
        pa.table(
            {
                "day": pa.array([datetime.date(2024, 5, 16), None]),
                "time": pa.array(
                    [datetime.datetime.fromisoformat(f"2024-05-16T{hour}:00") for hour in ("00", "09")]
                ),
                "year": pa.array([2024.0, None]),
                "lat": pa.array([55.75, -1.5]),
                "code": pa.array(["x", None]).dictionary_encode(),
                "names": pa.array([["A", "B"], []]),
                "deep": pa.array([{"x": 1}, None]),
            }
        ),
        buffer,
    )
    table = read(buffer.getvalue(), "t.parquet")
    assert records(table) == [
        ["2024-05-16", "2024-05-16", "2024", "55.75", "x", "A\nB", "1"],
        ["", "2024-05-16T09:00:00", "", "-1.5", "", "", ""],
    ]
    assert list(table.cells.columns)[-2:] == ["names", "deep.x"]
    assert {(p.row, p.column, p.severity) for p in table.problems} == {(None, "names", "note")}


def test_damaged_parquet_is_refused() -> None:
    content = as_parquet(pd.DataFrame({"a": ["b"]}))
    assert "damaged" in refusal(content[:-20], "t.parquet").found
    assert "not a Parquet file" in refusal(b"a,b\n1,2\n", "t.parquet").found


# --- folders --------------------------------------------------------------------------------------


def test_a_folder_holds_each_table_in_a_file_of_its_name() -> None:
    tables = read_tables(BUNDLED)
    assert {name: len(table.cells) for name, table in tables.items()} == {
        "reports": 51,
        "leaders": 21,
        "sources": 3,
        "totals": 5,
        "story": 8,
    }
    assert tables["leaders"].file == "leaders.csv"


def test_a_folder_may_mix_formats_and_of_two_files_the_csv_is_used_and_said(tmp_path: Path) -> None:
    (tmp_path / "Reports.CSV").write_text("leaders\nA\n")
    (tmp_path / "reports.json").write_text('[{"leaders": "B"}]')
    (tmp_path / "leaders.xlsx").write_bytes(workbook(Sheet1=[["name"], ["A"]]))
    (tmp_path / "sources.json").write_text('[{"source": "s"}]')
    tables = read_tables(tmp_path)
    assert records(tables["reports"]) == [["A"]]
    assert records(tables["leaders"]) == [["A"]]
    assert records(tables["sources"]) == [["s"]]
    assert [(p.file, p.severity) for p in tables["reports"].problems] == [("reports.json", "warning")]


def test_further_tables_in_the_reports_of_a_folder_are_used_unless_they_have_a_file(tmp_path: Path) -> None:
    (tmp_path / "reports.xlsx").write_bytes(
        workbook(reports=[["leaders"], ["A"]], leaders=[["name"], ["sheet"]], sources=[["source"], ["sheet"]])
    )
    (tmp_path / "leaders.csv").write_text("name\nfile\n")
    tables = read_tables(tmp_path)
    assert records(tables["leaders"]) == [["file"]]
    assert records(tables["sources"]) == [["sheet"]]


def test_all_bad_files_of_a_folder_are_named_at_once(tmp_path: Path) -> None:
    (tmp_path / "reports.csv").write_bytes(b"")
    (tmp_path / "leaders.csv").write_bytes(b" \n")
    with pytest.raises(TableError) as caught:
        read_tables(tmp_path)
    assert [p.file for p in caught.value.problems] == ["reports.csv", "leaders.csv"]


def test_a_zipped_folder_is_read_like_the_folder_and_writes_nothing(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for file in sorted(BUNDLED.iterdir()):
            archive.write(file, f"../putin-2024/{file.name}")
        archive.writestr("../putin-2024/old/reports.csv", "leaders\nold\n")
    zipped, plain = read_tables(tmp_path / "pack.zip", buffer.getvalue()), read_tables(BUNDLED)
    assert list(zipped) == list(plain)
    for name, table in plain.items():
        pd.testing.assert_frame_equal(zipped[name].cells, table.cells)
    assert list(tmp_path.iterdir()) == []


def test_a_zip_that_unpacks_beyond_the_limit_is_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("reports.csv", b"a" * (MAX_BYTES + 1))
    assert "too large" in refusal(buffer.getvalue(), "pack.zip").found


def test_column_letters_are_those_of_a_spreadsheet() -> None:
    positions = (0, 25, 26, 701, 702)
    assert [column_letter(n) for n in positions] == [
        openpyxl.utils.get_column_letter(n + 1) for n in positions
    ]
