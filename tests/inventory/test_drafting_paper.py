"""A PDF has no paragraphs, only lines: what stands apart, and what is set larger or bold, is told by its looks."""

import io

import pytest
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer

from scanner.inventory.drafting.draft import draft
from scanner.inventory.drafting.layout import blocks
from scanner.inventory.drafting.reading import document, read_policy

STYLES = getSampleStyleSheet()
LONG = (
    "Når du melder deg inn, registrerer vi navn, fødselsdato og mobilnummer. Opplysningene brukes til å administrere "
    "medlemskapet ditt. Opplysningene slettes 12 måneder etter at medlemskapet er avsluttet."
)
PAY = (
    "Betaling skjer med avtalegiro. Vi lagrer kontonummer og fakturaadresse. Vi lagrer ikke kortinformasjon. "
    "Regnskapsopplysninger oppbevares i fem år etter regnskapsårets slutt, slik bokføringsloven krever."
)


def printed(*flow, path):
    buffer = io.BytesIO()
    SimpleDocTemplate(buffer).build([*flow])
    path.write_bytes(buffer.getvalue())
    return read_policy(path)


def body(text):
    return Paragraph(text, STYLES["Normal"])


def shapes(policy):
    return [(block.kind, " ".join(policy.text[block.start : block.end].split())) for block in blocks(policy.text)]


@pytest.mark.parametrize("style", ["Heading2", "Title"])
def test_what_is_set_larger_is_a_heading_and_what_goes_on_is_one_paragraph(style, tmp_path):
    read = printed(Paragraph("Medlemskap", STYLES[style]), body(LONG), path=tmp_path / "p.pdf")
    assert shapes(read) == [("heading", "Medlemskap"), ("paragraph", LONG)]


def test_a_bold_line_of_the_size_of_the_text_is_a_heading(tmp_path):
    read = printed(
        body("<b>Medlemskap</b>"), body(LONG), body("<b>Betaling og regnskap</b>"), body(PAY), path=tmp_path / "p.pdf"
    )
    assert shapes(read) == [
        ("heading", "Medlemskap"),
        ("paragraph", LONG),
        ("heading", "Betaling og regnskap"),
        ("paragraph", PAY),
    ]


def test_a_bold_word_in_a_sentence_is_none(tmp_path):
    text = f"<b>Medlemskap:</b> {LONG}"
    assert [kind for kind, _ in shapes(printed(body(text), body(PAY), path=tmp_path / "p.pdf"))].count("heading") == 0


def test_paragraphs_that_stand_apart_are_not_joined(tmp_path):
    read = printed(body(LONG), Spacer(1, 8), body(PAY), path=tmp_path / "p.pdf")
    assert shapes(read) == [("paragraph", LONG), ("paragraph", PAY)]


def test_a_sentence_goes_on_over_the_end_of_a_page(tmp_path):
    read = printed(
        body("Vi lagrer navn, adresse og"),
        PageBreak(),
        body("telefonnummer om kundene våre."),
        path=tmp_path / "p.pdf",
    )
    assert shapes(read) == [("paragraph", "Vi lagrer navn, adresse og telefonnummer om kundene våre.")]


def test_a_printed_policy_says_what_the_text_says(tmp_path):
    read = printed(
        Paragraph("Personvernerklæring", STYLES["Title"]),
        Paragraph("Medlemskap", STYLES["Heading2"]),
        body(LONG),
        Spacer(1, 8),
        Paragraph("Betaling", STYLES["Heading2"]),
        body(PAY),
        path=tmp_path / "p.pdf",
    )
    plain = document(tmp_path / "p.txt", f"Personvernerklæring\n\nMedlemskap\n\n{LONG}\n\nBetaling\n\n{PAY}\n")
    one, other = draft([("p.pdf", read)]), draft([("p.txt", plain)])
    assert [facts(item) for item in one.processing_activities] == [facts(item) for item in other.processing_activities]
    assert [item.kind for item in one.promises] == [item.kind for item in other.promises] == ["never_stored"]


def facts(activity):
    return (
        activity.name,
        [item.data_category for item in activity.personal_data],
        [(item.period, item.starts) for item in activity.retention],
    )


@pytest.mark.parametrize(
    "line",
    [
        "Betaling skjer med avtalegiro. Vi lagrer kontonummer og fakturaadresse. Vi lagrer ikke",
        "Når du melder deg inn, registrerer vi navn, telefonnummer og",
    ],
    ids=["sentences", "goes on in small letters"],
)
def test_the_first_line_of_a_paragraph_is_no_heading(line):
    text = f"Betaling\n\n{line}\nkortinformasjon. Regnskapet oppbevares i fem år etter regnskapsårets slutt, slik loven krever.\n"
    assert [block.kind for block in blocks(text)] == ["heading", "paragraph"]


@pytest.mark.parametrize(
    "line", ["Lagring hos Treningssky ApS m.fl. Databehandlere", "1. Kap. Formål", "Org.nr. Adresse"]
)
def test_a_short_form_does_not_end_a_sentence_in_a_heading(line):
    text = f"{line}\n\nVi lagrer navn og adresse om alle kundene våre så lenge de er kunder hos oss i butikken.\n"
    assert blocks(text)[0].kind == "heading"
