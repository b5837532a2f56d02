"""
Personal data masked in text that goes on: in a stream (`innsyn redact`), in Python's logging (`RedactingFilter`).

What the gate would find is replaced by a label, `[FNR]`, or with a key by a pseudonym, `[FNR:kmbdfoacgljh]`: the same
value, whatever its spaces, has the same one, and only the holder of the key can tell whose it is. Lines stay lines, and
JSON stays JSON.

    import logging
    from scanner.redaction import RedactingFilter

    for handler in logging.getLogger().handlers:
        handler.addFilter(RedactingFilter())
"""

from __future__ import annotations

import json
import logging
import re
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b
from math import inf, log
from typing import TYPE_CHECKING, Any, NamedTuple

from detectors.candidates import weight_of
from detectors.discover import on_offer
from detectors.engine import Engine
from scanner.field_names import HIDDEN
from scanner.key_bodies import Bodies
from scanner.log_fields import field_of
from scanner.naming import name_weights

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from detectors.candidates import Candidate
    from detectors.detector import Detector, Verdict

LETTERS = "abcdefghijklmnop"
"""What a pseudonym is written in: letters alone, so that none looks like a number."""
PSEUDONYM_BYTES = 6
UNMASKED = "[a message that could not be masked was left out]"
_FREE = "user.authorization"
_QUOTES = {b'"': re.compile(rb'(?:[^"\\]|\\.)*+(?=")'), b"'": re.compile(rb"(?:[^'\\]|\\.|'')*+(?=')")}
_ESCAPED = {b'"': re.compile(rb'(?:(?!\\").)*(?=\\")'), b"'": re.compile(rb"(?:(?!\\').)*(?=\\')")}
"""What stands before the quote that closes a text, and before one that is escaped itself."""
_DIGITS = re.compile(rb"-?\d+(?:\.\d+)?\Z")
_SEPARATORS = re.compile(r"[\s.\-/()+]")
_BEFORE = re.compile(rb'(?:"\s*:|[\[,])\s*\Z|\A\s+\Z')
_AFTER = re.compile(rb"\s*(?:[,\]}]|\r?\Z)")
_PHONE = 8
"""Digits of a Norwegian telephone number, without its country's."""


@lru_cache(maxsize=2)
def _engine() -> Engine:
    return Engine(on_offer())


class Match(NamedTuple):
    """
    One thing found in a text, without its value.

    Args:
        line: from 1.
        detector, verdict: what it is.
        field: key or static text before it, as findings have it.
        label: what stands for it.
    """

    line: int
    detector: Detector
    verdict: Verdict
    field: str
    label: str


@dataclass(frozen=True, slots=True)
class Redactor:
    """
    Masks what is found in text.

    Args:
        engine: the detectors, compiled.
        min_confidence: what is less sure is left as it is.
        key: for pseudonyms; `None`: labels alone.
    """

    engine: Engine = field(default_factory=_engine)
    min_confidence: float = 0.5
    key: bytes | None = None

    def block(self, data: bytes) -> bytes:
        """
        Return whole lines with what was found in them masked.

        Args:
            data: UTF-8.
        """
        pieces: list[bytes] = []
        done, line_start, line_stop = 0, -1, 0
        found: list[Candidate] = []
        for start, stop, candidates in self.engine.search(data):
            if start != line_start and found:
                pieces += (data[done:line_start], self._line(data[line_start:line_stop], found))
                done, found = line_stop, []
            line_start, line_stop = start, stop
            line = data[start:stop]
            found += (candidate for candidate in candidates if self._counts(line, candidate))
        if found:
            pieces += (data[done:line_start], self._line(data[line_start:line_stop], found))
            done = line_stop
        return b"".join([*pieces, data[done:]]) if pieces else data

    def text(self, text: str) -> str:
        """Return text with what was found in it masked."""
        data = text.encode("utf-8", "surrogatepass")
        try:
            data.decode()
        except UnicodeDecodeError:
            data = text.encode("utf-8", "replace")
        masked = self.block(Bodies().masked(data))
        return text if masked is data else masked.decode()

    def matches(self, text: str) -> Iterator[Match]:
        """Yield what is found in a text, in order, without the values."""
        data = text.encode("utf-8", "replace")
        for start, stop, candidates in self.engine.search(data):
            line = data[start:stop]
            for candidate in candidates:
                if candidate.verdict is not None and self._counts(line, candidate):
                    detector = self.engine.detectors[candidate.detector]
                    name = field_of(line, candidate.start, candidate.end)
                    shown = HIDDEN if self.engine.holds_value(name) else name
                    number = data.count(b"\n", 0, start) + 1
                    yield Match(number, detector, candidate.verdict, shown, detector.mask or detector.name.upper())

    def _counts(self, line: bytes, candidate: Candidate) -> bool:
        """Tell whether one candidate is sure enough by itself, its field's name counted."""
        if candidate.verdict is None:
            return False
        needed = _weight(self.min_confidence)
        if candidate.score >= needed:
            return True
        detectors = self.engine.detectors
        detector = detectors[candidate.detector]
        spoken = max((weight_of(detector, name) for name in candidate.context if name != "against"), default=0.0)
        named = name_weights(detectors, field_of(line, candidate.start, candidate.end))[candidate.detector]
        return candidate.score + max(0.0, named - spoken) >= needed

    def _line(self, line: bytes, found: Sequence[Candidate]) -> bytes:
        """Return a line with these masked."""
        pieces: list[bytes] = []
        done = 0
        for candidate in sorted(found, key=lambda candidate: (candidate.start, -candidate.end)):
            end = self._end(line, candidate)
            if candidate.start < done:
                done = max(done, end)
                continue
            mask = self._mask(candidate)
            number = _DIGITS.match(line, candidate.start, candidate.end) is not None
            if number and _is_json_number(line, candidate):
                mask = b'"' + mask + b'"'
            pieces += (line[done : candidate.start], mask)
            done = end
        masked = b"".join([*pieces, line[done:]])
        return masked if _still_json(line, masked) else self._document(line)

    def _end(self, line: bytes, candidate: Candidate) -> int:
        """Return where a value ends: a secret in quotes where its quote is closed, whatever stands in it."""
        start, end = candidate.start, candidate.end
        quote = line[max(0, start - 1) : start]
        if quote not in _QUOTES or not self.engine.detectors[candidate.detector].category.startswith(_FREE):
            return end
        close = (_ESCAPED if line[start - 2 : start - 1] == b"\\" else _QUOTES)[quote].match(line, end)
        return close.end() if close else end

    def _document(self, line: bytes) -> bytes:
        """Return a line of JSON with its texts and numbers masked one by one."""
        return json.dumps(self.value(json.loads(line)), ensure_ascii=False).encode("utf-8", "replace")

    def value(self, value: Any) -> Any:
        """Return texts and numbers, and what holds them, masked; anything else as it is."""
        if isinstance(value, dict):
            return {self.text(key): self.value(item) for key, item in value.items()}
        if isinstance(value, list | tuple):
            return [self.value(item) for item in value]
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, int | float) and not isinstance(value, bool):
            masked = self.text(str(value))
            return value if masked == str(value) else masked
        return value

    def _mask(self, candidate: Candidate) -> bytes:
        detector = self.engine.detectors[candidate.detector]
        label = detector.mask or detector.name.upper()
        if self.key is None:
            return f"[{label}]".encode()
        return f"[{label}:{pseudonym(self.key, detector, candidate.text)}]".encode()


@lru_cache(maxsize=8)
def _weight(confidence: float) -> float:
    """Return the natural log-odds of a probability."""
    return -inf if confidence <= 0 else inf if confidence >= 1 else log(confidence / (1 - confidence))


def pseudonym(key: bytes, detector: Detector, value: str) -> str:
    """
    Return what stands for a value of a detector: the same for the same value, however it is written.

    Args:
        key: secret; 16 to 64 bytes.
        detector: which found it; values of two detectors never share a pseudonym by their text.
        value: as it stands.
    """
    text = value.casefold()
    bare = _SEPARATORS.sub("", text)
    if bare.isdigit():
        text = bare[-_PHONE:] if detector.name == "no_phone" else bare
    mac = blake2b(f"{detector.name}\0{text}".encode("utf-8", "replace"), digest_size=PSEUDONYM_BYTES, key=key)
    return "".join(LETTERS[byte >> 4] + LETTERS[byte & 15] for byte in mac.digest())


def _is_json_number(line: bytes, candidate: Candidate) -> bool:
    """Tell whether a number stands where JSON has a value that is not in quotes."""
    before, after = line[: candidate.start], line[candidate.end : candidate.end + 64]
    led = _BEFORE.search(before[-64:]) is not None and (len(before) <= 64 or before[-64:].strip() != b"")
    if not led or _AFTER.match(after) is None:
        return False
    if (before.count(b'"') - before.count(b'\\"')) % 2:
        return False  # inside a text
    return not before.rstrip().endswith(b",") or before.rfind(b"[") > before.rfind(b"]")


def _still_json(line: bytes, masked: bytes) -> bool:
    """Tell whether a line is JSON after masking, or was none before."""
    if not line.lstrip().startswith((b"{", b"[")):
        return True
    return _is_json(masked) or not _is_json(line)


def _is_json(line: bytes) -> bool:
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True


class RedactingFilter(logging.Filter):
    """
    Masks personal data in log records: message, traceback, stack, and what `extra` adds.

    Put it on handlers: a logger's own filters do not see the records of loggers below it. A record that cannot be
    masked goes on without its message; none is dropped.

    Args:
        min_confidence: what is less sure is left as it is.
        key: for pseudonyms; `None`: labels alone.
    """

    _own = frozenset(vars(logging.LogRecord("", 0, "", 0, "", (), None))) | {"message", "asctime", "taskName"}

    def __init__(self, min_confidence: float = 0.5, key: bytes | None = None) -> None:
        super().__init__()
        self._redactor = Redactor(min_confidence=min_confidence, key=key)

    def filter(self, record: logging.LogRecord) -> bool:
        """Mask a record in place, and let it pass."""
        try:
            self._mask(record)
        except Exception:  # noqa: BLE001 - logging must go on, and nothing of the record may be in what is said
            record.msg, record.args = UNMASKED, ()
            record.exc_info = record.exc_text = record.stack_info = None
        return True

    def _mask(self, record: logging.LogRecord) -> None:
        masked = self._redactor.text
        record.msg, record.args = masked(record.getMessage()), ()
        if record.exc_info:
            text = logging.Formatter().formatException(record.exc_info)
            # A handler that formats the exception itself would show what was masked.
            record.exc_info, record.exc_text = None, masked(text)
        elif record.exc_text:
            record.exc_text = masked(record.exc_text)
        if record.stack_info:
            record.stack_info = masked(record.stack_info)
        for name, value in list(vars(record).items()):
            if name not in self._own:
                setattr(record, name, self._redactor.value(value))
