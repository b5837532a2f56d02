"""What is broken, hostile or out of reach is a failure with a reason; the rest is read."""

import bz2
import gzip
import io
import json
import lzma
import os
import socket
import tarfile
import tracemalloc
import zipfile
import zlib

import pyarrow as pa
import pyarrow.parquet
import pytest
import zstandard

from connectors import files
from connectors.connector import Failure, Limits, LineBatch, SourceError
from connectors.files import Selection, plan

LINES = "".join(f"{n} INFO innlogging fra 192.0.2.{n % 250}\n" for n in range(60_000))


@pytest.mark.parametrize("ending", [".gz", ".zst", ".bz2", ".xz"])
def test_truncated_compression_gives_what_could_be_read(ending, folder, scanned):
    squeeze = {
        ".gz": gzip.compress,
        ".zst": zstandard.compress,
        ".bz2": bz2.compress,
        ".xz": lambda data: lzma.compress(data, preset=0),
    }[ending]
    data = squeeze(LINES.encode())
    (folder / f"app.log{ending}").write_bytes(data[: len(data) * 2 // 3])
    found = scanned(f"app.log{ending}")
    assert len(found.text) > len(LINES) / 4
    assert LINES.startswith(found.text)
    assert len(found.failures) == 1
    assert "ends too early" in found.reasons[0]


def test_damaged_gzip_gives_what_could_be_read(folder, scanned):
    data = bytearray(gzip.compress(LINES.encode()))
    middle = len(data) // 2
    data[middle : middle + 2000] = b"\0" * 2000
    (folder / "app.log.gz").write_bytes(data)
    found = scanned("app.log.gz")
    assert len(found.text) > len(LINES) / 4
    assert len(found.failures) == 1


def test_bytes_after_a_gzip_are_not_lost_silently(folder, scanned):
    (folder / "app.log.gz").write_bytes(gzip.compress(b"en\n") + gzip.compress(b"to\n") + b"noe annet")
    found = scanned("app.log.gz")
    assert found.text == "en\nto\n"
    assert "other bytes follow" in found.reasons[0]


@pytest.mark.parametrize("ending", [".gz", ".zst", ".zip"])
def test_bomb_is_refused(ending, folder, scanned):
    zeroes = b"a" * 63 + b"\n"
    # One of them against the real bounds; smaller bounds tell as much of the others in less time.
    limits, much = (Limits(), 2_000_000) if ending == ".zst" else (Limits(free_bytes=1_000_000), 200_000)
    data = io.BytesIO()
    if ending == ".zip":
        with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in ("a.log", "b.log"):
                archive.writestr(name, zeroes * 3_000)
            archive.writestr("stor.log", zeroes * much)
    else:
        data.write((gzip.compress if ending == ".gz" else zstandard.compress)(zeroes * much))
    (folder / f"bombe.log{ending}").write_bytes(data.getvalue())
    found = scanned(f"bombe.log{ending}", limits=limits)
    assert any("bomb" in reason for reason in found.reasons)
    if ending == ".zip":
        assert {container for container, _ in found.lines} == {"a.log", "b.log"}
    else:
        assert len(found.text) <= max(limits.free_bytes, 200 * len(data.getvalue()))


def test_bomb_of_archives_in_archives_is_refused(folder, scanned):
    data = b"a" * 10_000_000
    for depth in range(6):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for copy in range(4):
                archive.writestr(f"{depth}{copy}.zip" if depth else f"{copy}.log", data)
        data = out.getvalue()
    (folder / "bombe.zip").write_bytes(data)
    found = scanned("bombe.zip")
    assert any("archives deep" in reason for reason in found.reasons)


def test_too_many_members_are_refused(folder, scanned):
    with zipfile.ZipFile(folder / "mange.zip", "w") as archive:
        for n in range(20):
            archive.writestr(f"{n}.log", f"{n}\n")
    found = scanned("mange.zip", limits=Limits(members=10))
    assert any("more than 10 members" in reason for reason in found.reasons)


def test_encrypted_member_is_a_failure_and_the_rest_is_read(folder, scanned):
    with zipfile.ZipFile(folder / "a.zip", "w") as archive:
        archive.writestr("apen.log", "en linje\n")
        archive.writestr("hemmelig.log", "kryptert\n")
    data = bytearray((folder / "a.zip").read_bytes())
    second = data.rfind(b"PK\x01\x02")
    data[second + 8] |= 1
    (folder / "a.zip").write_bytes(data)
    found = scanned("a.zip")
    assert found.text == "en linje\n"
    assert [(failure.container, failure.reason) for failure in found.failures] == [
        ("hemmelig.log", "encrypted; unpack it first")
    ]


def test_names_that_climb_are_only_names(folder, scanned):
    with zipfile.ZipFile(folder / "a.zip", "w") as archive:
        archive.writestr("../../etc/passwd", "linje\n")
    found = scanned("a.zip")
    assert found.text == "linje\n"
    assert found.segments[0].container == "../../etc/passwd"
    assert [path.name for path in folder.iterdir()] == ["a.zip"]


def test_wrong_checksum_in_zip_is_told(folder, scanned):
    with zipfile.ZipFile(folder / "a.zip", "w") as archive:
        archive.writestr("a.log", "linje nummer en\n")
    data = (folder / "a.zip").read_bytes().replace(b"linje nummer en", b"linje nummer to")
    (folder / "a.zip").write_bytes(data)
    found = scanned("a.zip")
    assert found.text == "linje nummer to\n"
    assert "checksum" in found.reasons[0]


def test_broken_utf_8_byte(folder, scanned):
    (folder / "app.log").write_bytes(
        "blå\nrød \xff gul\n".encode("latin-1").replace(b"\xe5", "å".encode()).replace(b"\xf8", "ø".encode())
    )
    found = scanned("app.log")
    assert found.text == "blå\nrød \N{REPLACEMENT CHARACTER} gul\n"
    assert [(failure.line, "1 places" in failure.reason) for failure in found.failures] == [(2, True)]


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
    (folder / "kart.pdf").write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n")
    (folder / "data.db").write_bytes(b"SQLite format 3\0" + bytes(84))
    (folder / "tall.bin").write_bytes(os.urandom(5000))
    (folder / "brev.docx").write_bytes(b"PK\x03\x04" + bytes(60))
    with zipfile.ZipFile("a.zip", "w") as archive:
        archive.write("bilde.png")
    found = scanned(".")
    assert found.failures == []
    assert len(found.set_aside) == 6
    assert {item.container for item in found.set_aside} == {None, "bilde.png"}


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


@pytest.mark.parametrize("ending", [".tar", ".tar.gz"])
def test_tar_cut_short_gives_what_came_before(ending, folder, scanned):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name in ("a.log", "b.log"):
            info = tarfile.TarInfo(name)
            info.size = len(LINES.encode())
            archive.addfile(info, io.BytesIO(LINES.encode()))
    data = out.getvalue()[: len(LINES) + 100_000]
    (folder / f"a{ending}").write_bytes(gzip.compress(data) if ending.endswith("gz") else data)
    found = scanned(f"a{ending}")
    assert b"".join(batch.data for container, batch in found.lines if container == "a.log").decode() == LINES
    assert any(container == "b.log" for container, _ in found.lines)
    assert found.failures


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
    "kunder.xlsx": b"PK\x03\x04" + bytes(60),
    "a.pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n",
    "b.7z": b"7z\xbc\xaf\x27\x1c" + bytes(60),
    "c.rar": b"Rar!\x1a\x07\x01\0" + bytes(60),
    "d.db": b"SQLite format 3\0" + bytes(84),
    "e.bin": bytes(range(256)) * 20,
    "f.pdf.gz": gzip.compress(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n"),
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
    typed(SEALED["a.pdf"])
    assert "cannot be looked into: PDF document" in scanned("-").reasons[0]


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.gz", b"\x1f\x8b"), ("a.gz", b"\x1f"), ("a", b"\x1f\x8b"), ("a.log.bz2", b"BZh9"), ("a.xz", b"\xfd7zX"),
     ("a.zst", b"\x28\xb5")],
)  # fmt: skip
def test_compression_cut_within_its_mark(name, data, folder, scanned):
    (folder / name).write_bytes(data)
    found = scanned(".")
    assert (found.set_aside, found.text) == ([], "")
    assert [("ends too early" in reason) for reason in found.reasons] == [True]


@pytest.mark.parametrize(("name", "data"), [("a.gz", b""), ("a.log", b"BZh"), ("a.txt", b"("), ("a.gz", b"x")])
def test_short_texts_are_no_cut_compression(name, data, folder, scanned):
    (folder / name).write_bytes(data)
    found = scanned(".")
    assert (found.failures, found.text) == ([], data.decode())


@pytest.mark.parametrize("left", [0, 1, 90_000, 100_000, 250_000, 299_999])
@pytest.mark.parametrize("name", ["a.log", "a.json", "a.csv"])
def test_a_file_cut_while_it_is_read(name, left, folder, monkeypatch):
    monkeypatch.setattr(files, "SEGMENT_BYTES", 100_000)
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
    monkeypatch.setattr(files, "SEGMENT_BYTES", 100_000)
    (folder / "a.log").write_text("en linje\n" * 40_000)
    segments = list(plan(["a.log"]))
    with (folder / "a.log").open("a") as file:
        file.write("x" * grown)
    assert not [item for segment in segments for item in files.read(segment) if isinstance(item, Failure)]


@pytest.mark.parametrize("share", [0.3, 0.5, 0.9, 0.999])
@pytest.mark.parametrize("mode", ["w:gz", "w:xz", "w:bz2"])
def test_what_lies_before_the_cut_of_a_packed_tar_is_read(mode, share, folder, scanned):
    out = io.BytesIO()
    expected = {}
    with tarfile.open(fileobj=out, mode=mode) as archive:
        for number in range(300):
            text = f"{number} {os.urandom(40).hex()}\n" * 3
            expected[f"{number}.log"] = text
            info = tarfile.TarInfo(f"{number}.log")
            info.size = len(text)
            archive.addfile(info, io.BytesIO(text.encode()))
    packed = out.getvalue()[: int(len(out.getvalue()) * share)]
    (folder / "a.tar.gz").write_bytes(packed)
    unpack = {"w:gz": lambda: zlib.decompressobj(31), "w:xz": lzma.LZMADecompressor, "w:bz2": bz2.BZ2Decompressor}[
        mode
    ]
    there = unpack().decompress(packed)
    found = scanned("a.tar.gz")
    read = {container: batch.data.decode() for container, batch in found.lines}
    assert all(expected[name].startswith(text) for name, text in read.items())
    missing = [text for name, text in expected.items() if text.encode() in there and read.get(name) != text]
    assert missing == []
    assert any("ends too early" in reason for reason in found.reasons)


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("ending", [".zip", ".tar", ".tar.gz", ".outer.zip"])
def test_members_of_the_same_name_are_told_apart(ending, folder, scanned):
    texts = ["en\n", "to\n", "tre\n", "fire\n"]
    names = ["a.log", "a.log", "a.log (2)", "a.log"]
    out = io.BytesIO()
    if "tar" in ending:
        with tarfile.open(fileobj=out, mode="w:gz" if ending.endswith("gz") else "w") as archive:
            for name, text in zip(names, texts, strict=True):
                info = tarfile.TarInfo(name)
                info.size = len(text)
                archive.addfile(info, io.BytesIO(text.encode()))
    else:
        with zipfile.ZipFile(out, "w") as archive:
            for name, text in zip(names, texts, strict=True):
                archive.writestr(name, text)
    if "outer" in ending:
        inner, out = out.getvalue(), io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr("b.zip", inner)
    (folder / f"a{ending}").write_bytes(out.getvalue())
    found = scanned(f"a{ending}")
    assert found.text == "".join(texts)
    containers = [(container or "").rpartition("!/")[2] for container, _ in found.lines]
    assert len(set(containers)) == 4
    assert containers[:2] == ["a.log", "a.log (2)"]
    assert found.failures == []


def test_a_queue_that_looks_like_a_file_is_no_wait(folder, scanned, monkeypatch):
    from connectors import walk

    os.mkfifo(folder / "a.log")
    writing = os.open(folder / "a.log", os.O_RDWR)
    monkeypatch.setattr(walk, "files", lambda path, _: iter([walk.File("file:a.log", path, 0)]))
    try:
        assert "gives nothing until something happens" in scanned("a.log").reasons[0]
    finally:
        os.close(writing)


def test_queues_of_the_system_are_not_emptied(scanned):
    if not os.path.exists("/proc/kmsg"):
        pytest.skip("no such queue here")
    assert "reading would empty it" in scanned("/proc/kmsg").reasons[0]
    assert scanned("/proc/self/status").text.startswith("Name:")
