"""
E-mail addresses.

Addresses at domains reserved for documentation and tests (RFC 2606, RFC 6761) are test data. Role addresses (`post@`,
`noreply@`, `info@`) belong to no person and weigh less.
"""

from __future__ import annotations

from detectors.detector import NO_EDGE, Detector, Verdict

ROLES = frozenset(
    "abuse admin billing contact faktura firmapost hei hello help hjelp hostmaster info jobb kontakt kontor "
    "kundeservice kundesenter mailer-daemon marketing no-reply noreply office ordre personvern post postmaster "
    "postmottak presse privacy resepsjon root salg sales security support webmaster".split()
)
RESERVED_DOMAINS = ("example.com", "example.net", "example.org")
RESERVED_SUFFIXES = (".example", ".test", ".invalid", ".localhost")


def check(text: str) -> Verdict | None:
    """
    Check one address: length, dots, a plausible top-level domain.

    >>> check("kari@example.com")
    Verdict(subtype='', test_data=True, support=())
    >>> check("kari@2x.png") is None
    True
    """
    local, _, domain = text.rpartition("@")
    domain = domain.lower()
    top = domain.rpartition(".")[2]
    if len(local) > 64 or len(domain) > 253 or ".." in text or local.startswith("."):
        return None
    if top in {"png", "jpg", "jpeg", "gif", "svg", "webp", "js", "css", "jar", "local", "internal"}:
        return None
    reserved = domain.endswith(RESERVED_SUFFIXES) or any(
        domain == name or domain.endswith("." + name) for name in RESERVED_DOMAINS
    )
    role = ("role address",) if local.lower() in ROLES else ()
    return Verdict("role" if role else "", test_data=reserved, support=role)


DETECTOR = Detector(
    name="email",
    title="E-mail address",
    category="user.contact.email",
    severity="medium",
    severities={"role": "low"},
    pattern=r"[0-9A-Za-zÆØÅæøåÄÖäöÜüÉé!#$%&'*+/=?^_{|}~-](?:[0-9A-Za-zÆØÅæøåÄÖäöÜüÉé!#$%&'*+/=?^_{|}~.-]{0,62}[0-9A-Za-zÆØÅæøåÄÖäöÜüÉé_+-])?@(?:[0-9A-Za-zæøåÆØÅäöÄÖ](?:[0-9A-Za-zæøåÆØÅäöÄÖ-]{0,61}[0-9A-Za-zæøåÆØÅäöÄÖ])?\.)+[A-Za-z]{2,24}",
    trigger=r"[0-9A-Za-z\x{80}-\x{17F}_+.-]@[0-9A-Za-z\x{80}-\x{17F}]",
    left=NO_EDGE,
    words=(r"e-?post(?:adresse)?n?", r"e-?mail(?: ?address)?", r"mailadresse", r"kontakt"),
    check=check,
    prior=2.2,
    ceiling=2.0,
    weights={"role address": -1.0, "context": 1.0},
    person=True,
    mask="EMAIL",
    finds=("Sendt til «kari.nordmann@example.no».", '"epost":"«ola+nyhet@example.com»"', "<«ola@example.org»>"),
    ignores=("kari@", "@example.com", "logo@2x.png", "java.lang.Object@1a2b3c", "a@b"),
    sources=("https://www.rfc-editor.org/rfc/rfc5322", "https://www.rfc-editor.org/rfc/rfc2606"),
)
