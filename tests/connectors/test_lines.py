"""Lines: encodings, long lines, and segments that together are the whole."""

import os
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connectors import blocks, cuts, encoding, files
from connectors.connector import Failure, Limits, LineBatch, Segment
from connectors.streams import LineRange, Peekable

NORDIC = "Kåre Ærlend Øvrebø bor på Ås — «blåbær» 100 €\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "latin-1"]
)
def test_norwegian_letters_survive(encoding, folder, scanned):
    text = NORDIC * 3000 if encoding != "latin-1" else NORDIC.replace("—", "-").replace("€", "$") * 3000
    (folder / "a.log").write_bytes(text.encode(encoding))
    found = scanned("a.log")
    assert found.failures == []
    assert found.text == text


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_letters_far_from_the_beginning_settle_the_encoding(encoding, folder, scanned, monkeypatch):
    monkeypatch.setattr(cuts, "SEGMENT_BYTES", 100_000)
    text = "bare ascii\n" * 30_000 + NORDIC + "mer ascii\n" * 30_000
    (folder / "a.log").write_bytes(text.encode(encoding))
    found = scanned("a.log")
    assert found.failures == []
    assert found.text == text


def test_empty_file_is_fine(folder, scanned):
    (folder / "a.log").write_bytes(b"")
    found = scanned("a.log")
    assert (found.failures, found.set_aside, found.text, len(found.segments)) == ([], [], "", 1)


@pytest.mark.parametrize(
    "text", ["", "\n", "en", "en\n", "\n\n\n", "en\n\nto", "æ\n" * 5, "a" * 300 + "\nb\n" + "c" * 200]
)
def test_segments_meet(text):
    data = text.encode()
    for size in (1, 2, 3, 7, 64):
        pieces = []
        for start in range(0, max(len(data), 1), size):
            end = start + size if start + size < len(data) else None
            with _file(data) as file:
                stream = LineRange(file, start, end)
                pieces.append(b"".join(iter(lambda stream=stream: stream.read(5), b"")))
        assert b"".join(pieces) == data
        assert all(not piece or piece.endswith(b"\n") for piece in pieces[:-1] if data.endswith(b"\n"))


def _file(data):
    import io

    return io.BytesIO(data)


def test_big_files_are_cut_and_nothing_is_lost(folder, scanned, monkeypatch):
    monkeypatch.setattr(cuts, "SEGMENT_BYTES", 1 << 20)
    text = "".join(f"{n} linje på {'x' * (n % 300)}\n" for n in range(30_000))
    (folder / "a.log").write_text(text)
    found = scanned("a.log")
    assert len(found.segments) == -(-len(text.encode()) // (1 << 20))
    assert found.text == text
    assert sum(batch.data.count(b"\n") for _, batch in found.lines) == 30_000


@given(
    st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\n\0"), max_size=3000), max_size=6),
    st.integers(1, 900),
)
@settings(max_examples=60, deadline=None)
def test_long_lines_come_in_pieces_that_join(lines, arriving):
    """Pieces own every byte once, know their line, and start where they say."""
    text = "\n".join(lines)
    segment = Segment("file:a", "a", "lines")
    found = [
        batch
        for batch in blocks.read(_Dripping(text.encode(), arriving), segment, "utf-8", longest=1000)
        if isinstance(batch, LineBatch)
    ]
    owned = b"".join(batch.data[batch.overlap : len(batch.data) - batch.ahead] for batch in found)
    assert owned.decode() == text
    for batch in found:
        if batch.continued:
            line = text.split("\n")[batch.first_line - 1]
            assert line[batch.start_character :].startswith(batch.data.decode().rstrip("\n")[:50])
            assert batch.overlap <= 256
        else:
            assert text.split("\n")[batch.first_line - 1].startswith(batch.data.decode().partition("\n")[0])


class _Dripping:
    def __init__(self, data, size):
        self.data, self.size, self.at = data, size, 0

    def read(self, size, /):
        taken = self.data[self.at : self.at + min(self.size, size)]
        self.at += len(taken)
        return taken


def test_standard_input_is_given_out_as_it_arrives(typed):
    writing = typed(None)
    reading = files.read(next(files.plan(["-"])))
    for line in (b"2026-11-22 en linje\n", b"2026-11-22 en linje til\n"):
        os.write(writing, line)
        assert next(reading).data == line
    os.close(writing)
    assert list(reading) == []


def test_a_head_is_looked_at_without_being_taken():
    stream = Peekable(_Dripping(b"abcdefgh", 3))
    assert stream.head(5) == b"abcde"
    assert b"".join(iter(lambda: stream.read(2), b"")) == b"abcdefgh"


LINE = b"en linje paa tjue b\n"
LOG = "".join(f"2026-11-22 06:30:{n:02d} INFO kunde {n} på Ås\n" for n in range(10)).encode()


@pytest.mark.parametrize("name", ["a.log", "a", "a.txt"])
@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (LOG + bytes(4096), LOG + b" "),
        (LOG + bytes(4096) + LOG, LOG + b" " + LOG),
        (LOG[:-20] + bytes(4096) + LOG, LOG[:-20] + b" " + LOG),
        (bytes(300_000) + LOG, b" " + LOG),
        (LOG + bytes(3_000_000) + LOG, LOG + b" " + LOG),
        (bytes(3_000_000) + LOG, b" " + LOG),
    ],
)
def test_padding_in_a_log_is_passed_over(data, expected, name, folder, scanned):
    (folder / name).write_bytes(data)
    found = scanned(".")
    assert found.text.encode() == expected
    assert found.set_aside == []
    assert [f"{data.count(0):,} NUL bytes" in reason for reason in found.reasons] == [True]


def test_padding_in_a_log_cut_into_segments(folder, scanned, monkeypatch):
    monkeypatch.setattr(cuts, "SEGMENT_BYTES", 100_000)
    (folder / "a.log").write_bytes(LOG * 1000 + bytes(500_000) + LOG * 1000)
    assert scanned("a.log").text.replace(" 2026", "2026").encode() == LOG * 2000


@pytest.mark.parametrize(
    "data", [bytes(range(256)) * 300, (b"\1\2\3rad\0\0\0\x80" + bytes(200)) * 50, b"\0a\0\0b\0" * 900, bytes(5000)]
)
def test_what_is_mostly_no_text_stays_binary(data, folder, scanned):
    (folder / "a").write_bytes(data)
    assert len(scanned(".").set_aside) == 1


@given(st.lists(st.sampled_from([b"\0", b"\0\0\0", b"a", b"\n", b"bc"]), max_size=30).map(b"".join), st.integers(1, 9))
def test_padding_is_one_space_however_it_arrives(data, arriving):
    stream = encoding.Unpadded(_Dripping(data, arriving))
    assert b"".join(iter(lambda: stream.read(100), b"")) == encoding.unpadded(data)
    assert stream.dropped == data.count(0)


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        (LINE * 9_000, [(0, 100_000), (100_000, 180_000)]),
        (LINE * 9_000 + b"uten slutt", [(0, 100_000), (100_000, 180_000), (180_000, None)]),
        (LINE * 4_999 + b"nesten en", [(0, 99_980), (99_980, None)]),
        (LINE * 100 + b"liten", [(0, None)]),
        (LINE * 100, [(0, 2_000)]),
        (b"x" * 250_000, [(0, 100_000), (100_000, 200_000), (200_000, None)]),
    ],
)
def test_a_file_is_cut_where_its_last_whole_line_ends(text, ends, folder, scanned, monkeypatch):
    monkeypatch.setattr(cuts, "SEGMENT_BYTES", 100_000)
    (folder / "a.log").write_bytes(text)
    assert [(piece.start, piece.end) for piece in files.plan(["a.log"])] == ends
    assert scanned("a.log").text.encode() == text


def test_lines_written_after_the_plan_are_left_for_the_next(folder):
    path = folder / "a.log"
    path.write_bytes(LINE * 10)
    (segment,) = files.plan(["a.log"])
    with path.open("ab") as file:
        file.write(LINE * 5)
    assert b"".join(batch.data for batch in files.read(segment)) == LINE * 10


@pytest.mark.parametrize("longest", [1, 7, 64, 1000])
@pytest.mark.parametrize("block", [1, 3, 50, 100_000])
def test_a_line_over_the_bound_is_named_however_the_bytes_arrive(longest, block):
    lengths = [0, longest - 1, longest, 3, longest + 1, 2, 5 * longest]
    data = b"\n".join(b"x" * length for length in lengths)

    class Trickle:
        def __init__(self):
            self.at = 0

        def read(self, size):
            piece = data[self.at : self.at + min(size, block)]
            self.at += len(piece)
            return piece

    segment = Segment("file:a", "a", "lines", limits=Limits(line_bytes=longest))
    found = [item for item in blocks.read(Trickle(), segment, "ascii") if isinstance(item, Failure)]
    first = next(number for number, length in enumerate(lengths, 1) if length > longest)
    assert [failure.line for failure in found] == [first]
    assert not [
        item
        for item in blocks.read(Trickle(), replace(segment, limits=Limits()), "ascii")
        if isinstance(item, Failure)
    ]
