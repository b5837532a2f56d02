"""One table, every format: what is written is what is read."""

import bz2
import csv
import gzip
import io
import json
import lzma
import subprocess
import sys
import tarfile
import zipfile
from functools import cache

import fastavro
import pyarrow as pa
import pyarrow.feather
import pyarrow.ipc
import pyarrow.orc
import pyarrow.parquet
import pytest
import xlsxwriter
import xlwt
import zstandard
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from connectors import format as formats


def delimited(delimiter, newline="\n", encoding="utf-8"):
    def write(people):
        out = io.StringIO(newline="")
        writer = csv.DictWriter(out, people[0], delimiter=delimiter, lineterminator=newline)
        writer.writeheader()
        writer.writerows(people)
        return out.getvalue().encode(encoding)

    return write


def arrow(write):
    def wrote(people):
        out = io.BytesIO()
        write(pa.Table.from_pylist(people), out)
        return out.getvalue()

    return wrote


def in_ipc(new):
    def write(table, out):
        with new(out, table.schema) as writer:
            writer.write_table(table, max_chunksize=300)

    return write


def excel(people):
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Ark1")
        for number, row in enumerate([list(people[0]), *[list(person.values()) for person in people]]):
            sheet.write_row(number, 0, row)
    return out.getvalue()


def old_excel(people):
    book = xlwt.Workbook()
    sheet = book.add_sheet("Ark1")
    for number, row in enumerate([list(people[0]), *[list(person.values()) for person in people]]):
        for position, cell in enumerate(row):
            if cell is not None:
                sheet.write(number, position, cell)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def open_document(people):
    book = OpenDocumentSpreadsheet()
    table = Table(name="Ark1")
    for row in [list(people[0]), *[list(person.values()) for person in people]]:
        line = TableRow()
        for cell in row:
            written = TableCell(valuetype="string")
            for text in (cell or "").split("\n") if cell else ():
                written.addElement(P(text=text))
            line.addElement(written)
        table.addElement(line)
    book.spreadsheet.addElement(table)
    out = io.BytesIO()
    book.write(out)
    return out.getvalue()


def avro(codec):
    def write(people):
        fields = [{"name": name, "type": ["null", "string"]} for name in people[0]]
        out = io.BytesIO()
        fastavro.writer(out, {"type": "record", "name": "r", "fields": fields}, people, codec, sync_interval=20_000)
        return out.getvalue()

    return write


WRITERS = {
    "comma.csv": delimited(","),
    "semicolon.csv": delimited(";"),
    "windows.csv": delimited(";", "\r\n"),
    "bar.csv": delimited("|"),
    "tab.tsv": delimited("\t"),
    "no_ending": delimited(";"),
    "bom.csv": delimited(";", "\r\n", "utf-8-sig"),
    "wide.csv": delimited(";", "\r\n", "utf-16"),
    "array.json": lambda people: json.dumps(people, ensure_ascii=False).encode(),
    "indented.json": lambda people: json.dumps(people, indent=2).encode(),
    "people.parquet": arrow(lambda table, out: pyarrow.parquet.write_table(table, out, row_group_size=300)),
    "people.feather": arrow(pyarrow.feather.write_feather),
    "people.arrow": arrow(in_ipc(pa.ipc.new_file)),
    "people.arrows": arrow(in_ipc(pa.ipc.new_stream)),
    "people.orc": arrow(pyarrow.orc.write_table),
    "people.avro": avro("null"),
    "deflate.avro": avro("deflate"),
    "people.xlsx": excel,
    "people.ods": open_document,
    "people.xls": old_excel,
    "sheet.bin": excel,
    "misnamed.bin": arrow(pyarrow.parquet.write_table),
}


def in_zip(data, name):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"mappe/{name}", data)
    return out.getvalue()


def in_tar(data, name, mode="w", **chosen):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode, **chosen) as archive:
        info = tarfile.TarInfo(f"mappe/{name}")
        info.size = len(data)
        archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


SHEETS = ("people.xlsx", "people.ods", "people.xls", "sheet.bin")
WRAPPERS = {
    "": lambda data, _: data,
    ".gz": lambda data, _: gzip.compress(data),
    ".bz2": lambda data, _: bz2.compress(data),
    ".xz": lambda data, _: lzma.compress(data, preset=0),
    ".zst": lambda data, _: zstandard.compress(data),
    ".zip": in_zip,
    ".tar": in_tar,
    ".tgz": lambda data, name: in_tar(data, name, "w:gz"),
    ".tar.xz": lambda data, name: in_tar(data, name, "w:xz", preset=0),
    ".tgz.zip": lambda data, name: in_zip(in_tar(data, name, "w:gz"), "indre.tgz"),
}


@pytest.fixture(scope="session")
def written(people):
    """The people in each format; some writers take long."""
    return cache(lambda name: WRITERS[name](people))


@pytest.mark.parametrize("wrapper", WRAPPERS)
@pytest.mark.parametrize("name", WRITERS)
def test_reads_back_what_was_written(name, wrapper, people, written, folder, scanned):
    path = folder / f"{name}{wrapper}"
    path.write_bytes(WRAPPERS[wrapper](written(name), name))
    found = scanned(path.name)
    assert found.failures == []
    assert found.set_aside == []
    assert [{key: row.get(key) for key in people[0]} for row in found.rows] == people
    assert all(set(row) <= set(people[0]) for row in found.rows)
    if name in SHEETS:
        inside = found.columns[0][0]
        assert inside.rpartition("!/")[2] == "Ark1"
    assert {segment.source for segment in found.segments} == {f"file:{path.name}"}


@pytest.mark.parametrize("wrapper", WRAPPERS)
def test_standard_input_is_read_like_a_file(wrapper, people, typed, scanned):
    people = people[:100]
    typed(WRAPPERS[wrapper](WRITERS["semicolon.csv"](people), "people.csv"))
    found = scanned("-")
    assert found.failures == []
    assert [{key: row.get(key) for key in people[0]} for row in found.rows] == people
    assert found.segments[0].source == "stdin:"


@pytest.mark.parametrize("wrapper", WRAPPERS)
def test_lines_keep_their_number_and_container(wrapper, folder, scanned):
    text = "".join(f"{n} INFO kunde={n} sted=Bø\n" for n in range(100_000))
    (folder / f"app.log{wrapper}").write_bytes(WRAPPERS[wrapper](text.encode(), "app.log"))
    found = scanned(".")
    assert found.failures == []
    assert found.text == text
    line = 1
    for _, batch in found.lines:
        assert batch.first_line == line
        line += batch.data.count(b"\n")
    inside = {"": None, ".zip": "mappe/app.log", ".tgz.zip": "mappe/indre.tgz!/mappe/app.log"}
    expected = inside.get(wrapper, "mappe/app.log" if "t" in wrapper.removesuffix(".zst") else None)
    assert {container for container, _ in found.lines} == {expected}


def test_every_format_is_found_and_named_once():
    names = [candidate.name for candidate in formats.on_offer()]
    assert len(names) == len(set(names))
    assert {"arrow", "avro", "delimited", "document", "json", "orc", "parquet", "spreadsheet"} <= set(names)
    assert names[-1] == "lines"


def test_lines_need_no_pyarrow(folder):
    (folder / "app.log").write_text("en linje\n")
    program = (
        "import sys; from connectors.files import plan, read;"
        "print(*[batch.data for segment in plan(['app.log']) for batch in read(segment)]);"
        "sys.exit('pyarrow' in sys.modules or 'numpy' in sys.modules or 'fsspec' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], check=False, capture_output=True, env={"PYTHONPATH": ":".join(sys.path)}
    )
    assert (done.returncode, done.stdout) == (0, b"b'en linje\\n'\n")
