"""Why a database, a table or a part of one was not read, and what became of a scan's workers."""

from __future__ import annotations

SESSIONS = {
    "no connection to {}: {why}": ("ingen forbindelse med {}: {why}", "inga tilkopling til {}: {why}"),
    "to read {}, install its driver: pip install 'innsyn[{}]'": (
        "for å lese {}, installer driveren: pip install 'innsyn[{}]'",
        "for å lese {}, installer drivaren: pip install 'innsyn[{}]'",
    ),
    "no ODBC driver for SQL Server is installed on this machine (Microsoft's, or FreeTDS)": (
        "det er ikke installert noen ODBC-driver for SQL Server på denne maskinen (Microsofts, eller FreeTDS)",
        "det er ikkje installert nokon ODBC-drivar for SQL Server på denne maskina (Microsoft sin, eller FreeTDS)",
    ),
    "the session with {} cannot be made read-only: {why}; nothing was read": (
        "økten mot {} kan ikke gjøres skrivebeskyttet: {why}; ingenting ble lest",
        "økta mot {} kan ikkje gjerast skriveverna: {why}; ingenting vart lese",
    ),
    "the session with {} is not read-only, though it was asked to be; nothing was read": (
        "økten mot {} er ikke skrivebeskyttet, enda det ble bedt om; ingenting ble lest",
        "økta mot {} er ikkje skriveverna, endå det vart bede om; ingenting vart lese",
    ),
    "no such file: {}": ("ingen slik fil: {}", "inga slik fil: {}"),
    "no such file: (no file named)": (
        "ingen slik fil: (ingen fil er oppgitt)",
        "inga slik fil: (inga fil er oppgitt)",
    ),
    "the password file {} cannot be read": ("passordfilen {} kan ikke leses", "passordfila {} kan ikkje lesast"),
    "the environment has no {}, which the address of a database needs": (
        "miljøvariabelen {} finnes ikke, og adressen til en database trenger den",
        "miljøvariabelen {} finst ikkje, og adressa til ein database treng han",
    ),
    "the address of the {} database cannot be read; write {}://user@host:port/database": (
        "adressen til {}-databasen kan ikke tolkes; skriv {}://bruker@tjener:port/database",
        "adressa til {}-databasen kan ikkje tolkast; skriv {}://brukar@tenar:port/database",
    ),
    "the address of the {} database has more than one @; in a password write %40 for it, or ${NAME}": (
        "adressen til {}-databasen har mer enn én @; skriv den i et passord som %40, eller bruk ${NAVN}",
        "adressa til {}-databasen har meir enn éin @; skriv han i eit passord som %40, eller bruk ${NAMN}",
    ),
    "databases of the kind {} are not read; there are {}, as SQLAlchemy URLs": (
        "databaser av slaget {} kan ikke leses; disse kan: {}, med adresse som i SQLAlchemy",
        "databasar av slaget {} kan ikkje lesast; desse kan: {}, med adresse som i SQLAlchemy",
    ),
    "{why} ({})": ("{why} ({})", "{why} ({})"),
    "{why} ({}, code {})": ("{why} ({}, kode {})", "{why} ({}, kode {})"),
    "{}, code {}": ("{}, kode {}", "{}, kode {}"),
    "permission denied; grant SELECT": (
        "ingen tilgang; gi lesetilgang (GRANT SELECT)",
        "ingen tilgang; gi lesetilgang (GRANT SELECT)",
    ),
    "permission denied; grant SELECT, or BYPASSRLS where policies hide rows": (
        "ingen tilgang; gi lesetilgang (GRANT SELECT), eller BYPASSRLS der regler skjuler rader",
        "ingen tilgang; gi lesetilgang (GRANT SELECT), eller BYPASSRLS der reglar skjuler rader",
    ),
    "it is not there any more": ("det finnes ikke lenger", "det finst ikkje lenger"),
    "the user or the password is refused": (
        "brukeren eller passordet ble avvist",
        "brukaren eller passordet vart avvist",
    ),
    "a password is needed": ("det trengs et passord", "det trengst eit passord"),
    "it took longer than --statement-timeout allows": (
        "det tok lengre tid enn --statement-timeout tillater",
        "det tok lengre tid enn --statement-timeout tillèt",
    ),
    "it took longer than --statement-timeout allows, or somebody ended it": (
        "det tok lengre tid enn --statement-timeout tillater, eller noen avsluttet det",
        "det tok lengre tid enn --statement-timeout tillèt, eller nokon avslutta det",
    ),
    "it waited for a lock longer than --lock-timeout allows": (
        "det ventet på en lås lenger enn --lock-timeout tillater",
        "det venta på ein lås lenger enn --lock-timeout tillèt",
    ),
    "the connection was cut": ("forbindelsen ble brutt", "tilkoplinga vart broten"),
    "a value in it cannot be converted": (
        "en verdi i den kan ikke gjøres om",
        "ein verdi i henne kan ikkje gjerast om",
    ),
    "it divides by zero": ("den deler på null", "ho deler på null"),
    "no such database": ("ingen slik database", "ingen slik database"),
    "no such database, or no way into it for this user": (
        "ingen slik database, eller ingen vei inn i den for denne brukeren",
        "ingen slik database, eller ingen veg inn i han for denne brukaren",
    ),
    "no such host": ("ingen slik tjener", "ingen slik tenar"),
    "nothing answers there": ("ingenting svarer der", "ingenting svarar der"),
    "no answer in time": ("ikke noe svar i tide", "ikkje noko svar i tide"),
    "it was in the way of the replica catching up; try again, or at another time": (
        "lesingen var i veien for at kopien kunne holde følge; prøv igjen, eller på et annet tidspunkt",
        "lesinga var i vegen for at kopien kunne halde følgje; prøv igjen, eller på eit anna tidspunkt",
    ),
    "the file is damaged": ("filen er skadet", "fila er skadd"),
    "no SQLite database, or an encrypted one": (
        "ingen SQLite-database, eller en som er kryptert",
        "ingen SQLite-database, eller ein som er kryptert",
    ),
    "not a whole SQLite database: damaged, cut short or encrypted": (
        "ikke en hel SQLite-database: skadet, avkortet eller kryptert",
        "ikkje ein heil SQLite-database: skadd, avkorta eller kryptert",
    ),
    "no DuckDB database, or one of another version": (
        "ingen DuckDB-database, eller en av en annen versjon",
        "ingen DuckDB-database, eller ein av ein annan versjon",
    ),
    "another process has it open for writing": (
        "et annet program har den åpen for skriving",
        "eit anna program har han open for skriving",
    ),
    "it refers to something that is gone": (
        "den viser til noe som er borte",
        "ho viser til noko som er borte",
    ),
    "it reaches outside the file": ("den henter noe utenfor filen", "ho hentar noko utanfor fila"),
    "it was never filled": ("den er aldri fylt", "ho er aldri fylt"),
}
"""The way into a database, and what its driver's errors mean."""
TABLES = {
    "takes no connections": ("tar ikke imot forbindelser", "tek ikkje imot samband"),
    "a template for new databases; name it to read it": (
        "en mal for nye databaser; nevn den for å lese den",
        "ein mal for nye databasar; nemn han for å lese han",
    ),
    "holds no tables that this user may see": (
        "inneholder ingen tabeller som denne brukeren får se",
        "inneheld ingen tabellar som denne brukaren får sjå",
    ),
    "its tables cannot be listed: {why}": (
        "tabellene kan ikke listes opp: {why}",
        "tabellane kan ikkje listast opp: {why}",
    ),
    "its columns cannot be listed: it refers to something that is gone": (
        "kolonnene kan ikke listes opp: den viser til noe som er borte",
        "kolonnene kan ikkje listast opp: ho viser til noko som er borte",
    ),
    "cannot be opened: {why}": ("kan ikke åpnes: {why}", "kan ikkje opnast: {why}"),
    "cannot be read after {n} row: {why}": (
        "kan ikke leses etter {n} rad: {why}",
        "kan ikkje lesast etter {n} rad: {why}",
    ),
    "cannot be read after {n} rows: {why}": (
        "kan ikke leses etter {n} rader: {why}",
        "kan ikkje lesast etter {n} rader: {why}",
    ),
    "left out: matches --exclude": ("utelatt: passer til --exclude", "utelate: passar til --exclude"),
    "left out: does not match --include": (
        "utelatt: passer ikke til --include",
        "utelate: passar ikkje til --include",
    ),
    "this user may not read it: permission denied; grant SELECT": (
        "denne brukeren får ikke lese den: ingen tilgang; gi lesetilgang (GRANT SELECT)",
        "denne brukaren får ikkje lese henne: ingen tilgang; gi lesetilgang (GRANT SELECT)",
    ),
    "this user may not read {n} of its {n} columns: permission denied; grant SELECT": (
        "denne brukeren får ikke lese {n} av de {n} kolonnene: ingen tilgang; gi lesetilgang (GRANT SELECT)",
        "denne brukaren får ikkje lese {n} av dei {n} kolonnene: ingen tilgang; gi lesetilgang (GRANT SELECT)",
    ),
    "this user may not read it: permission denied; grant SELECT, and USAGE on the schema": (
        "denne brukeren får ikke lese den: ingen tilgang; gi lesetilgang (GRANT SELECT), og USAGE på skjemaet",
        "denne brukaren får ikkje lese henne: ingen tilgang; gi lesetilgang (GRANT SELECT), og USAGE på skjemaet",
    ),
    "this user may not read {n} of its {n} columns: permission denied; grant SELECT, and USAGE on the schema": (
        "denne brukeren får ikke lese {n} av de {n} kolonnene: ingen tilgang; gi lesetilgang (GRANT SELECT), og USAGE på skjemaet",
        "denne brukaren får ikkje lese {n} av dei {n} kolonnene: ingen tilgang; gi lesetilgang (GRANT SELECT), og USAGE på skjemaet",
    ),
    "policies may hide rows of it from this user: row security; ALTER ROLE ... BYPASSRLS lets it see all": (
        "regler kan skjule rader for denne brukeren (row security); ALTER ROLE ... BYPASSRLS lar den se alle",
        "reglar kan skjule rader for denne brukaren (row security); ALTER ROLE ... BYPASSRLS lèt han sjå alle",
    ),
    "a foreign table: its rows lie on another server; name that one to read it": (
        "en fremmed tabell: radene ligger på en annen tjener; oppgi den for å få dem lest",
        "ein framand tabell: radene ligg på ein annan tenar; oppgi han for å få dei lesne",
    ),
    "a materialized view that was never filled": (
        "en materialisert visning som aldri er fylt",
        "ei materialisert vising som aldri er fylt",
    ),
    "{n} of its {n} partitions lie on another server and were not read": (
        "{n} av de {n} partisjonene ligger på en annen tjener og ble ikke lest",
        "{n} av dei {n} partisjonane ligg på ein annan tenar og vart ikkje lesne",
    ),
    "{n} of its {n} columns are of object types or point to files; they were not read": (
        "{n} av de {n} kolonnene er av objekttyper eller peker på filer, og ble ikke lest",
        "{n} av dei {n} kolonnene er av objekttypar eller peikar på filer, og vart ikkje lesne",
    ),
    "its rows lie elsewhere ({}); name that place to read them": (
        "radene ligger et annet sted ({}); oppgi det stedet for å få dem lest",
        "radene ligg ein annan stad ({}); oppgi den staden for å få dei lesne",
    ),
    "stopped after {n} rows, as --max-rows says; the rest was not read": (
        "stanset ved grensen for rader (--max-rows {n}); resten ble ikke lest",
        "stansa ved grensa for rader (--max-rows {n}); resten vart ikkje lesen",
    ),
    "stopped at {n} bytes, as --max-bytes says; the rest was not read": (
        "stanset ved grensen for byte (--max-bytes {n}); resten ble ikke lest",
        "stansa ved grensa for byte (--max-bytes {n}); resten vart ikkje lesen",
    ),
    "no row of it was drawn, so nothing is known of it; let more be read (--sample, --max-rows, --max-bytes)": (
        "ingen rad ble trukket ut, så ingenting er kjent om den; la mer bli lest (--sample, --max-rows, --max-bytes)",
        "inga rad vart trekt ut, så ingenting er kjent om han; lat meir bli lese (--sample, --max-rows, --max-bytes)",
    ),
}
"""What became of a table."""
WORKERS = {
    "an error of innsyn's own ({} in {}:{}); please report it without the data": (
        "en feil i innsyn selv ({} i {}:{}); meld fra om den, uten dataene",
        "ein feil i innsyn sjølv ({} i {}:{}); meld frå om han, utan dataa",
    ),
    "the worker process was killed; perhaps out of memory; try --jobs 1": (
        "arbeidsprosessen ble drept, kanskje fordi minnet tok slutt; prøv --jobs 1",
        "arbeidsprosessen vart drepen, kanskje fordi minnet tok slutt; prøv --jobs 1",
    ),
    "no worker of the cluster was there to read it, or each that tried was killed; perhaps out of memory": (
        "ingen arbeider i klyngen var der til å lese det, eller alle som prøvde, ble drept, kanskje fordi minnet tok slutt",
        "ingen arbeidar i klynga var der til å lese det, eller alle som prøvde, vart drepne, kanskje fordi minnet tok slutt",
    ),
    "a worker that joined the cluster cannot take part: {why}": (
        "en arbeider som kom til i klyngen, kan ikke delta: {why}",
        "ein arbeidar som kom til i klynga, kan ikkje vere med: {why}",
    ),
    "its {} cannot be read ({why})": ("{} kan ikke leses der ({why})", "{} kan ikkje lesast der ({why})"),
    "its {} holds no key": ("{} der inneholder ingen nøkkel", "{} der inneheld ingen nøkkel"),
    "its {} holds another key than this workspace's": (
        "{} der inneholder en annen nøkkel enn dette arbeidsområdets",
        "{} der inneheld ein annan nøkkel enn den i dette arbeidsområdet",
    ),
    "it has no {}": ("den har ingen {}", "han har ingen {}"),
    "its detectors cannot be made ready ({})": (
        "detektorene der kan ikke gjøres klare ({})",
        "detektorane der kan ikkje gjerast klare ({})",
    ),
    "it has another version of innsyn, of its detectors or of what they rest on": (
        "den har en annen versjon av innsyn, av detektorene eller av det de bygger på",
        "han har ein annan versjon av innsyn, av detektorane eller av det dei byggjer på",
    ),
}
"""Processes and machines that do the reading."""
