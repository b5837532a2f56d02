"""Fields of JSON Lines and logs that cannot be read are told like columns; all others are left alone."""

from __future__ import annotations

import json
from base64 import b64encode
from random import Random

import pytest

from scanner.run import Options, scan
from tests.estates import numbers

RNG = Random(11)
BCRYPT = "$2y$10$" + "N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy"
ARGON2 = "$argon2id$v=19$m=65536,t=3,p=4$c29tZXNhbHQ$RdescudvJCsgt3ub+b2t"


def sealed(length=44):
    return b64encode(RNG.randbytes(length)).decode()


def told(tmp_path, lines, name="hendelser.jsonl"):
    path = tmp_path / name
    path.write_text("".join(f"{line}\n" for line in lines))
    result = scan([str(path)], Options(jobs=1), b"k" * 32)
    return {one.location.field: (one.filled, dict(one.kinds)) for one in result.veiled}


VALUES = {
    "kunde.pan_enc": ("ciphertext", sealed),
    "kunde.passord": ("hash", lambda: BCRYPT),
    "kunde.fnr_sha256": ("digest", lambda: RNG.randbytes(32).hex()),
    "kunde.pan_masked": ("masked", lambda: "**** **** **** 1234"),
    "kunde.kontonummerKryptert": ("ciphertext", lambda: RNG.randbytes(40).hex()),
}


@pytest.mark.parametrize("field", VALUES)
def test_a_field_of_json_lines_is_told_by_its_path(tmp_path, field):
    kind, value = VALUES[field]
    key = field.rpartition(".")[2]
    lines = [json.dumps({"id": n, "kunde": {"sted": "Bø", key: value()}, "ok": True}) for n in range(200)]
    assert told(tmp_path, lines) == {field: (200, {kind: 200})}


LOGGED = {
    "INFO lagret kort pan_enc={} for ordre": ("msg:pan_enc=", sealed, "ciphertext"),
    "ts=2026-11-22T06:30:13Z level=info passord_hash={} status=200": ("passord_hash", lambda: ARGON2, "hash"),
    'INFO svar "kortnummer": "{}", "status": 200': ("msg:kortnummer=", lambda: "492500******1234", "masked"),
}


@pytest.mark.parametrize("line", LOGGED)
def test_a_key_of_a_log_is_told_by_its_field(tmp_path, line):
    field, value, kind = LOGGED[line]
    lines = [f"2026-11-22 06:30:13 {line.format(value())}" for _ in range(200)]
    assert told(tmp_path, lines, "app.log") == {field: (200, {kind: 200})}


def test_what_json_escapes_is_read_as_it_was(tmp_path):
    lines = [json.dumps({"pan_enc": sealed()}).replace("/", "\\/").replace("=", "\\u003d") for _ in range(200)]
    assert told(tmp_path, lines) == {"pan_enc": (200, {"ciphertext": 200})}


def test_a_value_in_clear_and_one_that_is_left_out_are_not_counted_as_unreadable(tmp_path):
    values = [BCRYPT] * 150 + ["Sommer2024!"] * 30 + [None] * 20
    lines = [json.dumps({"passord": value}) for value in values]
    assert told(tmp_path, lines) == {"passord": (180, {"hash": 150})}


def test_a_key_that_names_two_fields_is_told_of_neither(tmp_path):
    lines = [json.dumps({"kunde": {"passord": BCRYPT}}) for _ in range(50)]
    lines += [json.dumps({"ansatt": {"passord": BCRYPT}}) for _ in range(50)]
    assert told(tmp_path, lines) == {}


def test_ids_of_traces_and_what_can_be_read_are_no_protected_fields(tmp_path):
    lines = [
        json.dumps(
            {
                "traceId": RNG.randbytes(16).hex(),
                "spanId": sealed(),
                "passord": "Vinter2025!",
                "kort": numbers.card(RNG),
            }
        )
        for _ in range(200)
    ]
    assert told(tmp_path, lines) == {}


def test_values_are_counted_through_a_whole_file(tmp_path):
    padding = "x" * 400
    lines = [json.dumps({"fyll": padding, "pan_enc": sealed()}) for _ in range(4000)]
    assert told(tmp_path, lines) == {"pan_enc": (4000, {"ciphertext": 4000})}
