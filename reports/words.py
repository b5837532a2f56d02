"""The reports' own words in bokmål, nynorsk and English."""

from __future__ import annotations

WORDS: dict[str, dict[str, str]] = {
    "critical": {"en": "critical", "nb": "kritisk", "nn": "kritisk"},
    "high": {"en": "high", "nb": "høy", "nn": "høg"},
    "medium": {"en": "medium", "nb": "middels", "nn": "middels"},
    "low": {"en": "low", "nb": "lav", "nn": "låg"},
    "test data": {"en": "test data", "nb": "testdata", "nn": "testdata"},
    "values": {"en": "{} values", "nb": "{} verdier", "nn": "{} verdiar"},
    "value": {"en": "1 value", "nb": "1 verdi", "nn": "1 verdi"},
    "different": {"en": "{} different", "nb": "{} ulike", "nn": "{} ulike"},
    "at least": {"en": "at least {} different", "nb": "minst {} ulike", "nn": "minst {} ulike"},
    "line": {"en": "line", "nb": "linje", "nn": "linje"},
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
    "nothing": {
        "en": "Nothing found.",
        "nb": "Ingenting funnet.",
        "nn": "Ingenting funne.",
    },
    "examined": {
        "en": "Examined {sources} sources: {lines} lines and {rows} rows in {seconds} s.",
        "nb": "Undersøkt {sources} kilder: {lines} linjer og {rows} rader på {seconds} s.",
        "nn": "Undersøkt {sources} kjelder: {lines} linjer og {rows} rader på {seconds} s.",
    },
    "found": {
        "en": "Found personal data in {real} fields ({counts}), and test data in {test}.",
        "nb": "Fant personopplysninger i {real} felt ({counts}), og testdata i {test}.",
        "nn": "Fann personopplysningar i {real} felt ({counts}), og testdata i {test}.",
    },
    "below": {
        "en": "{} weaker indications were held back (--min-confidence).",
        "nb": "{} svakere indikasjoner er holdt tilbake (--min-confidence).",
        "nn": "{} svakare indikasjonar er haldne tilbake (--min-confidence).",
    },
    "incomplete": {
        "en": "INCOMPLETE: {} things could not be read. What is not listed above is not known to be clean.",
        "nb": "UFULLSTENDIG: {} ting kunne ikke leses. Det som ikke står over, er ikke kjent som rent.",
        "nn": "UFULLSTENDIG: {} ting kunne ikkje lesast. Det som ikkje står over, er ikkje kjent som reint.",
    },
}


def word(key: str, language: str) -> str:
    """Return a word or sentence in a language."""
    return WORDS[key][language]
