"""
IP addresses, version 4 and 6.

A public address points to a household or a device and is personal data (CJEU C-582/14, Breyer). Told apart: private
networks, documentation ranges (test data), loopback and reserved ranges, and truncated addresses, whose last octet is
0, `x` or `*`, or whose last 64 bits are zero.

What looks like an address and is not: versions (`v1.2.3.4`, `Chrome/120.0.0.0`, `1.2.3.4-5`, five numbers), dates,
object identifiers. Four small numbers are more often a version than an address and weigh less.

The trigger fires on public and documentation addresses alone. Private addresses stand in every other line of a log
and are rarely anyone's; they are found when something else brings their line up, and in columns.

IPv6 counts from the ranges that are in use: global unicast (2000::/3), unique local, link-local, loopback and mapped
IPv4. So `std::fe`, `12:30:45` and other things with colons are not addresses.
"""

from __future__ import annotations

import re
from ipaddress import AddressValueError, IPv6Address, IPv6Network, ip_network
from typing import TYPE_CHECKING

from detectors.detector import WORD_LEFT, Detector, Verdict

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa

# First and last address, what it is: the first row that fits decides; everything else is public.
_RANGES = tuple(
    (int(network.network_address), int(network.broadcast_address), kind)
    for kind, text in (
        ("documentation", "192.0.2.0/24 198.51.100.0/24 203.0.113.0/24 233.252.0.0/24"),
        ("private", "10.0.0.0/8 172.16.0.0/12 192.168.0.0/16 100.64.0.0/10 169.254.0.0/16"),
        ("loopback", "127.0.0.0/8"),
        ("reserved", "0.0.0.0/8 192.0.0.0/24 192.88.99.0/24 198.18.0.0/15 224.0.0.0/3"),
    )
    for network in map(ip_network, text.split())
)
_RANGES_6 = tuple(
    (IPv6Network(text), kind)
    for text, kind in (
        ("2001:db8::/32", "documentation"),
        ("3fff::/20", "documentation"),
        ("fc00::/7", "private"),
        ("fe80::/10", "private"),
        ("::1/128", "loopback"),
        ("2001::/23", "reserved"),
        ("2000::/3", "public"),
    )
)
_SMALL, _TWO_DIGITS = 30, 99
_SMALL_NUMBERS = "could be a version"
_VERDICTS = tuple(
    Verdict(kind, test_data=kind == "documentation", support=support)
    for kind in ("public", "private", "documentation", "loopback", "reserved", "truncated")
    for support in ((kind,), (kind, _SMALL_NUMBERS))
)
_INDEX = {(verdict.subtype, len(verdict.support) > 1): index for index, verdict in enumerate(_VERDICTS)}
_HOST_BITS = (1 << 64) - 1
_TRUNCATED = re.compile(r"[xX*]")


def check(text: str) -> Verdict | None:
    """
    Check one candidate and say which kind of address it is.

    >>> check("192.0.2.1")
    Verdict(subtype='documentation', test_data=True, support=('documentation',))
    >>> check("2001:4600:4:fff::").subtype
    'truncated'
    >>> check("256.1.1.1") is None
    True
    """
    index = _version_6(text) if ":" in text else _version_4(text)
    return None if index < 0 else _VERDICTS[index]


def _version_4(text: str) -> int:
    """Return the index of the verdict for a dotted address; -1 where it is none."""
    octets = text.split(".")
    cut = len([octet for octet in octets if _TRUNCATED.match(octet)])
    numbers = [int(octet) for octet in octets[: 4 - cut] if octet.isascii() and octet.isdecimal() and len(octet) <= 3]
    if len(octets) != 4 or cut > 2 or len(numbers) != 4 - cut or max(numbers) > 255:
        return -1
    if any(octet != "0" and octet.startswith("0") for octet in octets):
        return -1
    first, second, third, fourth = (*numbers, *(0 for _ in range(cut)))
    address = ((first * 256 + second) * 256 + third) * 256 + fourth
    kind = next((kind for low, high, kind in _RANGES if low <= address <= high), "public")
    if kind == "public" and (cut or fourth == 0):
        kind = "truncated"
    small = max(first, second, third, fourth) <= _SMALL
    # The later numbers of a version are often counts of builds, and none of them is large.
    early = first <= _SMALL // 2 and (second <= _SMALL or max(second, third, fourth) <= _TWO_DIGITS)
    return _INDEX[kind, small or (kind == "public" and early)]


def _version_6(text: str) -> int:
    """Return the index of the verdict for an address with colons; -1 where it is none."""
    if len(text) > 45:
        return -1
    try:
        address = IPv6Address(text)
    except AddressValueError:
        return -1
    if address.ipv4_mapped is not None:
        return _version_4(str(address.ipv4_mapped))
    for network, kind in _RANGES_6:
        if address in network:
            truncated = kind == "public" and int(address) & _HOST_BITS == 0
            return _INDEX["truncated" if truncated else kind, False]
    return -1


def check_many(values: pa.StringArray) -> np.ndarray[tuple[int], np.dtype[np.int8]]:
    """Check a column at once: dotted addresses with arithmetic, the rest one distinct cell at a time."""
    import numpy as np
    import pyarrow as pa
    import pyarrow.compute as pc

    result = np.full(len(values), -1, dtype=np.int8)
    dotted = pc.fill_null(
        pc.match_substring_regex(values, r"^(?:(?:0|[1-9][0-9]{0,2})\.){3}(?:0|[1-9][0-9]{0,2})$"), False
    ).to_numpy(zero_copy_only=False)
    rows = np.flatnonzero(dotted)
    if len(rows):
        chosen = values if len(rows) == len(values) else values.take(pa.array(rows))
        numbers = pc.cast(pc.split_pattern(chosen, ".").flatten(), pa.int32()).to_numpy().reshape(-1, 4)
        result[rows] = _version_4_many(numbers)
    others = np.flatnonzero(~dotted & values.is_valid().to_numpy(zero_copy_only=False))
    if len(others):
        cells = values.take(pa.array(others)).dictionary_encode()
        verdicts = [_version_6(cell) if ":" in cell else _version_4(cell) for cell in cells.dictionary.to_pylist()]
        result[others] = np.array(verdicts, dtype=np.int8)[cells.indices.to_numpy()]
    return result


def _version_4_many(
    numbers: np.ndarray[tuple[int, int], np.dtype[np.int32]],
) -> np.ndarray[tuple[int], np.dtype[np.int8]]:
    """Return the index of the verdict for each row of four numbers; -1 where one is above 255."""
    import numpy as np

    address = numbers.astype(np.int64) @ np.array((1 << 24, 1 << 16, 1 << 8, 1))
    result = np.where(numbers[:, 3] == 0, _INDEX["truncated", False], _INDEX["public", False])
    for low, high, kind in reversed(_RANGES):
        result[(address >= low) & (address <= high)] = _INDEX[kind, False]
    early = (numbers[:, 1] <= _SMALL) | (numbers[:, 1:] <= _TWO_DIGITS).all(axis=1)
    early &= (numbers[:, 0] <= _SMALL // 2) & (result == _INDEX["public", False])
    small = (numbers <= _SMALL).all(axis=1) | early
    return np.where((numbers <= 255).all(axis=1), result + small, -1).astype(np.int8)


_OCTET = r"(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])"
_CUT = r"(?:[xX]{1,3}|\*{1,3})"
_HEX = r"[0-9A-Fa-f]{1,4}"
_FIRST_6 = r"(?:[23][0-9A-Fa-f]{3}|[Ff][CcDd][0-9A-Fa-f]{2}|[Ff][Ee][89ABab][0-9A-Fa-f])"
_PATTERN_6 = (
    rf"{_FIRST_6}(?::{_HEX}){{7}}"
    rf"|{_FIRST_6}(?::{_HEX}){{0,6}}::(?:{_HEX}(?::{_HEX}){{0,5}})?"
    rf"|::1|::[Ff]{{4}}:{_OCTET}(?:\.{_OCTET}){{3}}"
)
# Every first octet but those of private, loopback, link-local and multicast networks.
_PUBLIC_START = (
    r"(?:(?:[1-9]|1[1-9]|[2-9][0-9]|1[01][0-9]|12[0-689]|1[345][0-9]|16[0-8]|17[013-9]|18[0-9]|19[013-9]|2[01][0-9]"
    r"|22[0-3])\.[0-9]{1,3}"
    r"|172\.(?:[0-9]|1[0-5]|3[2-9]|[4-9][0-9]|[12][0-9]{2})"
    r"|192\.(?:[0-9]{1,2}|1[0-57-9][0-9]|16[0-79]|2[0-9]{2})"
    r"|169\.(?:[0-9]{1,2}|1[0-9]{2}|2[0-46-9][0-9]|25[0-35]))"
)
_NOT_ADDRESSED = (
    r"versjon|version|utgave|release|firmware|build|driver|oid|ver|v|object[ _-]?identifier|sections?|avsnitt|kapittel"
    r"|chapter|punkt|pkt|changes in|new in|rfc|subnet|netmask|nettmaske|dns|nameserver|resolver|gateway|ntp"
)
_LEFT = r"(?:^/?|[^0-9A-Za-z./_+-]|[^0-9A-Za-z]/)"
_RIGHT = r"(?:[^0-9A-Za-z._+-]|\.(?:[^0-9A-Za-z]|$)|-(?:[^0-9A-Za-z]|[0-9]{1,3}\.|$)|$)"

DETECTOR = Detector(
    name="ip_address",
    title="IP address",
    category="user.device.ip_address",
    severity="medium",
    severities={
        "private": "low",
        "documentation": "low",
        "loopback": "low",
        "reserved": "low",
        "truncated": "low",
    },
    pattern=rf"{_OCTET}\.{_OCTET}\.(?:{_OCTET}\.(?:{_OCTET}|{_CUT})|{_CUT}\.{_CUT})|{_PATTERN_6}",
    trigger=(
        rf"{_LEFT}{_PUBLIC_START}\.(?:[0-9]{{1,3}}|[xX*]{{1,3}})\.(?:[0-9]{{1,3}}|[xX*]{{1,3}}){_RIGHT}"
        rf"|{WORD_LEFT}[23][0-9A-Fa-f]{{3}}(?::{_HEX}){{0,6}}:(?::|{_HEX}:{_HEX}(?::{_HEX}){{5}})"
    ),
    left=_LEFT,
    right=_RIGHT,
    words=(
        r"ip(?:v[46])?(?:[ _-]?(?:addr(?:ess)?|adresse[nr]?))?",
        r"(?:client|klient|remote|source|src|peer|user|kunde|bruker)[ _-]?(?:ip|addr(?:ess)?|host)",
        r"x-(?:forwarded-for|real-ip|client-ip)|forwarded",
        r"klient|client|remote|host|from|fra|rhost",
    ),
    against=(
        # Close before the value, or at the end of the field's name.
        r"(?:" + _NOT_ADDRESSED + r")(?:[^0-9\n]{0,12} \n|[_.-]?[0-9]?$)",
        # 30.59.84.10 is how a telephone number is written in France.
        r"(?:(?:tele)?(?:phone|fon|fax|faks)|tlf|tel|mobile?)[_.-]?[0-9]?$",
        # The path of a picture, `1.52-.87 2.83-2.12 3.51.98.32`: decimals glued by a minus close before or right after.
        r"[0-9]*\.[0-9]+-[0-9]*\.[0-9]+[ ,]{1,2}\n|\n [ ,]?-?[0-9]*\.[0-9]+(?:-|\.[0-9]+[ -])[0-9.]",
    ),
    check=check,
    check_many=check_many,
    verdicts=_VERDICTS,
    prior=1.8,
    ceiling=2.5,
    weights={
        "context": 2.0,
        "against": -3.0,
        "public": 0.0,
        "documentation": 0.0,
        "truncated": 0.0,
        "private": -0.6,
        "loopback": -6.0,
        "reserved": -6.0,
        _SMALL_NUMBERS: -2.6,
    },
    mask="IP",
    finds=(
        "«198.51.100.7» - - [22/Nov/2026:06:30:13 +0100]",
        "klient «203.0.113.9»:51234 koblet fra",
        "X-Forwarded-For: «192.0.2.1», «198.51.100.7»",
        "[«2001:db8::1»]:443",
        "ip=«203.0.113.x»",
        "inet /«198.51.100.23»:8080",
        "fra «2001:db8:85a3:8d3:1319:8a2e:370:7348».",
    ),
    ignores=(
        "256.1.1.1",
        "1.2.3.4.5",
        "v1.2.3.4",
        "Chrome/120.0.0.0 Safari/537.36",
        "pakke-198.51.100.7",
        "198.51.100.7-SNAPSHOT",
        "12:30:45",
        "std::cout << fe::ad::be",
        "2026:06:30:13",
        "198.51.100.007",
        "00:00:5E:00:53:01",
    ),
    sources=(
        "https://www.iana.org/assignments/iana-ipv4-special-registry",
        "https://www.iana.org/assignments/iana-ipv6-special-registry",
        "https://www.rfc-editor.org/rfc/rfc5737",
        "https://www.rfc-editor.org/rfc/rfc3849",
        "https://www.rfc-editor.org/rfc/rfc9637",
        "https://curia.europa.eu/juris/liste.jsf?num=C-582/14 (Breyer)",
    ),
)
