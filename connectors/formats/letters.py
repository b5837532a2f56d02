"""
Mails, whatever file they lie in: heads and bodies as lines, or heads as a record, and attachments by their own road.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from connectors import blocks
from connectors.connector import Column, ColumnBatch

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from connectors.connector import Read
    from connectors.format import Input

RECORD = "mails"
"""The table, one row a mail, of what has no line."""
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
        lines: text, UTF-8, with the line of the file in which it begins: the head where it is text, and the bodies.
        opening: the first word of the body.
        head: names and values of a head that is no text, as they come; a name may come again.
        attached: names and bytes; a body in HTML is one of them.
        troubles: what could not be read.
    """

    lines: list[tuple[int, bytes]] = field(default_factory=list)
    opening: bytes = b""
    head: list[tuple[str, str]] = field(default_factory=list)
    attached: list[tuple[str, bytes]] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)

    def add_body(self, line: int, text: bytes) -> None:
        """Take a body, and its first word."""
        self.opening = self.opening or next(iter(text.split(None, 1)), b"")[:_LONGEST_WORD]
        self.lines.append((line, text if text.endswith(b"\n") else text + b"\n"))


def read(source: Input, letters: Iterable[Letter], *, many: bool) -> Iterator[Read]:
    """
    Yield everything in some mails.

    Args:
        source: the file they lie in.
        letters: the mails.
        many: it may hold more than one; what is attached is then told apart by the number of its mail.
    """
    segment = source.segment
    container = RECORD if segment.container is None else f"{segment.container}!/{RECORD}"
    waiting: list[Letter] = []
    size, row = 0, 1
    for number, letter in enumerate(letters, 1):
        for line, text in letter.lines:
            yield from blocks.read(io.BytesIO(text), segment, "utf-8", line)
        for name, data in letter.attached:
            yield from source.inside(f"mail {number}/{name}" if many else name, io.BytesIO(data))
        yield from map(source.failure, dict.fromkeys(letter.troubles))
        opening = [(OPENING, letter.opening.decode("utf-8", "ignore"))] if letter.opening else []
        waiting.append(Letter(head=[*((name, value) for name, value in letter.head if name != OPENING), *opening]))
        size += sum(len(value) for _, value in letter.head)
        if len(waiting) >= _ROWS or size > _BYTES:
            yield _heads(waiting, row, container)
            row += len(waiting)
            waiting, size = [], 0
    if waiting:
        yield _heads(waiting, row, container)


def _heads(letters: list[Letter], first_row: int, container: str) -> ColumnBatch:
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
    return ColumnBatch(tuple(made), first_row, len(letters), container)
