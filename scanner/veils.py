"""
Cells that cannot be read: known hashes, ciphertext, digests, what is masked and what is cut.

That nothing readable was found proves no protection; this looks for what protection leaves behind. Known formats are
told by their marks (bcrypt, Argon2, PBKDF2, Fernet, Vault, PGP, age, JWE ...). Ciphertext without a mark is bytes as good
as random, written in base64 or hexadecimal: the cells of a sample must have no bias and no place that is always the same,
so that keys, order numbers and UUIDs, which have both, do not pass. Tokens that a vault gives out for card numbers look
like ciphertext and count as such. Nothing of a cell is kept but which kind it is of.
"""

from __future__ import annotations

import re
from base64 import urlsafe_b64decode
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Literal

from detectors.field_vocabulary import spelled, tokens
from detectors.fields import hints
from detectors.password_hashes import IDENTITY, MARK

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pyarrow as pa

    from detectors.linear import Pattern

Kind = Literal["hash", "ciphertext", "digest", "masked", "cut"]
Veil = tuple[Kind, ...]

_B64 = r"[0-9A-Za-z+/_-]"
HASH = rf"(?:{MARK})[!-~]{{20,}}|{IDENTITY}"
"""Hashes with their marks, as password stores and directories write them."""
ENVELOPE = (
    rf"vault:v[0-9]+:{_B64}{{16,}}={{0,2}}"
    r"|ENC\[[!-~]{16,}\]|ENC\([!-~]{16,}\)"
    rf"|gAAAA{_B64}{{60,}}={{0,2}}"
    rf"|U2FsdGVkX1{_B64}{{20,}}={{0,2}}"
    rf"|AQ[IE]CA{_B64}{{60,}}={{0,2}}"
    r"|(?s:-----BEGIN (?:PGP MESSAGE|AGE ENCRYPTED FILE|PKCS7|CMS|ENCRYPTED [A-Z ]+)-----.*)|age-encryption\.org/v1(?s:.*)"
    rf"|eyJ{_B64}+\.{_B64}*\.{_B64}+\.{_B64}+\.{_B64}+"
    r"|\$ANSIBLE_VAULT;(?s:.*)"
    rf"|\{{(?:cipher|aes[0-9a-z-]*|enc(?:rypted)?)\}}{_B64}{{16,}}={{0,2}}"
)
"""Ciphertext with its mark."""
RANDOM = (
    rf"{_B64}{{22,}}={{0,2}}|{_B64}{{2,}}={{0,2}}(?:[.:|$]{_B64}{{8,}}={{0,2}}){{1,3}}"
    r"|(?:0x|\\x)?(?:(?:[0-9a-f]{2}){16,}|(?:[0-9A-F]{2}){16,})"
    rf"|(?i:enc|encrypted|cipher|aes[0-9a-z_-]*|chacha20[0-9a-z_-]*|kms|tink|crypt|ct|cmk)(?::v?[0-9]+)?[:.|$]{_B64}[!-~]{{20,}}"
)
"""What ciphertext without a mark, or with one that hosts and paths may begin with too, may look like; a sample must show it."""
DIGEST = (
    r"(?:0x|\\x)?(?:[0-9a-fA-F]{32}|[0-9a-fA-F]{40}|[0-9a-fA-F]{56}|[0-9a-fA-F]{64}|[0-9a-fA-F]{128})"
    rf"|{_B64}{{22}}(?:==)?|{_B64}{{27}}=?|{_B64}{{38}}(?:==)?|{_B64}{{43}}=?|{_B64}{{86}}(?:==)?"
)
"""
As long as MD5 and SHA digests are, in hexadecimal or base64. One or two blocks of AES are so long too: where nothing tells
them apart they are called digests, which claims less, since of few possible values, such as national ids, each can be tried.
"""
ENCRYPTING = "kryptert encrypted crypted crypt enc cipher ciphertext chiffer krypto aes rsa pgp gpg fernet kms vault"
"""Words of a field that say that its values are encrypted, not digested."""
_STARS, _CROSSES = (f"[{sign}]{{2,}}(?:[ -][{sign}]{{2,}})" for sign in ("*•●#", "xX"))
"""Runs of signs that stand for digits; a place between two is never left out, so that no search tries how to part a long run."""
MASKED = (
    rf"[0-9 -]{{0,9}}{_STARS}{{0,4}}[ -]?[0-9]{{0,4}}|[0-9 -]{{0,9}}{_CROSSES}{{0,4}}[ -]?[0-9]{{2,4}}|[0-9]{{6}}[*xX•#]{{1,7}}"
    rf"|(?:[A-Za-z]{{2}}[0-9]{{2}} ?)?{_STARS}*[ -]?[0-9]{{2,4}}"
)
"""Numbers of which stars stand for a part: `**** **** **** 1234`, `492500******1234`, `010190*****`."""
CUT = r"[0-9]{4}"
"""The last four digits alone; only a field's name tells what of."""

VEILING = (
    "hash hashed hashet hasha salt salted kryptert encrypted crypted crypt enc cipher ciphertext chiffer krypto cypher digest "
    "token tokenized tokenised tokenisert pseudonym masked maskert masket redacted truncated avkortet last siste four fire "
    "bcrypt argon argonid argon2id pbkdf scrypt sha shasum md aes gcm cbc rsa pgp gpg fernet vault kms hex b64 base"
)
"""Words of a field that say how its values are veiled, not what they are."""
EXPRESSIONS: dict[Kind, str] = {
    "hash": HASH,
    "ciphertext": f"{ENVELOPE}|{RANDOM}",
    "digest": DIGEST,
    "masked": MASKED,
    "cut": CUT,
}
"""What the cells of each kind look like, first kind first."""
_ANY = "|".join(EXPRESSIONS.values())
_HEX = re.compile(r"(?:0x|\\x)?([0-9a-f]+|[0-9A-F]+)")
_LAST = re.compile(
    r"(?i)(?:last|siste|sidste|sista)[ _-]?(?:4|four|fire|fyra)(?![0-9])|(?:last|siste)[ _-]?(?:digits|siffer|sifre)"
)

SHARE = 0.3
"""Of a sample, this share must be of one kind before its column is counted."""
FIRST = 16
"""Cells of a sample that are looked at first."""
HEAD = 8
"""Bytes that a version, a key's number or a time may stand in; longer values are judged by what follows."""
ENOUGH, CELLS = 256, 8
"""Half bytes that must be seen before they are called random, and cells before a place that never changes says anything."""
UNLIKELY = 48.0
"""Chi-squared over 16 half bytes that chance exceeds less than once in 10,000 times (15 degrees of freedom)."""


def veil_of(field: str, sample: Sequence[str]) -> Veil:
    """
    Return the kinds that a column's cells are counted as; none where too few cannot be read.

    >>> veil_of("pw_hash", ["$2b$12$" + "ab/." * 13 + "x"] * 3)
    ('hash',)
    >>> veil_of("kort", ["**** **** **** 1234", "**** **** **** 9876"]), veil_of("ordre", ["700001", "700002"])
    (('masked',), ())
    """
    # Most columns are told by few cells: of so many, some would be veiled if a third of the column were.
    if not any(_looks(text, _ANY) for text in sample[:: max(1, len(sample) // FIRST)]):
        return ()
    found: list[Kind] = []
    seen = 0
    for kind, look in EXPRESSIONS.items():
        if kind == "cut" and not _LAST.search(field):
            continue
        cells = [text for text in sample if _looks(text, look)]
        if kind in {"ciphertext", "digest"}:
            cells = _veiled(cells)
        if cells and not (kind == "digest" and "ciphertext" in found):
            found.append(kind)
            seen += len(cells)
    if seen < SHARE * len(sample):
        return ()
    return _told_apart(tuple(found), field, sample)


def _looks(text: str, expression: str) -> bool:
    return _compiled(expression).fullmatch(text) is not None


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    # When a sample first needs it: most scans meet nothing veiled, and compiling all of these takes a while.
    return re.compile(expression)


def _told_apart(found: Veil, field: str, sample: Sequence[str]) -> Veil:
    """Return the kinds with `digest` for what may be one: all as long as digests are, and no mark or name says otherwise."""
    cells = [text for text in sample if _looks(text, EXPRESSIONS["ciphertext"])]
    if "ciphertext" not in found or not all(_looks(text, DIGEST) for text in cells):
        return found
    if not _encrypting().isdisjoint(tokens(field)):
        return found
    return tuple("digest" if kind == "ciphertext" else kind for kind in found)


def _veiled(cells: Sequence[str]) -> list[str]:
    """Return the cells that bear a mark, and the others where they are as good as random."""
    marked = [text for text in cells if _looks(text, ENVELOPE)]
    others = [text for text in cells if not _looks(text, ENVELOPE)]
    return [*marked, *others] if others and _random([_bytes(text) for text in set(others)]) else marked


def _bytes(text: str) -> bytes:
    """Return what a cell in hexadecimal or base64 is written for; empty where it is neither."""
    if match := _HEX.fullmatch(text):
        return bytes.fromhex(match[1]) if len(match[1]) % 2 == 0 else b""
    if text.startswith("eyJ"):
        return b""  # a token in clear: its header and claims can be read
    body = max(re.split(r"[.:|$]", text), key=len).rstrip("=").replace("+", "-").replace("/", "_")
    try:
        return urlsafe_b64decode(body + "=" * (-len(body) % 4))
    except ValueError:
        return b""


def _random(values: Sequence[bytes]) -> bool:
    """Tell whether byte strings are as good as random: no half byte is commoner, and no place always the same."""
    tails = [value[HEAD:] if len(value) >= 2 * HEAD + 8 else value for value in values]
    halves = Counter(half for tail in tails for byte in tail for half in (byte >> 4, byte & 15))
    if halves.total() < ENOUGH or not all(tails):
        return False
    expected = halves.total() / 16
    if sum((halves[half] - expected) ** 2 / expected for half in range(16)) > UNLIKELY:
        return False
    if len(tails) < CELLS:
        return True
    nibbles = [tail.hex() for tail in tails]
    return all(len({one[place] for one in nibbles}) > 1 for place in range(min(map(len, nibbles))))


@cache
def _veiling() -> frozenset[str]:
    return frozenset(map(spelled, VEILING.split()))


@cache
def _encrypting() -> frozenset[str]:
    return frozenset(map(spelled, ENCRYPTING.split()))


@cache
def about(field: str) -> frozenset[str]:
    """
    Return the categories that a veiled column's name speaks of, whatever it says of the veil.

    >>> sorted(about("kunde.pan_enc"))[-1], sorted(about("personnummer_sha256"))
    ('user.financial.credit_card.number', ['user.government_id.national_identification_number'])
    """
    said = {category for category, weight in hints(field).items() if weight > 0}
    last = [word for word in tokens(field.replace("[]", "").rpartition(".")[2]) if not word.isdigit()]
    bare = [word for word in last if word not in _veiling()]
    if bare and bare != last:
        said |= {category for category, weight in hints("_".join(bare)).items() if weight > 0}
    return frozenset(said)


def counted(values: pa.StringArray, veil: Veil) -> dict[str, int]:
    """
    Return how many cells are of each kind, and under `filled` how many hold something.

    >>> import pyarrow as pa
    >>> counted(pa.array(["**** 1234", "4925 0000 0000 0004", None, ""]), ("masked",))
    {'filled': 2, 'masked': 1}
    """
    import pyarrow.compute as pc

    left = values.drop_null()
    empty = pc.equal(pc.binary_length(left), 0)
    left = left.filter(pc.invert(empty)) if pc.any(empty).as_py() else left
    found = {"filled": len(left)}
    for kind in veil:
        if not len(left):
            break
        if _all_are(kind, left):
            found[kind] = len(left)
            break
        is_one = pc.match_substring_regex(left, f"^(?:{EXPRESSIONS[kind]})$")
        number = pc.sum(is_one).as_py() or 0
        if number:
            found[kind] = number
            left = left.filter(pc.invert(is_one))
    return found


def _all_are(kind: Kind, cells: pa.StringArray) -> bool:
    """Tell whether all cells are of one kind, by one look at them as lines; `False` also where lines cannot tell."""
    # An envelope may hold line ends: cells after it would pass for a part of it.
    if kind == "ciphertext":
        return False
    from connectors.blocks import newlines
    from scanner.arrays import joined

    lines = joined(cells)
    return newlines(lines) == len(cells) and _lines_of(kind).matches_whole(lines)


@cache
def _lines_of(kind: Kind) -> Pattern:
    from detectors.linear import Pattern

    return Pattern(rf"(?:(?:{EXPRESSIONS[kind]})\n)*")
