"""Who may take the step of a command, and when: as the state diagrams have it."""

from collections.abc import Iterator

POINT = "· "
"""What a condition of the row above begins with."""


def allowed(noun: str, verb: str) -> Iterator[str]:
    """Yield each row of the diagrams that a command takes or begins, and what has to be so."""
    from salescli.policy import drawing  # noqa: PLC0415 - start-up
    from salescli.policy.diagrams import OF_KIND  # noqa: PLC0415 - start-up

    for kind in _kinds(noun):
        workflow = OF_KIND[kind]
        for way in workflow.begins:
            if way.command == verb and way.by:
                yield f"{drawing.beginning(way, workflow.initial, kind)} ({way.clause})"
                yield from (f"{POINT}{gate.plain}" for gate in way.gates)
        for step in workflow.steps:
            if step.command == verb and not step.automatic:
                yield f"{drawing.moved(step, kind)} ({step.clause})"
                yield from (f"{POINT}{told}" for told in drawing.conditions(step))


def drawn(noun: str | None) -> list[str]:
    """Return the lines of the whole diagram of a noun."""
    if noun is None:
        return []
    from salescli.policy.diagrams import OF_KIND  # noqa: PLC0415 - start-up

    return OF_KIND[noun].summary().splitlines()


def _kinds(noun: str) -> Iterator[str]:
    """Name the kinds of document whose steps the verbs of a noun take: its own, and its parts."""
    from salescli.policy.documents import DOCUMENTS  # noqa: PLC0415 - start-up

    yield from (document.kind for document in DOCUMENTS if document.handled_by == noun)
