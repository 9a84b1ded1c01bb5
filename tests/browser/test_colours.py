"""Colours of the kinds of meetings, told apart by everybody: measured in the running page, light and dark."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from playwright.sync_api import Page

from geo.html.map import map_document
from tests.browser.replay_page import FIXTURE

pytestmark = pytest.mark.browser

KINDS = ("made", "hosted", "third", "domestic", "virtual", "unknown")
COUNTRIES = ("land", *(f"visits-{step}" for step in range(1, 6)), "own")
"""How countries are coloured: without visits, by five classes, the leader's own."""
Vector = NDArray[np.float64]

# What people without one sort of cone see, in linear sRGB, at full severity: Machado, Oliveira and Fernandes,
# "A Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE TVCG 15 (6), 2009, table 1.
BLINDNESS = {
    "protanopia": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deuteranopia": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritanopia": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}
LUMINANCE = np.array([0.2126, 0.7152, 0.0722])  # IEC 61966-2-1
# Linear sRGB to OKLab: Björn Ottosson, "A perceptual color space for image processing", 2020.
TO_CONES = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
TO_LAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)
LEAST = {"full sight": 0.07, "protanopia": 0.07, "deuteranopia": 0.07, "tritanopia": 0.07, "grey": 0.05}
"""Distance in OKLab, where 0.02 is about the least that people see side by side."""
LEAST_CONTRAST = 3.0
"""Of signs against what they lie on: WCAG 2.2, 1.4.11."""


def linear(colour: str) -> Vector:
    """A colour ``#rrggbb`` as linear sRGB."""
    steps = np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    return np.where(steps <= 0.04045, steps / 12.92, ((steps + 0.055) / 1.055) ** 2.4)


def lab(light: Vector) -> Vector:
    result: Vector = TO_LAB @ np.cbrt(TO_CONES @ light)
    return result


def seen(light: Vector) -> dict[str, Vector]:
    """The colour as each sort of reader sees it, in OKLab; ``grey`` is paper without colours."""
    simulated = {name: lab(np.clip(np.array(matrix) @ light, 0, 1)) for name, matrix in BLINDNESS.items()}
    return {"full sight": lab(light), "grey": lab(np.full(3, LUMINANCE @ light)), **simulated}


def contrast(first: str, second: str) -> float:
    darker, lighter = sorted(float(LUMINANCE @ linear(colour)) for colour in (first, second))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.fixture
def colours(offline_page: Page, tmp_path: Path) -> Callable[[str], dict[str, str]]:
    """What the style sheet says in a theme: the kinds', and ``land`` and ``water``."""
    file = tmp_path / "map.html"
    file.write_text(map_document(json.loads(FIXTURE.read_text("utf-8"))), encoding="utf-8")
    offline_page.goto(file.as_uri())
    offline_page.locator("[data-role=play]").wait_for()

    def read(theme: str) -> dict[str, str]:
        found: dict[str, str] = offline_page.evaluate(
            """([theme, names]) => {
              const root = document.querySelector('[data-summit-atlas]');
              root.dataset.theme = theme;
              const style = getComputedStyle(root);
              const value = (name) => style.getPropertyValue('--sa-' + name).trim();
              return Object.fromEntries(names.map((name) => [name, value(name)]));
            }""",
            [theme, [*KINDS, *COUNTRIES, "water", "paper"]],
        )
        return found

    return read


@pytest.mark.parametrize("theme", ["light", "dark", "print"])
@pytest.mark.parametrize("names", [KINDS, COUNTRIES], ids=["kinds", "countries"])
def test_every_two_colours_differ_for_everybody(
    colours: Callable[[str], dict[str, str]], names: tuple[str, ...], theme: str
) -> None:
    found = colours(theme)
    views = {name: seen(linear(found[name])) for name in names}
    near = {
        f"{first} and {second} in {sight}": round(distance, 3)
        for first, second in itertools.combinations(names, 2)
        for sight, least in LEAST.items()
        if (distance := float(np.linalg.norm(views[first][sight] - views[second][sight]))) < least
    }
    assert near == {}


@pytest.mark.parametrize("theme", ["light", "dark", "print"])
def test_every_kind_stands_out_from_land_and_paper(
    colours: Callable[[str], dict[str, str]], theme: str
) -> None:
    found = colours(theme)
    weak = {
        f"{kind} on {ground}": round(ratio, 2)
        for kind in KINDS
        for ground in ("land", "water", "paper")
        if (ratio := contrast(found[kind], found[ground])) < LEAST_CONTRAST
    }
    assert weak == {}


@pytest.mark.parametrize(("theme", "direction"), [("light", -1), ("print", -1), ("dark", 1)])
def test_more_visits_are_further_from_the_land_for_everybody(
    colours: Callable[[str], dict[str, str]], theme: str, direction: int
) -> None:
    """Darker on light ground, lighter on dark: the order of the classes is seen without the legend."""
    found = colours(theme)
    steps = [seen(linear(found[name])) for name in ("land", *COUNTRIES[1:-1])]
    for sight in LEAST:
        lightness = [float(step[sight][0]) for step in steps]
        assert lightness == sorted(lightness, reverse=direction < 0), sight


def test_simulation_is_the_published_one() -> None:
    """White stays white for every reader, and red and green come near each other without green cones."""
    for matrix in BLINDNESS.values():
        assert np.allclose(np.array(matrix).sum(axis=1), 1, atol=2e-3)
    red, green = seen(linear("#c83c3c")), seen(linear("#6e7a20"))
    apart = np.linalg.norm(red["full sight"] - green["full sight"])
    assert np.linalg.norm(red["deuteranopia"] - green["deuteranopia"]) < 0.4 * apart
