"""Recordings and pictures that nobody reads are a finding where their path says what they are, and visible everywhere."""

import io
import zipfile

import pytest

from detectors.noted_files import telling
from scanner.run import Options, scan

KEY = b"k" * 32
SOUND = b"RIFF\x24\0\0\0WAVEfmt " + bytes(40)
MP3 = b"ID3\x04\0\0\0\0\0\0" + bytes(60)
FILM = b"\0\0\0\x18ftypmp42" + bytes(60)
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(60)
SPOKEN = b"\0\0\0\x20ftypM4A " + bytes(60)

TELLING = [
    ("sound", "arkiv/samtaleopptak/0017.wav", "field_call_recording"),
    ("sound", "data/call-recordings/2026/11/a.mp3", "field_call_recording"),
    ("sound", "Kundeservice/Opptak 2026/17.m4a", "field_call_recording"),
    ("sound", "voicemail_0017.ogg", "field_call_recording"),
    ("film", "videosamtaler/17.mp4", None),
    ("film", "cctv/kamera1.mp4", "field_self_image"),
    ("sound", "musikk/sang.mp3", None),
    ("sound", "recorder/beep.wav", None),
    ("picture", "onboarding/passkopi/17.jpg", "field_government_id"),
    ("picture", "kyc/førerkort_forside.png", "field_government_id"),
    ("picture", "uploads/id-scan-17.png", "field_government_id"),
    ("picture", "hr/ansattbilder/17.jpg", "field_self_image"),
    ("picture", "bilder/IMG_0017.jpg", None),
    ("picture", "web/passive/compass.png", None),
    ("picture", "app/icons/password.png", None),
    ("sound", "opptak/../pass.png", "field_call_recording"),
]


@pytest.mark.parametrize(("kind", "path", "detector"), TELLING)
def test_a_path_tells_what_a_file_is_or_nothing(kind, path, detector):
    assert [name for name, _ in telling(kind, path)] == ([detector] if detector else [])


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(folder, path, data):
    place = folder / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(data)


def test_recordings_in_a_folder_are_one_finding_with_their_number(folder):
    for number in range(12):
        put(folder, f"data/samtaleopptak/{number}.wav", SOUND)
    put(folder, "data/musikk/sang.mp3", MP3)
    done = scan(["data"], Options(), KEY)
    found = [f for f in done.findings if f.category == "user.content.private.call_recording"]
    assert [(f.location.source, f.location.container, f.count, f.examined) for f in found] == [
        ("file:data/samtaleopptak/*.wav", None, 12, 12)
    ]
    assert found[0].confidence > 0.8
    assert len(done.findings) == 1
    assert len(done.set_aside) == 13
    assert done.complete


def test_a_path_that_only_hints_is_less_sure(folder):
    put(folder, "opptak/1.mp3", MP3)
    (finding,) = scan(["."], Options(), KEY).findings
    assert 0.5 < finding.confidence < 0.7


def test_files_in_archives_and_mail_are_noted_too(folder):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("legitimasjon/kari.png", PICTURE)
    put(folder, "kunder.zip", out.getvalue())
    (finding,) = scan(["."], Options(), KEY).findings
    assert (finding.location.source, finding.location.container) == ("file:kunder.zip", "legitimasjon/*.png")
    assert finding.category == "user.government_id"


def test_a_scanned_paper_is_noted_and_never_clean(folder):
    from PIL import Image

    put(folder, "passkopi/kari.pdf", b"")
    Image.new("RGB", (50, 50), "red").save(folder / "passkopi" / "kari.pdf")
    done = scan(["."], Options(), KEY)
    assert [finding.category for finding in done.findings] == ["user.government_id"]
    assert not done.complete


def test_one_that_was_asked_for_is_a_failure_and_noted(folder):
    put(folder, "samtaleopptak/kari.m4a", SPOKEN)
    done = scan(["samtaleopptak/kari.m4a"], Options(), KEY)
    assert [finding.location.source for finding in done.findings] == ["file:samtaleopptak/*.m4a"]
    assert "cannot be looked into: sound" in done.failures[0].reason


def test_the_name_of_a_file_is_in_no_finding(folder):
    put(folder, "opptak/Kari Nordmann 17912099997.mp3", MP3)
    (finding,) = scan(["."], Options(), KEY).findings
    assert "Kari" not in repr(finding)


def test_only_detectors_that_were_asked_for_take_part(folder):
    put(folder, "opptak/1.mp3", MP3)
    assert scan(["."], Options(detectors=("email",)), KEY).findings == ()


def test_a_mail_is_correspondence(folder):
    put(folder, "a.eml", b"From: a@example.com\nTo: b@example.com\nSubject: x\n\nHei, takk for sist\n")
    found = [f for f in scan(["."], Options(), KEY).findings if f.category == "user.content.private.email"]
    assert [(f.location.field, f.count) for f in found] == [("mailbody", 1)]
