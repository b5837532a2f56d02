"""What the column formats share: record batches in, batches of text out, Arrow's errors as failures."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from connectors.connector import SetAside
from connectors.formats import nested
from connectors.formats.cells import is_binary
from connectors.formats.names import headed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import pyarrow as pa

    from connectors.connector import Read
    from connectors.format import Input

_ROWS = 32_768


def read(source: Input, title: str, batches: Callable[[IO[bytes]], Iterator[pa.RecordBatch]]) -> Iterator[Read]:
    """
    Yield the rows of a file of record batches.

    Args:
        source: the file.
        title: the format's name, for failures.
        batches: opens the file and gives its record batches.
    """
    import pyarrow as pa

    row = 1
    blobs: dict[str, int] = {}
    try:
        with source.file() as file:
            for whole in batches(file):
                for start in range(0, whole.num_rows, _ROWS):
                    part = whole.slice(start, _ROWS)
                    _count_blobs(part, blobs)
                    yield nested.batch(part, row)
                    row += part.num_rows
    except (pa.ArrowException, OSError, ValueError) as fault:
        # Arrow's messages may quote the data, so only the place is told.
        place = f"after row {row - 1:,}" if row > 1 else "from the beginning"
        yield source.failure(f"not a whole {title} file: damaged or cut short {place} ({type(fault).__name__})")
    for name, count in blobs.items():
        reason = f"{count:,} {'cell' if count == 1 else 'cells'} of column {name} with bytes that are no text"
        yield SetAside(source.segment.source, reason, source.segment.container)


def _count_blobs(part: pa.RecordBatch, blobs: dict[str, int]) -> None:
    """Count the cells of binary columns that are no text."""
    from connectors.formats.cells import text

    for name, field, values in zip(headed(part.schema.names), part.schema, part.columns, strict=True):
        if is_binary(field.type):
            lost = text(values).null_count - values.null_count
            if lost:
                blobs[name] = blobs.get(name, 0) + lost
