"""Where a folder's own state lies: the key of its fingerprints, and the catalog unless another is named."""

from __future__ import annotations

from pathlib import Path

WORKSPACE = Path(".innsyn")
CATALOG = WORKSPACE / "catalog.db"


def catalog_url(said: str | None) -> str:
    """
    Return the URL of the catalog that was named, or of the folder's own.

    >>> catalog_url(None), catalog_url("postgresql://db/innsyn")
    ('sqlite:///.innsyn/catalog.db', 'postgresql://db/innsyn')
    """
    return said or f"sqlite:///{CATALOG}"
