"""Mail: cut, damaged, sealed, nested without end; then heads as records, bodies as lines, attachments by their road."""

import io
from email.message import EmailMessage

import openpyxl
import pytest


def mail(text="Hei Kåre,\nring 68 05 00 00\n", *, subject="Søknad", attached=()):
    made = EmailMessage()
    made["From"] = "Åse Avsender <ase@example.com>"
    made["To"] = "kare@example.com, ola@example.org"
    made["Subject"] = subject
    made["Message-ID"] = "<1@example.com>"
    made.set_content(text)
    for name, data in attached:
        made.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return made


def box(*mails):
    return b"".join(
        b"From ase@example.com Sun Nov 22 10:00:00 2026\n" + bytes(one).replace(b"\nFrom ", b"\n>From ") + b"\n"
        for one in mails
    )


def body(found):
    return "".join(batch.data.decode() for container, batch in found.lines if container is None)


def workbook():
    made = openpyxl.Workbook()
    for row in [["navn", "epost"], *[["Kåre", f"k{n}@example.com"] for n in range(60)]]:
        made.active.append(row)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_a_mail_cut_short_is_a_failure_and_read_so_far(folder, scanned):
    data = bytes(mail(attached=[("a.csv", b"navn;epost\n" + b"Kari;k@example.com\n" * 50)]))
    (folder / "a.eml").write_bytes(data[: len(data) - 200])
    found = scanned("a.eml")
    assert any("cut short" in reason for reason in found.reasons)
    assert "ring 68 05 00 00" in body(found)


@pytest.mark.parametrize("content", [b"", b"\0" * 500, b"bare en tekst uten hode\n", bytes(range(256)) * 9])
def test_what_only_the_name_calls_a_mail_is_never_lost_silently(content, folder, scanned):
    (folder / "a.eml").write_bytes(content)
    found = scanned("a.eml")
    assert found.failures or found.text.encode() == content


def test_mails_within_mails_are_opened_to_a_bound(folder, scanned):
    made = mail("innerst 68 05 00 00\n")
    for level in range(12):
        outer = mail(f"lag {level}\n")
        outer.add_attachment(made)
        made = outer
    (folder / "a.eml").write_bytes(bytes(made))
    found = scanned("a.eml")
    assert any("files deep" in reason for reason in found.reasons)
    assert found.text.count("lag ") > 4


def test_parts_nested_beyond_reason_are_read_as_text(folder, scanned):
    head = b"From: ase@example.com\nMIME-Version: 1.0\n"
    nested = b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(3000))
    (folder / "a.eml").write_bytes(head + nested + b"\nring 68 05 00 00\n")
    found = scanned("a.eml")
    assert found.failures
    assert "ring 68 05 00 00" in body(found)


def test_an_encrypted_mail_asks_for_a_decrypted_copy(folder, scanned):
    head = b"From: ase@example.com\nTo: k@example.com\nMIME-Version: 1.0\n"
    sealed = b'Content-Type: multipart/encrypted; boundary="x"\n\n--x\nContent-Type: text/plain\n\nAAAA\n--x--\n'
    (folder / "a.eml").write_bytes(head + sealed)
    assert "encrypted: give a decrypted copy" in scanned("a.eml").reasons


def test_the_head_is_read_in_its_lines_and_encoded_words_as_people_read_them(folder, scanned):
    (folder / "a.eml").write_bytes(bytes(mail()))
    found = scanned("a.eml")
    assert found.failures == []
    lines = body(found).splitlines()
    assert lines[0] == "From: Åse Avsender <ase@example.com>"
    assert lines[2] == "Subject: Søknad"
    assert [(container, row) for container, row in zip(["mails"], found.rows, strict=True)] == [
        ("mails", {"mailbody": "Hei"})
    ]


@pytest.mark.parametrize("encoding", ["8bit", "quoted-printable", "base64"])
@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1"])
def test_bodies_are_lines_however_they_are_sent(encoding, charset, folder, scanned):
    made = EmailMessage()
    made["From"], made["To"] = "a@example.com", "b@example.com"
    made.set_content("Hei Kåre på Bø\nto\n", charset=charset, cte=encoding)
    (folder / "a.eml").write_bytes(bytes(made))
    assert body(scanned("a.eml")).endswith("\nHei Kåre på Bø\nto\n")


def test_lines_of_a_plain_body_are_those_of_the_file(folder, scanned):
    data = b"From: a@example.com\nTo: b@example.com\nSubject: x\n\nen\nto\n"
    (folder / "a.eml").write_bytes(data)
    assert [(batch.first_line, batch.data) for _, batch in scanned("a.eml").lines][1:] == [(5, b"en\nto\n")]


def test_parts_of_a_mail_begin_in_their_lines(folder, scanned):
    made = mail("Hei Kåre\n")
    made.add_alternative("<p>x</p>", subtype="html")
    made.add_attachment("vedlagt tekst\n", filename="a.txt")
    made.get_payload()[1].replace_header("Content-Disposition", "inline")
    data = box(mail("en\n"), made)
    (folder / "a.mbox").write_bytes(data)
    lines = data.decode().splitlines()
    for container, batch in scanned("a.mbox").lines:
        if container is None and batch.data.startswith((b"en", b"From:")):
            assert lines[batch.first_line - 1].encode().startswith((b"en", b"From"))


def test_attachments_go_their_own_road(folder, scanned):
    made = mail()
    made.add_alternative("<p>Se <b>ved</b>lagt</p>", subtype="html")
    for name, data in (("kunder.xlsx", workbook()), ("bilde.png", b"\x89PNG\r\n\x1a\n" + bytes(99))):
        made.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    (folder / "a.eml").write_bytes(bytes(made))
    found = scanned("a.eml")
    assert {container for container, _ in found.columns} == {"kunder.xlsx!/Sheet", "mails"}
    assert [(item.container, item.kind) for item in found.set_aside] == [("bilde.png", "picture")]
    assert any(container == "body.html" and "vedlagt" in batch.data.decode() for container, batch in found.lines)


def test_an_attachment_that_is_broken_is_a_failure_of_its_own(folder, scanned):
    (folder / "a.eml").write_bytes(bytes(mail(attached=[("kunder.xlsx", workbook()[:500])])))
    found = scanned("a.eml")
    assert {failure.container for failure in found.failures} == {"kunder.xlsx"}
    assert "ring 68 05 00 00" in body(found)


def plain(number):
    head = f"From: ase@example.com\nTo: k@example.com\nSubject: emne {number}\nMessage-ID: <{number}@example.com>\n\n"
    return f"{head}nummer {number} {number**9:x}\nFrom her og ut\n".encode()


def test_a_mailbox_is_a_row_for_each_mail(folder, scanned):
    mails = [plain(n) for n in range(1500)]
    mails[7] = mail("med vedlegg\n", attached=[("a.csv", b"navn;epost\n" + b"Kari;k@example.com\n" * 5)])
    (folder / "post.mbox").write_bytes(box(*mails))
    found = scanned("post.mbox")
    assert found.failures == []
    rows = [row for container, batch in found.columns if container == "mails" for row in range(batch.row_count)]
    assert len(rows) == 1500
    text = body(found)
    assert all(f"nummer {n} " in text for n in range(1500) if n != 7)
    assert {container for container, _ in found.columns} == {"mails", "mail 8/a.csv"}


def test_a_mailbox_that_breaks_off_in_an_archive_is_a_failure_and_read_so_far(folder, scanned):
    import gzip

    data = gzip.compress(box(*[plain(n) for n in range(500)]))
    (folder / "post.mbox.gz").write_bytes(data[: len(data) // 2])
    found = scanned("post.mbox.gz")
    assert any("ends too early" in reason for reason in found.reasons)
    assert "nummer 3 " in body(found)


def test_a_log_that_speaks_of_mail_is_no_mail(folder, scanned):
    (folder / "a.log").write_text("From: a@example.com\nTo: b@example.com\nINFO startet\n")
    assert scanned("a.log").columns == []


WIDE, BINARY = "001F", "0102"


def outlook(**chosen):
    def text(number, value):
        return f"__substg1.0_{number}{WIDE}", value.encode("utf-16-le")

    tree = {
        "__properties_version1.0": bytes(64),
        **dict([text("0037", "Søknad"), text("0C1A", "Åse Avsender"), text("0C1F", "ase@example.com")]),
        "__recip_version1.0_#00000000": dict([text("3001", "Kåre"), text("39FE", "kare@example.com")]),
        "__attach_version1.0_#00000000": {
            **dict([text("3707", "liste.csv")]),
            f"__substg1.0_3701{BINARY}": b"navn;epost\n" + b"Kari;k@example.com\n" * 9,
        },
    }
    if chosen.get("body", True):
        tree |= dict([text("1000", "Hei Kåre,\r\nring 68 05 00 00")])
    if "inner" in chosen:
        tree["__attach_version1.0_#00000001"] = {"__substg1.0_3701000D": chosen["inner"]}
    return tree


def test_an_outlook_mail_is_read_with_what_is_attached(compound, folder, scanned):
    inner = outlook(body=False) | {"__substg1.0_1000001F": "innerst".encode("utf-16-le")}
    (folder / "a.msg").write_bytes(compound(outlook(inner=inner)))
    found = scanned("a.msg")
    assert found.failures == []
    assert body(found) == "Hei Kåre,\nring 68 05 00 00\ninnerst\n"
    heads = [batch for container, batch in found.columns if container == "mails"]
    told = {column.path: column.values.to_pylist() for column in heads[0].columns}
    assert told["To"] == ["Kåre", "kare@example.com"] * 2
    assert told["Subject"] == ["Søknad"] * 2
    assert "mail 1/liste.csv" in {container for container, _ in found.columns}


def test_an_outlook_mail_of_rich_text_alone_is_read(compound, folder, scanned):
    from compressed_rtf import compress

    tree = outlook(body=False) | {f"__substg1.0_1009{BINARY}": compress(rb"{\rtf1\ansi ring 68 05 00 00\par}")}
    (folder / "a.msg").write_bytes(compound(tree))
    assert "ring 68 05 00 00" in scanned("a.msg").text


@pytest.mark.parametrize("left", [0.1, 0.4, 0.8])
def test_an_outlook_mail_cut_short_is_a_failure(left, compound, folder, scanned):
    data = compound(outlook())
    (folder / "a.msg").write_bytes(data[: int(len(data) * left)])
    assert scanned(".").failures
