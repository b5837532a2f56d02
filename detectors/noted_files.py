"""
What the path of a recording or a picture says of it: files that nobody reads, though that they are there is a finding.

A sound file under `samtaleopptak/` is the recording of a call, a picture called `passkopi_17.jpg` the copy of a passport.
Words are compared in the spelling of `detectors.fields`, in bokmål, nynorsk, Swedish, Danish and English.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING

from detectors.decided_field import HINTED, TOLD
from detectors.field_vocabulary import spelled, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

_RECORDING, _IDENTITY, _PERSON = "field_call_recording", "field_government_id", "field_self_image"
KINDS = MappingProxyType({"sound": (_RECORDING,), "film": (_RECORDING, _PERSON), "picture": (_IDENTITY, _PERSON)})
"""Kinds of files, and the detectors that one may be for."""

_SURE = {
    _RECORDING: """
samtaleopptak samtalopptak telefonopptak lydopptak talebeskjed talepost telefonsvarer callrecording callrecordings
voicerecording recordedcalls voicemail voicemails samtalsinspelning telefoninspelning samtaleoptagelse telefonoptagelse
kundesamtale kundesamtaler telefonsamtale telefonsamtaler samtalslogg møteopptak intervjuopptak avhørsopptak
""",
    _IDENTITY: """
passkopi passkopier passcan passscan passportscan passportcopy passports førerkort førarkort førerkortkopi körkort kørekort
driverslicense drivinglicence drivinglicense driverlicense legitimasjon legitimation legitimasjonskopi idkort identitetskort
idkopi idscan idcard idcards identitycard iddocument iddocuments identitydocument oppholdskort oppholdstillatelse
residencepermit nasjonaltidkort bankidkort kycdocuments
""",
    _PERSON: """
selfie selfies portrett portretter portrettbilde portrait portraits profilbilde profilbilder profilepicture profilepictures
profilepic headshot headshots passbilde passfoto ansattbilde ansattbilder personbilde personbilder elevbilder
ansiktsbilde ansiktsbilder facephoto mugshot overvåkingsvideo videoovervåking kameraovervåking cctv
""",
}
_LIKELY = {
    _RECORDING: """
opptak opptaka samtale samtaler samtalar samtal recording recordings call calls inspelning inspelningar optagelse optagelser
intervju interview hotline kundesenter kundesenteret kundeservice callcenter callcentre sentralbord
""",
    _IDENTITY: "pass passport kyc idkontroll idsjekk idcheck identifikasjon identification",
    _PERSON: "avatar avatars ansatte medarbeidere employees passasjerer members",
}
_DEEP = 4
"""How many folders above a file are asked."""
_ENDING = 8
"""A word this long tells as the end of a compound, too."""


@cache
def _words(table: str, detector: str) -> frozenset[str]:
    return frozenset(spelled(word) for word in {"sure": _SURE, "likely": _LIKELY}[table][detector].split())


def telling(kind: str, path: str) -> Iterator[tuple[str, str]]:
    """
    Yield the detectors that a file is for by its path, each with what its path is worth.

    Args:
        kind: of file.
        path: of the file, folders and name; only the last of them are asked.

    >>> list(telling("sound", "arkiv/Samtaleopptak 2026/0017.mp3"))
    [('field_call_recording', 'its path says so')]
    >>> list(telling("picture", "bilder/IMG_0017.jpg")), list(telling("sound", "musikk/pass.mp3"))
    ([], [])
    """
    parts = [part for part in path.replace("!/", "/").split("/") if part]
    parts = [*parts[:-1], parts[-1].rpartition(".")[0] or parts[-1]][-_DEEP - 1 :] if parts else []
    said: set[str] = set()
    for part in parts:
        words = tokens(part)
        said.update(words)
        said.update(map("".join, pairwise(words)))
    for detector in KINDS.get(kind, ()):
        sure: frozenset[str] = _words("sure", detector)
        if said & sure or any(word.endswith(one) for word in said for one in sure if len(one) >= _ENDING):
            yield detector, TOLD
        elif said & _words("likely", detector):
            yield detector, HINTED
