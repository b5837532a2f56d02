"""
Positions on earth as a pair of decimal degrees with at least four decimals (11 metres or better).

Latitude and longitude in either order (GeoJSON and WKT put longitude first), with a comma, a semicolon, a space or the
next key between them. Two decimals side by side are common, so a pair counts where it lies in Norway, or after a word
for positions.
"""

from __future__ import annotations

import re

from detectors.detector import LOOSE_GAP, Detector, Verdict

_NUMBER = re.compile(r"[-+]?[0-9]{1,3}\.[0-9]+")
_NAMED = re.compile(r"(?i)lo?ng?|lengde|lat|bredde|breidde")
_SEXAGESIMAL = re.compile(r"°[0-9]")


def _norwegian(latitude: float, longitude: float) -> bool:
    """Tell whether a point lies in the box around Norway with Svalbard."""
    return 57.0 <= latitude <= 81.0 and 4.0 <= longitude <= 32.0


def check(text: str) -> Verdict | None:
    """
    Check a pair of degrees.

    >>> check("59.9139, 10.7522").support
    ('in Norway',)
    >>> check("59.91387").support
    ('one of the two',)
    >>> check("91.0000,181.0000") is None
    True
    """
    if _SEXAGESIMAL.search(text):
        return Verdict(support=("in Norway",))
    numbers = [float(number) for number in _NUMBER.findall(text)]
    named = ("named by its keys",) if len(numbers) == 2 and _NAMED.search(text) else ()
    if len(numbers) == 1 and 1 < abs(numbers[0]) <= 180:
        return Verdict(support=("one of the two",))
    if len(numbers) != 2:
        return None
    first, second = numbers
    if _norwegian(first, second) or _norwegian(second, first):
        return Verdict(support=("in Norway", *named))
    if max(abs(first), abs(second)) > 180 or min(abs(first), abs(second)) > 90 or first == second:
        return None
    # Pairs between -1 and 1 are shares, weights and vectors.
    return None if max(abs(first), abs(second)) <= 1 else Verdict(support=named)


_DEGREES = r"[-+]?[0-9]{1,3}\.[0-9]{4,15}°?[NSEWØV]?"
_KEY = r"[\\\"']{0,3}(?:lon(?:g(?:itude)?)?|lng|lengde(?:grad)?|lat(?:itude)?|bre(?:i)?dde(?:grad)?)[\\\"']{0,3} ?[:=] ?[\\\"']{0,3}"
_BETWEEN = rf"(?:[\\\"']{{0,3}}[,;&]?[ \t]{{0,2}}{_KEY}|[,;] ?| |/)"
_NORTH = r"(?:5[7-9]|6[0-9]|7[0-9]|80)\.[0-9]{4,15}°?N?"
_EAST = r"(?:[4-9]|[12][0-9]|3[01])\.[0-9]{4,15}°?[EØ]?"
_PAIR = rf"{_DEGREES}{_BETWEEN}{_DEGREES}"
# Under keys of their own three decimals will do: a hundred metres is somebody's street.
_COARSE = r"[-+]?[0-9]{1,3}\.[0-9]{3,15}"
_KEYED = rf"{_COARSE}[\\\"']{{0,3}}[,;&]?[ \t]{{0,2}}{_KEY}{_COARSE}"
# 59°54'50.0"N 10°45'08.0"E, N59°54.832' E10°45.133'
_MINUTES = r"°[0-5]?[0-9](?:\.[0-9]{1,4})?['’′](?:[0-5]?[0-9](?:\.[0-9]{1,3})?[\"”″])?"
_SIGNED = rf"(?:5[7-9]|[67][0-9]|80){_MINUTES} ?N?[ ,]{{1,2}}[EØ]? ?[0-3]?[0-9]{_MINUTES} ?[EØ]?"
# Alone, latitude or longitude counts after a word and in Norway.
_ONE = r"(?:5[7-9]|[67][0-9]|80|[4-9]|[12][0-9]|3[01])\.[0-9]{5,15}"

DETECTOR = Detector(
    name="coordinates",
    title="Geographic position",
    category="user.location.precise",
    severity="medium",
    pattern=rf"{_NORTH}{_BETWEEN}{_EAST}|{_EAST}{_BETWEEN}{_NORTH}|{_SIGNED}|{_NORTH},? [EØ] ?{_EAST}",
    # Bare pairs count in Norway only, and a latitude comes first or second.
    trigger=r"(?:^|[^0-9A-Za-z.])(?:5[7-9]|[67][0-9]|80)(?:\.[0-9]{4}|°[0-9])",
    led=rf"{_PAIR}|{_KEYED}|{_ONE}",
    cell=_PAIR,
    left=r"(?:^|[^0-9A-Za-z.+-])",
    right=r"(?:[^0-9A-Za-z.]|\.(?:[^0-9]|$)|$)",
    words=(
        r"lat(?:itude)?|breddegrad|lon(?:gitude)?|lng|lengdegrad|lat[,/ _-]?lo?ng?",
        r"koordinat(?:er|ene)?|coord(?:inate)?s?",
        r"(?:gps|geo|last|device|bruker|user)?[ _-]?(?:posisjon(?:en)?|position|location|lokasjon|pos|loc)",
        r"gps|geo|point|punkt",
    ),
    gap=rf"(?:{LOOSE_GAP}|[ ]?\()",
    check=check,
    prior=-1.6,
    ceiling=3.0,
    weights={"in Norway": 2.2, "named by its keys": 2.0, "one of the two": -1.2},
    mask="POSITION",
    finds=(
        "posisjon «59.9139, 10.7522» lagret",
        '"coordinates":[«10.75225,59.91387»]',
        "lat=«59.91387&lon=10.75225»",
        '{"lat":«59.91387,"lon":10.75225»}',
        "gps: «-33.86882, 151.20929»",
        '{"latitude":«59.913,"longitude":10.752»}',
        '{"bredde":«59.91387,"lengde":10.75225»}',
        "Hytta: N «59.91387 E 10.75225»",
        "møt oss på «59°54'50.0\"N 10°45'08.0\"E»",
        "POINT(«10.75225 59.91387»)",
        '{"breddegrad":"«59.913871»","sted":"Oslo"}',
    ),
    ignores=("59.91, 10.75", "0.1234, 0.5678", "lat=95.1234,lon=200.1234", "gps: 0.0000, 0.0000", "v1.23456.78901"),
    sources=("https://www.rfc-editor.org/rfc/rfc7946", "ISO 6709"),
)
