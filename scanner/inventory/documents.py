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
    Return an inventory with the texts of its documents.

    Pages of HTML, PDF and Word are read as drafting reads them. A document that cannot be read counts as missing: its
    quotes are then not checked, and that is said.

    Args:
        inventory: whose documents to look for.
        folder: where relative paths begin.
    """
    texts, missing, changed = {}, set(), set()
    for document in inventory.documents:
        if not document.path:
            continue
        path = folder / document.path
        try:
            too_big = path.stat().st_size > MAX_BYTES
            data = b"" if too_big else path.read_bytes()
        except (OSError, ValueError):
            missing.add(document.path)
            continue
        if document.sha256 and hashlib.sha256(data).hexdigest() != document.sha256.lower():
            changed.add(document.path)
        text = None if too_big else _text(path, data)
        if text is None:
            missing.add(document.path)
        else:
            texts[document.path] = text
    return Case(inventory, texts, frozenset(missing), frozenset(changed))


def _text(path: Path, data: bytes) -> str | None:
    """Return the text of a document, or None if it has none that can be read."""
    from scanner.inventory.drafting.reading import PolicyError, read_policy

    if path.suffix.lower() in READ_AS_TEXT:
        return data.decode("utf-8-sig", "replace")
    try:
        return read_policy(path).text
    except PolicyError:
        return None
