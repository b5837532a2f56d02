"""
User agents of browsers and mobile apps, whole: `Mozilla/5.0 (...) AppleWebKit/537.36 (KHTML, like Gecko) ...`.

Alone a user agent tells little; with an IP address it is a fingerprint. Robots that name themselves are no one's.
"""

from __future__ import annotations

import re

from detectors.detector import Detector, Verdict

_ROBOT = re.compile(
    r"bot\b|bot/|crawl|spider|slurp|\+https?:|headless|monitor|uptime|pingdom|lighthouse", re.IGNORECASE
)
_MOBILE = re.compile(r"Mobile|Android|iPhone|iPad|Dalvik")


def check(text: str) -> Verdict | None:
    """
    Tell robots, mobile devices and others apart.

    >>> check("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X)").subtype
    'mobile'
    >>> check("Mozilla/5.0 (compatible; Examplebot/2.1; +http://example.com/bot.html)").support
    ('robot',)
    """
    if _ROBOT.search(text):
        return Verdict("robot", support=("robot",))
    return Verdict("mobile" if _MOBILE.search(text) else "desktop")


# In the logs of IIS every space is a plus.
_SPACE = "[ +]"
_NOT_BRACKET = r"[\x20-\x27\x2A-\x5B\x5D-\x7E]"
_COMMENT = rf"\({_NOT_BRACKET}+(?:\({_NOT_BRACKET}*\){_NOT_BRACKET}*)?\)"
_PRODUCT = rf"(?:Mobile{_SPACE})?[A-Za-z][0-9A-Za-z._-]*/[0-9A-Za-z][0-9A-Za-z._-]*"
_WHOLE = rf"(?:Mozilla/[345]\.0|Dalvik/[0-9.]{{1,8}}|Opera/[0-9.]{{1,8}}){_SPACE}{_COMMENT}(?:{_SPACE}(?:{_PRODUCT}|{_COMMENT}|Mobile|like{_SPACE}Gecko))*"

DETECTOR = Detector(
    name="user_agent",
    title="User agent of a browser or app",
    category="user.device.user_agent",
    severity="low",
    pattern=_WHOLE,
    trigger=r"(?:Mozilla/[345]\.0|Dalvik/[0-9.]{1,8}|Opera/[0-9.]{1,8})[ +]\(",
    right=r"(?:[^0-9A-Za-z]|$)",
    words=(r"user[ _-]?agent|http_user_agent|brukeragent|nettleser|browser|ua",),
    check=check,
    prior=3.0,
    ceiling=2.0,
    weights={"robot": -5.0, "context": 1.0},
    mask="USER_AGENT",
    finds=(
        '"GET / HTTP/1.1" 200 12 "-" "«Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36»"',
        "ua=«Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Mobile/15E148 Safari/604.1» took 35 ms",
        "«Mozilla/5.0 (Windows NT 10.0; Trident/7.0; rv:11.0) like Gecko»",
        "443 - 198.51.100.7 «Mozilla/5.0+(X11;+Linux+x86_64;+rv:131.0)+Gecko/20100101+Firefox/131.0» 200",
        "«Dalvik/2.1.0 (Linux; U; Android 13; SM-A515F Build/TP1A.220624.014)»",
    ),
    ignores=("Mozilla Foundation", "curl/8.5.0", "Mozilla/5.0", "okhttp/4.12.0"),
    sources=("https://www.rfc-editor.org/rfc/rfc9110#name-user-agent",),
)
