"""
What scans have learned, in a database: SQLite by default, any SQLAlchemy URL for a team.

Only the coordinator writes, and a scan is written whole or not at all. No value is in here: findings hold counts,
shapes and positions.
"""

from scanner.catalog.journal import open_journal
from scanner.catalog.opening import prepare
from scanner.catalog.reading import first_seen, latest
from scanner.catalog.scans import record

__all__ = ["first_seen", "latest", "open_journal", "prepare", "record"]
