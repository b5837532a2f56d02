from functools import cache
from math import exp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors import decided_values as values
from detectors.detector import Verdict
from detectors.engine import Engine
from detectors.fields import hints
from detectors.generic import fields_of_content, fields_that_decide
from detectors.linear import Pattern

DETECTORS = (*fields_that_decide.DETECTORS, *fields_of_content.DETECTORS)
BY_NAME = {detector.name: detector for detector in DETECTORS}


@cache
def engine():
    return Engine(DETECTORS)


def found(text):
    return {engine().detectors[c.detector].name: c for c in engine().find(text)}


CELLS = [
    ("field_username", "brukernavn", "kari_n", "null"),
    ("field_username", "login", "knord42", "root"),
    ("field_job_title", "stilling", "Sykepleier", "Mr"),
    ("field_job_title", "yrke", "Lærar", "1234"),
    ("field_nationality", "nasjonalitet", "norsk", "blå"),
    ("field_language", "språk", "nb-NO", "python3"),
    ("field_dietary_requirement", "allergier", "nøtter", "ingen"),
    ("field_organization", "firma", "Eksempel AS", "974760673"),
    ("field_chain_membership", "kjedetilhørighet", "Nordkjeden", "17"),
    ("field_privacy_preferences", "samtykke", "ja", "kanskje"),
    ("field_privacy_preferences", "nyhetsbrev", "true", "sendt"),
    ("field_privacy_preferences", "samtykke_dato", "2026-05-17", "aldri"),
    ("field_balance", "saldo", "1 250,50", "ukjent"),
    ("field_payment", "betalingsmåte", "Vipps", "3"),
    ("field_purchase_history", "bestillinger", "2 x støvler", "-"),
    ("field_postal_code", "postnr", "0150", "0000"),
    ("field_postal_code", "poststed", "OSLO", "Langtvekkistan"),
    ("field_name", "enhetsnavn", "Karis iPhone", "null"),
    ("field_operating_system", "operativsystem", "iOS 19", "Volvo"),
    ("field_call_recording", "samtaleopptak", "a/b/17.wav", "40 studenter"),
    ("field_email", "mailbody", "Hei, takk for sist", "null"),
    ("field_chat", "chat", "Hei, er du der?", "null"),
    ("field_note", "notat", "Ring tilbake", "n/a"),
    ("field_support_case", "supportsak", "Får ikke logget inn", "4411"),
    ("field_feedback", "tilbakemelding", "Flott!", "5"),
    ("field_event_participation", "påmelding", "Sommerfest", "null"),
    ("field_delivery", "leveringsadresse", "Rue Exemple 12", "samme"),
]


@pytest.mark.parametrize(("name", "field", "good", "bad"), CELLS)
def test_a_cell_counts_in_its_field_and_nonsense_does_not(name, field, good, bad):
    detector = BY_NAME[name]
    cell = Pattern(detector.cell)
    assert hints(field)[detector.category] >= 2.5
    assert cell.matches_whole(good.encode())
    assert detector.check(good) is not None
    assert not cell.matches_whole(bad.encode()) or detector.check(bad) is None


@pytest.mark.parametrize(
    ("name", "field", "good"),
    [(n, f, g) for n, f, g, _ in CELLS if f not in {"poststed", "samtykke_dato", "supportsak", "bestillinger"}],
)
def test_a_led_value_is_likely_and_not_certain(name, field, good):
    match = found(f'"{field}":"{good}"')[name]
    assert 0.75 <= 1 / (1 + exp(-match.score)) <= 0.9


@pytest.mark.parametrize("detector", DETECTORS, ids=lambda detector: detector.name)
def test_an_exact_name_passes_the_threshold_and_a_compound_just_so(detector):
    assert detector.prior + 4.0 > 1.0
    assert 0.0 < detector.prior + 2.5 < 1.0


@pytest.mark.parametrize(
    "text",
    [
        "INFO user=root action=ping", "pageTitle=Forsiden", "os.path=/usr/lib", "chat: enabled", "user-agent: curl/8.0", "title=Ordre",
        "status: active", "language=java", "role=ADMIN", "name=OrderService", '"user":"a3f09be1"', "description: Ullgenser", "user: null",
        "comment: null", "note: 3", "type=note", "session=active",
    ],
)  # fmt: skip
def test_common_log_content_brings_nothing(text):
    assert found(text) == {}


def test_a_text_field_leaves_what_it_holds_to_others():
    assert found("notat: Ring Kari på 68 05 12 34")["field_note"].text == "Ring"


@given(st.text(max_size=60))
def test_never_raises(text):
    assert all(isinstance(detector.check(text), Verdict | None) for detector in DETECTORS)
    assert values.is_date(text) in {True, False}
