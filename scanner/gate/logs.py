"""What is a log, and what a log is called without the ending that rotation gave it."""

from __future__ import annotations

import re

_COMPRESSED = re.compile(r"\.(?:gz|bz2|xz|zst)$", re.IGNORECASE)
_DATE = r"\d{4}[-_.]?\d{2}[-_.]?\d{2}(?:[-_.T]?\d{2}(?:[-_.:]?\d{2}){0,2})?"
_ROTATED = re.compile(rf"(?:[-_.](?:{_DATE}|\d{{1,4}}|\d{{10}}))+$")
_DATED = re.compile(rf"[-_.]{_DATE}(?:[-_.]\d{{1,4}})?(?=\.[A-Za-z]{{2,8}}$)")
_NUMBERED = re.compile(r"[-_.]\d{1,4}(?=\.log$)", re.IGNORECASE)
_NAMES = re.compile(
    r"(?i)(?:^|[-_.])log$|\.(?:log|out|err|trace|syslog)$"
    r"|^(?:stdout|stderr|stdin|syslog|messages|journal|dmesg|console|consoleText|catalina|access|error)(?:[-_.]|$)"
    r"|[-_.]?(?:access|error|audit|request|debug)[-_]?log"
)
_FOLDERS = frozenset(("log", "logs", "logg", "logger"))
_CODE = re.compile(
    r"(?i)\.(?:py|js|ts|tsx|jsx|java|kt|cs|go|rb|rs|c|h|cpp|php|scala|sh|ps1|sql|html?|css|md|rst|tf|toml|ya?ml|ini|cfg)$"
)
_TIME = re.compile(
    rb"\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d|\d\d/[A-Z][a-z]{2}/\d{4}:\d\d|[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d"
    rb'|^[IWEF]\d{4} \d\d:\d\d|^\{.{0,2000}?"(?:@?timestamp|time|ts|level|severity|@t)"\s*:'
)
_BEGINNING = 48
HEAD = 8192
"""Bytes of a file that are enough to tell."""


def bare(path: str) -> str:
    """
    Return a log's path without what rotation and compression added to it; any other path as it is.

    >>> bare("logs/app.log.3.gz"), bare("logs/app-2026-11-22.log"), bare("app.log-20261122"), bare("exports/2026-11-22.csv")
    ('logs/app.log', 'logs/app.log', 'app.log', 'exports/2026-11-22.csv')
    """
    folder, slash, name = path.rpartition("/")
    unpacked = _COMPRESSED.sub("", name)
    plain = _NUMBERED.sub("", _DATED.sub("", _ROTATED.sub("", unpacked)))
    if plain and (_NAMES.search(plain) or (_in_folder(folder) and plain != unpacked)):
        return f"{folder}{slash}{plain}"
    return path


def by_name(path: str) -> bool:
    """
    Tell whether a file is a log by its name or folder.

    >>> by_name("service/logs/app.txt"), by_name("src/log/writer.py"), by_name("access_log.1"), by_name("people.csv")
    (True, False, True, False)
    """
    folder, _, name = bare(path).rpartition("/")
    return not _CODE.search(name) and (bool(_NAMES.search(name)) or _in_folder(folder))


def by_content(head: bytes) -> bool:
    """Tell whether most of the first lines of a text begin with a time, or are records of a log in JSON."""
    lines = [line for line in head.split(b"\n")[:40] if line.strip()]
    timed = sum(_begins_with_time(line) for line in lines)
    return bool(lines) and 2 * timed > len(lines)


def _begins_with_time(line: bytes) -> bool:
    match = _TIME.search(line)
    return match is not None and match.start() <= _BEGINNING


def _in_folder(folder: str) -> bool:
    return any(part.lower() in _FOLDERS for part in folder.split("/"))
