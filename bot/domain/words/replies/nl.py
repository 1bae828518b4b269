"""What Dutch replies say, by rule. `_rule` are phrases that only look like the rule's."""

from collections.abc import Mapping

PHRASES: Mapping[str, str] = {
    "apology": """
        spijt het ons; onze excuses; excuseer; betuig; spijt het mij; spijt mij; het spijt; excuses; het spijt me;
        het spijt ons; spijt me; spijt ons; spijt het me; sorry; mijn verontschuldigingen; verontschuldiging*;
        neem me niet kwalijk; neem ons niet kwalijk; vergeef me; vergeef ons; betreur; betreuren""",
    "_apology": "geen sorry; geen excuses; sorry zeggen; spijt het niet",
    "defensive": """
        ons beleid staat; onze regels; lees de handleiding; niets aan te doen; eventuele problemen; staat toch;
        staat duidelijk; duidelijk op; duidelijk vermeld; is normaal; heel normaal; dat klopt niet; niet waar;
        had u gelezen; had je gelezen; je hebt ingestemd; u hebt ingestemd; eigen verantwoordelijkheid;
        de enige die; let op uw toon; kunnen we niets; kan ik niets aan; volgens onze gegevens; je vergist;
        u vergist; gebruikelijk; sorry als; spijt ons als; spijt me als; eventueel ongemak; eventuele ongemak;
        enig ongemak; ons beleid; volgens ons; volgens onze; zoals vermeld; zoals gezegd; zoals eerder; zoals al;
        voorwaarden moeten lezen; had moeten lezen; moeten lezen; moeten controleren; moeten bellen;
        niet onze schuld; niet mijn schuld; rustig aan; kalmeer; rustig maar; eenmalig incident; u moet begrijpen;
        je moet begrijpen; bent vergeten; hebt vergeten; het is maar een; met alle respect; niemand anders;
        uw eigen schuld; je hebt niet gelezen""",
    "own": """
        ik neem contact; ik spreek; ik sprak; ik heb gesproken; ik heb net; ik heb met; ik zorg; ik organiseer;
        ik bestel; ik houd je; ik hou je; ik zal; ik breng; ik meld; ik check; ik werk; ik ben aan; zorg ik;
        regel ik; ik kijk; zodat ik; zodat we; dan kan ik; ik zoek; ik ga; ik vraag; ik regel; ik neem; ik geef;
        ik schrijf; ik pak; ik controleer; ik bel; ik stuur; ik reageer; ik heb het doorgegeven; ik heb het;
        ik heb de; ik ben je; ik ben ermee; ik ben er; kijk ik; zoek ik; schrijf ik; bel ik; meld ik; weet ik meer;
        laat het weten; aan mij over; ik laat; je hoort; hoort van me; we kijken; we zoeken; wij kijken; we gaan;
        heb je antwoord; hebt u antwoord; ik volg; kijken we het; kijken we dat; kijken wij het""",
    "_own": """
        ik zal niet; ik zorg niet; ik kijk uit; ik ga ervan uit; ik geef toe; ik kijk niet; ik neem aan;
        ik heb het begrepen""",
    "offer": """
        wij betalen; we betalen; ik betaal; kost je niets; kost u niets; zonder te betalen; hoeft niet te betalen;
        je geld terug; krijgt je geld; krijgt uw geld; storten; stort; teruggestort; terugstorten; terugbetaald;
        halve prijs; helft van het bedrag; bonus; van het huis; zonder kosten; geven we je #; spaarpunten;
        nemen de kosten; terugbetalen; betaal je; betalen u terug; betalen je terug; alles terug; gratis; kosteloos;
        vergoed*; compensatie; compenseren; korting; cadeaubon; schadevergoeding; kwijtschelden;
        kwijtgescholden; kwijt te schelden; schelden we; schelden wij; scheld ik; scheld je; schelden je; schelden u;
        schelden de; schelden het; schelden dit; tegoedbon van; een tegoedbon; waardebon van; cadeautje;
        geld staat; je geld terug krijg;
        op onze kosten; krediet op; tegoed op""",
    "_offer": """
        liever je geld terug; wil je je geld terug; als je je geld terug""",
    "goodwill": """
        tegoedbon*; waardebon*; cadeau; cadeaus; terugbetaling; terugbetalingen; geld terug; kortingscode; voucher*""",
    "give": """
        je krijgt; u krijgt; ik geef je; we geven je; hier is een; hier is je; ik stuur je een; we sturen je een;
        ik doe er; krijg je; als gebaar; ik heb een""",
    "deny": "niet toezeggen; niet beloven; niet nodig; niet mogelijk",
    "liability": """
        wij zijn verantwoordelijk voor; we zijn verantwoordelijk voor; nemen de schuld; wij hebben genegeerd;
        fout is van ons; schuld ligt bij ons; schuld is van ons; was onze fout; was onze schuld;
        eigen schuld van ons; volledige verantwoordelijkheid; onze nalatigheid; wij wisten; we wisten; gebrekkig;
        ondeugdelijk; onze schuld; mijn schuld; onze fout; fout ligt helemaal bij ons; fout ligt bij ons;
        fout lag bij ons; nalatig*; aansprakelijk*; zijn schuldig; schuldig aan; we geven toe; wij geven toe;
        wij hebben veroorzaakt; verwonding veroorzaakt; schade veroorzaakt; onrechtmatig""",
    "_liability": """
        niet onze schuld; niet mijn schuld; niet jouw schuld; wiens schuld; antwoord schuldig; niet aansprakelijk;
        niet onze fout""",
    "promise": """
        vandaag; morgen; binnen # uur; binnen # dagen; binnen een uur; over een uur; over een half uur;
        over # minuten; beloof; beloven; garandeer; garanderen; onmiddellijk; meteen""",
    "_promise": "goede morgen; niet beloven",
    "private": """
        privebericht; privebericht*; prive; per mail; per e-mail; via dm; dm; direct bericht; telefonisch; bel ons;
        bel me; bel op; mail naar; mail ons; mail me; mail help; mail""",
    "needless": "hoeft; hoef; niet nodig",
    "asks": """
        bestelnummer; ordernummer; klantnummer; je adres; uw adres; telefoonnummer; e-mailadres; je e-mail;
        uw e-mail; je gegevens; uw gegevens; geboortedatum; postcode; kaartnummer""",
    "request": """
        wat is; geef; geef me; kun je; kunt u; stuur; stuur me; stuur ons; nodig; alsjeblieft; alstublieft; mag ik;
        graag; laat weten; zeg me; vertel""",
    "we": """
        ons weten; met ons op; contact met ons; ons een bericht; we; wij; spijt ons; ons spijt; help ons;
        bij ons terecht; stuur ons; bel ons""",
    "title": "meneer; mevrouw; mevr; dhr; heer; mw",
    "weekday": "maandag; dinsdag; woensdag; donderdag; vrijdag; zaterdag; zondag",
    "month": "januari; februari; maart; april; mei; juni; juli; augustus; september; oktober; november; december",
    "delivery": """
        bezorgd; bezorgen; bezorging; geleverd; leveren; komt; aankomt; aankomen; verstuurd; verzonden; vertrekt;
        vervangen""",
    "day": "vandaag; morgen; vanavond; overmorgen; deze week; volgende week",
    "policy": "volgens de garantie; onder de garantie; garantie dekt; recht op; ons beleid staat; volgens ons beleid",
    "colleague": "collega; collega's; chef; manager; vraag naar; bel",
    "soon": """
        binnenkort; spoedig; zo snel mogelijk; zo spoedig mogelijk; straks; later; gauw; volgende week;
        de komende dagen; snel""",
}

SMALL = """
    de het een en ik je u jij dat niet met voor van is op hier spijt me dit zo wat aan naar er ook we hoi sorry
    kijk na om te bij mij jouw uw heb hebt ben bent ga zijn wij dank bedankt ligt nu al maar als door mijn in
    uit zoek vraag stuur even geen werkt schrijf sinds erachteraan over"""

COMMON = """
    hoi dag sorry spijt excuses ongemak ervaring probleem gedoe bericht bedankt dank verwacht wachten wacht
    begrijp andere ander anders deze dit dat die daar hier waar wanneer omdat nadat voordat toen maar ook nog
    steeds weer altijd nooit alles alle veel meer minder goed heel zeer hebt heeft hebben had bent zijn waren
    wordt worden werd kan kunt kunnen moet moeten mag zal zullen zou met voor van naar door over onder bij uit
    aan een het geen niet wel team klant service kijk zoek eens staan staat liet"""
