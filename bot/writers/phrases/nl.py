"""Dutch. `<thing>` and `<team>` come with their article."""

from bot.domain.words.text import word_set
from bot.writers.speech import Grammar, Language, Speech, pairs, turns

SPEECH = Speech(
    hello=("Hoi {name},", "Beste {name},"),
    nameless=("Hoi,", "Goedendag,"),
    quotes=("“", "”"),
    restated=(
        "het spijt {me|ons}: <said>, en dat had niet mogen gebeuren.",
        "{mijn|onze} excuses: <said>, dat is niet goed.",
        "<said>, en dat spijt {me|ons} zeer.",
        "~dat is vervelend, en het spijt {me|ons}: <said>.",
        "bedankt voor [je|uw] duidelijke woorden, en {mijn|onze} excuses: <said>.",
        "zo hoort het niet te gaan, het spijt {me|ons}: <said>.",
        "oprechte excuses van {mij|ons}: <said>.",
    ),
    quoted=(
        "“<said>”: het spijt {me|ons}, dit had niet mogen gebeuren.",
        "“<said>”: dat is niet goed, {mijn|onze} excuses.",
        "{ik lees|we lezen} “<said>”, en dat spijt {me|ons}.",
        "bedankt voor de duidelijke woorden, en het spijt {me|ons} zeer: “<said>”.",
        "{mijn|onze} excuses, zo hoort het niet te gaan: “<said>”.",
        "het spijt {me|ons} dat het zover is gekomen: “<said>”.",
        "~dat is echt vervelend, {mijn|onze} excuses: “<said>”.",
    ),
    about=(
        "het spijt {me|ons} hoe het met <thing> is gegaan.",
        "{mijn|onze} excuses voor het gedoe met <thing>.",
        "dit is niet goed, en het spijt {me|ons} van <thing>.",
        "met <thing> had dit niet mogen gebeuren, {mijn|onze} excuses.",
        "bedankt dat [je|u] het zegt, en {mijn|onze} excuses voor het probleem met <thing>.",
        "het spijt {me|ons} echt dat <thing> zoveel moeite kost.",
        "~vervelend, dat met <thing>, en {mijn|onze} excuses.",
    ),
    worded=(
        "bedankt voor het bericht over <thing>, en {mijn|onze} excuses.",
        "{ik heb|we hebben} gelezen wat [je|u] over <thing> schrijft, en het spijt {me|ons}.",
        "het spijt {me|ons}: <thing> zou geen reden moeten zijn om te schrijven.",
    ),
    plain=(
        "het spijt {me|ons}, dit had niet mogen gebeuren.",
        "{mijn|onze} excuses voor wat er is gebeurd.",
        "bedankt voor het bericht, en het spijt {me|ons}.",
        "dit is niet goed, {mijn|onze} excuses.",
        "het spijt {me|ons} van deze slechte ervaring.",
    ),
    still=(
        "nogmaals {mijn|onze} excuses: dit duurt te lang met <thing>.",
        "het spijt {me|ons} dat er voor <thing> nog geen oplossing is.",
        "bedankt voor [je|uw] geduld, en {mijn|onze} excuses dat het met <thing> zo lang duurt.",
        "dit sleept, dat {weet ik|weten we}, en het spijt {me|ons} van <thing>.",
        "excuses voor de stilte; het gedoe met <thing> is niet vergeten.",
        "met <thing> had het al lang in orde moeten zijn, en het spijt {me|ons}.",
        "een tweede keer excuses: met <thing> gaat het veel te langzaam.",
    ),
    short=("het spijt {me|ons} van <thing>.", "{mijn|onze} excuses voor het gedoe met <thing>."),
    steps=(
        "{Ik kijk|We kijken} er nu naar met <team> en {schrijf|schrijven} hier weer<when>.",
        "{Ik zoek|We zoeken} met <team> uit <look> en {meld me|melden ons} hier<when>.",
        "{Ik vraag bij <team> na|We zoeken met <team> uit} <look> en {geef|geven} hier antwoord<when>.",
        "{Ik regel dit|We kijken hier verder naar} met <team> en {laat|laten} hier van {me|ons} horen<when>.",
        "{Ik ga nu met <team> na|We zoeken nu met <team> uit} <look>, en [je hoort|u hoort] van {me|ons}<when>.",
        "{Ik pak|We pakken} dit op met <team>, {ik kijk|we kijken} mee, en het antwoord staat hier<when>.",
        "{Ik controleer|We zoeken uit,} samen met <team>{|,} <look> en {schrijf|schrijven} [je|u]<when>.",
        "{Ik geef|We geven} dit door aan <team>, {ik vraag|we kijken} het na en {kom|komen} hier terug<when>.",
    ),
    short_steps=(
        "{Ik kijk|We kijken} ernaar en {schrijf|schrijven} hier<when>.",
        "{Ik zoek|We zoeken} het uit en {meld me|melden ons}<when>.",
        "{Ik kijk|We kijken} dit na en {laat|laten} iets horen<when>.",
    ),
    write_to=(
        "Persoonlijke gegevens graag alleen naar <contact>.",
        "Namen en nummers zijn veiliger bij <contact>.",
        "Alles wat persoonlijk is, graag via <contact>.",
        "Voor de bestelgegevens en de rest: <contact>.",
        "Niets persoonlijks hier, liever via <contact>.",
    ),
    direct=(
        "Persoonlijke gegevens graag alleen in een privébericht.",
        "Namen en nummers zijn veiliger in een privébericht.",
        "Alles wat persoonlijk is, graag in een privébericht.",
        "Voor de bestelgegevens en de rest is een privébericht de juiste plek.",
        "Niets persoonlijks hier, liever in een privébericht.",
    ),
    warm=(
        "Bedankt dat [je|u] de tijd nam om dit te schrijven.",
        "{Ik weet|We weten} dat dit energie kost, en {neem|nemen} het serieus.",
        "Bedankt voor [je|uw] geduld.",
    ),
    unplug=("Tot dan graag de stekker eruit laten.", "Tot dan liever niet meer gebruiken."),
    praise_said=(
        "“<said>” – dank [je|u] wel, dat doet goed. Het team krijgt het te lezen.",
        "wat fijn om te lezen, bedankt: “<said>”. {Ik geef|We geven} het door.",
        "hartelijk dank voor “<said>”. {Ik laat|We laten} het zien aan wie het verdient.",
        "wat een aardig bericht, dank [je|u] wel. “<said>” gaat meteen naar het team.",
        "bedankt dat [je|u] de tijd nam voor “<said>”.",
    ),
    praise=(
        "dank [je|u] wel voor de woorden over <thing>. Het team hoort dit graag.",
        "fijn om dit over <thing> te lezen, bedankt. Het gaat meteen door naar het team.",
        "hartelijk dank. Mooi dat het met <thing> goed ging.",
        "wat een aardig bericht over <thing>, bedankt. {Ik vertel|We vertellen} het aan het team.",
        "bedankt dat [je|u] de tijd nam om over <thing> te schrijven.",
    ),
    praise_plain=(
        "dank [je|u] wel voor de mooie woorden, het team leest ze graag.",
        "hartelijk dank, dat doet goed. {Ik geef|We geven} het door aan het team.",
        "wat een aardig bericht, bedankt. Het team is er blij mee.",
    ),
    solved=(
        "fijn dat het is opgelost, bedankt voor het bericht. Is er nog iets, dan is één woord hier genoeg.",
        "bedankt voor het laten weten en voor [je|uw] geduld. {Ik blijf|We blijven} hier bereikbaar.",
        "goed nieuws, dank [je|u] wel. Als er nog iets is, {ben ik|zijn we} hier.",
    ),
    question=(
        "bedankt dat [je|u] naar <thing> vraagt. {Ik zoek|We zoeken} het uit en {schrijf|schrijven} hier<when>.",
        (
            "bedankt voor de vraag over <thing>. {Ik vraag het na|We zoeken het uit} bij <team> en "
            "{antwoord|antwoorden} hier<when>."
        ),
        "over <thing> {gok ik|gokken we} liever niet: {ik zoek|we zoeken} het uit en {schrijf|schrijven} hier<when>.",
        "{ik kijk|we kijken} het na, het antwoord over <thing> staat hier<when>.",
        "{ik vraag dat over <thing> na|we zoeken dat over <thing> uit} en {meld me|melden ons} hier<when>.",
    ),
    question_plain=(
        "bedankt voor het bericht. {Ik zoek|We zoeken} het uit en {schrijf|schrijven} hier<when>.",
        "bedankt voor de vraag. {Ik vraag het na|We zoeken het uit} bij <team> en {antwoord|antwoorden} hier<when>.",
        "voor een antwoord {kijk ik|kijken we} het eerst na met <team>, en {schrijf|schrijven} hier<when>.",
    ),
    noted=(
        "bedankt voor het bericht. {Ik kijk|We kijken} ernaar met <team> en {schrijf|schrijven} hier<when>.",
        "bedankt voor het laten weten. {Ik zoek|We zoeken} het uit met <team> en {meld me|melden ons} hier<when>.",
        "bedankt voor het schrijven. {Ik kijk|We kijken} het na met <team> en {antwoord|antwoorden} hier<when>.",
    ),
    answered=(
        "bedankt voor de vraag over <thing>.",
        "over <thing>, hier is het antwoord.",
    ),
    in_private=(
        "{Ik stuur|We sturen} [je|u] hierover nu een privébericht.",
        "{Ik ga|We gaan} hier nu mee verder in een privébericht.",
    ),
    grave={
        "injury": (
            "het spijt {me|ons} heel erg dat er iemand gewond is geraakt; niets is nu belangrijker.",
            "dit is ernstig, en het spijt {me|ons} zeer dat iemand letsel heeft.",
        ),
        "injury said": (
            "het spijt {me|ons} heel erg: <said>.",
            "dit is ernstig, en het spijt {me|ons} zeer: <said>.",
        ),
        "injury thing": (
            "het spijt {me|ons} heel erg wat er met <thing> is gebeurd; dat er iemand gewond is, weegt het zwaarst.",
            "dit is ernstig, en het spijt {me|ons} zeer dat er met <thing> iemand gewond is geraakt.",
        ),
        "death": (
            "gecondoleerd met [je|uw] verlies, en het spijt {me|ons} dat dit er nu ook nog bij komt.",
            "{mijn|onze} oprechte deelneming, en {mijn|onze} excuses dat dit er nu ook nog bij komt.",
        ),
        "death thing": (
            "gecondoleerd met [je|uw] verlies, en het spijt {me|ons} dat het gedoe met <thing> er nu nog bij komt.",
        ),
        "hate": (
            "niemand hoort zo behandeld te worden, en het spijt {me|ons} heel erg.",
            "wat [je|u] schrijft is ernstig, en het spijt {me|ons} zeer dat dit is gebeurd.",
        ),
        "hate thing": (
            "wat [je|u] over <thing> schrijft is ernstig, en het spijt {me|ons} zeer.",
            "niemand hoort zo behandeld te worden; wat er met <thing> gebeurde, spijt {me|ons} heel erg.",
        ),
    },
    grave_steps=(
        "{Ik pak dit persoonlijk op|We kijken hier persoonlijk naar} met <team> en {schrijf|schrijven}<when>.",
        "{Ik kijk|We kijken} hier zelf naar, samen met <team>, en {schrijf|schrijven}<when>.",
        "{Ik ga hiermee nu naar <team>|We zoeken dit nu uit met <team>}, en {meld me|melden ons}<when>.",
    ),
    grave_call=(
        "{Ik spreek|We spreken} [je|u] graag persoonlijk: <contact>.",
        "Een mens, geen machine, is te bereiken via <contact>.",
    ),
    grave_write=(
        "Een mens, geen formulier, is te bereiken via <contact>.",
        "Liever niet in het openbaar: <contact>.",
    ),
    at=" vóór {time} uur",
    tomorrow=" vóór morgen {time} uur",
    soon=" zodra er nieuws is",
    that="{Ik kan|We kunnen} al zeggen dat <words>.",
    anything="deze kwestie",
    teams=pairs(
        """
        delivery = de bezorging; billing = de administratie; product = het productteam; outage = de techniek;
        app = de techniek; conduct = de teamleiding; account = het accountteam; safety = het veiligheidsteam;
        privacy = het privacyteam; other = het juiste team"""
    ),
    looks=pairs(
        """
        delivery = waar het onderweg misging; billing = wat er is afgeschreven en waarom; product = waar het aan
        ligt; outage = wat er plat ligt en hoe lang nog; app = waar het aan ligt; conduct = wat er daar is
        gebeurd; account = waar het op vastloopt; safety = hoe dit kon gebeuren; privacy = hoe dit kon gebeuren;
        other = wat er misging"""
    ),
    things=pairs(
        """
        klantenservice = de klantenservice; pakket = het pakket; pakketten = de pakketten; pakje = het pakje;
        bezorger = de bezorger; bezorging = de bezorging; bezorgd = de bezorging; levering = de levering;
        geleverd = de levering; koerier = de koerier; bestelling* = de bestelling; besteld = de bestelling;
        verzending = de verzending; track* = de tracking; terugbetaling = de terugbetaling die openstaat;
        rekening* = de rekening; factuur = de factuur; facturen = de facturen; afgeschreven = de afschrijving;
        afschrijving = de afschrijving; betaling* = de betaling; betalen = de betaling; prijs = de prijs; geld =
        het geld; account = het account; wachtwoord = het wachtwoord; inloggen = het inloggen; app = de app;
        site = de site; website = de website; pagina = de pagina; winkelmand = de winkelmand; internet = het
        internet; netwerk = het netwerk; bereik = het bereik; verbinding = de verbinding; wifi = de wifi; modem
        = het modem; contract = het contract; abonnement = het abonnement; opzegging = de opzegging; waterkoker*
        = de waterkoker; koffiezetapparaat = het koffiezetapparaat; deksel = het deksel; handvat = het handvat;
        batterij* = de batterij; accu = de accu; oplader* = de oplader; lamp = de lamp; apparaat = het apparaat;
        telefoon = de telefoon; scherm = het scherm; printer = de printer; onderdeel = het onderdeel; garantie =
        de garantie; reparatie = de reparatie; ruilen = het ruilen; retour = de retour; geur = de geur; rook =
        de rook; chat = de chat; telefoontjes = de telefoontjes; mail* = de mail; e-mail* = de e-mail; bericht*
        = het bericht; antwoord = het antwoord; reactie = de reactie; wachtrij = de wachtrij; wachttijd = de
        wachttijd; medewerker* = de medewerker; winkel = het bezoek aan de winkel; verkoper = de verkoper;
        afspraak = de afspraak; monteur* = de monteur; openingstijden = de openingstijden; trein* = de trein;
        vlucht* = de vlucht; bus = de bus; koffer* = de koffer; bagage = de bagage; ticket* = het ticket;
        boeking = de boeking; reservering = de reservering; hotel = het hotel; kamer = de kamer; eten = het
        eten; pizza = de pizza; schoenen = de schoenen; jurk = de jurk; jas = de jas; artikel = het artikel;
        product* = het product; kwaliteit = de kwaliteit; maat = de maat; kleur = de kleur; kaart = de kaart;
        stroom = de stroom; water = het water; verwarming = de verwarming; update = de update; foutmelding = de
        foutmelding; fout* = de fout; storing* = de storing; vertraging = de vertraging; service = de service"""
    ),
)

GRAMMAR = Grammar(
    turned=turns("mijn = je | uw"),
    starters=word_set("mijn de het een dit deze die niemand er al sinds na in bij"),
    leads={},
    verbs=word_set(
        """
        is zijn was waren wordt werd heeft hebben had kan kon komt kwam gaat ging doet deed werkt werken werkte
        neemt antwoordt reageert lekt ruikt rookt brandt hangt crasht sluit blijft bleef staat ligt brak valt
        viel zegt geeft laat laadt start ontbreekt ontbreken"""
    ),
    ours=word_set(
        """
        ik mij me we wij ons onze jullie jij je jou jouw u uw wil hoop denk vind geloof waarom waar wanneer hoe
        wie wat of als dat omdat jammer teleurgesteld boos woedend schandalig belachelijk vreselijk slecht
        slechte waardeloos nooit!"""
    ),
    bad=word_set(
        """
        niet geen nooit niemand niets niks nog steeds alweer kapot stuk defect gebroken brak lekt verloren kwijt
        weg vermist verkeerd verkeerde fout foutmelding beschadigd beschadigde te laat vertraging vertraagd
        dubbel twee! afgeschreven geannuleerd leeg dood gesloten wacht wachten weken maanden traag langzaam koud
        vies verbrand rook ruikt stinkt bekrast verdwenen genegeerd probleem problemen crasht hangt vast
        geweigerd onbeleefd storing plat gewond bloedde"""
    ),
    good=word_set(
        """
        bedankt dank super top geweldig goed goede fijn fijne mooi mooie snel snelle vriendelijk vriendelijke
        aardig perfect blij tevreden heerlijk prachtig prachtige complimenten aanrader lekker geholpen beste"""
    ),
    owned=turns("mijn = je | uw"),
    articles={"de": "de", "het": "het"},
    small=word_set(
        """
        en of maar van met in op aan bij voor naar uit te de het een die dat niet geen meer is was heeft nieuwe
        oude eerste tweede derde laatste hele zelfde andere nog al kleine grote bestelde eigen"""
    ),
    vague=word_set(
        """
        leven tante oom buurman buurvrouw buren collega collegas klant klanten man vrouw zoon dochter moeder
        vader broer zus kind kinderen baby vriend vriendin familie hond kat hand handen hoofd mening tijd dag
        dagen week weken maand maanden jaar verjaardag naam schuld geval einde begin mensen wereld schande
        geduld keer uur uren minuut minuten kant huis waarheid ding"""
    ),
    dangling=word_set("en of maar van met in op aan bij voor naar te de het een dat niet mijn om als zo"),
    fillers=word_set("en maar dus hoi hallo hey ja nee nou echt goedemorgen goedemiddag beste zeg"),
    address=word_set("ik mij me we wij ons onze jullie jij je jou jouw u uw dat wat als of omdat waar"),
    polite=frozenset({"u", "uw", "U", "Uw"}),
    endings=("en", "lijk", "ig", "eerd", "st"),
)

LANGUAGE = Language(SPEECH, GRAMMAR)
