"""
Which lines a change adds, as git says: what is staged, or what lies between a revision and the working tree.

git is asked through its command, with lists of arguments, and only where the lines stand is kept of what it says.
"""

from __future__ import annotations

import codecs
import os
import re
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from scanner.gate.verdict import Result, Verdict

REFUSED = "this is no git repository (or git refuses to read it); --staged and --diff ask git what a change is"
ALL = range(1, 1 << 62)
_HUNK = re.compile(rb"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_BINARY = re.compile(rb"Binary files .* differ$")


class ChangeError(Exception):
    """git cannot say what the change is; the message says what to do."""


class Change(NamedTuple):
    """
    The lines a change adds.

    Args:
        root: of the repository.
        added: ranges of lines, from 1, by path from the root; `ALL` of a file that is not text to git.
        staged: what is staged counts, not what lies in the working tree.
    """

    root: Path
    added: Mapping[str, tuple[range, ...]]
    staged: bool


def staged(paths: Sequence[str] = ()) -> Change:
    """
    Return what is staged.

    Args:
        paths: only of these files and folders; empty: of the whole repository.

    Raises:
        ChangeError: there is no repository.
    """
    return _change(["--cached"], paths, staged=True)


def since(revision: str, paths: Sequence[str] = ()) -> Change:
    """
    Return what was added in the working tree since it parted from a revision; files git does not track are no part.

    Raises:
        ChangeError: there is no such revision, or it is what is checked out and nothing was changed.
    """
    try:
        base = _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        base = _git("merge-base", base.decode().strip(), "HEAD")
    except ChangeError:
        message = f"no commit {revision} that HEAD shares history with; in a build, fetch it (fetch-depth: 0)"
        raise ChangeError(message) from None
    commit = base.decode().strip()
    if commit == _git("rev-parse", "HEAD").decode().strip() and not _git("diff", "--name-only", "-z", "HEAD"):
        message = f"{revision} is what is checked out: there is nothing to compare; name what the change is based on"
        raise ChangeError(message)
    return _change([commit], paths, staged=False)


def _change(what: list[str], paths: Sequence[str], *, staged: bool) -> Change:
    import subprocess

    root = Path(os.fsdecode(_git("rev-parse", "--show-toplevel").rstrip(b"\n")))
    arguments = (
        *("-c", "core.quotePath=false", "-c", "diff.noprefix=false", "-c", "diff.mnemonicPrefix=false"),
        *("diff", "--no-color", "--no-ext-diff", "--no-textconv", "--unified=0", "--diff-filter=ACMRT", "-M"),
        *("--src-prefix=a/", "--dst-prefix=b/", "--ignore-submodules", *what, "--", *paths),
    )
    # A patch may be larger than memory, so it is read line by line.
    with subprocess.Popen(  # noqa: S603
        _command(arguments), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=_environment()
    ) as run:
        assert run.stdout is not None
        added = added_lines(line.removesuffix(b"\n") for line in run.stdout)
    if run.returncode:
        raise ChangeError(REFUSED)
    return Change(root, added, staged)


def added_lines(patch: Iterable[bytes]) -> dict[str, tuple[range, ...]]:
    """
    Return the lines that a patch without context adds, by path.

    Args:
        patch: the lines of `git diff --unified=0`; they are counted, so that none of them passes for a header.
    """
    added: dict[str, list[range]] = {}
    path, skip = "", 0
    for line in patch:
        if skip:
            skip -= not line.startswith(b"\\")
            continue
        if line.startswith(b"diff --git "):
            path = ""
        elif line.startswith(b"+++ "):
            path = _path(line[4:])
        elif (hunk := _HUNK.match(line)) is not None:
            removed, start, count = (1 if part is None else int(part) for part in hunk.groups())
            skip = removed + count
            if path and count:
                added.setdefault(path, []).append(range(start, start + count))
        elif _BINARY.match(line) is not None:
            name = line.rpartition(b" and ")[2].removesuffix(b" differ")
            added[_path(name)] = [ALL]
    added.pop("", None)
    return {name: tuple(ranges) for name, ranges in added.items()}


def _path(said: bytes) -> str:
    """Return a path as git writes it in a patch: after `b/`, in quotes when it holds something odd."""
    said = said.rstrip(b"\t\r")
    if said.startswith(b'"') and said.endswith(b'"'):
        said = codecs.escape_decode(said[1:-1])[0]
    return os.fsdecode(said[2:]) if said.startswith(b"b/") else ""


@contextmanager
def files(change: Change) -> Iterator[dict[str, str]]:
    """
    Make the changed files readable: by path from the root, where to read each.

    Of what is staged and was changed again since, a copy is laid where nobody else can read it, and is gone afterwards.
    """
    import tempfile

    names = sorted(change.added)
    if not change.staged:
        yield _no_links({name: str(change.root / name) for name in names})
        return
    again = {
        os.fsdecode(name) for name in _git("-C", str(change.root), "diff", "--name-only", "-z").split(b"\0") if name
    }
    with tempfile.TemporaryDirectory(prefix="innsyn.") as folder:
        copied = [name for name in names if name in again]
        if copied:
            given = b"".join(os.fsencode(name) + b"\0" for name in copied)
            _git("-C", str(change.root), "checkout-index", f"--prefix={folder}/", "-z", "--stdin", given=given)
        yield _no_links({name: str(Path(folder, name) if name in again else change.root / name) for name in names})


def _no_links(places: dict[str, str]) -> dict[str, str]:
    """Leave out symbolic links: what they point to is no part of the change, and may lie anywhere."""
    return {name: place for name, place in places.items() if not os.path.islink(place)}  # noqa: PTH114


def only_added(verdict: Verdict, added: Mapping[str, tuple[range, ...]]) -> Verdict:
    """
    Return a verdict on what stands in added lines alone.

    What was weighed is the changed files, whole: what stands around a value helps to judge it, and what the baseline
    accepts is counted over all of a file, so that an accepted line may move and a new one beside it still fails.

    Args:
        verdict: on the changed files.
        added: lines by path, as results have it.
    """
    kept = (_kept(result, added.get(result.path, ())) for result in verdict.results)
    return replace(verdict, results=tuple(result for result in kept if result is not None))


def _kept(result: Result, ranges: tuple[range, ...]) -> Result | None:
    """Return a result with what was added; all of it where its file has no lines to tell by."""
    if ALL in ranges or not result.spots:
        return result
    spots = tuple(spot for spot in result.spots if any(spot.line in part for part in ranges))
    if not spots:
        return None
    return replace(result, spots=spots, count=min(result.count, len(spots)))


def _git(*arguments: str, given: bytes = b"") -> bytes:
    """
    Return what git says.

    Raises:
        ChangeError: it refuses, or is not there. What it said may name files, no more; it is not repeated.
    """
    import subprocess

    try:
        done = subprocess.run(_command(arguments), input=given, capture_output=True, check=False, env=_environment())  # noqa: S603
    except OSError:
        message = "git is not installed; --staged and --diff ask it what a change is"
        raise ChangeError(message) from None
    if done.returncode:
        raise ChangeError(REFUSED)
    return done.stdout


def _command(arguments: Sequence[str]) -> list[str]:
    """Return a git command that runs no program which a repository names as its monitor."""
    return ["git", "-c", "core.fsmonitor=false", *arguments]


def _environment() -> dict[str, str]:
    return {**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
