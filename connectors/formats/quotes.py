"""Where quotes in delimited text begin and end: the boundaries of records, and quotes that never close."""

from __future__ import annotations

import csv
import io

_END = "\0end"


def last_boundary(data: bytes) -> int:
    """Return where the last whole record ends: after the last newline with an even number of quotes before it."""
    position = data.rfind(b"\n") + 1
    quotes = _count(data) - data.count(b'"', position)
    while position and quotes % 2:
        quote = data.rfind(b'"', 0, position)
        before = data.rfind(b"\n", 0, quote) + 1
        quotes -= data.count(b'"', before, position)
        position = before
    return position


def _count(data: bytes) -> int:
    """Count the quotes; ten times as fast as `bytes.count` where they are many."""
    import numpy as np

    return int(np.count_nonzero(np.frombuffer(data, dtype=np.uint8) == ord('"')))


def unclosed(data: bytes, delimiter: str) -> tuple[int, int] | None:
    """
    Return the span of the first line in which a quote opens and does not close as it should; `None`: all is well.

    An odd number of quotes makes it strict: text after a closing quote is then taken for the sign of a missing one.
    """
    if b'"' not in data:
        return None
    # Latin-1 keeps one character a byte. A quote left open swallows the mark put at the end.
    lines = io.StringIO(data.decode("latin-1"), newline="\n").readlines()
    reader = csv.reader([*lines, _END], delimiter=delimiter, strict=data.count(b'"') % 2 == 1)
    begun = after = 0
    record: list[str] = []
    try:
        for found in reader:
            record, begun, after = found, after, reader.line_num
    except csv.Error:
        record, begun = [], after
    if record == [_END]:
        return None
    start = sum(map(len, lines[:begun]))
    return start, start + len(lines[begun])
