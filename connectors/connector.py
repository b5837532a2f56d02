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

ON_ARRIVAL = "on arrival"
"""Format of a segment whose content is only known once it is read: standard input, an archive read as a stream."""


class SourceError(Exception):
    """A target that cannot be planned: nothing there, or no way to open it. The message is meant for the user."""


class Unreadable(Exception):  # noqa: N818 - a condition of the data, turned into a `Failure` before anyone sees it
    """
    Reading must stop here; what came before stands.

    Args:
        reason: free of values, ready for `Failure.reason`.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Limits:
    """
    What an archive, a compressed file or a document may cost.

    Args:
        depth: archives within archives.
        members: files in one archive.
        ratio: expanded bytes per byte on disk, counted once `free_bytes` have been expanded.
        free_bytes: expanded bytes that are allowed whatever the ratio.
        total_bytes: expanded bytes of one file on disk.
        spool_bytes: bytes that may be laid in a temporary file, where a format needs to move back and forth.
        line_bytes: a longer line of text is a failure, though it is read; 0 for no bound.
        memory_bytes: memory that a parser in a process of its own may take.
        seconds: processor time of the same.
    """

    depth: int = 3
    members: int = 100_000
    ratio: int = 200
    free_bytes: int = 100_000_000
    total_bytes: int = 1 << 40
    spool_bytes: int = 4 << 30
    line_bytes: int = 0
    memory_bytes: int = 3 << 30
    seconds: int = 600


@dataclass(frozen=True, slots=True)
class Selection:
    """
    What of a target is wanted.

    Args:
        include: patterns, of which a file or table must match one; empty: every file and table.
        exclude: patterns; a file, folder or table that matches one is set aside.
        limits: bounds for archives and compression.
        met: the files named were met, not chosen: what cannot be looked into is set aside, as it is in a folder.
        lined: read JSON as the lines it is written in, so that what is found has one.
        sample: rows to read of each table in a database; `None`: all of a small table, some thousand of a large one.
        full: read every row of every table.
        seed: which rows are chosen.
        max_rows, max_bytes: of one table, at most; `None`: no bound.
        throttle: rows per second that a worker reads from a database, at most; `None`: no bound.
        statement_seconds: a statement that takes a database longer is ended.
        lock_seconds: how long a statement waits for a lock.
        password_file: holds the password for databases whose address has none.
        replica: address of a copy that is read in the place of the database that is named.
    """

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    limits: Limits = Limits()
    met: bool = False
    lined: bool = False
    sample: int | None = None
    full: bool = False
    seed: int = 1
    max_rows: int | None = None
    max_bytes: int | None = None
    throttle: int | None = None
    statement_seconds: int = 600
    lock_seconds: int = 5
    password_file: str | None = None
    replica: str | None = None


Method = Literal["all rows", "random rows", "random pages", "random keys", "reservoir", "first rows"]


@dataclass(frozen=True, slots=True)
class Sampling:
    """
    How the rows of a table were chosen.

    Args:
        method: "all rows": none is left out. "random rows": each row has the same chance, independently of the others.
            "random pages": whole pages, so that neighbours come together and a bound must not assume independence.
            "random keys": rows by random values of their key. "reservoir": all rows were read, and some kept, each with
            the same chance. "first rows": that stopped before the end, so these are rows from before that.
        seed: which ones; `None` for all rows.
        wanted: rows that were asked for; the sample itself may be a little larger or smaller. `None` for all rows.
        total: rows in the whole table, if known before reading.
        exact: `total` was counted; otherwise it is the database's own estimate.
    """

    method: Method
    seed: int | None = None
    wanted: int | None = None
    total: int | None = None
    exact: bool = False


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
        options: what the plan found out by looking at the first bytes (encoding, delimiter, place in an archive ...);
            "name" for what standard input would be called, were it a file.
        limits: bounds for what is expanded while reading.
        sampling: how rows of a database are chosen; `None` for files, which are read whole.
    """

    source: str
    path: str
    format: str
    container: str | None = None
    start: int = 0
    end: int | None = None
    options: tuple[tuple[str, str], ...] = ()
    limits: Limits = Limits()
    sampling: Sampling | None = None


@dataclass(frozen=True, slots=True)
class LineBatch:
    """
    A block of whole lines, or a piece of one line that is too long to hold.

    The pieces of a long line overlap, so that nothing is lost at a cut. A match counts in the piece in which it starts
    between `overlap` and `len(data) - ahead`; elsewhere it is another piece's, and perhaps only half seen.

    Args:
        data: UTF-8; ends with a newline except at the end of the source and of a piece that is not the last.
        first_line: number of the first line, from 1, counted from the beginning of the segment (of the member, where
            `container` is given).
        continued: the block begins inside a line that was cut for its length.
        start_character: where in that line the block begins, in characters; 0 unless `continued`.
        overlap: bytes at the beginning that belong to the piece before.
        ahead: bytes at the end that belong to the piece after.
        container: the member read, where one segment covers many; `None`: the segment's own container.
        newlines: how many there are, if that is known.
    """

    data: bytes
    first_line: int
    continued: bool = False
    start_character: int = 0
    overlap: int = 0
    ahead: int = 0
    container: str | None = None
    newlines: int | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """
    The cells of one field in a batch.

    Args:
        path: field path: a column name, or a nested path such as "kunde.kontakt.epost" or "ordre[].epost".
        values: cells as text (`pa.string()`); null where there is nothing.
        rows: for each cell the row in the batch it belongs to, counted from 0; `None` when cell i is row i.
        declared_type: the type in the source ("int64", "date32", "string"), for evidence.
        comment: what the source's schema says of it.
        sealed: in a column of bytes, the cells that are neither text nor a file, in hexadecimal after a
            backslash and an x; null for the others. `None` where there are none.
    """

    path: str
    values: pa.StringArray
    rows: np.ndarray[tuple[int], np.dtype[np.int64]] | None = None
    declared_type: str = "string"
    comment: str = ""
    sealed: pa.StringArray | None = None


@dataclass(frozen=True, slots=True)
class ColumnBatch:
    """
    Rows of a table, field by field.

    Args:
        columns: the fields.
        first_row: number of the first data row, from 1, counted from the beginning of the segment (of the member,
            where `container` is given). Ragged rows are rows too.
        row_count: rows in the batch.
        container: the member read, where one segment covers many; `None`: the segment's own container.
        total: rows in the whole table, where only reading has shown that (see `Sampling`, "reservoir").
    """

    columns: tuple[Column, ...]
    first_row: int
    row_count: int
    container: str | None = None
    total: int | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """
    Something that could not be read; the rest goes on.

    Args:
        source, container: where.
        reason: what happened and what to do, free of values and secrets.
        line: where, if known; counted like `LineBatch.first_line`.
    """

    source: str
    reason: str
    container: str | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class SetAside:
    """
    Something deliberately not read (binary, excluded by kind); counted, never silently dropped.

    Args:
        source, container: where.
        reason: why, free of values.
        kind: "picture", "sound" or "film", where it matters what it is though it cannot be read; else `None`.
    """

    source: str
    reason: str
    container: str | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """A column that the schema of a database declares to hold another's values: a foreign key, one of its columns."""

    source: str
    container: str
    field: str
    parent_container: str
    parent_field: str


Batch = LineBatch | ColumnBatch
Read = LineBatch | ColumnBatch | Failure | SetAside
Planned = Segment | Failure | SetAside | Reference
