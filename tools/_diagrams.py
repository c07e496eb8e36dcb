"""The state diagrams of the documents as a table: what the program asks before every step."""

from salescli.policy.diagrams import WORKFLOWS
from salescli.policy.workflow import Step, Workflow
from tools._markdown import table


def listed() -> str:
    """Write every step of every document."""
    return table(
        ("Step", "From", "To", "Who", "Only if", "Clause"),
        (
            (
                f"`{workflow.name} {_named(step)}`",
                " or ".join(step.sources),
                step.target or "",
                who(step),
                "; ".join(_conditions(step)),
                step.clause,
            )
            for workflow in WORKFLOWS
            for step in workflow.steps
        ),
    )


def begun() -> str:
    """Write how every document begins, and who may begin it."""
    return table(
        ("Document", "Begins by", "In state", "Who", "Only if", "Clause"),
        (
            (
                f"`{workflow.name}`",
                f"`{way.command}`" if way.command == way.name else f"`{way.command}` ({way.name})",
                way.state or workflow.initial,
                ", ".join(way.by) or "whoever takes the step that leads to it",
                "; ".join(gate.plain for gate in way.gates),
                way.clause,
            )
            for workflow in WORKFLOWS
            for way in workflow.begins
        ),
    )


def drawn() -> str:
    """Draw every state diagram."""
    return "\n".join(f"### `{w.name}`\n\n```mermaid\n{_drawing(w)}```\n" for w in WORKFLOWS)


def _drawing(workflow: Workflow) -> str:
    lines = ["stateDiagram-v2", f"    [*] --> {workflow.initial}"]
    lines += [
        f"    {source} --> {step.target or source}: {_named(step)} ({who(step)})"
        for step in workflow.steps
        for source in step.sources
    ]
    return "\n".join(lines) + "\n"


def _named(step: Step) -> str:
    return step.name if step.command == step.name else f"{step.command} ({step.name})"


def who(step: Step) -> str:
    """Say who takes a step."""
    return "the program" if step.automatic else ", ".join(step.by)


def _conditions(step: Step) -> list[str]:
    found = [gate.plain for gate in step.gates]
    if step.second_person:
        found.append("not by its author")
    found += [f"not by who took or typed `{name}` before" for name in step.other_than]
    found += [f"what `{name}` decided is unchanged" for name in step.rests_on]
    if step.leader_if_major:
        found.append("the leader has agreed if the case is major")
    return found
