"""The program's door: `python -m salescli` and the `salescli` script."""

import os
import sys

from salescli import __version__

INTERRUPTED, UNWRITABLE = 130, 74


def run() -> None:
    """Run the program; to say its version, nothing of it needs to be loaded."""
    try:
        if sys.argv[1:] == ["--version"]:
            sys.stdout.write(f"salescli {__version__}\n")
            sys.stdout.flush()
            return
        from salescli import cli  # noqa: PLC0415 - start-up

        cli.run()
    except KeyboardInterrupt:
        os._exit(INTERRUPTED)
    except (OSError, AttributeError):
        os._exit(UNWRITABLE)


if __name__ == "__main__":
    run()
