"""Apache Arrow: the file format, which Feather is, and the stream."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connectors.format import Format, Head, Input, Options
from connectors.formats import tables

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO

    import pyarrow as pa

    from connectors.connector import Read

EXTENSIONS = (".arrow", ".feather", ".ipc", ".arrows")
_FILE = b"ARROW1"
_FEATHER_1 = b"FEA1"
# A stream begins with the mark of a message and the length of the schema, which is never a megabyte.
_STREAM = b"\xff\xff\xff\xff"


def sniff(head: Head) -> Options | None:
    """Know the file by its mark; a stream by the length of its first message."""
    if head.marked(_FILE, EXTENSIONS) or head.marked(_FEATHER_1, EXTENSIONS):
        return ()
    length = int.from_bytes(head.data[4:8], "little")
    return () if head.data.startswith(_STREAM) and 0 < length < 1 << 20 and length % 8 == 0 else None


def _batches(file: IO[bytes]) -> Iterator[pa.RecordBatch]:
    from pyarrow import ipc

    mark = file.read(len(_FILE))
    file.seek(0)
    if mark != _FILE:
        with ipc.open_stream(file) as stream:
            yield from stream
        return
    with ipc.open_file(file) as table:
        for index in range(table.num_record_batches):
            yield table.get_batch(index)


def read(source: Input) -> Iterator[Read]:
    """Yield the rows, one record batch at a time."""
    return tables.read(source, "Arrow", _batches)


FORMAT = Format(name="arrow", extensions=EXTENSIONS, sniff=sniff, read=read, rank=0, is_text=False)
