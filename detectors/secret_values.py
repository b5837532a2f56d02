"""
Whether a text can be a secret, and what kind: told from a placeholder, a path, a hash and a piece of a program.

Nothing here looks at what stands around the text; `detectors.secret_check` does.
"""

from __future__ import annotations

import re

from detectors.detector import Verdict
from detectors.password_hashes import CLEAR, DIGESTS, IDENTITY, MARK
from detectors.secret_words import FILLING, NOT_SECRETS, PUBLISHED, SAYS_FILL, SAYS_SECRET, SHAPES

_MASKED = re.compile(r"\*{3,}|x{5,}|X{5,}|•{2,}|\.{3,}|#{4,}|(?i:redacted|masked|filtered|fjernet|skjult)")
_FILLER = re.compile(r"[*xX.#•_?0-]+|[.,:;-]+")
# A parameter, a shell variable, a template's slot, or a dotted or called name of a program.
_PROGRAM = re.compile(
    r"[:@!][A-Za-z_.-]+|:[a-z]+:.*|\$[A-Za-z_][0-9A-Za-z_:]*-?|[A-Za-z_]+-|%[A-Za-z_]+%?|\$\$|[A-Za-z_]+(?:[.:][A-Za-z_]+)+"
    # A member of what has a number in its name, a role of reStructuredText, a glob, versions from and to.
    r"|[A-Za-z_]+[0-9](?:\.[A-Za-z_]+)+|[a-z]+:`.*|\*?(?:[a-z]+\*){3,}|[0-9]+\.[0-9]+-[0-9.]*"
    # What ends in a name of several words (`ed25519.Ed25519PrivateKey`, `keys.v1.from_bytes`), and one of two words.
    r"|[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*\.(?:\w*[A-Z][a-z]{2,}[A-Z][a-z]{2,}|[a-z]+(?:_[a-z]+)+)\(?|[a-z]{2,8}/[a-z]{2,8}"
    r"|(?:[A-Za-z]+_)*(?i:password|passord|passwd|secret|token|pwd)(?:_[A-Za-z]+)*|[a-z]+(?:Password|Passord|Passwd|Secret|Token|Pwd)"
)
_SLOT = re.compile(r"%[sdrqv@](?![0-9A-Za-z])|%\(|[$#]\{|\{\{|^[<\[{]|\$\(|<%|\{[A-Za-z_0-9.]{0,30}\}")
"""What a template is filled in at."""
_NAME = re.compile(r"[a-z]+(?:_[a-z]+)+|[A-Z]+(?:_[A-Z]+)*|[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+", re.ASCII)
"""How programs write variables, constants and what belongs to them, and manuals what is to be put in."""
_SAYS_PASSWORD = re.compile(r"(?i)passwo?r?d|passord|lösenord|anonymous")
_PATH = re.compile(r"/|[A-Za-z]:[\\/]|\.\.?/|https?://")
_ADDRESS = re.compile(r"(?:[a-z]+:)?(?:[0-9a-fA-F]{0,4}:){2,}[0-9a-fA-F]{0,4}")
"""An address of a network, IPv6 or MAC."""
_HASH = re.compile(rf"{MARK}|{IDENTITY}|(?:md5|sha[0-9]{{1,3}})[0-9a-z_]*[:$]")
_DIGEST = re.compile(DIGESTS)
_CLEAR = re.compile(f"^(?:{CLEAR})")
_NUMBER = re.compile(r"[+-]?[0-9]+([.,][0-9]+)?")
_TOKEN = re.compile(r"[0-9A-Za-z_+/=.~-]{20,}")
_SHAPE = re.compile("|".join(SHAPES))
_ESCAPE = re.compile(r"%[0-9A-Fa-f]{2}")
_PARTS = re.compile(r"[A-Z]?[a-zæøå]+|[A-ZÆØÅ]+|[0-9]+")
_GLUED = re.compile(f"(?:{'|'.join(sorted(FILLING, key=len, reverse=True))})+")
_TEST_KEYS = ("sk_test_", "rk_test_")
_HOST = re.compile(r"[\w.-]+:[0-9]+|[^@]*@[\w.-]+\.[a-z]+")
"""A host with its port, or an e-mail address."""
_ALGORITHM = re.compile(r"(?i)(?:[a-z]+-)*(?:sha|md|aes|rsa|des|crc|utf|base)-?[0-9]+(?:-[0-9a-z]+)*")
_TELLING = frozenset("!#$%&*+?^~|")
_LEAST_WITH_SLASH = 20
"""Shorter than this a text with a slash is a path; longer it may be base64."""
_LEAST_ALIKE = 8
"""From so many characters on, two different ones are too few for a secret."""

_PASSWORD = Verdict("password")
_LETTERS = Verdict("password", support=("letters only",))
_DIGITS = Verdict("password", support=("a number",))
_DECIMALS = Verdict("password", support=("a number", "with decimals"))
_IDENTIFIER = Verdict("password", support=("letters only", "a name in a program"))
_FILLED = Verdict("password", test_data=True, support=("letters only",))


def shaped(text: str) -> Verdict | None:
    """Return the verdict for a value whose shape alone tells what it is."""
    if _SHAPE.fullmatch(text):
        published = text in PUBLISHED or "EXAMPLE" in text or text.startswith(_TEST_KEYS) or _few(text)
        return Verdict("token", test_data=published, support=("known shape",))
    if _HASH.match(text):
        return Verdict("hash", support=("known shape",) if len(text) >= 30 else ())
    return None


def token(text: str) -> Verdict | None:
    """Return the verdict for what stands after the word for a key or token."""
    if len(set(text)) < 5 or not is_secret(text):
        return None
    if known := shaped(text):
        return known
    if not any(c.isdigit() for c in _ESCAPE.sub("", text)):
        return None
    return Verdict("token", test_data=is_published(text), support=("named",))


def password(text: str) -> Verdict | None:
    """Return the verdict for a value that only its word makes a credential."""
    text = _CLEAR.sub("", text, count=1)
    if not is_secret(text):
        return None
    if _DIGEST.fullmatch(text):
        return Verdict("hash")
    if is_published(text) or is_filled_in(text):
        return _FILLED
    if _TOKEN.fullmatch(text) and any(c.isdigit() for c in text):
        return Verdict("token")
    if match := _NUMBER.fullmatch(text):
        return _DECIMALS if match[1] else _DIGITS
    return _IDENTIFIER if _NAME.fullmatch(text) else _LETTERS if text.replace("-", "").isalpha() else _PASSWORD


def is_secret(text: str) -> bool:
    """Tell whether a value can be a secret: not a placeholder, a path, or a piece of a program."""
    bare = text.strip("\"'`.,;:!?()[]")
    if len(bare) < 4 or bare.lower() in NOT_SECRETS or _few(bare):
        return False
    if (
        (_FILLER.fullmatch(bare) and not bare.isdecimal())
        or _MASKED.search(text)
        or _PATH.match(text)
        or _ADDRESS.fullmatch(bare)
    ):
        return False
    return not (_PROGRAM.fullmatch(bare) or _PROGRAM.fullmatch(text.rstrip(",;.")) or _SLOT.search(text))


def strong(text: str) -> bool:
    """Tell whether a value looks like no word, name, path or address: letters, with digits or telling signs among them."""
    if len(text) < 6 or ("/" in text and len(text) < _LEAST_WITH_SLASH) or _HOST.fullmatch(text):
        return False
    if _ALGORITHM.fullmatch(text):
        return False
    return any(c.isalpha() for c in text) and any(c.isdigit() or c in _TELLING for c in text)


def is_phrase(text: str) -> bool:
    """
    Tell whether words can be a secret: one has digits or telling signs within, as no sentence has; SHA256 is a name.

    >>> is_phrase("a b c9"), is_phrase("At least 12 characters!"), is_phrase("an SHA256 hash")
    (True, False, False)
    """
    bare = [word.strip(".,:;!?()") for word in text.split()]
    mixed = (word for word in bare if word[:1].isalpha() and not word.isupper())
    return len(text) >= 6 and any(c.isdigit() or c in _TELLING for word in mixed for c in word)


def is_published(text: str) -> bool:
    """Tell whether a value is the example of a standard or a manual."""
    return text in PUBLISHED or "EXAMPLE" in text


def is_masked(text: str) -> bool:
    """Tell whether a value is masked, or filled in with signs."""
    return bool(_MASKED.search(text) or _FILLER.fullmatch(text))


def is_program(text: str) -> bool:
    """Tell whether a value is a name or slot of a program."""
    return bool(_PROGRAM.fullmatch(text) or _SLOT.search(text))


def is_filled_in(text: str) -> bool:
    """Tell whether a value says that a secret belongs there: `your-password-here`, `changeMe`, `bytt_meg`, `somepass`."""
    plain = not any(c.isdigit() for c in text)
    if text.strip("<>[]{}").lower() in SAYS_FILL or (plain and _SAYS_PASSWORD.search(text)):
        return True
    letters = "".join(filter(str.isalpha, text)).lower()
    if plain and any(word in letters for word in SAYS_SECRET) and _GLUED.fullmatch(letters):
        return True
    parts = [part.lower() for part in _PARTS.findall(text)]
    return len(parts) > 1 and all(part in FILLING for part in parts)


def _few(text: str) -> bool:
    """Tell whether a value is one sign, or hardly more, again and again."""
    different = len(set(text))
    return (different == 1 and not text.isdecimal()) or (different == 2 and len(text) >= _LEAST_ALIKE)
