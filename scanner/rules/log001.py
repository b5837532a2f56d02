"""LOG001: a national identity number in a log."""

from __future__ import annotations

from scanner.rules.rule import Rule, Words

RULE = Rule(
    id="LOG001",
    name="NationalIdInLog",
    title=Words("Fødselsnummer i logg", "Fødselsnummer i logg", "National identity number in a log"),
    text=Words(
        "En loggsetning skriver fødselsnummer eller et tilsvarende nummer.",
        "Ei loggsetning skriv fødselsnummer eller eit tilsvarande nummer.",
        "A log statement writes a national identity number.",
    ),
    remedy=Words(
        "Ta feltet ut av loggsetningen, eller logg en intern nøkkel i stedet.",
        "Ta feltet ut av loggsetninga, eller logg ein intern nøkkel i staden.",
        "Take the field out of the log statement, or log an internal key instead.",
    ),
    severity="high",
    law=("gdpr/art-5-1-c", "gdpr/art-32", "gdpr/art-87", "popplyl-12"),
    cwe=(532,),
    categories=("user.government_id.national_identification_number",),
)
