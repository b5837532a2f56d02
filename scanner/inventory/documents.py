"""The documents behind an inventory, as far as they are at hand."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from scanner.inventory.lint import Case

if TYPE_CHECKING:
    from pathlib import Path

    from scanner.inventory.model import Inventory

READ_AS_TEXT = frozenset({".txt", ".md", ".text", ""})
MAX_BYTES = 20_000_000


def gather(inventory: Inventory, folder: Path) -> Case:
    """
    Return an inventory with the texts of its documents: plain text, and what the drafter reads (HTML, PDF, Word).

    Args:
        inventory: whose documents to look for.
        folder: where relative paths begin.
    """
    texts, missing, changed = {}, set(), set()
    for document in inventory.documents:
        if not document.path:
            continue
        path = folder / document.path
        digest = _digest(path)
        text = None if digest is None else _text(path)
        if text is None:
            missing.add(document.path)
        else:
            texts[document.path] = text
        if digest is not None and document.sha256 and digest != document.sha256.lower():
            changed.add(document.path)
    return Case(inventory, texts, frozenset(missing), frozenset(changed))


def _digest(path: Path) -> str | None:
    """Return the SHA-256 of a document; None when it is not there, or is larger than one can be."""
    try:
        if path.stat().st_size > MAX_BYTES:
            return None
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except (OSError, ValueError):
        return None


def _text(path: Path) -> str | None:
    """Return the text of a document; None when it has none that can be read."""
    if path.suffix.lower() in READ_AS_TEXT:
        return path.read_bytes().decode("utf-8-sig", "replace")
    from scanner.inventory.drafting.reading import PolicyError, read_policy

    try:
        return read_policy(path).text
    except PolicyError:
        return None
