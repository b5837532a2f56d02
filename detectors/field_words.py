"""
The words that fields are named with, by category, in bokmål, nynorsk, Swedish, Danish and English.

One row a category: `category = alternatives`, separated by blanks. An alternative may be a product, `tlf|mobil+|nr|nummer`
for tlf, tlfnr, tlfnummer, mobil ...; it is spelled without separators, and ends in `:weight` where it says less
than `STRONG`. Spellings with ø or oe or o, å or aa or a, æ or ae or a are one and the same.
"""

from __future__ import annotations

STRONG = 4.0
NUMBER = "|nr|nummer|numret|no|number|num|id"

NOTHING = "nothing"
"""The category of fields that hold no personal data: their words end the search."""

WORDS = """
user.name = visningsnavn visningsnamn visningsnamn navnkunde hjemmelshaver:2.5 heimelshavar:2.5 fester:1.5 låner:2.5 lånetaker:2.5 giver:2 donor:2 eiernavn kontonavn:1 abonnent:2.5 subscriber:2 leietaker:2.5 tenant:2 kontaktpers:2.5 kontpers:2.5 ansvarlig:1.5 utleier:2 selger:2 kjøper:2 trener:2 lærer:2 kontaktlærer:2.5 behandler:2 lege:1.5 sjåfør:2 passasjernavn beboer:2.5 arving:2 testator:2 fullmektig:2 dommer:1.5 partsnavn billtoname shiptoname soldtoname delivertoname spouse:2.5 ektefelle:2.5 createdby:1.5 updatedby:1.5 modifiedby:1.5 assignedto:1.5 approvedby:1.5 opprettetav:1.5 registrertav:1.5 endretav:1.5 godkjentav:1.5 fastlege:2.5 partnavn partnamn navn namn name nm:3 fulltnavn fulltnamn fullnavn fullstendignavn fullstendignamn fullständigtnamn fuldenavn helenavnet fullname displayname realname legalname personnavn personnamn personname kundenavn kundenamn kundnamn customername clientname contactname kontaktnavn kontaktnamn kontaktperson contactperson mottakernavn avsendernavn kortholder cardholder cardholdername kunde:2 customer:2 kund:2 contact:2 kontakt:2 mottaker:2.5 mottakar:2.5 mottagare:2.5 modtager:2.5 recipient:2.5 avsender:2 avsendar:2 deltaker:2.5 deltakar:2.5 deltager:2.5 deltagare:2.5 participant:2.5 attendee:2.5 innehaver:2.5 innehavar:2.5 pasient:2 patient:2 passasjer:2.5 passenger:2.5 saksbehandler:2.5 sakshandsamar:2.5 handläggare:2.5 ansatt:2 tilsett:2 employee:2 arbeidstaker:2 arbeidstakar:2 foresatt:2.5 foresett:2.5 vårdnadshavare:2.5 pårørende:2.5 pårørande:2.5 anhörig:2.5 verge:2.5 søker:2 søkar:2 sökande:2 ansøger:2 applicant:2 gjest:2 guest:2 medlem:2 member:2 elev:2 student:2 forfatter:2 author:2 owner:1.5 eier:1.5 eigar:1.5 attn:2.5 signertav:2.5 passengername guestname membername employeename ansattnavn brukerensnavn kallenavn kallenamn nickname alias:2 bruker:2 brukar:2 user:2 usr:1.5 driver:2 caller:2 callerid:1.5 beneficiary:2.5 begunstiget:2.5 begunstigede:2.5 førstebegunstiget:2.5 målsman:2.5 ægtefælle:2.5 værge:2.5 tutor:2 terapeut:2 inspektør:1.5 kontaktlege:2 reseptutsteder:2 rekvirent:1.5 prosjektleder:2 daglegleiar:1.5 dagligleder:1.5 innsender:2.5 melder:2 klager:2 navnpåkonto vitne:2 motpart:1.5 requester:2.5 reportedby:1.5 performedby:1.5 utførtav:1.5 utfyltav:1.5 bestiltav:1.5 bestiller:2 meldtav:1.5 reviewer:2 approver:2 supervisor:2 vikar:2 tolk:1.5 vaktmester:1.5 kontaktmann:2.5
user.name.first = fnavn fnamn fname1 vorna vorname givennames first:2 namefirst namegiven firstnames fornavn førenamn förnamn tilltalsnamn firstname givenname forename fname givennames mellomnavn mellomnamn mellannamn mellemnavn middlename
user.name.last = enavn enamn etnavn ettnavn nachn nachname lnamn last:2 maiden:2 namelast namefamily etternavn etternamn efternamn efternavn slektsnavn slektsnamn familienavn familienamn pikenavn lastname surname familyname lname maidenname patronymic mellomnavn mellomnamn mellannamn mellemnavn middlename
user.contact.address = stras strasse vejnr:2.5 veinr:2.5 vegnr:2.5 gatenr:2.5 adresse|adress|address|adr|addr adresselinje|adresslinje|addressline|addrline|addrln+|en|to|one|two postadresse|postadress|postaladdress|mailingaddress|besøksadresse|besøksadr|besökeadress street|streetaddress|gate:2.5 gateadresse|gatadresse|gatuadress|gatenavn|gatenamn|gatuadr|gateadr|vegadresse|veiadresse|vejnavn|vejadresse streetname|streetline|postboks|pobox|coadresse|careof|co:1 bolig:1 husnr:2 husnummer:2 housenumber:2 gata:2 vej:2 vei:2 gade:2 gadenavn vejnavn väg:2 gatenavnognr streetno:2.5 streetnumber:2.5
user.contact.address.billing = fakturerings|faktura|billing|invoice|fakt|betaler+adresse|adress|address|adr|addr billto:3
user.contact.address.delivery = leverings|leverans|utleverings|levering|lev|delivery|shipping|ship|frakt|hente+adresse|adress|address|adr|addr shipto:3 shiptoaddress leveringssted:3 leveringsstad:3
user.contact.address.home = bosteds|bostad|bostads|bustads|bost|bo|bolig|hjemme|heime|hem|folkeregister|folkbokførings|folkbokförings|home|residential|privat+adresse|adress|address|adr|addr bosted:2 bustad:2 bopæl:2 folkbokföringsort:2.5 hjemsted:2 hjemstedsadresse heimstad:2
user.contact.address.postal_code = pstlz plz pnr:2 pnum:2 postno postnbr poststnr postnr postnummer postkode postcode postalcode zip zipcode zipkode poststed:3 poststad:3 postort:3 postby:3 ort:2.5 city:2 postnrby postnrsted postnrpoststed postnummersted postnummerort postnrort zipcity
user.contact.address.city = postted fødested:2.5 birthplace:2.5 placeofbirth:2.5 birthcity:2.5 cityvillage city town by:2 ort:2 bygd:1 kommune:1 kommun:1 municipality:1 sted:1.5 stad:1.5 bosted:2 bostedskommune:2 hjemby:2.5 hometown:2.5
user.contact.address.country = country land:2 landkode countrycode landekode
user.contact.email = epost e-post|email|mejl|mail|epostadresse|epostadress|emailaddress|emailaddr|mailaddr|emailadresse|emailadr|epostadr|mailadresse|mailaddress|mailadress|mejladress kontaktepost elpost elektroniskpost
user.contact.phone_number = telnr telf1 telf2 varslingstlf vippsnr vippsnummer vippsno anr:2 bnr:1 anummer bnummer callingnumber callednumber callednum callingnum fromnumber:2.5 tonumber:2.5 franummer:2.5 tilnummer:2.5 oppringt:2.5 oppringtnr mottakernr:2 avsendernr:2 abonnementsnr:1.5 telefonnr2 tlfdag tlfkveld tlfjobb tlfarb tlfhjem tlfmob dagtlf kveldstlf hjemtlf jobbtlf homephone workphone ph:3 phno phnr phonenumber dial:3 directdial directphone extension:1 gsm:3 direktenr direktenummer direktetelefon tlf|telefon|phone|mobil|mobile|mob|tel|cell|phn|cellphone|mobiltelefon|mobiltlf|mobilephone|telephone|phonenum|msisdn|sms:2|hustelefon|arbeidstelefon+|nr|nummer|no|number|num tlfs|ringnummer|oppringer|anropar|caller|callerid|callernumber|anumber|bnumber|kontakttelefon|whatsapp
user.contact.fax_number = telfx faks|telefaks|fax|telefax+|nr|nummer|no|number|num
user.contact.organization = arbeidsstad arbeidssted arbeidsplass:2.5 arbetsplats:2.5 workplace:2.5 businessname:2.5 orgname orgnavn skolenavn:1 firm:3 firmname employername organisasjon organisation organization firma firmanavn firmanamn bedrift bedriftsnavn selskap selskapsnavn selskap selskapsnamn føretak føretaksnavn foretak foretaksnavn företag företagsnamn bolag virksomhet virksomhed verksemd company companyname employer arbeidsgiver arbeidsgivar arbetsgivare arbejdsgiver orgname orgnavn organisasjonsnavn organisationsnamn organizationname
user.contact.organization.number = org|organisasjons|organisations|organization|foretaks|føretaks|bedrifts|company|cvr+nr|nummer|no|number|num|id mva mvanr mvanummer vat vatnumber vatno vatid vatnr momsnr momsreg orgno orgnr cvr ytunnus businessid
user.job_title = ansattrolle:2 funksjonstittel stillingsnavn stillingskategori:2.5 verv:2.5 tillitsverv:2.5 rang:1 jobdescr:2 fagtittel desg designation:2.5 jobdesc:2 jobdescription:2 tittel:2.5 titel:2.5 title:2 stilling stillingstittel stillingsbetegnelse stillingskode:2 yrke yrkestittel yrkestitel jobbtittel jobtitle jobbtitel befattning occupation profession position:2 role:1.5 rolle:1.5 roll:1.5 jobrole jobposition function:1.2 funksjon:1.2 arbeidstittel tjenestestilling yrkeskode:2 yrkesbetegnelse søktstilling:2.5 nåværendestilling currentposition:2.5 erhverv:2
user.government_id.national_identification_number = fødselspersonnr personnummer11 fnrorgnr:2 fnrdnrdnummer eierfnr hjemmelshaverid:1.5 natinsno natins nationalinsuranceno nationalidno ninumber nino nationalinsurance nationalinsurancenumber ssnid cpf pesel bsn dni codicefiscale aadhaar aadhar curp svnr fnr fødsels|person|birth|pers|samordnings|identitets|identity|personident|personid|hjelpe|nationalidentity|nationalid|nationalidentification|folkeregister|socialsecurity+nr|nummer|no|number|num|numret fnrdnr fødselsnrdnr dnr dnummer hnummer personident personidentifikator folkeregisteridentifikator folkeregisterident nationalid nationalidentity ssn nin nnin socialno pnr:2 persnr personid:1.5 taxid:2 tin:2 cpr cprnr cprnummer cprnumber cprno kennitalanumber hetu henkilötunnus personbeteckning kennitala socialsecurity pid:1.5 ident:2 identitetsnummer personidnr
user.government_id.passport_number = pass|passport|reisepass+nr|nummer|no|number|num|id pass:1 passport passnr
user.government_id.identity_card_number = idkort|idcard|identitetskort|nationalidcard+|nr|nummer|no|number iddocno iddocumentno iddocumentnumber identitydocument:2.5 legitimasjonsnr legitimasjonsnummer traveldocumentno
user.government_id.drivers_license_number = førerkort|førarkort|sertifikat|kørekort|körkort|körkorts|driverslicense|driverslicence|driverlicense|driverlicence|drivinglicence|drivinglicense+|nr|nummer|no|number|num|id sertifikat:0.5
user.government_id.immigration_number = duf udi dufnr dufnummer dufid utlendingsnr utlendingsnummer immigrationnumber udisaksnr
user.vehicle.license_plate = bil:1.5 kjøretøy:1.5 vehicleplate carplateno kjennetegn:2.5 regmerke bilregnr kjtregnr plateno platenr carreg carregistration carplate vehiclereg vehicleregistration registrationplate:3 regnr|regnummer|registreringsnr|registreringsnummer|registreringsnumret|registrationnumber:2.5|bilnr|bilnummer|bilskilt|skilt:2|skiltnr|skiltnummer kjennemerke|kjenneteikn|kjøretøynr|kjøretøynummer|licenseplate|licenceplate|numberplate|platenumber|plate:2|regno:2.5|nummerplade|registreringsskylt lpn:2.5 anpr:2 anprplate kjøretøyskilt parkeringregnr:3 bilmerkenr:2
user.professional_licence = hpr|helsepersonell+|nr|nummer|no|number|id hprid autorisasjonsnr:2.5 autorisasjonsnummer:2.5
user.financial.bank_account = bankac bankacct bankaccno bankacno acno:2.5 accountnbr:3 accnumber:2.5 bankacct bankaccountno konto|bankkonto|kontonr|account+nr|nummer|no|number|num konto:1 bankkonto bankaccount bankaccountnumber iban ibannr acctnum:3 acctnbr:3 acctnr:3 kontonr accountno:3 accountnumber:3 accountnr:3 acctno:3 clearingnr bankgiro plusgiro lønnskonto utbetalingskonto creditorkonto debitorkonto debetkonto kreditkonto bban frakonto tilkonto fromaccount:2 toaccount:2 swiftkonto giro:1.5
user.financial.credit_card = kort:0.5 kredittkort betalingskort creditcard bankkort paymentcard debitcard debetkort
user.financial.credit_card.number = siste4 sistefire siste4siffer sistefiresiffer kortsiste4 panlast4 lastdigits:1.5 last4 lastfour cclast4 cardlast4 lastfourdigits cardlastfour kort|kredittkort|betalingskort|creditcard|card|cc|bankkort|paymentcard|kreditkort|debitcard+nr|nummer|no|number|num pan:3.5 kredittkort:3.5 creditcard:3.5 primaryaccountnumber maskedpan kortpan cardpan
user.financial.credit_card.expiry = expmonth expyear ccexpmonth ccexpyear cardexpmonth cardexpyear expirymonth expiryyear expirationmonth expirationyear expmo:2.5 expyr:2.5 utløpsdato:1.5 utløp:1 utgångsdatum:1.5 udløbsdato:1.5 gyldigtil:1.5 giltigtill:1.5 expiry:1.5 expirydate:1.5 expirationdate:1.5 expdate:2.5 validthru validuntil:1 ccexp kort|kredittkort|card|cc+utl|utløp|utløpsdato|expiry|expiration|exp|expdate|expirydate|gyldigtil cardexpiry expmonth expyear exp:1
user.financial.credit_card.verification_code = cvv cvv2 cvc cvc2 cvn cid:1.5 cardcode securitycode:2.5 kontrollkode:1.5 verifiseringskode:1.5 säkerhetskod:2.5 sikkerhetskode:1.5 cardverificationcode cardverificationvalue ccv ccv2 csc:2.5 cvvkode cvckode cvv2kode cvccode cvvcode cvvnr cvvnummer kortcvv kortcvc cardcvv cardcvc kortkontrollkode kortverifikasjonskode kortsikkerhetskode verifikasjonskode:1.5 cardsecuritycode seccode:2 cardverificationnumber
user.financial.balance = saldobeløp saldobel saldokr saldogavekort gavekortsaldo giftcardbalance innestående:2.5 outstandingbalance:2.5 kredittsaldo debitsaldo currentbalance walletbalance kreditgrense:1 creditlimit:2 kredittgrense:2 tilgodebeløp tilgodebelop saldo balance tilgode tilgodehavende tilgodehavande tillgodohavande tilgodesum kontosaldo accountbalance bonussaldo poengsaldo:3 creditbalance balaft balafter balancebefore balbefore openingbalance:3 closingbalance:3 availablebalance:3 disponibelt:2 disponibeltbeløp:2.5 inngåendesaldo:3 utgåendesaldo:3 restsaldo:2.5 outstanding:1.5
user.financial.salary = sal:3 basicsal grosssal netsal basicsalary monthlysalary basispay salaries wages grosspay netpay basepay basesalary paygrade:2.5 lønnsinntekt annualincome hourlyrate:2.5 compensation:2.5 earnings:2.5 trekkgrunnlag:2 bruttoinntekt nettoinntekt pensjonsgivende:2.5 lønn salary wage årslønn årsløn månedslønn månadsløn timelønn timeløn inntekt inkomst income lønnstrinn bruttolønn nettolønn honorar:2.5 honorarium:2.5 godtgjørelse:2 godtgjersle:2 styrehonorar lønnskrav lønnsønske lønnsforventning lønnsforventninger salaryexpectation expectedsalary desiredsalary fastlønn grunnlønn lønmd lønprmåned lönmån lönbelopp lønbeløp lønnmd lønnpr lønnmåned bruttoløn månedsløn grundløn nettoløn lønindtægt indtægt:2.5 månadslön timlön årslön grundlön bruttolön husstandsinntekt householdincome feriepenger:2.5 feriepengar:2.5 lønnsslipp:2 payslip:2 stipend:1.5 overtidsbetaling:2.5
user.financial.debt = gjeld skuld gæld debt inkasso restanse utestående:2
user.payment = betalingskanal:2.5 betalingsløsning:2.5 paymenttype:3 paymentprovider:2 avtalegiro:3 avtalegironr efaktura:2 vippsnr betalningsmetod:3 betalingskort:1 betalingsform:3 betaltmed:3 kidmelding betaling:3 betalingsmåte:3 betalingsmetode:3 betalingsmiddel:3 betalingstype:2.5 betalningssätt:3 paymentmethod:3 payment:3 kid kidnr kidnummer betalingsreferanse paymentreference transaksjon:2 betalingsinfo betalingsinformasjon betalingsopplysninger paymentinfo paymentdetails
user.account = bruker|brukar|user|konto|account|användar+konto|account:1
user.account.username = ernam aenam uname:3 signatur:2.5 sign:1.5 initialer:2 initials:2 brukersign usr:2.5 usrname usrid brukernvn opprav:2.5 endrav:2.5 regav:2.5 createdby:2.5 updatedby:2.5 modifiedby:2.5 changedby:2.5 assignedto:2.5 approvedby:2.5 enteredby:2.5 registrertav:2.5 opprettetav:2.5 endretav:2.5 godkjentav:2.5 oppdatertav:2.5 skapadav:2.5 brukerident brukarident brukerkonto:2.5 brukarkonto:2.5 nicename nickname:2.5 loginid logonid brukernavn brukarnamn användarnamn brugernavn username userid brukerid brukarid användarid brugerid loginname loginnavn login:3 bruker:2.5 brukar:2.5 user:2.5 uid:2 uname screenname handle:2.5 innloggingsnavn logon samaccountname userprincipalname upn kontonavn:2.5 accountname:2.5
user.authorization.password = puk pukkode pukcode puknr simpin pinsms:2 portkode:2 dooraccesscode:2 alarmkode:2.5 wifipassord låskode:2 lånekortpin:3 secretdata credentialsecret passord passordet pwd password passwd lösenord kodeord adgangskode pass:2 passphrase pinkode pincode pin engangskode:2.5 otp passordhash passwordhash pwdhash hashedpassword passordkryptert encryptedpassword secret:3 clientsecret hemmelighet pw:3 pswd psw:3 passw pword passordklartekst plainpassword cleartextpassword hemmeligord:3 otpseed otpsecret totpsecret totpseed mfasecret mfaseed twofactorsecret recoverycode recoverycodes backupcode:3 backupcodes securityanswer secretanswer sikkerhetssvar hemmeligsvar døgnkode:2 nøkkelkode:2.5 nøkkelboks:1.5 dørkode:2.5 gatecode:2.5 doorcode:2.5
user.authorization = salt passordsalt passwordsalt pwdsalt
user.authorization.token = accesskeyid secretaccesskey awsaccesskeyid awssecretaccesskey token:2.5 accesstoken refreshtoken idtoken authtoken bearertoken apitoken sessiontoken jwt authorization:2.5 bearer:2.5 apikey apinøkkel apinyckel privatekey:3 secretkey accesskey
user.authorization.credentials = credentials legitimasjon:2 påloggingsinfo innloggingsinfo connectionstring
user.unique_id.customer_number = kunde|kund|customer|client:2|medlems|member|ansatt|ansatte|tilsett|anställnings|employee|pasient|student|elev+nr|nummer|no|number|id
user.device.ip_address = ip ip|ipv4|ipv6|klientip|clientip|remoteip|sourceip|avsenderip+adresse|adress|address|addr|adr ipv4 ipv6 klientip clientip remoteip sourceip remoteaddr remoteaddress xforwardedfor forwardedfor xrealip srcip dstip
user.device.mac_address = mac|macid|ethernet|wifimac|bssid+adresse|adress|address|addr|adr mac macid wifimac bssid
user.device.device_id = iccid imsi imsinr imsinummer iccidnr simkort:2 simkortnr simcard:2 simnr simnumber simserial subscriberid:2 chassisnr:1 vin:1.5 terminalid:1 enhets|einings|enhed|device|maskin:2|installation|installasjons|app:1+id idfa idfv gaid aaid adid advertisingid annonseid imei imeisv imeinr imeinummer imsi iccid androidid deviceuuid deviceguid enhetsuuid devicetoken devicefingerprint pushtoken fcmtoken apnstoken deviceid deviceidentifier udid vendorid:1.5 hardwareid serienr:1.5 serialnumber:1.5
user.device.name = devicehostname clienthostname klienthostname enhetsvertsnavn enhetsnavn einingsnamn enhetsnamn enhedsnavn devicename maskinnavn:2.5 computername:2.5 datamaskinnavn:2.5
user.device.operating_system = operativsystem operatingsystem os osversion osversjon osname platform:1.5 plattform:1.5
user.device.user_agent = nettlesertype nettlesartype browsertype nettleser nettlesar brukeragent useragent webbläsare ua browser useragentstring httpuseragent
user.device.cookie_id = informasjonskapsel cookie cookies setcookie kaka kapselid sesjonsid sesjonid sessionsid sessionid session:2 sesjon:2 ga clientid:1.5 gaid gclid fbclid fbp cookieid visitorid besøksid jsessionid phpsessid sid:2 sessionkey:3.5 sesjonsnøkkel:3.5
user.location.precise = latitud longitud geolat geolon geolng gpslat gpslon gpslng poslat poslon wgs84lat wgs84lon koord:2.5 siktelat koordinatx:2 koordinaty:2 utmøst:2 utmnord:2 geom:1.5 geopos breddegrad breiddegrad lengdegrad latitude longitude lat lon lng long:1 koordinat koordinater coordinates coordinate latlng latlon gps gpsposisjon geo:2 geolocation posisjon:2.5 position:1 gpskoordinat geopoint
user.location.imprecise = cellid:2.5 celleid:2.5 basestasjon:2.5 celltower:2.5 område:1 region:1
user.demographic.date_of_birth = gbdat birthdt gbjhr fdag:2 fødtdag bdat:2.5 dateborn dødsdato:2.5 dødsdag:2.5 dateofdeath:2.5 deathdate:2.5 yearofbirth:3 birthmonth:3 monthofbirth:3 fødselsmåned:3 birthyr:3 yob:3 fødselsdato fødselsdag fødselsdatum födelsedatum födelsedag fødseldato fødtdato fødddato født fødd født fdato fdt födt född dateofbirth dob birthdate birthday birthdt dtofbirth dtofbrth birthdato bursdag bdate fødselsår:3 birthyear:3 födelseår:3 bursdagsdato fødselsdagen geburtsdatum naissance:2 birthdaydate
user.demographic.age_range = alder ålder age aldersgruppe agegroup agerange
user.demographic.gender = kj:3 gesch geschlecht sexcd sexcode gendercode gendercd kjønnskode sexatbirth kjønn køn kön gender sex:2
user.demographic.marital_status = famst sivst sivstand civst civstand maritalst maritalstat maritalcode maritalcd marital maritalstate civilstatus sivilstand sivilstatus civilstånd civilstand maritalstatus
user.demographic.language = samtalespråk tolkespråk tolk:1 korrespondansespråk commlanguage contactlanguage kommunikasjonsspråk nettleserspråk nettlesarspråk browserlanguage morsmål mothertongue nativelanguage spokenlanguage språk sprog language målform målføre foretrukketspråk preferredlanguage locale:2 språkkode:3 languagecode:3 lang:2 acceptlanguage modersmål tolkbehov:1 arbeidsspråk:2 talespråk førstespråk:3 firstlanguage:3 hjemmespråk:3 heimespråk:3 homelanguage:3
user.demographic.nationality = natio nati2 natis:2 nasj:2.5 nasjonalitetskode nationalitycode nationalitet nasjonalitet nationalitet nationality statsborgerskap statsborgarskap medborgarskap citizenship statsborger fødeland:3 countryofbirth:3 fødselsland:3 nat:2.5 citizen:2.5 citizenof:3 medborgare:3 landfødt:3 fødtland:3 fødtiland:3 opprinnelsesland:2.5 opphavsland:2 fødelandkode:3 birthcountry:3
user.demographic.race_ethnicity = ethnic:2.5 ethnicgroup ethnicorigin etnisitet etnicitet ethnicity race:2 rase:2 hudfarge etniskopprinnelse etniskbakgrunn landbakgrunn:3.5 innvandrerbakgrunn innvandrarbakgrunn innvandrer:2.5 minoritet:3 minoritetsbakgrunn minoritetsspråklig minority:2.5 minoritystatus urfolk:3 indigenous:2.5 samiskbakgrunn herkomst:2.5 etniskbakgrund etnisk:2.5 härkomst:2.5 immigrantbackground migrationbackground flyktning:2.5 flyktningstatus:3 refugee:2.5 refugeestatus:3
user.demographic.religious_belief = konfe konfession fritakkrle:2.5 krlefritak:2.5 trossamfunnsmedlem dåpsdato:2 dåp:2 konfirmasjon:2 medlemdnk:2.5 menighet:2 religion livssyn livsåskådning livssynn trossamfunn trussamfunn trossamfund religiousbelief faith trosretning kirkesamfunn døpt:2.5 døypt:2.5 baptized:2.5 trosuppfattning religionstillhörighet kirkelig:2 kyrkjeleg:2 kyrkjelyd:2 församling:2 konfirmert:2.5 kirketilhørighet kirkemedlem kirkemedlemskap churchmember churchmembership:3 menighetsmedlem religiøs:2.5 bønnerom:1.5 faithgroup
user.demographic.political_opinion = politics:3 partyaffiliation political:2.5 parti:2 votes:0.5 stemmegivning:3 politiskparti partimedlemskap politiskoppfatning politicalparty politicalopinion partitilhørighet partitilhøyrsle partivalg:3 partipreferanse partisympati partypreference votedfor:2.5 hvastemtedu stemtepå:2.5 stemte:2.5 stemteved:2.5 røysta:2 votingintention:3 stemmepreferanse:3 politiskståsted politiskverv:2.5 partiavgift:2.5 partytilknytning partitilknytning partilag:2.5
user.demographic.sexual_orientation = sexualpreference sexuality seksuellorientering seksuelllegning legning:3 orientation:1 sexuellläggning sexualorientation orientering:1 seksualitet:3.5 lhbt:2.5 lhbtiq:2.5 lgbt:2.5 lgbtq:2.5 genderidentity:3.5 sexuellpreferens
user.health_and_medical = reasonforvisit:2.5 visitreason:2.5 besøksårsak:2.5 konsultasjonsårsak besöksorsak:2.5 vaccinationstatus vaksinestatus vaksinasjonsstatus vaccinationsstatus immunizationstatus immunisationstatus smokingstatus røykestatus røykevaner pregnancystatus disabilitystatus healthstatus helsestatus diagnosekoder bidiagnose hoveddiagnose innleggelsesårsak symptombilde allergener:1.5 sykdommer fraværsgrunn:2.5 tilrettelegging:2.5 hjelpemidler:2 hjelpemiddel:2 pleiebehov bistandsbehov:2.5 hc:1 hckort:2.5 funksjonsnivå spesped:2.5 spesialundervisning:2.5 spesialpedagogisk:2.5 tvangsvedtak henvisningsgrunn:2.5 helsenotat kriseplan:2 medisinering behandlingsplan:2.5 uføretrygd dødsårsakkode chiefcomplaint presentingcomplaint anamnese drugname medicationname medicinename diagnosisname diagnosetekst bloodgrp bloodgp bloodtyp medicalnotes clinicalnotes allergien:3 sykehistorie sjukehistorie icdcode icdkode snomedct cptcode reasondescription:1 dx dxcode dxdesc hiv hivstatus bloodgroup blodgruppe symptom symptoms allergen:1.5 drug:2.5 dosage:2 injury:2.5 illness disease immunization vaccination medicalhistory medicalcondition procedurecode:2 snomed snomedcode atc:2 causeofdeath dødsårsak disabilitystatus pregnancy diagnose diagnosis diagnos diagnosekode diagnosiscode helseopplysninger helseopplysningar helse:2.5 health:2 hälsa:2 sykdom sjukdom sygdom sykmelding sjukmelding sjukskrivning sickleave sykefravær sjukefråvær sjukfrånvaro sygefravær medisin:2.5 medisiner medikament legemiddel lækemiddel läkemedel medication icd10 icd icpc icpc2 blodtype bloodtype funksjonsnedsettelse funksjonsnedsetting disability uføregrad journal:2 resept:2.5 prescription:2.5 vaksine:2.5 egenmelding eigenmelding fraværsårsak:3 fråværsårsak:3 graviditet gravid atccode:2 atckode:2 smoker smokes smoking:2.5 røyker røyking:2.5 røykjer røykjar rökare rökning:2.5 ryger snuser snusbruk tobacco:3.5 tobaccouse tobakk:3 alkohol:2.5 alkoholbruk:3.5 alcoholuse alcoholconsumption drinker:3 bmi kroppsmasse kroppsmasseindeks bodymassindex bodymass bodyfat fettprosent:3.5 kroppsvekt kroppshøyde bodyweight bodyheight midjemål:3.5 waistcircumference blodtryk blodtryck bloodpressure systolisk diastolisk systolic diastolic systolicbp diastolicbp hvilepuls makspuls puls:2.5 heartrate restingheartrate maxheartrate vo2max kolesterol cholesterol glucose blodsukker hba1c graviditetsuke gravidweek pregnancyweek sykedager:2.5 sykedagar:2.5 sjukedagar:2.5 sykefraværsdager:2.5 sykefraværsprosent:2.5 sykefraværprosent:2.5 sykefraværspst:2.5 sykefraværpst:2.5 sykpst:2.5 sykepst:2.5 sykfraværpst:2.5 sjukefråværsprosent:2.5 sjukdagar:2.5 sjukfrånvarodagar:2.5 sygedage:2.5 sygefraværsdage:2.5 sygdomsdage:2.5 sickdays:2.5 sickhours:2.5 sickleavedays:2.5 sickleavehours:2.5 sickleavehoursused:2.5 sicktime:4 egenmeldingsdager:2.5 eigenmeldingsdagar:2.5 sykmeldingsgrad sykmeldingsprosent sjukskriven sygemeldt sygemelding sykeperiode sjukeperiode fraværstype:2.5 fråværstype:2.5 fraværskode:2.5 fråværskode:2.5 absencetype:2 absencereason:2.5 fraværsårsaker:3 legeerklæring legeattest sjukintyg läkarintyg lægeerklæring doctorsnote fitnote medicalcertificate uførhet invaliditet invaliditetsgrad medisinskinvaliditet méngrad ménprosent varigmén wheelchairuser burnout:3 hørselshemming synshemming hearingimpaired visuallyimpaired funktionsnedsättning funktionshinder handicap:3.5 handikap:3.5 handikappet specialneeds:3.5 spesialbehov:3 diabetic asthma epilepsy heartdisease anxiety psykiskhelse:3.5 mentalhealth:3.5 kronisksykdom chronicdisease chroniccondition comorbidity:3 comorbidities:3 covid:3 covidstatus:3 vaccinerad smittet:3 helbred:3 helbredsoplysninger helbredsforhold medicin:2.5 fastmedisin:3 medisinfast:3 fastemedisiner:3 legemidler medikamenter medicinering sykdomshistorie familiesykdom admissiondiagnosis primarydiagnosis dischargediagnosis diagcode diagdesc problemlist:2.5 surgery:2 innleggelse:2.5 innlagt:2.5 hospitalization:2.5 hospitalisation:2.5 admissionreason kliniskvurdering injuries:2.5 injurytype:2.5 sykehusopphold helseskjema helseerklæring egenerklæringhelse hälsodeklaration hälsotillstånd rehabilitering:2.5 rehabilitation:2 attføring:2.5 sjukpenning:3 arbeidsavklaring:2.5 arbeidsmiljøtilrettelegging:2.5 ppthenvist:3.5 henvistppt:3.5
user.health_and_medical.dietary_requirement = kosthold kosthald kostholdskrav kosthaldskrav allergi allergier allergiar spesialkost specialkost kost:2.5 kostbehov matallergi matallergier diett diet dietary dietpreference dietpreferences dietaryneeds dietaryrequirement dietaryrequirements allergy allergies foodrequirements foodallergy matpreferanser matpreferanse matønsker intoleranse diettkrav dietaryrestriction dietaryrestrictions mathensyn kosthensyn matbehov spesialmat kosttilpasning kosttilpassing matintoleranse foodpreference foodpreferences foodrestrictions mealpreference mealrequirements mattilpasning matintoleranser kostpreferens kostpreferanse matpreferens
user.health_and_medical.genetic = dna genetikk gentest genetisk genetic genetictest gendata genom genome
user.health_and_medical.record_id = medicalrecordno medicalrecordnumber medicalrecordnr journalnr journalnummer pasientid:3 patientid:3 mrn pasientnr:3 pasientnummer:3 journalid
user.biometric = biometri biometrics biometric fingeravtrykk fingeravtrykket fingerprint:2 fingeravtryck fingeraftryk ansiktsgjenkjenning ansiktsattkjenning faceid facetemplate irisskann irisscan stemmeavtrykk voiceprint ansiktsprofil ansiktsmal ansiktsvektor faceprint facevector faceembedding faceencoding fingerprinttemplate fingeravtrykkmal irismal irisdata stemmeprofil voicetemplate biometrictemplate biometricdata håndavtrykk palmprint
user.workplace.trade_union = fagforeningsnavn unionname unionmember fagforb:3 trekkfagforening lofavør:2 tillitsvalgt:2.5 uniondues unionfee fagforening fagforeining fagforbund fackförbund fagforbundet fackförening tradeunion union:1 unionmembership fagforeningsmedlem fagorganisert fagforeningskontingent kontingenttrekk:2.5 akasse:3 akassa:3 trekkfagf fackmedlem fackavgift facktillhörighet fackförbundsavgift unionno:2 fagligtillitsvalgt forbundstilhørighet forbund:1.5 klubbtillitsvalgt:2.5
user.criminal_history = straffedom politiattest vandelsattest vandel straffbart criminalrecord criminalhistory straffehistorikk domfellelse brottsregister straffeattest straff:2.5 egenerklæringstraff lovbrudd:3 forbrytelse:3 offence:2.5 offense:2.5 offences:2.5 conviction convictions siktelse:3 siktet:2.5 tiltale:3 tiltalepunkt prisonsentence anmeldtforhold:3 politianmeldelse belastningsregister børneattest barneattest criminal:2.5 crime:2 felony:2.5 felonies:2.5 misdemeanor:2.5 arrest:2 arrests:2 arrested:2 straffbareforhold bakgrunnssjekk:2 brott:2.5 dømt:3 soning:2.5
user.content.private.call_recording = opptaksfil opptakfil:3 opptaksti opptaksti:3 lydopptaksfil samtaleopptak telefonopptak lydopptak opptak:2 inspelning:3 samtalsinspelning optagelse:2.5 lydoptagelse recording callrecording recordingurl recordingfile audiourl audiofile:2.5 lydfil:3
user.content.private.email = eposttekst epostinnhold mailbody emailbody emailcontent mailcontent epostkorrespondanse
user.content.private.chat = chat chatt chatlog chatlogg chattlogg chatmelding chatmessage chathistory chathistorikk chattekst chatcontent samtale:2.5 samtal:2.5 samtalelogg conversation:2.5 transcript:3 meldingstekst:2.5 dialog:2 chatthread chattråd smstekst smstext smsbody smsinnhold meldingsinnhold:2.5 messagebody:2 messagetext:2 directmessage directmessages samtaletekst samtaleinnhold
user.content.private.note = notatfelt logg:0.5 memo:2.5 saksnotater samtalereferat:3 referat:2 oppfølging:1 interntnotat interncomment internalnote internalnotes kommentarfelt anm:2.5 anmerkning merkn:2.5 notat merknad kommentar anteckning anmärkning bemærkning fritekst fritext note notes comment comments freetext remark remarks merknader notater notatar kommentarer kommentarar internnotat samtalenotat bemerkning bemerkninger saksnotat beskrivelse:1 description:1 tekst:0.5 intervjunotat intervjuinntrykk inntrykk:2.5 vurderingsnotat sakshistorikk:1.5 hendelsesnotat referansenotat legenotat journaltekst spesielleønsker:2 specialrequests:2 specialrequest:2 specreq:2 ønsker:1.5 oppfølgingsnotat utviklingssamtale:3 medarbeidersamtale:3 egenvurdering:2.5
user.content.private.support_case = saksbeskrivelse:3 saksbeskriving:3 supporttekst sakstekst:3 saksinnhold:2.5 feilbeskrivelse:2 feilbeskriving:2 issuedescription:2.5 reklamasjonsgrunn:2.5 supportsak supporttilfelle supporttilfelde supportärende supportcase supportticket ticket:2 ticketbody:3 sakstekst:3 sakbeskrivelse:3 casedescription:3 henvendelse:3 hending:1 ärende:2 kundehenvendelse issue:1 supporthenvendelse inquiry:2.5 enquiry:2.5 klage:2.5 klagetekst klagegrunn complaint:2.5 complaints:2.5 complainttext reklamasjon:2 skadebeskrivelse:2.5 skadeforløp:2.5 hendelsesforløp:2.5 klagomål:2.5 meldingsgrunn:2
user.content.feedback = omtale:2.5 anmeldelse:2.5 vurderingstekst reviewtext reviewbody rating:1 kundeomtale kundevurdering kommentarkunde:2 evaluering:2.5 surveyanswer:3 kundetilfredshet:2.5 npskommentar tilbakemelding tilbakemeldinger tilbakemeldingar återkoppling tilbagemelding feedback review:2 anmeldelse:2 omtale:2 survey:1 surveyresponse:3 svartekst:2 npscomment tilfredshet:2.5 vurdering:2 omdöme:2
user.behavior.purchase_history = lånehistorikk:2.5 utlån:2 lånte:2 loans:1.5 kjøpsinfo sistekjøp:2.5 lastpurchase:2.5 gavehistorikk donations:2 donasjoner:2 gaver:1.5 favorittprodukter favorittprodukt favorittvarer ordrelinjer:2.5 ordrelinjar:2.5 orderitems:2.5 orderlines:2.5 ordreinnhold kjøptevarer ønskeliste:2.5 wishlist:2.5 kjøpshistorikk bestillinger bestillingar bestillingshistorikk ordrehistorikk kjøp:2.5 handlekurv handlevogn handlekorg beställning:2.5 beställningar köp:2.5 köphistorik purchasehistory orders:2.5 purchase:2.5 purchases cart shoppingcart basket:2.5 orderhistory varukorg indkøbskurv handlehistorikk kjøpte:2
user.behavior.event_participation = møtedeltakelse attended:2 deltatt:2 deltok:2 oppmøtt:2.5 påmeldtpå påmelding påmeldt påmeldinger påmelde deltakelse deltaking deltagelse deltagande kurspåmelding arrangementspåmelding anmälan eventparticipation attendance eventregistration registrations:2 rsvp kursdeltakelse arrangement:2 oppmøte:2.5 frammøte:2.5 påmeldingsstatus påmeldingstatus deltakerstatus deltakarstatus kursstatus registrationstatus attendancestatus påmeldtkurs kurspåmeldt:3 påmeldtdato påmeldtarrangement deltarpå courseregistration courseenrolment courseenrollment enrolment:2.5 enrollment:2.5
user.behavior.search_history = søkehistorikk søkeord:2 searchquery:2 searchhistory søketekst:2
user.behavior.browsing_history = besøktside:2 pageview:2 pageviews:2 visitedurl:2.5 referrerurl:1.5 clickstream surfehistorikk nettleserhistorikk browsinghistory pagehistory klikkhistorikk
user.privacy_preferences = acceptsmarketing acceptmarketing godtarmarkedsføring ønskermarkedsføring tillatmarkedsføring reservasjonreklame reservertreklame reservasjonsregister markedsføringsreservasjon nyhetsbrevja gdprok gdprstatus:2.5 kanringes:2.5 kankontakte:2.5 donotcontact donotcall donotmail nocontact:2.5 allowmarketing allowemail allowsms marketingallowed marketingok cookieconsent cookiesamtykke samtykkelogg:2 fotosamtykke bildesamtykke bildetillatelse:2.5 fototillatelse:2.5 hemmeligadresse:1 hemmelignummer:2.5 nyhetsbrevpåepost nyhetsbrevpåsms nyhetsbrevepost nyhetsbrevsms samtykkebilder samtykkefoto samtykkemarkedsføring samtykkesms samtykkeepost samtykkenyhetsbrev consentmarketing consentemail consentsms samtykke samtykker samtykkje samtycke consent consents optin optout nyhetsbrev nyheitsbrev nyhedsbrev newsletter markedsføring marknadsføring marknadsföring marketingoptout marketingoptin marketingconsent markedsføringssamtykke reservert reservasjon:2 reservertmot gdprconsent gdprsamtykke mottanyhetsbrev emailoptin smsoptin privacypreferences personvernvalg kontaktsamtykke reservationer reklamesperre ønskerinfo ønskerinformasjon ønskernyhetsbrev ønskernyheitsbrev vilhainfo vilhanyhetsbrev mottarnyhetsbrev kankontaktes:2.5 tillaterepost tillatersms tillaterkontakt markedsføringok reklameok reklamesamtykke optedin optedout unsubscribed:2 subscribed:2 subscriptionstatus:1.5 kontaktpreferanse kontaktpreferanser marketingpreference marketingpreferences nyhendebrev vilhanyhendebrev mottanyhendebrev samtykkebilde imagerights:2 bildeok photoconsent mediasamtykke delingssamtykke marketingpermission marketingpermissions mailingconsent reservertkatalog vilikkekontaktes donotsell
user.workplace.chain_membership = butikkjede:2.5 kjedekonsept:2.5 kjedekode:2 chainname:2.5 kjedegruppe:2 butikkjedenavn kjede:2.5 kjedetilhørighet kjedetilhøyrsle kedjetillhörighet chainmembership kjedemedlem kjedemedlemskap chain:1.5 kjedenavn:2.5 kedja:2.5
user.family = anzkd antallbarn antbarn numchildren numberofchildren childrencount nrofchildren ektefelle ektemake samboer sambuar spouse partner:1 barn:2 children:2 sivilforhold nærmestepårørende nextofkin familie:2 family:1.5 pepfamilie antbarnunder18 søsken:2 siblings:2 dependents:2 dependants:2 forsørger:2.5 aleneforsørger:3 eneforsørger:3 enslig:2 husstand:2 husholdning:1.5 householdsize:2.5 antallihusstand:2.5 slektskap:3 slektsforhold:3 familierelasjon familieforhold omsorgsrett:3 foreldreansvar:3 foreldreansvarlig:2.5 samvær:2 børn:2 barnebidrag:3 sibling:2 familysize:2.5 familiestatus familystatus:3
user.content.self_image = portrett|portrait|profilbilde|profilbilete|profilepicture|profileimage|profilephoto|avatar|passbilde|passfoto+url|uri|link|path|file|fil|filnavn|filename|src portrett portrait profilbilde profilbilete profilepicture profileimage avatar:2.5 passbilde passfoto photo:1.5 foto:1.5
user.social = facebook instagram linkedin twitter snapchat tiktok twitterhandle
"""

NOTHING_WORDS = """
pagetoken nextpagetoken csrftoken xsrftoken continuationtoken cursortoken synctoken tokencount tokentype tokens
filnavn filnamn filename hostnavn hostname vertsnavn servernavn servername produktnavn produktnamn productname varenavn varenamn artikkelnavn tabellnavn tablename kolonnenavn columnname feltnavn fieldname klassenavn classname
funksjonsnavn functionname methodname metodenavn metode method modulnavn modulename pakkenavn packagename appnavn appname tjenestenavn servicename prosessnavn processname trådnavn threadname jobbnavn jobname køname queuename domenenavn domainname
loggername databasenavn databasename dbname schemaname kampanjenavn campaignname kategorinavn categoryname gruppenavn groupname rollenavn rolename prosjektnavn projectname kommunenavn stedsnavn stadnamn placename navnerom namespace mappenavn
foldername directory path sti mappe skipsnavn skjemanavn formname malnavn templatename sidenavn pagename bildenavn imagename merkenavn brandname variabelnavn eventname bucketname
nettadresse webadresse webadresss webaddress url uri link lenke hyperlink urladresse webbadress href endpoint
boktittel sidetittel pagetitle documenttitle dokumenttittel filmtittel booktitle sidetitel artikkeltittel emne subject salutation tiltale honorific prefix suffix overskrift heading headline
produkttittel producttitle korttype cardtype kontotype accounttype kontoplan chartofaccounts hovedbok hovedbokskonto ledgeraccount ledger regnskapskonto kostnadskonto inntektskonto motkonto kundekonto kundekort kundekortnr kundekortnummer medlemskort
medlemskortnr medlemskortnummer gavekort gavekortnr giftcard giftcardnumber loyaltycard kortnavn konteringskode
portnr portnummer port portnumber ordre|bestillings|order|faktura|invoice|vare|artikkel|artikel|produkt|product|item|sak|saks|case|ticket|transaksjons|transaction|tx|batch|lot|parti|referanse|reference|ref|linje|line|rad|row|seksjon|versjon|version|build|serie|løpe|bilags|journalpost|voucher|tracking|sporings|sendings|kolli|shipment|pakke|parcel|ean|gtin|isbn|sku|trace|span|request|correlation|message|meldings|event|job|batch|process|thread|uu|gu|obj|record|avdelings|avd|butikk|store|lager|warehouse|meter|måler|målepunkt|sekvens|sequence+nr|nummer|no|number|num|id|ident|kode|code
ordre order faktura invoice sku ean gtin isbn uuid guid traceid spanid requestid correlationid crc checksum etag hash md5 sha1 sha256 signature nonce offset
timestamp tidsstempel tidspunkt tid time tidspkt ts epoch epochms unixtime dato date datetime datum created updated modified deleted opprettet oppretta endret endra slettet sletta createdat updatedat modifiedat createddate updateddate opprettetdato endretdato
ordredato orderdate fakturadato invoicedate forfallsdato forfall duedate leveringsdato deliverydate startdato sluttdato startdate enddate fradato tildato varighet duration elapsed latency ms seconds millis
beløp belopp amount sum total pris price cost kostnad rabatt discount antall antal quantity qty count stk mengde vekt weight height length width størrelse size bytes volum volume prosent percent rate score rank
status statuskode statuscode httpstatus level loglevel nivå type flag flagg version versjon revision build checksum sequence index meterverdi målerstand
"""

BAD_HEADS = """
sendt sent send type typ kind policy policies template mal status sts count antall antal verified bekreftet bekrefta verifisert verifisera verifiert verifierad validated valid gyldig aktiv active enabled required påkrevd format regex pattern length lengde
max min size changed endret endra ändrad updated oppdatert created opprettet reset tilbakestilling expires expired expiry utløp utløper utgår attempts forsøk age at date dato datum time timestamp tid tidspunkt error feil errors fel label ledetekst
placeholder title tittel header heading icon ikon url link lenke uri path domain domene provider leverandør operator operatør server host port queue kø folder mappe plan gruppe group class klasse category kategori source kilde kjelde
client klient subject emne body id ids index idx prefix suffix visible synlig hidden flag flagg exists finnes mangler missing is has count total sum score level strength styrke rule regel regler change endring skift bytte mode modus settings
innstillinger innstillingar config konfigurasjon table tabell field felt column kolonne key nøkkel list liste limit grense quota confirmation bekreftelse notification varsel varsling campaign kampanje bounce bounced delivered levert opened åpnet read lest
"""
"""What may stand after a word and turn it into something about the value, not the value: epost_sendt, passordpolicy."""

QUIET_HEADS = "hash hashed digest salt kryptert encrypted enc masked maskert"
"""Heads that keep the category but say that the value is veiled."""

PEOPLE = """
kunde kunden kundens kund kundens customer client klient kontakt contact bruker brukar användare bruger user person personens ansatt ansatte tilsett anställd medarbeider employee worker staff pasient patient medlem member elev student lærer
teacher mottaker mottakar mottagare modtager recipient receiver avsender avsendar sender innehaver holder kortholder deltaker deltakar deltagare participant gjest guest søker søkar applicant foresatt foresatte forelder foreldre mor far barn barnets parent
guardian verge pårørende pårørande ektefelle samboer spouse partner eier eigar owner leder leiar manager chef sjef saksbehandler sakshandsamar rådgiver agent selger seller kjøper buyer bestiller betaler payer debitor kreditor debtor skyldner låntaker
leietaker utleier tenant beboer resident passasjer passenger fører sjåfør driver lege doctor behandler sykepleier fastlege forfatter author abonnent subscriber leverandørkontakt arbeidstaker arbeidsgiver arbeidsgivar arbetsgivare employer borger citizen innbygger
vakt vakthavende voksen hoved main primary primær sekundær secondary alternativ alternative alt privat private personal personlig jobb jobb arbeid arbeids work home hjem hjemme heime business backup nød emergency ny new gammel old tidligere previous første first
andre second annen other egen own ekstra extra full fullt fulle heile hele reell real legal billing shipping faktura levering leverings delivery invoice registrert registered oppgitt gjeldende current kontaktpersonens kontaktperson contactperson gift pike
requester reporter reviewer commenter claimant complainant plaintiff defendant witness victim offender inmate donor volunteer trainee supervisor
director principal officer nurse physician surgeon dentist pharmacist therapist player athlete coach actor actress singer composer writer editor reader borrower lender beneficiary dependent dependant child son daughter brother sister sibling husband
wife widow father mother relative kin nok rider traveler traveller tourist landlord lessee lessor candidate voter nominee friend follower visitor registrant invitee organizer organiser speaker instructor tutor professor lecturer pupil alumni cashier
salesperson salesman attorney lawyer judge cc pt melder innmelder innsender anmelder klager klagar saksøker saksøkt vitne siktet tiltalt fornærmet tiltakshaver hjemmelshaver søsken datter sønn bror søster kone forelder veileder trener spiller utøver
pcp gp prescriber approver inspector commander organiser dommer frivillig giver låner besøkende kontaktlærer lærling praktikant advokat hjelpeverge støttekontakt avlaster tolk undertegner arving avdød partsnavn ledsager barnevakt nabo
mott avs signatar signer fullmektig verges admin innlogget pålogget sub self min din sin my account konto profil profile cust emp usr pers cli
"""

NOISE_BEFORE = "q sp spm question spørsmål mem lng dat bln chr vc nvc tbl tb col fld field felt f k c d v s t str txt db dbo dim fact stg raw src dst tmp x p a o n in ut the is_ xml json msg message melding"
NOISE_AFTER = "linje line ln lin value verdi val raw rå str string txt text tekst orig original old gammel ny new norm normalized normalisert plain clear klartekst lower upper full content data info 1 2 3 nb nn no en sv da input"

CLOSED = {
    "user.name": "fulle virkelige offisielle preferred foretrukket ønsket former tidligere stage birth complete search sort formal",
    "user.job_title": "yrkes job jobb stillings work employment arbeids",
    "user.financial.credit_card.expiry": "kort kredittkort card cc betalingskort",
    "user.demographic.language": "preferred foretrukket ønsket mors first native",
}
"""Categories whose words speak of people only alone or after a person, or after these words; others speak against."""

BAD_MODIFIERS = (
    "is has have send sent show use enable enabled allow verify validate require requires missing invalid num count antall "
    "max min avg snitt gjennomsnitt gjennomsnittlig average mean median andel share ratio har er vis skjul tillat bruk sjekk ikke not can must skal vil last_changed reset forgot glemt gnr bnr"
)
"""What may stand before a word and turn it into a flag or a count: has_email, antallTelefoner."""

DOERS = "author forfatter agent sender avsender avsendar owner eier eigar editor"
"""Of the people, those that a text is by and not about: comment_author is no comment."""

THINGS = """
merchant merchants brukersted forhandler dealer reseller linje linjer linjar line lines items rader rows ordrelinje ordrelinjer lag klubb forening avdeling avtale abonnement subscription tariff takst produkter varer gruppe parkering sone plass anlegg eiendom bygg bygning gate veg vei street road matrikkel product produkt item vare artikkel article category categories kategori genre album track playlist song film movie media language country countries city cities region state county counties kommune fylke department avdeling
company companies firma organization organisation organisasjon vendor supplier leverandør store shop butikk brand merke model role rolle permission group gruppe tag label currency currencies valuta unit status course kurs subject fag school skole
university universities book bok team lag project prosjekt event arrangement task oppgave file fil document dokument report rapport template mal page side menu setting config parameter feature plan package pakke warehouse lager station airport
flyplass route rute aircraft vehicle color colour farge size material ingredient recipe concept term code kode kodeverk hospital clinic facility facilities hotel restaurant bank branch building room rom server host service tjeneste application app
"""
"""Whose name is nobody's: product.name, organizations.navn."""

PLACES = "vessel skip fartøy ferry ferge airport flyplass station stasjon store shop butikk hotel restaurant branch warehouse lager city by country region county kommune fylke hospital school skole university museum park bank building bygg minibank atm tower mast antenna stop holdeplass havn harbour peak mountain fjell lake geoname"
"""Which have positions of their own: airports.latitude."""

PROSE = "tekst text kommentar comment beskrivelse description innhold content body melding message value verdi"
"""Carriers that hold a text: of feedback, of a case, where the table is one."""

CARRIERS = "tekst kommentar comment innhold content body melding description beskrivelse desc code kode name navn text tekst value verdi type display amount beløp tittel title label"
"""Names of fields that say nothing but what the table or object around them is about."""

EXPIRING = "utløpsdato utløpsdag utløp utløper expiry expirydate expirationdate expires expdate exp validuntil validto gyldigtil utgångsdatum udløbsdato"
"""Names of fields that do not say what expires: a card, a licence, milk."""

CARRIED = ("user.health_and_medical", "user.financial.salary", "user.criminal_history", "user.workplace.trade_union")
"""Categories whose tables are of people: what a carrier holds in them is of the category."""

ABOUT_HEALTH = "condition conditions procedure procedures careplan observation vital vitals labresult labresults treatment behandling"
"""Words that speak of health as the name of a table, and of too much else as that of a column."""

TELLING = "smoker smokes smoking røyker røyking røykjer røykjar rökare rökning ryger snuser snusbruk tobacco tobaccouse tobakk alkoholbruk alcoholuse alcoholconsumption drinker bmi kroppsmasse kroppsmasseindeks bodymassindex bodymass bodyfat fettprosent kroppsvekt kroppshøyde bodyweight bodyheight midjemål waistcircumference blodtryk blodtryck bloodpressure systolisk diastolisk systolic diastolic systolicbp diastolicbp hvilepuls makspuls puls heartrate restingheartrate maxheartrate vo2max kolesterol cholesterol glucose blodsukker hba1c gravid graviditetsuke gravidweek pregnancyweek sykedager sykedagar sjukedagar sykefraværsdager sykefraværsprosent sykefraværprosent sykefraværspst sykefraværpst sykpst sykepst sykfraværpst sjukefråværsprosent sjukdagar sjukfrånvarodagar sygedage sygefraværsdage sygdomsdage sickdays sickhours sickleavedays sickleavehours sickleavehoursused egenmeldingsdager eigenmeldingsdagar sykmeldingsgrad sykmeldingsprosent sjukskriven sygemeldt legeerklæring legeattest sjukintyg läkarintyg lægeerklæring doctorsnote fitnote medicalcertificate uførhet invaliditet invaliditetsgrad medisinskinvaliditet méngrad ménprosent varigmén wheelchairuser burnout hørselshemming synshemming hearingimpaired visuallyimpaired funksjonsnedsettelse funksjonsnedsetting funktionsnedsättning funktionshinder handicap handikap handikappet disability specialneeds spesialbehov diabetic asthma epilepsy heartdisease anxiety psykiskhelse mentalhealth kronisksykdom chronicdisease chroniccondition comorbidity comorbidities hiv hivstatus covid covidstatus vaccinerad smittet ppthenvist henvistppt"
"""
Names of health under which a bare number, a yes or a no says it all: bmi, gravid, sykedager.

No name of an ailment is one: in JSON it is as often a value that keys a map, and would be shown.
"""

FLAGS = "is has have har er"
"""Of what makes a flag, what asks: er_gravid, has_hiv."""

CUT_SHORT = (
    "user.health_and_medical", "user.workplace", "user.demographic", "user.contact", "user.criminal_history", "user.financial.salary", "user.job_title"
)  # fmt: skip
"""Categories whose words are known by their beginning alone."""

NOT_CUT = """
abonnement abonnements admission annual anrop backg backgr backgroun background bakgrunn basic basics basis belas belast betaler billing body
bodyheigh burn burs bust called calling chief chol cholest chronic chur churc church convict current dagt death deliver demen depend design desir
desired direkt direkten disabl doctor doctors drug earning egen eigen elektron elektronisk expect expected ext fakturer fakturering fast firm food
form frakt från full gaten gener grav gros gross grunn hals hard hash heal hear heart hent hors hospital hour icd impress innlegg invalid klubb
kommunikasjon kommunikasjons konsul konsult kontingent kris kron kropp kvel kveld kvelds land lang legn leverans livs local mailing maks mal mann math
matin matt men ment mental minor misd mobil mobilt moms mors moth mother månad månads måned måneds mått nasjon nasjonal offen offens opph orient
overtid pays pens person posts prefer preferred pres present presenting previous prob problem procedur profess real reas reason region resident
residential rest resting ring salær shipping skol smitt spec special spoken stand stat stats stil still stillings sykehus syns søkt term test timl
titl titt tolkes tross truss utlever utlevering vaag vars varsl varsling vatn vegn vend verk verks virk visual voting what whats wheel wheelch year
"""
"""Beginnings of words that are words themselves."""

CARRIED_TEXT = (
    "user.content.feedback",
    "user.content.private.support_case",
    "user.content.private.note",
    "user.content.private.chat",
)
"""Categories whose tables' texts are of the category."""

ISSUED = ("user.authorization.token", "user.authorization.credentials")
"""What is made in order to reset, verify and confirm: reset_password_token."""

WHOSE_NOT = "konto account profil profile my min sub self"
"""Of the people, those that are not said after a word: navn_mottaker, but not navn_konto."""

QUALIFIERS = "hem styret styre board nemnda varsling varsel privat private priv pri jobb arb utbetaling utbetalinger lønn løn arbeid work home hjem intern internal ekstern external hoved alternativ"
"""May follow a word without changing it: epost_privat."""

WHOLE = "enavn enamn fnavn fnamn lnamn ernam natio vorna stras gentest bban"
"""Words that no compound ends in: varenavn is vare and navn, destination no nation."""

AFTER_A_WORD = "city cell salt kaka legning phone dial chat mobil mobile diet firm cart"
"""
Words that others end in by chance: they are the end of a compound only after a word that names a person or another
field (kundemobil, shipcity), and neither in capacity and publicity nor in microphone, studiet and solcelle.
"""
SENT = "ship shipping bill billing fakt faktura post postal fra til from to"
"""May stand before such a word too: where things are sent."""

TAILS = "kd kod kode txt tekst"
"""What names of eight letters end in, run together with the word before: diagkd, stilltxt."""

CODES = "kd cd kod kode code txt"
"""Stand after a word whose value is written as a code."""

CODED = ("user.health_and_medical", "user.demographic", "user.job_title", "user.workplace.trade_union")
"""Categories whose codes say what their words say."""

BETWEEN = "på av til for of to från fra frå hos"
"""Stand between a word and whose it is: navn på foresatt."""

CONSENT_HEADS = "dato date at time timestamp tidspunkt status active aktiv enabled created updated valid gyldig"
"""After a consent these are its value: samtykke_dato."""

SPREADING = ("user.name", "user.contact.address", "user.financial.credit_card", "user.health_and_medical")
"""Parents that get what their children are given."""

ALIASES = (
    ("user.contact.organization", "user.contact.organization.number"),
    ("user.vehicle", "user.vehicle.license_plate", "user.government_id.vehicle_registration"),
    ("user.government_id.immigration", "user.government_id.immigration_number"),
    ("user.genetic", "user.health_and_medical.genetic"),
    ("user.device.cookie", "user.device.cookie_id"),
    ("user.authorization.credentials", "user.authorization.token"),
)
"""Keys that name one and the same thing for a field."""

NUMBERS = (
    "user.contact.phone_number user.contact.fax_number user.contact.address.postal_code user.financial.bank_account "
    "user.financial.credit_card.number user.financial.credit_card user.contact.organization.number user.unique_id "
    "user.government_id.passport_number user.government_id.drivers_license_number user.professional_licence "
    "user.government_id.immigration_number user.vehicle.license_plate user.device.device_id user.location.precise "
    "user.financial.credit_card.verification_code user.financial.credit_card.expiry user.demographic.date_of_birth"
)
"""What order numbers, times and amounts are mistaken for; the fields that hold those speak against all of them."""
