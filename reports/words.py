"""The reports' own words in bokmål, nynorsk and English."""

from __future__ import annotations

WORDS: dict[str, dict[str, str]] = {
    "critical": {"en": "critical", "nb": "kritisk", "nn": "kritisk"},
    "high": {"en": "high", "nb": "høy", "nn": "høg"},
    "medium": {"en": "medium", "nb": "middels", "nn": "middels"},
    "low": {"en": "low", "nb": "lav", "nn": "låg"},
    "test data": {"en": "test data", "nb": "testdata", "nn": "testdata"},
    "different": {"en": "{} different", "nb": "{} ulike", "nn": "{} ulike"},
    "at least": {"en": "at least {} different", "nb": "minst {} ulike", "nn": "minst {} ulike"},
    "line": {"en": "line", "nb": "linje", "nn": "linje"},
    "of those read": {"en": "of those read", "nb": "av de leste", "nn": "av dei lesne"},
    "row": {"en": "row", "nb": "rad", "nn": "rad"},
    "looks like": {"en": "looks like", "nb": "ser ut som", "nn": "ser ut som"},
    "because": {"en": "because", "nb": "fordi", "nn": "fordi"},
    "sure": {"en": "sure", "nb": "sikkert", "nn": "sikkert"},
    "and": {"en": "and {} more", "nb": "og {} til", "nn": "og {} til"},
    "more findings": {
        "en": "… and {} more findings (leave out --limit)",
        "nb": "… og {} funn til (uten --limit)",
        "nn": "… og {} funn til (utan --limit)",
    },
    "not read": {"en": "NOT READ", "nb": "IKKE LEST", "nn": "IKKJE LESE"},
    "set aside": {"en": "Set aside", "nb": "Lagt til side", "nn": "Lagt til side"},
    "sample": {"en": "in {} rows", "nb": "i {} rader", "nn": "i {} rader"},
    "sample of": {"en": "in {} of {} rows", "nb": "i {} av {} rader", "nn": "i {} av {} rader"},
    "random rows": {"en": "random rows", "nb": "tilfeldige rader", "nn": "tilfeldige rader"},
    "random pages": {"en": "random pages", "nb": "tilfeldige sider", "nn": "tilfeldige sider"},
    "random keys": {"en": "random keys", "nb": "tilfeldige nøkler", "nn": "tilfeldige nøklar"},
    "reservoir": {"en": "random rows of all", "nb": "tilfeldige rader av alle", "nn": "tilfeldige rader av alle"},
    "first rows": {"en": "first rows only", "nb": "bare de første radene", "nn": "berre dei fyrste radene"},
    "sampled": {
        "en": "Sampled: what was not seen in a column may still be there",
        "nb": "Stikkprøver: det som ikke er sett i en kolonne, kan likevel være der",
        "nn": "Stikkprøver: det som ikkje er sett i ei kolonne, kan likevel vere der",
    },
    "joins": {
        "en": "Columns that seem to point to another (proposed, not declared)",
        "nb": "Kolonner som ser ut til å peke på en annen (foreslått, ikke deklarert)",
        "nn": "Kolonner som ser ut til å peike på ei anna (føreslått, ikkje deklarert)",
    },
    "shared": {
        "en": "{} of {} compared values are there",
        "nb": "{} av {} sammenlignede verdier finnes der",
        "nn": "{} av {} samanlikna verdiar finst der",
    },
    "by name": {"en": "by name only", "nb": "bare etter navnet", "nn": "berre etter namnet"},
    "at most": {
        "en": "what was not seen is in at most {} of the rows (95% sure)",
        "nb": "det som ikke er sett, er i høyst {} av radene (95 % sikkert)",
        "nn": "det som ikkje er sett, er i høgst {} av radene (95 % sikkert)",
    },
    "besides": {"en": " and ", "nb": " og ", "nn": " og "},
    "nothing": {
        "en": "Nothing found.",
        "nb": "Ingenting funnet.",
        "nn": "Ingenting funne.",
    },
    "examined": {
        "en": "Examined {sources}: {read} in {seconds} s.",
        "nb": "Undersøkt {sources}: {read} på {seconds} s.",
        "nn": "Undersøkt {sources}: {read} på {seconds} s.",
    },
    "carried": {
        "en": "Of these, {} lines or rows in {} are as they were: carried over, the oldest read {}.",
        "nb": "Av disse er {} linjer eller rader i {} som de var: overført, de eldste lest {}.",
        "nn": "Av desse er {} linjer eller rader i {} som dei var: overførte, dei eldste lesne {}.",
    },
    "found": {
        "en": "Found personal data in {real} ({counts}), and test data in {test}.",
        "nb": "Fant personopplysninger i {real} ({counts}), og testdata i {test}.",
        "nn": "Fann personopplysningar i {real} ({counts}), og testdata i {test}.",
    },
    "below": {
        "en": "Held back: {} (--min-confidence).",
        "nb": "Holdt tilbake: {} (--min-confidence).",
        "nn": "Halde tilbake: {} (--min-confidence).",
    },
    "incomplete": {
        "en": "INCOMPLETE: {} could not be read. What is not listed above is not known to be clean.",
        "nb": "UFULLSTENDIG: {} kunne ikke leses. Det som ikke står over, er ikke kjent som rent.",
        "nn": "UFULLSTENDIG: {} kunne ikkje lesast. Det som ikkje står over, er ikkje kjent som reint.",
    },
}
COUNTED: dict[str, dict[str, tuple[str, str]]] = {
    "values": {"en": ("value", "values"), "nb": ("verdi", "verdier"), "nn": ("verdi", "verdiar")},
    "lines": {"en": ("line", "lines"), "nb": ("linje", "linjer"), "nn": ("linje", "linjer")},
    "rows": {"en": ("row", "rows"), "nb": ("rad", "rader"), "nn": ("rad", "rader")},
    "lines or rows": {
        "en": ("line or row", "lines and rows"),
        "nb": ("linje eller rad", "linjer og rader"),
        "nn": ("linje eller rad", "linjer og rader"),
    },
    "files": {"en": ("file", "files"), "nb": ("fil", "filer"), "nn": ("fil", "filer")},
    "sources": {"en": ("source", "sources"), "nb": ("kilde", "kilder"), "nn": ("kjelde", "kjelder")},
    "fields": {"en": ("field", "fields"), "nb": ("felt", "felt"), "nn": ("felt", "felt")},
    "indications": {
        "en": ("weaker indication", "weaker indications"),
        "nb": ("svakere indikasjon", "svakere indikasjoner"),
        "nn": ("svakare indikasjon", "svakare indikasjonar"),
    },
    "things": {"en": ("thing", "things"), "nb": ("ting", "ting"), "nn": ("ting", "ting")},
}
"""What is counted, for one and for any other number."""


def word(key: str, language: str) -> str:
    """Return a word or sentence in a language."""
    return WORDS[key][language]


def grouped(number: int) -> str:
    """Return a number with thin groups of three, as both Norwegian and English readers take it."""
    return f"{number:,}".replace(",", "\N{NARROW NO-BREAK SPACE}")


def decimal(number: str, language: str) -> str:
    """Return a decimal number as the language writes it."""
    return number if language == "en" else number.replace(".", ",")


def counted(number: int, key: str, language: str) -> str:
    """
    Return a number with what it counts.

    >>> counted(1, "rows", "nb"), counted(0, "rows", "nb")
    ('1 rad', '0 rader')
    """
    return f"{grouped(number)} {COUNTED[key][language][number != 1]}"
