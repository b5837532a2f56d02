"""
JSON Web Tokens: three parts of base64url (five when encrypted), the first of which is a JSON object with `alg`.

The claims are looked into: a token that names a person (`sub`, `pid`, `email`, `name`) is personal data by itself, and
any token is a key for as long as it is valid.

Test data are the tokens of guides: the person of jwt.io, claims that say nothing (`{"some":"payload"}`), and what is
signed with a key out of a guide and names nobody: anyone can make such a one.
"""

from __future__ import annotations

import binascii
import hmac
import json
from base64 import urlsafe_b64decode

from detectors.detector import Detector, Verdict

_PERSONAL_CLAIMS_TEXT = """
sub pid email name given_name family_name preferred_username phone_number birthdate address upn unique_name oid ssn
fnr nnin_altsub socialno username user_id uid msisdn
"""
PERSONAL_CLAIMS = frozenset(_PERSONAL_CLAIMS_TEXT.split())
_PUBLISHED_SUBJECT = "1234567890"
"""Of the token on the front page of jwt.io and in countless guides."""
_PUBLISHED_NAMES = frozenset(("John Doe", "Jane Doe"))
_SAYING_NOTHING = frozenset(("some", "payload", "hello", "world", "foo", "bar", "baz", "key", "value", "test", "data"))
_PUBLISHED_KEYS = (
    b"secret",
    b"key",
    b"your-256-bit-secret",
    b"your-384-bit-secret",
    b"your-512-bit-secret",
    b"a-string-secret-at-least-256-bits-long",
    b"a-valid-string-secret-that-is-at-least-512-bits-long-which-is-very-long",
)
"""What guides sign with: jwt.io's of today and before, and the words of manuals."""
_HASHES = {"HS256": "sha256", "HS384": "sha384", "HS512": "sha512"}
_MOST = 64 * 1024


def _object(part: str) -> dict[str, object] | None:
    """Return the JSON object that a part encodes; `None` where it encodes none."""
    if len(part) > _MOST or not part.isascii():
        return None
    try:
        value = json.loads(urlsafe_b64decode(part + "=" * (-len(part) % 4)))
    except (binascii.Error, ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def check(text: str) -> Verdict | None:
    """
    Check one candidate: a header that is a JSON object with an algorithm; claims, where they can be read.

    >>> check("eyJhbGciOiJub25lIn0.eyJzdWIiOiJrYXJpIn0.").subtype
    'personal claims'
    >>> check("eyJhbGciOiJub25lIn.eyJzdWIiOiJrYXJpIn0.") is None, check("eyJhbGciOiJub25lIn0") is None
    (True, True)
    """
    parts = text.split(".")
    header = _object(parts[0])
    if len(parts) == 1 or header is None or not isinstance(header.get("alg"), str):
        return None
    if len(parts) >= 5 or "enc" in header:
        return Verdict("encrypted")
    claims = _object(parts[1])
    if claims is None:
        return Verdict("", support=("unreadable claims",))
    personal = not PERSONAL_CLAIMS.isdisjoint(claims)
    published = _is_of_a_guide(claims) or (not personal and _is_signed_by_a_guide(str(header["alg"]), text))
    return Verdict("personal claims" if personal else "", published, ("personal claims",) if personal else ())


def _is_of_a_guide(claims: dict[str, object]) -> bool:
    """Tell whether claims are those of jwt.io's made-up person, or words that say nothing."""
    if claims.get("sub") == _PUBLISHED_SUBJECT and PERSONAL_CLAIMS.intersection(claims) == {"sub"}:
        return True
    if claims.get("sub") == _PUBLISHED_SUBJECT and claims.get("name") in _PUBLISHED_NAMES:
        return True
    said = [part for item in claims.items() for part in item]
    return bool(said) and all(isinstance(part, str) and part.lower() in _SAYING_NOTHING for part in said)


def _is_signed_by_a_guide(algorithm: str, text: str) -> bool:
    """Tell whether a token is signed with a key that everyone knows."""
    signed, _, signature = text.rpartition(".")
    if algorithm not in _HASHES or not signature:
        return False
    try:
        given = urlsafe_b64decode(signature + "=" * (-len(signature) % 4))
    except (binascii.Error, ValueError):
        return False
    return any(hmac.digest(key, signed.encode(), _HASHES[algorithm]) == given for key in _PUBLISHED_KEYS)


_PART = "[0-9A-Za-z_-]"

DETECTOR = Detector(
    name="jwt",
    title="JSON Web Token",
    category="user.authorization.password",
    severity="high",
    pattern=rf"eyJ{_PART}{{10}}{_PART}*\.{_PART}{{2}}{_PART}*\.{_PART}*(?:\.{_PART}+\.{_PART}+)?",
    trigger=rf"eyJ{_PART}{{10}}{_PART}*\.{_PART}{{2}}{_PART}*\.",
    left=r"(?:^|[^0-9A-Za-z_-])",
    right=r"(?:[^0-9A-Za-z_-]|$)",
    hints=(),
    words=(r"bearer|authorization|(?:id|access|refresh|auth)?[_-]?token|jwt",),
    check=check,
    proof="header that decodes",
    chance=0.001,
    prior=-1.0,
    weights={"unreadable claims": -1.0, "personal claims": 1.0, "context": 2.0},
    mask="JWT",
    finds=(
        "Authorization: Bearer «eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJrYXJpIiwiaWF0IjoxNzAwMDAwMDAwfQ.c2lnbmF0dXJlLXNpZ25hdHVyZQ»",
        '"token":"«eyJhbGciOiJub25lIn0.eyJzdWIiOiJrYXJpIn0.»"',
    ),
    ignores=(
        "eyJhbGciOiJIUzI1NiJ9",
        "eyJub3QiOiJhIGhlYWRlciJ9.eyJzdWIiOiJrYXJpIn0.c2ln",
        "eyJabcdefghijklmn.abcdefghijkl.abcdefgh",
    ),
    sources=("https://www.rfc-editor.org/rfc/rfc7519", "https://www.rfc-editor.org/rfc/rfc7516"),
)
