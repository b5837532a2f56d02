"""
Mails, whatever file they lie in: what stands in their heads as a record, bodies as lines, attachments by their own road.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from connectors import blocks
from connectors.connector import Column, ColumnBatch, LineBatch

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from connectors.connector import Read
    from connectors.format import Input

BODY = "body"
OPENING = "mailbody"
"""Name of a column that holds the first word of each body: that there is one says something, whatever it says."""
_KNOWN = """
from to cc bcc subject date sender reply-to message-id in-reply-to references received return-path delivered-to mime-version
content-type content-transfer-encoding content-language content-disposition resent-from resent-to resent-date comments
keywords organization user-agent importance priority auto-submitted precedence errors-to disposition-notification-to
list-id list-unsubscribe list-post authentication-results received-spf dkim-signature arc-seal thread-topic thread-index
x-mailer x-originating-ip x-originating-email x-forwarded-to x-forwarded-for x-original-to x-envelope-from x-envelope-to
x-sender x-sender-ip x-client-ip x-real-to x-apparently-to x-authenticated-sender x-authenticated-user x-priority
x-spam-status x-spam-score x-gm-message-state x-google-smtp-source x-ms-exchange-organization-authas x-auto-response-suppress
"""
_NAMES = frozenset(_KNOWN.split())
"""Names of what stands in heads; any other name may be a value, and is not shown."""
_LONGEST_WORD = 40
_ROWS = 1_000
_BYTES = 8 << 20


@dataclass(slots=True)
class Letter:
    """
    One mail.

    Args:
        head: names and values, as they come; a name may come again.
        bodies: plain text, UTF-8.
        attached: names and bytes; a body in HTML is one of them.
        troubles: what could not be read.
        line: where its text begins in the file.
    """

    head: list[tuple[str, str]] = field(default_factory=list)
    bodies: list[bytes] = field(default_factory=list)
    attached: list[tuple[str, bytes]] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)
    line: int = 1


def read(source: Input, letters: Iterable[Letter], *, many: bool) -> Iterator[Read]:
    """
    Yield everything in some mails.

    Args:
        source: the file they lie in.
        letters: the mails.
        many: it may hold more than one; what is attached is then told apart by the number of its mail.
    """
    segment = source.segment
    container = BODY if segment.container is None else f"{segment.container}!/{BODY}"
    waiting: list[Letter] = []
    size, row = 0, 1
    for number, letter in enumerate(letters, 1):
        for text in letter.bodies:
            for found in blocks.read(io.BytesIO(text), segment, "utf-8", letter.line):
                yield replace(found, container=container) if isinstance(found, LineBatch) else found
        for name, data in letter.attached:
            yield from source.inside(f"mail {number}/{name}" if many else name, io.BytesIO(data))
        yield from map(source.failure, dict.fromkeys(letter.troubles))
        opening = next((word for text in letter.bodies for word in text.split(None, 1)[:1]), b"")
        told = [(OPENING, opening[:_LONGEST_WORD].decode("utf-8", "ignore"))] if opening else []
        waiting.append(Letter([*((name, value) for name, value in letter.head if name != OPENING), *told]))
        size += sum(len(value) for _, value in letter.head)
        if len(waiting) >= _ROWS or size > _BYTES:
            yield _heads(waiting, row)
            row += len(waiting)
            waiting, size = [], 0
    if waiting:
        yield _heads(waiting, row)


def _heads(letters: list[Letter], first_row: int) -> ColumnBatch:
    """Return the heads as a table, one row a mail."""
    import numpy as np
    import pyarrow as pa

    columns: dict[str, tuple[list[str], list[int]]] = {}
    for row, letter in enumerate(letters):
        for name, value in letter.head:
            known = name if name.lower() in _NAMES or name == OPENING else "*"
            cells, rows = columns.setdefault(known, ([], []))
            cells.append(value.encode("utf-8", "replace").decode())
            rows.append(row)
    made = (
        Column(name, pa.array(cells, pa.string()), np.array(rows, dtype=np.int64))
        for name, (cells, rows) in columns.items()
    )
    return ColumnBatch(tuple(made), first_row, len(letters))
