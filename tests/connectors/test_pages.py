"""HTML and rich text: odd and broken ones; then all that stands in them, in the lines where it stands."""

import random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from connectors.formats import html

PAGE = """<!DOCTYPE html>
<html><head><meta name="author" content="Åse Opphav">
<script>window.state = {"epost":
 "skjult@example.com"};</script>
<!-- kommentar: 68 05 00 00 -->
</head>
<body><p>Hei <b>Kå</b>re &aring;
 <a href="mailto:k%40example.com"
   title="t">skriv</a></p><div>en</div><div>to</div>
<form><input name="fnr" value="17912099997"></form>
<table><tr><th>navn</th><th>fødselsnr</th><th>epost</th></tr>
<tr><td>Kåre</td><td>17912099997</td><td>a@example.com</td></tr>
<tr><td>Åse</td><td></td><td>b@<i>example</i>.com</td></tr></table>
<table><tr><td>Adresse:</td><td>Storgata 1</td></tr></table>
<p>siste</p>
"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_everything_in_a_page_is_read_in_its_line(encoding, folder, scanned):
    (folder / "a.html").write_bytes(PAGE.encode(encoding))
    found = scanned("a.html")
    assert found.failures == []
    lines = found.text.splitlines()
    for number, part in {
        2: "author: Åse Opphav",
        3: '"epost":',
        4: "skjult@example.com",
        5: "68 05 00 00",
        7: "Hei Kåre å",
        9: "mailto:k@example.com",
        10: "fnr: 17912099997",
        14: "Adresse:\tStorgata 1",
        15: "siste",
    }.items():
        assert part in lines[number - 1]
    assert "Adresse:\tStorgata 1" in found.text
    assert [container for container, _ in found.columns] == ["table 1"]
    assert found.rows[1] == {"navn": "Åse", "fødselsnr": None, "epost": "b@example.com"}


@pytest.mark.parametrize(
    "page",
    [
        "<html><body><p>k@example.com",
        "<html><table><tr><td>k@example.com",
        "<html>" + "<div>" * 5000 + "k@example.com",
        "<html><body>" + "<p>avsnitt</p>" * 50_000 + "k@example.com",
        "<html><script>var a = 'k@example.com'",
        "<html><!-- k@example.com",
        "<html><textarea>k@example.com",
        "<html><style>/* k@example.com */</style>",
        "<html><input name='a' value='1><p>k@example.com</p>",
        '<html><div class="a><p>k@example.com</p>',
        '<html><div class="a><p>k@example.com</p><div class="b">',
        '<html><p title="a"b"k@example.com"></p>',
        "<html><p>siste</p><a href=k@example.com",
        "<html><a b='k@example.com'></a>",
        "<html><template><p>k@example.com</p></template>",
        "<html><noscript>k@example.com</noscript>",
        "<html><svg><text>k@example.com</text></svg>",
        "<html><body>" + "x" * 11_000_000 + " k@example.com",
        '<html><select><option value="k@example.com">x</option></select>',
        '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body>k@example.com</body></html>',
    ],
)
def test_nothing_in_a_page_is_lost(page, folder, scanned):
    (folder / "a.html").write_text(page)
    found = scanned("a.html")
    assert "k@example.com" in found.text


@settings(max_examples=60, deadline=None)
@given(st.integers(), st.integers(1, 30))
@example(1112, 19)
def test_a_damaged_page_is_read_all_the_same(seed, count):
    chosen = random.Random(seed)
    data = bytearray(PAGE.encode())
    for _ in range(count):
        place = chosen.randrange(len(data))
        data[place : place + chosen.randrange(3)] = chosen.randbytes(chosen.randrange(8))
    text = data.decode("utf-8", "replace") + "<p>k@example.com</p>"
    pieces = "".join(piece if isinstance(piece, str) else f"{piece}" for piece in html._pieces(text.encode()))
    assert "k@example.com" in pieces
    assert "innsyn:end" not in pieces


def test_a_page_too_large_to_hold_is_read_as_it_is_written(folder, scanned, monkeypatch):
    monkeypatch.setattr(html, "_LARGEST", 1000)
    text = "<html>" + "".join(f"<p>k{n}@example.com</p>\n" for n in range(200_000))
    (folder / "a.html").write_text(text)
    assert scanned("a.html").text == text


def test_an_empty_page_is_no_failure(folder, scanned):
    (folder / "a.html").write_text("<html></html>")
    assert scanned("a.html").failures == []


RICH = rb"""{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Arial;}}{\info{\author \'c5se Opphav}}
{\header\pard Topptekst\par}{\footer Bunntekst}
\pard Hei K\'e5re, f\u248?dselsnummer 1791{\b 20}99997\par
{\field{\*\fldinst{HYPERLINK "mailto:k@example.com"}}{\fldrslt skriv}}\par
{\*\annotation{\pard Merknad om henne}}Slutt\footnote{\pard fotnote her}\par
}"""


def test_everything_in_rich_text_is_read(folder, scanned):
    (folder / "a.rtf").write_bytes(RICH)
    found = scanned("a.rtf")
    assert found.failures == []
    said = ("Åse Opphav", "Topptekst", "Bunntekst", "Hei Kåre, fødselsnummer 17912099997\n", "mailto:k@example.com")
    for part in (*said, "Merknad om henne", "fotnote her"):
        assert part in found.text


@pytest.mark.parametrize("left", [0.3, 0.6, 0.99])
def test_rich_text_cut_short_is_a_failure_and_read_so_far(left, folder, scanned):
    (folder / "a.rtf").write_bytes(RICH[: int(len(RICH) * left)])
    found = scanned("a.rtf")
    assert any("cut short" in reason for reason in found.reasons)
    assert "Åse Opphav" in found.text


def test_pictures_in_rich_text_are_told(folder, scanned):
    (folder / "a.rtf").write_bytes(rb"{\rtf1\ansi Hei{\pict\pngblip 89504e47}\par}")
    assert [item.kind for item in scanned("a.rtf").set_aside] == ["picture"]
