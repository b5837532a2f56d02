"""
Apache Avro: the file format of records with their schema.

The blocks are taken apart and expanded here, within the bounds for compressed files; the library reads the records.
"""

from __future__ import annotations

import io
import itertools
import json
from typing import IO, TYPE_CHECKING, Any

from connectors.compression import Expanded
from connectors.connector import Unreadable
from connectors.format import Format, Head, Input, Options
from connectors.formats import tables
from connectors.streams import BLOCK_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pyarrow as pa

    from connectors.connector import Read

EXTENSIONS = (".avro",)
_MARK = b"Obj\x01"
_SYNC = 16
_LARGEST_BLOCK = 256 << 20
_LONGEST_HEAD = 16 << 20
_ROWS = 8_192
_EMPTY_ROWS = 1_000_000
"""Records of a block that may take no bytes at all; more of them are no data."""
_CODECS = {"deflate": "deflate", "bzip2": "bzip2", "xz": "xz", "zstandard": "zstd"}
_LONGEST_NUMBER = 70


def sniff(head: Head) -> Options | None:
    """Know the file by its mark."""
    return () if head.marked(_MARK, EXTENSIONS) else None


def read(source: Input) -> Iterator[Read]:
    """Yield the records, block by block."""
    try:
        yield from tables.read(source, "Avro", lambda file: _batches(source, file))
    except Unreadable:
        raise
    except Exception as fault:  # noqa: BLE001 - the library raises whatever a damaged record brings about
        yield source.failure(f"not a whole Avro file: damaged or cut short ({type(fault).__name__})")


def _batches(source: Input, file: IO[bytes]) -> Iterator[pa.RecordBatch]:
    import fastavro

    head, marker = _head(file)
    schema = fastavro.parse_schema(json.loads(head["avro.schema"]))
    codec = head.get("avro.codec", b"null").decode("ascii", "replace")
    while (count := _number(file, at_end=True)) is not None:
        size = _number(file) or 0
        if count < 0 or not 0 <= size <= _LARGEST_BLOCK:
            raise EOFError
        data = _expanded(source, codec, _exactly(file, size))
        if count > max(len(data), _EMPTY_ROWS):
            raise EOFError
        stream = io.BytesIO(data)
        records = (fastavro.schemaless_reader(stream, schema, None) for _ in range(count))
        while part := list(itertools.islice(records, _ROWS)):
            yield _batch(part)
        if _exactly(file, _SYNC) != marker:
            raise EOFError


def _head(file: IO[bytes]) -> tuple[dict[str, bytes], bytes]:
    """Return what stands at the beginning: the schema and codec, and the marker that ends each block."""
    if _exactly(file, len(_MARK)) != _MARK:
        raise EOFError
    found: dict[str, bytes] = {}
    while count := _number(file):
        if count < 0:
            _number(file)
        for _ in range(abs(count)):
            name = _exactly(file, _length(file))
            found[name.decode("utf-8", "replace")] = _exactly(file, _length(file))
    return found, _exactly(file, _SYNC)


def _length(file: IO[bytes]) -> int:
    length = _number(file) or 0
    if not 0 <= length <= _LONGEST_HEAD:
        raise EOFError
    return length


def _number(file: IO[bytes], *, at_end: bool = False) -> int | None:
    """Return the next whole number, as Avro writes it; `None` where the file may end and does."""
    value = _unsigned(file, at_end=at_end)
    return None if value is None else (value >> 1) ^ -(value & 1)


def _unsigned(file: IO[bytes], *, at_end: bool = False) -> int | None:
    value = shift = 0
    while shift < _LONGEST_NUMBER:
        byte = file.read(1)
        if not byte and at_end and not shift:
            return None
        value |= (_exactly(io.BytesIO(byte), 1)[0] & 0x7F) << shift
        if byte[0] < 0x80:
            return value
        shift += 7
    raise EOFError


def _exactly(file: IO[bytes], size: int) -> bytes:
    data = file.read(size)
    if len(data) < size:
        raise EOFError
    return data


def _expanded(source: Input, codec: str, data: bytes) -> bytes:
    """Return a block as it was before it was compressed."""
    if codec == "null":
        return data
    if codec == "snappy":
        import pyarrow as pa

        # The length of the text comes first, and a checksum last.
        length = _unsigned(io.BytesIO(data)) or 0
        source.budget.spend(length)
        return bytes(pa.decompress(data[:-4], length, codec="snappy", asbytes=True))
    if codec not in _CODECS:
        reason = (
            f"compressed with {codec if codec.isalnum() else 'an unknown codec'}, which is not read; write it anew"
        )
        raise Unreadable(reason)
    stream = Expanded(io.BytesIO(data), _CODECS[codec], source.budget)
    return b"".join(iter(lambda: stream.read(BLOCK_BYTES), b""))


def _batch(records: list[Any]) -> pa.RecordBatch:
    """Return records as columns; a field whose values no one type holds becomes text."""
    import pyarrow as pa

    rows = [record if isinstance(record, dict) else {"value": record} for record in records]
    names = list(dict.fromkeys(name for row in rows[:100] for name in row))
    return pa.RecordBatch.from_arrays([_column([row.get(name) for row in rows]) for name in names], names)


def _column(values: list[Any]) -> pa.Array:
    import pyarrow as pa

    try:
        return pa.array(values)
    except (pa.ArrowInvalid, pa.ArrowTypeError, pa.ArrowNotImplementedError, OverflowError):
        return pa.array([None if value is None else str(value) for value in values], pa.string())


FORMAT = Format(name="avro", extensions=EXTENSIONS, sniff=sniff, read=read, rank=0, is_text=False)
