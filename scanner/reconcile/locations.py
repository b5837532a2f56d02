"""
Globs of the inventory held against the locations of a scan.

A location is written as its source, and after a slash the table, sheet or member: `postgresql://db/crm/public.kunder`.
In a glob `*` stands for anything but a slash, `**` for anything, `?` for one character. A glob that names a folder or a
database covers what lies in it. The path of a file, a database in a file included, may be written from any folder down:
where an estate is mounted is nothing the inventory knows.
"""

from __future__ import annotations

import re
from functools import cache

IN_A_FILE = ("sqlite:///", "duckdb:///")
"""What begins the address of a database that is a file."""


def located(source: str, container: str | None) -> str:
    """
    Return a location as globs see it.

    >>> located("postgresql://db/crm", "public.kunder"), located("file:logs/app.log", None)
    ('postgresql://db/crm/public.kunder', 'file:logs/app.log')
    """
    return source if container is None else f"{source}/{container}"


@cache
def _expression(glob: str, *, below: bool = True) -> re.Pattern[str]:
    """Return what a glob matches; `below`: what lies in the folder or database that it names too."""
    scheme, colon, path = glob.partition(":")
    is_file = scheme == "file" and colon
    body = path.lstrip("/") if is_file and not path.startswith("//") else path
    within = next((start for start in IN_A_FILE if glob.startswith(start) and glob[len(start) :][:1] != "/"), "")
    parts = []
    for piece in re.split(r"(\*\*/?|\*|\?)", body if is_file else glob.removeprefix(within)):
        if piece == "**/":
            parts.append("(?:.*/)?")
        elif piece == "**":
            parts.append(".*")
        elif piece == "*":
            parts.append("[^/]*")
        elif piece == "?":
            parts.append("[^/]")
        else:
            parts.append(re.escape(piece))
    head = "file:(?:.*/)?" if is_file else f"{re.escape(within)}(?:.*/)?" if within else ""
    return re.compile(f"{head}{''.join(parts).rstrip('/')}{'(?:/.*)?' if below else ''}", re.DOTALL)


def matches(glob: str, location: str) -> bool:
    """
    Tell whether a location lies where a glob says.

    >>> matches("postgresql://*/crm/public.*", "postgresql://db:5432/crm/public.kunder")
    True
    >>> matches("file:logs/nett/*.log*", "file:/srv/estate/logs/nett/access.log.1.gz")
    True
    >>> matches("file:logs/nett/*.log*", "file:logs/app/access.log")
    False
    >>> matches("sqlite:///*marked*.db/*", "sqlite:////srv/estate/markedsdata.db/kunder")
    True
    """
    return _expression(glob).fullmatch(location) is not None


def holds(source: str, glob: str) -> bool:
    """
    Tell whether a source, such as a database that did not answer, could hold what a glob names.

    >>> holds("postgresql://db:5432/crm", "postgresql://*/crm/public.*"), holds("file:/srv/hr", "file:hr/*.csv")
    (True, True)
    >>> holds("file:/srv/hr/notat.docx", "file:hr/*.csv"), holds("postgresql://db/hr", "postgresql://*/crm/public.*")
    (False, False)
    """
    if matches(glob, source):
        return True
    above = glob.rstrip("/").rpartition("/")[0]
    while above.rpartition("/")[2].strip("*?") and not above.endswith((":", ":/")):
        if _expression(above, below=False).fullmatch(source):
            return True
        above = above.rpartition("/")[0]
    return False
