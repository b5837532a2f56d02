"""
Cookie and session ids: by the names of well-known cookies, by session keys, and whole `Cookie` and `Set-Cookie` headers.

A header is one match, name and value of each cookie in it, so that no cookie is left over. Counters and short numbers
under a session key are rows of a table, not sessions.
"""

from __future__ import annotations

import re

from detectors.decided_values import is_program
from detectors.detector import STRICT_GAP, WORD_RIGHT, Detector, Verdict

_OCTET = r"[!#-+\-./0-9:<>-\[\]-~]"
_PAIR = rf"[!#$%&'*+.^_`|~0-9A-Za-z-]+={_OCTET}+"
_PAIR_OF_HEADER = re.compile(r"(?:^|; ?)[^=;]{1,64}=([^;]*)")
_NO_ID = re.compile(
    r"(?i:null|none|nil|undefined|true|false|deleted|redacted|masked|anonymous)|[*xX.#-]+|(?:S-1-[0-9-]+)|[0-9]{1,15}"
)
_GOOGLE = re.compile(r"G[AS]1\.[0-9]")
_META = re.compile(r"fb\.[0-9]\.[0-9]{10,}")


def _identifies(value: str) -> bool:
    """Tell whether a cookie's value can point to one browser: long, with digits, not one of the words for nothing."""
    value = value.strip('"')
    return len(value) >= 12 and any(c.isdigit() for c in value) and "***" not in value and not _NO_ID.fullmatch(value)


def check(text: str) -> Verdict | None:
    """
    Check the value of a cookie, or the pairs of a header.

    >>> check("GA1.2.1033501218.1368477899").subtype
    'analytics'
    >>> check("lang=nb; theme=dark") is None
    True
    """
    if "=" in text.rstrip("="):
        values = _PAIR_OF_HEADER.findall(text)
        return Verdict("header", support=("header",)) if any(map(_identifies, values)) else None
    if _GOOGLE.match(text) or _META.match(text):
        return Verdict("analytics", support=("known form",))
    # Ids have digits: `node0x2y3.node0` is one, `http2.connect` is not.
    program = is_program(text) and sum(map(str.isdigit, text)) < 2
    return Verdict("session") if _identifies(text) and not program else None


DETECTOR = Detector(
    name="cookie_id",
    title="Cookie or session id",
    category="user.device.cookie_id",
    severity="medium",
    pattern=rf"{_PAIR}(?:; ?{_PAIR})*",
    trigger=r"(?i:cookie)[\"']?[ ]?[:=][ ]?[\"']?[!#$%&'*+.^_`|~0-9A-Za-z-]{1,64}=",
    left=r"(?i:(?:^|[^0-9A-Za-z])(?:set-|http_)?cookie2?)[\"']?[ ]?[:=][ ]?[\"'\[]{0,3}",
    right=WORD_RIGHT,
    led=r"[0-9A-Za-z%._~+/!:-]{8,300}={0,2}",
    words=(
        r"JSESSIONID(?:SSO)?|PHPSESSID|ASP\.NET_SessionId|ASPSESSIONID[A-Z]{8}|CFID|CFTOKEN|connect\.sid|laravel_session",
        r"_ga(?:_[0-9A-Z]{4,14})?|_gid|_gcl_au|_fbp|_fbc|_hjSessionUser_[0-9]{1,10}|_pk_id[.0-9a-z]{0,20}|_clck|_uetvid",
        r"sid|s?sess(?:ion)?[_-]?(?:id|key|token)?|sesjons?[_-]?id|sessions?[_-]id|remember[_-]?(?:me|token)",
        r"cookie[_-]?id|client[_-]?cookie|visitor[_-]?id|informasjonskapsel",
    ),
    gap=STRICT_GAP,
    check=check,
    prior=-1.9,
    ceiling=4.0,
    weights={"header": 6.5, "known form": 2.0, "context": 1.0},
    mask="COOKIE",
    finds=(
        "JSESSIONID=«7A1F9C0D2E3B4A5F60718293A4B5C6D7»",
        "/handlekurv;jsessionid=«7A1F9C0D2E3B4A5F60718293A4B5C6D7»?x=1",
        "Set-Cookie: «sid=s%3A9f8e7d6c5b4a3210.k2J; Path=/»; HttpOnly",
        "JSESSIONID=«node01x2y3zab.node0»",
        "_ga: «GA1.2.1033501218.1368477899»",
        '"sessionId":"«c9f1e2d3b4a5968778695a4b3c2d1e0f»"',
        "Cookie: «_fbp=fb.1.1596403881668.1116446470; lang=nb»",
    ),
    ignores=(
        "session_id=12345",
        "clientSession = http2.connect(url)",
        "sid=null",
        "cookie: lang=nb; theme=dark",
        "session opened for user root",
        "sessionId=********",
        "Cookie consent: yes",
        "sid=S-1-5-21-1004336348-1177238915-682003330-512",
    ),
    sources=("https://www.rfc-editor.org/rfc/rfc6265", "https://policies.google.com/technologies/cookies"),
)
