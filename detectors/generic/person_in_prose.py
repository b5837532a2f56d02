"""
Names of people in the sentences of logs: `Kunden Kari Nordmann`, `bestilling opprettet av Kari Nordmann`, `"bruker":"Kari Nordmann"`.

What leads them leads much else too, so only a whole name counts, written with capitals: a listed first name, then a
surname. One word alone, and the name of a company, is none.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from detectors.detector import NOWHERE, PROSE_GAP, STRICT_GAP, Detector
from detectors.generic import person_name
from detectors.names import FIRST, LAST, PLACE, REFUSED, SHAPED, kinds_of

if TYPE_CHECKING:
    from detectors.detector import Verdict

_UPPER = r"[A-Z\x{C0}-\x{D6}\x{D8}-\x{DE}]"
_LETTER = r"[A-Za-z\x{C0}-\x{17F}]"
_WORD = rf"{_UPPER}{_LETTER}{{1,24}}(?:-{_UPPER}{_LETTER}{{1,24}})?"
_NAME = rf"{_WORD}(?: {_WORD}){{1,3}}"
_END = r"(?:[^0-9A-Za-z_@\x{C0}-\x{24F}]|$)"

_ROLES = (
    r"kunde[nr]?|kund(?:en)?|customer|client|klient(?:en)?|pasient(?:en)?|patient(?:en)?|passasjer(?:en)?|passagerare?(?:n)?|passager(?:en)?|passenger",
    r"medlem(?:met|men)?|ansatt(?:e)?|anställd(?:a)?|medarbeider(?:en)?|medarbetare(?:n)?|medarbejder(?:en)?|employee",
    r"bruker(?:en)?|brukar(?:en)?|användare(?:n)?|bruger(?:en)?|elev(?:en)?|student(?:en)?|beboer(?:en)?|leietaker(?:en)?",
    r"gjest(?:en)?|søker(?:en)?|søkar(?:en)?|sökande(?:n)?|deltaker(?:en)?|deltagare(?:n)?|deltager(?:en)?|eier(?:en)?|ägare(?:n)?",
    r"sjåfør(?:en)?|driver|foresatt(?:e)?|vårdnadshavare(?:n)?|pårørende|anhörig(?:a)?|saksbehandler(?:en)?|handläggare(?:n)?",
    r"fastlege(?:n)?|lege(?:n)?|läkare(?:n)?|læge(?:n)?|innbygger(?:en)?|mottaker(?:en)?|avsender(?:en)?|bestiller(?:en)?|søster(?:en|a)?|bror(?:en)?|datter(?:en|a)?|dotter(?:a)?|sønn(?:en)?|son(?:en)?|mor(?:en|a)?|far(?:en)?",
    r"(?:vara)?ordfør[ae]r(?:en)?|(?:kommunal)?råd(?:giver|gjevar|mann)(?:en)?|(?:styre|møte|dag?lig |dagleg |prosjekt|avdelings)lei?[ad]e?r(?:en)?|rektor|referent|tillitsval[gd]te?|verneombud(?:et)?",
    r"(?:jeg|eg|jag) (?:heter|heiter)|jeg hedder|na[vm]net mitt er|mitt na[vm]n er|my name is|mvh|(?:vennlig |venleg |beste )?(?:hilsen|helsing)|(?:kind |best )?regards|hälsning(?:ar)?",
)
_DEEDS = (
    (
        r"(?:opprettet|oppretta|registrert|endret|endra|oppdatert|slettet|sletta|bestilt|signert|godkjent|avvist|sendt|mottatt|levert|behandlet|reservert|avbestilt|bekreftet|utstedt|tildelt|overført|utbetalt)"
        r" (?:av|for|fra|frå|til)"
    ),
    r"(?:skapad|skapats|registrerad|ändrad|uppdaterad|borttagen|bokad|beställd|signerad|godkänd|skickad|skickat|mottagen|levererad|avbokad|utbetald) (?:av|för|från|till)",
    r"(?:oprettet|registreret|ændret|opdateret|slettet|bestilt|underskrevet|godkendt|modtaget|leveret|afbestilt|udbetalt) (?:af|for|fra|til)",
    r"(?:booking|order|appointment|account|ticket|case|invoice|payment|reservation|message|mail|sms|letter) (?:created |registered |opened |updated |cancelled |issued |sent |booked |paid )?(?:for|to|from)",
    r"(?:melding|beskjed|besked|meddelande|henvendelse|søknad|ansökan|klage|brev|betaling|betalning|innbetaling|utbetaling|bestilling|bokning|samtale|avtale|time)(?:a|en|et)? (?:fra|frå|från|til|till|for|för|med)",
    r"(?:kunne|kunde) (?:ikke|ikkje|inte) (?:oppdatere|finne|slette|kontakte|varsle|opprette|uppdatera|hitta|kontakta|opdatere|kontakte)",
    r"(?:ring(?:e|er|te)?|kontakt(?:e|er|et|a)?|varsl(?:e|er|et|a)|passet til|møtte|intervjue[rt]?)",
    r"(?:could|can)(?: ?not|n't) (?:update|find|delete|notify|contact|reach)|fant (?:ikke )?person(?:en)?|innkalling til",
)


def check(text: str) -> Verdict | None:
    """
    Accept a whole name: a listed first name first, and a surname last that is no place and no company.

    >>> check("Kari Nordmann") is None, check("Jordan Sport") is None, check("Oslo Bergen") is None
    (False, True, True)
    """
    kinds = [kinds_of(word) for word in text.split()]
    whole = kinds and kinds[0] & FIRST and kinds[-1] & (LAST | SHAPED) and not kinds[-1] & (PLACE | REFUSED)
    verdict = person_name.check(text) if whole else None
    return verdict if verdict is not None and person_name.BOTH in verdict.support else None


_CLOCK = r"[0-9]{1,2}[./][0-9]{1,2}[./][0-9]{2,4}, [0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:\]| -) "
"""What chats that are exported put before who speaks."""


def _detector(
    name: str, title: str, words: tuple[str, ...], gap: str, examples: tuple[tuple[str, ...], ...]
) -> Detector:
    finds, ignores = examples
    return Detector(
        name=name,
        title=title,
        category="user.name",
        counts_as="person_name",
        severity="medium",
        led=_NAME,
        cell=NOWHERE,
        words=words,
        gap=gap,
        start=_UPPER if gap == PROSE_GAP else None,
        right=_END,
        check=check,
        proof="name lists",
        chance=0.02,
        prior=-2.6,
        ceiling=4.0,
        weights={person_name.BOTH: 1.2, "led": 0.0, "context": 0.0},
        person=True,
        mask="NAME",
        finds=finds,
        ignores=ignores,
        sources=(
            "https://www.ssb.no/statbank/table/10467 (first names)",
            "https://www.ssb.no/statbank/table/12891 (surnames)",
        ),
    )


DETECTORS = (
    _detector(
        "told_name",
        "Name of a person in a sentence",
        (*_ROLES, *_DEEDS),
        PROSE_GAP,
        (
            (
                "Klienten «Kari Nordmann», født 12.03.1861",
                "Booking X4 opprettet av «Kari Nordmann» (kari@example.no)",
                "Kunne ikke oppdatere «Ola Hansen»: version mismatch",
                "Passasjer «Anne Marie Haugen» trenger assistanse",
                "Varaordføraren «Kari Nordmann» la fram saka",
                "Hei! Jeg heter «Kari Nordmann» og har bestilt",
                "Mvh «Kari Nordmann»",
                "Søknaden frå «Kari Nordmann» om støttekontakt",
                "kan noen ringe «Kari Nordmann» i dag?",
            ),
            (
                "Kunden Nordmann AS",
                "kunden kari nordmann",
                "Kunden Kari ringte",
                "opprettet av Kari Nordmanns Blomster",
                "created by Kari Nordmann",
                "levert til Oslo Bergen",
                "Bruker Visma Business",
            ),
        ),
    ),
    _detector(
        "keyed_name",
        "Name of a person where a user or an owner may stand",
        (
            (
                r"profile?|konto|account|bruker|brukar|användare|bruger|user|driver|sjåfør|owner|eier|eigar|assignee|agent|beboer|leietaker|tenant|lege|doctor|behandler"
                r"|vakt|innmelder|melder|klager|requester|approver|godkjenner|signatar|trener|coach|leder|manager|bestiller"
                r"|fra|frå|från|til stede|til stades|tilstede|frammøtte|fremmøtte|forfall|deltak(?:ere|arar)|deltagere|present|attendees|ordstyrer|(?-i:cn|CN|Nm)"
            ),
        ),
        STRICT_GAP,
        (
            (
                '{"event":"FALL","bruker":"«Kari Nordmann»"}',
                "driver=«Ola Hansen» lat=1",
                "Til stede: «Kari Nordmann» (referent)",
                "**Forfall:** «Kari Nordmann»",
                "Fra: «Kari Nordmann»",
                "bind_dn = cn=«Kari Nordmann»,ou=ansatte,dc=example,dc=com",
                "<Cdtr><Nm>«Kari Nordmann»</Nm></Cdtr>",
            ),
            (
                "user: Nordmann AS",
                '"driver":"PostgreSQL Native"',
                "owner: Platform Team",
                "bruker=kari",
                "Author: Kari Nordmann <x>",
                "CN=Example Root CA, O=Example",
                "Fra: Oslo Til: Bergen",
                "<StrtNm>Lars Hilles Gate</StrtNm>",
            ),
        ),
    ),
    replace(
        _detector(
            "speaker_name",
            "Name of a person who speaks in an exported chat",
            (),
            STRICT_GAP,
            (
                (
                    "[22.11.2026, 11:00:52] «Kari Nordmann»: kan du ringe meg?",
                    "22/11/2026, 11:00 - «Kari Nordmann»: Hei",
                    "<v «Kari Nordmann»>Da begynner vi møtet.</v>",
                ),
                (
                    "[22.11.2026, 11:00:52] Worker Thread: started",
                    "2026-11-22 11:00:52 - Kari Nordmann: Hei",
                    "22/11/2026, 11:00 - Kari Nordmann opprettet gruppen",
                ),
            ),
        ),
        led=None,
        pattern=_NAME,
        # WebVTT marks the voice.
        left=rf"(?:{_CLOCK}|<v )",
        trigger=rf"(?:{_CLOCK}|<v ){_UPPER}",
        right="[:>]",
        prior=-1.0,
    ),
)
