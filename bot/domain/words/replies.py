"""Phrases that the house rules look for in drafts, by rule; a line per language: en, de, fr, es, it, pt, nl.

Where the rules come from: the checks of the project's evidence table (Lewicki, Polin & Lount 2016 for the parts of an
apology; Herhausen 2019 against public compensation; Packard, Moore & McFerran 2018 for «I»).
"""

from collections.abc import Mapping
from functools import cache

from bot.domain.words.text import Phrases
from bot.domain.words.urgency import split

REPLIES: Mapping[str, str] = {
    "apology": """
        sorry; apologise; apologize; apologies; apology; my apologies; i regret; forgive;
        entschuldig*; tut mir leid; tut mir sehr leid; tut mir wirklich leid; tut uns leid; tut uns sehr leid;
        leid tut;
        bedaure; bedauere; bedauern; verzeih*; pardon;
        desole; desolee; desoles; navre; navree; navres; excuse*; m'excuse; regrette;
        lo siento; lo sentimos; siento; lamento; lamentamos; perdon; perdona; perdone; disculp*;
        mi dispiace; ci dispiace; dispiace; dispiaciut*; scus*; mi scuso; rammaric*;
        lamento; lamentamos; sinto muito; sentimos muito; peco desculpa; pedimos desculpa; desculpe; desculpa;
        desculpas;
        excuses; het spijt me; het spijt ons; spijt; sorry""",
    "defensive": """
        sorry if; sorry you feel; sorry that you feel; sorry you felt; sorry for any; apologise for any;
        apologies for any;
        apologize for any; apologise if; apologize if; any inconvenience; inconvenience caused; per our policy;
        our policy;
        company policy; policy states; as stated; as mentioned; as previously; as already; as we said; as i said; you
        should have; you must have; you failed; you didn't; you did not read; if you had; you need to understand;
        please
        understand; calm down; actually you; to be fair; unfortunately we cannot; nothing we can do;
        nothing i can do; not
        our fault; not my fault; not our responsibility; our terms; terms and conditions; you are wrong;
        you're wrong; we
        have never; never had this; works for everyone; no one else; isolated incident; valued customer;
        your feedback is
        important; with all due respect; for your information; you are mistaken;
        falls sie; falls du; sollten sie sich; falls es; eventuelle unannehmlichkeiten; etwaige unannehmlichkeiten;
        unannehmlichkeiten; unsere richtlinien; laut unseren; gemass unseren; laut agb; unsere agb; wie bereits;
        wie schon
        erwahnt; wie erwahnt; sie hatten; du hattest; hatten sie; nicht unsere schuld; nicht meine schuld;
        beruhigen sie;
        beruhige dich; da konnen wir nichts; da kann ich nichts; leider konnen wir nicht; sie mussen verstehen;
        einzelfall;
        noch nie passiert; sie haben nicht; werter kunde;
        desole si; desolee si; desoles si; si vous avez ressenti; gene occasionnee; desagrement*; notre politique; nos
        conditions; comme indique; comme deja; vous auriez du; vous n'avez pas; pas notre faute; calmez-vous;
        vous devez
        comprendre; cas isole;
        siento si; lamento si; lamentamos si; las molestias; cualquier molestia; nuestra politica; segun nuestra;
        como ya;
        como se indica; deberia haber; deberias haber; usted no; no es culpa nuestra; calmese; tiene que entender;
        caso
        aislado;
        dispiace se; scusi se; eventuali disagi; per il disagio; nostra politica; come gia; come indicato;
        avrebbe dovuto;
        avresti dovuto; non e colpa nostra; si calmi; caso isolato;
        desculpe se; lamento se; lamentamos se; qualquer inconveniente; pelo transtorno; nossa politica;
        conforme indicado;
        como ja; deveria ter; devia ter; nao e culpa nossa; acalme-se; caso isolado;
        sorry als; eventueel ongemak; voor het ongemak; ons beleid; zoals vermeld; zoals gezegd; u had moeten; je had
        moeten; niet onze schuld; rustig aan; eenmalig incident""",
    "own": """
        i'm checking; i am checking; i'm looking; i am looking; i've asked; i have asked; i'm asking; i am asking;
        i'm on it;
        i am on it; i'm taking; i am taking; i'm passing; i am passing; i'm finding; i am finding; i've passed; i have
        passed; i'll; i will; let me; we've asked; we have asked;
        we're taking; we're on it; we're checking; we are checking; we're looking; we are looking; we'll; we will;
        i'm
        following; i'm staying; i've opened; i take; i own; i'm chasing; i'm sorting; i'm getting; i'm with;
        ich kummere; ich prufe; ich pruefe; ich klare; ich schaue; ich frage; ich sehe; ich gehe; ich gebe;
        ich melde; ich
        bleibe; ich schreibe; ich habe; ich lasse; ich hole; ich ubernehme; ich spreche; ich suche; kummere ich;
        prufe ich;
        klare ich; schaue ich; melde ich; schreibe ich; schau ich; frage ich; gebe ich; wir kummern; wir prufen;
        wir klaren;
        wir schauen; wir melden;
        je verifie; je regarde; je m'occupe; je m'en occupe; m'en occupe; occupe; occupons; je demande; je transmets;
        je reviens; je
        cherche; je vous ecris; je prends; je suis; nous verifions; nous regardons; nous nous occupons; nous revenons;
        estoy revisando; estoy mirando; lo reviso; lo miro; reviso; revisamos; me ocupo; me encargo; voy a; le escribo;
        te escribo;
        consulto; pregunto; estamos revisando; nos ocupamos; nos encargamos;
        sto verificando; sto controllando; verifico; controllo; me ne occupo; mi occupo; occupo; chiedo; le scrivo; ti
        scrivo; sto cercando; stiamo verificando; ce ne occupiamo; ci occupiamo;
        estou a verificar; estou verificando; verifico; vou verificar; vou ver; vou; trato; cuido; pergunto; escrevo;
        estamos a verificar; estamos verificando; tratamos;
        ik kijk; ik zoek; ik ga; ik vraag; ik regel; ik neem; ik geef; ik schrijf; ik meld; ik pak; ik controleer;
        kijk ik;
        zoek ik; we kijken; we zoeken; wij kijken""",
    "offer": """
        refund you; refund your; will refund; we'll refund; i'll refund; full refund; partial refund; a refund;
        issue a
        refund; been refunded; have refunded; refund has been; refund is on; refund approved; compensate;
        compensation;
        reimburse you; goodwill; free of charge; for free; at no cost; no charge; on the house; on us; free month;
        free
        replacement; money off; % off; # off; # % off; percent off; credit your account; credit to your;
        store credit; gift
        card; we'll pay; i'll pay; cash back; cashback; waive;
        erstatten ihnen; erstatten dir; erstatte; erstatten wir; gutschreiben; gutschrift; kostenlos*; gratis;
        umsonst;
        entschadig*; kulanz*; rabatt*; preisnachlass; geschenkkarte; schenken; ruckerstattung erhalten; zuruckzahlen;
        vous rembourser; vous remboursons; vous rembourse; remboursement integral; gratuit*; dedommag*; indemnis*;
        geste
        commercial; offert; offrons; offre;
        reembolsarle; reembolsarte; reembolso completo; le reembolsamos; te reembolsamos; gratuit*; gratis;
        compensar*;
        compensacion; indemniz*; descuento*; regalo; regalar*;
        rimborsarla; rimborsarti; rimborso completo; rimborseremo; gratuit*; gratis; risarc*; indennizz*; sconto;
        omaggio;
        reembolsar; reembolso total; gratuit*; gratis; compensar; compensacao; indemniz*; indeniz*; desconto*; brinde;
        oferta;
        terugbetalen; betalen u terug; betalen je terug; gratis; kosteloos; vergoed*; compensatie; korting; cadeaubon;
        schadevergoeding""",
    "goodwill": """
        refund*; voucher*; discount*; coupon*; gift*; reimburs*; money back; credit note; gutschein*; erstattung*;
        ruckerstattung*; geld zuruck; geschenk*; bon d'achat; avoir; bons d'achat; rembours*; cadeau; reduction;
        remise;
        reembols*; cupon*; vale; devolucion; rimbors*; buono; buoni; regalo; voucher; vale-compras; estorn*;
        tegoedbon*;
        waardebon*; cadeau; terugbetaling""",
    "liability": """
        our fault; my fault; at fault; negligent; negligence; negligently; we are liable; liable; liability;
        we caused; i
        caused; we broke; we admit; i admit; guilty; we are to blame; i am to blame; we violated; unlawful; illegal;
        defective product; we knew;
        unsere schuld; meine schuld; schuld*; fahrlass*; haften; haftung; haftbar; wir haben verursacht; rechtswidrig;
        illegal; produktfehler; wir geben zu;
        notre faute; ma faute; negligence; negligent*; sommes responsables; suis responsable; fautif*; coupable*;
        illegal*; nous reconnaissons;
        nuestra culpa; culpa nuestra; mi culpa; culpa mia; negligencia; negligente*; somos responsables; culpable*;
        nostra colpa; colpa nostra; colpa mia; mia colpa; negligenza; negligent*; siamo responsabili; colpevol*;
        nossa culpa; culpa nossa; minha culpa; culpa minha; negligencia; negligente*; somos responsaveis; culpad*;
        onze schuld; mijn schuld; onze fout; nalatig*; aansprakelijk*; schuldig""",
    "promise": """
        tomorrow; tonight; today; by monday; by tuesday; by wednesday; by thursday; by friday; end of the day;
        end of day;
        within # hours; within # hour; within # minutes; within # days; within the hour; within an hour;
        in # minutes; in #
        hours; in # days; in an hour; promise; guarantee; straight away; immediately;
        heute; morgen; innerhalb von # stunden; innerhalb von # tagen; in # minuten; in # stunden; in einer stunde;
        verspreche; garantier*; sofort; umgehend;
        aujourd'hui; demain; d'ici # heures; sous # heures; dans # heures; dans # minutes; dans l'heure; promet*;
        promis;
        immediatement;
        hoy; manana; en # horas; en # minutos; prometo; garantiz*; inmediatamente;
        oggi; domani; entro # ore; tra # ore; prometto; garantisc*; subito;
        hoje; amanha; em # horas; em # minutos; prometo; garant*; imediatamente;
        vandaag; binnen # uur; binnen een uur; beloof; garandeer; onmiddellijk""",
    "private": """
        dm; dms; direct message; private message; privately; in private; message me; message us; by email; by e-mail;
        by
        phone; call us; call me; email us; e-mail us; email me; give us a call; inbox;
        direktnachricht; dm; pn; privat; private nachricht; per nachricht; per e-mail; per mail; telefonisch; anrufen;
        message prive; mp; en prive; par e-mail; par mail; par telephone; appelez; mensaje privado; md; en privado;
        por
        correo; por telefono; messaggio privato; in privato; per e-mail; via e-mail; per telefono; mensagem privada;
        mensagem
        direta; em privado; por e-mail; por telefone; privebericht; prive; per mail; via dm; telefonisch""",
    "asks": """
        your order number; order number; your account number; your address; your phone number; your number;
        your e-mail; your
        email; your postcode; your details; your full name; date of birth; your booking reference;
        bestellnummer; kundennummer; ihre adresse; deine adresse; telefonnummer; ihre e-mail; deine e-mail;
        geburtsdatum;
        ihre daten; deine daten; numero de commande; votre adresse; votre numero; vos coordonnees; numero de pedido;
        su
        direccion; tu direccion; su telefono; tu telefono; numero d'ordine; suo indirizzo; tuo indirizzo;
        numero do pedido;
        numero da encomenda; sua morada; seu endereco; bestelnummer; ordernummer; je adres; uw adres;
        telefoonnummer""",
    "we": """
        we; we're; we'll; we've; we'd; us; wir; uns; nous; nosotros; nosotras; lamentamos; lo sentimos; noi;
        ci dispiace; ci
        scusiamo; wij; pedimos desculpa; sentimos muito; het spijt ons; estamos; stiamo; sommes""",
    "title": """
        mr; mrs; ms; miss; sir; madam; ma'am; herr; frau; herrn; monsieur; madame; mademoiselle; senor; senora;
        senorita;
        signor; signora; signorina; senhor; senhora; meneer; mevrouw; dude; bro; mate; lady""",
    "weekday": """
        monday; tuesday; wednesday; thursday; friday; saturday; sunday; montag; dienstag; mittwoch; donnerstag;
        freitag;
        samstag; sonntag; lundi; mardi; mercredi; jeudi; vendredi; samedi; dimanche; lunes; martes; miercoles; jueves;
        viernes; sabado; domingo; lunedi; martedi; mercoledi; giovedi; venerdi; sabato; domenica; segunda-feira;
        terca-feira; quarta-feira; quinta-feira; sexta-feira; maandag; dinsdag; woensdag; donderdag; vrijdag;
        zaterdag;
        zondag""",
}

FUNCTION_WORDS: Mapping[str, str] = {
    "en": "the and you your is are this that with for have has will i'm i'll what not it's to of we sorry be my me",
    "de": "der die das und ich ist nicht sie ihnen ihr mir mich dich dir wir mit fur auf den dem ein eine es tut hier",
    "fr": "le la les et je vous votre est pas une pour avec des du nous que qui suis ce cette sur ici aux au",
    "es": "el la los las y que de su te tu es no una por para con lo siento aqui esto estoy le del muy mi un se en",
    "it": "il lo la gli e che di non per con una sono mi dispiace qui questo sto le del della un ti suo in si ci",
    "pt": "o os as e que de nao para com uma seu sua isso este estou aqui lamento muito da do um em por te voce eu",
    "nl": "de het een en ik je u jij dat niet met voor van is op hier spijt me dit zo wat aan naar er ook we",
}


@cache
def replies() -> Mapping[str, Phrases]:
    """Return one finder per rule: a phrase may matter to several."""
    return {label: Phrases({label: split(lists)}) for label, lists in REPLIES.items()}


@cache
def function_words() -> Mapping[str, frozenset[str]]:
    """Return, per language, the small words that tell it."""
    return {language: frozenset(words.split()) for language, words in FUNCTION_WORDS.items()}
