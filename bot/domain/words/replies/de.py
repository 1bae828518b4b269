"""What German replies say, by rule. `_rule` are phrases that only look like the rule's."""

from collections.abc import Mapping

PHRASES: Mapping[str, str] = {
    "apology": """
        aufrichtig leid; wirklich leid; sehr leid; so leid; furchtbar leid; unendlich leid; ehrlich leid;
        schrecklich leid; unheimlich leid; herzlich leid; um nachsicht; untrostlich; entschuldig*; tut mir leid;
        tut mir sehr leid; tut mir wirklich leid; tut mir wirklich sehr leid; tut mir furchtbar leid;
        tut mir so leid; tut uns leid; tut uns sehr leid; tut uns wirklich leid; leid tut; tut es mir leid;
        tut es uns leid; bedaure; bedauere; bedauern; verzeih; verzeihen sie; verzeihung; pardon; sorry""",
    "_apology": """
        dich nicht entschuldigen; sich nicht entschuldigen; nicht entschuldigen; nicht zu entschuldigen;
        keine entschuldigung; als entschuldigung fur nichts""",
    "defensive": """
        man nichts machen; kann man nichts; konnen wir nicht andern; nicht erlaubt laut; unsere regeln;
        bedienungsanleitung steht; lesen sie bitte die; steht doch; steht klar; steht deutlich; klar auf unserer;
        deutlich auf unserer; sie gelesen; du gelesen; hatten sie gelesen; hattest du gelesen; stimmt einfach nicht;
        stimmt so nicht; das stimmt nicht; das ist normal; vollig normal; ganz normal; branchenublich;
        wie auf unserer website; sie haben zugestimmt; missverstanden; ihr fehler; dein fehler;
        in ihrer verantwortung; ist ihre verantwortung; sie haben die falsche; du hast die falsche;
        nicht in diesem ton; alle anderen; sonst niemand; unsere unterlagen zeigen; laut unseren unterlagen;
        wir haben alles richtig; leid falls; leid wenn; leid sollten; falls sie das so; falls du das so;
        wenn sie das so; wenn du das so; falls sie sich; falls du dich; sollten sie sich;
        eventuelle unannehmlichkeiten; etwaige unannehmlichkeiten; mogliche unannehmlichkeiten; unsere richtlinien;
        laut unseren; laut unserer; gemass unseren; gemass unserer; laut agb; wie bereits; wie schon erwahnt;
        wie erwahnt; wie gesagt; sie hatten lesen; bedingungen lesen; hatten lesen mussen; hattest lesen mussen;
        lesen mussen; beachten mussen; prufen mussen; nicht unsere schuld; nicht meine schuld; nicht unser fehler;
        beruhigen sie; beruhige dich; da konnen wir nichts; da kann ich nichts; leider konnen wir nicht;
        leider haben sie; leider hast du; sie mussen verstehen; du musst verstehen; einzelfall; noch nie passiert;
        sie haben nicht; werter kunde; falsche adresse angegeben; nur ein; ihr eigener fehler; niemand sonst""",
    "_defensive": """
        stimmt das nicht mehr; nicht nur ein; leider haben sie recht; leider hast du recht; leider haben sie lange;
        einzelfall ist das nicht""",
    "own": """
        ich telefoniere; ich kontaktiere; ich habe mit; ich habe gerade; ich habe dich; ich habe deine;
        ich habe ihre; ich habe deinen; ich habe ihren; ich bringe; ich organisiere; ich veranlasse; ich bestelle;
        ich buche; ich rede; ich versuche; ich werde; ich finde heraus; ich sage bescheid; ich gehe der;
        ich erkundige; ich informiere; ich nehme; ich leite; ich arbeite; ich setze; ich halte; ich hake;
        ich kann das; ich kann es; rufe ich; spreche ich; hake ich; ich kummere; damit ich; damit wir; und prufe;
        und klare; und kummere mich; und frage; und melde mich; und schaue; ich prufe; ich pruefe; ich klare;
        ich schaue; ich frage; ich sehe; ich gehe; ich gebe; ich melde; ich bleibe; ich schreibe; ich habe es;
        ich habe das; ich habe den; ich habe die; ich habe im; ich habe beim; ich lasse; ich hole; ich ubernehme;
        ich spreche; ich suche; ich bin dran; bin dran; ich rufe; ich sende; ich schicke; ich finde; ich sorge;
        kummere ich; prufe ich; klare ich; schaue ich; melde ich; schreibe ich; schau ich; frage ich; gebe ich;
        hore ich; weiss ich mehr; horst du von mir; horen sie von mir; wir kummern; wir prufen; wir klaren;
        wir schauen; wir melden; wir sind dran; sind dran; hast du eine antwort; haben sie eine antwort;
        bekommst du eine antwort; wir fragen; schauen wir nach; sehen wir nach; fragen wir""",
    "_own": """
        wir fragen uns;
        ich werde nicht; ich kann das nicht; ich kann es nicht; ich kann das verstehen; ich kann es verstehen;
        ich nehme an; ich finde heraus nicht; ich halte es fur; ich sehe nicht; ich gehe davon aus; ich gebe zu;
        ich bleibe dabei; ich finde es; ich finde das""",
    "offer": """
        wir zahlen; ich zahle; zahlen wir; zahle ich; wir bezahlen; bezahlen dir; bezahle dir; kostet dich nichts;
        kostet sie nichts; nichts bezahlen; nicht bezahlen; geld wieder; geld zuruckbekommen; bekommst dein geld;
        bekommen ihr geld; ohne kosten; zahle dir; zahlen dir; zahle ihnen; zahlen ihnen; halfte zuruck; guthaben;
        zuruckerstatt*; erstattet; bonus; ubernehme die kosten; ubernehmen die; auf unsere kosten;
        auf kosten des hauses; aufs haus; geschenkt; ohne aufpreis; gutgeschrieben; punkte gut; erstatten ihnen;
        erstatten dir; erstatte; erstatten wir; erstatten den; gutschreiben; gutschrift; schreibe dir # euro gut;
        euro gut; schreiben dir; schreiben ihnen; kostenlos; kostenlose; kostenlosen; kostenloser; kostenfrei*;
        gratis; umsonst; entschadig*; kulanz*; rabatt*; preisnachlass; nachlass; geschenkkarte; schenken; schenke;
        ruckerstattung erhalten; zuruckzahlen; uberweise; uberweisen; erlassen; erlasse; bezahlen wir;
        ubernehmen die kosten; kosten ubernehmen wir""",
    "_offer": """
        schreiben dir bis; schreiben ihnen bis; schreiben dir hier; schreiben ihnen hier; nicht umsonst;
        schreiben dir; schreiben ihnen""",
    "goodwill": """
        gutschein*; erstattung*; ruckerstattung*; geld zuruck; geld wieder; geschenk*; rabattcode*; voucher*""",
    "give": """
        gebe dir; geben dir; gebe ihnen; geben ihnen; bekommst du; bekommst; bekommen sie; erhaltst; erhalten sie;
        schicke dir; schicken dir; sende ihnen; hier ist dein; hier ist ihr; lege dir; als entschuldigung;
        veranlasse; habe ich veranlasst; angewiesen""",
    "deny": """
        nicht zusagen; nicht versprechen; nicht anbieten; nicht notig; nicht moglich; nicht noetig; nicht moeglich;
        keine zusage""",
    "liability": """
        wir sind verantwortlich fur; sind wir verantwortlich; haften wir; nehmen die schuld; wir haben ignoriert;
        verschuldet; mangelhaft; wir wussten; unsere fahrlassigkeit; sind verantwortlich fur den schaden;
        sind fur den schaden verantwortlich; ubernehmen die volle verantwortung; volle verantwortung; unser fehler;
        unser verschulden; wir tragen die schuld; die schuld; schuld tragen; grob fahrlassig; unser versaumnis;
        defekt ausgeliefert; unsere schuld; meine schuld; schuld lag; schuld liegt; sind schuld; bin schuld;
        sind wir schuld; fahrlass*; haften; haftung; haftbar; wir haben verursacht; verletzung verursacht;
        schaden verursacht; fehler lag eindeutig bei uns; fehler lag bei uns; fehler liegt bei uns; rechtswidrig;
        illegal; produktfehler; wir geben zu; gestehen ein; schuldhaft; verschulden""",
    "_liability": """
        nicht unser fehler; nicht die schuld; niemand die schuld; wer die schuld; nicht unsere schuld;
        nicht meine schuld; ob es unsere schuld; ob das unsere schuld; nicht schuld; nicht haftbar; schulden dir;
        schulden ihnen""",
    "promise": """
        heute; morgen; innerhalb von # stunden; innerhalb von # tagen; innerhalb einer stunde; in # minuten;
        in # stunden; in einer stunde; in einer halben stunde; verspreche; garantier*; sofort; umgehend""",
    "_promise": "heute morgen; nicht versprechen",
    "private": """
        direktnachricht; direktnachrichten; dm; pn; privat; privaten; private nachricht; per nachricht; per e-mail;
        per mail; telefonisch; anrufen; ruf mich; ruf uns; rufen sie; ruf gern; ruf an""",
    "needless": "musst; mussen sie; brauchst; brauchen sie; nicht notig; keine",
    "asks": """
        bestellnummer; kundennummer; auftragsnummer; ihre adresse; deine adresse; anschrift; telefonnummer;
        ihre e-mail; deine e-mail; e-mail-adresse; geburtsdatum; ihre daten; deine daten; kontonummer; kartennummer;
        postleitzahl; ihren namen; deinen namen""",
    "request": """
        bitte; wie lautet; nenn; nennen sie; schick; schicken sie; sende; senden sie; gib; geben sie; brauche;
        benotige; brauchen; benotigen; sag; sagen sie; wie ist; konnten sie; kannst du; konnen sie; teil; teilen sie""",
    "we": "wir; uns; wir's",
    "title": "herr; frau; herrn; hr; fr; damen und herren; geehrte damen",
    "weekday": "montag; dienstag; mittwoch; donnerstag; freitag; samstag; sonntag; sonnabend",
    "month": """
        januar; jan; februar; feb; marz; april; mai; juni; juli; august; september; oktober; november; dezember""",
    "delivery": """
        geliefert; liefern; lieferung; kommt; ankommt; ankommen; eintreffen; trifft; zugestellt; verschickt;
        versandt; bei dir; bei ihnen; ersetzt""",
    "day": "heute; morgen; ubermorgen; heute abend; nachste woche; diese woche",
    "policy": """
        laut garantie; unter die garantie; die garantie deckt; steht dir; steht ihnen; anspruch auf;
        unsere richtlinie erlaubt; nach unseren richtlinien""",
    "colleague": "kollegin; kollege; kollegen; chefin; chef; mitarbeiterin; mitarbeiter; ruf bitte; verlangen sie",
    "soon": """
        bald; demnachst; in kurze; so schnell wie moglich; schnellstmoglich; schnellstens; zeitnah; baldmoglichst;
        spater; nachste woche; in den nachsten tagen""",
}

SMALL = """
    der die das und ich ist nicht sie ihnen ihr mir mich dich dir wir mit fur auf den dem ein eine es tut hier
    du bei bis bin dran zu im am um wie was so dass habe hat wird werde kann dein deine deinen ihre ihren uns
    leid bitte melde klare danke hallo gerade schon noch auch von nach gleich einen nur wenn"""

COMMON = """
    das die der und ich nicht bitte hallo danke leid tut sorry entschuldige entschuldigung nachricht erfahrung
    unannehmlichkeiten haben hatte hattest hatten habe sein sind sehe dran mich dich mir dir euch ihnen ihre
    ihren dein deine deinen mein meine noch schon wieder immer einmal auch aber oder wenn dass weil damit dann
    doch mehr sehr viel hier dort heute alle alles anders vorgestellt verstehe verstehen arger problem melde
    machen macht wird werden wurde kann konnen muss mussen lassen fur mit ohne uber unter nach von vom zum zur
    bei seit eine einen einem einer kein keine nie team kunde service lange stehen steht"""
