"""Turns of phrase that deny without a negation in the clause: what is shunned, sent unasked, put aside or given up."""

from __future__ import annotations

import re

from scanner.inventory.drafting.lexicon import word_set

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
KEEPS = word_set(
    "lagre lagrer lagres lagret lagra lagrar lagrast oppbevarer oppbevares oppbevart oppbevarar oppbevarast beholder "
    "beholdes beholdt beheld behalde registrerer registreres registrert registrerar registrerast vare noterer noteres "
    "noterar store stores stored keep keeps kept save saved record recorded retain retained"
)
TAKES = word_set("blir vert ble vart er var tar tek ta teken tatt på do does be is are been")
AT_HOME = word_set(
    "selv sjølv sjølve her hos oss i på våre vårt system systemer systema here ourselves with us noe sted"
)
SUBORDINATE = word_set("at om som hva kva hvem kven hvilke hvilken hvilket hvorvidt that whether who which what")
USES = word_set(
    "bruker brukes brukar bruke brukast nyttar nytte nytta benytter benyttes benytte anvender anvendes use used uses"
)
ORDERS = word_set(
    "ta tak nytt klikk ring send legg oppgi oppgje skriv del inkluder gi gje bruk last include share provide write"
)
POLITE = word_set("please vennligst venligst kjære ver så snill og men vær derfor do")
