"""The small words that a promise turns on: who asks, who acts, where, for what, and how much."""

from __future__ import annotations

import re

from scanner.inventory.drafting.lexicon import word_set

WHOM = word_set("du dere de dei dykk noen nokon kunden han hun ho barnet eleven pasienten vi me")
QUESTIONS = word_set(
    "hva kva hvilke hvilken hvilket hvem kven hvor kor hvorfor kvifor korfor hvordan korleis om vad vem vilka what which who "
    "whom where why how whether"
)
PRONOUNS = word_set("det den dem dei de desse disse dette denne han ho it this these them they those slike slikt such")
FIRST_PERSON = word_set("vi me we")
SECOND_PERSON = word_set("du dere dykk dokker you")
MODALS = word_set(
    "kan må skal vil bør kunne skulle ville burde treng trenger behøver can may must shall will should need do"
)
OURS = re.compile(
    r"(?:hos|hjå|i|på|in|on|by|at|with|til|to|innom|through|via|gjennom) (?:oss|us|vår|våre|vårt|our|egne|eigne|eget|eige|selve|skjemaet|systemet|systemene)\b|\b(?:her|here|lokalt)\b"
)
PURPOSE_OR_PLACE = word_set(
    "til for i med utenfor utanfor av ved på mot hos hjå utover under to in with outside by on at as from frå fra"
)
RESPONSIBLE = re.compile(
    r"\b(?:(?:se|ser|sjå) bort|ansvar\w*|responsib\w*|liable|kontroll(?:erer|ere)?|control|garanter\w*|guarantee\w*|hindre|prevent)\b"
)
"""Not answering for what others do promises nothing of one's own."""
ABROAD = re.compile(
    r"\b(?:utenfor|utanfor|ut av|ut fra|ut frå|outside|out of|utenom|utanom) (?:\w+ ){0,2}?(?:eøs|eea|eu|norge|noreg|norway|norden|europa|europe|landet|the country)\b|\btredjeland\w*|\bthird countr\w+|\b(?:til|to) (?:utlandet|land|usa|countries)\b"
)
BEYOND = re.compile(
    r"\b(?:utover|ut over|i tillegg til|beyond|besides|other than|ellers|elles) (?:dette|det|this|that|these|disse|desse)\b|\b(?:utover|ut over) (?:dette|det)"
)
WHOLE = re.compile(
    r"\b(?:ikke|ikkje|aldri|inte|never|not|no|ingen|n't) (?:\w+ ){0,4}?(?:hele|heile|fulle|fullstendig\w*|komplette?|complete|entire|whole|full)\b|\bi (?:sin )?(?:helhet|heilskap|sin heilskap)\b|\bin full\b"
)
"""What is not had whole is had in part: "ikke hele kortnummeret"."""
PLACE = re.compile(
    r"^(?:i|på|in|on) (?!(?:tillegg|dag|det|dette|stedet|addition|general)\b)[\w-]{4,}|\b(?:ikke|ikkje|aldri|inte|never|not|no|ingen|verken|korkje)\b.*\b(?:i|på|in|on) "
    r"(?!(?:oss|our|us|våre?|vårt|egne|eigne|tillegg|dag|det|dette|noen|noe|nokon|noko|any|form|system\w*|serv\w+|databas\w+|utgangspunkt\w*|stedet|forbindelse|samband|nett|nettsid\w+|app\w*|hele|heile)\b)(?:\w+ ){0,2}?[\w-]{4,}"
    r"|\b(?:ikke|ikkje) (?:i|på) \w+(?:s|ets|ens)? (?:egne|eigne) "
)
"""A place that a denial is said of: "i e-post", "i protokollene"; not our systems at large."""
CLEAR = re.compile(r"\b(?:klartekst|klartext|ukryptert\w*|cleartext|plaintext|plain text|clear text|unencrypted)\b")
PEOPLE = word_set("andre noen nokon anyone anybody others")
CHANNELLED = re.compile(
    r"\b(?:over)?(?:send|overfør|skick|sent|transmit)\w* (?:\w+ ){0,4}?(?:i|på|via|per|over|gjennom|by|in|through|as) (?:\w+ ){0,2}?(?:e-?post\w*|mail|sms\w*|app\w*|chat\w*|skjema\w*|melding\w*|vedlegg\w*|faks|emails?|messages?|forms?|e-mail|attachments?|ukryptert\w*|usikr\w*|unencrypted)\b"
)
"""Sent by some way: who gets it is not said."""
OUT = re.compile(
    r"\b(?:legg\w*|lagt|lagde|leggje|heng\w*) (?:\w+ ){0,3}?ut\b|\b(?:skriv|skrive|skriver|skrives|skrivast) (?:\w+ ){0,3}?ut\b(?! (?:på|i|av|fra|frå)\b)"
)
HANDED = re.compile(
    r"\b(?:lever\w*|gi|gir|gis|gitt|gje|gjev|gjeve|gjevast) (?:\w+ ){0,4}?(?:ut|videre|vidare|bort|fra (?:seg|oss)|frå (?:seg|oss))\b"
)
"""Verbs of giving whose particle stands apart: "leverer vi ikke ut"."""
ELIDED = re.compile(
    r"(?:men|og|but|and) (?:ikke|ikkje|aldri|verken|hverken|korkje|heller ikke|heller ikkje|not|never|neither) (?:hva|kva|hvilk\w+|hvem|kven|hvor|kor|hvorfor|kvifor|hvordan|korleis|når|what|which|who|whom|where|why|how|when)\b"
)
BARRED = re.compile(
    r"\b(?:ansatte|tilsette|medarbeidere|medarbeidarar|employees|staff)\b.*\b(?:å|to|skal|må|får|kan|may|must) .*\b(?:privat\w*|egne|eigne|personlige?|personlege|personal|private|own)\b"
)
"""A rule for those who work here about what is theirs is no word on what is held."""
AGENTS = re.compile(
    r"(?:formid|hand|hand|megl|forhand|forvalt|behand|utgiv|utgjev|leverand|innsaml|oppbevar)\w*(?:eren|aren|erne|erane|arane)s?"
)
"""Nouns of who acts, which look like a verb: "formidleren"."""
CHOICE = re.compile(r"\b(?:whether|enten|anten|om)\b.* ?\b(?:or|eller)\b")
DUTY = re.compile(r"\b(?:må|bør|must|should)\b")
MORE = re.compile(
    r"\b(?:(?:ikke|ikkje|inte|aldri|not|never|ingen|no) (?:(?:noe|noko|any|inn) )?(?:mer|meir|more|flere|fleire|lenger|lengre|lengjer|lenge|longer|større|nødvendig\w*|naudsynt\w*)"
    r"|(?:mer|meir|more|lenger|lengre|lengjer|longer|flere|fleire) (?:\w+ ){0,3}?(?:enn|than)|beyond|utover det)\b"
    r"|\b(?:annet|anna|andre|anywhere|other) (?:sted|stad|steder|stader|plass|plasser|plassar|places?|else)(?: \w+)? (?:enn|than|but)\b|\banywhere (?:but|other than)\b"
)
