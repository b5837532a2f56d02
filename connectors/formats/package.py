"""
What documents of Office and OpenDocument are packed in: a zip of XML parts, or the older compound file.
"""

from __future__ import annotations

import struct
from typing import IO, TYPE_CHECKING

from connectors.identify import ZIP
from connectors.kinds import COMPOUND

if TYPE_CHECKING:
    from connectors.archives import Member
    from connectors.format import Head, Input
    from connectors.streams import Stream

_LOCAL = b"PK\x03\x04"
_ENCRYPTED = ("EncryptedPackage", "EncryptionInfo")
_MIMETYPE = "mimetype"
_COMMON = ("[Content_Types].xml", "_rels/", "docProps/", "customXml/")
"""What every package of Office has; a zip with anything else before its folder is a zip."""


def is_zip(head: Head) -> bool:
    """Tell whether the file begins as a zip."""
    return head.data.startswith(_LOCAL)


def is_compound(head: Head) -> bool:
    """Tell whether the file begins as a compound file."""
    return head.data.startswith(COMPOUND)


def holds(head: Head, folders: tuple[str, ...], mimetype: str) -> bool:
    r"""
    Tell whether the first members of a zip lie in one of the folders, or the first one names the media type.

    >>> from connectors.format import Head
    >>> holds(Head(b"PK\3\4" + bytes(22) + b"\x08\0\0\0word/a.x", None, "a", True), ("word/",), "text")
    True
    """
    data = head.data
    place = data.find(_LOCAL)
    while 0 <= place <= len(data) - 30:
        length, extra = struct.unpack_from("<HH", data, place + 26)
        name = data[place + 30 : place + 30 + length].decode("utf-8", "replace")
        if name.startswith(folders):
            return True
        if name == _MIMETYPE:
            begun = place + 30 + length + extra
            return mimetype.encode() in data[begun : begun + 100]
        if not name.startswith(_COMMON):
            break
        place = data.find(_LOCAL, place + 30)
    return False


def mentions(head: Head, names: tuple[str, ...]) -> bool:
    """Tell whether one of the streams of a compound file has such a name, as far as its beginning shows."""
    return any(name.encode("utf-16-le") in head.data for name in names)


def is_encrypted(file: IO[bytes]) -> bool:
    """Tell whether a file is a newer document in the cover that encryption gives it; the file is put back to its start."""
    file.seek(0)
    compound = file.read(len(COMPOUND)) == COMPOUND
    file.seek(0)
    if not compound:
        return False
    import olefile

    try:
        with olefile.OleFileIO(file) as streams:
            return any(streams.exists(name) for name in _ENCRYPTED)
    except Exception:  # noqa: BLE001 - a damaged compound file; the parser that comes next will say so
        return False
    finally:
        file.seek(0)


def parts(source: Input, file: IO[bytes]) -> list[Member]:
    """
    Return the members of the zip.

    Raises:
        Unreadable: it is damaged, or has too many.
    """
    from connectors import archives

    return list(archives.listed(file, ZIP, source.budget))


def opened(source: Input, file: IO[bytes], part: Member) -> Stream:
    """Return the expanded bytes of a member, within the bounds of the whole file."""
    from connectors import archives

    return archives.opened_member(file, part, source.budget)
