"""The regulation map: clause by clause, what in the program makes it real."""

import ast
import itertools
import re
from collections import defaultdict
from functools import cache
from pathlib import Path

from salescli import commands, reports, services
from salescli.policy.diagrams import WORKFLOWS
from salescli.policy.documents import OF_KIND
from salescli.policy.rules.rule import Rule
from salescli.policy.rules.watched import WATCHED
from salescli.policy.settings import SETTINGS
from tools import _forms, _tree
from tools._clauses import PARTS, Clause
from tools._markdown import code, table

_CLAUSE = re.compile(r"\b(?:MD\d|1\.3\.\d|W\d\.\d|TM\d|R\d{1,2})\b")

_RULED = "Control", "Seen in", "Mended by"

Marks = dict[str, dict[str, list[str]]]
"""Clause to kind of thing to its names."""


def mapped() -> str:
    """Write every clause with what makes it real."""
    marks = _marks()
    return "\n".join(
        f"## {part}\n\n"
        + table(
            ("Clause", "What it asks", "Made real by", *(_RULED if clauses[0].rule else ())),
            ((c.number, c.line, _told(c, marks), *_ruled(c)) for c in clauses),
        )
        for part, clauses in PARTS.items()
    )


def _ruled(clause: Clause) -> tuple[str, ...]:
    if clause.rule is None:
        return ()
    shown, mends = (code(Rule.names(told)) for told in (clause.rule.shown, clause.rule.mends))
    return ", ".join(clause.rule.controls), shown, mends


def absent() -> str:
    """Say which clauses and forms this version does not have, for the README."""
    marks = _marks()
    lines = [f"- Forms: {forms}"] if (forms := _forms.absent()) else []
    for part, clauses in PARTS.items():
        if missing := [c.number for c in clauses if not _found(c, marks)]:
            lines.append(f"- {part}: {', '.join(missing)}")
    return "\n".join(lines) + "\n"


def numbers() -> set[str]:
    """Name every clause of the map."""
    return {clause.number for clauses in PARTS.values() for clause in clauses}


def cited() -> set[str]:
    """Name every clause that the program's tables and services cite."""
    return set(_marks())


def _told(clause: Clause, marks: Marks) -> str:
    found = _found(clause, marks)
    if not found:
        return "**not yet**"
    told = "; ".join(f"{kind} {code(dict.fromkeys(names))}" for kind, names in found.items())
    lacks = clause.lacks or code(_absent(clause.rule) if clause.rule else ())
    return told + (f"; **not yet**: {lacks}" if lacks else "")


def _found(clause: Clause, marks: Marks) -> dict[str, list[str]]:
    found = {kind: list(names) for kind, names in marks.get(clause.number, {}).items()}
    if clause.rule:
        found.pop("form", None)
        steps, commands = found.get("step", []), found.setdefault("command", [])
        commands += [name for name in _kept(clause.rule) if name not in (*steps, *commands)]
        watches = found.setdefault("watch", [])
        watches += [key for key in Rule.names(clause.rule.watched) if key in WATCHED]
    return {kind: names for kind, names in found.items() if names}


def _kept(rule: Rule) -> list[str]:
    absent = _absent(rule)
    return [name for name in Rule.names(rule.enforced) if name not in absent]


def _absent(rule: Rule) -> list[str]:
    """Name what the table of rules says of commands, watches and forms that are not there."""
    known = {" ".join(command.words) for command in _tree.commands()}
    known |= {*reports.names(), *WATCHED}
    told = Rule.names(f"{rule.enforced},{rule.watched},{rule.shown},{rule.mends}")
    return [name for name in dict.fromkeys(told) if name not in known]


@cache
def _marks() -> Marks:
    marks: Marks = defaultdict(lambda: defaultdict(list))
    _mark_steps(marks)
    for number, command in _serving():
        if command not in marks[number]["step"]:
            marks[number]["command"].append(command)
    for rule in WATCHED:
        marks[rule.partition("-")[0]]["watch"].append(rule)
    for setting in SETTINGS.values():
        for number in {setting.clause, *_CLAUSE.findall(setting.line)} - {""}:
            marks[number]["setting"].append(setting.key)
    marks["1.3.3"]["command"] += [f"{w.name} history" for w in WORKFLOWS if _is_noun(w.name)]
    marks["R16"]["form"] += reports.names()
    for clause in itertools.chain(*PARTS.values()):
        marks[clause.number]["form"] += [f for f in clause.forms if f in reports.names()]
    found = {n: {kind: v for kind, v in kinds.items() if v} for n, kinds in marks.items()}
    return {number: kinds for number, kinds in found.items() if kinds}


def _mark_steps(marks: Marks) -> None:
    for workflow in WORKFLOWS:
        noun = OF_KIND[workflow.name].handled_by
        for way in workflow.begins:
            marks[way.clause]["step"].append(f"{noun} {way.command}")
        for step in workflow.steps:
            told = f"{noun} {step.command}"
            marks[step.clause]["step"].append(told)
            if step.second_person:
                marks["1.3.1"]["step"].append(told)
            if step.leader_if_major:
                marks["1.3.2"]["step"].append(told)


def _is_noun(name: str) -> bool:
    return name in _tree.nouns()


def _serving() -> list[tuple[str, str]]:
    """Pair each clause that a service cites with the command that calls the service."""
    known = {" ".join(command.words) for command in _tree.commands()}
    callers = _callers()
    found = []
    for path in sorted(Path(str(services.__file__)).parent.glob("*/*.py")):
        source = path.read_text("utf-8")
        for function in ast.parse(source).body:
            if not isinstance(function, ast.FunctionDef):
                continue
            noun = path.parent.name if path.stem == "__init__" else path.stem
            named = _command(noun, function.name)
            text = ast.get_source_segment(source, function) or ""
            clauses = _CLAUSE.findall(text)
            for command in (named, *callers[noun, function.name]):
                found += [(clause, command) for clause in clauses if command in known]
    return list(dict.fromkeys(found))


def _callers() -> dict[tuple[str, str], list[str]]:
    """Find which commands call a function of `services` by the name of its module."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for path in sorted(Path(str(commands.__file__)).parent.glob("[a-z]*.py")):
        for function in ast.parse(path.read_text("utf-8")).body:
            for node in ast.walk(function):
                told = ast.unparse(node).split(".") if isinstance(node, ast.Attribute) else []
                if isinstance(function, ast.FunctionDef) and told[:1] == ["services"]:
                    found[told[1], told[-1]].append(_command(path.stem, function.name))
    return found


def _command(noun: str, function: str) -> str:
    return f"{noun} {function.strip('_').replace('_', '-')}"
