"""
Fields of lines that cannot be read: what veils the passwords, cards, accounts and national ids of JSON Lines and logs.

A column's cells lie side by side; in lines a field must be looked for first. So that this costs next to nothing, only the
beginning of the first, second, fourth, eighth ... block of a segment is looked at, for keys named after something that is
said to be protected. Once a sample shows that such a field is veiled, its values are counted from that block on, in
Arrow; in files without such fields nothing more is done. What is counted is therefore what was looked at, no more.
The values of a sample stay in the worker.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from detectors.linear import Pattern
from scanner.field_names import HIDDEN
from scanner.log_fields import field_of
from scanner.sampling import looked_at
from scanner.veils import HASH, MASKED, about, counted, veil_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pyarrow as pa

    from connectors.connector import LineBatch
    from scanner.evidence import Evidence, Place
    from scanner.examine import Examiner
    from scanner.veils import Veil

HEAD = 16 << 10
"""Bytes of a block that are looked at."""
CELLS, KEYS = 256, 64
"""Values of a field, and fields of a segment, that a sample holds at most."""
_STEMS = (
    r"(?i:pass|pwd|senord|kodeord|kort|card|person_?n|dsels|ssn|national|hetu|kennit|konto|account|iban"
    r"|[^a-z](?:pw|pin|pan|cc|fnr|pnr|cpr))"
)
"""In names of what is protected: enough to find them quickly; `about` decides."""
_LED = r"[\\\"' \t]{0,8}(?:[:=]|=>)[ \t]{0,4}"
_KEY = rf"{_STEMS}[0-9A-Za-z_.-]{{0,40}}{_LED}"
_KEY_BEFORE = re.compile(rf"([\w.-]{{1,80}}){_LED}\Z")
_VALUE = (
    r"(?:\\{0,3}[\"'](?P<quoted>[^\"'\\]*(?:\\[/u][^\"'\\]*)*)[\"'\\]"
    rf"|(?P<bare>{HASH}|{MASKED}|[^\s\"',;&{{}}()\[\]]+))"
)
_NOTHING = ("", "-", "null", "NULL", "None", "nil", "undefined")
_ESCAPES = ((r"\\/", "/"), (r"\\u003[dD]", "="), (r"\\u002[bB]", "+"), (r"\\u0026", "&"))


@cache
def _keys() -> Pattern:
    return Pattern(_KEY)


@cache
def _at_value() -> re.Pattern[str]:
    return re.compile(_VALUE)


@dataclass(slots=True)
class Fields:
    """
    What the blocks of one segment have shown of its fields.

    Args:
        batches: how many blocks have come.
        cells: by key the field it names and values of it; `None` where it is of nothing that is protected, or of several.
        veiled: by key the field, and how its values are veiled.
    """

    batches: int = 0
    cells: dict[str, tuple[str, list[str]] | None] = field(default_factory=dict)
    veiled: dict[str, tuple[str, Veil]] = field(default_factory=dict)


def note_veils(batch: LineBatch, place: Place, known: Fields, examiner: Examiner, evidence: Evidence) -> None:
    """
    Keep how many values of a block's protected fields cannot be read.

    Args:
        batch: whole lines; of pieces of a long line nothing is told.
        place: the source and container.
        known: what earlier blocks have shown; kept up to date.
        examiner: tells names that must not be shown.
        evidence: where to count.
    """
    if batch.overlap or batch.ahead or batch.continued:
        return
    known.batches += 1
    if looked_at(known.batches):
        _sample(batch.data[:HEAD], known)
    lines = None
    for key, (name, veil) in known.veiled.items():
        if key.encode() in batch.data:
            lines = _lines(batch.data) if lines is None else lines
            shown = HIDDEN if examiner.engine.holds_value(name) else name
            evidence.add_veils(place._replace(field=shown), counted(_values(lines, key), veil))


def _sample(head: bytes, known: Fields) -> None:
    """Add values to the samples of fields, and tell which of them are veiled."""
    for key, name, value in _found(head, known):
        if key not in known.cells:
            known.cells[key] = (name, []) if about(name) and len(known.cells) < KEYS else None
        cell = known.cells[key]
        if cell is None:
            continue
        if cell[0] != name:
            known.cells[key] = None  # one key of several fields: which of them a line has is not asked
            known.veiled.pop(key, None)
        elif len(cell[1]) < CELLS and value not in _NOTHING:
            for escape, meant in _ESCAPES:
                value = re.sub(escape, meant, value)  # noqa: PLW2901 - as it was before JSON escaped it
            cell[1].append(value)
    for key, cell in known.cells.items():
        if cell is not None and (veil := veil_of(cell[0], cell[1])):
            known.veiled[key] = (cell[0], veil)


def _found(head: bytes, known: Fields) -> Iterator[tuple[str, str, str]]:
    """Yield the keys in some lines that may be of something protected, with the field's name and the value."""
    for start, end in _keys().spans(head, 0, len(head)):
        led = _KEY_BEFORE.search(head[max(0, start - 40) : end].decode("utf-8", "replace"))
        if led is None or known.cells.get(key := led[1], ()) is None:
            continue
        stop = head.find(b"\n", end)
        rest = head[end : stop if stop >= 0 else len(head)].decode("utf-8", "replace")
        if match := _at_value().match(rest):
            begin = head.rfind(b"\n", 0, start) + 1
            line = head[begin : stop if stop >= 0 else len(head)]
            span = match.span("quoted") if match["quoted"] is not None else match.span("bare")
            at = [end - begin + len(rest[:place].encode()) for place in span]
            yield key, field_of(line, at[0], at[1]), match["quoted"] or match["bare"] or ""


def _lines(data: bytes) -> pa.StringArray:
    """Return a block's lines, without copying them."""
    import numpy as np
    import pyarrow as pa

    buffer = np.frombuffer(data, dtype=np.uint8)
    ends = np.flatnonzero(buffer == ord("\n")) + 1
    offsets = np.concatenate(([0], ends, [len(data)] if not len(ends) or ends[-1] < len(data) else []))
    return pa.StringArray.from_buffers(len(offsets) - 1, pa.py_buffer(offsets.astype(np.int32)), pa.py_buffer(data))


def _values(lines: pa.StringArray, key: str) -> pa.StringArray:
    """Return the values of a key in some lines, the first of each line, but for those that say that there is none."""
    import pyarrow as pa
    import pyarrow.compute as pc

    having = lines.filter(pc.match_substring(lines, key))
    led = f"(?:^|[^0-9A-Za-z_.-]){re.escape(key)}{_LED}{_VALUE}"
    found = pc.extract_regex(having, led)
    values = pc.if_else(
        pc.greater(pc.utf8_length(pc.struct_field(found, "quoted")), 0),
        pc.struct_field(found, "quoted"),
        pc.struct_field(found, "bare"),
    )
    for escape, meant in _ESCAPES:
        values = pc.replace_substring_regex(values, escape, meant)
    return values.filter(pc.invert(pc.is_in(values, pa.array(_NOTHING))))
