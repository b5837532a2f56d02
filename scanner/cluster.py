"""
The tasks of a scan done by the workers of a Dask cluster, on as many machines as it has.

Workers read the sources themselves, and send back evidence alone, in its written form. Nothing secret travels: not the
workspace key, which each worker reads from the file that its variable INNSYN_KEY_FILE names, and no password, which
each finds in its own environment. What a dashboard shows of a task is a number.
"""

from __future__ import annotations

import logging
import os
import secrets
from collections import deque
from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from connectors.streams import is_url
from scanner.errors import EngineError
from scanner.examine import Examined
from scanner.fingerprints import KEY_BYTES
from scanner.journal import keyed
from scanner.tasks import Task, chosen_detectors, failed, perform
from scanner.versions import versions
from scanner.written import read_back, written

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence

    from scanner.tasks import Options

SCHEMES = {"dask://": "tcp://", "dask+tls://": "tls://"}
KEY_FILE = "INNSYN_KEY_FILE"
AHEAD = 4
"""Tasks handed out ahead, per thread of the cluster."""
RETRIES = 3
REACHED, ASKED, ALONE = 15, 60, 120
"""Seconds to reach the scheduler, to hear from the workers, and to wait for a worker when none is left."""
LOST = "no worker of the cluster was there to read it, or each that tried was killed; perhaps out of memory"


class UnfitError(Exception):
    """A worker must not take part; the message says why and holds nothing else."""


@lru_cache(maxsize=4)
def fitness(options: Options) -> str:
    """Return what all that take part must have in common: the version of everything that reads and finds."""
    rests_on = versions(options, chosen_detectors(options))
    return blake2b(repr((rests_on.reader, sorted(rests_on.detectors.items()))).encode(), digest_size=16).hexdigest()


def sign_of(key: bytes) -> str:
    """Return by what two that hold the same key know each other; no one else can make it, and it gives nothing away."""
    return keyed(key)(b"one of us")


@lru_cache(maxsize=4)
def _key_there(path: str) -> bytes:
    try:
        key = Path(path).read_bytes()
    except OSError as error:
        message = f"its {KEY_FILE} cannot be read ({error.strerror})"
        raise UnfitError(message) from None
    if len(key) != KEY_BYTES:
        message = f"its {KEY_FILE} holds no key"
        raise UnfitError(message)
    return key


def _admitted(options: Options, fit: str, sign: str) -> bytes:
    """
    Return the key of this worker, if it is one that may take part.

    Raises:
        UnfitError: it is not.
    """
    path = os.environ.get(KEY_FILE, "")
    if not path:
        message = f"it has no {KEY_FILE}"
        raise UnfitError(message)
    try:
        own = fitness(options)
    except Exception as error:  # noqa: BLE001 - a file of recognisers may be lacking here, or hold anything
        message = f"its detectors cannot be made ready ({type(error).__name__})"
        raise UnfitError(message) from None
    if own != fit:
        message = "it has another version of innsyn, of its detectors or of what they rest on"
        raise UnfitError(message)
    key = _key_there(path)
    if not secrets.compare_digest(sign_of(key), sign):
        message = f"its {KEY_FILE} holds another key than this workspace's"
        raise UnfitError(message)
    return key


def introduce(options: Options, fit: str, sign: str) -> str:
    """Return why this worker may not take part; empty when it may."""
    try:
        _admitted(options, fit, sign)
    except UnfitError as error:
        return str(error)
    return ""


def perform_there(options: Options, fit: str, sign: str, task: Task) -> bytes | None:
    """
    Do a task on a worker; evidence is returned in its written form.

    Raises:
        UnfitError: this worker joined later, and may not take part.
    """
    examined = perform(options, _admitted(options, fit, sign), task)
    return None if examined is None else written(examined, task.segment.source)


@contextmanager
def cluster(
    engine: str,
) -> Iterator[Callable[[Sequence[Task], Options, bytes], Generator[Examined | None]]]:
    """
    Connect to a cluster; give what does tasks there and yields the answers in order.

    Args:
        engine: "dask://HOST:PORT", or "dask+tls://HOST:PORT" with certificates as Dask is configured.

    Raises:
        EngineError: it cannot be used.
    """
    client = _connected(engine)
    try:
        yield lambda tasks, options, key: _answers(client, engine, tasks, options, key)
    finally:
        with suppress(Exception):
            client.close(timeout=2)


def _connected(engine: str) -> Any:
    scheme = next((scheme for scheme in SCHEMES if engine.startswith(scheme)), None)
    place = engine.removeprefix(scheme or "")
    if scheme is None or not place.rpartition(":")[2].isdigit() or "@" in place:
        message = "an engine is dask://HOST:PORT or dask+tls://HOST:PORT"
        raise EngineError(message)
    try:
        from distributed import Client, Security
    except ImportError:
        message = "to use a Dask cluster, install what it needs: pip install 'innsyn[dask]'"
        raise EngineError(message) from None
    security = Security()
    if scheme == "dask+tls://" and not (security.tls_ca_file and security.tls_client_cert):
        message = (
            "dask+tls:// needs certificates: set distributed.comm.tls in Dask's configuration; see docs/scaling.md"
        )
        raise EngineError(message)
    # Its own words are for those who run the cluster, and come with tracebacks.
    logging.getLogger("distributed").setLevel(logging.CRITICAL + 1)
    try:
        return Client(SCHEMES[scheme] + place, timeout=REACHED, security=security, set_as_default=False, name="innsyn")
    except Exception as error:  # noqa: BLE001 - it raises what the network raised, of many kinds
        message = f"no Dask scheduler answers at {place} ({type(error).__name__}); is `dask scheduler` running there?"
        raise EngineError(message) from None


def _answers(
    client: Any, engine: str, tasks: Sequence[Task], options: Options, key: bytes
) -> Generator[Examined | None]:
    """Yield what each task gave, in order."""
    if not tasks:
        return
    fit, sign = fitness(options), sign_of(key)
    sent = [_sendable(task) for task in tasks]
    ahead = AHEAD * _introduced(client, engine, options, fit, sign)
    run = secrets.token_hex(8)
    waiting: deque[tuple[Task, Any]] = deque()
    try:
        for number, task in enumerate(sent):
            name = f"innsyn-{run}-{number}"
            future = client.submit(perform_there, options, fit, sign, task, key=name, pure=False, retries=RETRIES)
            waiting.append((task, future))
            if len(waiting) >= ahead:
                yield _answered(client, *waiting.popleft())
        while waiting:
            yield _answered(client, *waiting.popleft())
    finally:
        with suppress(Exception):
            client.cancel([future for _, future in waiting], force=True)


def _introduced(client: Any, engine: str, options: Options, fit: str, sign: str) -> int:
    """
    Ask every worker whether it can take part; return how many threads they have.

    Raises:
        EngineError: there is none, or one that cannot.
    """
    try:
        client.wait_for_workers(1, timeout=ASKED)
        threads: dict[str, int] = client.nthreads()
        said: dict[str, object] = client.run(introduce, options, fit, sign, on_error="return")
    except Exception as error:  # noqa: BLE001 - of many kinds
        message = f"the cluster at {engine} has no worker that answers ({type(error).__name__})"
        raise EngineError(message) from None
    for worker, reason in sorted(said.items()):
        if isinstance(reason, Exception):
            lacking = isinstance(reason, (ImportError, AttributeError))
            reason = "it has no innsyn, or an older one" if lacking else f"it answers with {type(reason).__name__}"  # noqa: PLW2901
        if reason:
            message = f"worker {worker} cannot take part: {reason}; see docs/scaling.md"
            raise EngineError(message)
    return max(1, sum(threads.values()))


def _sendable(task: Task) -> Task:
    """
    Return a task as it can be done elsewhere.

    Raises:
        EngineError: it cannot: its source is here alone, or its address holds a secret.
    """
    segment = task.segment
    if segment.path == "-":
        message = "standard input is here and not on the cluster; scan it without --engine"
        raise EngineError(message)
    if segment.format == "sql" or is_url(segment.path):
        url = urlsplit(segment.path)
        if "${INNSYN_SECRET_" in segment.path or (segment.format != "sql" and (url.password or url.query)):
            message = (
                f"the address of {segment.source} holds a secret, which must not travel; write it as '${{NAME}}', or leave "
                "it out, and set it in the environment of the workers"
            )
            raise EngineError(message)
        return task
    return replace(task, segment=replace(segment, path=os.path.abspath(segment.path)))  # noqa: PTH100 - links stay


def _answered(client: Any, task: Task, future: Any) -> Examined | None:
    """Return what a task gave; whatever has gone wrong with it there is a failure of its segment."""
    alone: float | None = None
    while True:
        try:
            data = future.result(timeout=REACHED)
        except TimeoutError:
            if future.done():
                return failed(task.segment, LOST)
            alone = None if _has_workers(client) else alone or monotonic()
            if alone is not None and monotonic() - alone > ALONE:
                return failed(task.segment, LOST)
        except UnfitError as error:
            return failed(task.segment, f"a worker that joined the cluster cannot take part: {error}")
        except (Exception, CancelledError) as error:  # noqa: BLE001 - killed workers and lost schedulers, of many kinds
            return failed(task.segment, f"{LOST} ({type(error).__name__})")
        else:
            return None if data is None else read_back(Examined, data, task.segment.source)


def _has_workers(client: Any) -> bool:
    try:
        return bool(client.nthreads())
    except Exception:  # noqa: BLE001 - the scheduler is gone
        return False
