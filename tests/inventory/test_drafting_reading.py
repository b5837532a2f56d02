"""Policies in every form they come in, bad ones too, and the command that drafts from them."""

import io
import zipfile

import docx
import pytest
from click.testing import CliRunner

from benchmarks.policies import OWN
from scanner.cli.inventory.draft import COMMAND
from scanner.inventory.documents import gather
from scanner.inventory.drafting.draft import draft
from scanner.inventory.drafting.layout import blocks
from scanner.inventory.drafting.reading import PolicyError, read_policy
from scanner.inventory.load import load

HEADING, INTRO = "Kjøp i butikken", "Når du handler hos oss, registrerer vi:"
ITEMS = ("navn og fødselsdato", "leveringsadresse", "e-postadresse (ikke kontonummer)")
REST = "Opplysningene lagres i 5 år etter regnskapsårets slutt, og vi selger dem aldri til andre enn oss selv."
KEYS = {"user.name", "user.demographic.date_of_birth", "user.contact.address.delivery", "user.contact.email"}
TEXT = f"{HEADING}\n\n{INTRO}\n\n" + "".join(f"- {item}\n" for item in ITEMS) + f"\n{REST}\n"


def as_html():
    items = "".join(f"<li>{item}</li>" for item in ITEMS)
    return f"<html><head><style>.a{{}}</style><script>passord</script></head><body><nav>Handlekurv</nav><h2>{HEADING}</h2><p>{INTRO}</p><ul>{items}</ul><p>{REST}</p></body></html>".encode()


def as_docx():
    document = docx.Document()
    document.add_heading(HEADING, 2)
    document.add_paragraph(INTRO)
    for item in ITEMS:
        document.add_paragraph(item, style="List Bullet")
    document.add_paragraph(REST)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def as_pdf(lines):
    """Return a PDF of one page with these lines; none, and it is a page without text."""
    shown = b"".join(
        b"(" + line.encode("cp1252").replace(b"(", rb"\(").replace(b")", rb"\)") + b") Tj T*\n" for line in lines
    )
    stream = b"BT /F1 10 Tf 12 TL 40 800 Td\n" + shown + b"ET"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 900 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    body, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        body
        + b"xref\n0 6\n0000000000 65535 f \n"
        + table
        + b"trailer << /Root 1 0 R /Size 6 >>\nstartxref\n%d\n%%%%EOF\n" % len(body)
    )


FORMS = {
    "p.txt": TEXT.encode(),
    "windows.txt": TEXT.encode("cp1252"),
    "wide.txt": TEXT.encode("utf-16"),
    "crlf.txt": TEXT.replace("\n", "\r\n").encode(),
    "p.md": TEXT.replace(HEADING, f"## {HEADING}").encode(),
    "p.html": as_html(),
    "page": as_html(),
    "p.docx": as_docx(),
    "p.pdf": as_pdf(TEXT.splitlines()),
}


@pytest.mark.parametrize("name", FORMS)
def test_a_policy_says_the_same_in_every_form(tmp_path, name):
    (tmp_path / name).write_bytes(FORMS[name])
    inventory = draft([(name, read_policy(tmp_path / name))])
    (activity,) = inventory.processing_activities
    assert {data.data_category for data in activity.personal_data} == KEYS
    assert activity.name == HEADING
    assert [(kept.period, kept.starts) for kept in activity.retention] == [("P5Y", "regnskapsårets slutt")]
    assert [(promise.kind, promise.data_categories) for promise in inventory.promises] == [
        ("never_stored", ("user.financial.bank_account",)),
        ("never_disclosed", ()),
    ]


BAD = {
    "missing.txt": (None, "cannot be read"),
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\n", "empty"),
    "binary.txt": (bytes(range(256)) * 40, "binary"),
    "scan.pdf": (as_pdf([]), "pictures"),
    "cut.pdf": (as_pdf(["navn"])[:60], "damaged"),
    "other.docx": (b"PK\x03\x04 no zip at all", "Word document"),
    "old.doc": (b"\xd0\xcf\x11\xe0" + bytes(600), "old Word"),
    "short.txt": (b"Vi lagrer navn.", "too little text"),
    "menu.html": (b"<html><body><nav>Hjem</nav><script>var a</script></body></html>", "no text"),
    "tale.txt": (
        b"Det var ein gong ein mann som ikkje hadde noko anna enn ein hest og ei kjerring. " * 8,
        "no personal data",
    ),
    "german.txt": (
        b"Wir geben die Daten nicht weiter und wir haben sie auch nicht von anderen, wenn Sie das nicht wollen. " * 4,
        "German",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_policy_is_refused_with_its_name_and_nothing_is_written(tmp_path, name):
    data, reason = BAD[name]
    if data is not None:
        (tmp_path / name).write_bytes(data)
    done = CliRunner().invoke(COMMAND, [str(tmp_path / name), "-o", str(tmp_path / "inventory.yaml")])
    assert done.exit_code == 2
    assert reason in done.stderr
    assert name in done.stderr
    assert done.stdout == ""
    assert "Traceback" not in done.output
    assert not (tmp_path / "inventory.yaml").exists()


def test_a_folder_is_no_policy(tmp_path):
    with pytest.raises(PolicyError, match="folder"):
        read_policy(tmp_path)


def test_a_word_file_that_unpacks_to_too_much_is_refused(tmp_path):
    with zipfile.ZipFile(tmp_path / "bomb.docx", "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b" " * 61_000_000)
    with pytest.raises(PolicyError, match="unpacks"):
        read_policy(tmp_path / "bomb.docx")


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 200 + "<span></span>" * 100_000,
        "<p class=x>&nbsp;</p>" * 60_000,
        "<script>" + "a" * 5_000_000 + "</script>",
    ],
)
def test_much_markup_around_a_policy_changes_nothing(tmp_path, markup):
    page = as_html().decode().replace("<body>", f"<body>{markup}")
    (tmp_path / "p.html").write_text(page, encoding="utf-8")
    inventory = draft([("p.html", read_policy(tmp_path / "p.html"))])
    assert {data.data_category for data in inventory.processing_activities[0].personal_data} == KEYS


def test_a_run_without_blanks_costs_nothing_and_moves_nothing(tmp_path):
    (tmp_path / "p.txt").write_text("x" * 300_000 + "\n" + TEXT, encoding="utf-8")
    inventory = draft([("p.txt", read_policy(tmp_path / "p.txt"))])
    assert {data.data_category for data in inventory.processing_activities[0].personal_data} == KEYS
    assert ":300" in inventory.processing_activities[0].personal_data[0].place


def test_a_text_that_no_policy_is_as_long_as_is_refused(tmp_path):
    (tmp_path / "p.txt").write_text(TEXT * 6_000, encoding="utf-8")
    with pytest.raises(PolicyError, match="characters of text"):
        read_policy(tmp_path / "p.txt")


@pytest.fixture
def policy(tmp_path):
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "p.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path / "docs" / "p.txt"


def test_the_draft_names_its_document_from_its_own_folder_and_its_quotes_stand_there(tmp_path, policy):
    done = CliRunner().invoke(COMMAND, [str(policy), "-o", str(tmp_path / "inventory.yaml")])
    assert (done.exit_code, done.stdout) == (0, "")
    assert "1 activity, 4 categories, 2 promises" in done.stderr
    inventory = load(tmp_path / "inventory.yaml").inventory
    assert inventory.documents[0].path == "docs/p.txt"
    case = gather(inventory, tmp_path)
    assert not case.missing | case.changed
    assert inventory.promises[0].quote in case.texts["docs/p.txt"]


def test_without_an_output_the_draft_goes_to_standard_output(policy):
    done = CliRunner().invoke(COMMAND, [str(policy)])
    assert done.exit_code == 0
    assert done.stdout.startswith("# yaml-language-server")
    assert "# Drafted from the documents below by rules" in done.stdout


def test_a_file_that_is_there_is_kept_unless_forced(tmp_path, policy):
    kept = tmp_path / "inventory.yaml"
    kept.write_text("mine", encoding="utf-8")
    refused = CliRunner().invoke(COMMAND, [str(policy), "-o", str(kept)])
    assert (refused.exit_code, kept.read_text(encoding="utf-8")) == (2, "mine")
    assert "--force" in refused.stderr
    forced = CliRunner().invoke(COMMAND, [str(policy), "-o", str(kept), "--force"])
    assert forced.exit_code == 0
    assert load(kept).inventory.processing_activities


def test_one_bad_policy_among_good_ones_stops_it_all(tmp_path, policy):
    done = CliRunner().invoke(
        COMMAND, [str(policy), str(tmp_path / "none.txt"), "-o", str(tmp_path / "inventory.yaml")]
    )
    assert done.exit_code == 2
    assert not (tmp_path / "inventory.yaml").exists()


def test_documents_that_are_no_plain_text_have_their_quotes_checked_too(tmp_path):
    (tmp_path / "p.html").write_bytes((OWN / "trailmate.html").read_bytes())
    assert CliRunner().invoke(COMMAND, [str(tmp_path / "p.html"), "-o", str(tmp_path / "i.yaml")]).exit_code == 0
    case = gather(load(tmp_path / "i.yaml").inventory, tmp_path)
    assert not case.missing
    assert "crash reports" in case.texts["p.html"]


def test_the_layout_tells_headings_lists_rows_and_paragraphs_apart():
    text = (
        "PERSONVERN\n\n1. Hva vi lagrer\nVi lagrer det vi trenger for å sende deg varene, og det er\ndette:\n"
        "Navn\nAdresse\nTelefon\n\nNyhetsbrev\nNår du melder deg på, lagrer vi e-postadressen din hos oss.\n"
        "Formål: å sende nyhetsbrev\n| Data | Tid |\n|---|---|\n| Navn | 1 år |\n"
    )
    found = [(block.kind, text[block.start : block.end]) for block in blocks(text)]
    assert [kind for kind, _ in found] == [
        "heading",
        "heading",
        "paragraph",
        "item",
        "item",
        "item",
        "heading",
        "paragraph",
        "row",
        "row",
        "row",
    ]
    assert found[1][1] == "Hva vi lagrer"
    assert found[2][1].endswith("det er\ndette:")
