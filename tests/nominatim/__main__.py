"""Install, import and serve the tests' Nominatim until Ctrl-C: ``python -m tests.nominatim``."""

from __future__ import annotations

import contextlib
import sys
import threading

from tests.nominatim import installing
from tests.nominatim.serving import Nominatim


def main() -> int:
    """0 after a stop, 2 where it cannot run."""
    try:
        installing.install()
        with Nominatim(installing.BUILD / "server.log") as server:
            print(f"http://{server.host}/search?q=Minsk", flush=True)
            with contextlib.suppress(KeyboardInterrupt):
                threading.Event().wait()
    except installing.NominatimMissingError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
