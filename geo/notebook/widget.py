"""A map in a notebook whose day, leader, range and view Python sees and sets (anywidget)."""

from __future__ import annotations

from typing import Any, Final

import anywidget
import traitlets

from ..dates import iso
from ..html.assets import widget_script
from .maps import span_of

_SHARED: Final = ("day", "follow", "range", "view")


class MapWidget(anywidget.AnyWidget):
    """The map, with what it shows as traits: observe one to hear of it, set one to change the map.

    ``day`` is a day as YYYY-MM-DD, ``follow`` a leader's name as the map has it (``""``: everyone), ``range``
    a pair of days, both included, ``view`` a dict of ``lat``, ``lon`` (degrees) and ``zoom``. All are None
    until the map has been shown. What the map does not have it leaves as it was; setting what is no day, or
    no view, raises ``TraitError``.
    """

    _esm = widget_script()

    _document = traitlets.Unicode("").tag(sync=True)
    _title = traitlets.Unicode("").tag(sync=True)
    _height = traitlets.Int(640).tag(sync=True)
    _set: traitlets.Dict[str, Any] = traitlets.Dict().tag(sync=True)
    """``wanted``: what the map is to show; ``turn`` counts, so that the same wish again is news."""
    _said: traitlets.Dict[str, Any] = traitlets.Dict().tag(sync=True)

    day = traitlets.Unicode(None, allow_none=True)
    follow = traitlets.Unicode(None, allow_none=True)
    range: Any = traitlets.Tuple(
        traitlets.Unicode(), traitlets.Unicode(), default_value=None, allow_none=True
    )
    view: traitlets.Dict[str, float] = traitlets.Dict(
        value_trait=traitlets.Float(), default_value=None, allow_none=True
    )

    def __init__(self, document: str, title: str, height: int) -> None:
        super().__init__(_document=document, _title=title, _height=height)
        self._wanted: dict[str, Any] = {}
        self._hearing = False
        self.observe(self._hear, "_said")
        self.observe(self._tell, list(_SHARED))

    def __repr__(self) -> str:
        return f"<MapWidget: {self._title}; day, follow, range and view are the map's>"

    @traitlets.validate("day")
    def _is_day(self, proposal: Any) -> str | None:
        return None if proposal["value"] is None else iso(_one_day(proposal["value"]))

    @traitlets.validate("range")
    def _is_range(self, proposal: Any) -> tuple[str, str] | None:
        if proposal["value"] is None:
            return None
        first, last = _span(*proposal["value"])
        return iso(first), iso(last)

    @traitlets.validate("view")
    def _is_view(self, proposal: Any) -> dict[str, float] | None:
        view: dict[str, float] | None = proposal["value"]
        if view is not None and set(view) != {"lat", "lon", "zoom"}:
            raise traitlets.TraitError(f"view got {sorted(view)}; it has lat, lon and zoom")
        return view

    def _hear(self, change: Any) -> None:
        """Take over what the map shows; what its reader chose since is no longer wanted otherwise."""
        said, before = change["new"], change["old"] or {}
        for name in [name for name in self._wanted if said.get(name) != before.get(name)]:
            del self._wanted[name]
        self._hearing = True
        try:
            for name, value in said.items():
                if name in _SHARED:
                    setattr(self, name, _as_trait(name, value))
        finally:
            self._hearing = False

    def _tell(self, change: Any) -> None:
        """Have the map show what was set here, not what it said itself."""
        if self._hearing or change["new"] is None:
            return
        self._wanted[change["name"]] = _as_message(change["name"], change["new"])
        self._set = {"turn": self._set.get("turn", 0) + 1, "wanted": dict(self._wanted)}


def _as_trait(name: str, value: Any) -> Any:
    """What a map says of itself, as a trait has it."""
    if name == "follow":
        return value or ""
    if value is None:
        return None
    if name == "day":
        return iso(value)
    if name == "range":
        return tuple(map(iso, value))
    return {part: float(value[part]) for part in ("lat", "lon", "zoom")}


def _as_message(name: str, value: Any) -> Any:
    """A trait as a map is told of it."""
    if name == "day":
        return _one_day(value)
    if name == "range":
        return list(_span(*value))
    return value or None if name == "follow" else value


def _one_day(text: str) -> int:
    first, last = _span(text, text)
    if first != last:
        raise traitlets.TraitError(f'day got "{text}", which says more than one; write YYYY-MM-DD')
    return first


def _span(start: str, end: str) -> tuple[int, int]:
    try:
        first, last = span_of(start, end)
    except ValueError as error:
        raise traitlets.TraitError(str(error)) from error
    if first is None or last is None:
        raise traitlets.TraitError("write days as YYYY-MM-DD")
    return first, last
