"""What happens when the command is asked to stop: by Ctrl-C, or by the system (SIGTERM)."""

from __future__ import annotations

import os
import signal
import sys
import threading
from functools import partial
from typing import TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

ASKED = (signal.SIGINT, signal.SIGTERM)


def listen() -> None:
    """Turn the first request to stop into a KeyboardInterrupt, and hear no more: tidying up is already under way."""
    if threading.current_thread() is threading.main_thread():
        for number in ASKED:
            signal.signal(number, partial(_stop, os.getpid()))


def _stop(listener: int, number: int, frame: FrameType | None) -> NoReturn:
    del frame
    if os.getpid() != listener:
        os._exit(128 + number)  # a worker just forked, that has not yet set its own ways: it goes without a word
    for other in ASKED:
        signal.signal(other, signal.SIG_IGN)
    sys.unraisablehook = partial(_lost, sys.unraisablehook)
    raise KeyboardInterrupt


def _lost(hook: Callable[[sys.UnraisableHookArgs], object], lost: sys.UnraisableHookArgs) -> None:
    """Say nothing of a request that came while Python ran a hook of its own: it is heard by `check`."""
    if not issubclass(lost.exc_type, KeyboardInterrupt):
        hook(lost)


def check() -> None:
    """
    Stop, if that was asked for and lost: what is raised while Python runs a hook of its own, as after a fork, is dropped.

    Raises:
        KeyboardInterrupt: a request was heard, since no more are listened to.
    """
    if signal.getsignal(signal.SIGTERM) is signal.SIG_IGN:
        raise KeyboardInterrupt


def end(code: int, *, left: str = "nothing was recorded", resumable: bool = False) -> NoReturn:
    """
    Say that the command was stopped, and leave without waiting for threads that wait for workers.

    Args:
        code: exit code.
        left: what became of its work.
        resumable: whether the work done so far is kept for `--resume`.
    """
    advice = "; the same command with --resume goes on from here" if resumable else ""
    click.echo(f"innsyn: stopped; {left}{advice}", err=True)
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            try:
                stream.flush()
            except OSError:
                continue
    os._exit(code)
