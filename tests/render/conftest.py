"""Lets the tests of the renderers share their samples, also with fresh interpreters."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
