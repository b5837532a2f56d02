import base64
import hashlib
import json
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.encoded import TRIGGER, View, views
from detectors.linear import Pattern

FIRES = Pattern(TRIGGER)
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=40)


def fires(line: bytes) -> bool:
    return FIRES.search(line, 0, len(line))[0] >= 0


def encoded(text: str) -> bytes:
    return base64.b64encode(text.encode())


def texts(line: bytes) -> list[str]:
    return [view.data.decode() for view in views(line)]


JWT = b".".join(
    base64.urlsafe_b64encode(part).rstrip(b"=")
    for part in (b'{"alg":"HS256"}', b'{"sub":"17912099997","epost":"kari@example.com"}', hashlib.sha256(b"").digest())
)

DECODES = {
    "query": (b"GET /minside?epost=kari%40example.com&side=2 200", ["/minside?epost=kari@example.com"]),
    "plus stays, %2B is one": (b"?tlf=%2B4768051234&q=a+b", ["?tlf=+4768051234"]),
    "glued number": (b"?data=%7B%22fnr%22%3A%2217912099997%22%7D", ['?data={"fnr":"17912099997"}']),
    "nynorsk": (b"/sok?namn=K%C3%A5re%20Nordmann", ["/sok?namn=Kåre Nordmann"]),
    "Latin-1": (b"/sok?by=Troms%F8", ["/sok?by=Tromsø"]),
    "encoded twice, one layer": (b"r=%2Fx%3Fe%3Dkari%2540example.com", ["r=/x?e=kari%40example.com"]),
    "in JSON": (b'{"url":"/x?e=kari%40example.com","n":1}', ["/x?e=kari@example.com"]),
    "JSON escape with its key": (rb'{"a":1,"navn":"Bj\u00f8rn Eks"}', ['"navn":"Bjørn Eks']),
    "JSON at sign": (rb'{"epost": "kari\u0040example.com"}', ['"epost": "kari@example.com']),
    "JSON in JSON": (rb'{"log":"{\"navn\":\"Bj\\u00f8rn\"}"}', ['"navn":"Bjørn\\']),
    "surrogates": (rb'"m":"\ud83d\ude00 k\u00e5re"', ['"m":"😀 kåre']),
    "number after newline": (rb'{"msg":"fnr:\n17912099997\n"}', ['"msg":"fnr:\n17912099997\n']),
    "key after newline": (rb'{"msg":"Hei\r\ntlf: 68051234"}', ['"msg":"Hei\r\ntlf: 68051234']),
    "basic": (b"Authorization: Basic " + encoded("kari:hemmelig"), ["kari:hemmelig"]),
    "short basic": (b"Authorization: Basic " + encoded("ola:pw"), ["ola:pw"]),
    "eleven digits": (b'id="' + encoded("17912099997") + b'"', ["17912099997"]),
    "JSON payload": (b"body=" + encoded('{"navn":"Øyvind","n":"Ås"}'), ['{"navn":"Øyvind","n":"Ås"}']),
    "begins outside ASCII": (b"body " + encoded("Østen, kari@example.com"), ["Østen, kari@example.com"]),
    "after a path": (b"GET /v1/cb/" + encoded('{"sub":"kari"}') + b" 200", ['{"sub":"kari"}']),
    "token": (
        b"Authorization: Bearer " + JWT,
        ['{"alg":"HS256"}', '{"sub":"17912099997","epost":"kari@example.com"}'],
    ),
}


@pytest.mark.parametrize(("line", "expected"), DECODES.values(), ids=DECODES)
def test_decodes_and_fires(line: bytes, expected: list[str]) -> None:
    assert texts(line) == expected
    assert fires(line)


def test_urlsafe_alphabet() -> None:
    token = base64.urlsafe_b64encode("kari@example.com?>?>÷ÿ÷ÿ".encode()).rstrip(b"=")
    assert b"_" in token or b"-" in token
    assert texts(b"t=" + token) == ["kari@example.com?>?>÷ÿ÷ÿ"]


HARMLESS = {
    "trace id": b"trace=4ef8aa38922766581e27a1c08a6a63ec span=d0eda82f8f6d0558 took 698 ms",
    "uuid": b"connection 0ed90475-e8e2-481e-a36f-1600099950d8 acquired ts=1700300026767",
    "sha256": b"sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    "time": b"2026-11-22T06:30:13.123+01:00 INFO [22/Nov/2026:06:30:13 +0100] 100% done",
    "package": b"\tat org.springframework.web.servlet.FrameworkServlet.processRequest(FrameworkServlet.java:1014)",
    "camel": b"customerSubscriptionRenewalServiceImplementation.handleRenewalRequestForCustomer",
    "snake": b"customer_subscription_renewal_service_implementation_v2",
    "constant": b"MAX_CONNECTION_POOL_SIZE_EXCEEDED",
    "path": b"/var/lib/kubernetes/pods/volumes/kubernetes.io~projected/kube-api-access-x7k2p/token",
    "search words": b"GET /sok?q=r%C3%B8d".replace(b"%C3%B8", b"%20") + b"%20sko%20til%20barn 200",
    "colours": rb'{"log":"\u001b[32mINFO\u001b[0m started"}',
    "stack trace in JSON": rb'{"stack":"java.lang.X: feil\n\tat no.shop.A.b(A.java:1)\n\tat no.shop.C"}',
    "windows path": rb"C:\Windows\System32\drivers\etc\hosts",
    "image": b"data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAUAAAAFCAYAAACNbyblAAAAHElEQVQI12P4//8/w38GIAXDIBKE0DHxgljN",
    "certificate": b"MIIDdzCCAl+gAwIBAgIEAgAAuTANBgkqhkiG9w0BAQUFADBaMQswCQYDVQQGEwJJ",
}


@pytest.mark.parametrize("line", HARMLESS.values(), ids=HARMLESS)
def test_leaves_alone(line: bytes) -> None:
    assert not fires(line)
    assert views(line) == []


@pytest.mark.parametrize(
    "line",
    [encoded("\x00\x01\x02\x03" * 9), b"x=%00%01%02%03%04%2B", b"%40" + b"%00" * 9, b"%zz%4", b"\\u00e", b"=" * 40],
)
def test_gives_no_view_of_what_is_not_text(line: bytes) -> None:
    assert views(line) == []


@pytest.mark.parametrize(
    ("line", "value", "raw"),
    [
        (b"a=1&epost=kari%40example.com&b=2", b"kari@example.com", b"kari%40example.com"),
        (b"tlf=%2B4768051234;x", b"+4768051234", b"%2B4768051234"),
        (b"%22%3A17912099997%22", b"17912099997", b"17912099997"),
        (b"n=%C3%98yvind%20Eks", "Øyvind Eks".encode(), b"%C3%98yvind%20Eks"),
        (rb'"n":"Bj\u00f8rn Eks"', "Bjørn Eks".encode(), rb"Bj\u00f8rn Eks"),
        (rb'"n":"x\n17912099997"', b"17912099997", b"17912099997"),
        (b"Basic " + encoded("ola:pw"), b"ola", encoded("ola:pw")),
    ],
)
def test_leads_back_to_the_line(line: bytes, value: bytes, raw: bytes) -> None:
    (view,) = views(line)
    first = view.data.index(value)
    start, end = view.span(first, first + len(value))
    assert line[start:end] == raw


@given(TEXTS)
def test_percent_round_trip(text: str) -> None:
    line = b"q=" + quote(text + "@", safe="").encode()
    assert texts(line) == ["q=" + text + "@"]


@given(TEXTS)
def test_escape_round_trip(text: str) -> None:
    (view,) = views(json.dumps({"n": "å" + text.replace('"', "").replace("\\", "")}).encode())
    assert view.data.decode() == '"n": "å' + text.replace('"', "").replace("\\", "")


@given(st.text(st.characters(codec="ascii", exclude_categories=("Cc",)), min_size=12, max_size=60))
def test_base64_round_trip(text: str) -> None:
    assert texts(b'v="' + encoded(text) + b'"') == [text]


def whole_and_bounded(line: bytes, found: list[View]) -> None:
    assert sum(len(view.data) for view in found) <= 4 * len(line)
    for view in found:
        view.data.decode()
        assert 0 <= view.start < view.end <= len(line)
        assert view.span(0, len(view.data)) == (view.start, view.end)
        for first in range(0, len(view.data), 3):
            start, end = view.span(first, min(first + 2, len(view.data)))
            assert view.start <= start <= end <= view.end


PIECES = st.sampled_from(
    [b"%", b"40", b"%C3", b"%B8", b"\\", b"u00", b"f8", b"\\ud83d", b'"', b":", b"eyJzdWIiOi", b"="]
)


@given(st.lists(PIECES | st.binary(max_size=6), max_size=40).map(b"".join))
def test_never_raises_and_stays_in_bounds(line: bytes) -> None:
    found = views(line)
    if all(0x20 <= byte < 0x7F for byte in line):
        whole_and_bounded(line, found)
    assert sum(len(view.data) for view in found) <= 4 * len(line)


@pytest.mark.parametrize("piece", [b"%40", b"%4", rb"\u00e5", b"YWJj", b'"', b"\\", b'"a":', b"/", rb"\n1", b"Basic "])
def test_work_is_linear_in_what_is_hostile(piece: bytes) -> None:
    line = piece * (200_000 // len(piece))
    assert sum(len(view.data) for view in views(line)) <= 4 * len(line)
