r"""
User names that the grammar of a log tells, without a key before them.

* The third field of an access log in the common or combined format is the name of who logged in; `-` stands for no one.
* `sshd`, `sudo`, PAM, Apache, PostgreSQL and MySQL say `for user`, `invalid user`, `Accepted publickey for`.
* Dovecot puts it in brackets behind the service: `imap(kariord)<81>`.
* Windows names an account with its domain: `av HELSE\kariord`.
"""

from __future__ import annotations

from detectors import decided_values as values
from detectors.detector import NOWHERE, Detector

_MAIL = "imap|pop3|lmtp|lda|submission|managesieve|sql|passwd-file|pam|ldap"
_NAME = r"[0-9A-Za-zÆØÅæøå][0-9A-Za-zÆØÅæøå._+-]{1,38}[0-9A-Za-zÆØÅæøå]"
_TIME = r" \[[0-3][0-9]/[A-Z][a-z]{2}/[12][0-9]{3}:"
_IIS = r"20[0-9]{2}-[0-9]{2}-[0-9]{2} [0-9:]{8} [0-9.]{7,15} [A-Z]{3,10} [^ \n]+ [^ \n]+ [0-9]{2,5} (?:[0-9A-Z-]{1,15}\\)?"
_IIS_ASKED = r"(?:GET|HEAD|POST|PUT|DELETE|PATCH|OPTIONS|PROPFIND) /[^\" \n]* [^\" \n]+ [0-9]{2,5} [0-9A-Za-z\\._@-]+ [0-9]{1,3}\."
"""Enough to find such a line by: led by its date, the search would follow every line that has one."""
_FROM = r" [0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3} "
_DID = (
    r" (?:er |ble |blei |vart |har |is |was |has |have |successfully )?(?:logg(?:et|a|ed)[ -](?:inn|in|ut|out|p[aå])"
    r"|(?:misslyckades|mislyktes|feilet|failed)(?: med| att| i| to)? (?:å |att |at )?(?:log|sign)\w* ?(?:inn|in|ind)"
    r"|signed[ -](?:in|out)|autentisert|authenticated|(?:l[aå]st|locked)(?: ute?| out)?(?:[^0-9A-Za-z]|$))"
)
_DONE = (
    r"(?:ble |blei |vart |er |was |has been )?(?:nullstilt|tilbakestilt|endret|endra|satt|sperret|feilet|feila|mislyktes|mislykka"
    r"|misslyckades|ändrat|återställt|ændret|nulstillet|mislykkedes|reset|changed|failed|expired)"
)
_LED_IN = (
    r"(?:accepted|failed|postponed) [a-z/-]{4,24}(?: \(?(?:[a-z/-]{2,24})\)?)? for(?: (?:invalid|illegal) user)?",
    r"(?:invalid|illegal|unknown|disconnected from(?: authenticating| invalid)?|closed by(?: authenticating| invalid)?) user",
    r"(?:fant|finner|finn|fann) ikkj?e bruk[ae]r(?:en)?|(?:ukjent|ukjend|ugyldig|okänd|ukendt) (?:bruk[ae]r|användare|bruger)|no such user",
    r"(?:chang(?:ed|ing) password(?: expiry)?|password changed) for",
    r"(?:opened|closed|denied|failed|failure|granted|login) (?:for|by) user|new session [0-9a-z]{1,8} of user",
    (
        r"(?:p[aå]logging(?:en)?|innlogging(?:en)?|inloggning(?:en)?|passord(?:et)?|lösenord(?:et)?|kodeord(?:et)?|adgangskode(?:n)?|password|login)"
        rf" (?:{_DONE}) (?:for|för|av|of|to) (?:the )?(?:bruker(?:en)?|brukar(?:en)?|användare(?:n)?|bruger(?:en)?|user|account|konto(?:en)?)"
    ),
)


DETECTORS = (
    Detector(
        name="remote_user",
        title="User name in an access log",
        category="user.account.username",
        counts_as="field_username",
        severity="medium",
        pattern=_NAME,
        # Apache's and nginx's third field; the first is an address or a host, the second nearly always `-`.
        # IIS writes it between the port and the address of who asks.
        left=rf"(?:(?:^|[^0-9A-Za-z.:-])[0-9A-Za-z][0-9A-Za-z.:-]{{1,63}} (?:-|[0-9A-Za-z._-]{{1,32}}) |{_IIS})",
        trigger=rf"[0-9A-Za-zÆØÅæøå]{_TIME}|{_IIS_ASKED}",
        right=rf"(?:{_TIME}|{_FROM})",
        check=values.check_username,
        prior=2.6,
        ceiling=0.0,
        # A whole cell is no line of a log; what a column's name says is another detector's.
        cell=NOWHERE,
        weights={values.CAPITALISED: 0.0},
        mask="USERNAME",
        finds=(
            '203.0.113.9 - «knord42» [22/Nov/2026:06:30:13 +0100] "GET / HTTP/1.1" 200 17',
            "2026-11-22 06:30:13 10.2.0.4 GET /intern - 443 ACME\\«knord42» 198.51.100.7 Mozilla/5.0 - 200 0 0 81",
            'shop.example.no:443 203.0.113.9 - «knord42» [22/Nov/2026:06:30:13 +0100] "GET / HTTP/1.1" 200 17',
        ),
        ignores=(
            '203.0.113.9 - - [22/Nov/2026:06:30:13 +0100] "GET / HTTP/1.1" 200 17',
            '203.0.113.9 - admin [22/Nov/2026:06:30:13 +0100] "GET / HTTP/1.1" 200 17',
            "2026-11-22 06:30:13 10.2.0.4 GET /intern - 443 - 198.51.100.7 Mozilla/5.0 - 200 0 0 81",
            "written by kari at [22/Nov/2026:06:30:13]",
        ),
        sources=("https://httpd.apache.org/docs/current/logs.html#accesslog",),
    ),
    Detector(
        name="login_name",
        title="User name in a message about a login",
        category="user.account.username",
        counts_as="field_username",
        severity="medium",
        led=_NAME,
        words=_LED_IN,
        gap=r"(?: [\"'`]?| \[)",
        right=r"(?:['\"`\](@]| fr(?:om|a|å|ån) | by | [0-9(]|[:,;] |[,;.]?\r?(?:\n|$))",
        check=values.check_username,
        prior=-1.4,
        ceiling=0.0,
        cell=NOWHERE,
        weights={values.CAPITALISED: 0.0},
        mask="USERNAME",
        finds=(
            "sshd[4711]: Accepted publickey for «knord42» from 203.0.113.9 port 50022 ssh2",
            "sshd[4711]: Failed password for invalid user «knord42» from 203.0.113.9 port 50022 ssh2",
            "pam_unix(sshd:session): session opened for user «knord42»(uid=1001) by (uid=0)",
            'FATAL: password authentication failed for user "«knord42»"',
            "Access denied for user '«knord42»'@'198.51.100.7'",
            "Inloggning misslyckades för användare «knord42» från 198.51.100.7",
            "Passord nullstilt for bruker «knord42», ny lenke sendt",
            "Fant ikke bruker «knord42» (slettet) i katalogen",
            "chage[4711]: changed password expiry for «knord42»",
        ),
        ignores=(
            "sshd[4711]: Accepted publickey for root from 203.0.113.9 port 50022 ssh2",
            "session opened for user root(uid=0) by (uid=0)",
            "Failed password for the second time",
            "sudo: pam_unix(sudo:session): session closed",
            "Started Session 4711 of user root.",
            "Passord endret for bruker",
            "Password reset for user accounts",
            "Password changed for security reasons",
            "Fant ikke brukeren i katalogen",
        ),
        sources=("https://man.openbsd.org/sshd", "https://www.sudo.ws/docs/man/sudoers.man/#EVENT_LOGGING"),
    ),
    Detector(
        name="account_name",
        title="User name in a sentence about its account",
        category="user.account.username",
        counts_as="field_username",
        severity="medium",
        pattern=_NAME,
        # sudo, useradd, su; the general log of MySQL; Cisco's firewall; OpenVPN.
        left=r"(?:sudo(?:\[[0-9]{1,9}\])?: {1,8}|new user: name=|\(to [a-z_][0-9a-z_-]{0,31}\) | Connect\t|Group <[^<>\n]{1,64}> User <|:[0-9]{2,5} \[)",
        trigger=(
            r"sudo(?:\[[0-9]+\])?: +[0-9A-Za-zÆØÅæøå._+-]+ : |new user: name="
            r"|\(to [a-z_][0-9a-z_-]*\) [0-9A-Za-zÆØÅæøå._+-]+ on | Connect\t[^@\n]+@|> User <|\] Peer Connection"
        ),
        led=_NAME,
        words=(r"user|bruker(?:en)?|brukar(?:en)?|användare(?:n)?|bruger(?:en)?|account|konto(?:en)?",),
        gap=r" [\"'`]?",
        right=rf"['\"`]?(?: : TTY=|, UID=|, uid=| on (?:pts|tty|none|/dev)|@[0-9A-Za-z._-]{{1,80}} (?:on|as) |> IP <|\] Peer Connection|: (?:authentication|password|login)|{_DID})",
        check=values.check_username,
        prior=1.7,
        ceiling=0.0,
        cell=NOWHERE,
        weights={values.CAPITALISED: -1.0, "led": 0.0, "context": 0.0},
        mask="USERNAME",
        finds=(
            "sudo:   «knord42» : TTY=pts/0 ; PWD=/home ; USER=root ; COMMAND=/usr/bin/id",
            'AH01617: user «knord42»: authentication failure for "/intern"',
            "Bruker «knord42» er logget inn",
            "Användare «knord42» misslyckades logga in",
            "%ASA-6-113039: Group <VPN> User <«knord42»> IP <198.51.100.7> AnyConnect parent session started.",
            "openvpn[81]: 198.51.100.7:1194 [«knord42»] Peer Connection Initiated with [AF_INET]198.51.100.7:1194",
            "useradd[4711]: new user: name=«knord42», UID=1004, GID=1004",
            "su[4711]: (to root) «knord42» on pts/2",
            "2026-11-22T06:30:13Z\t   81 Connect\t«knord42»@198.51.100.7 on butikk using TCP/IP",
            "User '«knord42»' logged out",
        ),
        ignores=(
            "sudo: pam_unix(sudo:session): session closed for user root(uid=0)",
            "user was logged in",
            "bruker ble logget inn",
            "user root: authentication failure",
            "su[4711]: (to kari) root on pts/2",
            "Connect\tapp@10.0.0.1 on butikk",
            "the user has logged in",
        ),
        sources=("https://www.sudo.ws/docs/man/sudoers.man/#EVENT_LOGGING",),
    ),
    Detector(
        name="mailbox_user",
        title="User name in the log of a mail server",
        category="user.account.username",
        counts_as="field_username",
        severity="medium",
        pattern=_NAME,
        left=rf"(?:^|[^0-9A-Za-z])(?:{_MAIL})\(",
        trigger=rf"(?:{_MAIL})\([0-9A-Za-zÆØÅæøå._+-]+(?:,[0-9a-fA-F.:]+|\)[<:])",
        right=r"(?:,[0-9a-fA-F.:]{3,45}[,)]|\)<[0-9]|\): )",
        check=values.check_username,
        prior=2.0,
        ceiling=0.0,
        cell=NOWHERE,
        weights={values.CAPITALISED: 0.0},
        mask="USERNAME",
        finds=(
            "auth-worker(81): sql(«knord42»,198.51.100.7,<Kq2tV0X>): Password mismatch",
            "dovecot: lda(«knord42»)<81><Kq2tV0X>: stored mail into mailbox 'INBOX'",
            "imap(«knord42»): Disconnected: Logged out",
        ),
        ignores=("auth-worker(5114): sql", "imap(root): Disconnected", "sql(kunde, ordre)", "lua(print)"),
        sources=("https://doc.dovecot.org/ (login logs)",),
    ),
    Detector(
        name="domain_account",
        title="User name with its Windows domain",
        category="user.account.username",
        counts_as="field_username",
        severity="medium",
        led=_NAME,
        words=(r"av|by|for|from|fra|frå|bruker(?:en)?|brukar(?:en)?|user|konto|account",),
        gap=r"[:=]?[ \t]{0,16}[\"'(\[]?[A-Z][0-9A-Z-]{1,14}\\{1,2}",
        right=r"(?:[^0-9A-Za-z\\]|$)",
        check=values.check_username,
        prior=-1.8,
        ceiling=0.0,
        cell=NOWHERE,
        weights={values.CAPITALISED: 0.0},
        mask="USERNAME",
        finds=(
            "Oppslag på pasient av HELSE\\«knord42»",
            "Låst ut: bruker ACME\\\\«knord42»",
            "User:          CORP\\«knord42»",
        ),
        ignores=(
            "lagret av NT AUTHORITY\\SYSTEM",
            "av HKLM\\Software\\Example",
            "from C:\\Users\\kari",
            "by DOMAIN\\admin",
        ),
        sources=("https://learn.microsoft.com/en-us/windows/win32/secauthn/user-name-formats",),
    ),
)
