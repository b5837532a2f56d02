"""
How data is protected: encrypted, hashed, masked, pseudonymised; and what is cut short: the last digits alone, an IP address without its end.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.inventory.drafting.acts import data, negation, pronoun
from scanner.inventory.drafting.durations import durations
from scanner.inventory.drafting.negation import orders
from scanner.inventory.drafting.promised import promise
from scanner.inventory.drafting.small import CLEAR, WHOLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scanner.inventory.drafting.acts import Reading
    from scanner.inventory.drafting.claims import Claim
    from scanner.inventory.drafting.clauses import Clause
    from scanner.inventory.drafting.outline import Statement
    from scanner.inventory.drafting.promised import Promised

IP = "user.device.ip_address"
NUMBERS = (
    "user.financial.credit_card",
    "user.financial.bank_account",
    "user.contact.phone_number",
    "user.government_id",
)
PARTS = ("expiry", "verification_code")
ON_IP = re.compile(r"\bip\b|\bip(?:adress|anonym)")
LATER = re.compile(
    r"\b(?:før|innan|before)\b(?! (?:\w+ ){0,3}(?:lagr|oppbevar|stor|sav|registrer|logg|skriv|writ|record))|\b(?:etter|after) "
)
FOUR = r"(?:\d|to|tre|fire|fem|seks|two|three|four|five|six)"
ENDS = re.compile(
    rf"\b(?:siste|fyrste|første|last|first|final|trailing|bakerste) (?:{FOUR} )?(?:siffer|sifrene|sifra|siffera|sifre|tall|tallene|tala|tegn|tegnene|teikna|tal+grupp\w+|oktett\w*|del|delen|delene|delane|ledd\w*|blokk\w*|grupp\w+|byte|bit|segment\w*|digits?|numbers?|octets?|parts?|blocks?|bytes?|bits|characters)\b"
    rf"|\b(?:{FOUR}) (?:siste|fyrste|første|last|first|final) (?:siffer|sifrene|sifra|siffera|tall|tallene|tala|tegn|tegnene|teikna|tal+grupp\w+|oktett\w*|delene|delane|blokk\w*|grupp\w+|digits|octets|numbers|characters)\b"
)
ONLY = re.compile(
    r"\b(?:kun|bare|berre|only|utelukkende|utelukkande|endast|bara|alt (?:vi|me)|det eneste|det einaste|all we|the only)\b"
)
REPLACED = re.compile(
    r"\b(?:erstatt\w*|byttes? ut|bytter ut|replaced?|substituted)\b.{0,40}\b(?:med|by|with|av)\b.{0,25}\b(?:kode\w*|løpenumm\w+|nummer|referansenumm\w+|deltak\w+numm\w+|pseudonym\w*|ids?|tilfeldig\w*|codes?|numbers?|identifiers?)\b"
)
TLS = re.compile(r"\b(?:ssl|tls|https|secure socket)\b")
TRANSIT = re.compile(
    r"\b(?:overføring\w*|overført|overføres|trafikk\w*|kommunikasjon\w*|forbindelse\w*|tilkobling\w*|samband\w*|underveis|undervegs|i transitt|(?:in )?transit|traffic|connections?|communications?|transmission|transmitted|sendes|sendast)\b"
)
AT_REST = re.compile(r"\b(?:lagr\w*|lagring|i ro|at rest|stored?|storage|database\w*|backup\w*|disk\w*)\b")


def shielded(read: Reading, clause: Clause, claims: Sequence[Claim], before: Statement | None) -> Iterator[Promised]:
    """Yield the promises of a clause to encrypt, hash, mask, pseudonymise or cut short."""
    if (
        clause.opener in {"condition", "purpose", "unless"}
        or clause.has("claims", "hedge")
        or orders(read.statement.parsed, clause)
    ):
        return
    said = read.said(clause)
    cut = _cut(read, clause, said)
    if cut is not None:
        yield cut
        return
    if negation(read, clause) is not None and not CLEAR.search(said):
        return
    way = _way(read, clause, said)
    if way and not _yours(said):
        yield promise("protected", _about(read, clause, claims, before), read.statement, clause, way)


def _yours(said: str) -> bool:
    return bool(re.match(r"(?:du|you|dere) (?:kan|må|bør|can|must|should|may)\b", said))


def _way(read: Reading, clause: Clause, said: str) -> str:
    """Return how data is protected."""
    if read.has(clause, "hash"):
        return "hashed"
    if read.has(clause, "encrypt"):
        whole = read.whole
        moving = (TLS.search(whole) or TRANSIT.search(whole)) and not AT_REST.search(whole)
        return "tls" if moving else "encrypted"
    if any("tls" in read.at(index) and not _address(read, index) for index in clause.words):
        return "tls"
    if ON_IP.search(read.whole.replace("-", "")):
        return ""
    if read.has(clause, "pseudonymise") or REPLACED.search(said):
        return "pseudonymised"
    return "masked" if read.has(clause, "mask") else ""


def _address(read: Reading, index: int) -> bool:
    """Tell whether "https" begins an address of the web."""
    words = read.statement.parsed.sentence.words
    return (index + 1 < len(words) and words[index + 1].text[:1] in {":", "/"}) or words[index].text.endswith(":")


def _cut(read: Reading, clause: Clause, said: str) -> Promised | None:
    """Return the promise to cut a number or an address short."""
    whole = read.whole.replace("-", "")
    parts = ENDS.search(said)
    later = bool(durations(read.whole) or LATER.search(read.whole))
    if ON_IP.search(whole):
        dropped = parts and read.has(clause, "drop", "cut")
        if dropped or read.has(clause, "cut") or WHOLE.search(said):
            return promise("truncated", (IP,), read.statement, clause, later=later)
        return None
    own = [m.label for m in read.statement.mentions if m.label.startswith(NUMBERS) and not m.label.endswith(PARTS)]
    if own and WHOLE.search(said) and read.has(clause, "store", "receive", "learn", "show", "have", "log"):
        return promise("truncated", own, read.statement, clause)
    if parts and ONLY.search(said) and re.search(r"\b(?:siste|last|final|første|first|fyrste)\b", parts[0]):
        return promise("truncated", own, read.statement, clause)
    return None


def _about(read: Reading, clause: Clause, claims: Sequence[Claim], before: Statement | None) -> tuple[str, ...]:
    """Return what is protected: what the clause or the sentence names as held, or what a pronoun stands for."""
    held = [claim.mention for claim in claims if claim.sense in {"held", "only"}]
    inside = tuple(m.label for m in held if m.first in clause.words) or tuple(m.label for m in data(read, clause))
    if inside or held:
        return inside or tuple(m.label for m in held)
    if pronoun(read, clause) and before is not None and before.paragraph == read.statement.paragraph:
        return tuple(dict.fromkeys(m.label for m in before.mentions if not m.weak))[-1:]
    return ()
