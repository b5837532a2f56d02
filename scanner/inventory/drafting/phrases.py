"""The questions that a draft asks, in bokmål, nynorsk and English; `{}` is what the question is about."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_TABLE = """
controller | Hvem er behandlingsansvarlig? Dokumentet navngir ingen. | Kven er behandlingsansvarleg? Dokumentet nemner ingen. | Who is the controller? The document names none.
contact | Hvor skal den registrerte henvende seg? Dokumentet oppgir ingen adresse. | Kvar skal den registrerte vende seg? Dokumentet gjev inga adresse. | Where does a data subject turn? The document gives no address.
spelling | Skrives adressen slik eller slik: {}? | Skal adressa skrivast slik eller slik: {}? | Which spelling of the address is right: {}?
repealed | Dokumentet viser til opphevede regler: «{}». Skal det rettes? | Dokumentet viser til oppheva reglar: «{}». Skal det rettast? | The document cites repealed rules: "{}". Is it to be corrected?
details | Hvilke opplysninger er «{}»? E-post og telefon er satt inn som forslag. | Kva opplysningar er «{}»? E-post og telefon er sette inn som framlegg. | Which details are "{}"? E-mail and telephone are proposed.
defined | Er dette opplysninger dere behandler? De står bare der dokumentet forklarer hva personopplysninger er. | Er dette opplysningar de handsamar? Dei står berre der dokumentet forklarar kva personopplysningar er. | Is this data that you process? It stands only where the document explains what personal data is.
justification | Hvilket saklig behov for sikker identifisering gjør «{}» nødvendig (personopplysningsloven § 12)? | Kva sakleg behov for sikker identifisering gjer «{}» naudsynt (personopplysningslova § 12)? | What need for certain identification makes "{}" necessary (Personal Data Act § 12)?
personnummer | Hvilket nummer er «personnummer»: hele fødselsnummeret, de fem siste sifrene, eller et annet lands? | Kva nummer er «personnummer»: heile fødselsnummeret, dei fem siste sifra, eller nummeret i eit anna land? | Which number is "personnummer": the whole Norwegian number, its last five digits, or another country's?
contradiction | Lagres {} eller ikke? Dokumentet sier begge deler. | Blir {} lagra eller ikkje? Dokumentet seier begge delar. | Is {} stored or not? The document says both.
unknown | Hvilken kategori er «{}»? | Kva kategori er «{}»? | Which category is "{}"?
consent | Kreves det samtykke til alt? Andre grunnlag er også nevnt. | Krevst det samtykke til alt? Andre grunnlag er òg nemnde. | Is consent required for everything? Other legal bases are given too.
no_retention | Hvor lenge lagres opplysningene? Dokumentet sier det ikke. | Kor lenge blir opplysningane lagra? Dokumentet seier det ikkje. | How long is the data kept? The document does not say.
vague | Hvor lenge er det i tid? | Kor lenge er det i tid? | How long is that in time?
start | Når begynner fristen på {} å løpe? | Når tek fristen på {} til å gå? | When does the term of {} begin?
transfer | Overføres opplysninger ut av EØS? Dokumentet sier det ikke. | Blir opplysningar overførte ut av EØS? Dokumentet seier det ikkje. | Is data transferred out of the EEA? The document does not say.
safeguard | Hvilket overføringsgrunnlag gjelder for {}? | Kva overføringsgrunnlag gjeld for {}? | Which safeguard covers the transfer ({})?
unnamed | Hvem er «{}»? | Kven er «{}»? | Who is "{}"?
rights | Opplyses det om disse rettighetene et annet sted: {}? | Blir det opplyst om desse rettane ein annan stad: {}? | Are these rights told of elsewhere: {}?
deadline | Hvor fort svares det på krav om innsyn? Dokumentet sier det ikke; loven sier en måned. | Kor fort blir det svara på krav om innsyn? Dokumentet seier det ikkje; lova seier ein månad. | How soon are requests answered? The document does not say; the law says one month.
"""


def _phrases() -> Mapping[str, Mapping[str, str]]:
    rows = [[part.strip() for part in row.split("|")] for row in _TABLE.strip().splitlines()]
    return MappingProxyType({row[0]: dict(zip(("nb", "nn", "en"), row[1:], strict=True)) for row in rows})


PHRASES = _phrases()
