"""
Organisation numbers of sole proprietorships (enkeltpersonforetak, ENK): one person's business, and so that person's.

The number is as any other (`no_orgnr`); the word for the kind of business before it makes it a person's.
"""

from __future__ import annotations

from detectors.detector import NOWHERE, Detector
from detectors.no import orgnr

DETECTOR = Detector(
    name="no_enk",
    title="Organisation number of a sole proprietorship",
    category="user.contact.organization.number",
    counts_as="no_orgnr",
    severity="medium",
    led=orgnr.DETECTOR.led,
    cell=NOWHERE,
    words=(r"enkelt(?:person|manns)s?-?f[øo]retak(?:et)?|(?-i:ENK)",),
    gap=r"[^0-9A-Za-z\n][^0-9\n]{0,60}",
    right=orgnr.DETECTOR.right,
    check=orgnr.check,
    chance=0.092,
    prior=-2.9,
    weights={orgnr.GROUPED: 1.0, "led": 5.0},
    mask="ORGNR",
    finds=(
        "Enkeltpersonforetak, org.nr. «988 077 917»",
        "Blåfjell Snekkeri ENK «988077917»",
        "enkeltmannsforetaket Blåfjell (orgnr «974760673»)",
    ),
    ignores=("ENK 988077918", "org.nr. 988077917", "enk 12", "SENK 988077917"),
    sources=(
        "https://www.brreg.no/bedrift/enkeltpersonforetak/",
        "https://data.brreg.no/enhetsregisteret/api/docs/index.html",
    ),
)
