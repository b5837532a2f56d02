"""LOG005: names and contact details in a log."""

from __future__ import annotations

from scanner.rules.rule import Rule, Words

RULE = Rule(
    id="LOG005",
    name="ContactDataInLog",
    title=Words(
        "Navn eller kontaktopplysninger i logg",
        "Namn eller kontaktopplysningar i logg",
        "Names or contact details in a log",
    ),
    text=Words(
        "En loggsetning skriver hvem noen er eller hvordan de nås: navn, e-post, telefon, adresse.",
        "Ei loggsetning skriv kven nokon er eller korleis dei blir nådde: namn, e-post, telefon, adresse.",
        "A log statement writes who somebody is or how to reach them: name, e-mail, telephone, address.",
    ),
    remedy=Words(
        "Ta feltet ut av loggsetningen, eller logg en intern nøkkel i stedet; ellers må loggen stå i protokollen.",
        "Ta feltet ut av loggsetninga, eller logg ein intern nøkkel i staden; elles må loggen stå i protokollen.",
        "Take the field out of the log statement, or log an internal key; else the log belongs in the record.",
    ),
    severity="medium",
    law=("gdpr/art-5-1-c", "gdpr/art-32"),
    cwe=(532,),
    categories=("user.contact", "user.name"),
)
