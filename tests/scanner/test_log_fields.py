import json
import re
import string

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from scanner.log_fields import LONGEST, field_of
from scanner.log_words import VOCABULARY, is_name, spoken

VALUE = "kari@example.com"

# The value stands between « and ».
LINES = [
    # logback, log4j2
    ("2026-11-22 06:30:13.123 INFO  [http-12] no.shop.A - Bestilling for kunde=«V»", "msg:kunde="),
    ("2026-11-22 06:30:13.123 INFO  [http-12] no.shop.A - Bestilling for kunde: «V» er mottatt", "msg:kunde="),
    ("2026-11-22T06:30:13,123 [main] DEBUG no.shop.Mail - Sendt kvittering til «V»", "msg:sendt kvittering til"),
    ("06:30:13.123 [worker-1] ERROR n.s.order.OrderService - Fant ikke ordre 29361589 for «V»", "msg:for"),
    ("2026-11-22T06:30:13.331Z INFO no.shop.web.AccessLog - GET /api/items/41?page=8 200 ip=«V» 48ms", "msg:ip="),
    (
        "2026-11-22T06:30:13.331Z WARN [sched-1] no.shop.Retry - timeout after 763 ms (host=node1:8443) kunde=«V»",
        "msg:kunde=",
    ),
    ("2026-11-22 06:30:13 INFO no.shop.A - Kunde[navn=Kari, epost=«V», id=17]", "msg:epost="),
    ("2026-11-22 06:30:13 INFO no.shop.A - Lagrer Kunde(epost='«V»')", "msg:epost="),
    ("2026-11-22 06:30:13 INFO no.shop.A - {olanor=«V», navn=x}", "msg:olanor="),
    ("2026-11-22 06:30:13 INFO no.shop.A - «V» logget inn", "msg:* logget inn"),
    ("2026-11-22 06:30:13 INFO no.shop.A - «V»", "msg:*"),
    (
        "2026-11-22 06:30:13.123  INFO 4711 --- [nio-8080-exec-1] no.shop.KundeController  : Registrerer bruker «V»",
        "msg:registrerer bruker",
    ),
    # nynorsk, English, a name on the way
    ("2026-11-22 INFO [x] no.butikk.A - Brukaren har fått tilgang frå «V»", "msg:har fått tilgang frå"),
    ("2026-11-22 INFO [x] no.butikk.A - Kvitteringa vart sendt til «V», takk", "msg:kvitteringa vart sendt til"),
    ("2026-11-22 INFO [x] no.shop.A - Failed to send email to <«V»>: mailbox full", "msg:to send email to"),
    ("2026-11-22 INFO [x] no.shop.A - Ordre sendt til Kari Nordmann «V»", "msg:ordre sendt til *"),
    ("2026-11-22 INFO [x] no.shop.A - navn=Kari Nordmann «V»", "msg:navn=*"),
    ("2026-11-22 INFO [x] no.shop.A - Nordmann: «V»", "msg:*"),
    ("2026-11-22 INFO [x] no.shop.A - to=[ola@example.com, «V»]", "msg:to="),
    ("2026-11-22 INFO [x] no.shop.A - mottakere: ola@example.com, «V»", "msg:*"),
    ("To: Kari Nordmann <«V»>", "msg:To=*"),
    # .NET Serilog text
    ('2026-11-22 06:30:13.123 +01:00 [INF] Bestilling for kunde "«V»" mottatt', "msg:bestilling for kunde"),
    ("[06:30:13 WRN] Innlogging feilet for bruker «V»", "msg:innlogging feilet for bruker"),
    ('info: Shop.Mail.Sender[0] Sending email to "«V»"', "msg:sending email to"),
    # Python logging
    ("2026-11-22 06:30:13,123 - shop.orders - INFO - Sender faktura til «V»", "msg:sender faktura til"),
    ("INFO:root:«V»", "msg:*"),
    ("ERROR: «V»", "msg:*"),
    ("2026-11-22 06:30:13,123 DEBUG shop: {'kunde': {'epost': '«V»'}}", "msg:epost="),
    # nginx, Apache
    ('«192.0.2.7» - - [22/Nov/2026:06:30:13 +0100] "GET / HTTP/1.1" 200 791 "-" "curl/8.5"', "remote_addr"),
    ('192.0.2.7 - «V» [22/Nov/2026:06:30:13 +0100] "GET / HTTP/1.1" 200 791', "remote_user"),
    (
        '192.0.2.7 - - [22/Nov/2026:06:30:13 +0100] "GET /minside?side=2&epost=«kari%40example.com» HTTP/1.1" 200 791',
        "request?epost",
    ),
    ('192.0.2.7 - - [22/Nov/2026:06:30:13 +0100] "GET /kunde/«V» HTTP/1.1" 200 791 "-" "x"', "request"),
    (
        '192.0.2.7 - - [22/Nov/2026:06:30:13 +0100] "GET / HTTP/1.1" 200 791 "https://x/?kunde%5Bepost%5D=«V»" "x"',
        "referer?kunde.epost",
    ),
    ('192.0.2.7 - - [22/Nov/2026:06:30:13 +0100] "GET / HTTP/1.1" 200 791 "«V»" "x"', "referer"),
    ('192.0.2.7 - - [22/Nov/2026:06:30:13 +0100] "GET / HTTP/1.1" 200 791 "-" "Bot (+«V»)"', "user_agent"),
    ('192.0.2.7 - - [22/Nov/2026:06:30:13 +0100] "GET / HTTP/1.1" 200 791 "-" "x" "«192.0.2.9»"', "forwarded_for"),
    (
        'shop.example.com:443 «192.0.2.7» - - [22/Nov/2026:06:30:13 +0100] "GET / HTTP/1.1" 200 7 "-" "x"',
        "remote_addr",
    ),
    (
        'Nov 22 06:30:13 web1 nginx: «192.0.2.7» - - [22/Nov/2026:06:30:13 +0100] "GET / HTTP/1.1" 200 7 "-" "x"',
        "remote_addr",
    ),
    (
        "2026/11/22 06:30:13 [error] 12#12: *456 open() failed (2: No such file), client: «192.0.2.7», server: x",
        "msg:client=",
    ),
    ('2026/11/22 06:30:13 [error] 12#12: *4 x, request: "GET /?epost=«V» HTTP/1.1"', "?epost"),
    ("[Sun Nov 22 06:30:13.1 2026] [core:error] [pid 1:tid 2] [client «192.0.2.7»:52345] AH0: x", "msg:client"),
    # IIS W3C
    (
        "2026-11-22 06:30:13 192.0.2.1 GET /minside epost=«V» 443 - 192.0.2.7 Mozilla/5.0+(x) - 200 0 0 15",
        "request?epost",
    ),
    ("2026-11-22 06:30:13 192.0.2.1 GET /minside - 443 «V» 192.0.2.7 Mozilla/5.0+(x) - 200 0 0 15", "remote_user"),
    ("2026-11-22 06:30:13 192.0.2.1 GET /minside - 443 - «192.0.2.7» Mozilla/5.0+(x) - 200 0 0 15", "remote_addr"),
    # syslog
    ("<34>Nov 22 06:30:13 web1 kundeapp[123]: Passord endret for «V»", "msg:passord endret for"),
    ("Nov  2 06:30:13 web1 kunde: «V»", "msg:*"),
    ("Nov 22 06:30:13 mx1 postfix/smtp[99]: 4F1A2B3C: to=<«V»>, relay=x", "msg:to="),
    (
        "2026-11-22T06:30:13.123456+01:00 web1 sshd[123]: Failed password for «V» from 192.0.2.7",
        "msg:failed password for",
    ),
    ('<165>1 2026-11-22T06:30:13Z web1 app 99 ID47 [meta@123 kunde="«V»"] Lagret', "msg:kunde="),
    ("<165>1 2026-11-22T06:30:13Z web1 app 99 ID47 - epost=«V» lagret", "msg:epost="),
    ('<14>1 2026-11-22T06:30:13Z web1 app 99 - - {"kunde":{"epost":"«V»"}}', "kunde.epost"),
    # JSON: plain, journald, Docker
    ('{"kunde":{"kontakt":{"epost":"«V»"}}}', "kunde.kontakt.epost"),
    ('{"ordre":[{"id":1,"epost":"x"},{"id":2,"epost":"«V»"}]}', "ordre[].epost"),
    ('[{"epost":"«V»"}]', "[].epost"),
    ('{"to":["a","«V»"]}', "to[]"),
    ('{ "fnr" : «17912099997» }', "fnr"),
    ('{"@timestamp":"2026-11-22T06:30:13Z","level":"INFO","message":"Sendt til kunde=«V»"}', "message:kunde="),
    ('{"@timestamp":"2026-11-22T06:30:13Z","tags":["a{","b\\""],"msg":"«V»"}', "msg"),
    ('{"msg":"«V» logget inn"}', "msg:* logget inn"),
    ('{"adresse":"Kari Nordmann, «Storgata 1», 0150 Oslo"}', "adresse"),
    ('{"kunder":{"12345678":{"epost":"«V»"}}}', "kunder.*.epost"),
    ('{"mottakere":{"kari@example.com":"«V»"}}', "mottakere.*"),
    ('{"mottakere":{"«V»":true}}', "mottakere.*"),
    ('{"poeng":{"Nordmann":«17912099997»}}', "poeng.*"),
    ('{"kunde":"x"} kunde=«V»', "msg:kunde="),
    ('{"url":"/minside?side=1&epost=«V»","n":1}', "url?epost"),
    ('{"f\\u00f8dselsnr":"«17912099997»"}', "fødselsnr"),
    ('{"MESSAGE":"Innlogging for bruker «V»","_HOSTNAME":"web1"}', "MESSAGE:innlogging for bruker"),
    ('{"log":"{\\"level\\":\\"info\\",\\"kunde\\":{\\"epost\\":\\"«V»\\"}}\\n","stream":"stdout"}', "log.kunde.epost"),
    ('{"log":"2026-11-22 06:30:13 INFO A - epost=«V»\\n","stream":"stdout"}', "log:epost="),
    ('{"log":"INFO payload={\\"epost\\":\\"«V»\\"}\\n","stream":"stdout"}', "log.epost"),
    ('2026-11-22 06:30:13 INFO no.shop.A - payload={"kunde":{"epost":"«V»"}} lagret', "kunde.epost"),
    # container runtimes, klog
    ("2026-11-22T06:30:13.123456789Z stdout F Sendt til «V»", "msg:sendt til"),
    ('2026-11-22T06:30:13.123456789Z stdout F {"epost":"«V»"}', "epost"),
    ('I1122 06:30:13.123456   12345 mailer.go:123] "Sent mail" user="«V»"', "msg:user="),
    ("E1122 06:30:13.123456   12345 mailer.go:123] kunde: «V»", "msg:kunde="),
    # logfmt
    ("time=2026-11-22T06:30:13Z level=info kunde=«V» ordre=29361589", "kunde"),
    ('ts=2026-11-22 level=info msg="sendt til «V» nå" ordre=1', "msg:sendt til"),
    ('level=info kunde="«V»"', "kunde"),
    ("level=info url=/minside?epost=«V» status=200", "url?epost"),
    ("2026-11-22T06:30:13Z level=info kunde=«V» ordre=1", "kunde"),
    ('level=info body="{\\"kunde\\":{\\"epost\\":\\"«V»\\"}}"', "body.kunde.epost"),
    # PostgreSQL
    ("2026-11-22 06:30:13.123 CET [12] app@shop DETAIL:  Key (epost)=(«V») already exists.", "msg:epost="),
    ("2026-11-22 06:30:13.123 CET [12] app@shop DETAIL:  parameters: $1 = '«V»', $2 = '17'", "msg:$1="),
    ("2026-11-22 06:30:13.123 CET [12] app@shop STATEMENT:  SELECT * FROM kunde WHERE epost = '«V»'", "msg:epost="),
    (
        "2026-11-22 06:30:13.123 CET [12] app@shop STATEMENT:  INSERT INTO kunde VALUES ('«V»')",
        "msg:insert into kunde values",
    ),
    # stack traces
    ("java.lang.IllegalStateException: Ugyldig epost: «V»", "trace:IllegalStateException:epost="),
    ("Caused by: no.shop.KundeException: fant ikke «V»", "trace:KundeException:fant ikke"),
    ("Caused by: org.postgresql.util.PSQLException: ERROR: «V»", "trace:PSQLException"),
    ('Exception in thread "main" java.lang.RuntimeException: kunde=«V»', "trace:RuntimeException:kunde="),
    ("ValueError: «V»", "trace:ValueError"),
    ("\tat no.shop.A.b(A.java:1) «V»", "trace:at"),
    # other text
    ("<kunde><epost>«V»</epost></kunde>", "msg:epost="),
    ('<kunde epost="«V»"/>', "msg:epost="),
    ("GET https://shop.example.com/minside?side=1&epost=«V» 200", "?epost"),
    ("navn=x&epost=«V»", "msg:epost="),
    ("Fødselsnummer: «17912099997»\r\n", "msg:Fødselsnummer="),
    ("mobilnummer: «17912099997»", "msg:mobilnummer="),
    ("«V»", "msg:*"),
]


def marked(text: str) -> tuple[bytes, int, int]:
    before, rest = text.replace("V»", VALUE + "»").split("«")
    value, after = rest.split("»")
    return (before + value + after).encode(), len(before.encode()), len((before + value).encode())


@pytest.mark.parametrize(("text", "expected"), LINES, ids=[text[:48] + "|" + field for text, field in LINES])
def test_names_the_field(text: str, expected: str) -> None:
    assert field_of(*marked(text)) == expected


def test_one_statement_is_one_field() -> None:
    message = "2026-11-{:02} 06:30:1{} INFO [http-{}] no.shop.A - Ordre {} sendt til «{}» etter {} ms"
    fields = {
        field_of(*marked(message.format(day, day % 10, day * 7, day * 104_729, f"kunde{day}@example.com", day * 3)))
        for day in range(1, 29)
    }
    assert fields == {"msg:sendt til"}


@pytest.mark.parametrize(
    "text",
    [
        "{olan=«olan@example.com», x=1}",
        '{"olan":"«olan@example.com»"}',
        '{"olan":{"epost":"«olan@example.com»"}}',
        "olan=«olan@example.com» level=info",
        "x dXNlcjpwYXNz= «17912099997»",
        "Zabrzyńska: «17912099997»",
        "olan: «17912099997»",
        "Zabrzynska=«17912099997»",
        "olan => «17912099997»",
        "<olan> «17912099997»",
        '{"okter":{"olahansen":{"ip":"«17912099997»"},"ohansen":1}}',
        '{"okter":{"ohansen":{"ip":"«17912099997»"}}}',
        '{"a":{"17912099997":{"b":"«17912099997»"}}}',
    ],
)
def test_hides_keys_that_may_be_somebody(text: str) -> None:
    field = field_of(*marked(text))
    assert not re.search(r"(?i)ola|ohans|zabrz|dXNlc|1791", field), field


def test_is_read_from_near_by_in_a_very_long_line() -> None:
    line = b"[" + b'{"epost":"x"},' * (LONGEST // 10) + b'{"epost":"'
    assert field_of(line + b'kari@example.com"}', len(line), len(line) + 16) == "epost"


def test_reads_a_long_line_from_its_checkpoints() -> None:
    line = b'{"ordre":[' + b'{"id":1,"kunde":{"epost":"kari@example.com","vare":["a","b{"]}},' * 200 + b'{"fnr":1}]}'
    starts = [at.start() for at in re.finditer(b"kari", line) if at.start() < LONGEST]
    assert {field_of(line, start, start + 16) for start in starts} == {"ordre[].kunde.epost"}


def test_latin_1() -> None:
    line = "Fødselsnr=17912099997".encode("latin-1")
    assert field_of(line, 10, 21) == "msg:Fødselsnr="


STRUCTURE = frozenset(("msg", "trace", "at", "request", "response", "time"))
NONSENSE = st.text(string.ascii_lowercase, min_size=4, max_size=12).filter(
    lambda word: word not in VOCABULARY and not spoken(word) and word not in STRUCTURE
)
MARKS = st.sampled_from(
    [
        " ",
        " ",
        ": ",
        ", ",
        " - ",
        "(",
        ")",
        "[",
        "]",
        '"',
        "'",
        " (",
        "; ",
        "/",
        " <",
        "@",
        "1985",
        "\\",
        "\t",
        " «V» ",
    ]
)
PIECES = st.sampled_from(
    [
        *(
            '{"',
            '":"',
            '":{"',
            '","',
            '"}',
            "}",
            "[",
            "]",
            '\\"',
            "\\\\",
            "a=",
            " b=",
            "?",
            "&",
            "%",
            "%22",
            ": ",
            " - ",
        ),
        *(' [22/Nov/2026:06:30:13 +0100] "', '" 200 5 "', "Caused by: ", "Exception: ", "<13>Nov 22 06:30:13 h p: "),
        *("\tat ", "kunde=", "2026-11-22 06:30:13 ", "I1122 06:30:13.1 1 a.go:1] ", "17912099997", "kari@example.com"),
    ]
)


@given(
    st.lists(PIECES.map(str.encode) | st.binary(max_size=8), max_size=30).map(b"".join), st.integers(), st.integers()
)
@example(b"", 0, 0)
def test_never_raises_and_holds_no_value(line: bytes, first: int, last: int) -> None:
    for start, end in ((first, last), (first % (len(line) + 1), last % (len(line) + 1))):
        field = field_of(line, start, end)
        assert field
        assert "@" not in field
        assert not re.search(r"[0-9]{4}", field)
        assert field.isprintable()


@given(
    st.lists(st.tuples(MARKS, NONSENSE | st.sampled_from(["Kari", "Nordmann", "hansen", "sendt", "til"])), max_size=8)
)
def test_running_text_shows_only_the_vocabulary(parts: list[tuple[str, str]]) -> None:
    line = ("2026-11-22 06:30:13 INFO x.y.Z - " + "".join(mark + word for mark, word in parts)).replace("«V»", "x")
    start = len(line) + 1
    field = field_of((line + " kari@example.com").encode(), start, start + 16)
    assert set(re.findall(r"\w+", field)) <= VOCABULARY | STRUCTURE, field


@given(
    st.lists(
        NONSENSE | st.sampled_from(["kari", "Nordmann", "17912099997", "a@example.com", "Kari Nordmann"]), min_size=1
    )
)
def test_json_paths_hold_no_name(keys: list[str]) -> None:
    line = "".join(f"{json.dumps({key: 1})[:-2]}" for key in keys) + '"'
    field = field_of((line + 'x"').encode(), len(line), len(line) + 1)
    for segment in field.replace("[]", "").split("."):
        assert not is_name(segment.lower())
        assert not re.search(r"[0-9@ ]", segment)
