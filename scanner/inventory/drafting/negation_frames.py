"""Turns of phrase that deny without a negation in the clause: what is shunned, sent unasked, put aside or given up."""

from __future__ import annotations

import re

EXCEEDED = re.compile(
    r"\b(?:mer|meir|annet|anna|andre \w+|flere \w+|fleire \w+|more|else|other \w+|anything other) (?:\w+ ){0,3}?(?:enn|than)\b(?:(?! (?:som|når|hvis|til|that|when)\b) [\w-]+,?){0,12} ?$"
)
"""Between a denial and what alone is held: "ikke mer enn ...", "don't ask for anything else than ..."."""
REASONS = frozenset({"fordi", "because", "ettersom"})
"""After a denial: what is denied is the reason."""
SHUNNED = re.compile(
    r"\b(?:unngår|unngå|lar være|let vere|lèt vere|avstår fra|slipper|slepp|avstår frå|(?:har|er) (?:slutta|sluttet|stansa|stanset)(?: med)?"
    r"|avoid|avoids|refrain from|(?:have|has) stopped) (?:(?:å|to) )?\w+(?: \S+){0,6}$"
    r"|\b(?:har|have|has) (?:fjernet|fjerna|kuttet ut|kutta ut|removed)(?: \S+){0,2}$"
)
UNASKED = re.compile(
    r"\b(?:ved en feil|ved ein feil|feilaktig|uoppfordret|uoppmoda|utilsiktet|utilsikta|by mistake|unsolicited)\b"
    r"|^(?:har|skriver|skriv|sender|oppgir|oppgjev|legger|legg) du .{0,90}, (?:sletter|slettar|fjerner|fjernar|makulerer) (?:vi|me)\b"
)
"""What people send unasked, and is deleted when it comes."""
INSTEAD = re.compile(
    r"\b(?:i stedet for|istedenfor|i staden for|i staden til|framfor|fremfor|heller enn|instead of|rather than)(?: \S+){0,3}$"
)
GIVEN_UP = re.compile(
    r"(?:(?:men|but) )?(?:det|dette) (?:gjør|gjer) (?:vi|me) (?:ikke|ikkje)(?: (?:lenger|lengre|lengjer|meir|mer|nå|no))?"
    r"|(?:but )?we (?:no longer do|do not any more|don't any more)(?: so)?"
)
