"""`pytest --golden` accepts what the program prints today as what it is to print; read the diff."""

from pathlib import Path

import pytest

FOLDER = Path(__file__).parent / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that accepts."""
    parser.addoption("--golden", action="store_true", help="accept what is printed as golden")


class Golden:
    """The accepted texts."""

    def __init__(self, *, accepts: bool) -> None:
        self.accepts = accepts

    def check(self, name: str, text: str) -> None:
        """Compare a text with the accepted one, or accept it."""
        path = FOLDER / name
        if self.accepts:
            path.write_text(text, "utf-8")
        assert path.is_file(), f"{name} was never accepted: pytest --golden"
        assert text == path.read_text("utf-8")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compare with tests/golden, or accept with `--golden`."""
    return Golden(accepts=bool(request.config.getoption("golden")))
