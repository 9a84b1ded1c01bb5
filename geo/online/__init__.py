"""What the gazetteer leaves open, asked of an online provider, only when switched on.

In: ``schema.PLACES``. Out: the same, with the provider's answers, kept on disk. And another reader of
texts, at an address that somebody names: a prompt in, its answer out, kept nowhere. And bytes at an address.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..fronts import front

if TYPE_CHECKING:
    from .asking import ask_online
    from .credits import credit_lines
    from .providers import Provider, provider
    from .public import NotPublicError, public_ways
    from .readers import ToSend, ask_reader, to_send

__all__ = [
    "NotPublicError",
    "Provider",
    "ToSend",
    "ask_online",
    "ask_reader",
    "credit_lines",
    "provider",
    "public_ways",
    "to_send",
]

__getattr__, __dir__ = front(
    __name__,
    {
        "asking": ("ask_online",),
        "credits": ("credit_lines",),
        "providers": (
            "Provider",
            "provider",
        ),
        "public": (
            "NotPublicError",
            "public_ways",
        ),
        "readers": (
            "ToSend",
            "ask_reader",
            "to_send",
        ),
    },
)
