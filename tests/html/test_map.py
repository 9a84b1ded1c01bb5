"""The map document as text: whole in itself, the same every time, harmless whatever a table says."""

from __future__ import annotations

import base64
import copy
import hashlib
import json
import re
import zlib
from itertools import accumulate
from pathlib import Path
from typing import Any

import folium
import pytest
import xyzservices

from geo.errors import AssetError, TileProviderError
from geo.html import assets
from geo.html.basemap import basemap_text
from geo.html.map import map_document

FIXTURE = Path(__file__).parents[1] / "fixtures" / "replay.json"
LARGEST_BYTES = 550_000
NAMES_IN_SVG_AND_CREDITS = {"http://www.w3.org", "https://leafletjs.com", "http://www.inkscape.org"}
"""Addresses that stand as names in Leaflet's code and in pictures that ours writes; nothing loads them."""
HOSTILE = (
    "</script><img src=x onerror=alert(1)>",
    "<!-- <script>",
    "${alert(1)} `x` {{ 7 * 7 }} {% raw %} {# note #}",
    'O\'Brien & "Sons" \u2028\u2029',
)

TILES = xyzservices.TileProvider(
    name="Example",
    url="https://{s}.tiles.example/{z}/{x}/{y}.png",
    subdomains="ab",
    attribution="(C) Example",
    html_attribution="(C) Example",
)


@pytest.fixture(scope="module")
def replay() -> dict[str, Any]:
    document: dict[str, Any] = json.loads(FIXTURE.read_text("utf-8"))
    return document


@pytest.fixture(scope="module")
def text(replay: dict[str, Any]) -> str:
    return map_document(replay)


def policy(text: str) -> dict[str, list[str]]:
    found = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', text)
    assert found
    return {rule.split()[0]: rule.split()[1:] for rule in found.group(1).split("; ")}


def blocks(text: str, tag: str) -> list[tuple[str, str]]:
    """Attributes and content of every element of this tag."""
    return re.findall(rf"<{tag}([^>]*)>(.*?)</{tag}>", text, flags=re.DOTALL)


def carried(text: str, name: str) -> str:
    """What the element of this id carries, as the page reads it."""
    (data,) = [content for attributes, content in blocks(text, "script") if f'id="{name}"' in attributes]
    return zlib.decompress(base64.b64decode(data, validate=True)).decode()


def sha256(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_same_document_gives_the_same_bytes(replay: dict[str, Any], text: str) -> None:
    assert map_document(copy.deepcopy(replay)) == text


def test_document_is_not_changed(replay: dict[str, Any]) -> None:
    before = copy.deepcopy(replay)
    map_document(replay)
    assert replay == before


def test_file_is_small(text: str) -> None:
    assert len(text.encode()) <= LARGEST_BYTES


def test_leaflets_style_has_the_rules_for_what_our_maps_have_and_no_others() -> None:
    style = assets.leaflet_style()
    assert style.count("{") == style.count("}") > 50
    for used in (
        "leaflet-pane",
        "leaflet-tile",
        "leaflet-marker-icon",
        "leaflet-bar a",
        "control-attribution",
    ):
        assert f".{used}" in style or f"-{used}" in style
    assert not re.search("popup|tooltip|control-layers|url", style)


def test_nothing_is_loaded(text: str) -> None:
    markup = re.sub(r"<script[^>]*>.*?</script>|<style[^>]*>.*?</style>", "", text, flags=re.DOTALL)
    assert not re.findall(
        r"""(?:src|href|action|data|poster)\s*=\s*["']?[^"'\s>]+""", markup.split("<body>")[1]
    )
    assert "<link" not in markup
    assert not re.search(r"@import|url\(\s*['\"]?(?!data:|#)", blocks(text, "style")[0][1])


def test_no_address_but_names_inside_leaflet(text: str) -> None:
    assert set(re.findall(r"https?://[\w.-]+", text)) <= NAMES_IN_SVG_AND_CREDITS


def test_policy_is_the_first_thing_in_the_head_and_closes_everything(text: str) -> None:
    assert text.split("<head>")[1].lstrip().startswith('<meta http-equiv="Content-Security-Policy"')
    rules = policy(text)
    assert rules["default-src"] == ["'none'"]
    assert rules["img-src"] == ["data:", "blob:"]
    assert "'unsafe-inline'" not in rules["script-src"]


def test_policy_names_exactly_the_code_that_is_there(text: str) -> None:
    code = [content for attributes, content in blocks(text, "script") if "octet-stream" not in attributes]
    assert policy(text)["script-src"] == [sha256(one) for one in code]
    assert policy(text)["style-src"] == [sha256(content) for _, content in blocks(text, "style")]


def test_data_comes_back_as_it_went_in(replay: dict[str, Any], text: str) -> None:
    assert json.loads(carried(text, "summit-atlas-replay")) == replay
    packed, world = json.loads(carried(text, "summit-atlas-basemap")), json.loads(basemap_text())
    assert [_numbers(arc) for arc in packed["arcs"]] == world["arcs"]
    for name in ("coast", "borders", "disputed"):
        assert list(accumulate(_numbers(packed[name]))) == world[name]
    for one, other in zip(packed["countries"], world["countries"], strict=True):
        rings = [[list(accumulate(_numbers(ring))) for ring in polygon] for polygon in one["polygons"]]
        assert one | {"polygons": rings} == other


def _numbers(text: str) -> list[int]:
    """What ``packing.py`` wrote: 0, -1, 1, -2, … from ``#`` on, without ``\\`` and surrogates."""
    codes = [ord(sign) - 2048 * (sign >= "\ue000") for sign in text]
    counted = [code - (code > ord("\\")) - ord("#") for code in codes]
    return [-(one + 1) // 2 if one % 2 else one // 2 for one in counted]


@pytest.mark.parametrize("name", [*HOSTILE, "lone surrogate \ud800"])
def test_hostile_text_stays_data(replay: dict[str, Any], name: str) -> None:
    hostile = copy.deepcopy(replay)
    hostile["title"] = hostile["leaders"]["name"][0] = hostile["credits"][0] = name
    text = map_document(hostile)
    data = json.loads(carried(text, "summit-atlas-replay"))
    assert data["leaders"]["name"][0] == name.replace("\ud800", "?")
    assert text.count("<script") == 3
    assert "<img" not in text
    assert "49" not in text.split("<title>")[1].split("</title>")[0]


def test_number_without_a_json_form_is_refused(replay: dict[str, Any]) -> None:
    broken = copy.deepcopy(replay)
    broken["points"]["lat"][0] = float("nan")
    with pytest.raises(ValueError, match="JSON"):
        map_document(broken)


def test_tiles_widen_the_policy_by_exactly_their_hosts(replay: dict[str, Any]) -> None:
    text = map_document(replay, tiles=TILES)
    hosts = ["https://a.tiles.example", "https://b.tiles.example"]
    assert policy(text)["img-src"] == ["data:", "blob:", *hosts]
    assert policy(text)["default-src"] == ["'none'"]
    assert "https://{s}.tiles.example/{z}/{x}/{y}.png" in text
    assert map_document(replay, tiles=TILES) == text


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("https://{where}/{z}/{x}/{y}", "where"),
        ("https://{z}.tiles.example/{x}/{y}", "fixed host"),
        ("file:///{z}/{x}/{y}", "fixed host"),
        ("https://tiles.example *;/{z}/{x}/{y}", "fixed host"),
    ],
)
def test_tiles_without_a_fixed_host_are_refused(replay: dict[str, Any], url: str, reason: str) -> None:
    tiles = xyzservices.TileProvider(name="Odd", url=url, attribution="x")
    with pytest.raises(TileProviderError, match=reason):
        map_document(replay, tiles=tiles)


def test_folium_keeps_its_own_links(replay: dict[str, Any]) -> None:
    before = copy.deepcopy((folium.Map.default_js, folium.Map.default_css))
    map_document(replay)
    assert (folium.Map.default_js, folium.Map.default_css) == before
    assert before[0]


def test_leaflet_is_the_version_that_folium_expects() -> None:
    (link,) = [url for name, url in folium.Map.default_js if name == "leaflet"]
    version = re.search(r"leaflet@([\d.]+)/", link)
    assert version
    assert f"Leaflet {version.group(1)}," in assets.leaflet_script()


@pytest.mark.parametrize("name", ["leaflet.js", "leaflet.css"])
def test_a_tampered_leaflet_reaches_no_map(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    class Installed:
        def __init__(self) -> None:
            self.name = name

        def locate(self) -> Path:
            return tmp_path / name

    whole = {"leaflet.js": assets.leaflet_script, "leaflet.css": assets.leaflet_style}[name]
    (tmp_path / name).write_text(whole() + "/* fetch('//evil.example') */", "utf-8")
    monkeypatch.setattr("importlib.metadata.files", lambda _: [Installed()])
    assets._leaflet.cache_clear()
    with pytest.raises(AssetError, match="is not the file that Leaflet published"):
        whole()
    assets._leaflet.cache_clear()


def test_missing_leaflet_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.metadata.files", lambda name: [])
    assets._leaflet.cache_clear()
    with pytest.raises(AssetError, match="pip install"):
        assets.leaflet_script()
    assets._leaflet.cache_clear()
