"""One table of made-up people, and how to read anything back as plain rows."""

import os
import random

import pytest

from connectors import sources
from connectors.connector import ColumnBatch, Failure, LineBatch, Reference, Segment, SetAside
from connectors.files import Selection, plan, read

FIRST = ("Kåre", "Ærlend", "Øystein", "Åse", "Marit", "Bjørg", "Jon-Ivar")
NOTES = (
    "ringte, sa «hei»",
    'sa "nei" to ganger',
    "første linje\nandre linje",
    "tab\ther",
    "semikolon; bar | og komma,",
    "🎉 gratulerer",
    "'enkle'",
    None,
    "0.10",
    "C:\\mappe\\fil",
)


@pytest.fixture(scope="session")
def people():
    """Rows of dicts; every value a string or None."""
    chosen = random.Random(20)
    return [
        {
            "kunde_id": str(number),
            "fornavn": chosen.choice(FIRST),
            "epost": f"kunde{number}@example.com" if number % 5 else None,
            "telefon": f"+47 68 05 {number % 100:02d} {number % 89:02d}",
            "merknad": NOTES[number % len(NOTES)],
            "poststed": chosen.choice(("Ålesund", "Bø", "Tromsø")),
        }
        for number in range(1, 1001)
    ]


class Outcome:
    """All that plan and read gave for some targets."""

    def __init__(self, targets, selection):
        self.segments, self.failures, self.set_aside, self.lines, self.columns = [], [], [], [], []
        for item in plan([str(target) for target in targets], selection):
            self._take(item, None)

    def _take(self, item, segment):
        if isinstance(item, Segment):
            self.segments.append(item)
            for found in read(item):
                self._take(found, item)
        elif isinstance(item, Failure):
            self.failures.append(item)
        elif isinstance(item, SetAside):
            self.set_aside.append(item)
        elif isinstance(item, LineBatch):
            self.lines.append((item.container or segment.container, item))
        elif isinstance(item, ColumnBatch):
            self.columns.append((item.container or segment.container, item))

    @property
    def text(self):
        """Lines put together, pieces joined where they overlap."""
        return b"".join(batch.data[batch.overlap : len(batch.data) - batch.ahead] for _, batch in self.lines).decode()

    @property
    def rows(self):
        """Rows as dicts; a field in several columns or cells of one row gives a list."""
        rows = {}
        for _, batch in self.columns:
            for row in range(batch.row_count):
                rows[batch.first_row + row] = {}
            for column in batch.columns:
                cells = column.values.to_pylist()
                places = range(len(cells)) if column.rows is None else column.rows
                for place, cell in zip(places, cells, strict=True):
                    row = rows[batch.first_row + int(place)]
                    row[column.path] = [row[column.path], cell] if column.path in row else cell
        assert list(rows) == list(range(1, len(rows) + 1))
        return list(rows.values())

    @property
    def reasons(self):
        return [failure.reason for failure in self.failures]


@pytest.fixture
def scanned():
    """Return a function that plans and reads targets."""
    return lambda *targets, **chosen: Outcome(targets, Selection(**chosen))


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An empty working folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def typed(monkeypatch):
    """Return a function that puts bytes on standard input."""
    opened = []

    def type_(data):
        reading, writing = os.pipe()
        saved = os.dup(0)
        os.dup2(reading, 0)
        os.close(reading)
        opened.append(saved)
        if data is not None:
            with os.fdopen(writing, "wb") as file:
                file.write(data)
        return writing

    yield type_
    for saved in opened:
        os.dup2(saved, 0)
        os.close(saved)


class DatabaseRead:
    """All that planning and reading a database gave: per table its rows, and per table and path its cells."""

    def __init__(self, address, **chosen):
        items = list(sources.plan([address], Selection(**chosen)))
        self.segments = [item for item in items if isinstance(item, Segment)]
        self.planned = {segment.container: segment for segment in self.segments}
        self.failures = [item for item in items if isinstance(item, Failure)]
        self.set_aside = [item for item in items if isinstance(item, SetAside)]
        self.columns, self.counts, self.told, self.totals, self.text = {}, {}, {}, {}, {}
        for segment in self.segments:
            for item in sources.read(segment):
                self._take(item.container or segment.container, item)

    def _take(self, container, item):
        if isinstance(item, Failure):
            self.failures.append(item)
        elif isinstance(item, SetAside):
            self.set_aside.append(item)
        elif isinstance(item, LineBatch):
            self.text[container] = self.text.get(container, "") + item.data.decode()
        elif isinstance(item, ColumnBatch):
            self.counts[container] = self.counts.get(container, 0) + item.row_count
            self.totals[container] = item.total
            for column in item.columns:
                self.told[container, column.path] = (column.declared_type, column.comment)
                self.columns.setdefault((container, column.path), []).extend(column.values.to_pylist())


@pytest.fixture
def read_database():
    """Return a function that plans and reads a database."""
    return DatabaseRead


@pytest.fixture(scope="session")
def compound():
    """Return a function that makes a compound file of a tree: names, and bytes (short ones) or trees."""
    return _compound


def _compound(tree):
    sector, free, end = 512, 0xFFFFFFFF, 0xFFFFFFFE
    entries, small, small_table = [], b"", []

    def number(*values):
        return b"".join(value.to_bytes(4, "little") for value in values)

    def add(name, content):
        """Add an entry and all below it; return its number."""
        nonlocal small
        place = len(entries)
        entries.append(None)
        child, begin, size = free, end, 0
        if isinstance(content, dict):
            for inner in reversed([add(*pair) for pair in content.items()]):
                entries[inner] = entries[inner].replace(b"NEXT", number(child))
                child = inner
        else:
            begin, size = len(small) // 64, len(content)
            count = -(-size // 64)
            small_table.extend([*range(begin + 1, begin + count), end])
            small += content.ljust(64 * count, b"\0")
        written = name.encode("utf-16-le") + b"\0\0"
        kind = b"\x05" if not place else b"\x01" if isinstance(content, dict) else b"\x02"
        entry = written.ljust(64, b"\0") + len(written).to_bytes(2, "little") + kind + b"\x01"
        entries[place] = entry + number(free) + b"NEXT" + number(child) + bytes(36) + number(begin, size, 0)
        return place

    add("Root Entry", tree)
    pad = [-(-len(part) // sector) for part in (b"x" * 128 * len(entries), b"x" * 4 * len(small_table), small)]
    starts = [1, 1 + pad[0], 1 + pad[0] + pad[1]]
    root = entries[0].replace(b"NEXT", number(free))
    entries[0] = root[:116] + number(starts[2] if small else end, len(small), 0)
    table = [0xFFFFFFFD]
    for begin, count in zip(starts, pad, strict=True):
        table += [*range(begin + 1, begin + count), end] if count else []
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + b"\x3e\0\x03\0\xfe\xff\x09\0\x06\0" + bytes(6)
    head += number(0, 1, 1, 0, 4096, starts[1] if small else end, pad[1], end, 0, 0) + number(free) * 108
    blocks = [number(*table).ljust(sector, b"\xff"), b"".join(entries), number(*small_table), small]
    return head + b"".join(block.ljust(-(-len(block) // sector) * sector, b"\0") for block in blocks)


@pytest.fixture
def declared_keys():
    """Return a function that gives the foreign keys a database declares: table, column, and those of the parent."""

    def found(address):
        return [
            (one.container.rpartition(".")[2], one.field, one.parent_container.rpartition(".")[2], one.parent_field)
            for one in sources.plan([address])
            if isinstance(one, Reference)
        ]

    return found
