"""What a negation reaches, what asserts nothing, and lists under words that deny."""

import pytest

from tests.inventory.drafted import CARD, FNR, asserted

NEGATIONS = [
    ("Vi lagrer betalingsopplysninger (ikke kortinformasjon).", {"held": {"payment"}, "denied": {CARD}}),
    ("Vi lagrer navn og adresse, men ikke fødselsnummer.", {"held": {"name", "contact.address"}, "denied": {FNR}}),
    (
        "Vi registrerer verken fødselsnummer, religion eller kontonummer.",
        {"denied": {FNR, "demographic.religious_belief", "financial.bank_account"}},
    ),
    ("Me lagrar korkje fødselsnummer eller kontonummer.", {"denied": {FNR, "financial.bank_account"}}),
    ("Fødselsnummer registreres ikke.", {"denied": {FNR}}),
    ("Vi samlar aldri inn helseopplysningar.", {"denied": {"health_and_medical"}}),
    ("Kortnummeret ditt behandles av Kortflyt AS, og vi lagrer det ikke selv.", {"denied": {f"{CARD}.number"}}),
    ("Vi tar imot fødselsnummer ved innsjekk, men lagrer det ikke.", {"denied": {FNR}}),
    ("Du viser frem politiattest. Den blir ikke lagret.", {"denied": {"criminal_history"}}),
    ("Vi ber om navn og fødselsnummer. De lagres ikke.", {"denied": {"name", FNR}}),
    ("Vi lagrer IP-adressen. Den lagres ikke lenger enn 30 dager.", {"held": {"device.ip_address"}}),
    ("Vi lagrer IP-adressen. Vi lagrer den ikke sammen med navn.", {"held": {"device.ip_address"}}),
    ("Vi bruker fødselsnummeret, og det lagres ikke uten samtykke.", {"held": {FNR}}),
    ("Vi lagrer e-postadressen, og vi bruker den ikke til reklame.", {"held": {"contact.email"}}),
    (
        "Medlemsregisteret inneholder navn, adresse og fødselsdato.",
        {"held": {"name", "contact.address", "demographic.date_of_birth"}},
    ),
    ("Journalen inneheld diagnosar og røntgenbilete.", {"held": {"health_and_medical"}}),
    ("Det er ikkje naudsynt å oppgje fødselsnummer.", {}),
    ("Har du oppgitt fødselsnummer ved en feil, sletter vi det straks.", {}),
    ("Skriver du inn helseopplysninger i fritekstfeltet, sletter vi dem.", {}),
    ("Helseopplysninger du sender oss uoppfordret, blir slettet straks.", {}),
    ("Helseopplysninger slettes når du slutter.", {"held": {"health_and_medical"}}),
    ("Vi unngår å lagre kortnummer.", {}),
    ("Vi har sluttet å registrere fødselsnummer.", {}),
    ("Vi har fjernet fødselsnummer fra skjemaet.", {}),
    ("Tidligere lagret vi fødselsnummer, men det gjør vi ikke lenger.", {}),
    ("I stedet for fødselsnummer bruker vi et medlemsnummer.", {"held": {"unique_id.customer_number"}}),
    ("Vi lagrer navn og adresse heller enn fødselsnummer.", {"held": {"name", "contact.address"}}),
    ("Vi har fjernet et felt og lagrer nå bare navn.", {"only": {"name"}}),
    ("Bilder fra kamper kan bli lagt ut på Facebook.", {"held": {"content.self_image"}}),
    ("Vi tar vare på hva du har betalt og når.", {"held": {"payment"}}),
    ("Journalen inneholder ikke opplysninger om religion.", {"denied": {"demographic.religious_belief"}}),
    ("Du trenger ikke oppgi fødselsnummer.", {}),
    ("Hvis du ikke oppgir telefonnummer, kan vi ikke ringe deg.", {}),
    ("Uten e-postadresse kan vi ikke sende kvittering.", {}),
    ("Vi bruker telefonnummeret ditt ikke til reklame.", {"held": {"contact.phone_number"}}),
    ("For nyhetsbrevet lagrer vi kun e-postadressen din.", {"only": {"contact.email"}}),
    ("Vi lagrar berre namn og e-postadresse, ikkje noko anna.", {"only": {"name", "contact.email"}}),
    ("Vi behandler helseopplysninger bare med ditt samtykke.", {"consent": {"health_and_medical"}}),
    ("Vi lagrer ikke IP-adressen din uten samtykke.", {"consent": {"device.ip_address"}}),
    ("Vi lagrer ikke bare navn, men også fødselsdato.", {"held": {"name", "demographic.date_of_birth"}}),
    (
        "We collect your name and postal address, but never your date of birth.",
        {"held": {"name", "contact.address"}, "denied": {"demographic.date_of_birth"}},
    ),
    (
        "We do not store card numbers or bank account details.",
        {"denied": {f"{CARD}.number", "financial.bank_account"}},
    ),
    ("Ikke send oss fødselsnummer på e-post.", {}),
    (
        "Hverken navn, adresse eller telefonnummer lagres.",
        {"denied": {"name", "contact.address", "contact.phone_number"}},
    ),
    ("Bortsett fra e-postadressen lagrer vi ingenting om deg.", {"held": {"contact.email"}}),
    (
        "Vi behandler verken biometriske data eller helseopplysninger, kun navn og e-post.",
        {"denied": {"biometric", "health_and_medical"}, "only": {"name", "contact.email"}},
    ),
    (
        "Vi ber ikkje om opplysningar, til dømes om helse eller religion.",
        {"denied": {"health_and_medical", "demographic.religious_belief"}},
    ),
    (
        "Vi lagrer ikke kortinformasjon, for eksempel kortnummer og CVC-kode.",
        {"denied": {CARD, f"{CARD}.number", f"{CARD}.verification_code"}},
    ),
    ("Vi bruker ikke informasjonskapsler til reklame.", {"held": {"device.cookie_id"}}),
    ("Fødselsnummer skal ikke oppgis i kontaktskjemaet.", {}),
    ("Det er kun navn og telefonnummer som lagres.", {"only": {"name", "contact.phone_number"}}),
    ("Vi lagrer ingen opplysninger om deg, unntatt e-postadressen.", {"held": {"contact.email"}}),
]


@pytest.mark.parametrize(("text", "expected"), NEGATIONS, ids=[text[:40] for text, _ in NEGATIONS])
def test_a_negation_reaches_what_it_negates(text, expected):
    assert asserted(text, "en" if text.startswith("We ") else "nb") == expected


SILENT = [
    "Du kan få slettet personnummer, helseopplysninger og bilder.",
    "Du har rett til innsyn i fødselsnummer og kontonummer vi har lagret.",
    "Ta kontakt på e-post eller telefon.",
    "Vi sender deg en e-post når varen er klar.",
    "Vi behandler opplysninger for å kunne sende varen til riktig adresse.",
    "Google erklærer at IP-adressen aldri blir lagret hos dem.",
]


@pytest.mark.parametrize("text", SILENT)
def test_what_asserts_nothing_declares_nothing(text):
    assert asserted(text) == {}


def test_only_the_clause_on_rights_is_silent():
    assert asserted("Vi lagrer navn og fødselsdato, og du kan få slettet kontonummer.") == {
        "held": {"name", "demographic.date_of_birth"}
    }


def test_a_section_on_rights_declares_nothing():
    assert (
        asserted("Dine rettigheter\n\nVi behandler krav om innsyn i fødselsnummer og helseopplysninger raskt.\n") == {}
    )


DENYING = [
    "Opplysninger vi ikke lagrer: fødselsnummer og religion.",
    "Personvern\n\nVi lagrer ikke:\n\n- fødselsnummer\n- religion",
    "# Personvern\n\n## Opplysninger vi ikke samler inn\n\nFødselsnummer og religion.",
    "# Personvern\n\n## Dette lagrar me ikkje\n\n- fødselsnummer\n- religion",
    "# Personvern\n\nFølgende opplysninger blir aldri registrert hos oss:\n\n- fødselsnummer\n- religion",
]


@pytest.mark.parametrize("text", DENYING)
def test_a_list_under_words_that_deny_is_denied(text):
    assert asserted(text) == {"denied": {FNR, "demographic.religious_belief"}}


@pytest.mark.parametrize(
    "lead",
    [
        "Vi lagrer ikke andre opplysninger enn:",
        "Vi lagrer ikke mer enn dette:",
        "Vi selger ikke opplysninger, men vi lagrer:",
        "Hvis du ikke gir oss disse opplysningene, kan vi ikke levere varene:",
    ],
)
def test_a_list_under_words_that_deny_something_else_is_not_denied(lead):
    found = asserted(f"# Personvern\n\n{lead}\n\n- navn\n- e-post\n- telefonnummer\n")
    assert "denied" not in found
