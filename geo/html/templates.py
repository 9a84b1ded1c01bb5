"""Jinja's templates, compiled when they are first used.

folium and branca compile the template of each of their classes at their import, and a map needs a few: that
is half of what their import costs.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import jinja2


class TemplateWhenUsed(jinja2.Template):
    """A template that keeps its text until something is asked of it, and is then what Jinja makes of that."""

    def __new__(cls, *given: Any, **named: Any) -> Any:
        made = object.__new__(cls)
        made.__dict__["_written"] = (given, named)
        return made

    def __getattr__(self, name: str) -> Any:
        if "_written" not in self.__dict__ or "environment" in self.__dict__:
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
        given, named = self.__dict__["_written"]
        self.__dict__.update(jinja2.Template.__new__(type(self), *given, **named).__dict__)
        return getattr(self, name)


@contextmanager
def compiled_when_used() -> Iterator[None]:
    """What is imported within makes its templates of ``TemplateWhenUsed``.

    In a program of several threads nothing is done: another one might import something else just now.
    """
    if threading.active_count() > 1:
        yield
        return
    jinja2.Template, kept = TemplateWhenUsed, jinja2.Template  # type: ignore[misc]
    try:
        yield
    finally:
        jinja2.Template = kept  # type: ignore[misc]
