"""How a history words the columns of a register, and the values that are no words of people."""

from collections.abc import Mapping

from salescli.policy import fields
from salescli.text import Text

_ALL = [field for field in vars(fields).values() if isinstance(field, fields.Field)]

HEADINGS: Mapping[str, Text] = {field.column: field.heading for field in _ALL}
"""Column of a table to the heading of its field."""

VALUES: Mapping[str, Text] = {
    code: word for field in _ALL for code, word in (field.words or {}).items()
}
"""Code of a term to how tables word it."""
