"""
Kinds of files that are not read: known by their first bytes, with what a user may do about them.

Sound, film and pictures are *noted*: that a recording of a call or a scan of a passport lies there is a finding by
itself, though nothing in it is read.
"""

from __future__ import annotations

from types import MappingProxyType

from connectors import encoding

IMAGE, SOUND, FILM = "image", "sound", "film"
OFFICE = "Office document"
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How the documents of Office begin that are no zip: .doc, .xls, .msg, and encrypted ones."""
NOTED = MappingProxyType({IMAGE: "picture", SOUND: "sound", FILM: "film"})
"""Kinds that are noted, and how `SetAside.kind` calls them."""

_MAGIC = (
    (0, b"%PDF-", "PDF document"),
    (0, COMPOUND, OFFICE),
    (0, b"SQLite format 3\0", "SQLite database"),
    (8, b"DUCK", "DuckDB database"),
    (0, b"\x89PNG\r\n", IMAGE),
    (0, b"\xff\xd8\xff", IMAGE),
    (0, b"GIF8", IMAGE),
    (8, b"WEBP", IMAGE),
    (0, b"II*\0", IMAGE),
    (0, b"MM\0*", IMAGE),
    (0, b"\0\0\1\0", IMAGE),
    (4, b"ftypheic", IMAGE),
    (4, b"ftypheix", IMAGE),
    (4, b"ftypmif1", IMAGE),
    (4, b"ftypavif", IMAGE),
    (0, b"\0\0\0\x0cjP  ", IMAGE),
    (0, b"8BPS", IMAGE),
    (0, b"BM", IMAGE),
    (128, b"DICM", IMAGE),
    (8, b"WAVE", SOUND),
    (4, b"ftypM4A", SOUND),
    (0, b"ID3", SOUND),
    (0, b"OggS", SOUND),
    (0, b"fLaC", SOUND),
    (0, b"\xff\xfb", SOUND),
    (0, b"\xff\xf3", SOUND),
    (0, b"\xff\xf2", SOUND),
    (0, b"\xff\xf1", SOUND),
    (0, b"\xff\xf9", SOUND),
    (0, b"#!AMR", SOUND),
    (0, b"caff\0", SOUND),
    (0, b".snd\0", SOUND),
    (8, b"AIFF", SOUND),
    (4, b"ftyp", FILM),
    (8, b"AVI ", FILM),
    (0, b"\x1a\x45\xdf\xa3", FILM),
    (0, b"FLV\1", FILM),
    (0, b"\0\0\1\xba", FILM),
    (0, b"\0\0\1\xb3", FILM),
    (0, b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", FILM),
    (0, b"\x7fELF", "executable"),
    (0, b"MZ\x90\0", "executable"),
    (0, b"\xca\xfe\xba\xbe", "executable"),
    (0, b"\xcf\xfa\xed\xfe", "executable"),
    (0, b"\0asm", "executable"),
    (0, b"7z\xbc\xaf\x27\x1c", "7z archive"),
    (0, b"Rar!\x1a\x07", "RAR archive"),
)
# Windows Media holds sound or film, and only its name tells which.
_SOUND_BY_NAME = (".wma", ".mka", ".weba", ".m4a", ".m4b", ".3ga")

_ADVICE = {
    OFFICE: "save it in a newer format (.docx, .xlsx, .pptx), and scan that",
    "DuckDB database": "name it by its address (duckdb:///FILE), and it is read as a database",
    "7z archive": "unpack it, and scan what was in it",
    "RAR archive": "unpack it, and scan what was in it",
    "nothing but NUL bytes": "restore it, if it is a file that lost its content in a crash",
    IMAGE: "look at it yourself, since text in pictures is not read",
    SOUND: "listen to it yourself, since speech is not read",
    FILM: "look at it yourself, since film is not read",
}


def advice(kind: str) -> str:
    """Return what a user may do about a file of a kind that is set aside."""
    return _ADVICE.get(kind, "if it holds data, export that as CSV, JSON or plain text, and scan what comes out")


def kind_of(data: bytes, name: str = "") -> str | None:
    r"""
    Return what known binary kind the first bytes are of.

    >>> kind_of(b"RIFF$\x00\x00\x00WAVEfmt "), kind_of(b"ID3 er et merke"), kind_of(b"RIFF er et merke")
    ('sound', None, None)
    """
    for place, magic, kind in _MAGIC:
        if data.startswith(magic, place) and _surely(place, magic, data):
            return SOUND if kind == FILM and name.lower().endswith(_SOUND_BY_NAME) else kind
    return None


def _surely(place: int, magic: bytes, data: bytes) -> bool:
    """A mark that could begin a text counts only where binary data follows."""
    if not place and (not magic.isascii() or b"\0" in magic or magic == b"%PDF-"):
        return True
    return encoding.binary(data) or (place > 0 and b"\0" in data[:64])
