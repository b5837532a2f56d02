"""
Words that stand where a password would and are none: placeholders, states, types of programs.
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
bool str int float dict list tuple self cls config credentials input output args
policy origin release version option pass hash length strength sent sendt created opprettet self_service authentication autentisering via
"""
NOT_SECRETS = frozenset(_TEXT.split())
