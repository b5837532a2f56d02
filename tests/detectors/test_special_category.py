import json
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.categories import special
from detectors.detector import Verdict
from detectors.engine import Engine
from detectors.generic import email, special_category
from detectors.generic.special_category import check
from detectors.special_words import GROUPS

VECTORS = Path(__file__).parents[3] / "shared" / "facts" / "vectors.json"
PERSON = "kari@example.com "

WORDS = {
    "health": "sykmeldt sjukmeldt sykemeldingen sjukmeldinga diagnosen diabetes epilepsi brystkreft kreftbehandling angst "
    "depresjonen bipolar schizofreni ADHD autisme demens HIV hepatitt hjerneslag hjerteinfarkt gravid uføretrygd "
    "arbeidsavklaringspengar psykologen psykiater rusavhengig resepten vaksinert blodtype funksjonsnedsetjing eigenmelding "
    "egenmelding pregnant cancer migrene rullestol",
    "diet": "halal kosher glutenfri cøliaki laktoseintoleranse nøtteallergi vegetarianer veganer",
    "trade_union": "fagforeningen fagforeining fagorganisert tillitsvalgt tillitsvald Sykepleierforbundet Fagforbundet",
    "religion": "muslim katolikk jødisk hinduer buddhist pinsevenn trossamfunn trussamfunn livssyn",
    "politics": "partimedlem partimedlemskap Høyre-medlem",
    "ethnicity": "etnisitet hudfarge kvener",
    "sexual_orientation": "homofil lesbisk bifil skeiv transperson kjønnsinkongruens",
    "biometric": "fingeravtrykk ansiktsgjenkjenning ansiktsattkjenning irisskann",
    "genetic": "gentest bærertest",
    "criminal": "straffedom politiattest vandelsattest fengsel kontaktforbud politianmeldt barnevernet",
}
PHRASES = {
    "trade_union": ["medlem av LO", "medlem i Tekna", "organisert i Delta", "NITO-medlem", "union member"],
    "religion": ["medlem av Den norske kirke", "utmeldt av statskirken", "Jehovas vitner"],
    "politics": ["medlem av Høyre", "medlem i Ap", "stemte Rødt"],
    "ethnicity": ["samisk bakgrunn", "etnisk opprinnelse"],
    "health": ["har MS", "hatt slag", "søkt AAP"],
    "criminal": ["dømt for", "sikta for", "fått bot for", "criminal record"],
    "genetic": ["DNA-prøve", "genetisk test"],
}
INNOCENT = [
    "bor på samme adresse", "Delta bekrefter", "Parat til henting", "slag i slaget", "bot-trafikk", "trans-atlantisk", "ms 340",
    "trening kl 17", "venstre side", "rødt lys", "høyre kolonne", "sp. måned", "AP endpoint", "LO 17", "FO 2", "rom F32",
    "vitamin B12", "format A4", "kode A12", "dom-element", "HTTP GET 200", "diagnostics enabled", "kirkegata 4", "gen 3",
    "tørket frukt", "kostnad 300", "Angstrøm", "hivet seg", "kven er det", "romslig", "samersk",
]  # fmt: skip


@cache
def engine():
    return Engine([email.DETECTOR, special_category.DETECTOR])


def found(text):
    return [c for c in engine().find(text) if engine().detectors[c.detector].name == "special_category"]


@pytest.mark.parametrize(
    ("group", "word"), [(group, word) for group, words in WORDS.items() for word in words.split()]
)
def test_words_near_a_person_count_as_their_group(group, word):
    assert [c.verdict.subtype for c in found(f"{PERSON}{word} registrert")] == [group]


@pytest.mark.parametrize(
    ("group", "phrase"), [(group, phrase) for group, phrases in PHRASES.items() for phrase in phrases]
)
def test_phrases_tell_homonyms_apart(group, phrase):
    assert [c.verdict.subtype for c in found(f"{PERSON}{phrase} i fjor")] == [group]


@pytest.mark.parametrize("text", INNOCENT)
def test_homonyms_bring_nothing(text):
    assert found(PERSON + text) == []


@pytest.mark.parametrize(
    ("text", "group"), [("NITO", "trade_union"), ("same", "ethnicity"), ("Høyre", "politics"), ("islam", "religion")]
)
def test_short_names_count_only_as_whole_cells(text, group):
    assert check(text).subtype == group
    assert found(f"{PERSON}{text} i dag") == []


def test_words_without_a_person_bring_nothing():
    assert found("Vi selger glutenfri mat og fører diabetesutstyr for gravide") == []


def test_keys_bring_nothing_but_their_values_do():
    assert found('{"epost":"kari@example.com","diagnose":null,"gravid":false}') == []
    assert [c.text for c in found('{"epost":"kari@example.com","status":"sykmeldt"}')] == ["sykmeldt"]


@pytest.mark.parametrize("code", ["F32.9", "F329", "P76", "A04", "K45"])
@pytest.mark.parametrize(
    "lead", ["diagnose: {}", "ICD-10 {}", "ICPC-2: {}", "sykmelding med kode {}", "Bidiagnose ({})"]
)
def test_codes_count_after_their_words(code, lead):
    assert [c.text for c in found(lead.format(code))] == [code]


@pytest.mark.parametrize("code", ["F32.9", "P76"])
def test_codes_far_from_their_words_bring_nothing(code):
    assert found(f"diagnose som ble satt for svært lenge siden på et helt annet sted {code}") == []


@pytest.mark.skipif(not VECTORS.exists(), reason="the published vectors are not beside this checkout")
def test_published_codes():
    rows = [row for row in json.loads(VECTORS.read_text()) if row["type"] == "HEALTH_CODE"]
    assert [row["value"] for row in rows if bool(found(f"diagnose {row['value']}")) != row["valid"]] == []


def test_every_group_is_weighed_and_special():
    assert GROUPS.keys() <= special_category.DETECTOR.weights.keys()
    assert special(special_category.DETECTOR.category) == "art. 9"


@given(st.text(max_size=40))
def test_never_raises(text):
    assert isinstance(check(text), Verdict | None)
