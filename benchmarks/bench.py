"""
Measure a scan against ripgrep, `wc -l` and pyarrow, and print the ratios: `python -m benchmarks.bench FOLDER`.

FOLDER holds what `benchmarks.make_logs` wrote; what is missing is left out, with a note. Processor time is user plus
system time of the process and all its children, peak memory is the largest of them. Every figure is the median of
`--repeat` runs; within a repeat all commands take their turn, so that a busy machine bends them alike.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent

# The plain, untightened form of each pattern: what a person would type.
UNION = (
    r"\b[0-9]{6}[ -]?[0-9]{5}\b",  # fødselsnummer
    r"\b(?:[0-9][ -]?){12,18}[0-9]\b",  # payment card
    r"[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}",  # e-mail
    r"(?:(?:\+|00)47[ ]?)?\b[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[0-9]{2}\b",  # telephone, 2-2-2-2
    r"(?:(?:\+|00)47[ ]?)?\b[0-9]{3} ?[0-9]{2} ?[0-9]{3}\b",  # telephone, 3-2-3
    r"\b[0-9]{4}[. ]?[0-9]{2}[. ]?[0-9]{5}\b",  # kontonummer
    r"\b[0-9]{3} ?[0-9]{3} ?[0-9]{3}(?: ?MVA)?\b",  # organisasjonsnummer, MVA
    r"\b[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?\b",  # IBAN
    r"\b[0-9]{6}[-+][0-9]{4}\b",  # Nordic ids
    r"\beyJ[A-Za-z0-9_-]+\.eyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*",  # JWT
    r"\b(?:[0-9]{1,3}\.){3}[0-9]{1,3}\b",  # IPv4
    r"\b(?:[0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}\b",  # MAC
    r"(?i)\b(?:password|passord|pwd|secret)\b\S{0,3}\s*[:=]\s*\S+",  # credential
    r"\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_[A-Za-z0-9]{36}\b|-----BEGIN [A-Z ]*PRIVATE KEY-----",  # tokens and keys
)
READ_AS_STRINGS = """
import sys, pyarrow as pa, pyarrow.csv as c
names = c.open_csv(sys.argv[1]).schema.names
table = c.read_csv(sys.argv[1], read_options=c.ReadOptions(use_threads=False),
    convert_options=c.ConvertOptions(column_types=dict.fromkeys(names, pa.string())))
assert table.num_rows
"""


# What the processors give at best: a loop over integers in one process, and in two at once.
LOOP = """
import os, sys
for _ in range(int(sys.argv[1])):
    if not os.fork():
        total = 0
        for number in range(20_000_000):
            total += number & 7
        os._exit(0)
for _ in range(int(sys.argv[1])):
    os.wait()
"""

BARE = "small, no catalog"
SCANS = ("sparse", "sparse, two processes", "dense", "table", "small", BARE, "line")
TWO, RG, RG_BYTES, RG_COUNT = "sparse, two processes", "rg -o -b -n", "rg -o -b -n --no-unicode", "rg -c"
ONE_LOOP, TWO_LOOPS = "a loop", "two loops at once"

Figure = tuple[str, str, str]
"""What was measured, the figure, the goal."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command cost: wall and processor seconds, peak resident bytes, exit code; a scan that left no result failed."""

    wall: float
    cpu: float
    peak: int
    code: int
    result: bool


def run(command: list[str], folder: Path) -> Cost:
    """Run a command to its end and tell what it cost, children included."""
    environment = os.environ | {"PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"}
    begin = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    unit = 1 if sys.platform == "darwin" else 1024
    return Cost(
        wall,
        usage.ru_utime + usage.ru_stime,
        usage.ru_maxrss * unit,
        process.returncode,
        (folder / "scan.json").exists(),
    )


def innsyn(path: Path, jobs: int = 1) -> list[str]:
    """Return the command line of a scan with everything on."""
    return [
        sys.executable,
        "-m",
        "scanner",
        "scan",
        str(path),
        "--format",
        "json",
        "-o",
        "scan.json",
        "--jobs",
        str(jobs),
    ]


def ripgrep(path: Path, *options: str) -> list[str]:
    """Return ripgrep on the union, one thread."""
    return ["rg", "-j1", "--no-config", *options, *(part for pattern in UNION for part in ("-e", pattern)), str(path)]


def commands(folder: Path) -> dict[str, list[str]]:
    """Return every command to measure, by name, for the inputs and tools that are there."""
    sparse, dense, table, small, line = (
        folder / name for name in ("sparse.log", "dense.log", "table.csv", "small.log", "line.log")
    )
    wanted = {
        "sparse": (sparse, innsyn(sparse)),
        TWO: (sparse, innsyn(sparse, 2)),
        ONE_LOOP: (sparse, [sys.executable, "-c", LOOP, "1"]),
        TWO_LOOPS: (sparse, [sys.executable, "-c", LOOP, "2"]),
        RG: (sparse, ripgrep(sparse, "-o", "-b", "-n")),
        RG_BYTES: (sparse, ripgrep(sparse, "-o", "-b", "-n", "--no-unicode")),
        RG_COUNT: (sparse, ripgrep(sparse, "-c")),
        "wc -l": (sparse, ["wc", "-l", str(sparse)]),
        "dense": (dense, innsyn(dense)),
        "table": (table, innsyn(table)),
        "pyarrow.csv": (table, [sys.executable, "-c", READ_AS_STRINGS, str(table)]),
        "small": (small, innsyn(small)),
        BARE: (small, [*innsyn(small), "--catalog", "none"]),
        "line": (line, innsyn(line)),
    }
    return {name: command for name, (path, command) in wanted.items() if path.exists() and (shutil.which(command[0]))}


def measure(folder: Path, repeat: int, only: list[str]) -> dict[str, Cost]:
    """Run every command `repeat` times, in turn, each in a folder of its own; return the medians."""
    chosen = {name: command for name, command in commands(folder).items() if not only or name in only}
    costs: dict[str, list[Cost]] = {name: [] for name in chosen}
    for _ in range(repeat):
        for name, command in chosen.items():
            with tempfile.TemporaryDirectory() as empty:
                costs[name].append(run(command, Path(empty)))
    return {
        name: Cost(
            statistics.median(cost.wall for cost in runs),
            statistics.median(cost.cpu for cost in runs),
            max(cost.peak for cost in runs),
            max(cost.code for cost in runs),
            all(cost.result for cost in runs),
        )
        for name, runs in costs.items()
    }


def _size(path: Path) -> float:
    """Return the size of a file in 10^6 bytes."""
    return path.stat().st_size / 1e6


def log_figures(cost: dict[str, Cost], folder: Path) -> Iterator[Figure]:
    """Yield the figures of the two logs."""
    if "sparse" in cost:
        size, own = _size(folder / "sparse.log"), cost["sparse"]
        yield "sparse log, MB per processor second", f"{size / own.cpu:.0f}", ">= 200"
        yield "sparse log, MB per second", f"{size / own.wall:.0f}", ""
        for name, goal in ((RG, ">= 4"), (RG_BYTES, ""), (RG_COUNT, ""), ("wc -l", "")):
            if name in cost:
                yield f"sparse log, speed against {name} (processor)", f"{cost[name].cpu / own.cpu:.2f}", goal
        yield from _two_figures(cost)
        yield "sparse log, peak MB", f"{own.peak / 1e6:.0f}", "< 400"
    if "dense" in cost:
        yield "dense log, MB per processor second", f"{_size(folder / 'dense.log') / cost['dense'].cpu:.0f}", ">= 40"
        yield "dense log, peak MB", f"{cost['dense'].peak / 1e6:.0f}", "< 400"


def _two_figures(cost: dict[str, Cost]) -> Iterator[Figure]:
    """Yield what a second process gives: in all, without the start that no second one shares, and to a bare loop."""
    if TWO in cost:
        one, two = cost["sparse"].wall, cost[TWO].wall
        yield "two processes against one (wall)", f"{one / two:.2f}", ">= 1.8"
        if "small" in cost:
            start = cost["small"].wall
            yield "the same, the time of the 1 KB scan taken off both", f"{(one - start) / (two - start):.2f}", ""
    if ONE_LOOP in cost and TWO_LOOPS in cost:
        most = 2 * cost[ONE_LOOP].wall / cost[TWO_LOOPS].wall
        yield "two processes against one, a loop over integers (wall)", f"{most:.2f}", ""


def other_figures(cost: dict[str, Cost], folder: Path) -> Iterator[Figure]:
    """Yield the figures of the table, the long line and the small file."""
    if "table" in cost:
        count, own = (folder / "table.csv").read_bytes().count(b"\n") - 1, cost["table"]
        yield "table, rows per processor second", f"{count / own.cpu:,.0f}", ""
        yield "table, peak MB", f"{own.peak / 1e6:.0f}", "< 400"
        if "pyarrow.csv" in cost:
            other = cost["pyarrow.csv"]
            yield "table, rows/s against pyarrow.csv as strings (wall)", f"{other.wall / own.wall:.2f}", ">= 0.4"
            yield "table, rows/s against pyarrow.csv as strings (processor)", f"{other.cpu / own.cpu:.2f}", ">= 0.4"
    if "line" in cost:
        size = _size(folder / "line.log")
        yield f"one line of {size:.0f} MB, MB per processor second", f"{size / cost['line'].cpu:.0f}", ""
        yield f"one line of {size:.0f} MB, peak MB", f"{cost['line'].peak / 1e6:.0f}", "< 400"
    for name, catalog in (("small", ""), (BARE, ", no catalog")):
        if name in cost:
            yield f"1 KB from start to finish{catalog}, seconds", f"{cost[name].wall:.2f}", "< 0.6"
            yield f"1 KB from start to finish{catalog}, processor seconds", f"{cost[name].cpu:.2f}", ""


def main() -> None:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.bench", description="Measure scans against their peers."
    )
    parser.add_argument("folder", type=Path, help="what benchmarks.make_logs wrote")
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument(
        "--only", action="append", default=[], metavar="NAME", help="measure only this; may be repeated"
    )
    wanted = parser.parse_args()
    folder = wanted.folder.resolve()
    cost = measure(folder, wanted.repeat, wanted.only)
    for name in [name for name in SCANS if name in cost and not cost[name].result]:
        print(f"the scan {name!r} left no result (exit code {cost.pop(name).code}): its rows are left out")
    print(f"{'command':<26}{'wall s':>10}{'cpu s':>10}{'peak MB':>10}{'exit':>6}")
    for name, own in cost.items():
        print(f"{name:<26}{own.wall:>10.3f}{own.cpu:>10.3f}{own.peak / 1e6:>10.1f}{own.code:>6}")
    print(f"\n{'measured':<60}{'figure':>12}  goal")
    for what, figure, goal in (*log_figures(cost, folder), *other_figures(cost, folder)):
        print(f"{what:<60}{figure:>12}  {goal}")
    if shutil.which("rg") is None:
        print("\nripgrep is not installed: its rows are left out")
    for name in ("sparse.log", "dense.log", "table.csv", "line.log", "small.log"):
        if not (folder / name).exists():
            print(f"\n{name} is not there: its rows are left out")


if __name__ == "__main__":
    main()
