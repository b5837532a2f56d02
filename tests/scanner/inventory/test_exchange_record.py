"""The record of processing as a workbook: it keeps everything, and is read as people write it."""

from __future__ import annotations

import csv
import datetime as dt
import io

import pytest
from openpyxl import load_workbook

from scanner.inventory.exchange.format import Asked, ExchangeError, on_offer
from scanner.inventory.exchange.headings import FIELDS, SECTIONS, folded
from scanner.inventory.exchange.reading import taken
from scanner.inventory.exchange.record import CONTROLLER, PROCESSOR
from scanner.inventory.exchange.record_words import articles_of, subject_of
from scanner.inventory.load import load
from tests.scanner.inventory.exchanged import EXAMPLE, every_inventory, written


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
        "sheet Protokoll, row 2: says something else than the cells behind it; those are read, the record is a view of them",
    )


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


@pytest.mark.parametrize(
    ("headings", "language", "question"),
    [
        (
            "Namn på behandlinga;Føremål;Kategoriar av registrerte;Kategoriar av personopplysningar",
            "nn",
            "kva for kategori er «fjas»?",
        ),
        (
            "Navn på behandling;Formål;Kategorier av registrerte;Kategorier av personopplysninger",
            "nb",
            "hvilken kategori er «fjas»?",
        ),
        (
            "Processing activity;Purposes;Categories of data subjects;Categories of personal data",
            "en",
            "which category is “fjas”?",
        ),
    ],
    ids=["nn", "nb", "en"],
)
def test_a_record_is_asked_about_in_its_own_language(headings, language, question):
    inventory, remarks = taken("r.csv", f"{headings}\nA;b;c;namn, fjas\n".encode())
    assert (inventory.language, remarks) == (language, (f"A: {question}",))


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("kundar", "customer"),
        ("Kundene", "customer"),
        ("kundane", "customer"),
        ("Medlemmer", "member"),
        ("medlemane", "member"),
        ("Tilsette", "employee"),
        ("pasientar", "patient"),
        ("brukarane", "user"),
        ("søknader", "soknader"),
        ("kundeservice", "kundeservice"),
        ("customers", "customer"),
    ],
)
def test_people_are_known_in_number_and_form(word, key):
    assert subject_of(word) == key


@pytest.mark.parametrize(
    ("words", "articles"),
    [
        ("Lovpålagt", ["6(1)(c)"]),
        ("Bokføringsloven", ["6(1)(c)"]),
        ("Arbeidsavtalen med den ansatte", ["6(1)(b)"]),
        ("Interesseavveining", ["6(1)(f)"]),
        ("legitimate interest", ["6(1)(f)"]),
        ("Artikkel 6 nr. 1 bokstav f, jf. avtale", ["6(1)(f)"]),
        ("Vurderes", []),
    ],
)
def test_a_legal_basis_is_known_by_its_number_or_else_its_words(words, articles):
    assert articles_of(words) == articles


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
@pytest.mark.parametrize("name", ["ropa-xlsx", "ropa-csv"])
def test_what_is_read_back_as_it_was_written_is_not_said_to_differ(name, language):
    inventory = load(EXAMPLE).inventory
    data = on_offer()[name].write(inventory, Asked(language, ()))
    assert taken(f"a.{name.removeprefix('ropa-')}", data) == (inventory, ())
