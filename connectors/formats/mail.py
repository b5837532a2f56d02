"""
Mail as it is sent (RFC 5322): .eml files, files of a maildir, and the mailboxes called mbox.

Lines are those of the file; in a part that is encoded they count from where it begins, in the decoded text.
"""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from connectors import encoding
from connectors.connector import Unreadable
from connectors.format import Format, Head, Input, Options
from connectors.formats import letters
from connectors.formats.letters import Letter
from connectors.streams import BLOCK_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

    from connectors.connector import Read
    from connectors.streams import Peekable

EXTENSIONS = (".eml", ".mbox", ".mbx", ".emlx", ".mht", ".mhtml")
_LARGEST = 256 << 20
_LEADING = re.compile(rb"(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*)+")
_NAMES = re.compile(rb"^(From|To|Cc|Subject|Date|Sender|Reply-To):", re.MULTILINE | re.IGNORECASE)
_SURE = re.compile(rb"^(Received|Message-ID|MIME-Version|Return-Path|Delivered-To):", re.MULTILINE | re.IGNORECASE)
_BEGUN = re.compile(rb"From [^\n]{0,200}\d{4}[^\n]{0,20}\r?\n[!-9;-~]+:")
_NEXT = re.compile(rb"\n(?=From [^\n]{0,200}\d{4}[^\n]{0,20}\r?\n[!-9;-~]+:)")
_ENCODED = re.compile(r"=\?[^?\s]+\?[bBqQ]\?[^?\s]*\?=")
_FRONT = 300
"""What the beginning of the next mail takes at most, and a little more."""


def sniff(head: Head) -> Options | None:
    """Know a mail by the lines it begins with; its ending alone is not enough."""
    data = head.data.lstrip(b"\xef\xbb\xbf\r\n ")
    if _BEGUN.match(data):
        return (("mailbox", "yes"),)
    if head.extension == ".emlx":
        data = data.partition(b"\n")[2]
    led = _LEADING.match(data)
    if led is None:
        return None
    names, sure = set(map(bytes.lower, _NAMES.findall(led[0]))), _SURE.search(led[0])
    enough = len(names) + bool(sure) >= 1 if head.extension in EXTENSIONS else len(names) >= 2 and sure
    return (("mailbox", "no"),) if enough else None


def read(source: Input) -> Iterator[Read]:
    """Yield every mail in the file."""
    many = source.options["mailbox"] == "yes"
    broken: list[Unreadable] = []
    yield from letters.read(source, _letters(source.stream, broken, many=many), many=many)
    for fault in broken:
        yield source.failure(fault.reason)


def _letters(stream: Peekable, broken: list[Unreadable], *, many: bool) -> Iterator[Letter]:
    """Yield the mails there are; keep what the stream broke off with until they are read."""
    try:
        for data, line in _messages(stream, broken, many=many):
            yield letter(data, line)
    except Unreadable as fault:
        broken.append(fault)


def _messages(stream: Peekable, broken: list[Unreadable], *, many: bool) -> Iterator[tuple[bytes, int]]:
    """Yield each mail's bytes and its first line."""
    held = bytearray()
    line, searched = 1, 0
    if not many and stream.head(12).split(b"\n")[0].strip().isdigit():
        # Apple's mail puts the length before each.
        while stream.read(1) != b"\n":
            pass
    while True:
        try:
            block = stream.read(BLOCK_BYTES)
        except Unreadable as fault:
            broken.append(fault)
            break
        if not block:
            break
        held += block
        while many and (cut := _NEXT.search(held, searched)):
            yield bytes(held[: cut.end()]), line
            line += held.count(b"\n", 0, cut.end())
            del held[: cut.end()]
            searched = 0
        searched = max(0, len(held) - _FRONT)
        if len(held) > _LARGEST:
            reason = f"a mail of more than {_LARGEST >> 20:,} MB; its beginning was read, and nothing after it"
            broken.append(Unreadable(reason))
            break
    if held:
        yield bytes(held), line


def letter(data: bytes, line: int = 1) -> Letter:
    """Return a mail in its parts; one that cannot be taken apart as text."""
    from email import message_from_bytes, policy  # not for every scan: it takes as long to import as a small one

    found = Letter()
    try:
        message = message_from_bytes(data, policy=policy.compat32)
        end = min((at for at in (data.find(b"\n\n"), data.find(b"\n\r\n")) if at >= 0), default=len(data)) + 1
        found.lines.append(
            (line, _ENCODED.sub(_unfolded, _text(data[:end], None).decode("utf-8", "replace")).encode())
        )
        _take(message, found, data, line)
    except Exception as fault:  # noqa: BLE001 - the parser raises whatever odd parts bring about
        reason = f"a mail that cannot be taken apart ({type(fault).__name__}); it was read as text"
        return Letter(lines=[(line, _text(data, None))], troubles=[reason])
    return found


def _unfolded(match: re.Match[str]) -> str:
    """Return an encoded word of a head as people read it."""
    return _decoded(match[0])


def _decoded(value: object) -> str:
    """Return a value of the head as people read it."""
    from email.errors import MessageError
    from email.header import decode_header, make_header

    text = str(value)
    with suppress(MessageError, LookupError, ValueError):
        text = str(make_header(decode_header(text))) if "=?" in text else text
    return " ".join(text.encode("utf-8", "surrogateescape").decode("utf-8", "replace").split())


def _take(part: Message, found: Letter, data: bytes, line: int) -> None:
    """Sort a part, and the parts in it, into bodies and what is attached; `data` is the whole, from `line` on."""
    from email.errors import CloseBoundaryNotFoundDefect

    passed = 0
    waiting: list[Any] = [part]
    while waiting:
        part = waiting.pop()
        kind = part.get_content_type()
        if any(isinstance(defect, CloseBoundaryNotFoundDefect) for defect in part.defects):
            found.troubles.append("cut short: a part of the mail has no end; what is there was read")
        if kind == "multipart/encrypted" or str(part.get_param("smime-type")).startswith("enveloped"):
            found.troubles.append("encrypted: give a decrypted copy")
        inner = part.get_payload()
        if kind == "message/rfc822" and isinstance(inner, list):
            found.attached.append((_name(part, found, ".eml"), _bytes(inner[0])))
        elif isinstance(inner, list):
            waiting += reversed(inner)
        else:
            written = str(inner)[:_FRONT].encode("utf-8", "surrogateescape")
            place = data.find(written, passed) if written else -1
            line += data.count(b"\n", passed, place) if place > passed else 0
            passed = max(place, passed)
            _leaf(part, kind, found, line)


def _leaf(part: Message, kind: str, found: Letter, line: int) -> None:
    from email.errors import InvalidBase64CharactersDefect
    from mimetypes import guess_extension

    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return
    if any(isinstance(defect, InvalidBase64CharactersDefect) for defect in part.defects):
        found.troubles.append("a part of the mail is damaged (base64); it was read as far as it goes")
    if kind.startswith("text/"):
        data = _text(data, part.get_content_charset())
    named = part.get_content_disposition() == "attachment" or part.get_filename()
    if kind == "text/plain" and not named:
        found.add_body(line, data)
    elif kind == "text/html" and not named:
        found.attached.append(("body.html", data))
    elif data:
        found.attached.append((_name(part, found, guess_extension(kind) or ""), data))


def _text(data: bytes, charset: str | None) -> bytes:
    """Return a text as UTF-8, whatever it says it is in."""
    if data.isascii():
        return data
    try:
        return data.decode(charset or "").encode()
    except (LookupError, ValueError):
        chosen = encoding.settle((data,))
        return encoding.from_windows(data).encode() if chosen == encoding.WINDOWS else data


def _name(part: Message, found: Letter, ending: str) -> str:
    """Return the name of what is attached; one without gets a number."""
    given = part.get_filename()
    return _decoded(given) if given else f"attachment {len(found.attached) + 1}{ending}"


def _bytes(message: object) -> bytes:
    """Return a mail within a mail as it was sent."""
    from email.errors import MessageError

    try:
        return message.as_bytes()  # type: ignore[attr-defined, no-any-return]
    except (MessageError, LookupError, ValueError, KeyError):
        return str(message).encode("utf-8", "replace")


FORMAT = Format(name="mail", extensions=EXTENSIONS, sniff=sniff, read=read, rank=2, is_text=True)
