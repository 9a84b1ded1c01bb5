"""The command ``kept``: the states of tables at addresses that were kept, and how to be rid of them."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from .shared import FAULTY, OK, UsageError, add_json, print_json

if TYPE_CHECKING:
    from ..living import State


def add_options(command: argparse.ArgumentParser) -> None:
    """The options of ``kept``."""
    command.add_argument(
        "address", nargs="?", default="", metavar="ADDRESS", help="of this address alone, or kept:DIGEST"
    )
    command.add_argument("--before", metavar="DAY", help="those that came before this day (YYYY-MM-DD, UTC)")
    command.add_argument("--remove", action="store_true", help="remove these states, after asking")
    command.add_argument("--yes", action="store_true", help="with --remove: do not ask")
    add_json(command)


def run(options: argparse.Namespace) -> int:
    """List the states, the latest first, or remove them; no address is asked."""
    if options.yes and not options.remove:
        raise UsageError("--yes answers what --remove asks; say that too")
    if options.remove and options.json:
        raise UsageError("--json lists and --remove removes; leave one of them out")
    found = _meant(options)
    if options.remove:
        return _remove(found, sure=options.yes)
    from ..living import kept_folder

    if options.json:
        print_json([state._asdict() for state in found])
    else:
        for state in found:
            print(f"{state.when[:16]}  {state.said}  {state.size:>11,} bytes  {state.name}  {state.address}")
    print(f"{_counted(found)} kept in {kept_folder()}", file=sys.stderr)
    return OK


def _meant(options: argparse.Namespace) -> list[State]:
    """The states that the call names; raises ``UsageError`` for what is no day, ``TableError``."""
    from ..dates import days_said, iso
    from ..living import KEPT, kept_states, sought, state_of

    if options.address.startswith(KEPT):
        meant = state_of(options.address).digest
        found = [state for state in kept_states() if state.digest == meant]
    else:
        found = kept_states(sought(options.address).said if options.address else "")
    if options.before is None:
        return found
    first, _last = days_said(options.before, None, ("--before", ""))
    return [state for state in found if state.day < iso(first or 0)]


def _remove(states: Sequence[State], *, sure: bool) -> int:
    """Remove them, where somebody says yes; ``FAULTY`` where not."""
    from ..living import freed, kept_folder, remove_states

    if not states:
        print(f"no such state is kept in {kept_folder()}", file=sys.stderr)
        return OK
    frees = f"{sum(freed(states).values()) / 1e6:,.1f} MB"
    if not sure:
        if not sys.stdin or not sys.stdin.isatty():
            raise UsageError("--remove asks before it removes; where nobody can answer, say --yes")
        print(
            f"Remove {_counted(states)} from {kept_folder()}? That frees {frees}. [y/N] ", end="", flush=True
        )
        if sys.stdin.readline().strip().lower() not in ("y", "yes"):
            print("nothing was removed", file=sys.stderr)
            return FAULTY
    size = remove_states(states)
    print(f"removed {_counted(states)}, {size / 1e6:,.1f} MB", file=sys.stderr)
    return OK


def _counted(states: Sequence[State]) -> str:
    return f"{len(states):,} state{'' if len(states) == 1 else 's'}"
