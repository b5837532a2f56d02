"""LOG003: a password, key or token in a log."""

from __future__ import annotations

from scanner.rules.rule import Rule, Words

RULE = Rule(
    id="LOG003",
    name="SecretInLog",
    title=Words("Passord eller nøkkel i logg", "Passord eller nøkkel i logg", "Password, key or token in a log"),
    text=Words(
        "En loggsetning skriver noe som åpner en konto: passord, nøkkel eller tilgangstoken.",
        "Ei loggsetning skriv noko som opnar ein konto: passord, nøkkel eller tilgangstoken.",
        "A log statement writes something that opens an account: a password, a key or an access token.",
    ),
    remedy=Words(
        "Bytt det som er lekket, og ta feltet ut av loggsetningen.",
        "Byt det som er lekt, og ta feltet ut av loggsetninga.",
        "Change what has leaked, and take the field out of the log statement.",
    ),
    severity="critical",
    law=("gdpr/art-32",),
    cwe=(532, 522),
    categories=("user.authorization",),
)
