"""
The detectors on offer: every file under `detectors/` that ends in one, and those other packages add.

A package outside offers detectors through the entry-point group `innsyn.detectors`; each entry names a `Detector` or a
tuple of them.
"""

from __future__ import annotations

import importlib
import pkgutil
from importlib.metadata import entry_points

import detectors
from detectors.detector import Detector

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
    found: list[Detector] = []
    for entry in entry_points(group=ENTRY_POINTS):
        offered = entry.load()
        found += (offered,) if isinstance(offered, Detector) else tuple(offered)
    return tuple(sorted(found, key=lambda detector: detector.name))


def on_offer() -> tuple[Detector, ...]:
    """Return all detectors, our own first."""
    return own() + from_packages()


def _offered(module: object) -> tuple[Detector, ...]:
    single = getattr(module, "DETECTOR", None)
    return (single,) if single is not None else tuple(getattr(module, "DETECTORS", ()))
