"""Other tools' formats: what is written opens in their own readers, what is read says the same."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import jsonschema
import open_data_contract_standard
import pytest
import yaml
from fideslang import DEFAULT_TAXONOMY, Dataset, Organization, System
from fideslang.models import DataCategory, DataUse
from open_data_contract_standard.model import OpenDataContractStandard

from detectors.categories import CATEGORIES
from scanner.inventory.exchange.fides_words import OURS
from scanner.inventory.exchange.reading import taken
from scanner.inventory.found import Found
from scanner.inventory.load import load
from tests.scanner.inventory.exchanged import EXAMPLE, FOUND, every_inventory, written

# fideslang


def test_our_own_categories_are_those_that_fideslang_lacks():
    theirs = {item.fides_key for item in DEFAULT_TAXONOMY.data_category}
    assert set(OURS) == CATEGORIES.keys() - theirs
    assert {key for key in theirs if key.startswith("user")} <= CATEGORIES.keys()


@every_inventory
def test_fideslang_reads_what_is_written(path):
    document = yaml.safe_load(written(path, "fides", FOUND))
    systems = [System.model_validate(item) for item in document["system"]]
    [Dataset.model_validate(item) for item in document.get("dataset", [])]
    [Organization.model_validate(item) for item in document["organization"]]
    known = {item.fides_key for item in DEFAULT_TAXONOMY.data_category}
    known |= {DataCategory.model_validate(item).fides_key for item in document.get("data_category", [])}
    uses = {item.fides_key for item in DEFAULT_TAXONOMY.data_use}
    uses |= {DataUse.model_validate(item).fides_key for item in document.get("data_use", [])}
    keys = {item.fides_key for item in systems}
    assert len(keys) == len(systems)
    for system in systems:
        assert {flow.fides_key for flow in system.egress or []} <= keys
        for declaration in system.privacy_declarations:
            assert set(declaration.data_categories) <= known
            assert declaration.data_use in uses


@every_inventory
def test_a_fideslang_document_comes_back_with_its_facts(path):
    before = load(path).inventory
    after, remarks = taken("a.yml", written(path, "fides"))
    assert remarks == ()
    assert facts(after) == facts(before)


def facts(inventory):
    return [
        (
            activity.name,
            set(activity.data_use),
            {item.data_category for item in activity.personal_data},
            {basis.article for basis in activity.legal_basis_for_processing},
            [item.period for item in activity.retention],
            {item.special_category_legal_basis for item in activity.personal_data} - {None},
            len(activity.recipients),
            len(activity.systems),
        )
        for activity in sorted(inventory.processing_activities, key=lambda item: item.name)
    ]


def test_a_fideslang_document_of_others_is_read():
    data = b"""
organization: [{fides_key: default_organization, name: Demo}]
system:
  - fides_key: shop
    name: Shop
    system_type: Service
    privacy_declarations:
      - {name: Selling, data_use: essential.service, data_categories: [user.contact.email, system.operations], data_subjects: [customer]}
"""
    inventory, remarks = taken("demo.yml", data)
    assert inventory.controller.name == "Demo"
    assert [item.data_category for item in inventory.processing_activities[0].personal_data] == ["user.contact.email"]
    assert remarks == ("Selling: no category system.operations is known here; left out",)


# ODCS


SCHEMA = json.loads((Path(open_data_contract_standard.__path__[0]) / "schema.json").read_text(encoding="utf-8"))


@every_inventory
def test_the_contract_passes_the_standards_schema(path):
    document = yaml.safe_load(written(path, "odcs", FOUND))
    jsonschema.Draft201909Validator(SCHEMA).validate(document)
    OpenDataContractStandard.model_validate(document)


@every_inventory
def test_a_contract_comes_back_with_its_systems_and_categories(path):
    before = load(path).inventory
    after, _ = taken("a.yaml", written(path, "odcs"))
    used = {name for activity in before.processing_activities for name in activity.systems}
    declared = {
        item.data_category
        for activity in before.processing_activities
        if activity.systems
        for item in activity.personal_data
    }
    assert {item.id for item in after.systems} >= used
    assert {
        item.data_category for activity in after.processing_activities for item in activity.personal_data
    } == declared
    assert {tuple(item.locations) for item in after.systems} == {tuple(item.locations) for item in before.systems}


def test_a_contract_of_others_is_read():
    data = b"""
apiVersion: v3.1.0
kind: DataContract
id: crm
name: CRM
version: 1.0.0
status: active
description: {purpose: keep customers}
servers: [{server: prod, type: postgres, host: db, database: crm, schema: public}]
schema:
  - name: customers
    properties:
      - {name: email, classification: PII}
      - {name: fodselsnummer, classification: restricted}
      - {name: shoe, classification: personal data}
      - {name: created, classification: public}
slaProperties: [{property: retention, value: 3, unit: y, element: customers.created}]
team: [{username: dpo@example.com, role: dpo}]
"""
    inventory, remarks = taken("crm.odcs.yaml", data)
    (activity,) = inventory.processing_activities
    assert [item.data_category for item in activity.personal_data] == [
        "user.contact.email",
        "user.government_id.national_identification_number",
    ]
    assert (activity.purposes, activity.retention[0].period, activity.retention[0].starts_field) == (
        ("keep customers",),
        "P3Y",
        "customers.created",
    )
    assert inventory.systems[0].locations == ("postgresql://db*/crm/public.customers",)
    assert inventory.data_protection_officer.email == "dpo@example.com"
    assert remarks == ("customers.shoe: classified personal data, but which category is it?",)


# Tags


def table(data):
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"))))


def test_openmetadata_gets_a_row_for_each_declared_column():
    rows = {row["fullyQualifiedName"]: row["tags"] for row in table(written(EXAMPLE, "openmetadata", FOUND))}
    assert rows == {
        "butikk.butikk.public.kunde.epost": "PII.NonSensitive;PersonalData.Personal",
        "butikk.butikk.public.kunde.navn": "PII.NonSensitive;PersonalData.Personal",
        "lonn.lonn.hr.ansatt.diagnose": "PII.Sensitive;PersonalData.SpecialCategory",
    }


def test_datahub_gets_glossary_terms_for_each_declared_column():
    rows = {(row["resource"], row["subresource"]): row for row in table(written(EXAMPLE, "datahub", FOUND))}
    dataset = "urn:li:dataset:(urn:li:dataPlatform:postgres,{},PROD)"
    assert rows.keys() == {
        (dataset.format("butikk.public.kunde"), "epost"),
        (dataset.format("butikk.public.kunde"), "navn"),
        (dataset.format("lonn.hr.ansatt"), "diagnose"),
    }
    row = rows[(dataset.format("lonn.hr.ansatt"), "diagnose")]
    assert row["glossary_terms"] == "[urn:li:glossaryTerm:user.health_and_medical]"
    assert row["tags"] == "[urn:li:tag:PersonalData|urn:li:tag:SpecialCategory]"


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # theirs
def test_datahubs_own_source_reads_every_tag_and_term(tmp_path, monkeypatch):
    monkeypatch.setenv("DATAHUB_TELEMETRY_ENABLED", "false")
    source = pytest.importorskip(
        "datahub.ingestion.source.csv_enricher", reason="needs acryl-datahub, too large to install for one test"
    ).CSVEnricherSource
    from datahub.ingestion.api.common import PipelineContext

    path = tmp_path / "tags.csv"
    path.write_bytes(written(EXAMPLE, "datahub", FOUND))
    reader = source.create({"filename": str(path), "write_semantics": "OVERRIDE"}, PipelineContext(run_id="innsyn"))
    made = [unit.metadata for unit in reader.get_workunits()]
    assert all(one.validate() for one in made)
    read = {
        (one.entityUrn, field.fieldPath): (
            [term.urn for term in field.glossaryTerms.terms],
            [tag.tag for tag in field.globalTags.tags],
        )
        for one in made
        if one.aspectName == "editableSchemaMetadata"
        for field in one.aspect.editableSchemaFieldInfo
    }
    assert read == {
        (row["resource"], row["subresource"]): (row["glossary_terms"][1:-1].split("|"), row["tags"][1:-1].split("|"))
        for row in table(path.read_bytes())
    }
    assert not reader.get_report().failures


def test_a_column_whose_name_is_a_formula_does_not_run():
    bad = Found("file:utsending/a.csv", None, "=cmd|' /C calc'!A0", "user.contact.email", "medium", 1, 0.9, False)
    for name in ("openmetadata", "datahub"):
        text = written(EXAMPLE, name, (bad,)).decode("utf-8")
        assert "=cmd" in text
        assert not any(cell.startswith("=") for row in csv.reader(io.StringIO(text)) for cell in row)
