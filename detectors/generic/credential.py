"""
Passwords, one-time codes, keys and tokens.

Three ways they stand in text: after their word (`passord=`, `"api_key":"..."`, `Authorization: Bearer ...`), in a URL
(`postgres://app:secret@db`), or known by their shape (`AKIA...`, `ghp_...`, a private key's header). Subtypes:
`password`, `token`, `private_key`, `url_credentials`, and `hash` for what is stored as it should be (bcrypt, argon2,
pbkdf2, scrypt, sha-crypt) or as it should not (MD5 and SHA in hexadecimal), which is told apart but weighs little.

Placeholders are not credentials: `***`, `${PASSWORD}`, `{{ password }}`, `%s`, `<redacted>`, `null`, `your_password`,
a SQL parameter, a name in program text. `password policy`, `password_changed_at` and `passord må endres` do not have a
value after the word at all.
"""

from __future__ import annotations

import binascii
import re
from base64 import b64decode

from detectors.detector import NO_EDGE, WORD_LEFT, Detector, Verdict
from detectors.secret_words import NOT_SECRETS, SHAPES

_MASKED = re.compile(r"\*{3,}|x{5,}|X{5,}|•{2,}|\.{3,}|#{4,}|(?i:redacted|masked|filtered|fjernet|skjult)")
_FILLER = re.compile(r"[*xX.#•_?0-]+|[.,:;-]+")
# A parameter, a shell variable, a template's slot, or a dotted or called name of a program.
_PROGRAM = re.compile(
    r"[:@][A-Za-z_.-]+|:[a-z]+:.*|\$[A-Za-z_][0-9A-Za-z_]*-?|[A-Za-z_]+-|%[A-Za-z_]+%?|\$\$|[A-Za-z_]+(?:\.[A-Za-z_]+)+"
    r"|(?:[A-Za-z]+_)*(?i:password|passord|passwd|secret|token|pwd)(?:_[A-Za-z]+)*|[a-z]+(?:Password|Passord|Passwd|Secret|Token|Pwd)"
)
_SNAKE = re.compile(r"[a-z]+(?:_[a-z]+)+")
_PATH = re.compile(r"/|[A-Za-z]:[\\/]|\.\.?/|https?://")
_HASH = re.compile(
    r"\$(?:2[abxy]?|argon2(?:id|i|d)|pbkdf2[0-9a-z_-]*|scrypt|[1567y]|apr1)\$|(?:pbkdf2|scrypt|argon2|bcrypt|md5|sha1)[0-9a-z_]*[:$]"
    r"|\{S?SHA[0-9]*\}"
)
_HEX_HASH = re.compile(
    r"(?:0x)?(?:[0-9a-fA-F]{32}|[0-9a-fA-F]{40}|[0-9a-fA-F]{56}|[0-9a-fA-F]{64}|[0-9a-fA-F]{96}|[0-9a-fA-F]{128})"
)
_TOKEN = re.compile(r"[0-9A-Za-z_+/=.~-]{20,}")
_IN_URL = re.compile(r"[A-Za-z][0-9A-Za-z+.-]*:\\?/\\?/([^:]*):(.*)@", re.DOTALL)
_KEYED = re.compile(
    r"([A-Za-zøØ_-]*[ ]?[A-Za-zøØ_-]*)[\\\"']{0,3} ?(?:[:=]|=>|>) ?[\\\"']{0,3}([^\\\"' ]{8,})", re.DOTALL
)
_KEY_NAME = re.compile(r"(?i)(?:key|nøkkel|token|secret|hemmelighet)$")
_NO_KEY = re.compile(r"(?i)page|csrf|xsrf|continu|next|cursor|public|cancel|push|device|fcm|apns?|gcm")
_SCHEME = re.compile(r"(?i)(bearer|basic) +(.*)", re.DOTALL)
_NUMBER = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)?")
_DATE = re.compile(r"[0-9]{1,4}[./-][0-9]{1,2}[./-]")
_SAYS = (
    r"(?:er|is|var|was|blir|är):?"
    r"|(?:(?:er|ble|blei|is|was) )?(?:satt?|endret|endra|set|reset|changed|updated|oppdatert)(?: til| to|:)"
)
_SAID = re.compile(rf"(?i)(?:pass|pin|engangs|lösen)[a-zæøåö-]*(?: [a-z]+)? (?:{_SAYS}) (.*)", re.DOTALL)
_IN_QUOTES = re.compile(r"(?i)(?:pass|pin|engangs)[a-z-]* \\?[\"'«“](.*?)\\?[\"'»”]")

_SHAPE = re.compile("|".join(SHAPES))
_KEY_HEADER = r"-{4,5}BEGIN (?:[0-9A-Z]+ ){0,3}PRIVATE KEY(?: BLOCK)?-----"

_PASSWORD = Verdict("password")
_LETTERS, _DIGITS = (Verdict("password", support=(support,)) for support in ("letters only", "a number"))
_SPOKEN = Verdict("password", support=("said in a sentence",))
_IDENTIFIER = Verdict("password", support=("letters only", "a name in a program"))


def check(text: str) -> Verdict | None:
    """
    Say what kind of credential a candidate is, and refuse placeholders.

    >>> check("Sommer2024!").subtype
    'password'
    >>> check("postgres://app:hunter2@").subtype
    'url_credentials'
    >>> check("********") is None, check("${DB_PASSWORD}") is None
    (True, True)
    """
    if text.endswith("("):
        return None  # a function is called
    if match := _IN_URL.fullmatch(text):
        return _in_url(match[1], match[2])
    if match := _SCHEME.fullmatch(text):
        return _authorization(match[1].lower(), match[2])
    if match := _SAID.fullmatch(text):
        return _SPOKEN if _secret(match[1]) and not _DATE.match(match[1]) else None
    if match := _IN_QUOTES.fullmatch(text):
        return _SPOKEN if _secret(match[1]) and not _DATE.match(match[1]) else None
    if (match := _KEYED.fullmatch(text)) and _KEY_NAME.search(match[1]):
        return _named(match[1], match[2])
    return _shaped(text) or _value(text)


def _shaped(text: str) -> Verdict | None:
    """Return the verdict for a value whose shape alone tells what it is."""
    if text.startswith("----") and "PRIVATE KEY" in text:
        return Verdict("private_key", support=("known shape",))
    if _SHAPE.fullmatch(text):
        published = (text.startswith("A") and "EXAMPLE" in text) or text.startswith(("sk_test_", "rk_test_"))
        return Verdict("token", test_data=published, support=("known shape",))
    if _HASH.match(text):
        return Verdict("hash", support=("known shape",) if len(text) >= 30 else ())
    return None


def _named(key: str, value: str) -> Verdict | None:
    """Return the verdict for a key or token together with the word before it."""
    if _NO_KEY.search(key) or len(set(value)) < 5 or not _secret(value):
        return None
    return _shaped(value) or (Verdict("token", support=("named",)) if any(c.isdigit() for c in value) else None)


def _value(text: str) -> Verdict | None:
    """Return the verdict for a value that only its word makes a credential."""
    if not _secret(text):
        return None
    if _HEX_HASH.fullmatch(text):
        return Verdict("hash")
    if _TOKEN.fullmatch(text) and any(c.isdigit() for c in text):
        return Verdict("token")
    if _NUMBER.fullmatch(text):
        return _DIGITS
    return _LETTERS if text.isalpha() else _IDENTIFIER if _SNAKE.fullmatch(text) else _PASSWORD


def _secret(text: str) -> bool:
    """Tell whether a value can be a secret: not a placeholder, a path, or a piece of a program."""
    bare = text.strip("\"'`.,;:!?()[]")
    if len(bare) < 4 or bare.lower() in NOT_SECRETS:
        return False
    if (_FILLER.fullmatch(bare) and not bare.isdecimal()) or _MASKED.search(text) or _PATH.match(text):
        return False
    return (
        not _PROGRAM.fullmatch(bare)
        and not _PROGRAM.fullmatch(text.rstrip(",;."))
        and not text.startswith(("${", "{{", "#{", "%(", "<", "[", "{"))
    )


def _in_url(user: str, password: str) -> Verdict | None:
    """Return the verdict for user and password in a URL."""
    bare = password.strip("[](){}<>")
    if not bare or bare != password or _MASKED.search(password) or _FILLER.fullmatch(password):
        return None
    if _PROGRAM.fullmatch(password) or password.lower() in {
        "pass",
        "password",
        "passord",
        "pwd",
        "null",
        "none",
        "bar",
        "xyz",
        "abc",
        "anonymous",
        "anoncvs",
    }:
        return None
    return None if "{" in user + password else Verdict("url_credentials", support=("known shape",))


def _authorization(scheme: str, value: str) -> Verdict | None:
    """Return the verdict for what follows `Bearer` or `Basic`."""
    if scheme == "bearer":
        named = _secret(value) and any(c.isdigit() for c in value)
        return Verdict("token", support=("named",)) if named else None
    try:
        plain = b64decode(value + "=" * (-len(value) % 4), validate=True)
    except (binascii.Error, ValueError):
        return None
    return Verdict("password", support=("known shape",)) if b":" in plain and plain.isascii() else None


_CHARACTER = r"[!#$%*+./0-9:=?@A-Z^_`a-z|~\x{C0}-\x{24F}-]"
_LAST = r"[!#$%*+/0-9=?@A-Z^_`a-z|~\x{C0}-\x{24F}-]"
_URL = r"[A-Za-z][0-9A-Za-z+.-]{1,20}:\\?/\\?/[0-9A-Za-z._~%!$+-]{0,64}:[^\x00-\x20\"'<>/@\\\x7F]{1,100}@"
_AUTHORIZATION = r"(?i:bearer) +[0-9A-Za-z._~+/-]{16,}={0,2}|(?i:basic) +[0-9A-Za-z+/]{8,}={0,2}"
_SAYING = (
    r"(?i:passord(?:et)?|password|pin-?kode[n]?|engangs(?:kode|passord)(?:et|n)?|lösenord(?:et)?)"
    rf"(?: (?i:ditt|din|mitt|min|your|my|ditt))? (?i:{_SAYS}) {_CHARACTER}{{0,40}}[0-9]{_CHARACTER}{{0,40}}{_LAST}"
)
_QUOTED = (
    r"(?i:passord(?:et)?|password|passwd|pin-?kode[n]?|engangskode[n]?) \\?[\"'«“]"
    r"[!#-&(-9;-\[\]-~\x{C0}-\x{24F}]{0,40}[0-9][!#-&(-9;-\[\]-~\x{C0}-\x{24F}]{1,40}\\?[\"'»”]"
)
# A digest under a password's word is a hash; under the word for a key it is the key: so that word is in the match.
_KEY_WORD = (
    r"(?i:(?:api|access|auth|private|secret|encryption|account|subscription|signing)[ _-]?key|(?:api-?|tilgangs)nøkkel"
    r"|secret|klienthemmelighet|token)[\\\"']{0,3} ?(?:[:=]|=>|>) ?[\\\"']{0,3}"
)
_NAMED = rf"(?:[A-Za-z]{{1,20}}[_-]?)?{_KEY_WORD}{_CHARACTER}{{11,200}}{_LAST}"
_HASHES = (
    r"\$(?:2[abxy]|argon2(?:id|i|d)|pbkdf2[0-9a-z-]*|scrypt|[156y])\$[0-9A-Za-z./+=,$-]{20,}"
    r"|(?:pbkdf2|scrypt|argon2)[0-9a-z_]*[$:][0-9][0-9A-Za-z./+=,:$-]{20,}|\{S?SHA(?:256|384|512)?\}[0-9A-Za-z+/]{20,}={0,2}"
)

DETECTOR = Detector(
    name="credential",
    title="Password, key or token",
    category="user.authorization.password",
    hints=("user.authorization.password", "user.authorization.token"),
    severity="critical",
    severities={"hash": "low", "token": "high"},
    pattern="|".join((*SHAPES, _KEY_HEADER, _URL, _AUTHORIZATION, _HASHES, _NAMED, _SAYING, _QUOTED)),
    trigger=(
        rf"{WORD_LEFT}(?:A[KS]IA[0-9A-Z]{{16}}|gh[pousr]_[0-9A-Za-z]{{20}}|github_pat_|gl[a-z]{{2,4}}-[0-9A-Za-z_-]{{20}}"
        r"|xox[abeoprs]-|xapp-[0-9]|[rs]k_(?:live|test)_|AIza[0-9A-Za-z_-]{30}|ya29\.|npm_[0-9A-Za-z]{36}|pypi-AgE"
        r"|SG\.[0-9A-Za-z_-]{22}\.|sk-(?:ant|proj|svcacct)-|hf_[A-Za-z]{30}|do[opr]_v1_|dapi[0-9a-f]{32}|hvs\.[0-9A-Za-z]{20}"
        r"|AGE-SECRET-KEY-1|https://hooks\.slack\.com/services/|AccountKey=[0-9A-Za-z+/]{30})"
        rf"|{_KEY_WORD}{_CHARACTER}{{12}}"
        r"|-BEGIN [0-9A-Z ]*PRIVATE KEY|:\\?/\\?/[0-9A-Za-z._~%!$+-]*:[^\x00-\x20\"'<>/@\\\x7F]+@"
        r"|(?i:bearer +[0-9A-Za-z._~+/-]{16}|basic +[0-9A-Za-z+/]{8,}={0,2}[^0-9A-Za-z+/=])|(?i:basic +[0-9A-Za-z+/]{8,}={0,2}$)"
        r"|\$(?:2[abxy]|argon2[di]{1,2}|pbkdf2[0-9a-z-]*|scrypt|[156y])\$[0-9A-Za-z./+=,$-]{20}"
        r"|(?:pbkdf2|scrypt|argon2)[0-9a-z_]*[$:][0-9][0-9A-Za-z./+=,:$-]{20}|\{S?SHA[0-9]*\}[0-9A-Za-z+/]{20}"
        r"|(?i:passord(?:et)?|password|pin-?kode[n]?|engangs(?:kode|passord)(?:et|n)?|lösenord(?:et)?)(?: [A-Za-z]{2,5})? (?i:\\?[\"'«“][!-~]|er|is|var|was|blir|är|satt?|endr|set|reset|changed|updated|oppdatert)"
    ),
    led=rf"{_CHARACTER}{{3,127}}{_LAST}\(?",
    left=WORD_LEFT,
    # What ends a URL's password is followed by the host.
    right=NO_EDGE,
    words=(
        r"passord(?:et|s?hash)?(?:[_-]?hash)?",
        r"passwd|password(?:[_-]?hash(?:ed)?)?|pass(?:phrase|frase|code|key)|pwd(?:[_-]?hash)?|pswd|pword|pw",
        r"(?-i:pass)|lösenord|kodeord|adgangskode|salasana",
        r"pin(?:[ _-]?(?:kode|code))?(?:n)?|engangs(?:kode|passord)(?:n|et)?|otp(?:[_-]?code)?|sms-?kode|verifiseringskode",
        r"one[ _-]?time[ _-]?(?:code|password|pin)|(?:mfa|2fa|totp)[ _-]?(?:code|kode|secret)",
    ),
    gap=r"""[\\"'\]]{0,3}(?:[ \t]{0,4}(?:[:=]|=>)[ \t]{0,4}|>)[\\"']{0,3}""",
    check=check,
    # What goes on as a sentence or as a program does (`pin: remove the`, `password = certs[0]`, `pwd = shift;`): right
    # after the value, for the engine puts one space and a line end in its place. Enough against a plain word alone.
    against=(
        r"[a-z_]*(?:pin|otp|pass[a-z]*|pwd): {1,2}\n  [a-zæøå]+",
        r"[a-z_.]*[\"']? ?[:=]>? ?[\"']?[ ]\n [\[(]",
        r"= {1,2}\n ;",
    ),
    prior=-1.6,
    ceiling=4.0,
    weights={
        "known shape": 5.0,
        "named": 5.0,
        "said in a sentence": 3.3,
        "letters only": -1.8,
        "a name in a program": -1.0,
        "context": 1.0,
        "against": -1.0,
    },
    person=False,
    mask="CREDENTIAL",
    finds=(
        "bruker=kari passord=«Sommer2024!» ok",
        '"password":"«hunter2x»","status":200',
        "pinkode: «1234»",
        "«postgresql://app:tY7#kk9@»db.example.com:5432/butikk",
        "«-----BEGIN RSA PRIVATE KEY-----»",
        "Authorization: «Bearer 8f2a6c0e9b7d41538f2a6c0e9b7d4153»",
        "«apiKey=8f2a6c0e9b7d41538f2a6c0e9b7d4153» i bruk",
        "curl -H '«Bearer 8f2a6c0e9b7d41538f2a6c0e9b7d4153»'",
        "nøkkel «AKIAIOSFODNN7EXAMPLE» i bruk",
        "«passordet ditt er Vinter2025!»",
        'oppga «passord "Vinter2025!"» som ikke stemmer',
        "«clientSecret=q8Jz0vX2bN4mL6kT»",
        "password_hash=«$2b$12$R9h/cIPz0gi.URNNX3kh2OPST9/PgBkqquzi.Ss7KIUgO2t0jWMUW»",
    ),
    ignores=(
        "password: ********",
        "password=${DB_PASSWORD}",
        "password={{ vault.password }}",
        "password=%s",
        "password=<redacted>",
        "const password = await readSecret()",
        "my $password = $self->{pwd};",
        "password = form->pwd",
        "passord=[REDACTED]",
        "password: null",
        "passord: xxxxx",
        "password policy: minst 8 tegn",
        "password_changed_at=2026-11-22T06:30:13Z",
        "passord må endres",
        "passordet er feil",
        "passordet er endret 22.11.2026",
        "retrieve_pin: remove() it",
        "password: required",
        "pwd=/home/app/current",
        "password = :password",
        "https://example.com:8443/status",
        "postgres://${USER}:${PASS}@db",
        "Basic authentication kreves",
        "nextPageToken=abcdef0123456789abcdef",
        "--- PASS: TestLogin (0.00s)",
        "password = config.database.password",
        "c->password = g_strdup(s);",
        "brisotp: serialize TX",
    ),
    sources=(
        "https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github",
        "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html",
        "https://www.rfc-editor.org/rfc/rfc7617",
        "https://www.rfc-editor.org/rfc/rfc6750",
        "https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1 (passwords in URLs)",
        "https://www.rfc-editor.org/rfc/rfc7468 (private key headers)",
    ),
)
