"""
Statements of SQL dumps as columns: the names of a table's columns, lists of values, and the rows of COPY.

Values are taken apart by one expression over many rows at once, and put into columns as whole arrays.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from connectors.connector import Column
from connectors.formats import nested
from connectors.formats.names import headed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pyarrow as pa

_ESCAPED, _PLAIN = rb"'(?:[^'\\]++|''|\\.)*+'", rb"'(?:[^']++|'')*+'"
_CALL = rb"[^,()']*+(?:\((?:[^'()]++|'%s')*+\)[^,()']*+)?"
_VALUE = (
    rb"""\s*+(\(?)\s*+(?:(?:[NnEeBbXx]|_[a-z0-9]++\s)?'(%s)'(?:::[\w\[\] ]++)?|("""
    + _CALL
    + rb"""))\s*+(,|\)\s*+,?)"""
)
_INSIDE = rb"(?:[^'\\]++|''|\\.)*+", rb"(?:[^']++|'')*+"
_NAME = re.compile(rb'`((?:[^`]|``)*)`|"((?:[^"]|"")*)"|\[([^\]]*)\]|([^\s,()`"\[\]]+)')
_NO_COLUMN = frozenset(
    [b"primary", b"key", b"unique", b"constraint", b"index", b"foreign", b"check", b"fulltext", b"spatial", b"exclude"]
)
_TYPE = re.compile(rb"\s*([A-Za-z]\w*)")
_COMMENT = re.compile(rb"(?i)\bcomment\s+'((?:[^']|'')*)'")
_SPECIAL = {"n": "\n", "r": "\r", "t": "\t", "0": "", "b": "\b", "Z": "", "v": "\v", "f": "\f"}


class Field(NamedTuple):
    """A column as a CREATE TABLE declares it: its name, the word of its type, and what is noted of it."""

    name: str
    type: str = "string"
    comment: str = ""


def rows_expression(*, escapes: bool) -> re.Pattern[bytes]:
    """
    Return what matches whole rows of values, as many as there are; parentheses within them may go one deep.

    Args:
        escapes: a backslash in a text changes what follows, as in MySQL.
    """
    text = _ESCAPED if escapes else _PLAIN
    inner = rb"\((?:[^'()]++|" + text + rb")*+\)"
    return re.compile(rb"(?s)(?:\s*+\((?:[^'()]++|" + text + rb"|" + inner + rb")*+\)\s*+,?)*+")


def named(text: bytes) -> tuple[str, ...]:
    """
    Return the names in a list of columns.

    >>> named(b'id, "e-post", `fornavn`')
    ('id', 'e-post', 'fornavn')
    """
    return tuple(_plain(match) for match in _NAME.finditer(text))


def _plain(match: re.Match[bytes]) -> str:
    quoted = match[1] or match[2] or match[3] or match[4] or b""
    return quoted.decode("utf-8", "replace")


def declared(body: bytes) -> tuple[Field, ...]:
    """
    Return the columns that the body of a CREATE TABLE declares.

    >>> [field.name for field in declared(b"id int, `e post` varchar(10) DEFAULT 'a,b', PRIMARY KEY (id)")]
    ['id', 'e post']
    """
    found = []
    for part in _parts(body):
        match = _NAME.match(part)
        if match is None or (match[4] and match[4].lower() in _NO_COLUMN):
            continue
        kind = _TYPE.match(part, match.end())
        comment = _COMMENT.search(part)
        said = comment[1].decode("utf-8", "replace").replace("''", "'") if comment else ""
        found.append(Field(_plain(match), kind[1].decode().lower() if kind else "string", said))
    return tuple(found)


def _parts(body: bytes) -> Iterator[bytes]:
    """Yield what stands between the commas that stand in no parentheses and no text."""
    depth = begun = 0
    for match in re.finditer(rb"[(),]|" + _ESCAPED, body):
        sign = match[0]
        depth += (sign == b"(") - (sign == b")")
        if sign == b"," and not depth:
            yield body[begun : match.start()].strip()
            begun = match.end()
    yield body[begun:].strip()


def of_values(rows: bytes, fields: Sequence[Field], *, escapes: bool) -> tuple[tuple[Column, ...], int] | None:
    """
    Return lists of values as columns, and how many rows they are; `None` when they are no plain values.

    Args:
        rows: "(1, 'a'), (2, NULL)".
        fields: of the table, if known.
        escapes: a backslash in a text changes what follows.
    """
    import numpy as np
    import pyarrow as pa
    import pyarrow.compute as pc

    expression = re.compile(rb"(?s)(" + _VALUE % ((_INSIDE[not escapes],) * 2) + rb")")
    taken = expression.findall(rows)
    if not taken:
        return None
    whole, opening, texts, bare, ends = zip(*taken, strict=True)
    width = next((place for place, end in enumerate(ends, 1) if end != b","), 0)
    count = len(taken) // width if width else 0
    firsts = np.frombuffer(b"".join(sign or b" " for sign in opening), dtype=np.uint8) == ord("(")
    lasts = np.array([end != b"," for end in ends])
    places = np.arange(len(taken)) % width if width else np.zeros(0)
    regular = (
        count * width == len(taken) and (firsts == (places == 0)).all() and (lasts == (places == width - 1)).all()
    )
    # What the expression passed over between two values must not be lost.
    if not regular or sum(map(len, whole)) < len(rows.rstrip()):
        return None
    plain = pc.utf8_trim_whitespace(_strings(bare))
    is_bare = pc.not_equal(plain, "")
    is_null = pc.equal(pc.utf8_upper(plain), "NULL")
    values = pc.if_else(is_null, None, pc.if_else(is_bare, plain, _unquoted(_strings(texts), escapes=escapes)))
    cells = [values.take(pa.array(np.arange(place, len(taken), width))) for place in range(width)]
    return tuple(columns(cells, fields)), count


def columns(cells: Sequence[pa.StringArray], fields: Sequence[Field]) -> Iterator[Column]:
    """Yield the columns of some rows under the names of their fields; those beyond are named by their place."""
    told = [*fields, *[Field("")] * len(cells)][: len(cells)]
    seen: Counter[str] = Counter()
    for name, field, values in zip(headed([field.name for field in told]), told, cells, strict=True):
        seen[name] += 1
        path = name if seen[name] == 1 else f"{name} ({seen[name]})"
        yield from nested.json_cells(Column(path, values, None, field.type, field.comment))


def _strings(values: Sequence[bytes]) -> pa.StringArray:
    import pyarrow as pa

    return pa.array(values, pa.binary()).cast(pa.string())


def _unquoted(values: Any, *, escapes: bool) -> Any:
    """Return texts without what protects their quotes."""
    import pyarrow.compute as pc

    values = pc.replace_substring(values, "''", "'")
    return unescaped(values) if escapes else values


def unescaped(values: Any) -> Any:
    r"""Return texts in which `\n`, `\'` and their like are what they stand for; only the few that have any are touched."""
    import pyarrow as pa
    import pyarrow.compute as pc

    touched = pc.fill_null(pc.match_substring(values, "\\"), False)
    if not pc.any(touched).as_py():
        return values
    cells = [re.sub(r"(?s)\\(.)", _meant, cell) for cell in values.filter(touched).to_pylist()]
    return pc.replace_with_mask(values, touched, pa.array(cells, pa.string()))


def _meant(match: re.Match[str]) -> str:
    return _SPECIAL.get(match[1], match[1])
