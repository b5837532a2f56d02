"""Records that people made, in bokmål, nynorsk and English: read as they are written, and asked about, not guessed."""

from __future__ import annotations

import csv
import io

import pytest
from openpyxl import Workbook

from scanner.inventory.exchange.reading import taken
from scanner.inventory.exchange.record_reading import kind_of
from scanner.inventory.exchange.record_words import category_of, retention_of
from tests.scanner.inventory.exchanged import run

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


ASKED = [
    (RECORD_NB, "hvilken kategori er «"),
    (RECORD_NN, "kva for kategori er «"),
    (RECORD_EN, "which category is “"),
]


@pytest.mark.parametrize(("record", "asked"), ASKED, ids=["nb", "nn", "en"])
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_record_that_people_made_is_read(record, asked, kind):
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
    assert asked in inventory.open_questions[0].question


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
