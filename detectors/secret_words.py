"""
What is known of passwords and tokens: words that stand where one would and are none, and shapes that tell a token.
"""

from __future__ import annotations

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
policy origin release version option pass hash length strength sent sendt created opprettet self_service authentication autentisering via
"""
NOT_SECRETS = frozenset(_TEXT.split())

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
    r"AccountKey=[0-9A-Za-z+/]{40,}={0,2}",
)
"""Tokens of services that print their kind."""
