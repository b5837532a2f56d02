"""Why a file, or a part of one, was not read or was set aside."""

from __future__ import annotations

WAYS = {
    "cannot be listed ({})": ("innholdet kan ikke listes opp ({})", "innhaldet kan ikkje listast opp ({})"),
    "cannot be looked into: {why}; {why}": (
        "kan ikke undersøkes: {why}; {why}",
        "kan ikkje undersøkjast: {why}; {why}",
    ),
    "cannot be read": ("kan ikke leses", "kan ikkje lesast"),
    "cannot be read ({})": ("kan ikke leses ({})", "kan ikkje lesast ({})"),
    "cannot be read: {why}": ("kan ikke leses: {why}", "kan ikkje lesast: {why}"),
    "not readable: permission denied": ("kan ikke leses: ingen tilgang", "kan ikkje lesast: ingen tilgang"),
    "reading stopped: {why}": ("lesingen stanset: {why}", "lesinga stansa: {why}"),
    "not a regular file but a {why}": ("ikke en vanlig fil, men: {why}", "ikkje ei vanleg fil, men: {why}"),
    "not a regular file but a {why}; pipe it to standard input": (
        "ikke en vanlig fil, men: {why}; send innholdet inn på standard inn (-)",
        "ikkje ei vanleg fil, men: {why}; send innhaldet inn på standard inn (-)",
    ),
    "named pipe": ("navngitt rør", "namngitt røyr"),
    "socket": ("socket", "socket"),
    "device": ("enhet", "eining"),
    "special file": ("spesialfil", "spesialfil"),
    "symbolic link loop": ("symbolske lenker i ring", "symbolske lenkjer i ring"),
    "symbolic link loop: it leads to a folder it lies in": (
        "symbolske lenker i ring: lenken fører til en mappe den selv ligger i",
        "symbolske lenkjer i ring: lenkja fører til ei mappe ho sjølv ligg i",
    ),
    "symbolic link to nothing": (
        "symbolsk lenke til noe som ikke finnes",
        "symbolsk lenkje til noko som ikkje finst",
    ),
    "symbolic link; what it leads to is examined where it lies": (
        "symbolsk lenke; det den fører til, blir undersøkt der det ligger",
        "symbolsk lenkje; det ho fører til, blir undersøkt der det ligg",
    ),
    "symbolic link out of the target; name what it leads to, to have it examined": (
        "symbolsk lenke ut av målet; oppgi det den fører til, for å få det undersøkt",
        "symbolsk lenkje ut av målet; oppgi det ho fører til, for å få det undersøkt",
    ),
    "left out by default; name it as a target to have it examined": (
        "utelatt som standard; oppgi det som mål for å få det undersøkt",
        "utelate som standard; oppgi det som mål for å få det undersøkt",
    ),
    "excluded by {}": ("utelatt av mønsteret {}", "utelate av mønsteret {}"),
    "not included": ("ikke tatt med (--include)", "ikkje teke med (--include)"),
    "no file matches {}": ("ingen fil passer til {}", "inga fil passar til {}"),
    "no such file or folder: {}": ("ingen slik fil eller mappe: {}", "inga slik fil eller mappe: {}"),
    "no such file or folder: {} (its folder is not there either)": (
        "ingen slik fil eller mappe: {} (mappen den skulle ligge i, finnes heller ikke)",
        "inga slik fil eller mappe: {} (mappa ho skulle liggje i, finst heller ikkje)",
    ),
    "no such file or folder: {}. Did you mean {}?": (
        "ingen slik fil eller mappe: {}. Mente du {}?",
        "inga slik fil eller mappe: {}. Meinte du {}?",
    ),
    "nothing at {}": ("ingenting på {}", "ingenting på {}"),
    "{} cannot be opened: {}": ("{} kan ikke åpnes: {}", "{} kan ikkje opnast: {}"),
    "{} cannot be opened: no file system for {}://": (
        "{} kan ikke åpnes: innsyn har ikke noe filsystem for {}://",
        "{} kan ikkje opnast: innsyn har ikkje noko filsystem for {}://",
    ),
    "became shorter while it was read; what was cut off was not read, so scan it again": (
        "ble kortere mens den ble lest; det som ble kuttet bort, ble ikke lest, så skann den på nytt",
        "vart kortare medan ho vart lesen; det som vart kutta bort, vart ikkje lese, så skann ho på nytt",
    ),
    "gives nothing until something happens: it is a queue, not a file; pipe it to standard input": (
        "gir ingenting fra seg før noe skjer: det er en kø, ikke en fil; send innholdet inn på standard inn (-)",
        "gir ingenting frå seg før noko skjer: det er ein kø, ikkje ei fil; send innhaldet inn på standard inn (-)",
    ),
    "a queue of the system, not a file: reading would empty it; save what it gives, and scan that": (
        "en kø i operativsystemet, ikke en fil: lesing ville tømt den; lagre det den gir fra seg, og skann det",
        "ein kø i operativsystemet, ikkje ei fil: lesing ville tømt han; lagre det han gir frå seg, og skann det",
    ),
    "Cannot allocate memory": ("ikke nok minne", "ikkje nok minne"),
    "Device or resource busy": ("enheten er opptatt", "eininga er oppteken"),
    "File name too long": ("filnavnet er for langt", "filnamnet er for langt"),
    "Input/output error": ("lesefeil på lagringsmediet", "lesefeil på lagringsmediet"),
    "Is a directory": ("er en mappe", "er ei mappe"),
    "No space left on device": ("det er ikke mer plass på disken", "det er ikkje meir plass på disken"),
    "No such device or address": ("ingen slik enhet eller adresse", "inga slik eining eller adresse"),
    "No such file or directory": ("ingen slik fil eller mappe", "inga slik fil eller mappe"),
    "Not a directory": ("er ikke en mappe", "er ikkje ei mappe"),
    "Operation not permitted": ("ikke tillatt", "ikkje tillate"),
    "Permission denied": ("ingen tilgang", "ingen tilgang"),
    "Stale file handle": ("filen er borte fra filtjeneren", "fila er borte frå filtenaren"),
    "Too many levels of symbolic links": (
        "for mange symbolske lenker etter hverandre",
        "for mange symbolske lenkjer etter kvarandre",
    ),
    "Too many open files": ("for mange åpne filer", "for mange opne filer"),
}
"""On the way to a file; the last ones are the operating system's own."""
KINDS = {
    "binary data": ("binære data", "binære data"),
    "nothing but NUL bytes": ("ingenting annet enn nullbyte", "ingenting anna enn nullbyte"),
    "PDF document": ("PDF-dokument", "PDF-dokument"),
    "Office document": ("Office-dokument", "Office-dokument"),
    "SQLite database": ("SQLite-database", "SQLite-database"),
    "DuckDB database": ("DuckDB-database", "DuckDB-database"),
    "7z archive": ("7z-arkiv", "7z-arkiv"),
    "RAR archive": ("RAR-arkiv", "RAR-arkiv"),
    "executable": ("kjørbart program", "køyrbart program"),
    "image": ("bilde", "bilete"),
    "sound": ("lyd", "lyd"),
    "film": ("film", "film"),
    "save it in a newer format (.docx, .xlsx, .pptx), and scan that": (
        "lagre det i et nyere format (.docx, .xlsx, .pptx), og skann det",
        "lagre det i eit nyare format (.docx, .xlsx, .pptx), og skann det",
    ),
    "name it by its address (duckdb:///FILE), and it is read as a database": (
        "oppgi adressen til den (duckdb:///FIL), så blir den lest som en database",
        "oppgi adressa til han (duckdb:///FIL), så blir han lesen som ein database",
    ),
    "unpack it, and scan what was in it": (
        "pakk det ut, og skann det som lå i det",
        "pakk det ut, og skann det som låg i det",
    ),
    "restore it, if it is a file that lost its content in a crash": (
        "gjenopprett filen hvis den mistet innholdet sitt da noe krasjet",
        "gjenopprett fila dersom ho mista innhaldet sitt då noko krasja",
    ),
    "look at it yourself, since text in pictures is not read": (
        "se på det selv, for tekst i bilder blir ikke lest",
        "sjå på det sjølv, for tekst i bilete blir ikkje lesen",
    ),
    "listen to it yourself, since speech is not read": (
        "hør på det selv, for tale blir ikke tolket",
        "høyr på det sjølv, for tale blir ikkje tolka",
    ),
    "look at it yourself, since film is not read": (
        "se på den selv, for film blir ikke tolket",
        "sjå på han sjølv, for film blir ikkje tolka",
    ),
    "if it holds data, export that as CSV, JSON or plain text, and scan what comes out": (
        "hvis det er data i filen, eksporter dem som CSV, JSON eller ren tekst, og skann det som kommer ut",
        "dersom det er data i fila, eksporter dei som CSV, JSON eller rein tekst, og skann det som kjem ut",
    ),
    "not a {why} file, though its name says so": (
        "ikke en fil av formatet {why}, selv om navnet sier det",
        "ikkje ei fil av formatet {why}, sjølv om namnet seier det",
    ),
    "not a {why} file, though its name says so; read as {why}": (
        "ikke en fil av formatet {why}, selv om navnet sier det; lest som {why}",
        "ikkje ei fil av formatet {why}, sjølv om namnet seier det; lesen som {why}",
    ),
    "delimited": ("tabell med skilletegn", "tabell med skiljeteikn"),
    "document": ("dokument", "dokument"),
    "dump": ("databasedump", "databasedump"),
    "lines": ("tekstlinjer", "tekstlinjer"),
    "mail": ("e-post", "e-post"),
    "on arrival": ("innholdet avgjør", "innhaldet avgjer"),
    "spreadsheet": ("regneark", "rekneark"),
}
"""What a file is, and what may be done about it."""
PACKED = {
    "the {} data ends too early; nothing could be read": (
        "de {}-komprimerte dataene slutter for tidlig; ingenting kunne leses",
        "dei {}-komprimerte dataa sluttar for tidleg; ingenting kunne lesast",
    ),
    "the {} data ends too early; what came before the cut was read": (
        "de {}-komprimerte dataene slutter for tidlig; det som kom før bruddet, ble lest",
        "dei {}-komprimerte dataa sluttar for tidleg; det som kom før brotet, vart lese",
    ),
    "the {} data is damaged; what came before the damage was read": (
        "de {}-komprimerte dataene er skadet; det som kom før skaden, ble lest",
        "dei {}-komprimerte dataa er skadde; det som kom før skaden, vart lese",
    ),
    "other bytes follow the {} data; they were not read": (
        "andre byte følger etter de {}-komprimerte dataene; de ble ikke lest",
        "andre byte følgjer etter dei {}-komprimerte dataa; dei vart ikkje lesne",
    ),
    "expands to more than {n} times its size, or {n} bytes: it may be a bomb, so the rest was not read": (
        "pakkes ut til mer enn {n} ganger sin egen størrelse, eller {n} byte: det kan være en zip-bombe, så resten ble ikke lest",
        "blir pakka ut til meir enn {n} gonger sin eigen storleik, eller {n} byte: det kan vere ei zip-bombe, så resten vart ikkje lesen",
    ),
    "expands to more than {n} times the archive: it may be a bomb, so it was not read": (
        "pakkes ut til mer enn {n} ganger størrelsen på arkivet: det kan være en zip-bombe, så den ble ikke lest",
        "blir pakka ut til meir enn {n} gonger storleiken på arkivet: det kan vere ei zip-bombe, så ho vart ikkje lesen",
    ),
    "its members expand to more than the bounds: it may be a bomb, so the rest was not read": (
        "filene i arkivet pakkes ut til mer enn grensene: det kan være en zip-bombe, så resten ble ikke lest",
        "filene i arkivet blir pakka ut til meir enn grensene: det kan vere ei zip-bombe, så resten vart ikkje lesen",
    ),
    "holds more than {n} members; the rest was not read": (
        "inneholder mer enn {n} filer; resten ble ikke lest",
        "inneheld meir enn {n} filer; resten vart ikkje lesen",
    ),
    "an archive more than {n} archives deep; it was not opened": (
        "arkiv i arkiv i mer enn {n} lag; det ble ikke åpnet",
        "arkiv i arkiv i meir enn {n} lag; det vart ikkje opna",
    ),
    "lies more than {n} files deep; it was not opened": (
        "fil i fil i mer enn {n} lag; den ble ikke åpnet",
        "fil i fil i meir enn {n} lag; ho vart ikkje opna",
    ),
    "the {} archive is damaged; what came before the damage was read": (
        "{}-arkivet er skadet; det som kom før skaden, ble lest",
        "{}-arkivet er skadd; det som kom før skaden, vart lese",
    ),
    "the tar archive has a header of impossible length; the rest was not read": (
        "tar-arkivet har et filhode med en umulig lengde; resten ble ikke lest",
        "tar-arkivet har eit filhovud med ei umogleg lengd; resten vart ikkje lesen",
    ),
    "the tar archive is damaged or cut short; what came before was read": (
        "tar-arkivet er skadet eller avkortet; det som kom før, ble lest",
        "tar-arkivet er skadd eller avkorta; det som kom før, vart lese",
    ),
    "other bytes follow the tar archive; they were not read": (
        "andre byte følger etter tar-arkivet; de ble ikke lest",
        "andre byte følgjer etter tar-arkivet; dei vart ikkje lesne",
    ),
    "damaged: its header is not where the archive says": (
        "skadet: filhodet ligger ikke der arkivet sier",
        "skadd: filhovudet ligg ikkje der arkivet seier",
    ),
    "damaged: its length or checksum is not what the archive says": (
        "skadet: lengden eller kontrollsummen er ikke den arkivet sier",
        "skadd: lengda eller kontrollsummen er ikkje den arkivet seier",
    ),
    "the file ends before the member does; it has been cut short": (
        "filen slutter før innholdet gjør det; den er avkortet",
        "fila sluttar før innhaldet gjer det; ho er avkorta",
    ),
    "encrypted; unpack it first": ("kryptert; pakk det ut først", "kryptert; pakk det ut fyrst"),
    "compressed by method {}, which is not supported; unpack it first": (
        "komprimert med metode {}, som ikke støttes; pakk det ut først",
        "komprimert med metode {}, som ikkje er støtta; pakk det ut fyrst",
    ),
    "stored as a sparse file; unpack it first": (
        "lagret som en fil med hull (sparse); pakk den ut først",
        "lagra som ei fil med hol (sparse); pakk ho ut fyrst",
    ),
    "needs a temporary file of more than {n} bytes; unpack it first": (
        "krever en midlertidig fil på mer enn {n} byte; pakk den ut først",
        "krev ei mellombels fil på meir enn {n} byte; pakk ho ut fyrst",
    ),
    "compressed with {}, which is not read; write it anew": (
        "komprimert med {}, som ikke leses; skriv filen på nytt på en annen måte",
        "komprimert med {}, som ikkje blir lese; skriv fila på nytt på ein annan måte",
    ),
    "compressed with an unknown codec, which is not read; write it anew": (
        "komprimert på en ukjent måte, som ikke leses; skriv filen på nytt på en annen måte",
        "komprimert på ein ukjend måte, som ikkje blir lesen; skriv fila på nytt på ein annan måte",
    ),
}
"""What is compressed, and what lies in archives."""
