"""
A YAML file being read: its lines, and all its errors at once.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from detectors import yaml_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path


class RecognizerFileError(ValueError):
    """A file of recognisers cannot be used; the message lists every error with its line."""


def load(path: Path) -> Any:
    """Return the document, with its lines."""
    try:
        document = yaml_file.load(path)
    except yaml_file.YamlFileError as error:
        raise RecognizerFileError(str(error)) from None
    if not isinstance(document, dict):
        message = f"{path}:1: a file of recognisers begins with `recognizers:`"
        raise RecognizerFileError(message)
    return document


def line_of(holder: Any, key: Any) -> int:
    """Return the line of a key or an item; where it is missing, that of what should hold it."""
    try:
        lines = holder.lc
        place: int = lines.item(key)[0] if isinstance(key, int) else lines.key(key)[0]
    except (AttributeError, KeyError, TypeError):
        place = getattr(getattr(holder, "lc", None), "line", None) or 0
    return place + 1


@dataclass(slots=True)
class Reading:
    """A file being read: where errors are, and what they are; the names of what is left out."""

    path: Path
    errors: list[tuple[int, str]] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)

    def refuse(self, holder: Any, key: Any, problem: str) -> None:
        """Note an error at the line of a key, or of an item, in a mapping or list."""
        self.errors.append((line_of(holder, key), yaml_file.plain(problem)))

    def end(self) -> None:
        """Raise all errors, in the order of the file; do nothing where there is none."""
        if self.errors:
            ordered = sorted(self.errors, key=lambda error: error[0])
            raise RecognizerFileError("\n".join(f"{self.path}:{line}: {problem}" for line, problem in ordered))

    def tell_left_out(self) -> None:
        """Say once which entries are left out."""
        import logging

        if self.left_out:
            logging.getLogger(__name__).warning(
                "%s: predefined in Presidio and left out, since innsyn has detectors of its own: %s",
                *(self.path, ", ".join(self.left_out)),
            )

    def unknown(self, holder: Mapping[str, Any], known: Iterable[str], where: str) -> None:
        """Note the keys that mean nothing here, with what was perhaps meant."""
        import difflib

        for key in holder:
            if key not in known:
                near = difflib.get_close_matches(str(key), known, n=1)
                meant = f"did you mean {near[0]}?" if near else f"known: {', '.join(known)}"
                self.refuse(holder, key, f"{where}{yaml_file.named(key, 'key')}; {meant}")

    def number(self, holder: Mapping[str, Any], key: str, where: str, default: float | None = None) -> float | None:
        """Return a score, or `None` with an error noted."""
        value = holder.get(key, default)
        if isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value <= 1:
            return float(value)
        self.refuse(holder, key, f"{where}{key} must be a number from 0 to 1")
        return None

    def texts(self, holder: Mapping[str, Any], key: str, where: str) -> list[str]:
        """Return a list of texts that may be left out; note an error where it is something else."""
        value = holder.get(key)
        if value is None:
            return []
        if not isinstance(value, list):
            self.refuse(holder, key, f"{where}{key} must be a list of texts")
            return []
        for position, item in enumerate(value):
            if not isinstance(item, (str, int, float)) or not str(item).strip():
                self.refuse(value, position, f"{where}{key} must hold texts only, none of them empty")
        return [str(item) for item in value if str(item).strip()]
