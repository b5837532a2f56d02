"""
Passwords, one-time codes, keys and tokens.

Four ways they stand in text: after their word (`passord=`, `"api_key":"..."`, `Authorization: Bearer ...`), as programs
and commands give them (`setPassword("...")`, `IDENTIFIED BY '...'`, `curl -u app:...`), in a URL
(`postgres://app:secret@db`), or known by their shape (`AKIA...`, `ghp_...`, a private key's header). Subtypes:
`password`, `token`, `private_key`, `url_credentials`, and `hash` for what is stored as it should be (bcrypt, argon2,
pbkdf2, scrypt, sha-crypt) or as it should not (MD5 and SHA in hexadecimal), which is told apart but weighs little.

Placeholders are not credentials: `***`, `${PASSWORD}`, `{{ password }}`, `%s`, `<redacted>`, `null`, `your_password`,
a SQL parameter, a name in program text. `password policy`, `password_changed_at` and `passord må endres` do not have a
value after the word at all. What only asks to be filled in (`change-me`), and the examples of manuals, are test data.
"""

from __future__ import annotations

from detectors.detector import ASSIGNED_GAP, NO_EDGE, WORD_LEFT, Detector, Verdict
from detectors.password_hashes import CRYPT, NAMED, SCHEME, SCRAM
from detectors.secret_places import CHARACTER, LAST, PATTERNS, PHRASE, TRIGGERS
from detectors.secret_words import OPENS, SAYS, SHAPES


def check(text: str) -> Verdict | None:
    """
    Say what kind of credential a candidate is, and refuse placeholders.

    >>> check("Sommer2024!").subtype
    'password'
    >>> check("postgres://app:hunter2@").subtype
    'url_credentials'
    >>> check("********") is None, check("${DB_PASSWORD}") is None
    (True, True)
    >>> check('setPassword("Sommer2024"').inside
    (13, 23)
    """
    from detectors.secret_check import checked

    return checked(text)


_URL = r"[A-Za-z][0-9A-Za-z+.-]{1,20}:\\?/\\?/[0-9A-Za-z._~%!$+-]{0,64}:[^\x00-\x20\"'<>/\\\x7F]{1,100}@[0-9A-Za-z.-]{0,80}"
_AUTHORIZATION = r"(?i:bearer) +[0-9A-Za-z._~+/-]{16,}={0,2}|(?i:basic) +[0-9A-Za-z+/]{8,}={0,2}"
_SAYING = (
    r"(?i:passord(?:et)?|password|pin-?kode[n]?|engangs(?:kode|passord)(?:et|n)?|lösenord(?:et)?)"
    rf"(?:(?: (?i:ditt|din|mitt|min|your|my|ditt))?|{OPENS}) (?i:{SAYS})"
    rf" (?:{CHARACTER}{{0,40}}[0-9]{CHARACTER}{{0,40}}{LAST}|{CHARACTER}{{3,40}}[0-9])"
)
_QUOTED = (
    r"(?i:passord(?:et)?|password|passwd|pin-?kode[n]?|engangskode[n]?) \\?[\"'«“]"
    r"[!#-&(-9;-\[\]-~\x{C0}-\x{24F}]{0,40}[0-9][!#-&(-9;-\[\]-~\x{C0}-\x{24F}]{1,40}\\?[\"'»”]"
)
_HASHES = rf"(?:{CRYPT}|{SCHEME}|{SCRAM})[0-9A-Za-z./+=,:$-]{{20,}}|{NAMED}[0-9][0-9A-Za-z./+=,:$-]{{20,}}"
_BREAK = r"(?:\\{1,2}[nr]|%0[AaDd]|&#1[03];)"
# Not where it is a constant of a program, closed at once, or a word of a sentence.
_KEY_HEADER = (
    r"-{4,5}BEGIN (?:[0-9A-Z]+ ){0,3}PRIVATE KEY(?: BLOCK)?-----"
    rf"(?:[ \t\r]*$|(?:{_BREAK}|[ \t]){{0,4}}[0-9A-Za-z+/]{{16}}|{_BREAK}{{1,4}}(?:Proc-Type|Version|Comment|[\"'][^0-9A-Za-z]{{0,6}}$)"
    r"|[\"'][ \t]*[+\\.]+[ \t\r]*$)"
)
_LED = rf"{CHARACTER}{{3,127}}{LAST}\(?"
DETECTOR = Detector(
    name="credential",
    title="Password, key or token",
    category="user.authorization.password",
    hints=("user.authorization.password", "user.authorization.token"),
    severity="critical",
    severities={"hash": "low", "token": "high"},
    pattern="|".join((*SHAPES, _KEY_HEADER, _URL, _AUTHORIZATION, _HASHES, *PATTERNS, _SAYING, _QUOTED)),
    trigger=(
        rf"{WORD_LEFT}(?:A[KS]IA[0-9A-Z]{{16}}|gh[pousr]_[0-9A-Za-z]{{20}}|github_pat_|gl[a-z]{{2,4}}-[0-9A-Za-z_-]{{20}}"
        r"|xox[abeoprs]-|xapp-[0-9]|[rs]k_(?:live|test)_|AIza[0-9A-Za-z_-]{30}|ya29\.|npm_[0-9A-Za-z]{36}|pypi-AgE"
        r"|SG\.[0-9A-Za-z_-]{22}\.|sk-(?:ant|proj|svcacct)-|hf_[A-Za-z]{30}|do[opr]_v1_|dapi[0-9a-f]{32}|hvs\.[0-9A-Za-z]{20}"
        r"|AGE-SECRET-KEY-1|dckr_pat_|shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}|glsa_[0-9A-Za-z]{32}_|[0-9]{8,10}:AA[0-9A-Za-z_-]{33}|https://hooks\.slack\.com/services/|AccountKey=[0-9A-Za-z+/]{30})"
        rf"|{'|'.join(TRIGGERS)}"
        r"|-BEGIN [0-9A-Z ]*PRIVATE KEY|:\\?/\\?/[0-9A-Za-z._~%!$+-]*:[^\x00-\x20\"'<>/@\\\x7F]+@"
        r"|(?i:bearer +[0-9A-Za-z._~+/-]{16}|basic +[0-9A-Za-z+/]{8,}={0,2}[^0-9A-Za-z+/=])|(?i:basic +[0-9A-Za-z+/]{8,}={0,2}$)"
        rf"|{_HASHES.replace('{20,}', '{20}')}"
        r"|(?i:passord(?:et)?|password|pin-?kode[n]?|engangs(?:kode|passord)(?:et|n)?|lösenord(?:et)?)(?: [A-Za-z]{2,5}| (?:til|på|for|to|of) [^ \n:=]+(?: [^ \n:=]+)?)? (?i:\\?[\"'«“][!-~]|er|is|var|was|blir|är|satt?|endr|set|reset|changed|updated|oppdatert)"
    ),
    led=_LED,
    cell=rf"{_LED}|{PHRASE}",
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
    gap=ASSIGNED_GAP,
    check=check,
    # What goes on as a sentence or as a program does (`pin: remove the`, `password = certs[0]`, `pwd = shift;`): right
    # after the value, for the engine puts one space and a line end in its place. Enough against a plain word alone.
    against=(
        r"[a-z_]+, [a-z_]*(?:pass[a-z]*|pwd?) = {1,2}\n",
        r"[a-z_]*(?:pin|otp|pass[a-z-]*|pwd)[:=] {1,2}\n  [0-9a-zæøå]+",
        r"[a-z_.]*(?:pass[a-z]*|pwd?) = {1,2}\n (?: = | \|\||,|\.|->| or | [\"'$@][a-z]*)",
        r"[a-z_.]*[\"']? ?[:=]>? ?[\"']?[ ]\n [\[(]",
        r"= {1,2}\n ;",
        # A type: `password: Hidden | None`, `password: ClassVar[bool]`, `passphrase: Text = ...`, `(user: str, password: Text,`.
        r"[a-z_]*pass[a-z_]*: {1,2}\n (?: [|=]|\[[a-z]+[\],]|, \*)",
        r"[a-z_]+: ?(?:str|int|bool|bytes|string|number)\]?(?: \| none)?, [a-z_]*(?:pass[a-z_]*|pwd): {1,2}\n [,)]",
        # A member of an object, at the end of its line, and a name in quotes: `otp: readOTP,`, `"passwd:shell"`.
        r"^\s*[a-z_]*(?:pass[a-z_]*|otp|pin|pwd): {1,2}\n ,$",
        r"[\"'](?:passwd|pwd): \n [\"']",
    ),
    prior=-1.6,
    ceiling=4.0,
    weights={
        "known shape": 8.0,
        "named": 5.0,
        "said in a sentence": 3.3,
        "letters only": -1.8,
        "a name in a program": -1.0,
        "a number": 0.0,
        "with decimals": 0.0,
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
        "apiKey=«8f2a6c0e9b7d41538f2a6c0e9b7d4153» i bruk",
        "curl -H '«Bearer 8f2a6c0e9b7d41538f2a6c0e9b7d4153»'",
        "nøkkel «AKIAIOSFODNN7EXAMPLE» i bruk",
        'password: string = "«hunter2x»";',
        "ALTER USER app IDENTIFIED BY '«hunter2x»';",
        'ds.setPassword("«hunter2x»")',
        "curl -u app:«hunter2x» https://api.internal",
        "docker login -u app -p «hunter2x» registry.internal",
        "passordet ditt er «Vinter2025!»",
        "passordet er «Vinter!2025»",
        "passordet på zip-fila er «Vinter2025!»",
        '<wsse:Password Type="PasswordText">«Vinter2025!»</wsse:Password>',
        "«postgres://butikk:Bl@baer45@»db.example.no:5432/butikk",
        'oppga passord "«Vinter2025!»" som ikke stemmer',
        "DB_PASSWORD=«korrekthest» DB_HOST=pg",
        "clientSecret=«q8Jz0vX2bN4mL6kT»",
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
        "Passordet til basen er endret 22.11.2026",
        '<Password Type="PasswordDigest">********</Password>',
        "passordet er endret 22.11.2026",
        "retrieve_pin: remove() it",
        "password: required",
        "DB_PASSWORD=changed in 4.2",
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
        "password: str = field(default=None)",
        "user, password = auth.split(':')",
        "$PASSWORD = $CPAN::Config->{password}",
        "user_pass = '%s:%s' % (user, other)",
        "group_name:password:GID:user_list",
        '_SK_START = b"-----BEGIN OPENSSH PRIVATE KEY-----"',
        "https://a:b@host/",
        "Token=::1a:2b:3c:4d",
        "setPassword(String password)",
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
