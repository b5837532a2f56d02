"""Fingerprints are keyed, and the key is the owner's alone."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor

import pytest

from scanner.fingerprints import KEY_BYTES, KeyFileError, fingerprint, new_key, workspace_key


def test_the_key_file_is_readable_by_its_owner_alone(tmp_path):
    workspace_key(tmp_path / "w")
    assert (tmp_path / "w" / "key").stat().st_mode & 0o777 == 0o600


def test_git_passes_over_the_folder_of_the_key(tmp_path):
    workspace_key(tmp_path / "w")
    assert (tmp_path / "w" / ".gitignore").read_text() == "*\n"


def test_the_key_stays_the_same(tmp_path):
    assert workspace_key(tmp_path) == workspace_key(tmp_path)


def test_many_at_once_get_the_same_key(tmp_path):
    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(workspace_key, [tmp_path / "w"] * 16))) == 1


def test_another_key_gives_another_fingerprint():
    assert fingerprint(new_key(), "x") != fingerprint(new_key(), "x")


@pytest.mark.parametrize("length", [0, 1, KEY_BYTES - 1, KEY_BYTES + 1])
def test_a_file_that_is_no_key_is_refused(tmp_path, length):
    (tmp_path / "key").write_bytes(b"k" * length)
    with pytest.raises(KeyFileError, match="remove it"):
        workspace_key(tmp_path)


def test_a_full_disk_leaves_no_key(tmp_path, monkeypatch):
    def full(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        workspace_key(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_only_the_key_is_left_behind(tmp_path):
    assert len(workspace_key(tmp_path)) == KEY_BYTES
    assert [path.name for path in tmp_path.iterdir() if path.name != ".gitignore"] == ["key"]
