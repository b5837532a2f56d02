"""
Measure the gate where people use it: `python -m benchmarks.gate FOLDER`.

Small files from start to finish, a log, a stream, and masking. FOLDER is where inputs are made; `sparse.log` of
`benchmarks.make_logs` is used where it lies there. Every figure is the median of `--repeat` runs.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
ENVIRONMENT = os.environ | {"PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"}
LEAK = "2026-11-22 10:00:00 INFO  no.shop.Order - Bestilling {} for kunde=08099066076 levert\n"
LINES = 1_000_000
FILES = 200


def make_files(folder: Path) -> list[Path]:
    """Return 200 small source files, of which a few hold addresses of documentation."""
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for number in range(FILES):
        path = folder / f"module{number}.py"
        body = "".join(
            f"def step_{number}_{n}(order: int) -> int:\n    return order * {n} + 12\n\n\n" for n in range(20)
        )
        contact = 'CONTACT = "post@example.com"\n' if number % 20 == 0 else ""
        path.write_text(f'"""Module {number}."""\n\n{contact}{body}', encoding="utf-8")
        files.append(path)
    return files


def make_log(path: Path) -> Path:
    """Return a log with one finding per thousand lines."""
    if path.exists():
        return path
    rng = Random(1)
    with path.open("w", encoding="utf-8") as file:
        for number in range(LINES):
            if number % 1000 == 500:
                file.write(LEAK.format(number))
            else:
                trace, second = rng.getrandbits(64), number % 60
                file.write(
                    f"2026-11-22 10:00:{second:02}.{number % 1000:03} INFO  [worker-{number % 8}] no.shop.Order - "
                    f"Order {number * 7} accepted in {number % 97} ms trace={trace:016x} ok\n"
                )
    return path


def innsyn(*arguments: str) -> list[str]:
    """Return a command line."""
    return [sys.executable, "-m", "scanner", *arguments]


def cost(command: list[str], folder: Path, given: Path | None = None) -> tuple[float, float]:
    """Return the seconds that a command takes, from start to finish and of the processor."""
    with (given or Path(os.devnull)).open("rb") as stdin:
        begin = time.perf_counter()
        run = subprocess.Popen(command, cwd=folder, env=ENVIRONMENT, stdin=stdin, stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(run.pid, 0)
        taken = time.perf_counter() - begin
    run.returncode = os.waitstatus_to_exitcode(status)
    assert run.returncode in (0, 1), run.returncode
    return taken, usage.ru_utime + usage.ru_stime


def delay(folder: Path) -> float:
    """Return the seconds from a line's arrival on a stream that runs to the line that tells of it."""
    with subprocess.Popen(
        innsyn("gate", "-"), cwd=folder, env=ENVIRONMENT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0
    ) as run:
        assert run.stdin is not None
        assert run.stdout is not None
        run.stdin.write(LEAK.format(1).encode())
        run.stdout.readline()
        begin = time.perf_counter()
        run.stdin.write(LEAK.format(2).replace("kunde", "bruker").encode())
        run.stdout.readline()
        return time.perf_counter() - begin


def figures(folder: Path, repeat: int) -> Iterator[tuple[str, str, str]]:
    """Yield what was measured, the figure and the goal."""
    files = make_files(folder / "small")
    log = make_log(folder / "thousand.log")
    one = folder / "one.log"
    one.write_text("".join(LEAK.format(number) for number in range(12)), encoding="utf-8")
    with tempfile.TemporaryDirectory() as empty:
        here = Path(empty)

        def median(command: list[str], given: Path | None = None) -> tuple[float, float]:
            runs = [cost(command, here, given) for _ in range(repeat)]
            return statistics.median(wall for wall, _ in runs), statistics.median(cpu for _, cpu in runs)

        wall, cpu = median(innsyn("gate", str(one)))
        yield "gate, 1 KB from start to finish, s (of the processor)", f"{wall:.2f} ({cpu:.2f})", "< 0.5"
        wall, cpu = median(innsyn("gate", *map(str, files)))
        yield f"gate, {FILES} small files, as pre-commit names them, s", f"{wall:.2f} ({cpu:.2f})", "< 1.5"
        late = statistics.median(delay(here) for _ in range(repeat))
        yield "gate, from a line on a stream to its report, s", f"{late:.2f}", "< 1"
        wall, cpu = median(innsyn("redact"), log)
        size = log.stat().st_size / 1e6
        yield (
            f"redact, {size:.0f} MB, a finding per thousand lines, MB/s",
            f"{size / wall:.0f} ({size / cpu:.0f})",
            ">= 50",
        )
        sparse = folder / "sparse.log"
        if sparse.exists():
            size = sparse.stat().st_size / 1e6
            gate = median(innsyn("gate", str(sparse), "--jobs", "1"))
            scan = median(innsyn("scan", str(sparse), "--jobs", "1", "--catalog", "none"))
            yield f"gate, {size:.0f} MB log, MB/s", f"{size / gate[0]:.0f} ({size / gate[1]:.0f})", ">= 200"
            yield "gate, speed against innsyn scan", f"{scan[0] / gate[0]:.2f} ({scan[1] / gate[1]:.2f})", ">= 1"


def main() -> None:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.gate", description="Measure the gate.")
    parser.add_argument("folder", type=Path, help="where inputs are made")
    parser.add_argument("--repeat", type=int, default=3)
    wanted = parser.parse_args()
    wanted.folder.mkdir(parents=True, exist_ok=True)
    print(f"{'measured':<68}{'figure':>14}  goal")
    for what, figure, goal in figures(wanted.folder.resolve(), wanted.repeat):
        print(f"{what:<68}{figure:>14}  {goal}")


if __name__ == "__main__":
    main()
