"""The words of a reconciliation in bokmål, nynorsk and English."""

from __future__ import annotations

from scanner.rules.rule import Words

VERDICT = {
    "promises": Words("{} brudd på egne løfter", "{} brot på eigne lovnader", "{} broken promises of its own"),
    "promise": Words("1 brudd på egne løfter", "1 brot på eigne lovnader", "1 broken promise of its own"),
    "undeclareds": Words("{} udeklarerte funn", "{} udeklarerte funn", "{} undeclared findings"),
    "undeclared": Words("1 udeklarert funn", "1 udeklarert funn", "1 undeclared finding"),
    "logs": Words("{} lekkasjer i logg", "{} lekkasjar i logg", "{} leaks in logs"),
    "log": Words("1 lekkasje i logg", "1 lekkasje i logg", "1 leak in logs"),
    "overdues": Words("{} slettefrister passert", "{} slettefristar passerte", "{} retention periods exceeded"),
    "overdue": Words("1 slettefrist passert", "1 slettefrist passert", "1 retention period exceeded"),
    "others": Words("{} andre avvik", "{} andre avvik", "{} other discrepancies"),
    "other": Words("1 annet avvik", "1 anna avvik", "1 other discrepancy"),
    "gaps": Words("{} mangler i protokollen", "{} manglar i protokollen", "{} gaps in the inventory"),
    "gap": Words("1 mangel i protokollen", "1 mangel i protokollen", "1 gap in the inventory"),
    "systems": Words("{} systemer ikke undersøkt", "{} system ikkje undersøkte", "{} systems not examined"),
    "system": Words("1 system ikke undersøkt", "1 system ikkje undersøkt", "1 system not examined"),
    "since": Words("Nytt siden skann {}: {}", "Nytt sidan skann {}: {}", "New since scan {}: {}"),
    "none": Words("Ingen avvik funnet", "Ingen avvik funne", "No discrepancies found"),
}
SEVERITY = {
    "critical": Words("kritisk", "kritisk", "critical"),
    "high": Words("høy", "høg", "high"),
    "medium": Words("middels", "middels", "medium"),
    "low": Words("lav", "låg", "low"),
    "info": Words("til info", "til info", "info"),
}
STATE = {
    "found": Words("funnet", "funne", "found"),
    "not_found": Words("ikke funnet", "ikkje funne", "not found"),
    "not_found by name": Words(
        "ikke funnet, kjennes bare på feltenes navn",
        "ikkje funne, blir berre kjend på namna til felta",
        "not found, known by the names of fields only",
    ),
    "not_examined": Words("ikke undersøkt", "ikkje undersøkt", "not examined"),
    "not_verifiable": Words("kan ikke prøves av et skann", "kan ikkje prøvast av eit skann", "not for a scan to tell"),
}
PROMISE = {
    "found": Words("brutt", "broten", "broken"),
    "not_found": Words("ingen brudd funnet", "ingen brot funne", "no breach found"),
    "not_examined": STATE["not_examined"],
    "not_verifiable": Words("kan ikke prøves fullt ut", "kan ikkje prøvast fullt ut", "cannot be fully verified"),
}
VEIL = {
    "hash": Words("{} hashet", "{} hasha", "{} hashed"),
    "ciphertext": Words("{} kryptert", "{} krypterte", "{} encrypted"),
    "digest": Words(
        "{} så lange som sjekksummer (hashet eller kryptert)",
        "{} så lange som sjekksummar (hasha eller krypterte)",
        "{} as long as digests are (hashed or encrypted)",
    ),
    "masked": Words("{} maskert", "{} maskerte", "{} masked"),
    "cut": Words("{} avkortet", "{} avkorta", "{} cut"),
}
"""What makes values unreadable, with how many."""
TEXT = {
    "incomplete": Words("UFULLSTENDIG", "UFULLSTENDIG", "INCOMPLETE"),
    "against": Words("Skann {} mot {}", "Skann {} mot {}", "Scan {} against {}"),
    "of": Words("{} av {} lest", "{} av {} lese", "{} of {} read"),
    "overdue": Words("{} over fristen, eldste {}", "{} over fristen, eldste {}", "{} past their time, the oldest {}"),
    "says": Words("dokumentet sier", "dokumentet seier", "the document says"),
    "line": Words("protokollen linje {}", "protokollen linje {}", "inventory line {}"),
    "do": Words("gjør", "gjer", "do"),
    "also": Words("bryter også {}", "bryt òg {}", "also breaks {}"),
    "since": Words("siden {}", "sidan {}", "since {}"),
    "declare": Words("for å deklarere det", "for å deklarere det", "to declare it"),
    "promises": Words("Løfter", "Lovnader", "Promises"),
    "states": Words("Deklarert", "Deklarert", "Declared"),
    "at most": Words(
        "høyst {} av radene kan ha det usett", "høgst {} av radene kan ha det usett", "at most {} of rows unseen"
    ),
    "by name": Words(
        "kjennes bare på feltenes navn",
        "blir berre kjend på namna til felta",
        "known by the names of fields only",
    ),
    "parts": Words(
        "bare dette søkes det etter: {}", "berre dette blir det søkt etter: {}", "only this is looked for: {}"
    ),
    "veiled": Words("uleselig: {}", "uleseleg: {}", "unreadable: {}"),
    "shielded": Words(
        "{} av {} verdier ser ut som lovet; uleselig: {}",
        "{} av {} verdiar ser ut som lova; uleseleg: {}",
        "{} of {} values look as promised; unreadable: {}",
    ),
    "no trace": Words(
        "kan ikke prøves fullt ut: ingenting sto i klartekst, men ingenting lot seg heller kjenne som kryptert eller hashet",
        "kan ikkje prøvast fullt ut: ingenting stod i klartekst, men ingenting lét seg heller kjenne som kryptert eller hasha",
        "cannot be fully verified: nothing stood in clear, but nothing could be told to be encrypted or hashed either",
    ),
    "more": Words("… og {} til (uten --limit)", "… og {} til (utan --limit)", "… and {} more (leave out --limit)"),
    "accepted": Words("{} godkjent i innstillingene", "{} godkjende i innstillingane", "{} accepted in the settings"),
    "advice": Words(
        "Et skann viser hva som finnes, ikke hva som er lovlig; dette er ikke juridisk råd.",
        "Eit skann viser kva som finst, ikkje kva som er lovleg; dette er ikkje juridisk råd.",
        "A scan shows what is there, not what is lawful; this is no legal advice.",
    ),
}
