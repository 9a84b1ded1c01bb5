"""folium's templates are compiled when they are used, and are then what Jinja makes of them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import jinja2
import pytest

from geo.html.templates import TemplateWhenUsed, compiled_when_used

ROOT = Path(__file__).resolve().parents[2]
WRITTEN = "{% macro script(this) %}{{ this|upper }}{% endmacro %}{{ name }}!"


def test_it_renders_what_jinja_renders() -> None:
    lazy, eager = TemplateWhenUsed(WRITTEN), jinja2.Template(WRITTEN)
    assert isinstance(lazy, jinja2.Template)
    assert lazy.render(name="Ann") == eager.render(name="Ann") == "Ann!"
    assert lazy.module.script("a") == eager.module.script("a") == "A"  # type: ignore[attr-defined]
    assert TemplateWhenUsed("{{ 1 }}\n", keep_trailing_newline=True).render() == "1\n"


def test_a_faulty_one_is_told_when_it_is_used() -> None:
    faulty = TemplateWhenUsed("{{ ")
    with pytest.raises(jinja2.TemplateSyntaxError):
        faulty.render()


def test_what_no_template_has_is_an_attribute_error() -> None:
    lazy = TemplateWhenUsed("")
    for _ in range(2):
        with pytest.raises(AttributeError, match="absent"):
            _ = lazy.absent


def test_jinja_is_left_as_it_was() -> None:
    before = jinja2.Template
    with pytest.raises(KeyError), compiled_when_used():
        raise KeyError
    assert jinja2.Template is before


def test_folium_draws_what_it_always_draws() -> None:
    code = """
from geo.html import frame
import folium
known = [one for one in vars(folium.features).values() if isinstance(one, type)]
classes = [one for one in known if "_template" in vars(one)]
waiting = [one for one in classes if "environment" not in vars(one._template)]
assert len(waiting) > 10, waiting
here = folium.Map(location=[1, 2], zoom_start=3)
folium.GeoJson({"type": "Point", "coordinates": [1, 2]}).add_to(here)
folium.Marker([1, 2], popup="there").add_to(here)
text = here.get_root().render()
assert "L.geoJson" in text and "L.marker" in text and "there" in text
"""
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)
