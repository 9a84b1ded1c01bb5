"""A story's pictures at addresses: of the web alone, and never of a network of one's own."""

from __future__ import annotations

import pytest

from geo.errors import OnlineError
from geo.living import bytes_at
from tests.online.reader import reading


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://example.org/a", "data:,x", "http://[", "x"])
def test_only_the_web_is_asked(address: str) -> None:
    with pytest.raises(OnlineError):
        bytes_at(address, 10)


def test_this_computer_is_not_asked_for_a_table() -> None:
    with reading() as reader:
        with pytest.raises(OnlineError, match="inside a private network"):
            bytes_at(reader.address, 10)
        assert reader.asked == []
