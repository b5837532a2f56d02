"""PDF: cut, sealed, scanned; then the text of pages, forms, comments, links and attached files."""

import io

import pypdfium2
import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas

from connectors.connector import Limits


def pdf(*pages, **chosen):
    """A PDF; a page is lines of text, or a function that draws on it."""
    out = io.BytesIO()
    made = canvas.Canvas(out, **chosen)
    for page in pages:
        if callable(page):
            page(made)
        else:
            for number, line in enumerate(page):
                made.drawString(50, 800 - 20 * number, line)
        made.showPage()
    made.save()
    return out.getvalue()


def picture(made):
    made.drawImage(ImageReader(Image.new("RGB", (50, 50), "red")), 0, 0)


@pytest.mark.parametrize("left", [0.05, 0.5, 0.9, 0.99])
def test_a_file_cut_short_is_a_failure(left, folder, scanned):
    data = pdf(["Hei Kåre"], ["side to"])
    (folder / "a.pdf").write_bytes(data[: int(len(data) * left)])
    assert any("cut short" in reason for reason in scanned(".").reasons)


@pytest.mark.parametrize("content", [b"", b"ikke pdf\n", bytes(range(256)) * 9])
def test_what_only_the_name_calls_a_pdf_is_a_failure(content, folder, scanned):
    (folder / "a.pdf").write_bytes(content)
    assert any("not a pdf file" in reason for reason in scanned(".").reasons)


def test_an_encrypted_pdf_asks_for_a_decrypted_copy(folder, scanned):
    (folder / "a.pdf").write_bytes(pdf(["Hei"], encrypt=StandardEncryption("hemmelig")))
    assert scanned("a.pdf").reasons == ["encrypted: give a decrypted copy"]


def test_a_scanned_pdf_never_looks_clean(folder, scanned):
    (folder / "a.pdf").write_bytes(pdf(picture, picture))
    found = scanned(".")
    assert [reason.partition(":")[0] for reason in found.reasons] == ["no text layer"]
    assert [item.kind for item in found.set_aside] == ["picture"]


def test_a_page_that_is_a_picture_among_others_is_set_aside(folder, scanned):
    (folder / "a.pdf").write_bytes(pdf(picture, ["tekst"]))
    found = scanned(".")
    assert found.failures == []
    assert [item.reason for item in found.set_aside] == ["1 of 2 pages are pictures without text"]


def test_an_empty_page_is_no_failure(folder, scanned):
    (folder / "a.pdf").write_bytes(pdf([], ["tekst"]))
    found = scanned(".")
    assert (found.failures, found.set_aside) == ([], [])


def test_too_little_memory_is_a_failure(folder, scanned):
    (folder / "a.pdf").write_bytes(pdf(["Hei"]))
    found = scanned("a.pdf", limits=Limits(memory_bytes=10 << 20))
    assert any("could not be read to its end" in reason for reason in found.reasons)


def test_every_page_is_text(folder, scanned):
    (folder / "a.pdf").write_bytes(pdf(*[[f"side {n}", "Ærlend Ås, 68 05 00 00"] for n in range(30)]))
    found = scanned("a.pdf")
    assert found.failures == []
    assert all(f"side {n}\nÆrlend Ås, 68 05 00 00\n" in found.text for n in range(30))


def test_forms_comments_links_and_properties_are_text(folder, scanned):
    def draw(made):
        made.drawString(50, 800, "Søknad")
        made.acroForm.textfield(name="f1", tooltip="Fødselsnummer", value="17912099997", x=50, y=700)
        made.linkURL("mailto:lenket@example.com", (0, 0, 10, 10))
        made.textAnnotation("ring henne", (0, 0, 10, 10))
        made.setAuthor("Åse Opphav")

    (folder / "a.pdf").write_bytes(pdf(draw))
    text = scanned("a.pdf").text
    for part in (
        "Fødselsnummer: 17912099997\n",
        "mailto:lenket@example.com\n",
        "ring henne\n",
        "Author: Åse Opphav\n",
    ):
        assert part in text


def test_attached_files_are_read_by_their_own_road(folder, scanned):
    document = pypdfium2.PdfDocument(pdf(["Se vedlegg"]))
    document.new_attachment("liste.csv").set_data(
        b"navn;epost\nKari;k@example.com\nOla;o@example.com\nPer;p@example.com\n"
    )
    document.save(folder / "a.pdf")
    found = scanned("a.pdf")
    assert [container for container, _ in found.columns] == ["liste.csv"]
    assert found.rows[0] == {"navn": "Kari", "epost": "k@example.com"}
