"""
PDF: the text of every page, what is filled into forms, comments, addresses behind links, properties, attached files.

Pages that are pictures have no text to read: a PDF of nothing else is a failure, so that a scanned paper never looks
clean. The parser runs in a process of its own.
"""

from __future__ import annotations

import base64
import io
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING, Any

from connectors import apart as processes
from connectors.connector import SetAside
from connectors.format import Format, Head, Input, Options
from connectors.formats import flow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from connectors.connector import Read

EXTENSIONS = (".pdf",)
_MARK = b"%PDF-"
_MARK_WITHIN = 1024
_TAIL = 2048
_PASSWORD = 4
_PROPERTIES = ("Title", "Author", "Subject", "Keywords")
_NOTES = (b"Contents", b"T")
_MOST_NOTES = 100_000


def sniff(head: Head) -> Options | None:
    """Know the file by its mark, which other bytes may stand before."""
    named = head.extension in EXTENSIONS and _MARK in head.data[:_MARK_WITHIN]
    return () if named or head.data.startswith(_MARK) else None


@dataclass(slots=True)
class _Told:
    """What came back beside the text."""

    pages: int = 0
    pictures: int = 0
    illegible: int = 0
    reason: str | None = None
    attached: list[tuple[str, bytes]] = field(default_factory=list)


def read(source: Input) -> Iterator[Read]:
    """Yield the text as lines, then the attached files, then what could not be read."""
    told = _Told()
    with source.file() as file:
        whole = _ends(file)
        messages = processes.asked(__name__, file, source.segment.limits)
        yield from flow.read(source, _pieces(messages, told))
    for name, data in told.attached:
        yield from source.inside(name, io.BytesIO(data))
    if told.reason:
        yield source.failure(told.reason)
    elif not whole:
        yield source.failure("cut short: the end of the file is missing; what is there was read")
    yield from _unread(source, told)


def _ends(file: IO[bytes]) -> bool:
    """Tell whether the file has the mark of its end."""
    size = file.seek(0, io.SEEK_END)
    file.seek(max(0, size - _TAIL))
    ended = b"%%EOF" in file.read()
    file.seek(0)
    return ended


def _unread(source: Input, told: _Told) -> Iterator[Read]:
    """Say which pages have no text to read."""
    if told.pictures and told.pictures == told.pages:
        reason = "no text layer: every page is a picture; recognise its text (OCR), and scan what comes out"
        yield source.failure(reason)
        yield SetAside(source.segment.source, "pages that are pictures", source.segment.container, "picture")
    elif told.pictures:
        reason = f"{told.pictures:,} of {told.pages:,} pages are pictures without text"
        yield SetAside(source.segment.source, reason, source.segment.container, "picture")
    if told.illegible:
        reason = (
            f"the letters of {told.illegible:,} of {told.pages:,} pages say not what they are; recognise them (OCR)"
        )
        yield source.failure(reason)


def _pieces(messages: Iterator[list[Any]], told: _Told) -> Iterator[str]:
    """Yield the text in what the other process says; keep the rest."""
    for kind, what in messages:
        if kind == "text":
            yield what if what.endswith("\n") else what + "\n"
        elif kind == "attached":
            told.attached.append((what[0], base64.b64decode(what[1])))
        elif kind == "failed":
            told.reason = what
        elif kind == "pages":
            told.pages = what
        elif kind == "picture":
            told.pictures += 1
        else:
            told.illegible += 1


def apart(file: IO[bytes], begin: int) -> Iterator[list[Any]]:
    """Yield what is in a PDF; run in a process of its own."""
    import pypdfium2 as pdfium

    del begin
    try:
        document = pdfium.PdfDocument(file)
    except pdfium.PdfiumError as fault:
        locked = getattr(fault, "err_code", None) == _PASSWORD
        yield ["failed", "encrypted: give a decrypted copy" if locked else "not a whole PDF: damaged or cut short"]
        return
    document.init_forms()
    yield ["pages", len(document)]
    damaged = 0
    for number in range(len(document)):
        try:
            yield from _page(document, document[number])
        except (pdfium.PdfiumError, UnicodeError):
            damaged += 1
    if damaged or not len(document):
        pages = "page is" if damaged == 1 else "pages are"
        yield ["failed", f"{damaged:,} {pages} damaged; the others were read" if damaged else "no page could be read"]
    yield from _around(document)


def _page(document: Any, page: Any) -> Iterator[list[Any]]:
    """Yield the text of a page, or what it is instead, and what is filled in or noted on it."""
    text = page.get_textpage().get_text_range().replace("\r\n", "\n").replace("\x02", "-")
    letters = sum(not character.isspace() for character in text)
    odd = sum(character < " " and character not in "\t\n\r" for character in text)
    odd += sum(character in "�￾" or "\ue000" <= character <= "\uf8ff" for character in text)
    if letters:
        yield ["text", text]
        if odd > letters / 3:
            yield ["illegible", None]
    elif any(True for _ in page.get_objects()):
        # Letters drawn as lines are a picture too.
        yield ["picture", None]
    yield from _notes(document, page)
    page.close()


def _notes(document: Any, page: Any) -> Iterator[list[Any]]:
    """Yield the fields of forms with their names, comments, and addresses behind links."""
    from pypdfium2 import raw

    forms = document.formenv
    for position in range(min(raw.FPDFPage_GetAnnotCount(page), _MOST_NOTES)):
        note = raw.FPDFPage_GetAnnot(page, position)
        if not note:
            continue
        if raw.FPDFAnnot_GetSubtype(note) == raw.FPDF_ANNOT_WIDGET and forms:
            name = _wide(raw.FPDFAnnot_GetFormFieldName, forms, note)
            label = _wide(raw.FPDFAnnot_GetFormFieldAlternateName, forms, note) or name
            value = _wide(raw.FPDFAnnot_GetFormFieldValue, forms, note)
            said = [f"{label}: {value}"] if value else []
        else:
            said = [text for key in _NOTES if (text := _wide(raw.FPDFAnnot_GetStringValue, note, key))]
        link = raw.FPDFAnnot_GetLink(note)
        if link:
            action = raw.FPDFLink_GetAction(link)
            said += [_narrow(raw.FPDFAction_GetURIPath, document, action)] if action else []
        raw.FPDFPage_CloseAnnot(note)
        if any(said):
            yield ["text", "\n".join(filter(None, said))]


def _around(document: Any) -> Iterator[list[Any]]:
    """Yield the properties and the attached files of the whole document."""
    properties = document.get_metadata_dict(skip_empty=True)
    said = "\n".join(f"{name}: {properties[name]}" for name in _PROPERTIES if properties.get(name))
    if said:
        yield ["text", said]
    for number in range(document.count_attachments()):
        attached = document.get_attachment(number)
        data = bytes(attached.get_data())
        yield ["attached", [attached.get_name() or f"attachment {number + 1}", base64.b64encode(data).decode()]]


def _wide(ask: Any, *of: Any) -> str:
    """Return a text that PDFium gives as UTF-16, asked twice: for its length, then for itself."""
    import ctypes

    from pypdfium2 import raw

    length = ask(*of, None, 0)
    if length <= 2:
        return ""
    buffer = ctypes.create_string_buffer(length)
    ask(*of, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), length)
    return buffer.raw[: length - 2].decode("utf-16-le", "replace").replace("\r", "\n")


def _narrow(ask: Any, *of: Any) -> str:
    """Return a text that PDFium gives as bytes."""
    import ctypes

    length = ask(*of, None, 0)
    buffer = ctypes.create_string_buffer(max(length, 1))
    ask(*of, buffer, length)
    return buffer.value.decode("utf-8", "replace")


FORMAT = Format(name="pdf", extensions=EXTENSIONS, sniff=sniff, read=read, rank=1, is_text=False)
