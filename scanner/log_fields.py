"""
The field a value stands in, in a line of a log, so that one leaking log statement is one finding.

What a field is called
----------------------
* JSON: the path, `kunde.kontakt.epost`, `ordre[].epost`; inside a longer string also what leads there, `msg:kunde=`;
  JSON inside a string goes on with its own path, `log.kunde.epost`.
* logfmt: the key, `kunde`; inside a quoted text `msg:kunde=`.
* access logs (common, combined, IIS): `remote_addr`, `remote_user`, `time`, `request`, `referer`, `user_agent`,
  with the parameter of a query, `request?epost`.
* a query in other text: `?epost`.
* stack traces: `trace:IllegalStateException`, `trace:IllegalStateException:kunde=`, `trace:at`.
* other text: `msg:` and its static text, `msg:kunde=` where a key leads, `msg:sendt til` where words do, `msg:*` where
  nothing static stands beside the value.

A field's name is printed: keys and words are shown only as `scanner.log_words` allows, everything else is `*`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from scanner.json_place import json_start, place_in
from scanner.log_words import HIDDEN, MOST_DIGITS, VOCABULARY, key_name, spoken, written_key
from scanner.static_text import static_text

LONGEST = 16_384
"""Of more bytes than this before a value only the nearest are read; its path in JSON begins at the nearest object."""
NEAREST = 1_024
AFTER = 96
QUERY = 2_048

_ISO = rb"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d[\d.,]{0,10}+(?: ?(?:Z|UTC|[+-]\d\d:?\d\d))?"
_PROGRAM = rb"[\w./()@-]{1,48}+"
_PREFIX = re.compile(
    rb"<\d{1,3}>\d{1,2} (?:\S{1,255}+ ){5}"  # RFC 5424, up to its structured data
    rb"|(?:<\d{1,3}>)?[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d (?:\S{1,255}+ )??"
    + _PROGRAM
    + rb"(?:\[\d{1,10}\])?: "  # RFC 3164
    rb"|" + _ISO + rb" \S{1,255}+ " + _PROGRAM + rb"\[\d{1,10}\]: "  # the same with ISO times
    rb"|" + _ISO + rb" (?:stdout|stderr) [FP] "  # container runtimes
    rb"|[IWEF]\d{4} \d\d:\d\d:\d\d[.\d]{0,10}+ +\d{1,10} [\w./-]{1,64}+:\d{1,6}\] "  # klog
)
_BRACE, _DIGITS = ord("{"), frozenset(b"0123456789")
_KEY = rb"[A-Za-z_@\x80-\xff][A-Za-z0-9_.@/\x80-\xff-]{0,60}+"
_VALUE = rb'(?:"(?:[^"\\]++|\\.)*+"|[^\s"]*+)'
_NAMED = rb"(?!(?:[^\d\s=]*+\d){%d})" % (MOST_DIGITS + 1) + _KEY
_LOGFMT = re.compile(rb"(?:" + _ISO + rb" )?" + _NAMED + rb"=" + _VALUE + rb"\s++" + _NAMED + rb"=", re.DOTALL)
_PAIR = re.compile(rb"(" + _KEY + rb')=(?:"((?:[^"\\]++|\\.)*+)"?|([^\s"]*+))', re.DOTALL)
_IIS = re.compile(rb"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d \S++ [A-Z]{3,7} /\S*+ \S++ \d{1,5} \S++ \S++ ")
_IIS_FIELDS = ("time", "time", "server_addr", "request", "request", "request", "port", "remote_user", "remote_addr")
_IIS_QUERY, _IIS_LATER = 5, ("user_agent", "referer")
_QUOTED = ("request", "referer", "user_agent", "forwarded_for")
_BEFORE_TIME = ("remote_user", "ident", "remote_addr")
_TRACE = re.compile(
    rb"\s*+(?:(?:Caused by|Suppressed): |Exception in thread \"[^\"]{0,80}+\" |Unhandled exception\. )?"
    rb"(?:[A-Za-z_$][\w$]{0,60}+\.)*+([A-Za-z_$][\w$]{0,80}+)(?:: |\s*\Z)"
)
_FAILURES = (b"Exception", b"Error", b"Throwable", b"Failure", b"Fault", b"Warning")
_BREAK = re.compile(rb"\s")
_IDENTIFIERS = re.compile(r"[^\W\d][\w\-]{2,}")


def field_of(line: bytes, start: int, end: int) -> str:
    """
    Name the field that the value at `line[start:end]` stands in; never holds a value, never raises.

    Give the whole line: what stands after the value tells an access log, and is the static text where none stands before.

    Args:
        line: one line, with or without its end.
        start: where the value begins, in bytes; a span outside the line is moved to its edge.
        end: where it ends.

    >>> line = b"2026-11-22 06:30:13 INFO  no.shop.Mail - Bestilling for kunde=kari@example.com"
    >>> field_of(line, line.index(b"kari"), len(line))
    'msg:kunde='
    """
    size = len(line)
    start = min(max(start, 0), size)
    end = min(max(start, end), size)
    return without_value(field_around(line, start, end), line[start:end])


def field_around(line: bytes, start: int, end: int) -> str:
    """Name the field as what stands around the value tells it; show it only `without_value`."""
    head, after = line[:start], line[end : end + AFTER]
    return _field(line, head, after) if start <= LONGEST else _text_field(head[-NEAREST:], after)


def without_value(field: str, value: bytes) -> str:
    """Return the field's name with `*` for a key that the value repeats: it may be the person ({"olan": "olan@..."})."""
    for key in _unspoken(field):
        if key in value.lower().decode("utf-8", "replace"):
            field = re.sub(re.escape(key), HIDDEN, field, flags=re.IGNORECASE)
    return field


def prefix_of(line: bytes) -> bytes:
    """Return what syslog, klog or a container's runtime put before a line; nothing before other lines."""
    if line[:1].isdigit() and b"]: " not in line and b" std" not in line:
        return b""
    match = _PREFIX.match(line)
    return b"" if match is None else match.group()


def is_logfmt(line: bytes) -> bool:
    """Tell whether a line begins with `key=value` pairs."""
    return _LOGFMT.match(line) is not None


def is_access_log(line: bytes) -> bool:
    """Tell whether a line is of an access log: common, combined or IIS."""
    return bool(_access_field(line, b""))


def _field(line: bytes, head: bytes, after: bytes) -> str:
    first = line[0] if line else 0
    if first == _BRACE:
        place = place_in(line, 0, len(head))
        if place is not None:
            return f"{place.path}{_in_string(place.string, after)}"
    elif first not in _DIGITS or b"]: " in head or b" std" in head:
        prefix = _PREFIX.match(line)
        # A value inside the prefix is read as part of the text.
        if prefix is not None and prefix.end() <= len(head):
            line, head = line[prefix.end() :], head[prefix.end() :]
    named = _access_field(line, head) or _logfmt_field(line, head, after)
    if not named and first not in _DIGITS:
        named = _trace_field(head, after)
    return named or _text_field(head, after)


def _text_field(head: bytes, after: bytes) -> str:
    found = _within(head, after)
    if not found or found[0] == "?":
        return found or f"msg:{HIDDEN}"
    return found[1:] if found[0] == "." else f"msg{found}"


def _within(head: bytes, after: bytes) -> str:
    """Return what leads to a value in a text: `.path` in JSON, `?key` in a query, `:static text`, or nothing."""
    at = json_start(head)
    if at >= 0:
        place = place_in(head, at, len(head))
        if place is not None:
            return f".{place.path}{_in_string(place.string, after)}"
    query = _query(head)
    if query:
        return query
    text = static_text(head, after)
    return f":{text}" if text else ""


def _in_string(string: bytes | None, after: bytes) -> str:
    """Return what leads to a value in a quoted string; nothing where the value is the string."""
    if string is None or (not string and after[:1] in {b'"', b"\\"}):
        return ""
    if b"\\" in string:
        # One layer of quoting is taken off; line ends inside become blanks.
        string = string.replace(b'\\"', b'"').replace(b"\\\\", b"\\").replace(b"\\n", b" ").replace(b"\\t", b" ")
        after = after.replace(b'\\"', b'"')
    return _within(string, after)


def _query(head: bytes) -> str:
    """Return `?key` where the text ends in a URL's query."""
    mark = head.rfind(b"?", max(0, len(head) - QUERY))
    if mark < 0:
        return ""
    query = head[mark + 1 :]
    if b" " in query or b'"' in query or _BREAK.search(query) is not None:
        return ""
    key, equals, _ = query[max(query.rfind(b"&"), query.rfind(b";")) + 1 :].partition(b"=")
    return f"?{_parameter(key)}" if equals else ""


@lru_cache(maxsize=1024)
def _parameter(key: bytes) -> str:
    return key_name(key.replace(b"%5B", b".").replace(b"[", b".").replace(b"%5D", b"").replace(b"]", b""))


def _access_field(line: bytes, head: bytes) -> str:
    """Return the field in a common or combined access log, or IIS's W3C default; "" for other lines."""
    at = line.find(b" [", 0, 512)
    if at > 0 and line[at + 4 : at + 5] == b"/" == line[at + 8 : at + 9]:
        return _combined_field(line, head, at)
    if line[:2] == b"20" and line[10:11] == b" " and _IIS.match(line) is not None:
        position = head.count(b" ")
        if position < len(_IIS_FIELDS):
            query = _query(b"?" + head[head.rfind(b" ") + 1 :]) if position == _IIS_QUERY else ""
            return f"{_IIS_FIELDS[position]}{query}"
        position -= len(_IIS_FIELDS)
        return _IIS_LATER[position] if position < len(_IIS_LATER) else "response"
    return ""


def _combined_field(line: bytes, head: bytes, at: int) -> str:
    start = len(head)
    opened = line.find(b'] "', at, at + 48) + 2
    before = line.count(b" ", 0, at)
    if opened < 2 or before < 2:
        return ""
    if start <= at:
        position = before - head.count(b" ")
        return _BEFORE_TIME[position] if position < len(_BEFORE_TIME) else "vhost"
    if start <= opened:
        return "time"
    quotes = head.count(b'"', opened) - head.count(b'\\"', opened)
    if quotes % 2 == 0:
        return "response" if quotes == 2 else ""
    name = _QUOTED[quotes // 2] if quotes // 2 < len(_QUOTED) else ""
    return f"{name}{_query(head[opened:])}" if name in {"request", "referer"} else name


def _logfmt_field(line: bytes, head: bytes, after: bytes) -> str:
    """Return the key in a line of `key=value` pairs; "" for other lines, and for what is no pair's value."""
    first = head.find(b"=")
    if first < 0 or head.count(b" ", 0, first) > 2 or _LOGFMT.match(line) is None:
        return ""
    start = len(head)
    for pair in _PAIR.finditer(line):
        if pair.end() < start:
            continue
        group = 2 if pair.start(2) >= 0 else 3
        first = pair.start(group)
        if start < first:
            return ""
        name = written_key(pair[1])
        if start == first and group == 3:
            return name
        inside = _in_string(line[first:start], after)
        return name if group == 3 and inside[:1] == ":" else f"{name}{inside}"
    return ""


def _trace_field(head: bytes, after: bytes) -> str:
    """Return the field in a line of a stack trace; "" for other lines."""
    if head[:1] in {b"\t", b" "} and head.lstrip().startswith(b"at "):
        return "trace:at"
    if b"Exception" not in head and b"Error" not in head and b"Caused by: " not in head:
        return ""
    match = _TRACE.match(head)
    if match is None or not match[1].endswith(_FAILURES):
        return ""
    text = static_text(head[match.end() :], after)
    kind = key_name(match[1])
    return f"trace:{kind}:{text}" if text else f"trace:{kind}"


@lru_cache(maxsize=4096)
def _unspoken(field: str) -> tuple[str, ...]:
    """Return the identifiers in a field's name, in lower case, that are not made of the vocabulary."""
    names = [name.lower().strip(".-") for name in _IDENTIFIERS.findall(field)]
    return tuple(name for name in names if name not in VOCABULARY and not spoken(name))
