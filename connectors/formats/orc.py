"""Apache ORC."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connectors.format import Format, Head, Input, Options
from connectors.formats import tables

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO

    import pyarrow as pa

    from connectors.connector import Read

EXTENSIONS = (".orc",)


def sniff(head: Head) -> Options | None:
    """Know the file by its mark."""
    return () if head.marked(b"ORC", EXTENSIONS) else None


def _batches(file: IO[bytes]) -> Iterator[pa.RecordBatch]:
    from pyarrow import orc

    table = orc.ORCFile(file)
    for stripe in range(table.nstripes):
        yield table.read_stripe(stripe)


def read(source: Input) -> Iterator[Read]:
    """Yield the rows, one stripe at a time."""
    return tables.read(source, "ORC", _batches)


FORMAT = Format(name="orc", extensions=EXTENSIONS, sniff=sniff, read=read, rank=0, is_text=False)
