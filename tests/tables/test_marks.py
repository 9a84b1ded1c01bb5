"""The marks of a page, as Python's own reader of HTML tells of them, in one pass whatever they are."""

from __future__ import annotations

import time
from collections.abc import Mapping
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.tables.marks import Marks

Told = list[tuple[str, str, dict[str, str]]]


class Ours(Marks):
    def __init__(self) -> None:
        self.told: Told = []

    def handle_starttag(self, tag: str, attrs: Mapping[str, str]) -> None:
        self.told.append(("begins", tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        self.told.append(("ends", tag, {}))

    def handle_data(self, data: str) -> None:
        if self.told and self.told[-1][0] == "says":
            data = self.told.pop()[1] + data
        self.told.append(("says", data, {}))


class Theirs(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.told: Told = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.told.append(("begins", tag, {name: value or "" for name, value in reversed(attrs)}))

    def handle_endtag(self, tag: str) -> None:
        self.told.append(("ends", tag, {}))

    def handle_data(self, data: str) -> None:
        if self.told and self.told[-1][0] == "says":
            data = self.told.pop()[1] + data
        self.told.append(("says", data, {}))


def told(page: str) -> Told:
    reader = Ours()
    reader.feed(page)
    return reader.told


def told_by_python(page: str) -> Told:
    reader = Theirs()
    reader.feed(page)
    reader.close()
    return reader.told


names = st.sampled_from(["td", "TR", "b", "table", "x-y", "h1"])
values = st.text("ab \"'&<>é\n;", max_size=6)


@st.composite
def attribute(draw: st.DrawFn) -> str:
    value = draw(values)
    quoted = value.replace("&", "&amp;").replace('"', "&quot;")
    return draw(st.sampled_from(["a", "B", "c-d"])) + draw(st.sampled_from([f'="{quoted}"', "", "=1"]))


pieces = st.one_of(
    st.builds(lambda name, parts: f"<{' '.join([name, *parts])}>", names, st.lists(attribute(), max_size=3)),
    names.map(lambda name: f"</{name}>"),
    st.text("ab é.\n", max_size=5),
    st.sampled_from(
        ["&amp;", "&eacute;", "&#8211;", "<!-- <td> -->", "<!doctype html>", "<script>a<b</script>"]
    ),
)


@given(st.lists(pieces, max_size=12).map("".join))
def test_a_page_tells_what_python_s_own_reader_tells_of_it(page: str) -> None:
    assert told(page) == told_by_python(page)


def test_a_mark_that_the_page_s_end_cuts_off_is_none_and_an_open_quote_hides_nothing_behind_it() -> None:
    assert told("<td>a<td cla") == [("begins", "td", {}), ("says", "a", {})]
    assert told('<td a="x>b') == [("begins", "td", {"a": '"x'}), ("says", "b", {})]
    assert told("1 < 2 <3") == [("says", "1 < 2 <3", {})]


@given(st.text("<>/!-=\"' ab&;", max_size=60))
def test_no_page_ends_in_an_error(page: str) -> None:
    told(page)


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    ["<a ", "<!--", "<a b='", '<a b="<', "</", "<!", "<script>", "</a", "<a/ ", "&#", "<a =", "<a  ="],
)
def test_marks_that_never_end_take_time_in_step_with_their_number(piece: str) -> None:
    def seconds(times: int) -> float:
        page = piece * times
        start = time.process_time()
        told(page)
        return time.process_time() - start

    assert seconds(320_000) < 32 * max(seconds(40_000), 0.005)  # eight times as much; 64 if it were quadratic
