"""The folder for web servers that the page saves: that of the command, as a zip, with the written story."""

from __future__ import annotations

import io
import json
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest

from geo.app.made import story_document
from geo.app.publish import _folder
from geo.app.shown import bundled
from geo.errors import BrowserError
from geo.pictures import Browser
from geo.publishing import MANIFEST, address_of
from geo.storybook import Book, as_cells, filled, read
from tests.app.test_story import come
from tests.cli.test_main import carried

pytestmark = pytest.mark.slow


def files(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_folder_holds_the_map_as_shown_with_its_story_and_its_own_digests(tmp_path: Path) -> None:
    shown = bundled(0)
    book = filled(Book(), as_cells(shown.dataset.story, shown.atlas), "own")
    story = read(book, shown.atlas).document
    address = "https://example.org/map/"
    content = _folder(shown, "Xi Jinping", None, {"countries": "made"}, (), address, story, False)
    assert _folder(shown, "Xi Jinping", None, {"countries": "made"}, (), address, story, False) == content
    found = files(content)
    assert {"index.html", "embed.html", "oembed.json", "meetings.csv", "CREDITS.txt", MANIFEST} <= set(found)
    told = json.loads(found[MANIFEST])["files"]
    assert told["index.html"] == sha256(found["index.html"]).hexdigest()
    (tmp_path / "index.html").write_bytes(found["index.html"])
    document = carried(tmp_path / "index.html")
    assert len(document["story"]["chapters"]) == 8
    assert document["leaders"]["name"][document["follow"]] == "Xi Jinping"
    assert document["countries"] == "made"
    assert "<title>Who met whom</title>" in found["index.html"].decode()


def test_the_headline_of_a_story_heads_the_folder_and_the_file() -> None:
    shown = bundled(0)
    book = filled(Book(), as_cells(shown.dataset.story, shown.atlas), "its own", headline="A <summer>")
    story = read(book, shown.atlas).document
    folder = files(_folder(shown, "Xi Jinping", None, {}, (), "", story, False))
    saved, _ = story_document(shown.atlas, story)
    for page in (folder["index.html"].decode(), saved):
        assert "<title>A &lt;summer&gt;</title>" in page
    assert "A &lt;summer&gt;" in folder["embed.html"].decode()


def test_without_a_browser_the_folder_has_no_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> None:
        raise BrowserError("no browser")

    monkeypatch.setattr("geo.app.publish.find", missing)
    found = files(_folder(bundled(0), "Vladimir Putin", None, {}, (), "", None, True))
    assert "social.png" not in found
    assert "oembed.json" not in found


@pytest.mark.parametrize(
    "text", ["ftp://a.org/", "https://me:secret@a.org/", "https://a.org/?q=1", "a.org", "https://a.org/<b>"]
)
def test_an_address_that_cannot_be_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="write where the folder will be"):
        address_of(text)
    assert address_of("https://a.org/map") == "https://a.org/map/"
    assert address_of("") == ""


def test_the_menu_says_what_is_no_address() -> None:
    app = come()
    app.session_state["publish_menu"] = True
    app.run()
    assert not app.exception
    app.text_input(key="publish_address").set_value("nowhere").run()
    assert any("no address of a folder" in one.value for one in app.error)


@pytest.mark.parametrize("found", [True, False])
def test_the_menu_says_where_the_folder_has_no_picture(monkeypatch: pytest.MonkeyPatch, found: bool) -> None:
    def find() -> Browser:
        if not found:
            raise BrowserError("no browser")
        return Browser(Path("drawn"))

    monkeypatch.setattr("geo.app.publish.find", find)
    app = come()
    app.session_state["publish_menu"] = True
    app.run()
    assert not app.exception
    assert any("without the picture" in one.value for one in app.caption) != found
