"""LOG002: payment card data in a log."""

from __future__ import annotations

from scanner.rules.rule import Rule, Words

RULE = Rule(
    id="LOG002",
    name="CardDataInLog",
    title=Words("Kortopplysninger i logg", "Kortopplysningar i logg", "Payment card data in a log"),
    text=Words(
        "En loggsetning skriver kortnummer, utløpsdato eller kontrollsiffer fra et betalingskort.",
        "Ei loggsetning skriv kortnummer, utløpsdato eller kontrollsiffer frå eit betalingskort.",
        "A log statement writes a payment card's number, expiry date or verification code.",
    ),
    remedy=Words(
        "Logg betalingens referanse; vis høyst de fire siste sifrene av kortet. Slett det som er skrevet.",
        "Logg referansen til betalinga; vis høgst dei fire siste siffera av kortet. Slett det som er skrive.",
        "Log the payment's reference; show the card's last four digits at most. Erase what was written.",
    ),
    severity="high",
    law=("gdpr/art-5-1-c", "gdpr/art-32", "pci-dss/3-3", "pci-dss/3-5"),
    cwe=(532,),
    categories=("user.financial.credit_card",),
)
