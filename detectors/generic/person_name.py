"""
Names of people, where a field or a key says that a name stands.

The words are looked up in tables of first names and surnames (`detectors/data/README.md`); a surname that is in no
table may still end like a farm name. A text none of whose words is known is refused, so that the share of a column
that passes is evidence in itself. Names in free prose are the business of `detectors.free_text`.
"""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from detectors.detector import STRICT_GAP, Detector, Verdict
from detectors.linear import Pattern
from detectors.names import FIRST, LAST, PLACE, REFUSED, SHAPED, SMALL, kinds_of, long_places, opening_words

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa

_UPPER = r"[A-Z\x{C0}-\x{D6}\x{D8}-\x{DE}\x{10C}\x{110}\x{14A}\x{141}\x{15A}\x{160}\x{15E}\x{130}\x{17B}\x{17D}]"
_LETTER = r"[A-Za-z\x{C0}-\x{D6}\x{D8}-\x{F6}\x{F8}-\x{17F}\x{1EA0}-\x{1EF9}]"
_SMALL_WORD = r"(?:van|von|der|den|del|de|di|da|dos|la|le|af|av|al|el|bin|bint|ibn)"
_WORD = rf"(?:{_UPPER}{_LETTER}{{1,24}}(?:['’-]{_LETTER}{{1,24}}){{0,2}}|{_UPPER}\.?)"
_CELL_WORD = rf"(?:{_LETTER}{{1,25}}(?:['’-]{_LETTER}{{1,24}}){{0,2}}|{_LETTER}{{1,6}}\.)"

BOTH, UNKNOWN = "first name with surname", "unknown word"
_VERDICTS = (
    Verdict("full", support=(BOTH,)),
    Verdict("full", support=("first name", UNKNOWN)),
    Verdict("full", support=("surname", UNKNOWN)),
    Verdict("full", support=("surname-shaped", UNKNOWN)),
    Verdict("first", support=("first name",)),
    Verdict("last", support=("surname",)),
    Verdict("last", support=("surname-shaped",)),
)


def _verdict(kinds: list[int]) -> int:
    """Return the position in `_VERDICTS` for the kinds of a name's words; -1 refuses."""
    words = [kind for kind in kinds if kind != SMALL]
    first = sum(kind & FIRST > 0 for kind in words)
    listed = sum(kind & LAST > 0 for kind in words)
    last = sum(kind & (LAST | SHAPED) > 0 for kind in words)
    either = sum(kind & FIRST > 0 and kind & (LAST | SHAPED) > 0 for kind in words)
    if not 1 <= len(words) <= 5 or not first + last or any(kind & REFUSED for kind in words):
        return -1
    if len(words) == 1:
        return -1 if words[0] & PLACE else (4 if first else 5 if listed else 6)
    if first and last and (first, last, either) != (1, 1, 1):
        return 0
    return 1 if first else 2 if listed else 3


def check(text: str) -> Verdict | None:
    """
    Check whether a text is a name: at least one word in a table or shaped like a surname, none that names no person.

    >>> check("Kari Kvernbråten")
    Verdict(subtype='full', test_data=False, support=('first name with surname',))
    >>> check("Nordmann AS") is None, check("Faktura Mal") is None
    (True, True)
    """
    position = -1 if text.upper() in long_places() else _verdict([kinds_of(word) for word in text.split()])
    return _VERDICTS[position] if position >= 0 else None


# What stands between two spaces, in nine bits: a word's six kinds, with `_KNOWN` and what else is known of it; or no word.
_KNOWN, _COMMA, _OPENS_PLACE = 64, 128, 256
_EMPTY, _ODD, _TAB = 1, 2, 3
_BITS, _MOST = 9, 7
_ASK = -2
"""The pieces do not settle it: the text itself must be asked."""


@cache
def _cell_word() -> Pattern:
    return Pattern(_CELL_WORD)


@cache
def _whole_cell() -> Pattern:
    return Pattern(DETECTOR.cell or "")


@lru_cache(maxsize=65_536)
def _piece(text: str) -> int:
    """Return what stands between two spaces."""
    word = text.removesuffix(",")
    if not _cell_word().matches_whole(word.encode()):
        return _TAB if "\t" in text else _ODD if text else _EMPTY
    opens = _OPENS_PLACE if word.upper() in opening_words() else 0
    return _KNOWN | kinds_of(word) | opens | (_COMMA if word != text else 0)


def _judged(row: int) -> int:
    """Return the position in `_VERDICTS` for a row of pieces, the first in the lowest bits; -1 refuses, -2 asks."""
    pieces = [row >> place & ((1 << _BITS) - 1) for place in range(0, row.bit_length(), _BITS)]
    if _ODD in pieces:
        return -1
    if _TAB in pieces:
        return _ASK
    words = [piece for piece in pieces if piece & _KNOWN]
    spaced = (_EMPTY, _EMPTY) in pairwise(pieces) or _EMPTY in (pieces[0], pieces[-1])
    if spaced or len(words) > 6 or any(word & _COMMA for word in words[1:]):
        return -1
    verdict = _verdict([word & (_KNOWN - 1) for word in words])
    return _ASK if verdict >= 0 and len(words) > 1 and words[0] & _OPENS_PLACE else verdict


def check_many(values: pa.StringArray) -> np.ndarray[tuple[int], np.dtype[np.int8]]:
    """Check a column at once: every different word is looked up once, and every different row of words judged once."""
    import numpy as np
    import pyarrow as pa
    import pyarrow.compute as pc

    result = np.full(len(values), -1, dtype=np.int8)
    split = pc.split_pattern(pc.fill_null(values, "") if values.null_count else values, " ")
    # A name has at most six words and ten spaces; the words of prose are not worth looking at.
    rows = np.flatnonzero(np.diff(split.offsets.to_numpy()) <= 11)
    if not len(rows):
        return result
    split = split if len(rows) == len(values) else split.take(pa.array(rows))
    starts, counts = split.offsets.to_numpy()[:-1], np.diff(split.offsets.to_numpy())
    words = split.values.dictionary_encode()
    pieces = np.array([_piece(text) for text in words.dictionary.to_pylist()], dtype=np.int64)
    pieces = np.append(pieces[words.indices.to_numpy()], np.zeros(_MOST, dtype=np.int64))
    mixed = np.zeros(len(rows), dtype=np.int64)
    for place in range(min(_MOST, int(counts.max()))):
        mixed |= np.where(counts > place, pieces[starts + place], 0) << (_BITS * place)
    mixes = pa.array(mixed).dictionary_encode()
    judged = np.array([_judged(mix) for mix in mixes.dictionary.to_pylist()], dtype=np.int8)[mixes.indices.to_numpy()]
    judged[counts > _MOST] = _ASK
    result[rows] = judged
    asked = np.flatnonzero(result == _ASK)
    if len(asked):
        result[asked] = _asked(values.take(pa.array(asked)))
    return result


def _asked(values: pa.StringArray) -> np.ndarray[tuple[int], np.dtype[np.int8]]:
    """Return the position in `_VERDICTS` per cell, -1 where it is refused: every different text by itself."""
    import numpy as np

    whole = _whole_cell()
    texts = values.dictionary_encode()
    verdicts = [check(text) if whole.matches_whole(text.encode()) else None for text in texts.dictionary.to_pylist()]
    codes = np.array([-1 if verdict is None else _VERDICTS.index(verdict) for verdict in verdicts], dtype=np.int8)
    which: np.ndarray[tuple[int], np.dtype[np.int64]] = texts.indices.to_numpy()
    return codes[which]


_KEY_END = r"""[\\"'\]]{0,3}[ \t]{0,4}(?:[:=]|=>|>)[ \t]{0,4}[\\"']{0,3} \n"""
_NOT_PEOPLE = (
    "file fil host domain domene dns server node machine maskin device enhets? thread tråd class klasse method package "
    "pakke module modul app application service tjeneste? program process job task oppgave queue kø topic event metric "
    "table tabell column kolonne field felt schema database db index key attribute attributt property tag label param "
    "parameter variable header cookie session token product produkt vare artikkel item brand merke model category "
    "kategori company firma bedrifts? selskaps? foretaks? organi[sz]ation organisasjons? org vendor supplier leverandør "
    "bank department avdelings? team group gruppe role rolle project prosjekt kampanje campaign template mal form "
    "skjema page side screen skjerm route view report rapport image bilde font color farge city by country lands? "
    "street gate sted stads? place kommune fylkes? county region state zone area branch repo repository container pod "
    "cluster namespace bucket logger level channel kanal provider plugin feature policy rule regel type code display "
    "common domain short upstream lov kurs course school skole kunde?avdeling butikk store shop ship skip boat båt song album"
)

_PEOPLE = (
    r"kunde|customer|client|klient|kontakt|contact|bruker|brukar|user|person|ansatt|tilsett|employee|pasient|patient|"
    r"medlem|member|elev|student|mottaker|mottakar|recipient|avsender|sender|innehaver|kortholder|cardholder|"
    r"passenger|passasjer|gjest|guest|foresatt|leder|saksbehandler|deltaker|guardian|parent|spouse|owner|eier|eigar|søker|soeker|"
    r"applicant|payer|payee|debtor|pårørende|signer"
)

DETECTOR = Detector(
    name="person_name",
    title="Name of a person",
    category="user.name",
    severity="medium",
    led=rf"{_WORD}(?: (?:{_SMALL_WORD} )?{_WORD}){{0,4}}",
    cell=rf"{_CELL_WORD},?(?:[ \t]{{1,2}}{_CELL_WORD}){{0,5}}",
    words=(
        r"(?:fulltt?|fullt|full|fullstendig|heile|hele)?[ _-]?(?:navne?t?|namne?t?|name)",
        r"na[vm]n[ _-]?(?:på|paa|til|av)[ _-]?(?:søker|soeker|søkar|kunde|bruker|mottaker|avsender|pasient|innsender|foresatt|barn|elev|ansatt|eier)(?:en|et)?",
        r"(?:for|etter|mellom|slekts|familie|pike|kalle)[ _-]?n[av][vm]ne?t?",
        r"(?:för|efter|tilltals|mellan)[ _-]?namn",
        r"(?:first|given|last|family|middle|maiden|sur|fore|nick|full|display|legal)[ _-]?name",
        rf"(?:{_PEOPLE})s?[ _-]?(?:navn|namn|name)",
        r"kontakt[ _-]?person(?:en)?|contact[ _-]?person|kunden?|customer|kontakt|mottaker|mottakar|recipient",
        r"avsender|avsendar|deltaker|deltakar|participant|innehaver|pasient(?:en)?|patient|passenger|passasjer",
        r"saksbehandler|sakshandsamar|arbeidstaker|arbeidstakar|ansatt|tilsett|employee|foresatt|foresett|pårørende",
        r"pårørande|verge|fullmektig|søker|søkar|applicant|gjest|guest|attn|elev|kortholder|cardholder|signert av",
        r"(?:account|card|policy)[ _-]?holder(?:s?[ _-]?name)?|guardian",
        # Of a vCard.
        r"(?-i:FN)",
    ),
    against=tuple(rf"{word}[ _.-]?(?:name|navn|namn){_KEY_END}" for word in dict.fromkeys(_NOT_PEOPLE.split())),
    hints=("user.name.first", "user.name.last"),
    gap=STRICT_GAP,
    check=check,
    check_many=check_many,
    verdicts=_VERDICTS,
    # Of capitalised words and phrases in columns that hold no names about one in ten has a word that is also a name;
    # of places and airports, which are called after people, one in five.
    proof="name lists",
    chance=0.1,
    likeliest=0.2,
    prior=-5.1,
    ceiling=5.0,
    # One phrase in fifty that names a place or a firm is made of a first name and a surname: San Joaquin, Charles Schwab.
    telling={BOTH: 0.02},
    weights={
        BOTH: 1.2,
        "first name": 0.0,
        "surname": -0.5,
        "surname-shaped": -0.9,
        UNKNOWN: -0.3,
    },
    person=True,
    mask="NAME",
    finds=(
        "navn: «Kari Nordmann»",
        '{"fornavn":"«Ola»","etternavn":"«Nordmann»"}',
        "kunde=«Åse Marie Kvernbråten» status=200",
        "kontaktperson: «Nguyen Van Anh»",
        "<Etternavn>«Øvrebø»</Etternavn>",
        "FN:«Kari Nordmann»",
        "Pasient: «Anne Haugen», fødd",
        "customerName='«Fatima Al-Hassan»'",
    ),
    ignores=(
        "filename=Faktura.pdf",
        "navn: Nordmann AS",
        "name=main status=200",
        "by: Bergen",
        "produktnavn: Stressless Sofa",
        "Kari Nordmann",
        "kunde: 10023",
        "kunden har betalt",
        '"name":"HikariPool-1"',
    ),
    sources=(
        "https://www.ssb.no/statbank/table/10467 (first names)",
        "https://www.ssb.no/statbank/table/12891 (surnames)",
    ),
)
