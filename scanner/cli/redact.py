"""`innsyn redact`: text in, the same text out with personal data masked, line by line as it comes."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scanner.cli.asked import UsageError
from scanner.cli.ending import CLEAN, INCOMPLETE, USAGE, refuse
from scanner.cli.workspace import WORKSPACE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.redaction import Redactor

BLOCK = 1 << 20
LONGEST = 64 << 20
LEFT_OUT = b"[a line of more than 64 MiB was left out]"


@click.command("redact", context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--min-confidence", metavar="0-1", help="Leave what is less sure [default: 0.5].")
@click.option("--pseudonyms", is_flag=True, help="The same value gets the same name: [FNR:kmbdfoacgljh].")
@click.option("--key-file", type=click.Path(path_type=Path), help="Key for pseudonyms [default: .innsyn/key].")
def COMMAND(min_confidence: str | None, key_file: Path | None, *, pseudonyms: bool) -> None:  # noqa: N802
    """
    Mask personal data in standard input, and write what comes of it to standard output.

    Lines stay lines, JSON stays JSON, and each line is written as soon as it has come.

    \b
      innsyn redact < app.log > shared.log
      kubectl logs -f app | innsyn redact --pseudonyms | ship-logs

    \b
    Exit codes: 0 all was passed on, 2 wrong usage (or no text), 3 something was left out or could not be decoded.
    What a table says by its header alone is not known here: this is for logs and other text in lines.
    """  # noqa: D301 - \b is click's mark for text that must not be re-wrapped
    from scanner.cli import stopping
    from scanner.cli.output import hush

    stopping.listen()
    try:
        redactor = _redactor(min_confidence, key_file, pseudonyms=pseudonyms)
        whole = _passed_on(redactor)
    except UsageError as error:
        refuse(error, USAGE)
    except BrokenPipeError:
        hush()  # the reader has gone: that is no failure of ours
        sys.exit(CLEAN)
    except KeyboardInterrupt:
        stopping.end(INCOMPLETE, left="the rest of the text was not passed on")
    sys.exit(CLEAN if whole else INCOMPLETE)


def _redactor(min_confidence: str | None, key_file: Path | None, *, pseudonyms: bool) -> Redactor:
    from scanner.cli.asked import confidence
    from scanner.redaction import Redactor

    if key_file is not None and not pseudonyms:
        message = "--key-file is for --pseudonyms"
        raise UsageError(message)
    return Redactor(min_confidence=confidence(min_confidence, 0.5), key=_key(key_file) if pseudonyms else None)


def _key(path: Path | None) -> bytes:
    """Return the key for pseudonyms: the workspace's, made on first use, or what a file holds."""
    from scanner.fingerprints import KEY_BYTES, KeyFileError, workspace_key

    try:
        if path is None:
            return workspace_key(WORKSPACE)
        key = path.read_bytes()
    except KeyFileError as error:
        raise UsageError(str(error)) from None
    except OSError as error:
        message = f"the key cannot be read from {path or WORKSPACE} ({error.strerror}); name another with --key-file"
        raise UsageError(message) from None
    if len(key) != KEY_BYTES:
        message = f"{path} is no key of {KEY_BYTES} bytes; `head -c 32 /dev/urandom` makes one"
        raise UsageError(message)
    return key


def _passed_on(redactor: Redactor) -> bool:
    """Pass standard input on, masked; return whether all of it was."""
    if sys.stdout is None:
        message = "standard output is closed"
        raise UsageError(message)
    out, whole, text = sys.stdout.buffer, True, None
    for lines in _lines():
        if text is None:
            text = _Text(lines)
        if lines is LEFT_OUT:
            whole = False
            _say("a line of more than 64 MiB was left out")
        out.write(text.masked(lines, redactor))
        out.flush()
    if text is not None and text.damaged:
        _say(f"{text.damaged:,} bytes could not be decoded; U+FFFD stands in their place")
        whole = False
    return whole


def _say(text: str) -> None:
    click.echo(f"innsyn: {text}", err=True)


def _lines() -> Iterator[bytes]:
    """Yield whole lines of standard input as they come; at last what has no end of line."""
    waiting: list[bytes] = []
    size, dropping = 0, False
    while block := _read():
        end = block.rfind(b"\n") + 1
        if end and dropping:
            first = block.find(b"\n")
            yield LEFT_OUT
            yield block[first:end]
        elif end:
            yield b"".join([*waiting, block[:end]])
        if end:
            waiting, size, dropping = [], 0, False
        waiting.append(block[end:])
        size += len(block) - end
        if dropping or size > LONGEST:
            waiting, size, dropping = [], 0, True
    if dropping:
        yield LEFT_OUT
    elif size:
        yield b"".join(waiting)


def _read() -> bytes:
    try:
        return os.read(0, BLOCK)
    except OSError as error:
        message = f"standard input cannot be read ({error.strerror})"
        raise UsageError(message) from None


class _Text:
    """
    The encoding of a stream, found out by its beginning: UTF-8, or Windows-1252, in which it is then written too.

    Attributes:
        damaged: bytes that are in neither.
    """

    def __init__(self, head: bytes) -> None:
        from connectors import compression, encoding
        from scanner.key_bodies import Bodies

        packed = compression.kind(head)
        if packed or encoding.mark(head)[0] in encoding.WIDE or encoding.wide(head) or encoding.binary(head[:BLOCK]):
            what = (
                f"{packed} data; unpack it first" if packed else "no text in UTF-8 or Windows-1252; convert it first"
            )
            message = f"standard input is {what}"
            raise UsageError(message)
        self._encoding = encoding
        self._bodies = Bodies()
        self._cleaner = encoding.Cleaner(encoding.ASCII)

    @property
    def damaged(self) -> int:
        return self._cleaner.damaged

    def masked(self, lines: bytes, redactor: Redactor) -> bytes:
        clean = self._cleaner.clean(lines, 1)
        done = redactor.block(self._bodies.masked(clean))
        if done is clean and not self._cleaner.damaged:
            return lines
        return _to_windows(done) if self._cleaner.encoding == self._encoding.WINDOWS else done


def _to_windows(data: bytes) -> bytes:
    """Return UTF-8 as Windows-1252; the five bytes that leaves undefined are written as in Latin-1."""
    text = data.decode()
    try:
        return text.encode("cp1252")
    except UnicodeEncodeError:
        return b"".join(
            character.encode("latin-1" if "\x80" <= character <= "\x9f" else "cp1252", "replace") for character in text
        )
