"""
Names of fields as they may be shown: what a detector accepts, and what names a person, becomes `*`.

Connectors have hidden by form what cannot be a name; here the detectors and the name lists have their say.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from detectors.fields import hints
from scanner.log_words import key_name

if TYPE_CHECKING:
    from detectors.engine import Engine

HIDDEN = "*"
_TYPE = re.compile(r"[A-Za-z][A-Za-z0-9_ ]{0,39}(?:\([0-9, ]{1,9}\))?(?:\[\])?")


def shown_path(path: str, engine: Engine) -> str:
    """
    Return the path of a column or a nested field as it may be shown.

    In nested data a key may be a person ("Kari.epost"), so its parts are held against the name lists too; the heads
    of a plain table may be words that are also names ("Mai", "Odd"). Spaces stand in heads only.
    """
    parts = path.split(".")
    if len(parts) == 1 or " " in path:
        return HIDDEN if engine.holds_value(path) else path
    shown = [part if _is_spoken(part.removesuffix("[]")) else _listed(part) for part in parts]
    return ".".join(_listed(part) if engine.holds_value(part) else part for part in shown)


def _is_spoken(part: str) -> bool:
    """Tell whether a part of a path is a key, or known words with a stroke between: `dato/pnr`."""
    return key_name(part.encode()) != HIDDEN or ("/" in part and all(map(hints, part.split("/"))))


def _listed(part: str) -> str:
    return HIDDEN + "[]" * part.endswith("[]")


def shown_type(declared: str, engine: Engine) -> str:
    """Return the type of a column as it may be shown: without the values of an enum, hidden where it may be one."""
    kind = _TYPE.match(declared)
    return shown_path(kind[0].strip(), engine) if kind else ""
