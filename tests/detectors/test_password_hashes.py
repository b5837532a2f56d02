"""Stored passwords are hashes wherever their store has left its mark, and what says that it is clear is none."""

from __future__ import annotations

import random

import pytest

from detectors.engine import Engine
from detectors.generic.credential import DETECTOR, check
from scanner.veils import veil_of

RNG = random.Random(11)
CRYPT64 = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


def some(count: int, alphabet: str = CRYPT64) -> str:
    return "".join(RNG.choice(alphabet) for _ in range(count))


BASE64, HEX = CRYPT64[1:] + "+", "0123456789abcdef"
MARKED = {
    "WordPress": "$P$B" + some(30),
    "phpBB": "$H$9" + some(30),
    "Drupal": "$S$D" + some(51),
    "WordPress, bcrypt": "$wp$2y$10$" + some(53),
    "bcrypt": "$2b$12$" + some(53),
    "Spring": "{bcrypt}$2a$10$" + some(53),
    "SHA-256 crypt": "$5$rounds=5000$" + some(16) + "$" + some(43),
    "yescrypt": "$y$j9T$" + some(22) + "$" + some(43),
    "directory": "{SSHA}" + some(32, BASE64),
    "PostgreSQL": f"SCRAM-SHA-256$4096:{some(22, BASE64)}==${some(43, BASE64)}=:{some(43, BASE64)}=",
    "Django": "pbkdf2_sha256$260000$" + some(22, BASE64) + "$" + some(43, BASE64) + "=",
    "Werkzeug": "scrypt:32768:8:1$" + some(16, BASE64) + "$" + some(128, HEX),
}
UNSAID = {
    "ASP.NET": "AQAAAAIAAYagAAAAE" + some(67, BASE64),
    "MySQL": "*" + some(40, HEX).upper(),
    "PostgreSQL, old": "md5" + some(32, HEX),
    "SQL Server": "0x0200" + some(136, HEX).upper(),
    "Django, old": "sha1$" + some(8, BASE64) + "$" + some(40, HEX),
}


@pytest.mark.parametrize("store", MARKED | UNSAID)
def test_a_stored_hash_is_told_apart_from_a_clear_password(store):
    verdict = check((MARKED | UNSAID)[store])
    assert verdict is not None
    assert verdict.subtype == "hash"


@pytest.mark.parametrize("store", MARKED)
def test_a_marked_hash_is_known_in_running_text_too_and_is_protection(store):
    found = Engine([DETECTOR]).find(f"row 7: {MARKED[store]} ok")
    assert [candidate.verdict.subtype for candidate in found if candidate.verdict] == ["hash"]
    assert veil_of("user_pass", [MARKED[store]] * 3) == ("hash",)


@pytest.mark.parametrize("mark", ["{noop}", "{PLAIN}", ""])
def test_what_says_that_it_is_clear_is_a_password(mark):
    verdict = check(f"{mark}Fjellrev99")
    assert verdict is not None
    assert verdict.subtype == "password"
