"""
MAC addresses (EUI-48): six octets as `00:00:5e:00:53:01`, `00-00-5E-00-53-01` or `0000.5e00.5301`.

The second bit of the first octet says who gave the address: the maker (universal, follows the device for life) or the
device itself (locally administered, today mostly random and changed often). Group addresses, all zeros and broadcast
belong to no device.
"""

from __future__ import annotations

from detectors.detector import Detector, Verdict

_NOT_HEX = str.maketrans("", "", ":-.")
_DOCUMENTATION = "00005e0053"


def check(text: str) -> Verdict | None:
    """
    Check one candidate: a single device's address, and who gave it.

    >>> check("00:00:5E:00:53:01")
    Verdict(subtype='universal', test_data=True, support=())
    >>> check("da:a1:19:00:53:01").subtype
    'random'
    >>> check("ff:ff:ff:ff:ff:ff") is None
    True
    """
    digits = text.translate(_NOT_HEX).lower()
    if len(digits) != 12 or digits.strip("0123456789abcdef") or digits == "0" * 12:
        return None
    first = int(digits[:2], 16)
    if first & 1:
        return None
    # Twelve decimal digits in a row are one address in three hundred: rather a date and a time.
    support = ("no letter",) if digits.isdecimal() else ()
    return Verdict("random" if first & 2 else "universal", digits.startswith(_DOCUMENTATION), support)


_HEX = "[0-9A-Fa-f]"

DETECTOR = Detector(
    name="mac_address",
    title="MAC address of a network interface",
    category="user.device.device_id",
    severity="medium",
    severities={"random": "low"},
    pattern=rf"{_HEX}{{2}}(?::{_HEX}{{2}}){{5}}|{_HEX}{{2}}(?:-{_HEX}{{2}}){{5}}|{_HEX}{{4}}\.{_HEX}{{4}}\.{_HEX}{{4}}",
    trigger=rf"(?:^|[^0-9A-Za-z])(?:(?:{_HEX}{{2}}[:-]){{5}}{_HEX}{{2}}|{_HEX}{{4}}\.{_HEX}{{4}}\.{_HEX}{{4}})",
    # Not a part of something longer: fingerprints of keys and IPv6 go on after a colon.
    left=r"(?:^|[^0-9A-Za-z:.-]|[0-9A-Za-z_]{3}:|[^0-9A-Za-z:.-][:.-])",
    right=r"(?:[^0-9A-Za-z:.-]|[:.-](?:[^0-9A-Za-z:]|$)|$)",
    words=(
        r"(?:wlan|wifi|bluetooth|eth|ethernet)?[ _-]?mac(?:[ _-]?addr(?:ess)?|[ _-]?adresse[nr]?)?",
        r"bssid|hwaddr|hardware[ _-]?address|ether",
    ),
    check=check,
    prior=2.0,
    ceiling=2.5,
    weights={"no letter": -4.0, "context": 3.0},
    mask="MAC",
    finds=(
        "mac:«00:00:5E:00:53:01» koblet til",
        "ether «00-00-5e-00-53-af», ",
        "DHCPACK til «0000.5e00.5301».",
    ),
    ignores=(
        "00:00:5E:00:53",
        "00:00:5E:00:53:01:02",
        "ff:ff:ff:ff:ff:ff",
        "00:00:00:00:00:00",
        "SHA1 aa:bb:cc:dd:ee:ff:00:11:22:33:44:55:66:77:88:99:aa:bb:cc:dd",
        "12:30:45",
        "2026-11-22T06:30:13",
    ),
    sources=("IEEE 802-2014 (8.4)", "https://www.rfc-editor.org/rfc/rfc7042"),
)
