"""
Processes that examine segments: handed work in order, ended with the scan, and missed when they are killed.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from typing import TYPE_CHECKING, NoReturn

from scanner.tasks import failed

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence
    from multiprocessing.context import BaseContext
    from types import FrameType

    from scanner.examine import Examined
    from scanner.tasks import Task

AHEAD = 4
"""Segments handed out ahead, per process: enough to keep all busy, few enough to bound what waits to be merged."""
KILLED = "the worker process was killed; perhaps out of memory; try --jobs 1"
MOMENT = 2
"""Seconds that a worker may take to let go of what it holds."""
PATIENCE = 5
"""Seconds that a killed process may take to be gone."""
PR_SET_PDEATHSIG = 1


def in_order(tasks: Sequence[Task], work: Callable[[Task], Examined | None], jobs: int) -> Generator[Examined | None]:
    """
    Yield what each task gave, in order.

    Args:
        tasks: the work.
        work: does one; picklable.
        jobs: processes.

    Closing the generator, or any error in it, ends the processes at once. When one of them is killed from outside,
    whatever was not examined by then becomes a failure.
    """
    pool = ProcessPoolExecutor(jobs, _context(), initializer=_begin, initargs=(os.getpid(),))
    work = partial(_stoppable, work)
    waiting: deque[tuple[Task, Future[Examined | None]]] = deque()
    try:
        for task in tasks:
            waiting.append((task, _submitted(pool, work, task)))
            if len(waiting) >= AHEAD * jobs:
                yield _answered(*waiting.popleft())
        while waiting:
            yield _answered(*waiting.popleft())
    except BaseException:
        _end(pool)
        raise
    pool.shutdown()


def _end(pool: ProcessPoolExecutor) -> None:
    """
    End the workers: a moment to end what servers do for them, then they are killed.

    The pool is not waited for: it may wait for the rest of what a worker was sending.
    """
    pool.shutdown(wait=False, cancel_futures=True)
    processes = multiprocessing.active_children()
    for process in processes:
        process.terminate()
    end = time.monotonic() + MOMENT
    for process in processes:
        process.join(max(0.0, end - time.monotonic()))
    for process in processes:
        process.kill()
    for process in processes:
        process.join(PATIENCE)


def _stoppable(work: Callable[[Task], Examined | None], task: Task) -> Examined | None:
    """Do a task in a worker; asked to stop, let go of what it holds, such as a statement that a server works on."""
    try:
        before = signal.signal(signal.SIGTERM, _stop)
        try:
            return work(task)
        finally:
            signal.signal(signal.SIGTERM, before)
    except KeyboardInterrupt:
        os._exit(128 + signal.SIGTERM)


def _stop(number: int, frame: FrameType | None) -> NoReturn:
    del frame
    signal.signal(number, signal.SIG_IGN)
    raise KeyboardInterrupt


def _submitted(
    pool: ProcessPoolExecutor, work: Callable[[Task], Examined | None], task: Task
) -> Future[Examined | None]:
    try:
        with _held_back():
            return pool.submit(work, task)
    except BrokenProcessPool as error:
        broken: Future[Examined | None] = Future()
        broken.set_exception(error)
        return broken


@contextlib.contextmanager
def _held_back() -> Iterator[None]:
    """
    Hold back requests to stop while processes are forked.

    An exception that a signal raises in one of the hooks of a fork is lost, and the scan would go on unstopped.
    """
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT, signal.SIGTERM))
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _answered(task: Task, future: Future[Examined | None]) -> Examined | None:
    try:
        return future.result()
    except BrokenProcessPool:
        return failed(task.segment, KILLED)


def _context() -> BaseContext:
    """Return how workers start: forked where that is safe (they inherit the compiled detectors), else spawned."""
    safe = sys.platform == "linux" and threading.active_count() == 1
    return multiprocessing.get_context("fork" if safe else "spawn")


def _begin(parent: int) -> None:
    """Leave Ctrl-C to the coordinator, which ends its workers; end with it, should it be killed (Linux)."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if sys.platform != "win32":
        signal.pthread_sigmask(signal.SIG_UNBLOCK, (signal.SIGINT, signal.SIGTERM))
    if sys.platform == "linux":
        import ctypes

        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)
