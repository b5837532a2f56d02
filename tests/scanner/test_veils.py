"""What protection leaves behind is told from keys, numbers and text that anybody can read."""

from __future__ import annotations

import json
from base64 import b64encode, urlsafe_b64encode
from hashlib import sha256
from random import Random

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.evidence import Evidence, Place
from scanner.findings import located
from scanner.run import Options, scan
from scanner.veils import counted, veil_of
from tests.estates import numbers

RNG = Random(7)


def cells(make, count=60):
    return [make(number) for number in range(count)]


def sealed(length):
    return b64encode(RNG.randbytes(length)).decode()


BCRYPT = "$2y$10$" + "N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy"
VEILED = {
    "ciphertext": {
        "blocks of AES": cells(lambda n: RNG.randbytes(16 * (1 + n % 3)).hex()),
        "GCM": cells(lambda _: sealed(37)),
        "nonce and text apart": cells(lambda _: f"{sealed(12)}:{sealed(32)}"),
        "three parts, unpadded": cells(lambda _: ".".join(sealed(n).rstrip("=") for n in (12, 33, 16))),
        "hexadecimal": cells(lambda _: RNG.randbytes(48).hex()),
        "bytea": cells(lambda _: "\\x" + RNG.randbytes(40).hex()),
        "a version before it": cells(lambda _: f"v1.{sealed(40)}"),
        "Fernet": cells(lambda _: "gAAAAABm" + urlsafe_b64encode(RNG.randbytes(66)).decode()),
        "Vault": ["vault:v1:" + sealed(40)],
        "OpenSSL": ["U2FsdGVkX1" + "9" * 40],
        "SOPS": ["ENC[AES256_GCM,data:p673w==,iv:YY=,tag:UQ==,type:str]"],
        "PGP": ["-----BEGIN PGP MESSAGE-----\n\nwcBMA8\n-----END PGP MESSAGE-----"],
        "Spring": ["{cipher}AQBhYmNkZWZnaGlqa2xtbm9w"],
    },
    "hash": {
        "bcrypt": [BCRYPT],
        "argon2": ["$argon2id$v=19$m=65536,t=3,p=4$c29tZXNhbHQ$RdescudvJCsgt3ub+b2t"],
        "Django": ["pbkdf2_sha256$600000$abcd$" + sealed(32)],
        "LDAP": ["{SSHA}" + sealed(24)],
    },
    "digest": {
        "SHA-256": cells(lambda n: sha256(str(n).encode()).hexdigest()),
        "SHA-256 in base64": cells(lambda n: b64encode(sha256(str(n).encode()).digest()).decode()),
        "one block of AES, which MD5 may be too": cells(lambda _: sealed(16)),
        "bytes": cells(lambda n: "\\x" + sha256(str(n).encode()).hexdigest()),
    },
    "masked": {
        "all but the last": ["**** **** **** 1234"],
        "first six, last four": ["492500******1234"],
        "crosses": ["XXXX-XXXX-XXXX-1234"],
        "the end of an id": ["010190*****"],
    },
}
READABLE = {
    "UUID": cells(lambda _: numbers.uuid(RNG)),
    "UUID without hyphens": cells(lambda _: numbers.uuid(RNG).replace("-", "")),
    "order numbers": cells(lambda n: str(700_000 + n)),
    "long order numbers": cells(lambda n: f"ORD-2026-{1_000_000_000_000 + n}-ABCDEF"),
    "long digits": cells(lambda _: numbers.digits(RNG, 24)),
    "cards": cells(lambda _: numbers.card(RNG)),
    "times": cells(lambda n: f"2026-01-02T10:{n:02}:33.123456789"),
    "addresses": cells(lambda n: f"https://example.com/a/path/to/something/{n}"),
    "compounds": cells(lambda n: f"kjop-av-varer-og-tjenester-{n}"),
    "JSON in base64": cells(lambda n: b64encode(json.dumps({"kunde": n, "navn": "Kari"}).encode()).decode()),
    "tokens with claims": cells(lambda n: numbers.jwt(RNG, {"sub": str(n)})),
    "too few to tell": [sealed(32)],
    "four digits": cells(lambda n: f"{n:04}"),
}


@pytest.mark.parametrize("name", READABLE)
def test_what_can_be_read_or_told_from_nothing_is_not_veiled(name):
    assert veil_of("felt", READABLE[name]) == ()


@pytest.mark.parametrize(("kind", "name"), [(kind, name) for kind, some in VEILED.items() for name in some])
def test_what_cannot_be_read_is_told_with_its_kind_and_counted(kind, name):
    sample = VEILED[kind][name]
    veil = veil_of("felt", sample)
    assert veil == (kind,)
    assert counted(pa.array([*sample, "lesbart", None, ""]), veil) == {"filled": len(sample) + 1, kind: len(sample)}


def test_the_last_four_digits_are_cut_only_where_the_name_says_what_of():
    assert veil_of("card_last4", READABLE["four digits"]) == ("cut",)


@pytest.mark.parametrize(
    "line", ["*" * 4000 + " kapittel", "x" * 4000 + "!", "## " * 1500 + "?", "NO93 " + "*" * 4000 + "x"]
)
def test_a_long_row_of_signs_is_told_without_trying_how_to_part_it(line):
    assert veil_of("merknad", [line] * 3) == ()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.from_regex(r"[a-zæøå]{2,12}( [a-zæøå]{2,12}){0,6}", fullmatch=True), min_size=1, max_size=80))
def test_words_are_never_veiled(words):
    assert veil_of("merknad", words) == ()


def test_veils_are_counted_in_the_scan_without_a_value_and_merged_over_segments(tmp_path):
    path = tmp_path / "kunder.csv"
    rows = "\n".join(f"{n};{sealed(48)}" for n in range(400))
    path.write_text(f"nr;kort_kryptert\n{rows}\n")
    (one,) = scan([str(path)], Options(jobs=1), b"k" * 32).veiled
    assert (one.location.field, one.filled, one.kinds) == ("kort_kryptert", 400, (("ciphertext", 400),))
    first, second = Evidence(), Evidence()
    place = Place("a", None, "f")
    first.add_veils(place, {"filled": 2, "hash": 1})
    second.add_veils(place, {"filled": 3, "hash": 3})
    first.absorb(second, {}, 5)
    assert first.veils[place] == {"filled": 5, "hash": 4}
    assert located(place).field == "f"


@pytest.mark.parametrize(
    "plain",
    [
        lambda number: f"kms.region-{number}.fjellvik.example.com",
        lambda number: f"enc.lager{number}.fjellvik.example.com/hent",
        lambda _: "crypt:kontant_betaling_i_butikken_med_kvittering",
        lambda number: f"ct:undersokelse_{number}_avbestilt_av_rekvirent",
        lambda number: f"enc:/srv/felles/arkiv/sak-{number}/vedlegg",
    ],
)
def test_a_host_or_a_text_that_begins_like_a_mark_of_ciphertext_is_none(plain):
    assert veil_of("felt", cells(plain, 300)) == ()
    assert veil_of("felt", cells(lambda _: f"enc:v1:{sealed(40)}")) == ("ciphertext",)


@pytest.mark.parametrize("name", ["kort_kryptert", "panEnc", "kunde.fnr_aes256"])
def test_a_name_that_says_encrypted_tells_a_block_of_ciphertext_from_a_digest(name):
    sample = cells(lambda _: RNG.randbytes(16).hex())
    assert veil_of(name, sample) == ("ciphertext",)
    assert veil_of("fnr", sample) == ("digest",)


def sealed_of(path):
    (one,) = scan([str(path)], Options(jobs=1), b"k" * 32).veiled
    return one.location.field, one.filled, one.kinds


def test_bytes_that_are_no_text_are_told_in_a_database(tmp_path):
    import sqlite3

    with sqlite3.connect(tmp_path / "kunder.db") as base:
        base.execute("CREATE TABLE kunder (id INTEGER PRIMARY KEY, navn TEXT, fnr_kryptert VARBINARY(64))")
        base.executemany("INSERT INTO kunder VALUES (?, 'x', ?)", [(n, RNG.randbytes(44)) for n in range(300)])
    assert sealed_of(tmp_path / "kunder.db") == ("fnr_kryptert", 300, (("ciphertext", 300),))


def test_bytes_that_are_no_text_are_told_in_a_table_file_and_pictures_are_not(tmp_path):
    import pyarrow.parquet as pq

    digests = [sha256(str(n).encode()).digest() for n in range(300)]
    pictures = [b"\x89PNG\r\n\x1a\n" + RNG.randbytes(90) for _ in range(300)]
    pq.write_table(pa.table({"passord": digests, "bilde": pictures}), tmp_path / "brukere.parquet")
    found = {one.location.field: one.kinds for one in scan([str(tmp_path)], Options(jobs=1), b"k" * 32).veiled}
    assert found["passord"] == (("digest", 300),)


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.sampled_from(["**** 1234", "0" * 32, "0" * 32 + "\n" + "0" * 32, "a\n", "ingen", "", None]), max_size=6
    ),
    st.sampled_from([("digest",), ("masked",), ("masked", "digest"), ("ciphertext", "digest")]),
)
def test_cells_are_counted_together_as_they_are_one_by_one(cells, veil):
    together = counted(pa.array(cells, pa.string()), veil)

    apart = [counted(pa.array([cell], pa.string()), veil) for cell in cells]
    assert together == {kind: n for kind in ("filled", *veil) if (n := sum(one.get(kind, 0) for one in apart))} | {
        "filled": sum(one["filled"] for one in apart)
    }


def test_what_follows_an_open_envelope_is_no_part_of_it():
    cells = pa.array(["-----BEGIN PGP MESSAGE-----\nabc", "ingen", "-----BEGIN PGP MESSAGE-----\nx"])
    assert counted(cells, ("ciphertext",)) == {"filled": 3, "ciphertext": 2}
