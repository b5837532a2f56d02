"""
Words of the special categories of data (GDPR art. 9) and of criminal matters (art. 10), in bokmål, nynorsk and English.

One entry is an RE2 fragment for the forms of a word; `~` stands for the endings of nouns (-en -et -a -er -ar -ene -ane
-s). Words that also mean something else (same, slag, bot, Delta, LO, trening, MS) stand only with a second word.
"""

from __future__ import annotations

NOUN = r"(?:en|et|a|er|ar|ene|ane|n|r|ne|s|ens|ets|as)?"

CANCERS = (
    "bryst|lunge|prostata|hud|tarm|tjukktarm|tykktarm|endetarm|blod|mage|magesekk|hals|strupe|spiserør|spiserøyr|skjoldbruskkjertel|skjoldkjertel|bukspytt|"
    "bukspyttkjertel|livmor|livmorhals|egg|eggstokk|testikkel|nyre|lever|hjerne|blære|urinblære|lymfe|lymfeknute|føflekk|bein|beinmargs|barne|underlivs|munn|galle"
)
"""What may stand before `kreft`; be-kreft-et is confirmed."""

HEALTH = (
    r"s(?:yk|juk)(?:e)?meld(?:t|te|ing~|es|ast|inga)|sjukmelde?|s(?:yke|juke)(?:fravær|fråvær|penger|pengar)~|s(?:yk|juk)dom~|kronisk s(?:yk|juk)",
    r"diagnose~|diagnosticert|diagnostiser(?:t|te|a|es)|diagnosed (?:with|as)|bidiagnose~|hoveddiagnose~",
    rf"(?:{CANCERS})?kreft(?:en|s(?:yk|juk)e?|svulst~|behandling~|diagnose~|pasient~)?|svulst~|leukemi~?|lymfom~?|cellegift~?|stråleterapi|cancer|tumou?r|chemotherapy",
    r"diabet(?:es|iker~|ikar~|isk)|epilep(?:si|tiker|tikar|tisk)~?|astma(?:tiker|tikar|tisk)?|kols(?:pasient)?|cystisk fibrose|hemofili|blødersykdom",
    r"depresjon~|deprimert|angst(?:en|lidelse~|liding~|anfall~)?|bipolar(?:t|e)?|schizofren(?:i|t|e)?|psykose~|psykotisk|selvmord(?:s[a-zæøå]{2,12})?|sjølvmord[a-zæøå]{0,12}|selvskading|sjølvskading|spiseforstyrrels[ea]r?|eteforstyrr[a-z]{2,8}|anoreksi|bulimi|ptsd|depressi(?:on|ve disorder)|schizophreni[ac]|suicid(?:e|al)",
    r"adhd|add-diagnose|autis(?:me|mespekter[a-z]{0,10}|tisk|m)|asperger(?:s)?|tourettes?|dysleksi|dyslektiker|demen(?:s|t|te)|alzheimers?|parkinsons?|dementia",
    r"multippel sklerose|(?:har|fått|med) MS|ms-(?:pasient|diagnose|syk)~|als-(?:pasient|syk|diagnose)|muskelsvinn",
    r"hiv(?:-?positiv|-?smitt[ae][dt]?|-?syk|-?test)?|hiv/aids|aids-?(?:syk|sjuk|pasient|diagnose)|(?:har|fått|med|has|with) aids|hepatitt(?: [abc])?|tuberkulose|kjønnssykdom~|klamydia|gonoré|syfilis|covid(?:-19)?[ -]?(?:positiv|smittet|syk)",
    r"hjerne?slag|slagpasient~|slagramma?et?|(?:hatt|fikk|fått|etter) (?:et |eit )?slag|hj(?:e|a)rteinfarkt~?|hj(?:e|a)rtesvikt~?|hj(?:e|a)rte(?:syk|sjuk)dom~?|hj(?:e|a)rtetrøbbel|atrieflimmer|hjerneblødning~?|heart attack|stroke patient",
    r"gravid(?:e|itet~)?|svangerskap(?:et|s[a-zæøå]{3,12})?|abort(?:inngrep~?|søknad~?|klinikk~?)|(?:tatt|tok|teke|hatt|etter|søkt om|selvbestemt|sjølvbestemt) abort|spontanabort~?|(?:had|having) an abortion|provosert abort|ultralydundersøk[a-z]{2,6}|prøverør|infertil(?:itet)?|pregnan(?:t|cy)|miscarriage",
    r"uføre?(?:trygd~?|grad~?|pensjon~?|ytelse~?)?|ufør(?:e)?|arbeidsavklaringspenge[rn]e?|arbeidsavklaringspengar|(?:på|får|mottar|søkt|innvilga?e?t?) aap|aap-vedtak|grunnstønad~?|hjelpestønad~?|pleiepenge[rn]e?|disability (?:pension|benefits?)",
    r"psykolog(?:en|time~|samtale~|behandling~)?|psykiater~?|psykiatri(?:en|sk|ske)?|(?:på|ved|hos|til|i) (?:bup|dps)|distriktspsykiatrisk|psychiatrist|psychologist",
    r"rus(?:avhengig(?:het|heit|e)?|misbruk(?:er|ar)?~?|problem~?|behandling~?|omsorg)|alkoholi(?:ker|kar|sme|sert)~?|alkoholmisbruk~?|narkoman~?|narkotikamisbruk~?|legemiddelassistert|lar-pasient~?|addict(?:ed|ion)",
    r"resept(?:en|er|ar|ene|belagt)?|vaksine(?:rt|ring|status|kort)~?|vaksinasjon~?|blodtype~?|blodtrykk~?|medisiner(?:ing)?|medisinering~?|antidepressiva|insulin(?:pumpe)?~?|prescription|vaccinat(?:ed|ion)|blood type",
    r"funksjons(?:nedse(?:ttelse|tting|tjing)~?|hemm(?:et|a|ing)~?|hindr[ae][dt]?)|bevegelseshemm(?:et|a)|rullestol(?:bruker)?~?|synshemm(?:et|a)|hørselshemm(?:et|a)|døv(?:blind)?e?|utviklingshemm(?:et|a|ing)|downs? syndrom|disability|disabled (?:person|child|son|daughter|employee|veteran)s?|(?:am|severely|physically|permanently) disabled|wheelchair",
    r"e(?:gen|igen)melding~?|helseopplysning(?:er|ar)~?|helsetilstand~?|sykehistorie~?|sjukehistorie~?|pasientjournal~?|innlagt (?:på|ved)|operert for|henvist til (?:psykolog|spesialist|sykehus|bup|dps)|helseplager|helseproblem(?:er)?|medical (?:history|condition|record)|sick leave",
    r"migrene~?|fibromyalgi|utmattelsessyndrom|kronisk utmattelse|utbrent(?:het)?|prolaps|leddgikt~?|revmati(?:sme|ker)~?|psoriasis|endometriose|crohns?|ulcerøs kolitt|brukerstyrt personlig assistan(?:se|t)|bpa-(?:vedtak|ordning)|tilrettelegging på grunn av",
)
DIET = (
    r"halal(?:mat|kjøtt)?|kosher(?:mat)?|glutenfri(?:tt|e)?|gluten[ -]?free|glutenintolera(?:nse|nt)|cøliaki|cøliakiker~?|coeliac|celiac",
    r"laktose(?:intolera(?:nse|nt)|fri(?:tt)?)|lactose[ -]?intoleran(?:t|ce)|(?:nøtte|peanøtt|skalldyr|egg|melk|mjølk|fiske|mat|pollen|penicillin|soya|hvete|kveite)[ -]?allergi(?:ker|kar|sk)?~?|allergi(?:sk|er|ar)? (?:mot|for)|allergic to|(?:nut|peanut|shellfish|egg|milk|food|penicillin) allergy",
    r"spiser ikke svin(?:ekjøtt)?|et ikkje svin(?:ekjøtt)?|ikkj?e svinekjøtt|no pork|vegan(?:er|ar|sk)?|vegetar(?:ianer|ianar|isk)|vegetarian",
)
UNION = (
    r"fagforen?ing(?:en|er|s[a-zæøå]{3,14})?|fagforeining[a-zæøå]{0,14}|fagorganiser(?:t|te|ing)|fagforbund~?|fagforbundet|fagforeningskontingent|uorganisert arbeid",
    r"tillitsval(?:gt|d)(?:e|es|en)?|hovedtillitsval(?:gt|d)|streikebryter|kontingenttrekk~?|trekk (?:av |til )?fagforening[a-z]{0,12}",
    r"(?:medlem(?:skap)?|organisert|tilsluttet|tilslutta|member) (?:av|i|hos|of) (?:lo|nito|tekna|ntl|fo|ys|unio|delta|parat|negotia|samfunnsviterne|econa|nsf|finansforbundet|fagforbundet|fellesforbundet|juristforbundet|legeforeningen|den norske legeforening|akademikerne|naturviterne|maskinistforbundet)",
    r"(?:lo|nito|tekna|ntl|ys|unio|nsf|delta|parat|negotia)-(?:medlem(?:mer|skap)?|organisert|kontingent|tillitsvalgt)|utdanningsforbundet|sykepleierforbundet|sjukepleiarforbundet|fellesforbundet|fagforbundet|politiets fellesforbund|el og it forbundet|handel og kontor-medlem|norsk sykepleierforbund|skolenes landsforbund",
    r"trade[ -]union(?:ist|s)?|union (?:member(?:ship)?|rep(?:resentative)?|dues)|shop steward",
)
RELIGION = (
    r"(?:medlem av|utmeld[dt] (?:av|or)|innmeld[dt] i) (?:den norske kirke|den norske kyrkja|dnk|stats(?:kirken|kyrkja)|kirken|kyrkja|pinsemenigheten|menigheten|frikirken|moskeen|moské|islamsk|katolske)[a-zæøå ]{0,20}",
    r"trossamfunn~?|trussamfunn~?|livssyn(?:et|ssamfunn[a-z]{0,3}|s[a-zæøå]{3,10})?|religiøs (?:overbevisning|tilhørighet|bakgrunn)|religious (?:belief|affiliation)|konfesjon~?",
    r"katoli(?:kk|kker|kkar|kken|sk)|protestant~?|muslim(?:er|ar|en|sk)?|jødisk|jøde(?:n|r)?|hindu(?:er|ar|istisk)?|buddhist(?:er|ar|isk)?|sikh(?:er|isk)?|ateist~?|pinsevenn(?:er)?|jehovas vitn[ea](?:r)?|smiths venner|human-?etiker(?:e)?|human-etisk forbund|mormoner~?|mormonar|adventist(?:er)?|læstadian(?:er|ar|sk)|ahmadiyya|sunni-?muslim|sjia-?muslim|catholic|jewish|buddhism|christian faith|atheist",
    r"konvertert(?:e)? til (?:islam|kristendom|kristendommen|katolisismen|jødedommen)|kirkelig konfirmasjon|bruker hijab|går med hijab",
)
POLITICS = (
    r"partimedlem(?:mer|skap)?~?|partitilhør(?:ighet|sle)|politisk (?:oppfatning|overbevisning|tilhørighet|ståsted|syn|parti)|party member(?:ship)?|political (?:opinion|affiliation|views?)",
    r"(?:medlem (?:av|i)|stemmer|stemte|stemt på|røystar|røysta på|aktiv i|listekandidat for|folkevalgt for|tillitsvalgt i) (?:ap|arbeiderpartiet|arbeidarpartiet|høyre|høgre|frp|fremskrittspartiet|framstegspartiet|sv|sosialistisk venstreparti|sp|senterpartiet|rødt|raudt|mdg|miljøpartiet de grønne|krf|kristelig folkeparti|kristeleg folkeparti|venstre|industri- og næringspartiet|unge høyre|auf|fpu|rød ungdom)",
    r"(?:ap|høyre|frp|sv|sp|rødt|mdg|krf|venstre|auf|fpu)-(?:medlem(?:mer|skap)?|politiker|velger|veljar)~?",
)
ETHNICITY = (
    r"etnisitet~?|etnisk (?:opprinnelse|opphav|bakgrunn|norsk|minoritet|tilhørighet)|etniske minoritet(?:er|ar)|ethnic(?:ity| origin| background| minority)|hudfarge~?|rasemessig|skin colou?r|racial origin",
    r"samisk(?:e)? (?:bakgrunn|familie|opphav|opprinnelse|avstamning|identitet|språk)|er same|sámi|sametingets valgmanntall|reindriftssame~?|kven(?:er|sk bakgrunn|sk opphav|sk identitet)|romani(?:folket|slekt|bakgrunn)|rom-?folk(?:et)?|tater(?:e|slekt|bakgrunn)?|skogfinn(?:er|sk)|romabakgrunn|urfolksbakgrunn",
)
SEXUAL = (
    r"homofil(?:e|t)?|homoseksuell?e?|lesbisk(?:e)?|bifil(?:e)?|biseksuell?e?|skeiv(?:e|t)?(?: identitet)?|panseksuell?e?|aseksuell?e?|heterofil(?:e)?|homosexual|lesbian|bisexual|gay man|queer",
    r"transperson(?:er|ar|en)?|transkjønnet?|transseksuell?e?|transkvinne|transmann|kjønnsinkongruens|kjønnsskifte|kjønnsidentitet~?|transgender|gender (?:dysphoria|identity)|seksuell (?:orientering|legning|praksis|helse)|legning(?:en)|sexual orientation|likekjønnet partner|sexliv(?:et)?",
)
BIOMETRIC = (
    r"fingeravtrykk~?|fingeravtrykket|ansiktsgjenkjenning~?|ansiktsattkjenning~?|irisskann(?:ing|et)?|netthinneskann|stemmegjenkjenning~?|biometri(?:sk|ske|en)?|håndgeometri|facial recognition|fingerprint (?:scan|template|image)s?|iris scan|biometric(?:s)?|voice ?print",
)
GENETIC = (
    r"dna[ -]?(?:prøve|profil|test|analyse|svar|sekvens)~?|gen(?:etisk|etiske) (?:test|prøve|undersøkelse|undersøking|veiledning|rettleiing|sykdom|sjukdom|disposisjon|profil)~?|gentest~?|bærertest~?|arvelig (?:sykdom|kreft|disposisjon)|arveleg sjukdom|brca[12](?:-mutasjon)?|genmutasjon~?|genome? sequenc(?:e|ing)|genetic (?:test|testing|condition|profile|disorder)|dna (?:test|sample|profile)",
)
CRIMINAL = (
    r"straffe?dom~?|straffed(?:ø|o)m(?:t|d|te|de)|(?:er |blei |ble |ble tidligere |tidligere )(?:dømt|dømd|siktet|sikta|tiltalt|tiltala|straffet|straffa|fengslet|fengsla) ?(?:for|til|i|etter)?|siktet for|sikta for|tiltalt for|tiltala for|dømt (?:for|til)|dømd (?:for|til)|domfel(?:t|te|lelse)~?",
    r"politiattest~?|vandelsattest~?|straffeattest~?|strafferegister~?|bøtelagt|forelegg (?:for|på)|(?:fått|fekk|ilagt|vedtatt) (?:ei |en )?bot (?:for|på)|førerkortbeslag",
    r"fengsel(?:s[a-zæøå]{3,12})?|fengslet|varetekt(?:s[a-zæøå]{3,12})?|soningsdyktig|soner (?:en |ei )?dom|fotlenke(?:soning)?|prøveløslatt|prøvelauslaten|løslatt fra|kriminalomsorgen|kontaktforbud~?|besøksforbud~?|voldsalarm~?|straffesak~?",
    r"anmeld[te]{1,2} for|politianmeldt|meldt til politiet for|mistenkt for|mistenkt i|underslag(?:et)?|ran(?:s)?dømt|voldsdømt|voldtekt(?:s[a-zæøå]{3,12})?|overgrepsdømt|narkotikadom~?|convicted (?:of|for)|criminal (?:record|conviction|charges?)|prison sentence|on parole|arrested for|criminally charged(?: with)?",
    r"barnevern(?:et|s(?:sak|tjenest[ea]n?|vedtak|tiltak|melding)~?)|omsorgsovertak(?:else|ing)~?|bekymringsmelding~?",
)
CODE = r"[A-Z][0-9]{2}(?:\.?[0-9A-Z]{1,2})?"
CODE_WORDS = r"(?:hoved|bi|til)?diagnose(?:kode|r|n|ne)?|diagnosekodar?|dx|icd(?:-?10)?|icpc(?:-?2)?|s(?:yk|juk)melding(?:en|a|skode)?|s(?:yk|juk)meldt|diagnosis(?: ?code)?|kode\s?verk|helsekode"

GROUPS = {
    "health": HEALTH,
    "diet": DIET,
    "trade_union": UNION,
    "religion": RELIGION,
    "politics": POLITICS,
    "ethnicity": ETHNICITY,
    "sexual_orientation": SEXUAL,
    "biometric": BIOMETRIC,
    "genetic": GENETIC,
    "criminal": CRIMINAL,
}


NAMED = {
    "trade_union": (
        r"lo|ntl|fo|nito|tekna|ys|unio|nsf|delta|parat|negotia|econa|akademikerne|fagforbundet|fellesforbundet|finansforbundet",
        r"utdanningsforbundet|s(?:yke|juke)plei(?:er|ar)forbundet|juristforbundet|legeforeningen|el og it(?: forbundet)?",
        r"handel og kontor|politiets fellesforbund|samfunnsviterne|naturviterne|forskerforbundet|skolenes landsforbund|[a-zæøå]{3,20}forbund(?:et)?",
    ),
    "religion": (
        r"islam|kristen(?:dom)?|kristne?|katolsk|luthersk|ortodoks|hindu(?:isme)?|buddhis(?:me|t)|jødedom|humanis(?:t|me)|den norske (?:kirke|kyrkja)",
        r"dnk|pinsebevegelsen|islamic|christian|jew|orthodox|hinduism",
    ),
    "politics": (
        r"ap|arbeid(?:er|ar)partiet|høyre|høgre|frp|fremskrittspartiet|framstegspartiet|sv|sp|senterpartiet|rødt|raudt|mdg|krf|venstre",
        r"kristelig folkeparti|miljøpartiet de grønne|sosialistisk venstreparti",
    ),
    "ethnicity": (r"same|samisk|sámi|kven(?:sk)?|rom|romani|tater|skogfinne|kurd(?:er|isk)|tamil(?:sk)?|roma",),
    "sexual_orientation": (r"homo|hetero|bi|skeiv|trans|lesbe|gay|straight|asexual|pan",),
}
"""What names a group only as the whole of a cell in a field that is about it: LO under fagforening, same under etnisitet."""


def forms(words: tuple[str, ...]) -> str:
    """Return one RE2 expression for all forms of the words, without regard to case."""
    return "(?i:" + "|".join(word.replace("~?", NOUN).replace("~", NOUN) for word in words) + ")"
