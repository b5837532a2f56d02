"""OpenMetadata: its importer takes a row for the whole truth, so tags are put to its own export and nothing else is."""

from __future__ import annotations

import csv
import io

import pytest

from scanner.inventory.exchange.columns import known_columns
from scanner.inventory.exchange.format import Column, ExchangeError
from scanner.inventory.exchange.openmetadata import HEADINGS, put_onto
from scanner.inventory.load import load
from tests.scanner.inventory.exchanged import EXAMPLE, FOUND, run, written


def row(kind, full, **cells):
    parts = next(csv.reader([full], delimiter="."))
    given = {"name*": ".".join(parts[4:]) or parts[-1], "entityType*": kind, "fullyQualifiedName": full}
    given |= {key.replace("_", "."): text for key, text in cells.items()}
    return [given.get(head, "") for head in HEADINGS]


def typed(full, kind="VARCHAR", **cells):
    return row("column", full, column_dataType=kind, column_dataTypeDisplay=kind.lower(), **cells)


def export(*rows):
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\r\n").writerows([HEADINGS, *rows])
    return buffer.getvalue().encode()


SHOP = export(
    row("database", "butikk.butikk", owner="team:salg"),
    row("databaseSchema", "butikk.butikk.public"),
    row("table", "butikk.butikk.public.kunde", description='Kundene, "de faste"\nog de nye'),
    typed("butikk.butikk.public.kunde.epost", glossaryTerms="Salg.Kontakt", description=" - skrevet av folk "),
    typed("butikk.butikk.public.kunde.navn", tags="Tier.Tier1;PII.None", displayName="Navn; etternavn først"),
    typed("butikk.butikk.public.kunde.id", kind="BIGINT"),
    row(
        "storedProcedure",
        "butikk.butikk.public.rydd",
        storedProcedure_code="begin; end",
        storedProcedure_language="SQL",
    ),
)
FIELDS = known_columns(load(EXAMPLE).inventory, FOUND)


def rows_of(data):
    return list(csv.reader(io.StringIO(data.decode(), newline="")))


def tagged(data):
    at = HEADINGS.index("tags")
    return {line[HEADINGS.index("fullyQualifiedName")]: line[at] for line in rows_of(data)[1:] if line[at]}


def column(field, *, source="postgresql://db/butikk", table="public.kunde", category="user.contact.email", system="x"):
    return Column(system, source, table, field, (category,))


def test_the_columns_that_are_known_are_tagged():
    assert tagged(put_onto(SHOP, FIELDS)[0]) == {
        "butikk.butikk.public.kunde.epost": "PII.NonSensitive;PersonalData.Personal",
        "butikk.butikk.public.kunde.navn": "Tier.Tier1;PII.NonSensitive;PersonalData.Personal",
    }


def test_nothing_but_tags_is_changed():
    after = put_onto(SHOP, FIELDS)[0]
    at = HEADINGS.index("tags")
    changed = [
        (number, cell)
        for number, (old, new) in enumerate(zip(rows_of(SHOP), rows_of(after), strict=True))
        for cell, (one, two) in enumerate(zip(old, new, strict=True))
        if one != two
    ]
    assert changed == [(4, at), (5, at)]


def test_cells_with_white_space_around_them_keep_it():
    assert b'," - skrevet av folk ",' in put_onto(SHOP, FIELDS)[0]


def test_a_tag_that_gave_way_to_a_stricter_is_told():
    assert "butikk.public.kunde.navn: PII.None became PII.NonSensitive" in put_onto(SHOP, FIELDS)[1]


def test_a_tag_is_never_weakened():
    cell = "PII.Sensitive;PersonalData.Egen"
    data = export(typed("a.butikk.public.kunde.epost", tags=cell))
    assert tagged(put_onto(data, [column("epost")])[0]) == {"a.butikk.public.kunde.epost": cell}


def test_what_is_tagged_already_stays_byte_for_byte():
    once = put_onto(SHOP, FIELDS)[0]
    again, remarks = put_onto(once, FIELDS)
    assert again == once
    assert not any("became" in remark for remark in remarks)


def test_an_export_of_one_system_is_not_asked_for_the_fields_of_others():
    assert not any("lonn" in remark for remark in put_onto(SHOP, FIELDS)[1])


@pytest.mark.parametrize(
    ("full", "field"),
    [
        ("svc.default.butikk.kunde.epost", column("epost", source="mysql://db/butikk", table="kunde")),
        ("svc.default.main.kunde.epost", column("epost", source="sqlite:///data/a.db", table="kunde")),
        ('"svc.no".BUTIKK.public."kunde.2025".epost', column("epost", table="public.kunde.2025")),
        ("svc.butikk.public.kunde.data", column("data.kontakt.epost")),
        ("svc.butikk.public.kunde.adresse.sted", column("adresse.sted")),
        ("svc.butikk.public.kunde.Epost", column("epost")),
        ("svc.butikk.public.kunde.epost", column("epost", source="postgresql:", table="kunde")),
    ],
    ids=["mysql", "sqlite", "quoted", "path in a value", "struct", "case", "declared only"],
)
def test_a_column_is_known_by_the_names_above_it(full, field):
    assert full in tagged(put_onto(export(typed(full)), [field])[0])


@pytest.mark.parametrize(
    "full",
    [
        "svc.lonn.public.kunde.epost",
        "svc.butikk.gammel.kunde.epost",
        "svc.butikk.public.kunder.epost",
        "svc.butikk.public.kunde.epost2",
    ],
)
def test_a_column_of_another_database_schema_table_or_name_is_not_it(full):
    with pytest.raises(ExchangeError, match="none of the fields"):
        put_onto(export(typed(full)), [column("epost")])


def test_a_field_that_two_columns_may_be_is_told_and_not_tagged():
    data = export(typed("svc.a.public.kunde.epost"), typed("svc.b.public.kunde.epost"), typed("svc.a.public.kunde.x"))
    after, remarks = put_onto(
        data, [column("epost", source="postgresql:", table="kunde"), column("x", source="postgresql:")]
    )
    assert list(tagged(after)) == ["svc.a.public.kunde.x"]
    assert remarks == ("kunde.epost: not tagged, 2 columns have that name",)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "no recursive export of OpenMetadata"),
        (b"column.name*,column.tags\r\nepost,\r\n", "it has no column entityType, fullyQualifiedName, tags"),
        (SHOP[:-1] + b"a,b\r\n", "row 9 has"),
        (b"\xff\xfe\x00", "not CSV in UTF-8"),
        (b'"a', "not CSV in UTF-8"),
    ],
    ids=["empty", "of one table", "ragged", "not text", "unclosed"],
)
def test_what_is_no_export_is_refused_and_nothing_is_written(data, said, tmp_path):
    path, out = tmp_path / "om.csv", tmp_path / "out.csv"
    path.write_bytes(data)
    done = run("export", EXAMPLE, "--to", "openmetadata", "--onto", path, "-o", out)
    assert done.exit_code == 2
    assert said in done.stderr
    assert not out.exists()


def test_the_command_puts_tags_onto_an_export_and_says_what_it_did_not_find(tmp_path):
    path, out = tmp_path / "om.csv", tmp_path / "out.csv"
    path.write_bytes(SHOP)
    done = run("export", EXAMPLE, "--to", "openmetadata", "--onto", path, "-o", out)
    assert done.exit_code == 0
    assert list(tagged(out.read_bytes())) == ["butikk.butikk.public.kunde.epost", "butikk.butikk.public.kunde.navn"]


def test_onto_goes_with_openmetadata_only(tmp_path):
    assert run("export", EXAMPLE, "--to", "datahub", "--onto", tmp_path / "x").exit_code == 2


def test_without_an_export_the_list_says_that_it_is_one():
    done = run("export", EXAMPLE, "--to", "openmetadata")
    assert done.exit_code == 0
    assert "give its own export with --onto" in done.stderr


@pytest.mark.filterwarnings("ignore")  # theirs
def test_openmetadatas_own_models_take_every_row():
    needed = "needs openmetadata-ingestion, which asks for another SQLAlchemy than ours and is too large for one test"
    table = pytest.importorskip("metadata.generated.schema.entity.data.table", reason=needed)
    from metadata.generated.schema.type.csvFile import CsvFile
    from metadata.generated.schema.type.tagLabel import LabelType, State, TagLabel
    from metadata.utils.fqn import split

    data = put_onto(SHOP, FIELDS)[0]
    headings = [
        {"name": head.removesuffix("*"), "required": head.endswith("*"), "description": "x", "examples": []}
        for head in HEADINGS
    ]
    read = CsvFile(headers=headings, records=rows_of(data)[1:])
    for record in read.records:
        cells = dict(zip(HEADINGS, record.root, strict=True))
        assert all(cells[head] for head in HEADINGS if head.endswith("*"))
        if cells["entityType*"] == "column":
            names = split(cells["fullyQualifiedName"])
            made = table.Column(
                name=names[-1],
                dataType=cells["column.dataType"],
                fullyQualifiedName=cells["fullyQualifiedName"],
                description=cells["description"],
                tags=[
                    TagLabel(tagFQN=tag, source="Classification", labelType=LabelType.Manual, state=State.Confirmed)
                    for tag in cells["tags"].split(";")
                    if tag
                ],
            )
            assert all(len(split(tag.tagFQN.root)) == 2 for tag in made.tags)
    for line in csv.DictReader(io.StringIO(written(EXAMPLE, "openmetadata", FOUND).decode())):
        assert len(split(line["fullyQualifiedName"])) == 5
        with pytest.raises(ValueError, match="dataType"):  # why the list is not to be imported
            table.Column(name=line["name*"], dataType=line["column.dataType"])
