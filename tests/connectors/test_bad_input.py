"""What is broken, hostile or out of reach is a failure with a reason; the rest is read."""

import gzip
import json
import os
import socket
import tracemalloc
import zipfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet
import pytest

from connectors import cuts, files, walk
from connectors.connector import Failure, LineBatch, SourceError
from connectors.files import Selection, plan


def test_broken_utf_8_byte(folder, scanned):
    (folder / "app.log").write_bytes(
        "blå\nrød \xff gul\n".encode("latin-1").replace(b"\xe5", "å".encode()).replace(b"\xf8", "ø".encode())
    )
    found = scanned("app.log")
    assert found.text == "blå\nrød \N{REPLACEMENT CHARACTER} gul\n"
    assert [(failure.line, failure.reason) for failure in found.failures] == [
        (2, "1 byte could not be decoded, the first in this line: the text was read, with U+FFFD in its place")
    ]


def test_stray_byte_in_plain_ascii(folder, scanned):
    (folder / "app.log").write_bytes(b"en\nto \xff\n" + b"tre\n" * 10)
    found = scanned("app.log")
    assert found.failures[0].line == 2
    assert found.text.count("\n") == 12


def test_ragged_rows_are_told_and_read(folder, scanned):
    rows = [f"{n};Kari {n};Bø" for n in range(1, 101)]
    rows[9], rows[19], rows[29] = "10;kort", "20;Ola;for;mange", '30;"to\nlinjer";Bø;x'
    (folder / "a.csv").write_text("id;navn;sted\n" + "\n".join(rows) + "\n")
    found = scanned("a.csv")
    assert [failure.line for failure in found.failures] == [11, 21, 31]
    assert len(found.rows) == 100
    assert found.rows[9] == {"id": "10", "navn": "kort"}
    assert found.rows[19] == {"id": "20", "navn": "Ola", "sted": "for", "column 4": "mange"}
    assert found.rows[29]["navn"] == "to\nlinjer"
    assert found.rows[30] == {"id": "31", "navn": "Kari 31", "sted": "Bø"}
    assert not any("Ola" in reason for reason in found.reasons)


def test_many_ragged_rows_are_counted(folder, scanned):
    rows = "".join(f"{n};Kari\n" if n % 2 else f"{n};Kari;Bø\n" for n in range(200_000))
    (folder / "a.csv").write_text("id;navn;sted\n1;Kari;Bø\n2;Ola;Bø\n" + rows)
    found = scanned("a.csv")
    assert len(found.failures) == 21
    assert "99,980 more rows" in found.reasons[-1]
    assert sum(batch.row_count for _, batch in found.columns) == 200_002


def test_quote_that_is_never_closed(folder, scanned):
    rows = [f'{n};"Kari {n}";Bø\n' for n in range(1, 100)]
    rows[49] = '50;"Ola;Bø\n'
    (folder / "a.csv").write_text("id;navn;sted\n" + "".join(rows))
    found = scanned("a.csv")
    joined = json.dumps(found.rows, ensure_ascii=False) + found.text
    assert all(f"Kari {n}" in joined for n in range(1, 100) if n != 50)
    assert "Ola" in joined
    assert found.failures


@pytest.mark.parametrize("cut", [10, 500, 5000, 40_000])
def test_json_cut_short_loses_nothing(cut, folder, scanned):
    people = [{"id": n, "epost": f"kunde{n}@example.com"} for n in range(3000)]
    text = json.dumps(people, indent=1)[:-cut]
    (folder / "a.json").write_text(text)
    found = scanned("a.json")
    assert len(found.failures) == 1
    assert found.failures[0].line == found.lines[0][1].first_line
    seen = json.dumps(found.rows) + found.text
    assert all(f"kunde{n}@" in seen for n in range(text.count("@")))
    assert text.endswith(found.text)


@pytest.mark.parametrize("name", ["a.jsonl", "a.ndjson"])
@pytest.mark.parametrize("end", ["", "\n", '\n{"id": 3}\n'])
def test_a_line_of_json_that_is_cut_short_is_a_failure_and_read(name, end, folder, scanned):
    (folder / name).write_text('{"id": 1}\n{"epost": "kari@exam' + end)
    found = scanned(name)
    assert [(failure.line, "cut short" in failure.reason) for failure in found.failures] == [(2, True)]
    assert "kari@exam" in found.text


@pytest.mark.parametrize("text", ['{"id": 1}\n{"id": {}}\r\n\n', '[1, 2]\n"a"\n', '{"id": 1},\n'])
def test_whole_lines_of_json_are_no_failure(text, folder, scanned):
    (folder / "a.jsonl").write_text(text)
    assert scanned("a.jsonl").failures == []


def test_deep_json_is_a_failure(folder, scanned):
    (folder / "a.json").write_text("[" * 100_000)
    found = scanned("a.json")
    assert "not valid JSON" in found.reasons[0]
    assert found.text.endswith("[[[")


def test_unreadable_file_is_a_failure(scanned):
    # Reading a process's memory from its first byte fails for everyone, root included.
    found = scanned("/proc/self/mem")
    assert found.reasons == ["cannot be read: Input/output error"]


def test_permission_denied(folder, scanned):
    (folder / "a.log").write_text("linje\n")
    (folder / "a.log").chmod(0)
    if os.access(folder / "a.log", os.R_OK):
        pytest.skip("this user may read everything")
    assert scanned("a.log").reasons == ["not readable: permission denied"]


def test_pipes_sockets_and_devices(folder, scanned):
    os.mkfifo(folder / "pipe")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket")
        assert "not a regular file" in scanned("pipe").reasons[0]
        assert "not a regular file" in scanned("/dev/null").reasons[0]
        found = scanned(".")
    assert found.failures == []
    assert {item.source for item in found.set_aside} == {"file:pipe", "file:socket"}


def test_symbolic_links(folder, scanned):
    inside = folder / "mappe"
    (inside / "under").mkdir(parents=True)
    (folder / "ute.log").write_text("ute\n")
    (inside / "inne.log").write_text("inne\n")
    (inside / "sirkel").symlink_to("sirkel")
    (inside / "under" / "opp").symlink_to("..")
    (inside / "ingensteds").symlink_to("borte.log")
    (inside / "ut.log").symlink_to("../ute.log")
    (inside / "inn.log").symlink_to("inne.log")
    found = scanned("mappe")
    assert found.text == "inne\n"
    told = {failure.source: failure.reason for failure in found.failures}
    assert "loop" in told["file:mappe/sirkel"]
    assert "loop" in told["file:mappe/under/opp"]
    assert "nothing" in told["file:mappe/ingensteds"]
    assert {item.source for item in found.set_aside} == {"file:mappe/ut.log", "file:mappe/inn.log"}
    assert "loop" in scanned("mappe/sirkel").reasons[0]


@pytest.mark.parametrize("content", [b"ikke parquet\n", b"", b"PAR1" + bytes(100), b"\x00\x01\x02" * 50])
def test_parquet_that_is_not_one(content, folder, scanned):
    (folder / "a.parquet").write_bytes(content)
    found = scanned("a.parquet")
    assert len(found.failures) == 1
    assert found.text == ("ikke parquet\n" if content.startswith(b"ikke") else "")


def test_parquet_cut_in_the_middle(folder, scanned):
    pa.parquet.write_table(pa.table({"a": ["hemmelig"] * 1000}), "a.parquet")
    data = (folder / "a.parquet").read_bytes()
    (folder / "a.parquet").write_bytes(data[: len(data) // 2])
    (folder / "b.log").write_text("resten\n")
    found = scanned(".")
    assert found.text == "resten\n"
    assert len(found.failures) == 1
    assert "hemmelig" not in found.reasons[0]


@pytest.mark.parametrize("name", ["a.log", "a.csv", "a.json", "a.txt"])
def test_long_line_in_little_memory(name, folder, scanned):
    with (folder / name).open("w") as file:
        file.write("navn;epost;sted\nKari;kari@example.com;Bø\n" if name == "a.csv" else "")
        for n in range(64):
            file.write(f"{n:<31}å".encode().decode() * 31_250)
        file.write("\nsiste;linje;her\n")
    tracemalloc.start()
    size = 0
    from connectors.files import read

    for segment in plan([name]):
        for batch in read(segment):
            size += max(len(getattr(batch, "data", b"")) - 512, 0)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert size > 60_000_000
    # A broken JSON text is held up to its bound before it is read as lines.
    assert peak < (200 if name == "a.json" else 60) << 20


def test_binary_is_set_aside_and_counted(folder, scanned):
    (folder / "bilde.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 10)
    (folder / "tale.mp3").write_bytes(b"ID3\x04\0\0\0" + bytes(60))
    (folder / "data.duckdb").write_bytes(bytes(8) + b"DUCK" + bytes(84))
    (folder / "tall.bin").write_bytes(os.urandom(5000))
    (folder / "brev.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    with zipfile.ZipFile("a.zip", "w") as archive:
        archive.write("bilde.png")
    found = scanned(".")
    assert found.failures == []
    assert len(found.set_aside) == 6
    assert {item.container for item in found.set_aside} == {None, "bilde.png"}


@pytest.mark.parametrize("name", ["kunder.csv", "kunder"])
def test_nuls_that_pad_each_row_of_a_text_do_not_hide_it(name, folder, scanned):
    (folder / name).write_bytes(b"navn,sted\n" + "Kåre\0,Ås\n".encode() * 300)
    outcome = scanned(".")
    assert outcome.set_aside == []
    assert outcome.rows[0] == {"navn": "Kåre ", "sted": "Ås"}
    assert len(outcome.rows) == 300


@pytest.mark.parametrize("rest", [b"\x01", b"\xff"])
def test_nuls_among_what_no_text_holds_are_binary(rest, folder, scanned):
    (folder / "a.csv").write_bytes((b"navn,sted\n" + b"a\0,b\n" * 30) + rest)
    assert [item.reason for item in scanned(".").set_aside] == ["binary data"]


def test_a_target_that_names_nothing(folder):
    (folder / "app.log").write_text("")
    with pytest.raises(SourceError, match=r"Did you mean app\.log"):
        plan(["ap.log"])
    with pytest.raises(SourceError, match="no file matches"):
        plan(["*.csv"], Selection())
    with pytest.raises(SourceError, match="nothing at memory://borte"):
        list(plan(["memory://borte/x.log"]))
    with pytest.raises(SourceError, match="cannot be opened"):
        list(plan(["tull://borte/x.log"]))


def test_text_that_begins_like_a_binary_format(folder, scanned):
    for name, text in (
        ("a.log", "PAR1 er en serie\n"),
        ("b.txt", "BZh3 og MZ og ORC\n"),
        ("c.log", "ID3 GIF8 RIFF\n"),
    ):
        (folder / name).write_text(text)
    found = scanned(".")
    assert (found.failures, found.set_aside) == ([], [])
    assert found.text == "PAR1 er en serie\nBZh3 og MZ og ORC\nID3 GIF8 RIFF\n"


SEALED = {
    "brev.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    "a.ppt": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    "b.7z": b"7z\xbc\xaf\x27\x1c" + bytes(60),
    "c.rar": b"Rar!\x1a\x07\x01\0" + bytes(60),
    "d.duckdb": bytes(8) + b"DUCK" + bytes(84),
    "e.bin": bytes(range(256)) * 20,
    "f.7z.gz": gzip.compress(b"7z\xbc\xaf\x27\x1c" + bytes(60)),
}


@pytest.mark.parametrize("name", SEALED)
def test_what_was_asked_for_and_cannot_be_looked_into_is_a_failure(name, folder, scanned):
    (folder / name).write_bytes(SEALED[name])
    found = scanned(name)
    assert found.set_aside == []
    assert [reason.startswith("cannot be looked into: ") for reason in found.reasons] == [True]
    assert "; " in found.reasons[0]
    walked = scanned(".")
    assert (len(walked.set_aside), walked.failures) == (1, [])


def test_standard_input_that_cannot_be_looked_into_is_a_failure(typed, scanned):
    typed(SEALED["b.7z"])
    assert "cannot be looked into: 7z archive" in scanned("-").reasons[0]


@pytest.mark.parametrize("left", [0, 1, 90_000, 100_000, 250_000, 299_999])
@pytest.mark.parametrize("name", ["a.log", "a.json", "a.csv"])
def test_a_file_cut_while_it_is_read(name, left, folder, monkeypatch):
    monkeypatch.setattr(cuts, "SEGMENT_BYTES", 100_000)
    path = folder / name
    text = {
        "a.log": "en linje\n" * 40_000,
        "a.csv": "id;navn\n" + "1;Kari\n" * 50_000,
        "a.json": json.dumps([{"a": 1}] * 40_000),
    }[name]
    path.write_text(text)
    segments = list(plan([name]))
    os.truncate(path, left)
    found = [list(files.read(segment)) for segment in segments]
    failures = [item.reason for items in found for item in items if isinstance(item, Failure)]
    assert any("became shorter while it was read" in reason for reason in failures)
    if name == "a.log":
        read = b"".join(item.data for items in found for item in items if isinstance(item, LineBatch))
        assert read == text.encode()[:left]


@pytest.mark.parametrize("grown", [0, 1, 500_000])
def test_a_file_that_grows_while_it_is_read(grown, folder, monkeypatch):
    monkeypatch.setattr(cuts, "SEGMENT_BYTES", 100_000)
    (folder / "a.log").write_text("en linje\n" * 40_000)
    segments = list(plan(["a.log"]))
    with (folder / "a.log").open("a") as file:
        file.write("x" * grown)
    assert not [item for segment in segments for item in files.read(segment) if isinstance(item, Failure)]


def test_a_queue_that_looks_like_a_file_is_no_wait(folder, scanned, monkeypatch):
    os.mkfifo(folder / "a.log")
    writing = os.open(folder / "a.log", os.O_RDWR)
    monkeypatch.setattr(walk, "files", lambda path, _: iter([walk.File("file:a.log", path, 0)]))
    try:
        assert "gives nothing until something happens" in scanned("a.log").reasons[0]
    finally:
        os.close(writing)


def test_queues_of_the_system_are_not_emptied(scanned):
    if not Path("/proc/kmsg").exists():
        pytest.skip("no such queue here")
    assert "reading would empty it" in scanned("/proc/kmsg").reasons[0]
    assert scanned("/proc/self/status").text.startswith("Name:")


@pytest.mark.parametrize(
    ("data", "count"),
    [(b"\xff\xfe\xfd", 3), (b"\xf0\x9f\x98", 3), (b"\xc3 \xe2\x82", 3), ("\ufffd\xff".encode() + b"\xff", 1)],
)
def test_damage_tells_what_was_read(data, count, folder, scanned):
    (folder / "a.log").write_bytes("blå\n".encode() * 9 + b"fnr: " + data + b" slutt\n")
    found = scanned("a.log")
    assert found.text.endswith(" slutt\n")
    assert [failure.line for failure in found.failures] == [10]
    assert found.reasons[0].startswith(f"{count} byte")
    assert "the text was read" in found.reasons[0]
