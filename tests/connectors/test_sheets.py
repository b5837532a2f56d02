"""Spreadsheets: broken, hostile, sealed; then every sheet, every type of cell and what stands beside the cells."""

import datetime as dt
import io
import struct
import zipfile

import openpyxl
import pytest
from openpyxl.comments import Comment

from connectors.connector import Limits

BEGUN = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def book(*sheets):
    """A workbook of sheets, each a name and rows."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in sheets:
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    return made


def saved(made):
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


PEOPLE = [["navn", "fodselsnummer", "epost"], *[["Kåre", f"1791209{n:04d}", f"k{n}@example.com"] for n in range(60)]]


@pytest.mark.parametrize("left", [0.2, 0.5, 0.9])
def test_a_workbook_cut_short_is_a_failure(left, folder, scanned):
    data = saved(book(("Ark1", PEOPLE)))
    (folder / "a.xlsx").write_bytes(data[: int(len(data) * left)])
    found = scanned(".")
    assert found.rows == []
    assert any("not a whole spreadsheet" in reason for reason in found.reasons)


@pytest.mark.parametrize("content", [b"PK\x03\x04" + bytes(60), BEGUN + bytes(600), b"", b"navn\n", bytes(900)])
@pytest.mark.parametrize("ending", ["xlsx", "ods", "xlsb"])
def test_what_only_the_name_calls_a_spreadsheet_is_a_failure(content, ending, folder, scanned):
    (folder / f"a.{ending}").write_bytes(content)
    assert scanned(".").failures or scanned(".").set_aside
    assert scanned(f"a.{ending}").failures


def test_a_table_of_text_that_is_called_xls_is_read_as_what_it_is(folder, scanned):
    (folder / "a.xls").write_text("navn\tepost\nKåre\tk@example.com\nÅse\ta@example.com\n")
    found = scanned("a.xls")
    assert found.failures == []
    assert found.rows[1] == {"navn": "Åse", "epost": "a@example.com"}


def test_an_encrypted_workbook_asks_for_a_decrypted_copy(compound, folder, scanned):
    (folder / "a.xlsx").write_bytes(compound({"EncryptedPackage": b"x" * 100, "EncryptionInfo": b"y" * 100}))
    assert scanned("a.xlsx").reasons == ["encrypted: give a decrypted copy"]


def test_an_encrypted_open_document_asks_for_a_decrypted_copy(folder, scanned):
    with zipfile.ZipFile(folder / "a.ods", "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", b"\x01\x02\x03" * 50)
        archive.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            '<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry>'
            "</manifest:manifest>",
        )
    assert "encrypted: give a decrypted copy" in scanned("a.ods").reasons


def test_cells_worlds_apart_fail_their_sheet_alone(folder, scanned):
    made = book(("fjern", []), ("nær", PEOPLE))
    made["fjern"]["A1"], made["fjern"]["XFD1048576"] = "a", "b"
    made.save(folder / "a.xlsx")
    found = scanned("a.xlsx")
    assert [failure.container for failure in found.failures] == ["fjern"]
    assert "could not be read to its end" in found.reasons[0]
    assert {container for container, _ in found.columns} == {"nær"}
    assert len(found.rows) == 60


def test_a_bomb_in_a_workbook_is_refused(folder, scanned):
    sheet = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    row = b'<row><c t="inlineStr"><is><t>' + b"a" * 20_000 + b"</t></is></c></row>"
    rest = zipfile.ZipFile(io.BytesIO(saved(book(("Ark1", [["a"]])))))
    with zipfile.ZipFile(folder / "a.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        for name in rest.namelist():
            if name != "xl/worksheets/sheet1.xml":
                archive.writestr(name, rest.read(name))
        archive.writestr("xl/worksheets/sheet1.xml", sheet + row * 12_000 + b"</sheetData></worksheet>")
    found = scanned("a.xlsx", limits=Limits(memory_bytes=200 << 20))
    assert any("could not be read to its end" in reason for reason in found.reasons)


def test_entities_of_its_own_are_refused(folder, scanned):
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]><x><t>&b;</t></x>'
    data = io.BytesIO(saved(book(("Ark1", PEOPLE))))
    with zipfile.ZipFile(data, "a") as archive:
        archive.writestr("xl/comments9.xml", bomb)
    (folder / "a.xlsx").write_bytes(data.getvalue())
    found = scanned("a.xlsx")
    assert any("declares entities" in reason for reason in found.reasons)
    assert len(found.rows) == 60


def test_hidden_sheets_are_read(folder, scanned):
    made = book(("Ark1", PEOPLE), ("skjult", PEOPLE), ("dypt skjult", PEOPLE))
    made["skjult"].sheet_state, made["dypt skjult"].sheet_state = "hidden", "veryHidden"
    made.save(folder / "a.xlsx")
    assert [container for container, _ in scanned("a.xlsx").columns] == ["Ark1", "skjult", "dypt skjult"]


def test_every_type_of_cell_is_text_as_a_person_writes_it(folder, scanned):
    day, moment = dt.date(2026, 11, 22), dt.datetime(2026, 11, 22, 10, 30)  # noqa: DTZ001
    names = ["fnr", "belop", "dato", "opprettet", "aktiv", "kode"]
    rows = [[1.7912099997e10 + n, n + 0.5, day, moment, n % 2 == 0, n] for n in range(60)]
    made = book(("Ark1", [names, *rows]))
    made.save(folder / "a.xlsx")
    found = scanned("a.xlsx")
    assert found.rows[0] == {
        "fnr": "17912099997",
        "belop": "0.5",
        "dato": "2026-11-22",
        "opprettet": "2026-11-22 10:30:00",
        "aktiv": "true",
        "kode": "0",
    }
    types = {column.path: column.declared_type for column in found.columns[0][1].columns}
    assert (types["fnr"], types["belop"], types["aktiv"]) == ("int64", "float64", "bool")


def test_a_column_of_numbers_and_text_keeps_the_zeros_of_its_text(folder, scanned):
    rows = [["0812345678" if n % 2 else 812345678, "x"] for n in range(60)]
    book(("Ark1", [["telefon", "kode"], *rows])).save(folder / "a.xlsx")
    cells = [row["telefon"] for row in scanned("a.xlsx").rows]
    assert cells[:2] == ["812345678", "0812345678"]


def test_formulas_give_the_value_they_had(folder, scanned):
    import xlsxwriter

    with xlsxwriter.Workbook(folder / "a.xlsx") as made:
        sheet = made.add_worksheet()
        for number in range(60):
            sheet.write_row(number + 1, 0, ["x", number])
            sheet.write_formula(number + 1, 2, '="k"&B2', value=f"k{number}@example.com")
        sheet.write_row(0, 0, ["kode", "nummer", "epost"])
    assert scanned("a.xlsx").rows[7]["epost"] == "k7@example.com"


def test_a_title_above_the_names_is_read_and_is_no_name(folder, scanned):
    book(("Ark1", [["Kundeliste for Ærlend"], [], *PEOPLE])).save(folder / "a.xlsx")
    found = scanned("a.xlsx")
    assert set(found.rows[0]) == {"navn", "fodselsnummer", "epost"}
    assert "Kundeliste for Ærlend" in found.text


def test_a_form_is_read_as_lines_with_its_labels(folder, scanned):
    book(("Ark1", [["Søknad"], ["Fødselsnummer", 17912099997], ["Navn", "Kåre"]])).save(folder / "a.xlsx")
    found = scanned("a.xlsx")
    assert "Fødselsnummer\t17912099997\n" in found.text
    assert found.columns == []


def test_rows_without_names_are_columns_by_number(folder, scanned):
    book(("Ark1", [row[:2] for row in PEOPLE[1:]])).save(folder / "a.xlsx")
    found = scanned("a.xlsx")
    assert found.rows[0] == {"column 1": "Kåre", "column 2": "17912090000"}


def test_comments_links_and_pivot_caches_are_read(folder, scanned):
    made = book(("Ark1", PEOPLE))
    made["Ark1"]["A2"].comment = Comment("Ring henne på 68 05 00 00", "Øystein")
    made["Ark1"]["B2"].hyperlink = "mailto:lenket@example.com"
    data = io.BytesIO(saved(made))
    cache = '<pivotCacheDefinition xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{}</pivotCacheDefinition>'
    with zipfile.ZipFile(data, "a") as archive:
        kept = '<cacheField name="epost"><sharedItems><s v="slettet@example.com"/></sharedItems></cacheField>'
        archive.writestr("xl/pivotCache/pivotCacheDefinition1.xml", cache.format(kept))
    (folder / "a.xlsx").write_bytes(data.getvalue())
    text = scanned("a.xlsx").text
    for part in ("Ring henne på 68 05 00 00", "lenket@example.com", "slettet@example.com"):
        assert part in text


def test_a_sheet_in_an_archive_says_where_it_lies(folder, scanned):
    with zipfile.ZipFile(folder / "a.zip", "w") as archive:
        archive.writestr("mappe/kunder.xlsx", saved(book(("Ark1", PEOPLE))))
    assert [container for container, _ in scanned("a.zip").columns] == ["mappe/kunder.xlsx!/Ark1"]


def binary_book(rows):
    """A binary workbook (.xlsb), record by record: [MS-XLSB]."""

    def record(number, data=b""):
        head = bytes([number]) if number < 128 else bytes([number & 0x7F | 0x80, number >> 7])
        size, written = len(data), bytearray()
        while size >= 128:
            written.append(size & 0x7F | 0x80)
            size >>= 7
        return head + bytes([*written, size]) + data

    def wide(text):
        return struct.pack("<I", len(text)) + text.encode("utf-16-le")

    listed = record(156, struct.pack("<II", 0, 1) + wide("rId1") + wide("Ark1"))
    body = b""
    for number, row in enumerate(rows):
        body += record(0, struct.pack("<I", number) + bytes(13))
        for place, cell in enumerate(row):
            head = struct.pack("<II", place, 0)
            body += (
                record(6, head + wide(cell)) if isinstance(cell, str) else record(5, head + struct.pack("<d", cell))
            )
    size = record(148, struct.pack("<IIII", 0, len(rows) - 1, 0, len(rows[0]) - 1))
    space = "http://schemas.openxmlformats.org"
    relation = (
        f'<Relationships xmlns="{space}/package/2006/relationships"><Relationship Id="rId1" '
        f'Type="{space}/officeDocument/2006/relationships/{{}}" Target="{{}}"/></Relationships>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", f'<Types xmlns="{space}/package/2006/content-types"/>')
        archive.writestr("_rels/.rels", relation.format("officeDocument", "xl/workbook.bin"))
        archive.writestr("xl/workbook.bin", record(131) + record(143) + listed + record(144) + record(132))
        archive.writestr("xl/_rels/workbook.bin.rels", relation.format("worksheet", "worksheets/sheet1.bin"))
        archive.writestr(
            "xl/worksheets/sheet1.bin", record(129) + size + record(145) + body + record(146) + record(130)
        )
    return out.getvalue()


def test_a_binary_workbook_is_read(folder, scanned):
    rows = [["navn", "fnr", "epost"], *[[f"Kåre {n}", 17912099997.0 + n, f"k{n}@example.com"] for n in range(60)]]
    (folder / "a.xlsb").write_bytes(binary_book(rows))
    found = scanned("a.xlsb")
    assert found.failures == []
    assert found.rows[1] == {"navn": "Kåre 1", "fnr": "17912099998", "epost": "k1@example.com"}
