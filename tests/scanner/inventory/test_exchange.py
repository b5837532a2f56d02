"""Exchange by the command: what is broken is refused with a reason, and nothing is half written."""

from __future__ import annotations

import pytest

from scanner.inventory.exchange.cells import MAX_CELL
from scanner.inventory.exchange.format import Asked, ExchangeError, on_offer
from scanner.inventory.exchange.reading import taken
from scanner.inventory.load import loads
from tests.scanner.inventory.exchanged import EXAMPLE, run


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.xlsx", b"", "is empty"),
        ("a.txt", b"hello", "of no format that is known"),
        ("a.xlsx", b"PK\x03\x04 broken", "not a workbook that can be read"),
        ("a.csv", b"a,b\n1,2\n", "no record: no row names"),
        ("a.csv", "Formål,Registrerte,Personopplysninger\n".encode(), "a record without rows"),
        ("a.csv", b'Section,Id\n"open', "not CSV that can be read"),
        ("a.csv", b"Section,Id,Name\nNonsense,a,b\n", "row 2: no such section"),
        ("a.yml", b"system: [{fides_key: a, privacy_declarations: x}]", "a node of another kind"),
        ("a.yml", b"system: [{fides_key: a}]", "no privacy declaration in it"),
        ("a.yml", b"system: [\nfides_key: a", "line 2, column"),
        ("a.yaml", b"kind: DataContract\nid: x\n", "no schema in it"),
        ("a.yaml", b"kind: DataContract\nid: x\nschema: [x]\n", "a node of another kind"),
    ],
)
def test_what_is_broken_is_refused_with_a_reason(name, data, said):
    with pytest.raises(ExchangeError, match=said):
        taken(name, data)


def test_a_record_that_says_what_it_may_not_is_refused_with_its_rows():
    data = (
        "Del,Hører til,Id,Navn,Kategori,Lengste tid,Formatversjon\n"
        "Om protokollen,,,,,,1\nAktiviteter,,a,A,,,\nOpplysninger,a,,,user.nmae,,\nSlettefrister,a,,,,fem år,\n"
    )
    with pytest.raises(ExchangeError) as caught:
        taken("a.csv", data.encode())
    assert "row 4: data_category: unknown category user.nmae; did you mean user.name?" in str(caught.value)
    assert "row 5: period: period must be a duration" in str(caught.value)


def test_a_row_without_its_owner_is_refused():
    data = "Section,Belongs to,Id,Name,Category\nActivities,,a,A,\nPersonal data,b,,,user.name\n"
    with pytest.raises(ExchangeError, match="row 3: no row in processing_activities has the id b"):
        taken("a.csv", data.encode())


def test_a_text_that_no_cell_can_hold_is_refused_not_cut():
    text = EXAMPLE.read_text(encoding="utf-8").replace("name: Nyhetsbrev", f"name: {'x' * (MAX_CELL + 1)}")
    with pytest.raises(ExchangeError, match="longer than a workbook's cell"):
        on_offer()["ropa-xlsx"].write(loads(text).inventory, Asked())


def test_nothing_is_half_written(tmp_path):
    path = tmp_path / "out.xlsx"
    path.write_bytes(b"as it was")
    broken = tmp_path / "broken.yaml"
    broken.write_text("inventory_version: 1\n", encoding="utf-8")
    assert run("export", broken, "--to", "ropa-xlsx", "-o", path).exit_code == 2
    assert run("import", broken, "-o", path).exit_code == 2
    assert path.read_bytes() == b"as it was"
    assert run("export", EXAMPLE, "--to", "ropa-xlsx", "-o", tmp_path / "none" / "x.xlsx").exit_code == 2


def test_a_format_that_is_not_there_is_wrong_usage():
    done = run("export", EXAMPLE, "--to", "ropa-xslx")
    assert done.exit_code == 2
    assert "did you mean ropa-xlsx?" in done.stderr
    assert run("import", EXAMPLE, "--from", "dpv").exit_code == 2


def test_tags_without_a_field_to_tag_are_refused(tmp_path):
    bare = tmp_path / "bare.yaml"
    bare.write_text(
        "inventory_version: 1\nprocessing_activities: [{id: a, name: A, personal_data: []}]\n", encoding="utf-8"
    )
    for name in ("openmetadata", "datahub"):
        done = run("export", bare, "--to", name)
        assert done.exit_code == 2
        assert "give a scan's report with --scan" in done.stderr


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"schema": "other/1"}', '{"schema": "innsyn/scan/1", "findings": [{}]}']
)
def test_what_is_no_scan_is_refused(text, tmp_path):
    path = tmp_path / "scan.json"
    path.write_text(text, encoding="utf-8")
    assert run("export", EXAMPLE, "--to", "datahub", "--scan", path).exit_code == 2
