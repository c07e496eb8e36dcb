"""State diagrams as lines of text, for `--help` and the README."""

import re
from typing import TYPE_CHECKING

from salescli.text import _

if TYPE_CHECKING:
    from enum import StrEnum

    from salescli.policy.roles import Role
    from salescli.policy.workflow import Begin, Step

UNTOLD = re.compile(r"[:：] ?\{facts\.[a-z]+\}$")
"""What a gate says of a case alone, which a diagram leaves out."""


def _by(roles: "tuple[Role, ...]") -> str:
    return _("by {roles}").format(roles=", ".join(roles)) if roles else _("(automatic)")


def told(step: "Step") -> str:
    """Write who may take a step from where to where, and what has to be so."""
    told = [f"{step.command}: {'|'.join(step.sources)} -> {step.target or '='} {_by(step.by)}"]
    if step.second_person:
        told.append(_("not its author, nor whose name it bears"))
    if step.leader_if_major:
        told.append(_("the leader agrees if it is major"))
    told += [gate.plain for gate in step.gates]
    return f"{', '.join(told)} ({step.clause})"


def begun(way: "Begin", initial: "StrEnum") -> str:
    """Write who may begin a document so."""
    told = [f"{way.command}: -> {way.state or initial} {_by(way.by)}"]
    told += [gate.plain for gate in way.gates]
    return f"{', '.join(told)} ({way.clause})"
