"""Why lines, rows, pages or parts of a file were not read as they should be."""

from __future__ import annotations

TEXT = {
    "{n} NUL bytes between the text, as a crash leaves them, were passed over; the text itself was read": (
        "{n} nullbyte midt i teksten, som etter et krasj, ble hoppet over; selve teksten ble lest",
        "{n} nullbyte midt i teksten, som etter eit krasj, vart hoppa over; sjølve teksten vart lesen",
    ),
    "longer than {n} bytes, as may be lines after it; they were read, but cannot be relied upon": (
        "lengre enn {n} byte, og det kan linjer etter den også være; de ble lest, men er ikke til å stole på",
        "lengre enn {n} byte, og det kan linjer etter henne òg vere; dei vart lesne, men er ikkje til å lite på",
    ),
    "1 byte could not be decoded: the text was read, with U+FFFD in its place": (
        "1 byte kunne ikke tolkes som tekst: teksten ble lest, med U+FFFD i stedet",
        "1 byte kunne ikkje tolkast som tekst: teksten vart lesen, med U+FFFD i staden",
    ),
    "1 byte could not be decoded, the first in this line: the text was read, with U+FFFD in its place": (
        "1 byte i denne linjen kunne ikke tolkes som tekst: teksten ble lest, med U+FFFD i stedet",
        "1 byte i denne linja kunne ikkje tolkast som tekst: teksten vart lesen, med U+FFFD i staden",
    ),
    "{n} bytes could not be decoded: the text was read, with U+FFFD in their place": (
        "{n} byte kunne ikke tolkes som tekst: teksten ble lest, med U+FFFD i stedet for dem",
        "{n} byte kunne ikkje tolkast som tekst: teksten vart lesen, med U+FFFD i staden for dei",
    ),
    "{n} bytes could not be decoded, the first in this line: the text was read, with U+FFFD in their place": (
        "{n} byte kunne ikke tolkes som tekst, den første i denne linjen: teksten ble lest, med U+FFFD i stedet for dem",
        "{n} byte kunne ikkje tolkast som tekst, den fyrste i denne linja: teksten vart lesen, med U+FFFD i staden for dei",
    ),
    "a line of JSON is cut short, this one first; what it holds was read as text": (
        "JSON-linjer er avkortet, denne først; det de inneholder, ble lest som tekst",
        "JSON-linjer er avkorta, denne fyrst; det dei inneheld, vart lese som tekst",
    ),
    "{n} lines say they are older than {}": (
        "{n} linjer sier at de er eldre enn {}",
        "{n} linjer seier at dei er eldre enn {}",
    ),
    "{n} line says it is older than {}": (
        "{n} linje sier at den er eldre enn {}",
        "{n} linje seier at ho er eldre enn {}",
    ),
}
"""Text in lines."""
TABLES = {
    "the quotes in this line do not pair; it was read as if they were letters": (
        "anførselstegnene i denne linjen går ikke opp i par; den ble lest som om de var vanlige tegn",
        "hermeteikna i denne linja går ikkje opp i par; ho vart lesen som om dei var vanlege teikn",
    ),
    "a line too long to be a row; it was read as text": (
        "linjen er for lang til å være en rad; den ble lest som tekst",
        "linja er for lang til å vere ei rad; ho vart lesen som tekst",
    ),
    "a row with more or fewer cells than the others; it was examined as it stands": (
        "raden har flere eller færre celler enn de andre; den ble undersøkt slik den står",
        "rada har fleire eller færre celler enn dei andre; ho vart undersøkt slik ho står",
    ),
    "{n} more row with more or fewer cells than the others": (
        "{n} rad til har flere eller færre celler enn de andre",
        "{n} rad til har fleire eller færre celler enn dei andre",
    ),
    "{n} more rows with more or fewer cells than the others": (
        "{n} rader til har flere eller færre celler enn de andre",
        "{n} rader til har fleire eller færre celler enn dei andre",
    ),
    "{n} row with more or fewer cells than the others; read as text": (
        "{n} rad har flere eller færre celler enn de andre; lest som tekst",
        "{n} rad har fleire eller færre celler enn dei andre; lesen som tekst",
    ),
    "{n} rows with more or fewer cells than the others; read as text": (
        "{n} rader har flere eller færre celler enn de andre; lest som tekst",
        "{n} rader har fleire eller færre celler enn dei andre; lesne som tekst",
    ),
    "rows from this line on could not be parsed; they were read as text": (
        "radene fra denne linjen av lot seg ikke dele opp i celler; de ble lest som tekst",
        "radene frå denne linja av lét seg ikkje dele opp i celler; dei vart lesne som tekst",
    ),
    "rows of a COPY could not be parsed; they were read as text": (
        "rader i en COPY lot seg ikke dele opp i celler; de ble lest som tekst",
        "rader i ein COPY lét seg ikkje dele opp i celler; dei vart lesne som tekst",
    ),
    "ends in the middle of a statement: cut short; what is there was read": (
        "slutter midt i en SQL-setning: avkortet; det som er der, ble lest",
        "sluttar midt i ei SQL-setning: avkorta; det som er der, vart lese",
    ),
    "a list of values has no end: cut short; it was read as text": (
        "en liste med verdier har ingen slutt: avkortet; den ble lest som tekst",
        "ei liste med verdiar har ingen slutt: avkorta; ho vart lesen som tekst",
    ),
    "not valid JSON from this line on, or one value too large to hold; the rest was read as text": (
        "ikke gyldig JSON fra denne linjen av, eller en verdi som er for stor; resten ble lest som tekst",
        "ikkje gyldig JSON frå denne linja av, eller ein verdi som er for stor; resten vart lesen som tekst",
    ),
    "not a whole {} file: damaged or cut short from the beginning ({})": (
        "ikke en hel {}-fil: skadet eller avkortet fra begynnelsen ({})",
        "ikkje ei heil {}-fil: skadd eller avkorta frå byrjinga ({})",
    ),
    "not a whole {} file: damaged or cut short after row {n} ({})": (
        "ikke en hel {}-fil: skadet eller avkortet etter rad {n} ({})",
        "ikkje ei heil {}-fil: skadd eller avkorta etter rad {n} ({})",
    ),
    "not a whole Avro file: damaged or cut short ({})": (
        "ikke en hel Avro-fil: skadet eller avkortet ({})",
        "ikkje ei heil Avro-fil: skadd eller avkorta ({})",
    ),
    "{n} cell of column {} with bytes that are no text": (
        "{n} celle i kolonnen {} med byte som ikke er tekst",
        "{n} celle i kolonna {} med byte som ikkje er tekst",
    ),
    "{n} cells of column {} with bytes that are no text": (
        "{n} celler i kolonnen {} med byte som ikke er tekst",
        "{n} celler i kolonna {} med byte som ikkje er tekst",
    ),
    "{n} cell of column {} that hold: {why}": (
        "{n} celle i kolonnen {} inneholder: {why}",
        "{n} celle i kolonna {} inneheld: {why}",
    ),
    "{n} cells of column {} that hold: {why}": (
        "{n} celler i kolonnen {} inneholder: {why}",
        "{n} celler i kolonna {} inneheld: {why}",
    ),
    "{n} cell of column {} with more than {n} bytes; only that much of each was read": (
        "{n} celle i kolonnen {} med mer enn {n} byte; bare så mye av den ble lest",
        "{n} celle i kolonna {} med meir enn {n} byte; berre så mykje av henne vart lese",
    ),
    "{n} cells of column {} with more than {n} bytes; only that much of each was read": (
        "{n} celler i kolonnen {} med mer enn {n} byte; bare så mye av hver ble lest",
        "{n} celler i kolonna {} med meir enn {n} byte; berre så mykje av kvar vart lese",
    ),
    "{n} file in it was not opened, beyond the {n} that were": (
        "{n} fil i den ble ikke åpnet, utover de {n} som ble det",
        "{n} fil i henne vart ikkje opna, utover dei {n} som vart det",
    ),
    "{n} files in it were not opened, beyond the {n} that were": (
        "{n} filer i den ble ikke åpnet, utover de {n} som ble det",
        "{n} filer i henne vart ikkje opna, utover dei {n} som vart det",
    ),
    "not a whole spreadsheet: damaged, cut short, or of another kind than its name says": (
        "ikke et helt regneark: skadet, avkortet eller av et annet slag enn navnet sier",
        "ikkje eit heilt rekneark: skadd, avkorta eller av eit anna slag enn namnet seier",
    ),
    "the sheet is damaged; the others were read": (
        "arket er skadet; de andre ble lest",
        "arket er skadd; dei andre vart lesne",
    ),
    "what lies beside the cells could not be read": (
        "det som ligger ved siden av cellene, kunne ikke leses",
        "det som ligg ved sida av cellene, kunne ikkje lesast",
    ),
}
"""Rows and cells."""
DOCUMENTS = {
    "encrypted: give a decrypted copy": ("kryptert: gi en dekryptert kopi", "kryptert: gi ein dekryptert kopi"),
    "damaged or cut short; what came before the damage was read": (
        "skadet eller avkortet; det som kom før skaden, ble lest",
        "skadd eller avkorta; det som kom før skaden, vart lese",
    ),
    "declares entities of its own, as bombs do; what came after was not read": (
        "definerer egne entiteter, slik XML-bomber gjør; det som kom etter, ble ikke lest",
        "definerer eigne entitetar, slik XML-bomber gjer; det som kom etter, vart ikkje lese",
    ),
    "could not be read to its end: damaged, or it takes more than {n} MB or {n} seconds; what came before was read": (
        "kunne ikke leses til slutten: skadet, eller det krever mer enn {n} MB eller {n} sekunder; det som kom før, ble lest",
        "kunne ikkje lesast til slutten: skadd, eller det krev meir enn {n} MB eller {n} sekund; det som kom før, vart lese",
    ),
    "cut short: the end of the file is missing; what is there was read": (
        "avkortet: slutten av filen mangler; det som er der, ble lest",
        "avkorta: slutten av fila manglar; det som er der, vart lese",
    ),
    "cut short: the end of the rich text is missing; what is there was read": (
        "avkortet: slutten av den rike teksten (RTF) mangler; det som er der, ble lest",
        "avkorta: slutten av den rike teksten (RTF) manglar; det som er der, vart lese",
    ),
    "rich text of more than {n} MB; its beginning was read, and nothing after it": (
        "rik tekst (RTF) på mer enn {n} MB; begynnelsen ble lest, og ingenting etter den",
        "rik tekst (RTF) på meir enn {n} MB; byrjinga vart lesen, og ingenting etter henne",
    ),
    "{n} picture in the document": ("{n} bilde i dokumentet", "{n} bilete i dokumentet"),
    "{n} pictures in the document": ("{n} bilder i dokumentet", "{n} bilete i dokumentet"),
    "{n} picture or object in the document": (
        "{n} bilde eller objekt i dokumentet",
        "{n} bilete eller objekt i dokumentet",
    ),
    "{n} pictures or objects in the document": (
        "{n} bilder eller objekter i dokumentet",
        "{n} bilete eller objekt i dokumentet",
    ),
    "holds no document, though its name says so; what is in it was read": (
        "inneholder ikke noe dokument, selv om navnet sier det; det som er i filen, ble lest",
        "inneheld ikkje noko dokument, sjølv om namnet seier det; det som er i fila, vart lese",
    ),
    "not a whole PDF: damaged or cut short": (
        "ikke en hel PDF: skadet eller avkortet",
        "ikkje ein heil PDF: skadd eller avkorta",
    ),
    "no page could be read": ("ingen side kunne leses", "inga side kunne lesast"),
    "{n} page is damaged; the others were read": (
        "{n} side er skadet; de andre ble lest",
        "{n} side er skadd; dei andre vart lesne",
    ),
    "{n} pages are damaged; the others were read": (
        "{n} sider er skadet; de andre ble lest",
        "{n} sider er skadde; dei andre vart lesne",
    ),
    "pages that are pictures": ("sider som er bilder", "sider som er bilete"),
    "{n} of {n} pages are pictures without text": (
        "{n} av {n} sider er bilder uten tekst",
        "{n} av {n} sider er bilete utan tekst",
    ),
    "no text layer: every page is a picture; recognise its text (OCR), and scan what comes out": (
        "ikke noe tekstlag: hver side er et bilde; gjenkjenn teksten (OCR), og skann det som kommer ut",
        "ikkje noko tekstlag: kvar side er eit bilete; kjenn att teksten (OCR), og skann det som kjem ut",
    ),
    "the letters of {n} of {n} pages say not what they are; recognise them (OCR)": (
        "bokstavene sier ikke hva de er (sider: {n} av {n}); gjenkjenn teksten (OCR)",
        "bokstavane seier ikkje kva dei er (sider: {n} av {n}); kjenn att teksten (OCR)",
    ),
    "a mail of more than {n} MB; its beginning was read, and nothing after it": (
        "en e-post på mer enn {n} MB; begynnelsen ble lest, og ingenting etter den",
        "ein e-post på meir enn {n} MB; byrjinga vart lesen, og ingenting etter henne",
    ),
    "a mail that cannot be taken apart ({}); it was read as text": (
        "en e-post som ikke lar seg dele opp ({}); den ble lest som tekst",
        "ein e-post som ikkje lèt seg dele opp ({}); han vart lesen som tekst",
    ),
    "a part of the mail is damaged (base64); it was read as far as it goes": (
        "en del av e-posten er skadet (base64); den ble lest så langt det går",
        "ein del av e-posten er skadd (base64); han vart lesen så langt det går",
    ),
    "cut short: a part of the mail has no end; what is there was read": (
        "avkortet: en del av e-posten har ingen slutt; det som er der, ble lest",
        "avkorta: ein del av e-posten har ingen slutt; det som er der, vart lese",
    ),
    "mails lie more than {n} mails deep; the rest was not opened": (
        "e-post i e-post i mer enn {n} lag; resten ble ikke åpnet",
        "e-post i e-post i meir enn {n} lag; resten vart ikkje opna",
    ),
    "not a whole Outlook message: damaged or cut short ({})": (
        "ikke en hel Outlook-melding: skadet eller avkortet ({})",
        "ikkje ei heil Outlook-melding: skadd eller avkorta ({})",
    ),
    "damaged or cut short; what could be read of the mail was": (
        "skadet eller avkortet; det av e-posten som kunne leses, ble lest",
        "skadd eller avkorta; det av e-posten som kunne lesast, vart lese",
    ),
    "holds no mail, though it is a file like those of Outlook": (
        "inneholder ingen e-post, enda det er en fil slik Outlook lager dem",
        "inneheld ingen e-post, endå det er ei fil slik Outlook lagar dei",
    ),
}
"""Documents, pictures of pages, and mail."""
