"""
What the words of a person's name look like: tables, farm-name endings, and what is no person at all.

Half of the people in Norway have one of the 3,700 commonest surnames; the others are spread over tens of thousands of
farm names, which are made of few parts. Their endings are the weaker support "surname-shaped".
"""

from __future__ import annotations

from functools import cache, lru_cache

from detectors.tables import first_names, postal_codes, surnames

FIRST, LAST, SHAPED, PLACE, REFUSED, SMALL = 1, 2, 4, 8, 16, 32
"""What one word can be, as bits: in a table, shaped like a surname, a place, never in a name, a particle or initial."""

_ENDINGS = (
    # Norwegian farms
    "bakk bakke bakken bekk bekken berg berget bø bøe bru brua brekk brekka brekke brekken bråten bråthen by bye dal "
    "dahl dalen dahlen eid eide eidet elv elven eng engen enga fjell fjeld fjord fjorden foss fossen fossum gard gaard "
    "gård gården garden grav grind haug hauge haugen haugan heim hjem holm holmen holt hus huse huset hamn hammer "
    "hamar heia heim helle hella hov kvam kvist land lands landet lid lien løkka løkken lund lunde lunden løs mark "
    "marka moen myr myra myhr myhre myren ness næs neset ås aas åsen aasen rud ruud rød røed rønning rønningen set "
    "seth seter sæter sæther sætre sjø sjøen skaug skog skogen skar skard skjær sletten slettan stad støl stølen bøl bøle sund sunde "
    "sundet svik tangen teig teigen torp thorp tveit tvedt tvet vang vangen vaag våg vågen vatn vatne vik vika vigen "
    "viken vold vollen voll øy øya øyen nes jord tun varp aker åker borg vig rås nås rli nli keli geli kmo dmo vær ødegård ødegaard sand sanden strand stranda stranden strøm strømmen stuen stua "
    # patronyms, and the neighbours' endings
    "sen sson sdatter sdotter dóttir ski ska cki cka wicz czyk czak chuk enko vić ović ević auskas aitis ienė evičius "
    "ström qvist quist gren blad stedt mann zadeh nejad oğlu khan ullah uddin arajah alingam yan shvili"
)
_COMPANY = (
    "as asa ans da enk nuf sa ba iks kf hf ab aps oy oyj gmbh inc ltd llc plc corp co bv company group gruppen holding "
    "invest eiendom eigedom kommune fylkeskommune departementet direktoratet etaten universitet universitetet "
    "university høgskolen høyskolen sykehus sykehuset sjukehus skole skule school avdeling avd senter center centre "
    "butikk butikken shop store hotell hotel restaurant bank banken forsikring forening foreningen idrettslag laget "
    "klubb klubben borettslag sameie sameiet system systems solutions consulting konsult transport bygg entreprenør "
    "elektro rør auto bil design studio media digital international nordic scandinavia regnskap advokatfirma apotek "
    "legesenter kundeservice support team server client cluster node test tests testing dev prod staging default "
    "example sample unknown ukjent none null nil true false undefined anonymous anonym admin administrator root info "
    "error warning warn debug trace fatal notice new old standard basic premium pro plus total sum antall dato status "
    "type kode code navn name file fil mappe folder index main service gate gata gaten vei veien veg vegen plass allé "
    "hospital clinic medical healthcare college academy institute church county department ministry office agency council "
    "services service corporation corp association society foundation trust partners llp industries enterprises "
    "technologies logistics insurance brothers sons sykehjem barnehage helsesenter legekontor "
    "krone kroner krona dollar dollars peso pesos dinar franc francs pound pounds rupee rupees euro euros yen yuan ruble "
    "rouble real reais rial riyal dirham shilling lira won baht rand zloty forint koruna leu lev kuna kwacha "
    "the and og eller med for til på in of with sofa stol bord lampe genser bukse jakke sko sekk"
)
_PLACES = (
    "oslo bergen trondheim stavanger kristiansand fredrikstad sandnes tromsø drammen sarpsborg skien ålesund sandefjord "
    "haugesund tønsberg moss porsgrunn bodø arendal hamar halden larvik askøy kongsberg harstad molde gjøvik "
    "lillehammer horten jessheim narvik alta kirkenes hammerfest steinkjer levanger namsos kristiansund førde florø "
    "sogndal voss norge noreg norway sverige sweden danmark denmark finland island iceland polen poland tyskland germany "
    "england usa stockholm göteborg malmö uppsala københavn copenhagen aarhus odense helsinki reykjavik warszawa berlin "
    "london paris viken innlandet vestland rogaland agder telemark vestfold buskerud akershus østfold nordland troms "
    "finnmark trøndelag svalbard europa europe"
)
_PARTICLES = "mr mrs ms miss mme mlle dr prof hr fr frk van von de der den del della di da dos la le af av al el bin bint ibn ben abu ter"

SURNAME_ENDINGS = tuple(_ENDINGS.split())
LONG_ENDINGS = tuple(ending for ending in SURNAME_ENDINGS if len(ending) >= 3)
COMPANY_WORDS = frozenset(_COMPANY.split())
PLACES = frozenset(_PLACES.split())
PARTICLES = frozenset(_PARTICLES.split())


def surname_shaped(word: str) -> bool:
    """
    Tell whether a word in lower case ends like a Nordic or neighbouring surname, with a stem before the ending.

    >>> surname_shaped("kvernbråten"), surname_shaped("kasperssen"), surname_shaped("faktura")
    (True, True, False)
    """
    return (len(word) >= 6 and word.endswith(SURNAME_ENDINGS)) or (len(word) == 5 and word.endswith(LONG_ENDINGS))


@cache
def long_places() -> frozenset[str]:
    """Return the postal places of more than one word, in capitals: NES PÅ ROMERIKE is nobody's name."""
    return frozenset(place for place in postal_codes().values() if " " in place)


@cache
def opening_words() -> frozenset[str]:
    """Return the words that such places begin with."""
    return frozenset(place.partition(" ")[0] for place in long_places())


@lru_cache(maxsize=65_536)
def kinds_of(word: str) -> int:
    """
    Return what one word of a name can be, as bits.

    A double name counts as what its parts are: the first part as first name, the last part as surname.

    >>> kinds_of("Kari") & FIRST, kinds_of("Berg-Kvernbråten") & SHAPED, kinds_of("AS") & REFUSED
    (1, 4, 16)
    """
    low = word.strip(".,").lower()
    if low in PARTICLES or len(low) <= 1:
        return SMALL
    if low in COMPANY_WORDS:
        return REFUSED
    head, _, _ = low.partition("-")
    tail = low.rpartition("-")[2]
    found = FIRST if head in first_names() or low in first_names() else 0
    if tail in surnames() or low in surnames():
        found |= LAST
    elif surname_shaped(tail):
        found |= SHAPED
    return found | PLACE if low in PLACES else found
