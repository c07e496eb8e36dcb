"""Who may import whom, and what every file is like (style.md, sections 3 and 9)."""

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from graphlib import TopologicalSorter
from itertools import pairwise
from pathlib import Path
from statistics import median

import pytest

PACKAGE = Path(__file__).parents[1] / "salescli"

ALLOWED: dict[str, set[str]] = {
    "text": set(),
    "errors": {"text"},
    "system": set(),
    "sudo": {"system"},
    "wrapping": {"text"},
    "streams": {"system", "wrapping"},
    "files": {"errors", "text", "system", "sudo"},
    "log": {"system"},
    "sql": set(),
    "firms": {"sql"},
    "receivables": set(),
    "filed": set(),
    "accounts": {"sql"},
    "supplies": {"sql"},
    "policy": {"errors", "text"},
    "line": {"__version__", "errors", "text", "wrapping", "streams", "policy"},
    "dealers": {"sql", "accounts", "policy"},
    "alike": {"sql", "policy"},
    "tables": {"policy"},
    "models": {"tables"},
    "db": {"errors", "text", "system", "streams", "sudo", "policy", "models", "tables"},
    "books": {"errors", "text", "files", "policy"},
    "engine": {"errors", "text", "sql", "firms", "policy", "models", "tables", "db"},
    "services": {
        *("errors", "text", "system", "sudo", "sql", "firms", "receivables", "accounts"),
        *("filed", "supplies", "dealers", "alike", "policy", "models", "db", "books", "engine"),
    },
    "demo": {
        *("errors", "text", "system", "sql", "receivables", "dealers", "policy", "models", "db"),
        *("engine", "services"),
    },
    "render": {"errors", "text", "sudo", "files"},
    "watch": {"policy", "sql", "firms", "accounts", "supplies", "dealers"},
    "reports": {
        *("errors", "text", "policy", "sql", "receivables", "accounts", "filed", "supplies"),
        *("render", "dealers", "watch"),
    },
    "lists": {
        *("errors", "text", "policy", "sql", "receivables", "accounts", "filed", "supplies"),
        *("render", "dealers", "watch", "reports", "alike"),
    },
    "identity": {"errors", "text", "sudo", "policy", "db", "engine"},
    "ground": {"errors", "text", "policy"},
    "outcome": set(),
    "look": {"errors", "policy", "engine"},
    "workspace": {
        *("errors", "look", "text", "sudo", "streams", "identity", "ground", "outcome", "policy"),
        *("db", "engine"),
    },
    "commands": {
        *("errors", "text", "policy", "engine", "services", "demo", "lists", "reports"),
        *("render", "books", "system", "sudo", "files", "identity", "ground", "outcome"),
        *("workspace", "look", "line", "streams"),
    },
    "cli": {
        "errors",
        "line",
        "text",
        "system",
        "sudo",
        "streams",
        "files",
        "commands",
        "outcome",
        "workspace",
        "log",
    },
    "__main__": {"__version__", "cli"},
    "__init__": set(),
}
"""Layer to the layers it may import, itself apart."""

TYPES = {
    "engine": {"books"},
    "services": {"tables"},
    "commands": {"tables"},
    "watch": {"engine"},
    "reports": {"look"},
    "lists": {"look"},
    "ground": {"engine"},
}
"""Layer to the layers it may name in annotations only."""

HEAVY = {"sqlalchemy", "sqlmodel"}

HANDED_ON = {
    *("register.norm", "register.parties", "register.deviations", "register.granting"),
    *("register.norming", "register.twins", "register.logins"),
    *("register.filing", "contract.goods", "delivery.ship", "delivery.left"),
    *("money.returned", "aftersales.causes", "aftersales.known"),
    *("conduct.about", "conduct.issue", "register.referring", "visit.planning"),
}
"""Modules of a package of services that others use too, beside what its face names."""

THIRD_PARTY: dict[str, set[str]] = {
    "policy": {"dateutil"},
    "tables": HEAVY,
    "db": HEAVY,
    "books": {"python_calamine", "defusedxml", "openpyxl"},
    "render": {"rich", "openpyxl"},
    "commands": {"typer"},
    "line": {"typer"},
    "cli": {"typer"},
    "alike": {"rapidfuzz"},
    "workspace": {"platformdirs"},
    "log": {"platformdirs"},
}
"""Layer to the packages it may import; none for any other."""

LATE = {("policy", "dateutil"), ("alike", "rapidfuzz")}
"""(layer, package) that is imported within functions only."""

NO_MODELS = {
    "db.read",
    "db.file",
    "db.guards",
    "db.migrate",
    "db.backup",
    "db.refused",
}
"""What a read loads, and what must work on a schema of any version."""

CLOCKS = {"workspace", "log"}
"""Where the time of day is read: the clock of a run, and the name of a log."""


@dataclass(frozen=True)
class Module:
    """One file of the program, read but not run."""

    path: Path

    @property
    def name(self) -> str:
        """Return its dotted name below the package: `services.contract`."""
        return ".".join(self.path.relative_to(PACKAGE).with_suffix("").parts)

    @property
    def layer(self) -> str:
        return self.name.partition(".")[0]

    @cached_property
    def text(self) -> str:
        return self.path.read_text("utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    @cached_property
    def imported(self) -> set[str]:
        """Name every module that is imported to run, within functions too."""
        return set(self._imports(typing=False))

    @cached_property
    def named(self) -> set[str]:
        """Name every module that is imported for annotations only."""
        return set(self._imports(typing=True))

    @cached_property
    def at_start(self) -> set[str]:
        """Name every package that is imported when this file is, not first in a function."""
        late = {
            id(node)
            for function in ast.walk(self.tree)
            if isinstance(function, ast.FunctionDef)
            for node in ast.walk(function)
        }
        start = [node for node in ast.walk(self.tree) if id(node) not in late]
        plain = {
            alias.name for node in start if isinstance(node, ast.Import) for alias in node.names
        }
        named = {node.module or "" for node in start if isinstance(node, ast.ImportFrom)}
        return {name.partition(".")[0] for name in plain | named}

    def _imports(self, *, typing: bool) -> Iterator[str]:
        for node in ast.walk(self.tree):
            if (id(node) in self._for_typing) is not typing:
                continue
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                assert node.level == 0, f"{self.name} imports relatively"
                module = node.module or ""
                inner = module in _PACKAGES
                yield from (f"{module}.{a.name}" for a in node.names) if inner else (module,)

    @cached_property
    def _for_typing(self) -> set[int]:
        return {
            id(node)
            for top in self.tree.body
            if isinstance(top, ast.If) and ast.unparse(top.test) == "TYPE_CHECKING"
            for node in ast.walk(top)
        }

    def functions(self) -> Iterator[tuple[str, int]]:
        """Name every function with its lines."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.FunctionDef) and node.end_lineno is not None:
                yield node.name, node.end_lineno - node.lineno + 1

    def within(self, wanted: type[ast.AST]) -> Iterator[tuple[str, ast.AST]]:
        """Find nodes of a kind, each with the outermost function or class it is in."""
        for top in self.tree.body:
            owner = getattr(top, "name", "")
            yield from ((owner, node) for node in ast.walk(top) if isinstance(node, wanted))


MODULES = [Module(path) for path in sorted(PACKAGE.rglob("*.py"))]
_PACKAGES = {
    ".".join(("salescli", *path.parent.relative_to(PACKAGE).parts))
    for path in PACKAGE.rglob("__init__.py")
}
every = pytest.mark.parametrize("module", MODULES, ids=lambda module: module.name)


def ours(name: str) -> bool:
    return name.partition(".")[0] == "salescli"


def strangers(module: Module, names: set[str], allowed: set[str]) -> list[str]:
    """Name what a module may not import."""
    return sorted(
        name for name in names if ours(name) and name.split(".")[1] not in allowed | {module.layer}
    )


@every
def test_a_layer_imports_what_it_may(module: Module) -> None:
    allowed = ALLOWED[module.layer]

    assert strangers(module, module.imported, allowed) == []
    assert strangers(module, module.named, allowed | TYPES.get(module.layer, set())) == []


@pytest.mark.parametrize("layer", sorted(ALLOWED))
def test_what_a_layer_may_import_it_does(layer: str) -> None:
    modules = [m for m in MODULES if m.layer == layer]
    runs = {name for module in modules for name in module.imported}
    names = {name for module in modules for name in module.named}
    known = {name.split(".")[1] for name in runs | names if ours(name)}
    packages = {name.partition(".")[0] for name in runs if not ours(name)}

    assert ALLOWED[layer] - known == set()
    assert TYPES.get(layer, set()) <= known
    assert THIRD_PARTY.get(layer, set()) <= packages


@every
def test_a_layer_imports_the_packages_it_may(module: Module) -> None:
    packages = {name.partition(".")[0] for name in module.imported if not ours(name)}

    assert packages - sys.stdlib_module_names <= THIRD_PARTY.get(module.layer, set())


@every
def test_what_few_commands_need_is_imported_late(module: Module) -> None:
    late = {package for layer, package in LATE if layer == module.layer}

    assert module.at_start & late == set()


@every
def test_a_renderer_imports_only_the_package_that_draws(module: Module) -> None:
    if module.layer == "render":
        packages = {name.partition(".")[0] for name in module.imported} & {"rich", "openpyxl"}
        drawn = "openpyxl" if "book" in module.name or "excel" in module.name else "rich"

        assert packages <= {drawn}


@pytest.mark.parametrize("name", sorted(NO_MODELS))
def test_reading_and_migrating_know_no_table_class(name: str) -> None:
    (module,) = [m for m in MODULES if m.name == name]
    third = {n.partition(".")[0] for n in module.imported}
    known = {n.split(".")[1] for n in module.imported if ours(n)}

    assert not third & HEAVY
    assert not known & {"models", "tables"}


@every
def test_a_service_knows_other_packages_by_their_faces(module: Module) -> None:
    """What a package hands on is its own module, or one that it names in `__all__`."""
    if module.layer != "services" or module.name.count(".") < 2:
        return

    assert _others(module) <= HANDED_ON


def test_all_that_is_handed_on_is_used() -> None:
    assert set().union(*(_others(m) for m in MODULES if m.layer == "services")) == HANDED_ON


def _others(module: Module) -> set[str]:
    """Name the modules within other packages of services that a service imports."""
    own = module.name.split(".")[1]
    inner = [n.split(".")[2:4] for n in module.imported if n.startswith("salescli.services.")]
    return {".".join(names) for names in inner if len(names) > 1 and names[0] != own}


@pytest.mark.parametrize("folder", sorted(p.name for p in PACKAGE.iterdir() if p.is_dir()))
def test_a_folder_can_be_overlooked(folder: str) -> None:
    if folder not in {"commands", "lists"}:
        crowded = {
            str(path.relative_to(PACKAGE))
            for path in [PACKAGE / folder, *(PACKAGE / folder).rglob("*")]
            if path.is_dir() and len(list(path.glob("*.py"))) > 25
        }

        assert crowded == set()


def test_the_tree_is_the_one_that_is_written_down() -> None:
    folders = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").exists()}
    workflows = {path.parent.name for path in (PACKAGE / "services").glob("*/__init__.py")}

    assert folders == {layer for layer in ALLOWED if (PACKAGE / layer).is_dir()}
    assert workflows == {
        *("register", "visit", "plan", "quote", "contract", "delivery", "money", "archive"),
        *("conduct", "importing", "aftersales", "returning", "spending", "reporting", "undoing"),
    }


def test_the_rules_of_sql_import_nothing() -> None:
    (module,) = [m for m in MODULES if m.name == "sql"]

    assert module.imported | module.named == set()


@every
def test_only_advance_sets_a_state(module: Module) -> None:
    setting = [
        f"{owner}: {ast.unparse(node)}"
        for kind in (ast.Assign, ast.AugAssign, ast.AnnAssign)
        for owner, node in module.within(kind)
        for target in getattr(node, "targets", None) or [node.target]  # type: ignore[attr-defined]
        if isinstance(target, ast.Attribute) and target.attr == "state"
    ]

    assert setting == [] or module.name == "engine.steps"


@every
def test_only_policy_asks_for_a_state(module: Module) -> None:
    asking = [
        f"{owner}: {ast.unparse(node)}"
        for owner, node in module.within(ast.Compare)
        if isinstance(node, ast.Compare)
        and any(
            isinstance(side, ast.Attribute) and side.attr == "state"
            for side in (node.left, *node.comparators)
        )
    ]

    assert asking == [] or module.layer == "policy"


@every
def test_only_the_workspace_reads_the_clock(module: Module) -> None:
    looks = {
        ast.unparse(node)
        for _owner, node in module.within(ast.Attribute)
        if isinstance(node, ast.Attribute)
        and (node.attr in {"now", "utcnow", "today"})
        and isinstance(node.value, ast.Name)
        and node.value.id in {"datetime", "date"}
    }

    assert looks == set() or module.name in CLOCKS


@every
def test_only_main_catches_a_refusal(module: Module) -> None:
    caught = {
        ast.unparse(node.type)
        for _owner, node in module.within(ast.ExceptHandler)
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or "SalesError" in ast.unparse(node.type))
    }

    assert caught == set() or module.name == "cli"


@every
def test_figures_are_whole_numbers(module: Module) -> None:
    floats = [
        ast.unparse(node)
        for _owner, node in module.within(ast.Constant)
        if isinstance(node, ast.Constant) and isinstance(node.value, float)
    ]

    assert floats == [] or module.layer == "render"


@every
def test_a_module_says_what_it_is(module: Module) -> None:
    told = ast.get_docstring(module.tree) or ""
    first, *rest = told.split("\n")

    assert re.search(r"\.$", first), "the first line is a sentence"
    assert not rest or rest[0] == ""


@every
def test_a_file_can_be_read_at_once(module: Module) -> None:
    long = [(name, lines) for name, lines in module.functions() if lines > 50]

    assert (len(module.text.splitlines()) <= 300, long) == (True, [])


def test_functions_are_small() -> None:
    functions = [lines for module in MODULES for _name, lines in module.functions()]
    small = sum(lines < 25 for lines in functions)

    assert median(functions) < 10
    assert small * 100 >= 90 * len(functions)


@every
def test_nothing_is_left_to_do(module: Module) -> None:
    assert re.findall(r"\b(?:TODO|FIXME|XXX)\b", module.text) == []


@every
def test_only_the_public_typer_is_used(module: Module) -> None:
    names = module.imported

    assert not {name for name in names if name.partition(".")[0] == "click"}
    assert not {name for name in names if name.startswith("typer._")}
    assert re.findall(r"\btyper\._\w+|\bclick\.\w+", module.text) == []


@every
def test_annotations_of_tables_are_not_postponed(module: Module) -> None:
    """Relationships break when they are."""
    if module.layer == "tables":
        assert "__future__" not in module.imported


def test_the_layers_have_no_cycle() -> None:
    order = list(ALLOWED)

    for before, after in pairwise(order):
        assert after not in ALLOWED[before], f"{before} may import {after}, which comes after it"
    for place, layer in enumerate(order):
        assert ALLOWED[layer] - {"__version__"} <= set(order[:place]), layer


def test_no_modules_import_each_other_in_a_circle() -> None:
    """Imports at the top of a module count; the sorter raises CycleError and names the circle."""
    names = {f"salescli.{m.name.removesuffix('.__init__')}" for m in MODULES}
    graph = {
        f"salescli.{m.name.removesuffix('.__init__')}": {
            full if (full := f"{node.module}.{alias.name}") in names else str(node.module)
            for node in m.tree.body
            if isinstance(node, ast.ImportFrom)
            for alias in node.names
            if ours(str(node.module))
        }
        for m in MODULES
    }

    assert len(list(TopologicalSorter(graph).static_order())) >= len(MODULES)
