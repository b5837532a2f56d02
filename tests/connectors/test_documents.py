"""Documents: broken and sealed ones; then the text wherever it stands, tables, and what is embedded."""

import io
import zipfile

import docx
import openpyxl
import pytest
from odf.opendocument import OpenDocumentText
from odf.text import H, P

from connectors.connector import Limits


def letter(*paragraphs):
    made = docx.Document()
    for paragraph in paragraphs:
        made.add_paragraph(paragraph)
    return made


def saved(made):
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def changed(data, name, change):
    """The package with one part rewritten."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for part in before.namelist():
            content = before.read(part)
            after.writestr(part, change(content) if part == name else content)
    return out.getvalue()


BODY = "word/document.xml"


@pytest.mark.parametrize("left", [0.1, 0.5, 0.95])
def test_a_document_cut_short_is_a_failure(left, folder, scanned):
    data = saved(letter("Hei Kåre"))
    (folder / "a.docx").write_bytes(data[: int(len(data) * left)])
    assert scanned(".").failures


def test_damaged_text_is_read_up_to_the_damage(folder, scanned):
    data = changed(saved(letter("Hei Kåre", "Ha det")), BODY, lambda xml: xml[: xml.index(b"Ha det")] + b"<<<")
    (folder / "a.docx").write_bytes(data)
    found = scanned("a.docx")
    assert "Hei Kåre\n" in found.text
    assert any("damaged" in reason for reason in found.reasons)


def test_a_zip_that_only_its_name_calls_a_document_is_a_failure_and_read(folder, scanned):
    with zipfile.ZipFile(folder / "a.docx", "w") as archive:
        archive.writestr("noe.xml", "<a><t>k@example.com</t></a>")
    found = scanned("a.docx")
    assert any("holds no document" in reason for reason in found.reasons)
    assert "k@example.com" in found.text


def test_a_bomb_in_a_document_is_refused(folder, scanned):
    huge = b"<w:p><w:r><w:t>" + b"a" * 3_000_000 + b"</w:t></w:r></w:p>"
    data = changed(saved(letter("Hei")), BODY, lambda xml: xml.replace(b"</w:body>", huge + b"</w:body>"))
    (folder / "a.docx").write_bytes(data)
    found = scanned("a.docx", limits=Limits(ratio=3, free_bytes=1_000_000))
    assert any("bomb" in reason for reason in found.reasons)


def test_entities_of_its_own_are_refused(folder, scanned):
    lol = b'<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    data = changed(saved(letter("Hei")), BODY, lambda xml: xml.replace(b"?>", b"?>" + lol, 1))
    (folder / "a.docx").write_bytes(data)
    assert any("declares entities" in reason for reason in scanned("a.docx").reasons)


def test_text_stands_in_body_head_foot_comments_and_properties(folder, scanned):
    made = letter("Hei Kåre", "kommentert avsnitt")
    made.sections[0].header.paragraphs[0].text = "Topptekst"
    made.sections[0].footer.paragraphs[0].text = "Bunntekst"
    made.add_comment(made.paragraphs[1].runs[0], text="Dette er merknaden", author="Øystein Forfatter", initials="Ø")
    made.core_properties.author = "Åse Opphav"
    made.save(folder / "a.docx")
    found = scanned("a.docx")
    assert found.failures == []
    for part in ("Hei Kåre\n", "Topptekst", "Bunntekst", "Dette er merknaden", "Øystein Forfatter", "Åse Opphav"):
        assert part in found.text


def test_a_value_in_several_runs_is_one(folder, scanned):
    made = letter("")
    for part in ("1791", "20", "99997"):
        made.paragraphs[0].add_run(part).bold = part == "20"
    made.save(folder / "a.docx")
    assert "17912099997\n" in scanned("a.docx").text


def test_deleted_text_that_is_still_there_is_read(folder, scanned):
    deleted = (
        b'<w:p><w:del w:author="Per Slettmann"><w:r><w:delText>slettet@example.com</w:delText></w:r></w:del></w:p>'
    )
    data = changed(saved(letter("Hei")), BODY, lambda xml: xml.replace(b"<w:p>", deleted + b"<w:p>", 1))
    (folder / "a.docx").write_bytes(data)
    text = scanned("a.docx").text
    assert "slettet@example.com" in text
    assert "Per Slettmann" in text


def test_tables_with_names_are_columns_and_others_are_text(folder, scanned):
    made = letter("Over")
    for rows in (
        [("navn", "fodselsnummer", "epost"), ("Kåre", "17912099997", "k@example.com"), ("Åse", "", "a@example.com")],
        [("Adresse:", "Storgata 1"), ("Telefon:", "68 05 00 00")],
    ):
        table = made.add_table(rows=0, cols=len(rows[0]))
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
        made.add_paragraph("Mellom")
    made.save(folder / "a.docx")
    found = scanned("a.docx")
    assert [container for container, _ in found.columns] == ["table 1"]
    assert found.rows[0] == {"navn": "Kåre", "fodselsnummer": "17912099997", "epost": "k@example.com"}
    assert "Telefon:\t68 05 00 00\n" in found.text
    assert found.text.index("Over") < found.text.index("Mellom") < found.text.index("Adresse:")


def test_a_workbook_in_a_document_is_read_as_one(folder, scanned):
    book = openpyxl.Workbook()
    for row in [["navn", "epost"], *[["Kåre", f"k{n}@example.com"] for n in range(60)]]:
        book.active.append(row)
    data = io.BytesIO(saved(letter("Se vedlagt")))
    with zipfile.ZipFile(data, "a") as archive:
        archive.writestr("word/embeddings/Microsoft_Excel.xlsx", saved(book))
        archive.writestr("word/media/image1.png", b"\x89PNG\r\n\x1a\n")
    (folder / "a.docx").write_bytes(data.getvalue())
    found = scanned("a.docx")
    assert [container for container, _ in found.columns] == ["word/embeddings/Microsoft_Excel.xlsx!/Sheet"]
    assert [(item.kind, item.container) for item in found.set_aside] == [("picture", None)]


def test_open_documents_and_presentations_are_read(folder, scanned):
    made = OpenDocumentText()
    made.text.addElement(H(outlinelevel=1, text="Overskrift"))
    made.text.addElement(P(text="Hei Åse, ring 68 05 00 00"))
    made.save(str(folder / "a.odt"))
    slide = '<p:sld xmlns:p="p" xmlns:a="a"><a:p><a:r><a:t>Lysark med k@example.com</a:t></a:r></a:p></p:sld>'
    with zipfile.ZipFile(folder / "a.pptx", "w") as archive:
        archive.writestr("ppt/slides/slide1.xml", slide)
    found = scanned(".")
    assert found.failures == []
    assert "Overskrift\nHei Åse, ring 68 05 00 00\n" in found.text
    assert "Lysark med k@example.com" in found.text
