"""
Keyed fingerprints: equal values give equal fingerprints, and only the holder of the workspace key can make one.

A national identity number has 36 million forms; without a key its hash is its value.
"""

from __future__ import annotations

import os
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

KEY_BYTES = 32


class KeyFileError(Exception):
    """A key file holds something else than a key."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} is no key of {KEY_BYTES} bytes (a disk that was full, perhaps); remove it, and a new one is made"
        )


def new_key() -> bytes:
    """Return a fresh key that is never written down: for scans that keep no catalog."""
    return os.urandom(KEY_BYTES)


def workspace_key(folder: Path) -> bytes:
    """
    Return the key of a workspace, made on first use and readable by its owner alone (0600).

    Args:
        folder: where the key lies, `.innsyn` by default.

    Raises:
        KeyFileError: what lies there is no key; a shorter one would make fingerprints that anyone can guess.
        OSError: the folder cannot be written.
    """
    path = folder / "key"
    if not path.exists():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _lay(path, new_key())
        _keep_out_of_git(folder)
    with path.open("rb") as file:
        key = file.read(KEY_BYTES + 1)
    if len(key) != KEY_BYTES:
        raise KeyFileError(path)
    return key


def _keep_out_of_git(folder: Path) -> None:
    """Have `git add .` pass over the folder: whoever has the key can tell whose a pseudonym is."""
    try:
        with (folder / ".gitignore").open("x", encoding="ascii") as file:
            file.write("*\n")
    except FileExistsError:
        return


def _lay(path: Path, key: bytes) -> None:
    """Write a key whole beside its place and link it there, unless another process was first."""
    import tempfile

    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".key.")  # made 0600
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(key)
            file.flush()
            os.fsync(file.fileno())
        _without_overwriting(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def _without_overwriting(temporary: Path, path: Path) -> None:
    try:
        path.hardlink_to(temporary)
    except FileExistsError:
        return
    except OSError:
        # A file system without links (FAT, some network ones): the second of two at once may replace the first's
        # key, which costs a comparison, never a secret.
        if not path.exists():
            temporary.replace(path)


@lru_cache(maxsize=4)
def _keyed(key: bytes) -> blake2b:
    return blake2b(digest_size=8, key=key)


def fingerprints(key: bytes, texts: Iterable[str]) -> list[int]:
    """Return a 64-bit keyed fingerprint of each text (BLAKE2b with a key, which is a MAC)."""
    begun, number, found = _keyed(key).copy, int.from_bytes, []
    for text in texts:
        made = begun()
        made.update(text.encode("utf-8", "replace"))
        found.append(number(made.digest()))
    return found


def fingerprint(key: bytes, text: str) -> int:
    """Return the fingerprint of one text."""
    return fingerprints(key, (text,))[0]
