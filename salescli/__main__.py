"""The program's door: `python -m salescli` and the `salescli` script."""

import sys

from salescli import __version__


def run() -> None:
    """Run the program; to say its version, nothing of it needs to be loaded."""
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"salescli {__version__}\n")
        return
    from salescli import cli  # noqa: PLC0415 - start-up

    cli.run()


if __name__ == "__main__":
    run()
