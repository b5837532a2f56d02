"""
Make the inputs of the speed benchmark: `python -m benchmarks.make_logs FOLDER [--megabytes 300] [--rows 1000000]`.

* `sparse.log`: an application log in four styles, full of digits by design (hex traces, UUIDs, timestamps, order ids,
  private addresses, epoch milliseconds); one line in a thousand holds a planted value;
* `dense.log`: the same, 30 % of the lines planted;
* `table.csv`: twelve columns, three of which hold a match in every row (fødselsnummer, e-mail, telephone);
* `small.log`: 1 KB;
* `line.log` (with `--line-megabytes`): one line without an end.

National ids are of people born 1860-1899, telephone numbers are reserved for film, mail domains do not exist.
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import numpy as np

from tests.estates import numbers, people

if TYPE_CHECKING:
    from collections.abc import Iterator

Rows = np.ndarray[tuple[int, int], np.dtype[np.uint8]]

# `{h32}`: 32 hex digits; `{d8}`: 8 digits; `{n2}`: 2 digits from 1-9; `{t}`: time of day with `,` or `.` before the ms.
JSON_STYLE = (
    '{"ts":"2026-11-22T{t.}Z","level":"INFO","logger":"no.fjordgull.ordre.OrdreTjeneste","traceId":"{h32}",'
    '"spanId":"{h16}","msg":"Ordre {d8} lagret","tookMs":{n3},"epoch":179{d10}}'
)
LOGBACK_STYLE = (
    "2026-11-22 {t,} DEBUG [http-nio-8080-exec-{n2}] n.f.lager.Plukkliste - "
    "Sak {h8}-{h4}-4{h3}-8{h3}-{h12} flyttet fra 10.{n2}.{n2}.{n2} til hylle B{n2}, forsøk {n1} av 3"
)
LOGFMT_STYLE = (
    "ts=2026-11-22T{t.}Z level=debug caller=cache.go:{n3} key={h40} status=200 bytes={n6} "
    "dur=0.{d6}s upstream=192.168.{n1}.{n2}:8443"
)
ACCESS_STYLE = (
    '10.{n2}.{n2}.{n2} - - [22/Nov/2026:{t} +0100] "GET /api/v2/ordre/{d8} HTTP/1.1" 200 {n5} "-" "kube-probe/1.29"'
)
TEMPLATES = (JSON_STYLE, LOGBACK_STYLE, LOGFMT_STYLE, ACCESS_STYLE)
PLANTED = (
    '{"ts":"2026-11-22T06:30:13.123Z","level":"WARN","logger":"no.fjordgull.kunde.Register","traceId":"%s","msg":"Avvist %s"}',
    "2026-11-22 06:30:13,123 INFO  [http-nio-8080-exec-12] [%s] n.f.konto.Innlogging - bruker %s er logget inn",
    "ts=2026-11-22T06:30:13.123Z level=info trace=%s kunde=%s status=200 dur=0.004211s",
)
FIELD = re.compile(r"\{(?:([hdn])([0-9]+)|t([.,]?))\}")
HEX = np.frombuffer(b"0123456789abcdef" * 16, dtype=np.uint8)
DIGIT = np.frombuffer((b"0123456789" * 26)[:256], dtype=np.uint8)
NONZERO = np.frombuffer((b"123456789" * 29)[:256], dtype=np.uint8)
BLOCK = 20_000
HEADER = "id,fnr,navn,epost,telefon,ordre,belop,opprettet,status,referanse,epoch_ms,kommentar\n"


def clock(milliseconds: np.ndarray[tuple[int], np.dtype[np.int64]], sign: str) -> Rows:
    """Return the time of day as bytes, one row per time, with the milliseconds after the sign if there is one."""
    hours, rest = np.divmod(milliseconds % 86_400_000, 3_600_000)
    minutes, rest = np.divmod(rest, 60_000)
    seconds, thousandths = np.divmod(rest, 1000)
    text = np.empty((len(milliseconds), 12), dtype=np.uint8)
    for column, value in ((0, hours), (3, minutes), (6, seconds)):
        text[:, column], text[:, column + 1] = 48 + value // 10, 48 + value % 10
    text[:, 2] = text[:, 5] = ord(":")
    text[:, 8] = ord(sign or ".")
    text[:, 9], text[:, 10], text[:, 11] = 48 + thousandths // 100, 48 + thousandths // 10 % 10, 48 + thousandths % 10
    return text if sign else text[:, :8]


def lines(template: str, count: int, start: int, rng: np.random.Generator) -> list[bytes]:
    """Return lines of one style, each with its newline."""
    parts, position = [], 0
    for found in FIELD.finditer(template):
        parts.append(np.frombuffer(template[position : found.start()].encode(), dtype=np.uint8))
        position = found.end()
        if found[1]:
            alphabet = {"h": HEX, "d": DIGIT, "n": NONZERO}[found[1]]
            width = int(found[2])
            parts.append(alphabet[np.frombuffer(rng.bytes(count * width), dtype=np.uint8)].reshape(count, width))
        else:
            times = start + np.sort(rng.integers(0, 60_000, count))
            parts.append(clock(times, found[3]))
    parts.append(np.frombuffer((template[position:] + "\n").encode(), dtype=np.uint8))
    whole = np.hstack([part if part.ndim == 2 else np.tile(part, (count, 1)) for part in parts])
    data, width = whole.tobytes(), whole.shape[1]
    return [data[i : i + width] for i in range(0, len(data), width)]


def planted_lines(rng: Random, count: int) -> list[bytes]:
    """Return lines that hold one value each: fødselsnummer, card, e-mail and telephone in turn."""
    made = []
    for number in range(count):
        person = people.person(rng, ("epost-finnes-ikke.no",))
        film = people.grouped_phone(f"6805{rng.randrange(10_000):04}", 2)
        value = (person.fnr, numbers.card(rng), person.email, film)[number % 4]
        made.append((PLANTED[number % 3] % (numbers.hexadecimal(rng, 32), value) + "\n").encode())
    return made


def blocks(share: float, seed: int) -> Iterator[bytes]:
    """Yield pieces of a log without end, a given share of whose lines is planted."""
    rng, chance = np.random.default_rng(seed), Random(seed)
    pool = planted_lines(chance, 12_000)
    start = 0
    while True:
        made = [line for template in TEMPLATES for line in lines(template, BLOCK // 4, start, rng)]
        order = rng.permutation(BLOCK)
        places = set(rng.choice(BLOCK, int(BLOCK * share), replace=False).tolist())
        yield b"".join(
            chance.choice(pool) if place in places else made[index] for place, index in enumerate(order.tolist())
        )
        start += 60_000


def write_log(path: Path, size: int, share: float, seed: int) -> None:
    """Write a log of about `size` bytes, to the end of a line."""
    with path.open("wb") as out:
        for block in blocks(share, seed):
            room = size - out.tell()
            if len(block) >= room:
                out.write(block[: block.rfind(b"\n", 0, room) + 1])
                return
            out.write(block)


def national_ids(count: int, rng: np.random.Generator) -> list[str]:
    """Return fødselsnummer of people born 1860-1899, checked as a column."""
    days = rng.integers(0, 39 * 365, count * 2)
    dates = (np.datetime64("1860-01-01") + days).astype(object)
    starts = [
        f"{day:%d%m}{day.year % 100:02}{series}"
        for day, series in zip(dates, rng.integers(500, 750, count * 2), strict=True)
    ]
    digits = np.frombuffer("".join(starts).encode(), dtype=np.uint8).reshape(-1, 9).astype(np.int64) - 48
    first = -(digits @ np.array((3, 7, 6, 1, 8, 9, 4, 5, 2))) % 11
    second = -(digits @ np.array((5, 4, 3, 2, 7, 6, 5, 4, 3)) + 2 * first) % 11
    good = np.flatnonzero((first < 10) & (second < 10))[:count]
    return [f"{starts[i]}{first[i]}{second[i]}" for i in good.tolist()]


def write_table(path: Path, rows: int, seed: int) -> None:
    """Write the table; every row is different."""
    rng = np.random.default_rng(seed)
    chance = Random(seed)
    names = [(chance.choice(people.FIRST), chance.choice(people.LAST)) for _ in range(5000)]
    locals_ = [f"{people.ascii_name(first)}.{people.ascii_name(last)}" for first, last in names]
    remarks = ("ok", "levert på døra", "ring på", "", "hentes i butikk 14", "sendt 12.11.2026")
    with path.open("w", encoding="utf-8", newline="") as out:
        out.write(HEADER)
        for begin in range(0, rows, 50_000):
            count = min(50_000, rows - begin)
            hexes = rng.bytes(count * 16).hex()
            order, amount, when = (
                rng.integers(low, high, count).tolist() for low, high in ((10**7, 10**8), (10**3, 10**6), (0, 10**10))
            )
            out.writelines(
                f"{begin + i},{fnr},{names[i % 5000][0]} {names[i % 5000][1]},{locals_[i % 5000]}{begin + i}@epost-finnes-ikke.no,"
                f"+47 68 05 {amount[i] // 100 % 100:02} {amount[i] % 100:02},{order[i]},{amount[i] / 100:.2f},"
                f"2026-11-{1 + i % 28:02}T06:{i % 60:02}:13Z,LEVERT,{hexes[32 * i : 32 * i + 32]},{1767222000000 + when[i]},{remarks[i % 6]}\n"
                for i, fnr in enumerate(national_ids(count, rng))
            )


def write_line(path: Path, size: int, seed: int) -> None:
    """Write one line of `size` bytes."""
    block = next(blocks(0.001, seed)).replace(b"\n", b" ")
    with path.open("wb") as out:
        while out.tell() < size:
            out.write(block[: size - out.tell()])


def main() -> None:
    """Read the arguments and write the files."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.make_logs", description="Make the inputs of the speed benchmark."
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--megabytes", type=int, default=300, help="size of each log, in 10^6 bytes")
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--line-megabytes", type=int, default=0, help="also write a single line of this size")
    parser.add_argument("--seed", type=int, default=7)
    wanted = parser.parse_args()
    wanted.folder.mkdir(parents=True, exist_ok=True)
    size = wanted.megabytes * 10**6
    write_log(wanted.folder / "sparse.log", size, 0.001, wanted.seed)
    write_log(wanted.folder / "dense.log", size, 0.30, wanted.seed)
    write_log(wanted.folder / "small.log", 1000, 0.1, wanted.seed)
    write_table(wanted.folder / "table.csv", wanted.rows, wanted.seed)
    if wanted.line_megabytes:
        write_line(wanted.folder / "line.log", wanted.line_megabytes * 10**6, wanted.seed)


if __name__ == "__main__":
    main()
