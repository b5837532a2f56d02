"""Archives and compressed files that are cut, damaged, hostile or odd give what can be read, and a reason."""

import bz2
import gzip
import io
import lzma
import os
import tarfile
import zipfile
import zlib

import pytest
import zstandard

from connectors.connector import Limits

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
