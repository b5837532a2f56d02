"""Fingerprints are keyed, and the key is the owner's alone."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from scanner.fingerprints import fingerprint, new_key, workspace_key


def test_the_key_file_is_readable_by_its_owner_alone(tmp_path):
    workspace_key(tmp_path / "w")
    assert (tmp_path / "w" / "key").stat().st_mode & 0o777 == 0o600


def test_the_key_stays_the_same(tmp_path):
    assert workspace_key(tmp_path) == workspace_key(tmp_path)


def test_many_at_once_get_the_same_key(tmp_path):
    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(workspace_key, [tmp_path / "w"] * 16))) == 1


def test_another_key_gives_another_fingerprint():
    assert fingerprint(new_key(), "x") != fingerprint(new_key(), "x")
