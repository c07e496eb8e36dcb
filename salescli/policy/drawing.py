"""State diagrams as lines of text, for `--help` and the README."""

import re
from typing import TYPE_CHECKING

from salescli.policy.stated import worded
from salescli.text import _

if TYPE_CHECKING:
    from enum import StrEnum

    from salescli.policy.roles import Role
    from salescli.policy.workflow import Begin, Step

UNTOLD = re.compile(r"[:：] ?\{facts\.[a-z]+\}$")
"""What a gate says of a case alone, which a diagram leaves out."""


def _by(roles: "tuple[Role, ...]") -> str:
    return _("by {roles}").format(roles=", ".join(map(_, roles))) if roles else _("(automatic)")


def told(step: "Step", kind: str) -> str:
    """Write who may take a step from where to where, and what has to be so."""
    return f"{', '.join((moved(step, kind), *conditions(step)))} ({step.clause})"


def moved(step: "Step", kind: str) -> str:
    """Write from where to where a step leads, and who may take it."""
    sources = "|".join(worded(kind, state) for state in step.sources)
    target = worded(kind, step.target) if step.target else "="
    return f"{step.command}: {sources} -> {target} {_by(step.by)}"


def conditions(step: "Step") -> list[str]:
    """Write what has to be so for a step."""
    found = [gate.plain for gate in step.gates]
    if step.leader_if_major:
        found.insert(0, _("the leader agrees if it is major"))
    if step.second_person:
        found.insert(0, _("not its author, nor whose name it bears"))
    return found


def begun(way: "Begin", initial: "StrEnum", kind: str) -> str:
    """Write who may begin a document so."""
    gates = (gate.plain for gate in way.gates)
    return f"{', '.join((beginning(way, initial, kind), *gates))} ({way.clause})"


def beginning(way: "Begin", initial: "StrEnum", kind: str) -> str:
    """Write in which state a document begins so, and who may begin it."""
    return f"{way.command}: -> {worded(kind, way.state or initial)} {_by(way.by)}"
