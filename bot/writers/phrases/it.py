"""Italian. `<thing>` and `<team>` come with their article; only «su» is drawn together with it."""

from bot.domain.words.text import word_set
from bot.writers.speech import Grammar, Language, Speech, pairs, turns

SPEECH = Speech(
    hello=("Ciao {name},", "Salve {name},"),
    nameless=("Ciao,", "Salve,"),
    quotes=("«", "»"),
    restated=(
        "{mi dispiace|ci dispiace} molto: <said>, e non doveva succedere.",
        "{mi scuso|ci scusiamo}: <said>, e così non va.",
        "<said>, e {mi scuso|ci scusiamo} per questo.",
        "grazie di averlo scritto, e {mi dispiace|ci dispiace}: <said>.",
        "~{capisco|capiamo} il fastidio, e {mi dispiace|ci dispiace}: <said>.",
        "{mi dispiace|ci dispiace} davvero che sia andata così: <said>.",
        "così non va bene, e {mi scuso|ci scusiamo}: <said>.",
    ),
    quoted=(
        "«<said>»: {mi dispiace|ci dispiace}, non doveva succedere.",
        "«<said>»: così non va, e {mi dispiace|ci dispiace} molto.",
        "{leggo|leggiamo} «<said>» e {mi scuso|ci scusiamo}.",
        "grazie per le parole chiare, e {mi dispiace|ci dispiace} davvero: «<said>».",
        "non doveva arrivare a questo punto, e {mi scuso|ci scusiamo}: «<said>».",
        "~{capisco|capiamo} il fastidio, e {mi scuso|ci scusiamo}: «<said>».",
        "{mi dispiace|ci dispiace} che sia andata così: «<said>».",
    ),
    about=(
        "{mi dispiace|ci dispiace} molto per <thing>.",
        "{mi scuso|ci scusiamo} per quello che è successo con <thing>: così non va.",
        "grazie di averlo detto, e {mi dispiace|ci dispiace} per <thing>.",
        "con <thing> non doveva andare così, e {mi scuso|ci scusiamo}.",
        "{mi dispiace|ci dispiace} davvero per tutti i problemi con <thing>.",
        "così non va bene: {mi scuso|ci scusiamo} per <thing>.",
        "~{capisco|capiamo} il fastidio, e {mi scuso|ci scusiamo} per i problemi con <thing>.",
    ),
    worded=(
        "grazie per il messaggio su <thing>, e {mi scuso|ci scusiamo}.",
        "{ho|abbiamo} letto quello che [scrivi|scrive] su <thing>, e {mi dispiace|ci dispiace}.",
        "{mi dispiace|ci dispiace}: <thing> non dovrebbe essere un motivo per scrivere.",
    ),
    plain=(
        "{mi dispiace|ci dispiace} molto, non doveva succedere.",
        "{mi scuso|ci scusiamo} per quello che è successo.",
        "grazie di averlo scritto, e {mi dispiace|ci dispiace}.",
        "così non va, e {mi scuso|ci scusiamo}.",
        "{mi dispiace|ci dispiace} davvero per la brutta esperienza.",
    ),
    still=(
        "{mi scuso|ci scusiamo} di nuovo: con <thing> la cosa dura da troppo tempo.",
        "{mi dispiace|ci dispiace}, con <thing> non c'è ancora una soluzione.",
        "grazie per la pazienza, e {mi scuso|ci scusiamo} per il ritardo con <thing>.",
        "la cosa va per le lunghe, {lo so|lo sappiamo}, e {mi dispiace|ci dispiace} per <thing>.",
        "{mi scuso|ci scusiamo} per il silenzio; <thing> resta tra le cose da risolvere.",
        "per la seconda volta, {mi scuso|ci scusiamo}: con <thing> è durata troppo.",
        "{mi dispiace|ci dispiace} che la questione con <thing> sia ancora aperta.",
    ),
    short=("{mi dispiace|ci dispiace} per <thing>.", "{mi scuso|ci scusiamo} per <thing>."),
    steps=(
        "{Me ne occupo|Ce ne occupiamo} ora con <team> e {scrivo|scriviamo} qui<when>.",
        "{Verifico|Stiamo verificando} con <team> <look> e la risposta arriva qui<when>.",
        (
            "{Ne parlo subito con <team> e mi occupo di tutto|Ne parliamo con <team> e ci occupiamo di "
            "tutto}; {scrivo|scriviamo} qui<when>."
        ),
        "{Chiedo|Ce ne occupiamo: chiediamo} subito a chi lo sa <look>, e {rispondo|rispondiamo} qui<when>.",
        "Con <team> {me ne occupo|ce ne occupiamo} fino in fondo, e {do|diamo} notizie qui<when>.",
        "{Sto verificando|Stiamo verificando} <look>; [ti {scrivo|scriviamo}|Le {scrivo|scriviamo}] qui<when>.",
        "{Mi occupo|Ci occupiamo} di capire <look>, insieme con <team>, e {scrivo|scriviamo}<when>.",
        "{Controllo|Stiamo verificando} con <team> <look>, poi la risposta è qui<when>.",
    ),
    short_steps=(
        "{Me ne occupo|Ce ne occupiamo} e la risposta arriva qui<when>.",
        "{Verifico|Stiamo verificando} e {scrivo|scriviamo} qui<when>.",
        "{Controllo|Ce ne occupiamo} e {do|diamo} notizie<when>.",
    ),
    write_to=(
        "Per i dati personali: <contact>.",
        "Nomi e numeri sono più al sicuro qui: <contact>.",
        "Le cose personali, per favore, solo qui: <contact>.",
        "Per i dettagli dell'ordine e il resto: <contact>.",
        "Niente di personale in pubblico, meglio qui: <contact>.",
    ),
    direct=(
        "Per i dati personali è meglio un messaggio privato.",
        "Nomi e numeri sono più al sicuro in un messaggio privato.",
        "Le cose personali, per favore, solo in un messaggio privato.",
        "Per i dettagli dell'ordine e il resto va bene un messaggio privato.",
        "Niente di personale in pubblico, meglio un messaggio privato.",
    ),
    warm=(
        "Grazie per il tempo speso a scriverlo.",
        "{So|Sappiamo} che stanca, e {lo prendo|lo prendiamo} sul serio.",
        "Grazie per la pazienza.",
    ),
    unplug=("Fino ad allora, meglio lasciarlo staccato dalla presa.", "Fino ad allora, meglio non usarlo."),
    praise_said=(
        "«<said>»: grazie mille, fa proprio piacere. Il team lo saprà.",
        "grazie, che bello leggere «<said>». {Lo mostro|Lo mostriamo} al team.",
        "grazie di cuore per «<said>». Lo leggerà chi se lo merita.",
        "che messaggio gentile, grazie! «<said>» arriva subito al team.",
        "grazie per il tempo preso per scrivere «<said>».",
    ),
    praise=(
        "grazie mille per le parole su <thing>. Il team ne sarà felice.",
        "grazie, è bello leggere questo su <thing>. Arriva subito al team.",
        "grazie di cuore. Che bello che con <thing> sia andato tutto bene.",
        "che messaggio gentile su <thing>, grazie. {Lo racconto|Lo raccontiamo} al team.",
        "grazie per il tempo preso per scrivere qualcosa di bello su <thing>.",
    ),
    praise_plain=(
        "grazie mille per le belle parole, il team le leggerà.",
        "grazie, fa proprio piacere leggerlo. {Lo racconto|Lo raccontiamo} al team.",
        "che messaggio gentile, grazie. Il team ne sarà felice.",
    ),
    solved=(
        "che bello che sia risolto, grazie per averlo scritto. Se resta qualcosa, basta una parola qui.",
        "grazie del messaggio e della pazienza. {Resto|Restiamo} qui per ogni cosa.",
        "bella notizia, grazie. Se c'è altro, {sono|siamo} qui.",
    ),
    question=(
        "grazie per la domanda su <thing>. {Verifico|Stiamo verificando} e la risposta arriva qui<when>.",
        "grazie per aver scritto su <thing>. {Chiedo|Ce ne occupiamo} e {rispondo|rispondiamo} qui<when>.",
        (
            "su <thing> non {voglio|vogliamo} tirare a indovinare: {controllo|ce ne occupiamo} e "
            "{scrivo|scriviamo} qui<when>."
        ),
        "{me ne occupo|ci occupiamo di questo}: la risposta su <thing> arriva con il team<when>.",
        "{controllo|ce ne occupiamo} con <team>, e su <thing> {scrivo|scriviamo} qui<when>.",
    ),
    question_plain=(
        "grazie per il messaggio. {Verifico|Stiamo verificando} e la risposta arriva qui<when>.",
        "grazie per la domanda. {Chiedo|Ce ne occupiamo} e {rispondo|rispondiamo} qui<when>.",
        "prima di rispondere {controllo|ce ne occupiamo} con <team>, e {scrivo|scriviamo} qui<when>.",
    ),
    noted=(
        "grazie per il messaggio. {Verifico|Stiamo verificando} con <team> e {scrivo|scriviamo} qui<when>.",
        "grazie per la segnalazione. {Ne parlo|Ce ne occupiamo} con <team> e {rispondo|rispondiamo} qui<when>.",
        "grazie per aver scritto. {Me ne occupo|Ce ne occupiamo} con <team>, e la risposta arriva qui<when>.",
    ),
    answered=(
        "grazie per la domanda su <thing>.",
        "su <thing>, ecco la risposta.",
    ),
    in_private=(
        "[{Ti scrivo|Ti scriviamo}|{Le scrivo|Le scriviamo}] ora in privato a questo proposito.",
        "{Continuo|Continuiamo} adesso con un messaggio privato.",
    ),
    grave={
        "injury": (
            "{mi dispiace|ci dispiace} moltissimo che qualcuno si sia fatto male; ora non conta altro.",
            "è una cosa seria, e {mi dispiace|ci dispiace} di cuore: nessuno deve farsi male così.",
        ),
        "injury thing": (
            "{mi dispiace|ci dispiace} moltissimo per quello che è successo con <thing>; ora conta solo la salute.",
            "è una cosa seria, e {mi dispiace|ci dispiace} di cuore: con <thing> nessuno deve farsi male.",
        ),
        "death": (
            "le {mie|nostre} più sentite condoglianze, e {mi dispiace|ci dispiace} che ci sia anche questo pensiero.",
            "{mi dispiace|ci dispiace} moltissimo, le {mie|nostre} condoglianze.",
        ),
        "death thing": (
            (
                "le {mie|nostre} più sentite condoglianze, e {mi dispiace|ci dispiace} che ci sia anche il "
                "pensiero per <thing>."
            ),
        ),
        "hate": (
            "nessuno deve essere trattato così, e {mi dispiace|ci dispiace} molto.",
            "quello che [racconti|racconta] è grave, e {mi dispiace|ci dispiace} davvero.",
        ),
        "hate thing": (
            "quello che [racconti|racconta] su <thing> è grave, e {mi dispiace|ci dispiace} davvero.",
            "nessuno deve essere trattato così, e {mi dispiace|ci dispiace} molto per <thing>.",
        ),
    },
    grave_steps=(
        "{Me ne occupo|Ce ne occupiamo} di persona, con <team>, e {scrivo|scriviamo}<when>.",
        "{Me ne occupo|Ce ne occupiamo} fino in fondo con <team>, e {do|diamo} notizie<when>.",
        "{Verifico|Stiamo verificando} tutto con <team>, e {scrivo|scriviamo}<when>.",
    ),
    grave_call=(
        "{Vorrei|Vorremmo} parlarne a voce: <contact>.",
        "Una persona, non una macchina, risponde qui: <contact>.",
    ),
    grave_write=(
        "Una persona, non un modulo, risponde qui: <contact>.",
        "Per parlarne in privato: <contact>.",
    ),
    at=" entro le {time}",
    tomorrow=" entro domani alle {time}",
    joined={
        " su il ": " sul ",
        " su lo ": " sullo ",
        " su la ": " sulla ",
        " su l'": " sull'",
        " su i ": " sui ",
        " su gli ": " sugli ",
        " su le ": " sulle ",
    },
    soon=" appena ci sono novità",
    that="<words>.",
    anything="questo caso",
    teams=pairs(
        """
        delivery = il team spedizioni; billing = l'amministrazione; product = il team prodotto; outage = il team
        tecnico; app = il team tecnico; conduct = la direzione; account = il team account; safety = il team
        sicurezza; privacy = il team privacy; other = il team competente"""
    ),
    looks=pairs(
        """
        delivery = che cosa si è bloccato lungo la strada; billing = che cosa è stato addebitato e perché;
        product = da dove viene il difetto; outage = che cosa non va e fino a quando; app = da dove viene
        l'errore; conduct = che cosa è successo lì; account = che cosa lo blocca; safety = come è potuto
        succedere; privacy = come è potuto succedere; other = che cosa è andato storto"""
    ),
    things=pairs(
        """
        servizio clienti = il servizio clienti; carta di credito = la carta; assistenza = l'assistenza; pacco* =
        il pacco; pacchi = i pacchi; ordine* = l'ordine; ordini = gli ordini; ordinato = l'ordine; consegn* = la
        consegna; spedizion* = la spedizione; spedito = la spedizione; corriere* = il corriere; rimborso* = il
        rimborso atteso; fattur* = la fattura; bolletta* = la bolletta; addebit* = l'addebito; pagament* = il
        pagamento; pagare = il pagamento; prezzo* = il prezzo; soldi = i soldi; account = l'account; conto = il
        conto; password = la password; app = l'app; applicazione = l'applicazione; sito = il sito; pagina = la
        pagina; carrello = il carrello; internet = internet; rete = la rete; linea = la linea; wifi = il wifi;
        modem = il modem; contratto = il contratto; abbonamento = l'abbonamento; disdetta = la disdetta;
        bollitore* = il bollitore; macchina del caffe = la macchina del caffè; manico = il manico; coperchio =
        il coperchio; batteria* = la batteria; caricatore* = il caricatore; caricabatteri* = il caricabatterie;
        lampada* = la lampada; telefono* = il telefono; cellulare = il cellulare; schermo = lo schermo;
        stampante = la stampante; pezzo = il pezzo; garanzia = la garanzia; riparazione = la riparazione; cambio
        = il cambio; reso = il reso; odore = l'odore; fumo = il fumo; chat = la chat; chiamat* = le chiamate;
        telefonat* = le telefonate; mail = la mail; email = la mail; messaggi* = il messaggio; rispost* = la
        risposta; risponde = la risposta; attesa = l'attesa; commess* = l'accoglienza in negozio; negozio = la
        visita in negozio; appuntamento = l'appuntamento; tecnico = il tecnico; orari* = gli orari; treno = il
        treno; volo = il volo; autobus = l'autobus; valigia = la valigia; bagagli* = i bagagli; biglietto* = il
        biglietto; prenotazione = la prenotazione; hotel = l'hotel; camera = la camera; pizza = la pizza; cibo =
        il cibo; scarpe = le scarpe; vestito = il vestito; giacca = la giacca; articolo* = l'articolo; prodotto*
        = il prodotto; qualita = la qualità; taglia = la taglia; colore = il colore; carta = la carta; luce = la
        luce; acqua = l'acqua; errore = l'errore; errori = gli errori; aggiornamento = l'aggiornamento; ritardo*
        = il ritardo; servizio = il servizio"""
    ),
)

GRAMMAR = Grammar(
    turned=turns(
        """
        mio = tuo | Suo; mia = tua | Sua; miei = tuoi | Suoi; mie = tue | Sue; mi = ti | Le"""
    ),
    starters=word_set("il lo la i gli le l' un una un' questo questa nessuno nessuna niente non"),
    leads={},
    first_person=("ai", "ei", "ii", "iamo", "evo", "avo", "ivo"),
    links=frozenset({"e", "ed", "ma", "perché", "però", "né"}),
    verbs=word_set(
        """
        e era arriva arrivano arrivato arrivata funziona funzionano risponde rispondono rompe rotto rotta chiude
        si blocca cade manca mancano puzza perde gocciola scade sparito sparita carica caricano va vanno parte
        dice dicono accende spegne annullato annullata addebitato ha hanno viene vengono resta restano rimasto
        fuma scotta brucia"""
    ),
    ours=word_set(
        """
        io noi ci nostro nostra nostri ho abbiamo sono siamo avevo l'ho devo posso voglio me che
                voi vostro vostra vostri lei tu tuo tua ti vi voglio pretendo spero credo penso grazie per favore se
        come perche quando dove chi che cosa quanto stufo stufa vergogna vergognoso pessimo pessima orribile
        schifo deluso delusa arrabbiato indignato ridicolo scandaloso"""
    ),
    bad=word_set(
        """
        non niente nulla mai nessuno nessuna senza ancora rotto rotta rompe perso persa manca mancano
        danneggiato danneggiata difettoso difettosa ritardo tardi sbagliato sbagliata blocca bloccato bloccata
        chiude errore guasto doppio doppia volte due! addebitato annullato annullata vuoto morto chiuso aspetto
        aspettando attesa settimane mesi lento lenta freddo sporco bruciato bruciata fumo puzza odore graffiato
        sparito sparita ignorato problema problemi perde rifiutato scortese ferito sanguinava peggio"""
    ),
    good=word_set(
        """
        grazie fantastico fantastica ottimo ottima eccellente perfetto perfetta veloce gentile gentilissimo
        adoro amo bello bella meraviglioso bene migliore felice contento contenta consiglio bravi bravo
        bravissimi complimenti piacevole rapido"""
    ),
    owned=turns(
        """
        mio = il tuo | il suo; mia = la tua | la sua; miei = i tuoi | i suoi; mie = le tue | le sue"""
    ),
    articles={"il": "il", "lo": "lo", "la": "la", "i": "i", "gli": "gli", "le": "le"},
    small=word_set(
        """
        e o ma di del della dei in nel nella a al alla il lo la i gli le un una che non piu per con su senza
        sono nuovo nuova vecchio grande piccolo primo prima secondo ultimo ultima stesso stessa altro altra
        prossimo"""
    ),
    vague=word_set(
        """
        vita zia zio nonno nonna vicino vicina collega colleghi cliente clienti signora signore marito moglie
        figlio figlia madre padre fratello sorella bambino bambina bambini amico amica famiglia cane gatto mano
        mani testa opinione tempo giorno giorni settimana settimane mese mesi anno anni compleanno nome colpa
        caso fine inizio gente mondo vergogna pazienza volta volte ora ore minuto minuti parte casa verita cosa
        parere conto"""
    ),
    dangling=word_set(
        "e o ma di del della dei in nel nella a al alla il lo la i gli le un una che per con su senza mio mia non si"
    ),
    fillers=word_set("e ma ciao buongiorno salve scusate si no allora insomma beh ora"),
    address=word_set("che ti vi quando come se chi"),
    polite=frozenset({"Lei", "Voi", "Vi", "voi", "vostro", "vostra"}),
    endings=("are", "ere", "ire", "ando", "endo", "mente", "ato", "ata", "uto", "uta", "ito", "ava", "iamo", "ono"),
)

LANGUAGE = Language(SPEECH, GRAMMAR)
