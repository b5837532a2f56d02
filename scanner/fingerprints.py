"""
Keyed fingerprints: equal values give equal fingerprints, and only the holder of the workspace key can make one.

A national identity number has 36 million forms; without a key its hash is its value.
"""

from __future__ import annotations

import os
import secrets
from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

KEY_BYTES = 32


def new_key() -> bytes:
    """Return a fresh key that is never written down: for scans that keep no catalog."""
    return secrets.token_bytes(KEY_BYTES)


def workspace_key(folder: Path) -> bytes:
    """
    Return the key of a workspace, made on first use and readable by its owner alone (0600).

    Args:
        folder: where the key lies, `.innsyn` by default.

    Raises:
        OSError: the folder cannot be written.
    """
    path = folder / "key"
    try:
        return path.read_bytes()
    except FileNotFoundError:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_bytes()
    with os.fdopen(descriptor, "wb") as file:
        file.write(key := new_key())
    return key


def fingerprint(key: bytes, text: str) -> int:
    """Return a 64-bit keyed fingerprint (BLAKE2b with a key, which is a MAC)."""
    return int.from_bytes(blake2b(text.encode("utf-8", "replace"), digest_size=8, key=key).digest())
