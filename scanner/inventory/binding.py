"""
Which system a location belongs to.

A location is what a scan read: `postgresql://db:5432/crm/public.kunde`, `file:logs/nett/app.log`. A glob's `*` is any run
of characters; in a file's glob it stays within one folder, and `**` is any run of folders. A file's glob that does not
begin with `/` also matches below any folder: the same inventory serves whoever scans from wherever.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scanner.inventory.model import Inventory, System

FILE = "file:"


def location(source: str, container: str | None) -> str:
    """
    Return a scan's source and container as one location.

    >>> location("postgresql://db/crm", "public.kunde"), location("file:a.csv", None)
    ('postgresql://db/crm/public.kunde', 'file:a.csv')
    """
    return f"{source}/{container}" if container else source


@lru_cache(maxsize=4096)
def pattern(glob: str) -> re.Pattern[str]:
    """
    Return the pattern of a glob.

    >>> bool(pattern("file:logs/*.log*").fullmatch("file:/srv/app/logs/web.log.1"))
    True
    >>> bool(pattern("file:logs/*.log").fullmatch("file:logs/old/web.log"))
    False
    >>> bool(pattern("postgresql://*/crm/public.*").fullmatch("postgresql://db:5432/crm/public.kunde"))
    True
    """
    is_file = glob.startswith(FILE)
    body = glob.removeprefix(FILE)
    pieces = re.split(r"(\*\*/?|\*|\?)", body)
    within = "[^/]*" if is_file else ".*"
    parts = {"**": ".*", "**/": "(?:.*/)?", "*": within, "?": "[^/]" if is_file else "."}
    text = "".join(parts[piece] if piece in parts else re.escape(piece) for piece in pieces)
    if is_file:
        text = f"{FILE}{'' if body.startswith('/') else '(?:.*/)?'}{text}(?:/.*)?"
    return re.compile(text, re.DOTALL)


def matches(glob: str, where: str) -> bool:
    """Tell whether a location is in a glob; what lies in an archive is where the archive is."""
    return glob in {"*", "**"} or pattern(glob).fullmatch(where) is not None


def system_of(inventory: Inventory, where: str) -> System | None:
    """Return the system that claims a location: of several, the one whose glob says most; None when none does."""
    claims = [
        (len(glob.replace("*", "")), -index, system)
        for index, system in enumerate(inventory.systems)
        for glob in system.locations
        if matches(glob, where)
    ]
    return max(claims, key=lambda claim: claim[:2])[2] if claims else None
