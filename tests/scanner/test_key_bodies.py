"""A private key over several lines leaves nothing of its body, however the lines come."""

from __future__ import annotations

import pytest

from scanner.key_bodies import Bodies
from scanner.redaction import Redactor

# No key: letters in order.
LINES = ["ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/" for _ in range(4)] + ["QRSTUVWX=="]


def key(kind: str = "RSA ", edge: str = "", after: str = "", block: str = "") -> str:
    inner = [f"-----BEGIN {kind}PRIVATE KEY{block}-----", *LINES, f"-----END {kind}PRIVATE KEY{block}-----"]
    return "".join(f"{edge}{line}{after}\n" for line in inner)


FORMS = [
    key(),
    key(""),
    key("OPENSSH "),
    key("PGP ", block=" BLOCK"),
    key(edge="    "),
    key(edge="# "),
    key(edge='  "', after='\\n" +'),
    key(after="\r"),
    key().replace(LINES[0], "Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00\n\n" + LINES[0], 1),
]


@pytest.mark.parametrize("form", FORMS)
def test_nothing_of_a_body_is_left_and_what_stands_around_it_is(form: str) -> None:
    masked = Redactor().text(f"før\n{form}etter\nABCDEFGHIJKLMNOPQRSTUVWXYZ\n")
    assert not any(line in masked for line in LINES)
    assert masked.startswith("før\n")
    assert masked.endswith("etter\nABCDEFGHIJKLMNOPQRSTUVWXYZ\n")
    assert masked.count("\n") == form.count("\n") + 3


@pytest.mark.parametrize("form", FORMS)
def test_it_does_not_matter_how_a_stream_is_cut(form: str) -> None:
    whole = Bodies().masked(form.encode())
    bodies = Bodies()
    assert b"".join(bodies.masked(line) for line in form.encode().splitlines(keepends=True)) == whole


def test_the_mention_of_a_key_masks_nothing_after_it() -> None:
    text = "if '-----BEGIN PRIVATE KEY-----' in text:\n    pass\nreturn\n"
    assert Bodies().masked(text.encode()) == text.encode()


def test_a_body_that_never_ends_is_given_up_at_the_first_line_that_is_none() -> None:
    text = f"-----BEGIN PRIVATE KEY-----\n{LINES[0]}\n2026-11-22 INFO start\n{LINES[0]}\n"
    assert Bodies().masked(text.encode()).decode().splitlines()[2:] == ["2026-11-22 INFO start", LINES[0]]
