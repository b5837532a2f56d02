"""
What people said and wrote, where a field's name says so: recordings, chats, notes, support cases, feedback, events.

A cell that passes is not explained by it: the text inside is still searched for everything else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from detectors import decided_values as values
from detectors.decided_field import ANYTHING, OPENING, field_detector, filled, kind

if TYPE_CHECKING:
    from detectors.detector import Verdict


def worded(text: str) -> Verdict | None:
    """
    Accept words, and no number of a case.

    >>> worded("Får ikke logget inn") is None, worded("CK-4411") is None
    (False, True)
    """
    return None if any(map(str.isdigit, text)) and len(text.split()) < 3 else kind(text)


DETECTORS = (
    field_detector(
        "user.content.private.call_recording",
        "Call recording",
        (
            r"(?:samtale|telefon|lyd)?opptak(?:et)?|samtalsinspelning|inspelning|optagelse",
            r"(?:call[ _-]?)?recording(?:[ _-]?(?:url|file|path))?",
            r"audio[ _-]?(?:url|file)|lydfil",
        ),
        ("samtaleopptak: «2026-05-17_samtale.mp3»", '"recordingUrl":"«https://example.com/opptak/17.wav»"'),
        ("opptak: 40 studenter", "recording: enabled"),
        severity="high",
        led=r"""[^\s"'<>|]{1,200}\.(?:wav|mp3|m4a|ogg|opus|flac|amr|gsm|aac|wma)""",
        check=filled,
    ),
    field_detector(
        "user.content.private.email",
        "E-mail content",
        (r"(?:e[ _-]?post|e?[ _-]?mail)[ _-]?(?:body|tekst|text|innhold|innehåll|indhold|content)(?:et|en)?",),
        ("mailbody: «Hei», vedlagt er søknaden", '"emailContent":"«Thanks» for your call"', "e-posttekst=«Takk»"),
        ("mailbody: null", "email_content: 12"),
        severity="medium",
        led=OPENING,
        cell=ANYTHING,
    ),
    field_detector(
        "user.content.private.chat",
        "Chat content",
        (r"chatt?(?:[ _-]?(?:melding|message|tekst|logg?|text|historikk))?", r"samtale(?:logg|tekst)"),
        ("chat: «Hei», jeg får ikke logget inn", '"chatMessage":"«Kan» dere ringe meg?"'),
        ("chat: enabled", "chat: 12"),
        severity="medium",
        led=OPENING,
        cell=ANYTHING,
    ),
    field_detector(
        "user.content.private.note",
        "Note about a person",
        (
            r"(?:intern|samtale|saks)?notat(?:et|er)?|merknad(?:er)?|kommentar(?:er|en)?|anteckning|bemærkning|bemerkning",
            r"fri?tekst|fritext|free[ _-]?text|remarks?",
        ),
        ("notat: «Kunden» ønsker å bli ringt", '"merknad":"«Betaler» alltid sent"'),
        ("notat: null", "kommentar: -", "merknad: 3"),
        severity="medium",
        led=OPENING,
        cell=ANYTHING,
    ),
    field_detector(
        "user.content.private.support_case",
        "Support case content",
        (
            r"support(?:sak|tilfelle|ärende|[ _-]?case|[ _-]?ticket)|(?:kunde)?henvendelse(?:n)?|sak(?:s)?beskrivelse",
            r"ticket[ _-]?body|enquiry|inquiry",
        ),
        ("henvendelse: «Får» ikke åpnet fakturaen", '"supportCase":"«Passordet» virker ikke"'),
        ("supportsak: 4411", "henvendelse: null"),
        severity="medium",
        led=OPENING,
        cell=ANYTHING,
        check=worded,
    ),
    field_detector(
        "user.content.feedback",
        "Feedback",
        (
            r"tilbakemelding(?:en|er|ar)?|återkoppling|tilbagemelding|feedback|anmeldelse|nps[ _-]?(?:comment|kommentar)",
        ),
        ("tilbakemelding: «Veldig» fornøyd med servicen", '"feedback":"«Too» slow"'),
        ("feedback: 5", "feedback: null"),
        led=OPENING,
        cell=ANYTHING,
    ),
    field_detector(
        "user.behavior.event_participation",
        "Event participation",
        (
            r"(?:kurs|arrangements)?påmeld(?:ing|ingar|inger|t)|deltakelse|deltaking|deltagelse|anmälan|deltagande|oppmøte",
            r"event[ _-]?(?:participation|registration)|rsvp",
        ),
        ("påmelding: «Sommerfest 2026»", '"eventRegistration":"«Fagdag»"', "deltakelse=«ja»"),
        ("påmelding: null", "deltakelse: 12"),
        check=values.check_participation,
    ),
)
