"""Zips: the same files give the same bytes, and what comes from anybody is read within limits."""

from __future__ import annotations

import io
import struct
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.archives import MOMENT, ArchiveError, opened, packed, unpacked
from geo.errors import DateError
from tests.examples import examples

FILES = [("b.txt", b"text" * 100), ("a.webp", b"picture" * 100)]
WHOLE = packed(FILES)


def fault(content: bytes, most: int = 10_000, most_files: int = 3) -> str:
    try:
        with opened(content, most, most_files) as archive:
            archive.testzip()
            archive.read("b.txt")
    except ArchiveError as error:
        return error.fault
    return ""


def test_the_same_files_give_the_same_bytes_in_their_order_and_at_one_moment() -> None:
    content = packed(iter(FILES), stored={"a.webp"})
    assert content == packed(FILES, stored={"a.webp"})
    with opened(content, 10_000, 2) as archive:
        entries = archive.infolist()
        assert [(one.filename, unpacked(archive, one, 1_000)) for one in entries] == FILES
    assert {one.date_time for one in entries} == {MOMENT}
    assert {one.external_attr >> 16 for one in entries} == {0o644}
    assert [one.compress_type for one in entries] == [zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED]


def test_what_is_too_large_cut_off_or_damaged_is_refused() -> None:
    assert fault(WHOLE, most=10) == "large"
    for cut in (b"", b"PK", WHOLE[:-30], WHOLE[:-1], b"no zip"):
        assert fault(cut) == "cut"
    damaged = bytearray(WHOLE)
    damaged[38:50] = bytes(12)
    assert fault(bytes(damaged)) == "damaged"


def test_more_is_read_of_no_file_than_is_allowed() -> None:
    with opened(WHOLE, 10_000, 2) as archive, pytest.raises(ArchiveError, match="when unpacked"):
        unpacked(archive, "b.txt", 399)


def test_very_many_files_are_refused_before_their_list_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipfile, "ZipFile", lambda *_: pytest.fail("the list was read"))
    assert fault(WHOLE, most_files=1) == "many"
    listed = bytes(5_000)
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1, 1, len(listed), 0, 0)
    assert fault(listed + end) == "many"
    assert fault(b"PK\x06\x07" + bytes(16) + struct.pack("<4s4H2LH", b"PK\x05\x06", *[0] * 7)) == "many"


def test_a_remark_at_the_end_is_no_fault_and_errors_of_ours_pass() -> None:
    target = io.BytesIO(WHOLE)
    with zipfile.ZipFile(target, "a") as archive:
        archive.comment = b"made elsewhere"
    with opened(target.getvalue(), 10_000, 2) as archive:
        assert archive.namelist() == ["b.txt", "a.webp"]
    with pytest.raises(DateError), opened(WHOLE, 10_000, 2):
        raise DateError("x", "y", "z")


@examples(150)
@given(at=st.integers(0, 10_000), new=st.binary(min_size=1, max_size=4), cut=st.integers(0, 40))
def test_a_damaged_archive_is_read_or_refused_in_words(at: int, new: bytes, cut: int) -> None:
    whole = packed([("story.csv", b"title\nOslo\n" * 50), ("pictures/\u00e4.webp", b"x" * 300)])
    at %= len(whole)
    damaged = (whole[:at] + new + whole[at + len(new) :])[: len(whole) - cut]
    with suppress(ArchiveError), opened(damaged, 100_000, 10) as archive:
        for entry in archive.infolist():
            unpacked(archive, entry, 10_000)


@pytest.mark.parametrize("how", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_a_file_that_is_packed_in_an_unusual_way_is_refused(how: int) -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", how) as archive:
        archive.writestr("story.csv", b"title\n" * 100)
    with (
        pytest.raises(ArchiveError, match="ordinary zip"),
        opened(target.getvalue(), 100_000, 10) as archive,
    ):
        unpacked(archive, "story.csv", 10_000)
