"""
From a table to segments: one statement each, with what is needed to read it and to read it again more deeply.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, replace
from math import isqrt
from typing import TYPE_CHECKING

from connectors.connector import Sampling, Segment
from connectors.dialect import Bounds, Chosen, Part, Table, TableColumn
from connectors.formats.names import headed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from connectors.connector import Selection
    from connectors.dialect import Dialect

FORMAT = "sql"
"""`Segment.format` of a statement."""
SAMPLE = 10_000
"""Rows read of a large table, unless told otherwise."""
SMALL = 20_000
"""Tables of at most so many rows are read whole, unless told otherwise."""
SMALL_BYTES = 4 << 20
"""So are tables of at most so many bytes, whose rows nobody has counted."""


@dataclass(frozen=True, slots=True)
class Query:
    """
    What a segment of a database carries, besides the statement.

    Args:
        columns: in the order of the statement.
        parts: that make up the whole table; one for each origin, where the statement is itself one of many.
        pieces: how many statements make up the whole table.
        rows, exact, bytes: of the whole table, as `Table`.
        bounds: what reading may cost.
        keep: of the rows that the statement gives, so many are kept by chance; 0: all.
        seed: of that chance.
    """

    columns: tuple[TableColumn, ...]
    parts: tuple[Part, ...]
    pieces: int = 1
    rows: int | None = None
    exact: bool = False
    bytes: int | None = None
    bounds: Bounds = field(default_factory=Bounds)
    keep: int = 0
    seed: int = 0


def statement_of(segment: Segment) -> str:
    """Return the statement that a segment runs."""
    return dict(segment.options)["statement"]


def query_of(segment: Segment) -> Query:
    """Return what a segment carries besides its statement."""
    told = json.loads(dict(segment.options)["query"])
    told["columns"] = tuple(TableColumn(**column) for column in told["columns"])
    told["parts"] = tuple(Part(**part) for part in told["parts"])
    told["bounds"] = Bounds(**told["bounds"])
    return Query(**told)


def segments(table: Table, segment: Segment, dialect: Dialect, selection: Selection) -> Iterator[Segment]:
    """
    Yield the statements that read a table: some of its rows, or all of them.

    Args:
        table: as the database declares it.
        segment: the database's; the statements differ from it in container, options and sampling.
        dialect: its own.
        selection: how much is wanted.
    """
    bounds = Bounds(
        selection.statement_seconds,
        selection.lock_seconds,
        selection.max_rows,
        selection.max_bytes,
        selection.throttle,
    )
    names = headed([column.name for column in table.columns])
    columns = tuple(replace(column, shown=name) for column, name in zip(table.columns, names, strict=True))
    pieces = len(table.parts)
    query = Query(columns, table.parts, pieces, table.rows, table.exact, table.bytes, bounds, seed=selection.seed)
    segment = replace(segment, container=table.container)
    wanted, most = _wanted(query, selection), _most(query)
    if wanted is None and (most is None or (query.rows is not None and query.rows <= most)):
        yield from whole(segment, query)
        return
    wanted = min(size for size in (wanted, most) if size is not None)
    chosen = dialect.chosen(table, wanted, selection.seed) or _drawn(query, dialect, selection.sample)
    if chosen is not None:
        yield _statement(segment, query, chosen)
    elif selection.full:
        yield from whole(segment, query)
    else:
        keep = min(selection.sample or SMALL, most or SMALL)
        sampling = Sampling("reservoir", selection.seed, keep, query.rows, query.exact)
        yield from (
            _statement(segment, replace(query, keep=keep), Chosen(sampling, part)) for part in _one(query.parts)
        )


def _drawn(query: Query, dialect: Dialect, sample: int | None) -> Chosen | None:
    """Return as many random rows as may be read of what cannot be sampled before it is read, where a bound is set."""
    if query.bounds.rows is None or dialect.drawn is None or len(query.parts) != 1:
        return None
    wanted = min(query.bounds.rows, sample or query.bounds.rows)
    origin = dialect.drawn(query.parts[0].origin, wanted, query.seed)
    return Chosen(Sampling("random rows", query.seed, wanted, query.rows, query.exact), Part(origin))


def _one(parts: Sequence[Part]) -> Sequence[Part]:
    """Return the parts to draw one sample from: the table in one, where its parts are of one origin."""
    origins = {part.origin for part in parts}
    return [Part(origin) for origin in sorted(origins)]


def _wanted(query: Query, selection: Selection) -> int | None:
    """Return how many rows to read; `None` for all."""
    if selection.full:
        return None
    small = selection.sample or SMALL
    if query.rows is not None and query.rows <= small:
        return None
    if query.rows is None and query.bytes is not None and query.bytes <= SMALL_BYTES and not selection.sample:
        return None
    return selection.sample or SAMPLE


def _most(query: Query) -> int | None:
    """Return how many rows may be read, a little less than the bound: a sample may come out larger than asked."""
    bounds = [] if query.bounds.rows is None else [query.bounds.rows]
    if query.bounds.bytes is not None and query.bytes and query.rows:
        bounds.append(query.bounds.bytes * query.rows // query.bytes)
    if not bounds:
        return None
    most = min(bounds)
    return most if query.rows is not None and query.rows <= most else max(1, most - 4 * isqrt(most))


def whole(segment: Segment, query: Query) -> Iterator[Segment]:
    """Yield the statements that read every row."""
    sampling = Sampling("all rows", total=query.rows, exact=query.exact)
    # With each of thousands of parts in the company of all others, a plan would not fit into memory.
    alone = replace(query, keep=0, parts=tuple(_one(query.parts)))
    for part in query.parts:
        yield _statement(segment, alone, Chosen(sampling, part))


def _statement(segment: Segment, query: Query, chosen: Chosen) -> Segment:
    select = ", ".join(column.expression for column in query.columns)
    condition = f" WHERE {chosen.part.condition}" if chosen.part.condition else ""
    statement = f"SELECT {select} FROM {chosen.part.origin}{condition}"
    told = json.dumps(asdict(query), ensure_ascii=False, separators=(",", ":"))
    return replace(segment, options=(("statement", statement), ("query", told)), sampling=chosen.sampling)


def deepened(segment: Segment, columns: Sequence[str] = ()) -> tuple[Segment, ...]:
    """Return the segments that read every row of these columns, as `connectors.sources.deepen`."""
    query = query_of(segment)
    most = _most(query)
    if most is not None and (query.rows is None or query.rows > most):
        return ()
    wanted = tuple(
        column
        for column in query.columns
        if any(_within(path, name) for path in columns for name in (column.name, column.shown))
    )
    return tuple(whole(segment, replace(query, columns=wanted or query.columns)))


def _within(path: str, column: str) -> bool:
    return path == column or path.startswith((f"{column}.", f"{column}["))


def expected(segment: Segment) -> tuple[int | None, int | None]:
    """Return how many rows, and about how many bytes, a segment's statement is expected to give; `None`: unknown."""
    query, sampling = query_of(segment), segment.sampling
    if query.rows is None or sampling is None:
        return None, None
    rows = query.rows // max(1, query.pieces)
    if sampling.wanted is not None and sampling.method != "reservoir":
        rows = min(query.rows, sampling.wanted)
    size = None if query.bytes is None or not query.rows else query.bytes * rows // query.rows
    return rows, size
