"""How documents reach the browser."""

from __future__ import annotations

import gzip
import hashlib
import random
from types import SimpleNamespace

import pytest
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage

from geo.app import frame
from geo.app.frame import Document


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> MediaFileManager:
    """Streamlit's own store of files."""
    kept = MediaFileManager(MemoryMediaFileStorage("/media"))
    server = SimpleNamespace(media_file_mgr=kept)
    monkeypatch.setattr(frame, "runtime", SimpleNamespace(exists=lambda: True, get_instance=lambda: server))
    return kept


def test_documents_that_are_alike_at_every_sample_have_addresses_of_their_own(
    files: MediaFileManager,
) -> None:
    """Streamlit takes two files of one length for one when begin, middle and end of them are the same."""
    noise = random.Random(1).randbytes(500_000).hex()
    one, other = (noise[:400_000] + place + noise for place in ("55.75", "48.86"))
    addresses = [frame._served(Document.of(text), key) for text, key in ((one, "map"), (other, "picker"))]
    assert addresses[0] != addresses[1]
    kept = [files.read_file(address.rpartition("/")[2]) for address in addresses]
    assert [file and gzip.decompress(file.content) for file in kept] == [one.encode(), other.encode()]


def test_a_document_is_never_served_as_a_page(files: MediaFileManager) -> None:
    address = frame._served(Document.of("<script>alert(1)</script>"), "map")
    file = files.read_file(address.rpartition("/")[2])
    assert file is not None
    assert file.mimetype == "application/gzip"


def test_a_name_that_is_no_unicode_has_a_document_too() -> None:
    assert Document.of("A\ud800").digest != Document.of("A").digest


def test_a_document_is_kept_packed_and_is_known_by_its_text() -> None:
    text = "<p>A\ud800</p>" * 1_000
    document = Document.of(text)
    assert document.text == text
    assert len(document.packed) * 10 < len(text)
    assert document.digest == hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
