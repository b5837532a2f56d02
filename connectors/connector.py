"""
What flows out of a source: segments to plan with, batches to examine, and what could not be read.

Two batch shapes exist, so that a detector never knows where its text came from: a block of lines, or columns.
Everything here is frozen and picklable, so that a segment can travel to another process; batches never do.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa

Unit = Literal["lines", "rows"]


@dataclass(frozen=True, slots=True)
class Segment:
    """
    An independent piece of work.

    Args:
        source: what the user sees: "file:logs/app.log", "stdin:", "s3://bucket/key".
        path: what to open: a path, an fsspec URL, or "-".
        format: name of the file in `connectors.formats` that reads it.
        container: member of an archive, sheet or table; nested archives are joined with "!/".
        start, end: byte range of a line-oriented file; a segment owns the lines that begin in it. `end` None: to
            the end.
        options: what the plan found out by looking at the first bytes (encoding, compression, delimiter ...).
    """

    source: str
    path: str
    format: str
    container: str | None = None
    start: int = 0
    end: int | None = None
    options: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class LineBatch:
    """
    A block of whole lines.

    Args:
        data: UTF-8; ends with a newline except at the end of the source.
        first_line: number of the first line, from 1, counted from the beginning of the segment.
        continued: the block begins inside a line that was cut for its length.
        start_character: where in that line the block begins, in characters; 0 unless `continued`.
    """

    data: bytes
    first_line: int
    continued: bool = False
    start_character: int = 0


@dataclass(frozen=True, slots=True)
class Column:
    """
    The cells of one field in a batch.

    Args:
        path: field path: a column name, or a nested path such as "kunde.kontakt.epost" or "ordre[].epost".
        values: cells as text (`pa.string()`); null where there is nothing.
        rows: for each cell the row in the batch it belongs to, counted from 0; `None` when cell i is row i.
        declared_type: the type in the source ("int64", "date32", "string"), for evidence.
    """

    path: str
    values: pa.StringArray
    rows: np.ndarray[tuple[int], np.dtype[np.int64]] | None = None
    declared_type: str = "string"


@dataclass(frozen=True, slots=True)
class ColumnBatch:
    """
    Rows of a table, field by field.

    Args:
        columns: the fields.
        first_row: number of the first data row, from 1, counted from the beginning of the segment.
        row_count: rows in the batch.
    """

    columns: tuple[Column, ...]
    first_row: int
    row_count: int


@dataclass(frozen=True, slots=True)
class Failure:
    """
    Something that could not be read; the rest goes on.

    Args:
        source, container: where.
        reason: what happened and what to do, free of values and secrets.
        line: where in the source, if known.
    """

    source: str
    reason: str
    container: str | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class SetAside:
    """Something deliberately not read (binary, excluded by kind); counted, never silently dropped."""

    source: str
    reason: str
    container: str | None = None


Batch = LineBatch | ColumnBatch
