"""Promises in their many wordings, in bokmål, nynorsk, Norwegian with Swedish words and English, and twins that promise nothing."""

from pathlib import Path

import pytest

from scanner.inventory.drafting.claims import claims
from scanner.inventory.drafting.draft import draft
from scanner.inventory.drafting.language import READ
from scanner.inventory.drafting.outline import outline
from scanner.inventory.drafting.promises import promises
from scanner.inventory.drafting.reading import document

CARD, FNR = "financial.credit_card.number", "government_id.national_identification_number"
SEVERAL = [
    ("Vi selger ikke opplysninger, og vi lagrer ikke kortnummer.", ["never_disclosed", "never_stored"]),
    ("Kortnummer lagres ikke, og passordet er kryptert.", ["never_stored", "protected"]),
    ("Vi lagrer bare e-postadressen, og den slettes når du melder deg av.", ["deleted_when", "only_categories"]),
    ("Vi logger ikke IP-adressen, og vi setter ingen informasjonskapsler.", ["never_stored", "not_in_logs"]),
    ("We never see your card number, and we do not sell your data.", ["never_disclosed", "never_stored"]),
    ("Bileta vert ikkje delte med andre, og dei vert sletta når kurset er over.", ["deleted_when", "never_disclosed"]),
]


def sentences():
    """Return the sentences of promises.txt, each with its language and kind."""
    kind, tongue, found = "", "", []
    for line in Path(__file__).with_name("promises.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            kind, tongue = line[1:-1].split()
        elif line and not line.startswith("#"):
            found.append((line, tongue, kind))
    return found


SAID = [row for row in sentences() if row[2] != "nothing"]
NOTHING = [row[:2] for row in sentences() if row[2] == "nothing"]


def promised(text, tongue="nb"):
    read = outline(document(Path("p.txt"), text), READ[tongue])
    return promises(read, claims(read))


def kinds(text, tongue="nb"):
    return sorted(promise.kind for promise in promised(text, tongue))


@pytest.mark.parametrize(("text", "tongue", "kind"), SAID)
def test_a_promise_is_told_in_whatever_words_it_is_made(text, tongue, kind):
    assert kinds(text, tongue) == [kind]


@pytest.mark.parametrize(("text", "expected"), SEVERAL, ids=[text for text, _ in SEVERAL])
def test_two_promises_in_one_sentence_are_two(text, expected):
    assert kinds(text, "en" if text.startswith("We ") else "nb") == expected


@pytest.mark.parametrize(("text", "tongue"), NOTHING)
def test_what_only_sounds_like_a_promise_is_none(text, tongue):
    assert kinds(text, tongue) == []


ABOUT = [
    ("Vi ber aldri om passord på telefon eller e-post.", "never_stored", {"authorization.password"}),
    ("Vi henter ikke posisjonen din på telefonen.", "never_stored", {"location.precise"}),
    ("Av kortnummeret lagrer vi bare de fire siste sifrene, sammen med utløpsdatoen.", "truncated", {CARD}),
    ("Vi bruker fødselsnummeret til oppslag. Det lagres ikke.", "never_stored", {FNR}),
    ("Fødselsnummeret sendes til banken og når aldri frem til oss.", "never_stored", {FNR}),
    (
        "Opplysninger om religion inngår ikke i modellen og blir ikke innhentet.",
        "never_stored",
        {"demographic.religious_belief"},
    ),
    ("Det registreres ikke hvem du er.", "never_stored", set()),
    ("Utferdaren har fødselsnummeret ditt; det har ikkje vi.", "never_stored", {FNR}),
]


@pytest.mark.parametrize(("text", "kind", "categories"), ABOUT)
def test_a_promise_is_about_what_its_clause_denies_and_nothing_else(text, kind, categories):
    found = [promise for promise in promised(text) if promise.kind == kind]
    assert {key.removeprefix("user.") for promise in found for key in promise.categories} == categories
    assert len(found) == 1


@pytest.mark.parametrize(
    ("text", "local"),
    [
        ("Vi bruker ikke fødselsnummer i e-post.", True),
        ("I referatene står det ikke personnavn.", True),
        ("Vi registrerer ikke fødselsnummer på timekort.", True),
        ("Vi lagrer ikke fødselsnummer i våre systemer.", False),
        ("Vi lagrer ikke fødselsnummer.", False),
    ],
)
def test_a_denial_of_one_place_is_not_taken_for_all_systems(text, local):
    assert [promise.local for promise in promised(text)] == [local]
    made = draft(
        (
            (
                "p.txt",
                document(Path("p.txt"), f"Vi lagrer navn og e-postadresse om deg når du er kunde hos oss. {text}"),
            ),
        )
    )
    assert [(promise.systems, promise.verifiable) for promise in made.promises] == [
        ((), "no") if local else (("*",), None)
    ]


def test_two_promises_of_one_kind_share_the_sentence_between_them():
    text = "Kortnummeret lagres ikke, og vi registrerer ikke hva du kjøper."
    assert [text[promise.start : promise.end] for promise in promised(text)] == [
        "Kortnummeret lagres ikke",
        "vi registrerer ikke hva du kjøper",
    ]


@pytest.mark.parametrize(
    "text", ["Vi lagrer ikke hele kortnummeret.", "Vi lagrer ikke kortnummeret etter at du har betalt."]
)
def test_what_is_not_had_whole_or_not_for_long_is_declared(text):
    read = outline(document(Path("p.txt"), text), READ["nb"])
    assert {(claim.sense, claim.mention.label) for claim in claims(read)} == {("held", f"user.{CARD}")}


def test_deletion_in_a_cell_is_retention_and_in_a_sentence_behind_a_colon_a_promise():
    assert kinds("Kontaktskjema: slettes når saken er løst") == []
    prose = "Da må vi vite hvem du er: navn og telefon. Opplysningene slettes når leieforholdet er over."
    assert kinds(prose) == ["deleted_when"]


PROMISES = [
    ("Vi selger aldri personopplysninger.", {("never_disclosed", frozenset())}),
    ("Vi gir ikke personopplysningene dine videre til andre.", {("never_disclosed", frozenset())}),
    ("Me sel ikkje opplysningane dine vidare.", {("never_disclosed", frozenset())}),
    ("Det lagres ingen personopplysninger i informasjonskapslene.", set()),
    ("Vi lagrer ikke kortnummer.", {("never_stored", frozenset({CARD}))}),
    ("Ingen personopplysninger lagres uten ditt samtykke.", {("consent_required", frozenset({"user"}))}),
    ("IP-adressene anonymiseres før de lagres.", {("truncated", frozenset({"device.ip_address"}))}),
    ("Kortnummeret lagres kryptert.", {("protected", frozenset({CARD}))}),
    ("Fødselsnummer skrives aldri til loggen.", {("not_in_logs", frozenset({FNR}))}),
    ("Dersom søknaden avslås, sletter vi alle opplysninger.", {("deleted_when", frozenset())}),
    ("Vi samler kun inn de personopplysninger vi trenger.", {("only_categories", frozenset())}),
    ("Fødselsnummer skal aldri forekomme i logger.", {("not_in_logs", frozenset({FNR}))}),
    ("Loggene inneholder ikke fødselsnummer.", {("not_in_logs", frozenset({FNR}))}),
    ("Personopplysningar skal ikkje førekome i systemloggane.", {("not_in_logs", frozenset({"user"}))}),
    (
        "Vi lagrer fødselsnummer. Nyhetsbrevet sendes bare til dem som har sagt ja.",
        {("consent_required", frozenset())},
    ),
    ("Vi deler ikke opplysninger med andre, med mindre annet er angitt nedenfor.", set()),
    ("Som hovedregel deler vi ikke opplysninger med andre.", set()),
    ("Vi kan ikke slette opplysninger som loven krever at vi lagrer.", set()),
    ("Vi lagrer ikke opplysningene lenger enn nødvendig.", set()),
]


@pytest.mark.parametrize(("text", "expected"), PROMISES, ids=[text[:40] for text, _ in PROMISES])
def test_promises_are_told_by_what_is_denied(text, expected):
    found = {
        (promise.kind, frozenset(key.removeprefix("user.") for key in promise.categories))
        for promise in promised(text)
    }
    assert found == expected


@pytest.mark.parametrize(
    ("text", "later"),
    [
        ("IP-adressen forkortes før den brukes i statistikk.", True),
        ("IP-adressen anonymiseres etter 30 dager.", True),
        ("IP-adressen forkortes før den lagres.", False),
        ("Vi lagrer IP-adressen, men siste oktett maskeres.", False),
    ],
)
def test_what_is_cut_only_later_is_told_from_what_is_stored_cut(text, later):
    assert [promise.later for promise in promised(text) if promise.kind == "truncated"] == [later]
