"""What an organisation's data is written with: databases, exports, logs and recordings, and people to fill them."""

from __future__ import annotations

import csv
import sqlite3
import struct
import wave
from base64 import b64encode
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tests.estates import numbers
from tests.estates.people import EMPTY_BLOCKS, Person, person

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path
    from random import Random

TODAY = date(2026, 11, 22)
DOMAINS = ("epost-finnes-ikke.no", "nordpost-finnes-ikke.no")
HASHES = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"


class House:
    """
    A folder that is filled with data.

    Args:
        folder: where.
        rng: the only source of chance.
    """

    def __init__(self, folder: Path, rng: Random) -> None:
        self.folder, self.rng = folder, rng
        folder.mkdir(parents=True, exist_ok=True)

    def people(self, count: int) -> list[Person]:
        """Make people of whom nothing is known test data."""
        return [person(self.rng, DOMAINS) for _ in range(count)]

    def table(self, database: str, table: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
        """Write a table of an SQLite database."""
        names = ", ".join(f'"{column}"' for column in columns)
        marks = ", ".join("?" for _ in columns)
        connection = sqlite3.connect(self._path(database))
        with connection:
            connection.execute(f'create table "{table}" ({names})')
            connection.executemany(f'insert into "{table}" values ({marks})', rows)
        connection.close()

    def csv(self, name: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
        """Write an export as Norwegian spreadsheets do."""
        with self._path(name).open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, delimiter=";", lineterminator="\n")
            writer.writerow(columns)
            writer.writerows(rows)

    def log(self, name: str, lines: Iterable[str]) -> None:
        """Write a log, a line a second."""
        with self._path(name).open("w", encoding="utf-8") as file:
            for second, line in enumerate(lines):
                file.write(f"2026-11-21T{8 + second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}Z {line}\n")

    def recording(self, name: str) -> None:
        """Write a short recording of silence."""
        with wave.open(str(self._path(name)), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(8000)
            file.writeframes(struct.pack("<800h", *([0] * 800)))

    def _path(self, name: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def day(self, first: int, last: int) -> str:
        """Return a day between the beginning of one year and the end of another, never later than today."""
        start, end = date(first, 1, 1), min(date(last, 12, 31), TODAY)
        return (start + timedelta(days=self.rng.randrange((end - start).days + 1))).isoformat()

    def password(self) -> str:
        """Return a password as people choose them."""
        return f"{self.rng.choice(('Sommer', 'Fjell', 'Hytte', 'Skog'))}{self.rng.randrange(1950, 2030)}!"

    def hashed(self) -> str:
        """Return what bcrypt would leave of a password."""
        return "$2b$12$" + "".join(self.rng.choice(HASHES) for _ in range(53))

    def sealed(self) -> str:
        """Return what a cipher would leave of something short: bytes as good as random, in base64."""
        return b64encode(self.rng.randbytes(48)).decode()

    def card(self) -> str:
        """Return a card number that is on no list of test cards."""
        return numbers.card(self.rng)

    def address(self, *, cut: bool = False) -> str:
        """Return an internet address that nobody has; cut: without its last number."""
        return f"{self.rng.choice(EMPTY_BLOCKS)}{0 if cut else self.rng.randrange(1, 255)}"
