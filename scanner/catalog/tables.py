"""The tables of the catalog. No value is in here: findings hold counts, shapes and positions."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

metadata = sa.MetaData()

scans = sa.Table(
    "innsyn_scan",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("schema", sa.Integer, nullable=False),
    sa.Column("version", sa.String(40), nullable=False),
    sa.Column("started", sa.String(40), nullable=False),
    sa.Column("finished", sa.String(40), nullable=False),
    sa.Column("complete", sa.Boolean, nullable=False),
    sa.Column("targets", sa.Text, nullable=False),
)


def _of_a_field() -> tuple[sa.Column[Any], ...]:
    """Return the columns that say in which scan, and of which field, a row is told; a table needs its own."""
    return (
        sa.Column("scan", sa.ForeignKey(scans.c.id), nullable=False, index=True),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("container", sa.Text),
        sa.Column("field", sa.Text, nullable=False),
    )


findings = sa.Table(
    "innsyn_finding",
    metadata,
    sa.Column("scan", sa.ForeignKey(scans.c.id), primary_key=True),
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("detector", sa.String(80), nullable=False),
    sa.Column("category", sa.String(120), nullable=False),
    sa.Column("subtype", sa.String(40), nullable=False),
    sa.Column("test_data", sa.Boolean, nullable=False),
    sa.Column("severity", sa.String(10), nullable=False),
    sa.Column("confidence", sa.Float, nullable=False),
    sa.Column("source", sa.Text, nullable=False),
    sa.Column("container", sa.Text),
    sa.Column("field", sa.Text, nullable=False),
    sa.Column("count", sa.BigInteger, nullable=False),
    sa.Column("examined", sa.BigInteger, nullable=False),
    sa.Column("distinct_values", sa.BigInteger, nullable=False),
    sa.Column("shape", sa.Text, nullable=False),
    sa.Column("why", sa.Text, nullable=False),
    sa.Column("subtypes", sa.Text, nullable=False),
    sa.Column("tried", sa.BigInteger, nullable=False),
    sa.Column("distinct_at_least", sa.Boolean, nullable=False),
    sa.Column("masked", sa.Text, nullable=False),
    sa.Column("total", sa.BigInteger),
    sa.Column("sampling", sa.String(20), nullable=False),
    sa.Column("unit", sa.String(10), nullable=False),
)
coverage = sa.Table(
    "innsyn_coverage",
    metadata,
    sa.Column("scan", sa.ForeignKey(scans.c.id), nullable=False, index=True),
    sa.Column("source", sa.Text, nullable=False),
    sa.Column("container", sa.Text),
    sa.Column("unit", sa.String(10), nullable=False),
    sa.Column("examined", sa.BigInteger, nullable=False),
    sa.Column("total", sa.BigInteger),
    sa.Column("complete", sa.Boolean, nullable=False),
    sa.Column("sampling", sa.String(20), nullable=False),
    sa.Column("seed", sa.BigInteger),
    sa.Column("exact", sa.Boolean, nullable=False),
    sa.Column("fields", sa.Text, nullable=False),
)
joins = sa.Table(
    "innsyn_join",
    metadata,
    *_of_a_field(),
    sa.Column("parent_source", sa.Text, nullable=False),
    sa.Column("parent_container", sa.Text),
    sa.Column("parent_field", sa.Text, nullable=False),
    sa.Column("named", sa.Boolean, nullable=False),
    sa.Column("shared", sa.BigInteger, nullable=False),
    sa.Column("compared", sa.BigInteger, nullable=False),
    sa.Column("declared", sa.Boolean, nullable=False),
)
columns = sa.Table(
    "innsyn_column",
    metadata,
    *_of_a_field(),
    sa.Column("days", sa.Text),
    sa.Column("examined", sa.BigInteger),
    sa.Column("endings", sa.Text),
)
veils = sa.Table(
    "innsyn_veil",
    metadata,
    *_of_a_field(),
    sa.Column("filled", sa.BigInteger, nullable=False),
    sa.Column("kinds", sa.Text, nullable=False),
)
"""Columns with cells that cannot be read: how many, and what veils them."""
unread = sa.Table(
    "innsyn_unread",
    metadata,
    sa.Column("scan", sa.ForeignKey(scans.c.id), nullable=False, index=True),
    sa.Column("failure", sa.Boolean, nullable=False),
    sa.Column("source", sa.Text, nullable=False),
    sa.Column("container", sa.Text),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("line", sa.BigInteger),
)

runs = sa.Table(
    "innsyn_run",
    metadata,
    sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("identity", sa.String(32), nullable=False, index=True),
    sa.Column("started", sa.String(40), nullable=False),
    sa.Column("touched", sa.String(40), nullable=False),
    sa.Column("scan", sa.ForeignKey(scans.c.id)),
    sa.Column("reader", sa.String(32), nullable=False),
    sa.Column("occurrences", sa.BigInteger, nullable=False),
    sa.Column("detectors", sa.Text, nullable=False),
)
"""What a scan has examined so far; with a number in `scan` it was recorded, and the next scan begins with it."""
evidences = sa.Table(
    "innsyn_evidence",
    metadata,
    sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("data", sa.LargeBinary(1 << 30), nullable=False),
)
"""Counts, shapes, positions and keyed fingerprints, as `scanner.written` writes them."""
entries = sa.Table(
    "innsyn_entry",
    metadata,
    sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("run", sa.ForeignKey(runs.c.id), nullable=False),
    sa.Column("place", sa.String(32), nullable=False),
    sa.Column("part", sa.String(32), nullable=False),
    sa.Column("start", sa.BigInteger, nullable=False),
    sa.Column("end", sa.BigInteger),
    sa.Column("size", sa.BigInteger, nullable=False),
    sa.Column("changed", sa.String(64), nullable=False),
    sa.Column("head", sa.String(32), nullable=False),
    sa.Column("mark", sa.String(32), nullable=False),
    sa.Column("read", sa.String(40), nullable=False),
    sa.Column("found", sa.Text, nullable=False),
    sa.Column("evidence", sa.ForeignKey(evidences.c.id), nullable=False, index=True),
    sa.Index("innsyn_entry_place", "run", "place"),
    sa.Index("innsyn_entry_head", "run", "head"),
)
"""`scanner.journal.Entry`: names and beginnings are keyed fingerprints."""
