"""Other tools' formats: what is written opens in their own readers, what is read says the same, what is broken is refused."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from pathlib import Path

import jsonschema
import open_data_contract_standard
import pytest
import rdflib
import yaml
from click.testing import CliRunner
from fideslang import DEFAULT_TAXONOMY, Dataset, Organization, System
from fideslang.models import DataCategory, DataUse
from open_data_contract_standard.model import OpenDataContractStandard
from openpyxl import Workbook, load_workbook

from detectors.categories import CATEGORIES
from scanner.cli import main
from scanner.inventory.exchange.cells import MAX_CELL
from scanner.inventory.exchange.columns import known_columns
from scanner.inventory.exchange.fides_words import OURS
from scanner.inventory.exchange.format import Asked, ExchangeError, on_offer
from scanner.inventory.exchange.headings import FIELDS, SECTIONS, folded
from scanner.inventory.exchange.reading import taken
from scanner.inventory.exchange.record import CONTROLLER, PROCESSOR
from scanner.inventory.exchange.record_reading import kind_of
from scanner.inventory.exchange.record_words import category_of, retention_of
from scanner.inventory.found import Found
from scanner.inventory.load import load, loads

ROOT = Path(__file__).parents[3]
EXAMPLE = ROOT / "docs" / "examples" / "fjellvik.yaml"
SHARED = ROOT.parent / "shared" / "facts" / "inventories"
ALL = [EXAMPLE, *sorted(SHARED.glob("*.yaml"))]
every_inventory = pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
FOUND = (
    Found("postgresql://db:5432/butikk", "public.kunde", "epost", "user.contact.email", "medium", 10, 0.99, False),
    Found("postgresql://db:5432/butikk", "public.kunde", "navn", "user.name.first", "medium", 10, 0.99, False),
    Found(
        "postgresql://db:5432/butikk",
        "public.kunde",
        "kort",
        "user.financial.credit_card.number",
        "high",
        3,
        0.99,
        False,
    ),
    Found("postgresql://db:5432/lonn", "hr.ansatt", "diagnose", "user.health_and_medical", "high", 3, 0.99, False),
    Found("postgresql://db:5432/ukjent", "public.x", "epost", "user.contact.email", "medium", 3, 0.99, False),
)


def written(path, name, found=()):
    inventory = load(path).inventory
    return on_offer()[name].write(inventory, Asked("nb", known_columns(inventory, found)))


def run(*arguments: object):
    return CliRunner().invoke(main, ["inventory", *map(str, arguments)], prog_name="innsyn")


# Refusals first


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


# DPV


DPV = rdflib.Namespace("https://w3id.org/dpv#")
rdflibs_own = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # met inside its reader of JSON-LD
TERMS = frozenset(
    [
        "Age",
        "Authenticating",
        "BankAccount",
        "Behavioural",
        "Biometric",
        "BirthDate",
        "BrowsingBehaviour",
        "City",
        "Communication",
        "Contact",
        "Country",
        "CriminalOffence",
        "Demographic",
        "DeviceBased",
        "DeviceOperatingSystem",
        "EmailAddress",
        "EmailContent",
        "Ethnicity",
        "Family",
        "Financial",
        "Fingerprint",
        "GPSCoordinate",
        "Gender",
        "Genetic",
        "Health",
        "IPAddress",
        "Identifier",
        "Insurance",
        "Interaction",
        "Job",
        "Language",
        "Location",
        "MACAddress",
        "MaritalStatus",
        "MedicalHealth",
        "Name",
        "Nationality",
        "OfficialID",
        "Opinion",
        "Passport",
        "Password",
        "PaymentCard",
        "PaymentCardExpiry",
        "PaymentCardNumber",
        "PhysicalAddress",
        "Picture",
        "PoliticalAffiliation",
        "PostalCode",
        "PrivacyPreference",
        "Professional",
        "ProfessionalCertification",
        "PubliclyAvailableSocialMedia",
        "Purchase",
        "Region",
        "Religion",
        "Retina",
        "Salary",
        "ServiceConsumptionBehaviour",
        "SexualPreference",
        "SocialNetwork",
        "Street",
        "TelephoneNumber",
        "Tracking",
        "TradeUnionMembership",
        "Transactional",
        "UID",
        "UserAgent",
        "Username",
        "VehicalLicenseNumber",
        "Vehicle",
        "VoiceCommunicationRecording",
    ]
)
"""The terms of DPV's extension for personal data (2.2) that the tree uses; the spelling of one is theirs."""


def test_every_category_has_a_term_that_dpv_has():
    used = {item.dpv for item in CATEGORIES.values() if item.dpv.startswith("pd:")}
    assert used == {f"pd:{term}" for term in TERMS}


@rdflibs_own
@every_inventory
def test_json_ld_is_a_graph_that_says_what_the_inventory_says(path):
    inventory = load(path).inventory
    graph = rdflib.Graph().parse(data=written(path, "dpv"), format="json-ld")
    for activity in inventory.processing_activities:
        node = rdflib.URIRef(f"urn:innsyn:activity:{activity.id}")
        assert (node, rdflib.RDF.type, DPV.PersonalDataProcess) in graph
        bases = {str(item).rpartition("#")[2] for item in graph.objects(node, DPV.hasLegalBasis)}
        expected = {f"A6-1-{basis.article[5]}" for basis in activity.legal_basis_for_processing}
        assert {item for item in bases if item.startswith("A6")} == expected
        assert len(set(graph.objects(node, DPV.hasRecipient))) == len(set(activity.recipients))
        assert bool(list(graph.objects(node, DPV.hasPersonalData))) == bool(activity.personal_data)
    assert all(str(node).startswith(("https://", "urn:innsyn:", "http://")) for node in graph.predicates())


@rdflibs_own
def test_periods_are_durations_and_events_are_events():
    graph = rdflib.Graph().parse(data=written(EXAMPLE, "dpv"), format="json-ld")
    values = {str(value) for value in graph.objects(None, rdflib.RDF.value)}
    assert values == {"P5Y", "P30D", "P90D"}
    assert all(value.datatype == rdflib.XSD.duration for value in graph.objects(None, rdflib.RDF.value))


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


def test_a_column_whose_name_is_a_formula_does_not_run():
    bad = Found("file:utsending/a.csv", None, "=cmd|' /C calc'!A0", "user.contact.email", "medium", 1, 0.9, False)
    for name in ("openmetadata", "datahub"):
        text = written(EXAMPLE, name, (bad,)).decode("utf-8")
        assert "=cmd" in text
        assert not any(cell.startswith("=") for row in csv.reader(io.StringIO(text)) for cell in row)


# The record of processing


def test_no_two_fields_have_one_heading():
    names = [{folded(text) for text in (key, *phrase)} for key, phrase in FIELDS.items()]
    views = {folded(text) for phrase in [*CONTROLLER.values(), *PROCESSOR.values()] for text in phrase}
    assert sum(map(len, names)) == len(set.union(*names))
    assert not views & set.union(*names)
    assert len({phrase.nb for phrase in SECTIONS.values()}) == len(SECTIONS)


def test_the_workbook_opens_on_the_seven_items_of_the_law_and_on_the_processors_own():
    book = load_workbook(io.BytesIO(written(EXAMPLE, "ropa-xlsx")))
    first, second = book.worksheets[:2]
    assert first.title == "Protokoll"
    heads = [cell.value for cell in first[1]]
    assert len(heads) == 11
    assert heads[3:10] == [
        "Formål med behandlingen",
        "Kategorier av registrerte",
        "Kategorier av personopplysninger",
        "Kategorier av mottakere",
        "Overføring til tredjestat eller internasjonal organisasjon",
        "Planlagte tidsfrister for sletting",
        "Tekniske og organisatoriske sikkerhetstiltak",
    ]
    assert [row[0].value for row in first.iter_rows(min_row=2)] == [
        "Salg i nettbutikken",
        "Nyhetsbrev",
        "Besøksstatistikk",
        "Lønn og fravær",
    ]
    assert second.title == "Protokoll som databehandler"
    assert "Fjellvik idrettslag, styret@idrettslag.example.org" in [cell.value for cell in second[2]]


@every_inventory
@pytest.mark.parametrize("name", ["ropa-xlsx", "ropa-csv"])
def test_the_record_keeps_everything(path, name):
    suffix = on_offer()[name].suffix
    inventory, remarks = taken(f"a{suffix}", written(path, name))
    assert inventory == load(path).inventory
    assert remarks == ()


def test_columns_may_stand_in_any_order():
    rows = list(csv.reader(io.StringIO(written(EXAMPLE, "ropa-csv").decode("utf-8-sig"))))
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=";").writerows(row[::-1] for row in rows)
    assert taken("a.csv", buffer.getvalue().encode())[0] == load(EXAMPLE).inventory


def test_a_change_in_the_view_is_told():
    book = load_workbook(io.BytesIO(written(EXAMPLE, "ropa-xlsx")))
    book["Protokoll"]["D2"] = "noe helt annet"
    buffer = io.BytesIO()
    book.save(buffer)
    _, remarks = taken("a.xlsx", buffer.getvalue())
    assert remarks == (
        "sheet Protokoll, row 2: the record was changed here; it is a view, and the cells behind it hold: change those",
    )


RECORD_NB = [
    ["Protokoll for Fjellvik", None, None],
    [],
    [
        "Sletting",
        "Formål",
        "Navn på behandling",
        "Registrerte",
        "Personopplysninger",
        "Mottakere",
        "Behandlingsgrunnlag",
        "Sikkerhetstiltak",
    ],
    [
        "3 år fra siste kjøp",
        "Levere varer; fakturere",
        "Salg",
        "Kunder",
        "Navn, e-post, kontonummer, skostørrelse",
        "Posten (frakt)",
        "Art. 6 nr. 1 bokstav b",
        "Tilgangsstyring",
    ],
    ["", "Rekruttere", "Ansettelser", "Jobbsøkere", "Navn\nFødselsdato", "Ingen", "Samtykke", ""],
]
RECORD_NN = [
    [
        "Føremål",
        "Kategoriar av registrerte",
        "Kategoriar av personopplysningar",
        "Mottakarar",
        "Tidsfristar for sletting",
        "Heimel",
        "Tryggingstiltak",
    ],
    [
        "Levere varer; fakturere",
        "Kunde",
        "Namn, e-post, kontonummer, skostorleik",
        "Posten (frakt)",
        "3 år frå siste kjøp",
        "6(1)(b)",
        "Tilgangsstyring",
    ],
    ["Rekruttere", "Jobbsøkjar", "Namn; fødselsdato", "", "", "Samtykke", ""],
]
RECORD_EN = [
    [
        "Processing activity",
        "Purpose of processing",
        "Data subjects",
        "Categories of personal data",
        "Recipients",
        "Retention period",
        "Lawful basis",
        "Security measures",
    ],
    [
        "Selling",
        "Levere varer; fakturere",
        "Customers",
        "Name, e-mail, bank account, shoe size",
        "Posten (frakt)",
        "3 years after last purchase",
        "Art 6(1)(b)",
        "Access control",
    ],
    ["Hiring", "Rekruttere", "Job applicants", "Name, date of birth", "none", "", "Consent", ""],
]


@pytest.mark.parametrize("record", [RECORD_NB, RECORD_NN, RECORD_EN], ids=["nb", "nn", "en"])
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_record_that_people_made_is_read(record, kind):
    inventory, remarks = taken(f"a.{kind}", made(record, kind))
    first, second = inventory.processing_activities
    assert first.purposes == ("Levere varer", "fakturere")
    assert first.data_subjects == ("customer",)
    assert [item.data_category for item in first.personal_data] == [
        "user.name",
        "user.contact.email",
        "user.financial.bank_account",
    ]
    assert [basis.article for basis in first.legal_basis_for_processing] == ["6(1)(b)"]
    assert [item.period for item in first.retention] == ["P3Y"]
    assert [item.name for item in inventory.recipients] == ["Posten (frakt)"]
    assert second.data_subjects == ("job_applicant",)
    assert [basis.article for basis in second.legal_basis_for_processing] == ["6(1)(a)"]
    assert second.recipients == ()
    assert len(remarks) == 1
    assert "hvilken kategori er «" in inventory.open_questions[0].question


def made(rows, kind):
    if kind == "csv":
        buffer = io.StringIO()
        csv.writer(buffer, delimiter=";").writerows([[cell or "" for cell in row] for row in rows])
        return buffer.getvalue().encode("cp1252")
    book = Workbook()
    for row in rows:
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("E-post", "user.contact.email"),
        ("Personnummer", "user.government_id.national_identification_number"),
        ("Helseopplysningar", "user.health_and_medical"),
        ("Telephone number", "user.contact.phone_number"),
        ("Fødselsdato", "user.demographic.date_of_birth"),
        ("skostørrelse", None),
        ("diverse", None),
    ],
)
def test_words_for_personal_data_are_known_or_not_guessed(text, key):
    assert category_of(text) == key


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("5 år", "P5Y"),
        ("slettes etter 6 måneder", "P6M"),
        ("etter 90 dagar", "P90D"),
        ("2 weeks", "P2W"),
        ("ved opphør", None),
    ],
)
def test_retention_is_read_from_words(text, period):
    node = retention_of(text)
    assert node.get("period") == period
    assert text in node.values()


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Navn og kontaktopplysninger til behandlingsansvarlig", "controller"),
        ("Behandlingsansvarlig", "controller"),
        ("Behandlingsansvarliges representant", "representative"),
        ("Felles behandlingsansvarlig", "joint"),
        ("Formål med behandlingen", "purposes"),
        ("Beskrivelse av kategoriene av registrerte og kategoriene av personopplysninger", "both"),
        ("Databehandler(e)", "processors"),
        ("Overføring til tredjeland", "transfers"),
        ("Dokumentasjon på nødvendige garantier", "safeguard"),
        ("Planlagte tidsfrister for sletting", "retention"),
        ("Generell beskrivelse av tekniske og organisatoriske sikkerhetstiltak", "security"),
        ("Føremålet med behandlinga", "purposes"),
        ("Kven er mottakarar?", "recipients"),
        ("Lawful basis", "basis"),
        ("Kommentar", ""),
        ("", ""),
    ],
)
def test_a_heading_says_what_its_column_holds(heading, kind):
    assert kind_of(heading) == kind


def test_who_is_answerable_may_stand_above_the_table_and_what_is_not_known_is_kept():
    rows = [
        ["Behandlingsansvarlig", "Fjellvik Sport AS", "post@fjellvik.example.com"],
        ["Personvernombud:", "ombud@fjellvik.example.com"],
        [],
        [
            "Behandling",
            "Formål",
            "Registrerte og personopplysninger",
            "Databehandlere",
            "Sletting",
            "Overføring til utlandet",
            "Eier",
        ],
        [
            "Lønn",
            "Betale lønn",
            "Ansatte; navn; kontonummer",
            "Eksempel Lønn AS",
            "5 år",
            "Eksempel Lønn AS: USA, standardkontrakt",
            "HR",
        ],
    ]
    inventory, remarks = taken("a.csv", made(rows, "csv"))
    (activity,) = inventory.processing_activities
    assert inventory.controller.name == "Fjellvik Sport AS"
    assert inventory.controller.email == "post@fjellvik.example.com"
    assert inventory.data_protection_officer.email == "ombud@fjellvik.example.com"
    assert activity.data_subjects == ("employee",)
    assert [item.data_category for item in activity.personal_data] == ["user.name", "user.financial.bank_account"]
    assert [(item.name, item.role, item.transfer.third_country) for item in inventory.recipients] == [
        ("Eksempel Lønn AS", "processor", "USA")
    ]
    assert activity.note == "Eier: HR"
    assert remarks == ()


def test_a_processors_own_record_is_read():
    rows = [
        ["Databehandler", "Utføres for", "Kategorier av behandling", "Overføring", "Sikkerhetstiltak"],
        [
            "Fjellvik Drift AS",
            "Fjellvik idrettslag, styret@idrettslag.example.org",
            "Drift av register",
            "Nei",
            "Tilgangsstyring",
        ],
    ]
    inventory, remarks = taken("a.csv", made(rows, "csv"))
    (activity,) = inventory.processing_activities
    assert inventory.controller.name == "Fjellvik Drift AS"
    assert (activity.name, activity.on_behalf_of[0].name) == ("Drift av register", "Fjellvik idrettslag")
    assert activity.on_behalf_of[0].email == "styret@idrettslag.example.org"
    assert inventory.recipients == ()
    assert remarks == ()


def test_what_looks_like_a_value_in_a_record_is_not_printed(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(
        made(
            [
                ["Formål", "Registrerte", "Personopplysninger"],
                ["Salg", "Kunder", "kari@example.com, 179120 99997 ukjent"],
            ],
            "csv",
        )
    )
    done = run("import", path, "-o", tmp_path / "a.yaml")
    assert done.exit_code == 0
    assert "hvilken kategori er «" in done.stderr
    assert "99997" not in done.stderr
    assert "kari" not in done.stderr


def test_cells_may_hold_the_words_that_people_use():
    data = (
        "Del;Hører til;Id;Navn;Rolle;Navngitt;Kategori;Kategorier;Artikkel;Registrerte;Vern;Formatversjon\n"
        "Om protokollen;;;;;;;;;;;1\n"
        "Aktiviteter;;salg;Salg;;;;;;Kunder;;\n"
        "Opplysninger;salg;;;;;E-postadresse;;;;Kryptert;\n"
        "Grunnlag;salg;;;;;;;Avtale;;;\n"
        "Mottakere;;post;Posten;Databehandler;Nei;;Navn;;;;\n"
    )
    inventory, _ = taken("a.csv", data.encode())
    (activity,) = inventory.processing_activities
    assert activity.data_subjects == ("customer",)
    assert (activity.personal_data[0].data_category, activity.personal_data[0].protection) == (
        "user.contact.email",
        "encrypted",
    )
    assert activity.legal_basis_for_processing[0].article == "6(1)(b)"
    (recipient,) = inventory.recipients
    assert (recipient.role, recipient.named, recipient.data_categories) == ("processor", False, ("user.name",))


def test_what_can_be_but_once_is_refused_the_second_time():
    data = "Section,Name\nController,A\nController,B\n"
    with pytest.raises(ExchangeError, match="row 3: stands here for the second time"):
        taken("a.csv", data.encode())


def test_dates_and_numbers_that_a_spreadsheet_made_of_texts_are_texts_again():
    book = load_workbook(io.BytesIO(written(EXAMPLE, "ropa-xlsx")))
    sheet = book["Dokumenter"]
    places = {cell.value: cell for cell in sheet[2]}
    places["2026-03-01"].value = dt.date(2026, 3, 1)
    controller = {cell.value: cell for cell in book["Behandlingsansvarlig"][2]}
    controller["312 345 676"].value = 312345676.0
    systems = [cell for row in book["Systemer"].iter_rows() for cell in row if cell.value == "true"]
    systems[0].value = True
    buffer = io.BytesIO()
    book.save(buffer)
    inventory = taken("a.xlsx", buffer.getvalue())[0]
    assert inventory.documents[0].last_updated == "2026-03-01"
    assert inventory.controller.organisation_number == "312345676"
    assert [item.id for item in inventory.systems if item.log] == ["weblogg"]


def test_a_record_with_special_categories_and_unclear_words_keeps_both():
    rows = [
        [
            "Behandling",
            "Formål",
            "Registrerte",
            "Personopplysninger",
            "Særlige kategorier (art. 9)",
            "Behandlingsgrunnlag",
            "Mottakere",
            "Overføring",
            "Garantier",
        ],
        [
            "HR",
            "Lønn",
            "Ansatte",
            "Navn",
            "Helseopplysninger, art. 9 nr. 2 bokstav b; noe annet",
            "Etter skjønn",
            "Revisor; Bank",
            "USA",
            "SCC",
        ],
        ["IT", "Drift", "Ansatte", "IP-adresse", "Ja", "6.1 f", "Skyleverandør", "India", "SCC"],
    ]
    inventory, remarks = taken("a.csv", made(rows, "csv"))
    first, second = inventory.processing_activities
    assert [(item.data_category, item.special_category_legal_basis) for item in first.personal_data] == [
        ("user.name", None),
        ("user.health_and_medical", "9(2)(b)"),
    ]
    assert remarks == (
        "HR: hvilken kategori er «noe annet»?",
        "HR: hvilket grunnlag er «Etter skjønn»?",
        "HR: hvilken mottaker gjelder overføringen «USA»?",
    )
    assert [item.question for item in inventory.open_questions] == list(remarks)
    assert [basis.article for basis in second.legal_basis_for_processing] == ["6(1)(f)"]
    assert [(item.name, item.transfer.safeguard) for item in inventory.recipients if item.transfer] == [
        ("Skyleverandør", "SCC")
    ]
