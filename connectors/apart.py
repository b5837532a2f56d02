"""
Foreign parsers of binary formats, each run in a process of its own.

A damaged or hostile spreadsheet or PDF can make such a parser ask for all memory, run for ever, end its process or print
what it read. Here it has bounds of memory and time, nobody hears what it prints, and its end is the failure of one file.
What it found comes back as lines of JSON.
"""

from __future__ import annotations

import json
import os
import sys
from typing import IO, TYPE_CHECKING, Any

from connectors.connector import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from connectors.connector import Limits

_PROGRAM = "import sys; from connectors import apart; apart.answer(*sys.argv[1:])"
_END = "end"


def asked(module: str, file: IO[bytes], limits: Limits, begin: int = 1) -> Iterator[list[Any]]:
    """
    Let `module.apart(file, begin)` read a file in another process; yield what it yields.

    Args:
        module: full name; its function `apart` takes the open file and yields lists that JSON can hold.
        file: an open file on disk.
        limits: memory and time the process may take.
        begin: with which sheet or page, from 1.

    Raises:
        Unreadable: it came to no good end; what was yielded stands.
    """
    import subprocess

    command = [sys.executable, "-c", _PROGRAM, module, *map(str, (limits.memory_bytes, limits.seconds, begin))]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "RUST_BACKTRACE": "0"}
    ended = False
    with _on_disk(file) as handle:
        child = subprocess.Popen(  # noqa: S603 - our own program, and no part of the command comes from a file
            command, stdin=handle, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
        )
    try:
        assert child.stdout is not None
        for line in child.stdout:
            message = json.loads(line)
            if message == [_END]:
                ended = True
                break
            yield message
    finally:
        child.kill()
        child.communicate()
    if not ended:
        reason = (
            f"could not be read to its end: damaged, or it takes more than {limits.memory_bytes >> 20:,} MB or "
            f"{limits.seconds:,} seconds; what came before was read"
        )
        raise Unreadable(reason)


def _on_disk(file: IO[bytes]) -> IO[bytes]:
    """Return the file with a handle of its own, at its first byte."""
    file.flush()
    handle = os.fdopen(os.dup(file.fileno()), "rb")
    os.lseek(handle.fileno(), 0, os.SEEK_SET)
    return handle


def answer(module: str, memory: str, seconds: str, begin: str) -> None:
    """Read what is on standard input, and print what comes of it; this is the other process."""
    import importlib
    import logging
    import warnings

    logging.disable()
    warnings.simplefilter("ignore")
    _bound(int(memory), int(seconds))
    found: Iterable[list[Any]]
    with os.fdopen(0, "rb", closefd=False) as file:
        found = importlib.import_module(module).apart(file, int(begin))
        for message in found:
            sys.stdout.write(json.dumps(message) + "\n")
            # What was said before a sudden end must have been heard.
            sys.stdout.flush()
    sys.stdout.write(json.dumps([_END]) + "\n")
    sys.stdout.flush()
    # What a library would do on its way out can only fail; there is nothing left to keep.
    os._exit(0)


def _bound(memory: int, seconds: int) -> None:
    try:
        import resource
    except ImportError:  # a system without such bounds
        return
    for kind, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, seconds), (resource.RLIMIT_CORE, 0)):
        _, hard = resource.getrlimit(kind)
        soft = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (soft, hard))
