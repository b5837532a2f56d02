"""
Which version of the detectors, and of all that reads for them, an examination was made with.

A version is a digest of what something is made of: the files of code behind it, the tables of data they name, the
values it is defined by. What has the same version finds the same, so that it need not look again.
"""

from __future__ import annotations

import os
import re
import sys
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from hashlib import blake2b
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from detectors.discover import on_offer
from scanner import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from detectors.detector import Detector
    from scanner.tasks import Options

OURS = ("scanner", "detectors", "connectors")
READERS = ("scanner.tasks", "scanner.columns", "scanner.written", "connectors", "connectors.formats", "connectors.sql")
"""Where what a worker does begins: what these modules import is found from here, and all that lies in these folders."""
FOREIGN = ("google-re2", "pyarrow", "phonenumbers")
"""Packages of others whose answers are part of ours."""
_IMPORT = re.compile(
    rb"\n[ \t]*(?:from|import)[ \t]+((?:scanner|detectors|connectors)[\w.]*)(?:[ \t]+import[ \t]+(.+))?"
)
"""From the newline before: a search for a sign goes ten times as fast as one for the beginning of a line."""
_DEPTH = 6
HELD = ("pattern", "flags", "func", "args", "keywords")
"""What a compiled expression and a partial function hold."""


@dataclass(frozen=True, slots=True)
class Versions:
    """
    What an examination rests on.

    Args:
        reader: everything but the detectors: how sources are read, lines searched, fields named, evidence written.
        occurrences: places kept per kind of match.
        detectors: digest by name.
    """

    reader: str
    occurrences: int
    detectors: Mapping[str, str]


def versions(options: Options, detectors: Iterable[Detector]) -> Versions:
    """Return what examinations of a scan rest on."""
    found = {each.name: of_detector(each) for each in detectors}
    if options.recognizers:
        files = blake2b(b"".join(Path(path).read_bytes() for path in options.recognizers), digest_size=16).hexdigest()
        offered = {each.name for each in on_offer()}
        found |= {name: digest + files for name, digest in found.items() if name not in offered}
    return Versions(_reader(), options.occurrences, found)


def changed(before: Mapping[str, str], now: Mapping[str, str]) -> tuple[frozenset[str], frozenset[str]]:
    """
    Return which detectors must look again, and which have left something behind that no longer holds.

    >>> changed({"a": "1", "b": "1"}, {"b": "2", "c": "1"}) == ({"b", "c"}, {"a", "b"})
    True
    """
    again = {name for name, digest in now.items() if before.get(name) != digest}
    gone = {name for name, digest in before.items() if now.get(name) != digest}
    return frozenset(again), frozenset(gone)


def of_detector(detector: Detector) -> str:
    """Return the version of a detector: its definition, the code its checks are made of, and the tables they read."""
    digest = blake2b(digest_size=16)
    modules: set[str] = set()
    for part in fields(detector):
        digest.update(f"\0{part.name}\0".encode())
        for piece in _pieces(getattr(detector, part.name), modules, _DEPTH):
            digest.update(piece + b"\0")
    digest.update(_code(frozenset(modules)))
    return digest.hexdigest()


@cache
def _reader() -> str:
    digest = blake2b(_code(frozenset(READERS)), digest_size=16)
    for name in ("innsyn", *FOREIGN):
        try:
            found = version(name)
        except PackageNotFoundError:
            found = __version__
        digest.update(f"{name} {found}\0".encode())
    digest.update(f"python {sys.version_info[:2]}".encode())
    return digest.hexdigest()


def _pieces(value: Any, modules: set[str], depth: int) -> Iterator[bytes]:
    """Yield what a value is made of; note the modules its functions come from."""
    if value is None or isinstance(value, (str, bytes, int, float)):
        yield repr(value).encode("utf-8", "surrogatepass")
    elif isinstance(value, (frozenset, set)):
        yield from sorted(b"".join(_pieces(item, modules, depth - 1)) for item in value)
    elif depth <= 0:
        yield type(value).__qualname__.encode()
    else:
        for item in _inside(value, modules):
            yield from _pieces(item, modules, depth - 1)


def _inside(value: Any, modules: set[str]) -> Iterable[Any]:
    """Return what a container, a function or an object is made of."""
    if isinstance(value, (tuple, list)):
        return value
    if isinstance(value, dict):
        return [(key, value[key]) for key in sorted(value, key=repr)]
    if callable(value) and hasattr(value, "__code__"):
        modules.add(value.__module__)
        held = [cell.cell_contents for cell in value.__closure__ or ()]
        return [value.__module__, value.__qualname__, held, value.__defaults__, value.__kwdefaults__]
    if is_dataclass(value):
        return [getattr(value, part.name) for part in fields(value)]
    modules.add(type(value).__module__)
    return [type(value).__qualname__, *(getattr(value, name, None) for name in HELD)]


class _File(NamedTuple):
    """What a file of code is made of: its digest, the modules it may import, the tables of data it names."""

    digest: bytes
    imports: tuple[str, ...]
    tables: tuple[Path, ...]


@cache
def _code(modules: frozenset[str]) -> bytes:
    """Return a digest of the code of modules, of all of ours that they import, and of the tables those name."""
    reached = _reached(modules)
    tables = {table for path in reached for table in _file(path).tables}
    return _digest(b"".join(path.name.encode() + _file(path).digest for path in sorted(reached | tables)))


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=16).digest()


def _reached(modules: Iterable[str]) -> set[Path]:
    found: set[Path] = set()
    waiting = list(modules)
    seen: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        for path in _files(name):
            found.add(path)
            waiting += _file(path).imports
    return found


@cache
def _file(path: Path) -> _File:
    text = _text(path)
    if path.suffix != ".py":
        return _File(_digest(text), (), ())
    imports: dict[str, None] = {}
    for module, names in _IMPORT.findall(b"\n" + text):
        parts = [name.split()[0] for name in names.decode().strip("( )").split(",") if name.split()]
        imports |= dict.fromkeys([module.decode(), *(f"{module.decode()}.{part}" for part in parts)])
    return _File(_digest(text), tuple(imports), tuple(table for name, table in _tables() if name in text))


@cache
def _tables() -> tuple[tuple[bytes, Path], ...]:
    """Return the tables of data that detectors read, each with its name."""
    tables = sorted((Path(import_module("detectors").__file__ or "").parent / "data").iterdir())
    return tuple((table.name.encode(), table) for table in tables)


def _text(path: Path) -> bytes:
    return path.read_bytes()


@cache
def _files(module: str) -> tuple[Path, ...]:
    """Return the files of a module: one; all of its folder for a package of things found by being there."""
    top, _, rest = module.partition(".")
    if top not in OURS:
        # Of a package outside the module itself is all that is looked at; it cannot be ours by name.
        path = getattr(sys.modules.get(module), "__file__", None)
        return (Path(path),) if path and path.endswith(".py") else ()
    # Most names are of functions, and no files: they are asked for as texts, which takes a fraction of a Path's time.
    base = os.path.join(os.path.dirname(import_module(top).__file__ or ""), *rest.split("."))  # noqa: PTH118, PTH120
    if os.path.isfile(f"{base}.py"):  # noqa: PTH113
        return (Path(f"{base}.py"),)
    if not os.path.isdir(base):  # noqa: PTH112
        return ()
    return tuple(sorted(Path(base).glob("*.py"))) if module in READERS else (Path(base, "__init__.py"),)
