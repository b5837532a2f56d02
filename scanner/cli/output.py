"""Where a report goes: standard output, a file as a whole, or straight into a device or pipe."""

from __future__ import annotations

import io
import os
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

OF_THE_SYSTEM = ("/dev/", "/proc/")
"""What stands here may look like a file and is somebody's stream: /dev/stdout."""


class OutputError(Exception):
    """A report cannot be written; the message says where and why."""


def check(output: Path | None, *read: Path | str | None) -> None:
    """
    Find out before a scan whether its report can be written after it.

    Args:
        output: where it goes.
        read: what is read for it; none of it may be written over, be it a log, a policy or a reviewed inventory.

    Raises:
        OutputError: it cannot.
    """
    if output is None:
        if sys.stdout is None:
            message = "standard output is closed; give a file with -o"
            raise OutputError(message)
        return
    try:
        if output.is_dir():
            message = f"{output} is a folder; give a file with -o"
            raise OutputError(message)
        if _is_one_of(output, read):
            message = f"{output} is a file that is read; name another with -o"
            raise OutputError(message)
        if not _is_stream(output):
            import tempfile

            with tempfile.TemporaryFile(dir=_followed(output).parent):
                pass
        elif not os.access(output, os.W_OK):
            message = f"{output} cannot be written"
            raise OutputError(message)
    except OSError as error:
        raise OutputError(_refused(output, error)) from None


def _is_one_of(output: Path, read: Iterable[Path | str | None]) -> bool:
    """Tell whether a file is among those that are read, whatever they are called there."""
    if _is_stream(output) or not output.exists():
        return False
    named = [path for path in map(str, filter(None, read)) if os.path.exists(path)]  # noqa: PTH110 - may be a URL
    return any(output.samefile(path) for path in named)


def write(pieces: Iterable[str], output: Path | None) -> None:
    """
    Write a report.

    Raises:
        OutputError: it could not be written; a file is then as it was before.
    """
    try:
        if output is None:
            _print(pieces)
        elif _is_stream(output):
            with output.open("w", encoding="utf-8", errors="backslashreplace") as stream:
                stream.writelines(pieces)
        else:
            _replace(_followed(output), pieces)
    except OSError as error:
        raise OutputError(_refused(output or "standard output", error)) from None


def write_bytes(data: bytes, output: Path) -> None:
    """
    Write a file that is no text, such as a workbook.

    Raises:
        OutputError: it could not be written; a file is then as it was before.
    """
    try:
        if _is_stream(output):
            output.write_bytes(data)
        else:
            _replace(_followed(output), data)
    except OSError as error:
        raise OutputError(_refused(output, error)) from None


def _refused(output: Path | str, error: OSError) -> str:
    return f"the report cannot be written to {output} ({error.strerror or type(error).__name__})"


def _print(pieces: Iterable[str]) -> None:
    if isinstance(sys.stdout, io.TextIOWrapper):
        # Names of files and columns may hold anything; a report must not fail on one.
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        sys.stdout.writelines(pieces)
        sys.stdout.flush()
    except BrokenPipeError:
        hush()  # the reader has gone (head, less): that is no failure of ours
    except OSError:
        hush()
        raise


def hush() -> None:
    """Send what is still in the buffer nowhere, or Python complains of it at the end."""
    if sys.stdout is None:
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _is_stream(output: Path) -> bool:
    """Tell whether a target is a device, a pipe or the like, which is written to and never replaced."""
    if str(output.absolute()).startswith(OF_THE_SYSTEM):
        return output.exists()
    try:
        return not stat.S_ISREG(output.stat().st_mode)
    except FileNotFoundError:
        return False


def _followed(output: Path) -> Path:
    """Return the file that a symbolic link points to, so that the link stays."""
    return output.resolve()


def _replace(output: Path, content: Iterable[str] | bytes) -> None:
    """Write beside the file and move into place: a reader never sees half a report."""
    import tempfile

    descriptor, name = tempfile.mkstemp(dir=output.parent, prefix=f".{output.name[:80]}.")  # made 0600
    temporary = Path(name)
    try:
        if isinstance(content, bytes):
            with os.fdopen(descriptor, "wb") as binary:
                binary.write(content)
        else:
            with os.fdopen(descriptor, "w", encoding="utf-8", errors="backslashreplace") as file:
                file.writelines(content)
        if output.exists():
            temporary.chmod(stat.S_IMODE(output.stat().st_mode))
        temporary.replace(output)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
