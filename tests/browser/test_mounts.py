"""Maps that come and go on one page leave nothing behind."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Page

from geo.flow.document import flow_document
from geo.html import assets
from geo.html.basemap import basemap_text
from tests.browser.replay_page import NewPage, bundled, noise
from tests.flow.truth import truth_flows

pytestmark = pytest.mark.browser

WARM, MOUNTS = 20, 50
MOST_BYTES = 1_000_000
"""Of fifty maps that go; ten that stay take more, as the last test shows."""

COME_AND_GO = """async ([times, destroyed]) => {
  for (let at = 0; at < times; at += 1) {
    const root = document.getElementById("root");
    const box = document.body.appendChild(document.createElement("div"));
    const options = { center: [20, 0], zoom: 1, zoomControl: false, attributionControl: false };
    const map = mount(root, L.map(box, options), ...given);
    await new Promise(requestAnimationFrame);
    if (destroyed) map.destroy();
    box.remove();
  }
}"""


def left(page: Page) -> tuple[int, int, float]:
    """Nodes, listeners and bytes after collecting garbage."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    session.send("HeapProfiler.enable")
    session.send("HeapProfiler.collectGarbage")
    found = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
    session.detach()
    return int(found["Nodes"]), int(found["JSEventListeners"]), found["JSHeapUsedSize"]


def stage(new_page: NewPage, kind: str) -> Page:
    """A page with ``mount`` for a kind of map, and ``given`` to mount."""
    made: dict[str, tuple[str, str, str, Any]] = {
        "replay": (assets.replay_script(), assets.replay_style(), "mount", bundled()),
        "flows": (
            assets.flow_script(),
            assets.flow_style(),
            "mountFlows",
            flow_document(truth_flows(), "month"),
        ),
    }
    script, style, name, data = made[kind]
    page = new_page(viewport={"width": 480, "height": 480})
    page.set_content(f"<style>{assets.leaflet_style()}{style}</style><div id=root></div>")
    page.add_script_tag(content=assets.leaflet_script())
    page.evaluate(
        "([code, name, data, world]) => {"
        " window.mount = new Function(code + '; return summitAtlas.' + name + ';')();"
        " window.given = [data, world]; }",
        [script, name, data, json.loads(basemap_text())],
    )
    page.evaluate(COME_AND_GO, [WARM, True])
    return page


@pytest.mark.parametrize("kind", ["replay", "flows"])
def test_fifty_maps_leave_no_node_no_listener_and_no_memory(new_page: NewPage, kind: str) -> None:
    page = stage(new_page, kind)
    nodes, listeners, used = left(page)
    page.evaluate(COME_AND_GO, [MOUNTS, True])
    after = left(page)
    assert after[:2] == (nodes, listeners)
    assert after[2] - used < MOST_BYTES
    assert noise(page) == []


def test_maps_that_stay_would_be_noticed(new_page: NewPage) -> None:
    page = stage(new_page, "replay")
    nodes, listeners, used = left(page)
    page.evaluate(COME_AND_GO, [MOUNTS // 5, False])
    after = left(page)
    assert after[0] > nodes
    assert after[1] > listeners
    assert after[2] - used > MOST_BYTES
