"""Who may import whom, what may be heavy, and how big a file may grow: held by machine."""

import ast
import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("scanner", "detectors", "connectors", "reports")
SOURCES = tuple(sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py")))
HEAVY = frozenset({"presidio_analyzer", "spacy", "pyarrow", "sqlalchemy", "numpy"})
BANNED_NAMES = frozenset(
    {"utils", "util", "helpers", "common", "misc", "manager", "service", "handler", "processor"}
) | {
    "entity",
    "hit",
}

# For each package, the packages of ours that it may not import. `scanner.cli` stands above them all.
FORBIDDEN = {
    "detectors": {"connectors", "scanner", "reports"},
    "connectors": {"detectors", "scanner", "reports"},
    "scanner": {"reports"},
    "reports": {"connectors"},
}
# Packages from outside, and the only places that may import them.
ONLY_IN = {
    "presidio_analyzer": {"detectors/presidio.py", "detectors/free_text.py"},
    "spacy": {"detectors/presidio.py", "detectors/free_text.py", "scanner/inventory/"},
    "sqlalchemy": {"connectors/address.py", "scanner/catalog/"},
    "re2": {"detectors/linear.py"},
    "click": {"scanner/cli/"},
    "distributed": {"scanner/cluster.py"},
}


@cache
def tree(path):
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(path):
    """Yield the full names of what a file imports, anywhere but for type checking."""
    guarded = {
        id(inner)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree(path)):
        if id(node) in guarded:
            continue
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def place(path):
    return path.relative_to(ROOT).as_posix()


def told(wrong):
    """Return what is wrong in each file where something is: for an assertion that names them all."""
    return {place(path): found for path in SOURCES if (found := wrong(path))}


def test_there_are_sources_to_look_at():
    assert {place(path).split("/")[0] for path in SOURCES} == set(PACKAGES)


def test_imports_go_one_way():
    def upwards(path):
        package = place(path).split("/")[0]
        if place(path).startswith(("scanner/cli/", "scanner/__main__")):
            return []
        forbidden = FORBIDDEN[package]
        return [name for name in imports(path) if name.split(".")[0] in forbidden or name.startswith("scanner.cli")]

    assert told(upwards) == {}


def test_foreign_packages_stay_in_their_rooms():
    def astray(path):
        rooms = {name: ONLY_IN.get(name.split(".")[0]) for name in imports(path)}
        return [
            name
            for name, may in rooms.items()
            if may is not None and not any(place(path) == room or place(path).startswith(room) for room in may)
        ]

    assert told(astray) == {}


def test_relative_imports_are_not_used():
    def relative(path):
        return [node.lineno for node in ast.walk(tree(path)) if isinstance(node, ast.ImportFrom) and node.level]

    assert told(relative) == {}


def test_files_are_short():
    def long(path):
        lines = len(path.read_text(encoding="utf-8").splitlines())
        return lines if lines > 300 else None

    assert told(long) == {}


def test_functions_are_short():
    def long(path):
        return {
            node.name: length
            for node in ast.walk(tree(path))
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and (length := _length(node)) > 60
        }

    assert told(long) == {}


def _length(node):
    """Lines of a function's own code: its docstring is no code."""
    body = node.body
    described = isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant)
    first = body[0].end_lineno if described and len(body) > 1 else node.lineno
    return node.end_lineno - first


def test_names_say_something():
    assert told(lambda path: BANNED_NAMES & {path.stem, *path.relative_to(ROOT).parent.parts}) == {}


def run(code, *options, cwd=ROOT):
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, *options, "-c", code], cwd=cwd, capture_output=True, text=True, check=False, env=environment
    )


def test_the_command_imports_nothing_heavy():
    done = run("import scanner.cli", "-X", "importtime")
    assert done.returncode == 0, done.stderr
    imported = {line.rpartition("|")[2].strip().split(".")[0] for line in done.stderr.splitlines() if "|" in line}
    assert "click" in imported
    assert not HEAVY & imported


RUN = """
import sys
from scanner.cli import main
try:
    main(sys.argv[1:], prog_name="innsyn")
except SystemExit as end:
    code = end.code
print("CODE", code)
print("HEAVY", *sorted({name.partition(".")[0] for name in sys.modules} & set(%r)))
"""


def command(*arguments, heavy=HEAVY, cwd=ROOT):
    """Run the command; return its exit code and which of the heavy packages it had imported at the end."""
    code = RUN % (sorted(heavy),)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], cwd=cwd, capture_output=True, text=True, check=False, env=environment
    )
    said = done.stdout.splitlines()
    assert len(said) >= 2, done.stderr
    return int(said[-2].removeprefix("CODE").strip() or 0), set(said[-1].split()[1:])


@pytest.mark.parametrize(
    "arguments",
    [
        ("--help",),
        ("-h",),
        ("--version",),
        ("scan", "--help"),
        ("gate", "--help"),
        ("baseline", "--help"),
        ("redact", "--help"),
        ("detectors", "--help"),
        ("inventory", "--help"),
    ],
)
def test_help_and_version_import_nothing_heavy(arguments):
    assert command(*arguments) == (0, set())


def test_a_scan_of_a_log_without_a_catalog_imports_nothing_heavy(tmp_path):
    log = tmp_path / "app.log"
    log.write_text("2026-11-22T06:30:13.123Z INFO started\nkontakt kari@fjordgull-post.no\n", encoding="utf-8")
    arguments = ("scan", str(log), "--catalog", "none", "--format", "json", "-o", str(tmp_path / "out.json"))
    assert command(*arguments, heavy=HEAVY | {"pydantic", "rich"}, cwd=tmp_path) == (1, set())


def test_the_gate_imports_nothing_heavy_for_plain_text(tmp_path):
    log = tmp_path / "app.log"
    log.write_text("2026-11-22T06:30:13.123Z INFO kunde=08099066076 kari@fjordgull-post.no\n" * 5, encoding="utf-8")
    assert command("gate", str(log), heavy=HEAVY | {"pydantic", "rich"}, cwd=tmp_path) == (1, set())


def test_the_gate_imports_for_plain_text_nothing_that_only_other_files_need(tmp_path):
    log = tmp_path / "app.log"
    log.write_text("2026-11-22T06:30:13.123Z INFO kunde=08099066076\n" * 5, encoding="utf-8")
    other = {"tarfile", "zipfile", "bz2", "lzma", "tempfile", "subprocess", "logging", "difflib", "decimal", "xml"}
    assert command("gate", str(log), heavy=other, cwd=tmp_path) == (1, set())


def test_what_judges_secrets_is_imported_when_one_may_be_there():
    code = """
import sys
from detectors.discover import own
from detectors.engine import Engine
engine = Engine(own())
for text in ("kunde=08099066076", "passord=Sommer2024!"):
    print(len(engine.find(text)), "detectors.secret_check" in sys.modules)
"""
    assert run(code).stdout.split() == ["1", "False", "1", "True"]


def test_users_own_recognisers_import_no_presidio(tmp_path):
    log, own = tmp_path / "app.log", tmp_path / "own.yaml"
    log.write_text("ansatt E-12345\n", encoding="utf-8")
    own.write_text(
        "recognizers: [{name: E, supported_entity: EMPLOYEE, patterns: [{name: e, regex: 'E-\\d{5}', score: 0.9}]}]",
        encoding="utf-8",
    )
    arguments = ("scan", str(log), "--catalog", "none", "--recognizers", str(own))
    code, heavy = command(*arguments, heavy={"presidio_analyzer", "spacy", "sqlalchemy"}, cwd=tmp_path)
    assert (code, heavy) == (1, set())


@pytest.mark.parametrize("name", ["check", "show"])
def test_checking_an_inventory_imports_nothing_heavy(name):
    assert command("inventory", name, "docs/examples/fjellvik.yaml") == (0, set())
