"""
Dumps of databases as SQL: INSERT statements with lists of values, and the COPY blocks of PostgreSQL, become tables.

Names of columns come from the statement, or from the CREATE TABLE before it. Everything else is text, line by line; so
are values that no plain list holds (function calls, subqueries).
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from connectors.connector import ColumnBatch, Failure, LineBatch
from connectors.format import Format, Head, Input, Options
from connectors.formats import statements
from connectors.formats.names import hidden

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from connectors.connector import Read
    from connectors.formats.statements import Field

EXTENSIONS = (".sql", ".ddl", ".psql", ".mysql")
_OPEN = ("", ".dump", ".txt", ".bak")
_PART = rb'(?:`[^`\n]+`|"[^"\n]+"|\[[^\]\n]+\]|[\w$\x80-\xff]+)'
_NAME = _PART + rb"(?:\s*\.\s*" + _PART + rb"){0,2}"
_LIST = rb"(?:\(([^()']*)\))?"
_INSERT = rb"(?:INSERT|REPLACE)\s+(?:IGNORE\s+|OR\s+\w+\s+)?INTO\s+(" + _NAME + rb")\s*" + _LIST + rb"\s*VALUES\s*"
_COPY = rb"COPY\s+(" + _NAME + rb")\s*" + _LIST + rb"\s+FROM\s+stdin[^;\n]*;\r?\n"
_CREATE = rb"CREATE\s+(?:TEMP\w*\s+|UNLOGGED\s+)?TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?(" + _NAME + rb")\s*\("
_BEGINS = re.compile(rb"(?im)^[ \t]*(?:" + _INSERT + rb"|" + _COPY + rb"|" + _CREATE + rb")")
_MAY_BEGIN = re.compile(rb"(?im)^[ \t]*(?:INSERT|REPLACE|COPY|CREATE)\b")
_SPEAKS = re.compile(rb"(?im)^(?:INSERT\s+(?:IGNORE\s+)?INTO\s+\S+.{0,2000}?VALUES|COPY\s+\S+.{0,2000}?FROM\s+stdin)")
_ENDS = re.compile(rb"\s*(?:ON\s[^;']*|RETURNING[^;']*)?;[ \t]*\r?\n?", re.IGNORECASE)
_BODY = re.compile(rb"(?s)((?:[^'();]++|'(?:[^']++|'')*+'|\((?:[^'()]++|'(?:[^']++|'')*+'|\([^()]*+\))*+\))*+)\)")
_MYSQL = re.compile(rb"(?i)my ?sql|mariadb|INSERT INTO `")
_LONGEST_ROW = 16 << 20
_LONGEST_HEAD = 256 << 10
_BATCH_BYTES = 8 << 20
_END_OF_COPY = re.compile(rb"(?m)^\\\.\r?\n?")


def sniff(head: Head) -> Options | None:
    """Accept what is called so, and other texts in which rows are inserted or copied."""
    if head.text is None or (head.extension not in EXTENSIONS and not _speaks(head)):
        return None
    return (("escapes", "yes" if _MYSQL.search(head.text) else "no"),)


def _speaks(head: Head) -> bool:
    return head.extension in _OPEN and head.text is not None and _SPEAKS.search(head.text) is not None


@dataclass(slots=True)
class _Dump:
    """
    What is held of a dump, and what is known of it.

    Args:
        source: the file.
        escapes: backslashes in texts change what follows.
        held: text that is not taken yet.
        line: number of its first line.
        declared: the columns of each table that was created.
        rows: of each table, so far.
        inside: the table and columns whose rows come next.
        comma: the last of them promised another.
    """

    source: Input
    escapes: bool
    held: bytes = b""
    line: int = 1
    ended: bool = False
    declared: dict[str, tuple[Field, ...]] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    inside: tuple[str, str, tuple[Field, ...], bytes] | None = None
    comma: bool = False

    def passed(self, length: int) -> bytes:
        """Take the first bytes of what is held."""
        taken, self.held = self.held[:length], self.held[length:]
        self.line += taken.count(b"\n")
        return taken


def read(source: Input) -> Iterator[Read]:
    """Yield tables and text as they come."""
    dump = _Dump(source, source.options.get("escapes") == "yes")
    parts: list[bytes] = []
    for found in source.blocks():
        if isinstance(found, Failure):
            yield found
            continue
        # The pieces of a long line overlap; here they are put together again.
        parts.append(found.data[found.overlap : len(found.data) - found.ahead])
        if found.ahead and sum(map(len, parts)) < _LONGEST_ROW:
            continue
        dump.held += b"".join(parts)
        parts = []
        yield from _advanced(dump)
    dump.held += b"".join(parts)
    dump.ended = True
    yield from _advanced(dump)
    if dump.inside is not None and (dump.comma or dump.held.strip() or dump.inside[0] == "copy"):
        yield source.failure("ends in the middle of a statement: cut short; what is there was read")
    yield from _text(dump, len(dump.held))


def _advanced(dump: _Dump) -> Iterator[Read]:
    """Yield what is whole in what is held."""
    while dump.held:
        if dump.inside is None:
            if (yield from _to_statement(dump)):
                continue
            return
        before = len(dump.held)
        yield from _copied(dump) if dump.inside[0] == "copy" else _inserted(dump)
        if dump.inside is not None and len(dump.held) == before:
            return


def _text(dump: _Dump, length: int) -> Iterator[LineBatch]:
    line = dump.line
    taken = dump.passed(length)
    if taken.strip():
        yield LineBatch(taken, line)


def _to_statement(dump: _Dump) -> Generator[Read, None, bool]:
    """Yield the text before the next statement that is understood, and enter it; say whether there was one."""
    found = _BEGINS.search(dump.held)
    if found is None:
        waiting = None if dump.ended else _waiting(dump.held)
        yield from _text(dump, len(dump.held) if waiting is None else waiting)
        return False
    inserted, inserted_list, copied, copied_list, created = found.groups()
    if created is not None:
        body = _BODY.match(dump.held, found.end())
        if body is None and not dump.ended and len(dump.held) - found.start() < _LONGEST_HEAD:
            yield from _text(dump, found.start())
            return False
        if body is not None:
            dump.declared[_table(created)] = statements.declared(body[1])
        yield from _text(dump, found.end() if body is None else body.end())
        return True
    table = _table(inserted or copied)
    names = statements.named(inserted_list or copied_list or b"")
    known = {declared.name: declared for declared in dump.declared.get(table, ())}
    fields = tuple(known.get(name) or statements.Field(name) for name in names) or tuple(known.values())
    yield from _text(dump, found.start())
    line, head = dump.line, dump.passed(found.end() - found.start())
    if hidden([one.name for one in fields]):
        yield LineBatch(head, line)
    dump.inside = ("insert" if inserted else "copy", table, fields, head)
    return True


def _waiting(held: bytes) -> int | None:
    """Return where a statement may begin that is not whole yet."""
    last = None
    for last in _MAY_BEGIN.finditer(held, max(0, len(held) - _LONGEST_HEAD)):  # noqa: B007 - the last is wanted
        pass
    return None if last is None or b";" in held[last.start() :] else last.start()


def _table(name: bytes) -> str:
    return ".".join(statements.named(name.replace(b".", b" ")))


def _inserted(dump: _Dump) -> Iterator[Read]:
    """Yield the rows of an INSERT that are whole, and of those after it that begin alike."""
    assert dump.inside is not None
    _, table, fields, head = dump.inside
    whole = statements.rows_expression(escapes=dump.escapes)
    parts: list[bytes] = []
    at, ended, size = 0, False, 0
    while not ended and size < _BATCH_BYTES:
        match = whole.match(dump.held, at)
        assert match is not None
        dump.comma = match[0].rstrip().endswith(b",")
        parts.append(match[0].strip().rstrip(b","))
        size += len(match[0])
        at = match.end()
        end = _ENDS.match(dump.held, at)
        if end is None:
            break
        at = end.end()
        ended = not dump.held.startswith(head, at)
        at += 0 if ended else len(head)
    stuck = not ended and not size and (dump.ended or len(dump.held) > _LONGEST_ROW or _is_odd(dump.held))
    line, taken = dump.line, dump.passed(at)
    rows = b",".join(filter(None, parts))
    if rows:
        made = statements.of_values(rows, fields, escapes=dump.escapes)
        if made is None:
            yield LineBatch(head + taken, line)
        else:
            yield ColumnBatch(made[0], dump.rows[table] + 1, made[1], table)
            dump.rows[table] += made[1]
    if ended or stuck:
        dump.inside = None
        if stuck and dump.ended:
            yield dump.source.failure("a list of values has no end: cut short; it was read as text", dump.line)


def _is_odd(held: bytes) -> bool:
    """Tell whether no list of values comes next."""
    return not held.lstrip().startswith((b"(", b",")) and bool(held.strip())


def _copied(dump: _Dump) -> Iterator[Read]:
    """Yield the rows of a COPY block that are whole."""
    assert dump.inside is not None
    _, table, fields, _ = dump.inside
    end = _END_OF_COPY.search(dump.held)
    length = end.start() if end else len(dump.held) if dump.ended else dump.held.rfind(b"\n") + 1
    line, data = dump.line, dump.passed(length)
    if data:
        yield from _tabbed(dump, data, line, table, fields)
    if end is not None:
        dump.passed(end.end() - end.start())
        dump.inside = None


def _tabbed(dump: _Dump, data: bytes, line: int, table: str, fields: tuple[Field, ...]) -> Iterator[Read]:
    import pyarrow as pa
    from pyarrow import csv

    width = data.partition(b"\n")[0].count(b"\t") + 1
    names = [str(place) for place in range(len(fields) or width)]
    odd: list[str] = []

    def keep(row: object) -> str:
        odd.append(row.text)  # type: ignore[attr-defined]
        return "skip"

    try:
        found = csv.read_csv(
            pa.BufferReader(data),
            read_options=csv.ReadOptions(use_threads=False, block_size=len(data) + 1, column_names=names),
            parse_options=csv.ParseOptions(
                delimiter="\t", quote_char=False, ignore_empty_lines=False, invalid_row_handler=keep
            ),
            convert_options=csv.ConvertOptions(
                column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=True, null_values=["\\N"]
            ),
        ).combine_chunks()
    except pa.ArrowInvalid:
        yield dump.source.failure("rows of a COPY could not be parsed; they were read as text", line)
        yield LineBatch(data, line)
        return
    if odd:
        rows = "row" if len(odd) == 1 else "rows"
        yield dump.source.failure(f"{len(odd):,} {rows} with more or fewer cells than the others; read as text", line)
        yield LineBatch("\n".join([*odd, ""]).encode(), line)
    cells = [
        statements.unescaped(chunks.chunk(0) if chunks.num_chunks else pa.array([], pa.string()))
        for chunks in found.columns
    ]
    yield ColumnBatch(tuple(statements.columns(cells, fields)), dump.rows[table] + 1, found.num_rows, table)
    dump.rows[table] += found.num_rows


FORMAT = Format(name="dump", extensions=EXTENSIONS, sniff=sniff, read=read, rank=4, is_text=True)
