"""How many examples Hypothesis tries where a test does not leave that to the profile."""

from __future__ import annotations

from hypothesis import settings


def examples(count: int) -> settings:
    """So many, and under ``python -m tests --quick`` at most as many as any test has there.

    A number given to ``settings`` would go before that of the quick run, which is to be quick.
    """
    if settings.get_current_profile_name() == "quick":
        count = min(count, settings.get_profile("quick").max_examples)
    return settings(max_examples=count)
