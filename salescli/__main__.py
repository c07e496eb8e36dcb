"""The program's door: `python -m salescli` and the `salescli` script."""

from salescli.cli import run

if __name__ == "__main__":
    run()
