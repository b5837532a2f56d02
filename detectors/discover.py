"""
The detectors on offer: every file under `detectors/` that ends in one, and those other packages add.

A package outside offers detectors through the entry-point group `innsyn.detectors`; each entry names a `Detector` or a
tuple of them.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
from importlib.machinery import PathFinder
from pathlib import Path
from typing import TYPE_CHECKING

import detectors
from detectors.detector import Detector

if TYPE_CHECKING:
    from collections.abc import Sequence

FOLDERS = ("generic", "no", "se", "dk", "fi", "is_")
ENTRY_POINTS = "innsyn.detectors"


def own() -> tuple[Detector, ...]:
    """Return the detectors of this project, ordered by name."""
    found: list[Detector] = []
    for folder in FOLDERS:
        package = importlib.import_module(f"{detectors.__name__}.{folder}")
        for module in pkgutil.iter_modules(package.__path__):
            found += _offered(importlib.import_module(f"{package.__name__}.{module.name}"))
    return tuple(sorted(found, key=lambda detector: detector.name))


def from_packages() -> tuple[Detector, ...]:
    """Return the detectors of other installed packages, ordered by name."""
    if not _may_be_offered(sys.path):
        return ()
    from importlib.metadata import entry_points

    found: list[Detector] = []
    for entry in entry_points(group=ENTRY_POINTS):
        offered = entry.load()
        found += (offered,) if isinstance(offered, Detector) else tuple(offered)
    return tuple(sorted(found, key=lambda detector: detector.name))


def _may_be_offered(path: Sequence[str]) -> bool:
    """
    Tell whether an installed package names our entry points.

    `importlib.metadata` reads every package's with a parser of mail, and takes longer for it than a small scan.
    """
    if any(finder is not PathFinder and hasattr(finder, "find_distributions") for finder in sys.meta_path):
        return True
    folders = [Path(each) for each in path]
    if any(folder.is_file() for folder in folders):
        return True  # an archive that can be imported from
    told = (file for folder in folders for file in folder.glob("*-info/entry_points.txt"))
    return any(ENTRY_POINTS.encode() in file.read_bytes() for file in told)


def on_offer() -> tuple[Detector, ...]:
    """Return all detectors, our own first."""
    return own() + from_packages()


def _offered(module: object) -> tuple[Detector, ...]:
    single = getattr(module, "DETECTOR", None)
    return (single,) if single is not None else tuple(getattr(module, "DETECTORS", ()))
