"""
How stored passwords give themselves away as hashes: the marks that password stores, directories and databases write.

Sources: the modular crypt format (crypt(5)), RFC 2307 and RFC 5803 (directories, SCRAM), the handbooks of Django, Spring,
ASP.NET Core Identity, WordPress and Drupal (phpass), MySQL, PostgreSQL and SQL Server.
"""

CRYPT = r"\$(?:2[abxy]?|argon2(?:id|i|d)|pbkdf2[0-9a-z_-]*|scrypt|s0|sha1|md5|[1567y]|gy|apr1|bcrypt-sha256|scram|wp|[PHS])\$"
"""`$2b$`, `$argon2id$`, WordPress' `$P$` and `$wp$`, Drupal's `$S$` ..."""
SCHEME = (
    r"\{(?:S?SHA[0-9]*|S?MD5|PBKDF2[0-9A-Z-]*|BCRYPT|ARGON2[A-Z]*|CRYPT"
    r"|bcrypt|argon2(?:@[0-9A-Za-z_.]+)?|s?crypt(?:@[0-9A-Za-z_.]+)?|pbkdf2(?:@[0-9A-Za-z_.]+)?|sha256|MD[45]|SHA-(?:1|256))\}"
)
"""`{SSHA}` of directories, `{bcrypt}` of Spring."""
CLEAR = r"\{(?:noop|PLAIN|plain|CLEARTEXT|cleartext|CLEAR|clear)\}"
"""What says that the password after it is no hash."""
NAMED = r"(?:pbkdf2|scrypt|argon2(?:id|i|d)?|bcrypt)[0-9a-z_]*[:$]"
"""`pbkdf2_sha256$`, `scrypt:`."""
SCRAM = r"SCRAM-SHA-(?:1|256|512)\$[0-9]+:"
IDENTITY = r"AQAAAA[EI]AA[0-9A-Za-z+/]{3}AAAAE[0-9A-Za-z+/]{60,}={0,2}"
"""The third version of ASP.NET Core Identity: its first bytes, and the length of its salt, are always the same."""

MARK = rf"{CRYPT}|{SCHEME}|{NAMED}|{SCRAM}"
"""How a hash begins that says of itself what it is."""
DIGESTS = (
    r"(?:0x)?(?:[0-9a-fA-F]{32}|[0-9a-fA-F]{40}|[0-9a-fA-F]{56}|[0-9a-fA-F]{64}|[0-9a-fA-F]{96}|[0-9a-fA-F]{128})"
    r"|\*[0-9A-F]{40}|md5[0-9a-f]{32}|0x0[12]00(?:[0-9a-fA-F]{48}|[0-9a-fA-F]{136})"
)
"""As long as digests are, in hexadecimal; with what MySQL, PostgreSQL and SQL Server write before it."""
