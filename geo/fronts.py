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
from importlib.util import find_spec
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
def spared(name: str, *classes: str) -> Iterator[None]:
    """What is imported within does not load the module ``name``, but gets it when it first uses it.

    For a library that imports at its start what we never make it use. ``classes`` may be taken from the
    module, and written into annotations, without being used: what is taken is called, subclassed and asked
    for instances like the class itself, which is loaded then. Where the module is loaded already, or another
    thread might meet what stands in for it, nothing is done.
    """
    if name in sys.modules or threading.active_count() > 1:
        yield
        return
    sys.modules[name] = _WhenUsed(name, classes)
    try:
        yield
    finally:
        if isinstance(sys.modules.get(name), _WhenUsed):
            del sys.modules[name]


class _WhenUsed(ModuleType):
    """Stands in for a module and hands on what that has."""

    def __init__(self, name: str, classes: Sequence[str]) -> None:
        super().__init__(name)
        vars(self).update({each: _ClassWhenUsed(name, each) for each in classes})
        found = None if "." in name else find_spec(name)  # of a part, that would load the whole
        if found and found.submodule_search_locations is not None:
            self.__path__ = found.submodule_search_locations

    def __getattr__(self, asked: str) -> Any:
        if asked == "__path__":  # every ``from … import`` asks for it
            raise AttributeError(f"module {self.__name__!r} is no package as far as is known")
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(import_module(self.__name__), asked)


class _ClassWhenUsed:
    """Stands in for a class of a spared module. No class itself, so that heirs have the true one as base."""

    def __init__(self, module: str, name: str) -> None:
        self._module, self._name = module, name

    def _true(self) -> Any:
        if isinstance(sys.modules.get(self._module), _WhenUsed):
            del sys.modules[self._module]
        return getattr(import_module(self._module), self._name)

    def __call__(self, *given: Any, **named: Any) -> Any:
        return self._true()(*given, **named)

    def __mro_entries__(self, bases: tuple[Any, ...]) -> tuple[Any]:
        return (self._true(),)

    def __instancecheck__(self, one: object) -> bool:
        return isinstance(one, self._true())

    def __subclasscheck__(self, one: type) -> bool:
        return issubclass(one, self._true())

    def __getattr__(self, asked: str) -> Any:
        if asked.startswith("__"):
            raise AttributeError(f"{self._module}.{self._name} has not been used yet: {asked}")
        return getattr(self._true(), asked)
