"""
What is known of passwords and tokens: words that stand where one would and are none, and shapes that tell a token.
"""

from __future__ import annotations

import re

_TEXT = """
null none nil undefined true false ja nei yes no empty tomt tom blank unset not ikke must should skal må kan missing
mangler required kreves påkrevd obligatorisk optional valgfritt invalid ugyldig incorrect wrong feil galt expired
utløpt utgått changed endret updated oppdatert reset nullstilt tilbakestilt forgot forgotten glemt valid gyldig
accepted godkjent rejected avvist failed feilet failure success suksess verified bekreftet validated enabled
disabled redacted masked hidden skjult fjernet removed filtered protected encrypted kryptert hashed secret string
text tekst varchar char byte bytes object boolean integer int number value verdi type field any optional[str]
password passord passwd pwd passphrase token bearer basic pin pinkode otp lösenord username brukernavn user bruker
your_password yourpassword your-password ditt_passord dittpassord my_password mypassword the_password new_password
old_password newpassword oldpassword password_here your_token your-token your_api_key your-api-key example eksempel
changeit placeholder todo tbd n/a na dummy input this that with from og eller and for the your ditt din my mitt
bool str int float dict list tuple self cls config credentials input output args await async yield new return function lambda typeof
added removed deprecated renamed introduced
policy origin release version option pass hash length strength sent sendt created opprettet self_service gecos uid gid authentication autentisering via
"""
NOT_SECRETS = frozenset(_TEXT.split())

NOT_KEYS = re.compile(r"(?i)page|csrf|xsrf|continu|next|cursor|public|cancel|push|device|fcm|apns?|gcm")
"""What names a key or token that opens nothing."""

_FILLING = """
your my our the a an new old current here some any enter insert put add replace change changeme me it this that with set to by use
example sample dummy placeholder fake default din ditt dine mitt her skriv sett inn bytt endre meg denne eksempel
password passord passwd pass pwd token secret key api apikey hemmelighet nøkkel user username admin db database app
client access value must please todo fixme not real does exist one two long random strong super very secure
root pw test testing tester bad wrong invalid some proxy repo server ssl smtp ftp foo bar baz
"""
FILLING = frozenset(_FILLING.split())
"""What a text is made of that says a secret belongs there: `your-password-here`, `bytt_meg`."""

_SAYS_FILL = """
sample changeme replaceme fillmein insertme fixme yourpasswordhere passwordhere byttmeg endremeg
test testing foo bar baz foobar blah sekrit postgres mariadb mysql guest
"""
SAYS_FILL = frozenset(_SAYS_FILL.split())

SAYS_SECRET = ("password", "passord", "passwd", "pass", "pwd", "pw", "secret", "token", "test", "dummy", "fake")
"""One of these is in what is written in one word: `somepass`, `repopwd`; `anita` is an, it and a, and a name."""

_PUBLISHED = """
AKIAIOSFODNN7EXAMPLE wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY
czZCaGRSa3F0MzpnWDFmQmF0M2JW czZCaGRSa3F0Mzo3RmpmcDBaQnIxS3REUmJuZlZkbUl3 7Fjfp0ZBr1KtDRbnfVdmIw gX1fBat3bV
2YotnFZFEjr1zCsicMWpAA tGzv3JOkF0XG5Qx2TlKWIA SplxlOBeZQQYbYS6WxSbIA 45ghiukldjahdnhzdauz mF_9.B5f-4.1JqM
h480djs93hd8 dh893hdasih9 kd94hf93k423kf44 pfkkdhi9sl3r4s00 kkk9d7dh3k39sjv7 hh5s93j4hdidpola hdhd0244k9j7ao03
nnch734d00sl2jdk 9djdj82h48djs9d2 ad180jjd733klru7 137131200
tiger QWxhZGRpbjpvcGVuIHNlc2FtZQ== QWxhZGRpbjpvcGVuIHNlc2FtZQ YWxhZGRpbjpvcGVuc2VzYW1l dGVzdDoxMjPCow==
"""
PUBLISHED = frozenset(_PUBLISHED.split())
"""Examples of standards and manuals: AWS's, those of RFC 5849, 6749, 6750, 7009 and 7617, and of Oracle's account scott."""

SHAPES = (
    r"A(?:KIA|SIA)[0-9A-Z]{16}",
    r"gh[pousr]_[0-9A-Za-z]{36,}",
    r"github_pat_[0-9A-Za-z_]{22,}",
    r"gl(?:pat|ptt|dt|rt|cbt|oas)-[0-9A-Za-z_-]{20,}",
    r"xox[abeoprs]-[0-9A-Za-z-]{10,}",
    r"xapp-[0-9]-[0-9A-Z]+-[0-9]+-[0-9a-z]{20,}",
    r"[rs]k_(?:live|test)_[0-9A-Za-z]{16,}",
    r"AIza[0-9A-Za-z_-]{35}",
    r"ya29\.[0-9A-Za-z_-]{30,}",
    r"npm_[0-9A-Za-z]{36}",
    r"pypi-AgE[0-9A-Za-z_-]{50,}",
    r"SG\.[0-9A-Za-z_-]{22}\.[0-9A-Za-z_-]{43}",
    r"sk-(?:ant|proj|svcacct)-[0-9A-Za-z_-]{20,}",
    r"hf_[A-Za-z]{34}",
    r"do[opr]_v1_[0-9a-f]{64}",
    r"dapi[0-9a-f]{32}",
    r"hvs\.[0-9A-Za-z_-]{24,}",
    r"AGE-SECRET-KEY-1[0-9A-Z]{58}",
    r"https://hooks\.slack\.com/services/T[0-9A-Z]+/B[0-9A-Z]+/[0-9A-Za-z]{16,}",
    r"dckr_pat_[0-9A-Za-z_-]{27}",
    r"shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}",
    r"glsa_[0-9A-Za-z]{32}_[0-9a-f]{8}",
    r"[0-9]{8,10}:AA[0-9A-Za-z_-]{33}",
    r"AccountKey=[0-9A-Za-z+/]{40,}={0,2}",
)
"""Tokens of services that print their kind."""
OPENS = r"(?: (?:til|på|for|to|of)(?: [^ \n:=]{1,30}){1,2})?"
"""What a password that is told of opens: `passordet på zip-fila er`."""
SAYS = (
    r"(?:er|is|var|was|blir|är):?"
    r"|(?:(?:er|ble|blei|is|was) )?(?:satt?|endret|endra|set|reset|changed|updated|oppdatert)(?: til| to|:)"
)
"""Between the word for a secret and the secret, in a sentence."""
