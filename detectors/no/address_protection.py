"""
Protected addresses (adressesperre): code 6, strictly confidential, and code 7, confidential, near the person.

That somebody's address is protected is itself what must not be known: people live hidden for their lives. A number of a
code alone says little (`feilkode 7`), so it counts only after `kode` and near a person.
"""

from __future__ import annotations

from detectors.detector import PERSON, Detector, Verdict

SAID, CODE_ALONE = "said in words", "only a code"


def check(text: str) -> Verdict | None:
    """
    Tell the words from the bare code.

    >>> check("strengt fortrolig adresse").support, check("kode 6").support
    (('said in words',), ('only a code',))
    """
    return Verdict(support=(CODE_ALONE if text.lower().startswith("kode") else SAID,))


DETECTOR = Detector(
    name="no_address_protection",
    title="Protected address (code 6 or 7)",
    category="user.contact.address",
    severity="high",
    pattern=(
        r"(?i:strengt fortr(?:o|u)l[ei]g adresse|(?:fortr(?:o|u)l[ei]g|sperr[ae]t?|skjerm[ae]t?|gradert|hemm?el[ei]g) (?:bosteds|bustads|folkeregister)?adresse"
        r"|adresse(?:sperr[ae]t?|beskyttelse|vern|gradering)|(?:sperre|adresse|diskresjons|graderings|skjermings|sikkerhets)kode:? ?[67]"
        r"|kode ?[67](?:(?:/| og | eller )[67])?)"
    ),
    check=check,
    near=(PERSON,),
    ceiling=0.0,
    weights={SAID: 2.2, CODE_ALONE: 0.6},
    mask="PROTECTED",
    finds=(
        "kari@example.com har «adressesperre»",
        "Ola, ola@example.com, «adressebeskyttelse»",
    ),
    ignores=(
        "Send skjemaet til skjermet adresse",
        "kari@example.com: feilkode 7",
        "kari@example.com: kode 67",
        "kode 6",
    ),
    sources=("https://www.skatteetaten.no/person/folkeregister/beskyttet-adresse/",),
)
