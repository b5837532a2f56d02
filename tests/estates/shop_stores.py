"""The shop's binary stores: the loyalty programme as Parquet, an old web shop as SQLite."""

from __future__ import annotations

import io
import sqlite3
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tests.estates import numbers
from tests.estates.shop_tables import order_number

if TYPE_CHECKING:
    from tests.estates.people import Person
    from tests.estates.planting import Planter


def write(plant: Planter, customers: list[Person]) -> None:
    """Write both stores."""
    _parquet(plant, customers)
    _sqlite(plant, customers)


def _parquet(plant: Planter, customers: list[Person]) -> None:
    """Write the loyalty programme's members as Parquet, numbers as numbers."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    rng, path = plant.rng, "dvh/medlemmer.parquet"
    rows = [
        {
            "medlem_id": numbers.uuid(rng),
            "full_name": plant.name(p.name),
            "email": plant.email(p),
            "phone": plant.phone(p, 3),
            "national_id": plant.fnr(p) if n % 4 == 0 else "",
            "iban": plant.iban(p) if n % 3 == 0 else "",
            "last_order": order_number(plant, date(2026, 1 + rng.randrange(11), 1 + rng.randrange(28))),
        }
        for n, p in enumerate(customers)
    ]
    clean = plant.ledger.cells(path, None, rows)
    columns = {field: pa.array([row[i] or None for row in clean]) for i, field in enumerate(rows[0])}
    columns["points"] = pa.array([rng.randrange(100_000) for _ in rows])
    columns["updated_ms"] = pa.array([1767222000000 + rng.randrange(27_000_000_000) for _ in rows])
    buffer = io.BytesIO()
    pq.write_table(pa.table(columns), buffer, row_group_size=100)
    plant.ledger.binary(path, buffer.getvalue())


def _sqlite(plant: Planter, customers: list[Person]) -> None:
    """Write a database; a scan of files alone sets it aside, so all of it is optional for now."""
    rows = [
        {
            "id": str(n),
            "navn": plant.ledger.mark("person_name", p.name, optional=True),
            "epost": plant.ledger.mark("email", p.email, optional=True, test_data=p.test),
            "fnr": plant.ledger.mark("no_fodselsnummer", p.fnr, optional=True, test_data=p.test),
        }
        for n, p in enumerate(customers[:100], 1)
    ]
    clean = plant.ledger.cells("dvh/butikk.db", "kunde", rows)
    with TemporaryDirectory() as temporary:
        place = Path(temporary) / "butikk.db"
        connection = sqlite3.connect(place)
        connection.execute("CREATE TABLE kunde (id INTEGER PRIMARY KEY, navn TEXT, epost TEXT, fnr TEXT)")
        connection.executemany("INSERT INTO kunde VALUES (?, ?, ?, ?)", clean)
        connection.commit()
        connection.close()
        plant.ledger.binary("dvh/butikk.db", place.read_bytes())
