"""`--engine dask://...`: separate processes of a real cluster say what one process says, even when one is killed."""

from __future__ import annotations

import json
import os
import pickle
import signal
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from connectors.connector import Segment
from scanner import cluster
from scanner.errors import EngineError
from scanner.fingerprints import new_key, workspace_key
from scanner.run import Options, Ways, scan
from scanner.tasks import Task
from tests.scanner.journeys import lay, line, told

distributed = pytest.importorskip("distributed", reason="the extra innsyn[dask] is not installed")
pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
ROOT = Path(__file__).parents[2]
ENVIRONMENT = {"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": "/tmp"}
PATIENCE = 90


class Cluster:
    """A scheduler and its workers, each a process of its own."""

    def __init__(self, folder, *options):
        self.folder = folder
        self.options = options
        self.key = workspace_key(folder / "shared")
        self.file = folder / "scheduler.json"
        self.workers = []
        self._scheduler = self._started("scheduler", "--port", "0")
        self.address = "dask://" + self._found()["address"].partition("://")[2]

    def _found(self):
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                return json.loads(self.file.read_text())
            except (OSError, ValueError):
                time.sleep(0.05)
        message = "no scheduler"
        raise AssertionError(message)

    def _started(self, kind, *options, **environment):
        command = [sys.executable, "-m", "distributed.cli.dask_" + kind, "--scheduler-file", str(self.file)]
        return subprocess.Popen(
            [*command, "--host", "127.0.0.1", "--no-dashboard", *self.options, *options],
            cwd=self.folder,
            env=ENVIRONMENT | environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def worker(self, key_file=None):
        given = {cluster.KEY_FILE: str(key_file or self.folder / "shared" / "key")}
        process = self._started("worker", "--nthreads", "1", "--no-nanny", "--memory-limit", "0", **given)
        self.workers.append(process)
        return process

    def count(self, number):
        """Wait until there are so many workers."""
        with closing(distributed.Client(self.address.replace("dask", "tcp"), set_as_default=False)) as client:
            client.wait_for_workers(number, timeout=PATIENCE)
            until = time.monotonic() + PATIENCE
            while len(client.nthreads()) > number and time.monotonic() < until:
                time.sleep(0.05)
            assert len(client.nthreads()) == number

    def end(self):
        for process in [*self.workers, self._scheduler]:
            process.kill()
            process.wait()


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    made = Cluster(tmp_path_factory.mktemp("cluster"))
    made.worker()
    made.worker()
    made.count(2)
    yield made
    made.end()


def test_a_cluster_that_speaks_tls(data, tmp_path):
    pytest.importorskip("cryptography", reason="makes the certificates")
    made = distributed.Security.temporary()
    files = {name: tmp_path / name for name in ("ca", "cert", "key")}
    for name, text in zip(files, (made.tls_ca_file, made.tls_worker_cert, made.tls_worker_key), strict=True):
        files[name].write_text(text)
    options = (
        "--protocol",
        "tls",
        "--tls-ca-file",
        files["ca"],
        "--tls-cert",
        files["cert"],
        "--tls-key",
        files["key"],
    )
    running = Cluster(tmp_path, *map(str, options))
    try:
        running.worker()
        configured = {
            "distributed.comm.tls.ca-file": str(files["ca"]),
            "distributed.comm.tls.client.cert": str(files["cert"]),
            "distributed.comm.tls.client.key": str(files["key"]),
        }
        import dask

        with dask.config.set(configured), cluster.cluster(running.address.replace("dask", "dask+tls")) as engine:
            found = scan([str(data)], Options(), running.key, Ways(engine=engine))
    finally:
        running.end()
    assert told(found) == told(scan([str(data)], Options(jobs=1), running.key))


@pytest.fixture
def data(tmp_path):
    for number in range(16):
        lay(tmp_path / "data" / f"{number:02d}.log", "".join(line(n * 16 + number) for n in range(1500)))
    lay(tmp_path / "data" / "kunder.csv", "navn;epost\n" + "".join(f"Kari;k{n}@example.com\n" for n in range(40)))
    lay(tmp_path / "data" / "feil.gz", b"\x1f\x8b\x08\x00feil")
    return tmp_path / "data"


def there(running, data, **ways):
    with cluster.cluster(running.address) as engine:
        return scan([str(data)], Options(), running.key, Ways(engine=engine, **ways))


def test_a_cluster_says_what_one_process_says(running, data):
    assert told(there(running, data)) == told(scan([str(data)], Options(jobs=1), running.key))


def test_killing_a_worker_in_the_middle_changes_nothing(running, data):
    running.worker()
    running.count(3)
    victim = running.workers[-1]
    seen = []

    def kill(source, read):
        seen.append(source)
        if len(seen) == 3:
            victim.send_signal(signal.SIGKILL)
            victim.wait()

    found = there(running, data, progress=kill)
    assert victim.returncode == -signal.SIGKILL
    assert told(found) == told(scan([str(data)], Options(jobs=1), running.key))
    running.count(2)


def test_the_command_uses_a_cluster_and_goes_on_with_it(running, data, tmp_path):
    (tmp_path / ".innsyn").mkdir()
    (tmp_path / ".innsyn" / "key").write_bytes(running.key)
    command = [sys.executable, "-m", "scanner", "scan", "data", "--format", "json", "--changed"]
    reports = []
    for options in ((), ("--engine", running.address)):
        done = subprocess.run(
            [*command, *options], cwd=tmp_path, capture_output=True, text=True, env=ENVIRONMENT, check=False
        )
        assert done.returncode == 3, done.stderr
        reports.append(json.loads(done.stdout))
    assert reports[0]["findings"] == reports[1]["findings"]
    assert sum(part["carried"] for part in reports[1]["coverage"]) == 16 * 1500 + 40


def test_a_worker_with_another_key_or_none_is_refused(running, data, tmp_path):
    other = workspace_key(tmp_path / "other")
    assert other != running.key
    worker = running.worker(tmp_path / "other" / "key")
    running.count(3)
    try:
        with pytest.raises(EngineError, match="another key"):
            there(running, data)
    finally:
        worker.kill()
        worker.wait()
        running.count(2)


def test_a_worker_of_another_version_is_refused(running, data, monkeypatch):
    monkeypatch.setattr(cluster, "fitness", lambda _: "another")
    with pytest.raises(EngineError, match="another version"):
        there(running, data)


def test_nothing_secret_is_in_what_is_sent(running, data, monkeypatch):
    sent = []
    original = distributed.Client.submit

    def submit(self, *arguments, **given):
        sent.append(pickle.dumps((arguments[1:], given)))
        return original(self, *arguments, **given)

    monkeypatch.setattr(distributed.Client, "submit", submit)
    there(running, data)
    assert len(sent) == 18
    for form in (running.key, running.key.hex().encode(), repr(running.key).encode()):
        assert not [data for data in sent if form in data]
    named = [pickle.loads(data)[1]["key"] for data in sent]
    assert not [name for name in named if "log" in name or "data" in name]


SEGMENT = Segment("s3://bøtte/a.log", "s3://nøkkel:hemmelig@bøtte/a.log", "lines")


@pytest.mark.parametrize(
    "segment",
    [
        SEGMENT,
        replace(SEGMENT, source="https://x/a.log", path="https://x/a.log?sig=hemmelig"),
        replace(SEGMENT, source="stdin:", path="-"),
        replace(SEGMENT, format="sql", path="postgresql://u:${INNSYN_SECRET_hemmelig}@db/x"),
    ],
)
def test_what_must_not_or_cannot_be_sent_is_refused(segment):
    with pytest.raises(EngineError) as refused:
        cluster._sendable(Task(segment))
    assert "hemmelig" not in str(refused.value).replace("INNSYN_SECRET_hemmelig", "")


@pytest.mark.parametrize(
    ("engine", "said"),
    [
        ("dask://127.0.0.1:1", "no Dask scheduler answers at 127.0.0.1:1"),
        ("dask+tls://127.0.0.1:1", "dask+tls:// needs certificates"),
    ],
)
def test_a_scheduler_that_is_not_there(engine, said, tmp_path):
    lay(tmp_path / "a.log", line(1))
    code = "from scanner import cluster; cluster.REACHED = 1\nfrom scanner.cli import main\nmain()"
    done = subprocess.run(
        [sys.executable, "-c", code, "scan", "a.log", "--engine", engine],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        env=ENVIRONMENT,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert said in done.stderr


@pytest.mark.parametrize("engine", ["dask", "dask://", "dask://host", "ray://host:1", "dask://u:p@host:1"])
def test_an_engine_that_is_none(engine):
    with pytest.raises(EngineError, match="an engine is"), cluster.cluster(engine):
        pass


def test_a_worker_is_told_why_it_cannot_take_part(tmp_path, monkeypatch):
    options, key = Options(), workspace_key(tmp_path)
    fit, sign = cluster.fitness(options), cluster.sign_of(key)
    monkeypatch.delenv(cluster.KEY_FILE, raising=False)
    assert cluster.introduce(options, fit, sign) == "it has no INNSYN_KEY_FILE"
    monkeypatch.setenv(cluster.KEY_FILE, str(tmp_path / "none"))
    assert "cannot be read" in cluster.introduce(options, fit, sign)
    (tmp_path / "short").write_bytes(b"kort")
    monkeypatch.setenv(cluster.KEY_FILE, str(tmp_path / "short"))
    assert "holds no key" in cluster.introduce(options, fit, sign)
    monkeypatch.setenv(cluster.KEY_FILE, os.fspath(tmp_path / "key"))
    assert cluster.introduce(options, fit, sign) == ""
    assert "another key" in cluster.introduce(options, fit, cluster.sign_of(new_key()))
    lacking = replace(options, recognizers=(str(tmp_path / "none.yaml"),))
    assert "cannot be made ready" in cluster.introduce(lacking, fit, sign)
