"""Every message of the program: constants in `_()`, and what `_()` is given at run time."""

import ast
import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from salescli import cli, commands, errors, reports
from salescli.engine import references
from salescli.policy import entries, fields, filing, period
from salescli.policy.diagrams import WORKFLOWS
from salescli.policy.documents import DOCUMENTS
from salescli.policy.forms import Typed
from salescli.policy.kinds import (
    AskedDepartment,
    Department,
    Measure,
    Method,
    RiskClass,
    VisitFact,
    VisitMethod,
)
from salescli.policy.norms import NORMS
from salescli.policy.roles import Role
from salescli.policy.settings import SETTINGS
from salescli.services import visit
from salescli.services.quote import inquiry

PACKAGE = Path(cli.__file__).parent

_REGISTERING = frozenset({"read", "write", "issue", "plain"})
"""What makes a command of a function (commands/_command.py)."""


def collected() -> frozenset[str]:
    """Return every message; SystemExit names a call of `_()` whose messages nobody knows."""
    found, looked_up = set(_meanings()), set()
    for path in sorted(PACKAGE.rglob("*.py")):
        for given in _given(_parsed(path)):
            if isinstance(given, ast.Constant):
                found.add(str(given.value))
            else:
                looked_up.add(f"{path.relative_to(PACKAGE).as_posix()}: {ast.unparse(given)}")
    if unknown := sorted(looked_up ^ DYNAMIC.keys()):
        raise SystemExit(
            "tools/_messages.py must know what messages these calls of _() are given,"
            f" and no others: {'; '.join(unknown)}"
        )
    found.update(message for listed in set(DYNAMIC.values()) for message in listed())
    return frozenset(found - {""})


def _parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), str(path))


def _given(tree: ast.Module) -> Iterator[ast.expr]:
    """Find the argument of every call of `_()`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "_":
            yield node.args[0]


def _helps() -> Iterator[str]:
    """Find the docstring of every function that became a command."""
    for path in sorted((PACKAGE / "commands").glob("*.py")):
        tree = _parsed(path)
        functions = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
        for name in _registered(tree):
            told = ast.get_docstring(functions[name])
            if not told:
                raise SystemExit(f"{path}: {name} has no docstring, so the command has no help")
            yield told


def _registered(tree: ast.Module) -> Iterator[str]:
    """Find what stands under `@write(app)`, or in `plain(app, "import")(import_)`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and any(map(_registers, node.decorator_list)):
            yield node.name
        if isinstance(node, ast.Call) and _registers(node.func):
            yield from (given.id for given in node.args if isinstance(given, ast.Name))


def _registers(node: ast.expr) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in _REGISTERING
    )


def _meanings() -> Iterator[str]:
    """Find what each exit code means, as the classes of refusals say."""
    for _name, kind in inspect.getmembers(errors, inspect.isclass):
        if issubclass(kind, errors.SalesError) and hasattr(kind, "meaning"):
            yield kind.meaning


def _nouns() -> Iterable[str]:
    return [line for line, _module in (*commands.NOUNS.values(), *commands.SINGLES.values())]


def _entries() -> Iterable[str]:
    """Return what can be unknown or ambiguous."""
    documents = (document.entry for document in DOCUMENTS if document.prefix or document.said)
    return {*commands.NOUNS, *documents, filing.PAPER, "refusal"}


def _states() -> Iterable[str]:
    rows = [step for workflow in WORKFLOWS for step in workflow.steps]
    return {state.value for step in rows for state in (*step.sources, step.target) if state}


def _steps() -> Iterable[str]:
    return {
        name
        for w in WORKFLOWS
        for step in w.steps
        for name in (step.name, step.command, step.wording)
    }


def _gates() -> Iterable[str]:
    steps = [step.gates for workflow in WORKFLOWS for step in workflow.steps]
    ways = [way.gates for workflow in WORKFLOWS for way in workflow.begins]
    return {gate.until for gates in (*steps, *ways) for gate in gates}


def _beginnings() -> Iterable[str]:
    ways = [way for workflow in WORKFLOWS for way in workflow.begins]
    return {word for way in ways for word in (way.act, way.upon)}


def _norms() -> Iterable[str]:
    return {norm.act for norms in NORMS.values() for norm in norms}


def _called() -> Iterable[str]:
    return {document.called for document in DOCUMENTS}


def _roles() -> Iterable[str]:
    return [role.value for role in Role]


def _grains() -> Iterable[str]:
    return [grain.value for grain in period.Grain]


def _settings() -> Iterable[str]:
    return [setting.line for setting in SETTINGS.values()]


def _risks() -> Iterable[str]:
    return [grade.value for grade in RiskClass]


def _measures() -> Iterable[str]:
    return [measure.value for measure in Measure]


def _typed() -> list[str]:
    return [kind.value for kind in Typed]


def _methods() -> Iterable[str]:
    return [method.value for method in (*Method, *VisitMethod)]


def _departments() -> Iterable[str]:
    return [department.value for department in Department]


def _asked_departments() -> Iterable[str]:
    return [department.value for department in AskedDepartment]


def _answers() -> Iterable[str]:
    said = [*inquiry._SAID.values(), *inquiry._ENOUGH.values()]  # noqa: SLF001 - what it names
    return {field for fields in said for field in fields} | {"answer"}


def _visits() -> Iterable[str]:
    return {*visit._WORDS, *(fact.value for fact in VisitFact)}  # noqa: SLF001 - what it names


def _fields() -> Iterable[str]:
    return references._TABLES  # noqa: SLF001 - what a refusal names


def _hints() -> Iterable[str]:
    """Return what `--help` says of the fields: of each as declared, or as an entry has it."""
    told = [*vars(fields).values()]
    told += [
        field for value in vars(entries).values() if isinstance(value, tuple) for field in value
    ]
    return {field.hint for field in told if isinstance(field, fields.Field)}


def cleaned() -> list[fields.Field]:
    """List the fields that a refusal may name, since what is typed there is made clean."""
    known = (*entries.ACCOUNT, *entries.RECORD, *entries.PLAN)
    return [field for field in known if field.holds is fields.Holds.TEXT]


def _cleaned() -> Iterable[str]:
    return {field.called for field in cleaned()}


def _forms() -> Iterable[str]:
    return [reports.line(name) for name in reports.names()]


DYNAMIC: Mapping[str, Callable[[], Iterable[str]]] = {
    "cli.py: line": _nouns,
    "commands/_command.py: inspect.getdoc(function) or ''": _helps,
    "services/aftersales/covering.py: str(document.state)": _states,
    "commands/_fields.py: field.hint": _hints,
    "commands/collect.py: grade": _risks,
    "commands/customer.py: row['state']": _states,
    "commands/_deviations.py: d.state": _states,
    "commands/inquiry.py: asked.department": _departments,
    "commands/issue.py: asked.department": _asked_departments,
    "commands/meeting.py: task.state": _states,
    "commands/report.py: reports.line(name)": _forms,
    "commands/target.py: measure": _measures,
    "commands/visit.py: field": _visits,
    "commands/visit.py: visits[0].state": _states,
    "errors.py: one": _roles,
    "errors.py: what": _entries,
    "commands/_which.py: wrong.what": _entries,
    "policy/fields.py: field.called": _cleaned,
    "policy/people/leading.py: step.wording": _steps,
    "policy/names.py: what": _entries,
    "policy/norms.py: self.act": _norms,
    "services/register/parties.py: role": _roles,
    "policy/period.py: grain": _grains,
    "policy/period.py: wanted": _grains,
    "policy/stated.py: state": _states,
    "policy/gate.py: self.until": _gates,
    "policy/workflow.py: found.act": _beginnings,
    "policy/workflow.py: name": _steps,
    "policy/workflow.py: act": _steps,
    "policy/workflow.py: rows[0].wording": _steps,
    "policy/workflow.py: self.upon": _beginnings,
    "policy/workflow.py: step.wording": _steps,
    "policy/people/persons.py: step.wording": _steps,
    "policy/people/persons.py: step.by[0]": _roles,
    "engine/late.py: role": _roles,
    "policy/people/granting.py: role": _roles,
    "lists/setting.py: _of(row).line": _settings,
    "services/contract/amending.py: root.state": _states,
    "services/contract/negotiating.py: state": _states,
    "services/money/dunning.py: grade": _risks,
    "services/plan/items.py: told": _measures,
    "services/quote/drafting.py: before.state": _states,
    "engine/references.py: field": _fields,
    "engine/steps.py: kind.called": _called,
    "engine/steps.py: step.wording": _steps,
    "engine/steps.py: workflow.begin(name, work.decider).act": _beginnings,
    "services/visit/recording.py: field": _visits,
    "services/visit/recording.py: visit.method": _methods,
    "services/money/collect.py: method": _methods,
    "services/money/papers.py: method": _methods,
    "services/quote/inquiry.py: department": _departments,
    "services/quote/inquiry.py: k": _answers,
    "services/plan/__init__.py: known.state": _states,
    "services/quote/__init__.py: quote.state": _states,
    "services/reporting/writing.py: str(kind)": _typed,
    "services/delivery/requesting.py: contract.state": _states,
    "services/visit/__init__.py: key": _visits,
    "services/visit/__init__.py: state": _states,
    "services/visit/__init__.py: visit.state": _states,
}
"""Where `_()` is given a value, and every message that value can be."""
