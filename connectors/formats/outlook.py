"""
Mail as Outlook saves it: .msg, with what is attached, mails within mails too.

Such a file is a compound file with one stream for each property ([MS-OXMSG]); all that are text are read, under the
names they have in a mail's head where they have one.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from connectors import encoding
from connectors.format import Format, Head, Input, Options
from connectors.formats import letters, package
from connectors.formats.letters import Letter

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from connectors.connector import Read

EXTENSIONS = (".msg", ".oft")
_STREAMS = ("__properties_version1.0", "__nameid_version1.0", "__substg1.0_")
_PROPERTY, _ATTACHED, _RECIPIENT = "__substg1.0_", "__attach_version1.0_", "__recip_version1.0_"
_WIDE, _NARROW, _BINARY, _STORAGE = "001F", "001E", "0102", "000D"
_BODY, _HTML, _RTF, _HEADERS, _DATA, _INNER = "1000", "1013", "1009", "007D", "3701", "3701000D"
_FILE_NAMES = ("3707", "3704", "3001")
_NAMES = {
    "0037": "Subject",
    "0C1A": "From",
    "0C1F": "From",
    "5D01": "From",
    "5D02": "From",
    "0042": "Sender",
    "0065": "Sender",
    "0E02": "Bcc",
    "0E03": "Cc",
    "0E04": "To",
    "3001": "To",
    "3003": "To",
    "39FE": "To",
    "1035": "Message-ID",
    "1042": "In-Reply-To",
}
_QUIET = frozenset(["001A", "0070", "0E1D", "003D", "3002", "0064", "0C1E", "370E", "3703", _BODY, _HTML, _HEADERS])
_DEEPEST = 10


class _Property(NamedTuple):
    """What a stream of a property is called: its number and type, and the bytes."""

    number: str
    kind: str
    data: bytes


def sniff(head: Head) -> Options | None:
    """Know the file by the streams in it."""
    named = head.extension in EXTENSIONS or package.mentions(head, _STREAMS)
    return () if package.is_compound(head) and named else None


def read(source: Input) -> Iterator[Read]:
    """Yield the mail, and the mails in it."""
    import olefile

    try:
        with source.file() as file, olefile.OleFileIO(file) as streams:
            found = list(_letters(_storages(streams), (), 0))
            damaged = bool(streams.parsing_issues)
    except Exception as fault:  # noqa: BLE001 - the library raises whatever a damaged file brings about
        yield source.failure(f"not a whole Outlook message: damaged or cut short ({type(fault).__name__})")
        return
    if damaged:
        yield source.failure("damaged or cut short; what could be read of the mail was")
    if not any(letter.head or letter.lines for letter in found):
        yield source.failure("holds no mail, though it is a file like those of Outlook")
    yield from letters.read(source, found, many=len(found) > 1)


Path = tuple[str, ...]


def _storages(streams: Any) -> Mapping[Path, list[_Property]]:
    """Return the properties of each storage in the file."""
    found: dict[Path, list[_Property]] = defaultdict(list)
    for path in streams.listdir(streams=True, storages=False):
        *above, name = path
        if name.startswith(_PROPERTY):
            number, kind = name[len(_PROPERTY) :][:4].upper(), name[len(_PROPERTY) :][4:8].upper()
            found[tuple(above)].append(_Property(number, kind, streams.openstream(path).read()))
    return found


def _letters(storages: Mapping[Path, list[_Property]], where: Path, depth: int) -> Iterator[Letter]:
    """Yield the mail that lies in a storage, then those attached to it."""
    letter = Letter()
    _take_texts(storages.get(where, []), letter)
    _take_bodies(storages.get(where, []), letter)
    inner: list[Path] = []
    for path, properties in storages.items():
        if len(path) == len(where) + 1 and path[: len(where)] == where:
            if path[-1].startswith(_RECIPIENT):
                _take_texts(properties, letter)
            elif path[-1].startswith(_ATTACHED):
                _take_attached(properties, letter)
        elif len(path) == len(where) + 2 and path[: len(where)] == where and path[-1].endswith(_INNER):
            inner.append(path)
    yield letter
    for path in inner:
        if depth < _DEEPEST:
            yield from _letters(storages, path, depth + 1)
        else:
            letter.troubles.append(f"mails lie more than {_DEEPEST} mails deep; the rest was not opened")


def _take_texts(properties: list[_Property], letter: Letter) -> None:
    """Take what is text into the head."""
    from email.parser import HeaderParser

    for found in properties:
        if found.kind in {_WIDE, _NARROW} and found.number not in _QUIET:
            letter.head.append((_NAMES.get(found.number, "*"), _text(found).strip("\0")))
        elif found.number == _HEADERS and found.kind in {_WIDE, _NARROW}:
            parsed = HeaderParser().parsestr(_text(found))
            letter.head += [(name, " ".join(str(value).split())) for name, value in parsed.raw_items()]


def _take_bodies(properties: list[_Property], letter: Letter) -> None:
    """Take the text, and the same in HTML; formatted text (RTF) only where there is nothing else."""
    by_number = {found.number: found for found in properties}
    if _BODY in by_number:
        letter.add_body(1, _text(by_number[_BODY]).replace("\r\n", "\n").encode("utf-8", "replace"))
    html = by_number.get(_HTML)
    if html is not None:
        letter.attached.append(("body.html", html.data if html.kind == _BINARY else _text(html).encode()))
    if _RTF in by_number and not letter.lines and html is None:
        from compressed_rtf import decompress

        letter.attached.append(("body.rtf", decompress(by_number[_RTF].data)))


def _take_attached(properties: list[_Property], letter: Letter) -> None:
    """Take an attached file; an attached mail lies in a storage of its own."""
    by_number = {found.number: found for found in properties}
    data = by_number.get(_DATA)
    if data is None or data.kind != _BINARY:
        return
    names = (_text(by_number[number]).strip("\0") for number in _FILE_NAMES if number in by_number)
    letter.attached.append((next(filter(None, names), f"attachment {len(letter.attached) + 1}"), data.data))


def _text(found: _Property) -> str:
    if found.kind == _WIDE:
        return found.data.decode("utf-16-le", "replace")
    return encoding.from_windows(found.data)


FORMAT = Format(name="msg", extensions=EXTENSIONS, sniff=sniff, read=read, rank=1, is_text=False)
