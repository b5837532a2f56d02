"""Apache Parquet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connectors.format import Format, Head, Input, Options
from connectors.formats import tables

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO

    import pyarrow as pa

    from connectors.connector import Read

EXTENSIONS = (".parquet", ".pq")
_ROWS = 32_768


def sniff(head: Head) -> Options | None:
    """Know the file by its mark."""
    return () if head.marked(b"PAR1", EXTENSIONS) else None


def _batches(file: IO[bytes]) -> Iterator[pa.RecordBatch]:
    import pyarrow.parquet as pq

    with pq.ParquetFile(file, pre_buffer=False) as table:
        yield from table.iter_batches(batch_size=_ROWS)


def read(source: Input) -> Iterator[Read]:
    """Yield the rows, some ten thousand at a time."""
    return tables.read(source, "Parquet", _batches)


FORMAT = Format(name="parquet", extensions=EXTENSIONS, sniff=sniff, read=read, rank=0, is_text=False)
