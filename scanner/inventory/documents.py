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

    Documents that are no plain text are not read here: their quotes are then not checked, and that is said.

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
        if too_big or path.suffix.lower() not in READ_AS_TEXT:
            missing.add(document.path)
        else:
            texts[document.path] = data.decode("utf-8-sig", "replace")
    return Case(inventory, texts, frozenset(missing), frozenset(changed))
