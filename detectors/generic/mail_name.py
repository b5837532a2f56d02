"""
Names of people before their e-mail addresses, in what opens a letter: `Fra: Kari Nordmann <kari@example.no>`.

A name before an address elsewhere, as in the copyright lines of programs, is left to the address.
"""

from __future__ import annotations

from detectors.detector import NOWHERE, Detector
from detectors.generic import person_name

_HEADERS = r"fra|frå|från|from|til|till|to|cc|kopi|bcc|avsender|avsendar|sender|mottaker|mottakar|svar til|reply-to|organizer|attendee"
_ADDRESS = r"[\"']? ?(?:<|\(|&lt;|\[mailto:)[^\s<>@()]{1,64}@"

DETECTOR = Detector(
    name="mail_name",
    title="Name of a person before an e-mail address",
    category="user.name",
    counts_as="person_name",
    severity="medium",
    led=person_name.DETECTOR.cell,
    cell=NOWHERE,
    words=(
        rf"(?:{_HEADERS})[\"']?:(?:\*\*)?",
        # Above what is quoted, and in the log of Exim: a blank is enough there.
        r"(?:skrev|skreiv|wrote|=>|(?:at|kl\.?) [0-9]{1,2}[:.][0-9]{2}(?: [AP]M)?,?(?: skreiv| skrev)?) ",
    ),
    gap=r" {0,3}[\"']?",
    right=_ADDRESS,
    check=person_name.check,
    proof="name lists",
    chance=0.1,
    prior=-0.9,
    ceiling=3.0,
    weights={**person_name.DETECTOR.weights, "led": 0.0, "context": 0.0},
    person=True,
    mask="NAME",
    finds=(
        "Fra: «Kari Nordmann» <kari@example.no>",
        'To: "«Kari Nordmann»" <ola@example.com>',
        "skrev «Kari Nordmann» <kari@example.no>:",
        "On Mon, Nov 16, 2026 at 9:12 AM «Kari Nordmann» <kari@example.com> wrote:",
    ),
    ignores=(
        "Fra: Butikken AS <post@example.no>",
        "From: Jira <jira@example.com>",
        "Fra: Oslo Til: Bergen",
        "Copyright Kari Nordmann <kari@example.no>",
        "According to Kari Nordmann <kari@example.no>, it should",
    ),
    sources=("https://www.rfc-editor.org/rfc/rfc5322#section-3.4",),
)
