"""What programs, manuals and changelogs say beside what leaks: each line that must pass stands above one that must not."""

from __future__ import annotations

import json
from base64 import urlsafe_b64encode
from hmac import digest

import pytest

PERSON = "kari@fjordgull-post.example"


def token(claims: dict[str, object], key: str) -> str:
    """Return a JSON Web Token signed with a key."""
    parts = ({"alg": "HS256", "typ": "JWT"}, claims)
    signed = b".".join(urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=") for part in parts)
    return (signed + b"." + urlsafe_b64encode(digest(key.encode(), signed, "sha256")).rstrip(b"=")).decode()


PAIRS = {
    "a number of all guides": ("ssn: 123-45-6789", "ssn: 531-47-2286"),
    "a number in groups of one digit": ("ssn : 111-22-3333", "ssn : 121-22-3433"),
    "an area that is never issued": ("ssn => '999-45-2222'", "ssn => '912-75-2282'"),
    "a serial that is never issued": ("ssn = 531-47-0000", "ssn = 531-47-0002"),
    "a number in the wallets of a shop": ("ssn: 078-05-1120", "ssn: 078-05-1121"),
    "a table of hexadecimal codes": ("54E8 5546 5531 5617 5968 59BE 5A3C", "betalt 5546 5531 5617 5968 ok"),
    "a table of codes": ("7876 7877 4109 7966 7970 7971 7980", "2026 4109 7966 7970 7971 0927"),
    "a row of numbers": ("t p P f ',' 0 - 0 0 2298 2299 3120 3121 - - - i", "betalt 2 2298 2299 3120 3121 ok"),
    "the name of an author": ("Author: Psykose <kari@example.org>", f"Diagnose: psykose, {PERSON}"),
    "a member of a program": (f"{PERSON}: `worker.suicide` is gone", f"{PERSON}: forsøk på selvmord. suicide"),
    "a token that says nothing": (token({"some": "payload"}, "k7Gd92nVq0"), token({"some": "tilgang"}, "k7Gd92nVq0")),
    "a token signed with the key of a guide": (
        token({"role": "admin"}, "your-256-bit-secret"),
        token({"role": "admin"}, "k7Gd92nVq0"),
    ),
    "a token of a guide's person": (
        token({"sub": "1234567890", "name": "Jane Doe"}, "k7Gd92nVq0"),
        token({"sub": "1234567890", "name": "Kari Kvernbråten"}, "secret"),
    ),
}


@pytest.mark.parametrize(("innocent", "leak"), PAIRS.values(), ids=PAIRS)
def test_what_holds_nobodys_data_passes_and_what_leaks_beside_it_fails(tmp_path, gate, innocent, leak):
    (tmp_path / "innocent.txt").write_text(innocent + "\n", encoding="utf-8")
    (tmp_path / "leak.txt").write_text(leak + "\n", encoding="utf-8")
    report = json.loads(gate(".", "--format", "json").stdout)
    assert {each["path"] for each in report["results"] if each["state"] == "failing"} == {"leak.txt"}
