"""What the gazetteer leaves open, asked of an online provider, only when switched on.

In: ``schema.PLACES``. Out: the same, with the provider's answers, kept on disk.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..fronts import front

if TYPE_CHECKING:
    from .asking import ask_online
    from .credits import credit_lines
    from .providers import Provider, provider

__all__ = ["Provider", "ask_online", "credit_lines", "provider"]

__getattr__, __dir__ = front(
    __name__,
    {
        "asking": ("ask_online",),
        "credits": ("credit_lines",),
        "providers": (
            "Provider",
            "provider",
        ),
    },
)
