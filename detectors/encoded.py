r"""
Values that an encoding hides from the detectors: percent-encoding, JSON escapes and base64 inside a line.

A statement that keeps the names of columns apart from their values is looked at in the same way.

`views` gives the decoded text of what is encoded, with the way back to the bytes of the line. It decodes one layer; the
caller looks at a view's data again for the next. Plain text around an encoded character is part of its view (a
`kari%40example.com` is decoded whole, with its key), so a match in a view may be one that was found in the line already:
compare raw spans.

What is a token
---------------
* percent: a run without white space, quotes, `&`, `;`, `<`, `>`, backslash, so that query parameters stay apart. A `+`
  stays a plus sign: in logs it begins phone numbers more often than it stands for a space. Bytes that are not UTF-8
  (`%F8`, of old systems) are read as Latin-1.
* escape: a JSON string with its key, `\u00f8` and `\n` decoded, also where the JSON stands in a string itself (`\\u00f8`).
* base64: a run of the standard or the URL-safe alphabet whose bytes are text. Each part of a JWT is one.

Printable ASCII gives itself away in base64: of every four characters the first is one of 24, the second one of 24, the
third one of 32 (RFC 4648 section 4: bytes 0x20-0x7E have their high bit clear). Four such groups in a row are chance in
1 of 40,000 places of random base64 and 1 of 200,000 of hexadecimal, which is why the trigger leaves trace ids alone.
Short text with many letters outside ASCII escapes this, unless it is JSON (`eyJ`) or follows `Basic`.
"""

from __future__ import annotations

import binascii
from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Literal, NamedTuple

from detectors import bound_values, insert_view, named_values, placed_values
from detectors.linear import Pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_FIRST, _SECOND = "[I-Za-f]", "[C-HS-Xi-nyz0-3]"
_THIRD = "[ABEFIJMNQRUVYZcdghklopstwx014589]"
_FOUR = rf"{_FIRST}{_SECOND}{_THIRD}[A-Za-z0-9+/_-]"
_PADDED = rf"{_FIRST}{_SECOND}(?:{_THIRD}=|==)"
BASE64_TRIGGER = rf"(?:{_FOUR}){{3}}(?:{_FOUR}|{_PADDED})|eyJ[A-Za-z0-9+/_-]{{13}}|[Bb]asic [A-Za-z0-9+/]{{8}}"

# What can hide a value or its key: an at sign, a plus, a letter outside ASCII, a key's `=` or `:`, an escaped escape,
# and whatever leaves its second hexadecimal digit glued to the front of a number or a capital.
PERCENT_TRIGGER = (
    r"%(?:40|2[Bb]|3[Dd]|3[Aa](?:[^%/\s]|%2[02])|25[0-9A-Fa-f]|[89A-Fa-f][0-9A-Fa-f]|[0-9A-Fa-f]{2}[0-9+]|20[A-Z])"
)
# Control characters (colour codes of terminals) hide nothing; `\n` does when a number or a key stands behind it.
ESCAPE_TRIGGER = (
    r"\\(?:u(?:00[2-9A-Fa-f]|01|02|20|21)[0-9A-Fa-f]|[nrt](?:\\+[nrt])*(?:\+?[0-9]|[a-zæøå_-]{2,24} ?[:=]))"
)
# In the search of megabytes a run is looked at from its beginning only, so that one start is followed, not four.
TRIGGER = (
    rf"{PERCENT_TRIGGER}|{ESCAPE_TRIGGER}|(?:^|[^A-Za-z0-9+_-])(?:[A-Za-z0-9+/_-]{{4}})?(?:{_FOUR}){{3}}(?:{_FOUR}|{_PADDED})"
    rf"|eyJ[A-Za-z0-9+/_-]{{13}}|[Bb]asic [A-Za-z0-9+/]{{8}}|{insert_view.TRIGGER}|{insert_view.BOUND}"
    rf"|{bound_values.TRIGGER}|{named_values.TRIGGER}|{placed_values.TRIGGER}"
)
"""What brings a line up: an encoding that could hide a value which plain text would show."""

_APART = r"""\s"'&;<>\\"""
_PERCENT_TOKEN = Pattern(rf"[^{_APART}]*(?:{PERCENT_TRIGGER})[^{_APART}]*")
_PERCENT_UNIT = Pattern(r"%[0-9A-Fa-f]{2}(?:%[89A-Fa-f][0-9A-Fa-f])*")
_ESCAPE_TOKEN = Pattern(rf"""(?:"[^"]{{1,64}}"\s{{0,2}}:\s{{0,2}}\\{{0,7}}"?)?[^"]*(?:{ESCAPE_TRIGGER})[^"]*""")
_ESCAPE_UNIT = Pattern(r'\\+(?:(?:u[0-9A-Fa-f]{4})(?:\\+u[dD][c-fC-F][0-9A-Fa-f]{2})?|["/nrtbf])')
_BASE64 = Pattern(BASE64_TRIGGER)
_BASE64_RUN = Pattern(r"[A-Za-z0-9+/_-]+={0,2}")
_TEXT_RUN = Pattern(r"[\t\n\r\x{20}-\x{7E}\x{A0}-\x{D7FF}\x{E000}-\x{10FFFF}]+")

_URL_SAFE = bytes.maketrans(b"-_", b"+/")
_ALPHABET = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_"
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\r\x1b") + b"\x7f"
_SHORT_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b" ", b"f": b" ", b'"': b'"', b"/": b"/"}
TEXT_SHARE = 0.75
"""At least this much of a decoded token is text, or it gives no view."""
SHORTEST = 6
"""Fewer decoded bytes than this hold no value worth a view."""

Kind = Literal["percent", "escape", "base64", "insert"]


class View(NamedTuple):
    """
    The decoded text of one token.

    Args:
        kind: the encoding that was taken off.
        start, end: the token's byte span in the line.
        data: the decoded text, UTF-8.
        origin: where `data` comes from: the offsets in `data` at which a piece begins, ascending, then as many offsets in
            the line; both end with the end. `None` where bytes have no place of their own (base64).
    """

    kind: Kind
    start: int
    end: int
    data: bytes
    origin: tuple[int, ...] | None

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return the span in the line of `data[first:last]`; the whole token where `origin` is `None`."""
        origin = self.origin
        if origin is None:
            return self.start, self.end
        half = len(origin) // 2
        piece = bisect_right(origin, first, 0, half) - 1
        start = origin[half + piece] + first - origin[piece]
        piece = bisect_left(origin, last, 0, half)
        if piece < half and origin[piece] == last:
            return start, max(start, origin[half + piece])
        return start, max(start, origin[half + piece - 1] + last - origin[piece - 1])


def views(line: bytes) -> list[View]:
    r"""
    Return a view of every token of the line that is encoded and decodes to text.

    Together the views hold less than three times the bytes of the line.

    >>> [view.data for view in views(b"GET /minside?epost=kari%40example.com&side=2")]
    [b'/minside?epost=kari@example.com']
    >>> views(b'{"navn":"K\\u00e5re Example"}')[0].data.decode()
    '"navn":"Kåre Example'
    """
    found: list[View] = []
    if b"%" in line:
        found += _decoded(line, "percent", _PERCENT_TOKEN, _PERCENT_UNIT, _percent_bytes)
    if b"\\" in line:
        found += _decoded(line, "escape", _ESCAPE_TOKEN, _ESCAPE_UNIT, _escape_bytes)
    found += _base64_views(line)
    if b"into" in line or b"INTO" in line:
        found += _statement_views(insert_view.statements(line))
    if b"[[" in line:
        found += _statement_views(insert_view.bound(line))
    if bound_values.MARK in line:
        found += _statement_views(bound_values.bound(line))
    if b'":' in line or b"': " in line:
        found += _statement_views(named_values.beside(line))
    if b"PID|" in line or b"family" in line or line[:2] == b"N:":
        found += _statement_views(placed_values.placed(line))
    return found


def _statement_views(statements: Iterator[tuple[int, int, list[insert_view.Piece]]]) -> Iterator[View]:
    for start, end, pieces in statements:
        sizes = list(accumulate((len(text) for text, _ in pieces), initial=0))
        # A name that was put in has the place of the value behind it, and what ends a value begins the next name.
        places = [start, *(place for _, place in pieces[1:])]
        for index in range(2, len(pieces), 2):
            places[index] = pieces[index - 1][1] + len(pieces[index - 1][0])
        yield View("insert", start, end, b"".join(text for text, _ in pieces), (*sizes, *places, end))


def _decoded(
    line: bytes, kind: Kind, tokens: Pattern, units: Pattern, decode: Callable[[bytes], bytes]
) -> Iterator[View]:
    for start, end in tokens.spans(line, 0, len(line)):
        parts: list[bytes] = []
        at_data, at_line, size, plain = [0], [start], 0, start
        for first, last in units.spans(line, start, end):
            parts += (line[plain:first], decode(line[first:last]))
            size += first - plain
            at_data.append(size)
            at_line.append(first)
            size += len(parts[-1])
            at_data.append(size)
            at_line.append(last)
            plain = last
        parts.append(line[plain:end])
        at_data.append(size + end - plain)
        at_line.append(end)
        data = b"".join(parts)
        if len(data.translate(None, _CONTROLS)) >= TEXT_SHARE * len(data):
            yield View(kind, start, end, data, (*at_data, *at_line))


def _percent_bytes(unit: bytes) -> bytes:
    raw = binascii.unhexlify(unit.replace(b"%", b""))
    if raw.isascii():
        return raw
    try:
        raw.decode()
    except UnicodeDecodeError:
        return raw.decode("latin-1").encode()
    return raw


def _escape_bytes(unit: bytes) -> bytes:
    escaped = unit.lstrip(b"\\")
    if escaped[:1] != b"u":
        return _SHORT_ESCAPES[escaped]
    codes = [int(code[:4], 16) for code in escaped[1:].replace(b"\\", b"").split(b"u")]
    if len(codes) == 2 and not 0xD800 <= codes[0] < 0xDC00:
        return _character(codes[0]) + _character(codes[1])
    if len(codes) == 2:
        return _character(0x10000 + ((codes[0] - 0xD800) << 10) + codes[1] - 0xDC00)
    return _character(codes[0])


def _character(code: int) -> bytes:
    return chr(code).encode("utf-8", "replace")


def _base64_views(line: bytes) -> Iterator[View]:
    position, size = 0, len(line)
    while position < size:
        sure, stop = _BASE64.search(line, position, size)
        if sure < 0:
            return
        basic = line[sure : sure + 6].lower() == b"basic "
        run_start = sure = sure + 6 if basic else sure
        if not basic:
            run_start = position + len(line[position:sure].rstrip(_ALPHABET))
        run_end = max(stop, _BASE64_RUN.search(line, sure, size)[1])
        view = _base64_view(line, _token_start(line, run_start, sure), sure, run_end)
        if view is not None:
            yield view
        position = run_end


def _token_start(line: bytes, run_start: int, sure: int) -> int:
    """
    Return where the token begins, given where a group of four surely does.

    A slash is in the alphabet, so a run may begin with a path (`/callback/eyJ...`): its parts are left out until the
    rest is whole groups.
    """
    start = run_start
    while (sure - start) % 4:
        slash = line.find(b"/", start, sure) + 1
        if not slash:
            return start + (sure - start) % 4
        start = slash
    return start


def _base64_view(line: bytes, start: int, sure: int, end: int) -> View | None:
    token = line[start:end].rstrip(b"=").translate(_URL_SAFE)
    if len(token) % 4 == 1:
        token = token[:-1]
    decoded = binascii.a2b_base64(token + b"=" * (-len(token) % 4))
    known = (sure - start) // 4 * 3
    for first, last in _TEXT_RUN.spans(decoded, 0, len(decoded)):
        if first <= known < last:
            if last - first >= max(SHORTEST, TEXT_SHARE * len(decoded)):
                return View("base64", start, end, decoded[first:last], None)
            break
    return None
