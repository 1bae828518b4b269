"""What Italian replies say, by rule. `_rule` are phrases that only look like the rule's."""

from collections.abc import Mapping

PHRASES: Mapping[str, str] = {
    "apology": """
        mortificat*; ci rincresce; mi rincresce; scusateci; le porgo le scuse; perdonate; mi dispiace; ci dispiace;
        dispiace; dispiaciut*; scusa; scusi; scusaci; scusami; scusate; scuse; mi scuso; ci scusiamo; chiedo scusa;
        chiediamo scusa; perdonami; perdonaci; perdono; mi perdoni; ci perdoni; rammaric*; spiacente; spiacenti;
        desolat*; sono costernat*""",
    "_apology": "non devi scusarti; sono scuse; non ci sono scuse; nessuna scusa; senza scuse; scusarti; una scusa",
    "defensive": """
        eventuali problemi; nostra politica non; nostre regole; legga il manuale; leggi il manuale; non si puo fare;
        chiaramente indicato; chiaramente scritto; indicato chiaramente; e normale; del tutto normale; non e vero;
        e falso; se avessi letto; se avesse letto; hai accettato; ha accettato; e tua responsabilita;
        e sua responsabilita; sei l'unico; sei l'unica; moderi i toni; modera i toni; non possiamo farci;
        non posso farci; secondo i nostri dati; ti sbagli; si sbaglia; prassi normale; dispiace se; scusi se;
        scusa se; scusiamo se; eventuali disagi; eventuale disagio; eventuali inconvenienti; qualsiasi disagio;
        disagio arrecato; nostra politica; secondo le nostre; secondo la nostra; come da condizioni; come gia;
        come indicato; come detto; avrebbe dovuto leggere; avresti dovuto leggere; avresti dovuto controllare;
        avresti dovuto chiamare; avrebbe dovuto controllare; dovuto leggere; non e colpa nostra; non e nostra colpa;
        si calmi; stai calma; stai calmo; calmati; devi capire; deve capire; caso isolato; hai dimenticato;
        ha dimenticato; non hai indicato; non ha indicato; non hai letto; con tutto il rispetto; nessun altro;
        e solo un""",
    "own": """
        contatto; parlo con; ho parlato; ho contattato; sto per; ho trovato; organizzo; mi assicuro; ti tengo;
        ti chiamero; ti scrivero; gestisco; ho aperto; ho avvisato; avviso; sto parlando; sto contattando;
        sto gestendo; mi attivo; faccio verificare; sto verificando; cosi posso; cosi possiamo; in modo da poter;
        e verifico; e controllo; sto controllando; sto cercando; sto chiedendo; verifico; controllo; me ne occupo;
        mi occupo; ci penso; chiedo al; chiedo alla; chiedo a; chiedo subito; chiedo e; chiedo ora; chiedo io;
        le scrivo; ti scrivo; ti chiamo; la chiamo;
        stiamo verificando; stiamo controllando; ce ne occupiamo; ci occupiamo; mi informo; l'ho passato;
        ho passato; ho chiesto; ti rispondo; le rispondo; ti dico; ti faccio sapere; lo scopro; ci guardo;
        ci guardo io; chiamo io; chiamo il; hai una risposta; ha una risposta; avra una risposta; prendo in carico;
        ho segnalato; lo spedisco; lo mando; seguo""",
    "_own": "non verifico; non controllo; il controllo; chiedo scusa; ti chiedo scusa",
    "offer": """
        paghiamo; ti pago; ti paghiamo; non ti costera; non ti costa nulla; senza pagare; non paghi nulla;
        riavrai i soldi; riavrai il denaro; riaccredit*; rimborsiamo; rimborsato; rimborsata; ti restituiamo;
        la meta del prezzo; meta prezzo; bonus; offre la casa; senza costi; ci facciamo carico; punti fedelta;
        rimborsarla; rimborsarti; rimborso completo; rimborseremo; ti rimborso; ti rimborsiamo; la rimborsiamo;
        rimborso tutto; gratuit*; gratis; risarc*; indennizz*; uno sconto; sconto del; sconto di; omaggio;
        in regalo; ti regaliamo; restituiamo i soldi; restituiamo; ti restituisco; le paghiamo noi; paghiamo noi;
        a nostre spese; a carico nostro; un buono; buono da; buono di; un credito; ti accredito; accreditiamo""",
    "goodwill": """
        rimbors*; buono sconto; buoni; regalo; regali; sconto; sconti; codice sconto; i soldi indietro;
        i miei soldi; voucher*""",
    "_goodwill": "tengo presente; tenere presente; teniamo presente; ho presente; abbiamo presente; il presente",
    "give": """
        ti facciamo; ti faccio; le facciamo; ti diamo; ti do; ecco un; ecco il tuo; riceverai; ricevera;
        ti offriamo; ti offro; le offriamo; ho aggiunto; aggiungo; ho emesso; ti mandiamo un""",
    "deny": """
        non e possibile; non serve; non e necessario; non posso promettere; non possiamo promettere;
        non posso offrire""",
    "liability": """
        ci prendiamo la colpa; abbiamo ignorato; colpa e stata nostra; per colpa nostra; errore nostro;
        nostro errore; nostra responsabilita; ci assumiamo la responsabilita; sapevamo; difettoso; difettosa;
        nostra negligenza; nostra colpa; colpa nostra; colpa mia; mia colpa; colpa e nostra; colpa e solo nostra;
        negligenza; negligent*; siamo responsabili; responsabilita legale; piena responsabilita; colpevol*;
        ammettiamo; riconosciamo; abbiamo causato; violato la legge""",
    "_liability": "non e colpa nostra; non e nostra colpa; colpa tua; colpa sua; tua colpa; di chi sia la colpa",
    "promise": """
        oggi; domani; entro # ore; tra # ore; tra # minuti; entro # minuti; tra un'ora; entro un'ora; tra mezz'ora;
        entro # giorni; prometto; promettiamo; garantisco; garantiamo; subito; immediatamente""",
    "_promise": "non posso promettere; domani tre volte",
    "private": """
        messaggio privato; messaggi privati; in privato; dm; messaggio diretto; messaggi diretti; per e-mail;
        via e-mail; per telefono; chiamami; chiamaci; mi chiami; ci chiami; scrivi a; scriva a""",
    "needless": "non serve; non devi; non occorre; non c'e bisogno; non e necessario",
    "asks": """
        numero d'ordine; numero di ordine; codice cliente; numero cliente; suo indirizzo; tuo indirizzo;
        il telefono; tuo telefono; indirizzo e-mail; tua e-mail; tuoi dati; suoi dati; data di nascita;
        numero di carta""",
    "request": """
        qual e; quale; dimmi; mi dica; mi dai; mi da; dammi; mi serve; ci serve; manda; mandami; mandaci; invia;
        inviaci; inviarci; inviami; per favore; puoi; potresti; potrebbe; comunica; comunicaci; indicaci""",
    "we": """
        scrivici; chiamaci; contattaci; mandaci; inviaci; dicci; avvisaci; inviarci; scriverci; contattarci; noi;
        ci; ce""",
    "_we": """
        ci penso; ci guardo; ci metto; ci vuole; c'e; ci sono; ci sara; ci sia; ci vorra; ci tengo; ci lavoro;
        ci provo; ci ha scritto; come stai ci""",
    "title": "signor; signora; signorina; sig; sig.ra; sigra; ra; dottor; dott",
    "weekday": "lunedi; martedi; mercoledi; giovedi; venerdi; sabato; domenica",
    "month": """
        gennaio; febbraio; marzo; aprile; maggio; giugno; luglio; agosto; settembre; ottobre; novembre; dicembre""",
    "delivery": """
        arriva; arrivera; arrivare; consegnato; consegnata; consegna; riceverai; ricevera; spedito; spedita; parte;
        sostituito""",
    "day": "oggi; domani; stasera; dopodomani; questa settimana; la prossima settimana",
    "policy": """
        la garanzia ti; la garanzia le; la garanzia copre; in garanzia; da diritto; hai diritto; ha diritto;
        nostra politica permette; secondo la nostra politica""",
    "colleague": "collega; colleghi; capo; responsabile; chiedi di; chiama; chiami",
    "soon": """
        presto; a breve; a presto; il prima possibile; al piu presto; quanto prima; prossimamente; piu tardi;
        la prossima settimana; nei prossimi giorni""",
}

SMALL = """
    il lo la gli e che di non per con una sono mi dispiace qui questo sto le del della un ti suo in si ci i al
    ho ha hai ciao grazie subito tuo tua scusa da ne penso io controllo verifico molto anche come ma se piu dal
    alla nel entro scrivo cosa giusto mandami po sei stato tutto"""

COMMON = """
    ciao grazie scusa scuse dispiace disagio esperienza problema messaggio aspetti aspettavi aspettare attesa
    capisco quello quella questo questa questi queste altro altra altri altre sono stato stata essere avere
    hanno abbiamo avete tutto tutta tutti molto molta molti piu meno bene come quando dove perche dopo prima
    ancora gia sempre mai anche solo ora oggi adesso penso verifico controllo scrivo fare fatto cosa della delle
    degli dello dalla nella nelle negli sulla sotto sopra con per una uno squadra cliente servizio lasciato
    lascia"""
