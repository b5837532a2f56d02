"""
From what the user names to the files there are: folders walked in order, globs, URLs, links looked at but not followed.
"""

from __future__ import annotations

import errno
import fnmatch
import glob
import os
import re
import stat
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from connectors.connector import Failure, Selection, SetAside, SourceError
from connectors.streams import is_url

if TYPE_CHECKING:
    from collections.abc import Iterator

STANDARD_INPUT = "-"
LEFT_OUT = (".git", ".innsyn", ".venv", "node_modules")
"""Folders that are set aside wherever they lie below a target; naming one as a target examines it."""
_CREDENTIALS = re.compile(r"^([A-Za-z][\w+.-]*(?::/{1,2}|//))(?:[^/@:\[]*:(?!\d*(?:/|$))[^@]*@|[^/@]*@)")
"""In front of a host; a colon before digits alone is that of a port."""


@dataclass(frozen=True, slots=True)
class File:
    """
    A file to be read.

    Args:
        source: what the user sees.
        path: what to open.
        size: bytes, if known.
        named: by the user, rather than met in a folder.
    """

    source: str
    path: str
    size: int | None
    named: bool = False


def resolved(target: str) -> tuple[str, ...]:
    """
    Return the paths or URLs that a target names.

    Raises:
        SourceError: there are none.
    """
    if target == STANDARD_INPUT:
        return (target,)
    if is_url(target):
        scheme, _, rest = target.partition("://")
        return resolved(rest) if scheme == "file" else (target,)
    if os.path.lexists(target):
        return (target,)
    if not glob.has_magic(target):
        raise SourceError(_nothing_there(target))
    found = sorted(glob.glob(target, recursive=True, include_hidden=True))  # noqa: PTH207 - as the user writes paths
    if not found:
        raise SourceError(_nothing_there(target))
    return tuple(found)


def _nothing_there(target: str) -> str:
    import difflib

    shown = printable(_bare(target))
    if glob.has_magic(target):
        return f"no file matches {shown}"
    path = Path(target)
    try:
        near = difflib.get_close_matches(path.name, os.listdir(path.parent), n=1)  # noqa: PTH208 - names, not paths
    except OSError:
        return f"no such file or folder: {shown} (its folder is not there either)"
    hint = f". Did you mean {printable(str(path.parent / near[0]))}?" if near else ""
    return f"no such file or folder: {shown}{hint}"


def files(path: str, selection: Selection) -> Iterator[File | Failure | SetAside]:
    """Yield the files under one path or URL, ordered by name."""
    if is_url(path):
        yield from _remote(path, selection)
        return
    found = _looked_at(path)
    if isinstance(found, Failure):
        yield found
    elif stat.S_ISDIR(found.st_mode):
        yield from _walked(path, path, selection)
    elif not stat.S_ISREG(found.st_mode):
        yield Failure(source_of(path), f"not a regular file but a {_kind(found.st_mode)}; pipe it to standard input")
    else:
        chosen = _chosen(path, path, found.st_size, selection)
        yield chosen if selection.met else _named(chosen)


def _named(found: File | SetAside) -> File | SetAside:
    return replace(found, named=True) if isinstance(found, File) else found


def _looked_at(path: str) -> os.stat_result | Failure:
    try:
        return Path(path).stat()
    except OSError as fault:
        loop = "symbolic link loop" if fault.errno == errno.ELOOP else fault.strerror
        return Failure(source_of(path), str(loop))


def _walked(folder: str, top: str, selection: Selection) -> Iterator[File | Failure | SetAside]:
    """Walk a folder; a stack of its own, so that depth costs no recursion."""
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        if path != top and (reason := _excluded(path, top, selection)):
            yield SetAside(source_of(path), reason)
            continue
        try:
            entry = Path(path).lstat()
            if stat.S_ISLNK(entry.st_mode) and path != top:
                yield _link(path, top)
            elif stat.S_ISDIR(entry.st_mode) or path == top:
                names = sorted(os.listdir(path), reverse=True)  # noqa: PTH208 - names, not paths
                waiting += [os.path.join(path, name) for name in names]  # noqa: PTH118 - keeps "./" off and bytes on
            elif not stat.S_ISREG(entry.st_mode):
                yield SetAside(source_of(path), f"not a regular file but a {_kind(entry.st_mode)}")
            else:
                yield _chosen(path, top, entry.st_size, selection)
        except OSError as fault:
            yield Failure(source_of(path), fault.strerror or "cannot be read")


def _link(path: str, top: str) -> Failure | SetAside:
    """Say what a symbolic link is; none is followed, since what lies in the target is met on its own."""
    real, root = os.path.realpath(path), os.path.realpath(top)
    here = os.path.realpath(os.path.dirname(path))  # noqa: PTH120
    try:
        Path(path).stat()
    except FileNotFoundError:
        return Failure(source_of(path), "symbolic link to nothing")
    except OSError as fault:
        return Failure(source_of(path), "symbolic link loop" if fault.errno == errno.ELOOP else str(fault.strerror))
    if os.path.commonpath((real, here)) == real:
        return Failure(source_of(path), "symbolic link loop: it leads to a folder it lies in")
    if os.path.commonpath((real, root)) == root:
        return SetAside(source_of(path), "symbolic link; what it leads to is examined where it lies")
    return SetAside(source_of(path), "symbolic link out of the target; name what it leads to, to have it examined")


def _chosen(path: str, top: str, size: int, selection: Selection) -> File | SetAside:
    if reason := _excluded(path, top, selection):
        return SetAside(source_of(path), reason)
    if selection.include and not any(_matches(pattern, path, top) for pattern in selection.include):
        return SetAside(source_of(path), "not included")
    return File(source_of(path), path, size)


def _excluded(path: str, top: str, selection: Selection) -> str | None:
    if path != top and os.path.basename(path) in LEFT_OUT:  # noqa: PTH119
        return "left out by default; name it as a target to have it examined"
    pattern = next((pattern for pattern in selection.exclude if _matches(pattern, path, top)), None)
    return None if pattern is None else f"excluded by {pattern}"


def _matches(pattern: str, path: str, top: str) -> bool:
    """
    Tell whether a pattern means a path.

    `*` stands for any run of characters, folders' slashes included, so `logs/*` is everything below `logs`. A pattern
    without a slash is held against the name alone; one with a slash against the path as named and as seen from the
    target. A folder is meant with or without a slash at the end.
    """
    pattern = pattern.removeprefix("./").rstrip("/").replace("**/", "*").replace("**", "*")
    if "/" not in pattern:
        return fnmatch.fnmatchcase(path.rpartition("/")[2], pattern)
    below = path[len(top) :].lstrip("/") if path.startswith(top) else path
    return any(fnmatch.fnmatchcase(seen, pattern) for seen in (path.removeprefix("./"), below, _shown(path)))


def _shown(path: str) -> str:
    """Return a path as the user would write it: from the working folder when it lies there."""
    absolute = os.path.abspath(path)  # noqa: PTH100 - links must stay as they are
    here = Path.cwd()
    return Path(absolute).relative_to(here).as_posix() if Path(absolute).is_relative_to(here) else absolute


def source_of(path: str) -> str:
    """
    Return what the user sees of a path or URL; passwords and keys in a URL are left out.

    >>> source_of("s3://key:secret@bucket/app.log?sig=abc")
    's3://bucket/app.log'
    """
    if path == STANDARD_INPUT:
        return "stdin:"
    if not is_url(path):
        return f"file:{printable(_shown(path))}"
    parts = urlsplit("::".join(map(_bare, path.split("::"))))
    return printable(f"{parts.scheme}://{parts.netloc}{parts.path}")


def _bare(target: str) -> str:
    """
    Return what a user names without user and password, also where its signs are not written as an address has them.

    >>> _bare("ftp://a:b/c#d@host/e"), _bare("ftp://host:21/a@b"), _bare("postgresql:/a:b@host/e")
    ('ftp://host/e', 'ftp://host:21/a@b', 'postgresql:/host/e')
    """
    return _CREDENTIALS.sub(r"\1", target)


def printable(name: str) -> str:
    r"""Return a file name as valid text; bytes that are no text become `\xff`."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _kind(mode: int) -> str:
    kinds = (
        (stat.S_ISFIFO, "named pipe"),
        (stat.S_ISSOCK, "socket"),
        (stat.S_ISCHR, "device"),
        (stat.S_ISBLK, "device"),
    )
    return next((name for test, name in kinds if test(mode)), "special file")


def _remote(url: str, selection: Selection) -> Iterator[File | Failure | SetAside]:
    """Yield the files under an fsspec URL: an object, a folder or a glob."""
    try:
        import fsspec

        system, root = fsspec.core.url_to_fs(url)
        alone = False
        if glob.has_magic(root):
            found = {path: info for path, info in system.glob(root, detail=True).items() if info["type"] == "file"}
        elif system.isdir(root):
            found = system.find(root, detail=True)
        else:
            found, alone = {root: system.info(root)}, True
    except (ImportError, ValueError) as fault:
        message = (
            f"{source_of(url)} cannot be opened: {fault}"
            if isinstance(fault, ImportError)
            else (f"{source_of(url)} cannot be opened: no file system for {url.partition('://')[0]}://")
        )
        raise SourceError(message) from fault
    except FileNotFoundError as fault:
        message = f"nothing at {source_of(url)}"
        raise SourceError(message) from fault
    except Exception as fault:  # noqa: BLE001 - each file system brings its own errors
        yield Failure(source_of(url), f"cannot be listed ({type(fault).__name__})")
        return
    if not found:
        message = f"nothing at {source_of(url)}"
        raise SourceError(message)
    for path in sorted(found):
        chosen = _remote_file(system.unstrip_protocol(path), path, root, found[path].get("size"), selection)
        yield _named(chosen) if alone else chosen


def _remote_file(url: str, path: str, root: str, size: int | None, selection: Selection) -> File | SetAside:
    left_out = next((part for part in path[len(root) :].split("/") if part in LEFT_OUT), None)
    if left_out:
        return SetAside(source_of(url), "left out by default; name it as a target to have it examined")
    chosen = _chosen(path, root, size or 0, selection)
    if isinstance(chosen, SetAside):
        return SetAside(source_of(url), chosen.reason)
    return File(source_of(url), url, size)
