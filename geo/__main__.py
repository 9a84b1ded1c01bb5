"""``python -m geo`` and ``summit-atlas``: the command line, see ``geo.cli.main``."""

import sys


def run() -> None:
    """Run the command of this process and end it; whoever stops it while modules load is told so, too."""
    try:
        from .cli.main import run as run_command  # within: it takes a second, in which Ctrl-C may come
    except KeyboardInterrupt:
        print("stopped; nothing was written", file=sys.stderr)
        sys.exit(130)
    run_command()


if __name__ == "__main__":
    run()
