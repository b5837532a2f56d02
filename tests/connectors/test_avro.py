"""Avro: cut, damaged and hostile files; then every type and codec."""

import datetime as dt
import io
import json
import uuid

import fastavro
import pytest

from connectors.connector import Limits

SCHEMA = {
    "type": "record",
    "name": "kunde",
    "fields": [
        {"name": "navn", "type": "string"},
        {"name": "fnr", "type": ["null", "long"]},
        {"name": "dato", "type": {"type": "int", "logicalType": "date"}},
        {"name": "ref", "type": {"type": "string", "logicalType": "uuid"}},
        {"name": "eposter", "type": {"type": "array", "items": "string"}},
        {"name": "adresse", "type": {"type": "record", "name": "a", "fields": [{"name": "sted", "type": "string"}]}},
        {"name": "odd", "type": ["long", "string"]},
    ],
}


def rows(count):
    return [
        {
            "navn": f"Kåre {n}",
            "fnr": 17912099997 if n % 2 else None,
            "dato": dt.date(2026, 11, 22),
            "ref": uuid.UUID(int=n),
            "eposter": [f"k{n}@example.com", "x@example.com"],
            "adresse": {"sted": "Bø"},
            "odd": n if n % 2 else "tekst",
        }
        for n in range(count)
    ]


def avro(count=1000, codec="null", schema=None, records=None):
    out = io.BytesIO()
    fastavro.writer(out, schema or SCHEMA, rows(count) if records is None else records, codec, sync_interval=4000)
    return out.getvalue()


def cells(found, path):
    return [
        cell for _, batch in found.columns for c in batch.columns if c.path == path for cell in c.values.to_pylist()
    ]


@pytest.mark.parametrize("left", [0.0001, 0.01, 0.5, 0.99])
@pytest.mark.parametrize("codec", ["null", "deflate"])
def test_a_file_cut_short_is_a_failure_and_read_so_far(left, codec, folder, scanned):
    data = avro(codec=codec)
    (folder / "a.avro").write_bytes(data[: int(len(data) * left)])
    found = scanned("a.avro")
    assert len(found.failures) == 1
    assert len(cells(found, "navn")) >= 500 * (left > 0.6)


def test_a_damaged_file_is_a_failure_without_its_values(folder, scanned):
    data = bytearray(avro())
    data[5000:5200] = bytes(range(200))
    (folder / "a.avro").write_bytes(data)
    found = scanned("a.avro")
    assert found.failures
    assert not any("Kåre" in reason for reason in found.reasons)


def test_a_block_that_expands_beyond_the_bounds_is_refused(folder, scanned):
    data = avro(
        codec="deflate", records=[{"navn": "a" * 20_000_000}], schema={**SCHEMA, "fields": SCHEMA["fields"][:1]}
    )
    (folder / "a.avro").write_bytes(data)
    found = scanned("a.avro", limits=Limits(free_bytes=1_000_000, ratio=10))
    assert any("bomb" in reason for reason in found.reasons)


def test_records_without_end_are_refused(folder, scanned):
    head = avro(0, schema={"type": "record", "name": "r", "fields": [{"name": "x", "type": "null"}]})
    (folder / "a.avro").write_bytes(head + b"\xfe\xff\xff\xff\xff\xff\xff\x7f" + b"\x00" + head[-16:])
    assert scanned("a.avro").failures


def test_an_unknown_codec_is_a_failure_that_says_so(folder, scanned):
    (folder / "a.avro").write_bytes(avro(codec="deflate").replace(b"deflate", b"odd1234"))
    assert any("odd1234" in reason for reason in scanned("a.avro").reasons)


@pytest.mark.parametrize("codec", ["null", "deflate", "bzip2", "xz"])
def test_every_type_is_text(codec, folder, scanned):
    (folder / "a.avro").write_bytes(avro(codec=codec))
    found = scanned("a.avro")
    assert found.failures == []
    assert len(cells(found, "navn")) == 1000
    assert cells(found, "fnr")[:2] == [None, "17912099997"]
    assert cells(found, "dato")[0] == "2026-11-22"
    assert cells(found, "ref")[1] == "00000000-0000-0000-0000-000000000001"
    assert cells(found, "eposter[]")[:2] == ["k0@example.com", "x@example.com"]
    assert cells(found, "adresse.sted")[0] == "Bø"
    assert cells(found, "odd")[:2] == ["tekst", "1"]


def test_snappy_is_read(folder, scanned):
    import pyarrow as pa

    plain = avro(3)
    marker = plain[-16:]
    first = plain.index(marker) + 16
    head = plain[:first].replace(b"\x08null", b"\x0csnappy")
    body = plain[first + 1 : -16]
    body = body[1:] if body[0] < 0x80 else body[2:]
    packed = bytes(pa.compress(body, codec="snappy", asbytes=True)) + b"\0\0\0\0"
    size = len(packed) * 2
    (folder / "a.avro").write_bytes(head + b"\x06" + bytes([size & 0x7F | 0x80, size >> 7]) + packed + marker)
    assert cells(scanned("a.avro"), "navn") == ["Kåre 0", "Kåre 1", "Kåre 2"]


def test_names_that_are_values_are_not_shown(folder, scanned):
    schema = {"type": "record", "name": "r", "fields": [{"name": "m", "type": {"type": "map", "values": "string"}}]}
    (folder / "a.avro").write_bytes(avro(schema=schema, records=[{"m": {"kari@example.com": "x"}}]))
    found = scanned("a.avro")
    assert not any("kari" in column.path for _, batch in found.columns for column in batch.columns)
    assert "kari@example.com" in json.dumps([c.values.to_pylist() for _, b in found.columns for c in b.columns])
