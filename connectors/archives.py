"""
Members of zip and tar archives, as streams, within bounds.

Names of members are only names: nothing is ever written under them.
"""

from __future__ import annotations

import struct
import tarfile
import zipfile
import zlib
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from connectors.compression import Budget, Counted, Expanded
from connectors.connector import Unreadable
from connectors.identify import ZIP
from connectors.streams import BLOCK_BYTES, Slice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from connectors.format import Options
    from connectors.streams import Stream

_METHODS = {0: "stored", 8: "deflate", 12: "bzip2", 93: "zstd", 95: "xz"}
_HEADER_BYTES = 1 << 20
_TAR_HEADERS = (
    tarfile.XHDTYPE,
    tarfile.XGLTYPE,
    tarfile.SOLARIS_XHDTYPE,
    tarfile.GNUTYPE_LONGNAME,
    tarfile.GNUTYPE_LONGLINK,
)


@dataclass(frozen=True, slots=True)
class Member:
    """
    A file in an archive.

    Args:
        name: as the archive has it.
        offset: where its bytes begin.
        stored: bytes it takes in the archive.
        size: bytes it expands to, as the archive says.
        method: "stored", "deflate", "bzip2", "xz" or "zstd".
        checksum: CRC-32 of the expanded bytes; `None` in a tar.
        trouble: why it cannot be read.
    """

    name: str
    offset: int
    stored: int
    size: int
    method: str = "stored"
    checksum: int | None = None
    trouble: str | None = None

    def options(self) -> Options:
        """Return the place of the member as options of a segment."""
        checksum = "" if self.checksum is None else str(self.checksum)
        return (("member", f"{self.offset} {self.stored} {self.size} {self.method} {checksum}".strip()),)


def placed(name: str, option: str) -> Member:
    """Return the member that `Member.options` told of."""
    offset, stored, size, method, *checksum = option.split()
    return Member(name, int(offset), int(stored), int(size), method, int(checksum[0]) if checksum else None)


def listed(file: IO[bytes], archive: str, budget: Budget) -> Iterator[Member]:
    """
    Yield the regular files of an archive that one can move about in.

    Raises:
        Unreadable: no archive, damaged, or too many members.
    """
    try:
        members = _in_zip(file, budget) if archive == ZIP else _in_tar(file)
        for count, member in enumerate(members):
            if count >= budget.limits.members:
                _refuse(budget)
            yield member
    except (zipfile.BadZipFile, tarfile.TarError, NotImplementedError, ValueError, struct.error, EOFError) as fault:
        reason = f"the {archive} archive is damaged; what came before the damage was read"
        raise Unreadable(reason) from fault


def _refuse(budget: Budget) -> None:
    reason = f"holds more than {budget.limits.members:,} members; the rest was not read"
    raise Unreadable(reason)


def _in_zip(file: IO[bytes], budget: Budget) -> Iterator[Member]:
    # The directory is held in memory as a whole, so its length is looked at first.
    file.seek(0, 2)
    end = file.tell()
    file.seek(max(end - 66_000, 0))
    tail = file.read(66_000)
    record = tail.rfind(b"PK\x05\x06")
    length = struct.unpack_from("<I", tail, record + 12)[0] if record >= 0 else 0
    if length != 0xFFFFFFFF and length > budget.limits.members * 400:
        _refuse(budget)
    if (
        length == 0xFFFFFFFF
        and end > budget.limits.members * 400
        and _zip64_members(file, tail) > budget.limits.members
    ):
        _refuse(budget)
    file.seek(0)
    with zipfile.ZipFile(file) as archive:
        for info in archive.infolist():
            if not info.is_dir():
                yield _zip_member(file, info)


def _zip64_members(file: IO[bytes], tail: bytes) -> int:
    """Return how many members the large directory claims."""
    locator = tail.rfind(b"PK\x06\x07")
    if locator < 0:
        return 0
    file.seek(struct.unpack_from("<Q", tail, locator + 8)[0])
    record = file.read(40)
    return int(struct.unpack_from("<Q", record, 32)[0])


def _zip_member(file: IO[bytes], info: zipfile.ZipInfo) -> Member:
    trouble = None
    offset = 0
    method = _METHODS.get(info.compress_type)
    if info.flag_bits & 1:
        trouble = "encrypted; unpack it first"
    elif method is None:
        trouble = f"compressed by method {info.compress_type}, which is not supported; unpack it first"
    else:
        file.seek(info.header_offset)
        header = file.read(30)
        if len(header) < 30 or not header.startswith(b"PK\x03\x04"):
            trouble = "damaged: its header is not where the archive says"
        else:
            offset = info.header_offset + 30 + sum(struct.unpack_from("<HH", header, 26))
    return Member(info.filename, offset, info.compress_size, info.file_size, method or "stored", info.CRC, trouble)


class _Bounded(tarfile.TarInfo):
    """A tar header whose long names cannot fill the memory."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> _Bounded:
        info = super().frombuf(buf, encoding, errors)
        if info.type in _TAR_HEADERS and info.size > _HEADER_BYTES:
            reason = "the tar archive has a header of impossible length; the rest was not read"
            raise Unreadable(reason)
        return info


def _in_tar(file: IO[bytes]) -> Iterator[Member]:
    file.seek(0)
    with tarfile.open(fileobj=file, mode="r:", tarinfo=_Bounded) as archive:
        for info in archive:
            if info.isreg():
                trouble = "stored as a sparse file; unpack it first" if info.issparse() else None
                yield Member(info.name, info.offset_data, info.size, info.size, trouble=trouble)
            archive.members = []  # type: ignore[attr-defined]  # the list would grow with the archive


def opened_member(file: IO[bytes], member: Member, budget: Budget) -> Stream:
    """Return the expanded bytes of a member."""
    stored = Counted(Slice(file, member.offset, member.stored), budget)
    if member.method == "stored":
        return _Checked(stored, member)
    return _Checked(Expanded(stored, member.method, budget), member)


class _Checked:
    """A member that must keep the length and checksum that the archive promised."""

    def __init__(self, stream: Stream, member: Member) -> None:
        self._stream = stream
        self._member = member
        self._left = member.size
        self._checksum = 0

    def read(self, size: int, /) -> bytes:
        """Return the next bytes."""
        block = self._stream.read(size)
        self._left -= len(block)
        promised = self._member.checksum
        if promised is not None:
            self._checksum = zlib.crc32(block, self._checksum)
        if self._left < 0 or (not block and (self._left or promised not in {None, self._checksum})):
            reason = "damaged: its length or checksum is not what the archive says"
            raise Unreadable(reason)
        return block


def streamed(stream: Stream, budget: Budget) -> Iterator[tuple[str, Stream, str | None]]:
    """
    Yield name, stream and trouble of each file in a tar that can only be read forward.

    A stream must be read before the next is asked for; what is not read is skipped.

    Raises:
        Unreadable: damaged, cut short, or too many members.
    """
    count = 0
    filled = _Filled(stream)
    try:
        with tarfile.open(fileobj=filled, mode="r|", tarinfo=_Bounded) as archive:  # type: ignore[call-overload]
            for info in archive:
                count += 1
                if count > budget.limits.members:
                    _refuse(budget)
                content = archive.extractfile(info) if info.isreg() and not info.issparse() else None
                if content is not None:
                    yield info.name, _TarStream(content, filled), None
                elif info.isreg():
                    yield info.name, filled, "stored as a sparse file; unpack it first"
                archive.members = []
    except (tarfile.TarError, ValueError, EOFError) as fault:
        raise filled.trouble() from fault
    # The reader stops at the mark of the end, and takes a cut between two members for it.
    while beyond := filled.read(BLOCK_BYTES):
        if beyond.strip(b"\0"):
            reason = "other bytes follow the tar archive; they were not read"
            raise Unreadable(reason)
    if filled.broken is not None or filled.given % tarfile.BLOCKSIZE:
        raise filled.trouble()


_CUT = "the tar archive is damaged or cut short; what came before was read"


class _TarStream:
    """A member of a tar that is read forward; the library's errors become ours."""

    def __init__(self, content: IO[bytes], below: _Filled) -> None:
        self._content = content
        self._below = below

    def read(self, size: int, /) -> bytes:
        """Return the next bytes of the member; all there are before a cut."""
        try:
            # One step at a time: a longer read that fails gives nothing of what it has.
            return self._content.read1(size)  # type: ignore[attr-defined, no-any-return]
        except (tarfile.TarError, EOFError) as fault:
            raise self._below.trouble() from fault


class _Filled:
    """
    A stream that gives what is asked for, as the tar reader expects; where it breaks off, it ends.

    Attributes:
        broken: what it broke off with.
        given: bytes so far.
    """

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self.broken: Unreadable | None = None
        self.given = 0

    def read(self, size: int, /) -> bytes:
        """Return `size` bytes; fewer only at the end."""
        parts: list[bytes] = []
        try:
            while size > 0 and self.broken is None and (part := self._stream.read(size)):
                parts.append(part)
                size -= len(part)
        except Unreadable as broken:
            # The reader would lose what it holds already, if it were told now.
            self.broken = broken
        self.given += sum(map(len, parts))
        return b"".join(parts)

    def trouble(self) -> Unreadable:
        """Return what to tell of an archive that cannot be read on."""
        return self.broken or Unreadable(_CUT)
