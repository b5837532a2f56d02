"""What is said before a telephone number in Norwegian and English, as RE2 fragments."""

_OWNER = r"(?: ?\([a-zæøå]{2,12}\)| (?:mitt|min|vårt|vår|hans|hennes|hennar|deres|deira|privat|jobb))?"
WORDS = (
    rf"(?:tlf|tel|mob)\.?(?:[ _-]?(?:nr|no|nummer|privat|jobb|arbeid|hjem|mobil|home|work))?\.?{_OWNER}",
    rf"telefon(?:en|ar|er)?(?:[ _-]?(?:numm?er(?:et|a)?|numre|nr))?{_OWNER}",
    r"(?:kontakt|mobil)?(?:telefon|mobil)(?:numm?er(?:et)?|nr)?(?: (?:er |ble |vart )?(?:endret|endra|oppdatert|satt?))? (?:til|fra|frå)",
    # Nested: `{"type":"MOBIL","nummer":"..."}`, `"phone":{"number":"..."}`.
    r"(?:telefon|mobile?|tlf|phone|cell|privat|jobb|home|work)\"[,:] ?[\[{]{0,2} ?\"(?:nummer|number|nr|verdi|value)",
    rf"(?:mobil|arbeids|jobb|privat|hjemme|heime|kontakt|direkte|vakt|firma|kunde)-?telefon(?:en)?(?:[ _-]?(?:numm?er(?:et)?|nr))?{_OWNER}",
    rf"mobil(?:en)?(?:[ _-]?(?:numm?er(?:et|a)?|numre|nr|no))?{_OWNER}",
    rf"(?:direkte|kontakt|sms|ringe?|whatsapp)-?(?:numm?er(?:et)?|nr){_OWNER}",
    r"ring(?:je|jer|er|te|t|e)?(?: (?:til )?(?:meg|oss|ham|han|henne|ho|dei|dem|deg|den|du))?(?: på| til)?",
    r"(?:nås|nåast|nåes|treffes|treffast|kontaktes|kontakt (?:oss|meg)|svarer|svarar|kontaktast)(?: (?:kun|best|berre|også))? på",
    r"(?:sms|tekstmelding|vipps)(?: (?:sendt|sendes|sendast|sent|meg|oss))?(?: (?:til|på|to))?",
    r"numm?eret (?:mitt|vårt|hans|hennes|hennar|deres|deira)",
    r"melding(?:a|en)?(?: (?:sendt|sendes|sendast))? til",
    rf"(?:tele)?phones?(?:[ _-]?(?:numbers?|nr|no))?{_OWNER}(?: is)?",
    r"mobile?(?:[ _-]?phone)?(?:[ _-]?(?:numbers?|nr|no))?",
    r"cell(?:[ _-]?phone|[ _-]?(?:number|nr|no))",
    r"call (?:me|us|him|her|them)(?: (?:at|on))?",
    r"text (?:me|us|him|her|them)(?: (?:at|on))?",
    r"reach(?:ed)? (?:me |us |him |her |them )?(?:at|on)",
    r"msisdn|gsm|contact[ _-]?number",
)
