"""
E-mail addresses.

The local part is read as people write it: letters (with Latin, Greek and Cyrillic ones), digits and `. _ + - ' ~`. What
RFC 5322 allows beyond that (`=`, `?`, `/`, `&`, `%` ...) nearly always belongs to the log line around the address.
Domains may be internationalised, in Unicode or as `xn--` labels.

Addresses at domains reserved for documentation and tests (RFC 2606, RFC 6761) are test data. Role addresses (`post@`,
`noreply@`, `info@`) belong to no person and weigh less, as do domains that do not exist outside a house (`.local`) and
top-level domains that are not in the root zone.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from detectors.cell_bytes import CellBytes, begins, between, cell_bytes
from detectors.detector import Detector, Verdict
from detectors.tables import DATA

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa

_ROLES_TEXT = """
abonnement abuse accounting accounts admin administrator adm ansatt apache arkiv backup billing booking bot bounce
bounces butikk career careers cron daemon do-not-reply donotreply drift faktura firmapost git hei hello help
helpdesk hjelp hostmaster hr info ikke-svar ikkesvar it jobb jobs job kontakt kontor kundeservice kundesenter
kundestotte mail mailer-daemon marked marketing news newsletter no-reply no.reply no_reply noreply notification
notifications nyhetsbrev office order ordre orders personvern post postmaster postmottak presse press privacy
regnskap reklamasjon resepsjon retur root salg sales security service servicedesk sikkerhet stilling styret support
svar-ikke sysadmin system team tilsynet utleie varsel varsling vakt webmaster www-data www contact firma
"""
ROLES = frozenset(_ROLES_TEXT.split())
RESERVED_DOMAINS = (".example.com", ".example.net", ".example.org")
RESERVED_TOPS = frozenset({"example", "test", "invalid", "localhost"})
PRIVATE_TOPS = frozenset({"local", "internal", "intern", "lan", "corp", "home", "intra", "localdomain", "private"})
_FILE_ENDINGS_TEXT = """
avif bmp class css csv dll doc docx exe gif gz htm html ico jar jpeg jpg js json log map md mjs pdf php png rb scss
so svg tgz ts tsx txt vue webp xml yaml yml
"""
_LONGEST_ROLE = max(map(len, ROLES))
FILE_ENDINGS = frozenset(_FILE_ENDINGS_TEXT.split())

_PLAIN, _RESERVED, _PRIVATE, _UNKNOWN = range(4)
_VERDICTS = (
    Verdict(),
    Verdict(test_data=True),
    Verdict(support=("private domain",)),
    Verdict(support=("unknown top-level domain",)),
    Verdict("role", support=("role address",)),
    Verdict("role", test_data=True, support=("role address",)),
    Verdict("role", support=("role address", "private domain")),
    Verdict("role", support=("role address", "unknown top-level domain")),
)

_LETTER = r"\x{C0}-\x{52F}"
_LABEL = rf"[0-9A-Za-z{_LETTER}][0-9A-Za-z{_LETTER}-]*"
_LOCAL = rf"[0-9A-Za-z_{_LETTER}](?:[0-9A-Za-z_{_LETTER}.+'~-]{{0,62}}[0-9A-Za-z_{_LETTER}+~-])?"
_TOP = rf"(?:xn--[0-9A-Za-z-]{{2,59}}|[A-Za-z]{{2,24}}|[{_LETTER}]{{2,24}})"


@cache
def top_level_domains() -> frozenset[str]:
    """Return the top-level domains of the root zone, in lower case, ASCII and Unicode forms."""
    text = (DATA / "top_level_domains.txt").read_text(encoding="utf-8")
    return frozenset(name for line in text.splitlines() if not line.startswith("#") for name in line.split())


def domain_kind(domain: str) -> int:
    """Return what a domain is: plain (0), reserved (1), private (2), of an unknown top-level domain (3); -1 for none."""
    domain = domain.lower()
    top = domain.rpartition(".")[2]
    if len(domain) > 253 or ".." in domain or "-." in domain or not top or top in FILE_ENDINGS:
        return -1
    if top in RESERVED_TOPS or f".{domain}".endswith(RESERVED_DOMAINS):
        return _RESERVED
    if top in PRIVATE_TOPS:
        return _PRIVATE
    return _PLAIN if top in top_level_domains() else _UNKNOWN


def check(text: str) -> Verdict | None:
    """
    Check one address: dots, domain, top-level domain, role.

    >>> check("kari@example.com")
    Verdict(subtype='', test_data=True, support=())
    >>> check("noreply+17@example.no").subtype
    'role'
    >>> check("kari@2x.png") is None
    True
    """
    local, _, domain = text.rpartition("@")
    kind = domain_kind(domain)
    # `git@` opens the address of a repository.
    if kind < 0 or not local or ".." in local or local == "git":
        return None
    return _VERDICTS[kind + 4 * (local.partition("+")[0].lower() in ROLES)]


def check_many(values: pa.StringArray) -> np.ndarray[tuple[int], np.dtype[np.int8]]:
    """Check a column of cells at once: each distinct domain once, and of local parts those as short as a role's."""
    import numpy as np
    import pyarrow.compute as pc

    result = np.full(len(values), -1, dtype=np.int8)
    cells = cell_bytes(values, raw=True)
    at = _last_sign(cells)
    addresses = np.flatnonzero(at >= cells.starts)
    if not len(addresses):
        return result
    if len(addresses) < len(at):
        cells = CellBytes(cells.data, cells.starts[addresses], cells.lengths[addresses])
        at = at[addresses]
    data, first = cells.data, cells.starts
    domains = between(data, at + 1, first + cells.lengths).dictionary_encode()
    kinds = np.array([domain_kind(domain) for domain in domains.dictionary.to_pylist()], dtype=np.int8)
    kind = kinds.take(domains.indices.to_numpy())
    # One look at all the bytes saves one at each cell where there is nothing to see.
    dots = data == ord(".")
    if (dots[1:] & dots[:-1]).any():
        kind[pc.match_substring(between(data, first, at), "..").to_numpy(zero_copy_only=False)] = -1
    kind[at == first] = -1
    threes = np.flatnonzero(at - first == len("git"))
    kind[threes[begins(CellBytes(data, first[threes], cells.lengths[threes]), b"git")]] = -1
    role = _of_roles(data, first, at)
    kind[role] += np.int8(4) * (kind[role] >= 0)
    result[addresses] = kind
    return result


def _last_sign(cells: CellBytes) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Return where the last `@` of each cell is; for a cell without one, some place before it."""
    import numpy as np

    places, ends = np.flatnonzero(cells.data == ord("@")), cells.starts + cells.lengths
    if len(places) == len(ends) and ((places >= cells.starts) & (places < ends)).all():
        return places
    last: np.ndarray[tuple[int], np.dtype[np.int64]] = np.append(places, -1)[np.searchsorted(places, ends) - 1]
    return last


def _of_roles(
    data: np.ndarray[tuple[int], np.dtype[np.uint8]],
    first: np.ndarray[tuple[int], np.dtype[np.int64]],
    at: np.ndarray[tuple[int], np.dtype[np.int64]],
) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Return which local parts are a role's, up to their first `+`; only those that are short and end like one are asked."""
    import numpy as np
    import pyarrow as pa
    import pyarrow.compute as pc

    plus = np.flatnonzero(data == ord("+"))
    end = np.minimum(at, np.append(plus, len(data))[np.searchsorted(plus, first)]) if len(plus) else at
    last = np.zeros(256, dtype=np.bool_)
    last[[ord(letter) for role in ROLES for letter in (role[-1], role[-1].upper())]] = True
    short = np.flatnonzero((end - first <= _LONGEST_ROLE) & last.take(data.take(end - 1)))
    names = pc.ascii_lower(between(data, first[short], end[short]))
    roles: np.ndarray[tuple[int], np.dtype[np.int64]] = short[
        pc.is_in(names, value_set=pa.array(sorted(ROLES))).to_numpy(zero_copy_only=False)
    ]
    return roles


DETECTOR = Detector(
    name="email",
    title="E-mail address",
    category="user.contact.email",
    severity="medium",
    severities={"role": "low"},
    pattern=rf"{_LOCAL}@(?:{_LABEL}\.)+{_TOP}",
    # A dot must follow in the domain, so `Object@1f2e3d` of a Java log stays quiet.
    trigger=rf"[0-9A-Za-z{_LETTER}_+~-]@[0-9A-Za-z{_LETTER}-]+\.[0-9A-Za-z{_LETTER}]",
    # Not the user of a URL (`ssh://git@...`); a `\n` before an address belongs to the JSON around it.
    left=rf"(?:\\[nrt]|^/?|[^0-9A-Za-z_{_LETTER}/]|[^/]/)",
    words=(
        r"e-?post(?:adresse)?n?",
        r"e-?mail(?:[ _-]?address)?",
        r"(?:mail|mejl)(?:adresse|adress)?",
        r"mottaker",
        r"recipient",
        r"kontakt",
        r"brukernavn|username",
    ),
    # A message's id is written like an address, and is nobody's: right before it, up to the space the engine puts there.
    against=(
        r"(?:(?:message|msg|content|meldings?)[ _-]?id|in-reply-to|references)[^0-9A-Za-z\n]{0,6} ",
        r"s=[0-9]{1,12} id= ",
        r"(?-i:UID): \n",
    ),
    check=check,
    check_many=check_many,
    verdicts=_VERDICTS,
    prior=2.3,
    ceiling=2.0,
    weights={"role address": -1.0, "context": 1.0, "private domain": -2.5, "unknown top-level domain": -4.0},
    person=True,
    mask="EMAIL",
    finds=(
        "Sendt til «kari.nordmann@example.no».",
        '"epost":"«ola+nyhet@example.com»"',
        "<«ola@example.org»>",
        "user=«kari@example.com» status=200",
        "GET /kunder/«Kari.Nordmann@EXAMPLE.COM»/ordre",
        r'"msg":"Hilsen\n«kari@example.com»\n"',
        "til «bjørn@blåbær.no», «post@xn--blbr-roah.no»",
        "mailto:«o'neill@mail.example.org»?subject=hei",
    ),
    ignores=(
        "kari@",
        "@example.com",
        "logo@2x.png",
        "java.lang.Object@1a2b3c",
        "a@b",
        "ssh://git@git.example.com/x.git",
        "git clone git@git.example.com:team/x.git",
        "lodash@4.17.21",
        "kari@example..com",
        "kari@-.-",
    ),
    sources=(
        "https://www.rfc-editor.org/rfc/rfc5322",
        "https://www.rfc-editor.org/rfc/rfc6531",
        "https://www.rfc-editor.org/rfc/rfc2606",
        "https://data.iana.org/TLD/tlds-alpha-by-domain.txt",
    ),
)
