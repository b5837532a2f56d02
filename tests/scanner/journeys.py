"""Scans one after the other over the same folder, with what each of them read."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from scanner.catalog import open_journal, prepare
from scanner.fingerprints import new_key
from scanner.journal import identity
from scanner.run import Options, Ways, chosen_detectors, in_processes, scan
from scanner.versions import versions

if TYPE_CHECKING:
    from pathlib import Path

BORN_1866 = "08099066076"
PAST = 1_700_000_000


def line(number):
    return f"2026-11-22 10:00:{number % 60:02d} INFO no.shop.Mail - ordre {number} kunde=kari{number}@example.com\n"


def lay(path, text, at=0):
    """Write a file that was last changed some time ago."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    os.utime(path, (PAST + at, PAST + at))


@dataclass
class Journey:
    """A folder that is scanned again and again."""

    root: Path
    options: Options = field(default_factory=lambda: Options(jobs=1))
    key: bytes = field(default_factory=new_key)
    tasks: list = field(default_factory=list)
    others: tuple = ()
    """Targets besides the folder."""

    @property
    def url(self):
        return f"sqlite:///{self.root}/catalog.db"

    @property
    def data(self):
        return self.root / "data"

    @property
    def targets(self):
        return [*([str(self.data)] if self.data.exists() else []), *self.others]

    def scan(self, *, changed=True, resume=False, record=True, fault=None):
        """Scan; keep what was asked of the workers in `tasks`."""
        self.tasks = []

        def engine(tasks, options, key):
            self.tasks += tasks
            for number, answer in enumerate(in_processes(tasks, options, key)):
                if fault is not None and number == fault:
                    raise KeyboardInterrupt
                yield answer

        prepare(self.url)
        rests_on = versions(self.options, chosen_detectors(self.options))
        asked = identity(self.key, self.targets, self.options.selection)
        with open_journal(self.url, asked, rests_on, resume=resume, since_last=changed) as kept:
            found = scan(self.targets, self.options, self.key, Ways(journal=kept, engine=engine))
            if record:
                kept.record(found)
        return found

    def fresh(self):
        """Scan without any memory."""
        return scan(self.targets, self.options, self.key)

    @property
    def read(self):
        """What was read: name and range of each task."""
        return [
            (os.path.basename(task.segment.path), task.segment.start, task.segment.end)  # noqa: PTH119
            for task in self.tasks
        ]


def told(found):
    """What a scan says, apart from when it was made and what it carried over."""
    return (
        found.findings,
        found.below,
        tuple(replace(part, carried=0, since="") for part in found.coverage),
        found.failures,
        found.set_aside,
        found.joins,
        [days.location for days in found.days],  # how many lines were looked at for their time depends on the blocks
    )
