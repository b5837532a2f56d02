"""LOG004: a special category of personal data in a log."""

from __future__ import annotations

from scanner.rules.rule import Rule, Words, special_categories

RULE = Rule(
    id="LOG004",
    name="SpecialCategoryInLog",
    title=Words("Særlig kategori i logg", "Særleg kategori i logg", "Special category of personal data in a log"),
    text=Words(
        "En loggsetning skriver noe om helse, tro, fagforening, opprinnelse, seksualliv eller straff.",
        "Ei loggsetning skriv noko om helse, tru, fagforeining, opphav, seksualliv eller straff.",
        "A log statement writes of somebody's health, belief, union, origin, sex life or crimes.",
    ),
    remedy=Words(
        "Ta feltet ut av loggsetningen, og vurder om noen har lest det som er skrevet.",
        "Ta feltet ut av loggsetninga, og vurder om nokon har lese det som er skrive.",
        "Take the field out of the log statement, and consider who has read what was written.",
    ),
    severity="high",
    law=("gdpr/art-9", "gdpr/art-10", "gdpr/art-32"),
    cwe=(532,),
    categories=special_categories(),
)
