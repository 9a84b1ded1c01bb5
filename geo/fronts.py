"""Modules loaded when first asked for: the fronts of rooms (PEP 562), and what others import in vain.

A room takes this front where not everybody needs all of its modules: who only asks the gazetteer loads no
pandas, and a map without an online provider no geopy. For readers and type checkers the front
imports the same names under ``TYPE_CHECKING``.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any

Front = tuple[Callable[[str], Any], Callable[[], list[str]]]


def front(package: str, modules: Mapping[str, Sequence[str]]) -> Front:
    """``__getattr__`` and ``__dir__`` of ``package``; ``modules`` says which of its modules has which names.

    ``spot as locate`` hands on ``spot`` under another name. A name that is also a module's of the package
    would be taken by it once that is imported: raises ``ValueError``.
    """
    homes = {
        alias or name: (module, name)
        for module, names in modules.items()
        for name, _, alias in (each.partition(" as ") for each in names)
    }
    if taken := homes.keys() & modules.keys():
        raise ValueError(f"{package}: {', '.join(sorted(taken))} is the name of a module as well")

    def load(asked: str) -> Any:
        if asked not in homes:
            raise AttributeError(f"module {package!r} has no attribute {asked!r}")
        module, name = homes[asked]
        value = getattr(import_module(f".{module}", package), name)
        setattr(sys.modules[package], asked, value)
        return value

    def listed() -> list[str]:
        return sorted({*vars(sys.modules[package]), *homes})

    return load, listed


@contextmanager
def spared(name: str) -> Iterator[None]:
    """What is imported within does not load the module ``name``, but gets it when it first uses it.

    For a library that imports at its start what we never make it use. Where the module is loaded already,
    or another thread might meet what stands in for it, nothing is done.
    """
    if name in sys.modules or threading.active_count() > 1:
        yield
        return
    sys.modules[name] = _WhenUsed(name)
    try:
        yield
    finally:
        if isinstance(sys.modules.get(name), _WhenUsed):
            del sys.modules[name]


class _WhenUsed(ModuleType):
    """Stands in for a module and hands on what that has."""

    def __getattr__(self, asked: str) -> Any:
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(import_module(self.__name__), asked)
