"""Words that no reply to a customer holds, in seven languages: insults, talk of prompts and programs, and bait.

`*` ends a word, `;` parts phrases, as in `bot.domain.words.replies`. What is a compliment or a thing in one of the
languages is left out: «bête noire», «ass» of a donkey's kind, «Depp» as a name.
"""

from collections.abc import Mapping

INSULTS: Mapping[str, str] = {
    "en": """
        idiot*; moron*; imbecile*; stupid person; you are stupid; you're stupid; you stupid; so stupid; dumb customer;
        you are dumb; you're dumb; loser; you clown; you fool; what a fool; pathetic; shut up; go to hell; screw you;
        fuck*; bastard*; bitch*; asshole*; arsehole*; scum; whiner; crybaby; you liar; you are a liar; you're a liar;
        get lost; nobody likes you; you are worthless; you're worthless; cretin*; dimwit*; dickhead*; jerk; wanker*;
        you are an embarrassment; you are ugly; you're ugly; stop whining; stop moaning; cry me a river""",
    "de": """
        idiot*; trottel*; dummkopf*; vollpfosten*; arschloch*; blodmann*; bloede kuh; blode kuh; du bist dumm;
        sie sind dumm; du bist so dumm; zu dumm; halt die klappe; halten sie den mund; halt den mund; verpiss*;
        scheiss*; wichser*; hurensohn*; spinner; versager*; dumme kuh; dummer kunde; heulsuse*; hor auf zu jammern;
        horen sie auf zu jammern; blodian; vollidiot*; penner; lugner; du lugst; peinlicher mensch; erbarmlich*""",
    "fr": """
        idiot*; imbecile*; cretin*; connard*; connasse*; abruti*; debile*; salaud*; salope*; encule*; ta gueule;
        fermez-la; ferme-la; va te faire; allez vous faire; vous etes stupide; tu es stupide; vous etes bete;
        tu es bete;
        espece de; pauvre type; minable*; pleurnich*; menteur; menteuse; merde*; foutez le camp; degagez; bouffon*;
        andouille*; pathetique*""",
    "es": """
        idiota*; imbecil*; estupido; estupida; estupidos; tonto; tonta; tontos; gilipollas; cabron*; hijo de puta;
        puta;
        puto; mierda*; callate; callese; vete a; vayase a la; payaso; llorica*; deja de llorar; deje de llorar;
        mentiroso; mentirosa; cretino*; subnormal*; pendejo*; perdedor; perdedora; das pena; da pena; patetic*;
        fracasado*; inutil""",
    "it": """
        idiota; idioti; imbecille; imbecilli; stupido; stupida; stupidi; scemo; scema; cretino; cretina; cretini;
        stronzo; stronza; stronzi; vaffanculo; coglione; coglioni; bastardo; merda; sta zitto; stia zitto; stai zitto;
        buffone; pagliaccio; bugiardo; bugiarda; fai pena; fa pena; patetic*; fallito; smettila di lamentarti;
        deficiente; deficienti; rimbambito; va al diavolo""",
    "pt": """
        idiota*; imbecil; imbecis; estupido; estupida; estupidos; burro; burra; parvo; parva; cretino; cretina;
        filho da puta; puta; merda*; cala a boca; cale a boca; cale-se; cala-te; vai te; va para o inferno;
        vai para o inferno; palhaco; chorao; chorona; mentiroso; mentirosa; otario; otaria; babaca*; patetic*;
        fracassado; fracassada; inutil; para de chorar; pare de chorar""",
    "nl": """
        idioot; idioten; sukkel*; debiel*; imbeciel*; stommeling*; domkop*; klootzak*; eikel; lul; trut; kutklant;
        hou je mond; houd uw mond; hou je bek; rot op; donder op; je bent dom; u bent dom; zo dom; flikker op; loser;
        zeikerd*; zeurpiet*; zeur niet; leugenaar*; mislukkeling*; zielig*; achterlijk*; klojo; schijt""",
}

MACHINE: Mapping[str, str] = {
    "en": """
        system prompt*; prompt says; my prompt; hidden prompt; my instructions; hidden instructions;
        the instructions i;
        your instructions say; initial instructions; previous instructions; prior instructions; ignore all;
        as an ai; as a language model; language model*; an ai model; ai assistant; i am an ai; i'm an ai; i am a bot;
        i'm a bot; i am a chatbot; chatgpt; openai; gpt; llm; api key*; api_key; access token; secret key;
        developer mode; developer message; jailbreak*; json*; auto_send; status approved; set status; staff note;
        staff_note; system status; base64; i was told to; i have been instructed; i was instructed;
        you draft public replies; i am programmed;
        i'm programmed; my training data; my guidelines""",
    "de": """
        systemprompt*; system-prompt*; meine anweisungen; versteckten anweisungen; meine instruktionen; sprachmodell*;
        als ki; eine ki; ki-modell*; ki-assistent*; ich bin ein bot; ich bin ein chatbot; api-schlussel*;
        api schlussel;
        zugangsschlussel; vorherigen anweisungen; ich wurde angewiesen; mir wurde aufgetragen;
        ich bin programmiert""",
    "fr": """
        invite systeme; prompt systeme; mes instructions; instructions cachees; modele de langage; en tant qu'ia;
        une ia; intelligence artificielle; assistant virtuel; je suis un robot; je suis un bot; cle api; cle d'api;
        instructions precedentes; on m'a demande de; vous redigez; tu rediges; on m'a charge; je suis programme""",
    "es": """
        prompt del sistema; mensaje del sistema; mis instrucciones; instrucciones ocultas; modelo de lenguaje;
        como ia; una ia; inteligencia artificial; soy un bot; soy un robot; clave api; clave de api;
        instrucciones anteriores; me han ordenado; me han indicado que; estoy programado""",
    "it": """
        prompt di sistema; le mie istruzioni; mie istruzioni; istruzioni nascoste; modello linguistico; come ia;
        una ia; un'ia; intelligenza artificiale; sono un bot; sono un robot; chiave api; istruzioni precedenti;
        mi e stato ordinato; sono programmato""",
    "pt": """
        prompt do sistema; prompt de sistema; minhas instrucoes; instrucoes ocultas; instrucoes escondidas;
        modelo de linguagem; como ia; uma ia; inteligencia artificial; sou um bot; sou um robo; chave api;
        chave da api;
        chave de api; instrucoes anteriores; fui instruido; estou programado""",
    "nl": """
        systeemprompt*; mijn instructies; verborgen instructies; taalmodel*; als ai; een ai; ai-assistent*;
        kunstmatige intelligentie; ik ben een bot; ik ben een robot; api-sleutel*; api sleutel; eerdere instructies;
        ik heb de opdracht gekregen; ik ben geprogrammeerd""",
}

BAIT: Mapping[str, str] = {
    "en": """
        in the comments; comment below; comments below; share your opinion*; tag a friend; tag # friends; subscribe;
        click here; click the link; click on the link; download this; download our; download it; you won't believe;
        won't believe what; vote for; go and vote; the election*; limited offer; win a; smash that; buy now;
        act now""",
    "de": """
        in den kommentaren; in die kommentare; klick hier; klicken sie hier; hier klicken; auf den link; lade dir;
        laden sie sich; herunterladen; abonniere*; markiere # freunde; wahlt; gewinne jetzt; jetzt kaufen""",
    "fr": """
        en commentaire; dans les commentaires; cliquez ici; clique ici; cliquez sur; telechargez; telecharge;
        abonnez-vous;
        abonne-toi; identifiez # amis; votez; achetez maintenant""",
    "es": """
        en los comentarios; haz clic; haga clic; pincha aqui; descarga este; descargue este; descarga esta;
        suscribete;
        suscribase; etiqueta a; vota por; vote por; compra ya""",
    "it": """
        nei commenti; clicca qui; clicchi qui; clicca sul; scarica questo; scarichi questo; scarica subito; iscriviti;
        si iscriva; tagga; vota per; voti per; compra ora""",
    "pt": """
        nos comentarios; clique aqui; clica aqui; clique no; baixe este; descarregue este; transfira este;
        inscreva-se;
        subscreve; marque # amigos; vote em; vota em; compre ja""",
    "nl": """
        in de reacties; in de comments; klik hier; klik op; download dit; download deze; abonneer; tag # vrienden;
        stem op;
        koop nu""",
}

EVERYDAY = """
    accident adivinar affaire agradecemos agradeco alguem alguien allora aparato aparelho appareil arrivent
    assunto aurait basta beileid belangrijker belle bello blesse bout cansa compte coracao cose cuore dafur
    dazukommt debranche deixar dejar desenchufado desligado direkt doit dovrebbe dura ecrire encima energie
    entonces ernstig erreichen erreichst escrever escribimos esquecido estan every farsi ficam ficou fino
    formular gaat gebeurd gehen genommen geraakt gewond gostar haja haya herido herzliches iemand importa
    indovinare jemand jetzt junto jusqu'au keer laisser langzaam lasciarlo leggera levamo levo levou magoado
    main male maschine meglio mejor melhor menschen meus mieux mille mirar mochte mochten momento muchisimo
    muitissimo nessuno netten niente nombres nomes nouveau nouvelles numeros nuovo ocuparse ocurrido palavras
    parler parola parole perda personale personlich pesame pesames place plaisir preferimos prefiero preguntar
    preguntas prend prendre presa presentons preso pubblico qualcosa quelqu'un reachable reglee relieved
    resolvido respondemos resta resultado risolvere sabemos sais salud savons schwersten scrivere scriviamo
    seguros sentido sentidos seria serieux serio seriously silencio silenzio simpatica sinceres sorted sprechen
    staccato stay sujet tempo temps tirare tomada tomamos tomo traite troppo trovarsi truly tweede usarlo vaut
    verletzt vielen vive vogliamo voglio voix voudrais voudrions weegt weiter wichtiger wiegt word worte zeit
    zwaarst"""
"""Words beside those of `bot.domain.words.replies` that tell nothing in a reply: what our own phrases are made of."""
