"""No value that was read from a document, a sheet, a page, a mail or a dump is in any output, error, log or file of ours."""

import html
import json
import re
import subprocess
import sys
from email.message import EmailMessage

import docx
import fastavro
import openpyxl
import pytest
from openpyxl.comments import Comment
from reportlab.pdfgen import canvas

from tests.test_privacy import ADDRESS, NAMES, ROOT, VALUES, WIDE, journal, leaked_in, texts


def plant_documents(folder, lines):
    """Plant each value in documents, sheets, pages, mail and dumps, as text, in cells and over columns; and cut each short."""
    book, letter = openpyxl.Workbook(), docx.Document()
    for line in lines:
        letter.add_paragraph(line)
    for number in range(0, len(NAMES), WIDE):
        names = list(dict.fromkeys(NAMES[number : number + WIDE]))
        rows = [["nr", "status", "belop", *names], *[["1", "ny", "100", *[ADDRESS] * len(names)]] * 60]
        sheet = book.create_sheet(f"Ark{number}")
        for row in rows:
            sheet.append([re.sub(r"[\x00-\x1f]", " ", cell) for cell in row])
        table = letter.add_table(rows=0, cols=len(rows[0]))
        for row in rows[:4]:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
    for value in VALUES:
        book.active.append([re.sub(r"[\x00-\x1f]", " ", value)] * 2)
    book.active["A1"].comment = Comment("\n".join(VALUES[:40]).replace("\0", ""), "Kari")
    book.save(folder / "book.xlsx")
    letter.save(str(folder / "letter.docx"))
    page = "".join(
        f"<p title='{html.escape(v)}'>{html.escape(line)}</p>" for v, line in zip(VALUES, lines, strict=False)
    )
    heads = "".join(f"<th>{html.escape(name)}</th>" for name in ["nr", "status", "belop", NAMES[0]])
    cells = "".join(f"<td>{cell}</td>" for cell in ["1", "ny", "100", ADDRESS])
    fields = "".join(f"<input name='{html.escape(v)}' value='{ADDRESS}'>" for v in NAMES)
    table = f"<table><tr>{heads}</tr>{f'<tr>{cells}</tr>' * 4}</table>"
    (folder / "page.html").write_text(
        f"<html>{page}{table}{fields}<script>{json.dumps(VALUES)}</script>", encoding="utf-8"
    )
    rich = "".join(f"{line}\\par\n" for line in lines if line.isascii()).replace("{", "(").replace("}", ")")
    (folder / "rich.rtf").write_text(f"{{\\rtf1\\ansi {rich}}}", encoding="ascii")
    paper = canvas.Canvas(str(folder / "paper.pdf"))
    for line in [*lines, *VALUES]:
        paper.drawString(10, 10, line)
        paper.showPage()
    paper.save()
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = ADDRESS, ADDRESS, lines[0]
    mail.set_content("\n".join([*lines, *VALUES]))
    mail.add_attachment((folder / "letter.docx").read_bytes(), maintype="application", subtype="x", filename="l.docx")
    odd = "".join(f"{re.sub('[^!-9;-~]', '', name)}: {ADDRESS}\n" for name in NAMES)
    (folder / "mail.eml").write_bytes(odd.encode() + bytes(mail))
    quoted = [value.replace("'", "''") for value in VALUES]
    named = "".join(
        "INSERT INTO t (nr, status, \"{}\") VALUES (1, 'ny', '{}');\n".format(name.replace('"', ""), ADDRESS)
        for name in NAMES
    )
    rows = ",\n".join(f"('{value}', '{value}')" for value in quoted)
    (folder / "dump.sql").write_text(f"{named}INSERT INTO kunde (a, b) VALUES {rows};\n", encoding="utf-8")
    record = {"type": "record", "name": "r", "fields": [{"name": "a", "type": {"type": "map", "values": "string"}}]}
    with (folder / "records.avro").open("wb") as file:
        fastavro.writer(file, record, [{"a": {value: value}} for value in VALUES])
    for name in (
        "book.xlsx",
        "letter.docx",
        "page.html",
        "rich.rtf",
        "paper.pdf",
        "mail.eml",
        "dump.sql",
        "records.avro",
    ):
        data = (folder / name).read_bytes()
        (folder / f"cut_{name}").write_bytes(data[: len(data) * 4 // 5])


@pytest.fixture(scope="module")
def planted(tmp_path_factory):
    folder = tmp_path_factory.mktemp("documents")
    plant_documents(folder, [text.replace("\n", " ") for text in texts()])
    return folder


COMMANDS = (("scan", "--format", "json", "--min-confidence", "0"), ("gate",))


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_no_value_is_in_anything_written(command, planted, tmp_path):
    run = subprocess.run(
        [sys.executable, "-X", "dev", "-m", "scanner", *command, str(planted)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"},
    )
    assert run.returncode == 3, run.stderr
    assert "Traceback" not in run.stderr
    files = [path.read_bytes().decode("latin-1") for path in tmp_path.rglob("*") if path.is_file()]
    kept = journal(tmp_path) if command[0] == "scan" else []
    assert leaked_in("\n".join([run.stdout, run.stderr, *files, *kept])) == []
    assert "letter.docx" in run.stdout
