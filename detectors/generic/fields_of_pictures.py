"""
Pictures of people and of their papers, where a field's name says so, or the path of a picture does.

A picture itself is not looked at: a field that names a file, and a file that lies there, are the finding.
"""

from __future__ import annotations

from detectors.decided_field import field_detector, filled

_FILE = r"""[^\s"'<>|]{1,200}\.(?:jpe?g|png|gif|tiff?|webp|heic|bmp|pdf)"""

DETECTORS = (
    field_detector(
        "user.government_id",
        "Copy of an identity document",
        (
            r"(?:pass|førerkort|førarkort|id)[ _-]?(?:kopi|scan|bilde|foto)|(?:kopi av )?legitimasjon(?:en)?",
            r"(?:passport|licen[cs]e|id)[ _-]?(?:copy|scan|photo|image)(?:[ _-]?(?:url|file|path))?|id[ _-]?document",
        ),
        (
            "passkopi: «2026/kari_pass.jpg»",
            '"idScanUrl":"«https://example.com/kyc/17.png»"',
            "legitimasjon=«kyc/a17.pdf»",
        ),
        ("legitimasjon: vist", "passkopi: mangler", "id_scan: true"),
        severity="high",
        led=_FILE,
        check=filled,
    ),
    field_detector(
        "user.content.self_image",
        "Picture of a person",
        (
            r"(?:profil|portrett|ansatt|person|pass)[ _-]?(?:bilde|bilete|foto)(?:t|r)?|portrett|selfie",
            r"(?:profile|avatar|face)[ _-]?(?:picture|image|photo|pic)?(?:[ _-]?(?:url|file|path))?|head[ _-]?shot",
        ),
        ("profilbilde: «uploads/17.jpg»", '"avatarUrl":"«https://example.com/a/17.png»"', "selfie=«bilder/s1.heic»"),
        ("profilbilde: nei", "avatar: null", "portrett: 3"),
        led=_FILE,
        cell=rf"{_FILE}|https?://[^\s\"'<>|]{{4,200}}",
        check=filled,
    ),
)
